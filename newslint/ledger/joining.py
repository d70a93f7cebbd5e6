"""Shorter uses of names joined to the persons of the cast, in the order of reading."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from newslint.findings import Place
from newslint.ledger import name_words as known
from newslint.ledger.bearers import Recent, chosen, misspelt_person, short_for, spouse
from newslint.ledger.cast import Cast, Draft
from newslint.ledger.full_names import inside, lows_of, plain
from newslint.ledger.introductions import Introductions
from newslint.ledger.mentions import SURE, Candidate, is_acronym
from newslint.ledger.runs import Token
from newslint.ledger.same_names import one_name
from newslint.ledger.titles import HONORIFICS, RANKS
from newslint.on_use import compiled
from newslint.records import replace

_DIVINE = frozenset("god jesus christ allah buddha satan lord santa moses krishna shiva vishnu ganesh messiah".split())
_STORMS = frozenset("storm hurricane cyclone typhoon".split())
_ALIAS = compiled(
    r",? \(?(?:(?:who|is|was|better|also|popularly|widely|locally|usually|always|a man|a woman|and) ){0,4}"
    r"(?:known as|nicknamed|alias|aka|a\.k\.a\.|goes by|went by|dubbed|called)(?: the name)? [“\"‘']?"
)
_CALLED = compiled(r"(?P<what>[\w-]+)(?:,| is| was|,? who is|,? which is)?(?: called| named)? [“\"‘']?\Z")
_FIRM = compiled(r"(?:['’]s?)? (?P<word>[A-Z][\w’']+)")
_SONS = compiled(r" (?:and|&) (?:Sons?|Daughters?|Co|Company|Bros|Brothers|Partners|Associates)\b")
_HOUSEHOLD = compiled(r" (?:family|brothers|sisters|twins|siblings|household|clan|boys|girls|children|cousins)\b")
_LISTED = compiled(r",? and |, |, (?:who|\d+)[^.;:]{0,60}, and ")
"""What may stand between two names of a list."""


class Joining:
    """The candidates of a story on their way to persons."""

    def __init__(self, cast: Cast, candidates: Sequence[Candidate], bylines: frozenset[int]) -> None:
        self.cast, self.candidates, self.bylines = cast, candidates, bylines
        self.recent = Recent()
        self.last: Place | None = None
        self.firms = {
            candidate.run.tokens[candidate.start].low
            for candidate in candidates
            if len(candidate.core) > 1 and candidate.core[-1].low in known.FIRM_ENDINGS
        }
        self.storms = {
            token.low
            for candidate in candidates
            for before, token in pairwise(candidate.run.tokens)
            if before.low in _STORMS
        }
        self.storms.update(candidate.core[0].low for candidate in candidates if self._is_beast(candidate))

    def run(self) -> None:
        """Bring on those who are named in full, then join the rest."""
        left = self._introduced()
        self._join(left)
        self._drop_things()

    def _introduced(self) -> list[Candidate]:
        """Make persons of the names told in full; give back the rest, in order."""
        full, left = Introductions(self.candidates, self.bylines, self.cast.text_of).parted()
        spellings = Counter(lows_of(candidate.core) for candidate in full)
        for candidate in full:
            if self._is_led(candidate):
                left.append(candidate)
            else:
                self.cast.add_full(candidate, spellings)
        self._couples()
        return left

    def _is_led(self, candidate: Candidate) -> bool:
        """Whether a name is a known one behind a word that opens the sentence: Biologist Ana Ruiz."""
        core = candidate.core
        if len(core) < 3 or not candidate.run.opens or known.is_given(core[0].low) or candidate.start:
            return False
        rest = tuple(token.low for token in core[1:])
        return any(person.words == rest for person in self.cast.bearing(rest[-1]))

    def _couples(self) -> None:
        """Give the first of "Maria and Tom Lopez" the family name of the second."""
        for one, other in pairwise(self.candidates):
            if one.run.block != other.run.block or len(one.core) != 1 or len(other.core) < 2:
                continue
            token = one.core[0]
            between = self.cast.text_of(one.run.block)[one.place.end : other.place.start]
            if between not in (" and ", " & ") or not known.is_given(token.low):
                continue
            bearers = self.cast.bearing(other.core[-1].low)
            partner = next((person for person in bearers if any(use.place == other.place for use in person.uses)), None)
            if partner is not None and all(person.given_low != token.low for person in bearers):
                self.cast.add_couple(token, one, partner)

    def _drop_things(self) -> None:
        """Leave out names told in full again and again with nothing of a person by them, as a ship's or shop's are."""
        for person in list(self.cast.drafts):
            uses = [use.candidate for use in person.uses if use.candidate is not None]
            if len(uses) < 2 or len(person.words) < 2 or any(use.run.block in self.bylines for use in uses):
                continue
            if all(len(use.core) > 1 and use.cue < 1 for use in uses) and any(use.thing for use in uses):
                self.cast.drafts.remove(person)

    def _join(self, left: Sequence[Candidate]) -> None:
        fulls = sorted((use.place, number) for number, person in enumerate(self.cast.drafts) for use in person.uses)
        at = 0
        for candidate in sorted(left, key=lambda found: found.place):
            while at < len(fulls) and fulls[at][0] < candidate.place:
                self._note(self.cast.drafts[fulls[at][1]], fulls[at][0])
                at += 1
            if self._follows(candidate, _ALIAS):
                person = self.recent.last()
                self.cast.add_use(person, candidate, self.cast.text_at(candidate.place), "")
                self.cast.index(person, (token.low for token in candidate.core))
                continue
            for person in self._persons_in(candidate):
                self._note(person, person.uses[-1].place)

    def _note(self, person: Draft, place: Place) -> None:
        self.recent.touch(person)
        self.last = place

    def _follows(self, candidate: Candidate, pattern: re.Pattern[str]) -> bool:
        """Whether just words of a pattern stand between the person named last and a name."""
        last = self.last
        if last is None or last.block != candidate.place.block or last.end > candidate.place.start:
            return False
        return pattern.fullmatch(self.cast.text_of(last.block), last.end, candidate.place.start) is not None

    def _persons_in(self, candidate: Candidate) -> Iterator[Draft]:
        core = candidate.core
        person = self._single(candidate, core[0]) if len(core) == 1 else self._phrase(candidate)
        if person is not None:
            yield person
        if person is not None or len(core) == 1:
            return
        if any(low in known.BODIES or low in known.PLACE_WORDS or low in known.EVENTS for low in lows_of(core[1:])):
            return
        if candidate.start == 0 and candidate.run.opens and known.is_ordinary(core[0].low):
            start = candidate.run.tokens[1].start
            inner = replace(candidate, start=1, place=candidate.place._replace(start=start), core=core[1:])
            yield from self._persons_in(inner)

    def _phrase(self, candidate: Candidate) -> Draft | None:
        """The person that a use of several words, such as "van Dijk" or "López Obrador", is of."""
        core = candidate.core
        lows = lows_of(core)
        bearers = self.cast.bearing(lows[-1])
        options = [person for person in bearers if inside(lows, person.words)]
        if not options and candidate.honorific and not known.is_given(lows[0]):
            options = [person for person in bearers if lows[-1] in person.family_lows]
        if not options and candidate.weight > 0:
            options = [person for person in bearers if one_name(lows, person.words, person.nicks)]
        person = self.recent.nearest(options)
        if person is not None:
            full = lows[0] == person.given_low
            family = self.cast.written(candidate.run.block, core[1:] if full else core)
            self.cast.add_use(person, candidate, core[0].text if full else "", family)
            return person
        if candidate.cue >= 3 and candidate.weight >= SURE and not any(low in known.BODIES for low in lows):
            return self.cast.add_full(candidate)
        return None

    def _single(self, candidate: Candidate, token: Token) -> Draft | None:
        options = self.cast.bearing(token.low) or self.cast.bearing(plain(token.low))
        if candidate.suffix == "jr":
            options = [person for person in options if person.suffix == "jr"]
        if not options:
            return None if is_acronym(token) else self._unknown(candidate, token)
        if self._is_else(candidate, token):
            return None
        person = chosen(candidate, options, self.recent)
        if person is None:
            person = spouse(candidate, self.recent)
            if person is None:
                return self.cast.add_single(candidate)
            self.cast.add_use(person, candidate, "", token.text)
            return person
        given = token.low not in person.family_lows
        self.cast.add_use(person, candidate, token.text if given else "", "" if given else token.text)
        return person

    def _unknown(self, candidate: Candidate, token: Token) -> Draft | None:
        """The person of a word that is in nobody's name: a short form, a slip, or somebody new."""
        short = None if candidate.suffix else short_for(self.cast, candidate, self.recent)
        if short is not None:
            self.cast.add_use(short, candidate, token.text, "")
            return short
        near = misspelt_person(self.cast, candidate, self.recent)
        if near is not None:
            self.cast.add_use(near, candidate, "", token.text)
            return near
        return self.cast.add_single(candidate) if self._introduces(candidate, token) else None

    def _is_else(self, candidate: Candidate, token: Token) -> bool:
        """Whether a word that is a person's name as well stands for a place or is a common word here."""
        run, text = candidate.run, self.cast.text_of(candidate.run.block)
        if (token.low in self.firms and candidate.cue < 1) or (token.low in self.storms and not candidate.honorific):
            return True
        after = text[candidate.place.end : candidate.place.end + 3]
        if after == " & " or _SONS.match(text, candidate.place.end) or self._is_firm(candidate, text):
            return True
        if candidate.thing and _HOUSEHOLD.match(text, candidate.place.end):
            return True
        if candidate.start == 0 and run.opens and _is_common(token.low) and not run.possessive:
            return candidate.cue < 1
        if not candidate.placed or run.possessive:
            return False
        return token.low in known.places() or (after[:2] == ", " and after[2:].isupper())

    def _is_beast(self, candidate: Candidate) -> bool:
        """Whether a single name is that of an animal or a boat."""
        if len(candidate.core) > 1 or candidate.honorific or candidate.start:
            return False
        start = candidate.place.start
        match = _CALLED.search(self.cast.text_of(candidate.run.block), max(0, start - 60), start)
        return match is not None and match["what"].lower() in known.BEASTS

    def _is_firm(self, candidate: Candidate, text: str) -> bool:
        """Whether a name with its possessive ending is part of a firm's or place's: Lopez’s Bakery."""
        match = _FIRM.match(text, candidate.place.end) if candidate.run.possessive else None
        if match is None:
            return False
        word = match["word"].lower()
        return (word in known.BODIES or word in known.PLACE_WORDS) and word not in RANKS

    def _introduces(self, candidate: Candidate, token: Token) -> bool:
        """Whether a single name brings a person on: after a title, with an age, or a given name that speaks."""
        low = token.low
        if candidate.weight < -1 or low in RANKS or low in HONORIFICS or low in self.storms:
            return False
        if low in known.places() or known.is_people(low) or low in _DIVINE:
            return False
        given = known.is_given(low)
        named = given or known.is_family(low) or not known.is_ordinary(low)
        if candidate.honorific or candidate.office:
            return named or candidate.cue >= 4
        if candidate.kin:
            return named or not candidate.run.opens
        if candidate.age:
            return named
        if candidate.title:
            return given or (candidate.cue >= 4 and named)
        if given and self._follows(candidate, _LISTED):
            return True
        if candidate.sure and candidate.role is not None and candidate.role.start > candidate.place.end:
            return named and not candidate.placed and candidate.before not in ("from", "of")
        return given and candidate.cue >= 2 and not known.is_ordinary(low)


def _is_common(low: str) -> bool:
    """Whether a word is so common that at the start of a sentence it need be no name."""
    return known.is_ordinary(low, 20 if known.is_given(low) else 35)
