"""The JSON and JSON Lines reports; ``report_schema.json`` describes both."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from newslint.article import Span
from newslint.findings import Finding, Suggestion
from newslint.on_use import compiled
from newslint.reports.places import Places
from newslint.result import Run, RunError

SCHEMA = 1
COLUMN_UNIT = "code-point"
_ESCAPED = compiled("[\ud800-\udfff\u0085\u2028\u2029]")


def dumps(value: object) -> str:
    """A value as JSON in one line; lone surrogates and the line separators of Unicode are escaped."""
    return _ESCAPED.sub(lambda match: f"\\u{ord(match.group()):04x}", json.dumps(value, ensure_ascii=False))


def report(run: Run, *, color: bool = False) -> Iterator[str]:  # noqa: ARG001
    """One JSON object, each finding on a line of its own. JSON has no colours."""
    yield f'{{\n"schema": {SCHEMA},\n"tool": {dumps(_tool(run))},\n"column_unit": "{COLUMN_UNIT}",\n"findings": ['
    yield from _listed(finding_fields(finding, places) for finding, places in _findings(run))
    yield '],\n"errors": ['
    yield from _listed(_error_fields(error) for error in run.errors)
    yield "],\n"
    for name, value in _statistics(run).items():
        yield f'"{name}": {dumps(value)},\n'
    yield f'"summary": {dumps(run.summary._asdict())}\n}}\n'


def report_lines(run: Run, *, color: bool = False) -> Iterator[str]:  # noqa: ARG001
    """JSON Lines: a line for each finding, each error, then the summary with what the object holds beside them."""
    for finding, places in _findings(run):
        yield dumps({"type": "finding", **finding_fields(finding, places)}) + "\n"
    for error in run.errors:
        yield dumps({"type": "error", **_error_fields(error)}) + "\n"
    head = {"type": "summary", "schema": SCHEMA, "tool": _tool(run), "column_unit": COLUMN_UNIT}
    yield dumps({**head, **_statistics(run), **run.summary._asdict()}) + "\n"


def finding_fields(finding: Finding, places: Places) -> dict[str, Any]:
    """A finding as the JSON contract has it."""
    start = places.at(finding.span.start)
    return {
        "path": finding.path,
        "rule": finding.rule,
        "level": finding.level.value,
        "message": finding.message,
        **_range(finding.span, places),
        "offset": finding.span.start,
        "end_offset": finding.span.end,
        "utf16_column": start.utf16,
        "zone": finding.zone,
        "in_speech": finding.in_speech,
        "excerpt": finding.excerpt,
        "suggestions": [_suggestion_fields(suggestion) for suggestion in finding.suggestions],
        "related": [{**_range(other.span, places), "message": other.message} for other in finding.related],
        "fingerprint": finding.fingerprint,
        **({"place": places.source.place(finding.span.start)} if places.source.rows else {}),
        "hidden": {"by": finding.hidden.by, "reason": finding.hidden.reason} if finding.hidden else None,
    }


def _statistics(run: Run) -> dict[str, Any]:
    if not run.statistics:
        return {}
    from newslint import tally

    return {"statistics": tally.fields(run)}


def _findings(run: Run) -> Iterator[tuple[Finding, Places]]:
    for draft in run.drafts:
        places = Places(draft.source)
        for finding in draft.findings:
            yield finding, places


def _listed(values: Iterator[dict[str, Any]]) -> Iterator[str]:
    before = "\n"
    for value in values:
        yield before + dumps(value)
        before = ",\n"
    if before != "\n":
        yield "\n"


def _range(span: Span, places: Places) -> dict[str, int]:
    start, end = places.of(span)
    return {"line": start.line, "column": start.column, "end_line": end.line, "end_column": end.column}


def _suggestion_fields(suggestion: Suggestion) -> dict[str, Any]:
    edits = [{"offset": edit.offset, "end_offset": edit.end_offset, "text": edit.text} for edit in suggestion.edits]
    return {"text": suggestion.text, "tier": suggestion.tier.value, "edits": edits}


def _error_fields(error: RunError) -> dict[str, str]:
    return {"path": error.path, "message": error.message, "kind": error.kind}


def _tool(run: Run) -> dict[str, str]:
    return {"name": "newslint", "version": run.version, "data_version": run.data_version}
