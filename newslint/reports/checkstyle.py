"""Checkstyle XML: the drafts as files, the findings as their errors."""

from __future__ import annotations

from collections.abc import Iterator

from newslint.findings import Finding, Level
from newslint.reports.excerpts import one_line
from newslint.reports.markup import attributes
from newslint.reports.paths import portable
from newslint.reports.places import Places
from newslint.result import DraftResult, Run

_SEVERITIES = {Level.ERROR: "error", Level.WARNING: "warning", Level.SUGGESTION: "info"}


def report(run: Run, *, color: bool = False) -> Iterator[str]:  # noqa: ARG001
    """One document with a file in each piece, drafts without findings too. XML has no colours."""
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<checkstyle version="4.3">\n'
    for draft in run.drafts:
        lines = [f"    <error{attributes(fields)}/>\n" for fields in _errors(draft)]
        head = f"  <file{attributes({'name': portable(draft.path)})}"
        yield f"{head}>\n{''.join(lines)}  </file>\n" if lines else f"{head}/>\n"
    yield "</checkstyle>\n"


def _errors(draft: DraftResult) -> Iterator[dict[str, str | int]]:
    """The findings, then what went wrong with the draft, which is told at its first line."""
    places = Places(draft.source)
    for finding in draft.shown:
        yield _fields(finding, places)
    for error in draft.errors:
        severity = "error" if error.failed else "info"
        source = f"newslint/{error.kind}"
        yield {"line": 1, "severity": severity, "message": one_line(error.message), "source": source}


def _fields(finding: Finding, places: Places) -> dict[str, str | int]:
    start = places.at(finding.span.start)
    return {
        "line": start.line,
        "column": max(1, start.column),
        "severity": _SEVERITIES[finding.level],
        "message": finding.message,
        "source": finding.rule,
    }
