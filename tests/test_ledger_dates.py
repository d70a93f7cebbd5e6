"""Dates as the story writes them: their parts, their places, and what is no date."""

from __future__ import annotations

import pytest

from newslint.article import Block, Kind, Span
from newslint.ledger.dates import DateMention
from newslint.readers import read_article
from newslint.records import replace


def dates(text: str) -> list[tuple[str, DateMention]]:
    """The dates of a text, each as written and as read."""
    article = read_article(text, "draft", "snippet")
    return [
        (article.blocks[found.place.block].text[found.place.start : found.place.end], found)
        for found in article.ledger.dates
    ]


@pytest.mark.parametrize(
    ("text", "written", "parts"),
    [
        ("On Tuesday, March 3, 2026, it rained.", "Tuesday, March 3, 2026", (1, 3, 3, 2026)),
        ("On Tuesday March 3 it rained.", "Tuesday March 3", (1, 3, 3, None)),
        ("On Friday 14 August 2026 it rained.", "Friday 14 August 2026", (4, 14, 8, 2026)),
        ("On Friday, the 14th of August, 2026 it rained.", "Friday, the 14th of August, 2026", (4, 14, 8, 2026)),
        ("Sat., Sept. 5, 2026: rain.", "Sat., Sept. 5, 2026", (5, 5, 9, 2026)),
        ("SAT SEP 5 2026", "SAT SEP 5 2026", (5, 5, 9, 2026)),
        ("on thursday 4 june", "thursday 4 june", (3, 4, 6, None)),
        ("Nov. 26, 2026, a Wednesday, was dry.", "Nov. 26, 2026, a Wednesday", (2, 26, 11, 2026)),
        ("26 November (Thursday) was dry.", "26 November (Thursday)", (3, 26, 11, None)),
        ("Friday\u00a018\u202fJune\u20092026 was dry.", "Friday\u00a018\u202fJune\u20092026", (4, 18, 6, 2026)),
        ("Rene\u0301e left on May 3rd, 2026.", "May 3rd, 2026", (None, 3, 5, 2026)),
        ("It opened on 31 June 2023.", "31 June 2023", (None, 31, 6, 2023)),
        ("On Saturday, March 3, 2000 people marched.", "Saturday, March 3", (5, 3, 3, None)),
        ("On March 3, 2000 was dry.", "March 3, 2000", (None, 3, 3, 2000)),
    ],
)
def test_parts(text: str, written: str, parts: tuple[int | None, ...]) -> None:
    ((found, mention),) = dates(text)
    assert found == written
    assert (mention.weekday, mention.day, mention.month, mention.year) == parts


@pytest.mark.parametrize(
    "text",
    [
        "It was in March 2026.",
        "Traders sold March 87.5 contracts and 90-day June bills.",
        "He may 3 times.",
        "Mar. 3:2 and Dec. 12:30",
        "Section 3.12 May apply. Version 1.3 June.",
        "The sat 3 nav. Sun 25.",
        "At 10:30 June spoke.",
        "It cost £3 May be more.",
        "The march 12-14 miles long.",
        "In June 31-year-old Ann won.",
    ],
)
def test_no_dates(text: str) -> None:
    assert dates(text) == []


def test_places_of_the_parts() -> None:
    text = "It shut on Sunday, the 3rd of May, 2026, at noon."
    ((_, mention),) = dates(text)
    assert mention.weekday_place is not None
    words = [text[place.start : place.end] for place in (mention.weekday_place, mention.day_place, mention.month_place)]
    assert words == ["Sunday", "3rd", "May"]
    assert not mention.month_first


def test_never_across_paragraphs_or_line_breaks() -> None:
    assert [found for found, _ in dates("It opens on Tuesday, 1 March\n\n2000 GMT is the close.")] == [
        "Tuesday, 1 March"
    ]
    assert [found for found, _ in dates("It opens on Tuesday,\n\nMarch 3 is wet.")] == ["March 3"]
    assert [found for found, _ in dates("Tuesday, 1 March\u20282000 GMT")] == ["Tuesday, 1 March"]


def test_what_the_calendar_has() -> None:
    texts = {"Feb. 29, 2024": True, "Feb. 29": True, "Feb. 29, 2025": False, "31 June": False, "0 June": False}
    for text, exists in texts.items():
        ((_, mention),) = dates(text)
        assert mention.exists is exists, text
    ((_, leap),) = dates("Feb. 29")
    assert leap.in_year(2025) is None
    assert leap.in_year(2024) is not None


@pytest.mark.parametrize("kind", [Kind.CODE, Kind.META, Kind.BYLINE, Kind.CORRECTION])
def test_only_copy_is_read(kind: Kind) -> None:
    article = read_article("x", "draft", "snippet")
    block = Block(kind, "On Tuesday, March 4, 2026, it rained.", (), Span(0, 0))
    assert replace(article, blocks=(block,)).ledger.dates == ()
    assert len(replace(article, blocks=(replace(block, kind=Kind.CAPTION),)).ledger.dates) == 1
