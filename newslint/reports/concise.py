"""The report with one line for each finding, for grep, editors and long lists."""

from __future__ import annotations

from collections.abc import Iterator

from newslint.reports.excerpts import one_line
from newslint.reports.places import Places
from newslint.reports.text import LEVEL_COLORS, error_line, painted
from newslint.result import Run


def report(run: Run, *, color: bool = False, columns: str = "characters") -> Iterator[str]:
    """``path:line:column: level rule message``, then a line for each thing that went wrong; no counts.

    ``columns`` is the unit of the columns, one of COLUMNS.
    """
    for draft in run.drafts:
        places = Places(draft.source)
        for finding in draft.shown:
            start = places.at(finding.span.start)
            column = {"utf-16": start.utf16, "bytes": places.byte_column(finding.span.start)}.get(columns, start.column)
            level = painted(finding.level.value, LEVEL_COLORS[finding.level], color)
            place = f"{one_line(finding.path)}:{start.line}:{column}"
            yield f"{place}: {level} {finding.rule} {one_line(finding.message)}\n"
    for error in run.errors:
        yield error_line(error, color) + "\n"
