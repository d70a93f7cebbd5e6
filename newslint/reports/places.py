"""Offsets as the lines and columns that reports print, at a cost that does not grow with the length of a line."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cached_property
from typing import NamedTuple

from newslint.article import Span
from newslint.source import Source

_ASTRAL = re.compile("[\U00010000-\U0010ffff]")


class Point(NamedTuple):
    """A 1-based line, and the 1-based column in code points and in UTF-16 units."""

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
        line = bisect_right(self.source.line_starts, offset)
        start = self.source.line_starts[line - 1]
        column = offset - start + 1
        doubled = bisect_left(self._astral, offset) - bisect_left(self._astral, start)
        return Point(line, column, column + doubled)

    def of(self, span: Span) -> tuple[Point, Point]:
        """Where a span starts and ends (exclusive)."""
        return self.at(span.start), self.at(max(span.start, span.end))

    def on_one_line(self, span: Span) -> tuple[Point, Point]:
        """Where a span starts, and where it ends on that line; the line break belongs to no span."""
        start, _ = self.of(span)
        first, last = self.source.line_span(start.line)
        return self.at(min(max(span.start, first), last)), self.at(min(max(span.start, span.end), last))
