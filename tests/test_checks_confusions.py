"""Real words in the wrong place: every line of the table finds its slip, and sound sentences stay silent."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

RULE = "typo/real-word-confusion"
HERE = Path(__file__).parent
TABLE = HERE.parent / "newslint" / "data" / "confusions.tsv"
SLIPS = [
    line.split("\t")
    for line in (HERE / "confusions.tsv").read_text(encoding="utf-8").split("\n")
    if line and not line.startswith(";")
]
SILENT = (HERE / "confusions_silent.txt").read_text(encoding="utf-8").strip().split("\n")
Read = Callable[..., Any]


@pytest.mark.parametrize(("marked", "right"), SLIPS, ids=[slip[0] for slip in SLIPS])
def test_slip_is_found(marked: str, right: str, read: Read) -> None:
    start, end = marked.index("[["), marked.index("]]") - 2
    result = read(marked.replace("[[", "").replace("]]", ""), RULE)
    found = [finding for finding in result.findings if (finding.span.start, finding.span.end) == (start, end)]
    assert found, [finding.message for finding in result.findings]
    assert right.lower() in [suggestion.text.lower() for suggestion in found[0].suggestions]


@pytest.mark.parametrize("sentence", SILENT)
def test_sound_sentence_is_silent(sentence: str, read: Read) -> None:
    assert [finding.message for finding in read(sentence, RULE).findings] == []


def test_every_line_of_the_table_has_a_slip() -> None:
    lines = [
        line for line in TABLE.read_text(encoding="utf-8").split("\n") if line and line[0] != ";" and " = " not in line
    ]
    assert len(lines) == len(SLIPS)
    assert len(lines) >= 170


@pytest.mark.parametrize(
    ("text", "fixed"),
    [
        ("The group could of won, he was past away.", "could have"),
        ("They were pouring over the records.", "poring"),
        ("Pubic schools will close.", "Public"),
        ("THE PUBIC LIBRARY WILL CLOSE", "PUBLIC"),
        ("They said your going to win.", "you're"),
        ("Police poured over the CCTV footage.", None),
    ],
)
def test_replacement_has_form_and_case_of_the_slip(text: str, fixed: str | None, read: Read) -> None:
    words = [finding.suggestions[0].text for finding in read(text, RULE).findings]
    assert words[:1] == ([fixed] if fixed else [])


def test_long_run_of_openers_is_read_in_linear_time(read: Read) -> None:
    assert read("could of " * 20_000, RULE).findings == ()
