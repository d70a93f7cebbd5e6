"""Marked gold drafts: invented copy whose marks say who is in it and who said what.

A draft is a header, a line ``---`` and the copy. ``⟦p1|Maria Lopez⟧`` is a use of a name (p for a person, o for an
organisation), ``⟪q1 p1 sentence|“…”⟫`` quoted words with their number, speaker and how a reader knows. Marks may nest.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

_TOKEN = re.compile(r"⟦([po]\d+)\||⟪(q\d+) ([^\s|]+) ([^\s|]+)\||[⟦⟪⟧⟫]")
_SPEAKER = re.compile(r"p\d+|o\d+|=\S+|none|x")
HOWS = frozenset(
    "sentence next before paragraph carried pronoun described metonymy qa source post -".split(),
)
"""How a reader knows the speaker of a quotation."""


class BadMarks(Exception):
    """A gold draft whose marks do not pair or name nothing; the message says which."""


@dataclass(frozen=True)
class Name:
    """A marked name: offsets into the copy without marks, and the id of the person or organisation."""

    start: int
    end: int
    who: str


@dataclass
class Quotation:
    """A marked quotation: the offsets of its parts, its speaker and how a reader knows."""

    number: str
    speaker: str
    how: str
    parts: list[tuple[int, int]] = field(default_factory=list)


@dataclass(frozen=True)
class Gold:
    """A gold draft: its name, the copy without marks, the names and the quotations, in order."""

    name: str
    text: str
    names: tuple[Name, ...]
    quotations: tuple[Quotation, ...]

    def people(self) -> list[Name]:
        """The marked names of persons."""
        return [name for name in self.names if name.who.startswith("p")]

    def organisations(self) -> list[Name]:
        """The marked names of organisations."""
        return [name for name in self.names if name.who.startswith("o")]


def read_gold(path: Path) -> Gold:
    """Read one marked draft.

    Raises:
        BadMarks: when the marks cannot be read.
    """
    whole = path.read_text(encoding="utf-8")
    head, line, copy = whole.partition("\n---\n")
    marked = (copy if line else head).lstrip("\n")
    try:
        return _strip(path.stem, marked)
    except BadMarks as error:
        raise BadMarks(f"{path.name}: {error}") from None


def _strip(name: str, marked: str) -> Gold:
    text: list[str] = []
    length = at = 0
    stack: list[tuple[re.Match[str], int]] = []
    names: list[Name] = []
    quotations: dict[str, Quotation] = {}
    for token in _TOKEN.finditer(marked):
        text.append(marked[at : token.start()])
        length += token.start() - at
        at = token.end()
        if token[1] or token[2]:
            stack.append((token, length))
            continue
        closes = {"⟧": 1, "⟫": 2}.get(token.group())
        if closes is None or not stack or not stack[-1][0][closes]:
            raise BadMarks(f"mark without partner near {marked[max(0, at - 40) : at + 20]!r}")
        opened, start = stack.pop()
        if closes == 1:
            names.append(Name(start, length, opened[1]))
        else:
            _add_part(quotations, opened, start, length)
    if stack:
        raise BadMarks(f"mark never closed: {stack[-1][0].group()!r}")
    text.append(marked[at:])
    order = sorted(quotations.values(), key=lambda quotation: quotation.parts[0])
    return Gold(name, "".join(text), tuple(sorted(names, key=lambda found: found.start)), tuple(order))


def _add_part(quotations: dict[str, Quotation], opened: re.Match[str], start: int, end: int) -> None:
    number, speaker, how = opened[2], opened[3], opened[4]
    if not _SPEAKER.fullmatch(speaker):
        raise BadMarks(f"no such speaker: {opened.group()!r}")
    found = quotations.setdefault(number, Quotation(number, speaker, how))
    if (found.speaker, found.how) != (speaker, how):
        found = quotations.setdefault(f"{number} {speaker} {how}", Quotation(number, speaker, how))
    found.parts.append((start, end))
    found.parts.sort()
