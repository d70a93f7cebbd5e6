"""The text of a draft as HTML, line by line, with the words of its findings marked."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from newslint.findings import Finding, Level
from newslint.reports.markup import attributes, escaped
from newslint.reports.places import Places


class Numbered(NamedTuple):
    """A finding with its number in the report and the label that marks and list share, as ``E3``."""

    number: int
    finding: Finding

    @property
    def label(self) -> str:
        """The first letter of the level and the number."""
        return f"{self.finding.level.value[0].upper()}{self.number}"


class _Mark(NamedTuple):
    """The part of a finding on one line: offsets, and whether the finding ends there."""

    start: int
    end: int
    item: Numbered
    last: bool


def marked_lines(places: Places, items: Sequence[Numbered], draft: str) -> Iterator[str]:
    """Each line of a draft as a ``div`` with its number; ``draft`` starts the ids of its lines."""
    source = places.source
    marks = _by_line(places, items)
    for line in range(1, len(source.line_starts) + 1):
        first, last = source.line_span(line)
        if line == len(source.line_starts) and first == last and line not in marks:
            continue  # what comes after the last line break is no line
        name = _short(source.rows[line - 1].name) if line <= len(source.rows) else str(line)
        head = attributes({"class": "line", "id": f"{draft}-{line}", "data-line": name, "dir": "auto"})
        yield f"<div{head}>{_marked(source.text, first, last, marks.get(line, []))}</div>\n"


def _short(name: str) -> str:
    """What stands in the margin for a place of a Word document: a paragraph's number, or the last part of its name."""
    return name.removeprefix("paragraph ").rpartition(", ")[2]


def _by_line(places: Places, items: Sequence[Numbered]) -> dict[int, list[_Mark]]:
    marks: defaultdict[int, list[_Mark]] = defaultdict(list)
    for item in items:
        start, end = item.finding.span.start, max(item.finding.span)
        start, end = (max(0, min(offset, len(places.source.text))) for offset in (start, end))
        final = places.line(max(start, end - 1))
        for line in range(places.line(start), final + 1):
            first, last = places.source.line_span(line)
            marks[line].append(_Mark(min(max(start, first), last), min(max(end, first), last), item, line == final))
    return marks


def _marked(text: str, first: int, last: int, marks: list[_Mark]) -> str:
    """A line in pieces: words are marked by the gravest of their findings, and its label follows each."""
    starts: defaultdict[int, list[_Mark]] = defaultdict(list)
    ends: defaultdict[int, list[_Mark]] = defaultdict(list)
    for mark in marks:
        starts[mark.start].append(mark)
        ends[mark.end].append(mark)
    parts: list[str] = []
    active: dict[int, Level] = {}
    done = first
    for at in sorted({*starts, *ends, last}):
        parts.append(_piece(text[done:at], active))
        for mark in ends[at]:
            if mark.start == at:
                parts.append(f'<mark class="{mark.item.finding.level.value} point"></mark>')
            if mark.last:
                parts.append(_label(mark.item))
            active.pop(mark.item.number, None)
        active.update({mark.item.number: mark.item.finding.level for mark in starts[at] if mark.end > at})
        done = at
    return "".join(parts)


def _piece(text: str, active: dict[int, Level]) -> str:
    shown = "\t".join(escaped(piece) for piece in text.split("\t"))
    if not active or not shown:
        return shown
    level = max(active.values(), key=lambda level: level.rank)
    return f'<mark class="{level.value}">{shown}</mark>'


def _label(item: Numbered) -> str:
    level = item.finding.level.value
    fields = {
        "class": f"label {level}",
        "id": f"mark-{item.number}",
        "href": f"#finding-{item.number}",
        "aria-label": f"{item.label}, {level}",
    }
    return f"<a{attributes(fields)}>{item.label}</a>"
