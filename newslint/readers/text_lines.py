"""Lines of a plain-text draft: which belong together, and what a line looks like by itself."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from newslint.source import Source

_FIRST_WORD = re.compile(r"\s*(\S+)")
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_SHORT_MONTHS = r"Jan\.?|Feb\.?|Mar\.?|Apr\.?|Jun\.?|Jul\.?|Aug\.?|Sept?\.?|Oct\.?|Nov\.?|Dec\.?"
_MONTH = rf"(?:{_MONTHS}|{_SHORT_MONTHS})"
_ORDINAL = r"\d{1,2}(?:st|nd|rd|th)?"
_DAY = rf"(?:{_MONTH} {_ORDINAL},? \d{{4}}|{_ORDINAL} {_MONTH},? \d{{4}}|\d{{4}}-\d\d-\d\d)"
_CLOCK = r"(?:[,;|–—-]|\bat\b)?\s*\d{1,2}[:.]\d\d(?:\s*[ap]\.?m\.?)?(?:\s*[A-Z]{2,4}T?)?"
DATE_LINE = re.compile(
    rf"(?:(?:first )?(?:published|posted|updated|last updated|modified)(?: on| at)?:?\s*)?"
    rf"(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?\.?,?\s+)?{_DAY}(?:{_CLOCK})?"
    rf"(?:\s*[|·•–—-]\s*(?:updated|last updated).{{0,60}})?"
    r"|(?:published|posted|updated)\s+.{1,30}\sago|\d+ (?:minutes?|hours?|days?|weeks?) ago",
    re.IGNORECASE,
)
BYLINE = re.compile(r"(?:By|BY|Words by|Story by|Reported by|Analysis by|From)[ :]\s*[^\W\d_][^.!?]{2,90}")
CHROME = re.compile(
    r"(?:we (?:and our .{3,30})?use cookies|(?:this|our) (?:web)?site uses cookies|skip to |jump to (?:content|nav)|"
    r"share (?:this|on |via )|copy link|print this|save (?:this|article)|e-?mail this|advertisement\b|"
    r"sign up (?:for|to) our|"
    r"subscribe(?: now| today| here| to our)|sign in|log in|register now|most (?:read|popular|viewed|shared)|"
    r"more on this (?:story|topic)|read more\b|related (?:stor|artic|top|cover|cont)|recommended\b|you may also like|"
    r"(?:story|article) continues|continue reading|follow us|download (?:our|the) app|all rights reserved|©|"
    r"\d+ comments?\s*$|(?:view|read|add|post|leave) (?:a |all |the )?comments?|trending|watch live|watch:|listen:|"
    r"click here|accept all|manage (?:settings|cookies|preferences)|back to top|up next|newsletter sign-?up|loading)",
    re.IGNORECASE,
)
MENU = re.compile(r"[^|·•›»\n]{2,40}(?:\s[|·•›»]\s[^|·•›»\n]{2,40}){2,}")
TAIL = re.compile(
    r"(?:sign up (?:for|to) |more on this|most (?:read|popular|viewed)|related\b|recommended\b|you may also like|"
    r"trending|more (?:stories|from)|subscribe|top stories|latest news)",
    re.IGNORECASE,
)
CORRECTION = re.compile(
    r"(?:(?:correction|clarification)s?\s*[:–—-]|this (?:article|story|report|headline) (?:was|has been) "
    r"(?:amended|corrected|updated|changed)|(?:an earlier|a previous) version of this)",
    re.IGNORECASE,
)
SIGN_OFF = re.compile(
    r"[a-z]{2,4}(?:/[a-z]{2,4}){1,3}(?:\s*\([A-Z][\w. ]*(?:,\s*[A-Z][\w. ]*)*\))?|\((?:[A-Z]{2,6}|Reuters)(?:, ?\w+)*\)"
)
BULLET = re.compile(r"(?:--|[-•*–▪●])[ \t]+(?=\S)|\d{1,2}[.)][ \t]+(?=\S)")
STOP = re.compile(r"[.!?…][”’\"')\]]*$")


@dataclass(frozen=True)
class Line:
    """A line or joined run of lines: offsets without the white space around it."""

    start: int
    end: int
    text: str
    first: bool = True
    alone: bool = True

    @property
    def stops(self) -> bool:
        """Whether it ends as a sentence does."""
        return STOP.search(self.text) is not None


def chunks(source: Source) -> list[list[Line]]:
    """The lines of a draft in chunks parted by blank lines; hard-wrapped lines of a chunk are joined.

    In a draft without blank lines whose lines are paragraphs, each line is a chunk.
    """
    found: list[list[Line]] = [[]]
    text = source.text
    for number in range(1, len(source.line_starts) + 1):
        start, end = source.line_span(number)
        raw = text[start:end]
        stripped = raw.strip(" \t\f\v\u00a0")
        if not stripped:
            found.append([])
            continue
        lead = len(raw) - len(raw.lstrip(" \t\f\v\u00a0"))
        found[-1].append(Line(start + lead, start + lead + len(stripped), stripped))
    parts = [chunk for chunk in found if chunk]
    if len(parts) == 1 and len(parts[0]) > 2 and not _wrapped(parts[0]):
        return [[line] for line in parts[0]]
    wraps = any(len(chunk) > 2 and _wrapped(chunk) for chunk in parts)
    return [_joined(text, chunk, wraps) for chunk in parts]


def _joined(text: str, chunk: list[Line], wraps: bool) -> list[Line]:
    whole = len(chunk) > 1 and _wrapped(chunk) and (len(chunk) > 2 or wraps or chunk[1].text[:1].islower())
    if whole and not any(BULLET.match(line.text) for line in chunk):
        start, end = chunk[0].start, chunk[-1].end
        return [Line(start, end, text[start:end])]
    alone = len(chunk) == 1
    return [Line(line.start, line.end, line.text, at == 0, alone) for at, line in enumerate(chunk)]


def _wrapped(chunk: list[Line]) -> bool:
    """Whether a chunk is one paragraph broken at a column: no line had room for the next line's first word."""
    width = max(len(line.text) for line in chunk)
    if not 40 <= width <= 110:
        return False
    for line, following in pairwise(chunk):
        word = _FIRST_WORD.match(following.text)
        if word is None or len(line.text) + 1 + len(word.group(1)) <= width - 2:
            return False
    ends = [line for line in chunk[:-1] if not line.stops]
    return bool(ends) and any(line.text[:1].islower() for line in chunk[1:])
