"""Pictures of a saved page: an alt line, a caption below it, and the credit at its end or on a line of its own."""

from __future__ import annotations

from collections.abc import Sequence

from newslint.article import Block, FieldState, Image, ImageField, Kind, Span
from newslint.on_use import compiled
from newslint.readers.credits import split_caption
from newslint.readers.pieces import plain_block
from newslint.readers.text_lines import Line
from newslint.readers.text_marks import (
    BULLET,
    DATE_LINE,
    credit_of,
    is_byline,
    is_captioned,
    is_credit,
    is_furniture,
)
from newslint.records import NamedTuple

_SENTENCE_BREAK = compiled(r"[a-z)”\"][.!?]”? +[A-Z“\"]")


class Picture(NamedTuple):
    """The lines of a picture; ``caption`` may hold the credit as well. ``lines`` is how many of them stand in a row."""

    alt: Line | None
    caption: Line | None
    credit: Line | None
    lines: int


def picture_at(lines: Sequence[Line], at: int) -> Picture | None:
    """The picture whose lines start with number ``at``, told by its credit."""
    line = lines[at]
    if _is_other(line):
        return None
    if is_captioned(line.text):
        alone = is_credit(line.text)
        return Picture(None, None if alone else line, line if alone else None, 1)
    second = _same_chunk(lines, at + 1)
    if second is None or len(line.text) > 300 or _is_other(second):
        return None
    third = _same_chunk(lines, at + 2)
    if is_credit(second.text):
        return Picture(None, line, second, 2)
    if is_captioned(second.text):
        return Picture(line, second, None, 2)
    if third is not None and is_credit(third.text) and len(second.text) <= 300:
        return Picture(line, second, third, 3)
    found = credit_of(second.text)
    if third is None and line.first and not line.stops and found is not None and found[0] > 0:
        return Picture(line, second, None, 2)
    return None


def bare_pair(lines: Sequence[Line], at: int, *, credited: bool) -> Picture | None:
    """Two short lines in a chunk, the first no sentence and the second one: a picture without a credit.

    ``credited`` says that other pictures of the draft are written so, which makes less proof needed.
    """
    alt, caption = lines[at], _same_chunk(lines, at + 1)
    if caption is None or not alt.first or _same_chunk(lines, at + 2) is not None or not caption.stops or alt.stops:
        return None
    if not all(20 <= len(line.text) <= 200 for line in (alt, caption)) or _is_other(alt) or _is_other(caption):
        return None
    if any(mark in alt.text for mark in '“”"|:') or len(alt.text.split()) < 5 or not caption.text[0].isupper():
        return None
    long = len(alt.text) >= 45 and len(alt.text.split()) >= 9
    if not credited and (not long or len(caption.text) > 140 or _SENTENCE_BREAK.search(caption.text)):
        return None
    return Picture(alt, caption, None, 2)


def _same_chunk(lines: Sequence[Line], at: int) -> Line | None:
    return lines[at] if at < len(lines) and not lines[at].first else None


def _is_other(line: Line) -> bool:
    text = line.text
    if len(text) > 300:
        return False
    if is_byline(text) or is_furniture(text) or BULLET.match(text):
        return True
    return len(text) < 120 and DATE_LINE.fullmatch(text) is not None


def picture_blocks(text: str, picture: Picture, number: int) -> tuple[list[Block], Image]:
    """The blocks of picture ``number`` of a draft, and the picture itself."""
    rows = [line for line in (picture.alt, picture.caption, picture.credit) if line is not None]
    alt = _block(Kind.ALT, text, picture.alt, number)
    caption, credit = _block(Kind.CAPTION, text, picture.caption, number), None
    if picture.credit is None and caption is not None:
        caption, credit = split_caption(caption)
    elif picture.credit is not None:
        whole = _block(Kind.CAPTION, text, picture.credit, number)
        credit = split_caption(whole)[1] if whole is not None else None
    blocks = [block for block in (alt, caption, credit) if block is not None and block.text]
    anchor = Span(min(line.start for line in rows), max(line.end for line in rows))
    return blocks, Image(anchor, alt=_field(alt), caption=_field(caption), credit=_field(credit))


def _block(kind: Kind, text: str, line: Line | None, number: int) -> Block | None:
    return plain_block(kind, text, line.start, line.end, image=number) if line is not None else None


def _field(block: Block | None) -> ImageField:
    return ImageField(FieldState.TEXT, block.text, block.extent) if block and block.text else ImageField()
