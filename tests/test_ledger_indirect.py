"""Indirect speech: the clause and who said it, and what is none."""

from __future__ import annotations

import pytest

from newslint.readers import read_article


def told(text: str) -> list[tuple[str, str]]:
    article = read_article(text, "draft", "snippet")
    return [
        (
            speech.speaker.person.name if speech.speaker.person else speech.speaker.name,
            article.blocks[speech.place.block].text[speech.place.start : speech.place.end],
        )
        for speech in article.ledger.indirect
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ines Palma said that the mill was sold.", ("Ines Palma", "the mill was sold")),
        ("Ines Palma said the mill was sold.", ("Ines Palma", "the mill was sold")),
        ("Ines Palma told the court that the mill was sold.", ("Ines Palma", "the mill was sold")),
        ("Ines Palma warned that the mill would close.", ("Ines Palma", "the mill would close")),
        ("Ines Palma, who is 60, said she would sell.", ("Ines Palma", "she would sell")),
        ("The mill was sold in May, Ines Palma said.", ("Ines Palma", "The mill was sold in May")),
        ("The mill was sold in May, said Ines Palma.", ("Ines Palma", "The mill was sold in May")),
        ("According to Ines Palma, the mill is sold.", ("Ines Palma", "the mill is sold")),
        ("The mill is sold, according to Ines Palma.", ("Ines Palma", "The mill is sold")),
        ("Police said the road was shut.", ("Police", "the road was shut")),
    ],
)
def test_the_clause_and_its_speaker(text: str, expected: tuple[str, str]) -> None:
    assert told(text) == [expected]


def test_a_pronoun_leads_to_its_person() -> None:
    assert told("Ines Palma owns the mill. She said that it was sold.") == [("Ines Palma", "it was sold")]


@pytest.mark.parametrize(
    "text",
    [
        "Ines Palma said nothing.",
        "“The mill is sold,” Ines Palma said.",
        "The claims that the mill was sold are wrong.",
        "She was told that the mill was sold.",
        "The governor declared an emergency in four counties.",
        "The mill was sold.",
    ],
)
def test_what_is_no_indirect_speech(text: str) -> None:
    assert told(text) == []
