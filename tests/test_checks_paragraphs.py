"""Paragraphs without their stop, and sentences broken in two."""

from __future__ import annotations

import pytest

from newslint.checks.paragraphs import broken_paragraph, missing_full_stop
from newslint.readers import read_article

BARE = "The port of Velm will close in May. Staff were told of the plan on Monday"


def stopless(middle: str, after: str = "Nobody came to the second meeting.") -> list[str]:
    article = read_article(f"The mayor was away.\n\n{middle}\n\n{after}", "draft", "snippet")
    return [hit.better[0] for hit in missing_full_stop(article, {})]


def broken(*paragraphs: str) -> list[str]:
    article = read_article("\n\n".join(paragraphs), "draft", "snippet")
    return [f"{hit.words['tail']} {hit.words['head']}" for hit in broken_paragraph(article, {})]


def test_a_lost_stop_is_found_at_the_last_word() -> None:
    assert stopless(BARE) == ["Monday."]


@pytest.mark.parametrize(
    "text",
    [
        f"{BARE}.",
        f"{BARE}:",
        f"{BARE}…",
        f"{BARE}.”",
        "What the council knew of the plan to close the port of Velm in May",
        "The port will close in May. Staff were told of the plan on the day by the",
        "The port will close in May. Staff were told to write to the desk at port@velm.example",
        "The port will close in May, staff were told on the day. Reporting by Ines Palma of the town",
        "Q: The port will close in May. When were the staff told of the plan by them",
    ],
)
def test_ends_that_are_right_or_of_another_kind(text: str) -> None:
    assert not stopless(text)


def test_the_paragraph_after_must_be_sound() -> None:
    assert not stopless(BARE, "and the mayor was told too.")
    assert not stopless(BARE, "A heading with no stop")


def test_a_draft_set_without_stops_is_silent() -> None:
    article = read_article("\n\n".join(["The mayor was away.", *[BARE, "She left."] * 4]), "draft", "snippet")
    assert not list(missing_full_stop(article, {}))


def test_a_broken_sentence_is_found_at_its_second_half() -> None:
    assert broken("The port will close in May. The mayor of Velm told", "reporters that she would go.") == [
        "told reporters"
    ]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("The port will close in May. The mayor of Velm left.", "reporters that she would go."),
        ("The port will close in May. The mayor of Velm told", "Reporters that she would go."),
        ("The port will close in May. The mayor of Velm told:", "reporters that she would go."),
        ("The mayor of Velm told", "reporters that she would go."),
        ("The port will close in May. The mayor of Velm told", "iPhone owners that she would go."),
        ("The port will close in May. The mayor of Velm told", "reporters and friends;"),
    ],
)
def test_paragraphs_that_are_whole(before: str, after: str) -> None:
    assert not broken(before, after)


def test_verse_and_wrapped_drafts_are_silent() -> None:
    line = "The river runs on to the old sea and all of the hills are cold and"
    assert not broken(line, *[f"{line.lower()}."] * 5)
    assert not broken(*[line if number % 2 == 0 else "and so it was for us." for number in range(10)])
