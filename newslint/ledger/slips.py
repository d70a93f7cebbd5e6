"""Slips of the keyboard in a story: words no list holds, and what each of them may be meant for."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

from newslint import compounds, lexicon, misspellings, parting, spelling
from newslint.article import UNREAD
from newslint.findings import Place
from newslint.ledger import name_words
from newslint.ledger.certainty import (
    are_frequent,
    is_clear,
    is_variant,
    may_be_broken,
    may_part,
    rival,
    surely_meant,
    surely_rare,
)
from newslint.ledger.dialect import is_as_heard, is_broad, is_thick
from newslint.ledger.odd_words import (
    FOREIGN,
    around,
    hangs,
    is_foreign,
    is_odd,
    is_plain,
    is_rare_and_short,
    is_strange,
    is_tied,
)
from newslint.ledger.runs import opens_sentence
from newslint.ledger.values import Word
from newslint.lexicon import side_by_side
from newslint.on_use import compiled
from newslint.records import NamedTuple

if TYPE_CHECKING:
    from newslint.article import Article

_QUOTES = frozenset("\"'“”‘’")
_PARTICLES = frozenset("de la le el von van der und del des los las il di da".split())
"""Foreign words that stand beside names and nouns, and are no fragments."""
_OPEN, _CLOSE = frozenset("\"'“‘«"), frozenset("\"'”’»")
_SPOKEN = 4.5
"""The dearest slip that is sure of a word in speech that may be dialect."""
_SPLIT_LEAST = 12.0
_USED = 4.0
"""What it adds to a reading that the story uses the word elsewhere."""
_EMPHASIS = compiled(r"<(?:/?(?:em|i|cite|q))\b", re.IGNORECASE)
_MARKS = (compiled(r"\*"), compiled(r"(?<!\w)_|_(?!\w)"))
_LIKELIEST = 2.0
"""How near a way to part a token must be to the likeliest: "bookstore" is no "books tore"."""
_FAR = 14.0
"""How far behind the likeliest words of a fused token others may be and still be offered."""
_PHRASE = 7
"""Italics of so many words are a passage, and no foreign word or title."""


_CERTAIN = 17.0
"""The score of two words that the web has together so often that no surname of their letters is as likely."""


class What(StrEnum):
    """What happened to a word."""

    LISTED = "listed"
    MISSPELT = "misspelt"
    FUSED = "fused"
    SPLIT = "split"


class Slip(NamedTuple):
    """A word or two that are none as they stand, what may be meant, likeliest first, and whether that is sure."""

    place: Place
    what: What
    better: tuple[str, ...]
    sure: bool


class _Reading(NamedTuple):
    what: What
    start: int
    end: int
    text: str
    score: float
    sure: bool


def find_slips(article: Article) -> tuple[Slip, ...]:
    """The slips of a story, in order."""
    return tuple(_Story(article).slips())


class _Story:
    """The words of one story: what it uses, and what it writes with a capital."""

    def __init__(self, article: Article) -> None:
        self._article = article
        self._words = {
            index: article.ledger.words(index) for index, block in enumerate(article.blocks) if block.kind not in UNREAD
        }

    @cached_property
    def _uses(self) -> Counter[str]:
        return Counter(word.text for words in self._words.values() for word in words)

    @cached_property
    def _names(self) -> frozenset[str]:
        """The words the story writes with a capital, in lower case."""
        capitals = (text for text in self._uses if text[:1].isupper() and len(text) > 2)
        return frozenset(text.removesuffix("'s").removesuffix("’s").lower() for text in capitals)

    def slips(self) -> Iterator[Slip]:
        for index, words in self._words.items():
            text, done = self._article.blocks[index].text, -1
            for at, word in enumerate(words):
                if at <= done:
                    continue
                if is_odd(word.text) or hangs(text, word):
                    slip = self._slip(text, words, at, done)
                else:
                    slip = self._hidden(text, words, at) if at + 1 < len(words) else None
                if slip:
                    while done < at or (done + 1 < len(words) and words[done + 1].start < slip.place.end):
                        done += 1
                    yield slip

    def _slip(self, text: str, words: Sequence[Word], at: int, done: int) -> Slip | None:
        word = words[at]
        if is_tied(text, word) or word.text in self._article.vocabulary:
            return None
        if not word.text.islower():
            return _listed(word) or self._first_two(text, words, at)
        readings = [reading for reading in self._split_readings(text, words, at, done) if reading.sure]
        if readings:
            return _best(word.block, readings)
        hidden = self._hidden(text, words, at) if at + 1 < len(words) else None
        if hidden or not is_odd(word.text):
            return hidden
        listed = _listed(word)
        if listed or not self._may_be_slip(text, words, at):
            return listed
        return _best(word.block, self._readings(words, at))

    def _first_two(self, text: str, words: Sequence[Word], at: int) -> Slip | None:
        """The first two words of a sentence run together ("Inthe end"), where no name looks like them."""
        word = words[at]
        low = word.text.lower()
        if len(low) < 5 or not word.text[1:].islower() or self._uses[word.text] > 1 or self._uses[low]:
            return None
        if not opens_sentence(text, word.start) or name_words.marks(low) or lexicon.known(low, 95):
            return None
        found = next(iter(parting.parts(low)), None)
        if found is None or not found.paired or found.score < _CERTAIN or found.first not in lexicon.FUNCTION_WORDS:
            return None
        after = words[at + 1].text if at + 1 < len(words) else ""
        if not after.islower() and found.second != "the":
            return None
        better = f"{found.first[0].upper()}{found.first[1:]} {found.second}"
        return Slip(word.place, What.FUSED, (better,), True)

    def _hidden(self, text: str, words: Sequence[Word], at: int) -> Slip | None:
        """A word parted into two that are words themselves, where the words around show that it was one."""
        first, second = words[at], words[at + 1]
        left, right = first.text, second.text
        if second.start - first.end != 1 or not may_part(left, right):
            return None
        whole = left + right
        if not (whole.isalpha() and whole.islower()) or not lexicon.common(whole, 50) or is_tied(text, second):
            return None
        if text[first.end] != " " or text[first.start - 1 : first.start] in _QUOTES or lexicon.pair(left, right):
            return None
        before = words[at - 1].text.lower() if at else ""
        after = words[at + 2].text.lower() if at + 2 < len(words) else ""
        fit = side_by_side(before, whole) + side_by_side(whole, after)
        apart = (
            lexicon.weight(left)
            + lexicon.weight(right)
            - 40.0
            + side_by_side(before, left)
            + side_by_side(right, after)
        )
        if fit < 1.0 or lexicon.weight(whole) + fit - apart < 6.0:
            return None
        return Slip(Place(first.block, first.start, second.end), What.SPLIT, (whole,), True)

    def _may_be_slip(self, text: str, words: Sequence[Word], at: int) -> bool:
        """Whether a word no list holds is not shown to be a term, a name or a foreign word by the copy around it."""
        word = words[at]
        if len(word.text) < 3 or not word.text.isascii():
            return False
        if lexicon.seen(word.text) and not self._are_small(words, at):
            return False
        if word.text in FOREIGN or word.text in parting.PHRASED:
            return False
        if word.text in self._names:
            return False
        if self._uses[word.text] > 1 and (lexicon.seen(word.text) or not self._are_small(words, at)):
            return False
        if text[word.start - 1 : word.start] in _OPEN and text[word.end : word.end + 1] in _CLOSE:
            return False
        if self._is_emphasised(word):
            return False
        reach = 2 if text[word.end : word.end + 1] == "," else 1  # an item of a list of dishes, species, places
        near = around(words, at, reach)
        if any(map(is_foreign, near)) or any(map(is_rare_and_short, near)):
            return False
        return sum(is_strange(words, near) for near in range(max(0, at - 4), min(len(words), at + 5)) if near != at) < 2

    def _are_small(self, words: Sequence[Word], at: int) -> bool:
        """Whether a word of the web ("whois") is two small words here, as the words around it show."""
        found = next(iter(parting.parts(words[at].text)), None)
        if found is None or not lexicon.FUNCTION_WORDS.issuperset((found.first, found.second)):
            return False
        before, after = self._beside(words, at)
        return found.paired and side_by_side(before, found.first) + side_by_side(found.second, after) >= 0.0

    def _is_emphasised(self, word: Word) -> bool:
        """Whether a word stands in a few words of italics, as foreign words and titles do."""
        block = self._article.blocks[word.block]
        start = block.source_span(word.start, word.end).start
        text = self._article.source.text
        before, after = text[max(block.extent.start, start - 300) : start], text[start : start + 300]
        if self._article.format == "markdown":
            mark = next((mark for mark in _MARKS if len(mark.findall(before)) % 2), None)
        else:
            tags = _EMPHASIS.findall(before)
            mark = _EMPHASIS if tags and not tags[-1].startswith("</") else None
        if mark is None:
            return False
        return len(f"{mark.split(before)[-1]}{mark.split(after)[0]}".split()) < _PHRASE

    def _readings(self, words: Sequence[Word], at: int) -> Iterator[_Reading]:
        word = words[at]
        rare = lexicon.known(word.text, 95)
        if rare and not all(map(is_plain, around(words, at))):
            return
        before, after = self._beside(words, at)
        guesses = spelling.near(word.text) or ((), spelling.far(word.text))[not rare]
        heard = any(is_as_heard(word.text, guess.word) for guess in guesses) and self._article.ledger.in_speech(
            word.place
        )
        for guess in guesses:
            if is_variant(word.text, guess.word):
                return
            beside = side_by_side(before, guess.word) + side_by_side(guess.word, after)
            score = guess.score + beside + (_USED if self._uses[guess.word] else 0.0)
            sure = surely_meant(word.text, guess, score) if not rare else surely_rare(word.text, guess, beside)
            if len(word.text) == 4 and not rare:
                sure = sure and is_clear(score, beside, before in ("a", "an"))
            if before in ("a", "an") and not after and guess.word.endswith("ed"):
                sure = False  # "a chairde," is no "a chaired,": a noun ends what an article begins
            if heard or (sure and self._may_be_dialect(words, at, guess)):
                sure = False
            yield _Reading(What.MISSPELT, word.start, word.end, guess.word, score, sure)
        if len(word.text) < 4:
            return
        best = parting.parts(word.text)[:1]
        for found in parting.parts(word.text):
            score = found.score + self._fit(before, found.first, "") + self._fit("", found.second, after)
            small = not lexicon.FUNCTION_WORDS.isdisjoint((found.first, found.second))
            if rare and not (small and found.paired and score > lexicon.weight(word.text) + 5.0):
                continue
            named = found.first == "a" and at + 1 < len(words) and words[at + 1].text[:1].isupper()  # "Daniel arap Moi"
            sure = found.score > best[0].score - _LIKELIEST and compounds.surely_two(found, before, after) and not named
            yield _Reading(What.FUSED, word.start, word.end, found.text, score, sure)

    def _beside(self, words: Sequence[Word], at: int) -> tuple[str, str]:
        """The words right before and after a word in lower case, empty where a mark stands between."""
        block = words[at].block
        text = self._article.blocks[block].text
        before = words[at - 1] if at and text[words[at - 1].end : words[at].start].isspace() else None
        after = words[at + 1] if at + 1 < len(words) else None
        if after and not text[words[at].end : after.start].isspace():
            after = None
        return before.text.lower() if before else "", after.text.lower() if after else ""

    def _may_be_dialect(self, words: Sequence[Word], at: int, guess: spelling.Guess) -> bool:
        """Whether a word in speech may be set down as somebody says it, as far as the words near it tell."""
        texts = [word.text for word in words]
        broad = (guess.cost > _SPOKEN and is_broad(texts, at)) or is_thick(texts, at)
        return broad and self._article.ledger.in_speech(words[at].place)

    def _fit(self, before: str, guess: str, after: str) -> float:
        """What the words around it, and the rest of the story, add to a guess or take from it."""
        return side_by_side(before, guess) + side_by_side(guess, after) + (_USED if self._uses[guess] else 0.0)

    def _split_readings(self, text: str, words: Sequence[Word], at: int, done: int) -> Iterator[_Reading]:
        """What a word makes with the one before or after it."""
        for left, right in ((at - 1, at), (at, at + 1)):
            if left <= done or right >= len(words):
                continue
            first, second = words[left], words[right]
            gap = text[first.end : second.start]
            if gap not in (" ", "- ", "\n", "-\n") or not (first.text + second.text).isalpha():
                continue
            before_first = text[first.start - 1 : first.start]
            if {first.text, second.text} & _PARTICLES or before_first in _QUOTES:
                continue
            if len(second.text) == 1 and text[second.end : second.end + 2].strip().isdigit():
                continue  # "see s 6 of the Act", "on p 23"
            if len(first.text) == 1 and before_first and not before_first.isspace():
                continue
            if second.text.islower() and (first.text[1:].islower() or len(first.text) == 1):
                before = words[left - 1].text.lower() if left else ""
                after = words[right + 1].text.lower() if right + 1 < len(words) else ""
                yield from self._joined_readings(first, second, gap, before, after)

    def _joined_readings(self, first: Word, second: Word, gap: str, before: str, after: str) -> Iterator[_Reading]:
        start, end, left, right = first.start, second.end, first.text, second.text
        both = parting.is_fragment(left) and parting.is_fragment(right)
        if not may_be_broken(left, right, gap):
            return
        bonus = 6.0 if both else -8.0 if {left, right} & lexicon.FUNCTION_WORDS else 0.0
        other = rival(left, right)
        whole = parting.joined(left.lower(), right)
        if whole > lexicon.pair(left.lower(), right):
            score = whole + bonus + self._fit(before, (left + right).lower(), after)
            sure = score >= _SPLIT_LEAST and (both or len(left + right) > 3)
            yield _Reading(What.SPLIT, start, end, left + right, score, sure)
        if "-" in gap or not left.islower():
            return
        for pair in parting.shifted(left, right):
            if both and min(len(left), len(right)) > 2:  # one slip explains two words that are none
                sure = pair.score > max(other - 6.0, -8.0)
            else:
                sure = pair.score > max(other, 0.0) and (both or pair.paired or are_frequent(pair))
            score = pair.score + max(bonus, 0.0) + self._fit(before, pair.first, "") + self._fit("", pair.second, after)
            yield _Reading(What.SPLIT, start, end, pair.text, score, sure)


def _listed(word: Word) -> Slip | None:
    better = misspellings.meant(word.text.lower())
    if not better:
        return None
    if word.text[0].isupper():
        better = tuple(option[0].upper() + option[1:] for option in better)
    return Slip(word.place, What.LISTED, better, True)


def _best(block: int, readings: Iterable[_Reading]) -> Slip | None:
    ranked = sorted(readings, key=lambda reading: (not reading.sure, -reading.score, reading.text))
    if not ranked:
        return None
    best = ranked[0]
    least = best.score - _FAR if best.what is What.FUSED and best.sure else -math.inf  # “of the” is never “oft he”
    better = dict.fromkeys(
        item.text for item in ranked if (item.start, item.end) == (best.start, best.end) and item.score > least
    )
    return Slip(Place(block, best.start, best.end), best.what, tuple(better)[:3], best.sure)
