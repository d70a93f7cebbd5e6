"""Listed phrases found in the words of a block: the tables of names and titles are looked up with it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from newslint.kept import derived
from newslint.ledger.values import Word
from newslint.ledger.words import words_of
from newslint.on_use import compiled
from newslint.records import record

_FIRST = compiled(r"^[^\w\n]*([^\W_]+(?:['-][^\W_]+)*)", re.M)
_LATEST: dict[int, tuple[Sequence[Word], list[str]]] = {}
_SPACES = str.maketrans({"\u00a0": " ", "\u202f": " ", "’": "'", "‑": "-"})


@record
class Found:
    """A listed phrase in a block's text: its place, its number in the list, and whether a word before or after goes on.

    ``start`` and ``end`` leave out a possessive ending. ``part`` marks a word found inside a hyphenated compound.
    """

    block: int
    start: int
    end: int
    number: int
    first: int
    last: int
    part: bool = False


class Phrases:
    """A list of phrases, found by their words whatever the case and the shape of apostrophes.

    With the ``paths`` of the files that they come from, the index of their first words is kept until one changes.
    """

    def __init__(self, phrases: Sequence[str], *paths: str) -> None:
        self.phrases = phrases
        self._by_first = derived("first words", self._index, *paths, __file__) if paths else self._index()

    def _index(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}
        for number, first in enumerate(_FIRST.findall("\n".join(self.phrases).casefold())):
            found.setdefault(first, []).append(number)
        return found

    def find(self, text: str, words: Sequence[Word]) -> Iterator[Found]:
        """Each listed phrase among the words of a block, the longest of those that start at one word."""
        index = self._by_first
        lows = _plain_words(words)
        after = 0
        for at, low in enumerate(lows):
            if at < after or not (low in index or low[-2:] == "'s" or "-" in low):
                continue
            numbers = index.get(low) or ()
            cut = low[:-2] if low.endswith("'s") else ""
            if cut:
                numbers = (*numbers, *index.get(cut, ()))
            found = max(self._at(text, words, at, numbers), key=lambda hit: hit.end, default=None) if numbers else None
            if found is None and "-" in low:
                yield from self._parts(words[at], low, at)
            if found:
                yield found
                after = found.last + 1

    def _at(self, text: str, words: Sequence[Word], at: int, numbers: Iterable[int]) -> Iterator[Found]:
        for number in numbers:
            tokens, gaps = _tokens(self.phrases[number])
            last = at + len(tokens) - 1
            if last >= len(words):
                continue
            if any(plain(words[at + step].text) != tokens[step] for step in range(len(tokens) - 1)):
                continue
            if any(
                text[words[at + step].end : words[at + step + 1].start].translate(_SPACES) != gap
                for step, gap in enumerate(gaps)
            ):
                continue
            final = plain(words[last].text)
            end = words[last].end
            if final == tokens[-1] + "'s":
                end -= 2
            elif final != tokens[-1]:
                continue
            yield Found(words[at].block, words[at].start, end, number, at, last)

    def _parts(self, word: Word, low: str, at: int) -> Iterator[Found]:
        """Single words listed that stand inside a hyphenated compound: Kyiv-based."""
        start = 0
        for part in low.split("-"):
            for number in self._by_first.get(part, ()):
                if self.phrases[number].casefold() == part and len(low) == len(word.text):
                    place = word.start + start
                    yield Found(word.block, place, place + len(part), number, at, at, part=True)
                    break
            start += len(part) + 1


def _plain_words(words: Sequence[Word]) -> list[str]:
    """The words of a block for comparison, worked out once for all the lists that are looked for in it."""
    known = _LATEST.get(id(words))
    if known is None or known[0] is not words:
        if len(_LATEST) > 200:
            _LATEST.clear()
        known = _LATEST[id(words)] = (words, [plain(word.text) for word in words])
    return known[1]


def plain(word: str) -> str:
    """A word for comparison: no capitals, straight apostrophes and plain hyphens."""
    return (word if word.isascii() else word.translate(_SPACES)).casefold()


@lru_cache(maxsize=4000)
def _tokens(phrase: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The words of a phrase and what stands between them."""
    words = words_of(0, phrase)
    gaps = tuple(phrase[one.end : other.start] for one, other in pairwise(words))
    return tuple(plain(word.text) for word in words), gaps
