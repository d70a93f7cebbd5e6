"""Forms that the facts file says never to print."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from newslint.article import UNREAD, Article
from newslint.checks.house_entries import entry_hit, facts_of, outside_corrections, sentence_at
from newslint.findings import Abstention, Place, Said
from newslint.house_facts import Body, HouseFacts, Noted, Person, Spot
from newslint.on_use import compiled


@outside_corrections
def spelling(article: Article, options: Mapping[str, object]) -> Iterator[Said]:
    """A form that the facts file says never to print."""
    facts = facts_of(article, options)
    for noted, right, never, unless in _forms(facts):
        pattern = _words_of(never)
        allowed = _words_of((*unless, right)) if unless or any(form in right for form in never) else None
        for index, block in enumerate(article.blocks):
            if block.kind in UNREAD:
                continue
            silent = [match.span() for match in allowed.finditer(block.text)] if allowed else []
            for match in pattern.finditer(block.text):
                if any(start <= match.start() and match.end() <= end for start, end in silent):
                    continue
                where = Place(index, *match.span())
                reason = _meant(article, where, right)
                if reason:
                    yield Abstention(where, reason)
                else:
                    yield entry_hit(facts, noted, where, {"right": right}, (right,))


_CALLED = compiled(r"\b(?:names?|words?|forms?|terms?|spellings?|called|named|known as)[ ,:“\"‘']*\Z", re.IGNORECASE)
_NAMING = compiled(
    r"\b(?:formerly|known as|(?:now|then|once|still|often|officially|better|was|were|is|are)"
    r" (?:\w+ )?(?:known|called|named)"
    r"|renam\w+|changed (?:its|their|his|her|the) name|spel(?:t|led)|was then known)\b",
    re.IGNORECASE,
)
_TITLED = compiled(
    r" (?:Mayor|President|Governor|Police|Prime|Airport|Bureau|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
    r"|(?:Jan|Febr)uary|March|April|May|June|July|August|(?:Septem|Novem|Decem)ber|October)\b"
)
_LONGER = compiled(r" [A-Z][\w&]")
_NEAR = 40
"""The characters between two names of one thing that a sentence sets beside each other."""


def _meant(article: Article, where: Place, right: str) -> str:
    """Why the form may stand on purpose; empty where it is a slip."""
    text = article.blocks[where.block].text
    found = text[where.start : where.end]
    if not found[0].isupper():
        return ""
    sentence = sentence_at(article, where)
    if _CALLED.search(text, max(0, where.start - 30), where.start) or (_NAMING.search(sentence)):
        return "the sentence speaks of the name itself"
    near = text[max(0, where.start - _NEAR) : where.end + _NEAR]
    if right in near and right in sentence and right not in found:
        return "both forms stand beside each other"
    if " " not in found and _LONGER.match(text, where.end) and not _TITLED.match(text, where.end):
        return "part of a longer name"
    return ""


def _forms(facts: HouseFacts) -> Iterator[tuple[Noted, str, tuple[str, ...], tuple[str, ...]]]:
    entries: tuple[Person | Body | Spot, ...] = (*facts.people, *facts.bodies, *facts.places)
    for named in entries:
        if named.never:
            yield named, named.name, named.never, ()
    for entry in facts.spellings:
        yield entry, entry.use, entry.never, entry.unless


@lru_cache(maxsize=500)
def _words_of(forms: tuple[str, ...]) -> re.Pattern[str]:
    listed = sorted(forms, key=lambda form: (-len(form), form))
    return compiled(rf"(?<![\w@#/.-])(?:{'|'.join(map(re.escape, listed))})(?![\w@/-]|\.\w)")
