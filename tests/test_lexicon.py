"""The word list and how it parts fused words."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from newslint import compounds, lexicon, parting
from newslint.ledger.slips import What
from newslint.readers import read_article

DATA = Path(lexicon.__file__).parent / "data"


@pytest.mark.parametrize(
    "word", ["council", "Council", "COUNCIL", "LONDON", "council's", "council’s", "players’", "café", "cafe"]
)
def test_words_are_known_in_every_dress(word: str) -> None:
    assert lexicon.known(word)


@pytest.mark.parametrize("word", ["well-known", "five-year-old", "break-in", "podcast", "livestreamed", "covid"])
def test_compounds_and_new_words_are_known(word: str) -> None:
    assert lexicon.known(word)


@pytest.mark.parametrize("word", ["brige", "volunters", "recieved", "accomodation", "ofthe", "goverment", "fourty"])
def test_slips_are_not(word: str) -> None:
    assert not lexicon.known(word)


def test_dialects_are_told_apart() -> None:
    colour, color, council = (lexicon.entry(word) for word in ("colour", "color", "council"))
    assert colour == (colour.level, False, True, False) if colour else False
    assert color == (color.level, True, False, False) if color else False
    assert council is not None
    assert council.american
    assert council.british


def test_common_words_are_more_common_than_rare_ones() -> None:
    assert (lexicon.level("the") or 99) < (lexicon.level("isinglass") or 0)
    assert lexicon.level("zzxq") is None
    assert lexicon.common("the")
    assert not lexicon.common("isinglass")


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("administrationis", ("administration", "is")),
        ("ofthe", ("of", "the")),
        ("willbe", ("will", "be")),
        ("maypull", ("may", "pull")),
        ("fromfootball", ("from", "football")),
        ("toldthe", ("told", "the")),
        ("andscience", ("and", "science")),
        ("councilhas", ("council", "has")),
        ("hasbeen", ("has", "been")),
        ("peoplewere", ("people", "were")),
        ("ministerof", ("minister", "of")),
        ("saidthat", ("said", "that")),
        ("itwas", ("it", "was")),
        ("thecity", ("the", "city")),
    ],
)
def test_fused_words_are_parted(word: str, parts: tuple[str, str]) -> None:
    assert [(best := parting.parts(word)[0]).first, best.second] == list(parts)
    assert compounds.surely_two(best)


@pytest.mark.parametrize(
    "word",
    (
        "metaverse superyacht rewilding doomscroll microgrid isinglass recieved accomodation goverment unputdownable "
        "overtourism underbanked outmigration inhousing politican advertisor hersef teachin meetup kelim qanun forro "
        "becuase seperate definately untill tommorow histone cantrip werebear withdrawl benifits nessecary bedsits "
        "thereabouts Ofthe of-the naïve x"
    ).split(),
)
def test_coinages_names_and_other_slips_are_left_whole(word: str) -> None:
    article = read_article(f"They saw the {word} there.", "d", "snippet")
    assert [slip for slip in article.ledger.slips if slip.what is What.FUSED and slip.sure] == []


def test_the_table_is_the_one_the_manifest_describes() -> None:
    tables = json.loads((DATA / "manifest.json").read_text(encoding="utf-8"))["tables"]
    assert {table["file"] for table in tables} >= {"words.marisa", "pairs.marisa", "compounds.marisa", "places.marisa"}
    for table in tables:
        assert hashlib.sha256((DATA / table["file"]).read_bytes()).hexdigest() == table["sha256"]
        assert table["licence"]
        assert table["source"]
