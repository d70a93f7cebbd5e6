"""Votes whose majority or total does not follow, and wins with the lower score."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from fractions import Fraction
from functools import cache

from newslint.article import Article
from newslint.facts.arithmetic import shown
from newslint.findings import Abstention, Hit, Said
from newslint.ledger.figure_lines import FigureLine, N
from newslint.ledger.numbers import Number
from newslint.on_use import compiled

_VOTES = r"(?: (?:votes?|members|MPs|councillors|councilors|lawmakers|senators|peers|delegates|deputies))?"


@cache
def _margins() -> re.Pattern[str]:
    return compiled(
        rf"(?P<one>{N}){_VOTES}(?: to | votes to |-|–|—| against )(?:[A-Z][\w-]+[’']s"
        rf" )?(?P<two>{N}){_VOTES}(?: (?:vote|with {N}"
        r" (?:abstentions?|abstaining)))?"
        r"(?:,| —| –| --| \(|, giving (?:it|her|him|them)| with| for| by)? ?(?:giving (?:it|her|him|them)"
        r" )?(?:with |by )?"
        r"an? (?:overall |clear |slim |narrow |comfortable |bare |wafer-thin |slender )?(?:majority"
        rf"|margin|lead) of (?:just |only )?(?P<margin>{N})(?=[,.;:)”\"’]|\Z| votes?\b| seats?\b| over\b| —| –| --"
        rf"| and\b)"
    )


@cache
def _shares() -> tuple[re.Pattern[str], ...]:
    name = r"[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?"
    won = r"(?:taking|with|polling|winning|polled|won|took|got|received)"
    return (
        compiled(
            rf"\b(?:majority|margin) of (?P<margin>{N}),? (?:{won}|by) (?P<one>{N}) votes (?:to"
            rf"|against) (?:{name}[’']s? )?"
            rf"(?P<two>{N})"
        ),
        compiled(
            rf"\b{won} (?P<one>{N}) votes(?:,? (?:and|to|with"
            rf"|while)) {name}(?:[’']s)?(?: {won})? (?P<two>{N})(?: votes)?,"
            rf" an? (?:majority|margin) of (?P<margin>{N})"
        ),
    )


@cache
def _totals() -> re.Pattern[str]:
    return compiled(
        rf"(?P<one>{N})(?: [a-z]+){{0,3}} (?:for|in favou?r|yes|backed it|supported it)\b,? (?:and |with "
        rf"|to )?(?P<two>{N})(?: [a-z]+){{0,2}}? "
        rf"(?:against|opposed|no|opposed it)\b(?:,? (?:and |with )?(?P<three>{N}) (?:abstentions?|abstained"
        r"|abstaining))?"
        rf"(?:,| —| –| --| \() ?(?:out )?(?:of|a total of|from|making) (?:a total of |the |all )?(?P<total>{N})"
        rf"(?: votes?| ballots| members| voters| cast|,|\.|\))"
    )


@cache
def _bodies() -> tuple[re.Pattern[str], ...]:
    body = (
        rf"(?P<size>{N})[ -](?:member|seat|person|strong|judge)(?: [a-z]+){{0,2}} (?:board|council|committee"
        r"|commission|court|panel|assembly|senate|jury)"
    )
    vote = rf"(?P<one>{N})(?:-|–|—| to )(?P<two>{N})"
    return (
        compiled(rf"{body}(?: [a-z][\w’'-]*){{0,3}}? (?:voted|split|ruled|agreed|approved it|rejected it),? {vote}"),
        compiled(
            rf"\b(?:voted|vote of|split|ruled|decision of) {vote}(?: vote| decision)? (?:on|of|by|in|from) (?:the"
            rf"|an?|its) {body}(?![’'])"
        ),
    )


def vote_count(article: Article, _: Mapping[str, object]) -> Iterator[Said]:
    """Votes that do not give the majority or the total stated, or are more than the body has members."""
    for line in article.ledger.figure_lines:
        if len(line.numbers) < 3:
            continue
        for form in (_margins(), *_shares()):
            for match in form.finditer(line.text):
                yield from _margin(line, match)
        for match in _totals().finditer(line.text):
            yield from _total(line, match)
        for form in _bodies():
            for match in form.finditer(line.text):
                yield from _body(line, match)


def _plain(*numbers: Number) -> bool:
    return all(not (number.unit or number.hedge or number.named) for number in numbers)


def _margin(line: FigureLine, match: re.Match[str]) -> Iterator[Said]:
    one, two, margin = (line.number_at(match.start(name)) for name in ("one", "two", "margin"))
    gap = abs(one.value - two.value)
    if gap == margin.value:
        return
    where = line.place(*match.span())
    if (
        any(number.unit or number.hedge for number in (one, two, margin))
        or "against" in match.group()
        or max(one.value, two.value) < 2
        or margin.value > one.value + two.value
    ):
        yield Abstention(where, "a hedge, a unit, or an opponent's figure")
    else:
        high, low = max(one.value, two.value), min(one.value, two.value)
        words = {"sum": f"{shown(high)} − {shown(low)} = {shown(gap)}", "stated": shown(margin.value)}
        yield Hit(where, words, operands={"votes": (one, two), "the majority": margin})


def _total(line: FigureLine, match: re.Match[str]) -> Iterator[Said]:
    parts = [line.number_at(match.start(name)) for name in ("one", "two", "three") if match[name]]
    total = line.number_at(match.start("total"))
    made = sum((part.value for part in parts), Fraction(0))
    if made == total.value or (made < total.value and (match["three"] is None or "members" in match.group())):
        return
    where = line.place(match.start(), match.end("total"))
    if not _plain(*parts, total):
        yield Abstention(where, "a hedge or a unit")
    else:
        told = " + ".join(shown(part.value) for part in parts)
        words = {"sum": f"{told} = {shown(made)}", "stated": shown(total.value)}
        yield Hit(where, words, operands={"votes": parts, "the total": total})


def _body(line: FigureLine, match: re.Match[str]) -> Iterator[Said]:
    one, two, size = (line.number_at(match.start(name)) for name in ("one", "two", "size"))
    cast = one.value + two.value
    if cast <= size.value or not _plain(one, two, size) or cast > 2 * size.value or cast == 100:
        return
    yield Hit(
        line.place(*match.span()),
        message=f"{shown(one.value)} + {shown(two.value)} = {shown(one.value + two.value)} votes, more than the"
        f" {shown(size.value)} members.",
        operands={"votes": (one, two), "the members": size},
    )


_WON = (
    r"(?:beat|beats|beaten|beating|defeated|defeats|defeating|thrashed|thrashes|edged(?: past)?|saw off|overcame"
    r"|thumped|hammered|routed|crushed"
    r"|downed|outclassed|stunned|swept aside|knocked out)"
)


@cache
def _wins() -> re.Pattern[str]:
    team = (
        r"(?:the |rivals |hosts |visitors |neighbours |visiting |holders |champions )?[A-Z][\w’'.-]*(?:"
        r" (?:[A-Z][\w’'.-]*|and|&)){0,3}"
    )
    return compiled(rf"\b{_WON} {team},? (?P<one>{N})[-–](?P<two>{N})(?P<after>[^.;]{{0,30}})")


_HALF_TIME = compiled(
    rf"(?P<one>{N})[-–](?P<two>{N}) (?:up |down |ahead |lead )?(?:at|by) (?:half[- ]time|the break|the interval)"
)
_OTHER_SCORE = compiled(
    rf" ?(?:,|and|in)? ?{N}[-–]|[-– ](?:shots?|favou?rites?|chances?|outsiders?)|,? (?:on (?:penalties|aggregate"
    rf"|corners|count\w*)|after"
    r" penalties|on points|on countback|record|this season)"
    r"| (?:January|February|March|April|May|June|July|August|September|October|November|December|minutes?|seconds?"
    r"|hours?|years?|miles?|times|lengths?|per ?cent|percent|points?|in the (?:count|vote|series|poll|ballot"
    r"|election))\b"
    r"|[ ,]*(?:[a-z]+ )*(?:sets?|frames|legs|holes|up\b|best of)",
    re.IGNORECASE,
)


def score(article: Article, _: Mapping[str, object]) -> Iterator[Said]:
    """A win told with the lower score, or a half-time score above the final one."""
    for line in article.ledger.figure_lines:
        if len(line.numbers) < 2:
            continue
        for match in _wins().finditer(line.text):
            one, two = line.number_at(match.start("one")), line.number_at(match.start("two"))
            where = line.place(match.start(), match.end("two"))
            if one.value < two.value and one.value.denominator == two.value.denominator == 1:
                if len(line.numbers) > 3 or _OTHER_SCORE.match(match["after"]):
                    yield Abstention(where, "scores of sets, odds or a record")
                else:
                    words = {"one": shown(one.value), "two": shown(two.value)}
                    yield Hit(where, words, operands={"a score": (one, two)})
            half = _HALF_TIME.search(line.text)
            if half and half.start() != match.start("one"):
                yield from _half_time(line, match, half)


def _half_time(line: FigureLine, win: re.Match[str], half: re.Match[str]) -> Iterator[Said]:
    full = sorted(line.number_at(win.start(name)).value for name in ("one", "two"))
    early = sorted(line.number_at(half.start(name)).value for name in ("one", "two"))
    if early[1] > full[1] or sum(early) > sum(full):
        yield Hit(
            line.place(*half.span()),
            message=f"{shown(early[1])}-{shown(early[0])} at half-time is more than"
            f" {shown(full[1])}-{shown(full[0])} at the end.",
            operands={
                "the score at half-time": line.place(half.start("one"), half.end("two")),
                "the score at the end": line.place(win.start("one"), win.end("two")),
            },
        )
