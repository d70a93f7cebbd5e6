"""Lines of a plain-text draft in chunks: which stand apart, and which are one hard-wrapped paragraph."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from newslint.on_use import compiled
from newslint.readers.text_marks import BULLET, DATE_LINE, SIGN_OFF, is_byline, is_captioned
from newslint.records import record
from newslint.source import Source

_BLANK = " \t\f\v\u00a0\u2028\u2029"
_FIRST_WORD = compiled(r"\S{1,60}")
STOP = compiled(r"[.!?…][”’\"')\]]*$")
_NARROW, _WIDE = 40, 110
"""The columns at which drafts are broken by hand or by a mail program."""


@record
class Line:
    """A line or a run of joined lines, the white space around it left off.

    ``text`` shows the line breaks of a run as spaces.
    ``first`` and ``alone`` say whether it begins its chunk and whether it is all of it; ``indent`` is the number of
    blanks before it; ``stops`` whether it ends as a sentence does.
    """

    start: int
    end: int
    text: str
    first: bool = True
    alone: bool = True
    indent: int = 0
    stops: bool = False


def chunks(source: Source) -> list[list[Line]]:
    """The lines of a draft in chunks parted by blank lines; hard-wrapped lines of a chunk are joined.

    Where paragraphs stand on lines of their own without blank lines between, each is a chunk.
    """
    parts = list(_parted(source))
    width = _column(parts)
    return [chunk for part in parts for chunk in _split(_joined(part, width))]


def _parted(source: Source) -> Iterator[list[Line]]:
    found: list[Line] = []
    text, starts = source.text, source.line_starts
    for number, start in enumerate(starts):
        end = starts[number + 1] if number + 1 < len(starts) else len(text)
        raw = text[start:end].rstrip("\r\n")
        stripped = raw.strip(_BLANK)
        if stripped:
            lead = len(raw) - len(raw.lstrip(_BLANK))
            found.append(line_of(stripped, start + lead, start + lead + len(stripped), lead))
        elif found:
            yield found
            found = []
    if found:
        yield found


def line_of(shown: str, start: int, end: int, indent: int = 0) -> Line:
    """A line that is a chunk of its own until its neighbours are known."""
    return Line(start, end, shown, indent=indent, stops=STOP.search(shown[-12:]) is not None)


def _run(lines: list[Line]) -> Line:
    """Lines that run on, as one."""
    first = lines[0]
    if len(lines) == 1:
        return first
    return line_of(" ".join(line.text for line in lines), first.start, lines[-1].end, first.indent)


def _runs_on(line: Line, following: Line) -> bool:
    """Whether a sentence surely goes on from one line to the next."""
    text = following.text
    return (
        not line.stops
        and len(line.text) >= 20
        and text[:1].islower()
        and line.text[-1] not in ":|"
        and (" " in text or STOP.search(text[-12:]) is not None)
        and not (len(text) < 120 and SIGN_OFF.fullmatch(text))
    )


def _column(parts: list[list[Line]]) -> int:
    """The column at which the draft is hard-wrapped, 0 where its lines are whole."""
    widths = []
    for part in parts:
        for line, following in pairwise(part):
            if _NARROW <= len(line.text) <= _WIDE and len(following.text) <= _WIDE and _runs_on(line, following):
                widths.append(max(len(line.text) + line.indent, len(following.text) + following.indent))
    return max(widths) if len(widths) > 1 else 0


def _joined(part: list[Line], width: int) -> list[Line]:
    """The lines of a part, each joined to those it runs on to."""
    if len(part) == 1:
        return part
    own = max(len(line.text) + line.indent for line in part)
    sure = sum(_runs_on(line, following) for line, following in pairwise(part))
    wide = max(own, width) if _NARROW <= own <= _WIDE and (sure or width) else 0
    captioned = is_captioned(part[-1].text)
    if captioned and len(part) == 2:
        wide = 0
    runs = [[part[0]]]
    for line, following in pairwise(part):
        if _runs_on(line, following) or (wide and _wraps(line, following, wide, loose=bool(sure) and not captioned)):
            runs[-1].append(following)
        else:
            runs.append([following])
    return [_run(run) for run in runs]


def _wraps(line: Line, following: Line, width: int, *, loose: bool) -> bool:
    """Whether the next line goes on with this one's paragraph in a chunk wrapped at ``width``."""
    if (
        following.indent > line.indent
        or BULLET.match(following.text)
        or _stands_apart(line)
        or _stands_apart(following)
    ):
        return False
    word = _FIRST_WORD.match(following.text)
    length = line.indent + len(line.text)
    if word is not None and length + 1 + len(word.group()) > width - 2:
        return True
    return loose and not line.stops and line.text[-1] != ":" and length >= 0.6 * width


def _stands_apart(line: Line) -> bool:
    text = line.text
    return len(text) < 120 and (
        is_byline(text) or DATE_LINE.fullmatch(text) is not None or text.startswith("newslint:")
    )


def _split(part: list[Line]) -> list[list[Line]]:
    """A part as one chunk, or as many where its lines are paragraphs of their own."""
    prose = sum(line.stops and len(line.text) > 60 for line in part)
    if len(part) > 2 and (prose * 2 >= len(part) or (len(part) > 4 and prose * 3 >= len(part))):
        return [[line] for line in part]
    return [_placed(part)]


def _placed(part: list[Line]) -> list[Line]:
    alone = len(part) == 1
    return [
        Line(line.start, line.end, line.text, at == 0, alone, line.indent, line.stops) for at, line in enumerate(part)
    ]
