"""Bytes to text, offsets to lines and columns."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.source import LINE_BREAK, Source, Unreadable, decode


def test_utf8_with_and_without_mark_give_the_same_text() -> None:
    plain, marked = decode("é—😀".encode(), "a"), decode("é—😀".encode("utf-8-sig"), "a")
    assert plain.text == marked.text == "é—😀"
    assert (plain.encoding, marked.encoding) == ("utf-8", "utf-8-sig")


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be"])
def test_utf16_is_told_by_its_mark(codec: str) -> None:
    data = "\ufeffTwo lines\r\n“and” 😀".encode(codec)
    assert decode(data, "a").text == "Two lines\r\n“and” 😀"


def test_windows_1252_is_read_with_a_note_that_names_the_line() -> None:
    source = decode(b"One\r\nShe said \x93yes\x94", "a")
    assert source.text == "One\r\nShe said “yes”"
    assert "line 2" in source.notes[0]


@pytest.mark.parametrize("data", [b"PK\x03\x04\x00\x00", b"\xff\xd8\xff\xe0\x01\x02\x03\x04\x05\x06\x07" * 20])
def test_what_is_no_text_is_refused(data: bytes) -> None:
    with pytest.raises(Unreadable, match=r"not a text file|byte-order mark"):
        decode(data, "a")


def test_columns_count_in_all_three_units() -> None:
    source = Source("a", "x\r\né—😀word")
    position = source.position(source.text.index("word"))
    assert (position.line, position.column, position.utf16_column, position.byte_column) == (2, 4, 5, 10)


def test_only_crlf_lf_and_cr_break_lines() -> None:
    source = Source("a", "one\u2028still\x0bone\x0c\x85one\rtwo\nthree\r\nfour")
    assert len(source.line_starts) == 4
    assert source.line_text(2) == "two"
    assert source.line_text(3) == "three"


def test_a_line_that_is_not_there_is_said() -> None:
    with pytest.raises(ValueError, match="has 1 lines"):
        Source("a", "one").offset(2, 1)


@given(st.text(alphabet="ab é😀\r\n\u2028", max_size=60), st.data())
def test_offset_and_position_are_inverse(text: str, data: st.DataObject) -> None:
    source = Source("a", text)
    offset = data.draw(st.integers(0, len(text)))
    position = source.position(offset)
    assert source.offset(position.line, position.column) == offset
    assert position.line == len(LINE_BREAK.findall(text[:offset])) + 1 - _inside_crlf(text, offset)


def _inside_crlf(text: str, offset: int) -> int:
    """A lone CR that the cut makes of a CRLF is no line break yet."""
    return int(text[offset - 1 : offset + 1] == "\r\n" and offset > 0)
