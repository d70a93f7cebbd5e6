"""What stands beside a name and shows a person: ages, roles set off by commas, verbs of speech, small titles before it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from newslint.findings import Place
from newslint.ledger.cues import PLAIN_VERBS, speech_verbs
from newslint.ledger.titles import KIN, QUALIFIERS, ROLE_HEADS, TRADES
from newslint.ledger.values import Word

_AGE = re.compile(
    r"(?:, \(?|,? aged |,? age |,? then |,? now |, who (?:is|was|turned|turns) | \((?:aged |age )?)(?P<years>1?\d\d?)"
    r"(?=[,;.:)—–]| and | of [A-Z]| from | who | years? old|-year-old|$)"
)
_AGE_BEFORE = re.compile(r"\b(?P<years>1?\d\d?)-year-old (?:[\w’'-]+ ){0,3}\Z")
_SCORES = re.compile(r"\(\d+\)|\d+-\d+")
_AFTER = re.compile(r"(?P<comma>,)? ?(?P<word>[^\W\d_]+)(?P<next> [^\W\d_]+)?")
_DETERMINED = r"(?:the|an?|his|her|their|our|my|its|one of|another|[^\W\d_]+[’']s?|[^\W\d_]+s[’'])"
_ROLE_AFTER = re.compile(
    rf"(?:, | — | – | - | \()(?:\d\d?, )?(?P<role>(?:{_DETERMINED} |(?:now|then|also|both|himself|herself) )?"
    r"(?:(?:an?|the|his|her|their) )?[^,.;:()“”\"—–]{2,90})"
)
_ROLE_BEFORE = re.compile(rf"\b(?P<role>{_DETERMINED} [^,.;:()“”\"—–]{{2,80}}),? \Z", re.I)
_WORDS = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*")
_ACCORDING = re.compile(r"\b[Aa]ccording to \Z")
_NO_ROLE = frozenset("and but who which while where when after before said says".split())
_PERSONAL = frozenset(
    "was is has had will would could can may might should does did were smiled laughed nodded shrugged sighed grew "
    "walked stood sat ran died lives lived works worked joined married wept born went came left took made got gave found "
    "held kept knew led met paid put rose saw sent set shot sold spent thought wore wrote began became bought brought "
    "built caught chose drew drove fell felt fled flew fought heard himself herself remembers remembered wants wanted "
    "hopes hoped knows loves loved likes liked plays played scored retired resigned pleaded faces faced serves served "
    "moved returned arrived picked looked turned opened closed started stopped called calls helps helped teaches taught "
    "paints painted sings sang also never still once".split()
)
"""Verbs and adverbs that a person's name may be the subject of; weaker than speech."""
_SAID = frozenset("said says told added recalled testified tells adds wrote explained joked insisted recalls".split())
_NOT_BEFORE = frozenset("claim claims deny denies believe promise promises stress think recall complain".split())
_EITHER = frozenset("head lead forward guard center centre general guide partner local star boss rival fan".split())
"""Words for persons that stand before names of other things as well."""


class Beside(NamedTuple):
    """What a name has beside it: weights, and the places of an age and a role."""

    weight: int
    age: tuple[int, Place] | None
    role: Place | None
    kin: bool


def beside(block: int, text: str, start: int, end: int, possessive: bool) -> Beside:
    """What stands beside the name from ``start`` to ``end`` (the possessive ending left out) in a block's text."""
    after = text[end : end + 130]
    before = text[max(0, start - 110) : start]
    age = None if possessive else _age_after(block, text, end, after)
    age = age or _age_before(block, before, start)
    role = None if possessive else _role_after(block, after, end)
    kin = False
    if role is None and before.endswith(", "):
        role, kin = _role_before(block, before, start)
    weight = (3 if age else 0) + (2 if role else 0) + _speech_before(before)
    if not possessive:
        weight += _verb_after(after)
    return Beside(weight, age, role, kin)


def _age_after(block: int, text: str, end: int, after: str) -> tuple[int, Place] | None:
    match = _AGE.match(after)
    if match is None:
        return None
    years = int(match["years"])
    if not 0 < years < 116:
        return None
    if match.group().startswith(" (") and (years < 5 or len(_SCORES.findall(text, max(0, end - 120), end + 160)) > 1):
        return None
    return years, Place(block, end + match.start("years"), end + match.end("years"))


def _age_before(block: int, before: str, start: int) -> tuple[int, Place] | None:
    match = _AGE_BEFORE.search(before[-60:]) if "-year-old" in before[-60:] else None
    if match is None:
        return None
    low = start - len(before[-60:])
    return int(match["years"]), Place(block, low + match.start("years"), low + match.end("years"))


def _role_after(block: int, after: str, end: int) -> Place | None:
    """The office or description after a name and a comma, where it holds a word for a person."""
    match = _ROLE_AFTER.match(after)
    if match is None:
        return None
    for number, word in enumerate(_WORDS.findall(match["role"])[:10]):
        low = word.lower()
        head = low if low in ROLE_HEADS else low[:-2] if low[-2:] in ("’s", "'s") and low[:-2] in ROLE_HEADS else ""
        if head and not (number == 0 and low in _EITHER):
            return Place(block, end + match.start("role"), end + match.end("role"))
        if low in _NO_ROLE or (number and low in speech_verbs() and low.endswith("ed")):
            return None
    return None


def _role_before(block: int, before: str, start: int) -> tuple[Place | None, bool]:
    """The office or kin before a name and a comma: the mayor, Ines Palma."""
    match = _ROLE_BEFORE.search(before)
    if match is None:
        return None, False
    words = [word.lower() for word in _WORDS.findall(match["role"])]
    heads = [word for word in words[-9:] if word in ROLE_HEADS]
    if not heads or any(word in _NO_ROLE for word in words):
        return None, False
    low = start - len(before)
    return Place(block, low + match.start("role"), low + match.end("role")), words[-1] in KIN


def _speech_before(before: str) -> int:
    """The weight of a verb of speech right before a name."""
    if not before.endswith((" ", "\u00a0")):
        return 0
    word = before[:-1].rpartition(" ")[2].strip("“”\"‘’'—–,(").lower()
    if word in ("said", "says") or (word in PLAIN_VERBS and word not in _NOT_BEFORE):
        return 2
    if word == "to" and _ACCORDING.search(before):
        return 2
    return 1 if word in ("named", "called", "told", "asked", "thanked", "dubbed") else 0


def _verb_after(after: str) -> int:
    """The weight of the word after a name: speech, who, or what persons do."""
    match = _AFTER.match(after)
    if match is None:
        return 0
    word = match["word"]
    if match["comma"]:
        return 2 if word in ("who", "whose") else 0
    if word in _SAID or word in PLAIN_VERBS or (word in speech_verbs() and word.endswith("ed")):
        return 2
    if word in ("also", "later", "then", "has", "had") and match["next"] and match["next"][1:] in _SAID | PLAIN_VERBS:
        return 2
    return 1 if word in _PERSONAL or word == "who" else 0


def small_title(text: str, words: Sequence[Word], first: int, given: bool) -> tuple[Place | None, bool]:
    """The lower-case office, trade or kin right before word ``first``, its qualifiers included, and whether it is kin."""
    last = first - 1
    if last < 0 or text[words[last].end : words[first].start] not in (" ", "\u00a0"):
        return None, False
    head = words[last].text
    if head not in ROLE_HEADS or (head in _EITHER and not given):
        return None, False
    at = last
    while at and text[words[at - 1].end : words[at].start] in (" ", "\u00a0"):
        if words[at - 1].text.lower() not in QUALIFIERS and words[at - 1].text not in TRADES:
            break
        at -= 1
    return Place(words[last].block, words[at].start, words[last].end), head in KIN
