"""Choose the fixes of one pass: those of a tier, none over another, the graver and earlier first."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterable, Sequence
from itertools import pairwise

from newslint.findings import Edit, Finding, Suggestion, Tier
from newslint.records import NamedTuple
from newslint.source import Source


class Fix(NamedTuple):
    """The edits that mend one finding, in order; ``comment`` says that they put in a mark and change no copy."""

    rule: str
    edits: tuple[Edit, ...]
    comment: bool = False


def usable(finding: Finding, tiers: Collection[Tier]) -> Suggestion | None:
    """The repair of a finding that may be made: its best one, where that is of one of the tiers."""
    if finding.hidden is not None or not finding.suggestions:
        return None
    best = finding.suggestions[0]
    return best if best.tier in tiers and best.edits else None


def fixes(findings: Iterable[Finding], tiers: Collection[Tier], left_out: Collection[str] = ()) -> list[Fix]:
    """The fixes of one pass, in the order of their places; what overlaps or touches one of them waits for the next."""
    found = []
    for finding in findings:
        best = usable(finding, tiers)
        if best is not None and finding.rule not in left_out:
            found.append((-finding.level.rank, best.edits[0].offset, finding.rule, best.edits))
    chosen = []
    taken = _Taken()
    for _, _, rule, edits in sorted(found):
        distinct = tuple(sorted(set(edits), key=lambda edit: (edit.offset, edit.end_offset)))
        if taken.free(distinct):
            taken.add(distinct)
            chosen.append(Fix(rule, distinct))
    return sorted(chosen, key=lambda fix: fix.edits[0].offset)


class _Taken:
    """The stretches of source that edits have been chosen for, in order."""

    def __init__(self) -> None:
        self._spans: list[tuple[int, int]] = []

    def free(self, edits: Sequence[Edit]) -> bool:
        """Whether edits neither meet one another nor what was chosen."""
        return all(self._is_free(edit) for edit in edits) and all(
            before.end_offset < after.offset for before, after in pairwise(edits)
        )

    def _is_free(self, edit: Edit) -> bool:
        at = bisect_right(self._spans, (edit.end_offset, 1 << 60))
        return at == 0 or self._spans[at - 1][1] < edit.offset

    def add(self, edits: Sequence[Edit]) -> None:
        """Keep the places of edits."""
        self._spans = sorted([*self._spans, *((edit.offset, edit.end_offset) for edit in edits)])


def applied(text: str, edits: Iterable[Edit]) -> str:
    """A text with edits made, none of which overlap."""
    parts = []
    at = 0
    for edit in sorted(edits, key=lambda item: (item.offset, item.end_offset)):
        parts += [text[at : edit.offset], edit.text]
        at = edit.end_offset
    return "".join([*parts, text[at:]])


def storable(source: Source, edits: Iterable[Edit]) -> bool:
    """Whether the encoding of a draft has every character of some edits."""
    try:
        for edit in edits:
            edit.text.encode(source.encoding)
    except UnicodeEncodeError:
        return False
    return True
