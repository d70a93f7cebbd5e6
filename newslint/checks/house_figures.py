"""Figures of the facts file: one of the same unit beside a listed phrase."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from newslint.article import UNREAD, Article
from newslint.checks.house_entries import entry_hit, facts_of, outside_corrections, sentence_at
from newslint.findings import Abstention, Place, Said
from newslint.house_facts import Figure, HouseFacts
from newslint.ledger.numbers import Number
from newslint.on_use import compiled

_REACH = 6
_APART = 30
"""How many times the listed figure another may be and still be taken for a slip."""
_BETWEEN = frozenset(
    "is of stands at totals total totalling totaling comes to the a an this year year’s year's now will be set its "
    "remains worth amounts amounting put stood are were was".split()
)
"""Words that tie a figure to the phrase beside it; any other may tie it to something else."""
_MOVES = compiled(
    r"\b(?:last year|previous(?:ly)?|earlier|originally|initially|once|forecast|proposed|extra|another|additional|"
    r"increase|rise|cut|more|less|fewer|over|under|per(?! ?cent)|a year|share|part|of the|overspend|shortfall|half"
    r"|third|quarter|rest|remainder|remaining|portion|to a|next year[’']?s?|draft|planned|sought|seeks?|wants?|wanted"
    r"|calls? for|called for|asks? for|asked for|not|if|unless|would|when|while|before|ago|short of"
    r"|higher|lower|above|below|on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days)\b|\?",
    re.IGNORECASE,
)


@outside_corrections
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
    reason = _other_figure(article, entry, number, between, span)
    if reason:
        yield Abstention(number.place, reason)
        return
    since = f" (as of {entry.as_of})" if entry.as_of else ""
    unit = f" {entry.unit}" if entry.unit else ""
    listed = {"listed": f"{entry.written}{unit}{since}"}
    yield entry_hit(facts, entry, number.place, listed, phrase=Place(index, *span))


def _other_figure(article: Article, entry: Figure, number: Number, between: str, span: tuple[int, int]) -> str:
    """Why a figure beside a phrase may be another than the one listed; empty where it is that one."""
    published, index = article.ledger.published, number.place.block
    sentence = sentence_at(article, number.place)
    if not entry.value / _APART <= number.value <= entry.value * _APART:
        return "too far from the figure listed to be the same"
    if not _BETWEEN.issuperset(re.findall(r"[\w’']+", between.lower())):
        return "the words between may tie the figure to something else"
    if _OWNER.search(article.blocks[index].text, 0, min(span[0], number.place.start)):
        return "the figure may be that of another place"
    others = [other for other in article.ledger.numbers(index) if _same_unit(other, entry) and other != number]
    if any(other.value == entry.value and _is_in(article, number.place, other.place) for other in others):
        return "the figure listed stands in the sentence too"
    if not number.firm or _MOVES.search(sentence) or re.search(r"\b(?:19|20)\d\d\b(?!-\d)", sentence):
        return "a hedge, or a figure of another time or of a part"
    if entry.as_of and (published is None or published.day < entry.as_of):
        return "the figure is listed for a later day"
    return ""


_OWNER = compiled(r"\b[A-Z][\w-]*(?:[’']s|s[’']) (?:[a-z]+ )?\Z")


def _is_in(article: Article, place: Place, other: Place) -> bool:
    """Whether two places stand in one sentence."""
    return any(
        sentence.start <= place.start < sentence.end and sentence.start <= other.start < sentence.end
        for sentence in article.ledger.sentences(place.block)
    )


_DOLLARS = frozenset({"USD", "AUD", "CAD", "NZD", "SGD", "HKD"})


def _same_unit(number: Number, entry: Figure) -> bool:
    return number.unit == entry.unit or (number.unit == "$" and entry.unit in _DOLLARS)
