"""Every web address of a story: targets of links and addresses printed in the text, with their places."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache

from newslint.article import Article, Block, Kind, Link, Span
from newslint.findings import Place
from newslint.on_use import compiled
from newslint.records import record

_BARE = compiled(r"(?<![\w@/.-])(?:https?://|www\.(?=[^\W_]))[^\s<>\"“”«»|\\^`{}\ufffc]{3,2000}", re.I)
_TRAILING = ".,;:!?'*_~)]’…"
_UNREAD = frozenset({Kind.CODE, Kind.META})
_HOST = compiled(
    r"(?:[a-z][a-z0-9+.-]*:)?//(?:[^/?#@\s]*@)?(?P<host>\[[0-9a-f:.]*\]|[^/?#:\s\\]*)(?::(?P<port>\d+))?", re.I
)


@record
class Address:
    """An address: its text as written in the source and as read, and the link it belongs to, if any.

    ``span`` is the place of the address in the source. ``place`` is the link's text, or the address itself, as part
    of a block; None where that is not to be found.
    """

    raw: str
    text: str
    span: Span
    place: Place | None
    link: Link | None = None

    @property
    def bare(self) -> bool:
        """Whether the address itself is what a reader sees."""
        return self.link is None or self.link.target_span == self.link.span


def host_of(address: str) -> str | None:
    """The host of an absolute address in lower case, None where it has none."""
    match = _HOST.match(address)
    return match.group("host").lower().rstrip(".") if match else None


def trimmed(address: str) -> str:
    """An address found in running text, freed of the punctuation that follows it."""
    opened = address.count("(") - address.count(")")
    while address and address[-1] in _TRAILING:
        if address[-1] == ")":
            if opened >= 0:
                break
            opened += 1
        address = address[:-1]
    return address


def bare_addresses(block: Block) -> Iterator[tuple[int, int]]:
    """Where addresses stand in the text of a block."""
    if "://" in block.text or "www." in block.text.lower():
        for match in _BARE.finditer(block.text):
            end = match.start() + len(trimmed(match.group()))
            if "." in match.group()[4 : end - match.start()] or "//" in match.group():
                yield match.start(), end


class Blocks:
    """The blocks of an article, to be found by offsets into the source."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self._blocks = blocks
        self._starts = [block.extent.start for block in blocks]

    def place(self, span: Span) -> Place | None:
        """The part of a block's text that stands at a span of the source."""
        at = bisect_right(self._starts, span.start)
        for index in range(at - 1, max(-1, at - 4), -1):
            block = self._blocks[index]
            if block.extent.start <= span.start < block.extent.end and block.pieces:
                start, end = _at(block, span.start), _at(block, span.end - 1, after=True)
                if start < end:
                    return Place(index, start, end)
        return None


@lru_cache(maxsize=64)
def _piece_starts(block: Block) -> list[int]:
    return [piece.start for piece in block.pieces]


def _at(block: Block, offset: int, *, after: bool = False) -> int:
    piece = block.pieces[max(0, bisect_right(_piece_starts(block), offset) - 1)]
    if not piece.exact:
        return piece.at + (piece.length if after else 0)
    return piece.at + min(max(0, offset - piece.start), piece.length - 1) + after


def addresses(article: Article) -> Iterator[Address]:
    """Each address of the article once: the targets of its links, then those printed in its text."""
    blocks, seen = Blocks(article.blocks), set()
    for link in article.links:
        if link.target_span is None or link.target_span in seen:
            continue
        seen.add(link.target_span)
        place = blocks.place(link.span) if link.span.end > link.span.start else None
        if place is not None and article.blocks[place.block].kind is Kind.CODE:
            continue
        yield Address(article.source.text[slice(*link.target_span)], link.target, link.target_span, place, link)
    ends = {span.end for span in seen}
    starts = {span.start for span in seen}
    for index, block in enumerate(article.blocks):
        if block.kind in _UNREAD:
            continue
        for start, end in bare_addresses(block):
            span = block.source_span(start, end)
            if span.start not in starts and span.end not in ends:
                raw = article.source.text[slice(*span)]
                yield Address(raw, block.text[start:end], span, Place(index, start, end))
