"""Words a slip of the keyboard may have been meant for, ranked: how common the word is less what the slip costs."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from newslint import lexicon
from newslint.records import NamedTuple

LETTERS = "abcdefghijklmnopqrstuvwxyz"
_ROWS = (("qwertyuiop", 0.0), ("asdfghjkl", 0.25), ("zxcvbnm", 0.75))
_COLUMN = {letter: (row, shift + at) for row, (keys, shift) in enumerate(_ROWS) for at, letter in enumerate(keys)}
_VOWELS = frozenset("aeiouy")
_SOUNDS = ("ck", "sc", "sz", "gj", "fv", "mn", "dt")
"""Letters that stand for like sounds, so that one is written for the other."""
_FEWEST = 12.0
"""Words rarer than this (a binary logarithm of web uses) are never offered."""
_NEVER = frozenset(
    "shit shits fuck fucks fucked cunt cunts cock cocks slut sluts whore whores porn nigger niggers fag fags tit tits "
    "pussy twat wank wanker tranny trannies sexes teh".split()
)
"""Words newslint does not put in anybody's mouth."""


class Guess(NamedTuple):
    """A word that may be meant: ``score`` is a binary logarithm, higher is likelier; ``slips`` is 1 or 2."""

    word: str
    score: float
    cost: float
    slips: int


def beside(first: str, second: str) -> bool:
    """Whether two letters lie next to each other on a QWERTY keyboard."""
    if first not in _COLUMN or second not in _COLUMN:
        return False
    (row, column), (other_row, other) = _COLUMN[first], _COLUMN[second]
    return abs(row - other_row) <= 1 and abs(column - other) <= 1


@lru_cache(maxsize=4_096)
def near(word: str) -> tuple[Guess, ...]:
    """The words one slip away from a lower-case word that is none, likeliest first."""
    found: dict[str, float] = {}
    for other, cost in one_slip(word):
        if cost < found.get(other, 99.0) and _offered(other):
            found[other] = cost
    return _ranked(found, 1)


@lru_cache(maxsize=1_024)
def far(word: str) -> tuple[Guess, ...]:
    """The words two slips away from a lower-case word of eight letters or more with the same start, likeliest first."""
    if len(word) < 8:
        return ()
    found = {}
    for other in lexicon.starting(word[:3]):
        if abs(len(other) - len(word)) <= 2 and len(set(word) ^ set(other)) <= 4 and _offered(other):
            cost = _distance(word, other)
            if cost is not None:
                found[other] = cost
    return _ranked(found, 2)


def _offered(word: str) -> bool:
    return lexicon.weight(word) >= _FEWEST and lexicon.known(word) and word.islower() and word not in _NEVER


def _ranked(found: dict[str, float], slips: int) -> tuple[Guess, ...]:
    guesses = [Guess(word, lexicon.weight(word) - cost, cost, slips) for word, cost in found.items()]
    return tuple(sorted(guesses, key=lambda guess: (-guess.score, guess.word))[:12])


def one_slip(word: str) -> Iterator[tuple[str, float]]:
    """Each form one slip away, with what the slip costs."""
    for at in range(len(word) + 1):
        left, right = word[:at], word[at:]
        start = 3.0 if at == 0 else 0.0
        if right:
            yield left + right[1:], _added(left, right) + start
            if len(right) > 1 and right[0] != right[1]:
                yield left + right[1] + right[0] + right[2:], 4.5 + start / 2
        for letter in LETTERS:
            yield left + letter + right, _left_out(left, letter, right) + start
            if right and letter != right[0]:
                yield left + letter + right[1:], _changed(right[0], letter) + start


def _added(left: str, right: str) -> float:
    """The cost of having typed the first letter of ``right`` too much."""
    around = left[-1:] + right[1:2]
    if right[0] in around:
        return 4.0
    return 5.5 if any(beside(right[0], letter) for letter in around) else 8.0


def _left_out(left: str, letter: str, right: str) -> float:
    """The cost of having left a letter out."""
    if letter in (left[-1:], right[:1]):
        return 3.5
    return 5.0


def _changed(typed: str, meant: str) -> float:
    """The cost of having typed one letter for another."""
    if beside(typed, meant):
        return 5.0
    if typed in _VOWELS and meant in _VOWELS:
        return 5.5
    return 6.5 if any({typed, meant} == set(pair) for pair in _SOUNDS) else 9.0


def _distance(word: str, other: str) -> float | None:
    """The cost of turning one word into the other in two slips; None where it takes more."""
    ahead = 0
    while ahead < min(len(word), len(other)) and word[ahead] == other[ahead]:
        ahead += 1
    for rest, cost in _first_slips(word[ahead - 1 : ahead], word[ahead:], other[ahead:]):
        typed, meant = rest
        same = 0
        while same < min(len(typed), len(meant)) and typed[same] == meant[same]:
            same += 1
        for (last_typed, last_meant), second in _first_slips(typed[same - 1 : same], typed[same:], meant[same:]):
            if last_typed == last_meant:
                return cost + second + 2.0
    return None


def _first_slips(before: str, typed: str, meant: str) -> Iterator[tuple[tuple[str, str], float]]:
    """What is left of both words after each slip that may explain their first difference."""
    if len(typed) > 1 and len(meant) > 1 and typed[0] == meant[1] and typed[1] == meant[0]:
        yield (typed[2:], meant[2:]), 4.5
    if typed:
        yield (typed[1:], meant), _added(before, typed)
    if meant:
        yield (typed, meant[1:]), _left_out(before, meant[0], meant[1:])
    if typed and meant:
        yield (typed[1:], meant[1:]), _changed(typed[0], meant[0])
