"""Totals, counts and what they make for each: averages and amounts a head that do not fit together."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from fractions import Fraction
from functools import cache

from newslint.article import Article
from newslint.facts.arithmetic import like, read_as, shown
from newslint.facts.intervals import Interval
from newslint.facts.units import UNITS
from newslint.findings import Abstention, Hit, Said
from newslint.ledger.figure_lines import FigureLine, N
from newslint.ledger.numbers import Number
from newslint.on_use import compiled

_WORDS = r"(?: (?!(?:and|but|while|who|which|than|or)\b)[a-z][\w’'-]*){0,5}?"
_EACH = r" ?(?:each|apiece|a head|per head|per capita|per person|a person|(?:per|an?) (?P<one>square \w+|[a-z]+))\b"
_FOR_ONE = compiled(
    r"(?: (?P<noun>(?!an?\b|per\b|each\b|apiece\b|every\b|to\b|and\b|but\b)[a-z][\w’'-]*))?"
    r"(?: (?:each|apiece)| (?:per|an?|every|to an?|to each) (?P<one>[A-Za-z]+))?"
    r"(?=[,.;:)\]”\"’]|\Z| (?:—|–|--|and|but|said|according)\b| [—–]| --)"
)
"""What may follow an average: what is counted, and for each of what."""
_ANYBODY = frozenset("head person capita man".split())
_HOMES = frozenset("home house household family property dwelling flat".split())
_MOST = Fraction(2)
"""A quotient that is off by more than this factor, and by no power of ten, is that of other things."""
_BY_OTHER_RULES = compiled(
    r"\b(?:batt\w+|bowl\w+|wickets?|innings|yards?|rushing|carries|touches|rebounds|points per|at an"
    r" average|strike rate|median"
    r"|respectively|weighted|up to|depending|first|another|extra|plus|remaining|excluding|before|not out"
    r"|per cent|percent)\b|%",
    re.IGNORECASE,
)

_TIMES = compiled(r" (?:days|weeks|months|years|hours|seasons|games|matches)\b")


@cache
def _averages() -> tuple[re.Pattern[str], ...]:
    average = (
        r"(?:an average of|averaging(?: out at)?|or an average of|on average(?:,)?|which averages out at|that"
        rf" is an average of|(?:and )?averag(?:ed|e)) (?:just |only |about )?(?P<each>{N})"
    )
    return (
        compiled(
            rf"(?P<count>{N}){_WORDS},? (?:totalling|totaling|totalled|totaled|worth|adding up to|amounting to"
            r"|for a total of"

                       rf"|worth a total of|costing)(?: a total of)? (?P<total>{N}){_WORDS}(?:,| —| –| --| \("
                       rf"|:) ?{average}"),
        compiled(
            rf"(?P<total>{N}){_WORDS} (?:in|over|across|from|for|to|among|between|on) (?:the |its |his |her "
            rf"|their |all )?(?P<count>{N}){_WORDS}"
                   rf"(?:,| —| –| --| \() ?{average}"),
    )  # fmt: skip


_IN_ALL = (
    rf"(?:(?:or |at |for )?(?:an?|the) total (?:cost |bill |sum )?of (?P<total>{N})(?=[,.;)]|\Z)"
    rf"|(?P<total2>{N}) in (?:all|total)\b)"
)


@cache
def _heads() -> tuple[re.Pattern[str], ...]:
    lead = (
        r"(?:or |that is |about |which is |equal to |equivalent to |roughly |some |worth |giving (?:them )?|the"
        r" equivalent of )*"
    )
    return (
        compiled(
            rf"(?P<total>{N}){_WORDS},? (?:for|among|between|to|by|shared by|shared between|shared among"
            r"|divided among|divided between"

                       r"|split between|split among|from|on|in|over) (?:the |its |their |all |all of the"
                       rf" )?(?P<count>{N}){_WORDS}(?:,| —| –| --| \(|;) ?{lead}"
                   rf"(?P<each>{N})(?:{_EACH})"),
        compiled(
            rf"\b[Ee]ach of (?:the |its |their )?(?P<count>{N}){_WORDS} (?P<each>{N})(?:,| —| –| --|;) {_IN_ALL}"
        ),
        compiled(
            rf"(?P<each>{N}) (?:to|for) each of (?:the |its |their )?(?P<count>{N}){_WORDS}(?:,| —| –| --|;) {_IN_ALL}"
        ),
        compiled(
            rf"(?P<count>{N}){_WORDS},? (?:at a (?:total )?cost of|costing|worth|for a total of) (?P<total>{N})"
            rf"(?:,| —| –| --| \() ?{lead}(?P<each>{N})(?:{_EACH})"
        ),
        compiled(
            rf"(?P<count>{N}){_WORDS},? (?:will |would |are to )?(?:share|split|divide)d? (?P<total>{N}){_WORDS}"
            rf"(?:,| —| –| --| \() ?{lead}(?P<each>{N})(?:{_EACH})"
        ),
        compiled(
            rf"(?P<total>{N}){_WORDS} (?:split|divided|shared|be split|be divided) (?P<count>{N}) ways"
            rf"[^{N};:.]{{0,20}} each(?: [a-z]+){{0,2}} (?:getting|receiving|taking|worth) (?P<each>{N})(?=[,.;)]|\Z)"
        ),
    )  # fmt: skip


def average(article: Article, _: Mapping[str, object]) -> Iterator[Said]:
    """A total, a count and an average that do not fit together."""
    for line in _lines(article):
        for form in _averages():
            for match in form.finditer(line.text):
                yield from _judged(article, line, match)


def per_capita(article: Article, _: Mapping[str, object]) -> Iterator[Said]:
    """A total, a head count and an amount for each that do not fit together."""
    for line in _lines(article):
        for form in _heads():
            for match in form.finditer(line.text):
                yield from _judged(article, line, match)


def _lines(article: Article) -> Iterator[FigureLine]:
    for line in article.ledger.figure_lines:
        if len(line.numbers) > 2:
            yield line.without_conversions()


def _judged(article: Article, line: FigureLine, match: re.Match[str]) -> Iterator[Said]:
    summed = "total2" in match.re.groupindex
    names = ("total2" if summed and match["total2"] else "total", "count", "each")
    total, count, each = (line.number_at(match.start(name)) for name in names)
    if summed and not (total.money and each.money):
        return
    where = line.place(*match.span())
    quotient = read_as(total).over(read_as(count)) if count.value else None
    reason = _unsure(line, match, total, count, each) or ("" if summed else _of_others(line, match))
    if reason or quotient is None:
        yield Abstention(where, reason or "a share of nothing")
        return
    reach = (
        max(each.ulp, min(each.rulp, each.value / 25)) if each.value / each.ulp >= 10 else each.ulp * Fraction(6, 10)
    )
    if each.hedge:
        reach = max(reach, each.value / 10)
    if quotient.meets(Interval.around(each.value, reach)):
        return
    made = total.value / count.value
    if not _near(made / each.value):
        yield Abstention(where, "the figures may belong to other things")
        return
    told = f"{total.written(article)} / {shown(count.value, 2)} = {_rounded(article, each, made)}"
    operands = {"the total": total, "the count": count, "the amount for each": each}
    yield Hit(where, {"sum": told, "stated": each.written(article)}, operands=operands)


def _rounded(article: Article, each: Number, made: Fraction) -> str:
    scaled = made / each.scale
    digits = 0 if scaled >= 100 else 1 if scaled >= 10 else 2
    if (scaled * 10**digits).denominator != 1:
        return f"about {like(article, each, made, digits)}"
    return like(article, each, made)


def _near(factor: Fraction) -> bool:
    """Whether a quotient is near enough to the stated one to be meant, or a power of ten away."""
    if 1 / _MOST <= factor <= _MOST:
        return True
    return _is_power_of_ten(max(factor, 1 / factor))


def _is_power_of_ten(factor: Fraction) -> bool:
    return any(abs(factor / 10**power - 1) < Fraction(1, 50) for power in range(1, 7))


def _tens(total: Number, count: Number, each: Number) -> bool:
    """Whether the amount for each is off by a nought or more."""
    return _is_power_of_ten(each.value * count.value / total.value)


def _of_others(line: FigureLine, match: re.Match[str]) -> str:
    """Why the amount for each may be one of other things than those counted."""
    at = match.start("each") + 1
    told = _FOR_ONE.match(line.text, at)
    if told is None:
        return "words after the figure may change what it is of"
    counted, whole = (_words_after(line.text, match.start(name) + 1) for name in ("count", "total"))
    one, noun = (told["one"] or "").lower(), (told["noun"] or "").lower()
    if one and one not in _ANYBODY and not (one in _HOMES and _HOMES & {word.rstrip("s") for word in counted}):
        stem = one[: max(3, len(one) - 1)]
        if not any(word.lower().startswith(stem) for word in counted[:5]):
            return "an amount for each of something else"
    if noun and not any(word.lower().startswith(noun[: max(3, len(noun) - 1)]) for word in whole[:6]):
        return "an average of something else"
    return ""


_WORD = compiled(r"[A-Za-z]+")
_NEAR = compiled(rf"[^{N},;:.()—–]*")


def _words_after(text: str, at: int) -> list[str]:
    """The words after a figure, up to the next figure or mark."""
    match = _NEAR.match(text, at)
    return _WORD.findall(match.group()) if match else []


def _unsure(line: FigureLine, match: re.Match[str], total: Number, count: Number, each: Number) -> str:
    spread = count.hedge.lower() == "over" and _TIMES.match(line.text, match.start("count") + 1)
    vague = any(number.in_range or number.named or number.year for number in (total, count, each))
    if (
        vague
        or total.hedge
        or (count.hedge and not spread)
        or each.hedge.lower() not in ("", "about", "around", "roughly", "some")
    ):
        return "a hedge, a range or a name"
    if (
        count.unit
        or (total.unit != each.unit and (each.unit or not (total.money or total.unit in UNITS)))
        or total.unit in ("%", "points", "age")
    ):
        return "figures of different units"
    if (
        count.value < 2
        or total.value <= 0
        or each.value <= 0
        or (each.value >= total.value and not _tens(total, count, each))
    ):
        return "the figures may belong to other things"
    if _BY_OTHER_RULES.search(line.text):
        return "an average that may be worked out otherwise"
    return ""
