"""SARIF 2.1.0, with all that GitHub's code scanning asks for and within its limits."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

from newslint.article import Span
from newslint.findings import Finding, Level, Related, Suggestion, Tier
from newslint.on_use import compiled
from newslint.reports.excerpts import one_line
from newslint.reports.json_report import dumps
from newslint.reports.line_hash import line_hashes
from newslint.reports.places import Places
from newslint.result import DraftResult, RuleInfo, Run, RunError

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
MOST_RESULTS = 25_000
_MOST_RELATED, _LONGEST_NAME, _LONGEST_TEXT = 100, 255, 1024
_LEVELS = {Level.ERROR: "error", Level.WARNING: "warning", Level.SUGGESTION: "note"}
_SEVERITIES = {Level.ERROR: "error", Level.WARNING: "warning", Level.SUGGESTION: "recommendation"}
_FIELD = compiled(r"\{\w*\}")
_DRIVE = compiled(r"[A-Za-z]:/")
_REPAIRS = {
    Tier.SAFE: "The repair is safe to make in bulk.",
    Tier.ASK: "The repair wants a look first.",
    Tier.SHOW: "The repair is for a person to make.",
}


def report(run: Run, *, color: bool = False) -> Iterator[str]:  # noqa: ARG001
    """One log with one run, a result on each line. SARIF has no colours."""
    kept, left = _kept(run)
    rules = _rules(run, kept)
    index = {rule.name: number for number, rule in enumerate(rules)}
    yield f'{{\n"$schema": "{SCHEMA}",\n"version": "2.1.0",\n"runs": [{{\n"tool": {dumps(_tool(run, rules))},\n'
    yield '"automationDetails": {"id": "newslint/"},\n"columnKind": "unicodeCodePoints",\n'
    yield f'"invocations": [{dumps(_invocation(run, left))}],\n"results": ['
    before = "\n"
    for result in _results(run, kept, index):
        yield before + dumps(result)
        before = ",\n"
    yield ("" if before == "\n" else "\n") + "]\n}]\n}\n"


def uri(path: str) -> str:
    """A path as a URI: relative where the path is, forward slashes, everything else percent-encoded."""
    path = path.replace("\\", "/")
    while path.startswith("./"):
        path = path[2:].lstrip("/")
    try:
        octets = path.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        octets = path.encode("utf-8", "replace")
    if path.startswith("/"):
        return "file://" + quote(octets)
    if _DRIVE.match(path):
        return "file:///" + path[:2] + quote(octets[2:])
    return quote(octets) or "."


def _kept(run: Run) -> tuple[frozenset[int], int]:
    """The numbers of the findings that fit, gravest first, and how many do not."""
    ranks = [finding.level.rank for draft in run.drafts for finding in draft.shown]
    order = sorted(range(len(ranks)), key=lambda number: -ranks[number])
    return frozenset(order[:MOST_RESULTS]), max(0, len(order) - MOST_RESULTS)


def _numbered(run: Run, kept: frozenset[int]) -> Iterator[tuple[DraftResult, list[Finding]]]:
    number = 0
    for draft in run.drafts:
        shown = draft.shown
        yield draft, [finding for at, finding in enumerate(shown, number) if at in kept]
        number += len(shown)


def _rules(run: Run, kept: frozenset[int]) -> list[RuleInfo]:
    """The rules that have a result, by name; one the run does not know is told from its finding."""
    found: dict[str, RuleInfo] = {}
    for _, findings in _numbered(run, kept):
        for finding in findings:
            if finding.rule not in found:
                unknown = RuleInfo(finding.rule, finding.level, "", "", Tier.SHOW)
                found[finding.rule] = run.rules.get(finding.rule, unknown)
    return [found[name] for name in sorted(found)]


def _tool(run: Run, rules: list[RuleInfo]) -> dict[str, Any]:
    driver: dict[str, Any] = {
        "name": "newslint",
        "semanticVersion": run.version,
        "rules": [_rule(rule) for rule in rules],
    }
    if run.data_version:
        driver["properties"] = {"dataVersion": run.data_version}
    return {"driver": driver}


def _rule(rule: RuleInfo) -> dict[str, Any]:
    short = one_line(_FIELD.sub("…", rule.message), _LONGEST_TEXT) or rule.name
    full = one_line(rule.why, _LONGEST_TEXT) or short
    return {
        "id": rule.name[:_LONGEST_NAME],
        "name": rule.name[:_LONGEST_NAME],
        "shortDescription": {"text": short},
        "fullDescription": {"text": full},
        "help": {"text": f"{full} {_REPAIRS[rule.fix]} Read more: newslint rule {rule.name}"},
        "defaultConfiguration": {"level": _LEVELS[rule.level]},
        "properties": {
            "tags": [rule.name.partition("/")[0] or "newslint"],
            "problem.severity": _SEVERITIES[rule.level],
        },
    }


def _invocation(run: Run, left: int) -> dict[str, Any]:
    told = [_notification(error) for error in run.errors]
    if left:
        text = f"{left} findings of the lowest levels are left out: a file holds {MOST_RESULTS} at most."
        told.append({"level": "warning", "message": {"text": text}})
    fields: dict[str, Any] = {"executionSuccessful": not run.summary.run_errors}
    if told:
        fields["toolExecutionNotifications"] = told
    return fields


def _notification(error: RunError) -> dict[str, Any]:
    return {
        "level": "error" if error.failed else "note",
        "message": {"text": one_line(error.message) or error.kind or "unknown"},
        "locations": [{"physicalLocation": {"artifactLocation": {"uri": uri(error.path)}}}],
    }


def _results(run: Run, kept: frozenset[int], index: dict[str, int]) -> Iterator[dict[str, Any]]:
    for draft, findings in _numbered(run, kept):
        if not findings:
            continue
        places = Places(draft.source)
        mark = "\ufeff" if places.source.encoding == "utf-8-sig" else ""
        hashes = line_hashes(mark + places.source.text)
        for finding in findings:
            yield _result(finding, places, hashes, index)


def _result(finding: Finding, places: Places, hashes: list[str], index: dict[str, int]) -> dict[str, Any]:
    related = finding.related[:_MOST_RELATED]
    line = places.line(finding.span.start)
    fields: dict[str, Any] = {
        "ruleId": finding.rule[:_LONGEST_NAME],
        "ruleIndex": index[finding.rule],
        "level": _LEVELS[finding.level],
        "message": {"text": _message(finding, related, places)},
        "locations": [_location(finding.path, finding.span, places)],
        "partialFingerprints": {
            "newslint/v1": finding.fingerprint or hashes[line - 1],
            "primaryLocationLineHash": ":".join(part for part in (hashes[line - 1], finding.fingerprint) if part),
        },
    }
    if related:
        fields["relatedLocations"] = [
            {
                "id": number,
                **_location(finding.path, other.span, places),
                "message": {"text": one_line(other.message) or "also here"},
            }
            for number, other in enumerate(related, 1)
        ]
    repairs = [_repair(finding.path, suggestion, places) for suggestion in finding.suggestions if suggestion.edits]
    if repairs:
        fields["fixes"] = repairs
    return fields


def _message(finding: Finding, related: tuple[Related, ...], places: Places) -> str:
    """The message and links to the other places; nothing else in it reads as a link."""
    text = (one_line(finding.message) or finding.rule).replace("](", "] (")
    outside = [(number, other) for number, other in enumerate(related, 1) if other in finding.elsewhere]
    links = (f"[{places.short_name(other.span.start)}]({number})" for number, other in outside[:8])
    listed = ", ".join(links)
    return f"{text} See {listed}." if listed else text


def _location(path: str, span: Span, places: Places) -> dict[str, Any]:
    return {"physicalLocation": {"artifactLocation": {"uri": uri(path)}, "region": _region(span, places, whole=False)}}


def _region(span: Span, places: Places, *, whole: bool) -> dict[str, int]:
    """Where a span is; a location is kept on one line, as an alert on several is not drawn in a pull request."""
    start, end = places.of(span) if whole else places.on_one_line(span)
    first, last = max(1, start.column), max(1, end.column)
    return {"startLine": start.line, "startColumn": first, "endLine": end.line, "endColumn": last}


def _repair(path: str, suggestion: Suggestion, places: Places) -> dict[str, Any]:
    replacements = [
        {
            "deletedRegion": _region(Span(edit.offset, edit.end_offset), places, whole=True),
            "insertedContent": {"text": edit.text},
        }
        for edit in suggestion.edits
    ]
    return {
        "description": {"text": _REPAIRS[suggestion.tier]},
        "artifactChanges": [{"artifactLocation": {"uri": uri(path)}, "replacements": replacements}],
    }
