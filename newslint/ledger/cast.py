"""The cast of a story on its way: sure names make persons, shorter uses are joined to them in the order of reading."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from newslint.findings import Place
from newslint.ledger import name_words as known
from newslint.ledger.full_names import ending_only, inside, is_family_alone, misspelt, plain, split_at
from newslint.ledger.mentions import SURE, Candidate, is_acronym
from newslint.ledger.near_names import distance
from newslint.ledger.runs import PARTICLES, Token
from newslint.ledger.same_names import one_name
from newslint.ledger.titles import HONORIFICS, RANKS

_GIVEN_HONORS = frozenset(
    "sir dame prince princess king queen pope father sister brother mother dr don doña uncle aunt auntie lady lord saint".split()
)
"""Honorifics that stand before a given name alone."""
_MEMORY = 60
"""How many persons the reading remembers as named not long ago."""


@dataclass(frozen=True)
class Use:
    """A use of a name joined to a person."""

    place: Place
    given: str
    family: str
    candidate: Candidate | None = None


@dataclass(eq=False)
class Draft:
    """A person on the way: folded words of the fullest name, its parts as written, and the uses joined so far."""

    words: tuple[str, ...]
    name: str
    given: str
    family: str
    given_low: str = ""
    family_lows: tuple[str, ...] = ()
    pronoun: str = ""
    nicks: set[str] = field(default_factory=set)
    uses: list[Use] = field(default_factory=list)


class Cast:
    """Everybody in one story; ``text_at`` gives the text of a place."""

    def __init__(self, text_at: Callable[[Place], str], text_of: Callable[[int], str]) -> None:
        self.text_at, self.text_of = text_at, text_of
        self.drafts: list[Draft] = []
        self.by_word: dict[str, list[Draft]] = defaultdict(list)

    def assign(self, candidates: Sequence[Candidate], bylines: frozenset[int]) -> None:
        """Join every candidate that names a person to that person."""
        left = self._introduced(candidates, bylines)
        self._join(left)

    def _introduced(self, candidates: Sequence[Candidate], bylines: frozenset[int]) -> list[Candidate]:
        """Make persons of the names that are sure; give back the rest, in order."""
        alone = {
            candidate.core[-1].low
            for candidate in candidates
            if len(candidate.core) == 1 and candidate.cue >= 2 and candidate.weight >= -1
        }
        full, left = [], []
        tails: set[tuple[str, ...]] = set()
        for candidate in candidates:
            core = candidate.core
            weight = candidate.weight + (3 if candidate.run.block in bylines else 0)
            if 0 <= weight < SURE and len(core) > 1 and core[-1].low in alone and not candidate.placed:
                weight += 2
            if len(core) > 1 and weight >= SURE and not is_family_alone(core):
                full.append(candidate)
                lows = tuple(token.low for token in core)
                tails.update(lows[at:] for at in range(1, len(lows) - 1))
            else:
                left.append(candidate)
        for candidate in full:
            lows = tuple(token.low for token in candidate.core)
            if (lows in tails and not known.is_given(lows[0])) or self._coupled(candidate, candidates):
                left.append(candidate)
            else:
                self._add_full(candidate)
        self._couples(candidates)
        return left

    def _coupled(self, candidate: Candidate, candidates: Sequence[Candidate]) -> bool:
        """Whether a name is a known one behind a word that opens the sentence: Biologist Ana Ruiz."""
        del candidates
        core = candidate.core
        if len(core) < 3 or not candidate.run.opens or known.is_given(core[0].low) or candidate.start:
            return False
        rest = tuple(token.low for token in core[1:])
        return any(person.words == rest for person in self.by_word.get(rest[-1], ()))

    def _couples(self, candidates: Sequence[Candidate]) -> None:
        """Give the first of "Maria and Tom Lopez" the family name of the second."""
        for one, other in zip(candidates, candidates[1:], strict=False):
            if one.run.block != other.run.block or len(one.core) != 1 or len(other.core) < 2:
                continue
            token, last = one.core[0], other.core[-1]
            between = self.text_of(one.run.block)[one.place.end : other.place.start]
            if between not in (" and ", " & ") or not known.is_given(token.low):
                continue
            partner = next(
                (
                    person
                    for person in self.by_word.get(last.low, ())
                    if person.uses and any(use.place == other.place for use in person.uses)
                ),
                None,
            )
            if partner is None or any(person.given_low == token.low for person in self.by_word.get(last.low, ())):
                continue
            person = Draft(
                (token.low, *partner.family_lows), f"{token.text} {partner.family}", token.text, partner.family
            )
            person.given_low, person.family_lows, person.pronoun = token.low, partner.family_lows, one.pronoun
            self.drafts.append(person)
            self._index(person, person.words)

    def _index(self, person: Draft, words: Iterable[str]) -> None:
        for word in words:
            for form in {word, plain(word)}:
                if person not in self.by_word[form]:
                    self.by_word[form].append(person)

    def _written(self, block: int, tokens: Sequence[Token]) -> str:
        """Tokens side by side as they are written, the stop of a last initial included."""
        text = self.text_of(block)
        end = tokens[-1].end
        if len(tokens[-1].text) == 1 and text[end : end + 1] == ".":
            end += 1
        return text[tokens[0].start : end]

    def _add_full(self, candidate: Candidate) -> Draft:
        core = candidate.core
        at, family_first = split_at(core)
        block = candidate.run.block
        parts = self._written(block, core[:at]), self._written(block, core[at:])
        if candidate.nick:
            parts = " ".join(token.text for token in core[:at]), parts[1]
        family, given = parts if family_first else (parts[1], parts[0])
        words = tuple(token.low for token in core)
        person = self._same(candidate, words)
        if person is None:
            person = Draft(words, "", "", "")
            self.drafts.append(person)
        if not person.name or len(words) > len(person.words):
            person.words, person.given, person.family = words, given, family
            person.name = f"{family} {given}" if family_first else f"{given} {family}"
            family_core, given_core = (core[:at], core[at:]) if family_first else (core[at:], core[:at])
            person.given_low = given_core[0].low
            person.family_lows = tuple(token.low for token in family_core)
        self._index(person, words)
        if candidate.nick:
            person.nicks.add(candidate.nick)
            self._index(person, (candidate.nick,))
        person.pronoun = person.pronoun or candidate.pronoun
        person.uses.append(Use(candidate.place, given, family, candidate))
        return person

    def _same(self, candidate: Candidate, words: tuple[str, ...]) -> Draft | None:
        """The person of the cast that a full name is of."""
        near = list(dict.fromkeys(person for word in words for person in self.by_word.get(word, ())))
        nicks = {candidate.nick} if candidate.nick else set()
        for person in near:
            if one_name(words, person.words, person.nicks | nicks):
                return person
        if candidate.introduces:
            return None
        return next((person for person in near if misspelt(words, person.words)), None)

    def _join(self, left: Iterable[Candidate]) -> None:
        fulls = sorted(
            ((use.place, number) for number, person in enumerate(self.drafts) for use in person.uses),
        )
        recent: list[Draft] = []
        at = 0
        for candidate in sorted(left, key=lambda found: found.place):
            while at < len(fulls) and fulls[at][0] < candidate.place:
                _touch(recent, self.drafts[fulls[at][1]])
                at += 1
            for person in self._persons_in(candidate, recent):
                _touch(recent, person)

    def _persons_in(self, candidate: Candidate, recent: list[Draft]) -> Iterator[Draft]:
        core = candidate.core
        if len(core) == 1:
            person = self._single(candidate, core[0], recent)
            if person is not None:
                yield person
            return
        person = self._phrase(candidate, recent)
        if person is not None:
            yield person
            return
        lows = [token.low for token in core[1:]]
        if any(low in known.BODIES or low in known.PLACE_WORDS or low in known.EVENTS for low in lows):
            return
        first = core[0].low
        if candidate.start == 0 and candidate.run.opens and known.is_ordinary(first):
            start = candidate.run.tokens[1].start
            inner = replace(candidate, start=1, place=candidate.place._replace(start=start))
            yield from self._persons_in(inner, recent)

    def _phrase(self, candidate: Candidate, recent: list[Draft]) -> Draft | None:
        """The person that a use of several words, such as "van Dijk" or "López Obrador", is of."""
        core = candidate.core
        lows = tuple(token.low for token in core)
        options = [person for person in self.by_word.get(lows[-1], ()) if inside(lows, person.words)]
        if not options and candidate.honorific and known.is_given(lows[0]) is False:
            options = [person for person in self.by_word.get(lows[-1], ()) if lows[-1] in person.family_lows]
        person = _nearest(options, recent)
        if person is not None:
            full = lows[0] == person.given_low
            family = self._written(candidate.run.block, core[1:] if full else core)
            self._use(person, candidate, core[0].text if full else "", family)
            return person
        if candidate.cue >= 3 and candidate.weight >= SURE and not any(low in known.BODIES for low in lows):
            return self._add_full(candidate)
        return None

    def _single(self, candidate: Candidate, token: Token, recent: list[Draft]) -> Draft | None:
        options = self.by_word.get(token.low) or self.by_word.get(plain(token.low)) or []
        if is_acronym(token) and not options:
            return None
        if options:
            if self._is_else(candidate, token):
                return None
            person = self._chosen(candidate, token, options, recent)
            given = token.low not in person.family_lows
            self._use(person, candidate, token.text if given else "", "" if given else token.text)
            return person
        near = self._near(candidate, token, recent)
        if near is not None:
            self._use(near, candidate, "", token.text)
            return near
        return self._add_single(candidate, token) if self._introduces(candidate, token) else None

    def _is_else(self, candidate: Candidate, token: Token) -> bool:
        """Whether a word that is a person's name as well stands for a place or is a common word here."""
        run = candidate.run
        if candidate.start == 0 and run.opens and known.is_ordinary(token.low) and not run.possessive:
            return candidate.cue < 1
        return candidate.placed and token.low in known.places() and not run.possessive

    def _chosen(self, candidate: Candidate, token: Token, options: Sequence[Draft], recent: list[Draft]) -> Draft:
        if len(options) == 1:
            return options[0]
        choice = list(options)
        if candidate.pronoun:
            choice = [person for person in choice if person.pronoun in ("", candidate.pronoun)] or choice
        if (candidate.honorific and candidate.honor not in _GIVEN_HONORS) or candidate.office:
            choice = [person for person in choice if token.low in person.family_lows] or choice
        if candidate.honorific and candidate.pronoun:
            honored = [person for person in choice if person.pronoun == candidate.pronoun]
            choice = honored or choice
        bearers = [person for person in choice if any(_is_alone(use, token) for use in person.uses)]
        if len(bearers) == 1:
            return bearers[0]
        return _nearest(bearers or choice, recent) or choice[0]

    def _near(self, candidate: Candidate, token: Token, recent: list[Draft]) -> Draft | None:
        """The person whose family name is one letter off, where the word is no name that the story brings on."""
        low = token.low
        if (
            len(low) < 5
            or known.is_ordinary(low)
            or low in known.places()
            or candidate.introduces
            and not candidate.office
        ):
            return None
        if candidate.cue < 1 and not candidate.run.possessive:
            return None
        options = []
        for person in self.drafts:
            last = person.family_lows[-1] if person.family_lows else ""
            if len(last) >= 4 and last[0] == low[0] and distance(last, low) == 1 and not ending_only(last, low):
                options.append(person)
        return _nearest(options, recent) or (options[0] if options else None)

    def _introduces(self, candidate: Candidate, token: Token) -> bool:
        """Whether a single name brings a person on: after a title, with an age, or a given name that speaks."""
        low = token.low
        if low in RANKS or low in HONORIFICS or candidate.weight < -1 or low in known.places() or low in known.PEOPLES:
            return False
        given = known.is_given(low)
        named = given or known.is_family(low) or not known.is_ordinary(low)
        if candidate.honorific or candidate.office:
            return named
        if candidate.kin:
            return named or not candidate.run.opens
        if candidate.age:
            return named
        if candidate.title:
            return given or (candidate.cue >= 4 and named)
        return given and candidate.cue >= 2 and not known.is_ordinary(low)

    def _add_single(self, candidate: Candidate, token: Token) -> Draft:
        courteous = candidate.honorific is not None and candidate.honor not in _GIVEN_HONORS
        given = (known.is_given(token.low) or candidate.kin) and not courteous and not candidate.office
        person = Draft((token.low,), token.text, token.text if given else "", "" if given else token.text)
        person.given_low = token.low if given else ""
        person.family_lows = () if given else (token.low,)
        self.drafts.append(person)
        self._index(person, (token.low,))
        self._use(person, candidate, person.given, person.family)
        return person

    def _use(self, person: Draft, candidate: Candidate, given: str, family: str) -> None:
        person.pronoun = person.pronoun or candidate.pronoun
        place = candidate.place
        if family and candidate.start == 0 and len(person.family_lows) > 1:
            place = self._with_particles(person, place)
            family = self.text_at(place)
        person.uses.append(Use(place, given, family, candidate))

    def _with_particles(self, person: Draft, place: Place) -> Place:
        """The place with the small words of the family name before it: van der, al."""
        text = self.text_of(place.block)
        for at in range(len(person.family_lows) - 1):
            lead = " ".join(person.family_lows[at:-1]) + " "
            start = place.start - len(lead)
            if person.family_lows[at] in PARTICLES and start >= 0 and text[start : place.start].lower() == lead:
                return place._replace(start=start)
        return place


def _is_alone(use: Use, token: Token) -> bool:
    """Whether a use is just the word."""
    return use.candidate is not None and len(use.candidate.core) == 1 and use.candidate.core[0].low == token.low


def _touch(recent: list[Draft], person: Draft) -> None:
    if person in recent:
        recent.remove(person)
    recent.append(person)
    del recent[:-_MEMORY]


def _nearest(options: Sequence[Draft], recent: list[Draft]) -> Draft | None:
    if len(options) == 1:
        return options[0]
    return next((person for person in reversed(recent) if person in options), None)
