"""A and an: by sound, for words, figures and initials; silent where houses differ."""

from __future__ import annotations

import pytest

from newslint.checks.articles import fitting_article, wrong_article
from newslint.findings import Place
from newslint.readers import read_article

AN = (
    "MP NHS SOS FBI X-ray R&B LGBT LGBTQ+ RSPCA NGO SNP MEP HIV AI EU EU-wide IT S&P M25 F-16 H1N1 N95 "
    "MP3 MRI MBA LED E. F.B.I. 8% 11th 18-year-old 80s £8m $18bn 8,000 11,000-seat 800m 8am 1890s hour "
    "hour-long honest heir honour honor honorary uninformed unusual uncle umbrella unidentified "
    "unimportant urgent ugly usher upbeat ultra unpaid Uzbek apple only e-mail iPhone Indian Ulster mRNA "
    "x-ray up-to-date"
).split()
A = (
    "NATO UN US US-led UNESCO UEFA UK CEO GP BBC PR U-turn U.S. B-52 T-shirt 100 $1 12-year-old 180-day "
    "1,200 90 7 5-8 European unique union one-off once ewe ukulele uranium Ukrainian uniform unanimous "
    "used useful usual user utility utopian euphoric euro eulogy universal urine Utah Ugandan unisex "
    "hospital hundred house year yacht bid total German British"
).split()
EITHER = (
    "historic hotel hysterical habitual herb homage 1,100 1,800 1850 0.5 888 NSW SAT Uruguayan Uighur "
    "Oaxacan the and is in of F B Mbappé Nguyen Xi bbq zzyzx"
).split()


@pytest.mark.parametrize("token", AN)
def test_vowel_sounds(token: str) -> None:
    assert fitting_article(token) == "an"


@pytest.mark.parametrize("token", A)
def test_consonant_sounds(token: str) -> None:
    assert fitting_article(token) == "a"


@pytest.mark.parametrize("token", EITHER)
def test_no_judgement_where_both_are_used_or_the_sound_is_unsure(token: str) -> None:
    assert fitting_article(token) is None


def found(text: str, format: str = "snippet") -> list[tuple[str, tuple[str, ...]]]:
    article = read_article(text, "draft", format)
    hits = []
    for hit in wrong_article(article, {}):
        assert isinstance(hit.where, Place)
        hits.append((article.blocks[hit.where.block].text[hit.where.start : hit.where.end], hit.better))
    return hits


def test_a_capital_article_keeps_its_capital() -> None:
    assert found("A hour passed. An unique offer came.") == [("A", ("An",)), ("An", ("A",))]


def test_an_before_a_plain_consonant_may_stand_for_and() -> None:
    assert found("They agreed on an total sum.") == [("an", ("a", "and"))]


def test_only_the_article_is_the_place() -> None:
    assert found("She met an US envoy.") == [("an", ("a",))]


def test_opening_quote_marks_are_passed_over() -> None:
    assert [words for words, _ in found("It was a ‘honest’ and an “unique” deal.")] == ["a", "an"]


@pytest.mark.parametrize(
    "text",
    [
        "Vitamin A is good; in Serie A eight clubs met; hepatitis A 8 times.",
        "Item a and b; a of c; see (a) or a/an.",
        "He met an Taoiseach; An Post said so; An Garda too.",
        "Fue a Ondarroa con su padre y a Itziar.",
        "WE WANT A UNION AND AN UNION",
        "It rose 8% a 12-month high.",
    ],
)
def test_what_is_no_article_is_left_alone(text: str) -> None:
    assert found(text) == []


def test_code_is_not_read() -> None:
    assert found("Text.\n\n```\nan unique key\n```\n", "markdown") == []


@pytest.mark.parametrize("text", ["a " * 200_000, "an 8" * 100_000, "a " + "8" * 500_000, "a " + "A." * 200_000])
def test_long_runs_do_not_raise(text: str) -> None:
    assert isinstance(found(text), list)
