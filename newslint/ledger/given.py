"""What a cue clause gives a quotation to, and the pieces of grammar that cue clauses share."""

from __future__ import annotations

from newslint.findings import Place
from newslint.ledger.cues import SIGNS, SURFACES, cues
from newslint.ledger.humans import is_thing
from newslint.ledger.passages import DETERMINERS, PREPOSITIONS, Passage, Token
from newslint.ledger.phrases import Subject, apposed, phrase_at, possessive_text
from newslint.ledger.subjects import ending_at
from newslint.records import record

_OWN = {"his": "he", "her": "she", "their": "they", "my": "I", "our": "we"}
NOT_FINITE = ("ing", "written", "sung", "known", "spoken", "sworn")


@record
class Given:
    """Who a sentence gives a quotation to: the subject, None where only the cue is there, and the cue's place.

    ``sign`` says that the words stand on a sign, in a song or a slogan. ``posted`` that they were posted or issued.
    """

    subject: Subject | None
    cue: Place
    sign: bool = False
    posted: bool = False


def according(passage: Passage, at: int, limit: int) -> Given | None:
    tokens = passage.tokens
    if at + 2 < limit and tokens[at].low == "according" and tokens[at + 1].low == "to":
        subject, after = phrase_at(passage, at + 2, limit, closing=True)
        if subject:
            subject = apposed(passage, subject, after, limit) or subject
            return Given(subject, passage.place(tokens[at].start, tokens[at + 1].end))
    return None


def owner_of(passage: Passage, low: int, noun: int, limit: int) -> Subject | None:
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
            start = next(
                (at for at in range(number, max(low, number - 5) - 1, -1) if tokens[at].low in DETERMINERS), low
            )
            return ending_at(passage, start, number)
    if noun + 3 < limit and tokens[noun + 1].low == ",":
        noun += 1
    if noun + 2 < limit and tokens[noun + 1].low in ("of", "from", "by"):
        subject, after = phrase_at(passage, noun + 2, limit, closing=True)
        return (apposed(passage, subject, after, limit) or subject) if subject else None
    return None


def is_noun(tokens: list[Token], number: int) -> bool:
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


ONLINE = frozenset("website site account page feed online facebook instagram twitter x".split())


def is_sign(subject: Subject) -> bool:
    """Whether a subject is a sign, a song or the like, and nothing on a website."""
    words = [word.replace("’s", "").replace("'s", "").strip(",").lower() for word in subject.text.split()]
    if subject.kind != "described" or not ONLINE.isdisjoint(words):
        return False
    return any(word in SIGNS | SURFACES for word in words[:4])


_NOBODY = frozenset("someone somebody anyone".split())
_POSTED = frozenset("posted posts tweeted tweets retweeted captioned blogged messaged".split())
_SUNG = frozenset({"sing", "hum", "recite"})
_RUNS = frozenset("read reads run runs ran go goes went".split())


def given_to(passage: Passage, subject: Subject, verb: int, flags: frozenset[str]) -> Given:
    """What a verb of speech with its subject gives a quotation to."""
    token = passage.tokens[verb]
    posted = token.low in _POSTED
    on_thing = token.low in ("written", "scrawled", "scribbled") and is_thing(subject.text, subject.kind)
    written = on_thing or ("written" in flags and subject.text.lower() in _NOBODY)
    sign = (
        written
        or is_sign(subject)
        or cues()[token.low].verb in _SUNG
        or (token.low in _RUNS and subject.text.lower() == "it")
    )
    return Given(subject, passage.place(token.start, token.end), sign, posted)
