"""The calendar of a story: the day it is dated, the years it names, and in which of them a date may lie."""

from __future__ import annotations

import re
from datetime import date
from functools import cached_property

from newslint.article import Article, PublicationDate
from newslint.ledger.dates import MONTHS, DateMention
from newslint.on_use import compiled
from newslint.records import record

_NEAR = 45
"""Days within which a date without a year is taken to be the one next to publication."""
FIRST_YEAR = 1753
_OLD_CALENDAR = compiled(r"\b(?:Old Style|O\.S\.|Julian)\b")
_LATE_CHANGE = compiled(r"\b(?:Russia|Greece|Turkey|Bulgaria|Romania|Serbia|Petrograd|Petersburg|Ottoman)")
_YEARS = compiled(r"(?<![\d,.£$€])(?:1[6-9]|20)\d\d(?!\d|,\d)")
_OTHER_YEAR = compiled(
    r"\b(?:last|next|previous|following|coming|earlier|another|same|that) (?:year|season|decade|century|spring|summer"
    r"|autumn|fall|winter)\b|\b(?:years?|decades?|centur(?:y|ies)) (?:ago|earlier|later|before|after|since|from)\b"
    r"|\b(?:years|decades|centuries) of\b|\banniversary\b|\b(?:1[6-9]|20)?\d0s\b|['’]\d\d\b",
    re.I,
)


@record
class _Paragraph:
    """What a paragraph says that bears on all its dates."""

    years: frozenset[int]
    old_calendar: bool
    late_change: bool
    other_year: bool


class StoryCalendar:
    """The years the story names and the day it is dated, each block read once."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self.published: PublicationDate | None = article.ledger.published
        self._paragraphs: dict[int, _Paragraph] = {}

    def paragraph(self, index: int) -> _Paragraph:
        found = self._paragraphs.get(index)
        if found is None:
            text = self.article.blocks[index].text
            found = self._paragraphs[index] = _Paragraph(
                frozenset(map(int, _YEARS.findall(text))),
                _OLD_CALENDAR.search(text) is not None,
                _LATE_CHANGE.search(text) is not None,
                _OTHER_YEAR.search(text) is not None,
            )
        return found

    @cached_property
    def years(self) -> frozenset[int]:
        """Every year the story names, and those next to them; empty where it speaks of years it does not name."""
        found: set[int] = set()
        for index in range(len(self.article.blocks)):
            paragraph = self.paragraph(index)
            if paragraph.other_year:
                return frozenset()
            found.update(paragraph.years)
        around = found | ({self.published.day.year} if self.published else set())
        return frozenset(year + step for year in around for step in (-1, 0, 1))

    def candidate_years(self, mention: DateMention) -> list[int]:
        """The years a date without one may lie in, likeliest first: one where publication is near, none when unsure."""
        published, around = self.published, self.paragraph(mention.place.block)
        if published is None or around.other_year:
            return []
        now = published.day.year
        nearest = min(
            (day for year in (now, now + 1, now - 1) if (day := mention.in_year(year))),
            key=lambda day: abs((day - published.day).days),
            default=None,
        )
        if nearest and not around.years - {now} and abs((nearest - published.day).days) <= _NEAR:
            return [nearest.year]
        return sorted(self.years, key=lambda year: (abs(year - now), -year))

    def days(self, mention: DateMention) -> list[date]:
        """The days that a date may mean, likeliest first; none where its year is unknown."""
        if self.is_old(mention):
            return []
        years = [mention.year] if mention.year is not None else self.candidate_years(mention)
        return [day for year in years if (day := mention.in_year(year))]

    def is_old(self, mention: DateMention) -> bool:
        """Whether a date may be one of the Julian calendar."""
        around = self.paragraph(mention.place.block)
        early = mention.year is not None and (mention.year < FIRST_YEAR or (mention.year < 1924 and around.late_change))
        return around.old_calendar or early


_SHORT = ("Jan.", "Feb.", "March", "April", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec.")


def told(day: date, *, month_first: bool, year: bool = True) -> str:
    """A day in words, as "Oct. 9, 2026" or "9 October 2026"."""
    if month_first:
        return f"{_SHORT[day.month - 1]} {day.day}" + (f", {day.year}" if year else "")
    return f"{day.day} {MONTHS[day.month - 1]}" + (f" {day.year}" if year else "")


def writes_month_first(article: Article) -> bool:
    """Whether a story writes the month before the day, by its own dates or else its variant of English."""
    for mention in article.ledger.dates:
        return mention.month_first
    return article.ledger.variant is None or article.ledger.variant.tag != "en-GB"
