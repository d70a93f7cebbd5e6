"""Spaces that stand twice: inside a sentence, and after its stop."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from newslint.article import Article, Block, Kind
from newslint.findings import Hit, Place
from newslint.on_use import compiled

_READ = frozenset(
    {
        Kind.HEADLINE, Kind.STANDFIRST, Kind.PARAGRAPH, Kind.SUBHEAD, Kind.LIST, Kind.BLOCK_QUOTE, Kind.PULL_QUOTE,
        Kind.CAPTION,
    }
)  # fmt: skip
_RUN = compiled(r"(?<=[^\W_]|[,;.:!?%)\]”’\"'])(?<! )  +(?=[^\W_]|[“‘\"'(\[$£€])")
_LIKE_RUN = compiled(r"\S[ ]{2,}\S")
_STOPPED = compiled(r"[.!?:][\"'”’)\]]*\Z")
_WIDEST = 3
"""Runs wider than this line something up: columns, fields of a form, verse."""
_MANY = 5
_SHOWN = 20


def double_space(article: Article, _: Mapping[str, object]) -> Iterator[Hit]:
    """Two or three spaces inside a sentence; those after full stops as one finding with all places."""
    inside: list[Place] = []
    after: list[Place] = []
    for index, block in enumerate(article.blocks):
        if block.kind not in _READ or "  " not in block.text or _columns(block):
            continue
        for match in _RUN.finditer(block.text):
            if match.end() - match.start() > _WIDEST or not _typed(article, block, *match.span()):
                continue
            stopped = _STOPPED.search(block.text, max(0, match.start() - 6), match.start())
            (after if stopped else inside).append(Place(index, *match.span()))
    if len(inside) > _MANY:
        yield _all(inside, "stand here")
    else:
        for place in inside:
            yield Hit(place, {"what": "stand here", "more": ""}, (" ",))
    if after:
        yield _all(after, "follow the stop here")


def _all(places: list[Place], what: str) -> Hit:
    first, rest = places[0], places[1:]
    more = f" and in {len(rest)} more place{'s' if len(rest) > 1 else ''}" if rest else ""
    related = tuple((place, "also here") for place in rest[:_SHOWN])
    return Hit(first, {"what": what, "more": more}, (" ",), related, along=tuple((place, " ") for place in rest))


def _columns(block: Block) -> bool:
    """Whether the block sets words in columns by runs of spaces, as tables, results and verse do."""
    runs = [match.end() - match.start() - 2 for match in _LIKE_RUN.finditer(block.text)]
    return sum(run > _WIDEST for run in runs) > 0 or "|" in block.text or "\t" in block.text


def _typed(article: Article, block: Block, start: int, end: int) -> bool:
    """Whether the run stands in the source just so, with no markup or indent taken out between its spaces."""
    return block.is_exact(start - 1, end + 1) and article.source.text[slice(*block.source_span(start, end))].isspace()
