"""The diagnostic format of reviewdog, as one object (rdjson) or a diagnostic on each line (rdjsonl)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from newslint.article import Span
from newslint.findings import Edit, Finding, Level, Suggestion
from newslint.reports.excerpts import clean, one_line
from newslint.reports.json_report import dumps
from newslint.reports.paths import portable
from newslint.reports.places import Places
from newslint.result import Run, RunError

_SEVERITIES = {Level.ERROR: "ERROR", Level.WARNING: "WARNING", Level.SUGGESTION: "INFO"}
_SOURCE = {"name": "newslint"}
# reviewdog reads lines of 64 KiB at most, and stops without a word at a longer one.
_LONGEST_LINE = 60_000
_MOST_RELATED, _MOST_SUGGESTIONS, _MOST_LINES = 20, 5, 10


def report(run: Run, *, color: bool = False) -> Iterator[str]:  # noqa: ARG001
    """One object, each diagnostic on a line of its own. JSON has no colours."""
    yield f'{{"source": {dumps(_SOURCE)}, "diagnostics": ['
    before = "\n"
    for diagnostic in _diagnostics(run):
        yield before + _line(diagnostic)
        before = ",\n"
    yield "]}\n" if before == "\n" else "\n]}\n"


def report_lines(run: Run, *, color: bool = False) -> Iterator[str]:  # noqa: ARG001
    """A diagnostic on each line."""
    for diagnostic in _diagnostics(run):
        yield _line({**diagnostic, "source": _SOURCE}) + "\n"


def _line(diagnostic: dict[str, Any]) -> str:
    """A diagnostic as JSON, without its repairs and other places where the line would be too long."""
    line = dumps(diagnostic)
    for left_out in ("suggestions", "related_locations"):
        if len(line.encode()) > _LONGEST_LINE:
            line = dumps({key: value for key, value in diagnostic.items() if key != left_out})
            diagnostic.pop(left_out, None)
    return line


def _diagnostics(run: Run) -> Iterator[dict[str, Any]]:
    for draft in run.drafts:
        places = Places(draft.source)
        for finding in draft.shown:
            yield _diagnostic(finding, places)
    for error in run.errors:
        yield _error(error)


def _diagnostic(finding: Finding, places: Places) -> dict[str, Any]:
    fields: dict[str, Any] = {
        "message": one_line(finding.message, 2000),
        "location": _location(finding.path, finding.span, places),
        "severity": _SEVERITIES[finding.level],
        "code": {"value": finding.rule},
    }
    repairs = [_repair(suggestion, places) for suggestion in finding.suggestions[:_MOST_SUGGESTIONS]]
    if any(repairs):
        fields["suggestions"] = [repair for repair in repairs if repair]
    if finding.related:
        fields["related_locations"] = [
            {"message": one_line(other.message, 500), "location": _location(finding.path, other.span, places)}
            for other in finding.related[:_MOST_RELATED]
        ]
    return fields


def _error(error: RunError) -> dict[str, Any]:
    return {
        "message": one_line(error.message, 2000),
        "location": {"path": portable(error.path)},
        "severity": "ERROR" if error.failed else "INFO",
        "code": {"value": f"newslint/{error.kind}"},
    }


def _location(path: str, span: Span, places: Places) -> dict[str, Any]:
    """Where a span is, columns in bytes of the file; a place in a Word document has none, only its paragraph."""
    start, end = places.of(span)
    if places.source.rows:
        return {"path": portable(path), "range": {"start": {"line": start.line}, "end": {"line": end.line}}}
    first = {"line": start.line, "column": places.byte_column(span.start)}
    last = {"line": end.line, "column": places.byte_column(max(span.start, span.end))}
    return {"path": portable(path), "range": {"start": first, "end": last}}


def _repair(suggestion: Suggestion, places: Places) -> dict[str, Any] | None:
    """A repair as whole lines, which GitHub and GitLab both take, with all its edits; None where it has too many lines.

    Half of a repair would be worse than none, so one that reaches too far is left out.
    """
    if not suggestion.edits:
        return None
    source = places.source
    edits = sorted(suggestion.edits, key=lambda edit: edit.offset)
    first, last = places.line(edits[0].offset), places.line(max(edit.end_offset for edit in edits))
    if last - first >= _MOST_LINES:
        return None
    start, end = source.line_span(first)[0], source.line_span(last)[1]
    mark = "\ufeff" if first == 1 and source.encoding == "utf-8-sig" else ""
    text = mark + _edited(source.text, Span(start, end), edits)
    return {"range": {"start": {"line": first}, "end": {"line": last}}, "text": _without_surrogates(text)}


def _edited(text: str, span: Span, edits: list[Edit]) -> str:
    """The text of a span with its edits made."""
    parts, done = [], span.start
    for edit in edits:
        parts += [text[done : edit.offset], edit.text]
        done = max(done, edit.end_offset)
    return "".join((*parts, text[done : span.end]))


def _without_surrogates(text: str) -> str:
    """Text as it is, but for what JSON readers that are strict refuse."""
    return "".join(clean(item) if "\ud800" <= item <= "\udfff" else item for item in text)
