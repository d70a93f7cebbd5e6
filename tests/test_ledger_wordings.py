"""The words of quotations as they compare, how two wordings differ, and spellings of two sides of one sea."""

from __future__ import annotations

import pytest

from newslint.findings import Place
from newslint.ledger.alignment import aligned, stand_in
from newslint.ledger.spellings import spelled_alike
from newslint.ledger.wordings import Token, tokens_of
from newslint.readers import read_article


def tokens(text: str) -> list[Token]:
    article = read_article(text, "draft", "snippet")
    return tokens_of(article, [Place(0, 0, len(article.blocks[0].text))])


def words(text: str) -> list[str]:
    return [token.word for token in tokens(text)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("We sold 10,000 nets", "we sold ten thousand nets"),
        ("It doesn’t matter", "It does not matter"),
        ("I can't go", "I cannot go"),
        ("Um, we left, er, early", "we left early"),
        ("[T]he café is shut", "the cafe is shut"),
        ("a hundred boats", "100 boats"),
        ("twenty five percent", "25%"),
        ("It’s over", "it is over"),
    ],
)
def test_words_that_compare_equal(one: str, other: str) -> None:
    assert words(one) == words(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("its time", "it's time"),
        ("We will go", "We would go"),
        ("the mill's roof", "the mills roof"),
        ("forty boats", "fourteen boats"),
    ],
)
def test_words_that_do_not(one: str, other: str) -> None:
    assert words(one) != words(other)


def test_cuts_and_sentences_are_marked_at_the_word_after_them() -> None:
    found = tokens("We came … home. It [the mill] burned")
    assert [token.word for token in found if token.gap] == ["home", "burned"]
    assert [token.word for token in found if token.starts] == ["we", "it"]


def test_a_changed_ending_is_a_cut() -> None:
    assert [token.word for token in tokens("she want[ed] more") if token.gap] == ["more"]


def test_a_number_in_words_stands_where_its_words_stand() -> None:
    (number,) = tokens("ten thousand")
    assert (number.word, number.place) == ("10000", Place(0, 0, 12))


def differing(one: str, other: str) -> list[tuple[str, str]]:
    here, there = tokens(one), tokens(other)
    return [
        (
            " ".join(token.word for token in here[slice(*found.here)]),
            " ".join(token.word for token in there[slice(*found.there)]),
        )
        for found in aligned(here, there).differences
    ]


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("we will never sell the land", "we would never sell the land", [("will", "would")]),
        ("we sell the land now", "we never sell the land now", [("", "never")]),
        ("we never sell the land now", "we sell the land now", [("never", "")]),
        ("never sell the land", "we said we will never sell the land to anyone", []),
        ("we … sell the land", "we will never sell the land", []),
        ("we [the town] sell the land", "we of the town of Velm sell the land", []),
        ("We came home. It was dark.", "We came home. Nobody met us. It was dark.", []),
        ("We came home and it was dark", "We came home late and it was dark", [("", "late")]),
        ("it doesn’t read our bills", "it does not read our bills", [("not", "not")]),
        ("we cannot stay any more here", "we cannot stay anymore here", []),
        ("so f***ing cold in here now", "so fucking cold in here now", []),
        ("We went. And we saw it all", "We went. We saw it all", []),
        ("the goverment will sell it", "the government will sell it", []),
        ("Mr Kolosky will sell it", "Mr Kolsoky will sell it", []),
        ("the mayors will sell it", "the mayor will sell it", [("mayors", "mayor")]),
    ],
)
def test_differences(one: str, other: str, expected: list[tuple[str, str]]) -> None:
    assert differing(one, other) == expected


def test_share_and_stretch_leave_out_what_stands_before_and_after() -> None:
    found = aligned(tokens("sell the land to them"), tokens("we will sell the land to anyone at all"))
    assert (found.matched, found.longest, found.there) == (4, 4, (2, 7))
    assert found.share == pytest.approx(0.8)


def test_nothing_in_common() -> None:
    found = aligned(tokens("sell the land"), tokens("go home now"))
    assert (found.matched, found.share, found.differences) == (0, 0.0, ())


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("colour", "color"), ("organised", "organized"), ("travelled", "traveled"), ("centre", "center"),
        ("defence", "defense"), ("practise", "practice"), ("grey", "gray"), ("mum", "mom"), ("towards", "toward"),
        ("learnt", "learned"), ("paediatric", "pediatric"), ("fulfil", "fulfill"), ("litres", "liters"),
    ],
)  # fmt: skip
def test_spelled_alike(one: str, other: str) -> None:
    assert spelled_alike(one, other)
    assert spelled_alike(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("filled", "filed"), ("four", "for"), ("shoe", "she"), ("tire", "tier"), ("advise", "advice"), ("then", "than"),
        ("will", "would"), ("house", "home"),
    ],
)  # fmt: skip
def test_other_words_are_not_spelled_alike(one: str, other: str) -> None:
    assert not spelled_alike(one, other)


def test_words_stand_in_a_row_in_either_spelling() -> None:
    row = words("the mayor of the town said she would organise it")
    assert stand_in(words("would organize it"), row)
    assert not stand_in(words("would not organize it"), row)
    assert not stand_in(words("organize it now"), row)
