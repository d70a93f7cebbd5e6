"""The people of a story: the sure names found first, then every shorter use joined to its person."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from newslint.article import Kind
from newslint.findings import Place
from newslint.ledger import name_words as known
from newslint.ledger.mentions import EASTERN, SURE, Candidate, is_acronym, read_run
from newslint.ledger.near_names import distance
from newslint.ledger.runs import PARTICLES, Run, Token, runs_of
from newslint.ledger.same_names import given_alike, one_name
from newslint.ledger.titles import HONORIFICS, RANKS
from newslint.ledger.values import Age, Mention, Person, Word

if TYPE_CHECKING:
    from newslint.article import Article

_READ = frozenset(
    {
        Kind.HEADLINE, Kind.STANDFIRST, Kind.BYLINE, Kind.PARAGRAPH, Kind.SUBHEAD, Kind.LIST, Kind.TABLE,
        Kind.BLOCK_QUOTE, Kind.PULL_QUOTE, Kind.CAPTION, Kind.ALT, Kind.NOTE, Kind.CORRECTION, Kind.SIGN_OFF,
        Kind.CREDIT,
    }
)  # fmt: skip
_HEADS = frozenset({Kind.HEADLINE, Kind.SUBHEAD})
_GIVEN_HONORS = frozenset(
    "sir dame prince princess king queen pope father sister brother mother dr don uncle aunt".split()
)


@dataclass
class Draft:
    """A person on the way: the folded words of the fullest name, its parts, and the uses joined so far."""

    words: tuple[str, ...]
    name: str
    given: str
    family: str
    pronoun: str = ""
    nicks: set[str] = field(default_factory=set)
    uses: list[Use] = field(default_factory=list)
    first_full: Place | None = None

    family_low: str = ""
    given_low: str = ""

    @property
    def family_words(self) -> tuple[str, ...]:
        """The folded words of the family name, particles included."""
        return tuple(self.family_low.split())


@dataclass(frozen=True)
class Use:
    """A use of a name joined to a person."""

    place: Place
    text: str
    given: str
    family: str
    candidate: Candidate | None = None


def find_people(article: Article) -> tuple[Person, ...]:
    """The people of a story in the order in which they come up."""
    return _Cast(article).people()


class _Cast:
    """Everybody in one story."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self.drafts: list[Draft] = []
        self.by_word: dict[str, list[Draft]] = defaultdict(list)
        self.found: list[tuple[int, Candidate]] = []
        self.titled: list[int] = []

    def people(self) -> tuple[Person, ...]:
        """Read the blocks, then join uses."""
        self._read()
        left = self._introduce()
        self._join(left)
        self._heads()
        return self._finished()

    def _read(self) -> None:
        for index, block in enumerate(self.article.blocks):
            if block.kind not in _READ or not block.text:
                continue
            words = self.article.ledger.words(index)
            if block.kind in _HEADS and _all_capitals(words):
                self.titled.append(index)
                continue
            for run in runs_of(block.text, words):
                candidate = read_run(block.text, words, run)
                if candidate is not None:
                    self.found.append((index, candidate))

    def _introduce(self) -> list[Candidate]:
        """Make persons of the names that are sure; give back the rest in order."""
        left = []
        alone = self._used_alone()
        for index, candidate in self.found:
            core = candidate.core
            byline = self.article.blocks[index].kind is Kind.BYLINE
            weight = candidate.weight + (3 if byline else 0)
            if len(core) >= 2 and weight < SURE and weight >= 0 and core[-1].low in alone and not candidate.placed:
                weight += 2
            if len(core) >= 2 and weight >= SURE and not _is_family_alone(core):
                self._add_full(candidate)
            else:
                left.append(candidate)
        return left

    def _used_alone(self) -> set[str]:
        """Words that stand alone where only a person's name does."""
        return {
            candidate.core[0].low
            for _, candidate in self.found
            if len(candidate.core) == 1 and candidate.cue >= 2 and candidate.weight >= -1
        }

    def _add_full(self, candidate: Candidate) -> None:
        core = candidate.core
        given, family = split_name(core)
        use = Use(candidate.place, self._text(candidate.place), given, family, candidate)
        person = self._same(candidate, core)
        words = tuple(token.low for token in core)
        if person is None:
            person = Draft(words, " ".join(token.text for token in core), given, family)
            person.family_low = _fold_join(core, family)
            person.given_low = words[0] if given else ""
            person.first_full = candidate.place
            self.drafts.append(person)
        elif len(words) > len(person.words):
            person.words, person.name, person.given, person.family = words, use.text, given, family
            person.family_low = _fold_join(core, family)
        for word in words:
            if person not in self.by_word[word]:
                self.by_word[word].append(person)
            plain = _plain(word)
            if plain != word and person not in self.by_word[plain]:
                self.by_word[plain].append(person)
        if candidate.nick:
            person.nicks.add(candidate.nick)
            self.by_word[candidate.nick].append(person)
        person.pronoun = person.pronoun or candidate.pronoun
        person.uses.append(use)

    def _text(self, place: Place) -> str:
        return self.article.blocks[place.block].text[place.start : place.end]

    def _same(self, candidate: Candidate, core: Sequence[Token]) -> Draft | None:
        """The person already in the cast that a full name is of."""
        words = tuple(token.low for token in core)
        near: list[Draft] = []
        for word in dict.fromkeys(words):
            near.extend(person for person in self.by_word.get(word, ()) if person not in near)
        for person in near:
            if one_name(words, person.words, person.nicks | ({candidate.nick} if candidate.nick else set())):
                return person
        introduced = candidate.age is not None or candidate.role is not None or candidate.title is not None
        for person in near:
            if not introduced and _misspelt(words, person.words):
                return person
        return None

    def _join(self, left: Iterable[Candidate]) -> None:
        """Join the shorter uses to their persons, in the order of reading."""
        ordered = sorted(left, key=lambda candidate: candidate.place)
        fulls = sorted(
            ((use.place, number) for number, person in enumerate(self.drafts) for use in person.uses),
        )
        at = 0
        recent: list[Draft] = []
        for candidate in ordered:
            while at < len(fulls) and fulls[at][0] < candidate.place:
                _touch(recent, self.drafts[fulls[at][1]])
                at += 1
            for person in self._uses_in(candidate, recent):
                _touch(recent, person)

    def _uses_in(self, candidate: Candidate, recent: list[Draft]) -> Iterator[Draft]:
        core = candidate.core
        lows = [token.low for token in core]
        if len(core) == 1:
            person = self._single(candidate, recent)
            if person is not None:
                yield person
            return
        person = self._phrase(candidate, recent)
        if person is not None:
            yield person
            return
        if any(low in known.BODIES or low in known.PLACE_WORDS or low in known.EVENTS for low in lows[1:]):
            return
        run = candidate.run
        if candidate.start == 0 and run.opens and known.is_ordinary(core[0].low):
            inner = Candidate(
                run,
                candidate.start + 1,
                candidate.end,
                candidate.weight,
                candidate.cue,
                role=candidate.role,
                age=candidate.age,
            )
            yield from self._uses_in(inner, recent)

    def _phrase(self, candidate: Candidate, recent: list[Draft]) -> Draft | None:
        """The person that a use of several words, such as "van Dijk" or "López Obrador", is of."""
        lows = tuple(token.low for token in candidate.core)
        options = [
            person
            for person in self.by_word.get(lows[-1], ())
            if _inside(lows, person.words) or (lows[0] in PARTICLES and lows[-1] in person.family_words)
        ]
        person = _nearest(options, recent)
        if person is not None:
            self._use(person, candidate, "", " ".join(token.text for token in candidate.core))
            return person
        if (candidate.honorific or candidate.title) and candidate.cue >= 3 and candidate.weight >= SURE:
            self._add_full(candidate)
            return self.drafts[-1]
        return None

    def _single(self, candidate: Candidate, recent: list[Draft]) -> Draft | None:
        token = candidate.core[0]
        if is_acronym(token) and token.low not in self.by_word:
            return None
        options = self.by_word.get(token.low) or self.by_word.get(_plain(token.low)) or []
        if options and not self._elsewhere(candidate, token):
            person = self._chosen(candidate, token, options, recent)
            if person is not None:
                given = token.low in person.words[:1] and token.low not in person.family_words
                self._use(person, candidate, token.text if given else "", "" if given else token.text)
            return person
        if options:
            return None
        person = self._near(candidate, token, recent)
        if person is not None:
            self._use(person, candidate, "", token.text)
            return person
        if self._introduces(candidate, token):
            return self._add_single(candidate, token)
        return None

    def _elsewhere(self, candidate: Candidate, token: Token) -> bool:
        """Whether a word that is a person's name stands for a place or a thing here."""
        run = candidate.run
        if candidate.start == 0 and run.opens and len(run.tokens) == 1 and known.is_ordinary(token.low):
            return candidate.cue < 1 and not run.possessive
        return candidate.placed and token.low in known.places() and not run.possessive

    def _chosen(
        self, candidate: Candidate, token: Token, options: Sequence[Draft], recent: list[Draft]
    ) -> Draft | None:
        if len(options) == 1:
            return options[0]
        choice = list(options)
        if candidate.pronoun:
            choice = [person for person in choice if person.pronoun in ("", candidate.pronoun)] or choice
        if (candidate.honorific and candidate.honor not in _GIVEN_HONORS) or candidate.title:
            choice = [person for person in choice if token.low in person.family_words] or choice
        bearers = [person for person in choice if any(use.text.lower() == token.text.lower() for use in person.uses)]
        if len(bearers) == 1 and not candidate.honorific:
            return bearers[0]
        return _nearest(choice, recent) or choice[0]

    def _near(self, candidate: Candidate, token: Token, recent: list[Draft]) -> Draft | None:
        """The person whose family name is spelt one letter otherwise, where the word is no name of its own."""
        low = token.low
        if (
            len(low) < 4
            or known.is_ordinary(low)
            or low in known.places()
            or (candidate.cue < 1 and not candidate.run.possessive)
        ):
            return None
        options = []
        for person in self.drafts:
            last = person.family_words[-1] if person.family_words else ""
            if len(last) >= 4 and last[0] == low[0] and distance(last, low) == 1 and not _ending_only(last, low):
                options.append(person)
        return _nearest(options, recent) or (options[0] if options else None)

    def _introduces(self, candidate: Candidate, token: Token) -> bool:
        """Whether a single name brings a person on: after a title, with an age, or a given name that speaks."""
        low = token.low
        if low in RANKS or low in HONORIFICS or candidate.weight < -1 or low in known.places():
            return False
        honored = candidate.honorific or (
            candidate.title and candidate.title.end <= candidate.place.start and candidate.start > 0
        )
        if honored:
            return not known.is_ordinary(low) or known.is_family(low) or known.is_given(low)
        given = known.is_given(low)
        if candidate.age:
            return given or not known.is_ordinary(low)
        if candidate.kin:
            return given or not known.is_ordinary(low)
        if candidate.title:
            return given
        return given and candidate.cue >= 2 and not known.is_ordinary(low)

    def _add_single(self, candidate: Candidate, token: Token) -> Draft:
        given = (
            known.is_given(token.low)
            and not (candidate.honorific and candidate.honor not in _GIVEN_HONORS)
            and (candidate.title is None or candidate.kin)
        )
        person = Draft((token.low,), token.text, token.text if given else "", "" if given else token.text)
        person.family_low = "" if given else token.low
        person.given_low = token.low if given else ""
        person.pronoun = candidate.pronoun
        self.drafts.append(person)
        self.by_word[token.low].append(person)
        self._use(person, candidate, person.given, person.family)
        return person

    def _use(self, person: Draft, candidate: Candidate, given: str, family: str) -> None:
        person.pronoun = person.pronoun or candidate.pronoun
        person.uses.append(Use(candidate.place, self._text(candidate.place), given, family, candidate))

    def _heads(self) -> None:
        """Find the people of the story in headlines with capitals throughout."""
        for index in self.titled:
            block = self.article.blocks[index]
            words = self.article.ledger.words(index)
            for run in runs_of(block.text, words):
                self._head(run)

    def _head(self, run: Run) -> None:
        at = 0
        while at < len(run.tokens):
            for end in range(min(len(run.tokens), at + 5), at, -1):
                person = self._named(tuple(token.low for token in run.tokens[at:end]))
                if person is not None:
                    place = run.place(at, end)
                    text = self._text(place)
                    single = end - at == 1
                    given = single and run.tokens[at].low == person.given_low
                    person.uses.append(
                        Use(
                            place,
                            text,
                            text if given else "" if single else person.given,
                            "" if given else run.tokens[end - 1].text,
                        )
                    )
                    at = end - 1
                    break
            at += 1

    def _named(self, lows: tuple[str, ...]) -> Draft | None:
        options = self.by_word.get(lows[-1], [])
        if len(lows) == 1:
            if known.is_ordinary(lows[0]) or lows[0] in known.places():
                return None
            return next(
                (person for person in options if lows[0] in person.family_words), options[0] if options else None
            )
        return next((person for person in options if one_name(lows, person.words, person.nicks)), None)

    def _finished(self) -> tuple[Person, ...]:
        people = []
        for person in self.drafts:
            uses = sorted(person.uses, key=lambda use: use.place)
            mentions = tuple(_mention(use) for use in uses)
            ages = tuple(
                Age(*use.candidate.age) for use in uses if use.candidate is not None and use.candidate.age is not None
            )
            people.append(Person(person.name, person.given, person.family, mentions, person.pronoun, ages))
        return tuple(sorted(people, key=lambda person: person.mentions[0].place))


def _mention(use: Use) -> Mention:
    candidate = use.candidate
    if candidate is None:
        return Mention(use.place, use.text, use.given, use.family)
    return Mention(use.place, use.text, use.given, use.family, candidate.honorific, candidate.title, candidate.role)


def split_name(core: Sequence[Token]) -> tuple[str, str]:
    """The given and the family part of a full name, as written."""
    lows = [token.low for token in core]
    if (
        lows[0] in EASTERN
        and not (known.is_given(lows[-1]) and lows[0] in ("kim", "lee", "sun", "han", "lin", "an", "do"))
        and (not known.is_given(lows[0]) or "-" in lows[-1])
    ):
        return " ".join(token.text for token in core[1:]), core[0].text
    at = len(core) - 1
    while at > 1 and lows[at - 1] in PARTICLES:
        at -= 1
    return " ".join(token.text for token in core[:at]), " ".join(token.text for token in core[at:])


def _fold_join(core: Sequence[Token], family: str) -> str:
    count = len(family.split())
    if core and core[0].text == family:
        return core[0].low
    return " ".join(token.low for token in core[-count:])


def _plain(word: str) -> str:
    for prefix in ("al-", "el-", "as-", "ash-", "an-"):
        if word.startswith(prefix):
            return word[len(prefix) :]
    return word


def _inside(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Whether some words stand side by side in a name."""
    count = len(short)
    return any(long[at : at + count] == short for at in range(len(long) - count + 1))


def _touch(recent: list[Draft], person: Draft) -> None:
    recent[:] = [other for other in recent if other is not person]
    recent.append(person)
    del recent[:-40]


def _nearest(options: Sequence[Draft], recent: list[Draft]) -> Draft | None:
    if len(options) == 1:
        return options[0]
    return next((person for person in reversed(recent) if any(person is option for option in options)), None)


def _ending_only(one: str, other: str) -> bool:
    """Whether a name is another with an ending: Brandt and Brandts, Simon and Simons."""
    short, long = sorted((one, other), key=len)
    return long[:-1] == short and long[-1] in "sna"


def _misspelt(words: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two full names differ in one letter of the family name, or in the spelling of the given name."""
    if words[0] == other[0]:
        return len(words[-1]) >= 4 and words[-1][0] == other[-1][0] and distance(words[-1], other[-1]) == 1
    return words[-1] == other[-1] and given_alike(words[0], other[0])


def _is_family_alone(core: Sequence[Token]) -> bool:
    """Whether words are a family name with its particle: van Dijk, De La Cruz."""
    return all(token.low in PARTICLES for token in core[:-1])


def _all_capitals(words: Sequence[Word]) -> bool:
    """Whether a headline has capitals throughout."""
    large = sum(word.text[0].isupper() or word.text[0].isdigit() for word in words)
    return len(words) > 2 and large * 3 >= 2 * len(words)
