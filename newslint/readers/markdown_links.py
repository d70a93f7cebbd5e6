"""Targets of Markdown links and images: definitions, labels, and where a bare target ends."""

from __future__ import annotations

from newslint.article import Span
from newslint.on_use import compiled
from newslint.readers.markdown_figures import Value
from newslint.records import record


@record
class Reference:
    """A link definition: its target and title as spans of the source."""

    target: str
    span: Span
    title: Value | None = None


def normal_label(label: str) -> str:
    """A reference label as it is compared: case and runs of white space do not count."""
    return " ".join(label.split()).casefold()


@record
class Target:
    """Where a link or image points, the offset after it in the leaf, and its title."""

    text: str
    span: Span
    after: int
    title: Value | None = None


def destination_end(raw: str, at: int) -> int:
    """Where a bare link target that starts at an offset ends: brackets balance, at most 32 deep."""
    depth = 0
    for match in _DESTINATION_PART.finditer(raw, at):
        part = match.group()
        if part == "(":
            depth += 1
            if depth > 32:
                return match.start()
        elif part == ")":
            if depth == 0:
                return match.start()
            depth -= 1
        elif part[0].isspace():
            return match.start()
    return len(raw)


_DESTINATION_PART = compiled(r"[()]|\s|\\[()]")
