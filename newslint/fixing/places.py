"""Edits of the source as changes of what a reader sees."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from newslint.article import OBJECT, Article, Block, Escape, Piece, Span
from newslint.findings import Edit
from newslint.records import NamedTuple

_IN_JSON = (Escape.JSON, Escape.JSON_HTML, Escape.JSON_ATTRIBUTE, Escape.TOML, Escape.YAML_DOUBLE)
_IN_HTML = (Escape.HTML, Escape.ATTRIBUTE, Escape.JSON_HTML, Escape.JSON_ATTRIBUTE)


class Change(NamedTuple):
    """An edit as seen in block number ``block``: characters ``start`` to ``end`` of its text become ``text``.

    The characters that stay at both ends are left out.
    """

    block: int
    start: int
    end: int
    text: str


class Cut(Exception):
    """An edit that starts or ends within an entity or an escape, or is no sound text of its format."""


def changes(article: Article, edit: Edit) -> Iterator[Change]:
    """The change of each block whose text an edit touches; none where it touches markup or comments alone.

    Raises:
        Cut: when the edit cannot be told in what a reader sees.
    """
    for index, block in enumerate(article.blocks):
        if block.pieces and not (block.pieces[0].start > edit.end_offset or _end(block.pieces[-1]) < edit.offset):
            found = _within(block, edit)
            if found is not None:
                text = unescaped(edit.text, block.escape)
                yield trimmed(index, block.text, *found, text)


def unescaped(text: str, how: Escape) -> str:
    """The words that a reader sees where ``text`` stands in the source.

    Raises:
        Cut: when it is no sound text of its format.
    """
    if how is Escape.YAML_SINGLE:
        return text.replace("''", "'")
    if how in _IN_JSON:
        import json

        try:
            text = str(json.loads(f'"{text}"', strict=False))
        except ValueError:
            raise Cut from None
    if how not in _IN_HTML:
        return text
    from html import unescape

    return unescape(text)


def written(article: Article, block: Block, text: str) -> str:
    """Text as it must be written into a block's source, which may be an attribute between single quotes."""
    made = block.escaped(text)
    if block.escape in (Escape.ATTRIBUTE, Escape.JSON_ATTRIBUTE) and "'" in made and block.pieces:
        start = block.pieces[0].start
        if article.source.text[start - 1 : start] == "'":
            return made.replace("'", "&#39;")
    return made


def in_one_piece(article: Article, block: Block, span: Span, *, escapes: bool = False) -> bool:
    """Whether a stretch of source is text of a block without any markup in it, so that it can be replaced as a whole.

    A line break that is read as a space is text, and with ``escapes`` an entity or escape is as well.
    """
    text, at = article.source.text, span.start
    for piece in block.pieces:
        end = _end(piece)
        if end <= span.start or piece.start >= span.end:
            continue
        whole = span.start <= piece.start and end <= span.end
        raw = text[piece.start : end]
        known = piece.exact or (whole and (not raw.strip() or (escapes and raw[0] in "&\\'")))
        if text[at : piece.start].strip() or not known:
            return False
        at = end
    return at >= span.end and OBJECT not in text[slice(*span)]


def _end(piece: Piece) -> int:
    return piece.start + piece.source_length


def _within(block: Block, edit: Edit) -> tuple[int, int] | None:
    """The characters of a block's text that an edit replaces, None where it touches none of them."""
    if edit.offset == edit.end_offset:
        return _inserted(block, edit.offset)
    start = end = None
    for piece in block.pieces:
        low, high = max(piece.start, edit.offset), min(_end(piece), edit.end_offset)
        if low >= high:
            continue
        if not piece.exact and (low, high) != (piece.start, _end(piece)):
            raise Cut
        first = piece.at + (low - piece.start if piece.exact else 0)
        last = piece.at + (high - piece.start if piece.exact else piece.length)
        start = first if start is None else min(start, first)
        end = last if end is None else max(end, last)
    return None if start is None or end is None else (start, end)


def _inserted(block: Block, at: int) -> tuple[int, int] | None:
    starts = [piece.start for piece in block.pieces]
    for piece in block.pieces[max(0, bisect_right(starts, at) - 2) :]:
        if piece.start <= at <= _end(piece):
            if piece.exact:
                return (piece.at + at - piece.start,) * 2
            if at in (piece.start, _end(piece)):
                return (piece.at if at == piece.start else piece.at + piece.length,) * 2
            raise Cut
    return None


def trimmed(index: int, old: str, start: int, end: int, text: str) -> Change:
    """The change of characters ``start`` to ``end`` of a block's text, without those that stay at its ends."""
    while start < end and text and old[end - 1] == text[-1]:
        end, text = end - 1, text[:-1]
    while start < end and text and old[start] == text[0]:
        start, text = start + 1, text[1:]
    return Change(index, start, end, text)
