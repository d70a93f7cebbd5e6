"""Whom words mean: the people of a story by name, pronoun, office or description, and governments by their seat."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from newslint.article import Article, Kind
from newslint.findings import Place
from newslint.ledger.descriptions import Description, content, descriptions, head_of
from newslint.ledger.name_words import sex_of
from newslint.ledger.passages import Name, Passage, Span
from newslint.ledger.subjects import Subject, clause_subject
from newslint.ledger.values import Person

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


def _sex(person: Person) -> str:
    """He or she, by what the story shows or else by the given name; empty where neither tells."""
    return person.pronoun or {"f": "she", "m": "he"}.get(sex_of(person.given.split(" ")[0]) if person.given else "", "")


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
                found.setdefault(mention.place.block, []).append(Name(mention.place.start, mention.place.end, person))
        for names in found.values():
            names.sort(key=lambda name: name.start)
        return found

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
        return self.described(subject.text, passage.place(subject.start, subject.end))

    def pronoun(self, passage: Passage, offset: int, word: str) -> Person | None:
        """The person that he or she means at an offset of a passage."""
        sex = _SEXES.get(word.lower())
        if sex is None:
            return None
        for candidates in self._before(passage, offset):
            fitting = [person for person in candidates if _sex(person) in (sex, "")]
            if fitting:
                return next((person for person in fitting if _sex(person) == sex), fitting[0])
        return None

    def _before(self, passage: Passage, offset: int) -> Iterator[list[Person]]:
        """The people of the sentence before an offset, then of each sentence before it, the likeliest first."""
        number = passage.sentence_of(offset)
        yield self._people_in(passage, number, offset)
        for earlier in range(number - 1, -1, -1):
            yield self._people_in(passage, earlier, offset)
        seen = 0
        for index in range(passage.index - 1, -1, -1):
            if self.article.blocks[index].kind not in TOLD:
                continue
            seen += 1
            if seen > _REACH:
                return
            other = self.passage(index)
            for earlier in range(len(other.sentences) - 1, -1, -1):
                yield self._people_in(other, earlier, 1 << 60)

    def _people_in(self, passage: Passage, number: int, until: int) -> list[Person]:
        start, end = passage.sentences[number] if passage.sentences else (0, 0)
        found: list[Person] = []
        named = [name.person for name in passage.names if start <= name.start < min(end, until)]
        if until >= end:
            found += [self.said[span.number] for span in passage.spans if start <= span.start < end and span.number in self.said]
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
        return clause_subject(passage, low, min(end, passage.token_from(until)))

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
                if head in description.words and (at is None or description.place < at):
                    best.append((len(description.words & wanted), description.place, person))
        if not best:
            return None
        top = max(score for score, _, _ in best)
        fitting = [(place, person) for score, place, person in best if score == top]
        people = {id(person): person for _, person in fitting}
        if len(people) == 1:
            return fitting[0][1]
        return self._nearest(list(people.values()), at)

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
        return [(person, descriptions(self.article, person)) for person in self.article.ledger.people]
