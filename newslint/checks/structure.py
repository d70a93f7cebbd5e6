"""The draft's own furniture: fields that a house demands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from newslint.article import Article, Kind, Span
from newslint.findings import Hit

_BLOCKS = {
    "headline": Kind.HEADLINE,
    "standfirst": Kind.STANDFIRST,
    "byline": Kind.BYLINE,
    "author": Kind.BYLINE,
    "dateline": Kind.DATELINE,
    "date": Kind.DATE,
}


def required_fields(article: Article, options: Mapping[str, object]) -> Iterator[Hit]:
    """A field that the house demands is missing or empty."""
    fields = options.get("fields", ())
    names = [str(name) for name in fields] if isinstance(fields, Sequence) and not isinstance(fields, str) else []
    top = Span(0, min(1, len(article.source.text)))
    for name in names:
        value = article.meta.get(name)
        if value and value.text.strip():
            continue
        kind = _BLOCKS.get(name)
        if kind and any(block.text for _, block in article.blocks_of(kind)):
            continue
        yield Hit(value.span if value else top, {"field": name, "state": "empty" if value else "missing"})
