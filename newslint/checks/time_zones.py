"""Clock times in two zones, and names of zones out of season."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from itertools import pairwise

from newslint.article import Article
from newslint.checks.story_calendar import StoryCalendar, told
from newslint.facts.zones import HOURS, SEASONS, is_summer, near_change, offsets
from newslint.findings import Abstention, Hit, Level, Said
from newslint.ledger.date_lines import DateLine
from newslint.on_use import compiled

_LETTERS = "|".join(sorted((zone for zone in HOURS if len(zone) > 1), key=len, reverse=True))


@cache
def _times() -> re.Pattern[str]:
    half = r"(?: ?(?P<half>[ap])\.?m\b\.?)"
    bare = r" ?(?P<half2>[ap])\.?m\b\.?"
    clock = rf"(?P<hour>\d{{1,2}})(?:[:.](?P<minute>[0-5]\d){half}?|(?P<minutes>[0-5]\d)(?: hours)?|{bare})"
    return compiled(
        rf"(?<![\d.,:$£€-])(?<!\d/)(?:{clock}|(?P<word>noon|midnight)) ?(?:\()?"
        rf"(?P<zone>{_LETTERS})(?: [Tt]ime)?\b\)?"
    )


_BOTH = compiled(r"(?: ?\((?:or )?| ?/ ?|, or |, )")
_NO_SUMMER = compiled(
    r"\b(?:Arizona|Ariz|Phoenix|Tucson|Hawaii|Honolulu|Saskatchewan|Regina|Saskatoon|Jamaica|Kingston|Panama"
    r"|Belize|Canc[uú]n|Puerto Rico|San Juan|Cayman|Haiti|Ecuador|Peru|Lima|Colombia|Bogot[aá]|Mexico|Sonora"
    r"|Costa Rica|Guatemala|Honduras|Nicaragua|El Salvador|Cuba|Bermuda|Indiana|Australian?|Sydney|Melbourne"
    r"|Brisbane|Queensland|China|Chinese|Beijing|Shanghai|Taiwan|Taipei|Philippines?|Manila|Bangladesh|Dhaka"
    r"|Malaysia|Bougainville|Yukon|standard time year-round|all year)\b"
)
_US = compiled(
    r"\b(?:U\.S\.|US|USA|America|American|Chicago|Illinois|Texas|Dallas|Houston|Minnesota|Missouri|Wisconsin|Iowa|Louisiana"
    r"|Tennessee|Alabama|Oklahoma|Kansas|Nebraska|ET|EST|EDT)\b"
)
_NEARBY = compiled(r"\b(?:today|tonight|tomorrow|yesterday|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b")


def time_zone(article: Article, _: Mapping[str, object]) -> Iterator[Said]:
    """A time in two zones that are two different instants, or a zone's name out of season for the date."""
    story = StoryCalendar(article)
    for line in article.ledger.date_lines:
        times = list(_times().finditer(line.text))
        if not times:
            continue
        yield from _pairs(line, times)
        for match in times:
            if match["zone"] in SEASONS:
                yield from _season(story, line, match, times)


def _pairs(line: DateLine, times: list[re.Match[str]]) -> Iterator[Said]:
    first: re.Match[str] | None = None
    told: re.Match[str] | None = None
    for before, after in pairwise(times):
        between = line.text[before.end() : after.start()]
        if before.group().endswith(")") or not _BOTH.fullmatch(between):
            first = None
            continue
        opened = "(" in between or "/" in between or "or" in between
        first = before if opened or first is None else first
        if not opened and "(" not in line.text[max(0, first.end() - 2) : before.start()]:
            continue
        if first["zone"] == after["zone"] or _one_instant(first, after) or first is told:
            continue
        told = first
        where = line.place(first.start(), after.end())
        clocks = {"the time": line.place(*first.span()), "the time in the other zone": line.place(*after.span())}
        yield Hit(where, message=_sum(line, first, after), operands=clocks, level=Level.ERROR)


def _minutes(match: re.Match[str]) -> tuple[int, ...] | None:
    """The minutes of the day that a time may mean; both halves where a 12-hour time does not say which."""
    if match["word"]:
        return (720,) if match["word"] == "noon" else (0,)
    hour, minute = int(match["hour"]), int(match["minute"] or match["minutes"] or 0)
    half = match["half"] or match["half2"]
    if hour > 24 or (half and not 0 < hour < 13):
        return None
    if half:
        return (hour % 12 * 60 + minute + (720 if half == "p" else 0),)
    if match["minutes"] or hour > 12 or match["hour"].startswith("0"):
        return (hour % 24 * 60 + minute,)
    return hour * 60 + minute, (hour * 60 + minute + 720) % 1440


def _one_instant(first: re.Match[str], after: re.Match[str]) -> bool:
    """Whether two times may be one instant; an hour that no clock shows is another rule's."""
    ones, others = _minutes(first), _minutes(after)
    if ones is None or others is None:
        return True
    return any(
        round(one - other - (here - there) * 60) % 1440 == 0
        for one in ones
        for other in others
        for here, there in offsets(first["zone"], after["zone"])
    )


def _sum(line: DateLine, first: re.Match[str], after: re.Match[str]) -> str:
    """The time of the first zone in the second, as the second is written."""
    here, there = offsets(first["zone"], after["zone"])[0]
    minutes, offset = (_minutes(first) or (0,))[0], there - here
    meant = round(minutes + offset * 60) % 1440
    hour, minute = divmod(meant, 60)
    one, two = line.text[slice(*first.span())].strip(" ()"), line.text[slice(*after.span())].strip(" ()")
    if after["half"] or after["half2"] or after["word"]:
        shown = f"{(hour - 1) % 12 + 1}{f':{minute:02}' if minute else ''} {'p' if hour > 11 else 'a'}.m."
    elif after["minutes"]:
        shown = f"{hour:02}{minute:02}"
    else:
        shown = f"{hour:02}:{minute:02}"
    return f"{one} is {shown} {after['zone']}; the draft says {two}."


def _season(story: StoryCalendar, line: DateLine, match: re.Match[str], times: list[re.Match[str]]) -> Iterator[Said]:
    key, summer, town, other = SEASONS[match["zone"]]
    day, sure = _day(story, line)
    if day is None or day.year < 2007 or is_summer(key, day) in (summer, None):
        return
    where = line.place(match.start(), match.start("zone") + len(match["zone"]))
    article = story.article
    text = " ".join(block.text for block in article.blocks)
    reason = ""
    if _NO_SUMMER.search(text):
        reason = "a place that keeps one time all year"
    elif match["zone"] == "CST" and not _US.search(text.replace(match.group(), "")):
        reason = "CST may be another country's"
    elif near_change(key, day, 1 if sure else 7):
        reason = "close to a change of clocks"
    elif len({item["zone"] for item in times}) > 1:
        reason = "times in two zones"
    if reason:
        yield Abstention(where, reason)
        return
    first = line.dates[0].month_first if line.dates else match["zone"] != "BST"
    message = f"{town} is on {other} on {told(day, month_first=first)}, not on {match['zone']}."
    yield Hit(where, message=message, operands={"the date": line.dates})


def _day(story: StoryCalendar, line: DateLine) -> tuple[date | None, bool]:
    """The day of a sentence's times, and whether it is written; None where it is not sure."""
    if len(line.dates) == 1:
        days = story.days(line.dates[0])
        return (days[0], True) if len(days) == 1 else (None, False)
    if line.dates or not story.published or not _NEARBY.search(line.text):
        return None, False
    return story.published.day, False
