"""Feasts and observances against the date beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from functools import cache

from newslint.article import Article
from newslint.checks.story_calendar import StoryCalendar, told
from newslint.facts.holidays import OBSERVANCES, Feast, Observance
from newslint.findings import Abstention, Hit, Said
from newslint.ledger.date_lines import D, DateLine
from newslint.ledger.dates import WEEKDAYS
from newslint.on_use import compiled

_FIRST, _LAST = 1972, 2099
"""Years in which the rules hold: many moved to Mondays in 1971, and the Julian calendar falls back a day in 2100."""


@cache
def _named() -> tuple[re.Pattern[str], ...]:
    names = "|".join(_pattern(name) for name in sorted(OBSERVANCES, key=len, reverse=True))
    name = rf"\b(?P<name>{names})(?P<around> (?:weekend|holiday|bank holiday|eve|Eve|observance))?"
    link = r"(?:,? (?:which )?(?:is|was|falls|fell|will be|this year is)(?: on)? |, (?:on )?| on | \(|: )"
    begins = (
        r" (?P<begins>begins?|began|starts?|started|will (?:begin|start))"
        r"(?: (?:at|after) (?:sundown|sunset|dusk|nightfall))?(?: on)?(?: the (?:evening|night) of)? "
    )
    days = [item.rpartition(" ") for item in OBSERVANCES if item.rpartition(" ")[2] in WEEKDAYS]
    stems = "|".join(sorted({stem for stem, _, _ in days}))
    return (
        compiled(rf"\b(?P<name>{stems})(?P<around> )(?P<date>{D})(?! ?[-–/&]| (?:and|or|to|through) \d|, \d)"),
        compiled(rf"{name}(?:{link}|{begins})(?P<date>{D})(?! ?[-–/&]| (?:and|or|to|through) \d|, \d)"),
        compiled(rf"(?P<date>{D})(?:, (?:which is )?| \(){name}(?=[.)]|$)"),
    )


def _pattern(name: str) -> str:
    """A name with its apostrophe in any form, or none, and with St, St. or Saint."""
    source = (
        re.sub("(Presidents|Veterans)", r"\1[’']?", re.escape(name))
        .replace("’s", "(?:[’']s|s[’']|s)")
        .replace("s’", "(?:s[’']|[’']s|s)")
    )
    return source.replace(r"St\.", r"(?:St\.?|Saint)")


_NOT_ITS_OWN = compiled(
    r"\b(?:after|before|following|of|since|prior to|ahead of|between|and|or|than|not|anti|post|pre)[ -](?:the )?\Z"
    r"|[-–/&] ?\Z|\b(?:film|movie|song|album|novel|book|play|single|horror|comedy|called|titled) \Z",
    re.I,
)
_OBSERVED = compiled(r"[ ,(]*(?:observed|in lieu|substitute|holiday|weekend|eve\b)", re.I)


def holiday_date(article: Article, _: Mapping[str, object]) -> Iterator[Said]:
    """A named feast or observance on a date that no country's rule for that year gives."""
    story = StoryCalendar(article)
    for line in article.ledger.date_lines:
        if not line.dates:
            continue
        for pattern in _named():
            for match in pattern.finditer(line.text):
                yield from _judged(story, line, match)


def _judged(story: StoryCalendar, line: DateLine, match: re.Match[str]) -> Iterator[Said]:
    mention = line.date_at(match.start("date"))
    name = match["name"]
    if match["around"] == " ":  # the weekday of the feast has been read as that of the date
        name += f" {WEEKDAYS[mention.weekday]}" if mention.weekday is not None else "?"
    observance = _observance(name)
    if observance is None:
        return
    days = [day for day in story.days(mention) if _FIRST <= day.year <= _LAST]
    if not days or (len(days) > 1 and mention.year is None and not story.published):
        return
    around = (
        (match["around"] or "").strip() or _OBSERVED.match(line.text, match.end("date")) or " observed" in match.group()
    )
    begins = match.groupdict().get("begins") is not None
    if begins and not isinstance(observance, Feast):
        return
    known = [other for day in days for _, other in observance.days(day.year)]
    if not known or any(_fits(observance, day, 3 if around else 0, begins=begins) for day in days):
        return
    where = line.place(match.start(), match.end())
    nearest = min(abs((day - other).days) for day in days for other in known)
    reason = ""
    if nearest > observance.near:
        reason = "the date is that of something else"
    elif _NOT_ITS_OWN.search(line.text[: match.start("name")]) or line.text[match.end() :][:4] in (" and", " or "):
        reason = "a list, or a day counted from the feast"
    elif match.start("date") < match.start("name") and len(line.dates) > 1:
        reason = "a list of days"
    elif isinstance(observance, Feast) and _is_of_a_name(story, line, match):
        reason = "part of a person's name, or of another one"
    if reason:
        yield Abstention(where, reason)
        return
    message = _message(observance, name, days[0], month_first=mention.month_first)
    yield Hit(where, message=message, operands={"the feast": line.place(*match.span("name")), "the date": mention})


_LONGER = compiled(
    r"\b(?!(?:This|The|In|During|When|For|As|Since|If|While|On|Until|That|Because|Though|And|But|Last|Next)\b)"
    r"[A-Z][\w’'-]* \Z"
)


def _is_of_a_name(story: StoryCalendar, line: DateLine, match: re.Match[str]) -> bool:
    """Whether the name of a feast stands in a longer name: "Tariq Ramadan"."""
    person = story.article.ledger.person_at(line.place(*match.span("name")))
    return person is not None or bool(_LONGER.search(line.text, 0, match.start("name")))


def _observance(written: str) -> Observance | None:
    plain = _plain(written)
    return next((item for name, item in OBSERVANCES.items() if _plain(name) == plain), None)


def _plain(name: str) -> str:
    return re.sub(r"[’'.]", "", name).replace("Saint ", "St ")


def _fits(observance: Observance, day: date, slack: int, *, begins: bool) -> bool:
    """Whether a day is one of an observance, or next to one that falls on a weekend and is given another day.

    A feast that lasts is met by all its days, save where the draft says on which it ``begins``.
    """
    for _, other in observance.days(day.year):
        apart = (day - other).days
        if isinstance(observance, Feast):
            last = min(observance.before - observance.eve, observance.after) if begins else observance.after + slack
            if -observance.before - slack <= apart <= last:
                return True
            continue
        if abs(apart) <= slack:
            return True
        if observance.fixed and other.weekday() >= 5 and day.weekday() < 5 and abs(apart) <= 3:
            return True
    return False


def _message(observance: Observance, name: str, day: date, *, month_first: bool) -> str:
    if isinstance(observance, Feast):
        first = min((other for _, other in observance.days(day.year)), key=lambda other: abs((other - day).days))
        start = _said(first - timedelta(days=observance.eve), month_first)
        return f"{name} {first.year} {observance.told} {start}; the draft says {_said(day, month_first)}."
    known = observance.days(day.year)
    nearest = min(known, key=lambda option: abs((option[1] - day).days))
    shown = known[:2] if nearest in known[:2] else [nearest, known[0]]
    listed = " or ".join(
        told(when, month_first=month_first, year=False) + (f" ({where})" if where else "") for where, when in shown
    )
    return f"{name} {day.year} is {listed}; the draft says {_said(day, month_first)}."


def _said(day: date, month_first: bool) -> str:
    return told(day, month_first=month_first, year=False)
