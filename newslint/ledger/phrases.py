"""The noun phrase that starts at a word: a person's name, a pronoun, a description."""

from __future__ import annotations

from newslint.ledger.cues import cues
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
from newslint.records import record

_LINKS = frozenset(
    "of for from at with and the in an a de da la le du van von der den al bin ibn del di dos y &".split()
)
HONORIFICS = frozenset("mr mrs ms mx miss dr prof sir dame lord lady".split())
_INTO_DESCRIPTION = frozenset("of for from with at in on".split())
TIMES = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow tonight last this next earlier "
    "later on in at after before during when while as outside inside by afterwards recently again through over "
    "following amid despite without among under to about who whose where which because if".split()
)
"""Words after a verb of speech and its subject with which something else begins."""
NO_START = (PREPOSITIONS | CLAUSE_STARTS | AUXILIARIES) - {"both", "all", "once", "what", "that"}
"""Words in lower case that start no subject."""
WINDOW = 28


@record
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


def named_at(passage: Passage, at: int) -> Subject | None:
    """The person whose name ends or starts at a token, unless a possessive ending makes another of it."""
    name = passage.name_at(passage.tokens[at])
    if name is None:
        return None
    return Subject("name", name.start, name.end, passage.text[name.start : name.end], name.person, at)


def possessive(token: Token) -> bool:
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
    if not token.text[0].isalnum() or (token.low in NO_START and not capital(token)):
        return None, at
    end = at
    while end < limit and end < at + WINDOW:
        word = tokens[end]
        named = named_at(passage, end) if not word.quoted else None
        if named and not _inside_description(passage, at, end):
            after = end
            while after < limit and tokens[after].start < named.end:
                after += 1
            if not possessive(tokens[after - 1]) and not _before_name(passage, after, limit):
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
    return worded(passage, at, end), end


def _before_name(passage: Passage, at: int, limit: int) -> bool:
    """Whether a word or two in lower case lead up to a person's name: "Velm State coach Gus Palma"."""
    for number in range(at, min(at + 4, limit)):
        token = passage.tokens[number]
        if passage.name_at(token):
            return number > at
        if not token.text[0].islower() or token.low in cues() or token.low in NO_START or token.low in DETERMINERS:
            return False
    return False


def _past_suffix(tokens: list[Token], at: int, limit: int) -> int:
    while at < limit and tokens[at].low in (
        "jr",
        "sr",
        "kc",
        "qc",
        "mp",
        "ii",
        "iii",
        "phd",
        "md",
        "cbe",
        "obe",
        "mbe",
    ):
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
    if closing and token.low in TIMES and not (token.low in ("in", "on", "at") and capital(tokens[at])):
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
    "went came took gave made ran held saw sat stood got kept lost won met paid sent spent told wore wrote "
    "drew drove fell flew grew knew led lay rose shook spoke swam threw woke bought brought built caught "
    "dealt fought heard laid meant shot slept sold swept taught thought understood began became broke chose "
    "drank forgot hid rang sang sank tore appears appeared has had".split()
)


def _is_past(token: Token, before: Token) -> bool:
    """Whether a word of a description is the verb that follows it: "the man arrived", not "the retired man"."""
    if (
        before.low in DETERMINERS
        or possessive_text(before.text)
        or before.low.endswith("ly")
        or before.low in PREPOSITIONS
    ):
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


def worded(passage: Passage, at: int, end: int) -> Subject:
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


def adverb(token: Token) -> bool:
    return token.low.endswith("ly") and len(token.low) > 4 and not capital(token)
