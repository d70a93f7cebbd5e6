"""Sentences with their dates masked, so that a check can read the words around them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from newslint.findings import Place
from newslint.ledger.dates import DateMention
from newslint.ledger.figure_lines import READ
from newslint.records import record

if TYPE_CHECKING:
    from newslint.article import Article

D = "\ue000"
"""Stands for one date in a line."""


@record
class DateLine:
    """A sentence of the copy.

    ``text`` is the sentence with the character D for each date that names a day and a month, ``dates`` are in the
    order of those characters. ``starts`` gives, for each character of ``text``, where it stands in the block's text.
    """

    block: int
    text: str
    dates: tuple[DateMention, ...]
    starts: tuple[int, ...]

    def place(self, start: int, end: int) -> Place:
        """Where characters ``start`` to ``end`` (exclusive, not empty) of the line stand."""
        last = end - 1
        stop = self.date_at(last).place.end if self.text[last] == D else self.starts[last] + 1
        return Place(self.block, self.starts[start], stop)

    def date_at(self, at: int) -> DateMention:
        """The date that the character at ``at`` stands for."""
        return self.dates[self.text.count(D, 0, at)]

    def dates_before(self, at: int) -> tuple[DateMention, ...]:
        """The dates of the line before a character."""
        return self.dates[: self.text.count(D, 0, at)]


def date_lines(article: Article) -> Iterator[DateLine]:
    """The sentences of the copy, in order, those without dates as well."""
    dates: dict[int, list[DateMention]] = {}
    for mention in article.ledger.dates:
        dates.setdefault(mention.place.block, []).append(mention)
    for index, block in enumerate(article.blocks):
        if block.kind in READ:
            for sentence in article.ledger.sentences(index):
                yield _line(index, block.text, sentence, dates.get(index, []))


def _line(index: int, text: str, sentence: Place, dates: list[DateMention]) -> DateLine:
    pieces: list[str] = []
    starts: list[int] = []
    inside = [item for item in dates if sentence.start <= item.place.start and item.place.end <= sentence.end]
    at = sentence.start
    for mention in inside:
        pieces += [text[at : mention.place.start], D]
        starts += [*range(at, mention.place.start), mention.place.start]
        at = mention.place.end
    pieces.append(text[at : sentence.end])
    starts += range(at, sentence.end)
    return DateLine(index, "".join(pieces), tuple(inside), tuple(starts))
