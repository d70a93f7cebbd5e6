"""Who holds the stage after a sentence or a paragraph, so that a quotation with no cue of its own may be theirs."""

from __future__ import annotations

import re
from dataclasses import dataclass

from newslint.ledger.cues import SPEECH_NOUNS, cues
from newslint.ledger.passages import AUXILIARIES, BE, Passage, Token
from newslint.ledger.reference import Cast
from newslint.ledger.subjects import Subject, apposed, capital, phrase_at
from newslint.ledger.values import Person

PEOPLE = frozenset(
    "actor actress adviser advisor aide artist assistant attendant attorney aunt author baker barber bishop boatman boss "
    "boxer boy brother builder butcher bystander campaigner candidate captain carer cashier chairman chairwoman chef chief "
    "child classmate cleaner clerk climber coach colleague commander commuter conductor constable councillor councilman "
    "councilwoman couple courier cousin customer dancer daughter dealer defender delegate demonstrator deputy designer "
    "detective developer diner director doctor driver editor electrician employee engineer executive expert fan farmer "
    "father firefighter fisherman foreman founder friend gardener girl governor granddaughter grandfather grandmother "
    "grandson guard guest guide historian host husband inspector instructor investigator janitor journalist judge juror "
    "keeper lady landlady landlord lawyer leader lecturer lifeguard lawmaker machinist man manager mayor mechanic member "
    "midwife minister miner mother motorist mourner musician neighbor neighbour nephew niece nurse observer officer "
    "official onlooker operator organiser organizer owner painter parent paramedic partner passenger passer-by pastor "
    "patient pensioner pilot player plumber poet porter postman president priest principal producer professor prosecutor "
    "protester pupil rancher ranger receptionist referee refugee regular relative reporter representative rescuer "
    "researcher resident retiree rider runner sailor scientist scholar secretary senator sergeant sheriff shopkeeper "
    "shopper sibling singer sister soldier solicitor son speaker spectator spokesman spokesperson spokeswoman steward "
    "student superintendent supervisor supporter surgeon survivor swimmer teacher teenager tenant tourist trader trainer "
    "traveller traveler treasurer uncle user victim villager visitor volunteer voter waiter waitress walker warden "
    "widow widower wife winner witness woman worker writer youngster vice-principal bartender barista cyclist "
    "photographer translator veteran trucker skipper crewman deckhand groom bride caller commenter reader poster "
    "librarian pharmacist analyst economist biologist chemist physicist geologist ecologist archaeologist scientist".split()
)
"""Nouns for one person."""
_MENTAL = frozenset(
    "laughs laughed smiles smiled shrugs shrugged sighs sighed nods nodded grins grinned remembers remembered recalls "
    "recalled believes believed thinks thought feels felt hopes hoped fears feared knows knew wants wanted agrees agreed "
    "disagrees disagreed doubts doubted worries worried wonders wondered insists insisted regrets regretted loves loved "
    "hates hated misses missed enjoys enjoyed likes liked prefers preferred expects expected understands understood "
    "refuses refused admits admitted sees saw calls called describes described dismisses dismissed rejects rejected "
    "welcomes welcomed praises praised criticised criticized opposes opposed supports supported blames blamed thanked "
    "thanks struck sounded sounds shook shakes paused pauses winced wept cried wished wishes".split()
)
_STATES = frozenset(
    "convinced sure certain proud happy glad angry furious shocked relieved pleased delighted sad upset surprised "
    "disappointed unimpressed impressed sceptical skeptical adamant clear blunt unmoved moved grateful thankful worried "
    "afraid scared frightened devastated heartbroken overjoyed thrilled excited nervous confident hopeful optimistic "
    "pessimistic defiant unrepentant critical tired among one cheerful cautious wary philosophical emotional tearful "
    "emphatic unsure puzzled amused bemused dismissive scathing apologetic there".split()
)
_LEGAL = frozenset(
    "fined jailed arrested charged sentenced convicted acquitted released led taken killed injured hurt born married "
    "survived buried elected appointed named ordered expected due scheduled treated suspended sacked fired banned "
    "remanded bailed cleared found due set asked given told awarded".split()
)
_FUTURE = frozenset("will would must shall may might could can should".split())
_EVEN = re.compile(r"\b(?:[Ii]|me|my|mine|myself|we|us|our|ours|We|My|Our|Me|Us)\b|\bI[’']")


@dataclass(frozen=True)
class Stage:
    """The person whom a sentence puts on stage: the words, who it is, and how strongly (speaks, new, acts)."""

    subject: Subject
    person: Person | None
    strength: str
    sentence: int


def is_human(subject: Subject) -> bool:
    """Whether a description is of one person."""
    words = [word.strip(",.’'“”").lower() for word in subject.text.replace("’s", "").replace("'s", "").split()]
    head = ""
    for word in words:
        if word in ("of", "for", "from", "at", "in", "with", "who", "on"):
            break
        head = word
    last = head.rpartition("-")[2]
    return (
        last in PEOPLE
        or last.endswith(("woman", "ist", "person", "holder", "keeper", "maker", "worker", "owner"))
        or (last.endswith("man") and last not in ("german", "human", "roman"))
        or bool(re.fullmatch(r"\d+-year-old", head))
        or last == "old" and "year" in head
    )


def on_stage(cast: Cast, passage: Passage, number: int, until: int = 1 << 60) -> Stage | None:
    """The person whom a sentence is about; None for a sentence about things or bodies."""
    low, end = passage.range_of(number)
    end = min(end, passage.token_from(until))
    subject = cast.subject(passage, number, until)
    told = _according(cast, passage, number, low, end)
    if told or subject is None:
        return told
    person = cast.person_of(passage, subject)
    if person is None and not (
        (subject.kind == "described" and is_human(subject)) or (subject.kind == "pronoun" and subject.text.lower() in ("he", "she"))
    ):
        return _inside(cast, passage, number, low, end)
    return Stage(subject, person, _strength(cast, passage, subject, low, end, person), number)


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
            if person or (subject.kind == "described" and is_human(subject)):
                return Stage(subject, person, "speaks", number)
    return None


def _inside(cast: Cast, passage: Passage, number: int, low: int, end: int) -> Stage | None:
    """The one person in a sentence about something else: "His house is gone", "It was Palma's first win"."""
    start, stop = passage.tokens[low].start if low < len(passage.tokens) else 0, 1 << 60
    if end < len(passage.tokens):
        stop = passage.tokens[end].start
    people = {name.person.name: name for name in passage.names if start <= name.start < stop}
    if len(people) == 1:
        name = next(iter(people.values()))
        subject = Subject("name", name.start, name.end, passage.text[name.start : name.end], name.person)
        fresh = is_first(cast, passage, name.start, name.person)
        return Stage(subject, name.person, "new" if fresh else "named", number)
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
    if any(token.low in SPEECH_NOUNS for token in tokens[max(low, end - 8) : end]):
        return "speaks"
    verbs = [token.low for token in words[:12]]
    if any(word in _STATES for word in verbs) and any(word in BE or word in ("sounded", "looked", "remains") for word in verbs):
        return "speaks"
    fresh = person is None or (subject.kind == "name" and is_first(cast, passage, subject.start, person))
    if any(word in _LEGAL for word in verbs[:6]) and any(word in BE for word in verbs[:5]):
        return "acts"
    if fresh and subject.kind != "pronoun":
        return "new"
    if any(word in _FUTURE for word in verbs[:4]):
        return "acts"
    return "does"


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


__all__ = ["AUXILIARIES", "PEOPLE", "Stage", "first_person", "is_first", "is_human", "on_stage"]
