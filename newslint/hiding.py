"""What hides findings for a run as a whole: the baseline, ``--new-only``; and the limit, which counts what is shown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Protocol

from newslint.records import replace
from newslint.result import DraftResult


class Hider(Protocol):
    """Something that hides findings of a draft."""

    def hide(self, draft: DraftResult) -> DraftResult:
        """The result with the findings that are not to be shown hidden."""


def hidden_by(hiders: Iterable[Hider], draft: DraftResult, limit: int) -> DraftResult:
    """The result with what the hiders hide hidden, and of what is left at most ``limit`` findings of one rule (0: all).

    The draft was read without a limit: one that counts hidden findings would leave no room for the new ones.
    """
    for hider in hiders:
        draft = hider.hide(draft)
    shown = Counter(finding.rule for finding in draft.shown)
    if not limit or all(count <= limit for count in shown.values()):
        return draft
    kept, seen = [], Counter[str]()
    for finding in draft.findings:
        if finding.hidden is None:
            seen[finding.rule] += 1
            if seen[finding.rule] > limit:
                continue
            rest = shown[finding.rule] - limit
            if seen[finding.rule] == limit and rest > 0:
                more = f"({rest} more findings of this rule are not listed.)"
                finding = replace(finding, message=f"{finding.message} {more}")
        kept.append(finding)
    return replace(draft, findings=tuple(kept))
