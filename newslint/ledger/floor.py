"""Who may go on speaking in the next paragraph, and whom the next paragraph brings on as the speaker."""

from __future__ import annotations

import re
from collections.abc import Mapping

from newslint.article import Kind
from newslint.ledger.cues import SPEECH_NOUNS, cues
from newslint.ledger.passages import STAMP, Passage
from newslint.ledger.phrases import Subject, phrase_at
from newslint.ledger.reference import Cast
from newslint.ledger.stage import Stage, first_person, is_first, on_stage
from newslint.ledger.values import Speaker
from newslint.on_use import compiled
from newslint.records import record, replace

_POINTS = compiled(r"\W*(?:That|Those|These|This|Such|So|It|Thus|Or so|The (?:words?|speaker|author|writer))\b")
_SINGULAR = compiled(r"\b(?:I|[Mm]e|[Mm]y|[Mm]ine)\b|\bI[’']")
_INTRODUCED = compiled(r",? (?:aged )?\d\d?,|, who\b")
_VIEWS = frozenset("how what sentiment view verdict mood summary feeling opinion plaintive blunt account words".split())


@record
class Floor:
    """The speaker who holds the floor after a paragraph, and how firmly: said, speaks, new, does or seen."""

    speaker: Speaker
    strength: str

    def speaker_for(self, quoted: str) -> Speaker | None:
        """The speaker of a quotation that opens the next paragraph without a cue, if it may be this one."""
        if self.strength == "does" and not first_person(quoted):
            return None
        if self.strength == "seen" and not _SINGULAR.search(quoted):
            return None
        return replace(self.speaker, how="carried", cue=None)


def floor_after(cast: Cast, passage: Passage, speakers: Mapping[int, Speaker]) -> Floor | None:
    """Who holds the floor at the end of a paragraph."""
    last = next(
        (span for span in reversed(passage.spans) if span.number in speakers and speakers[span.number].how != "source"),
        None,
    )
    spoken = last is not None and (last.speech or speakers[last.number].how != "paragraph")
    count = len(passage.sentences)
    until = passage.sentence_of(last.start) if last and spoken else -1
    for number in range(count - 1, until, -1):
        stage = on_stage(cast, passage, number)
        if stage is None:
            if not spoken:
                return None
            continue
        if stage.strength == "named":
            if spoken:
                continue
            return None
        if last and spoken and (stage.person is not None and stage.person is speakers[last.number].person):
            break
        if stage.strength == "acts":
            return None
        if stage.subject.kind == "described" and stage.strength != "speaks":
            return None if stage.subject.text.lower().startswith("the ") else Floor(_as_speaker(passage, stage), "seen")
        return Floor(_as_speaker(passage, stage), stage.strength)
    return Floor(speakers[last.number], "said") if last and spoken else None


def _as_speaker(passage: Passage, stage: Stage) -> Speaker:
    place = passage.place(stage.subject.start, stage.subject.end)
    return Speaker(stage.subject.text, place, "carried", None, stage.person)


def taken_up(cast: Cast, passage: Passage, speakers: Mapping[int, Speaker]) -> Speaker | None:
    """The speaker whom the paragraph after a bare quotation brings on."""
    index = next_paragraph(cast, passage.index)
    if index is None:
        return None
    other = cast.passage(index)
    if not other.sentences:
        return None
    stage = on_stage(cast, other, 0)
    blocks = cast.article.blocks
    opening = passage.index <= cast.opening or (passage.index > 0 and blocks[passage.index - 1].kind is Kind.SUBHEAD)
    first = next((span for span in other.spans if span.number in speakers and span.speech), None)
    points = points_back(other, 0)
    if first is not None and first.start == 0:
        return replace(speakers[first.number], how="next")
    if points:
        return pointed_at(cast, other, 0)
    if stage is None or STAMP.match(other.text):
        return None
    if (
        first is not None
        and not opening
        and not (stage.strength == "new" and _INTRODUCED.match(other.text, stage.subject.end))
    ):
        return None
    place = other.place(stage.subject.start, stage.subject.end)
    speaker = Speaker(stage.subject.text, place, "next", None, stage.person)
    if first is not None and not opening:
        return speaker
    if opening and stage.strength != "named":
        return speaker
    named = stage.subject.kind == "name" and opens_with(other, stage.subject)
    if stage.strength == "speaks" or (stage.strength == "new" and named):
        return speaker
    return None


def introduced(cast: Cast, passage: Passage) -> Speaker | None:
    """The person new to the story whom the next paragraph opens with, with an age or "who" after the name."""
    index = next_paragraph(cast, passage.index)
    other = cast.passage(index) if index is not None else None
    stage = on_stage(cast, other, 0) if other and other.sentences else None
    if other is None or stage is None or stage.strength == "named" or stage.subject.kind != "name":
        return None
    if stage.person is None or not is_first(cast, other, stage.subject.start, stage.person):
        return None
    if not opens_with(other, stage.subject) or not _INTRODUCED.match(other.text, stage.subject.end):
        return None
    place = other.place(stage.subject.start, stage.subject.end)
    return Speaker(stage.subject.text, place, "next", None, stage.person)


def opens_with(passage: Passage, subject: Subject) -> bool:
    """Whether a passage opens with a name, titles before it set aside."""
    return all(
        token.text[:1].isupper() and token.low != "the" for token in passage.tokens[: passage.token_from(subject.start)]
    )


def points_back(passage: Passage, number: int) -> bool:
    """Whether a sentence points back at words just quoted: "That was the verdict of Palma"."""
    if number >= len(passage.sentences):
        return False
    start, end = passage.sentences[number]
    words = [word.lower() for word in re.findall(r"[^\W_]+", passage.text[start:end])]
    pointing = _POINTS.match(passage.text, start, end)
    return bool(pointing) and any(word in SPEECH_NOUNS | _VIEWS or word in cues() for word in words)


def pointed_at(cast: Cast, passage: Passage, number: int) -> Speaker | None:
    """The person whose words a sentence says the words before it were."""
    start, end = passage.sentences[number]
    for name in passage.names_between(start, end)[:1]:
        return Speaker(name.person.name, passage.place(name.start, name.end), "next", None, name.person)
    low, last = passage.range_of(number)
    for at in range(low, last - 1):
        if passage.tokens[at].low in ("of", "from", "by"):
            subject, _ = phrase_at(passage, at + 1, last, closing=True)
            if subject:
                return Speaker(
                    subject.text,
                    passage.place(subject.start, subject.end),
                    "next",
                    None,
                    cast.person_of(passage, subject),
                )
    stage = on_stage(cast, passage, number)
    if stage is None:
        subject = cast.subject(passage, number)
        if subject is None or subject.kind != "name":
            return None
        return Speaker(subject.text, passage.place(subject.start, subject.end), "next", None, None)
    return Speaker(
        stage.subject.text, passage.place(stage.subject.start, stage.subject.end), "next", None, stage.person
    )


def next_paragraph(cast: Cast, index: int) -> int | None:
    """The next paragraph of body copy, pictures and notes between left out; None at a subhead or the end."""
    for number in range(index + 1, len(cast.article.blocks)):
        kind = cast.article.blocks[number].kind
        if kind is Kind.PARAGRAPH:
            return number
        if kind in (Kind.SUBHEAD, Kind.HEADLINE, Kind.LIST, Kind.TABLE, Kind.BLOCK_QUOTE, Kind.SIGN_OFF):
            return None
    return None
