"""Ages against years of birth and death."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from functools import cache

from newslint.article import Article
from newslint.checks.story_calendar import told, writes_month_first
from newslint.checks.unpaired import without_date
from newslint.findings import Abstention, Hit, Place, Said
from newslint.ledger.date_lines import D, DateLine
from newslint.ledger.dates import MONTHS
from newslint.ledger.titles import is_role_word
from newslint.ledger.values import Person
from newslint.on_use import compiled
from newslint.records import record

_LATE, _SOON = timedelta(days=60), timedelta(days=30)
"""How long before publication what is told may have happened, and how long after it may come."""
_KIN = compiled(
    r"\b(?:sons?|daughters?|child|children|babies|baby|twins?|brothers?|sisters?|siblings?|(?:grand)?(?:father|mother|parents?|son"
    r"|daughter|children)|dad|mum|mom|wife|husband|partner|widow(?:er)?|uncle|aunt|nephew|niece|cousins?|namesake|ancestors?"
    r"|Jr|Sr|junior|senior|II|III|the elder|the younger)\b",
    re.IGNORECASE,
)
_THEN = compiled(
    r"\b(?:then|at the time|would(?: have)?|when|had been|by then|years? (?:ago|earlier|later|before|after)|about"
    r"|around|nearly|almost|believed|thought|estimated|approximately|circa|roughly|reportedly"
    r"|says? (?:he|she) (?:is|was)|claim\w*|dog|cat|horse|mare|stallion|gelding|elephant|tortoise|gorilla"
    r"|role|script|screenplay|sitcom|panda|orangutan|giraffe|rhino|lion|lioness|tiger|bear|chimpanzee|animal|character|fictional|plays"
    r"|played by|starring)\b",
    re.IGNORECASE,
)
YEAR = r"(?:1[89]|20)\d\d(?!\d|[-–/]\d|s\b)"


@cache
def _births() -> re.Pattern[str]:
    lead = r"(?P<lead>^|(?:was|is|who was|he was|she was|and was)\s|[,(]\s?|[—–-]\s)"
    small = "the|of|near|in|an?|small|village|town|city|suburb|farm|hospital|outside|north|south|east|west|de|la|upon"
    words = rf"(?:,? (?!in \d|in (?:{'|'.join(MONTHS)})\b)(?:[A-Z\u00c0-\u00de][\w’'.-]*|(?:{small})\b)){{0,7}}"
    aside = rf"(?: (?:(?:and (?:raised|bred) )?(?:in|at|near|outside)\b|there\b|here\b|prematurely\b){words},?)?"
    month = rf"(?:(?P<month>{'|'.join(MONTHS)}) )?"
    return compiled(
        rf"{lead}(?P<born>[Bb]orn{aside} (?:(?:on )?(?P<date>{D})|in {month}(?P<year>{YEAR})|(?P<bare>{YEAR})))"
    )


@cache
def _ages() -> re.Pattern[str]:
    stop = r"(?=[,.;:)—–]| years? old| and |$)"
    return compiled(
        r"(?:(?<=[^\W\d_])|(?<=\)))(?<!\bdied)(?<!\bdead)(?:, (?:aged |age )?|,? now (?:aged )?| \((?:aged )?)"
        rf"(?P<apposed>1?\d?\d)(?=,|\))|\bis (?:now )?(?P<is>1?\d\d){stop}"
        r"|\b(?P<old>1?\d?\d)-year-old\b(?=(?: (?P<what>[a-z]+))?)"
        r"|\bturn(?:s|ed|ing) (?P<turned>1?\d?\d) (?P<when>this year|last year|next year)\b"
    )


_CAPITAL = compiled(r"(?:[A-Z\u00c0-\u00de][\w’'.-]*|\))\Z")
_ONE = frozenset(
    "man woman boy girl who was is has from said says of in and teenager pensioner student singer actor actress player"
    " baker".split()
)


_NAME = r"[A-Z\u00c0-\u00de][\w’'-]+"
_SUBJECT = compiled(
    r"(?:(?:Mr|Mrs|Ms|Miss|Dr)\.? )?"
    rf"(?:(?P<pronoun>He|She)|(?P<name>{_NAME}(?: {_NAME})?)) was (?=born)"
)


@record
class Birth:
    """A birth as a sentence gives it: the first and the last day it may have been on, and where the words stand."""

    first: date
    last: date
    place: Place
    words: str

    def ages(self, first: date, last: date) -> range:
        """The ages that somebody born so can have between two days."""
        return range(_years(self.last, first), _years(self.first, last) + 1)


def _years(born: date, day: date) -> int:
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def births(line: DateLine) -> Iterator[tuple[re.Match[str], Birth]]:
    """The births of a sentence that name a year, each with its match in the line."""
    for match in _births().finditer(line.text):
        place = line.place(match.start("born"), match.end("born"))
        if match["date"]:
            mention = line.date_at(match.start("date"))
            day = mention.in_year(mention.year) if mention.year else None
            if day is None:
                continue
            yield match, Birth(day, day, place, f"on {told(day, month_first=mention.month_first)}")
            continue
        year = int(match["year"] or match["bare"])
        if match["month"]:
            month = MONTHS.index(match["month"]) + 1
            last = date(year, month, calendar.monthrange(year, month)[1])
            yield match, Birth(date(year, month, 1), last, place, f"in {match['month']} {year}")
        else:
            yield match, Birth(date(year, 1, 1), date(year, 12, 31), place, f"in {year}")


def age_birth_year(article: Article, _: Mapping[str, object]) -> Iterator[Said]:
    """An age that fits neither side of the birthday in the year of birth given."""
    published = article.ledger.published
    before: DateLine | None = None
    for line in article.ledger.date_lines:
        if "born" in line.text or "Born" in line.text:
            found = list(births(line))
            ages = [age for age in _ages().finditer(line.text) if _is_age(line.text, age)]
            if published is None:
                yield from (without_date(birth.place) for _, birth in found[: len(ages)])
            elif len(found) == 1 and len(ages) == 1:
                yield from _judged(article, line, published.day, found[0], ages[0])
            elif len(found) == 1 and not ages:
                yield from _told_elsewhere(article, line, before, published.day, found[0])
        before = line


def _is_age(text: str, age: re.Match[str]) -> bool:
    """Whether figures between commas stand after a name, and "40-year-old" before a word for a person."""
    if age["old"]:
        return age["what"] is None or age["what"] in _ONE or is_role_word(age["what"])
    if not age["apposed"]:
        return True
    return _CAPITAL.search(text, max(0, age.start() - 30), age.start()) is not None


def _judged(
    article: Article, line: DateLine, now: date, found: tuple[re.Match[str], Birth], age: re.Match[str]
) -> Iterator[Said]:
    match, birth = found
    years = int(next(age[name] for name in ("apposed", "is", "old", "turned") if age[name]))
    if age["turned"]:
        turning = now.year + {"this year": 0, "last year": -1, "next year": 1}[age["when"]]
        fits = range(turning - birth.last.year, turning - birth.first.year + 1)
        at = f"turns {_either(fits)} in {turning}"
    else:
        fits = birth.ages(now - _LATE, now + _SOON)
        exact = birth.ages(now, now)
        at = f"is {_either(exact)} on {told(now, month_first=writes_month_first(article))}"
    if years in fits or birth.first > now:
        return
    start, end = min(age.start(), match.start("born")), max(age.end(), match.end("born"))
    while line.text[start] in " ,(":
        start += 1
    where = line.place(start, end)
    others = [int(year) for year in re.findall(rf"\b{YEAR}", line.text) if int(year) != birth.first.year]
    others += [mention.year for mention in line.dates if mention.year and mention.year != birth.first.year]
    reason = _unsure(article, line, (start, end), (age.end(), match.start("born")))
    if not reason and any(years in birth.ages(date(year, 1, 1), date(year, 12, 31)) for year in others):
        reason = "the age fits another year of the sentence"
    if reason:
        yield Abstention(where, reason)
        return
    comma = "," if ", " in birth.words else ""
    message = f"Somebody born {birth.words}{comma} {at}; the draft says {years}."
    group = next(name for name in ("apposed", "is", "old", "turned") if age[name])
    yield Hit(where, message=message, operands={"the birth": birth, "the age": line.place(*age.span(group))})


def _told_elsewhere(
    article: Article, line: DateLine, before: DateLine | None, now: date, found: tuple[re.Match[str], Birth]
) -> Iterator[Said]:
    """A birth whose subject has an age in another sentence: "Okonjo was born in 1981." """
    match, birth = found
    subject = _SUBJECT.match(line.text)
    if subject is None or subject.end() != match.start("born"):
        return
    if subject["pronoun"]:
        named = list(_people(article, before, 0, len(before.text))) if before and before.block == line.block else []
        person = named[0] if len(named) == 1 else None
    else:
        person = article.ledger.person_at(line.place(subject.start("name"), subject.end("name")))
    if person is None or person.kin or len({age.years for age in person.ages}) != 1:
        return
    age = person.ages[0]
    fits = birth.ages(now - _LATE, now + _SOON)
    if age.years in fits or birth.first > now:
        return
    text = article.blocks[age.place.block].text
    sentence = next(
        text[item.start : item.end]
        for item in article.ledger.sentences(age.place.block)
        if item.start <= age.place.start < item.end
    )
    if _THEN.search(sentence) or _THEN.search(line.text) or _KIN.search(sentence) or re.search(rf"\b{YEAR}", sentence):
        yield Abstention(birth.place, "an age of another time, a hedge, or another person's")
        return
    exact = _either(birth.ages(now, now))
    at = f"is {exact} on {told(now, month_first=writes_month_first(article))}"
    yield Hit(
        birth.place,
        message=f"{person.name}, born {birth.words}, {at}; the draft says {age.years}.",
        related=((age.place, "the age here"),),
    )


def _either(ages: range) -> str:
    """The ages that are possible: "44", "44 or 45"."""
    return str(ages[0]) if len(ages) == 1 else f"{ages[0]} or {ages[-1]}"


def _unsure(article: Article, line: DateLine, span: tuple[int, int], between: tuple[int, int]) -> str:
    start, end = span
    if _THEN.search(line.text):
        return "an age of another time, a hedge, or no person's"
    if re.search(r"[;:“”]|\bwhose\b", line.text[start:end]) or _KIN.search(line.text, start, end):
        return "the age and the birth may be two persons'"
    if re.search(r"\b[A-Z\u00c0-\u00de]", line.text[slice(*between)]):
        return "another name between the age and the birth"
    if re.search(
        r"\b(?:for|of|than|like|if|not|never|everyone|anyone|those|people|someone|somebody) \Z", line.text[:start]
    ):
        return "no certain person"
    named = {person.name for person in _people(article, line, start, end)}
    if len(named) > 1:
        return "several persons in the sentence"
    return ""


def _people(article: Article, line: DateLine, start: int, end: int) -> Iterator[Person]:
    """The persons named from just before ``start`` to ``end`` of a line."""
    low = line.starts[0]
    high = line.place(start, end).end
    for person in article.ledger.people:
        if any(mention.place.block == line.block and low <= mention.place.start < high for mention in person.mentions):
            yield person
