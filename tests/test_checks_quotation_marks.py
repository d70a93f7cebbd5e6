"""Quotation marks: mixed styles, the odd one out, marks the wrong way round."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from newslint.checks.quotation_marks import mixed_quote_style, quote_mark_style, wrong_mark
from newslint.findings import Hit
from newslint.readers import read_article

SAID = "“We won the vote,” said Ines Palma. “It is all over,” she said. “We go home now,” said Jo Brekke."


def hits(check: Callable[..., Any], text: str, format: str = "snippet") -> list[Hit]:
    return list(check(read_article(text, "draft", format), {}))


def mended(check: Callable[..., Any], text: str) -> str:
    """The text, one paragraph, with every repair done."""
    edits = [(hit.where, hit.better[0]) for hit in hits(check, text)]
    edits += [edit for hit in hits(check, text) for edit in hit.along]
    for place, better in sorted(edits, reverse=True):
        text = text[: place[1]] + better + text[place[2] :]
    return text


def test_all_rare_marks_are_mended_together() -> None:
    text = f'{SAID} "Nobody came," said Sara Lind.'
    assert len(hits(mixed_quote_style, text)) == 1
    assert mended(mixed_quote_style, text) == f"{SAID} “Nobody came,” said Sara Lind."


def test_curly_marks_among_straight_ones() -> None:
    text = 'It\'s late, and she\'s "ill", he said. "We won," he said. “Nobody came,” said Sara Lind.'
    assert mended(mixed_quote_style, text).count('"') == 6


def test_at_a_tie_the_later_form_is_reported() -> None:
    (hit,) = hits(mixed_quote_style, "The council’s plan is late.\n\nThe mayor's car was hit.")
    assert hit.where == (1, 9, 10)


def test_apostrophes_are_counted_apart_from_quotation_marks() -> None:
    assert not hits(mixed_quote_style, "“We can't stay,” said Ines Palma. “They're late.”")


@pytest.mark.parametrize("text", ['The plank is 12" wide, 6\'2" long.', "The Shi'ite and Hawai'i men."])
def test_measures_and_foreign_names_do_not_count(text: str) -> None:
    assert not hits(mixed_quote_style, f"{SAID} The mill’s gone. {text}")


def test_markdown_curled_later_is_left_alone() -> None:
    text = '# Port\n\n"We won," she said. "It is over," he said. “Nobody came,” said Sara Lind.\n'
    assert not hits(mixed_quote_style, text, "markdown")


def test_single_marks_in_a_double_article() -> None:
    (hit,) = hits(quote_mark_style, f"{SAID}\n\nBrekke called the plan ‘reckless’.")
    assert hit.where == (1, 23, 33)
    assert hit.better == ("“reckless”",)


@pytest.mark.parametrize(
    "text",
    [
        "The film ‘The Long Mill’ opens on Friday.",
        "“He said ‘go home’ to us,” said Sara Lind.",
        "The players’ union and the owners’ club met.",
    ],
)
def test_titles_nested_marks_and_apostrophes_are_no_drift(text: str) -> None:
    assert not hits(quote_mark_style, f"{SAID}\n\n{text}")


def test_marks_turned_the_wrong_way() -> None:
    assert (
        mended(wrong_mark, "”We won,“ she said. ”Nobody came,” he said.")
        == "“We won,” she said. “Nobody came,” he said."
    )


def test_an_accent_becomes_the_apostrophe_of_the_draft() -> None:
    assert mended(wrong_mark, "It´s the mayor's car.") == "It's the mayor's car."
    assert mended(wrong_mark, "The council´s mill isn`t the mayor's car, it's old.") == (
        "The council's mill isn't the mayor's car, it's old."
    )
    assert mended(wrong_mark, "The council´s mill.") == "The council’s mill."


@pytest.mark.parametrize(
    "text",
    [
        "Rock ’n’ roll of the ’90s; a 5′ plank.",
        "The Qur‘an and O‘ahu.",
        "„Wir gehen“, sagte er, „und morgen“.",
        "‘90s music is best,’ he said.",
        "“We went in.",
    ],
)
def test_marks_that_are_right(text: str) -> None:
    assert not hits(wrong_mark, text)


@pytest.mark.parametrize("text", ["”“" * 50_000, "‘" * 100_000, "a´s " * 20_000, "“a”  " * 20_000])
def test_rows_of_marks_do_not_raise(text: str) -> None:
    for check in (mixed_quote_style, quote_mark_style, wrong_mark):
        assert hits(check, text) is not None
