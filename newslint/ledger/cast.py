"""The cast of a story on its way: sure names make persons, shorter uses are joined to them in the order of reading."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice, pairwise

from newslint.findings import Place
from newslint.ledger import name_words as known
from newslint.ledger.full_names import ending_only, inside, lows_of, misspelt, plain, slips, split_at
from newslint.ledger.introductions import Introductions
from newslint.ledger.mentions import SURE, Candidate, is_acronym
from newslint.ledger.near_names import distance
from newslint.ledger.runs import PARTICLES, Token
from newslint.ledger.same_names import one_name, short_form, short_groups
from newslint.ledger.titles import HONORIFICS, RANKS

_PRONOUNS = {"f": "she", "m": "he"}
_GIVEN_HONORS = frozenset(
    "sir dame prince princess king queen pope father sister brother mother dr don doña uncle aunt auntie lady lord saint".split()
)
"""Honorifics that stand before a given name alone."""
_STORMS = frozenset("storm hurricane cyclone typhoon".split())
_ALIAS = re.compile(
    r",? \(?(?:(?:who|is|was|better|also|popularly|widely|locally|usually|always|a man|a woman|and) ){0,4}"
    r"(?:known as|nicknamed|alias|aka|a\.k\.a\.|goes by|went by|dubbed|called)(?: the name)? [“\"‘']?"
)
_HOUSEHOLD = re.compile(r" (?:family|brothers|sisters|twins|siblings|household|clan|boys|girls|children|cousins)\b")
_LISTED = re.compile(r",? and |, |, (?:who|\d+)[^.;:]{0,60}, and ")
"""What may stand between two names of a list."""
_CROWD = 60
"""How many persons of one name are compared."""
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
    suffix: str = ""
    nicks: set[str] = field(default_factory=set)
    uses: list[Use] = field(default_factory=list)

    @property
    def shown(self) -> str:
        """The pronoun that the honorific shows or, failing that, the one the given name makes likely."""
        return self.pronoun or _PRONOUNS.get(known.sex_of(self.given_low), "")


class Cast:
    """Everybody in one story; ``text_at`` gives the text of a place."""

    def __init__(self, text_at: Callable[[Place], str], text_of: Callable[[int], str]) -> None:
        self.text_at, self.text_of = text_at, text_of
        self.drafts: list[Draft] = []
        self.by_word: dict[str, dict[Draft, None]] = defaultdict(dict)
        self.by_given: dict[str, dict[Draft, None]] = defaultdict(dict)
        self.by_slip: dict[str, dict[Draft, None]] = defaultdict(dict)
        self.firms: set[str] = set()
        self.storms: set[str] = set()
        self.last: Place | None = None

    def assign(self, candidates: Sequence[Candidate], bylines: frozenset[int]) -> None:
        """Join every candidate that names a person to that person."""
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
        self._join(self._introduced(candidates, bylines))
        self._drop_things(bylines)

    def _drop_things(self, bylines: frozenset[int]) -> None:
        """Leave out names told in full again and again with nothing of a person by them, as a ship's or shop's are."""
        for person in list(self.drafts):
            uses = [use.candidate for use in person.uses if use.candidate is not None]
            if len(uses) < 2 or len(person.words) < 2 or any(use.run.block in bylines for use in uses):
                continue
            if all(len(use.core) > 1 and use.cue < 1 for use in uses) and any(use.thing for use in uses):
                self.drafts.remove(person)

    def _introduced(self, candidates: Sequence[Candidate], bylines: frozenset[int]) -> list[Candidate]:
        """Make persons of the names told in full; give back the rest, in order."""
        full, left = Introductions(candidates, bylines, self.text_of).parted()
        for candidate in full:
            if self._coupled(candidate):
                left.append(candidate)
            else:
                self._add_full(candidate)
        self._couples(candidates)
        return left

    def _coupled(self, candidate: Candidate) -> bool:
        """Whether a name is a known one behind a word that opens the sentence: Biologist Ana Ruiz."""
        core = candidate.core
        if len(core) < 3 or not candidate.run.opens or known.is_given(core[0].low) or candidate.start:
            return False
        rest = tuple(token.low for token in core[1:])
        return any(person.words == rest for person in self._bearing(rest[-1]))

    def _couples(self, candidates: Sequence[Candidate]) -> None:
        """Give the first of "Maria and Tom Lopez" the family name of the second."""
        for one, other in pairwise(candidates):
            if one.run.block != other.run.block or len(one.core) != 1 or len(other.core) < 2:
                continue
            token, last = one.core[0], other.core[-1]
            between = self.text_of(one.run.block)[one.place.end : other.place.start]
            if between not in (" and ", " & ") or not known.is_given(token.low):
                continue
            partner = next(
                (
                    person
                    for person in self._bearing(last.low)
                    if person.uses and any(use.place == other.place for use in person.uses)
                ),
                None,
            )
            if partner is None or any(person.given_low == token.low for person in self._bearing(last.low)):
                continue
            person = Draft(
                (token.low, *partner.family_lows), f"{token.text} {partner.family}", token.text, partner.family
            )
            person.given_low, person.family_lows, person.pronoun = token.low, partner.family_lows, one.pronoun
            self.drafts.append(person)
            self._index(person, person.words)

    def _index(self, person: Draft, words: Iterable[str]) -> None:
        for word in words:
            for form in {word, plain(word)} if len(word) > 1 else ():
                self.by_word[form][person] = None
        if person.given_low:
            self.by_given[person.given_low[:3]][person] = None
            for number in short_groups(person.given_low):
                self.by_given[f"{number}"][person] = None
        if person.family_lows:
            for form in slips(person.family_lows[-1]):
                self.by_slip[form][person] = None

    def _bearing(self, word: str) -> list[Draft]:
        """The persons with a word in their name, in order; of very many the last."""
        return _last(self.by_word.get(word, {}))

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
        words = lows_of(core)
        person = self._same(candidate, words)
        if person is None:
            person = Draft(words, "", "", "", suffix=candidate.suffix)
            self.drafts.append(person)
        if not person.name or len(words) > len(person.words):
            person.words, person.given, person.family = words, given, family
            person.name = f"{family} {given}" if family_first else f"{given} {family}"
            if candidate.suffix:
                person.name += self.text_of(block)[core[-1].end : candidate.place.end]
            family_core, given_core = (core[:at], core[at:]) if family_first else (core[at:], core[:at])
            person.given_low = given_core[0].low
            person.family_lows = tuple(token.low for token in family_core)
        self._index(person, words)
        if candidate.nick:
            person.nicks.add(candidate.nick)
            self._index(person, (candidate.nick, *candidate.nick.split()))
        person.pronoun = person.pronoun or candidate.pronoun
        person.uses.append(Use(candidate.place, given, family, candidate))
        return person

    def _same(self, candidate: Candidate, words: tuple[str, ...]) -> Draft | None:
        """The person of the cast that a full name is of."""
        near = list(dict.fromkeys(person for word in words for person in self._bearing(word)))
        nicks = {candidate.nick} if candidate.nick else set()
        suffix = candidate.suffix
        for person in near:
            if suffix != person.suffix and candidate.introduces:
                continue
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
        self.last = None
        for candidate in sorted(left, key=lambda found: found.place):
            while at < len(fulls) and fulls[at][0] < candidate.place:
                _touch(recent, self.drafts[fulls[at][1]])
                self.last = fulls[at][0]
                at += 1
            if self._is_alias(candidate):
                self._use(recent[-1], candidate, self.text_at(candidate.place), "")
                self._index(recent[-1], (token.low for token in candidate.core))
                continue
            for person in self._persons_in(candidate, recent):
                _touch(recent, person)
                self.last = person.uses[-1].place

    def _is_alias(self, candidate: Candidate) -> bool:
        """Whether a name is another for the person named right before: Nelson Ruiz, known as El Gato."""
        last = self.last
        if last is None or last.block != candidate.place.block or last.end > candidate.place.start:
            return False
        return _ALIAS.fullmatch(self.text_of(last.block), last.end, candidate.place.start) is not None

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
            inner = replace(candidate, start=1, place=candidate.place._replace(start=start), core=core[1:])
            yield from self._persons_in(inner, recent)

    def _phrase(self, candidate: Candidate, recent: list[Draft]) -> Draft | None:
        """The person that a use of several words, such as "van Dijk" or "López Obrador", is of."""
        core = candidate.core
        lows = lows_of(core)
        options = [person for person in self._bearing(lows[-1]) if inside(lows, person.words)]
        if not options and candidate.honorific and known.is_given(lows[0]) is False:
            options = [person for person in self._bearing(lows[-1]) if lows[-1] in person.family_lows]
        if not options and candidate.weight > 0:
            options = [person for person in self._bearing(lows[-1]) if one_name(lows, person.words, person.nicks)]
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
        options = self._bearing(token.low) or self._bearing(plain(token.low))
        if candidate.suffix == "jr":
            options = [person for person in options if person.suffix == "jr"]
        if is_acronym(token) and not options:
            return None
        if options:
            if self._is_else(candidate, token):
                return None
            if self._is_other(candidate, options):
                spouse = self._spouse(candidate, recent)
                if spouse is None:
                    return self._add_single(candidate, token)
                self._use(spouse, candidate, "", token.text)
                return spouse
            person = self._chosen(candidate, token, options, recent)
            given = token.low not in person.family_lows
            self._use(person, candidate, token.text if given else "", "" if given else token.text)
            return person
        short = None if candidate.suffix else self._short(candidate, token, recent)
        if short is not None:
            self._use(short, candidate, token.text, "")
            return short
        near = self._near(candidate, token, recent)
        if near is not None:
            self._use(near, candidate, "", token.text)
            return near
        return self._add_single(candidate, token) if self._introduces(candidate, token) else None

    def _is_else(self, candidate: Candidate, token: Token) -> bool:
        """Whether a word that is a person's name as well stands for a place or is a common word here."""
        run = candidate.run
        if (token.low in self.firms and candidate.cue < 1) or (token.low in self.storms and not candidate.honorific):
            return True
        if self.text_of(run.block)[candidate.place.end : candidate.place.end + 3] == " & ":
            return True
        if candidate.thing and _HOUSEHOLD.match(self.text_of(run.block), candidate.place.end):
            return True
        if candidate.start == 0 and run.opens and _is_common(token.low) and not run.possessive:
            return candidate.cue < 1
        if not candidate.placed or run.possessive:
            return False
        after = self.text_of(run.block)[candidate.place.end : candidate.place.end + 3]
        return token.low in known.places() or (after[:2] == ", " and after[2:].isupper())

    def _is_other(self, candidate: Candidate, options: Sequence[Draft]) -> bool:
        """Whether an honorific is none that any bearer of the name could have: Lady Carrowby beside Hugh Carrowby."""
        if not candidate.honorific or candidate.pronoun not in ("he", "she"):
            return False
        return all(person.shown not in ("", candidate.pronoun) for person in options)

    def _spouse(self, candidate: Candidate, recent: list[Draft]) -> Draft | None:
        """The person named right before in the block that the honorific may be of, under the partner's name."""
        for person in reversed(recent[-2:]):
            near = any(use.place.block == candidate.place.block for use in person.uses)
            if near and person.shown == candidate.pronoun and len(person.words) > 1:
                return person
        return None

    def _chosen(self, candidate: Candidate, token: Token, options: Sequence[Draft], recent: list[Draft]) -> Draft:
        if len(options) == 1:
            return options[0]
        choice = list(options)
        if candidate.pronoun:
            choice = (
                [person for person in choice if person.shown == candidate.pronoun]
                or [person for person in choice if person.shown in ("", candidate.pronoun)]
                or choice
            )
        if (candidate.honorific and candidate.honor not in _GIVEN_HONORS) or candidate.office:
            choice = [person for person in choice if token.low in person.family_lows] or choice
        bearers = [person for person in choice if any(_is_alone(use, token) for use in person.uses)]
        if len(bearers) == 1:
            return bearers[0]
        choice = bearers or choice
        near = _nearest(choice, recent)
        if near is not None and any(use.place.block == candidate.place.block for use in near.uses):
            return near
        return max(choice, key=lambda person: (not _by_kin(person), not _by_given(person), len(person.uses)))

    def _short(self, candidate: Candidate, token: Token, recent: list[Draft]) -> Draft | None:
        """The person whose given name a word is short for: Daf for Dafydd, Bob for Robert."""
        low = token.low
        if len(low) < 3:
            return None
        if known.is_ordinary(low, 50) and (not short_groups(low) or (candidate.run.opens and candidate.cue < 1)):
            return None
        near = dict.fromkeys(_last(self.by_given.get(low[:3], {})))
        for number in short_groups(low):
            near.update(dict.fromkeys(_last(self.by_given.get(f"{number}", {}))))
        options = [
            person
            for person in _last(near)
            if short_form(low, person.given_low) or (person.given_low.startswith(low) and len(low) < 6)
        ]
        return _nearest(options, recent)

    def _near(self, candidate: Candidate, token: Token, recent: list[Draft]) -> Draft | None:
        """The person whose family name is one letter off, where the word is no name that the story brings on."""
        low = token.low
        titled = bool(candidate.honorific or candidate.office)
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
        for person in dict.fromkeys(person for form in slips(low) for person in _last(self.by_slip.get(form, {}))):
            last = person.family_lows[-1] if person.family_lows else ""
            if (
                len(last) >= 4
                and last[0] == low[0]
                and _slipped(last, low, titled)
                and candidate.pronoun in ("", person.shown)
            ):
                options.append(person)
        return _nearest(options, recent) or (options[0] if options else None)

    def _introduces(self, candidate: Candidate, token: Token) -> bool:
        """Whether a single name brings a person on: after a title, with an age, or a given name that speaks."""
        low = token.low
        if (
            low in RANKS
            or low in HONORIFICS
            or low in self.storms
            or candidate.weight < -1
            or low in known.places()
            or known.is_people(low)
        ):
            return False
        given = known.is_given(low)
        named = given or known.is_family(low) or not known.is_ordinary(low)
        if candidate.honorific or candidate.office:
            return named or candidate.cue >= 5
        if candidate.kin:
            return named or not candidate.run.opens
        if candidate.age:
            return named
        if candidate.title:
            return given or (candidate.cue >= 4 and named)
        if given and self._is_listed(candidate):
            return True
        if candidate.sure and candidate.role is not None and candidate.role.start > candidate.place.end:
            return named and not candidate.placed and not candidate.sourced
        return given and candidate.cue >= 2 and not known.is_ordinary(low)

    def _is_listed(self, candidate: Candidate) -> bool:
        """Whether a name goes on a list that starts with the person named last: Edmund and Flora."""
        last = self.last
        if last is None or last.block != candidate.place.block or last.end > candidate.place.start:
            return False
        return _LISTED.fullmatch(self.text_of(last.block), last.end, candidate.place.start) is not None

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


def _last(persons: dict[Draft, None]) -> list[Draft]:
    """The last persons of a group, in order."""
    return list(islice(reversed(persons), _CROWD))[::-1]


def _is_common(low: str) -> bool:
    """Whether a word is so common that at the start of a sentence it need be no name."""
    return known.is_ordinary(low, 20 if known.is_given(low) else 35)


def _by_kin(person: Draft) -> bool:
    """Whether a person is brought on as somebody's kin: his wife, Ana Ruiz."""
    return any(use.candidate is not None and use.candidate.kin for use in person.uses)


def _by_given(person: Draft) -> bool:
    """Whether the story calls a person by the given name, as it does to tell kin apart."""
    return any(use.given and not use.family for use in person.uses)


def _slipped(last: str, low: str, titled: bool) -> bool:
    """Whether a family name may be another misspelt; after a title two letters of a long name may be wrong."""
    steps = distance(last, low)
    if steps == 2:
        return titled and min(len(last), len(low)) > 7 and last[:4] == low[:4]
    return steps == 1 and (titled or not ending_only(last, low))


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
