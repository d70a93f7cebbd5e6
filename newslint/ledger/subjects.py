"""Who is spoken of: the noun phrase at a word, the subject on the left of a verb, the subject of a clause."""

from __future__ import annotations

from dataclasses import dataclass

from newslint.ledger.cues import SIGNS, SURFACES, cues
from newslint.ledger.passages import (
    AUXILIARIES,
    CLAUSE_STARTS,
    DETERMINERS,
    PREPOSITIONS,
    PRONOUNS,
    Passage,
    Token,
)
from newslint.ledger.values import Person

_LINKS = frozenset("of for from at with and the in an a de da la le du van von der den al bin ibn del di dos y &".split())
HONORIFICS = frozenset("mr mrs ms mx miss dr prof sir dame lord lady".split())
_INTO_DESCRIPTION = frozenset("of for from with at in on".split())
_POSSESSIVES = {"his": "he", "her": "she", "their": "they", "my": "i", "our": "we"}
_SUBORDINATORS = frozenset(
    "when while because although though if unless whether where after before since until once as".split()
)
_TIMES = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow tonight last this next earlier "
    "later on in at after before during when while as outside inside by afterwards recently again through over "
    "following amid despite without among under to about who whose where which because if".split()
)
"""Words after a verb of speech and its subject with which something else begins."""
_NO_START = (PREPOSITIONS | CLAUSE_STARTS | AUXILIARIES) - {"both", "all", "once", "what", "that"}
"""Words in lower case that start no subject."""
_WINDOW = 28


@dataclass(frozen=True)
class Subject:
    """A noun phrase that may speak: name, pronoun or described; offsets in its block; the person a name means."""

    kind: str
    start: int
    end: int
    text: str
    person: Person | None = None
    first: int = 0


def capital(token: Token) -> bool:
    """Whether a token is a word with a capital, not a pronoun that starts a sentence."""
    return token.text[:1].isupper() and not token.quoted


def _named(passage: Passage, at: int) -> Subject | None:
    """The person whose name ends or starts at a token, unless a possessive ending makes another of it."""
    name = passage.name_at(passage.tokens[at])
    if name is None:
        return None
    return Subject("name", name.start, name.end, passage.text[name.start : name.end], name.person, at)


def possessive(passage: Passage, token: Token) -> bool:
    """Whether a word has a possessive ending."""
    return token.text.endswith(("’s", "'s", "s’", "s'"))


def pronoun(token: Token, at: int) -> Subject:
    """A pronoun as a subject."""
    return Subject("pronoun", token.start, token.end, token.text, None, at)


def phrase_at(passage: Passage, at: int, limit: int, closing: bool = False) -> tuple[Subject | None, int]:
    """The noun phrase that starts at a token and the token after it.

    ``closing`` says that the phrase ends a clause (said the mayor on Monday), so that words of time end it.
    """
    tokens = passage.tokens
    if at >= limit:
        return None, at
    token = tokens[at]
    if token.low in PRONOUNS and (token.text != "IT"):
        return pronoun(token, at), at + 1
    if not token.text[0].isalnum() or (token.low in _NO_START and not capital(token)):
        return None, at
    end = at
    while end < limit and end < at + _WINDOW:
        word = tokens[end]
        named = _named(passage, end) if not word.quoted else None
        if named and not _inside_description(passage, at, end):
            after = end
            while after < limit and tokens[after].start < named.end:
                after += 1
            if not possessive(passage, tokens[after - 1]) and not _before_name(passage, after, limit):
                return named, _past_suffix(tokens, after, limit)
            end = after
            continue
        if named:
            end += 1
            continue
        if not _goes_on(tokens, at, end, closing) and not (capital(tokens[at]) and _before_name(passage, end, limit)):
            break
        end += 1
    if end == at:
        return None, at
    return _worded(passage, at, end), end


def _before_name(passage: Passage, at: int, limit: int) -> bool:
    """Whether a word or two in lower case lead up to a person's name: "Velm State coach Gus Palma"."""
    for number in range(at, min(at + 4, limit)):
        token = passage.tokens[number]
        if passage.name_at(token):
            return number > at
        if not token.text[0].islower() or token.low in cues() or token.low in _NO_START or token.low in DETERMINERS:
            return False
    return False


def _past_suffix(tokens: list[Token], at: int, limit: int) -> int:
    while at < limit and tokens[at].low in ("jr", "sr", "kc", "qc", "mp", "ii", "iii", "phd", "md", "cbe", "obe", "mbe"):
        at += 1
    return at


def _inside_description(passage: Passage, at: int, end: int) -> bool:
    """Whether a name is only part of a description: "a spokesman for Palma", not "envoy to Velm Ines Palma"."""
    tokens = passage.tokens
    if not any(token.low in _INTO_DESCRIPTION or token.low == "to" for token in tokens[at:end]):
        return False
    name = passage.name_at(tokens[end])
    before = (passage.token_from(name.lead) if name else end) - 1
    return before < at or not capital(tokens[before]) or tokens[before].low in HONORIFICS


def _goes_on(tokens: list[Token], at: int, end: int, closing: bool) -> bool:
    token = tokens[end]
    if token.quoted:
        return token.low == "\ue001" and end > at
    if not token.text[0].isalnum():
        return False
    if end == at:
        return True
    if token.low in AUXILIARIES and not capital(token):
        return False
    if closing and token.low in _TIMES and not (token.low in ("in", "on", "at") and capital(tokens[at])):
        return False
    if not closing and token.low in cues() and not capital(token):
        before = tokens[end - 1]
        return before.low in DETERMINERS or before.low in PREPOSITIONS or possessive_text(before.text)
    if token.low in CLAUSE_STARTS:
        return token.low in ("and", "who")
    if token.low in PRONOUNS and token.low not in ("i", "who"):
        return False
    if end > at + 1 and not capital(token) and _is_past(token, tokens[end - 1]):
        return False
    return not (capital(tokens[at]) and not capital(token) and not _runs_on(tokens, at, end))


_PAST = frozenset(
    "went came took gave made ran held saw sat stood got kept lost won met paid sent spent told wore wrote drew drove fell "
    "flew grew knew led lay rose shook spoke swam threw woke bought brought built caught dealt fought heard laid meant "
    "shot slept sold swept taught thought understood began became broke chose drank forgot hid rang sang sank tore "
    "appears appeared has had".split()
)


def _is_past(token: Token, before: Token) -> bool:
    """Whether a word of a description is the verb that follows it: "the man arrived", not "the retired man"."""
    if before.low in DETERMINERS or possessive_text(before.text) or before.low.endswith("ly") or before.low in PREPOSITIONS:
        return False
    return token.low in _PAST or (token.low.endswith("ed") and len(token.low) > 4 and "-" not in token.low)


def _runs_on(tokens: list[Token], at: int, end: int) -> bool:
    """Whether a lower-case word goes on a phrase that starts with a capital: "The mayor", "Bank of Velm"."""
    if tokens[at].low in DETERMINERS or possessive_text(tokens[at].text) or tokens[at].low in cues():
        return True
    if tokens[end].low in _LINKS:
        return end + 1 < len(tokens) and (capital(tokens[end + 1]) or tokens[end + 1].low in _LINKS)
    return end == at + 1 or not capital(tokens[end - 1])


def possessive_text(text: str) -> bool:
    """Whether a word ends like a possessive."""
    return text.endswith(("’s", "'s", "s’", "s'"))


def _worded(passage: Passage, at: int, end: int) -> Subject:
    tokens = passage.tokens
    while end > at + 1 and tokens[end - 1].low in ("and", "who", "the", "of", "for", "from", "at", "with"):
        end -= 1
    start, stop = tokens[at].start, tokens[end - 1].end
    first = tokens[at].low
    lone = capital(tokens[at]) and first not in DETERMINERS and not possessive_text(tokens[at].text)
    kind = "name" if lone and all(capital(token) or token.low in _LINKS for token in tokens[at:end]) else "described"
    return Subject(kind, start, stop, passage.text[start:stop], None, at)


def apposed(passage: Passage, subject: Subject, at: int, limit: int) -> Subject | None:
    """The name set beside a description that ends before a token: "the mayor, Ines Palma"."""
    tokens = passage.tokens
    if subject.kind != "described" or at + 1 >= limit or tokens[at].low != ",":
        return None
    found, after = phrase_at(passage, at + 1, limit, closing=True)
    if found and found.person and found.kind == "name" and after - at < 9 and _at_start(tokens, passage, at + 1, found):
        return found
    if found and found.kind == "name" and len(found.text.split()) > 1 and (after >= limit or tokens[after].low == ","):
        return found
    return None


def _at_start(tokens: list[Token], passage: Passage, at: int, found: Subject) -> bool:
    """Whether only titles stand between a comma and a name."""
    return all(capital(token) for token in tokens[at : passage.token_from(found.start)])


def left_of(passage: Passage, low: int, verb: int) -> Subject | None:
    """The subject of a verb, by the words on its left down to token ``low``."""
    tokens = passage.tokens
    at = verb - 1
    while at >= low and (tokens[at].low in AUXILIARIES or _adverb(tokens[at])) and not _ends_name(passage, at):
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


def _adverb(token: Token) -> bool:
    return token.low.endswith("ly") and len(token.low) > 4 and not capital(token)


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
    while floor > low and at - floor < _WINDOW and _within(tokens[floor - 1], passage, floor - 1):
        floor -= 1
    start = _phrase_start(passage, floor, at)
    if start is None:
        return None
    subject, after = phrase_at(passage, start, at + 1)
    if subject and after <= at and subject.kind == "name" and subject.person is None:
        return _worded(passage, start, at + 1)
    if subject and after <= at and subject.kind != "name":
        return _worded(passage, start, at + 1)
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
        if capital(token) and token.low in _TIMES and number < at:
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
    if named is None or possessive(passage, passage.tokens[end - 1]):
        return None
    before = passage.token_from(named.start) - 1
    while before > low and capital(passage.tokens[before]) and passage.tokens[before].low not in _TIMES:
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
            if _opens_aside(passage, start, end):
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


def _piece_subject(
    passage: Passage, start: int, end: int, until: int, first: bool, after_name: bool
) -> Subject | None:
    """The subject that a piece of a sentence between commas starts with."""
    token = passage.tokens[start]
    if after_name and token.low in ("a", "an", "now", "then", "aged", "formerly", "his", "her"):
        return None
    subject, after = phrase_at(passage, start, end)
    if subject is None:
        return None
    bare = not capital(token) and token.low not in DETERMINERS | PRONOUNS and not token.low[0].isdigit()
    if bare and not first and subject.person is None:
        if not (token.low.endswith("s") and token.low not in cues()) and token.low not in ("police", "staff", "people"):
            return None
    return (apposed(passage, subject, end, until) if after >= end else None) or subject


_INDEFINITE = frozenset("a an one another".split())


def _inner(passage: Passage, start: int, end: int) -> Subject | None:
    """The first pronoun or person in a piece that a preposition leads in: "In old age he took to the rivers"."""
    tokens = passage.tokens
    if tokens[start].low in ("who", "which", "whose", "whom", "where"):
        return None
    for at in range(start + 1, end):
        token = tokens[at]
        before = tokens[at - 1].low
        if token.low in _INDEFINITE and at > start + 1 and before not in PREPOSITIONS | DETERMINERS and before not in cues():
            return phrase_at(passage, at, end)[0]
        if token.low in ("he", "she", "they", "we", "i"):
            return pronoun(token, at)
        named = _named(passage, at)
        if named and tokens[at - 1].low not in PREPOSITIONS and tokens[at].start == named.start:
            if not possessive(passage, tokens[passage.token_from(named.end) - 1]):
                return named
    return None


def _opens_aside(passage: Passage, start: int, end: int) -> bool:
    """Whether a piece of a sentence only leads in: "On Monday", "Asked by a juror", "When Palma came"."""
    token = passage.tokens[start]
    if passage.name_at(token):
        return False
    if token.low in PREPOSITIONS or token.low in _SUBORDINATORS or token.low.endswith("ly"):
        return True
    if token.low in ("who", "which", "whose", "whom", "where"):
        return True
    if token.low in ("asked", "told", "pressed", "born", "questioned", "raised", "known", "given", "faced", "not", "there"):
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
