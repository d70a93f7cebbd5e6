"""Bytes to text, and offsets to lines and columns in every unit a report may want.

Offsets everywhere else in newslint are code points into ``Source.text``; this module alone converts them.
"""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property
from typing import TYPE_CHECKING

from newslint.on_use import compiled
from newslint.records import NamedTuple, field, record

if TYPE_CHECKING:
    from newslint.word.document import Document

LINE_BREAK = compiled(r"\r\n|\n|\r")
_BOMS = (
    (b"\xef\xbb\xbf", "utf-8", "utf-8-sig"),
    (b"\xff\xfe", "utf-16-le", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be", "utf-16-be"),
)


class Unreadable(Exception):
    """A draft that cannot be turned into text; the message says why and what to do."""


class NotText(Unreadable):
    """Bytes that are no text in any encoding that newslint reads."""


class Position(NamedTuple):
    """A place for people and editors: all numbers are 1-based, a line break ends at CRLF, LF or CR only.

    In a Word document the line is the paragraph, and column 0 its picture.
    """

    line: int
    column: int
    utf16_column: int
    byte_column: int


class Row(NamedTuple):
    """Where a line of the text stands in a Word document.

    ``line`` is the number of the paragraph, ``column`` the character there where it is the same for all of the line (0
    for a paragraph's picture), ``name`` what people call the place.
    """

    line: int
    column: int | None
    name: str


@record
class Source:
    """The decoded text of one draft, with line breaks as found and no byte-order mark.

    The text of a Word document has a line for each paragraph; ``rows`` says where each stands, and ``document`` is what
    its reader needs beside the text. It is empty and None for all other drafts.
    """

    path: str
    text: str
    encoding: str = "utf-8"
    notes: tuple[str, ...] = ()
    rows: tuple[Row, ...] = field(default=(), repr=False)
    document: Document | None = field(default=None, compare=False, repr=False)

    @property
    def editable(self) -> bool:
        """Whether offsets into the text are places of the file, so that it can be edited there."""
        return self.document is None

    @cached_property
    def line_starts(self) -> list[int]:
        """The offset at which each line starts; line 1 is at index 0."""
        return [0, *(match.end() for match in LINE_BREAK.finditer(self.text))]

    def position(self, offset: int) -> Position:
        """The line and columns of an offset; offsets past the end are those of the end."""
        offset = max(0, min(offset, len(self.text)))
        line = bisect_right(self.line_starts, offset) - 1
        before = self.text[self.line_starts[line] : offset]
        if self.rows:
            row = self.rows[min(line, len(self.rows) - 1)]
            line = row.line - 1
            if row.column is not None:
                return Position(row.line, row.column, row.column, row.column)
        if before.isascii():
            return Position(line + 1, len(before) + 1, len(before) + 1, len(before) + 1)
        utf16 = len(before) + sum(character > "\uffff" for character in before)
        octets = len(before.encode("utf-8", "surrogatepass"))
        return Position(line + 1, len(before) + 1, utf16 + 1, octets + 1)

    def place(self, offset: int) -> str:
        """What people call the place of an offset in a Word document, empty for other drafts."""
        if not self.rows:
            return ""
        offset = max(0, min(offset, len(self.text)))
        line = bisect_right(self.line_starts, offset) - 1
        row = self.rows[min(line, len(self.rows) - 1)]
        return row.name if row.column == 0 else f"{row.name}, character {offset - self.line_starts[line] + 1}"

    def offset(self, line: int, column: int) -> int:
        """The offset of a 1-based line and code-point column.

        Raises:
            ValueError: when the draft has no such line.
        """
        if not 1 <= line <= len(self.line_starts):
            raise ValueError(f"the draft has {len(self.line_starts)} lines, so none is {line}")
        return min(self.line_starts[line - 1] + column - 1, len(self.text))

    def line_span(self, line: int) -> tuple[int, int]:
        """The offsets at which a 1-based line starts and ends, its line break left out."""
        start = self.line_starts[line - 1]
        end = self.line_starts[line] if line < len(self.line_starts) else len(self.text)
        while end > start and self.text[end - 1] in "\r\n":
            end -= 1
        return start, end

    def line_text(self, line: int) -> str:
        """The text of a 1-based line, its line break left out."""
        start, end = self.line_span(line)
        return self.text[start:end]


def decode(data: bytes, path: str) -> Source:
    """Turn the bytes of a draft into text: UTF-8 or UTF-16 by byte-order mark, UTF-8, then Windows-1252 with a note.

    Raises:
        Unreadable: when the bytes are not text (NUL bytes or other control characters in number).
    """
    for mark, codec, name in _BOMS:
        if data.startswith(mark):
            try:
                return Source(path, data[len(mark) :].decode(codec), name)
            except UnicodeDecodeError as error:
                raise Unreadable(
                    f"the byte-order mark says {codec}, but byte {error.start + len(mark)} does not fit: "
                    "save the file as UTF-8"
                ) from None
    if b"\0" in data:
        raise NotText("not a text file (it holds NUL bytes): give newslint text, Markdown or HTML")
    try:
        return Source(path, data.decode("utf-8"))
    except UnicodeDecodeError as error:
        if _looks_binary(data):
            raise NotText("not a text file: give newslint text, Markdown or HTML") from None
        line = len(LINE_BREAK.findall(data[: error.start].decode("latin-1"))) + 1
        note = f"line {line} is not UTF-8, so the file was read as Windows-1252: save it as UTF-8"
        return Source(path, data.decode("cp1252", "replace"), "cp1252", (note,))


def _looks_binary(data: bytes) -> bool:
    head = data[:4096]
    controls = sum(byte < 32 and byte not in b"\t\n\r\x0b\x0c\x1b" for byte in head)
    return controls * 50 > len(head)
