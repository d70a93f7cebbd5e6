"""Spans of years against the years named, and centuries and decades against the year beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from newslint.article import Article
from newslint.checks.unpaired import without_date
from newslint.findings import Abstention, Hit, Place, Said
from newslint.ledger.figure_lines import READ
from newslint.on_use import compiled

_YEAR = r"(?:1[0-9]|20)\d\d"
_PLAIN_YEAR = compiled(rf"(?<![\d.,$£€-]){_YEAR}(?![\d%]|[.,]\d|-\d)")
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_SMALL = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
    " eighteen nineteen".split()
)
_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth"
    " sixteenth seventeenth eighteenth nineteenth twentieth twenty-first".split()
)
_NUMBER = rf"\d{{1,3}}|(?:{'|'.join(_TENS)})(?:-(?:{'|'.join(_SMALL[:9])}))?|{'|'.join(reversed(_SMALL))}"


@cache
def _ago() -> tuple[re.Pattern[str], ...]:
    span = rf"(?<![\w,.-])(?P<count>{_NUMBER}) years ago"
    closed = r"(?=[,.;:)!?—–]|$)"
    then = r"(?=[,.;:)!?—”\"]|$| –| (?:when|after|before|at|by|with|to|for|as|but|while|he|she|they|it|the)\b)"
    things = r"(?: (?!(?:of|on|into|about|to|for|in|at|from|by|over|that|which|who|when)\b)[a-z][\w’'-]*){1,3}"
    return (
        compiled(rf"{span},? (?:back )?in (?P<year>{_YEAR})\b{then}", re.I),
        compiled(rf"\bin (?P<year>{_YEAR}),? (?:some )?{span}{closed}", re.I),
        compiled(rf"\bthe (?P<year>{_YEAR}){things}, {span}{closed}", re.I),
        compiled(
            rf"\b(?P<count>{_NUMBER}) years (?:on from|have passed since) the (?P<year>{_YEAR}){things}",
            re.I,
        ),
    )


@cache
def _anniversaries() -> re.Pattern[str]:
    tens = "(?:thirt|fort|fift|sixt|sevent|eight|ninet)ieth|hundredth"
    ordinal = rf"\d{{1,3}}(?:st|nd|rd|th)|{'|'.join(reversed(_ORDINALS[:20]))}|{tens}"
    day = r"(?:year|month|week|weekend|spring|summer|autumn|fall|winter|May|June|July)"
    return compiled(
        rf"\b(?:marks|celebrates|will|today|(?:this|next) {day}|on [A-Z][a-z]+day) (?:(?!\d)[\w’'-]+ ){{0,8}}?"
        rf"(?P<at>(?P<count>{ordinal}) anniversary of (?:the|its|his|her|their) (?P<year>{_YEAR}) [a-z])",
        re.I,
    )


_KEPT = compiled(
    r"\b(?:plaque|monument|statue|memorial|coin|stamp|exhibit\w*|mural|sign|stone|book|film|song|album|painting|poster)s?\b"
)
"""Things made for an anniversary, which outlast it."""
_HEDGED = compiled(
    r"\b(?:about|around|some|nearly|almost|over|more than|less than|under|roughly|approximately|at least|up to|just"
    r"|only|or|to|and|within|every|maybe|perhaps|barely|well) \Z",
    re.IGNORECASE,
)


def years_ago(article: Article, _: Mapping[str, object]) -> Iterator[Said]:
    """A span of years since, or an anniversary, that misses the year named beside it."""
    published = article.ledger.published
    now = published.day.year if published else 0
    for index, block in enumerate(article.blocks):
        if block.kind not in READ:
            continue
        text = block.text
        if " ago" in text or "years" in text:
            for pattern in _ago():
                for match in pattern.finditer(text):
                    where = Place(index, match.start(), match.end())
                    yield from _span(article, index, match, now) if now else (without_date(where),)
        if "nniversary" in text and now:
            for match in _anniversaries().finditer(text):
                yield from _anniversary(article, index, match, now)


def _span(article: Article, index: int, match: re.Match[str], now: int) -> Iterator[Said]:
    count, year = _number(match["count"]), int(match["year"])
    slack = 2 if count >= 20 and count % 10 == 0 else 1
    if abs(now - year - count) <= slack or year >= now:
        return
    where = Place(index, match.start(), match.end())
    text = article.blocks[index].text
    if article.ledger.in_speech(where):
        yield Abstention(where, "the speaker's year may not be the paper's")
    elif _HEDGED.search(text, max(0, match.start("count") - 14), match.start("count")):
        yield Abstention(where, "a hedge")
    else:
        words = {"year": str(year), "now": str(now), "span": str(now - year), "said": str(count)}
        yield Hit(where, words, operands=_named(index, match, {"the span": "count", "the year": "year"}))


def _anniversary(article: Article, index: int, match: re.Match[str], now: int) -> Iterator[Said]:
    count, year = _ordinal(match["count"]), int(match["year"])
    named = {int(other) for block in article.blocks for other in _PLAIN_YEAR.findall(block.text)}
    if any(abs(other - year - count) <= 1 for other in {now, *named}):
        return
    where = Place(index, match.start("at"), match.end("at") - 2)
    if article.ledger.in_speech(where) or _KEPT.search(_sentence(article, where)):
        yield Abstention(where, "an anniversary of another year")
        return
    message = f"From {year} to {now} are {now - year} years; the draft speaks of anniversary no. {count}."
    yield Hit(where, message=message, operands=_named(index, match, {"the anniversary": "count", "the year": "year"}))


def _named(index: int, match: re.Match[str], groups: Mapping[str, str]) -> dict[str, Place]:
    """Where groups of a match stand, each under what it is."""
    return {name: Place(index, *match.span(group)) for name, group in groups.items() if match[group]}


def _sentence(article: Article, place: Place) -> str:
    text = article.blocks[place.block].text
    for sentence in article.ledger.sentences(place.block):
        if sentence.start <= place.start < sentence.end:
            return text[sentence.start : sentence.end]
    return text


def _number(written: str) -> int:
    low = written.lower()
    if low.isdigit():
        return int(low)
    ten, _, one = low.partition("-")
    if ten in _TENS:
        return 20 + 10 * _TENS.index(ten) + (1 + _SMALL.index(one) if one else 0)
    return 1 + _SMALL.index(low)


def _ordinal(written: str) -> int:
    low = written.lower()
    if low[0].isdigit():
        return int(low[:-2])
    if low in _ORDINALS:
        return 1 + _ORDINALS.index(low)
    return 100 if low == "hundredth" else 20 + 10 * next(at for at, ten in enumerate(_TENS) if low[:4] == ten[:4])


_CENTURY = rf"(?P<century>\d\d?(?:st|nd|rd|th)|{'|'.join(reversed(_ORDINALS))})"
_DECADE = r"(?P<decade>1[5-9]\d0|20[0-2]0)s"


@cache
def _built() -> re.Pattern[str]:
    made = (
        r"(?:built|founded|erected|established|constructed|completed|painted|written|composed|opened|laid out"
        r"|dating (?:from|back to)|which dates (?:from|back to)|that dates from)"
    )
    return compiled(
        rf"\b(?P<at>(?:{_CENTURY}[- ]century|{_DECADE})(?: [a-z][\w’'-]*){{1,3}}(?: of [A-Z][\w’'-]+)?,"
        rf" (?:which was |first |originally |itself |designed and )?{made}(?: by [A-Z][\w’' .-]{{2,30}}?)?(?: in)?"
        rf" (?P<year>{_YEAR}))\b(?![-–]\d| and | or )"
    )


@cache
def _within() -> re.Pattern[str]:
    part = "(?:the )?(?:early[- ]|mid-?|late[- ])?"
    return compiled(
        rf"\b(?P<at>[Ii]n {part}(?:{_CENTURY} century|{_DECADE}), (?:probably |specifically |to be exact, )?"
        rf"in (?P<year>{_YEAR}))(?=[.;)]|$)"
    )


def century_year(article: Article, _: Mapping[str, object]) -> Iterator[Said]:
    """A century or decade that does not hold the year beside it."""
    for index, block in enumerate(article.blocks):
        if block.kind not in READ:
            continue
        for pattern in (_built(), _within()):
            for match in pattern.finditer(block.text):
                first, last, name = _period(match)
                year = int(match["year"])
                if first <= year <= last:
                    continue
                where = Place(index, match.start("at"), match.end("at"))
                before = block.text[max(0, match.start() - 24) : match.start()]
                if _NOT_OF_ITS_AGE.search(match.group()) or _COPY.search(before):
                    yield Abstention(where, "another age, a copy, or a tale of that age")
                else:
                    words = {"name": name, "first": str(first), "last": str(last), "year": str(year)}
                    groups = {"the century": "century", "the decade": "decade", "the year": "year"}
                    yield Hit(where, words, operands=_named(index, match, groups))


_NOT_OF_ITS_AGE = compiled(
    r"\b(?:BC|BCE|AD|CE|re(?:built|painted)|replica|style|copy|revival|musical|drama|comedy|saga|thriller|romance|play"
    r"|novel|story|film|tale|series|hero(?:ine)?|detective|romp|farce|tragedy|show|whodunit|adventure|epic)\b"
)
_COPY = compiled(r"\b(?:replica|copy|version|revival|model|re-?creation|reconstruction) of (?:the |an? )?\Z", re.I)


def _period(match: re.Match[str]) -> tuple[int, int, str]:
    """The first and last year of the century or decade, with the years that either use counts in, and its name."""
    if match["decade"]:
        start = int(match["decade"])
        return start, start + (99 if start % 100 == 0 else 9), f"the {start}s"
    number = _ordinal(match["century"])
    return 100 * (number - 1), 100 * number, f"the {match['century'].lower()} century"
