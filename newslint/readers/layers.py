"""Text within text: a story written in HTML, Markdown or plain text that itself stands in a string of the source."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

from newslint.article import Block, Escape, Image, ImageField, Link, Problem, Span
from newslint.readers.pieces import TextBuilder
from newslint.records import replace

_ESCAPES = {Escape.HTML: Escape.JSON_HTML, Escape.ATTRIBUTE: Escape.JSON_ATTRIBUTE}


class Layer:
    """The decoded text of a string, and the way from places in it to places in the source."""

    def __init__(self, outer: Block) -> None:
        self._outer = outer
        self._starts = [piece.at for piece in outer.pieces]

    @property
    def text(self) -> str:
        """The decoded text."""
        return self._outer.text

    def span(self, inner: Span) -> Span:
        """A span of the decoded text as one of the source."""
        return self._outer.source_span(inner.start, inner.end)

    def block(self, inner: Block) -> Block:
        """A block of the decoded text with its pieces in the source."""
        builder = TextBuilder()
        for piece in inner.pieces:
            text = inner.text[piece.at : piece.at + piece.length]
            if piece.exact:
                self._exact(builder, text, piece.start)
            else:
                span = self.span(Span(piece.start, piece.start + piece.source_length))
                builder.replaced(text, *span)
        escape = _ESCAPES.get(inner.escape, Escape.JSON)
        return replace(inner, pieces=builder.pieces, extent=self.span(inner.extent), escape=escape)

    def _exact(self, builder: TextBuilder, text: str, start: int) -> None:
        """Text that stands in the decoded text as it is, parted where an escape of the source stands in it."""
        at = max(0, bisect_right(self._starts, start) - 1)
        done = 0
        while done < len(text):
            piece = self._outer.pieces[at]
            skipped = start + done - piece.at
            part = text[done : done + piece.length - skipped]
            if piece.exact:
                builder.exact(part, piece.start + skipped)
            else:
                builder.replaced(part, piece.start, piece.start + piece.source_length)
            done += len(part)
            at += 1

    def field(self, inner: ImageField) -> ImageField:
        """A field of a picture with its place in the source."""
        return inner if inner.span is None else replace(inner, span=self.span(inner.span))

    def image(self, inner: Image) -> Image:
        """A picture with its places in the source."""
        alt, caption, credit = map(self.field, (inner.alt, inner.caption, inner.credit))
        return Image(self.span(inner.anchor), self.field(inner.src), alt, caption, credit, inner.decorative)

    def links(self, inner: Iterable[Link]) -> Iterable[Link]:
        """Links with their places in the source."""
        for link in inner:
            target = self.span(link.target_span) if link.target_span is not None else None
            yield Link(link.text, self.span(link.span), link.target, target)

    def problems(self, inner: Iterable[Problem]) -> Iterable[Problem]:
        """What could not be read, with its places in the source."""
        for problem in inner:
            yield Problem(problem.message, self.span(problem.span))
