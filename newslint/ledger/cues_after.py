"""The words after a quotation that give it to a speaker: said X, X said, according to X, as X put it."""

from __future__ import annotations

from newslint.ledger.cues import SIGNS, SPEECH_NOUNS, cues
from newslint.ledger.given import NOT_FINITE, Given, according, given_to, is_noun, owner_of
from newslint.ledger.passages import AUXILIARIES, BE, DETERMINERS, PREPOSITIONS, QUOTED, Passage, Span, Token
from newslint.ledger.phrases import adverb, apposed, capital, phrase_at
from newslint.ledger.subjects import left_of

_DASHES = ("—", "–", "-", "--")
_ENDS_SPEECH = tuple(",.!?…—–-")
_SAID_NEXT = frozenset("that he she it they the there no his her yes nothing".split())
"""Words after "Palma said" with which a sentence of its own goes on."""


def after_quote(passage: Passage, span: Span, at: int, limit: int, ending: int) -> Given | None:
    """The speaker named right after a quotation."""
    tokens = passage.tokens
    closing = passage.text[span.end - 2 : span.end - 1] if span.end - span.start > 2 else ""
    comma = False
    while at < limit and tokens[at].low in (",", *_DASHES):
        comma = True
        at += 1
    if at >= limit:
        return None
    marked = comma or closing in _ENDS_SPEECH
    stopped = closing in (".", "!", "?", "…") and not comma
    if stopped and at >= ending and not _cue_sentence(passage, at, limit):
        return None
    if closing == "." and not comma and at >= ending:
        return None
    return (
        _verb_first(passage, at, limit, marked)
        or _subject_first(passage, at, limit, marked)
        or according(passage, at, limit)
        or _as_put(passage, at, limit)
    )


def _cue_sentence(passage: Passage, at: int, limit: int) -> bool:
    """Whether words that start a sentence after a quotation are but its cue: "“Why?” Palma asked."."""
    number = passage.sentence_of(passage.tokens[at].start)
    _, end = passage.range_of(number)
    given = _subject_first(passage, at, min(limit, end), True)
    if given is None or given.subject is None:
        return False
    cue = passage.token_from(given.cue.start)
    verb = cues()[passage.tokens[cue].low]
    following = passage.tokens[cue + 1 : cue + 2]
    if not following or "weak" in verb.flags:
        return not following and "gesture" not in verb.flags
    return following[0].low not in _SAID_NEXT


def _verb_first(passage: Passage, at: int, limit: int, marked: bool) -> Given | None:
    """said Palma; said the mayor, Ines Palma; came the reply from Palma."""
    tokens = passage.tokens
    verb = at
    while verb < limit and (tokens[verb].low in ("then", "also", "later", "once", "as", "so") or adverb(tokens[verb])):
        verb += 1
    cue = cues().get(tokens[verb].low) if verb < limit and not capital(tokens[verb]) else None
    if cue is None or tokens[verb].low.endswith(NOT_FINITE) or verb + 1 >= limit:
        return None
    if not marked and "weak" in cue.flags:
        return None
    following = tokens[verb + 1]
    if following.low in ("that", "to", "as", "in", "on", "at", "it", "him", "them", "me", "us") or following.quoted:
        return None
    if following.low == "her" and "hearer" in cue.flags:
        return None
    subject, after = phrase_at(passage, verb + 1, limit, closing=True)
    if subject is None or (following.low in PREPOSITIONS and following.low not in ("one",)):
        return None
    subject = apposed(passage, subject, after, limit) or subject
    return given_to(passage, subject, verb, cue.flags)


def _subject_first(passage: Passage, at: int, limit: int, marked: bool) -> Given | None:
    """Palma said; she told reporters; the mayor, Ines Palma, who is 60, has said."""
    tokens = passage.tokens
    subject, after = phrase_at(passage, at, limit)
    if subject is None:
        return None
    named = apposed(passage, subject, after, limit)
    verb = _verb_after(passage, after, limit)
    if verb is None:
        return None
    cue = cues()[tokens[verb].low]
    if not marked and ("weak" in cue.flags or subject.kind == "described"):
        return None
    return given_to(passage, named or subject, verb, cue.flags)


def _verb_after(passage: Passage, at: int, limit: int) -> int | None:
    """The verb of speech after a subject, asides between commas and small words set aside."""
    tokens = passage.tokens
    for _ in range(5):
        if at < limit and tokens[at].low in (",", "(", *_DASHES, "who"):
            end = at + 1
            while end < limit and end - at < 26 and not (tokens[end].quoted or tokens[end].low in (",", ")", *_DASHES)):
                end += 1
            if end >= limit or tokens[end].quoted:
                return None
            at = end + 1
            found = _finite(tokens, at, limit)
            if found is not None:
                return found
            at = end
            continue
        return _finite(tokens, at, limit)
    return None


def _finite(tokens: list[Token], at: int, limit: int) -> int | None:
    number = at
    be = False
    while number < limit and number - at < 7:
        token = tokens[number]
        if token.low in cues() and not capital(token):
            passive = be and token.low.endswith(("ed", "old", "id", "en")) and not token.low.endswith("ing")
            return None if passive else number
        if token.low in AUXILIARIES or adverb(token):
            be = be or token.low in BE
        elif token.low not in ("to", "on", "went", "goes", "wanted", "tried", "continued", "began", "sought", "used"):
            return None
        number += 1
    return None


def _as_put(passage: Passage, at: int, limit: int) -> Given | None:
    """as Palma put it; in the words of Palma; was Palma's verdict; is how Palma describes it; came the reply."""
    tokens = passage.tokens
    if at + 1 >= limit:
        return None
    low = tokens[at].low
    if low in ("as", "is", "was") and tokens[at + 1].low in ("how", "what"):
        at += 1
    if low in ("as", "how", "what") or tokens[at].low in ("how", "what"):
        return _subject_first(passage, at + 1, limit, True)
    if low in ("was", "is") and tokens[at + 1].low == "all":
        return _subject_first(passage, at + 2, limit, True)
    if low in ("was", "is", "came", "comes", "ran", "runs", "went", "goes", "in"):
        for number in range(at + 1, min(at + 8, limit)):
            token = tokens[number]
            if token.low in SPEECH_NOUNS:
                owner = owner_of(passage, at + 1, number, limit)
                return Given(owner, passage.place(token.start, token.end), sign=token.low in SIGNS)
    return None


def later_on(passage: Passage, at: int, ending: int) -> Given | None:
    """The speaker named further on in the sentence: "the “worst day”, for which, Palma said, nobody"."""
    tokens = passage.tokens
    for number in range(at, ending):
        token = tokens[number]
        if token.low == QUOTED:
            return None
        if token.low == "according":
            return according(passage, number, ending)
        cue = cues().get(token.low)
        if cue is None or "weak" in cue.flags or "indirect" not in cue.flags or capital(token):
            continue
        if token.low.endswith(NOT_FINITE) or tokens[number - 1].low in DETERMINERS or is_noun(tokens, number):
            continue
        comma = next((place for place in range(number - 1, at - 1, -1) if tokens[place].low == ","), None)
        if comma is None:
            continue
        following = tokens[number + 1].low if number + 1 < ending else ""
        if tokens[number - 1].low == ",":
            subject, after = phrase_at(passage, number + 1, ending, closing=True)
            if subject:
                return given_to(passage, apposed(passage, subject, after, ending) or subject, number, cue.flags)
        if following in ("that", "it", "he", "she", "they", "the", "there"):
            continue
        subject = left_of(passage, comma + 1, number)
        if subject:
            return given_to(passage, subject, number, cue.flags)
    return None
