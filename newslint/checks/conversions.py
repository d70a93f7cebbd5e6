"""A measure given in two units that do not agree."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from fractions import Fraction

from newslint.article import Article
from newslint.facts.intervals import Interval
from newslint.facts.units import OTHER_SIZES, UNITS
from newslint.findings import Abstention, Hit, Said
from newslint.ledger.figure_lines import FigureLine, N
from newslint.ledger.numbers import Number
from newslint.on_use import compiled
from newslint.records import replace

_LOOSELY = "(?:or |about |around |roughly |some |nearly |almost |just over |just under |approximately )?"
_PAIR = compiled(
    rf"(?P<one>{N}) ?[(\[]{_LOOSELY}(?P<two>{N})[)\],;]|(?P<three>{N})(?:,? or {_LOOSELY}|, (?:about"
    rf"|roughly|around|nearly|some) |/| (?:—|–|--) {_LOOSELY})(?P<four>{N})"
)
_OTHERWISE = {
    "oz": compiled(r"\b(?:gold|silver|platinum|bullion|palladium)\b", re.IGNORECASE),
    "mi": compiled(r"\b(?:sea|seas|ships?|boats?|vessels?|nautical|offshore|coastguard|coast guard|yachts?|naval|navy"
                     r"|maritime|submarine|sail\w*|aircraft|knots|buoy|strait"
                     r"|trawlers?|ferry|ferries|tankers?|coast|territorial|islands?|dinghy|dinghies|fishing|harbou?r"
                     r"|lifeboats?|wreck)\b", re.IGNORECASE),
}  # fmt: skip
"""Words in a story without which a unit has only its plain meaning: troy ounces, nautical miles."""
_DIMENSION = compiled(rf"(?:\bby|x|×) ?{N}?\Z|{N}(?:-| )?(?:by|x|×) \Z")
_CLOSE, _NEAR, _FAR = Fraction(3, 100), Fraction(5, 100), Fraction(12, 100)
"""Relative gaps: allowed in a unit's second meaning, in any pair, and where both figures are round."""


def unit_conversion(article: Article, _: Mapping[str, object]) -> Iterator[Said]:
    """A length, area, mass, volume, speed or temperature and its conversion that no rounding brings together."""
    lines = [
        line for line in article.ledger.figure_lines if sum(number.unit in _MEASURES for number in line.numbers) > 1
    ]
    if not lines:
        return
    plain = frozenset(
        unit for unit, words in _OTHERWISE.items() if not any(words.search(block.text) for block in article.blocks)
    )
    for line in lines:
        for match in _PAIR.finditer(line.text):
            first = match.start("one") if match["one"] else match.start("three")
            second = match.start("two") if match["one"] else match.start("four")
            yield from _judged(article, line, first, second, plain)


_MEASURES = frozenset(UNITS) | {"pounds"}


def _judged(article: Article, line: FigureLine, first: int, second: int, plain: frozenset[str]) -> Iterator[Said]:
    one, two = _as_measure(line.number_at(first)), _as_measure(line.number_at(second))
    if one.unit not in UNITS or two.unit not in UNITS or one.unit == two.unit:
        return
    kind = UNITS[one.unit].kind
    if UNITS[two.unit].kind != kind:
        return
    closed = line.text[second + 1 : second + 2] in (")", "]")
    where = line.place(first, second + 1 + closed)
    reason = _unsure(line, first, one, two)
    if reason:
        yield Abstention(where, reason)
    elif not (_warm(one, two) if kind == "temperature" else _agree(one, two, plain)):
        meant = f"{_converted(one, two)} {_unit_words(article, two)}"
        words = {"one": _shown(article, one), "meant": meant, "two": _shown(article, two)}
        yield Hit(where, words, operands={"the measure": one, "its conversion": two})


def _as_measure(number: Number) -> Number:
    """Pounds beside another measure are weight, not money."""
    return replace(number, unit="lb") if number.unit == "pounds" else number


def _unsure(line: FigureLine, at: int, one: Number, two: Number) -> str:
    if one.in_range or two.in_range:
        return "a range"
    if line.text[at - 1 : at] == "/":
        return "more than two measures"
    if _DIMENSION.search(line.text[max(0, at - 6) : at]):
        return "dimensions"
    if one.named or two.named:
        return "may be part of a name"
    return ""


def _agree(one: Number, two: Number, plain: frozenset[str]) -> bool:
    """Whether the two can be one measure: in their plain units as rounded, or closely in what these may also mean."""
    if _fit(one, two, UNITS[one.unit].size / UNITS[two.unit].size):
        return True
    return any(
        _gap(one, two, size / other) <= _CLOSE for size in _sizes(one.unit, plain) for other in _sizes(two.unit, plain)
    )


def _sizes(unit: str, plain: frozenset[str]) -> tuple[Fraction, ...]:
    return (UNITS[unit].size, *(() if unit in plain else OTHER_SIZES.get(unit, ())))


def _gap(one: Number, two: Number, factor: Fraction) -> Fraction:
    value = one.value * factor
    return abs(value - two.value) / max(abs(value), abs(two.value), Fraction(1, 10**9))


def _fit(one: Number, two: Number, factor: Fraction) -> bool:
    cut_off = Interval(two.value - two.ulp / 2, two.value + two.ulp)
    if _scaled(Interval.around(one.value, one.ulp / 2), factor).meets(cut_off):
        return True
    gap = _gap(one, two, factor)
    if gap <= _NEAR:
        return True
    wide = _scaled(one.wide.wider(one.rulp / 2), factor).meets(two.wide.wider(two.rulp / 2))
    return gap <= _FAR and wide


def _scaled(interval: Interval, factor: Fraction) -> Interval:
    return Interval(interval.low * factor, interval.high * factor)


def _warm(one: Number, two: Number) -> bool:
    """Whether two temperatures, or two differences of temperature, agree within a degree or three."""
    celsius, fahrenheit = (one, two) if one.unit == "C" else (two, one)
    round_figures = celsius.value % 5 == 0 and fahrenheit.value % 5 == 0
    slack = Fraction(3 if round_figures else 1) + fahrenheit.ulp / 2
    scale = celsius.value * Fraction(9, 5) + 32
    change = celsius.value * Fraction(9, 5)
    return any(abs(fahrenheit.value - meant) <= slack + celsius.ulp * Fraction(9, 10) for meant in (scale, change))


def _converted(one: Number, two: Number) -> str:
    """What the first measure is in the unit of the second, to as many digits as the second gives."""
    if one.unit == "C":
        value = one.value * Fraction(9, 5) + 32
    elif one.unit == "F":
        value = (one.value - 32) * Fraction(5, 9)
    else:
        value = one.value * UNITS[one.unit].size / UNITS[two.unit].size
    value /= two.scale
    digits = 0 if abs(value) >= 10 else 1 if abs(value) >= 1 else 2
    return f"{float(value):,.{digits}f}"


def _shown(article: Article, number: Number) -> str:
    return article.blocks[number.place.block].text[number.place.start : number.place.end]


def _unit_words(article: Article, number: Number) -> str:
    """The unit of a number as the story writes it."""
    return article.blocks[number.place.block].text[number.figure.end : number.place.end].strip(" -\u00a0\u202f")
