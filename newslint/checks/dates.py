"""The calendar: weekdays that miss their date, and dates that no calendar has."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator, Mapping
from datetime import timedelta

from newslint.article import Article
from newslint.findings import Hit
from newslint.ledger.dates import MONTHS, WEEKDAYS, DateMention

_NEAR = 45
"""Days within which a date without a year is taken to be the one next to publication."""
_OLD_CALENDAR = re.compile(r"\b(?:Old Style|O\.S\.|Julian)\b")
_LATE_CHANGE = re.compile(r"\b(?:Russia|Greece|Turkey|Bulgaria|Romania|Serbia|Petrograd|Petersburg|Ottoman)")
_RANGE_BEFORE = re.compile(
    r"(?:day|Mon|Tue|Wed|Thu|Fri|Sat|Sun|Tues|Thurs)\.?s?\s*(?:[-–—/&]|and|or|to|through|until)\s*$|[-–—/]\s*$"
)
_RANGE_AFTER = re.compile(r"\s*(?:[-–—/&]|and\b|or\b|to\b|through\b)\s*\d|\s*[-–—/]")
_NAMED_DAY = re.compile(
    r"(?:Black|Good|Ash|Cyber|Super|Bloody|Palm|Easter|Holy|Maundy|Shrove|Boxing|Giving|Fat|Whit|Low|The)\s+$"
)
_ZONES = re.compile(r"\b(?:GMT|UTC|BST|CET|CEST|[ECMP][SD]T|AE[SD]T|JST|IST)\b")


def weekday_date(article: Article, _: Mapping[str, object]) -> Iterator[Hit]:
    """A weekday that misses the date beside it."""
    for mention in article.ledger.dates:
        if mention.weekday is None or not mention.exists or _abstains(article, mention):
            continue
        if mention.year is not None:
            years, sure = [mention.year], True
        else:
            years, sure = _candidate_years(article, mention)
        days = [day for year in years if (day := mention.in_year(year))]
        if days and all(day.weekday() != mention.weekday for day in days):
            yield _mismatch(article, mention, years[0], said=mention.year is not None or sure)


def _abstains(article: Article, mention: DateMention) -> bool:
    text = article.blocks[mention.place.block].text
    before, after = text[max(0, mention.place.start - 30) : mention.place.start], text[mention.place.end :]
    day_ends = text[mention.day_place.end : mention.day_place.end + 12]
    if _RANGE_BEFORE.search(before) or _NAMED_DAY.search(before):
        return True
    if mention.year is None and _RANGE_AFTER.match(after[:12]):
        return True
    if re.match(r"\s*[-–—/&]", day_ends) or _OLD_CALENDAR.search(text):
        return True
    if mention.year is not None and (mention.year < 1753 or (mention.year < 1924 and _LATE_CHANGE.search(text))):
        return True
    return len(set(_ZONES.findall(text))) > 1


def _candidate_years(article: Article, mention: DateMention) -> tuple[list[int], bool]:
    """The years a date without one may lie in, likeliest first, and whether there is only that one."""
    published = article.ledger.published
    if published is None:
        return [], False
    text = article.blocks[mention.place.block].text
    here = {int(year) for year in re.findall(r"\b(?:1[6-9]|20)\d\d\b", text)} - {published.day.year}
    around = [published.day.year + step for step in (0, 1, -1)]
    nearest = min(
        (day for year in around if (day := mention.in_year(year))),
        key=lambda day: abs((day - published.day).days),
        default=None,
    )
    if nearest and not here and abs((nearest - published.day).days) <= _NEAR:
        return [nearest.year], True
    mentioned = {int(year) for block in article.blocks for year in re.findall(r"\b(?:1[6-9]|20)\d\d\b", block.text)}
    rest = sorted(mentioned - set(around))
    return [*around, *rest], False


def _mismatch(article: Article, mention: DateMention, year: int, *, said: bool) -> Hit:
    text = article.blocks[mention.place.block].text
    found = text[mention.place.start : mention.place.end]
    day = mention.in_year(year)
    assert day is not None
    assert mention.weekday is not None
    name = _written(mention, year, us=mention.month_first)
    message = f"{name} is a {WEEKDAYS[day.weekday()]}, not a {WEEKDAYS[mention.weekday]}"
    fits = [
        other
        for other in (year + 1, year - 1)
        if (moved := mention.in_year(other)) and moved.weekday() == mention.weekday
    ]
    if fits:
        message += f" (in {fits[0]} it {'was' if fits[0] < year else 'is'} a {WEEKDAYS[mention.weekday]})"
    message += ": mend the day or the date."
    if not said:
        message = f"{message[:-1]}; no year that the story names fits."
    return Hit(mention.place, better=tuple(_repairs(mention, text, found, year)), message=message)


def _written(mention: DateMention, year: int, *, us: bool) -> str:
    month = MONTHS[mention.month - 1]
    return f"{month} {mention.day}, {year}," if us else f"{mention.day} {month} {year}"


def _repairs(mention: DateMention, text: str, found: str, year: int) -> Iterator[str]:
    """The expression with the other weekday, and with the nearest day of the month that is that weekday."""
    day = mention.in_year(year)
    place = mention.weekday_place
    if day is None or place is None or mention.weekday is None:
        return
    written = text[place.start : place.end]
    right = WEEKDAYS[day.weekday()]
    short = written if len(written.rstrip(".")) > 5 else ""
    stop = "." if written.endswith(".") else ""
    base = mention.place.start
    named = right if short or written in WEEKDAYS else right[:3] + stop
    yield found[: place.start - base] + named + found[place.end - base :]
    step = (mention.weekday - day.weekday() + 3) % 7 - 3
    moved = day + timedelta(days=step)
    if moved.month == day.month:
        figure = mention.day_place
        yield found[: figure.start - base] + str(moved.day) + found[figure.end - base :]


_LEADS = re.compile(
    r"(?:^|[,;:(“\"]|\b(?:on|the|by|until|till|from|to|of|before|after|since|ended|ending|ends|and|between|dated|day))\s*$"
    r"|(?:day|Mon|Tue|Wed|Thu|Fri|Sat|Sun|Tues|Thurs)\.?,?\s*$",
    re.IGNORECASE,
)


def impossible_date(article: Article, _: Mapping[str, object]) -> Iterator[Hit]:
    """A date that no calendar has."""
    for mention in article.ledger.dates:
        if mention.exists or mention.day > 31 or mention.day < 29 or (mention.year or 2000) < 1753:
            continue
        text = article.blocks[mention.place.block].text
        if _counts(text, mention):
            continue
        month = MONTHS[mention.month - 1]
        last = calendar.monthrange(mention.year or 2024, mention.month)[1]
        if mention.month == 2 and mention.day == 29:
            message = f"{mention.year} is not a leap year: February has 28 days."
        elif mention.month == 2:
            message = "February has 28 days, 29 in a leap year."
        else:
            message = f"{month} has {last} days."
        yield Hit(mention.place, message=message)


def _counts(text: str, mention: DateMention) -> bool:
    """Whether the figure may count something: "in June 31 people", "sold 31 April tickets"."""
    if mention.year is not None:
        return False
    before, after = text[: mention.place.start][-20:], text[mention.place.end :][:30]
    lower_next = re.match(r"[ \u00a0]([a-z]+)", after)
    if mention.month_first:
        return (
            lower_next is not None
            and re.search(r"\b(?:in|since|this|last|and|for|every)\s+$", before, re.I) is not None
        )
    plural = lower_next is not None and lower_next[1].endswith("s") and lower_next[1] not in ("was", "is", "as", "has")
    return plural or not _LEADS.search(before)
