"""Measure what newslint finds of the slips put into clean drafts: docs/recall.md, with floors that must hold.

``python tools/recall.py [--count N] [--seed S] [--check] [--drafts GLOB]``: without options the table is written anew;
``--check`` only compares the rates with the floors and with the table, and exits with 1 when one fell.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from mutants import KINDS, PLAIN, Mutant, mutants

from newslint.engine import Desk
from newslint.findings import Finding
from newslint.readers import read
from newslint.rulebook import load
from newslint.settings import Settings
from newslint.source import decode

ROOT = Path(__file__).resolve().parent.parent
TABLE = ROOT / "docs" / "recall.md"
FAMILIES = ("typo", "leftovers")
LETTER = ("letters transposed", "letter dropped", "letter doubled", "neighbouring key")
FLOORS = {
    "words fused": (0.92, 0.95, 0.98),
    "word split, a part is no word": (0.96, 0.96, 0.98),
    "space shifted": (0.93, 0.91, 0.91),
    "one-letter slips together": (0.94, 0.92, 0.98),
    "word repeated": (0.94, 0.98, 0.98),
    "space lost after a stop": (0.97, 0.98, 0.98),
}
"""Found, right words first, and right words in the first three; the last two are shares of those found.

They lie a little below what is measured, so that a change which loses ground is seen."""


@dataclass
class Tally:
    """How many slips of a kind were made, found, and rightly explained at the first and in the first three words."""

    made: int = 0
    found: int = 0
    first: int = 0
    three: int = 0

    def add(self, other: Tally) -> None:
        """Count another tally in."""
        self.made, self.found = self.made + other.made, self.found + other.found
        self.first, self.three = self.first + other.first, self.three + other.three

    @property
    def rates(self) -> tuple[float, float, float]:
        """Found of those made; right first, and in the first three, of those found."""
        return self.found / max(1, self.made), self.first / max(1, self.found), self.three / max(1, self.found)


def measured(paths: Sequence[Path], count: int, seed: int) -> dict[str, Tally]:
    """What is found of ``count`` slips of each kind."""
    desk = Desk(tuple(rule for rule in load() if rule.family in FAMILIES and rule.default), Settings())
    tallies = {kind: Tally() for kind in KINDS}
    for kind, tally in tallies.items():
        for mutant in mutants(paths, kind, count, seed):
            tally.add(judged(mutant, desk))
    letters = Tally()
    for kind in LETTER:
        letters.add(tallies[kind])
    return {**tallies, "one-letter slips together": letters}


def judged(mutant: Mutant, desk: Desk) -> Tally:
    """Whether a slip is found, and how its repair ranks."""
    article = read(decode(mutant.text.encode(), str(mutant.path)))
    low, high = mutant.start - 1, mutant.end + 1
    near = [finding for finding in desk.read(article).findings if finding.span.start < high and finding.span.end > low]
    if not near:
        return Tally(1)
    ranks = [rank for finding in near for rank in ranked(finding, mutant)]
    return Tally(1, 1, int(0 in ranks), int(any(rank < 3 for rank in ranks)))


def ranked(finding: Finding, mutant: Mutant) -> Iterator[int]:
    """The ranks of the repairs that give the clean draft back."""
    before, after = mutant.text[: finding.span.start], mutant.text[finding.span.end :]
    for rank, suggestion in enumerate(finding.suggestions):
        if before + suggestion.text + after == mutant.original:
            yield rank


def page(tallies: dict[str, Tally], count: int, drafts: int, words: int) -> str:
    """The table as Markdown."""
    rows = [
        f"| {kind} | {tally.made} | {tally.rates[0]:.1%} | {tally.rates[1]:.1%} | {tally.rates[2]:.1%} |"
        for kind, tally in tallies.items()
    ]
    return "\n".join(
        [
            "# What newslint finds of slips put into clean drafts",
            "",
            f"`python tools/recall.py` put {count} slips of each kind into the {drafts} clean drafts of",
            f"tests/drafts ({words:,} words), one a copy, and read each with the typo and leftovers rules. A slip",
            "that makes another word of the list is not counted, save in the row of words split into two; “had” and",
            "“that” may stand twice and are not repeated. “First” and “in three” say, of those found, where the right",
            "words stand among the repairs offered.",
            "",
            "| slip | made | found | right words first | in the first three |",
            "|---|---|---|---|---|",
            *rows,
            "",
        ]
    )


def fallen(tallies: dict[str, Tally]) -> Iterator[str]:
    """What fell below its floor."""
    for kind, floors in FLOORS.items():
        for name, rate, floor in zip(
            ("found", "right first", "right in three"), tallies[kind].rates, floors, strict=True
        ):
            if rate < floor:
                yield f"{kind}: {name} {rate:.1%}, floor {floor:.0%}"


def main() -> int:
    """Measure, then write or compare."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--drafts", default=str(ROOT / "tests" / "drafts" / "clean" / "*"))
    given = parser.parse_args()
    folder = Path(given.drafts)
    paths = sorted(path for path in folder.parent.glob(folder.name) if path.suffix in PLAIN)
    tallies = measured(paths, given.count, given.seed)
    words = sum(len(path.read_text(encoding="utf-8").split()) for path in paths)
    text = page(tallies, given.count, len(paths), words)
    low = list(fallen(tallies))
    print("\n".join([text, *low]))
    if not given.check and folder.parent == ROOT / "tests" / "drafts" / "clean":
        TABLE.write_text(text, encoding="utf-8")
    return 1 if low else 0


if __name__ == "__main__":
    sys.exit(main())
