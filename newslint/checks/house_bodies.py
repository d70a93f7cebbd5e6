"""Organisations of the facts file: the short name in brackets after the full one, and the year of foundation."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from newslint.article import UNREAD, Article
from newslint.checks.house_facts import entry_hit, facts_of
from newslint.findings import Abstention, Place, Said
from newslint.house_facts import Body, HouseFacts
from newslint.on_use import compiled

_YEAR = r"(?P<year>1[5-9]\d\d|20\d\d)\b(?![-–/]\d)"
_BEGAN = r"(?:founded|established|set up|formed|created)"
_AGAIN = compiled(
    r"\b(?:again|anew|re-?(?:founded|established|formed)|merger|merged|predecessor|as the|under the)\b", re.I
)
"""Words of a sentence that tell of another beginning than the first."""


def organisation(article: Article, options: Mapping[str, object]) -> Iterator[Said]:
    """An organisation with another short name, or another year of foundation, than the one listed."""
    facts = facts_of(article, options)
    for body in facts.bodies:
        if not (body.short or body.founded):
            continue
        for index, block in enumerate(article.blocks):
            if block.kind in UNREAD or not (body.name in block.text or (body.short and body.short in block.text)):
                continue
            yield from _short(facts, body, index, block.text)
            yield from _founded(article, facts, body, index)


def _short(facts: HouseFacts, body: Body, index: int, text: str) -> Iterator[Said]:
    """The Harbour Trust (HBT)."""
    if not body.short:
        return
    for match in re.finditer(rf"(?<!\w)(?P<name>{re.escape(body.name)}) \((?P<short>[A-Z][A-Z&.]{{1,7}})\)", text):
        if match["short"].replace(".", "") != body.short.replace(".", ""):
            where = Place(index, *match.span("short"))
            listed = {"name": body.name, "listed": body.short}
            yield entry_hit(facts, body, where, listed, organisation=Place(index, *match.span("name")))


@lru_cache(maxsize=200)
def _beginnings(names: tuple[str, ...]) -> tuple[re.Pattern[str], ...]:
    name = rf"(?<![\w-])(?P<name>{'|'.join(re.escape(name) for name in names)})(?![\w-])(?![’']s)"
    return (
        compiled(rf"{name}(?: \([A-Z&.]+\))?,? (?:(?:which|that) )?(?:was )?(?:first )?{_BEGAN} in {_YEAR}"),
        compiled(rf"\b(?i:{_BEGAN}) in {_YEAR}, (?:the )?{name}"),
    )


def _founded(article: Article, facts: HouseFacts, body: Body, index: int) -> Iterator[Said]:
    """The Harbour Trust, founded in 1978, …"""
    if not body.founded:
        return
    text = article.blocks[index].text
    for pattern in _beginnings(tuple(filter(None, (body.name, body.short)))):
        for match in pattern.finditer(text):
            where = Place(index, *match.span("year"))
            if int(match["year"]) == body.founded:
                continue
            if _AGAIN.search(_sentence(article, where)):
                yield Abstention(where, "another beginning than the first may be meant")
                continue
            words = {"name": body.name, "listed": f"founded in {body.founded}"}
            yield entry_hit(facts, body, where, words, organisation=Place(index, *match.span("name")))


def _sentence(article: Article, place: Place) -> str:
    text = article.blocks[place.block].text
    for sentence in article.ledger.sentences(place.block):
        if sentence.start <= place.start < sentence.end:
            return text[sentence.start : sentence.end]
    return text
