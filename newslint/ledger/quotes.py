"""Quotations."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from newslint.article import Article
from newslint.ledger.values import Quote, Unbalanced


@dataclass(frozen=True)
class Reading:
    """What the marks of a story say."""

    quotes: tuple[Quote, ...] = ()
    unbalanced: tuple[Unbalanced, ...] = ()
    speech: dict[int, list[tuple[int, int]]] = field(default_factory=dict)


def read_quotes(article: Article) -> Reading:
    """Read the quotation marks of a story."""
    speech = {
        index: [match.span() for match in re.finditer(r"(?<=“)[^”]*|(?<=\")[^\"]*", block.text)]
        for index, block in enumerate(article.blocks)
    }
    return Reading((), (), speech)
