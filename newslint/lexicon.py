"""The word list: US and UK English with how common each word is, memory-mapped when it is first asked."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from newslint.records import NamedTuple
from newslint.tables import trie_of

_AMERICAN, _BRITISH, _NAME, _SEEN = 1, 2, 4, 8
SOUND = 70
"""The level up to which a word counts as known; rarer entries (80, 95) only keep rules from guessing."""
_STEP = 7.0
"""How many steps of a stored count double it."""


class Entry(NamedTuple):
    """What the list says of a word: level (10 most common .. 95), dialects, whether it is a name or abbreviation."""

    level: int
    american: bool
    british: bool
    name: bool


def _row(word: str) -> tuple[int, int, int] | None:
    found = trie_of("words.marisa", "<BBB").get(word)
    return found[0] if found else None


def _look_up(word: str) -> Entry | None:
    row = _row(word)
    if row is None or row[1] & _SEEN:
        return None
    level, marks, _ = row
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
    plain = unaccented(word)
    return plain != word and _within(plain, rarest)


def _within(word: str, rarest: int) -> bool:
    found = entry(word)
    return found is not None and found.level <= rarest


def unaccented(word: str) -> str:
    """A word without its accents, as many houses print it."""
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


def seen(word: str) -> bool:
    """Whether a word that no dictionary holds is yet too frequent on the web to be a slip: a coinage, brand or name."""
    row = _row(word)
    return row is not None and bool(row[1] & _SEEN)


@lru_cache(maxsize=50_000)
def weight(word: str) -> float:
    """How often the web used a word of the list, as a binary logarithm from about 13 to 35; 0 for no word of it."""
    row = _row(word)
    if row is None or row[1] & _SEEN:
        return 0.0
    return row[2] / _STEP if row[2] else 12.0 - row[0] / 20


def pair(first: str, second: str) -> float:
    """How often the web used two words together, as a binary logarithm; 0 where it is not known to."""
    found = trie_of("pairs.marisa", "<B").get(f"{first} {second}")
    return float(found[0][0]) / _STEP if found else 0.0


def side_by_side(first: str, second: str) -> float:
    """What it says for two words that they stand side by side, by how often the web has them so."""
    if not first or not second:
        return 0.0
    weights = weight(first), weight(second)
    chance = sum(weights) - 40.0
    counted = pair(first, second)
    if counted:
        return min(4.0, max(0.0, (counted - chance) * 0.5))
    return -3.0 if all(weights) and chance > 17.0 else 0.0


class Compounds(NamedTuple):
    """How many words of the list start and end with a word that is a part of each, up to 255."""

    starts: int
    ends: int


@lru_cache(maxsize=4_096)
def compounds(word: str) -> Compounds:
    """How many compounds of the list a word starts and ends."""
    found = trie_of("compounds.marisa", "<BB").get(word)
    return Compounds(*found[0]) if found else Compounds(0, 0)


def starting(prefix: str) -> list[str]:
    """The words of the list that start with these letters."""
    return list(trie_of("words.marisa", "<BBB").keys(prefix))


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
