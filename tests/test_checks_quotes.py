"""Quotations that nobody is said to have said: what is found, and what convention or doubt keeps silent."""

from __future__ import annotations

import pytest

from newslint.checks.quotes import unattributed
from newslint.readers import read_article

OPENING = "The road is open again.\n\n“It hurt us all that winter,” said Ines Palma, who owns the mill.\n\n"
BARE = "“There was nothing to be done about the river.”"


def found(text: str) -> list[str]:
    article = read_article(text, "draft", "snippet")
    places = [hit.where for hit in unattributed(article, {})]
    return [article.blocks[place[0]].text for place in places if len(place) == 3]


def story(before: str, after: str = "The bridge will be rebuilt by May.", quote: str = BARE) -> str:
    return f"{OPENING}{before}\n\n{quote}\n\n{after}"


@pytest.mark.parametrize(
    "before",
    [
        "The bridge was washed away in one night.",
        "Sales of timber rose from 80 tonnes in 2019 to 220 last year.",
        "On Friday Velm Council voted to close the south bank for good.",
        "She was fined £400 in March and lost the boat.",
    ],
)
def test_after_narration_it_is_found(before: str) -> None:
    assert found(story(before)) == [BARE]


@pytest.mark.parametrize(
    "before",
    [
        "“We saw it come over the wall,” said Jo Brekke.",
        "Jo Brekke wiped the mud from the table.",
        "Jo Brekke said that the town was slow to act.",
        "According to Jo Brekke, the town was slow to act.",
        "He said the town had been slow to act.",
        "A sign hung on the gate for a year.",
        "His message to the town was a simple one.",
        "What could the town have done?",
        "The choir stood up and sang:",
        "The man at the gate was clear –",
    ],
)
def test_after_speech_a_beat_or_a_lead_in_it_is_silent(before: str) -> None:
    assert found(story(before)) == []


@pytest.mark.parametrize(
    "after",
    [
        "“We all stood and watched,” said Jo Brekke.",
        "Jo Brekke, 71, was the last to cross the bridge.",
        "That is how Jo Brekke describes the night of the flood.",
        "Those were the words of the mayor.",
        "So said the mayor on Monday.",
        "Ms Palma remembers the night well.",
        "The words were painted on a wall.",
    ],
)
def test_with_a_speaker_in_the_next_paragraph_it_is_silent(after: str) -> None:
    assert found(story("The bridge was washed away in one night.", after)) == []


@pytest.mark.parametrize(
    "quote",
    [
        "“No comment.”",
        "“The Long Way Home by the River”",
        "“there was nothing to be done about it”",
        "“Gone,” “lost,” “sold.”",
    ],
)
def test_what_is_no_full_sentence_is_silent(quote: str) -> None:
    assert found(story("The bridge was washed away in one night.", quote=quote)) == []


def test_a_story_that_names_no_speaker_or_keeps_leaving_them_out_is_silent() -> None:
    narration = "The bridge was washed away in one night."
    assert found(f"The road is open.\n\n{narration}\n\n{BARE}\n\n{narration}") == []
    many = "\n\n".join(f"{narration}\n\n“Nobody ever told us about plan number {number}.”" for number in range(4))
    assert found(f"{OPENING}{many}\n\n{narration}") == []


def test_a_pull_quote_set_as_a_paragraph_is_silent() -> None:
    quote = "“It hurt us all that long winter.”"
    assert found(story("The bridge was washed away in one night.", quote=quote)) == []


def test_the_first_paragraph_of_a_feature_is_silent() -> None:
    assert found(f"{BARE}\n\nThe bridge was gone.\n\n{OPENING}") == []
