"""Numbers of the story: value, unit, hedge, and what is no number at all."""

from __future__ import annotations

from fractions import Fraction

import pytest

from newslint.ledger.numbers import Number
from newslint.readers import read_article


def numbers(text: str) -> list[tuple[str, Number]]:
    article = read_article(text, "draft", "snippet")
    return [
        (block.text[number.place.start : number.place.end], number)
        for index, block in enumerate(article.blocks)
        for number in article.ledger.numbers(index)
    ]


def worth(text: str) -> list[tuple[str, float, str]]:
    return [(words, float(number.value), number.unit) for words, number in numbers(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It cost €4.1 billion.", [("€4.1 billion", 4.1e9, "EUR")]),
        ("It cost £3.2m and US$700bn.", [("£3.2m", 3.2e6, "GBP"), ("US$700bn", 7e11, "USD")]),
        ("Some 1,200 cows grazed.", [("1,200", 1200, "")]),
        ("Rs 1,35,000 was paid.", [("Rs 1,35,000", 135000, "INR")]),
        ("A rise of 4.25 per cent.", [("4.25 per cent", 4.25, "%")]),
        ("It rose two percentage points.", [("two percentage points", 2, "points")]),
        ("Twenty-one men and eight women.", [("Twenty-one", 21, ""), ("eight", 8, "")]),
        ("two hundred and forty-five votes", [("two hundred and forty-five", 245, "")]),
        ("two and a half million people", [("two and a half million", 2.5e6, "")]),
        ("half a million people", [("half a million", 5e5, "")]),
        ("a dozen eggs", [("a dozen", 12, "")]),
        ("a walk of 3½ miles", [("3½ miles", 3.5, "mi")]),
        ("36ft of rope, 175 km/h", [("36ft", 36, "ft"), ("175 km/h", 175, "km/h")]),
        ("a low of −5 C", [("−5 C", -5, "C")]),
        ("10 square miles", [("10 square miles", 10, "mi2")]),
        ("the 52-year-old woman", [("52-year-old", 52, "age")]),
        ("one, two, three", [("one", 1, ""), ("two", 2, ""), ("three", 3, "")]),
    ],
)
def test_figures_and_words_are_worth_what_they_say(text: str, found: list[tuple[str, float, str]]) -> None:
    assert worth(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "It opens on 31 March 2026.",
        "It opens at 8 p.m. or 18:30.",
        "the 22nd man of the 1980s",
        "COVID-19, G7, M25 and a 4x4",
        "see example.com/2026/11",
        "call 07700 and #45",
        "he ate two-thirds of it",
    ],
)
def test_dates_times_codes_and_ordinals_are_no_numbers(text: str) -> None:
    assert worth(text) == []


@pytest.mark.parametrize(
    ("text", "hedge"),
    [
        ("about 30 people", "about"),
        ("more than 50 people", "more than"),
        ("nearly £3m", "nearly"),
        ("up to 7%", "up to"),
        ("100+ people", "+"),
        ("50 or so people", "or so"),
        ("the 50 people", ""),
        ("only 50 people", ""),
    ],
)
def test_hedges_are_kept(text: str, hedge: str) -> None:
    ((_, number),) = numbers(text)
    assert number.hedge == hedge
    assert number.firm is (hedge == "")


@pytest.mark.parametrize("text", ["between 3 and 5 people", "10-15 men", "3 to 5 million", "won 3–2", "£10-£15"])
def test_both_ends_of_a_range_are_marked(text: str) -> None:
    assert [number.in_range for _, number in numbers(text)] == [True, True]


@pytest.mark.parametrize("text", ["from 3 to 5 people", "18% to €4.1 billion", "three and five"])
def test_a_change_is_no_range(text: str) -> None:
    assert [number.in_range for _, number in numbers(text)] == [False, False]


def test_years_and_names_are_told_from_counts() -> None:
    marks = {words: (number.year, number.named) for words, number in numbers("In 2019 Boeing 787 jets on Channel 4.")}
    assert marks == {"2019": (True, False), "787": (False, True), "4": (False, True)}


def test_rounding_gives_an_interval() -> None:
    ((_, money),) = numbers("It cost €4.1 billion.")
    assert (money.interval.low, money.interval.high) == (4_050_000_000, 4_150_000_000)
    ((_, count),) = numbers("It has 240 seats.")
    assert count.interval.low == count.interval.high == 240
    ((_, large),) = numbers("It has 1,200 seats.")
    assert large.rulp == 100
    assert large.wide.low == Fraction(1150)
