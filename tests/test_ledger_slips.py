"""Slips of the keyboard: what is meant, and the copy around a word that keeps it from being called one."""

from __future__ import annotations

import pytest

from newslint import parting, spelling
from newslint.ledger.slips import What
from newslint.readers import read_article


def slips(text: str, format: str = "snippet") -> list[tuple[str, str, str]]:
    """The sure slips of a text: what stands there, what happened, and the likeliest words."""
    article = read_article(text, "draft", format)
    return [
        (article.blocks[slip.place.block].text[slip.place.start : slip.place.end], slip.what.value, slip.better[0])
        for slip in article.ledger.slips
        if slip.sure
    ]


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("ploicy", "policy"),
        ("hospial", "hospital"),
        ("counncil", "council"),
        ("gsrden", "garden"),
        ("restaurent", "restaurant"),
        ("wether", "weather"),
    ],
)
def test_the_likeliest_word_comes_first(wrong: str, right: str) -> None:
    near = spelling.near(wrong)
    assert right in [guess.word for guess in near[:3]]
    assert near == tuple(sorted(near, key=lambda guess: (-guess.score, guess.word)))


def test_long_words_are_read_over_two_slips() -> None:
    assert spelling.far("agreemement")[0].word == "agreement"
    assert spelling.far("polciy") == ()


def test_neighbouring_keys_cost_less_than_far_ones() -> None:
    assert spelling.beside("e", "r")
    assert not spelling.beside("q", "p")
    costs = {guess.word: guess.cost for guess in spelling.near("gooe")}
    assert costs["good"] < costs["goos"] if "goos" in costs else costs["good"] < 9


def test_the_words_around_choose_the_reading() -> None:
    assert slips("They waited forthe bus.") == [("forthe", "fused", "for the")]
    assert slips("It was th ecouncil that met.") == [("th ecouncil", "split", "the council")]
    assert slips("She did not list en to him.") == [("list en", "split", "listen")]
    assert slips("They studied the sea bed and a key board.") == []


@pytest.mark.parametrize(
    "text",
    [
        "The ploicy was one ploicy.",
        "Ploicy Ltd said ploicy was good.",
        "She called it “ploicy” there.",
        "La ploicy del gobierno held.",
        "Write to ploicy@desk.example or #ploicy.",
        "The harbourmaster and the harbormaster met.",
        "He rewilded and unfriended them.",
    ],
)
def test_terms_names_and_foreign_words_are_no_slips(text: str) -> None:
    assert slips(text) == []


def test_italics_hold_foreign_words() -> None:
    assert slips("They ate *herbes* there and *ploicy* too.", "markdown") == []
    assert slips("<p>They ate <em>ploicy</em> there.</p>", "html") == []
    assert slips("<p>They <em>ate</em> ploicy there.</p>", "html") == [("ploicy", "misspelt", "policy")]


def test_short_words_in_speech_may_be_dialect() -> None:
    assert slips("“It was a whole nother thing,” she said.") == []


def test_listed_misspellings_keep_their_capital() -> None:
    assert slips("Goverment offices recieved it.") == [
        ("Goverment", What.LISTED.value, "Government"),
        ("recieved", What.LISTED.value, "received"),
    ]


@pytest.mark.parametrize("word", ["saidperformance", "thehuge", "revenueslast", "ofthe", "werepromised"])
def test_verbs_plurals_and_small_words_are_no_parts_of_compounds(word: str) -> None:
    assert parting.surely_two(parting.parts(word)[0])


@pytest.mark.parametrize("word", ["chipmakers", "ticketholders", "standover", "microgrid", "overtourism", "frontpage"])
def test_compounds_stay_whole(word: str) -> None:
    assert not any(map(parting.surely_two, parting.parts(word)[:1]))
