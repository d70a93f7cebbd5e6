"""The sentences that the paper tells in its own words: what readability is measured on."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from newslint.article import Kind
from newslint.findings import Place

if TYPE_CHECKING:
    from newslint.article import Article

_STOPS = ".!?…"
_CLOSING = "\"'”’»)]"
_PARTING = "–—|•;\u2044"
"""Marks that part words even where no space stands beside them."""
_DASHES = "–—-_ \u00a0\t"
BODY = (Kind.PARAGRAPH, Kind.LIST, Kind.BLOCK_QUOTE)
"""The kinds of blocks that the body of a story is made of; a subhead is none of its sentences."""


class Sentence(NamedTuple):
    """A sentence of the body: where it stands, its words as printed, and which of them are the paper's own.

    A word runs from space to space or dash, so that "3,000", "$1.2", "a.m." and "well-known" are one each.
    """

    place: Place
    words: tuple[str, ...]
    own: tuple[str, ...]

    @property
    def told(self) -> bool:
        """Whether more than half of its words are the paper's own, so that they can be measured as a sentence."""
        return len(self.own) * 2 > len(self.words)


def find_sentences(article: Article) -> Iterator[Sentence]:
    """The sentences of the body in order, without the dateline; items of a list only where they end like a sentence."""
    filed = article.ledger.dateline
    for index, block in article.blocks_of(*BODY):
        for place in article.ledger.sentences(index):
            if filed and filed.formal and index == filed.place.block and place.start < filed.place.end:
                place = _after(block.text, place, filed.place.end)
            text = block.text[place.start : place.end]
            if block.kind is Kind.LIST and text.rstrip(_CLOSING)[-1:] not in tuple(_STOPS):
                continue
            words = list(printed_words(article, place))
            if words:
                spoken = block.kind is Kind.BLOCK_QUOTE
                own = () if spoken else tuple(word for word, at in words if not article.ledger.in_speech(at))
                yield Sentence(place, tuple(word for word, _ in words), own)


def _after(text: str, place: Place, end: int) -> Place:
    """What is left of the first sentence without its dateline and the dash after that."""
    rest = text[end : place.end]
    return place._replace(start=min(place.end, end + len(rest) - len(rest.lstrip(_DASHES))))


def printed_words(article: Article, place: Place) -> Iterator[tuple[str, Place]]:
    """The words at a place as they are printed, each with where it stands."""
    text = article.blocks[place.block].text
    start = end = -1
    for word in article.ledger.words(place.block):
        if word.end <= place.start or word.start >= place.end:
            continue
        between = text[end : word.start] if end >= 0 else " "
        if end >= 0 and not any(mark.isspace() or mark in _PARTING for mark in between) and "--" not in between:
            end = word.end
            continue
        if end >= 0:
            yield text[start:end], Place(place.block, start, end)
        start, end = word.start, word.end
    if end >= 0:
        yield text[start:end], Place(place.block, start, end)
