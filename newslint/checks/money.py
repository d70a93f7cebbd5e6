"""Sums of money told in two currencies, and figures told a thousand times apart."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction

from newslint.article import Article, Kind
from newslint.facts.arithmetic import shown
from newslint.facts.intervals import Interval
from newslint.findings import Abstention, Hit, Place, Placed, Said
from newslint.ledger.figure_lines import N
from newslint.ledger.numbers import Number
from newslint.on_use import compiled
from newslint.records import record

_PAIR = compiled(
    rf"(?P<one>{N})(?: [a-z-]+)?,? ?[(\[](?:or |about |around |roughly |some |nearly |almost |just over "
    rf"|just under |approx\.? )?(?P<two>{N})[)\],;]"
)
_APART = Fraction(5, 100)
_KNOWN_RATES = {
    ("GBP", "USD"): Interval(Fraction(1), Fraction(3)),
    ("GBP", "$"): Interval(Fraction(1), Fraction(4)),
    ("EUR", "USD"): Interval(Fraction(4, 5), Fraction(2)),
    ("EUR", "$"): Interval(Fraction(4, 5), Fraction(3)),
    ("GBP", "EUR"): Interval(Fraction(1), Fraction(2)),
}
"""Between how many of the second currency one of the first has cost in this century; "$" may be any dollar."""
_OTHER_TIME = compiled(
    r"\(then\b|\b(?:then (?:worth|equal|about)|at the time|in today[’']s|in (?:18|19|20)\d\d|worth .* today"
    r"|equivalent today|at current|back then|adjusted|ago|a year (?:earlier|before)|last year|previously|used to"
    r"|(?:fell|slid|sank|slumped) to|bought .* sold|devalu\w+)\b",
    re.IGNORECASE,
)
_SHARED_NAMES = frozenset(("pesos", "crowns", "kroner", "dinars", "francs", "shillings", "dirhams", "¥", "TRY"))
"""Names of money that more than one country uses, or that an old and a new money share."""
_PLACED = compiled(r"\b[Ii]n (?:the )?(?:[A-Z]|yen|yuan)")


@record
class Conversion:
    """A sum and, in brackets, what it is in another currency."""

    place: Place
    one: Number
    two: Number

    @property
    def pair(self) -> tuple[str, str]:
        """The two currencies."""
        return self.one.unit, self.two.unit

    @property
    def operands(self) -> dict[str, Placed]:
        """The two sums, each under what it is."""
        return {"the sum": self.one, "its conversion": self.two}

    @property
    def rate(self) -> Fraction:
        """How many of the second currency one of the first makes."""
        return self.two.value / self.one.value

    @property
    def rates(self) -> Interval:
        """The rates that rounding allows."""
        one, two = _spread(self.one), _spread(self.two)
        return Interval(two.low / one.high, two.high / one.low)


def _spread(number: Number) -> Interval:
    """The sums a figure may stand for: conversions are rounded freely, to a fortieth or the last digit."""
    reach = max(number.ulp / 2, min(number.rulp / 2, number.value / 40))
    return Interval.around(number.value, min(reach, number.value / 2))


def currency_conversion(article: Article, _: Mapping[str, object]) -> Iterator[Said]:
    """Two conversions that imply rates of exchange far apart, or one that no rate of this century gives."""
    found: dict[tuple[str, str], list[Conversion]] = defaultdict(list)
    for item in _conversions(article):
        if isinstance(item, Abstention):
            yield item
        else:
            found[item.pair].append(item)
    for conversions in found.values():
        odd = list(_odd_one(article, conversions))
        yield from odd or _unheard_of(article, conversions)


def _unheard_of(article: Article, conversions: Sequence[Conversion]) -> Iterator[Hit]:
    """The conversions at a rate that no year of this century has seen."""
    for item in conversions:
        if _known(item):
            continue
        rates = _rates_of(item.pair)
        if rates is None:
            continue
        message = (
            f"{item.one.written(article)} is not {item.two.written(article)}: that makes {_rate(item)}, and"
            " the rate has "
            f"been between {shown(rates.low, 2)} and {shown(rates.high, 2)}."
        )
        yield Hit(item.place, message=message, operands=item.operands)


def _conversions(article: Article) -> Iterator[Conversion | Abstention]:
    for line in article.ledger.figure_lines:
        if sum(number.money for number in line.numbers) < 2:
            continue
        for match in _PAIR.finditer(line.text):
            one, two = line.number_at(match.start("one")), line.number_at(match.start("two"))
            if (
                not (one.money and two.money)
                or one.unit == two.unit
                or {one.unit, two.unit} in ({"$", "USD"}, {"$", "AUD"})
            ):
                continue
            place = line.place(match.start(), match.end("two") + (match.group()[-1] in ")]"))
            if one.in_range or two.in_range or one.value <= 0 or two.value <= 0 or one.value <= one.rulp / 2:
                yield Abstention(place, "a range")
            elif _OTHER_TIME.search(line.text):
                yield Abstention(place, "a rate of another time")
            elif _SHARED_NAMES & {one.unit, two.unit} and _PLACED.search(line.text):
                yield Abstention(place, "the money may be that of another country")
            else:
                yield Conversion(place, one, two)


def _rates_of(pair: tuple[str, str]) -> Interval | None:
    if pair in _KNOWN_RATES:
        return _KNOWN_RATES[pair]
    turned = _KNOWN_RATES.get((pair[1], pair[0]))
    return Interval(1 / turned.high, 1 / turned.low) if turned else None


def _known(item: Conversion) -> bool:
    rates = _rates_of(item.pair)
    return rates is None or item.rates.meets(rates)


def _odd_one(article: Article, conversions: Sequence[Conversion]) -> Iterator[Said]:
    """The conversions whose rate is far from that of the others, or from the first where there are two."""
    if len(conversions) < 2:
        return
    ordered = sorted(conversions, key=lambda item: item.rate)
    known = [item for item in conversions if _known(item)] or list(conversions)
    usual = ordered[len(ordered) // 2] if len(conversions) > 2 else known[0]
    for item in conversions:
        gap = abs(item.rate - usual.rate) / min(item.rate, usual.rate)
        meets = Interval(item.rates.low * (1 - _APART), item.rates.high * (1 + _APART)).meets(usual.rates)
        if item is usual or meets or gap <= _APART:
            continue
        words = {
            "one": f"{item.one.written(article)} as {item.two.written(article)}",
            "rate": _rate(item),
            "other": f"{usual.one.written(article)} as {usual.two.written(article)}",
            "other_rate": _rate(usual),
        }
        yield Hit(item.place, words, operands={**item.operands, "the other conversion": usual})


def _rate(item: Conversion) -> str:
    rate = item.rate
    if rate < Fraction(1, 100):
        return f"{float(rate):.4g} for one"
    return f"{shown(rate, 3 if rate < 1 else 2 if rate < 100 else 0)} for one"


_AFTER = compiled(
    r"(?:[ -](?!(?:and|or|of|for|in|on|to|from|by|with|at|a|the|after|over|under|as|was|were|is|are|will"
    r"|would|had|has|that|which|who|each|per|last|this)\b)[A-Za-z][\w’'&-]*){1,4}"
)


@record
class _Thing:
    number: Number
    words: tuple[str, ...]
    """The noun phrase right after the figure, in small letters."""
    sentence: Place
    known: bool
    """Whether "the", "its" or the like says that the reader knows which one is meant."""
    headline: bool

    def meant_again(self, other: _Thing) -> bool:
        """Whether this may be what an earlier sentence told of; two in one sentence are set against each other."""
        return (self.known or other.headline) and self.sentence != other.sentence


def _things(article: Article) -> Iterator[_Thing]:
    """The figures of the story with what they are the price or size of: "the £3m grant"."""
    for index, block in enumerate(article.blocks):
        if block.kind not in (Kind.HEADLINE, Kind.STANDFIRST, Kind.PARAGRAPH, Kind.CAPTION, Kind.SUBHEAD, Kind.LIST):
            continue
        for number in article.ledger.numbers(index):
            if (number.money or number.scale >= 10**6) and not number.in_range:
                match = _AFTER.match(block.text, number.place.end)
                if match:
                    known = _KNOWN.search(block.text, max(0, number.place.start - 40), number.place.start)
                    sentence = _sentence(article, number.place)
                    yield _Thing(
                        number, _noun_phrase(match.group()), sentence, known is not None, block.kind is Kind.HEADLINE
                    )


_KNOWN = compiled(r"\b(?:the|its|their|his|her|our|this|that|these|those)(?: [a-z’'-]+){0,2} \Z", re.IGNORECASE)
_PUT_RIGHT = compiled(
    r"\b(?:corrections?|corrected|earlier version|clarifications?|misstated|misreported|in error|by mistake)\b",
    re.IGNORECASE,
)


def _sentence(article: Article, place: Place) -> Place:
    sentences = article.ledger.sentences(place.block)
    return next((sentence for sentence in sentences if sentence.start <= place.start < sentence.end), place)


def _puts_right(article: Article) -> bool:
    """Whether a story tells of a figure that it, or somebody, had wrong."""
    return any(_PUT_RIGHT.search(block.text) for block in article.blocks)


def _noun_phrase(words: str) -> tuple[str, ...]:
    """The words after a figure up to the first that looks like a verb."""
    phrase: list[str] = []
    for word in re.split("[ -]", words[1:].lower()):
        if phrase and _VERB.fullmatch(word):
            break
        phrase.append(word)
    return tuple(phrase)


_VERB = compiled(
    r"\w+ed|sank|broke|burnt|left|met|ran|sold|cost|took|gave|made|got|held|saw|led|went|began|grew|rose"
    r"|fell|came|has|have|had|can|could|must|may|might|shut|opens?|closes?|pays?|helps?|goes|gives?|won"
    r"|lost"
    r"|runs?|ran|stands?|stood|comes?|needs?|means?|does|did|now|yesterday|today|here|there"
)


def currency_drift(article: Article, _: Mapping[str, object]) -> Iterator[Said]:
    """One sum for one thing in two currencies: "the £3m grant", "the $3m grant"."""
    for thing, others in _alike(thing for thing in _things(article) if thing.number.money):
        for other in others:
            one, two = thing.number, other.number
            if one.unit == two.unit or one.value != two.value or {one.unit, two.unit} <= _DOLLARS:
                continue
            if thing.meant_again(other) and _same_thing(thing.words, other.words, one) and not _puts_right(article):
                where = Place(one.place.block, one.place.start, _end(thing))
                yield Hit(where, {"other": two.written(article)}, operands={"the other sum": two})
                break


_DOLLARS = {"$", "USD", "AUD", "CAD", "NZD"}


def _alike(things: Iterable[_Thing]) -> Iterator[tuple[_Thing, list[_Thing]]]:
    """Each thing with those before it of the same figure, whatever the scale word, and the same first word."""
    seen: dict[tuple[Fraction, str], list[_Thing]] = defaultdict(list)
    for thing in things:
        for word in {thing.words[0], thing.words[-1]}:
            earlier = seen[thing.number.value / thing.number.scale, word]
            yield thing, earlier
            if len(earlier) < 20:
                earlier.append(thing)


def _same_thing(words: Sequence[str], others: Sequence[str], number: Number) -> bool:
    """Whether two noun phrases name one thing: the same words, or the head alone for a figure that is not round."""
    if tuple(words) == tuple(others):
        return True
    shorter, longer = sorted((tuple(words), tuple(others)), key=len)
    if len(shorter) > 1 and longer[: len(shorter)] == shorter:
        return True
    distinct = number.value / number.rulp >= 10
    return distinct and longer[-len(shorter) :] == shorter


def _end(thing: _Thing) -> int:
    return thing.number.place.end + sum(len(word) + 1 for word in thing.words)


_ABOUT_IT = compiled(r"(?:under|over|about|around|above|below|near|towards?) (?:the|its|their)", re.IGNORECASE)
"""Words before a sum that are no hedge: "under the $85m settlement", "a row about the £3m grant"."""


def magnitude_drift(article: Article, _: Mapping[str, object]) -> Iterator[Said]:
    """One figure for one thing in millions here and in billions there."""
    told: set[Place] = set()
    for thing, others in _alike(_things(article)):
        for other in others:
            one, two = thing.number, other.number
            if one.unit != two.unit or one.scale == two.scale or not one.value or not two.value or one.place in told:
                continue
            factor = max(one.value / two.value, two.value / one.value)
            if factor not in (1000, 10**6) or not _same_thing(thing.words, other.words, one):
                continue
            if not thing.meant_again(other) or _puts_right(article):
                continue
            where = Place(one.place.block, one.place.start, _end(thing))
            told.add(one.place)
            if any(number.hedge and not _ABOUT_IT.fullmatch(number.hedge) for number in (one, two)):
                yield Abstention(where, "a figure is hedged")
                continue
            words = {"one": one.written(article), "other": two.written(article), "factor": shown(factor)}
            yield Hit(where, words, operands={"the other figure": two})
            break
