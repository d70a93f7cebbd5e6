"""The cast of a story on its way: one draft a person, with the words by which each is found again."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from itertools import islice

from newslint.findings import Place
from newslint.ledger import name_words as known
from newslint.ledger.full_names import lows_of, misspelt, plain, slips, split_at
from newslint.ledger.mentions import Candidate
from newslint.ledger.runs import PARTICLES, Token
from newslint.ledger.same_names import one_name, short_groups
from newslint.records import entity, field, record

GIVEN_HONORS = frozenset(
    "sir dame prince princess king queen pope father sister brother mother dr don doña uncle aunt auntie lady lord "
    "saint".split()
)
"""Honorifics that stand before a given name alone."""
_PRONOUNS = {"f": "she", "m": "he"}
_CROWD = 60
"""How many persons of one name are compared."""
_APART = 120
"""Characters between two spellings within which they are set beside each other, not mistaken for each other."""


@record
class Use:
    """A use of a name joined to a person."""

    place: Place
    given: str
    family: str
    candidate: Candidate | None = None


@entity
class Draft:
    """A person on the way: folded words of the fullest name, its parts as written, and the uses joined so far.

    ``alone`` counts the words used by themselves, ``honors`` holds the honorifics, ``blocks`` the blocks of the uses;
    ``kin`` says whether the person is brought on as somebody's kin.
    """

    words: tuple[str, ...]
    name: str = ""
    given: str = ""
    family: str = ""
    given_low: str = ""
    family_lows: tuple[str, ...] = ()
    pronoun: str = ""
    suffix: str = ""
    kin: bool = False
    nicks: set[str] = field(default_factory=set)
    honors: set[str] = field(default_factory=set)
    blocks: set[int] = field(default_factory=set)
    alone: Counter[str] = field(default_factory=Counter)
    uses: list[Use] = field(default_factory=list)

    @property
    def shown(self) -> str:
        """The pronoun that the honorific shows or, failing that, the one the given name makes likely."""
        return self.pronoun or _PRONOUNS.get(known.sex_of(self.given_low), "")

    def add(self, use: Use) -> None:
        """Join a use."""
        self.uses.append(use)
        self.blocks.add(use.place.block)
        found = use.candidate
        if found is None:
            return
        self.pronoun = self.pronoun or found.pronoun
        self.kin = self.kin or found.kin
        if found.honor:
            self.honors.add(found.honor)
        if len(found.core) == 1:
            self.alone[found.core[0].low] += 1


class Cast:
    """Everybody in one story; ``text_of`` gives the text of a block."""

    def __init__(self, text_of: Callable[[int], str]) -> None:
        self.text_of = text_of
        self.drafts: list[Draft] = []
        self.by_word: dict[str, dict[Draft, None]] = defaultdict(dict)
        self.by_given: dict[str, dict[Draft, None]] = defaultdict(dict)
        self.by_slip: dict[str, dict[Draft, None]] = defaultdict(dict)

    def text_at(self, place: Place) -> str:
        """The text of a place."""
        return self.text_of(place.block)[place.start : place.end]

    def bearing(self, word: str) -> list[Draft]:
        """The persons with a word in their name, in order; of very many the last."""
        return last_of(self.by_word.get(word, {}))

    def index(self, person: Draft, words: Iterable[str]) -> None:
        """Let a person be found by some words, by the given name's short forms and near spellings of the family's."""
        for word in words:
            for form in (word, plain(word)) if len(word) > 1 else ():
                self.by_word[form][person] = None
        if person.given_low:
            self.by_given[person.given_low[:3]][person] = None
            for number in short_groups(person.given_low):
                self.by_given[f"{number}"][person] = None
        if person.family_lows:
            for form in slips(person.family_lows[-1]):
                self.by_slip[form][person] = None

    def written(self, block: int, tokens: Sequence[Token]) -> str:
        """Tokens side by side as they are written, the stop of a last initial included."""
        text = self.text_of(block)
        end = tokens[-1].end
        if len(tokens[-1].text) == 1 and text[end : end + 1] == ".":
            end += 1
        return text[tokens[0].start : end]

    def add_full(self, candidate: Candidate, spellings: Counter[tuple[str, ...]] | None = None) -> Draft:
        """Join a full name to its person, or bring a new one on; ``spellings`` counts the full names of the story."""
        core = candidate.core
        at, family_first = split_at(core)
        block = candidate.run.block
        parts = self.written(block, core[:at]), self.written(block, core[at:])
        if candidate.nick:
            parts = " ".join(token.text for token in core[:at]), parts[1]
        family, given = parts if family_first else (parts[1], parts[0])
        words = lows_of(core)
        person = self._same(candidate, words, spellings)
        if person is None:
            person = Draft(words, suffix=candidate.suffix)
            self.drafts.append(person)
        if not person.name or len(words) > len(person.words):
            person.words, person.given, person.family = words, given, family
            person.name = f"{family} {given}" if family_first else f"{given} {family}"
            if candidate.suffix:
                person.name += self.text_of(block)[core[-1].end : candidate.place.end]
            family_core, given_core = (core[:at], core[at:]) if family_first else (core[at:], core[:at])
            person.given_low = given_core[0].low
            person.family_lows = tuple(token.low for token in family_core)
        self.index(person, words)
        if candidate.nick:
            person.nicks.add(candidate.nick)
            self.index(person, (candidate.nick, *candidate.nick.split()))
        person.add(Use(candidate.place, given, family, candidate))
        return person

    def _same(
        self, candidate: Candidate, words: tuple[str, ...], spellings: Counter[tuple[str, ...]] | None
    ) -> Draft | None:
        """The person of the cast that a full name is of."""
        near = list(dict.fromkeys(person for word in words for person in self.bearing(word)))
        nicks = {candidate.nick} if candidate.nick else set()
        for person in near:
            if candidate.suffix != person.suffix and candidate.introduces:
                continue
            if words[0] != person.words[0] and self._told_apart(candidate, person):
                continue
            if one_name(words, person.words, person.nicks | nicks):
                return person
        if candidate.before == "born":
            return next((person for person in reversed(near) if person.given_low == words[0]), None)
        if candidate.introduces or (spellings is not None and spellings[words] > 1):
            return None
        return next(
            (person for person in near if misspelt(words, person.words) and not _beside(candidate, person)), None
        )

    def _told_apart(self, candidate: Candidate, person: Draft) -> bool:
        """Whether two forms of a given name are introduced each for itself, or side by side: Rob and Robert Miller."""
        introduced = any(use.candidate is not None and use.candidate.introduces for use in person.uses[:3])
        return (candidate.introduces and introduced and not candidate.nick) or _beside(candidate, person)

    def add_couple(self, token: Token, candidate: Candidate, partner: Draft) -> None:
        """Bring on the first of "Maria and Tom Lopez", with the family name of the second."""
        person = Draft((token.low, *partner.family_lows), f"{token.text} {partner.family}", token.text, partner.family)
        person.given_low, person.family_lows, person.pronoun = token.low, partner.family_lows, candidate.pronoun
        self.drafts.append(person)
        self.index(person, person.words)

    def add_single(self, candidate: Candidate) -> Draft:
        """Bring on a person who has one name in the story."""
        token = candidate.core[0]
        courteous = candidate.honorific is not None and candidate.honor not in GIVEN_HONORS
        given = (known.is_given(token.low) or candidate.kin) and not courteous and not candidate.office
        person = Draft((token.low,), token.text, token.text if given else "", "" if given else token.text)
        person.given_low = token.low if given else ""
        person.family_lows = () if given else (token.low,)
        self.drafts.append(person)
        self.index(person, (token.low,))
        self.add_use(person, candidate, person.given, person.family)
        return person

    def add_use(self, person: Draft, candidate: Candidate, given: str, family: str) -> None:
        """Join a shorter use, with the small words of the family name before it."""
        place = candidate.place
        if family and candidate.start == 0 and len(person.family_lows) > 1:
            place = self._with_particles(person, place)
            family = self.text_at(place)
        person.add(Use(place, given, family, candidate))

    def _with_particles(self, person: Draft, place: Place) -> Place:
        """The place with the small words of the family name before it: van der, al."""
        text = self.text_of(place.block)
        for at in range(len(person.family_lows) - 1):
            lead = " ".join(person.family_lows[at:-1]) + " "
            start = place.start - len(lead)
            if person.family_lows[at] in PARTICLES and start >= 0 and text[start : place.start].lower() == lead:
                return place._replace(start=start)
        return place


def last_of(persons: dict[Draft, None]) -> list[Draft]:
    """The last persons of a group, in order."""
    return list(islice(reversed(persons), _CROWD))[::-1]


def _beside(candidate: Candidate, person: Draft) -> bool:
    """Whether a name stands so near the last use of a person's that the two are told apart: Sean and Shaun O'Brien."""
    last = person.uses[-1].place if person.uses else None
    if last is None or last.block != candidate.place.block:
        return False
    return candidate.place.start - last.end < _APART
