"""Plain text in two shapes: a page saved from the web, and wire copy. Lines are judged by their neighbours."""

from __future__ import annotations

from typing import Any

from newslint.article import Article, Block, Image, Kind
from newslint.on_use import compiled
from newslint.readers import text_wire as wire
from newslint.readers.pieces import plain_block
from newslint.readers.text_lines import Line, chunks
from newslint.readers.text_marks import (
    BULLET,
    CLOCK_LINE,
    CORRECTION,
    DATE_LINE,
    INITIALS,
    ROLE,
    SIGN_OFF,
    is_byline,
    is_captioned,
    is_furniture,
    is_name_line,
    is_section,
    opens_tail,
)
from newslint.readers.text_pictures import Picture, bare_pair, picture_at, picture_blocks
from newslint.source import Source

_SOURCED = compiled(r"[a-z]\.[”\"]? *\([^()]*\)$")
_LETTER = compiled(r"[^\W\d_]")


def read(source: Source, shape: str | None = None) -> Article:
    """Read a text draft; ``shape`` "web" or "wire" forces what is else told by its lines."""
    lines = [line for chunk in chunks(source) for line in chunk]
    chosen = shape if shape in ("web", "wire") else wire.shape(lines)
    reading = Reading(source, lines, chosen)
    reading.run()
    order = sorted(reading.blocks, key=lambda block: block.extent)
    return Article(source, "text", tuple(order), tuple(reading.images), shape=chosen)


class Reading:
    """One text on its way to blocks."""

    def __init__(self, source: Source, lines: list[Line], shape: str) -> None:
        self.text = source.text
        self.lines = lines
        self.shape = shape
        self.blocks: list[Block] = []
        self.images: list[Image] = []
        self.seen: set[Kind] = set()
        self.in_notes = False
        self.end = self._story_end()
        self.credited = any(is_captioned(line.text) for line in lines[: self.end])

    @property
    def last(self) -> Kind | None:
        """The kind of the block above."""
        return self.blocks[-1].kind if self.blocks else None

    def run(self) -> None:
        """Give every line its kind."""
        at = 0
        while at < len(self.lines):
            picture = self._picture(at) if at < self.end and not self.in_notes else None
            if picture is not None:
                self._show(picture)
                at += picture.lines
            else:
                self._line(at)
                at += 1

    def _story_end(self) -> int:
        """The number of the line at which the list of other stories at the foot of a page starts."""
        at = len(self.lines)
        while at and len(self.lines[at - 1].text) < 120 and self.lines[at - 1].text[-1] not in '.”"':
            at -= 1
        tail = range(at, len(self.lines)) if at else range(0)
        return next((number for number in tail if opens_tail(self.lines[number].text)), len(self.lines))

    def _below(self, at: int) -> Line | None:
        return self.lines[at + 1] if at + 1 < len(self.lines) else None

    def _add(self, kind: Kind, start: int, end: int, **fields: Any) -> None:
        block = plain_block(kind, self.text, start, end, **fields)
        if block.text:
            self.blocks.append(block)
            self.seen.add(kind)

    def _line(self, at: int) -> None:
        line = self.lines[at]
        kind = self._kind(at, line)
        if kind is Kind.PARAGRAPH:
            self._paragraph(line)
        elif kind is Kind.LIST:
            marker = BULLET.match(line.text)
            group = self.blocks[-1].group if self.last is Kind.LIST else line.start + 1
            self._add(kind, line.start + (marker.end() if marker else 0), line.end, group=group)
        else:
            self._add(kind, line.start, line.end, level=2 if kind is Kind.SUBHEAD else 0)

    def _paragraph(self, line: Line) -> None:
        whole = plain_block(Kind.PARAGRAPH, self.text, line.start, line.end)
        found = None if Kind.PARAGRAPH in self.seen else wire.dateline(whole.text)
        if found is None:
            self._add(Kind.PARAGRAPH, line.start, line.end)
            return
        place, rest = found
        self._add(Kind.DATELINE, line.start, whole.source_span(0, place).end)
        self._add(Kind.PARAGRAPH, whole.source_span(rest, rest + 1).start, line.end)

    def _kind(self, at: int, line: Line) -> Kind:
        text = line.text
        if text.startswith("newslint:"):
            return Kind.META
        special = self._wire_kind(at, text) if self.shape == "wire" else None
        if special is None and self.in_notes:
            return Kind.NOTE
        special = special or self._side_kind(at, line)
        if special is None and Kind.PARAGRAPH not in self.seen and Kind.LIST not in self.seen:
            special = self._head_kind(at, line)
        return special or self._body_kind(at, line)

    def _wire_kind(self, at: int, text: str) -> Kind | None:
        if wire.is_end(text):
            self.in_notes = self.in_notes or 2 * at > len(self.lines)
            return Kind.META
        if wire.is_turn(text):
            return Kind.META
        if wire.heads_notes(text):
            self.in_notes = True
            return Kind.NOTE
        above = Kind.PARAGRAPH not in self.seen
        if above and wire.is_slug(text):
            return Kind.META
        return Kind.NOTE if wire.is_note(text, bracketed=above) else None

    def _side_kind(self, at: int, line: Line) -> Kind | None:
        """The kind of a line that is no part of the story wherever it stands."""
        text = line.text
        if wire.heads_notes(text):
            return Kind.NOTE
        if at >= self.end - 4 and self.seen and self._signs_off(at, text):
            return Kind.SIGN_OFF
        if at >= self.end or is_furniture(text):
            return Kind.FURNITURE
        return Kind.CORRECTION if self.seen and CORRECTION.match(text) else None

    def _signs_off(self, at: int, text: str) -> bool:
        if len(text) < 400 and SIGN_OFF.fullmatch(text):
            return True
        return self.shape == "web" and at == self.end - 1 and INITIALS.fullmatch(text) is not None

    def _head_kind(self, at: int, line: Line) -> Kind | None:
        """The kind of a line above the first body paragraph, None where the body starts."""
        text = line.text
        if len(text) < 120 and DATE_LINE.fullmatch(text):
            return Kind.DATE
        headed = Kind.HEADLINE in self.seen
        if is_byline(text) and (headed or not line.alone):
            return Kind.BYLINE
        if self.last is Kind.BYLINE and self._is_role(line):
            return Kind.BYLINE
        if not headed:
            below = self._below(at)
            if is_section(text) and below is not None and len(below.text) > 20 and not below.stops:
                return Kind.FURNITURE
            return Kind.HEADLINE if self._may_head(at, line) else None
        if wire.dateline(text) or BULLET.match(text):
            return None
        if self._is_name(at, line):
            return Kind.BYLINE
        return Kind.STANDFIRST if self._may_stand_first(at, line) else None

    def _is_role(self, line: Line) -> bool:
        if line.stops or len(line.text) > 80:
            return False
        return not line.first or ROLE.fullmatch(line.text) is not None

    def _is_name(self, at: int, line: Line) -> bool:
        """Whether a line in the head is a name without By: above a role or date, or between headline and story."""
        if Kind.BYLINE in self.seen or not is_name_line(line.text):
            return False
        below = self._below(at)
        return below is not None and (below.stops or self._is_head_line(below))

    def _is_head_line(self, line: Line) -> bool:
        """Whether a line can stand in the head of a story and nowhere else."""
        text = line.text
        if len(text) > 120:
            return False
        if DATE_LINE.fullmatch(text) or is_byline(text) or ROLE.fullmatch(text) or is_furniture(text):
            return True
        return self.shape == "wire" and (wire.is_slug(text) or wire.is_note(text, bracketed=True))

    def _may_head(self, at: int, line: Line) -> bool:
        """Whether the line can be the headline: short, no full stop, and the story goes on below."""
        below = self._below(at)
        if below is None or len(line.text) > 160 or BULLET.match(line.text):
            return False
        last = line.text.rstrip("”’\"')")[-1:]
        signed = not below.first and len(line.text) <= 100 and self._is_head_line(below)
        if last in tuple(",;:") or (last == "." and not signed) or _SOURCED.search(line.text[-40:]):
            return False
        if line.alone or below.first or self._heads_chunk(at):
            return True
        after = self._below(at + 1)
        return line.first and below.stops and (after is None or after.first or self._is_head_line(after))

    def _heads_chunk(self, at: int) -> bool:
        """Whether a byline, date or other line of the head stands below in the chunk, before any sentence."""
        for line in self.lines[at + 1 : at + 5]:
            if not line.first and self._is_head_line(line):
                return True
            if line.first or line.stops:
                return False
        return False

    def _may_stand_first(self, at: int, line: Line) -> bool:
        """Whether the line can be the standfirst: no sentence, or a picture, byline or date comes next."""
        if Kind.STANDFIRST in self.seen or len(line.text) > 300:
            return False
        below = self._below(at)
        if below is None or line.text[-1] in ":;,":
            return False
        if not line.alone:
            return self.last is Kind.HEADLINE and not line.first and (below.first or self._is_head_line(below))
        if line.stops:
            return (self._is_head_line(below) and not is_furniture(below.text)) or self._is_picture(at + 1)
        return True

    def _body_kind(self, at: int, line: Line) -> Kind:
        if BULLET.match(line.text):
            return Kind.LIST
        return Kind.SUBHEAD if self.seen and self._is_subhead(at, line) else Kind.PARAGRAPH

    def _is_subhead(self, at: int, line: Line) -> bool:
        text = line.text
        below = self._below(at)
        if below is None or at + 1 >= self.end or len(text) > 70:
            return False
        if CLOCK_LINE.fullmatch(text):
            return True
        if text[-1] in '.!,;:…”"|' or text[0] in "“\"‘'«(" or not _LETTER.search(text):
            return False
        if line.alone:
            return below.stops or BULLET.match(below.text) is not None or self._is_picture(at + 1)
        return line.first and not below.first and below.stops and len(below.text) > max(100, 2 * len(text))

    def _is_picture(self, at: int) -> bool:
        return picture_at(self.lines, at) is not None

    def _picture(self, at: int) -> Picture | None:
        """The picture whose lines start here; the headline is never one of them."""
        line = self.lines[at]
        if len(line.text) < 400 and SIGN_OFF.fullmatch(line.text):
            return None
        found = picture_at(self.lines, at)
        started = bool(self.seen & {Kind.PARAGRAPH, Kind.STANDFIRST})
        if found is None and started and self.shape != "wire":
            found = bare_pair(self.lines, at, credited=self.credited)
        if found is None or (found.lines > 1 and Kind.HEADLINE not in self.seen and not self.seen & {Kind.PARAGRAPH}):
            return None
        return self._with_line_above(at, found) if found.lines == 1 else found

    def _with_line_above(self, at: int, picture: Picture) -> Picture:
        """The picture with the line of its own chunk above it as alt text, or as caption of a credit."""
        above = self.lines[at - 1] if at else None
        if above is None or not self.blocks or above.stops or not above.alone or not 15 <= len(above.text) <= 200:
            return picture
        last = self.blocks[-1]
        if last.kind not in (Kind.SUBHEAD, Kind.PARAGRAPH) or last.extent.start != above.start:
            return picture
        self.blocks.pop()
        if picture.caption is None:
            return Picture(None, above, picture.credit, 1)
        return Picture(above, picture.caption, None, 1)

    def _show(self, picture: Picture) -> None:
        blocks, image = picture_blocks(self.text, picture, len(self.images))
        self.blocks += blocks
        self.seen |= {block.kind for block in blocks}
        self.images.append(image)
