"""One person with two ages, and ages at death that the years of birth and death do not give."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache

from newslint.article import Article, Kind
from newslint.checks.ages import YEAR, births
from newslint.checks.obituaries import ages_apart
from newslint.findings import Abstention, Hit, Place, Said
from newslint.ledger.date_lines import D, DateLine
from newslint.ledger.values import Age, Mention, Person
from newslint.on_use import compiled

_KIN = compiled(
    r"\b(?:sons?|daughters?|brothers?|sisters?|siblings?|(?:grand)?(?:father|mother|parents?|son|daughter)|dad|mum|mom"
    r"|wife|husband|spouse|couple|married|famil(?:y|ies)|widow(?:er)?|uncle|aunt|nephew|niece|cousins?|namesakes?"
    r"|same name|no relation|unrelated|senior|junior|the elder|the younger)\b|\b(?:Jr|Sr|II|III)\b",
    re.IGNORECASE,
)
_NOT_NOW = compiled(r"\b(?:then|was|were|had|turn(?:s|ed|ing)|about|around|nearly|almost|believed|once)\b|[12]\d{3}")
"""Words between a name and an age that tell of another time."""
_HOME = compiled(r",? (?:of|from) ([A-Z][\w’'-]+)")
_WHEN = compiled(r"[,)]? ?(?:when|at the time|in [12]\d{3}|back then|by then|on the day)\b")
_OTHER_TIME = compiled(
    r"\b(?:[12]\d{3}s?|when|at the time|ago|then|once|would have|(?:years?|decades?|months) (?:earlier|later"
    r"|before|after)|plays|to play|played|playing|portray\w*|role|biopic|character|missing|formerly|correction"
    r"|earlier version|died|dead|death)\b|^(?:Before|After|As|Until|Back|Today|Now)\b",
    re.IGNORECASE,
)


def age_drift(article: Article, _: Mapping[str, object]) -> Iterator[Said]:
    """One person with two ages more than a year apart."""
    for person in article.ledger.people:
        if len({age.years for age in person.ages}) < 2:
            continue
        low, high = min(person.ages, key=lambda age: age.years), max(person.ages, key=lambda age: age.years)
        if high.years - low.years < 2:
            continue
        first, second = sorted((low, high), key=lambda age: age.place)
        where = _with_name(article, person, second)
        reason = _not_one(article, person, first, second)
        if reason:
            yield Abstention(where, reason)
        else:
            words = {"name": person.name, "one": str(first.years), "two": str(second.years)}
            yield Hit(where, words, operands={"the other age": _with_name(article, person, first)})


def _mention(person: Person, age: Age) -> Mention | None:
    beside = [mention for mention in person.mentions if mention.place.block == age.place.block]
    return min(
        beside,
        key=lambda mention: min(abs(age.place.start - mention.place.end), abs(mention.place.start - age.place.end)),
        default=None,
    )


def _with_name(article: Article, person: Person, age: Age) -> Place:
    """The name and the age beside it."""
    mention = _mention(person, age)
    if mention is None:
        return age.place
    text = article.blocks[age.place.block].text
    stop = age.place.end
    if text.startswith("-year-old", stop):
        stop += len("-year-old")
    if text.startswith(")", stop) and text.startswith(" (", mention.place.end):
        stop += 1
    return Place(age.place.block, min(mention.place.start, age.place.start), max(mention.place.end, stop))


def _not_one(article: Article, person: Person, first: Age, second: Age) -> str:
    """Why two ages may be those of two people, or of one person at two times; empty where they are not."""
    if person.kin or not person.family:
        return "another person of the story has the name"
    kinds = {article.blocks[age.place.block].kind for age in (first, second)}
    if kinds & {Kind.ALT, Kind.CREDIT, Kind.CORRECTION, Kind.NOTE, Kind.TABLE, Kind.LIST}:
        return "an age in a list, a correction or a note"
    mentions = [_mention(person, age) for age in (first, second)]
    if not all(mention and mention.full for mention in mentions) and _has_kin(article, person):
        return "the surname alone may be a relative's"
    sentences = []
    for age in (first, second):
        sentence = _sentence(article, age.place)
        sentences.append(sentence)
        text = article.blocks[sentence.block].text
        place = _with_name(article, person, age)
        near = text[max(sentence.start, place.start - 25) : min(sentence.end, place.end + 25)]
        if _KIN.search(near) or re.search(r"\b(?:and|or) ", text[max(sentence.start, place.start - 5) : place.start]):
            return "the name may be a relative's"
        told = text[sentence.start : sentence.end]
        if _NOT_NOW.search(text, place.start, place.end) or _WHEN.match(text, place.end) or _OTHER_TIME.search(told):
            return "an age of another time"
    homes = [_HOME.match(article.blocks[age.place.block].text, age.place.end) for age in (first, second)]
    if homes[0] and homes[1] and homes[0][1] != homes[1][1]:
        return "the two are of different places"
    return "" if sentences[0] != sentences[1] else "both ages in one sentence"


def _has_kin(article: Article, person: Person) -> bool:
    """Whether a paragraph that names the person tells of a relative."""
    blocks = {mention.place.block for mention in person.mentions}
    return any(_KIN.search(article.blocks[index].text) for index in blocks)


def _sentence(article: Article, place: Place) -> Place:
    for sentence in article.ledger.sentences(place.block):
        if sentence.start <= place.start < sentence.end:
            return sentence
    return Place(place.block, 0, len(article.blocks[place.block].text))


_HEDGED = compiled(
    r"\b(?:c\.|circa|about|around|nearly|almost|believed|thought|perhaps|would have|baptised|christened)(?!\w)"
)


_SPOUSE = compiled(
    r"\b(?:wed|married|met|of|for|to|by|with|and|succeeded|replaced) (?:[A-Z]\S+ ){0,2}[A-Z]\S+, who (?:[a-z]+ )?"
    r"(?:died|passed|drowned)\b|\b(?:Ltd|Inc|plc|PLC|firm)\b"
)


@cache
def _spans() -> re.Pattern[str]:
    return compiled(r"(?<=[\w.’'”\"]) \((?:born )?(?P<from>1[6-9]\d\d|20\d\d) ?[-–—] ?(?P<to>1[6-9]\d\d|20\d\d)\)")


@cache
def _deaths() -> re.Pattern[str]:
    age = (
        r"(?P<words>(?:aged|age|at age|at the age of|at|,) (?P<age>1?\d\d))(?=[,.;:)]| in | of | from | after | on |$)"
    )
    verb = r"\b(?<!that )(?<!that had )(?:died|dies|passed away|drowned)\b"
    return compiled(
        rf"{verb}[^.;:0-9{D}]{{0,40}}?(?:(?:in|on) (?P<when>(?:[A-Z][a-z]+ )?(?P<year>{YEAR})|{D}),?)?"
        rf"[^.;:0-9{D}]{{0,25}}?\b{age}(?:,? (?:in|on) (?P<when2>(?:[A-Z][a-z]+ )?(?P<year2>{YEAR})|{D}))?"
    )


def lifespan(article: Article, _: Mapping[str, object]) -> Iterator[Said]:
    """An age at death that the years of birth and death do not give."""
    lines = article.ledger.date_lines
    for number, line in enumerate(lines):
        for match in _spans().finditer(line.text):
            yield from _from_span(article, lines[number : number + 2], match)
        if "orn" in line.text:
            yield from _from_birth(article, line)
    yield from ages_apart(article)


def _from_span(article: Article, lines: tuple[DateLine, ...], match: re.Match[str]) -> Iterator[Said]:
    """Rosa Aldane (1931-2004) died aged 75."""
    line, born, died = lines[0], int(match["from"]), int(match["to"])
    name = line.place(match.start() - 1, match.start())
    if not 18 <= died - born <= 115 or article.ledger.person_at(name) is None:
        return
    for other in lines:
        if other.block != line.block or (other is not line and not re.match(r"(?:He|She) ", other.text)):
            continue
        found = _deaths().search(other.text, match.end() if other is line else 0)
        if found is None:
            continue
        age, span = int(found["age"]), died - born
        if span - 1 <= age <= span:
            return
        where = other.place(found.start(), found.end("words"))
        reason = _of_whom(article, lines[:2] if other is not line else (line,))
        if found["year"] or found["year2"]:
            reason = reason or "a year of its own"
        if reason:
            yield Abstention(where, reason)
            return
        years = line.place(match.start() + 1, match.end())
        yield _hit(where, years, f"from {born} to {died}", f"{span - 1} or {span}", age)
        return


def _from_birth(article: Article, line: DateLine) -> Iterator[Said]:
    """Born in 1950, she died in 2019 aged 78."""
    found = list(births(line))
    deaths = list(_deaths().finditer(line.text))
    if len(found) != 1 or len(deaths) != 1:
        return
    (match, birth), death = found[0], deaths[0]
    span = _died(line, death)
    if span is None or span[0] < birth.first:
        return
    fits = birth.ages(*span)
    age = int(death["age"])
    if age in fits:
        return
    where = line.place(death.start(), death.end())
    reason = _of_whom(article, (line,))
    if _SPOUSE.search(line.text):
        reason = "the death may be another's"
    low, high = min(match.end(), death.end()), max(match.start(), death.start())
    if re.search(r"\b(?:and|but|while|when) (?:[a-z]+ )?[A-Z]|;", line.text[low:high]):
        reason = "the death may be another's"
    if reason:
        yield Abstention(where, reason)
        return
    told = str(fits[0]) if len(fits) == 1 else f"{fits[0]} or {fits[-1]}"
    yield _hit(where, birth.place, f"from birth {birth.words} to death in {span[0].year}", told, age)


def _died(line: DateLine, death: re.Match[str]) -> tuple[date, date] | None:
    """The first and the last day somebody may have died on, None where no year is given."""
    for name in ("", "2"):
        when = death[f"when{name}"]
        if when == D:
            mention = line.date_at(death.start(f"when{name}"))
            day = mention.in_year(mention.year) if mention.year else None
            if day:
                return day, day
        elif when:
            year = int(death[f"year{name}"])
            return date(year, 1, 1), date(year, 12, 31)
    return None


def _hit(where: Place, born: Place, span: str, fits: str, age: int) -> Hit:
    message = f"{span[0].upper()}{span[1:]} makes {fits} years; the draft says {age}."
    return Hit(where, message=message, operands={"the years": born})


def _of_whom(article: Article, lines: tuple[DateLine, ...]) -> str:
    text = " ".join(line.text for line in lines)
    if _KIN.search(text) or re.search(r"\bwhose\b|\bpeople\b", text):
        return "the death may be a relative's"
    if _HEDGED.search(text):
        return "a hedge"
    named = {
        person.name
        for person in article.ledger.people
        for mention in person.mentions
        for line in lines
        if mention.place.block == line.block and line.starts[0] <= mention.place.start <= line.starts[-1]
    }
    return "several persons in the sentence" if len(named) > 1 else ""
