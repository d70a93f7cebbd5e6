"""Doubled spaces: what is found, in how many findings, and what they mend."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from newslint.checks.spacing import double_space
from newslint.findings import Hit
from newslint.readers import read_article

RULE = "typo/double-space"


def hits(text: str, format: str = "snippet") -> list[Hit]:
    return list(double_space(read_article(text, "draft", format), {}))


def test_each_slip_inside_a_sentence_is_a_finding() -> None:
    assert [hit.where for hit in hits("The  vote passed in  May.")] == [(0, 3, 5), (0, 19, 21)]


def test_a_typewriter_draft_has_one_finding_that_mends_all() -> None:
    found = hits("It closed.  Staff left.  Nobody came.\n\nShe won.  He lost.")
    assert len(found) == 1
    assert [place for place, _ in found[0].along] == [(0, 23, 25), (1, 8, 10)]


def test_many_slips_are_one_finding() -> None:
    assert len(hits("a  b c  d e  f g  h i  j k  l")) == 1


def test_the_safe_repair_leaves_no_doubled_space(read: Callable[..., Any]) -> None:
    text = "It closed.  Staff left.  Nobody came.\n\nShe won.  He lost."
    (finding,) = read(text, RULE).findings
    assert finding.suggestions[0].tier == "safe"
    for edit in reversed(finding.suggestions[0].edits):
        text = text[: edit.offset] + edit.text + text[edit.end_offset :]
    assert text == "It closed. Staff left. Nobody came.\n\nShe won. He lost."


def test_spaces_left_by_markup_are_not_typed() -> None:
    assert not hits("# Port closes\n\nThe bridge <!-- which? --> is shut in May.\n", "markdown")
    assert not hits("<article><h1>Port</h1><p>The  bridge\n   is  shut.</p></article>", "html")


def test_columns_and_wide_runs_are_layout() -> None:
    assert not hits("Velm      12  4  3")
    assert not hits("Velm  |  12")
