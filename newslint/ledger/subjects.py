"""Whose verb it is: the subject on the left of a verb, and the subject of a sentence's main clause."""

from __future__ import annotations

from newslint.ledger.cues import SIGNS, SURFACES, cues
from newslint.ledger.passages import AUXILIARIES, CLAUSE_STARTS, DETERMINERS, PREPOSITIONS, PRONOUNS, Passage, Token
from newslint.ledger.phrases import (
    TIMES,
    WINDOW,
    Subject,
    adverb,
    apposed,
    capital,
    named_at,
    phrase_at,
    possessive,
    possessive_text,
    pronoun,
    worded,
)

_SUBORDINATORS = frozenset(
    "when while because although though if unless whether where after before since until once as".split()
)
_POSSESSIVES = {"his": "he", "her": "she", "their": "they", "my": "i", "our": "we"}


def left_of(passage: Passage, low: int, verb: int) -> Subject | None:
    """The subject of a verb, by the words on its left down to token ``low``."""
    tokens = passage.tokens
    at = verb - 1
    while at >= low and (tokens[at].low in AUXILIARIES or adverb(tokens[at])) and not _ends_name(passage, at):
        at -= 1
    if at < low:
        return None
    word = tokens[at]
    if word.low == "to" or word.low in ("and", "but", "or", "then"):
        return clause_subject(passage, low, at)
    if word.low in (",", "—", "–", "-", "--", ")"):
        if tokens[verb].low.endswith("ing"):
            return clause_subject(passage, low, at)
        return _past_aside(passage, low, at)
    if word.low in ("who", "which", "that"):
        return _antecedent(passage, low, at)
    if word.low in PRONOUNS:
        return pronoun(word, at)
    if not word.text[0].isalnum() or (word.low in PREPOSITIONS and tokens[verb].low.endswith("ing")):
        return clause_subject(passage, low, at) if tokens[verb].low.endswith("ing") else None
    return ending_at(passage, low, at)


def _ends_name(passage: Passage, at: int) -> bool:
    return passage.name_at(passage.tokens[at]) is not None


def _antecedent(passage: Passage, low: int, at: int) -> Subject | None:
    tokens = passage.tokens
    end = at - 1
    if end >= low and tokens[end].low in (",", "—", "–"):
        return _past_aside(passage, low, end)
    if end < low:
        return None
    if tokens[end].low in SIGNS | SURFACES:
        return Subject("described", tokens[end].start, tokens[end].end, tokens[end].text, None, end)
    found = ending_at(passage, low, end)
    if found and found.kind == "described":
        named = next(iter(passage.names_between(found.start, found.end)), None)
        if named and passage.tokens[end].start < named.end:
            return Subject("name", named.start, named.end, passage.text[named.start : named.end], named.person, at)
    return found


def ending_at(passage: Passage, low: int, at: int) -> Subject | None:
    """The noun phrase that ends with a token."""
    tokens = passage.tokens
    floor = at
    while floor > low and at - floor < WINDOW and _within(tokens[floor - 1], passage, floor - 1):
        floor -= 1
    start = _phrase_start(passage, floor, at)
    if start is None:
        return None
    subject, after = phrase_at(passage, start, at + 1)
    if subject and after <= at and subject.kind == "name" and subject.person is None:
        return worded(passage, start, at + 1)
    if subject and after <= at and subject.kind != "name":
        return worded(passage, start, at + 1)
    return subject


def _within(token: Token, passage: Passage, at: int) -> bool:
    if token.quoted:
        return token.low == "\ue001"
    if not token.text[0].isalnum():
        return False
    return token.low not in CLAUSE_STARTS or (token.low == "and" and capital(passage.tokens[at - 1]))


def _phrase_start(passage: Passage, floor: int, at: int) -> int | None:
    """The first word of the last phrase between two tokens that no preposition ties to a phrase before it."""
    tokens = passage.tokens
    ends_named = passage.name_at(tokens[at])
    for number in range(floor, at + 1):
        token, before = tokens[number], tokens[number - 1].low if number > floor else ""
        starts = (
            token.low in DETERMINERS
            or capital(token)
            or token.low in _POSSESSIVES
            or (number == floor and token.low not in PREPOSITIONS and (token.low not in cues() or number == at))
        )
        if not starts or before in PREPOSITIONS or token.low in PREPOSITIONS or token.low in _SUBORDINATORS:
            continue
        if before in DETERMINERS or (number > floor and possessive_text(tokens[number - 1].text)):
            continue
        if capital(token) and token.low in TIMES and number < at:
            continue
        return number
    if ends_named:
        return passage.token_from(ends_named.start)
    return at if floor == at else floor


def _past_aside(passage: Passage, low: int, at: int) -> Subject | None:
    """The subject before one or more asides that end at a mark: "Palma, 54, a nurse from Velm, said"."""
    tokens = passage.tokens
    described: Subject | None = None
    end = at
    for _ in range(6):
        start = end - 1
        while start >= low and tokens[start].low not in (",", ";", ":", "—", "–", "(", ")", "-", "--"):
            start -= 1
        if start + 1 < end:
            named = _whole_name(passage, start + 1, end)
            if named:
                return named
            lead = tokens[start + 1].low
            if described is None or described.kind == "name":
                first = start < low or tokens[start].low not in (",", "—", "–", "(")
                if lead not in _ASIDES and not lead.endswith("ed") and (first or lead not in ("a", "an")):
                    described = ending_at(passage, start + 1, end - 1) or described
        end = start
        if start < low or tokens[start].low in (";", ":"):
            break
    return described


_ASIDES = frozenset("who which whose of from then now aged including known born".split())


def _whole_name(passage: Passage, low: int, end: int) -> Subject | None:
    """The person's name that a piece of a sentence ends with, no preposition before it."""
    named = passage.name_at(passage.tokens[end - 1])
    if named is None or possessive(passage.tokens[end - 1]):
        return None
    before = passage.token_from(named.start) - 1
    while before > low and capital(passage.tokens[before]) and passage.tokens[before].low not in TIMES:
        before -= 1
    if before >= low and passage.tokens[before].low in PREPOSITIONS | {"and", "or", "who", "which", "whose"}:
        return None
    return Subject("name", named.start, named.end, passage.text[named.start : named.end], named.person)


def clause_subject(passage: Passage, low: int, until: int) -> Subject | None:
    """The subject of the main clause between two tokens: its first phrase that no preposition or opener leads in."""
    tokens = passage.tokens
    inner: Subject | None = None
    start, first, named = low, True, False
    while start < until:
        while start < until and tokens[start].quoted:
            start += 1
        end = start
        while end < until and tokens[end].low not in (",", ";", "—", "–", ":", "-", "--"):
            end += 1
        if end > start:
            start = _past_joiner(tokens, start, end)
            if _opens_aside(passage, start):
                inner = inner or _inner(passage, start, end) or _inverted(passage, start, end)
            else:
                found = _piece_subject(passage, start, end, until, first, named)
                if found:
                    return found
            first, named = False, passage.name_at(tokens[end - 1]) is not None
        start = end + 1
    return inner


def _past_joiner(tokens: list[Token], start: int, end: int) -> int:
    joins = ("and", "but", "so", "yet", "then", "meanwhile", "still", "now")
    return start + 1 if tokens[start].low in joins and end > start + 1 else start


def _piece_subject(passage: Passage, start: int, end: int, until: int, first: bool, after_name: bool) -> Subject | None:
    """The subject that a piece of a sentence between commas starts with."""
    token = passage.tokens[start]
    if after_name and token.low in ("a", "an", "now", "then", "aged", "formerly", "his", "her"):
        return None
    subject, after = phrase_at(passage, start, end)
    if subject is None:
        return None
    if not first and subject.person is None and not _opens_phrase(token):
        return None
    return (apposed(passage, subject, end, until) if after >= end else None) or subject


def _opens_phrase(token: Token) -> bool:
    """Whether a word may open a subject in mid-sentence: a capital, "the", "she", "police", "officials"."""
    if capital(token) or token.low in DETERMINERS | PRONOUNS or token.low[0].isdigit():
        return True
    return token.low in ("police", "staff", "people") or (token.low.endswith("s") and token.low not in cues())


_INDEFINITE = frozenset("a an one another".split())


def _inner(passage: Passage, start: int, end: int) -> Subject | None:
    """The first pronoun or person in a piece that a preposition leads in: "In old age he took to the rivers"."""
    tokens = passage.tokens
    if tokens[start].low in ("who", "which", "whose", "whom", "where"):
        return None
    for at in range(start + 1, end):
        token = tokens[at]
        before = tokens[at - 1].low
        tied = before in PREPOSITIONS | DETERMINERS or before in cues()
        if token.low in _INDEFINITE and at > start + 1 and not tied:
            return phrase_at(passage, at, end)[0]
        if token.low in ("he", "she", "they", "we", "i"):
            return pronoun(token, at)
        named = named_at(passage, at)
        if named and before not in PREPOSITIONS and token.start == named.start:
            last = tokens[passage.token_from(named.end) - 1]
            if not possessive(last):
                return named
    return None


_OPENERS = frozenset("asked told pressed born questioned raised known given faced not there".split())


def _opens_aside(passage: Passage, start: int) -> bool:
    """Whether a piece of a sentence only leads in: "On Monday", "Asked by a juror", "When Palma came"."""
    token = passage.tokens[start]
    if passage.name_at(token):
        return False
    if token.low in PREPOSITIONS or token.low in _SUBORDINATORS or token.low.endswith("ly"):
        return True
    if token.low in ("who", "which", "whose", "whom", "where"):
        return True
    if token.low in _OPENERS:
        return True
    return token.low.endswith(("ing", "ed")) and not any(
        other.low in AUXILIARIES for other in passage.tokens[start + 1 : start + 2]
    )


_TURNS = frozenset("was is were are came comes stood stands sat sits".split())


def _inverted(passage: Passage, start: int, end: int) -> Subject | None:
    """The person after a verb that stands before its subject: "First at the lectern was Palma"."""
    for number in range(start + 1, end - 1):
        if passage.tokens[number].low in _TURNS:
            subject, _ = phrase_at(passage, number + 1, end)
            return subject
    return None
