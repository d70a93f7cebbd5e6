"""The lines of an ArchieML document: keys with their values, list items, scopes, plain text; skipped parts left out.

The notation throws no errors: a line that is no command, key, item or scope is text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from enum import Enum

from newslint.on_use import compiled
from newslint.records import record
from newslint.source import LINE_BREAK

_COMMAND = compiled(r"[ \t]*:[ \t]*(endskip|ignore|skip|end)", re.I)
_KEY = compiled(r"[ \t]*(?P<key>[^\W_](?:[\w.-]*\w)?)[ \t]*:(?!//)[ \t]*(?P<value>.*)")
_ITEM = compiled(r"[ \t]*\*[ \t]*(?P<value>\S.*)?")
_SCOPE = compiled(
    r"[ \t]*(?P<open>[\[{])[ \t]*(?P<flags>[.+]*)[ \t]*(?P<name>(?:[\w-][\w.-]*)?)[ \t]*(?P<close>[\]}])(?P<rest>.*)"
)
_ESCAPED = compiled(r"\\[\[{*:\\]")
_BLANK = " \t\f\v\xa0\u2028\u2029"


class Type(Enum):
    """What a line is; EMPTY lines part the paragraphs of a value."""

    KEY = "key"
    ITEM = "item"
    OPEN = "open"
    CLOSE = "close"
    TEXT = "text"
    EMPTY = "empty"


@record
class Entry:
    """A key with its value, an item, a line of text, or the start or end of a scope.

    ``lines`` are the spans of the value's lines (those after the first only where ``:end`` closes the value), blank
    lines as empty spans. ``start`` and ``mark_end`` bound the key with its colon, the item's star or the scope.
    ``bracket`` and ``flags`` are those of a scope: "[" or "{", and "." for a nested one, "+" for free text.
    """

    type: Type
    name: str
    start: int
    mark_end: int
    lines: tuple[tuple[int, int], ...] = ()
    bracket: str = ""
    flags: str = ""


def entries(text: str, is_key: Callable[[str], bool]) -> Iterator[Entry]:
    """The entries of a document in order; ``is_key`` tells a key from the first word of a sentence ("Note: ...")."""
    pending: Entry | None = None
    held: list[Entry] = []
    for entry in _lines(text):
        if entry is None:  # :end
            if pending is not None:
                yield _joined(pending, held)
            else:
                yield from held
            pending, held = None, []
            continue
        if entry.type in (Type.TEXT, Type.EMPTY) or (entry.type is Type.KEY and not is_key(entry.name)):
            held.append(entry)
            continue
        if pending is not None:
            yield pending
        yield from held
        pending, held = None, []
        if entry.type in (Type.KEY, Type.ITEM):
            pending = entry
        else:
            yield entry
    if pending is not None:
        yield pending
    yield from held


def whole_line(entry: Entry) -> tuple[int, int]:
    """The span of a line as text, the word before the colon or the star included."""
    start = entry.lines[0][0] if entry.type is Type.TEXT and entry.lines else entry.start
    return start, entry.lines[-1][1] if entry.lines else entry.mark_end


def _joined(entry: Entry, held: list[Entry]) -> Entry:
    """A value that goes on to the line ``:end``."""
    lines = [*entry.lines, *(whole_line(line) if line.type is not Type.EMPTY else (line.start,) * 2 for line in held)]
    while lines and lines[-1][0] == lines[-1][1]:
        lines.pop()
    return Entry(entry.type, entry.name, entry.start, entry.mark_end, tuple(lines))


def _lines(text: str) -> Iterator[Entry | None]:
    """Each line that is read; None for ``:end``."""
    skipping = False
    for start, end in _spans(text):
        line = text[start:end]
        command = _COMMAND.match(line)
        if command is not None:
            word = command.group(1).lower()
            if word == "ignore":
                return
            if word in ("skip", "endskip"):
                skipping = word == "skip"
            elif not skipping:
                yield None
        elif not skipping:
            yield _line(line, start)


def _spans(text: str) -> Iterator[tuple[int, int]]:
    at = 0
    for match in LINE_BREAK.finditer(text):
        yield at, match.start()
        at = match.end()
    yield at, len(text)


def _line(line: str, start: int) -> Entry:
    shown = line.strip(_BLANK)
    if not shown:
        return Entry(Type.EMPTY, "", start, start)
    indent = len(line) - len(line.lstrip(_BLANK))
    end = start + len(line.rstrip(_BLANK))
    if shown[0] in "[{":
        scope = _SCOPE.fullmatch(line)
        if scope is not None and "[{".index(scope["open"]) == "]}".index(scope["close"]) and not scope["rest"].strip():
            kind = Type.OPEN if scope["name"] else Type.CLOSE
            return Entry(kind, scope["name"], start + indent, end, (), scope["open"], scope["flags"])
    match = _KEY.match(line)
    if match is not None:
        return _valued(Type.KEY, match, start, match["key"])
    match = _ITEM.match(line) if shown[0] == "*" else None
    if match is not None:
        return _valued(Type.ITEM, match, start, "*")
    at = start + indent
    return Entry(Type.TEXT, "", at, at, ((at + (1 if _ESCAPED.match(shown) else 0), end),))


def _valued(kind: Type, match: re.Match[str], start: int, name: str) -> Entry:
    value = (match["value"] or "").rstrip(_BLANK)
    at = start + match.start("value") if value else start + len(match.group().rstrip(_BLANK))
    first = start + len(match.string) - len(match.string.lstrip(_BLANK))
    mark_end = at if not value else start + len(match.string[: match.start("value")].rstrip(_BLANK))
    return Entry(kind, name, first, mark_end, ((at, at + len(value)),) if value else ())
