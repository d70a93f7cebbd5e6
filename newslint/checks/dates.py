"""The calendar: weekdays that miss their date, and dates that no calendar has."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from newslint.article import Article
from newslint.checks.story_calendar import FIRST_YEAR, StoryCalendar
from newslint.findings import Abstention, Hit, Said
from newslint.ledger.dates import MONTHS, WEEKDAYS, DateMention
from newslint.on_use import compiled

_RANGE_BEFORE = compiled(
    r"(?:day|Mon|Tue|Wed|Thu|Fri|Sat|Sun|Tues|Thurs)\.?s?\s*(?:[-–—/&,]|and|or|to|through|until)\s*$|[-–—/]\s*$", re.I
)
_EVERY = compiled(r"\b(?:every|each|alternate)(?:\s+\w+)?\s+$", re.I)
_RANGE_AFTER = compiled(r"\s*(?:[-–—/&]|and\b|or\b|to\b|through\b)\s*\d|\s*[-–—/]")
_NAMED_DAY = compiled(
    r"\b(?:Black|Good|Ash|Cyber|Super|Bloody|Palm|Easter|Holy|Maundy|Shrove|Boxing|Giving|Fat|Whit|Low|Man|Girl|Ruby"
    r"|Sheffield|Freaky|Casual|Taco|Throwback|Spy|Blue|Mad|Big|Joe|Wacky|The|(?:Mail|Independent)\s+on)\s+$"
)
_NO_DAY = compiled(r"\b(?:(?:the|The|THE)\s+(?:Sun|SUN|SAT)|(?:to|will|who|they|couple|pair)\s+Wed)$")
"""A paper, a test and a wedding that look like short names of days."""
_DENIED_DAY = compiled(
    r"\b(?:not(?:\s+(?:on|for))?|rather\s+than(?:\s+on)?|instead\s+of(?:\s+on)?)\s+$"
    r"|\b(?:misdated|wrongly|mistakenly|incorrectly|erroneously|in\s+error|by\s+mistake)\b[^.;]*$",
    re.I,
)
_IF = compiled(r"\b(?:if|when|whenever|where|unless|should|were|whether|had)\b[^.;]*$", re.I)
_TOLD = compiled(
    r"\b(?:novels?|novella|fiction(?:al)?|sitcom|(?:film|story|drama|series|book|play)\s+is\s+set)\b", re.I
)
_ZONES = compiled(r"\b(?:GMT|UTC|BST|CET|CEST|[ECMP][SD]T|AE[SD]T|JST|IST)\b")


def weekday_date(article: Article, _: Mapping[str, object]) -> Iterator[Said]:
    """A weekday that misses the date beside it."""
    story: StoryCalendar | None = None
    for mention in article.ledger.dates:
        if mention.weekday is None or not mention.exists:
            continue
        story = story or StoryCalendar(article)
        years = [mention.year] if mention.year is not None else story.candidate_years(mention)
        days = [day for year in years if (day := mention.in_year(year))]
        slack = (0, 1) if _is_night(article, mention) else (0,)
        if any((day.weekday() - mention.weekday) % 7 in slack for day in days):
            continue
        reason = _why_not(story, mention) or ("" if days else "no year is known")
        if reason:
            yield Abstention(mention.place, reason)
        else:
            yield _mismatch(story, mention, days[0], sure=len(years) == 1)


def _is_night(article: Article, mention: DateMention) -> bool:
    """Whether the weekday is that of a night, whose small hours belong to the next date."""
    place = mention.weekday_place
    return place is not None and article.blocks[place.block].text[place.end : place.end + 6].endswith("night")


def _why_not(story: StoryCalendar, mention: DateMention) -> str:
    text = story.article.blocks[mention.place.block].text
    start, end = mention.place.start, mention.place.end
    before = text[max(0, start - 30) : start]
    named = text[max(0, start - 30) : mention.weekday_place.end] if mention.weekday_place else ""
    if _NAMED_DAY.search(before) or _NO_DAY.search(named):
        return "the name of a day, a paper or a team"
    if (
        _EVERY.search(before)
        or _RANGE_BEFORE.search(before)
        or (mention.year is None and _RANGE_AFTER.match(text, end, end + 12))
        or re.match(r"\s*[-–—/&]", text[mention.day_place.end : mention.day_place.end + 12])
    ):
        return "a range or list of days"
    if story.is_old(mention):
        return "the Julian calendar"
    if len(set(_ZONES.findall(text, max(0, start - 150), end + 150))) > 1:
        return "two time zones"
    return _only_told(text, mention)


def _only_told(text: str, mention: DateMention) -> str:
    """Why a weekday may not be the draft's own claim: denied, supposed or of a novel; empty where it is."""
    place = mention.weekday_place
    low = max(text.rfind(mark, 0, mention.place.start) for mark in (". ", "? ", "! ", "\n")) + 1
    lead, end = text[low : mention.place.start], text.find(". ", mention.place.end)
    if _DENIED_DAY.search(lead):
        return "a date that the draft itself calls wrong"
    if place and place.start > mention.day_place.start and _IF.search(lead):
        return "a day supposed"
    return "a day of a novel" if _TOLD.search(text[low : end if end > 0 else len(text)]) else ""


def _mismatch(story: StoryCalendar, mention: DateMention, day: date, *, sure: bool) -> Hit:
    text = story.article.blocks[mention.place.block].text
    assert mention.weekday is not None
    said = WEEKDAYS[mention.weekday]
    message = f"{_written(mention, text, day.year)} is a {WEEKDAYS[day.weekday()]}, not a {said}"
    near = (mention.in_year(day.year + step) for step in (1, -1))
    fits = next((other for other in near if other and other.weekday() == mention.weekday), None)
    if fits:
        past = fits < story.published.day if story.published else fits < day
        message += f" (in {fits.year} it {'was' if past else 'is'} a {said})"
    message += ": mend the day or the date." if sure else ": no year that the story names fits."
    operands = {"the weekday": mention.weekday_place or mention.place, "the date": mention.day_and_month}
    return Hit(mention.place, better=tuple(_repairs(mention, text, day)), message=message, operands=operands)


def _written(mention: DateMention, text: str, year: int) -> str:
    """The date as the draft writes it, year and all."""
    month = text[mention.month_place.start : mention.month_place.end]
    month = month if month[:2].istitle() else month.title()
    return f"{month} {mention.day}, {year}," if mention.month_first else f"{mention.day} {month} {year}"


def _repairs(mention: DateMention, text: str, day: date) -> Iterator[str]:
    """The expression with the other weekday, and with the nearest day of the month that is that weekday."""
    place, figure, base = mention.weekday_place, mention.day_place, mention.place.start
    assert place is not None
    assert mention.weekday is not None
    found = text[base : mention.place.end]
    named = _like(text[place.start : place.end], WEEKDAYS[day.weekday()])
    yield found[: place.start - base] + named + found[place.end - base :]
    step = (mention.weekday - day.weekday()) % 7
    moved = [day + timedelta(days=days) for days in sorted((step, step - 7), key=abs)]
    nearest = next((other for other in moved if other.month == day.month), None)
    if nearest:
        written = text[figure.start : figure.end]
        new = str(nearest.day) if written.isdigit() else _ordinal(nearest.day)
        yield found[: figure.start - base] + new + found[figure.end - base :]


def _like(written: str, weekday: str) -> str:
    """A weekday in the manner of another as written: in full or short, with or without a stop, in capitals."""
    bare = written.rstrip(".")
    if bare.title() not in WEEKDAYS:
        weekday = weekday[: 4 if len(bare) > 3 and weekday[:2] in ("Tu", "Th") else 3]
        weekday = "Thurs" if weekday == "Thur" else weekday
    if len(bare) > 1 and bare.isupper():
        weekday = weekday.upper()
    return (weekday.lower() if bare.islower() else weekday) + written[len(bare) :]


def _ordinal(day: int) -> str:
    return f"{day}{'th' if 10 < day < 14 else {1: 'st', 2: 'nd', 3: 'rd'}.get(day % 10, 'th')}"


_LEADS = compiled(
    r"(?:^|[,;:(“\"]|\b(?:on|the|by|until|till|from|to|of|before|after|since|and|between|dated|day|due|sale|start(?:s|ed)?"
    r"|open(?:s|ed)?|clos(?:es|ed)|beg[ia]n(?:s|ning)?|end(?:s|ed|ing)?|expire[sd]?|launche[sd]|midnight|noon|born|died))"
    r"\s*$|(?:day|Mon|Tue|Wed|Thu|Fri|Sat|Sun|Tues|Thurs)\.?,?\s*$|\d(?:st|nd|rd|th)?\s?[–—]\s?$",
    re.IGNORECASE,
)
_DATING = compiled(r"\b(?:on|by|until|till|from|to|before|after|ended|ending|due|dated)\s+(?:the\s+)?$", re.I)
_COUNTING = compiled(r"\b(?:in|since|this|last|and|for|every)\s+$", re.I)
_DENIED = compiled(
    r"\b(?:no(?! later| earlier)|not(?! until| before| later)|never|imaginary|fictional|non-?existent|mythical|typo)\b",
    re.I,
)
_UNREAL = compiled(r"[^.\n]{0,40}\b(?:(?:does|did|do)(?: not|n['’]t) exist|never)\b")
_NEXT = compiled(r"[ \u00a0]([^\W\d_]+)")
_SHARE = compiled(r"[ \u00a0]of (?:the|them|these|those|its|our|their|all|\d)")
_ROAD = compiled(r"[ \u00a0](?:Street|St|Road|Rd|Avenue|Ave|Lane|Drive|Way|Court|Close|Square|Place|Crescent)\b")
_TITLE = compiled(r"(?:, | \()an? (?!Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]")
_VERBS = frozenset("was is has as this its his does marks".split())
_MANY = frozenset("people men women children percent per more fewer pupils staff police".split())


def impossible_date(article: Article, _: Mapping[str, object]) -> Iterator[Hit]:
    """A date that no calendar has."""
    story = StoryCalendar(article)
    for mention in article.ledger.dates:
        lacking = 29 <= mention.day <= 31 or (mention.day == 0 and mention.year)
        if mention.exists or not lacking or (mention.year or 2000) < FIRST_YEAR:
            continue
        text = article.blocks[mention.place.block].text
        if _is_unreal(text, mention) or (mention.year is None and _counts(text, mention)):
            continue
        if not story.is_old(mention):
            yield Hit(mention.place, message=_why(mention))


def _why(mention: DateMention) -> str:
    last = calendar.monthrange(mention.year or 2024, mention.month)[1]
    if mention.day == 0:
        return "No month has a day 0."
    if mention.month == 2 and mention.day == 29:
        return f"{mention.year} is not a leap year: February has 28 days."
    if mention.month == 2:
        return "February has 28 days, 29 in a leap year."
    return f"{MONTHS[mention.month - 1]} has {last} days."


def _is_unreal(text: str, mention: DateMention) -> bool:
    """Whether the story knows that there is no such day, names a title by it, or puts it in quotation marks."""
    start, end = mention.place.start, mention.place.end
    before = text[max(0, start - 40) : start]
    since = before[max(before.rfind(". "), before.rfind("\n")) + 1 :]
    quoted = (
        re.sub(r"[Tt]he $", "", before)[-1:] in tuple("“\"‘'")
        and text[end : end + 1] in tuple("”\"’'")
        and end < len(text)
    )
    return quoted or bool(_DENIED.search(since) or _UNREAL.match(text, end) or _TITLE.match(text, end))


def _counts(text: str, mention: DateMention) -> bool:
    """Whether the figure may count something: "in June 31 people", "sold 31 April tickets"."""
    before, after = (
        text[max(0, mention.place.start - 20) : mention.place.start],
        text[mention.place.end : mention.place.end + 30],
    )
    following = _NEXT.match(after)
    word = following[1] if following else ""
    plural = word.islower() and (word in _MANY or (word.endswith("s") and word not in _VERBS))
    if plural or _is_row(text, mention) or _ROAD.match(after) or (word[:1].isupper() and not _DATING.search(before)):
        return True
    if mention.month_first:
        return _SHARE.match(after) is not None or (word.islower() and _COUNTING.search(before) is not None)
    return not _LEADS.search(before) or before.lower().endswith("of the ")


def _is_row(text: str, mention: DateMention) -> bool:
    """Whether the figure is one of a row of months: "Rain days: Feb 30, Mar 12, Apr 9"."""
    after = MONTHS[mention.month % 12][:3]
    before = MONTHS[mention.month - 2][:3]
    return (
        re.match(rf"(?:,|;| and)[ \u00a0]+(?:and )?{after}[a-z]*\.?[ \u00a0]\d", text[mention.place.end :][:24])
        is not None
        or re.search(rf"{before}[a-z]*\.?[ \u00a0]\d+(?:,|;| and) (?:and )?$", text[: mention.place.start][-24:])
        is not None
    )
