"""The words of a sentence that give a quotation in it to a speaker: said X, X said, X said: “…”, according to X."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from newslint.findings import Place
from newslint.ledger.cues import SIGNS, SPEECH_NOUNS, SURFACES, cues
from newslint.ledger.passages import (
    AUXILIARIES,
    BE,
    DETERMINERS,
    LONGEST,
    PREPOSITIONS,
    QUOTED,
    Passage,
    Span,
    Token,
)
from newslint.ledger.humans import is_human, is_thing
from newslint.ledger.subjects import (
    Subject,
    apposed,
    capital,
    clause_subject,
    ending_at,
    left_of,
    phrase_at,
    possessive_text,
)

_DASHES = ("—", "–", "-", "--")
_ENDS_SPEECH = tuple(",.!?…—–-")
_OWN = {"his": "he", "her": "she", "their": "they", "my": "I", "our": "we"}
_GOVERNING = frozenset(
    "call label brand dub describe characterise characterize praise hail dismiss condemn denounce slam blast liken term "
    "deride ridicule rubbish decry commend credit laud".split()
)
"""Verbs whose quoted words are what somebody calls a thing."""
_NOT_FINITE = ("ing", "written", "sung", "known", "spoken", "sworn")


@dataclass(frozen=True)
class Given:
    """Who a sentence gives a quotation to: the subject, None where only the cue is there, and the cue's place.

    ``sign`` says that the words stand on a sign, in a song or a slogan. ``posted`` that they were posted or issued.
    """

    subject: Subject | None
    cue: Place
    sign: bool = False
    posted: bool = False


def given_in(passage: Passage, span: Span, until: int) -> Given | None:
    """What the sentence of a quotation gives it to; it is read on to offset ``until``."""
    number = passage.sentence_of(span.start)
    start, end = passage.sentences[number]
    at = passage.token_from(span.start)
    low = passage.token_from(start)
    last = passage.token_from(span.end)
    low = max(low, at - LONGEST)
    limit = min(passage.token_from(until), last + LONGEST)
    ending = min(passage.token_from(end), last + LONGEST)
    led = _led_in(passage, low, at)
    if led and _adjacent(passage, led, at):
        return led
    return after_quote(passage, span, last, limit, ending) or led or _later(passage, span, last, ending)


def leading_in(passage: Passage) -> Given | None:
    """Whom the last sentence of a paragraph that ends in a colon announces."""
    low, end = passage.range_of(len(passage.sentences) - 1)
    return _led_in(passage, max(low, end - LONGEST), end)


def _adjacent(passage: Passage, given: Given, at: int) -> bool:
    """Whether the words before a quotation lead straight into it, so that words after it don't count."""
    before = passage.tokens[at - 1]
    if before.low == ":":
        return True
    cue = passage.token_from(given.cue.start)
    verb = cues().get(passage.tokens[cue].low)
    if verb and verb.verb in _GOVERNING:
        return at - cue <= 8
    return at - cue <= 3 and (before.low == "," or cue == at - 1)


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
        or _according(passage, at, limit)
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
    return not (following[0].low in ("that", "he", "she", "it", "they", "the", "there", "no", "his", "her", "yes", "nothing"))


def _verb_first(passage: Passage, at: int, limit: int, marked: bool) -> Given | None:
    """said Palma; said the mayor, Ines Palma; came the reply from Palma."""
    tokens = passage.tokens
    verb = at
    while verb < limit and (tokens[verb].low in ("then", "also", "later", "once", "as", "so") or _adverb(tokens[verb])):
        verb += 1
    cue = cues().get(tokens[verb].low) if verb < limit and not capital(tokens[verb]) else None
    if cue is None or tokens[verb].low.endswith(_NOT_FINITE) or verb + 1 >= limit:
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
    return _given(passage, subject, verb, cue.flags)


def _adverb(token: Token) -> bool:
    return token.low.endswith("ly") and len(token.low) > 4 and not capital(token)


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
    return _given(passage, named or subject, verb, cue.flags)


def _verb_after(passage: Passage, at: int, limit: int) -> int | None:
    """The verb of speech after a subject, asides between commas and small words set aside."""
    tokens = passage.tokens
    for _ in range(5):
        if at < limit and tokens[at].low in (",", "(", *_DASHES, "who"):
            end = at + 1
            while end < limit and end - at < 26 and tokens[end].low not in (",", ")", *_DASHES) and not tokens[end].quoted:
                end += 1
            if end >= limit or tokens[end].quoted:
                return None
            at = end + 1 if tokens[at].low != "who" or tokens[end].low == "," else end + 1
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
        if token.low in AUXILIARIES or _adverb(token):
            be = be or token.low in BE
        elif token.low not in ("to", "on", "went", "goes", "wanted", "tried", "continued", "began", "sought", "used"):
            return None
        number += 1
    return None


def _according(passage: Passage, at: int, limit: int) -> Given | None:
    tokens = passage.tokens
    if at + 2 < limit and tokens[at].low == "according" and tokens[at + 1].low == "to":
        subject, after = phrase_at(passage, at + 2, limit, closing=True)
        if subject:
            subject = apposed(passage, subject, after, limit) or subject
            return Given(subject, passage.place(tokens[at].start, tokens[at + 1].end))
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
    if low in ("was", "is", "came", "comes", "ran", "runs", "went", "goes", "in"):
        for number in range(at + 1, min(at + 8, limit)):
            token = tokens[number]
            if token.low in SPEECH_NOUNS:
                owner = _owner(passage, at + 1, number, limit)
                return Given(owner, passage.place(token.start, token.end), sign=token.low in SIGNS)
    return None


def _owner(passage: Passage, low: int, noun: int, limit: int) -> Subject | None:
    """Whose word a noun of speech is: "Palma's verdict", "his answer", "the verdict of Palma"."""
    tokens = passage.tokens
    for number in range(noun - 1, low - 1, -1):
        token = tokens[number]
        if token.low in _OWN:
            return Subject("pronoun", token.start, token.end, _OWN[token.low], None, number)
        if possessive_text(token.text):
            name = passage.name_at(token)
            if name:
                return Subject("name", name.start, name.end, passage.text[name.start : name.end], name.person, number)
            start = next((at for at in range(number, max(low, number - 5) - 1, -1) if tokens[at].low in DETERMINERS), low)
            return ending_at(passage, start, number)
    if noun + 3 < limit and tokens[noun + 1].low == ",":
        noun += 1
    if noun + 2 < limit and tokens[noun + 1].low in ("of", "from", "by"):
        subject, after = phrase_at(passage, noun + 2, limit, closing=True)
        return (apposed(passage, subject, after, limit) or subject) if subject else None
    return None


def _led_in(passage: Passage, low: int, at: int) -> Given | None:
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
            found = _according(passage, number, at)
            if found:
                return found
    if colon:
        return _before_colon(passage, low, at)
    return _by_noun(passage, low, at)


_ONLINE = frozenset("website site account page feed online facebook instagram twitter x".split())


def _on_sign(passage: Passage, low: int, colon: int) -> bool:
    """Whether the last words before a colon are of a sign or song, with no verb of speech after it."""
    for number in range(colon - 1, max(low, colon - 9) - 1, -1):
        token = passage.tokens[number]
        if token.low in _ONLINE:
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
        if (before in DETERMINERS and before != "that") or (before and _is_noun(tokens, number)):
            continue
        if "weak" in cue.flags:
            distance = 8 if cue.verb in _GOVERNING else 3
            if not colon and at - number > distance:
                continue
            if not (colon or tokens[at - 1].low in (",", "as", "it", "that", "for", "of") or cue.verb in _GOVERNING or number == at - 1):
                continue
        yield number


def _is_noun(tokens: list[Token], number: int) -> bool:
    """Whether a form such as "claims" or "report" stands as a noun."""
    if number == 0 or tokens[number].low.endswith(("ed", "ing", "said", "told")):
        return False
    before = tokens[number - 1]
    if before.low in PREPOSITIONS and before.low != "to":
        return True
    if possessive_text(before.text):
        return True
    following = tokens[number + 1].low if number + 1 < len(tokens) else ""
    return following in ("of", "from") or (following == "to" and before.low in DETERMINERS)


def _governed(passage: Passage, low: int, verb: int, at: int) -> Given | None:
    tokens = passage.tokens
    cue = cues()[tokens[verb].low]
    before = verb - 1
    while before >= low and (_adverb(tokens[before]) or tokens[before].low in ("not", "never", "also", "widely", "once")):
        before -= 1
    participle = tokens[verb].low.endswith(("ed", "told", "said", "written", "sung", "quoted", "put", "read"))
    if before >= low and tokens[before].low in BE and participle:
        return _passive(passage, verb, at, cue.flags)
    if tokens[verb].low.endswith("ing") and before > low and tokens[before].low == "as":
        quoted = next((number for number in range(before, low, -1) if tokens[number].low == "quoted"), None)
        if quoted is not None:
            subject = left_of(passage, low, quoted)
            return _given(passage, subject, verb, cue.flags) if subject else None
    if verb > low and tokens[verb - 1].low == "," and tokens[at - 1].low == ":" and verb + 1 < at - 1:
        turned, after = phrase_at(passage, verb + 1, at - 1, closing=True)
        if turned and turned.kind == "name" and after == at - 1:
            return _given(passage, turned, verb, cue.flags)
    subject = left_of(passage, low, verb)
    if subject is None or (cue.verb in _NAMING and subject.kind == "described" and not is_human(subject.text)):
        return None
    return _given(passage, subject, verb, cue.flags)


_NAMING = frozenset("call label brand dub tag term sign".split())


def _passive(passage: Passage, verb: int, at: int, flags: frozenset[str]) -> Given | None:
    """Who speaks in "was described by Palma as “…”"."""
    tokens = passage.tokens
    for number in range(verb + 1, at - 1):
        if tokens[number].low == "by":
            subject, after = phrase_at(passage, number + 1, at, closing=True)
            if subject:
                return _given(passage, apposed(passage, subject, after, at) or subject, verb, flags)
    return None


def _before_colon(passage: Passage, low: int, at: int) -> Given | None:
    """Who leads into a quotation after a colon without a verb of speech: "The mayor was blunt: “…”"."""
    tokens = passage.tokens
    mark = passage.place(tokens[at - 1].start, tokens[at - 1].end)
    for number in range(at - 2, low - 1, -1):
        if tokens[number].low in SPEECH_NOUNS:
            owner = _owner(passage, low, number, at - 1)
            if owner:
                return Given(owner, mark, sign=tokens[number].low in SIGNS)
    subject = clause_subject(passage, low, at - 1)
    if subject and not _sign(subject) and subject.kind != "name":
        named = passage.names_between(tokens[low].start, tokens[at - 1].start)
        if subject.kind == "described" and named:
            name = named[-1]
            return Given(Subject("name", name.start, name.end, passage.text[name.start : name.end], name.person), mark)
    if subject is None:
        named = passage.names_between(tokens[low].start, tokens[at - 1].start)
        if len(named) != 1:
            return None
        subject = Subject("name", named[0].start, named[0].end, passage.text[named[0].start : named[0].end], named[0].person)
    if subject.kind == "described" and subject.text.split()[-1].lower() in SPEECH_NOUNS:
        subject = _owner(passage, low, at - 1, at) or subject
    return Given(subject, mark, sign=_sign(subject) or is_thing(subject.text, subject.kind))


def _by_noun(passage: Passage, low: int, at: int) -> Given | None:
    """Whose words a noun right before quoted words makes them: "Palma's description of it as “…”", "in his words,"."""
    tokens = passage.tokens
    for number in range(at - 1, max(low, at - 9) - 1, -1):
        token = tokens[number]
        if token.low in SIGNS and at - number < 5:
            return Given(None, passage.place(token.start, token.end), sign=True)
        if token.low in _WORDS_OF or (token.low in SPEECH_NOUNS and token.low not in SIGNS):
            owner = _owner(passage, low, number, at)
            if owner:
                return Given(owner, passage.place(token.start, token.end))
    return None


_WORDS_OF = frozenset("description portrayal view vision idea phrase words promise pledge claim claims call calls".split())


def _later(passage: Passage, span: Span, at: int, ending: int) -> Given | None:
    """The speaker named further on in the sentence: "the “worst day”, for which, Palma said, nobody"."""
    tokens = passage.tokens
    for number in range(at, ending):
        token = tokens[number]
        if token.low == QUOTED:
            return None
        if token.low == "according":
            return _according(passage, number, ending)
        cue = cues().get(token.low)
        if cue is None or "weak" in cue.flags or "indirect" not in cue.flags or capital(token):
            continue
        if token.low.endswith(_NOT_FINITE) or tokens[number - 1].low in DETERMINERS or _is_noun(tokens, number):
            continue
        comma = next((place for place in range(number - 1, at - 1, -1) if tokens[place].low == ","), None)
        if comma is None:
            continue
        following = tokens[number + 1].low if number + 1 < ending else ""
        if tokens[number - 1].low == ",":
            subject, after = phrase_at(passage, number + 1, ending, closing=True)
            if subject:
                return _given(passage, apposed(passage, subject, after, ending) or subject, number, cue.flags)
        if following in ("that", "it", "he", "she", "they", "the", "there"):
            continue
        subject = left_of(passage, comma + 1, number)
        if subject:
            return _given(passage, subject, number, cue.flags)
    return None


def _sign(subject: Subject) -> bool:
    return subject.kind == "described" and any(
        word.replace("’s", "").replace("'s", "").strip(",").lower() in SIGNS | SURFACES for word in subject.text.split()[:4]
    )


_NOBODY = frozenset("someone somebody anyone".split())
_POSTED = frozenset("posted posts tweeted tweets retweeted captioned blogged messaged".split())
_SUNG = frozenset({"sing", "hum", "recite"})
_RUNS = frozenset("read reads run runs ran go goes went".split())


def _given(passage: Passage, subject: Subject, verb: int, flags: frozenset[str]) -> Given:
    token = passage.tokens[verb]
    posted = token.low in _POSTED
    on_thing = token.low in ("written", "scrawled", "scribbled") and is_thing(subject.text, subject.kind)
    written = on_thing or ("written" in flags and subject.text.lower() in _NOBODY)
    sign = written or _sign(subject) or cues()[token.low].verb in _SUNG or (token.low in _RUNS and subject.text.lower() == "it")
    return Given(subject, passage.place(token.start, token.end), sign, posted)
