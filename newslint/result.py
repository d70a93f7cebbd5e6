"""What a run gives: the result of each draft, what went wrong, and the counts every report ends with."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property

from newslint.article import Span
from newslint.findings import Finding, Level, Tier
from newslint.records import NamedTuple, record
from newslint.source import Source


class RuleInfo(NamedTuple):
    """What a report tells about a rule; ``message`` is that of its file, with its {fields}."""

    name: str
    level: Level
    message: str
    why: str
    fix: Tier


@record
class RunError:
    """Something that went wrong beside the findings.

    ``kind`` is unreadable, other (JSON that is no draft), config, crash, or note (no failure).
    """

    path: str
    message: str
    kind: str

    @property
    def failed(self) -> bool:
        """Whether the run is a bad one for it; a note is only told."""
        return self.kind != "note"


@record
class DraftResult:
    """What one draft gave: its findings in order, hidden ones included; ``source`` is None where it was not read.

    ``left_alone`` holds what rules looked at and were not sure of: rule, span and reason. ``cached`` is "cached" where
    the result was kept from an earlier run, and else why it was not, where somebody asked.
    """

    path: str
    source: Source | None
    findings: tuple[Finding, ...]
    errors: tuple[RunError, ...]
    left_alone: tuple[tuple[str, Span, str], ...] = ()
    cached: str = ""

    @property
    def shown(self) -> tuple[Finding, ...]:
        """The findings that nothing hides."""
        return tuple(finding for finding in self.findings if finding.hidden is None)


class Summary(NamedTuple):
    """The counts of a run: drafts read and not read, drafts with findings, findings by level, and the rest."""

    drafts: int
    unread: int
    flagged: int
    findings: int
    error: int
    warning: int
    suggestion: int
    hidden: int
    run_errors: int
    notes: int


@record
class Run:
    """All that a report needs: the drafts, the rules by name, what did the work, and whether counts are wanted."""

    drafts: tuple[DraftResult, ...]
    rules: Mapping[str, RuleInfo]
    version: str
    data_version: str
    statistics: bool = False

    @property
    def errors(self) -> Iterator[RunError]:
        """Everything that went wrong, in the order of the drafts."""
        for draft in self.drafts:
            yield from draft.errors

    @cached_property
    def summary(self) -> Summary:
        """The counts of the run."""
        levels = dict.fromkeys(Level, 0)
        flagged = hidden = 0
        for draft in self.drafts:
            for finding in draft.shown:
                levels[finding.level] += 1
            flagged += bool(draft.shown)
            hidden += len(draft.findings) - len(draft.shown)
        failures = [error.failed for error in self.errors]
        read = sum(draft.source is not None for draft in self.drafts)
        return Summary(
            drafts=read,
            unread=len(self.drafts) - read,
            flagged=flagged,
            findings=sum(levels.values()),
            error=levels[Level.ERROR],
            warning=levels[Level.WARNING],
            suggestion=levels[Level.SUGGESTION],
            hidden=hidden,
            run_errors=sum(failures),
            notes=len(failures) - sum(failures),
        )
