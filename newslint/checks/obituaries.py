"""Ages at death told in one sentence and births told in another, of one person beyond doubt."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache

from newslint.article import Article, Kind
from newslint.checks.ages import YEAR, Birth, births
from newslint.checks.story_calendar import StoryCalendar
from newslint.findings import Hit, Place
from newslint.ledger.date_lines import D, DateLine
from newslint.ledger.values import Person
from newslint.on_use import compiled
from newslint.records import record

_LATELY = timedelta(days=21)
"""How long before publication somebody died of whom a story says "died on Monday"."""
_HEDGED = compiled(
    r"\b(?:c\.|circa|about|around|nearly|almost|believed|thought|perhaps|would have|baptised|christened|claim\w*|if|or"
    r"|records|disputed|unclear|uncertain)(?!\w)"
)
_KIN = compiled(
    r"\b(?:sons?|daughters?|brothers?|sisters?|siblings?|twins?|(?:grand)?(?:father|mother|parents?)|dad|mum|mom|wife"
    r"|husband|partner|widow(?:er)?|uncle|aunt|nephew|niece|cousins?|whose|namesake)\b(?! of (?:\d|two|three|four|five"
    r"|six|seven|eight|nine|ten|eleven|twelve)\b)",
    re.IGNORECASE,
)
_OLD_DEATH = compiled(r"\b(?:had died|who died|later died|nearly died|almost died)\b")


@cache
def _death() -> re.Pattern[str]:
    day = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
    when = (
        rf"(?:(?:on |in )?(?P<date>{D})|in (?:[A-Z][a-z]+ )?(?P<year>{YEAR})|(?:on |last |late |early )?(?P<day>{day}))"
    )
    return compiled(rf"\b(?P<verb>(?:has |have )?died|dies|passed away)\b(?:[^.;:{D}]{{0,70}}?(?<![\w-]){when})?")


_AGED = compiled(r"\b(?:aged|at age|at the age of|at) (?P<age>1?\d\d)(?=[,.;]| on | in | after | at | from |$)")


@cache
def _was() -> re.Pattern[str]:
    return compiled(
        r"(?:He|She|(?:(?:Mr|Mrs|Ms|Miss|Dr)\.? )?[A-Z\u00c0-\u00de][\w’'-]+) was (?P<age>1?\d\d)(?: years old)?"
        r"(?=[.,;]|$)"
    )


@record
class _Death:
    """A death: of whom, in which sentence, the first and last day it may have been on, and the age told with it."""

    person: Person
    line: DateLine
    first: date
    last: date
    age: int
    where: Place


def ages_apart(article: Article) -> Iterator[Hit]:
    """The ages at death that a birth told in another sentence does not give."""
    lines = [line for line in article.ledger.date_lines if article.blocks[line.block].kind is Kind.PARAGRAPH]
    born = list(_born(article, lines))
    if not born or len({person.name for person, _, _ in born}) != len(born):
        return
    for death in _deaths(article, lines):
        for person, birth, line in born:
            if line is death.line or not _is_one(person, death.person):
                continue
            fits = birth.ages(death.first, death.last)
            if birth.first > death.first or death.age in fits or fits[-1] > 120:
                continue
            told = str(fits[0]) if len(fits) == 1 else f"{fits[0]} or {fits[-1]}"
            message = f"{person.name}, born {birth.words}, died at {told}; the draft says {death.age}."
            yield Hit(death.where, message=message, operands={"the birth": birth})


def _is_one(one: Person, other: Person) -> bool:
    return one is other or (bool(one.given) and (one.given, one.family) == (other.given, other.family))


def _named(article: Article, line: DateLine, end: int) -> list[Person]:
    """The persons named in a line before an offset of its text, in order."""
    high = line.starts[min(end, len(line.starts) - 1)]
    found = [
        (mention.place.start, person)
        for person in article.ledger.people
        for mention in person.mentions
        if mention.place.block == line.block and line.starts[0] <= mention.place.start < high
    ]
    return list({person.name: person for _, person in sorted(found, key=lambda pair: pair[0])}.values())


def _born(article: Article, lines: list[DateLine]) -> Iterator[tuple[Person, Birth, DateLine]]:
    """The births of the story whose subject is sure."""
    earlier: list[Person] = []
    for line in lines:
        for match, birth in births(line) if "orn" in line.text else ():
            if _HEDGED.search(line.text) or article.ledger.in_speech(birth.place):
                continue
            lead = line.text[: match.start("born")]
            person: Person | None = None
            if re.fullmatch(r"(?:He|She) was ", lead):
                person = earlier[0] if len(earlier) == 1 else None
            elif re.fullmatch(r"(?:[A-Z\u00c0-\u00de][\w’'.-]+ ){1,4}was ", lead):
                named = _named(article, line, match.start("born"))
                person = named[0] if len(named) == 1 else None
            elif not lead:
                rest = re.match(r",? ?[^.;]{0,60}?, (?:he|she|(?P<name>[A-Z]))", line.text[match.end() :])
                if rest and rest["name"]:
                    at = match.end() + rest.start("name")
                    person = article.ledger.person_at(line.place(at, at + 1))
                elif rest:
                    person = earlier[0] if len(earlier) == 1 else None
            if person:
                yield person, birth, line
        known = {person.name for person in earlier}
        earlier += [person for person in _named(article, line, len(line.text)) if person.name not in known]


def _deaths(article: Article, lines: list[DateLine]) -> Iterator[_Death]:
    story = StoryCalendar(article)
    for number, line in enumerate(lines):
        found = list(_death().finditer(line.text))
        if len(found) != 1 or article.ledger.in_speech(line.place(found[0].start(), found[0].end())):
            continue
        match = found[0]
        lead = line.text[: match.start()]
        named = _named(article, line, match.start())
        span = _when(story, line, match)
        if len(named) != 1 or span is None or _KIN.search(lead) or _OLD_DEATH.search(line.text):
            continue
        if not _opens(line, named[0]) or len(_named(article, line, len(line.text))) > 1:
            continue
        age, where = _age(lines[number : number + 2], match, named[0])
        if age and where:
            yield _Death(named[0], line, *span, age, where)


def _opens(line: DateLine, person: Person) -> bool:
    """Whether a person's name opens a sentence, or a dateline and the sentence after it."""
    at = min(mention.place.start for mention in person.mentions if mention.place.block == line.block)
    before = "".join(char for char, start in zip(line.text, line.starts, strict=True) if start < at)
    return (
        len(before) <= 60
        and re.fullmatch(r"(?:[^.]*[—–] )?(?:[Tt]he (?:[a-z][\w’'-]* ){0,4})?(?:[A-Z][\w’'.-]*,? )*", before)
        is not None
    )


def _when(story: StoryCalendar, line: DateLine, match: re.Match[str]) -> tuple[date, date] | None:
    """The first and the last day of a death, None where it is not sure."""
    if match["date"]:
        days = story.days(line.date_at(match.start("date")))
        return (days[0], days[0]) if len(days) == 1 else None
    if match["year"]:
        return date(int(match["year"]), 1, 1), date(int(match["year"]), 12, 31)
    if story.published and (match["day"] or match["verb"].startswith("ha")) and not line.dates:
        return story.published.day - _LATELY, story.published.day
    return None


def _age(lines: list[DateLine], match: re.Match[str], person: Person) -> tuple[int, Place] | tuple[None, None]:
    """The age told with a death: in its own words, beside the name, or "She was 84." right after."""
    line = lines[0]
    if _HEDGED.search(line.text):
        return None, None
    told = _AGED.search(line.text, match.end("verb"))
    if told:
        return int(told["age"]), line.place(told.start(), told.end())
    beside = [
        age
        for age in person.ages
        if age.place.block == line.block and line.starts[0] <= age.place.start <= line.starts[-1]
    ]
    if len(beside) == 1:
        return beside[0].years, beside[0].place
    after = _was().match(lines[1].text) if len(lines) > 1 else None
    if after and not beside and not _HEDGED.search(lines[1].text):
        return int(after["age"]), lines[1].place(after.start(), after.end())
    return None, None
