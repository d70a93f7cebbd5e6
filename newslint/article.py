"""What a story is made of: blocks of readable text with a map back to the source, images, links and metadata."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

from newslint.house_facts import NONE as NO_FACTS
from newslint.house_facts import HouseFacts
from newslint.records import NamedTuple, field, record
from newslint.source import Source
from newslint.vocabulary import NONE, Vocabulary

if TYPE_CHECKING:
    from newslint.ledger import Ledger


OBJECT = "\ufffc"
"""Stands in a block's text for what is no copy: inline code, a template's output, an expression."""


class Kind(StrEnum):
    """What a block of a draft is."""

    HEADLINE = "headline"
    STANDFIRST = "standfirst"
    BYLINE = "byline"
    DATELINE = "dateline"
    DATE = "date"
    PARAGRAPH = "paragraph"
    SUBHEAD = "subhead"
    LIST = "list"
    TABLE = "table"
    BLOCK_QUOTE = "block-quote"
    PULL_QUOTE = "pull-quote"
    CAPTION = "caption"
    CREDIT = "credit"
    ALT = "alt"
    NOTE = "note"
    CORRECTION = "correction"
    FURNITURE = "furniture"
    SIGN_OFF = "sign-off"
    CODE = "code"
    META = "meta"


UNREAD = frozenset({Kind.CODE, Kind.META, Kind.FURNITURE})
"""Kinds of blocks whose words are no copy."""


class Escape(StrEnum):
    """How text written into a block's source must be escaped."""

    NONE = "none"
    HTML = "html"
    ATTRIBUTE = "attribute"
    MARKDOWN = "markdown"
    YAML = "yaml"
    TOML = "toml"
    JSON = "json"
    JSON_HTML = "json-html"
    JSON_ATTRIBUTE = "json-attribute"


class Span(NamedTuple):
    """Two offsets into the source text, the end exclusive."""

    start: int
    end: int


class Piece(NamedTuple):
    """A run of a block's text and the run of source it comes from.

    When both lengths are equal, character i of one is character i of the other. Otherwise the whole run stands for
    the whole run (an entity, an escape, white space folded into one space).
    """

    at: int
    length: int
    start: int
    source_length: int

    @property
    def exact(self) -> bool:
        """Whether each character stands for one character of the source."""
        return self.length == self.source_length


@record
class Block:
    """One block of the story: its kind, the text as a reader sees it, and where each character stands in the source.

    ``extent`` is all the source that belongs to the block, markup included. ``image`` is the index of the image that
    a caption, credit or alt text belongs to. ``level`` is that of a subhead (2 for the first below the headline).
    ``key`` is the metadata key the block was read from, empty for body copy. ``group`` is equal for items of one
    list or rows of one table.
    """

    kind: Kind
    text: str
    pieces: tuple[Piece, ...]
    extent: Span
    image: int | None = None
    escape: Escape = Escape.NONE
    level: int = 0
    key: str = ""
    group: int = 0

    @cached_property
    def _starts(self) -> list[int]:
        return [piece.at for piece in self.pieces]

    def source_span(self, start: int, end: int) -> Span:
        """The source that holds the characters ``start`` to ``end`` (exclusive) of the block's text."""
        if not self.pieces:
            return Span(self.extent.start, self.extent.start)
        if start >= end:
            offset = self._source_offset(start)
            return Span(offset, offset)
        last = self.pieces[bisect_right(self._starts, end - 1) - 1]
        stop = last.start + (end - last.at if last.exact else last.source_length)
        return Span(self._source_offset(start), stop)

    def _source_offset(self, at: int) -> int:
        piece = self.pieces[max(0, bisect_right(self._starts, at) - 1)]
        if at >= piece.at + piece.length:
            return piece.start + piece.source_length
        return piece.start + (at - piece.at if piece.exact else 0)

    def is_exact(self, start: int, end: int) -> bool:
        """Whether the characters stand in the source one for one and side by side, so that an edit is safe."""
        span = self.source_span(start, end)
        if span.end - span.start != end - start:
            return False
        first = bisect_right(self._starts, start) - 1
        last = bisect_right(self._starts, max(start, end - 1)) - 1
        return all(piece.exact for piece in self.pieces[max(first, 0) : last + 1])

    def escaped(self, text: str) -> str:
        """Text as it must be written into the block's source."""
        return escape(text, self.escape)


_CONTROLS = {number: f"\\u{number:04x}" for number in range(32)} | {9: "\\t", 10: "\\n", 13: "\\r"}
_ESCAPES = {ord("\\"): "\\\\", ord('"'): '\\"'}
_IN_HTML = (Escape.HTML, Escape.ATTRIBUTE, Escape.JSON_HTML, Escape.JSON_ATTRIBUTE)


def escape(text: str, how: Escape) -> str:
    """Text as it must be written where the source is HTML, an attribute, a quoted YAML or TOML value, or JSON.

    HTML that stands in a JSON string is escaped for both.
    """
    if how in _IN_HTML:
        text = text.replace("&", "&amp;").replace("<", "&lt;")
    if how in (Escape.ATTRIBUTE, Escape.JSON_ATTRIBUTE):
        text = text.replace('"', "&quot;")
    if how is Escape.TOML:
        return text.translate(_ESCAPES)
    if how in (Escape.JSON, Escape.JSON_HTML, Escape.JSON_ATTRIBUTE):
        return text.translate(_ESCAPES | _CONTROLS)
    return text


class FieldState(StrEnum):
    """Whether a field of an image is there: unknown is a value that only a template or program can give."""

    ABSENT = "absent"
    EMPTY = "empty"
    TEXT = "text"
    UNKNOWN = "unknown"


@record
class ImageField:
    """A caption, credit, alt text or source of an image: ``span`` is where its text stands, or would stand."""

    state: FieldState = FieldState.ABSENT
    text: str = ""
    span: Span | None = None

    def __bool__(self) -> bool:
        return self.state is FieldState.TEXT

    @property
    def missing(self) -> bool:
        """Whether the field is absent or empty, so that a reader sees nothing."""
        return self.state in (FieldState.ABSENT, FieldState.EMPTY)


@record
class Image:
    """A picture of the story; ``anchor`` is the source a finding about the whole image points at.

    ``decorative`` images (role="presentation", logos, icons, tracking pixels) need no text.
    """

    anchor: Span
    src: ImageField = ImageField()
    alt: ImageField = ImageField()
    caption: ImageField = ImageField()
    credit: ImageField = ImageField()
    decorative: bool = False


@record
class Link:
    """A link: its text and target with their places in the source."""

    text: str
    span: Span
    target: str
    target_span: Span | None = None


@record
class MetaValue:
    """A scalar of the front matter or page metadata, with its place in the source."""

    text: str
    span: Span


@record
class Problem:
    """Something a reader could not read as it should; the rest of the draft was read."""

    message: str
    span: Span


@record
class PublicationDate:
    """The day the story is dated, and the words or option that say so."""

    day: date
    origin: str


@record
class Article:
    """A draft as a story. ``blocks`` are in source order.

    ``format`` is text, markdown, html, wordpress, archieml, json or docx. ``shape`` tells saved web pages ("web") from
    wire copy ("wire") in text drafts, and is the name of the profile in JSON. ``meta`` holds flattened front
    matter or page metadata (keys joined by dots). ``given_date`` is the date said on the command line.
    """

    source: Source
    format: str
    blocks: tuple[Block, ...]
    images: tuple[Image, ...] = ()
    links: tuple[Link, ...] = ()
    meta: Mapping[str, MetaValue] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    shape: str = ""
    given_date: date | None = None
    vocabulary: Vocabulary = NONE
    house: HouseFacts = NO_FACTS

    @cached_property
    def ledger(self) -> Ledger:
        """What the story says, found once: words, sentences, quotations, people, dates."""
        from newslint.ledger import Ledger

        return Ledger(self)

    def in_code(self, span: Span) -> bool:
        """Whether the source at a span is code: a code block, or an inline code span left out of a block's text."""
        for block in self.blocks:
            if block.extent.start <= span.start < block.extent.end:
                if block.kind is Kind.CODE:
                    return True
                for piece in block.pieces:
                    if not piece.exact and piece.start <= span.start < piece.start + piece.source_length:
                        return block.text[piece.at : piece.at + piece.length] == OBJECT
        return False

    def blocks_of(self, *kinds: Kind) -> Iterator[tuple[int, Block]]:
        """The index and block of each block of these kinds, in source order."""
        for index, block in enumerate(self.blocks):
            if block.kind in kinds:
                yield index, block
