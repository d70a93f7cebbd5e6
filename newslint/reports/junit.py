"""JUnit XML: a suite for each draft, a case for each finding, and one that passes for a draft with none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from newslint.findings import Level
from newslint.reports import text
from newslint.reports.excerpts import one_line
from newslint.reports.markup import attributes, escaped
from newslint.reports.paths import portable
from newslint.reports.places import Places
from newslint.result import DraftResult, Run, RunError


class _Case(NamedTuple):
    """A test case: what it is named for, whether it failed, was an error or passed, and what is said of it."""

    name: str
    element: str
    kind: str
    message: str
    details: str


def report(run: Run, *, color: bool = False) -> Iterator[str]:  # noqa: ARG001
    """One document with a suite in each piece. XML has no colours; nothing in it depends on the clock."""
    suites = [(portable(draft.path), list(_cases(draft))) for draft in run.drafts]
    suites = suites or [("newslint", [_Case("newslint", "", "", "", "No draft was checked.")])]
    everything = [case for _, cases in suites for case in cases]
    counts = attributes({"name": "newslint", **_counts(everything)})
    yield f'<?xml version="1.0" encoding="UTF-8"?>\n<testsuites{counts}>\n'
    for path, cases in suites:
        yield "\n".join(_suite(path, cases)) + "\n"
    yield "</testsuites>\n"


def _counts(cases: list[_Case]) -> dict[str, str | int]:
    kinds = Counter(case.element for case in cases)
    return {"tests": len(cases), "failures": kinds["failure"], "errors": kinds["error"]}


def _suite(path: str, cases: list[_Case]) -> Iterator[str]:
    yield f"  <testsuite{attributes({'name': path, **_counts(cases), 'skipped': 0})}>"
    seen: Counter[str] = Counter()
    for case in cases:
        seen[case.name] += 1
        name = case.name if seen[case.name] == 1 else f"{case.name} ({seen[case.name]})"
        head = f"    <testcase{attributes({'classname': path, 'name': name})}"
        if case.element:
            yield f"{head}>\n      <{case.element}{attributes({'type': case.kind, 'message': case.message})}>"
            yield f"{escaped(case.details)}</{case.element}>\n    </testcase>"
        elif case.details:
            yield f"{head}>\n      <system-out>{escaped(case.details)}</system-out>\n    </testcase>"
        else:
            yield f"{head}/>"
    yield "  </testsuite>"


def _cases(draft: DraftResult) -> Iterator[_Case]:
    """The cases of a draft; a suggestion passes and is told in its output, as it must fail nothing."""
    places = Places(draft.source)
    for finding in draft.shown:
        details = "\n".join(text.finding_lines(finding, places))
        element = "" if finding.level is Level.SUGGESTION else "failure"
        yield _Case(finding.rule, element, finding.level.value, finding.message, details)
    failed = [error for error in draft.errors if error.failed]
    for error in failed:
        yield _Case("newslint", "error", error.kind, error.message, _told(error))
    if not draft.shown and not failed:
        yield _Case("newslint", "", "", "", "\n".join(_told(error) for error in draft.errors))


def _told(error: RunError) -> str:
    return f"{portable(error.path)}: {one_line(error.message)}"
