"""Dates written in the story, with the words as they stand: weekday, day, month and year, each with its place."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from newslint.article import Kind
from newslint.findings import Place
from newslint.on_use import compiled
from newslint.records import record

if TYPE_CHECKING:
    from newslint.article import Article

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = tuple(calendar.month_name)[1:]
_SKIPPED = frozenset({Kind.CODE, Kind.META, Kind.FURNITURE, Kind.DATE, Kind.BYLINE, Kind.CREDIT, Kind.CORRECTION})

_S = "[ \t\u00a0\u2007\u2009\u202f]{1,3}"
_SHORT_DAYS = "Tues|Tue|Mon|Weds|Wed|Thurs|Thur|Thu|Fri|Sat|Sun"
_SHORT_MONTHS = "Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec"
_WEEKDAY = (
    r"(?:(?i:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)(?i:day)\b"
    rf"|(?:{_SHORT_DAYS}|{_SHORT_DAYS.upper()})(?:\.|\b))"
)
_MONTH = (
    r"(?:(?:March|MARCH|May|MAY|(?i:January|February|April|June|July|August|September|October|November|December))\b"
    rf"|(?:{_SHORT_MONTHS}|{_SHORT_MONTHS.upper()})(?:\.|\b))"
)
_NUMBER = r"\d{1,2}"
_ORDINAL = r"(?i:st|nd|rd|th)?"
_YEAR = r"(?:1[0-9]|20)\d\d(?![\d\w-]|[.,/]\d)"
_PART = "(?:morning|lunchtime|afternoon|evening|night)"
_FALLS = rf"(?:is|was|will{_S}be|falls{_S}on|fell{_S}on|will{_S}fall{_S}on)"
_DATE = compiled(
    rf"(?:(?<![\w-])(?P<weekday>{_WEEKDAY})(?:{_S}{_PART})?(?:,?{_S}(?:the{_S})?|{_S}\((?=[^()\n]{{4,30}}\))))?"
    rf"(?:(?<![\w.-])(?P<month>{_MONTH}){_S}(?P<day>{_NUMBER}{_ORDINAL})(?![\d\w:%]|[.,]\d|[-–/]\w)"
    rf"|(?<![\w.,:$£€-])(?P<day2>{_NUMBER}{_ORDINAL}){_S}(?:of{_S})?(?P<month2>{_MONTH}))"
    rf"(?P<rest>,?{_S}(?P<year>{_YEAR}))?"
    rf"(?:(?:,{_S}(?:which{_S}{_FALLS}{_S})?|{_S}{_FALLS}{_S})an?{_S}(?P<weekday2>{_WEEKDAY})"
    rf"|{_S}\((?P<weekday3>{_WEEKDAY})\))?"
)
_HINT = compiled(rf"{_MONTH}")


@record
class DateMention:
    """A day of the calendar as the story gives it.

    ``weekday`` (0 is Monday) and ``year`` are None where they are not written. ``weekday_place``, ``day_place`` and
    ``month_place`` are those of the words, the day with its "th" if it has one; ``month_first`` tells "March 3" from
    "3 March".
    """

    place: Place
    day: int
    month: int
    year: int | None
    weekday: int | None
    weekday_place: Place | None
    day_place: Place
    month_place: Place
    month_first: bool

    @property
    def exists(self) -> bool:
        """Whether the calendar has such a day; a 29 February without a year does."""
        return 1 <= self.day <= calendar.monthrange(self.year or 2024, self.month)[1]

    @property
    def day_and_month(self) -> Place:
        """Where the day and the month stand, without weekday and year."""
        first, last = sorted((self.day_place, self.month_place))
        return Place(first.block, first.start, last.end)

    def in_year(self, year: int) -> date | None:
        """The day in a year, None where that year lacks it."""
        try:
            return date(year, self.month, self.day)
        except ValueError:
            return None


def find_dates(article: Article) -> tuple[DateMention, ...]:
    """The dates of the story that name at least a day and a month, in order."""
    return tuple(
        mention
        for index, block in enumerate(article.blocks)
        if block.kind not in _SKIPPED and _HINT.search(block.text)
        for mention in _in_text(index, block.text)
    )


def _in_text(index: int, text: str) -> Iterator[DateMention]:
    for match in _DATE.finditer(text):
        weekday = next((name for name in ("weekday", "weekday2", "weekday3") if match[name]), None)
        day = "day" if match["day"] else "day2"
        month = "month" if match["month"] else "month2"
        year_ends = match.end("year") if match["year"] else None
        year = int(match["year"]) if year_ends and not _counts_something(text, match) else None
        end = match.end() if year or weekday in ("weekday2", "weekday3") or not year_ends else match.start("rest")
        yield DateMention(
            Place(index, match.start(), end),
            int(match[day].rstrip("stndrhSTNDRH")),
            _number(MONTHS, match[month]),
            year,
            _number(WEEKDAYS, match[weekday]) - 1 if weekday else None,
            Place(index, match.start(weekday), match.end(weekday)) if weekday else None,
            Place(index, match.start(day), match.end(day)),
            Place(index, match.start(month), match.end(month)),
            day == "day",
        )


def _number(names: tuple[str, ...], written: str) -> int:
    return next(at for at, name in enumerate(names, 1) if name.startswith(written[:3].title()))


_COUNTED = compiled(
    r"[ \u00a0](?!was\b|is\b|has\b|does\b|this\b|its\b|his\b|as\b|years?\b)(?:people|men|women|[a-z]{3,}s)\b"
    r"|[ \u00a0]?(?:GMT|UTC|BST|CES?T|[ECMP][SD]T|AE[SD]T|JST|IST|WAT|SAST|hrs|hours|local time)\b"
)


def _counts_something(text: str, match: re.Match[str]) -> bool:
    """Whether the figures after the day count something or tell the time: "On March 3, 2000 people", "2000 GMT"."""
    return _COUNTED.match(text, match.end("year")) is not None
