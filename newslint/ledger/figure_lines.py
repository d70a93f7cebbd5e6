"""Sentences with their numbers masked, so that a check can read the words around them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from newslint.article import Kind
from newslint.findings import Place
from newslint.ledger.numbers import Number
from newslint.on_use import compiled
from newslint.records import record

if TYPE_CHECKING:
    from newslint.article import Article

N = "\ue000"
"""Stands for one number in a line."""
ASIDE = "\ue001"
"""Stands for a number that has been set aside."""
READ = frozenset(
    {
        Kind.HEADLINE, Kind.STANDFIRST, Kind.PARAGRAPH, Kind.SUBHEAD, Kind.LIST, Kind.BLOCK_QUOTE, Kind.PULL_QUOTE,
        Kind.CAPTION, Kind.TABLE,
    }
)  # fmt: skip
_PRONOUN = compiled(
    r"\b(?:no|any|every|each|this|that|which|on|at|in|with|for|as|like|than|only|the|another) \Z", re.IGNORECASE
)
_OF_A_KIND = compiled(
    r"and one of (?!(?:the|its|his|her|their|our|my|your|those|these|them|us|you|a|an)\b)[a-z]+[.,;)]"
)
"""The end of "nine charges of fraud, seven of theft and one of perjury", where "one" is a number."""
_MOST = 60
"""A sentence with more numbers than this is no prose: a table run together, a dump."""
_SPAN_BEFORE = compiled(
    r"\b(?:in|over|within|past|last|next|previous|after|for|than|every|during|under|the|first|some|about|just) \Z",
    re.IGNORECASE,
)
_SPAN_AFTER = compiled(
    r"[ -](?:consecutive |straight |full |short |more )?(?:years?|months?|weeks?|days?|decades?|hours?"
    r"|minutes?|seasons?|quarters?"
    r"|generations?|centur(?:y|ies))\b"
)
_ASIDE = compiled(
    rf" ?[(\[](?:or |about |nearly |some |around )?(?P<one>{N})[)\]]"
    rf"|,? (?:or|equal to) (?P<each>{N}) (?:an?|per|each) (?:diluted )?share(?P<comma>,?)"
)


@record
class FigureLine:
    """A sentence that holds numbers; years and the pronoun "one" are left as words.

    ``text`` is the sentence with the character N for each number (its sign and unit included), ``numbers`` are in the
    order of those characters. ``starts`` gives, for each character of ``text``, where it stands in the block's text.
    """

    block: int
    text: str
    numbers: tuple[Number, ...]
    starts: tuple[int, ...]

    def place(self, start: int, end: int) -> Place:
        """Where characters ``start`` to ``end`` (exclusive, not empty) of the line stand."""
        return Place(self.block, self.starts[start], self._end(end - 1))

    def _end(self, at: int) -> int:
        if self.text[at] == N:
            return self.numbers[self.text.count(N, 0, at)].place.end
        if self.text[at] == ASIDE:
            return self.starts[at + 1] if at + 1 < len(self.starts) else self.starts[at] + 1
        return self.starts[at] + 1

    def number_at(self, at: int) -> Number:
        """The number that the character at ``at`` stands for."""
        return self.numbers[self.text.count(N, 0, at)]

    def without_spans(self) -> FigureLine:
        """The line with the lengths of time in it ("in two years") set aside, so that they part no figures."""
        aside = [
            at
            for at, char in enumerate(self.text)
            if char == N
            and _SPAN_AFTER.match(self.text, at + 1)
            and _SPAN_BEFORE.search(self.text, max(0, at - 10), at)
        ]
        if not aside:
            return self
        numbers = tuple(number for number in self.numbers if self.place_of(number) not in aside)
        text = "".join(ASIDE if at in aside else char for at, char in enumerate(self.text))
        return FigureLine(self.block, text, numbers, self.starts)

    def place_of(self, number: Number) -> int:
        """Where in ``text`` the character that stands for a number is."""
        return self.starts.index(number.place.start)

    def without_conversions(self) -> FigureLine:
        """The line without what says a figure once more: brackets with another currency or unit, ", or $6 a share,"."""
        text, at = "", 0
        starts: list[int] = []
        for match in _ASIDE.finditer(self.text):
            inner = self.number_at(self.text.index(N, match.start()))
            if not inner.unit or inner.unit in ("%", "points", "age") or (match["each"] and not inner.money):
                continue
            text += self.text[at : match.start()]
            starts += self.starts[at : match.start()]
            at = match.end() - len(match["comma"] or "")
        text += self.text[at:]
        starts += self.starts[at:]
        kept = set(starts)
        numbers = [number for number in self.numbers if number.place.start in kept]
        return FigureLine(self.block, text, tuple(numbers), tuple(starts))


def figure_lines(article: Article) -> Iterator[FigureLine]:
    """The sentences of the copy that hold a number, in order."""
    for index, block in enumerate(article.blocks):
        if block.kind not in READ:
            continue
        numbers = article.ledger.numbers(index)
        if not numbers:
            continue
        for sentence in article.ledger.sentences(index):
            inside = tuple(
                number
                for number in numbers
                if sentence.start <= number.place.start
                and number.place.end <= sentence.end
                and not number.year
                and not (number.spelled and number.value == 1 and _is_pronoun(block.text, number))
            )
            if inside and len(inside) <= _MOST:
                yield _line(index, block.text, sentence, inside)


def joined_lines(first: FigureLine, second: FigureLine, article: Article) -> FigureLine:
    """Two lines of one block as one, with the words between them."""
    text = article.blocks[first.block].text
    low, high = first.starts[-1] + 1, second.starts[0]
    if first.text[-1] == N:
        low = first.numbers[-1].place.end
    between = text[low:high]
    return FigureLine(
        first.block,
        first.text + between + second.text,
        first.numbers + second.numbers,
        (*first.starts, *range(low, high), *second.starts),
    )


def _is_pronoun(text: str, number: Number) -> bool:
    """Whether "one" stands for somebody or something: "no one", "on one count", not "one in five"."""
    start, end = number.place.start, number.place.end
    if number.unit or text[end : end + 4] == " in " or _OF_A_KIND.match(text, max(0, start - 4)):
        return False
    return text[end : end + 4] == " of " or _PRONOUN.search(text, max(0, start - 9), start) is not None


def _line(index: int, text: str, sentence: Place, numbers: tuple[Number, ...]) -> FigureLine:
    pieces, starts, at = [], [], sentence.start
    for number in numbers:
        pieces += [text[at : number.place.start], N]
        starts += [*range(at, number.place.start), number.place.start]
        at = number.place.end
    pieces.append(text[at : sentence.end])
    starts += range(at, sentence.end)
    return FigureLine(index, "".join(pieces), numbers, tuple(starts))
