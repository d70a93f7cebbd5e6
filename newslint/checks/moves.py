"""Rises to a lower figure, falls to a higher one, and doublings that are none."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from fractions import Fraction
from functools import cache

from newslint.article import Article
from newslint.checks.change_forms import Change, changes_by_amount, changes_by_percent, moves
from newslint.checks.percentages import alike
from newslint.facts.arithmetic import like, read_as, shown
from newslint.facts.intervals import Interval
from newslint.facts.units import UNITS
from newslint.findings import Abstention, Hit, Said
from newslint.ledger.figure_lines import FigureLine, N
from newslint.ledger.numbers import Number
from newslint.on_use import compiled

_NO_AMOUNT = compiled(
    r"\b(?:rank\w*|places?|position|seed\w*|standings?|table|charts?|handicap|odds|spot|par|under|over par"
    r"|grades?|league|division"
    r"|ladder|degrees?|yen|yuan|rupees?|naira|roubles?|rubles?|pesos?|lira|rand|won|currenc\w+|exchange"
    r"|dollars?|sterling|euro"
    r"|greenback|pounds?|franc|against|ratings?|index|minus|below|negative|loss(?:es)?|deficit|ratio|size"
    r"|number one|rated"
    r"|seconds?|minutes?|temperature|roof|ladders?|bridge|floors?|storey|height|window|cliff|tree|short of|adrift"
    r"|shy of|metres"
    r"|meters|feet|level)\b"
    r"|No\.|\bin (?:the )?world",
    re.IGNORECASE,
)
"""Words of rankings, rates of exchange, losses and places one can fall from."""
_OF_MANY = compiled(rf" (?:in|per|out of|every|for every) (?:{N}|\d{{1,3}}(?!\d)|every)")


def direction(article: Article, _: Mapping[str, object]) -> Iterator[Said]:
    """A rise to a lower figure or a fall to a higher one."""
    for plain in article.ledger.figure_lines:
        line = plain.without_conversions().without_spans()
        taken: list[tuple[int, int]] | None = None
        for found in changes_by_amount(line):
            yield from _by_amount(article, found)
        for match, first, second, sign in moves(line):
            old, new, reason = alike(line, first, second)
            if not reason and (new.value - old.value) * sign >= 0:
                continue
            if taken is None:
                taken = [(found.start, found.end) for found in changes_by_percent(line)]
            if any(low < match.end() and match.start() < high for low, high in taken):
                continue
            where = line.place(*match.span())
            reason = reason or _unsure(line, match, old, new)
            if not reason and _may_be_one(old, new):
                reason = "rounding may turn the order of the two"
            if reason:
                yield Abstention(where, reason)
            else:
                more = "higher" if new.value > old.value else "lower"
                sign_word = "rise" if sign > 0 else "fall"
                words = {"new": new.written(article), "old": old.written(article), "more": more, "sign": sign_word}
                yield Hit(where, words, operands={"the earlier figure": old, "the later figure": new})


_TIMED = compiled(r"(?: [a-z]+)? (?:in|at|on|last|a|an|the|each|per|every)\b")
_RATE_OF = compiled(r"(?: [a-z]+)? (?:an?|per|each|every) | (?!points?\b|to\b|from\b|in\b|on\b|last\b)[a-z]+")
_MUCH = 3
"""An amount that is off by more than this factor is that of something else."""


def _by_amount(article: Article, found: Change) -> Iterator[Said]:
    """A rise or fall by an amount that the two figures beside it do not give."""
    line = found.line
    old, new, reason = alike(line, found.old, found.new)
    by, where = found.by, line.place(found.start, found.end)
    moved = read_as(new).minus(read_as(old))
    reach = max(by.ulp, by.rulp / 2 if by.value >= 1000 else Fraction(0))
    if moved.meets(Interval.around(by.value * found.sign, reach)):
        return
    gap = abs(new.value - old.value)
    after_old, after_by = line.place_of(found.old) + 1, line.place_of(by) + 1
    if reason or by.unit != new.unit or not (old.firm and new.firm and by.firm) or _NO_AMOUNT.search(line.text):
        yield Abstention(where, reason or "figures of different units, a hedge, or places in an order")
    elif _TIMED.match(line.text, after_old) or _RATE_OF.match(line.text, after_by) or not gap:
        yield Abstention(where, "the amount may have a base of its own")
    elif not by.value <= gap * _MUCH <= by.value * _MUCH**2:
        yield Abstention(where, "the amount may be of something else")
    else:
        kinds = ("rise", "fall") if new.value > old.value else ("fall", "rise")
        said = kinds[0] if (new.value - old.value) * found.sign > 0 else kinds[1]
        message = f"From {old.written(article)} to {new.written(article)} is a {kinds[0]} of {like(article, by, gap)};"
        message = f"{message} the draft tells of a {said} of {by.written(article)}."
        yield Hit(where, message=message, operands=found.operands)


def _may_be_one(old: Number, new: Number) -> bool:
    """Whether two figures, one of them rounder, may stand for values in either order: £1.01m and £1m."""
    one, two = read_as(old), read_as(new)
    return one.low < new.value < one.high or two.low < old.value < two.high


def _unsure(line: FigureLine, match: re.Match[str], old: Number, new: Number) -> str:
    if not (old.firm and new.firm) or old.value <= 0 or new.value <= 0:
        return "a hedge, a range, a name or a figure below zero"
    if new.value == old.value:
        return "the same figure twice"
    if _NO_AMOUNT.search(line.text) or (old.unit in UNITS and UNITS[old.unit].kind in ("length", "temperature")):
        return "the figures may be places in an order or rates"
    if any(_OF_MANY.match(line.text, at + 1) for at in range(*match.span()) if line.text[at] == N):
        return "rates, not amounts"
    if "age" in (old.unit, new.unit) or _of_two_kinds(line, match):
        return "the figures may be of different things"
    counted = re.match(r" [a-z]+s\b| (?:people|men|women|children)\b", line.text[match.end() : match.end() + 20])
    if not (old.unit or new.unit or old.value >= 100 or new.value >= 100 or counted):
        return "figures of nothing that is counted"
    return ""


_COUNTED = compiled(r" (?!(?:in|at|on|by|for|from|to|a|an|the|last|this|during|over|and|or|as)\b)([a-z]{3,})")


def _of_two_kinds(line: FigureLine, match: re.Match[str]) -> bool:
    """Whether the two figures count different things: "from five years to 64 months"."""
    places = [match.start(name) for name in ("old", "new", "old2", "new2") if match[name]]
    nouns = [found[1] for place in places if (found := _COUNTED.match(line.text, place + 1))]
    return len(nouns) == 2 and nouns[0][:4] != nouns[1][:4]


_HEDGED = (
    r"(?P<hedge>(?:more|less) than |nearly |almost |roughly |about |around |over |just over |approximately "
    r"|virtually |close to )?"
)
_TIMES = {
    "doubl": Fraction(2),
    "trebl": Fraction(3),
    "tripl": Fraction(3),
    "quadrupl": Fraction(4),
    "quintupl": Fraction(5),
    "halv": Fraction(1, 2),
}
_PARTS = {
    "half": Fraction(1, 2),
    "a third": Fraction(1, 3),
    "a quarter": Fraction(1, 4),
    "two-thirds": Fraction(2, 3),
    "two thirds": Fraction(2, 3),
    "three-quarters": Fraction(3, 4),
    "three quarters": Fraction(3, 4),
    "a fifth": Fraction(1, 5),
    "a tenth": Fraction(1, 10),
}
_FOLDS = dict(zip("two three four five six seven eight nine ten".split(), range(2, 11), strict=True))
_LOOSE = Fraction(15, 100)
_FAR = compiled(r"\b(?:and|while|but|which|who|when|whereas|than|compared|against|respectively|or)\b", re.IGNORECASE)


@cache
def _multiples() -> re.Pattern[str]:
    gap, base = rf"[^{N};:()]{{0,45}}?", r"(?:just |only |about )?"
    verb = rf"{_HEDGED}(?P<verb>doubl|trebl|tripl|quadrupl|quintupl|halv)(?:ed|es|e|ing)"
    by = (
        r"(?P<move>ros?e|grew|grown|increased?|climbed|jumped|fell|fallen|dropped|cut|reduced|shrunk|shrank"
        rf"|down|up) by {_HEDGED.replace('hedge', 'hedge2')}(?P<part>{'|'.join(_PARTS)})(?!(?: of)? (?:an?|one|per) )"
    )
    end = (
        rf"(?P<gap1>{gap})(?:from {base}(?P<old>{N})(?P<gap2>{gap}) to {base}(?P<new>{N})|to"
        rf" {base}(?P<new2>{N})(?P<gap3>{gap}),? from {base}(?P<old2>{N}))"
    )
    fold = rf"{_HEDGED.replace('hedge', 'hedge3')}(?P<fold>{'|'.join(_FOLDS)})[ -]?fold"
    return compiled(rf"\b(?:{verb}|{by}|{fold})\b{end}", re.IGNORECASE)


def multiple(article: Article, _: Mapping[str, object]) -> Iterator[Said]:
    """A doubling, trebling, halving or a fall by a third that the two figures beside it do not bear out."""
    for plain in article.ledger.figure_lines:
        line = plain.without_conversions().without_spans()
        if len(line.numbers) < 2:
            continue
        yield from _compared(article, line)
        for match in _multiples().finditer(line.text):
            if any(_FAR.search(match[gap] or "") for gap in ("gap1", "gap2", "gap3")):
                continue
            first = line.number_at(match.start("old" if match["old"] else "old2"))
            second = line.number_at(match.start("new" if match["new"] else "new2"))
            where = line.place(*match.span())
            old, new, reason = alike(line, first, second)
            if not (old.firm and new.firm) or old.value <= 0 or "age" in (old.unit, new.unit):
                reason = "a hedge, a range or a name"
            quotient = None if reason else read_as(new).over(read_as(old))
            if quotient is None:
                yield Abstention(where, reason)
            elif not any(quotient.meets(_allowed(times, _hedge(match))) for times in _factors(match)):
                times = shown(new.value / old.value, 2)
                words = {"old": old.written(article), "new": new.written(article), "times": times}
                yield Hit(where, words, operands={"the earlier figure": old, "the later figure": new})


@cache
def _times_the() -> re.Pattern[str]:
    return compiled(
        rf"(?P<new>{N})(?P<gap1>[^{N};:()]{{0,45}}?)(?:,| —| –| --| is| was)(?: or)? {_HEDGED}"
        rf"(?:(?P<word>double|twice|triple|treble|quadruple|half)|(?P<times>{N}) times)"
        rf"(?: as (?:much|many|big|large|high) as| of)? (?:the|its|their|last year[’']s) (?P<old>{N})"
    )


_WORDED = {"double": "2", "twice": "2", "triple": "3", "treble": "3", "quadruple": "4", "half": "1/2"}


def _compared(article: Article, line: FigureLine) -> Iterator[Said]:
    """A figure said to be so many times another: "£94bn, more than double the £40bn of 2020"."""
    for match in _times_the().finditer(line.text):
        new, old = line.number_at(match.start("new")), line.number_at(match.start("old"))
        times = line.number_at(match.start("times")) if match["times"] else None
        factor = Fraction(_WORDED[match["word"]]) if times is None else times.value
        where = line.place(*match.span())
        plain = times is None or (times.value.denominator == 1 and 2 <= times.value <= 20 and not times.unit)
        firm = new.firm and old.firm and old.value > 0 and new.unit == old.unit and new.unit != "age" and plain
        quotient = read_as(new).over(read_as(old)) if firm else None
        if quotient is None or _FAR.search(match["gap1"]):
            yield Abstention(where, "a hedge, a range, a name or figures of different things")
        elif not quotient.meets(_allowed(factor, (match["hedge"] or "").strip().lower())):
            words = {"old": old.written(article), "new": new.written(article), "times": shown(new.value / old.value, 2)}
            yield Hit(where, words, operands={"the earlier figure": old, "the later figure": new})


def _hedge(match: re.Match[str]) -> str:
    return (match["hedge"] or match["hedge2"] or match["hedge3"] or "").strip().lower()


def _factors(match: re.Match[str]) -> tuple[Fraction, ...]:
    """What the new figure may be as a multiple of the old; a rise "fivefold" is to five times or by five times."""
    if match["fold"]:
        times = Fraction(_FOLDS[match["fold"].lower()])
        return times, times + 1
    if match["verb"]:
        return (_TIMES[match["verb"].lower()],)
    part = _PARTS[match["part"].lower()]
    down = match["move"].lower() in ("fell", "fallen", "dropped", "cut", "reduced", "shrunk", "shrank", "down")
    return (1 - part if down else 1 + part,)


def _allowed(factor: Fraction, hedge: str) -> Interval:
    """The quotients that a word for a multiple may stand for; half and a third are used more loosely than a figure."""
    if hedge in ("more than", "over", "just over"):
        low, high = (
            (factor * Fraction(97, 100), factor * 50) if factor > 1 else (Fraction(0), factor * Fraction(103, 100))
        )
        return Interval(low, high)
    if hedge in ("less than",):
        return Interval(factor * Fraction(1, 2), factor * Fraction(3, 2))
    slack = factor * (_LOOSE if not hedge else Fraction(1, 4))
    if factor.numerator < 10 and factor not in (2, 3, 4, 5) and not hedge:
        slack = min(slack, Fraction(7, 100))
    return Interval(factor - slack, factor + slack)
