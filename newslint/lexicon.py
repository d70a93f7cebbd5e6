"""The word list: US and UK English with how common each word is, memory-mapped when it is first asked."""

from __future__ import annotations

import os
import unicodedata
from functools import lru_cache
from typing import Any, NamedTuple

_PATH = os.path.join(os.path.dirname(os.path.abspath(__file__)), "data", "words.marisa")
_AMERICAN, _BRITISH, _NAME = 1, 2, 4
SOUND = 70
"""The level up to which a word counts as known; rarer entries (80, 95) only keep rules from guessing."""


class Entry(NamedTuple):
    """What the list says of a word: level (10 most common .. 95), dialects, whether it is a name or abbreviation."""

    level: int
    american: bool
    british: bool
    name: bool


@lru_cache(maxsize=1)
def _trie() -> Any:
    import marisa_trie

    return marisa_trie.RecordTrie("<BB").mmap(_PATH)


def _look_up(word: str) -> Entry | None:
    found = _trie().get(word)
    if not found:
        return None
    level, marks = found[0]
    return Entry(level, bool(marks & _AMERICAN), bool(marks & _BRITISH), bool(marks & _NAME))


@lru_cache(maxsize=50_000)
def entry(word: str) -> Entry | None:
    """The entry of a word as it is written, or in lower case where it starts with a capital."""
    found = _look_up(word)
    if word[:1].isupper():
        for other in (_look_up(word.lower()), _look_up(word.capitalize()) if word.isupper() else None):
            if other and (found is None or other.level < found.level):
                found = other
    return found


@lru_cache(maxsize=50_000)
def known(word: str, rarest: int = SOUND) -> bool:
    """Whether a word is in the list, with or without possessive, accents and hyphens.

    ``rarest`` is the highest level that counts; 95 takes in words that only a large dictionary holds.
    """
    word = unicodedata.normalize("NFC", word).replace("’", "'").replace("‑", "-")
    if _within(word, rarest):
        return True
    for ending in ("'s", "'"):
        if word.endswith(ending) and _within(word.removesuffix(ending), rarest):
            return True
    if "-" in word:
        return all(known(part, rarest) for part in word.split("-") if part and not part.isdigit())
    plain = _unaccented(word)
    return plain != word and _within(plain, rarest)


def _within(word: str, rarest: int) -> bool:
    found = entry(word)
    return found is not None and found.level <= rarest


def _unaccented(word: str) -> str:
    decomposed = unicodedata.normalize("NFD", word)
    return "".join(character for character in decomposed if not unicodedata.combining(character))


def level(word: str) -> int | None:
    """How common a word is, from 10 (most common) to 95; None where the list lacks it."""
    found = entry(word)
    return found.level if found else None


def common(word: str, level: int = 35) -> bool:
    """Whether a word is in the list at this level or a more common one, and is no name."""
    found = entry(word)
    return found is not None and found.level <= level and not found.name


FUNCTION_WORDS = frozenset(
    "a an the this that these those each every some any no all both either neither such other another "
    "i you he she it we they me him her us them my your his its our their mine yours hers ours theirs who whom whose "
    "which what myself himself herself itself themselves ourselves "
    "of to in on at by for with from into onto upon about after before between during through against under over "
    "without within among across behind beyond near since until till toward towards despite above below along around "
    "and or but nor so yet because although though while if unless whether than as when where why how "
    "am is are was were be been being do does did doing done has have had having will would shall should can could may "
    "might must cannot not there here then also only just very too up down out off".split()
)

_SHORT = frozenset("of to in on at by is it as an or he we be do so no up my me us if go am".split())
_PREFIXES = frozenset(
    "over under out up down off by after before in on for counter fore back self non through without within up along "
    "above near to all any every some no so one be were an as at or me us am do go if are has her his can too "
    "around around about between upon cross mid how what there here where then no".split()
)
"""First parts that make new words ("overtourism"): only a small word after them shows two words run together."""
_SUFFIXES = frozenset(
    "in up off out over down on by able like wise man less ship ward ness at or an as so do go no me us if am it "
    "one all some any under near self about around through through very too both each such her "
    "his here there then".split()
)
"""Last parts that make words ("teach-in", "-or"): no evidence that two words ran together."""
_STRONG = frozenset(
    "the this that these those his its their our your and with from which was were are is has have had will would "
    "could should might must not been they them he she we him you my".split()
)
_AFTER_SHORT = frozenset("of to is it my he we if".split())
_MODALS = frozenset("will would can could may might must should shall cannot not to".split())


@lru_cache(maxsize=4_096)
def splits(word: str) -> tuple[tuple[str, str], ...]:
    """The ways to part a token that no list holds into two frequent words, one of them a small one; best first.

    Empty when the token is a word, however rare, or when no way is sure.
    """
    if len(word) < 5 or not word.isascii() or not word.isalpha() or not word.islower() or known(word, 95):
        return ()
    found = []
    for cut in range(2, len(word) - 1):
        first, second = word[:cut], word[cut:]
        if _may_stand(first) and _may_stand(second) and _parted(first, second):
            cost = (level(first) or 99) + (level(second) or 99) - (5 if {first, second} & _STRONG else 0)
            found.append((cost, -min(len(first), len(second)), first, second))
    if found and min(found)[3] not in FUNCTION_WORDS and _near_word(word):
        return ()
    return tuple((first, second) for _, _, first, second in sorted(found))


def _may_stand(part: str) -> bool:
    return part in _SHORT if len(part) == 2 else common(part, 50)


def _parted(first: str, second: str) -> bool:
    """Whether two parts are two words run together rather than a coinage or a misspelling."""
    small_first, small_second = first in FUNCTION_WORDS, second in FUNCTION_WORDS
    if second == "be":
        return first in _MODALS
    if first in _PREFIXES:
        return second in _STRONG and len(second) > 2 and first not in ("us", "am", "me", "go", "do", "so", "or")
    if small_first and small_second:
        return second not in _SUFFIXES or first in _MODALS
    if small_first:
        if len(first) == 2:
            return first in _AFTER_SHORT and len(second) >= 4 and common(second, 20)
        return len(second) >= 3 and common(second, 35) and second not in _SUFFIXES
    if not small_second or second in _SUFFIXES:
        return False
    if len(second) == 2:
        if second == "is":
            return len(first) >= 7
        return second in ("of", "to", "he", "we") and (len(first) >= 5 or common(first, 20)) and len(first) >= 4
    return len(first) >= 4


def _near_word(word: str) -> bool:
    """Whether one letter dropped, added, changed or swapped makes a common word of seven letters or more."""
    if len(word) < 7:
        return False
    letters = "abcdefghijklmnopqrstuvwxyz"
    halves = [(word[:at], word[at:]) for at in range(len(word) + 1)]
    return (
        any(common(left + right[1:]) for left, right in halves if right and len(word) > 7)
        or any(common(left + right[1] + right[0] + right[2:]) for left, right in halves if len(right) > 1)
        or any(common(left + letter + right) for left, right in halves for letter in letters)
        or any(common(left + letter + right[1:]) for left, right in halves if right for letter in letters)
    )
