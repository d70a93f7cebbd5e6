"""Weekdays of dates without a year, in a story without a day of publication: whether one year can hold them all."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date

from newslint.checks.story_calendar import StoryCalendar
from newslint.findings import Hit
from newslint.ledger.dates import WEEKDAYS, DateMention

_CLOSE = 45
"""Days within which two dates of a story are taken to be of one season."""
_COMMON = 2025
"""A common year, in which days between dates are counted; a leap day between them is allowed for."""


def at_odds(
    story: StoryCalendar, mentions: Sequence[DateMention], slack: Callable[[DateMention], tuple[int, ...]]
) -> Iterator[tuple[DateMention, DateMention, int]]:
    """The dates that no year gives their weekday together with the others: date, another, and the weekday due."""
    named = {year for index in range(len(story.article.blocks)) for year in story.paragraph(index).years}
    vague = any(story.paragraph(index).other_year for index in range(len(story.article.blocks)))
    told: list[DateMention] = []
    for mention in reversed(mentions):
        if story.paragraph(mention.place.block).other_year or _fits_a_year(mention, named):
            continue
        close = [
            other
            for other in mentions
            if other is not mention
            and other not in told
            and _due(other, mention)
            and not story.paragraph(other.place.block).other_year
        ]
        against = [other for other in close if not _agree(other, mention, slack)]
        if len(against) < len(close) or not against:
            continue
        beside = [other for other in against if other.place.block == mention.place.block]
        sure = len({(other.month, other.day) for other in against}) > 1 and all(
            _agree(one, other, slack) for one in against for other in against
        )
        if vague or named:
            against = beside
            sure = sure and bool(beside)
        if sure or (beside and len(mentions) == 2) or (len(mentions) == 2 and not vague and not named and against):
            told.append(mention)
            nearest = min(against, key=lambda other: abs(other.place.block - mention.place.block))
            yield mention, nearest, _due(nearest, mention)[0]


def _fits_a_year(mention: DateMention, named: set[int]) -> bool:
    days = (mention.in_year(year + step) for year in named for step in (-1, 0, 1))
    return any(day is not None and day.weekday() == mention.weekday for day in days)


def _due(other: DateMention, mention: DateMention) -> tuple[int, ...]:
    """The weekdays that a date may have beside another's weekday; none where the two are far apart."""
    one, two = other.in_year(_COMMON), mention.in_year(_COMMON)
    if one is None or two is None or other.weekday is None:
        return ()
    apart = (two - one).days
    apart = apart - 365 if apart > 182 else apart + 365 if apart < -182 else apart
    if abs(apart) > _CLOSE:
        return ()
    winter, spring = sorted((one, two))
    leap = winter < date(_COMMON, 3, 1) <= spring and spring.month < 6
    steps = (0, 1 if apart > 0 else -1) if leap else (0,)
    return tuple((other.weekday + apart + step) % 7 for step in steps)


def _agree(other: DateMention, mention: DateMention, slack: Callable[[DateMention], tuple[int, ...]]) -> bool:
    due = _due(other, mention)
    if not due or mention.weekday is None:
        return True
    return any(
        (day + early - late - mention.weekday) % 7 == 0
        for day in due
        for late in slack(mention)
        for early in slack(other)
    )


def message_of(mention: DateMention, written: str, other: DateMention, other_written: str, due: int) -> str:
    """What the two dates say, neither called wrong."""
    assert mention.weekday is not None
    assert other.weekday is not None
    return (
        f"If {other_written} is a {WEEKDAYS[other.weekday]}, {written} is a {WEEKDAYS[due]}, not a "
        f"{WEEKDAYS[mention.weekday]}: mend the day or the date."
    )


def hit_of(mention: DateMention, message: str, other: DateMention) -> Hit:
    """The finding about a date, with the other as one of the values it was worked out from."""
    operands = {
        "the weekday": mention.weekday_place or mention.place,
        "the date": mention.day_and_month,
        "the other date": other.place,
    }
    return Hit(mention.place, message=message, operands=operands)
