"""What stands beside a name and shows a person: ages, roles set off by commas, verbs of speech, small titles."""

from __future__ import annotations

import re
from collections.abc import Sequence

from newslint.findings import Place
from newslint.ledger.cues import PLAIN_VERBS, speech_verbs
from newslint.ledger.titles import FIRM_ROLES, KIN, QUALIFIERS, ROLE_HEADS, TRADES, is_role_word
from newslint.ledger.values import Word
from newslint.lexicon import FUNCTION_WORDS
from newslint.on_use import compiled
from newslint.records import NamedTuple

_AGE = compiled(
    r"(?:, \(?|,? aged |,? age |,? then |,? now |(?:, who)? (?:is|was|turned|turns) | \((?:aged |age )?)"
    r"(?P<years>1?\d\d?)"
    r"(?![:.]\d|,\d{3})(?=[,;.:)—–]| and | of [A-Z]| from | who | years? old|-year-old(?! [A-Z])|$)"
)
_AGE_BEFORE = compiled(
    r"\b(?P<years>1?\d\d?)-year-old "
    r"(?:(?!(?:from|of|in|at|and|or|who|has|had|was|is|by|with|to|for)\b)[\w’'-]+ ){0,3}\Z"
)
_SCORES = compiled(r"\(\d+\)|\d+-\d+")
_AFTER = compiled(r"(?P<comma>,)? ?(?P<word>[^\W\d_]+)(?P<next> [^\W\d_]+)?")
_DETERMINED = (
    r"(?:the|an?|his|her|their|our|my|its|whose|one of|another|both|two|three|four|five|six"
    r"|[^\W\d_]+[’']s?|[^\W\d_]+s[’'])"
)
_ROLE_AFTER = compiled(
    r"(?:, | — | – | - | \()(?:\d\d?, )?(?!whose\b)"
    rf"(?P<role>(?:{_DETERMINED} |(?:now|then|also|both|himself|herself) )?"
    r"(?:(?:an?|the|his|her|their) )?"
    r"(?!(?:of|from|in|at|on|for|with|to|by|is|was|are|were|has|had)\b)[^,.;:()“”\"—–]{2,90})"
)
_ROLE_BEFORE = compiled(rf"\b(?P<role>{_DETERMINED} [^,.;:()“”\"—–]{{2,80}}),? \Z", re.I)
_WORDS = compiled(r"[^\W_]+(?:[-’'][^\W_]+)*")
_TIMES = frozenset(
    "yesterday today tonight last later earlier this next during outside inside following via late early".split()
)
_NUMBERED = compiled(r"\b(?:[Nn]o\.? ?|Officer |[Ss]eed |[Ss]eeded )\d{1,2},? \Z")
_ACCORDING = compiled(r"\b[Aa]ccording to \Z")
_SAID_OF = frozenset("alleged accused suspected admitted announced".split())
_OWNERS = frozenset("my his her their our your".split())
_NO_ROLE = frozenset("and but who which while where when after before said says".split())
_PERSONAL = frozenset(
    "was is has had will would could can may might should does did were smiled laughed nodded shrugged sighed grew "
    "walked stood sat ran died lives lived works worked joined married wept born went came left took made got gave "
    "found held kept knew led met paid put rose saw sent set shot sold spent thought wore wrote began became bought "
    "brought built caught chose drew drove fell felt fled flew fought heard himself herself remembers remembered "
    "wants wanted hopes hoped knows loves loved likes liked plays played scored retired resigned pleaded faces faced "
    "serves served moved returned arrived picked looked turned opened closed started stopped called calls helps "
    "helped teaches taught paints painted sings sang also never still once".split()
)
"""Verbs and adverbs that a person's name may be the subject of; weaker than speech."""
_NO_DEED = frozenset("based owned named led limited united red need indeed bed seed feed speed shed sled".split())
_SAID = frozenset("said says told added recalled testified tells adds wrote explained joked insisted recalls".split())
_NOT_BEFORE = frozenset("claim claims deny denies believe promise promises stress think recall complain".split())


class Beside(NamedTuple):
    """What a name has beside it: weight, age, role, whether the role is only said of persons, and whether of kin."""

    weight: int
    sure: bool
    age: tuple[int, Place] | None
    role: Place | None
    kin: bool


def beside(block: int, text: str, start: int, end: int, possessive: bool) -> Beside:
    """What stands beside the name from ``start`` to ``end`` (the possessive ending left out) in a block's text."""
    after = text[end : end + 130]
    before = text[max(0, start - 110) : start]
    age = None if possessive else _age_after(block, text, end, after)
    age = age or _age_before(block, before, start)
    role, head = (None, "") if possessive else _role_after(block, after, end)
    if role is None and before.endswith(", "):
        role, head = _role_before(block, before, start)
    sure = head not in FIRM_ROLES
    if _NUMBERED.search(before):
        return Beside(3, False, age, role, False)
    weight = (4 if age else 0) + ((3 if sure else 2) if role else 0)
    if possessive or _ends_phrase(after):
        weight += _speech_before(before)
    if not possessive:
        weight += _verb_after(after)
    return Beside(weight, bool(role) and sure, age, role, head in KIN and bool(role) and before.endswith(", "))


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


def _role_after(block: int, after: str, end: int) -> tuple[Place | None, str]:
    """The office or description after a name and a comma, and the word for a person in it."""
    match = _ROLE_AFTER.match(after)
    if match is None:
        return None, ""
    words = _WORDS.findall(match["role"])[:10]
    if not words or words[0].lower() in _PERSONAL or words[0].lower().endswith("ed"):
        return None, ""
    for number, word in enumerate(words):
        low = word.lower()
        head = low
        if is_role_word(head) and (word[0].islower() or head in ROLE_HEADS) and not (number == 0 and low in FIRM_ROLES):
            return Place(block, end + match.start("role"), end + match.end("role")), head
        if low in _NO_ROLE or (number and low in speech_verbs() and low.endswith("ed") and low not in _SAID_OF):
            return None, ""
    return None, ""


def _role_before(block: int, before: str, start: int) -> tuple[Place | None, str]:
    """The office or kin before a name and a comma: the mayor, Ines Palma."""
    match = _ROLE_BEFORE.search(before)
    if match is None:
        return None, ""
    words = [word.lower() for word in _WORDS.findall(match["role"])]
    heads = [word for word in words[-9:] if is_role_word(word)]
    if not heads or any(word in _NO_ROLE for word in words):
        return None, ""
    low = start - len(before)
    return Place(block, low + match.start("role"), low + match.end("role")), heads[-1]


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


def _ends_phrase(after: str) -> bool:
    """Whether a name ends its phrase, so that "said" before it does not speak of "Marden boss Jo Brekke"."""
    match = _AFTER.match(after)
    if match is None or match["comma"] or after[:1] != " ":
        return True
    word = match["word"]
    return word in FUNCTION_WORDS or word[0].isupper() or word.endswith("ly") or word in _TIMES


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
    return 1 if word in _PERSONAL or word == "who" or (word.endswith("ed") and word not in _NO_DEED) else 0


def small_title(text: str, words: Sequence[Word], first: int, given: bool) -> tuple[Place | None, bool]:
    """The lower-case office, trade or kin right before word ``first``, with its qualifiers; whether it is kin."""
    last = first - 1
    if last < 0 or text[words[last].end : words[first].start] not in (" ", "\u00a0"):
        return None, False
    head = words[last].text
    if head[0].isupper() or not is_role_word(head):
        return None, False
    if head in FIRM_ROLES and not given and not (last and head in KIN and words[last - 1].text.lower() in _OWNERS):
        return None, False
    at = last
    while at and text[words[at - 1].end : words[at].start] in (" ", "\u00a0"):
        if words[at - 1].text.lower() not in QUALIFIERS and words[at - 1].text not in TRADES:
            break
        at -= 1
    return Place(words[last].block, words[at].start, words[last].end), head in KIN
