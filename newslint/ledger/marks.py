"""Brackets without a partner in their block."""

from __future__ import annotations

from collections.abc import Iterator

from newslint.article import Article
from newslint.ledger.values import Unbalanced


def lone_brackets(article: Article) -> Iterator[Unbalanced]:
    """The brackets of a story that have no partner."""
    yield from ()
