"""Figures typed wrongly: lost spaces, wrong groups, letters among digits, wrong endings; and their look-alikes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

import pytest

from newslint.article import Article
from newslint.checks.numerals import letter_digit_fused, malformed_number, ordinal_suffix
from newslint.findings import Hit, Place
from newslint.readers import read_article

Check = Callable[[Article, Mapping[str, object]], Iterator[Hit]]


def found(check: Check, text: str) -> list[tuple[str, str]]:
    """The words found in a text, with the first repair."""
    article = read_article(text, "draft", "snippet")
    hits = []
    for hit in check(article, {}):
        assert isinstance(hit.where, Place)
        place = hit.where
        hits.append((article.blocks[place.block].text[place.start : place.end], hit.better[0] if hit.better else ""))
    return hits


@pytest.mark.parametrize(
    ("text", "slip", "better"),
    [
        ("It ran for 12years in all.", "12years", "12 years"),
        ("Some 1,200workers met.", "1,200workers", "1,200 workers"),
        ("The law of2019 fell.", "of2019", "of 2019"),
        ("A term from2019 on.", "from2019", "from 2019"),
        ("Nearly30 were hurt, almost40 fled.", "almost40", "almost 40"),
        ("In2019, she left.", "In2019", "In 2019"),
        ("By May2021 it was shut.", "May2021", "May 2021"),
        ("He got an 18year-old car.", "18year", "18-year"),
        ("Some 20per cent fled.", "20per", "20 per"),
    ],
)
def test_a_lost_space_by_a_figure(text: str, slip: str, better: str) -> None:
    assert found(letter_digit_fused, text) == [(slip, better)]


@pytest.mark.parametrize(
    "text",
    [
        "5G, G20, M25, 10km, 4x4, 1980s, 5pm, 10am, 3D, 2nd, 40mph, £3bn, 6ft, 9/11, F-16, A380, H1N1.",
        "Covid19, iOS17, B12, Ka-50, 20p, 100m, 5k, $5mln, 30C, 7ins, mp3, web2.0, co2, no2, u2, e2e.",
        "It cost £20million and 5billion crowns after 10mins at 50mbps.",
        "@jo12years, #law2019, of2019.html, on2019.example, people20people.",
        "Radio 5live, a 5star stay, a 10fold rise, 9carat gold, 4chan.",
        "The 20people group sang as 20people do.",
        "A vision2030 plan, the expo2020 site, brexit2016 and in2it.",
    ],
)
def test_figures_and_letters_that_belong_together(text: str) -> None:
    assert found(letter_digit_fused, text) == []


def test_a_repair_that_may_want_a_hyphen_offers_both() -> None:
    article = read_article("He got a 12year term of 30months.", "draft", "snippet")
    assert [hit.better for hit in letter_digit_fused(article, {})] == [
        ("12-year", "12 year"),
        ("30 months",),
    ]


@pytest.mark.parametrize(
    ("text", "slip", "better"),
    [
        ("the 22th edition", "22th", "22nd"),
        ("on the 3st day", "3st", "3rd"),
        ("her 11st birthday", "11st", "11th"),
        ("the 12nd goal", "12nd", "12th"),
        ("the 13rd, or so", "13rd", "13th"),
        ("the 1th of May", "1th", "1st"),
        ("the 111st floor", "111st", "111th"),
        ("the 1,002th guest", "1,002th", "1,002nd"),
        ("THE 2TH TIME", "2TH", "2ND"),
        ("the 20nd", "20nd", "20th"),
    ],
)
def test_the_wrong_ending(text: str, slip: str, better: str) -> None:
    assert found(ordinal_suffix, text) == [(slip, better)]


@pytest.mark.parametrize("number", [*range(4, 21), 24, 30, 100, 111, 112, 113, 211, 1000, 1011])
def test_numbers_that_end_in_th(number: int) -> None:
    assert found(ordinal_suffix, f"the {number}th day") == []
    assert found(ordinal_suffix, f"the {number}rd day") == [(f"{number}rd", f"{number}th")]


@pytest.mark.parametrize(
    "text",
    [
        "He weighs 12st 4lb; she lost 3st and is now 9st.",
        "A 16st forward and the 20st prop.",
        "The 5st day of a diet.",
        "A 30rd magazine.",
        "See 22th.txt, #3th and x/2th.",
        "The 1st, 2nd, 3rd, 21st, 22nd, 23rd, 101st, 1,003rd.",
    ],
)
def test_stones_rounds_and_right_endings(text: str) -> None:
    assert found(ordinal_suffix, text) == []


@pytest.mark.parametrize(
    ("text", "slip", "better"),
    [
        ("It cost $1,8923 in all.", "$1,8923", "$18,923"),
        ("Some 276,0000 shares went.", "276,0000", "2,760,000"),
        ("About 4,550,00 shares went.", "4,550,00", "455,000"),
        ("Some 12,34 people came.", "12,34", "1,234"),
        ("He paid £12,34 for it.", "£12,34", "£1,234"),
        ("It sold 12000,000 units.", "12000,000", "12,000,000"),
        ("For 1OO people.", "1OO", "100"),
        ("Built in 2O19.", "2O19", "2019"),
        ("Burnt in l982.", "l982", "1982"),
        ("It got 1oo eggs.", "1oo", "100"),
        ("It cost £1.5.2 million.", "£1.5.2", ""),
        ("A rise of 2..5 per cent.", "2..5", ""),
        ("Some 20O people came.", "20O", "200"),
    ],
)
def test_malformed_numbers(text: str, slip: str, better: str) -> None:
    assert found(malformed_number, text) == [(slip, better)]


@pytest.mark.parametrize(
    "text",
    [
        "₹1,00,000 and ₹1,20,00,000; Rs 12,34,567.",
        "1,000 and 12,345,678 and 999,999.5.",
        "The years 1997,1998; lists 1,2,3 and 10,20,30; pages 12,34.",
        "On May 7,2019 she left. In 2019,300 jobs went.",
        "6-4,6-3; 1-1; 10.0.0.12; v2.4.11; 12.03.2024; 978-0-306-40615-7; 020 7946 0018.",
        "8,5%; 0,8923; €3,50; €1.200.000; 1,4-butanediol.",
        "H2O, O2, 10l, 5l, I95, L1, l2; the 5O'clock club.",
        "SW1A 1AA, EC1V 2NX; file_1OO, #1OO and @1OO.",
    ],
)
def test_numbers_in_other_forms(text: str) -> None:
    assert found(malformed_number, text) == []


@pytest.mark.parametrize("check", [letter_digit_fused, malformed_number, ordinal_suffix])
@pytest.mark.parametrize(
    "text", ["1" * 300_000, "1," * 150_000, "1O" * 150_000, "1." * 150_000, "of2019 12years " * 50_000]
)
def test_long_runs_do_not_raise(check: Check, text: str) -> None:
    assert isinstance(found(check, text), list)
