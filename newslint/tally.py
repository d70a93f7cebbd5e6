"""``--statistics``: the findings of a run counted by rule and by draft."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from newslint.findings import Level
from newslint.records import NamedTuple
from newslint.result import Run

_MOST_DRAFTS = 20


class RuleCount(NamedTuple):
    """The findings of a rule by level, in how many drafts they are, and how many more are hidden."""

    rule: str
    error: int
    warning: int
    suggestion: int
    drafts: int
    hidden: int

    @property
    def total(self) -> int:
        """All that are shown."""
        return self.error + self.warning + self.suggestion


class DraftCount(NamedTuple):
    """The findings of a draft by level, and how many more are hidden."""

    path: str
    error: int
    warning: int
    suggestion: int
    hidden: int

    @property
    def total(self) -> int:
        """All that are shown."""
        return self.error + self.warning + self.suggestion


def by_rule(run: Run) -> list[RuleCount]:
    """Each rule that found something, the one with the most findings first."""
    counts: dict[str, dict[str, int]] = {}
    drafts: dict[str, set[str]] = {}
    for draft in run.drafts:
        for finding in draft.findings:
            count = counts.setdefault(finding.rule, _nothing())
            count["hidden" if finding.hidden else finding.level.value] += 1
            drafts.setdefault(finding.rule, set())
            if not finding.hidden:
                drafts[finding.rule].add(draft.path)
    found = [RuleCount(rule, drafts=len(drafts[rule]), **count) for rule, count in counts.items()]
    return sorted(found, key=lambda count: (-count.total, -count.hidden, count.rule))


def by_draft(run: Run) -> list[DraftCount]:
    """Each draft with findings, the one with the most first."""
    found = []
    for draft in run.drafts:
        count = _nothing()
        for finding in draft.findings:
            count["hidden" if finding.hidden else finding.level.value] += 1
        if draft.findings:
            found.append(DraftCount(draft.path, **count))
    return sorted(found, key=lambda count: (-count.total, -count.hidden, count.path))


def fields(run: Run) -> dict[str, Any]:
    """The counts as the JSON reports have them."""
    return {
        "rules": [count._asdict() for count in by_rule(run)],
        "drafts": [count._asdict() for count in by_draft(run)],
    }


def report(run: Run) -> Iterator[str]:
    """The counts for people: a table of the rules, one of the drafts with most findings, what went wrong, the sum."""
    from newslint.reports.excerpts import one_line
    from newslint.reports.text import counted, error_line, summary_line

    rules = by_rule(run)
    if rules:
        yield _row("errors", "warnings", "suggestions", "hidden", "drafts", "rule")
        for rule in rules:
            yield _row(rule.error, rule.warning, rule.suggestion, rule.hidden, rule.drafts, rule.rule)
        yield "\n"
    drafts = by_draft(run)
    if len(run.drafts) > 1 and drafts:
        yield _row("errors", "warnings", "suggestions", "hidden", "", "draft")
        for draft in drafts[:_MOST_DRAFTS]:
            yield _row(draft.error, draft.warning, draft.suggestion, draft.hidden, "", one_line(draft.path))
        if len(drafts) > _MOST_DRAFTS:
            yield f"and {counted(len(drafts) - _MOST_DRAFTS, 'more draft')}: --format json lists all\n"
        yield "\n"
    for error in run.errors:
        yield error_line(error) + "\n"
    yield summary_line(run) + "\n"


def _row(error: object, warning: object, suggestion: object, hidden: object, drafts: object, name: str) -> str:
    numbers = f"{error:>8}{warning:>10}{suggestion:>13}{hidden:>8}{drafts:>8}"
    return f"{numbers}  {name}\n"


def _nothing() -> dict[str, int]:
    return {**dict.fromkeys((level.value for level in Level), 0), "hidden": 0}
