"""Datelines, and the days that a draft is dated by: in its metadata, its date line and its dateline."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from newslint.article import Kind, Span
from newslint.findings import Place
from newslint.ledger.dates_published import declared_keys, first_date
from newslint.on_use import compiled
from newslint.records import record

if TYPE_CHECKING:
    from newslint.article import Article

_LOOSE = compiled(
    r"(?P<dateline>[A-ZÀ-Þ][\w.’'-]+(?: [A-ZÀ-Þ][\w.’'-]+){0,3}(?:, [A-ZÀ-Þ][\w.]+(?: [A-ZÀ-Þ][\w.]+)?)?)"
    r"\s*(?P<dash>--|[—–]|\s-)\s+(?=[\"“‘'(«]?[A-ZÀ-Þ])"
)
_MAYBE = compiled(r"(?=[A-ZÀ-Þ]['’]?[A-ZÀ-Þ.]|[^\n]{0,60}\()[^\n]{3,150}?(?:--|[—–_-])\s")
_DASH = compiled(r"[ \t\xa0]*(?P<dash>--|[—–_]|-)")


@record
class Dateline:
    """Where a story was filed: ``place`` the words, ``text`` what they are, ``dash`` the mark after them.

    ``formal`` is false for words that only look like a dateline: a town in lower case before a dash.
    """

    place: Place
    text: str
    dash: str
    formal: bool


@record
class Dated:
    """A day that the draft is dated by, where it stands and what that is ("front matter", "date line")."""

    day: date
    where: Place | Span
    what: str


def dateline_of(article: Article) -> Dateline | None:
    """The dateline of a story, None for one without."""
    for index, block in article.blocks_of(Kind.DATELINE):
        after = _DASH.match(article.source.text, block.extent.end) if not block.key else None
        return Dateline(Place(index, 0, len(block.text)), block.text, after["dash"] if after else "", True)
    for index, block in article.blocks_of(Kind.PARAGRAPH):
        found = _formal(block.text)
        if found:
            dash = _DASH.match(block.text, found[0])
            return Dateline(Place(index, 0, found[0]), block.text[: found[0]], dash["dash"] if dash else "", True)
        loose = _LOOSE.match(block.text[:120])
        if loose:
            return Dateline(Place(index, *loose.span("dateline")), loose["dateline"], loose["dash"].strip(), False)
        return None
    return None


def _formal(text: str) -> tuple[int, int] | None:
    """Where a dateline at the head of a paragraph ends and its story begins, None where no dateline can be."""
    if not _MAYBE.match(text[:160]):
        return None
    from newslint.readers.text_wire import dateline

    return dateline(text)


def find_dated(article: Article) -> Iterator[Dated]:
    """The days a draft is dated by, each with its place: metadata first, then date lines, byline and dateline."""
    for key in declared_keys(article)[:1]:
        value = article.meta[key]
        day = first_date(value.text)
        if day:
            yield Dated(day, value.span, f"'{key}'")
    for index, block in article.blocks_of(Kind.DATE, Kind.BYLINE, Kind.DATELINE):
        day = None if block.key else first_date(block.text[:400])
        if day:
            what = "dateline" if block.kind is Kind.DATELINE else "date line"
            yield Dated(day, Place(index, 0, len(block.text)), f"the {what}")
    found = dateline_of(article)
    if found and article.blocks[found.place.block].kind is Kind.PARAGRAPH:
        day = first_date(found.text)
        if day:
            yield Dated(day, found.place, "the dateline")
