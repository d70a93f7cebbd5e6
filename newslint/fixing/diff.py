"""The changes of a run as a unified diff that ``git apply`` and ``patch`` take."""

from __future__ import annotations

import difflib
import os
from collections.abc import Iterator

from newslint.result import DraftResult
from newslint.source import Source

_COLORS = {"+": "32", "-": "31", "@": "36"}


def diff(draft: DraftResult, *, color: bool = False) -> Iterator[str]:
    """The lines of the diff of one mended draft, none where nothing was."""
    if draft.mended is None or draft.source is None:
        return
    old, new = ("" if os.path.isabs(draft.path) else f"{side}/" for side in "ab")
    lines = difflib.unified_diff(
        _lines(draft.mended.before), _lines(draft.source), old + draft.path, new + draft.path, lineterm="\n"
    )
    for line in lines:
        whole = line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"
        yield _painted(whole) if color else whole


def _lines(source: Source) -> list[str]:
    """The lines as a patch counts them, each with its line feed; the byte-order mark belongs to the first."""
    text = ("\ufeff" if source.encoding == "utf-8-sig" else "") + source.text
    lines = text.split("\n")
    return [f"{line}\n" for line in lines[:-1]] + lines[-1:] * bool(lines[-1])


def _painted(line: str) -> str:
    code = _COLORS.get(line[0])
    body = line.rstrip("\r\n")
    return f"\x1b[{code}m{body}\x1b[0m{line[len(body) :]}" if code else line
