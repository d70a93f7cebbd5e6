"""The draft against the newsroom's own facts file: spellings, names, ages, titles, places, figures."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from functools import lru_cache

from newslint.article import UNREAD, Article
from newslint.checks.place_words import pairs_in
from newslint.facts.folding import folded
from newslint.findings import Abstention, Hit, Level, Place, Said
from newslint.house_facts import Body, Figure, HouseFacts, Noted, Person, Spot, Term
from newslint.ledger.numbers import Number
from newslint.ledger.values import Mention
from newslint.ledger.values import Person as Named
from newslint.on_use import compiled

_FEW = timedelta(days=7)
_LEAST = 5
"""The letters a surname must have for a near miss to mean anything."""


def facts_of(article: Article, options: Mapping[str, object]) -> HouseFacts:
    """The facts of the house's files, or those written in the option ``facts`` of a rule."""
    written = str(options.get("facts", ""))
    if not written:
        return article.house
    from newslint.facts.house_files import facts_in

    return facts_in(written)


def entry_hit(
    facts: HouseFacts, noted: Noted, place: Place, words: dict[str, str], better: tuple[str, ...] = (), **told: Place
) -> Hit:
    """The finding about an entry; ``told`` are the words of the draft it was judged by, each under what it is."""
    operands = {f"the {name}": where for name, where in told.items()}
    level = Level.SUGGESTION if noted.is_stale(facts.today) else None
    return Hit(place, {**words, "entry": noted.cited}, better, operands=operands, level=level)


def spelling(article: Article, options: Mapping[str, object]) -> Iterator[Said]:
    """A form that the facts file says never to print."""
    facts = facts_of(article, options)
    for noted, right, never, unless in _forms(facts):
        pattern = _words_of(never)
        allowed = _words_of((*unless, right)) if unless or any(form in right for form in never) else None
        for index, block in enumerate(article.blocks):
            if block.kind in UNREAD:
                continue
            silent = [match.span() for match in allowed.finditer(block.text)] if allowed else []
            for match in pattern.finditer(block.text):
                if not any(start <= match.start() and match.end() <= end for start, end in silent):
                    yield entry_hit(facts, noted, Place(index, *match.span()), {"right": right}, (right,))


def _forms(facts: HouseFacts) -> Iterator[tuple[Noted, str, tuple[str, ...], tuple[str, ...]]]:
    entries: tuple[Person | Body | Spot, ...] = (*facts.people, *facts.bodies, *facts.places)
    for named in entries:
        if named.never:
            yield named, named.name, named.never, ()
    for entry in facts.spellings:
        yield entry, entry.use, entry.never, entry.unless


@lru_cache(maxsize=500)
def _words_of(forms: tuple[str, ...]) -> re.Pattern[str]:
    listed = sorted(forms, key=lambda form: (-len(form), form))
    return compiled(rf"(?<![\w@#/.-])(?:{'|'.join(map(re.escape, listed))})(?![\w@/-]|\.\w)")


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
                yield entry_hit(
                    facts, person, place, {"name": person.name, "right": family}, (family,), name=mention.place
                )


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


def entries_for(facts: HouseFacts, named: Named) -> tuple[Person, ...]:
    """The entries of somebody the draft names."""
    return tuple(person for person in facts.people if named.name in (person.name, *person.aliases, *person.never))


_THEN = compiled(
    r"\b(?:then|at the time|when|would|late|died|dead|turn(?:s|ed|ing)?|will|aged? \d+ at|in (?:19|20)\d\d|was \d+)\b"
)


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
            if _THEN.search(_sentence(article, told.place)):
                yield Abstention(told.place, "the age may be that of another time")
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


def _ages(person: Person, day: date) -> set[int]:
    if person.born is None:
        return {day.year - (person.born_year or 0), day.year - (person.born_year or 0) - 1}
    return {_age_on(person.born, day + step) for step in (-_FEW, timedelta(0), _FEW)}


def _age_on(born: date, day: date) -> int:
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def _sentence(article: Article, place: Place) -> str:
    text = article.blocks[place.block].text
    for sentence in article.ledger.sentences(place.block):
        if sentence.start <= place.start < sentence.end:
            return text[sentence.start : sentence.end]
    return text


_PAST = compiled(
    r"\b(?:then|former(?:ly)?|ex|late|outgoing|incoming|acting|deputy|shadow|vice|elect|designate|interim|previous(?:ly)?|"
    r"first|next|future|while|when|was|were|as)\b",
    re.IGNORECASE,
)


def title(article: Article, options: Mapping[str, object]) -> Iterator[Said]:
    """A title that the person listed does not hold on the day of publication."""
    facts = facts_of(article, options)
    published = article.ledger.published if facts.people else None
    if published is None:
        return
    for named in article.ledger.people:
        people = [person for person in entries_for(facts, named) if person.titles]
        for mention in named.mentions if people else ():
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
    person = people[0]
    now = [term for term in person.titles if _holds(term, day)]
    past = [term for term in terms if _plain(term.title) == told]
    other = [term for term in now if _is_rival(_plain(term.title), told)]
    if not past and not other:
        return
    if _PAST.search(text, max(0, place.start - 24), place.end) or re.search(
        r"\b(?:19|20)\d\d\b", _sentence(article, place)
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
            if not spots or any(_region(region) == _region(inside) for spot in spots for inside in spot.inside):
                continue
            where = Place(index, pair.first[0], pair.second[1])
            if pair.opens or not (_region(region) in known or regions_named(region)):
                yield Abstention(where, "the second name may be no region")
                continue
            words = {"name": town, "where": ", ".join(spots[0].inside), "region": region}
            first, second = Place(index, *pair.first), Place(index, *pair.second)
            yield entry_hit(facts, spots[0], where, words, town=first, region=second)


def _region(name: str) -> str:
    return re.sub(r"^(?:county|co|the) | (?:county|state|province|region)$", "", folded(name))


_REACH = 6
_BETWEEN = frozenset(
    "is of stands at totals total totalling totaling comes to the a an this year year’s year's now will be set its "
    "remains worth amounts amounting put stood are were was".split()
)
"""Words that tie a figure to the phrase beside it; any other may tie it to something else."""
_MOVES = compiled(
    r"\b(?:last year|previous(?:ly)?|earlier|originally|initially|once|forecast|proposed|extra|another|additional|"
    r"increase|rise|cut|more|less|fewer|over|under|per|a year|share|part|of the|overspend|shortfall)\b",
    re.IGNORECASE,
)


def figure(article: Article, options: Mapping[str, object]) -> Iterator[Said]:
    """A figure beside a listed phrase that differs from the one listed."""
    facts = facts_of(article, options)
    for entry in facts.figures:
        pattern = _near(entry.near)
        for index, block in enumerate(article.blocks):
            if block.kind in UNREAD:
                continue
            for match in pattern.finditer(block.text):
                yield from _figure(article, facts, entry, index, match.span())


@lru_cache(maxsize=200)
def _near(phrases: tuple[str, ...]) -> re.Pattern[str]:
    listed = "|".join(re.escape(phrase).replace("'", "[’']") for phrase in phrases)
    return compiled(rf"(?<!\w)(?:{listed})(?!\w)", re.IGNORECASE)


def _figure(article: Article, facts: HouseFacts, entry: Figure, index: int, span: tuple[int, int]) -> Iterator[Said]:
    text = article.blocks[index].text
    close = []
    for number in article.ledger.numbers(index):
        low, high = sorted((span, (number.place.start, number.place.end)))
        between = text[low[1] : high[0]]
        if len(between.split()) <= _REACH and not re.search(r"[.;:!?]\s", between) and _same_unit(number, entry):
            close.append((number, between))
    if len(close) != 1:
        if close:
            yield Abstention(close[0][0].place, "more than one figure stands beside the phrase")
        return
    number, between = close[0]
    mine = number.interval.wider(number.ulp / 2)
    if mine.low <= entry.value + entry.ulp / 2 and entry.value - entry.ulp / 2 <= mine.high:
        return
    published = article.ledger.published
    sentence = _sentence(article, number.place)
    if not _BETWEEN.issuperset(re.findall(r"[\w’']+", between.lower())):
        yield Abstention(number.place, "the words between may tie the figure to something else")
        return
    if not number.firm or _MOVES.search(sentence) or re.search(r"\b(?:19|20)\d\d\b(?!-\d)", sentence):
        yield Abstention(number.place, "a hedge, or a figure of another time or of a part")
        return
    if entry.as_of and (published is None or published.day < entry.as_of):
        yield Abstention(number.place, "the figure is listed for a later day")
        return
    since = f" (as of {entry.as_of})" if entry.as_of else ""
    unit = f" {entry.unit}" if entry.unit else ""
    listed = {"listed": f"{entry.written}{unit}{since}"}
    yield entry_hit(facts, entry, number.place, listed, phrase=Place(index, *span))


_DOLLARS = frozenset({"USD", "AUD", "CAD", "NZD", "SGD", "HKD"})


def _same_unit(number: Number, entry: Figure) -> bool:
    return number.unit == entry.unit or (number.unit == "$" and entry.unit in _DOLLARS)
