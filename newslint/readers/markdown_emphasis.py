"""Which asterisks, underscores and tildes of a Markdown text are marks of emphasis."""

from __future__ import annotations

from collections.abc import Sequence

from newslint.records import mutable


@mutable
class Run:
    """A run of one mark: how many of its characters close (from its left) and open (from its right) emphasis.

    ``partner`` is the run that closes the outermost emphasis this one opens.
    """

    mark: str
    length: int
    opens: bool
    closes: bool
    opened: int = 0
    closed: int = 0
    partner: Run | None = None

    @property
    def left(self) -> int:
        """How many characters are still free."""
        return self.length - self.opened - self.closed


def match_runs(runs: Sequence[Run]) -> None:
    """Pair the runs as CommonMark does, in time linear in their number."""
    openers: list[Run] = []
    bottoms: dict[tuple[str, bool, int], int] = {}
    for run in runs:
        key = (run.mark, run.opens, run.length % 3)
        while run.closes and run.left > 0:
            found = _opener(openers, run, bottoms.get(key, 0))
            if found < 0:
                bottoms[key] = len(openers)
                break
            opener = openers[found]
            size = _size(opener, run)
            opener.opened += size
            run.closed += size
            opener.partner = run
            del openers[found + (1 if opener.left > 0 else 0) :]
            for name, bottom in bottoms.items():
                bottoms[name] = min(bottom, len(openers))
        if run.opens and run.left > 0:
            openers.append(run)


def _size(opener: Run, closer: Run) -> int:
    if closer.mark == "~":
        return min(opener.left, closer.left)
    return 2 if opener.left >= 2 and closer.left >= 2 else 1


def _opener(openers: Sequence[Run], closer: Run, bottom: int) -> int:
    for index in range(len(openers) - 1, bottom - 1, -1):
        opener = openers[index]
        if opener.mark != closer.mark:
            continue
        odd = (opener.closes or closer.opens) and (opener.length + closer.length) % 3 == 0
        if odd and (opener.length % 3 or closer.length % 3):
            continue
        return index
    return -1
