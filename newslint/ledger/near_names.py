"""Names that are nearly alike, found without comparing each with each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import combinations

from newslint.ledger.names import COURTESY, NameUse, folded
from newslint.records import record

_CROWD = 50
_LONGEST = 40
_GENDERS = {"mr": "m", "sir": "m", "lord": "m", "mrs": "f", "ms": "f", "miss": "f", "dame": "f", "lady": "f"}


@record
class Form:
    """One spelling of a surname with all its uses, in order."""

    text: str
    uses: tuple[NameUse, ...]

    @cached_property
    def plain(self) -> str:
        """The spelling without accents and case."""
        return folded(self.text)

    @cached_property
    def firsts(self) -> frozenset[str]:
        """The first names it follows."""
        return frozenset(use.first for use in self.uses if use.first)

    @cached_property
    def titles(self) -> frozenset[str]:
        """The titles it follows."""
        return frozenset(use.title for use in self.uses if use.title)

    @cached_property
    def genders(self) -> frozenset[str]:
        """What its courtesy titles say: m, f, both or neither."""
        return frozenset(_GENDERS[title] for title in self.titles if title in _GENDERS)

    @cached_property
    def courteous(self) -> bool:
        """Whether every use follows a courtesy title."""
        return all(use.title in COURTESY for use in self.uses)

    @cached_property
    def doubtful(self) -> bool:
        """Whether a use belongs to a place ("South Korea") or follows a bare initial."""
        return any(use.of_place or use.initial for use in self.uses)


def forms_of(names: Sequence[NameUse]) -> dict[str, Form]:
    """The spellings of the story, each with its uses."""
    uses: dict[str, list[NameUse]] = defaultdict(list)
    for use in names:
        uses[use.text].append(use)
    return {text: Form(text, tuple(found)) for text, found in uses.items()}


def near_pairs(forms: Mapping[str, Form]) -> Iterator[tuple[Form, Form]]:
    """Pairs of spellings near enough to be one name: an edit apart, or long names alike at their start."""
    buckets: dict[str, set[str]] = defaultdict(set)
    for text, form in forms.items():
        plain = form.plain
        buckets[plain].add(text)
        if len(plain) <= _LONGEST:
            for at in range(1, len(plain)):
                buckets[plain[:at] + plain[at + 1 :]].add(text)
        if len(text) >= 7:
            for first in form.firsts:
                buckets[f"first {first}"].add(text)
            buckets[f"letters {plain[:4]}"].add(text)
    seen: set[tuple[str, str]] = set()
    for group in buckets.values():
        if not 1 < len(group) <= _CROWD:
            continue
        for one, other in combinations(sorted(group), 2):
            if (one, other) not in seen:
                seen.add((one, other))
                yield forms[one], forms[other]


def distance(one: str, other: str) -> int:
    """Edits between two words, a swap of neighbours being one; 3 stands for more than two."""
    if abs(len(one) - len(other)) > 2 or min(len(one), len(other)) > _LONGEST:
        return 0 if one == other else 3
    before: list[int] = []
    row = list(range(len(other) + 1))
    for at, letter in enumerate(one, 1):
        before, last, row = row, before, [at]
        for to, opposite in enumerate(other, 1):
            cost = min(before[to] + 1, row[to - 1] + 1, before[to - 1] + (letter != opposite))
            if at > 1 and to > 1 and letter == other[to - 2] and one[at - 2] == opposite:
                cost = min(cost, last[to - 2] + 1)
            row.append(cost)
    return min(row[-1], 3)
