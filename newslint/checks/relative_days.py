"""Yesterday, tomorrow and "two weeks ago" against the weekday or date beside them."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from functools import cache

from newslint.article import Article, PublicationDate
from newslint.checks.story_calendar import StoryCalendar, told, writes_month_first
from newslint.checks.unpaired import without_date
from newslint.findings import Abstention, Hit, Place, Said
from newslint.ledger.date_lines import D, DateLine
from newslint.ledger.dates import WEEKDAYS, DateMention
from newslint.on_use import compiled

_STEPS = {"yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1}
_AT_NOON = compiled(r"T?(?P<hour>\d\d):\d\d(?::\d\d(?:\.\d+)?)? ?(?:Z|[+-]00:?00|UTC|GMT)\b")
_LIST_ON = compiled(
    r"(?:,| and| or|/|&) ?(?:(?:on|again|then|today|tomorrow|from) )*(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
)
_OWN_DAY = compiled(
    rf"\bago\b|\b[Oo]n this day\b|\bthe (?:day|week|year) (?:before|after)\b|{D}"
    r"|\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b"
)


@cache
def _named() -> re.Pattern[str]:
    weekday = r"(?P<weekday>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)"
    times = r"(?: (?:morning|afternoon|evening|night|lunchtime))?"
    at = r"at(?! the (?:latest|earliest)\b)"
    return compiled(
        rf"(?i:\b(?P<relative>yesterday|today|tonight|tomorrow)){times}"
        rf"(?:, (?:on |which is |that is |i\.e\. )?| \((?:on )?)"
        rf"(?:{weekday}|(?P<date>{D}))(?P<end>(?:\)|(?=$|[.;:!?,—–]| (?:{at}|in|from|—|–|-)\s)))"
    )


@cache
def _counted() -> tuple[re.Pattern[str], ...]:
    span = (
        r"(?P<count>an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|\d{1,3})"
        r" (?P<unit>day|week|month|year)s? (?P<turn>ago|earlier|later)"
    )
    return (
        compiled(rf"(?<![\w-])(?i:{span})(?:,? on |, | \((?:on )?)(?P<date>{D})"),
        compiled(rf"(?P<date>{D})(?:, | \()(?i:{span})(?=[,.;:)—–!?]|$)"),
    )


_HEDGED = compiled(
    r"\b(?:about|around|some|nearly|almost|over|more than|less than|fewer than|roughly|approximately|at least|up to"
    r"|under|within|or|to|barely|maybe|perhaps|and|half|every|few|couple of|first|last|next|only) \Z",
    re.IGNORECASE,
)
_OTHER_ANCHOR = compiled(r"\b(?:[12]\d{3}|ago|earlier|later|before|after)\b|\b[A-Z][a-z]+day\b")
_SAME_TALE = compiled(r",?(?: (?:and|but|then)(?: (?!and\b|then\b|before\b|until\b|after\b)[\w’'-]+){0,5})?,? ?\Z")
"""What may stand between a date and "two weeks later" for the one to be counted from the other."""
_SLACK = {"day": 1, "week": 1, "month": 34, "year": 367}


def relative_day(article: Article, _: Mapping[str, object]) -> Iterator[Said]:
    """A relative day or span that misses the weekday or date beside it."""
    story = StoryCalendar(article)
    if story.published is None:
        for line in article.ledger.date_lines:
            yield from (without_date(line.place(*match.span())) for match in _named().finditer(line.text))
        return
    for line in article.ledger.date_lines:
        for match in _named().finditer(line.text):
            yield from _named_day(story, story.published, line, match)
        if line.dates:
            for pattern in _counted():
                for match in pattern.finditer(line.text):
                    yield from _span(story, story.published, line, match)


def _named_day(
    story: StoryCalendar, published: PublicationDate, line: DateLine, match: re.Match[str]
) -> Iterator[Said]:
    article = story.article
    where = line.place(match.start(), match.end() - (match["end"] == ")" and "(" not in match.group()))
    step = timedelta(days=_STEPS[match["relative"].lower()])
    meant = [day + step for day in _days_of(published)]
    if match["date"]:
        mention = line.date_at(match.start("date"))
        days = story.days(mention)
        weekday_fits = mention.weekday is None or mention.weekday in {day.weekday() for day in meant}
        other_year = mention.year not in (None, meant[0].year) and (mention.day, mention.month) == (
            meant[0].day,
            meant[0].month,
        )
        fits = not days or other_year or (any(day in meant for day in days) and weekday_fits)
        if fits or (mention.weekday is not None and all(day.weekday() != mention.weekday for day in days)):
            return
        said = told(days[0], month_first=mention.month_first, year=mention.year is not None)
    else:
        said = match["weekday"].title()
        if said in {WEEKDAYS[day.weekday()] for day in meant}:
            return
    reason = _no_anchor(article, where, line, match)
    if reason:
        yield Abstention(where, reason)
        return
    month_first = writes_month_first(article)
    now, then = published.day, published.day + step
    right = f"{WEEKDAYS[then.weekday()]}, {told(then, month_first=month_first, year=then.year != now.year)}"
    yield Hit(
        where,
        message=f"The draft is dated {WEEKDAYS[now.weekday()]}, {told(now, month_first=month_first)}: "
        f"“{match['relative'].lower()}” is {right}, but the draft says {said}.",
        operands={
            "the relative day": line.place(*match.span("relative")),
            "the day beside it": line.place(*match.span("date" if match["date"] else "weekday")),
        },
    )


def _days_of(published: PublicationDate) -> list[date]:
    """The day of publication; two where its time is universal and may be another day at the paper's desk."""
    found = _AT_NOON.search(published.origin)
    hour = int(found["hour"]) if found else -1
    days = [published.day]
    if 0 <= hour < 12:
        days.append(published.day - timedelta(days=1))
    if hour >= 10:
        days.append(published.day + timedelta(days=1))
    return days


def _no_anchor(article: Article, where: Place, line: DateLine, match: re.Match[str]) -> str:
    if article.ledger.in_speech(where):
        return "the speaker's day, not the paper's"
    if _OWN_DAY.search(line.text, 0, match.start()):
        return "another day of the sentence may be the one meant"
    if match["relative"][0].isupper() and re.search(r"[\w’']\s\Z", line.text[: match.start()]):
        return "the name of a paper, a song or a show"
    if _LIST_ON.match(line.text, match.end()):
        return "a list of days"
    if re.search(
        r"\b(?:and|or|from|until|between|by|of|if|whether|that|said|saying|wrote) \Z", line.text[: match.start()], re.I
    ):
        return "part of a list, or a day that somebody else counts from"
    return ""


def _span(story: StoryCalendar, published: PublicationDate, line: DateLine, match: re.Match[str]) -> Iterator[Said]:
    mention = line.date_at(match.start("date"))
    days = _all_days(story, mention, published)
    if not days or re.match(r"\s*(?:-|–|to|and|or|/)\s*\d", line.text[match.end("date") : match.end("date") + 8]):
        return
    anchors = [published.day] if match["turn"].lower() == "ago" else _anchors(line, match, mention)
    if not anchors:
        return
    count, unit = _count(match["count"]), match["unit"].lower()
    sign = 1 if match["turn"].lower() == "later" else -1
    targets = [_moved(anchor, sign * count, unit) for anchor in anchors]
    slack = 3 if unit == "week" and count > 1 else max(_SLACK[unit], 10 * count if unit == "month" else 0)
    days = sorted(days, key=lambda day: abs((day - targets[0]).days))
    if any(abs((day - target).days) <= slack for day in days for target in targets):
        return
    where = line.place(match.start(), match.end())
    reason = _why_not(story.article, where, line, match)
    if reason:
        yield Abstention(where, reason)
        return
    first = mention.month_first
    target, anchor = targets[0], anchors[0]
    words = f"{match['count']} {unit}{'' if count == 1 else 's'} {'after' if sign > 0 else 'before'}"
    yield Hit(
        where,
        message=f"{words[0].upper()}{words[1:]} {told(anchor, month_first=first)}{',' if first else ''} is "
        f"{told(target, month_first=first, year=target.year != anchor.year)}, not "
        f"{told(days[0], month_first=first, year=mention.year is not None or days[0].year != anchor.year)}.",
        operands={
            "the span": line.place(match.start("count"), match.end("turn")),
            "the date": mention,
            "the day counted from": () if match["turn"].lower() == "ago" else line.dates_before(match.start("count")),
        },
    )


def _all_days(story: StoryCalendar, mention: DateMention, published: PublicationDate) -> list[date]:
    """The days a date may mean; one without a year may lie in any year around that of publication."""
    if mention.year is not None or story.paragraph(mention.place.block).other_year:
        return story.days(mention) if mention.year is not None else []
    now = published.day.year
    years = {now - 1, now, now + 1, *story.years}
    days = [day for year in years if (day := mention.in_year(year))]
    return sorted(days, key=lambda day: abs((day - published.day).days))


def _anchors(line: DateLine, match: re.Match[str], mention: DateMention) -> list[date]:
    """The full date before "ten years later" in the sentence, none where another day may be the one counted from."""
    before = [at for at, char in enumerate(line.text[: match.start()]) if char == D]
    if match.start("date") < match.start("count") or not before:
        return []
    found = []
    for at in reversed(before):
        other = line.date_at(at)
        day = other.in_year(other.year) if other.year else None
        if day is None or other is mention:
            return []
        found.append(day)
    between = line.text[before[-1] + 1 : match.start()]
    return found if _SAME_TALE.match(between) and not _OTHER_ANCHOR.search(between) else []


def _why_not(article: Article, where: Place, line: DateLine, match: re.Match[str]) -> str:
    if article.ledger.in_speech(where):
        return "the speaker's day, not the paper's"
    if _HEDGED.search(line.text, max(0, match.start("count") - 14), match.start("count")):
        return "a hedge"
    return ""


def _count(written: str) -> int:
    low = written.lower()
    if low in ("a", "an"):
        return 1
    return int(low) if low.isdigit() else _WORDS[low]


_WORDS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50,
}  # fmt: skip


def _moved(day: date, count: int, unit: str) -> date:
    if unit in ("day", "week"):
        return day + timedelta(days=count * (7 if unit == "week" else 1))
    months = day.year * 12 + day.month - 1 + count * (12 if unit == "year" else 1)
    year, month = max(1, months // 12), months % 12 + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))
