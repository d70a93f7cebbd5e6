"""Counts before a list of points that has another number of them: "Three things to know:" and four bullets."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from newslint.article import Article, Block, Kind
from newslint.checks.counts import NOT_LISTED, VAGUE, counted
from newslint.findings import Abstention, Hit, Said
from newslint.ledger.figure_lines import FigureLine, N
from newslint.on_use import compiled

_BEFORE = frozenset({Kind.PARAGRAPH, Kind.SUBHEAD, Kind.STANDFIRST})
_MARK = compiled(
    r"(?:\A|\n)[ \t>]*(?:[-*+•–—·▪‣]|\(?\d{1,2}[.)]|\(?[a-z][.)])[ \t\u00a0]+[*_\[`“‘\"']*\Z"
    r"|<li\b[^>]*>(?:\s*<[^>]+>)*\s*\Z",
    re.IGNORECASE,
)
"""What stands before an item of a list: a bullet, its number, or its tag."""
_SIDES = frozenset("teams sides squads line-ups".split())
_NO_ITEM = compiled(
    r"(?:and (?:finally|one more)|bonus|also|plus|more(?: on| from| stories|:)|read|related|see also|listen|watch"
    r"|others?:|notes?:|sources?:|sign up)\b",
    re.IGNORECASE,
)
_TWO_IN_ONE = compiled(r" and | & |, ")
_SHORT = 9
"""An item of fewer words may hold two of the things counted: "Ruiz and Hale"."""
_APART = 2
"""A list with more than this many items too few or too many may be of something else: the parts of a recipe."""


@cache
def _counting() -> re.Pattern[str]:
    lead = (
        r"(?:(?:[Hh]ere(?: are|[’']s)|[Tt]h(?:ese|ose|ere|ey) (?:are|were)|[Bb]elow are|[Aa]nd|[Bb]ut) )?"
        r"|[^:;]{0,80}\b(?:has|have|had|names?|named|lists?|listed|set out|sets out|proposes|proposed|identified"
        r"|outlined|offers?|offered|recommends|recommended|calls? at|called at|visits?|visited|won|approved|rejected"
        r"|picked|chose|made|makes) "
    )
    own = r"(?i:the|our|its|his|her|their|my|just|only) "
    tail = (
        rf"(?: (?:are|were)| to [a-z]+(?: [\w’'-]+){{0,5}}"
        rf"| (?:you|we|that|why|worth|from|about|on the) [^{N}:;]{{1,50}})?"
    )
    return compiled(
        rf"\A(?P<lead>{lead})(?:{own})?(?P<count>{N})(?P<noun>(?: [a-z][\w’'-]*){{0,2}}? [a-z][\w’'-]*s)"
        rf"(?P<tail>{tail}):\s*\Z"
    )


def bullets(article: Article) -> Iterator[Said]:
    """The counts before a list of points that it does not have."""
    for line in article.ledger.figure_lines:
        block = article.blocks[line.block]
        if block.kind not in _BEFORE or not block.text.rstrip().endswith(":") or line.text[-1:] not in (":", " "):
            continue
        match = _counting().match(line.text)
        if match and not block.text[line.starts[-1] + 1 :].strip():
            yield from _told(article, line, match)


def _told(article: Article, line: FigureLine, match: re.Match[str]) -> Iterator[Said]:
    items = _items(article, line.block + 1)
    count = line.number_at(match.start("count"))
    if not items or count.unit or count.value == len(items) or not 2 <= count.value <= 12:
        return
    where = line.place(match.start("count"), match.end("noun"))
    reason = "a hedge, a range or a name" if not count.firm else _unsure(article, line, match, items)
    if not reason and abs(count.value - len(items)) > _APART:
        reason = "the list may be of something else"
    if reason:
        yield Abstention(where, reason)
    else:
        yield Hit(where, {"count": f"{counted(int(count.value))}{match['noun']}", "listed": counted(len(items))})


def _items(article: Article, start: int) -> list[Block]:
    """The items of the list that starts at a block, in order; none where no list does."""
    items: list[Block] = []
    for block in article.blocks[start:]:
        if block.kind is not Kind.LIST:
            break
        items.append(block)
    return items


def _unsure(article: Article, line: FigureLine, match: re.Match[str], items: list[Block]) -> str:
    noun = match["noun"].rpartition(" ")[2]
    if noun in NOT_LISTED or noun in _SIDES:
        return "the points may not be what is counted"
    if VAGUE.search(match["noun"]) or VAGUE.search(match["lead"]) or re.search(r"\b[Tt]op ?\Z", match["lead"]):
        return "the list may be only a part"
    if len(items) < 2 or len({item.group for item in items}) > 1:
        return "a list with lists in it, or broken up"
    after = article.blocks[line.block + 1 + len(items) :][:4]
    if len(items) < int(line.number_at(match.start("count")).value) and any(block.kind is Kind.LIST for block in after):
        return "the list may go on"
    if not all(_marked(article, items, at, line.block) for at in range(len(items))):
        return "an item may have two paragraphs"
    if _NO_ITEM.match(items[-1].text) or any(item.text.rstrip().endswith(":") for item in items):
        return "an item may not be one of those counted"
    fewer = len(items) < line.number_at(match.start("count")).value
    if fewer and any(_TWO_IN_ONE.search(item.text) and len(item.text.split()) < _SHORT for item in items):
        return "an item may hold two of those counted"
    return ""


def _marked(article: Article, items: list[Block], at: int, before: int) -> bool:
    """Whether an item has a bullet, number or tag of its own."""
    last = items[at - 1] if at else article.blocks[before]
    if not last.pieces or not items[at].pieces:
        return False
    low, high = last.pieces[-1].start + last.pieces[-1].source_length, items[at].pieces[0].start
    return _MARK.search(article.source.text[low:high]) is not None
