"""Plain text in two shapes: a page saved from the web, and wire copy. Lines are judged by their neighbours."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from newslint.article import Article, Block, FieldState, Image, ImageField, Kind, Span
from newslint.readers.credits import split_caption, split_credit
from newslint.readers.pieces import plain_block
from newslint.readers.text_lines import (
    BULLET,
    BYLINE,
    CHROME,
    CORRECTION,
    DATE_LINE,
    MENU,
    SIGN_OFF,
    TAIL,
    Line,
    chunks,
)
from newslint.source import Source

_SLUG = re.compile(
    r"(?:BC|AM|PM|US|EU|AS|UK|AP|ME|AF|LA|RU)-{1,2}[A-Z][\w-]*(?:[ ,-].*)?|\d{1,4} [A-Z]{3,}(?: [A-Z][\w-]*){0,3}"
    r"|[A-Z]{2,}(?:-[A-Z]{2,}){1,4}|[A-Z][A-Z-]{2,}/[A-Z/ -]{2,40}(?:\(.{1,30}\))?"
    r"|URGENT\b.{0,40}|\(?(?:UPDATE|ADDS?|RECASTS?|REPEATS?)\b.{0,60}"
    r"|.{2,40},\s*\d(?:st|nd|rd|th) (?:Ld|Lead)-?Writethru.*"
)
_EMBARGO = re.compile(r"(?:STRICTLY )?(?:EMBARGO(?:ED)?|Embargo(?:ed)?|NOT FOR (?:PUBLICATION|RELEASE))\b.{0,120}")
_NOTE = re.compile(r"(?:Eds|Editors|EDITORS|EDS|Ed|Desk|DESK|Advisory|ADVISORY)\s*:.*|\[[^\]]{3,200}\]")
_NOTES_HEAD = re.compile(r"(?:notes? (?:to|for) editors?|editors?[’'] notes?)\s*:?", re.IGNORECASE)
_END = re.compile(r"#{2,}|-\s?\d0\s?-|ENDS?|-ends-|-?\s*\(?mf\)?|\(?more\)?|MORE|page \d+|\*{3,}", re.IGNORECASE)
_DATELINE = re.compile(
    r"(?P<dateline>[A-ZÀ-Þ][A-ZÀ-Þ.’'\-]+(?: [A-ZÀ-Þ][A-ZÀ-Þ.’'\-]+){0,4}"
    r"(?:/[A-ZÀ-Þ][A-ZÀ-Þ .’'\-]+)?(?:, [A-Z][\w.’' -]{1,30}?){0,3}"
    r"(?:\s*\([A-Z][\w&. /-]{1,30}\))?)\s*(?P<dash>--|[—–]|-)\s+(?=\S)"
)
_MAY_CREDIT = re.compile(
    r"(?:photo|image|picture|pic|credit|graphic|illustration|courtesy|source|handout|copyright)"
    r"[a-z]*[ \u00a0]?(?:by\b|:|/)|©|[)\]][ .]*$",
    re.IGNORECASE,
)
_CLOCK = re.compile(r"\d{1,2}[:.]\d\d(?:\s*[ap]m)?")


def read(source: Source, shape: str | None = None) -> Article:
    """Read a text draft; ``shape`` "web" or "wire" forces what is else told by its lines."""
    parts = chunks(source)
    lines = [line for chunk in parts for line in chunk]
    chosen = shape if shape in ("web", "wire") else _shape(lines)
    reading = _Reading(source, parts, chosen)
    reading.run()
    order = sorted(reading.blocks, key=lambda block: block.extent)
    return Article(source, "text", tuple(order), tuple(reading.images), shape=chosen)


def _shape(lines: Sequence[Line]) -> str:
    head, tail = lines[:12], lines[-3:]
    if any(
        _SLUG.fullmatch(line.text) or _EMBARGO.fullmatch(line.text) or _NOTE.fullmatch(line.text) for line in head[:6]
    ):
        return "wire"
    if any(re.fullmatch(r"#{2,}|-\s?30\s?-|ENDS", line.text) for line in tail):
        return "wire"
    if any(_DATELINE.match(line.text) and "(" in line.text[:80] for line in head):
        return "wire"
    dated = any(DATE_LINE.fullmatch(line.text) or CHROME.match(line.text) or MENU.fullmatch(line.text) for line in head)
    return "web" if dated or any(_captioned(line.text) for line in lines) else ""


@lru_cache(maxsize=512)
def _captioned(text: str) -> bool:
    """Whether a line is a caption with its credit, or a credit."""
    tail = text[-200:]
    if len(text) > 500 or not any(mark in tail for mark in ":©)]/") or not _MAY_CREDIT.search(text):
        return False
    found = split_credit(text)
    if found is None:
        return False
    credit = text[found[0] : found[1]]
    return ":" in credit[:14] or credit[:1] in "([©" or credit.lower().startswith(("photo", "image", "picture"))


class _Reading:
    """One text on its way to blocks."""

    def __init__(self, source: Source, parts: list[list[Line]], shape: str) -> None:
        self.text = source.text
        self.parts = parts
        self.shape = shape
        self.blocks: list[Block] = []
        self.images: list[Image] = []
        self.headline = False
        self.in_notes = False
        self.body = False
        self.credited = any(_captioned(line.text) for chunk in parts for line in chunk)

    def run(self) -> None:
        """Give every line its kind."""
        tail = self._tail()
        for at, chunk in enumerate(self.parts):
            if at >= tail:
                self._all(chunk, Kind.FURNITURE)
            elif not self._picture(at, chunk):
                for line in chunk:
                    self._line(at, line, chunk)

    def _tail(self) -> int:
        """The first chunk of the furniture that ends a page."""
        at = len(self.parts)
        while at > 1:
            chunk = self.parts[at - 1]
            if not all(len(line.text) < 120 and not line.stops for line in chunk):
                break
            at -= 1
        for candidate in range(at, len(self.parts)):
            if any(TAIL.match(line.text) for line in self.parts[candidate][:1]):
                return candidate
        return len(self.parts)

    def _all(self, chunk: list[Line], kind: Kind) -> None:
        for line in chunk:
            self._add(kind, line.start, line.end)

    def _add(self, kind: Kind, start: int, end: int, **fields: Any) -> Block:
        block = plain_block(kind, self.text, start, end, **fields)
        if block.text:
            self.blocks.append(block)
        return block

    def _line(self, at: int, line: Line, chunk: list[Line]) -> None:
        kind = self._kind(at, line, chunk)
        if kind is Kind.HEADLINE:
            self.headline = True
        if kind is Kind.PARAGRAPH:
            self.body = True
            self._paragraph(line)
        elif kind is Kind.LIST:
            marker = BULLET.match(line.text)
            self._add(kind, line.start + (marker.end() if marker else 0), line.end, group=chunk[0].start + 1)
        else:
            self._add(kind, line.start, line.end)

    def _paragraph(self, line: Line) -> None:
        match = _DATELINE.match(line.text)
        if match and not any(block.kind is Kind.PARAGRAPH for block in self.blocks):
            self._add(Kind.DATELINE, line.start, line.start + match.end("dateline"))
            self._add(Kind.PARAGRAPH, line.start + match.end(), line.end)
        else:
            self._add(Kind.PARAGRAPH, line.start, line.end)

    def _kind(self, at: int, line: Line, chunk: list[Line]) -> Kind:
        text = line.text
        if self.in_notes or _NOTES_HEAD.fullmatch(text):
            self.in_notes = self.in_notes or self.shape == "wire"
            return Kind.NOTE
        if text.startswith("newslint:"):
            return Kind.META
        if self.shape == "wire":
            wire = self._wire_kind(text)
            if wire is not None:
                return wire
        if MENU.fullmatch(text) or (CHROME.match(text) and len(text) < 300 and self._is_short(line)):
            return Kind.FURNITURE
        if not self.body:
            head = self._head_kind(at, line, chunk)
            if head is not None:
                return head
        if CORRECTION.match(text):
            return Kind.CORRECTION
        if (BULLET.match(text) and not text.startswith(("-", "–"))) or re.match(r"(?:--|[-–])[ \t]", text):
            return Kind.LIST
        return self._body_kind(at, line)

    @staticmethod
    def _is_short(line: Line) -> bool:
        """Whether a line that opens like furniture may be that: no speech, no second sentence of prose."""
        return len(line.text) < 90 or re.match(r"(?:we|this|our)\b.{0,30}cookies", line.text, re.IGNORECASE) is not None

    def _wire_kind(self, text: str) -> Kind | None:
        if _END.fullmatch(text):
            return Kind.META
        if not self.body and (_SLUG.fullmatch(text) or _EMBARGO.fullmatch(text)):
            return Kind.META
        if _NOTE.fullmatch(text) and (not self.body or text.startswith("[") is False):
            return Kind.NOTE
        return None

    def _head_kind(self, at: int, line: Line, chunk: list[Line]) -> Kind | None:
        """The kind of a line above the first body paragraph, None where the body starts."""
        text = line.text
        if DATE_LINE.fullmatch(text):
            return Kind.DATE
        if BYLINE.fullmatch(text) and (self.headline or not line.alone) and len(text) < 100:
            return Kind.BYLINE
        if self._follows_byline(line, chunk):
            return Kind.BYLINE
        if not self.headline:
            return Kind.HEADLINE if self._may_head(at, line) else None
        if _DATELINE.match(text):
            return None
        has_standfirst = any(block.kind is Kind.STANDFIRST for block in self.blocks)
        if has_standfirst or not line.alone or len(text) > 300:
            return None
        before_picture = at + 1 < len(self.parts) and self._is_picture(at + 1)
        byline_below = at + 1 < len(self.parts) and BYLINE.fullmatch(self.parts[at + 1][0].text) is not None
        return Kind.STANDFIRST if not line.stops or before_picture or byline_below else None

    def _follows_byline(self, line: Line, chunk: list[Line]) -> bool:
        if line.first or line.stops or len(line.text) > 80 or not self.blocks:
            return False
        return self.blocks[-1].kind is Kind.BYLINE and chunk[0].start <= self.blocks[-1].extent.start

    def _may_head(self, at: int, line: Line) -> bool:
        """Whether the line can be the headline: short, no full stop, and the story goes on below."""
        more = at + 1 < len(self.parts)
        ends = line.text.rstrip("”’\"'")[-1:]
        return more and len(line.text) <= 160 and ends not in ".,;:" and line.alone

    def _body_kind(self, at: int, line: Line) -> Kind:
        text = line.text
        last = at >= len(self.parts) - 2
        if last and SIGN_OFF.fullmatch(text):
            return Kind.SIGN_OFF
        if line.alone and self.headline and self._is_subhead(at, line):
            return Kind.SUBHEAD
        return Kind.PARAGRAPH

    def _is_subhead(self, at: int, line: Line) -> bool:
        text = line.text
        if _CLOCK.fullmatch(text):
            return True
        follows = at + 1 < len(self.parts) and (self.parts[at + 1][0].stops or self._is_picture(at + 1))
        return follows and len(text) <= 70 and re.search(r"[.!,;:…”\"]$", text) is None and text[:1] not in "“\"‘'«"

    def _is_picture(self, at: int) -> bool:
        chunk = self.parts[at]
        if len(chunk) > 2 or BYLINE.fullmatch(chunk[0].text):
            return False
        if _captioned(chunk[-1].text):
            return True
        found = split_credit(chunk[1].text) if len(chunk) == 2 else None
        return found is not None and found[0] > 0 and not chunk[0].stops

    def _picture(self, at: int, chunk: list[Line]) -> bool:
        """Read a chunk as alt line and caption, where it is one."""
        if self._is_picture(at):
            alt = chunk[0] if len(chunk) == 2 else self._alt_above(at)
            self._image(alt, chunk[-1])
            return True
        if len(chunk) == 2 and self.credited and self._bare_pair(chunk):
            self._image(chunk[0], chunk[1])
            return True
        return False

    def _bare_pair(self, chunk: list[Line]) -> bool:
        """Two short lines, the first no sentence, the second one: a picture without a credit."""
        alt, caption = chunk
        fits = all(20 <= len(line.text) <= 200 for line in chunk) and not alt.stops and caption.stops
        return fits and self.body and not CHROME.match(alt.text) and not any(mark in alt.text for mark in '“”"|:')

    def _alt_above(self, at: int) -> Line | None:
        """The alt line that stands as a chunk of its own above a caption."""
        above = self.parts[at - 1] if at else []
        if len(above) != 1 or not self.blocks or above[0].stops or not 15 <= len(above[0].text) <= 200:
            return None
        last = self.blocks[-1]
        if last.kind not in (Kind.SUBHEAD, Kind.PARAGRAPH) or last.extent.start != above[0].start:
            return None
        self.blocks.pop()
        return above[0]

    def _image(self, alt: Line | None, caption: Line) -> None:
        number = len(self.images)
        start = alt.start if alt else caption.start
        if alt:
            self._add(Kind.ALT, alt.start, alt.end, image=number)
        whole = plain_block(Kind.CAPTION, self.text, caption.start, caption.end, image=number)
        words, credit = split_caption(whole)
        self.blocks += [block for block in (words, credit) if block is not None and block.text]
        self.images.append(
            Image(
                Span(start, caption.end),
                alt=ImageField(FieldState.TEXT, alt.text, Span(alt.start, alt.end)) if alt else ImageField(),
                caption=_field(words),
                credit=_field(credit),
            )
        )


def _field(block: Block | None) -> ImageField:
    return ImageField(FieldState.TEXT, block.text, block.extent) if block and block.text else ImageField()
