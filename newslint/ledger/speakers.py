"""Who said a quotation: by its sentence, its paragraph, the sentence beside it, or carried from the paragraph before."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from newslint.article import Article, Kind
from newslint.findings import Place
from newslint.ledger.attribution import Given, given_in
from newslint.ledger.descriptions import body_of
from newslint.ledger.dialogue import Dialogue, source_line
from newslint.ledger.floor import Floor, floor_after, pointed_at, points_back, taken_up
from newslint.ledger.passages import Passage, Span
from newslint.ledger.reference import SEATS, Cast
from newslint.ledger.stage import on_stage
from newslint.ledger.values import Quote, Speaker

_CUED = frozenset(
    {
        Kind.PARAGRAPH, Kind.BLOCK_QUOTE, Kind.PULL_QUOTE, Kind.HEADLINE, Kind.STANDFIRST, Kind.CAPTION, Kind.LIST,
        Kind.SUBHEAD, Kind.NOTE,
    }
)  # fmt: skip
_RESTED = frozenset({Kind.PARAGRAPH, Kind.BLOCK_QUOTE, Kind.PULL_QUOTE, Kind.LIST})
_BREAKS = frozenset({Kind.SUBHEAD, Kind.HEADLINE})
_STATEMENT = re.compile(r"\b(?:statement|social media|website|post(?:ed)?|tweet(?:ed)?|X|Facebook|Instagram|news release)\b")


class _Attributor:
    """Reads block after block, knowing who held the floor at the end of the paragraph before."""

    def __init__(self, article: Article, quotes: Sequence[Quote]) -> None:
        self.article = article
        self.quotes = list(quotes)
        spans: dict[int, list[Span]] = {}
        for number, quote in enumerate(quotes):
            for part in quote.parts:
                spans.setdefault(part.block, []).append(Span(part.start, part.end, number, quote.speech))
        for held in spans.values():
            held.sort()
        self.spans = spans
        self.cast = Cast(article, spans)
        self.dialogue = Dialogue(article, self.cast)
        self.speakers: dict[int, Speaker] = {}
        self.signs: set[int] = set()
        self.floor: Floor | None = None

    def run(self) -> tuple[Quote, ...]:
        """Give every quotation its speaker."""
        for index, block in enumerate(self.article.blocks):
            if block.kind in _CUED and index in self.spans:
                self._cued(index)
        for index, block in enumerate(self.article.blocks):
            if block.kind in _BREAKS:
                self.floor = None
            elif block.kind in _RESTED and block.text:
                self._rest(index)
        found = []
        for number, quote in enumerate(self.quotes):
            speaker = self.speakers.get(number)
            speech = quote.speech and number not in self.signs
            changed = speaker is not None or speech != quote.speech
            found.append(replace(quote, speaker=speaker, speech=speech) if changed else quote)
        return tuple(found)

    def _cued(self, index: int) -> None:
        """The speakers that the very sentences of a block name."""
        passage = self.cast.passage(index)
        spans = passage.spans
        label = self.dialogue.speaker(index, spans[0].start)
        for at, span in enumerate(spans):
            if span.number in self.speakers or span.number in self.signs:
                continue
            until = spans[at + 1].start if at + 1 < len(spans) else len(passage.text)
            since = spans[at - 1].end if at else 0
            given = None if at == 0 and label else given_in(passage, span, since, until)
            if given and given.sign:
                self.signs.add(span.number)
            elif given and given.subject:
                self._settle(span.number, self._speaker(passage, given))
            elif label and span.speech:
                self._settle(span.number, label)

    def _settle(self, number: int, speaker: Speaker) -> None:
        self.speakers[number] = speaker
        if speaker.person:
            self.cast.said[number] = speaker.person

    def _speaker(self, passage: Passage, given: Given) -> Speaker:
        subject = given.subject
        assert subject is not None
        person = self.cast.person_of(passage, subject)
        how = {"pronoun": "pronoun", "described": "described"}.get(subject.kind, "sentence")
        first = subject.text.lower().split()
        if person is None and subject.kind != "pronoun" and (first[0] if first[0] != "the" else first[-1]) in SEATS:
            how = "metonymy"
        if person is None and first[:2] == ["the", "white"]:
            how = "metonymy"
        start, end = passage.sentences[passage.sentence_of(subject.start)]
        if given.posted or (how == "sentence" and _STATEMENT.search(passage.text, start, end)):
            how = "post"
        place = passage.place(subject.start, subject.end)
        body = body_of(self.article, subject.text, place) if person is None and subject.kind == "described" else None
        return Speaker(body.name if body else subject.text, place, how, given.cue, person)

    def _rest(self, index: int) -> None:
        """The speakers of the quotations of a block that no cue names, and who holds the floor after it."""
        passage = self.cast.passage(index)
        block = self.article.blocks[index]
        spans = [span for span in passage.spans]
        if spans and (block.kind is not Kind.PARAGRAPH or self._alone(passage)):
            source = source_line(self.article, index, spans[-1].end if self.quotes[spans[-1].number].mark else None)
            if source:
                self._sourced(spans, source)
                return
        for at, span in enumerate(spans):
            if span.number in self.speakers or span.number in self.signs or not span.speech:
                continue
            speaker = self._uncued(passage, spans, at)
            if speaker:
                self._settle(span.number, speaker)
        if block.kind is Kind.PARAGRAPH:
            self.floor = floor_after(self.cast, passage, self.speakers, self.floor)

    def _alone(self, passage: Passage) -> bool:
        return not any(not token.quoted and token.text[0].isalnum() for token in passage.tokens)

    def _sourced(self, spans: Sequence[Span], source: tuple[str, Place]) -> None:
        name, place = source
        named = [
            found for found in self.cast.names.get(place.block, ()) if place.start <= found.start < place.end
        ]
        person = named[0].person if named else None
        for span in spans:
            self.signs.discard(span.number)
            self._settle(span.number, Speaker(name, place, "source", None, person))

    def _uncued(self, passage: Passage, spans: Sequence[Span], at: int) -> Speaker | None:
        """The speaker of a quotation by what stands before it in its paragraph, after it, or in another paragraph."""
        span = spans[at]
        quote = self.quotes[span.number]
        if quote.parts[0].block != passage.index:
            return None
        sentence = passage.sentence_of(span.start)
        earlier = next(
            (other for other in reversed(spans[:at]) if other.number in self.speakers and other.speech), None
        )
        since = passage.sentence_of(earlier.start) if earlier else -1
        for number in range(sentence, since, -1):
            if number == sentence and passage.sentences[number][0] >= span.start:
                continue
            stage = on_stage(self.cast, passage, number, span.start)
            if stage and not (earlier and stage.strength == "named"):
                if earlier and stage.person and stage.person is self.speakers[earlier.number].person:
                    break
                place = passage.place(stage.subject.start, stage.subject.end)
                return Speaker(stage.subject.text, place, "before", None, stage.person)
        if earlier:
            return replace(self.speakers[earlier.number], how="paragraph")
        return self._after(passage, spans, at, sentence)

    def _after(self, passage: Passage, spans: Sequence[Span], at: int, sentence: int) -> Speaker | None:
        span = spans[at]
        opens = passage.sentences[sentence][0] >= span.start and sentence == 0
        carried = self.floor.speaker_for(passage.text[span.start : span.end]) if self.floor and opens else None
        later = next((other for other in spans[at + 1 :] if other.number in self.speakers and other.speech), None)
        until = passage.sentence_of(later.start) if later else len(passage.sentences)
        for number in range(sentence + 1, min(until, sentence + 3)):
            if number == sentence + 1 and points_back(passage, number):
                return pointed_at(self.cast, passage, number)
            stage = on_stage(self.cast, passage, number)
            if stage and (number == sentence + 1 or stage.strength in ("speaks", "new")):
                if carried and stage.strength in ("named", "acts", "does") and stage.person is not carried.person:
                    return carried
                place = passage.place(stage.subject.start, stage.subject.end)
                return Speaker(stage.subject.text, place, "next", None, stage.person)
        if later:
            return replace(self.speakers[later.number], how="paragraph")
        if carried:
            return carried
        if not opens:
            return None
        return taken_up(self.cast, passage, self.speakers, self.floor)


def attributed(article: Article, quotes: tuple[Quote, ...]) -> tuple[Quote, ...]:
    """The quotations with their speakers, where the story makes them clear."""
    if not quotes:
        return quotes
    return _Attributor(article, quotes).run()
