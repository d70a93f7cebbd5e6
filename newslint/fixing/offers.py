"""The repairs of a hit as suggestions: escaped for their place, of the tier that rule, speech and guards allow."""

from __future__ import annotations

from collections.abc import Iterator

from newslint.article import Article, Escape, Span, escape
from newslint.findings import Edit, Hit, Place, Suggestion, Tier
from newslint.fixing.guards import refused
from newslint.fixing.places import Cut, changes, in_one_piece, trimmed, written
from newslint.rulebook import Rule


def suggestions(article: Article, rule: Rule, hit: Hit, span: Span, in_speech: bool) -> Iterator[Suggestion]:
    """The repairs of a hit at a stretch of source; those that may not be made in bulk are only shown, without edits."""
    tier = Tier.SHOW if in_speech else hit.tier or rule.fix
    for number, better in enumerate(hit.better):
        edits: list[Edit] = []
        if tier is not Tier.SHOW and article.source.editable:
            edits += _edits(article, hit, span, better)
            edits += () if number else _along(article, hit)
            if hit.paired and number == 0 and len(edits) <= len(hit.along):
                edits = []
        ordered = tuple(sorted(edits, key=lambda edit: edit.offset))
        yield Suggestion(better, tier if ordered else Tier.SHOW, ordered)


def _edits(article: Article, hit: Hit, span: Span, better: str) -> Iterator[Edit]:
    """The edit that puts a repair in the place of a hit; none where markup stands there, or a guard refuses."""
    if isinstance(hit.where, Place):
        yield from _in_block(article, hit.where, span, better)
        return
    edit = Edit(*span, escape(better, Escape.JSON) if article.format == "json" else better)
    try:
        if not any(refused(article, change) for change in changes(article, edit)):
            yield edit
    except Cut:
        return


def _in_block(article: Article, place: Place, span: Span, better: str) -> Iterator[Edit]:
    block = article.blocks[place.block]
    if in_one_piece(article, block, span):
        change = trimmed(place.block, block.text, place.start, place.end, better)
        if not refused(article, change):
            yield Edit(*span, written(article, block, better))


def _along(article: Article, hit: Hit) -> Iterator[Edit]:
    for place, better in hit.along:
        yield from _in_block(article, place, article.blocks[place.block].source_span(place.start, place.end), better)
