"""Who holds the stage after a sentence or a paragraph, so that a quotation with no cue of its own may be theirs."""

from __future__ import annotations

import re
from collections.abc import Sequence

from newslint.ledger.cues import SPEECH_NOUNS, cues
from newslint.ledger.humans import is_human
from newslint.ledger.passages import BE, LONGEST, Passage, Token
from newslint.ledger.phrases import Subject, apposed, capital, phrase_at
from newslint.ledger.reference import Cast
from newslint.ledger.values import Person
from newslint.on_use import compiled
from newslint.records import record

_MENTAL = frozenset(
    "laughs laughed smiles smiled shrugs shrugged sighs sighed nods nodded grins grinned remembers remembered "
    "recalls recalled believes believed thinks thought feels felt hopes hoped fears feared knows knew wants "
    "wanted agrees agreed disagrees disagreed doubts doubted worries worried wonders wondered insists "
    "insisted regrets regretted loves loved hates hated misses missed enjoys enjoyed likes liked prefers "
    "preferred expects expected understands understood refuses refused admits admitted sees saw calls called "
    "describes described dismisses dismissed rejects rejected welcomes welcomed praises praised criticised "
    "criticized opposes opposed supports supported blames blamed thanked thanks struck sounded sounds shook "
    "shakes paused pauses winced wept cried wished wishes".split()
)
_STATES = frozenset(
    "convinced sure certain proud happy glad angry furious shocked relieved pleased delighted sad upset "
    "surprised disappointed unimpressed impressed sceptical skeptical adamant clear blunt unmoved moved "
    "grateful thankful worried afraid scared frightened devastated heartbroken overjoyed thrilled excited "
    "nervous confident hopeful optimistic pessimistic defiant unrepentant critical tired among cheerful "
    "cautious wary philosophical emotional tearful emphatic unsure puzzled amused bemused dismissive scathing "
    "apologetic there".split()
)
_UTTERED = SPEECH_NOUNS - frozenset(
    "song songs anthem anthems ballad ballads hymn hymns chorus refrain poem poems verse verses lyric lyrics card "
    "cards label labels banner banners billboard poster posters placard placards plaque sticker document documents "
    "diary script footage recording video tattoo sign signs line lines leaflet leaflets pamphlet book "
    "headline headlines caption captions graffiti inscription epitaph engraving email emails".split()
)
"""What somebody utters: things that are sung, printed or shown put nobody on stage as a speaker."""
_UNDERGONE = frozenset("led taken killed hurt born due sent held found made put shot cut set paid sold told".split())
_FUTURE = frozenset("will would must shall may might could can should".split())
_EVEN = compiled(r"\b(?:[Ii]|me|my|mine|myself|we|us|our|ours|We|My|Our|Me|Us)\b|\bI[’']")


@record
class Stage:
    """The person whom a sentence puts on stage: the words, who it is, and how strongly (speaks, new, acts)."""

    subject: Subject
    person: Person | None
    strength: str
    sentence: int


def on_stage(cast: Cast, passage: Passage, number: int, until: int = 1 << 60) -> Stage | None:
    """The person whom a sentence is about; None for a sentence about things or bodies."""
    low, end = passage.range_of(number)
    end = min(end, low + LONGEST, passage.token_from(until))
    subject = cast.subject(passage, number, until)
    told = _according(cast, passage, number, low, end)
    if told or subject is None:
        return told
    person = cast.person_of(passage, subject)
    if person is None and not (
        (subject.kind == "name" and _is_someone(passage, subject))
        or (subject.kind == "described" and is_human(subject.text) and not _any_one(subject.text))
        or (subject.kind == "pronoun" and subject.text.lower() in ("he", "she"))
    ):
        return _inside(cast, passage, number, low, end)
    return Stage(subject, person, _strength(cast, passage, subject, low, end, person), number)


_AGED = compiled(r",? (?:aged )?\d\d?(?:,| and )|, who\b|, an? ")


def _is_someone(passage: Passage, subject: Subject) -> bool:
    """Whether a name is a person's by what stands beside it: an age, "who", a description."""
    if _AGED.match(passage.text, subject.end):
        return True
    before = passage.text[max(0, subject.start - 60) : subject.start]
    return before.endswith(", ") and is_human(re.split(r"[.!?:;“”\"] ", before[:-2])[-1])


def _any_one(text: str) -> bool:
    """Whether a phrase means nobody in particular: "each runner", "no juror"."""
    return text.split(" ")[0].lower() in (
        "each",
        "every",
        "no",
        "any",
        "all",
        "some",
        "many",
        "most",
        "both",
        "several",
    )


def _according(cast: Cast, passage: Passage, number: int, low: int, end: int) -> Stage | None:
    """The person according to whom something is so."""
    tokens = passage.tokens
    for at in range(low, end - 2):
        if tokens[at].low == "according" and tokens[at + 1].low == "to":
            subject, after = phrase_at(passage, at + 2, end, closing=True)
            if subject is None:
                continue
            subject = apposed(passage, subject, after, end) or subject
            person = cast.person_of(passage, subject)
            if person or (subject.kind == "described" and is_human(subject.text)):
                return Stage(subject, person, "speaks", number)
    return None


def _inside(cast: Cast, passage: Passage, number: int, low: int, end: int) -> Stage | None:
    """The one person in a sentence about something else: "His house is gone", "It was Palma's first win"."""
    start, stop = passage.tokens[low].start if low < len(passage.tokens) else 0, 1 << 60
    if end < len(passage.tokens):
        stop = passage.tokens[end].start
    named = passage.names_between(start, stop)
    people = {name.person.name: name for name in named}
    if len(people) > 1:
        people = {name.person.name: name for name in named if passage.text[name.end : name.end + 1] not in ("’", "'")}
    if len(people) == 1:
        name = next(iter(people.values()))
        subject = Subject("name", name.start, name.end, passage.text[name.start : name.end], name.person)
        fresh = is_first(cast, passage, name.start, name.person)
        return Stage(subject, name.person, "new" if fresh else "named", number)
    if not people and not named:
        for token in passage.tokens[low:end]:
            if token.low in ("he", "she", "his", "him", "her"):
                word = {"his": "he", "him": "he", "her": "she"}.get(token.low, token.low)
                subject = Subject("pronoun", token.start, token.end, word)
                return Stage(subject, cast.person_of(passage, subject), "named", number)
    return None


def is_first(cast: Cast, passage: Passage, offset: int, person: Person) -> bool:
    """Whether a person's name stands here for the first time in the body."""
    for mention in person.mentions:
        kind = cast.article.blocks[mention.place.block].kind.value
        if kind in ("paragraph", "list", "standfirst"):
            return (mention.place.block, mention.place.start) >= (passage.index, offset)
    return True


def _strength(cast: Cast, passage: Passage, subject: Subject, low: int, end: int, person: Person | None) -> str:
    tokens = passage.tokens
    after = passage.token_from(subject.end)
    words = tokens[after:end]
    if any(_speaks(token, words, number) for number, token in enumerate(words)):
        return "speaks"
    if any(token.low in _UTTERED for token in tokens[max(low, end - 8) : end]):
        return "speaks"
    verbs = [token.low for token in words[:12]]
    if _is_minded(verbs):
        return "speaks"
    fresh = person is None or (subject.kind == "name" and is_first(cast, passage, subject.start, person))
    if _passive(verbs):
        return "does" if fresh and subject.kind == "name" else "acts"
    if any(word in _FUTURE for word in verbs[:4]):
        return "acts"
    return "new" if fresh and subject.kind == "name" else "does"


def _is_minded(verbs: Sequence[str]) -> bool:
    """Whether the subject is said to be of a mind: "was furious", "looked less sure", "is among the critics"."""
    for number, word in enumerate(verbs):
        if word in BE or word in ("sounded", "looked", "remains"):
            following = verbs[number + 1 : number + 4]
            if any(other in _STATES for other in following) or following[:2] == ["one", "of"]:
                return True
    return False


def _passive(verbs: Sequence[str]) -> bool:
    """Whether something is done to the subject: "was fined", "has been led away"."""
    for number, word in enumerate(verbs[:5]):
        if word in BE:
            following = [other for other in verbs[number + 1 : number + 3] if not other.endswith("ly")]
            return any(
                other in _UNDERGONE or (other.endswith(("ed", "en")) and len(other) > 4) for other in following[:2]
            )
    return False


def _speaks(token: Token, words: list[Token], number: int) -> bool:
    if capital(token):
        return False
    if token.low in _MENTAL and number < 6:
        return True
    cue = cues().get(token.low)
    if cue is None or token.low.endswith("ing"):
        return False
    if number and words[number - 1].low in ("the", "a", "an", "his", "her", "of", "this", "to", "no", "by"):
        return False
    if number and words[number - 1].low in BE:
        return False
    return "weak" not in cue.flags and number < 12


def first_person(text: str) -> bool:
    """Whether words are said in the first person."""
    return bool(_EVEN.search(text))
