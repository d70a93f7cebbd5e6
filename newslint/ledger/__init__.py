"""The ledger: what the story says, each kind of thing found once, when it is first asked for."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from newslint.findings import Place
from newslint.ledger.values import IndirectSpeech, Organisation, Person, Quote, Unbalanced, Variant, Word
from newslint.ledger.words import words_of

if TYPE_CHECKING:
    from newslint.article import Article, PublicationDate
    from newslint.ledger.credits import Credit
    from newslint.ledger.date_lines import DateLine
    from newslint.ledger.datelines import Dated, Dateline
    from newslint.ledger.dates import DateMention
    from newslint.ledger.figure_lines import FigureLine
    from newslint.ledger.names import NameUse
    from newslint.ledger.narration import Sentence
    from newslint.ledger.numbers import Number
    from newslint.ledger.quotes import Reading
    from newslint.ledger.slips import Slip


class Ledger:
    """What one article says; every part is computed once, lazily."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self._words: dict[int, tuple[Word, ...]] = {}
        self._sentences: dict[int, tuple[Place, ...]] = {}
        self._numbers: dict[int, tuple[Number, ...]] = {}

    def words(self, index: int) -> tuple[Word, ...]:
        """The words of block number ``index``, in order; a hyphenated compound is one word."""
        found = self._words.get(index)
        if found is None:
            found = self._words[index] = words_of(index, self.article.blocks[index].text)
        return found

    def sentences(self, index: int) -> tuple[Place, ...]:
        """The sentences of block number ``index``, in order, their closing marks included."""
        found = self._sentences.get(index)
        if found is None:
            from newslint.ledger.sentences import sentences_of

            found = self._sentences[index] = sentences_of(index, self.article.blocks[index].text)
        return found

    @cached_property
    def narration(self) -> tuple[Sentence, ...]:
        """The sentences of the body in order, each with the words of it that are the paper's own."""
        from newslint.ledger.narration import find_sentences

        return tuple(find_sentences(self.article))

    @cached_property
    def _reading(self) -> Reading:
        from newslint.ledger.quotes import read_quotes

        return read_quotes(self.article)

    @cached_property
    def quotes(self) -> tuple[Quote, ...]:
        """The quotations of the story in source order, nested ones inside the quotation that holds them."""
        if not self._reading.quotes:
            return ()
        from newslint.ledger.speakers import attributed

        return attributed(self.article, self._reading.quotes)

    @cached_property
    def indirect(self) -> tuple[IndirectSpeech, ...]:
        """The clauses of indirect speech, in order, where it is certain who said them."""
        from newslint.ledger.indirect import find_indirect

        return find_indirect(self.article, self.quotes)

    @cached_property
    def _quotes_by_block(self) -> dict[int, tuple[Quote, ...]]:
        found: dict[int, list[Quote]] = {}
        for quote in self.quotes:
            for part in quote.parts:
                found.setdefault(part.block, []).append(quote)
        return {index: tuple(quotes) for index, quotes in found.items()}

    def quotes_in(self, index: int) -> tuple[Quote, ...]:
        """The quotations that have a part in block number ``index``, in order."""
        return self._quotes_by_block.get(index, ())

    @cached_property
    def unbalanced(self) -> tuple[Unbalanced, ...]:
        """The quotation marks and brackets that have no partner, where that is beyond doubt."""
        from newslint.ledger.marks import lone_brackets

        return tuple(sorted((*self._reading.unbalanced, *lone_brackets(self.article)), key=lambda lone: lone.place))

    def in_speech(self, place: Place) -> bool:
        """Whether a place lies in direct quotation of two or more words, or after an opening mark never closed."""
        spans = self._reading.speech.get(place.block)
        if not spans:
            return False
        at = bisect_right(spans, (place.start, 1 << 60)) - 1
        if at >= 0 and place.start < spans[at][1]:
            return True
        last = max(place.start, place.end - 1)
        at = bisect_right(spans, (last, 1 << 60)) - 1
        return at >= 0 and last < spans[at][1]

    def speech_in(self, index: int) -> Sequence[tuple[int, int]]:
        """The runs of block number ``index`` that are direct quotation of two or more words, in order."""
        return self._reading.speech.get(index, ())

    @cached_property
    def dates(self) -> tuple[DateMention, ...]:
        """The dates the story names by day and month, in order."""
        from newslint.ledger.dates import find_dates

        return find_dates(self.article)

    @cached_property
    def date_lines(self) -> tuple[DateLine, ...]:
        """The sentences of the copy, each with its dates masked, in order."""
        from newslint.ledger.date_lines import date_lines

        return tuple(date_lines(self.article))

    @cached_property
    def dateline(self) -> Dateline | None:
        """Where the story was filed, None for a story without a dateline."""
        from newslint.ledger.datelines import dateline_of

        return dateline_of(self.article)

    @cached_property
    def dated(self) -> tuple[Dated, ...]:
        """The days that the draft is dated by, each with its place: metadata, date lines, dateline."""
        from newslint.ledger.datelines import find_dated

        return tuple(find_dated(self.article))

    @cached_property
    def names(self) -> tuple[NameUse, ...]:
        """The uses of surnames, and of capitalised words that may be some, in order."""
        from newslint.ledger.names import find_names

        return find_names(self.article)

    def numbers(self, index: int) -> tuple[Number, ...]:
        """The numbers of block number ``index``, in order."""
        found = self._numbers.get(index)
        if found is None:
            from newslint.ledger.numbers import find_numbers

            found = self._numbers[index] = find_numbers(self.article, index)
        return found

    @cached_property
    def figure_lines(self) -> tuple[FigureLine, ...]:
        """The sentences that hold numbers, each with its numbers masked, in order."""
        from newslint.ledger.figure_lines import figure_lines

        return tuple(figure_lines(self.article))

    @cached_property
    def people(self) -> tuple[Person, ...]:
        """The people of the story, each once, in the order in which they come up."""
        from newslint.ledger.people import find_people

        return find_people(self.article)

    @cached_property
    def person_names(self) -> frozenset[str]:
        """Every form in which the story names its people."""
        return frozenset(form for each in self.people for form in (each.name, *(use.text for use in each.mentions)))

    @cached_property
    def organisations(self) -> tuple[Organisation, ...]:
        """The organisations of the story that have a full name in it or an acronym, in order."""
        from newslint.ledger.organisations import find_organisations

        return find_organisations(self.article)

    @cached_property
    def credits(self) -> tuple[Credit, ...]:
        """The credits of the pictures, one for each person, or for a line that names agencies only, in order."""
        from newslint.ledger.credits import find_credits

        return find_credits(self.article)

    @cached_property
    def _people_by_block(self) -> dict[int, list[tuple[Place, Person]]]:
        found: dict[int, list[tuple[Place, Person]]] = {}
        for person in self.people:
            for mention in person.mentions:
                found.setdefault(mention.place.block, []).append((mention.place, person))
        for named in found.values():
            named.sort(key=lambda pair: pair[0])
        return found

    def person_at(self, place: Place) -> Person | None:
        """The person whose name stands at a place, whole or in part."""
        named = self._people_by_block.get(place.block, [])
        at = bisect_right(named, place.start, key=lambda pair: pair[0].end)
        return named[at][1] if at < len(named) and named[at][0].start < place.end else None

    @cached_property
    def slips(self) -> tuple[Slip, ...]:
        """The words of the story that no list holds and that a slip of the keyboard explains, in order."""
        from newslint.ledger.slips import find_slips

        return find_slips(self.article)

    @cached_property
    def variant(self) -> Variant | None:
        """The variant of English that the story declares or, failing that, clearly uses; None when unsure."""
        from newslint.ledger.variant import variant_of

        return variant_of(self.article)

    @cached_property
    def published(self) -> PublicationDate | None:
        """The day the story is dated: by option, metadata, date line or dateline; None when none says so in full."""
        from newslint.ledger.dates_published import published_of

        return published_of(self.article)
