"""The draft against the newsroom's own facts file: names, ages, titles and places."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from newslint.article import UNREAD, Article
from newslint.checks.house_entries import (
    entries_for,
    entry_hit,
    facts_of,
    is_relative,
    outside_corrections,
    sentence_at,
)
from newslint.checks.place_words import pairs_in
from newslint.facts.folding import folded
from newslint.findings import Abstention, Place, Said
from newslint.house_facts import HouseFacts, Person, Term
from newslint.ledger.values import Mention
from newslint.ledger.values import Person as Named
from newslint.on_use import compiled

_FEW = timedelta(days=7)
_LEAST = 5
"""The letters a surname must have for a near miss to mean anything."""


@outside_corrections
def name(article: Article, options: Mapping[str, object]) -> Iterator[Said]:
    """A name one letter from a listed one, with the same first name or the same title."""
    facts = facts_of(article, options)
    if not facts.people:
        return
    listed = {known for person in facts.people for known in (person.name, *person.aliases, *person.never)}
    for named in article.ledger.people:
        for mention in named.mentions:
            if not mention.family or mention.text in listed or _family_listed(facts, mention.family):
                continue
            for person in facts.people:
                given, _, family = person.name.rpartition(" ")
                if not _is_near(mention.family, family) or not _is_same(article, mention, given, person):
                    continue
                place = Place(mention.place.block, mention.place.end - len(mention.family), mention.place.end)
                reason = _other_bearer(article, mention, person)
                if reason:
                    yield Abstention(place, reason)
                    continue
                yield entry_hit(
                    facts, person, place, {"name": person.name, "right": family}, (family,), name=mention.place
                )


_THING = compiled(r" (?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b)[A-Z][a-z]")
_THE = compiled(r"\b[Tt]he \Z")
_OTHERS = compiled(r"(?:[’']s|s[’']|\b(?:former|ex|late|then)) ?-?\Z", re.IGNORECASE)


def _other_bearer(article: Article, mention: Mention, person: Person) -> str:
    """Why a near miss may be another name all the same; empty where it is a slip."""
    text = article.blocks[mention.place.block].text
    start, end = mention.place.start, mention.place.end
    if mention.family == f"{person.name.rpartition(' ')[2]}s":
        return "the plural of the name"
    both = "|".join(map(re.escape, (person.name, *person.aliases)))
    if re.search(rf"(?<!\w)(?:{both})(?!\w)", sentence_at(article, mention.place)):
        return "both names stand in one sentence"
    if _THE.search(text, 0, start) and _THING.match(text, end):
        return "a thing named for somebody"
    opens = mention.title.start if mention.title else start
    if not mention.given and (_OTHERS.search(text, 0, opens) or re.match(r",? of (?:the )?[A-Z]", text[end:])):
        return "the holder of the office somewhere else or at another time"
    return ""


def _family_listed(facts: HouseFacts, family: str) -> bool:
    return any(known.split()[-1:] == [family] for person in facts.people for known in (person.name, *person.aliases))


def _is_same(article: Article, mention: Mention, given: str, person: Person) -> bool:
    if mention.given:
        return mention.given == given
    title = _words(article, mention.title) if mention.title else ""
    return bool(title) and any(title == _plain(term.title) for term in person.titles)


def _is_near(one: str, other: str) -> bool:
    """Whether one letter more, less or other, or two swapped, make one name of the other."""
    if min(len(one), len(other)) < _LEAST or abs(len(one) - len(other)) > 1 or one[0] != other[0] or one == other:
        return False
    if len(one) > len(other):
        one, other = other, one
    at = next((at for at in range(len(one)) if one[at] != other[at]), len(one))
    if len(one) < len(other):
        return one[at:] == other[at + 1 :]
    return one[at + 1 :] == other[at + 1 :] or (
        one[at : at + 2] == other[at : at + 2][::-1] and one[at + 2 :] == other[at + 2 :]
    )


def _words(article: Article, place: Place) -> str:
    return _plain(article.blocks[place.block].text[place.start : place.end])


def _plain(words: str) -> str:
    return re.sub(r"^(?:the|a|an) ", "", " ".join(words.casefold().split()).strip(" ,"))


_THEN = compiled(
    r"\b(?:then|ago|earlier|at the time|when|would|late|died|dead|turn(?:s|ed|ing)?|will|aged? \d+ at|in (?:19|20)\d\d"
    r"|was \d+)\b",
    re.IGNORECASE,
)


@outside_corrections
def age(article: Article, options: Mapping[str, object]) -> Iterator[Said]:
    """An age that does not fit the birth date listed."""
    facts, published = facts_of(article, options), article.ledger.published if options or article.house else None
    if not facts.people or published is None:
        return
    for named in article.ledger.people:
        people = [person for person in entries_for(facts, named) if person.born_year]
        for told in named.ages if people else ():
            if any(told.years in _ages(person, published.day) for person in people):
                continue
            reason = _no_age(article, named, told.place, people, published.day)
            if reason:
                yield Abstention(told.place, reason)
                continue
            person = people[0]
            right = sorted(_ages(person, published.day))
            words = {
                "name": person.name, "born": str(person.born or person.born_year),
                "right": " or ".join(map(str, right)), "day": str(published.day), "told": str(told.years),
            }  # fmt: skip
            yield entry_hit(facts, person, told.place, words, person=_nearest(named, told.place))


def _nearest(named: Named, place: Place) -> Place:
    """The mention of a person before a place, the first one where none is."""
    before = [mention.place for mention in named.mentions if mention.place < place]
    return before[-1] if before else named.mentions[0].place


def _no_age(article: Article, named: Named, place: Place, people: list[Person], day: date) -> str:
    """Why a figure beside a name may be no age of today; empty where it is one."""
    if _THEN.search(sentence_at(article, place)):
        return "the age may be that of another time"
    text = article.blocks[place.block].text
    before = [mention for mention in named.mentions if mention.place.block == place.block and mention.place <= place]
    if text[place.start - 1 : place.start] == "(" and before and not before[-1].full:
        return "goals, caps or a shirt in brackets after a surname"
    if before and not before[-1].full:
        fits = any(told.years in _ages(person, day) for told in named.ages for person in people)
        if fits or any(is_relative(article, before[-1], person) for person in people):
            return "a relative of the same surname may be meant"
    return ""


def _ages(person: Person, day: date) -> set[int]:
    if person.born is None:
        return {day.year - (person.born_year or 0), day.year - (person.born_year or 0) - 1}
    return {_age_on(person.born, day + step) for step in (-_FEW, timedelta(0), _FEW)}


def _age_on(born: date, day: date) -> int:
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


_PAST = compiled(
    r"\b(?:then|former(?:ly)?|ex|late|outgoing|incoming|acting|deputy|shadow|vice|elect|designate|interim|previous(?:ly)?|"
    r"first|next|future|past|one-time|would-be|caretaker|stand-in)\b"
    r"|\b(?:while|when|was|were|as)[  ](?:the[  ]|an?[  ])?\Z",
    re.IGNORECASE,
)


_NOT_YET = compiled(r"[-‑ ](?:elect|designate|in[- ]waiting|hopeful|candidate)\b", re.IGNORECASE)
_OLD = compiled(
    r"\b(?:(?:19|20)\d\d|ago|at the time|at that time|(?:last|previous) year|(?:years|months) earlier)\b", re.I
)


@outside_corrections
def title(article: Article, options: Mapping[str, object]) -> Iterator[Said]:
    """A title that the person listed does not hold on the day of publication."""
    facts = facts_of(article, options)
    published = article.ledger.published if facts.people else None
    if published is None:
        return
    for named in article.ledger.people:
        people = [person for person in entries_for(facts, named) if person.titles]
        for mention in named.mentions if people else ():
            if any(is_relative(article, mention, person) for person in people):
                continue
            for place in filter(None, (mention.title, mention.role)):
                yield from _title(article, facts, people, mention.place, place, published.day)


def _title(
    article: Article, facts: HouseFacts, people: list[Person], named: Place, place: Place, day: date
) -> Iterator[Said]:
    told = _words(article, place)
    text = article.blocks[place.block].text
    terms = [term for person in people for term in person.titles]
    if any(_holds(term, day) and _plain(term.title) == told for term in terms):
        return
    if any(told.endswith(f" {_plain(term.title)}") for term in terms if _holds(term, day)):
        yield Abstention(place, "the title listed, with words before it")
        return
    person = people[0]
    now = [term for term in person.titles if _holds(term, day)]
    past = [term for term in terms if _plain(term.title) == told]
    other = [term for term in now if _is_rival(_plain(term.title), told)]
    if not past and not other:
        return
    before = text[max(0, place.start - 24) : place.start]
    if (
        _PAST.search(before)
        or _PAST.search(text, place.start, place.end)
        or _NOT_YET.match(text, place.end)
        or _OLD.search(sentence_at(article, place))
    ):
        yield Abstention(place, "the title may be that of another time")
        return
    words = {"name": person.name, "listed": _term((now or past)[0]), "day": str(day)}
    yield entry_hit(facts, person, place, words, person=named)


def _holds(term: Term, day: date) -> bool:
    return (term.start is None or term.start <= day + _FEW) and (term.end is None or term.end >= day - _FEW)


def _is_rival(listed: str, told: str) -> bool:
    """Whether two titles are the same office of two fields: finance minister, interior minister."""
    one, other = listed.split(), told.split()
    return len(one) > 1 and len(other) > 1 and one[-1] == other[-1] and one[:-1] != other[:-1] and len(other) <= 4


def _term(term: Term) -> str:
    since = f" from {term.start}" if term.start else ""
    return f"{term.title}{since}{f' to {term.end}' if term.end else ''}"


@outside_corrections
def place(article: Article, options: Mapping[str, object]) -> Iterator[Said]:
    """A place put in a region that its entry does not name."""
    facts = facts_of(article, options)
    entries = [spot for spot in facts.places if spot.inside]
    if not entries:
        return
    from newslint.facts.places import regions_named

    known = {_region(inside) for spot in entries for inside in spot.inside}
    for index, block in enumerate(article.blocks):
        for pair in pairs_in(block.text) if block.kind not in UNREAD else ():
            town, region = block.text[slice(*pair.first)], block.text[slice(*pair.second)]
            spots = [spot for spot in entries if folded(spot.name) == folded(town)]
            if not spots or any(_is_region(region, inside) for spot in spots for inside in spot.inside):
                continue
            where = Place(index, pair.first[0], pair.second[1])
            if pair.opens or not (_region(region) in known or regions_named(region)):
                yield Abstention(where, "the second name may be no region")
                continue
            words = {"name": town, "where": ", ".join(spots[0].inside), "region": region}
            first, second = Place(index, *pair.first), Place(index, *pair.second)
            yield entry_hit(facts, spots[0], where, words, town=first, region=second)


def _is_region(one: str, other: str) -> bool:
    """Whether two names are one region: Corrie County and county Corrie, Qld and Queensland."""
    from newslint.facts.places import regions_named

    return _region(one) == _region(other) or bool(set(regions_named(one)) & set(regions_named(other)))


def _region(name: str) -> str:
    return re.sub(r"^(?:county|co|the) | (?:county|state|province|region)$", "", folded(name))
