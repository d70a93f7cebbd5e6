"""Draft text made fit for a terminal or a log: nothing that moves the cursor, cut to a window, marked underneath."""

from __future__ import annotations

from newslint.article import Span
from newslint.on_use import compiled
from newslint.records import NamedTuple
from newslint.source import Source

_BLANKS = compiled(r"[ \t\r\n\v\f\x1c-\x1f\x85\u2028\u2029]+")
_TAB = 4
_JOINER, _EMOJI_STYLE = "\u200d", "\ufe0f"
_SKIN_TONES = range(0x1F3FB, 0x1F400)
_UNSEEN = {
    **{code: chr(0x2400 + code) for code in range(32)},
    0x7F: "\u2421",
    **dict.fromkeys((*range(0x80, 0xA0), 0x2028, 0x2029), "\ufffd"),
    **dict.fromkeys((*range(0x202A, 0x202F), *range(0x2066, 0x206A)), "\ufffd"),
    **dict.fromkeys(range(0xD800, 0xE000), "\ufffd"),
}


class Window(NamedTuple):
    """Part of a line in three, and the display columns of the marks below it."""

    before: str
    marked: str
    after: str
    indent: int
    width: int


class _Cell(NamedTuple):
    text: str
    width: int


def clean(text: str) -> str:
    """Text without control characters, line separators, direction overrides and lone surrogates: signs stand in."""
    return text if text.isascii() and text.isprintable() else text.translate(_UNSEEN)


def one_line(text: str, limit: int = 0) -> str:
    """Clean text with runs of white space as one space, cut to ``limit`` characters where that is not 0."""
    text = _BLANKS.sub(" ", text[: limit * 4] if limit else text).strip()
    if limit and len(text) > limit:
        text = text[: limit - 1].rstrip() + "…"
    return clean(text)


def window(source: Source, line: int, span: Span, columns: int = 100) -> Window:
    """The part of a 1-based line around a span that fits ``columns`` display columns.

    A span that goes on after the line is marked to the end of the line. Words are kept whole where the cut allows;
    what is cut is shown as an ellipsis.
    """
    first, last = source.line_span(line)
    start, end = min(max(span.start, first), last), min(max(span.start, span.end), last)
    left = _cells(source.text[max(first, start - columns) : start])
    middle = _cells(source.text[start : min(end, start + columns)])
    right = _cells(source.text[end : min(last, end + columns)])
    more = (start - columns > first, end > start + columns, end + columns < last)
    whole = not any(more) and _width(left) + _width(middle) + _width(right) <= columns
    marked, middle_cut = _fitted(middle, columns if whole else columns - 20, more[1])
    room = columns - _width(marked)
    share = max(room // 2, room - _width(right))
    before, left_cut = _fitted(left[::-1], share, more[0])
    after, right_cut = _fitted(right, room - _width(before), more[2] or middle_cut)
    shown_before = ("…" if left_cut else "") + _joined(before[::-1])
    indent = _width(before) + left_cut
    shown_after = "…" if middle_cut else _joined(after) + ("…" if right_cut else "")
    return Window(shown_before, _joined(marked), shown_after, indent, max(1, _width(marked)))


def _fitted(cells: list[_Cell], room: int, more: bool) -> tuple[list[_Cell], bool]:
    """The cells that fit, nearest first, and whether some are left out; one column is kept for the ellipsis."""
    if not more and _width(cells) <= room:
        return cells, False
    total, count = 0, 0
    for cell in cells:
        if total + cell.width > room - 1:
            break
        total += cell.width
        count += 1
    for back in range(count, max(0, count - 20), -1):
        if cells[back - 1].text.isspace():
            return cells[:back], True
    return cells[:count], True


def _cells(text: str) -> list[_Cell]:
    """Text as what takes up display columns: a letter with its marks, an emoji with its parts."""
    if text.isascii() and text.isprintable():
        return [_Cell(character, 1) for character in text]
    cells: list[_Cell] = []
    joined = False
    for character in text:
        shown = " " * _TAB if character == "\t" else character.translate(_UNSEEN)
        width = _TAB if character == "\t" else _character_width(shown)
        emoji = bool(cells) and cells[-1].width == 2
        if cells and (width == 0 or joined or (emoji and ord(character) in _SKIN_TONES)):
            grown = 2 if character == _EMOJI_STYLE and cells[-1].width == 1 else cells[-1].width
            cells[-1] = _Cell(cells[-1].text + shown, grown)
        else:
            cells.append(_Cell(shown, width))
        joined = character == _JOINER and emoji
    return cells


def _character_width(character: str) -> int:
    if character.isascii():
        return 1
    from unicodedata import category, east_asian_width

    if category(character) in ("Mn", "Me", "Cf"):
        return int(character == "\u00ad")
    return 2 if east_asian_width(character) in "WF" else 1


def _width(cells: list[_Cell]) -> int:
    return sum(cell.width for cell in cells)


def _joined(cells: list[_Cell]) -> str:
    return "".join(cell.text for cell in cells)
