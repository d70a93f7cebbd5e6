"""Whom words mean: the people of a story by name, pronoun, office or description, and governments by their seat."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from newslint.article import Article, Kind
from newslint.findings import Place
from newslint.ledger.cues import SIGNS, SPEECH_NOUNS
from newslint.ledger.descriptions import Description, content, delayed, descriptions, fits, head_of
from newslint.ledger.humans import BODIES, DOCUMENTS, is_human
from newslint.ledger.name_words import sex_of
from newslint.ledger.passages import LONGEST, Name, Passage, Span
from newslint.ledger.phrases import Subject
from newslint.ledger.subjects import clause_subject
from newslint.ledger.values import Organisation, Person
from newslint.on_use import compiled

TOLD = frozenset({Kind.PARAGRAPH, Kind.STANDFIRST, Kind.LIST, Kind.BLOCK_QUOTE})
SEATS = frozenset(
    "washington london paris berlin moscow beijing tokyo delhi canberra ottawa brussels rome madrid kyiv tehran "
    "islamabad jerusalem cairo ankara riyadh pretoria abuja nairobi warsaw budapest vienna athens dublin edinburgh "
    "cardiff westminster whitehall holyrood stormont kremlin pentagon vatican downing white capitol number buckingham "
    "seoul taipei hanoi jakarta manila canberra wellington havana caracas brasilia lisbon stockholm oslo copenhagen "
    "helsinki city queen’s province".split()
)
"""First words of places that stand for the government that sits there."""
_SEXES = {"he": "he", "she": "she", "his": "he", "her": "she", "him": "he", "himself": "he", "herself": "she"}
_REACH = 7
"""How many blocks back a pronoun may reach."""
_SENTENCES = 20
"""How many sentences of a block are looked through for the person a pronoun means."""


def _sex(person: Person) -> str:
    """He or she, by the given name or else by what the story shows; empty where neither tells."""
    told = {"f": "she", "m": "he"}.get(sex_of(person.given.split(" ")[0]) if person.given else "", "")
    return told or person.pronoun


_BROUGHT = compiled(r"\b(?:[Aa]n?|[Oo]ne|[Aa]nother) ((?:[\w-]+ ){0,3}[\w-]+)")
_THIRD = compiled(r"\b(?:[Hh]e|[Ss]he|[Hh]im|[Hh]er|[Hh]is)\b")
_OTHERS = frozenset(
    "judge coroner officer spokesman spokeswoman spokesperson prosecutor attorney referee umpire reporter interviewer "
    "caller witness neighbour source official juror magistrate detective constable sergeant inspector paramedic "
    "interpreter".split()
)
"""Those who speak of another person, so that the person named before is not meant."""
_INDEFINITE = frozenset("a an one another some several many two three".split())


class Cast:
    """The people of one story and the passages that name them."""

    def __init__(self, article: Article, spans: Mapping[int, Sequence[Span]]) -> None:
        self.article = article
        self.spans = spans
        self._passages: dict[int, Passage] = {}
        self._subjects: dict[tuple[int, int], Person | None] = {}
        self.said: dict[int, Person] = {}

    @cached_property
    def names(self) -> dict[int, list[Name]]:
        """The names of people by block, in order."""
        found: dict[int, list[Name]] = {}
        for person in self.article.ledger.people:
            for mention in person.mentions:
                block, start, end = mention.place
                titles = [place.start for place in (mention.title, mention.honorific) if place and place.block == block]
                found.setdefault(block, []).append(Name(start, end, person, min([start, *titles])))
        for names in found.values():
            names.sort(key=lambda name: name.start)
        return found

    @cached_property
    def opening(self) -> int:
        """The index of the first paragraph of the body."""
        return next((index for index, block in enumerate(self.article.blocks) if block.kind is Kind.PARAGRAPH), -1)

    def passage(self, index: int) -> Passage:
        """A block as a passage."""
        found = self._passages.get(index)
        if found is None:
            ledger = self.article.ledger
            found = self._passages[index] = Passage(
                index,
                self.article.blocks[index].text,
                ledger.sentences(index),
                self.spans.get(index, ()),
                self.names.get(index, ()),
            )
        return found

    def person_of(self, passage: Passage, subject: Subject) -> Person | None:
        """The person a subject means, where that is sure."""
        if subject.person or subject.kind == "name":
            return subject.person
        if subject.kind == "pronoun":
            return self.pronoun(passage, subject.start, subject.text)
        place = passage.place(subject.start, subject.end)
        return self.described(subject.text, place) or self._same_again(passage, subject)

    def pronoun(self, passage: Passage, offset: int, word: str) -> Person | None:
        """The person that he or she means at an offset of a passage."""
        sex = _SEXES.get(word.lower())
        if sex is None:
            return None
        if self._unnamed_before(passage, offset, sex):
            return None
        for index, candidates in self._before(passage, offset, sex):
            fitting = [person for person in candidates if _sex(person) in (sex, "")]
            if fitting:
                found = next((person for person in fitting if _sex(person) == sex), fitting[0])
                return self._leading(found, sex) if passage.index - index > 1 else found
        return None

    def _unnamed_before(self, passage: Passage, offset: int, sex: str) -> bool:
        """Whether the sentence before is about a person without a name and about nobody else of that sex."""
        number = passage.sentence_of(offset) - 1
        if number < 0 or any(name.start < offset for name in self._named_in(passage, number + 1)):
            return False
        subject = self.subject(passage, number)
        if (
            subject is None
            or subject.kind != "described"
            or not is_human(subject.text)
            or self.person_of(passage, subject)
        ):
            return False
        low, end = passage.range_of(number)
        others = any(_SEXES.get(token.low) == sex for token in passage.tokens[low:end])
        return not others and not any(_sex(name.person) in (sex, "") for name in self._named_in(passage, number))

    def _named_in(self, passage: Passage, number: int) -> list[Name]:
        return passage.names_between(*passage.sentences[number])

    def _leading(self, found: Person, sex: str) -> Person:
        """Whom a pronoun means when nobody near it fits: the person the story is about, rather than a passer-by."""
        fitting = [person for person in self.article.ledger.people if _sex(person) in (sex, "")]
        first = max(fitting, key=lambda person: len(person.mentions), default=found)
        return first if len(first.mentions) >= 2 * len(found.mentions) else found

    def unnamed(self, passage: Passage, offset: int) -> Subject | None:
        """The description of a person without a name whom a pronoun at an offset may take up."""
        number = passage.sentence_of(offset)
        for earlier in range(number - 1, -1, -1):
            subject = self.subject(passage, earlier)
            if subject and subject.kind == "described" and is_human(subject.text):
                return subject
            if subject and self.person_of(passage, subject):
                return None
        return None

    def thing(self, passage: Passage, offset: int) -> Subject | None:
        """The body or place, subject of a sentence before in the block, that "it" at an offset takes up."""
        for number in range(passage.sentence_of(offset) - 1, -1, -1):
            subject = self.subject(passage, number)
            if subject and subject.kind == "name":
                return None if subject.person else subject
        return None

    def body(self, place: Place) -> Organisation | None:
        """The organisation that "it" at a place takes up: the one named last, in the same block or the one before."""
        last: tuple[Place, Organisation] | None = None
        for body in self.article.ledger.organisations:
            for mention in body.mentions:
                if place.block - 1 <= mention.block and mention < place and (last is None or mention > last[0]):
                    last = mention, body
        return last[1] if last else None

    def _before(self, passage: Passage, offset: int, sex: str) -> Iterator[tuple[int, list[Person]]]:
        """The people of the sentence before an offset, then of each sentence before it, the likeliest first."""
        number = passage.sentence_of(offset)
        yield passage.index, self._people_in(passage, number, offset, sex)
        for earlier in range(number - 1, max(-1, number - _SENTENCES), -1):
            yield passage.index, self._people_in(passage, earlier, offset, sex)
        seen = 0
        for index in range(passage.index - 1, -1, -1):
            if self.article.blocks[index].kind not in TOLD:
                continue
            seen += 1
            if seen > _REACH:
                return
            other = self.passage(index)
            last = len(other.sentences) - 1
            for earlier in range(last, max(-1, last - _SENTENCES), -1):
                yield index, self._people_in(other, earlier, 1 << 60, sex)

    def _people_in(self, passage: Passage, number: int, until: int, sex: str) -> list[Person]:
        start, end = passage.sentences[number] if passage.sentences else (0, 0)
        found: list[Person] = []
        named = [name.person for name in passage.names_between(start, min(end, until))]
        if until >= end:
            heading = self.subject(passage, number)
            held = self.subject_person(passage, number) if heading and heading.text.lower() == sex else None
            if held:
                return [held]
            said = (self.said.get(span.number) for span in passage.spans_between(start, end))
            found += [person for person in said if person]
            subject = self.subject_person(passage, number)
            if subject:
                found.append(subject)
        else:
            subject = self.subject_person(passage, number, until)
            if subject and subject in named:
                found.append(subject)
        return list(dict.fromkeys((*found, *named)))

    def subject(self, passage: Passage, number: int, until: int = 1 << 60) -> Subject | None:
        """The subject of a sentence's main clause, read up to an offset."""
        low, end = passage.range_of(number)
        return clause_subject(passage, low, min(end, low + LONGEST, passage.token_from(until)))

    def subject_person(self, passage: Passage, number: int, until: int = 1 << 60) -> Person | None:
        """The person who is the subject of a sentence."""
        key = (passage.index, number)
        if until < 1 << 60:
            subject = self.subject(passage, number, until)
            return subject.person if subject else None
        if key not in self._subjects:
            self._subjects[key] = None
            subject = self.subject(passage, number)
            if subject:
                self._subjects[key] = self.person_of(passage, subject)
        return self._subjects[key]

    def described(self, text: str, at: Place | None = None) -> Person | None:
        """The person whose office or description in the story a phrase such as "the mayor" takes up at a place."""
        words = text.split()
        if not words or words[0].lower() in _INDEFINITE:
            return None
        wanted, head = content(words), head_of(words)
        if not head:
            return None
        best: list[tuple[int, Place, Person]] = []
        for person, told in self._told:
            for description in told:
                if fits(head, wanted, description):
                    score = 2 * len(description.words & wanted) + (head in description.heads)
                    best.append((score, description.place, person))
        before = [found for found in best if at is None or found[1] < at]
        best = before or best
        if not best:
            return None
        top = max(score for score, _, _ in best)
        fitting = [(place, person) for score, place, person in best if score == top]
        people = {id(person): person for _, person in fitting}
        if len(people) == 1:
            return fitting[0][1]
        return self._nearest(list(people.values()), at)

    def may_be_anybody(self, text: str) -> bool:
        """Whether a new description such as "the teacher" may mean whoever was spoken of last."""
        words = text.split()
        head = head_of(words)
        if not words or words[0].lower() != "the" or not head or head in _OTHERS or head.endswith("s"):
            return False
        if head in BODIES | DOCUMENTS | SPEECH_NOUNS | SIGNS or any(word[0].isupper() for word in words[-1:]):
            return False
        return words[-1].lower() not in self._brought_on

    def _same_again(self, passage: Passage, subject: Subject) -> Person | None:
        """The person of the sentence before, where a new description can only be of them: "the Velm manager said"."""
        number = passage.sentence_of(subject.start) - 1
        if number < 0 or not self.may_be_anybody(subject.text):
            return None
        spans = passage.spans_between(*passage.sentences[number + 1])
        said = " ".join(passage.text[span.start : span.end] for span in spans)
        person = self.subject_person(passage, number) or self._only_one(passage, number)
        return None if not spans or _THIRD.search(said) else person

    def _only_one(self, passage: Passage, number: int) -> Person | None:
        """The one person whom a sentence names."""
        people = {id(name.person): name.person for name in passage.names_between(*passage.sentences[number])}
        return next(iter(people.values())) if len(people) == 1 else None

    @cached_property
    def _brought_on(self) -> frozenset[str]:
        """The words of descriptions that start with "a" or "one", which bring somebody on without a name."""
        found: set[str] = set()
        for block in self.article.blocks:
            for match in _BROUGHT.finditer(block.text):
                found.update(match[1].lower().split())
        return frozenset(found)

    def _nearest(self, people: Sequence[Person], at: Place | None) -> Person | None:
        """Of several people who fit, the one named last, if in the same block or the one before."""
        if at is None:
            return None
        last = [
            (max(mention.place for mention in person.mentions if mention.place < at), number)
            for number, person in enumerate(people)
            if any(mention.place < at for mention in person.mentions)
        ]
        if not last:
            return None
        place, number = max(last)
        return people[number] if place.block >= at.block - 1 else None

    @cached_property
    def _told(self) -> list[tuple[Person, list[Description]]]:
        found = [(person, descriptions(self.article, person)) for person in self.article.ledger.people]
        late = delayed(self.article)
        return [*found, (late[0], [late[1]])] if late else found
