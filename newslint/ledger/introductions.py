"""Which candidates bring a person on in full, by their own weight and by what the rest of the story does with them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from newslint.ledger import name_words as known
from newslint.ledger.full_names import is_family_alone, lows_of
from newslint.ledger.mentions import SURE, Candidate

_BYLINE = 5
"""What the line of the writer's name adds to the weight of a name."""
_LEAST = -3
"""The weight from which a name is a person's where the story says Mr or Ms with its last word."""
_ROW = (" and ", ", and ", ", ", " & ")


class Introductions:
    """The candidates of a story, judged beside each other; ``text_of`` gives the text of a block."""

    def __init__(self, candidates: Sequence[Candidate], bylines: frozenset[int], text_of: Callable[[int], str]) -> None:
        self.candidates, self.bylines, self.text_of = candidates, bylines, text_of
        self.spoken: set[tuple[str, ...]] = set()
        self.bare: set[tuple[str, ...]] = set()
        self.honored: set[str] = set()
        for candidate in candidates:
            count = len(candidate.core)
            if count < 3 and not candidate.thing:
                lows = lows_of(candidate.core)
                if candidate.honorific and count == 1:
                    self.honored.add(lows[0])
                if candidate.cue >= 2 and candidate.weight >= (-2 if count > 1 and candidate.start == 0 else -1):
                    self.spoken.add(lows)
                elif count == 1 and not (candidate.start == 0 and candidate.run.opens and known.is_ordinary(lows[0])):
                    self.bare.add(lows)

    def parted(self) -> tuple[list[Candidate], list[Candidate]]:
        """The candidates that bring a person on in full, and the rest, each in order."""
        full: list[Candidate] = []
        left: list[Candidate] = []
        tails: set[tuple[str, ...]] = set()
        for number, candidate in enumerate(self.candidates):
            core = candidate.core
            if len(core) > 1 and self._is_sure(number, candidate) and not is_family_alone(core):
                full.append(candidate)
                lows = lows_of(core)
                tails.update(lows[at:] for at in range(1, len(lows) - 1))
            else:
                left.append(candidate)
        late = [candidate for candidate in full if self._is_tail(candidate, tails)]
        return [candidate for candidate in full if candidate not in late], left + late

    def _is_tail(self, candidate: Candidate, tails: set[tuple[str, ...]]) -> bool:
        """Whether a name is the family part of a longer one: Dr. Telles da Silva."""
        lows = lows_of(candidate.core)
        return lows in tails and (candidate.honorific is not None or not known.is_given(lows[0]))

    def _is_sure(self, number: int, candidate: Candidate) -> bool:
        weight = candidate.weight + (_BYLINE if candidate.run.block in self.bylines else 0)
        if weight >= SURE or not _may_be_given(candidate):
            return weight >= SURE
        lows = lows_of(candidate.core)
        if lows[-1] in self.honored or (len(lows) > 2 and lows[-2:] in self.spoken):
            return weight >= _LEAST
        if weight < 0:
            return False
        weight += self._alone(candidate)
        return weight >= SURE or weight + (2 if self._in_row(number) else 0) >= SURE

    def _alone(self, candidate: Candidate) -> int:
        """The weight of the story's using a part of the name by itself, as it does with persons."""
        lows = lows_of(candidate.core)
        rest = [lows[at:] for at in range(1, len(lows))]
        if any(part in self.spoken for part in rest):
            return 3
        if lows[-1:] in self.bare and not known.is_ordinary(lows[-1], 35) and lows[-1] not in known.places():
            return 2
        if known.is_ordinary(lows[0]) or (lows[:1] not in self.spoken and lows[:1] not in self.bare):
            return 0
        return 2 if known.is_family(lows[-1]) else 1

    def _in_row(self, number: int) -> bool:
        """Whether a name stands in a row beside one that is surely a person's: Ana Ruiz and Ketanji Brown."""
        here = self.candidates[number]
        for other in self.candidates[max(0, number - 1) : number + 2]:
            if other is here or other.run.block != here.run.block or other.weight < SURE or len(other.core) < 2:
                continue
            one, two = sorted((here.place, other.place))
            if self.text_of(here.run.block)[one.end : two.start] in _ROW:
                return True
        return False


def _may_be_given(candidate: Candidate) -> bool:
    """Whether the first word of a name is a given name or no English word, and no place is meant."""
    first = candidate.core[0].low
    if candidate.thing or first in known.PLACE_WORDS or first in known.PLACE_STARTS or first in known.BODIES:
        return False
    return known.is_given(first) or not known.is_ordinary(first)
