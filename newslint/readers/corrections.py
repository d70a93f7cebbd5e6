"""Columns of corrections: under such a heading every paragraph tells of what a paper had wrong."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newslint.article import Article, Block, Kind
from newslint.on_use import compiled
from newslint.records import replace

_HEADING = compiled(
    r"(?:our )?(?:corrections|clarifications|corrections? (?:and|&) clarifications?|clarifications? (?:and|&) "
    r"corrections?)(?:\W+(?:[^\W\d_]+\.?,? ){0,3}\d[^a-z]*[\w, ]{0,20})?\W*",
    re.IGNORECASE,
)
_HEADINGS = frozenset({Kind.HEADLINE, Kind.SUBHEAD})
_TOLD = frozenset({Kind.PARAGRAPH, Kind.LIST, Kind.STANDFIRST})


def with_corrections(article: Article) -> Article:
    """The article with the paragraphs under a heading "Corrections and clarifications" marked as corrections."""
    if not any(_heads(block) for block in article.blocks):
        return article
    return replace(article, blocks=tuple(_marked(article.blocks)))


def _heads(block: Block) -> bool:
    return block.kind in _HEADINGS and _HEADING.fullmatch(block.text.strip()) is not None


def _marked(blocks: tuple[Block, ...]) -> Iterator[Block]:
    whole = any(block.kind is Kind.HEADLINE and _heads(block) for block in blocks)
    under = whole
    for block in blocks:
        if block.kind is Kind.SUBHEAD and not whole:
            under = _heads(block)
        yield replace(block, kind=Kind.CORRECTION) if under and block.kind in _TOLD else block
