"""Organisations of the facts file: the short name in brackets after the full one, and the year of foundation."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from newslint.article import UNREAD, Article
from newslint.checks.house_entries import entry_hit, facts_of, outside_corrections, sentence_at
from newslint.findings import Abstention, Place, Said
from newslint.house_facts import Body, HouseFacts
from newslint.on_use import compiled

_YEAR = r"(?P<year>1[5-9]\d\d|20\d\d)\b(?![-–/]\d)(?! (?:or|and) \d)"
_BEGAN = r"(?:founded|established|set up|formed|created)"
_AGAIN = compiled(
    r"\b(?:again|anew|re-?(?:founded|established|formed|launched|named)|merg(?:ers?|ed|ing)|amalgamat\w+|predecessors?"
    r"|forerunners?|under (?:an?|the)|out of|split|spun|the union of|joined forces"
    r"|(?:present|current|modern) (?:form|shape)"
    r"|(?:19|20)\d\d,? (?:as|from))\b",
    re.I,
)
"""Words of a sentence that tell of another beginning than the first."""
_LEADS = frozenset(
    "The At But And By In For From With When While As Since If Both Then After Before To On That".split()
)
"""Words with a capital, as sentences open, that are no part of a name."""
_NOT_SUBJECT = frozenset("of at by in for from with on to into under near inside outside within through via".split())
_VERB = compiled(
    r"[,.;:!?)–—]| [–—]| \(|$| (?:is|was|has|had|will|would|can|could|may|might|must|owns?|runs?|employs?|makes?"
    r"|said|says|now|still|today|also|once|began|grew|won|plays?|sells?|serves?|operates?|manages?|holds?|represents?|provides?"
    r"|offers?|counts?|works?|went|became|built|supplies|teaches|and|which|that|who|[a-z]+ed)\b"
)
"""What comes after a name that is the subject itself, and not the first word of the Harbour Trust theatre."""


@outside_corrections
def organisation(article: Article, options: Mapping[str, object]) -> Iterator[Said]:
    """An organisation with another short name, or another year of foundation, than the one listed."""
    facts = facts_of(article, options)
    for body in facts.bodies:
        if not (body.short or body.founded):
            continue
        names = _names(article, body)
        for index, block in enumerate(article.blocks if names else ()):
            if block.kind in UNREAD or not any(name in block.text for name in names):
                continue
            yield from _short(facts, body, index, block.text)
            yield from _founded(article, facts, body, index, names)


def _names(article: Article, body: Body) -> tuple[str, ...]:
    """The full name and the short one; none where the draft never gives the full name, or the short one to another."""
    texts = [block.text for block in article.blocks if block.kind not in UNREAD]
    if not any(body.name in text for text in texts):
        return ()
    other = rf"(?<!{re.escape(body.name)}) \({re.escape(body.short)}\)"
    if not body.short or any(re.search(other, text) for text in texts):
        return (body.name,)
    return body.name, body.short


def _is_longer(text: str, start: int) -> bool:
    """Whether a name goes on before its first word: Velm Harbour Trust, Maine's Harbour Trust, Friends of the …"""
    before = text[:start].removesuffix("the ")
    if re.search(r"(?:[’']s|s[’']) \Z", before) or re.search(r"\b[A-Z][\w-]+ (?:of|for|and|&) \Z", before):
        return True
    word = re.search(r"(?<![\w’'-])([A-Z][\w-]*) \Z", before)
    return word is not None and word[1] not in _LEADS


def _short(facts: HouseFacts, body: Body, index: int, text: str) -> Iterator[Said]:
    """The Harbour Trust (HBT)."""
    if not body.short:
        return
    for match in re.finditer(rf"(?<![\w-])(?P<name>{re.escape(body.name)}) \((?P<short>[A-Z][A-Z&.]{{1,11}})\)", text):
        short, listed = match["short"].replace(".", ""), body.short.replace(".", "")
        if short == listed:
            continue
        where = Place(index, *match.span("short"))
        if _is_longer(text, match.start("name")):
            yield Abstention(where, "the name may be part of a longer one")
        elif re.search(r"[A-Z]{2,}\.", match["short"]) or not _is_slip(short, listed, body.name):
            yield Abstention(where, "the letters may be no short name: a place, a share, another language")
        else:
            words = {"name": body.name, "listed": body.short}
            yield entry_hit(facts, body, where, words, organisation=Place(index, *match.span("name")))


def _is_slip(short: str, listed: str, name: str) -> bool:
    """Whether letters are the short name in other order, or read off the name from its first letter on."""
    if sorted(short) == sorted(listed):
        return True
    letters = iter(re.sub(r"\W", "", name).upper())
    spelt = short[0] == name[0].upper() and all(letter in letters for letter in short)
    near = short[0] == listed[0] and len(set(short) ^ set(listed)) < 2 and abs(len(short) - len(listed)) < 2
    return spelt or near


@lru_cache(maxsize=200)
def _beginnings(names: tuple[str, ...]) -> tuple[re.Pattern[str], ...]:
    name = rf"(?<![\w-])(?P<name>{'|'.join(re.escape(name) for name in names)})(?![\w-])(?![’'])"
    return (
        compiled(
            rf"{name}(?: \((?P<short>[A-Z&.]+)\))?(?:,? (?:which|that) was|,| was) (?:first )?{_BEGAN} in {_YEAR}"
        ),
        compiled(rf"\b(?i:{_BEGAN}) in {_YEAR}, (?:the )?{name}(?P<short>)"),
    )


def _founded(article: Article, facts: HouseFacts, body: Body, index: int, names: tuple[str, ...]) -> Iterator[Said]:
    """The Harbour Trust, founded in 1978, …"""
    if not body.founded:
        return
    text = article.blocks[index].text
    for pattern in _beginnings(names):
        for match in pattern.finditer(text):
            where = Place(index, *match.span("year"))
            if int(match["year"]) == body.founded:
                continue
            reason = _other_beginning(article, body, where, match)
            if reason:
                yield Abstention(where, reason)
                continue
            words = {"name": body.name, "listed": f"founded in {body.founded}"}
            yield entry_hit(facts, body, where, words, organisation=Place(index, *match.span("name")))


def _other_beginning(article: Article, body: Body, where: Place, match: re.Match[str]) -> str:
    """Why a year may be that of something else; empty where it is the organisation's."""
    text, start = match.string, match.start("name")
    if _AGAIN.search(sentence_at(article, where)):
        return "another beginning than the first may be meant"
    if _is_longer(text, start):
        return "the name may be part of a longer one"
    if match["short"] and not _is_slip(match["short"], body.short or body.name, body.name):
        return "another body of that name may be meant"
    if match.start("year") < start:
        return "" if _VERB.match(text, match.end()) else "the name may be part of a longer one"
    before = text[:start].removesuffix("the ").removesuffix("The ").split()
    return "something of the organisation may be meant" if before and before[-1].lower() in _NOT_SUBJECT else ""
