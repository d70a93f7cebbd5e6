"""The baseline: findings a newsroom has decided to live with, one a line in a file that git can merge.

A line names the draft, the rule, the words and the finding's fingerprint. That is made of rule, words, the words beside
them and the number of its like, and so stays when other parts of the draft change. See docs/decisions/0011.
"""

from __future__ import annotations

import json
import os
from collections import defaultdict
from collections.abc import Iterable, Sequence

from newslint.config import ConfigError, shown
from newslint.drafts import relative_to
from newslint.findings import Finding, Hidden
from newslint.records import NamedTuple, replace
from newslint.result import DraftResult

NAME = "newslint-baseline.jsonl"
BY = "baseline"
_FIELDS = ("path", "rule", "words", "fingerprint")
_LONGEST = 160
_CONFLICT = ("<<<<<<<", "|||||||", "=======", ">>>>>>>")


class Entry(NamedTuple):
    """A known finding: the draft's path from the baseline's folder, the rule, the words, the fingerprint."""

    path: str
    rule: str
    words: str
    fingerprint: str


class Baseline:
    """The entries of one baseline file; ``folder`` is the one their paths start from."""

    def __init__(self, file: str, entries: Iterable[Entry]) -> None:
        self.file = file
        self.folder = os.path.dirname(os.path.abspath(file))
        self.entries = sorted(set(entries))
        self._by_path: defaultdict[str, list[Entry]] = defaultdict(list)
        for entry in self.entries:
            self._by_path[entry.path].append(entry)
        self._by_fingerprint: dict[str, list[Entry]] | None = None

    def hide(self, draft: DraftResult) -> DraftResult:
        """The result with the known findings hidden."""
        known = self.known(draft)
        if not known:
            return draft
        hidden = Hidden(BY, f"listed in {os.path.basename(self.file)}")
        findings = tuple(
            replace(finding, hidden=hidden) if number in known else finding
            for number, finding in enumerate(draft.findings)
        )
        return replace(draft, findings=findings)

    def known(self, draft: DraftResult) -> dict[int, Entry]:
        """The entry of each finding that has one, by the finding's number.

        An entry of the same draft with the same fingerprint comes first, then one with the same rule and words (the
        words beside them were edited), then one of a draft that is gone with the same fingerprint (it was renamed).
        Each entry answers for one finding.
        """
        asked = [number for number, finding in enumerate(draft.findings) if _counts(finding)]
        if not asked or not self.entries:
            return {}
        left = list(self._by_path.get(relative_to(draft.path, self.folder), ()))
        known: dict[int, Entry] = {}
        for key in (_by_fingerprint, _by_words):
            answering: defaultdict[object, list[Entry]] = defaultdict(list)
            for entry in reversed(left):
                answering[key(entry)].append(entry)
            for number in asked:
                alike = answering.get(key(_entry(draft.findings[number], ""))) if number not in known else None
                if alike:
                    known[number] = alike.pop()
            used = set(known.values())
            left = [entry for entry in left if entry not in used]
        for number in asked:
            moved = None if number in known else self._moved(draft.findings[number])
            if moved:
                known[number] = moved
        return known

    def _moved(self, finding: Finding) -> Entry | None:
        if self._by_fingerprint is None:
            self._by_fingerprint = defaultdict(list)
            for entry in self.entries:
                self._by_fingerprint[entry.fingerprint].append(entry)
        found = self._by_fingerprint.get(finding.fingerprint, ())
        return next((entry for entry in found if not self.has_draft(entry)), None)

    def has_draft(self, entry: Entry) -> bool:
        """Whether the draft of an entry is still where it was."""
        return os.path.exists(os.path.join(self.folder, entry.path))

    def entries_of(self, draft: DraftResult) -> list[Entry]:
        """An entry for each finding of a draft that nothing hides."""
        path = relative_to(draft.path, self.folder)
        return [_entry(finding, path) for finding in draft.findings if _counts(finding)]


class Settled(NamedTuple):
    """A baseline held against drafts: the entries to keep, as they are now, and those that no longer occur."""

    kept: list[Entry]
    stale: list[Entry]


def settled(baseline: Baseline, drafts: Sequence[DraftResult]) -> Settled:
    """Which entries still occur; those of drafts that were not read, and are there, are kept as they are."""
    read = {relative_to(draft.path, baseline.folder): draft for draft in drafts if _is_read(draft)}
    kept, found = [], set()
    for path, draft in read.items():
        for number, entry in baseline.known(draft).items():
            kept.append(_entry(draft.findings[number], path))
            found.add(entry)
    stale = []
    for entry in baseline.entries:
        if entry in found:
            continue
        if entry.path in read or not baseline.has_draft(entry):
            stale.append(entry)
        else:
            kept.append(entry)
    return Settled(sorted(kept), stale)


def written(baseline: Baseline, drafts: Sequence[DraftResult]) -> list[Entry]:
    """The entries of a baseline made anew from drafts; those of drafts that were not read, and are there, stay."""
    read = {relative_to(draft.path, baseline.folder) for draft in drafts if _is_read(draft)}
    new = [entry for draft in drafts if _is_read(draft) for entry in baseline.entries_of(draft)]
    old = [entry for entry in baseline.entries if entry.path not in read and baseline.has_draft(entry)]
    return sorted({*new, *old})


def load(file: str) -> Baseline:
    """The baseline of a file.

    Raises:
        ConfigError: when it cannot be read or a line of it is wrong; the message names the line.
    """
    try:
        with open(file, encoding="utf-8-sig") as stream:
            lines = stream.read().split("\n")
    except FileNotFoundError:
        raise ConfigError(f"{shown(file)}: there is no such baseline: 'newslint baseline write' makes it") from None
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"{shown(file)}: cannot read this baseline ({error})") from None
    try:  # one call for all lines takes a third of the time of one for each
        rows = json.loads("[" + ",".join(line for line in lines if line.strip()) + "]")
        return Baseline(file, [Entry(*[row[name] for name in _FIELDS]) for row in rows if _is_entry(row)])
    except (ValueError, RecursionError, _NoEntry):
        return Baseline(file, _line_by_line(file, lines))


def dumped(entries: Iterable[Entry]) -> str:
    """Entries as the lines of a baseline file, sorted."""
    return "".join(json.dumps(entry._asdict(), ensure_ascii=False) + "\n" for entry in sorted(set(entries)))


def words_of(finding: Finding) -> str:
    """The words of a finding as an entry has them: in one line, long ones cut."""
    words = " ".join(finding.excerpt.encode("utf-8", "replace").decode("utf-8").split())
    return words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1]}…"


class _NoEntry(Exception):
    pass


def _is_entry(row: object) -> bool:
    if not isinstance(row, dict) or not all(isinstance(row.get(name), str) for name in _FIELDS):
        raise _NoEntry
    return True


def _line_by_line(file: str, lines: Sequence[str]) -> list[Entry]:
    entries = []
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        place = f"{shown(file)}:{number}"
        if line.startswith(_CONFLICT):
            raise ConfigError(
                f"{place}: a merge left a conflict here: delete the lines with '<<<<<<<', '=======' and '>>>>>>>', "
                "keep the others, and run 'newslint baseline prune'"
            )
        try:
            row = json.loads(line)
            _is_entry(row)
        except (ValueError, RecursionError, _NoEntry):
            raise ConfigError(
                f"{place}: not an entry of a baseline ({', '.join(_FIELDS)}): mend or delete the line"
            ) from None
        entries.append(Entry(*[row[name] for name in _FIELDS]))
    return entries


def _counts(finding: Finding) -> bool:
    """Whether a finding belongs into a baseline: nothing else hides it, and it is none about newslint itself."""
    return finding.hidden is None and not finding.rule.startswith("internal/")


def _is_read(draft: DraftResult) -> bool:
    """Whether all rules were run on a draft: what one found is not known to be gone where it failed."""
    return draft.source is not None and not any(error.failed for error in draft.errors)


def _entry(finding: Finding, path: str) -> Entry:
    return Entry(path, finding.rule, words_of(finding), finding.fingerprint)


def _by_fingerprint(entry: Entry) -> object:
    return entry.fingerprint


def _by_words(entry: Entry) -> object:
    return entry.rule, entry.words
