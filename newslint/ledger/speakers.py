"""Who said a quotation: by its sentence, its paragraph, the sentence beside it, or the paragraph before or after."""

from __future__ import annotations

from collections.abc import Sequence

from newslint.article import Article, Kind
from newslint.findings import Place
from newslint.ledger.attribution import given_in, leading_in
from newslint.ledger.descriptions import body_of
from newslint.ledger.dialogue import Dialogue, source_line
from newslint.ledger.floor import Floor, floor_after, introduced, next_paragraph, pointed_at, points_back, taken_up
from newslint.ledger.given import Given
from newslint.ledger.passages import STAMP, Passage, Span
from newslint.ledger.phrases import Subject
from newslint.ledger.reference import SEATS, Cast
from newslint.ledger.stage import Stage, on_stage
from newslint.ledger.values import Organisation, Quote, Speaker
from newslint.on_use import compiled
from newslint.records import replace

_CUED = frozenset(
    {
        Kind.PARAGRAPH, Kind.BLOCK_QUOTE, Kind.PULL_QUOTE, Kind.HEADLINE, Kind.STANDFIRST, Kind.CAPTION, Kind.LIST,
        Kind.SUBHEAD, Kind.NOTE,
    }
)  # fmt: skip
_RESTED = frozenset({Kind.PARAGRAPH, Kind.BLOCK_QUOTE, Kind.PULL_QUOTE, Kind.LIST})
_BREAKS = frozenset({Kind.SUBHEAD, Kind.HEADLINE})
_STATEMENT = compiled(
    r"\b(?:statement|social media|website|post(?:ed)?|tweet(?:ed)?|X|Facebook|Instagram|news release)\b"
)


_MOST = 150
"""A block with more quotations is no copy that anybody wrote."""
_THIRD = compiled(r"\b(?:[Hh]e|[Ss]he|[Hh]im|[Hh]er|[Hh]is)\b")
_CAPTIONS = frozenset("it caption captions message status".split())
_PUTS_UP = frozenset("posted shared tweeted uploaded posts shares tweets messaged texted emailed wrote sent".split())
_CHANNELS = frozenset("account page feed website site channel".split())
_ISSUED = frozenset("statement post tweet email notice message letter release note".split())
_FURTHER = frozenset("added adds continued continues concluded concludes".split())


class _Attributor:
    """Reads block after block, knowing who held the floor at the end of the paragraph before."""

    def __init__(self, article: Article, quotes: Sequence[Quote]) -> None:
        self.article = article
        self.quotes = list(quotes)
        spans: dict[int, list[Span]] = {}
        for number, quote in enumerate(quotes):
            for part in quote.parts:
                spans.setdefault(part.block, []).append(Span(part.start, part.end, number, quote.speech))
        self.spans = {index: sorted(held) for index, held in spans.items() if len(held) <= _MOST}
        self.cast = Cast(article, self.spans)
        self.dialogue = Dialogue(article, self.cast)
        self.speakers: dict[int, Speaker] = {}
        self.signs: set[int] = set()
        self.labelled: set[int] = set()
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
            speech = (quote.speech and number not in self.signs) or number in self.labelled
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
            if not span.speech and self._nickname(passage, span):
                continue
            until = next((other.start for other in spans[at + 1 :] if other.speech), len(passage.text))
            given = None if at == 0 and label else given_in(passage, span, until)
            posted = self._posted(passage, span, given) if given and given.sign else None
            if posted:
                self._settle(span.number, posted)
            elif given and given.sign:
                self.signs.add(span.number)
            elif given and given.subject:
                self._settle(span.number, self._speaker(passage, given))
            elif label:
                self.labelled.add(span.number)
                self._settle(span.number, label)
            elif at and self._runs_on(passage, spans[at - 1], span):
                self._settle(span.number, self.speakers[spans[at - 1].number])

    def _posted(self, passage: Passage, span: Span, given: Given) -> Speaker | None:
        """The person of the sentence before, who posted what "it" or "the caption" reads."""
        words = given.subject.text.lower().split() if given.subject else []
        number = passage.sentence_of(span.start) - 1
        if number < 0 or not words or words[-1] not in _CAPTIONS:
            return None
        low, end = passage.range_of(number)
        subject = self.cast.subject(passage, number)
        if subject is None or not any(token.low in _PUTS_UP for token in passage.tokens[low:end]):
            return None
        person = self.cast.person_of(passage, subject)
        return Speaker(subject.text, passage.place(subject.start, subject.end), "post", given.cue, person)

    def _runs_on(self, passage: Passage, before: Span, span: Span) -> bool:
        """Whether a quotation goes on the one before it in one sentence: "“We will,” said Palma, “sell.”"."""
        if before.number not in self.speakers or not (before.speech and span.speech):
            return False
        return passage.sentence_of(before.start) == passage.sentence_of(span.start)

    def _nickname(self, passage: Passage, span: Span) -> bool:
        return any(name.start < span.start and span.end < name.end for name in passage.names)

    def _settle(self, number: int, speaker: Speaker) -> None:
        self.speakers[number] = speaker
        if speaker.person:
            self.cast.said[number] = speaker.person

    def _goes_on(self, span: Span, speaker: Speaker) -> None:
        """Join a new description with "added" or the like to the person who holds the floor: it can mean no other."""
        if span.start or speaker.person or self.floor is None or speaker.how != "described" or not speaker.cue:
            return
        person, cue = self.floor.speaker.person, speaker.cue
        if person is None or not speaker.name.lower().startswith("the "):
            return
        text = self.article.blocks[cue.block].text
        further = text[cue.start : cue.end].lower() in _FURTHER
        if further or (self.cast.may_be_anybody(speaker.name) and not _THIRD.search(text, span.start, span.end)):
            self._settle(span.number, replace(speaker, person=person))

    def _speaker(self, passage: Passage, given: Given) -> Speaker:
        subject = given.subject
        assert subject is not None
        if subject.text.lower() == "it":
            subject = self.cast.thing(passage, subject.start) or subject
        person = self.cast.person_of(passage, subject)
        how = {"pronoun": "pronoun", "described": "described"}.get(subject.kind, "sentence")
        first = subject.text.lower().split()
        if person is None and subject.kind != "pronoun" and (first[0] if first[0] != "the" else first[-1]) in SEATS:
            how = "metonymy"
        if person is None and first[:2] == ["the", "white"]:
            how = "metonymy"
        place = passage.place(subject.start, subject.end)
        start, end = passage.sentences[passage.sentence_of(subject.start)]
        if given.posted or (how == "sentence" and _STATEMENT.search(passage.text, start, end)):
            how = "post"
        return Speaker(
            self._called(passage, subject) if person is None else subject.text, place, how, given.cue, person
        )

    def _called(self, passage: Passage, subject: Subject) -> str:
        """What to call a speaker who is no person of the story: the body or the description that the words take up."""
        place = passage.place(subject.start, subject.end)
        if subject.kind == "described":
            words = subject.text.replace("’", "'").split()
            body = body_of(self.article, subject.text, place) or self._issuer(words, place)
            return body.name if body else subject.text
        if subject.text.lower() in ("he", "she"):
            unnamed = self.cast.unnamed(passage, subject.start)
            return unnamed.text if unnamed else subject.text
        body = self.cast.body(place) if subject.text.lower() == "it" else None
        return body.name if body else subject.text

    def _issuer(self, words: Sequence[str], place: Place) -> Organisation | None:
        """The body that a document speaks for: "a statement from the trust", "the statement"."""
        if len(words) > 2 and words[-1].lower() in _CHANNELS:
            owner = next((at for at, word in enumerate(words) if word.endswith("'s")), 0)
            return body_of(self.article, " ".join([*words[:owner], words[owner][:-2]]), place) if owner else None
        if len(words) < 2 or words[1].lower() not in _ISSUED:
            return None
        if len(words) == 2:
            return self.cast.body(place) if words[0].lower() == "the" else None
        for at in range(2, len(words)):
            if words[at].lower() in ("the", "its"):
                tail = [word.removesuffix("'s") for word in words[at : at + 3]]
                found = body_of(self.article, " ".join(tail[:2]), place) or body_of(self.article, " ".join(tail), place)
                if found:
                    return found
        return None

    def _rest(self, index: int) -> None:
        """The speakers of the quotations of a block that no cue names, and who holds the floor after it."""
        passage = self.cast.passage(index)
        block = self.article.blocks[index]
        if STAMP.match(block.text):
            self.floor = None
        spans = passage.spans
        if spans and (block.kind is not Kind.PARAGRAPH or self._alone(passage)):
            source = source_line(self.article, index, spans[-1].end if self.quotes[spans[-1].number].mark else None)
            if source:
                self._sourced(spans, source)
                return
        for at, span in enumerate(spans):
            if span.number in self.speakers:
                self._goes_on(span, self.speakers[span.number])
                continue
            if span.number in self.signs or not (span.speech or self._announces_all(passage)):
                continue
            speaker = self._uncued(passage, spans, at)
            if speaker:
                self._settle(span.number, speaker)
                self.labelled.update(() if span.speech else (span.number,))
        if block.kind is Kind.PARAGRAPH:
            self.floor = floor_after(self.cast, passage, self.speakers)

    def _alone(self, passage: Passage) -> bool:
        return not any(not token.quoted and token.text[0].isalnum() for token in passage.tokens)

    def _sourced(self, spans: Sequence[Span], source: tuple[str, Place]) -> None:
        name, place = source
        named = [found for found in self.cast.names.get(place.block, ()) if place.start <= found.start < place.end]
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
            if stage and _brings_on(stage, number >= sentence - 1, earlier is not None):
                if earlier and stage.person and stage.person is self.speakers[earlier.number].person:
                    break
                place = passage.place(stage.subject.start, stage.subject.end)
                return Speaker(stage.subject.text, place, "before", None, stage.person)
        if earlier:
            return replace(self.speakers[earlier.number], how="paragraph")
        if at and spans[at - 1].number in self.signs:
            self.signs.add(span.number)
            return None
        return self._after(passage, spans, at, sentence)

    def _announces_all(self, passage: Passage) -> bool:
        """Whether the paragraph before announces a whole paragraph with a colon, so that even one word is speech."""
        given = self._announced(passage) if self._alone(passage) else None
        return given is not None and given.subject is not None and not given.sign

    def _newcomer(self, passage: Passage, sentence: int) -> Speaker | None:
        """A person whom the next paragraph introduces, where the one before quotes nobody or closed its quotation."""
        before = self.article.blocks[passage.index - 1].text.rstrip()
        if self.floor and self.floor.strength == "said" and before[-1:] not in ("”", '"', "’", "'", "»"):
            return None
        if sentence + 1 < len(passage.sentences):
            return None
        return introduced(self.cast, passage)

    def _announced(self, passage: Passage) -> Given | None:
        """What the paragraph before gives a quotation to, where it ends in a colon."""
        if passage.index == 0 or self.article.blocks[passage.index - 1].kind is not Kind.PARAGRAPH:
            return None
        before = self.cast.passage(passage.index - 1)
        if not before.text.rstrip().endswith(":") or not before.sentences:
            return None
        return leading_in(before)

    def _after(self, passage: Passage, spans: Sequence[Span], at: int, sentence: int) -> Speaker | None:
        span = spans[at]
        opens = sentence == 0 and passage.sentences[0][0] >= span.start
        announced = self._announced(passage) if opens else None
        if announced and announced.sign:
            self.signs.add(span.number)
            return None
        if announced and announced.subject:
            speaker = self._speaker(self.cast.passage(passage.index - 1), announced)
            return speaker if speaker.how == "post" else replace(speaker, how="before")
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
            return self._newcomer(passage, sentence) or carried
        if not opens:
            return None
        if sentence + 1 < len(passage.sentences):
            return None
        found = taken_up(self.cast, passage, self.speakers)
        following = next_paragraph(self.cast, passage.index) if found is None else None
        if following is not None and points_back(self.cast.passage(following), 0):
            self.signs.add(span.number)
        return found


def _brings_on(stage: Stage, near: bool, quoted: bool) -> bool:
    """Whether a sentence before a quotation brings its speaker on; ``quoted`` says that another is quoted before it."""
    if not near:
        return stage.strength in ("speaks", "new")
    if stage.strength == "acts" and stage.person is None:
        return False
    return not (quoted and stage.strength == "named")


def attributed(article: Article, quotes: tuple[Quote, ...]) -> tuple[Quote, ...]:
    """The quotations with their speakers, where the story makes them clear."""
    if not quotes:
        return quotes
    return _Attributor(article, quotes).run()
