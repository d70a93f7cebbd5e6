"""Build a block's readable text piece by piece, remembering where each character stands in the source."""

from __future__ import annotations

from collections.abc import Iterator

from newslint.article import Block, Kind, Piece, Span
from newslint.on_use import compiled

SPACE = compiled(r"[ \t\n\r\f\v\u2028\u2029]+")
_FOLD = compiled(r"[ \t\n\r\f\v\u2028\u2029]{2,}|[\t\n\r\f\v\u2028\u2029]")
_LINE_FOLD = compiled(r"(?<![ \t\f\v\u2028\u2029])[ \t\f\v\u2028\u2029]*[\n\r][ \t\n\r\f\v\u2028\u2029]*")
_ENTITY = compiled(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});")


class TextBuilder:
    """Collects runs of text with their source places; neighbouring exact runs become one piece."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._pieces: list[Piece] = []
        self._length = 0

    def __len__(self) -> int:
        return self._length

    @property
    def text(self) -> str:
        """The readable text so far."""
        return "".join(self._parts)

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """The map of the text so far to the source."""
        return tuple(self._pieces)

    def ends_with_space(self) -> bool:
        """Whether the text is empty or ends in a plain space, so that another would double it."""
        return not self._parts or self._parts[-1].endswith(" ")

    def exact(self, text: str, start: int) -> None:
        """Add text that stands in the source, character for character, at offset ``start``."""
        if not text:
            return
        if self._pieces:
            last = self._pieces[-1]
            if last.exact and last.start + last.source_length == start:
                self._pieces[-1] = Piece(last.at, last.length + len(text), last.start, last.source_length + len(text))
                self._parts.append(text)
                self._length += len(text)
                return
        self._pieces.append(Piece(self._length, len(text), start, len(text)))
        self._parts.append(text)
        self._length += len(text)

    def replaced(self, text: str, start: int, end: int) -> None:
        """Add text that stands for the source from ``start`` to ``end`` as a whole (an entity, an escape)."""
        if not text:
            return
        if len(text) == end - start:
            self.exact(text, start)
            return
        self._pieces.append(Piece(self._length, len(text), start, end - start))
        self._parts.append(text)
        self._length += len(text)

    def folded(self, raw: str, start: int, *, entities: bool = False) -> None:
        """Add source text as a browser shows it: runs of line breaks and spaces as one space, entities decoded.

        Runs of plain spaces and tabs without a line break are kept as they are when ``entities`` is false (text and
        Markdown, where a doubled space is a slip of the writer).
        """
        at = 0
        if entities and raw[:1] == " " and self.ends_with_space() and not SPACE.match(raw, 1):
            at = 1
        for match in (_FOLD if entities else _LINE_FOLD).finditer(raw):
            self._decoded(raw[at : match.start()], start + at, entities)
            self._space(match.group(), start + match.start(), collapse=entities)
            at = match.end()
        self._decoded(raw[at:], start + at, entities)

    def _space(self, run: str, start: int, *, collapse: bool) -> None:
        if not (collapse and self.ends_with_space()):
            self.replaced(" ", start, start + len(run))

    def _decoded(self, raw: str, start: int, entities: bool) -> None:
        if not entities or "&" not in raw:
            self.exact(raw, start)
            return
        at = 0
        for match in _ENTITY.finditer(raw):
            from html import unescape

            decoded = unescape(match.group())
            if decoded == match.group():
                continue
            self.exact(raw[at : match.start()], start + at)
            self.replaced(decoded, start + match.start(), start + match.end())
            at = match.end()
        self.exact(raw[at:], start + at)

    def block(self, kind: Kind, extent: Span, **fields: object) -> Block:
        """The block of all that was added, white space at both ends left off."""
        text, pieces = _stripped(self.text, self._pieces)
        return Block(kind, text, pieces, extent, **fields)  # type: ignore[arg-type]


def _stripped(text: str, pieces: list[Piece]) -> tuple[str, tuple[Piece, ...]]:
    start = len(text) - len(text.lstrip(" \t\n\r\f\v"))
    end = len(text.rstrip(" \t\n\r\f\v"))
    if start >= end:
        return "", ()
    if start == 0 and end == len(text):
        return text, tuple(pieces)
    return text[start:end], tuple(_cut(pieces, start, end))


def _cut(pieces: list[Piece], start: int, end: int) -> Iterator[Piece]:
    for piece in pieces:
        low, high = max(piece.at, start), min(piece.at + piece.length, end)
        if low >= high:
            continue
        if piece.exact:
            yield Piece(low - start, high - low, piece.start + low - piece.at, high - low)
        else:
            yield Piece(low - start, high - low, piece.start, piece.source_length)


def plain_block(kind: Kind, text: str, start: int, end: int, **fields: object) -> Block:
    """A block of the source from ``start`` to ``end``, its line breaks shown as spaces.

    ``text`` is the whole source text; ``fields`` are those of Block.
    """
    builder = TextBuilder()
    builder.folded(text[start:end], start)
    return builder.block(kind, Span(start, end), **fields)


def subblock(block: Block, start: int, end: int, kind: Kind, **fields: object) -> Block:
    """Characters ``start`` to ``end`` of a block as a block of its own (a credit inside a caption)."""
    text = block.text[start:end]
    lead = len(text) - len(text.lstrip())
    trail = len(text.rstrip())
    low, high = start + lead, start + max(lead, trail)
    pieces = tuple(_cut(list(block.pieces), low, high))
    return Block(kind, block.text[low:high], pieces, block.source_span(low, high), **fields)  # type: ignore[arg-type]
