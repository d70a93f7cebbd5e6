"""The words before a quotation that give it to a speaker: X said: “…”, X called it “…”, X’s verdict: “…”."""

from __future__ import annotations

from collections.abc import Iterator

from newslint.ledger.cues import SIGNS, SPEECH_NOUNS, cues
from newslint.ledger.given import ONLINE, Given, according, given_to, is_noun, is_sign, owner_of
from newslint.ledger.humans import is_human, is_thing
from newslint.ledger.passages import BE, DETERMINERS, Passage
from newslint.ledger.phrases import Subject, adverb, apposed, capital, phrase_at
from newslint.ledger.subjects import clause_subject, left_of

GOVERNING = frozenset(
    "call label brand dub describe characterise characterize praise hail dismiss condemn denounce slam blast liken "
    "term deride ridicule rubbish decry commend credit laud".split()
)
"""Verbs whose quoted words are what somebody calls a thing."""


def led_in(passage: Passage, low: int, at: int) -> Given | None:
    """The speaker in the words of the sentence before a quotation."""
    tokens = passage.tokens
    if at <= low:
        return None
    colon = tokens[at - 1].low == ":"
    if colon and _on_sign(passage, low, at - 1):
        return Given(None, passage.place(tokens[at - 1].start, tokens[at - 1].end), sign=True)
    for verb in _candidates(passage, low, at, colon):
        given = _governed(passage, low, verb, at)
        if given:
            return given
    for number in range(low, at - 1):
        if tokens[number].low == "according":
            found = according(passage, number, at)
            if found:
                return found
    if colon:
        return _before_colon(passage, low, at)
    return _by_noun(passage, low, at)


def _on_sign(passage: Passage, low: int, colon: int) -> bool:
    """Whether the last words before a colon are of a sign or song, with no verb of speech after it."""
    for number in range(colon - 1, max(low, colon - 9) - 1, -1):
        token = passage.tokens[number]
        if token.low in ONLINE:
            return False
        if token.low in SIGNS:
            return True
        if token.low in cues() and "weak" not in cues()[token.low].flags and number > low:
            return False
    return False


def _candidates(passage: Passage, low: int, at: int, colon: bool) -> Iterator[int]:
    """The verbs of speech before a quotation that may govern it, the nearest first."""
    tokens = passage.tokens
    for number in range(at - 1, low - 1, -1):
        token = tokens[number]
        cue = cues().get(token.low)
        if cue is None or (capital(token) and number > low):
            continue
        before = tokens[number - 1].low if number > low else ""
        if (before in DETERMINERS and before != "that") or (before and is_noun(tokens, number)):
            continue
        if "weak" in cue.flags:
            distance = 8 if cue.verb in GOVERNING else 3
            if not colon and at - number > distance:
                continue
            if not (
                colon
                or tokens[at - 1].low in (",", "as", "it", "that", "for", "of")
                or cue.verb in GOVERNING
                or number == at - 1
            ):
                continue
        yield number


def _governed(passage: Passage, low: int, verb: int, at: int) -> Given | None:
    tokens = passage.tokens
    cue = cues()[tokens[verb].low]
    before = verb - 1
    while before >= low and (
        adverb(tokens[before]) or tokens[before].low in ("not", "never", "also", "widely", "once")
    ):
        before -= 1
    participle = tokens[verb].low.endswith(("ed", "told", "said", "written", "sung", "quoted", "put", "read"))
    if before >= low and tokens[before].low in BE and participle:
        return _passive(passage, verb, at, cue.flags)
    if tokens[verb].low.endswith("ing") and before > low and tokens[before].low == "as":
        quoted = next((number for number in range(before, low, -1) if tokens[number].low == "quoted"), None)
        if quoted is not None:
            subject = left_of(passage, low, quoted)
            return given_to(passage, subject, verb, cue.flags) if subject else None
    if verb > low and tokens[verb - 1].low == "," and tokens[at - 1].low in (":", ",") and verb + 1 < at - 1:
        turned, after = phrase_at(passage, verb + 1, at - 1, closing=True)
        if turned and turned.kind == "name" and after == at - 1:
            return given_to(passage, turned, verb, cue.flags)
    subject = left_of(passage, low, verb)
    if subject is None or (cue.verb in _NAMING and subject.kind == "described" and not is_human(subject.text)):
        return None
    return given_to(passage, subject, verb, cue.flags)


_NAMING = frozenset("call label brand dub tag term sign".split())


def _passive(passage: Passage, verb: int, at: int, flags: frozenset[str]) -> Given | None:
    """Who speaks in "was described by Palma as “…”"."""
    tokens = passage.tokens
    for number in range(verb + 1, at - 1):
        if tokens[number].low == "by":
            subject, after = phrase_at(passage, number + 1, at, closing=True)
            if subject:
                return given_to(passage, apposed(passage, subject, after, at) or subject, verb, flags)
    return None


def _before_colon(passage: Passage, low: int, at: int) -> Given | None:
    """Who leads into a quotation after a colon without a verb of speech: "The mayor was blunt: “…”"."""
    tokens = passage.tokens
    mark = passage.place(tokens[at - 1].start, tokens[at - 1].end)
    for number in range(at - 2, low - 1, -1):
        if tokens[number].low in SPEECH_NOUNS:
            owner = owner_of(passage, low, number, at - 1)
            if owner:
                return Given(owner, mark, sign=tokens[number].low in SIGNS)
    subject = clause_subject(passage, low, at - 1)
    if subject and not is_sign(subject) and subject.kind != "name":
        named = passage.names_between(tokens[low].start, tokens[at - 1].start)
        if subject.kind == "described" and named:
            name = named[-1]
            return Given(Subject("name", name.start, name.end, passage.text[name.start : name.end], name.person), mark)
    if subject is None:
        named = passage.names_between(tokens[low].start, tokens[at - 1].start)
        if len(named) != 1:
            return None
        subject = Subject(
            "name", named[0].start, named[0].end, passage.text[named[0].start : named[0].end], named[0].person
        )
    if subject.kind == "described" and subject.text.split()[-1].lower() in SPEECH_NOUNS:
        subject = owner_of(passage, low, at - 1, at) or subject
    return Given(subject, mark, sign=is_sign(subject) or is_thing(subject.text, subject.kind))


def _by_noun(passage: Passage, low: int, at: int) -> Given | None:
    """Whose words a noun right before quoted words makes them: "Palma's description of it as “…”", "in his words,"."""
    tokens = passage.tokens
    for number in range(at - 1, max(low, at - 9) - 1, -1):
        token = tokens[number]
        if token.low in SIGNS and at - number < 5:
            return Given(None, passage.place(token.start, token.end), sign=True)
        if token.low in _WORDS_OF or (token.low in SPEECH_NOUNS and token.low not in SIGNS):
            owner = owner_of(passage, low, number, at)
            if owner:
                return Given(owner, passage.place(token.start, token.end))
    return None


_WORDS_OF = frozenset(
    "description portrayal view vision idea phrase words promise pledge claim claims call calls".split()
)
