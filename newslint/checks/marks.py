"""Quotation marks and brackets that have no partner."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from newslint.article import Article
from newslint.findings import Hit


def unmatched_quote(article: Article, _: Mapping[str, object]) -> Iterator[Hit]:
    """A quotation opened and never closed, or closed and never opened, over the whole run of paragraphs."""
    for lone in article.ledger.unbalanced:
        if lone.mark not in "()[]":
            yield Hit(lone.place, {"state": "never closed" if lone.opening else "never opened"})


def unmatched_bracket(article: Article, _: Mapping[str, object]) -> Iterator[Hit]:
    """A round or square bracket without its partner in the paragraph."""
    for lone in article.ledger.unbalanced:
        if lone.mark in "()[]":
            yield Hit(lone.place, {"state": "never closed" if lone.opening else "never opened"})
