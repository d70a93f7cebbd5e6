"""Brackets without a partner in their block, where nothing else explains them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newslint.article import Article, Block, Kind
from newslint.findings import Place
from newslint.ledger.values import Unbalanced
from newslint.on_use import compiled

_READ = frozenset(
    {Kind.HEADLINE, Kind.STANDFIRST, Kind.PARAGRAPH, Kind.SUBHEAD, Kind.LIST, Kind.BLOCK_QUOTE, Kind.CAPTION}
) | {Kind.CORRECTION}
_BRACKET = compiled(r"[()\[\]]")
_NUMBERED = compiled(r"(?:^|[\s(:;,“\"‘—–-])(?:\d{1,3}[a-z]?|[a-zA-Z]|[ivxIVX]{1,5})\Z")
_EYES = compiled(r"[:;=8xX>|B][-o'^~*]*\Z|[-o'^~*][:;=]?\Z")
_ODD = compiled("[\ufffc`{}<>|\\\\^_√∑≤≥∈]|\\w\\(\\)|https?:|\\$\\$")
_INTERVAL = compiled(r"[\[(\]]\s*[-−+]?(?:\d[\d.,]*|∞|[a-z])\s*[,;]\s*[-−+]?(?:\d[\d.,]*|∞|[a-z])\s*[\])\[]")
_CONTINUED = compiled(r"[(\[](?:cont(?:inued|inues|d|\.)?|more|ends|see)\b", re.I)


def lone_brackets(article: Article) -> Iterator[Unbalanced]:
    """The round and square brackets of a story that have no partner in their block."""
    for index, block in enumerate(article.blocks):
        if block.kind in _READ and _BRACKET.search(block.text) and not _odd(block):
            lone = list(_lone(block.text))
            if len(lone) == 1:
                at, mark = lone[0]
                if not _spans_blocks(article, index, mark):
                    yield Unbalanced(Place(index, at, at + 1), mark, mark in "([")


def _odd(block: Block) -> bool:
    return bool(_ODD.search(block.text) or _INTERVAL.search(block.text))


def _lone(text: str) -> Iterator[tuple[int, str]]:
    """The brackets of a text without partner: a list number, a smiley or a wire note is none."""
    opened: list[tuple[int, str]] = []
    for match in _BRACKET.finditer(text):
        at, mark = match.start(), match.group()
        before = text[max(0, at - 8) : at]
        if mark in "([":
            if not (mark == "(" and _EYES.search(before) and _smiley(text, at)):
                opened.append((at, mark))
            continue
        if opened and opened[-1][1] == ("(" if mark == ")" else "["):
            opened.pop()
        elif not (mark == ")" and (_NUMBERED.search(before) or _EYES.search(before) or before.endswith(")"))):
            yield at, mark
    yield from (left for left in opened if not _CONTINUED.match(text, left[0]))


def _smiley(text: str, at: int) -> bool:
    after = text[at + 1 : at + 2]
    return not after or after.isspace() or after in "(.,!?”’\"'"


def _spans_blocks(article: Article, index: int, mark: str) -> bool:
    """Whether a neighbour of the block holds just the partner, as an aside of several paragraphs does."""
    partner = {"(": ")", ")": "(", "[": "]", "]": "["}[mark]
    step = 1 if mark in "([" else -1
    seen, at = 0, index + step
    while 0 <= at < len(article.blocks) and seen < 4:
        block = article.blocks[at]
        if block.kind in _READ:
            seen += 1
            if any(other == partner for _, other in _lone(block.text)):
                return True
        at += step
    return False
