"""Whether a doubled verb may be meant: a clause may end at the first of the two ("what it is is unclear")."""

from __future__ import annotations

import re

from newslint import lexicon
from newslint.checks.doubled import Doubled, listed
from newslint.on_use import compiled

_DANCE = compiled(r"\bdanc", re.IGNORECASE)
_MODALS = ("to", "can", "could", "will", "would", "should", "might", "must", "may")


def had(doubled: Doubled) -> bool:
    """Whether "had" is doubled by mistake."""
    if doubled.next in listed("participles"):
        return True
    adverb = re.match(
        r"\s+(?:also|already|earlier|previously|recently|never|not|often|always|twice|once|since|long|just)\s+([a-z]+)",
        doubled.following,
    )
    if adverb and (adverb.group(1).endswith("ed") or adverb.group(1) in listed("participles")):
        return True
    after = re.match(r"\s+([a-z]+)\s+([a-z]+)", doubled.following)
    if after is None or not (after.group(1).endswith("ed") or after.group(1) in listed("irregular")):
        return False
    return after.group(2) in listed("after verb")


def being(doubled: Doubled) -> bool:
    """ "is", "was", "are", "were": a clause may end at the first of the two ("what it is is")."""
    if doubled.prev in ("who", "which", ",") or doubled.at_an_end or _asked(doubled):
        return True
    if doubled.prev == "there":
        return doubled.before[-2:-1] not in (("what",), ("What",), ("whatever",))
    if doubled.prev == "all" and doubled.before[-2:-1] in (("not",), ("Not",)):
        return True
    if _goes_on(doubled):
        return True
    return not (doubled.prev in listed("questions") or doubled.stranded or _is_clause(doubled))


def _is_clause(doubled: Doubled) -> bool:
    """Whether a clause before the word may be the subject of the second of the two ("how long it is is unclear")."""
    tokens = [token.lower() for token in doubled.before]
    last = len(tokens) - 1
    if tokens.count("as") > 1:
        return True
    return any(_opens_subject(tokens, at) for at in range(max(0, last - 10), last))


def _opens_subject(tokens: list[str], at: int) -> bool:
    """Whether a word opens a clause that may be a subject, and is no relative and no conjunction there."""
    word, head = tokens[at], tokens[at - 1] if at else ""
    if word in ("what", "whatever", "whichever", "wherever", "whoever"):
        return True
    if word in listed("things"):
        return tokens[at + 1] in listed("subjects") | {"that"}
    if word not in listed("questions"):
        return False
    if word == "whether":
        return not (head.isalpha() and head not in lexicon.FUNCTION_WORDS)
    plain = head.isalnum() and head not in lexicon.FUNCTION_WORDS | listed("reporting")
    return not (plain or (head == "," and word in ("who", "which", "when", "where")))


def _goes_on(doubled: Doubled) -> bool:
    """ "a week ago that he was was promising": a verb goes on, so that no clause ends between the two."""
    following = doubled.written
    verb = following.endswith("ing") and following.islower() and len(following) > 5
    asked = len(doubled.before) > 1 and doubled.before[-2].lower() in listed("questions")
    return verb and doubled.prev in listed("subjects") and not asked and following not in listed("adjectives")


def _asked(doubled: Doubled) -> bool:
    """ "asked why he was was late": the clause is what somebody asks or knows, and can't be the subject of a verb."""
    tokens = [token.lower() for token in doubled.before[-3:]]
    asks = tokens and tokens[0] in ("ask", "asked", "asks", "asking", "wonder", "wondered", "explain", "explained")
    return len(tokens) == 3 and bool(asks) and tokens[1] in listed("questions") and tokens[2] in listed("subjects")


def having(doubled: Doubled) -> bool:
    """Whether "has" is doubled by mistake."""
    if doubled.prev == "," or doubled.at_an_end:
        return True
    if doubled.word == "have" and doubled.prev in _MODALS:
        return True
    return not doubled.earlier(frozenset({"what", "all", "whatever"}), 8) and not doubled.stranded


def do(doubled: Doubled) -> bool:
    """Whether "do" is doubled by mistake."""
    if doubled.prev in listed("questions"):
        return doubled.next in listed("subjects")
    return doubled.next == "not" or doubled.prev in _MODALS


def did(doubled: Doubled) -> bool:
    """ "did did not", where no clause may end at the first of the two ("what he did did not help")."""
    if doubled.at_an_end or doubled.next in listed("subjects"):
        return True
    if doubled.prev in ("so", "nor", "as"):
        return True
    if doubled.prev in listed("questions"):
        return doubled.next in listed("subjects") | listed("no verb") or doubled.written[:1].isupper()
    opening = listed("questions") if doubled.next == "not" else listed("questions") | {"if", "that"}
    return not (doubled.stranded or doubled.earlier(opening))


def can(doubled: Doubled) -> bool:
    """Whether "can" is doubled by mistake."""
    return doubled.prev not in listed("before dance") and doubled.next.isalpha() and not _DANCE.search(doubled.text)
