"""Which of the persons that a shorter name fits is meant: by honorific, by the story's habit, by who was named last."""

from __future__ import annotations

from collections.abc import Sequence

from newslint.ledger import name_words as known
from newslint.ledger.cast import GIVEN_HONORS, Cast, Draft, last_of
from newslint.ledger.full_names import ending_only, slips
from newslint.ledger.mentions import Candidate
from newslint.ledger.near_names import distance
from newslint.ledger.same_names import short_form, short_groups

_MEMORY = 60
"""How many persons the reading remembers as named not long ago."""


class Recent:
    """The persons named not long ago, the last one last."""

    def __init__(self) -> None:
        self._persons: list[Draft] = []

    def touch(self, person: Draft) -> None:
        """Remember a person as the one named last."""
        if person in self._persons:
            self._persons.remove(person)
        self._persons.append(person)
        del self._persons[:-_MEMORY]

    def last(self) -> Draft:
        """The person named last."""
        return self._persons[-1]

    def back(self, count: int) -> list[Draft]:
        """The last persons, the last one first."""
        return self._persons[: -count - 1 : -1]

    def nearest(self, options: Sequence[Draft]) -> Draft | None:
        """The one of some persons that was named last; the only one where there is no other."""
        if len(options) == 1:
            return options[0]
        return next((person for person in reversed(self._persons) if person in options), None)


def chosen(candidate: Candidate, options: Sequence[Draft], recent: Recent) -> Draft | None:
    """The bearer of a name that a single word means; None where its honorific fits none of them."""
    low = candidate.core[0].low
    choice = list(options)
    if candidate.pronoun in ("he", "she"):
        fitting = [person for person in choice if person.shown in ("", candidate.pronoun)]
        if not fitting and candidate.honorific:
            return None
        choice = [person for person in fitting if person.shown] or fitting or choice
    if len(choice) == 1:
        return choice[0]
    if candidate.honorific or candidate.office:
        if candidate.honor not in GIVEN_HONORS:
            choice = [person for person in choice if low in person.family_lows] or choice
        honored = [person for person in choice if candidate.honor in person.honors]
        choice = honored or [person for person in choice if not person.honors] or choice
    bearers = [person for person in choice if person.alone[low]]
    if len(bearers) == 1:
        return bearers[0]
    choice = bearers or choice
    near = recent.nearest(choice)
    most = max(len(person.uses) for person in choice)

    def fitness(person: Draft) -> tuple[int, int]:
        score = -2 if person.kin else 0
        score += 2 if person is near and candidate.run.block in person.blocks else 0
        score -= 1 if person.given_low != low and person.alone[person.given_low] else 0
        return score + (len(person.uses) == most), -choice.index(person)

    return max(choice, key=fitness)


def spouse(candidate: Candidate, recent: Recent) -> Draft | None:
    """The person named right before in the block that an honorific may be of, under the partner's name."""
    if candidate.introduces:
        return None
    for person in recent.back(2):
        near = candidate.run.block in person.blocks
        if near and person.shown == candidate.pronoun and len(person.words) > 1:
            return person
    return None


def short_for(cast: Cast, candidate: Candidate, recent: Recent) -> Draft | None:
    """The person whose given name a word is short for: Daf for Dafydd, Bob for Robert."""
    low = candidate.core[0].low
    if len(low) < 3:
        return None
    if known.is_ordinary(low, 50) and (not short_groups(low) or (candidate.run.opens and candidate.cue < 1)):
        return None
    near = dict.fromkeys(last_of(cast.by_given.get(low[:3], {})))
    for number in short_groups(low):
        near.update(dict.fromkeys(last_of(cast.by_given.get(f"{number}", {}))))
    options = [
        person
        for person in near
        if short_form(low, person.given_low) or (person.given_low.startswith(low) and len(low) < 6)
    ]
    return recent.nearest(options)


def misspelt_person(cast: Cast, candidate: Candidate, recent: Recent) -> Draft | None:
    """The person whose family name is a letter off, where the word is no name that the story brings on."""
    low = candidate.core[0].low
    titled = bool(candidate.honorific or candidate.office)
    if len(low) < 5 or known.is_ordinary(low) or low in known.places():
        return None
    if (candidate.introduces and not candidate.office) or (candidate.cue < 1 and not candidate.run.possessive):
        return None
    near = dict.fromkeys(person for form in slips(low) for person in last_of(cast.by_slip.get(form, {})))
    options = [
        person
        for person in near
        if _slipped(person.family_lows[-1], low, titled) and candidate.pronoun in ("", person.shown)
    ]
    return recent.nearest(options) or (options[0] if options else None)


def _slipped(last: str, low: str, titled: bool) -> bool:
    """Whether a family name may be another misspelt; after a title two letters of a long name may be wrong."""
    if len(last) < 4 or last[0] != low[0]:
        return False
    steps = distance(last, low)
    if steps == 2:
        return titled and min(len(last), len(low)) > 7 and last[:4] == low[:4]
    return steps == 1 and (titled or not ending_only(last, low))
