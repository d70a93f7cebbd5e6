"""A block as a reader of attributions sees it: words and marks as tokens, each quotation one token, names known."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from functools import cached_property

from newslint.findings import Place
from newslint.ledger.values import Person
from newslint.on_use import compiled
from newslint.records import NamedTuple, record

QUOTED, TERM = "\ue000", "\ue001"
_TOKEN = compiled(
    "\ue000+|\ue001+|[^\\W_]+(?:[’'.&/@-]+[^\\W_]+)*(?:[’'](?![\\w]))?|[,;:()\\[\\]—–…]|-{2}|(?<=\\s)-(?=\\s)"
)
STAMP = compiled(
    r"(?:\d{1,2}[.:]\d\d(?: ?[ap]\.?m\.?)?|\d{1,2} ?[ap]\.?m\.?)"
    r"(?: (?:E[SD]T|C[SD]T|P[SD]T|GMT|BST|IST|AE[SD]T))?(?:\s*[-–—:|])?\s+(?=[A-Z“‘\"'])"
)
"""The time that opens an entry of a live report."""
PRONOUNS = frozenset("he she they i we it you who".split())
DETERMINERS = frozenset(
    "the a an his her their its my our your this that these those one another some several many most two three four "
    "five six seven eight nine ten each every both no any other others few all".split()
)
PREPOSITIONS = frozenset(
    "in on at by for from with of to into onto upon about after before between during through against under over "
    "without within among amid across behind beside beyond near since until till toward towards despite above below "
    "along around outside inside like unlike as via per off up down out past".split()
)
CLAUSE_STARTS = frozenset(
    "that which who whom whose when while because although though if unless whether where what how why and but or so "
    "yet then than".split()
)
BE = frozenset("am is are was were be been being".split())
AUXILIARIES = BE | frozenset(
    "has have had having do does did will would can could may might must shall should also then later still not never "
    "ever once just only now first again since earlier already often always sometimes afterwards afterward meanwhile "
    "even both all simply later hasn't hadn't didn't don't hasn’t hadn’t didn’t don’t".split()
)
"""Words that stand between a subject and its verb."""


LONGEST = 120
"""How many words of a sentence are looked through for its subject or its verb of speech."""


class Token(NamedTuple):
    """A word, a mark or a quotation: ``low`` is the word in lower case, the mark, or the kind of quotation."""

    start: int
    end: int
    text: str
    low: str

    @property
    def quoted(self) -> bool:
        """Whether it stands for quoted words, speech or term."""
        return self.low in (QUOTED, TERM)


class Name(NamedTuple):
    """A person's name in a block: its place, who it is, and where a title or honorific before it starts."""

    start: int
    end: int
    person: Person
    lead: int


class Span(NamedTuple):
    """A quotation in a block, marks included, and its number in the order of the story."""

    start: int
    end: int
    number: int
    speech: bool


@record
class Passage:
    """One block: its text, its sentences with quotations whole, the quotations and the people named outside them."""

    index: int
    text: str
    parted: Sequence[Place]
    spans: Sequence[Span]
    every_name: Sequence[Name]

    @cached_property
    def tokens(self) -> list[Token]:
        """The words and marks in order, each quotation one token."""
        parts, at = [], 0
        for span in self.spans:
            filler = QUOTED if span.speech else TERM
            parts += [self.text[at : max(at, span.start)], filler * (span.end - max(at, span.start))]
            at = max(at, span.end)
        masked = "".join([*parts, self.text[at:]])
        found = []
        for match in _TOKEN.finditer(masked):
            text = match.group()
            low = text[0] if text[0] in (QUOTED, TERM) else text.lower()
            found.append(Token(match.start(), match.end(), text, low))
        return found

    @cached_property
    def _starts(self) -> list[int]:
        return [token.start for token in self.tokens]

    def token_from(self, offset: int) -> int:
        """The number of the first token that starts at an offset or after it."""
        return bisect_left(self._starts, offset)

    @cached_property
    def names(self) -> list[Name]:
        """The names of people outside quotations, in order."""
        speech = [span for span in self.spans if span.speech]
        starts = [span.start for span in speech]
        found = []
        for name in self.every_name:
            at = bisect_right(starts, name.start) - 1
            if at < 0 or name.start >= speech[at].end:
                found.append(name)
        return found

    @cached_property
    def _name_starts(self) -> list[int]:
        return [name.start for name in self.names]

    def name_at(self, token: Token) -> Name | None:
        """The person's name that a token is part of."""
        at = bisect_left(self._name_starts, token.end) - 1
        return self.names[at] if at >= 0 and token.start < self.names[at].end else None

    def names_between(self, start: int, end: int) -> list[Name]:
        """The names of people that start between two offsets, outside quotations."""
        return self.names[bisect_left(self._name_starts, start) : bisect_left(self._name_starts, end)]

    @cached_property
    def _span_starts(self) -> list[int]:
        return [span.start for span in self.spans]

    def spans_between(self, start: int, end: int) -> Sequence[Span]:
        """The quotations that start between two offsets."""
        return self.spans[bisect_left(self._span_starts, start) : bisect_left(self._span_starts, end)]

    @cached_property
    def sentences(self) -> list[tuple[int, int]]:
        """The sentences as ranges of offsets; a stop inside a quotation parts none."""
        found: list[tuple[int, int]] = []
        stamp = STAMP.match(self.text)
        held: int | None = stamp.end() if stamp else None
        number = 0
        for place in self.parted:
            start = place.start if held is None else held
            while number < len(self.spans) and self.spans[number].end <= place.end:
                number += 1
            if number < len(self.spans) and self.spans[number].start < place.end:
                held = start
                continue
            held = None
            found.append((start, place.end))
        if held is not None:
            found.append((held, self.parted[-1].end))
        return found

    def sentence_of(self, offset: int) -> int:
        """The number of the sentence that holds an offset."""
        return max(0, bisect_right(self.sentences, (offset, 1 << 60)) - 1)

    def range_of(self, number: int) -> tuple[int, int]:
        """The tokens of a sentence: the first and the one after the last."""
        start, end = self.sentences[number]
        return self.token_from(start), self.token_from(end)

    def place(self, start: int, end: int) -> Place:
        """Offsets of the block as a place."""
        return Place(self.index, start, end)


Names = Mapping[int, Sequence[Name]]
"""The names of people by block, in order."""
