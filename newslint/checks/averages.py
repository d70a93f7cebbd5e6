"""Totals, counts and what they make for each: averages and amounts a head that do not fit together."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from fractions import Fraction
from functools import cache

from newslint.article import Article
from newslint.facts.arithmetic import like, read_as, shown
from newslint.facts.intervals import Interval
from newslint.findings import Abstention, Hit, Said
from newslint.ledger.figure_lines import FigureLine, N
from newslint.ledger.numbers import Number
from newslint.on_use import compiled

_WORDS = r"(?: (?!(?:and|but|while|who|which|than|or)\b)[a-z][\w’'-]*){0,5}?"
_EACH = (
    r" ?(?:each|apiece|a head|per head|per capita|per person|a person|per \w+|an? (?:game|match|goal|player"
    r"|pupil|student|head|person|household|home|house|family|resident|worker|member|unit|room|bed|ticket"
    r"|visitor|child|patient|acre|hectare|mile|square foot|square metre))\b"
)
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
        rf" is an average of) (?:just |only |about )?(?P<each>{N})"
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

                       r"|split between|split among|from|on) (?:the |its |their |all |all of the"
                       rf" )?(?P<count>{N}){_WORDS}(?:,| —| –| --| \(|;) ?{lead}"
                   rf"(?P<each>{N})(?:{_EACH})"),
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
    total, count, each = (line.number_at(match.start(name)) for name in ("total", "count", "each"))
    where = line.place(*match.span())
    quotient = read_as(total).over(read_as(count)) if count.value else None
    reason = _unsure(line, match, total, count, each)
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
    told = f"{total.written(article)} / {shown(count.value, 2)} = {_rounded(article, each, made)}"
    yield Hit(where, {"sum": told, "stated": each.written(article)})


def _rounded(article: Article, each: Number, made: Fraction) -> str:
    scaled = made / each.scale
    digits = 0 if scaled >= 100 else 1 if scaled >= 10 else 2
    if (scaled * 10**digits).denominator != 1:
        return f"about {like(article, each, made, digits)}"
    return like(article, each, made)


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
        or (total.unit != each.unit and (each.unit or not total.money))
        or total.unit in ("%", "points", "age")
    ):
        return "figures of different units"
    if each.value >= total.value or count.value < 2 or total.value <= 0 or each.value <= 0:
        return "the figures may belong to other things"
    if _BY_OTHER_RULES.search(line.text):
        return "an average that may be worked out otherwise"
    return ""
