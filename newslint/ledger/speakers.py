"""Who said a quotation."""

from __future__ import annotations

from newslint.article import Article
from newslint.ledger.values import Quote


def attributed(article: Article, quotes: tuple[Quote, ...]) -> tuple[Quote, ...]:
    """The quotations with their speakers."""
    return quotes
