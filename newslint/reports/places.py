"""Offsets as the lines and columns that reports print, at a cost that does not grow with the length of a line."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cached_property

from newslint.article import Span
from newslint.on_use import compiled
from newslint.records import NamedTuple
from newslint.source import Source

_WIDE = compiled("[^\x00-\x7f]")
_ASTRAL = compiled("[\U00010000-\U0010ffff]")


class Point(NamedTuple):
    """A 1-based line, and the 1-based column in code points and in UTF-16 units (0 for a picture in Word)."""

    line: int
    column: int
    utf16: int


class Places:
    """The places of one draft; a draft that was not read has one, its start."""

    def __init__(self, source: Source | None) -> None:
        self.source = source or Source("", "")

    @cached_property
    def _astral(self) -> list[int]:
        text = self.source.text
        return [] if text.isascii() else [match.start() for match in _ASTRAL.finditer(text)]

    def at(self, offset: int) -> Point:
        """The place of an offset; one outside the draft is moved to its nearer end."""
        offset = max(0, min(offset, len(self.source.text)))
        line = self.line(offset)
        start = self.source.line_starts[line - 1]
        column = offset - start + 1
        doubled = bisect_left(self._astral, offset) - bisect_left(self._astral, start)
        row = self.source.rows[line - 1] if line <= len(self.source.rows) else None
        if row is None:
            return Point(line, column, column + doubled)
        if row.column is not None:
            return Point(row.line, row.column, row.column)
        return Point(row.line, column, column + doubled)

    @cached_property
    def _octets(self) -> tuple[list[int], list[int]]:
        """The offset after each character of more than one byte, and the bytes added up to there."""
        after, added, total = [], [0], 0
        for match in _WIDE.finditer(self.source.text):
            character = match.group()
            total += 1 if character < "\u0800" else 2 if character < "\U00010000" else 3
            after.append(match.end())
            added.append(total)
        return after, added

    def byte_column(self, offset: int) -> int:
        """The 1-based column of an offset in bytes of UTF-8; a byte-order mark of UTF-8 counts in line 1.

        In a Word document it is the character, as there are no bytes to count.
        """
        if self.source.rows:
            return self.at(offset).column
        offset = max(0, min(offset, len(self.source.text)))
        line = self.line(offset)
        start = self.source.line_starts[line - 1]
        after, added = self._octets
        wider = added[bisect_right(after, offset)] - added[bisect_right(after, start)]
        mark = 3 if line == 1 and self.source.encoding == "utf-8-sig" else 0
        return offset - start + 1 + wider + mark

    def line(self, offset: int) -> int:
        """The 1-based line of the source's text that an offset is in; in a Word document no paragraph's number."""
        return bisect_right(self.source.line_starts, max(0, min(offset, len(self.source.text))))

    def name(self, path: str, offset: int) -> str:
        """A place as the report for people prints it: path, line and column, or what Word calls it."""
        place = self.source.place(offset)
        point = self.at(offset)
        return f"{path}: {place}" if place else f"{path}:{point.line}:{point.column}"

    def short_name(self, offset: int) -> str:
        """The line of an offset in words, or the paragraph, picture or note of a Word document."""
        place = self.source.place(offset)
        return place.partition(", character")[0] if place else f"line {self.at(offset).line}"

    def of(self, span: Span) -> tuple[Point, Point]:
        """Where a span starts and ends (exclusive)."""
        return self.at(span.start), self.at(max(span.start, span.end))

    def on_one_line(self, span: Span) -> tuple[Point, Point]:
        """Where a span starts, and where it ends on that line; the line break belongs to no span."""
        first, last = self.source.line_span(self.line(span.start))
        return self.at(min(max(span.start, first), last)), self.at(min(max(span.start, span.end), last))
