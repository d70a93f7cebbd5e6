"""The Code Quality report of GitLab: one array, a finding in each item, no two with one fingerprint."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from newslint.findings import Finding, Level
from newslint.reports.excerpts import one_line
from newslint.reports.json_report import dumps
from newslint.reports.paths import portable
from newslint.reports.places import Places
from newslint.result import Run, RunError

_SEVERITIES = {Level.ERROR: "major", Level.WARNING: "minor", Level.SUGGESTION: "info"}
_FACTS = ("facts", "house", "legal")


def report(run: Run, *, color: bool = False) -> Iterator[str]:  # noqa: ARG001
    """A JSON array with an item on each line: the findings, then what went wrong. JSON has no colours."""
    seen: Counter[str] = Counter()
    before = "[\n"
    for item in _items(run):
        basis = item.pop("basis")
        seen[basis] += 1
        item["fingerprint"] = _fingerprint(f"{basis}\x1f{seen[basis]}")
        yield before + dumps(item)
        before = ",\n"
    yield "[]\n" if before == "[\n" else "\n]\n"


def _items(run: Run) -> Iterator[dict[str, Any]]:
    for draft in run.drafts:
        places = Places(draft.source)
        for finding in draft.shown:
            yield _finding(finding, places)
    for error in run.errors:
        yield _error(error)


def _finding(finding: Finding, places: Places) -> dict[str, Any]:
    """A finding as GitLab reads it; the rule stands in the description, as it shows no other field.

    ``basis`` tells the findings of one draft apart without its lines, so that a finding keeps its fingerprint when
    other lines move.
    """
    start, end = places.of(finding.span)
    path = portable(finding.path)
    return {
        "description": f"{finding.rule}: {one_line(finding.message)}",
        "check_name": finding.rule,
        "severity": _severity(finding),
        "location": {"path": path, "lines": {"begin": start.line, "end": end.line}},
        "basis": f"{path}\x1f{finding.rule}\x1f{finding.fingerprint or one_line(finding.message)}",
    }


def _severity(finding: Finding) -> str:
    if finding.level is Level.ERROR and finding.rule.partition("/")[0] in _FACTS:
        return "critical"
    return _SEVERITIES[finding.level]


def _error(error: RunError) -> dict[str, Any]:
    path = portable(error.path)
    return {
        "description": f"newslint: {one_line(error.message)}",
        "check_name": f"newslint/{error.kind}",
        "severity": "major" if error.failed else "info",
        "location": {"path": path, "lines": {"begin": 1, "end": 1}},
        "basis": f"{path}\x1f{error.kind}\x1f{error.message}",
    }


def _fingerprint(basis: str) -> str:
    from hashlib import blake2b

    return blake2b(basis.encode("utf-8", "replace"), digest_size=16).hexdigest()
