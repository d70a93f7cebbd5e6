"""Slips of the keyboard in a story: words no list holds, and what each of them may be meant for."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from newslint import lexicon, misspellings, parting, spelling
from newslint.article import UNREAD
from newslint.findings import Place
from newslint.ledger.values import Word

if TYPE_CHECKING:
    from newslint.article import Article

_LONGEST = 30
_TIED = frozenset("@#/\\_.:=&+~<>*$%^|")
"""Marks that tie a word to an address, handle, tag, formula or file name when they touch it."""
_FOREIGN = frozenset(
    "de la le les des du el los las del der die das und ein eine il lo di da della y et ou en sur pour por para con "
    "que qui van von den het een och al bin ibn na ne je se".split()
)
_BEFORE_SURNAMES = frozenset("van von der den ter al bin ibn".split())
_QUOTES = frozenset("\"'“”‘’")
_PARTICLES = frozenset("de la le el von van der und del des los las il di da".split())
"""Foreign words that stand beside names and nouns, and are no fragments."""
_LETTERED = frozenset(
    "letter letters vitamin option plan group grade class type hepatitis section part point figure item paragraph "
    "clause note factor step schedule the a an and or big little small capital lower initial".split()
)
"""Words that a single letter follows."""
_OPEN, _CLOSE = frozenset("\"'“‘«"), frozenset("\"'”’»")
_LEAST = {3: 23.5, 4: 13.0, 5: 11.5, 6: 10.0, 7: 9.0, 8: 7.0}
"""How likely a reading of a word of so many letters must be, as a binary logarithm, before it is called sure."""
_LEAST_LONG = 4.0
_DIALECT = frozenset(
    "ye yer yez yiz yous youse yow yowe aye nae naw wee tae hae havnae dinna dinnae didnae cannae canna wasnae wisnae "
    "isnae doesnae wouldnae couldnae willnae ken bairn bairns lass lassie wean weans auld mair fae frae gie gonnae "
    "aboot oot hoose doon noo thi tha thee thou thy nowt owt summat sen allus mardy ginnel ain't ain’t gonna wanna "
    "gotta gimme lemme dunno kinda sorta outta finna tryna y'all y’all cos coz innit ma maw meself yerself hisself "
    "theirselves feck eejit ee bab bostin luv cwtch mun boyo".split()
)
"""Words that show that speech is set down in dialect."""
_SPOKEN = 4.5
"""The dearest slip that is sure of a word in speech that may be dialect."""
_NEAR = 25
_LONG = 7
"""Words so long are seldom respelt to show how somebody speaks."""
_SPLIT_LEAST = 12.0
_USED = 4.0
"""What it adds to a reading that the story uses the word elsewhere."""
_EMPHASIS = re.compile(r"<(?:/?(?:em|i|cite|q))\b", re.IGNORECASE)
_MARKS = (re.compile(r"\*"), re.compile(r"(?<!\w)_|_(?!\w)"))
_PHRASE = 7
"""Italics of so many words are a passage, and no foreign word or title."""
_VARIANTS = re.compile(r"our(?!ous)|(?:is|ys)(?=e|ing|ation)|ae|oe")


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
                if _odd(word.text) or _hangs(text, word):
                    slip = self._slip(text, words, at, done)
                else:
                    slip = self._hidden(text, words, at) if at + 1 < len(words) else None
                if slip:
                    while done < at or (done + 1 < len(words) and words[done + 1].start < slip.place.end):
                        done += 1
                    yield slip

    def _slip(self, text: str, words: Sequence[Word], at: int, done: int) -> Slip | None:
        word = words[at]
        if _is_tied(text, word) or word.text in self._article.vocabulary:
            return None
        if not word.text.islower():
            return _listed(word)
        readings = [reading for reading in self._split_readings(text, words, at, done) if reading.sure]
        if readings:
            return _best(word.block, readings)
        hidden = self._hidden(text, words, at) if at + 1 < len(words) else None
        if hidden or not _odd(word.text):
            return hidden
        listed = _listed(word)
        if listed or not self._may_be_slip(text, words, at):
            return listed
        return _best(word.block, self._readings(words, at))

    def _hidden(self, text: str, words: Sequence[Word], at: int) -> Slip | None:
        """A word parted into two that are words themselves, where the words around show that it was one."""
        first, second = words[at], words[at + 1]
        left, right = first.text, second.text
        if second.start - first.end != 1 or not _may_part(left, right):
            return None
        whole = left + right
        if not (whole.isalpha() and whole.islower()) or not lexicon.common(whole, 50) or _is_tied(text, second):
            return None
        if text[first.end] != " " or text[first.start - 1 : first.start] in _QUOTES or lexicon.pair(left, right):
            return None
        before = words[at - 1].text.lower() if at else ""
        after = words[at + 2].text.lower() if at + 2 < len(words) else ""
        fit = _side(before, whole) + _side(whole, after)
        apart = lexicon.weight(left) + lexicon.weight(right) - 40.0 + _side(before, left) + _side(right, after)
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
        if word.text in _FOREIGN or word.text in parting.PHRASED:
            return False
        if self._uses[word.text] > 1 or word.text in self._names:
            return False
        if text[word.start - 1 : word.start] in _OPEN and text[word.end : word.end + 1] in _CLOSE:
            return False
        if self._is_emphasised(word):
            return False
        reach = 2 if text[word.end : word.end + 1] == "," else 1  # an item of a list of dishes, species, places
        if any(map(_is_foreign, _around(words, at, reach))):
            return False
        return (
            sum(_is_strange(words, near) for near in range(max(0, at - 4), min(len(words), at + 5)) if near != at) < 2
        )

    def _are_small(self, words: Sequence[Word], at: int) -> bool:
        """Whether a word of the web ("whois") is two small words here, as the words around it show."""
        found = next(iter(parting.parts(words[at].text)), None)
        if found is None or not lexicon.FUNCTION_WORDS.issuperset((found.first, found.second)):
            return False
        before, after = self._beside(words, at)
        return found.paired and _side(before, found.first) + _side(found.second, after) >= 0.0

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
        if rare and not all(map(_is_plain, _around(words, at))):
            return
        before, after = self._beside(words, at)
        guesses = spelling.near(word.text) or ((), spelling.far(word.text))[not rare]
        for guess in guesses:
            if _is_variant(word.text, guess.word):
                return
            beside = _side(before, guess.word) + _side(guess.word, after)
            score = guess.score + beside + (_USED if self._uses[guess.word] else 0.0)
            sure = _surely_meant(word.text, guess, score) if not rare else _surely_rare(word.text, guess, beside)
            if len(word.text) == 4 and not rare:
                sure = sure and _is_clear(score, beside, before in ("a", "an"))
            if sure and guess.cost > _SPOKEN and self._is_dialect(words, at):
                sure = False
            yield _Reading(What.MISSPELT, word.start, word.end, guess.word, score, sure)
        if len(word.text) < 4:
            return
        for found in parting.parts(word.text):
            score = found.score + self._fit(before, found.first, "") + self._fit("", found.second, after)
            small = not lexicon.FUNCTION_WORDS.isdisjoint((found.first, found.second))
            if rare and not (small and found.paired and score > lexicon.weight(word.text) + 5.0):
                continue
            named = found.first == "a" and at + 1 < len(words) and words[at + 1].text[:1].isupper()  # "Daniel arap Moi"
            yield _Reading(What.FUSED, word.start, word.end, found.text, score, parting.surely_two(found) and not named)

    def _beside(self, words: Sequence[Word], at: int) -> tuple[str, str]:
        """The words right before and after a word in lower case, empty where a mark stands between."""
        block = words[at].block
        text = self._article.blocks[block].text
        before = words[at - 1] if at and text[words[at - 1].end : words[at].start].isspace() else None
        after = words[at + 1] if at + 1 < len(words) else None
        if after and not text[words[at].end : after.start].isspace():
            after = None
        return before.text.lower() if before else "", after.text.lower() if after else ""

    def _is_dialect(self, words: Sequence[Word], at: int) -> bool:
        """Whether a word stands in speech with words of dialect near it, or drops the g of its ending there."""
        near = [word.text for word in (*words[max(0, at - _NEAR) : at], *words[at + 1 : at + 1 + _NEAR])]
        odd = sum(text.islower() and len(text) > 2 and _odd(text) for text in near)
        clipped = words[at].text.endswith("in") and lexicon.known(f"{words[at].text}g")
        broad = clipped or (len(words[at].text) < _LONG and (odd > 1 or not _DIALECT.isdisjoint(near)))
        return broad and self._article.ledger.in_speech(words[at].place)

    def _fit(self, before: str, guess: str, after: str) -> float:
        """What the words around it, and the rest of the story, add to a guess or take from it."""
        return _side(before, guess) + _side(guess, after) + (_USED if self._uses[guess] else 0.0)

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
            if len(first.text) == 1 and before_first and not before_first.isspace():
                continue
            if second.text.islower() and (first.text[1:].islower() or len(first.text) == 1):
                before = words[left - 1].text.lower() if left else ""
                after = words[right + 1].text.lower() if right + 1 < len(words) else ""
                yield from self._joined_readings(first, second, gap, before, after)

    def _joined_readings(self, first: Word, second: Word, gap: str, before: str, after: str) -> Iterator[_Reading]:
        start, end, left, right = first.start, second.end, first.text, second.text
        both = parting.is_fragment(left) and parting.is_fragment(right)
        if not _may_be_broken(left, right, gap):
            return
        bonus = 6.0 if both else -8.0 if {left, right} & lexicon.FUNCTION_WORDS else 0.0
        rival = _rival(left, right)
        whole = parting.joined(left.lower(), right)
        if whole > lexicon.pair(left.lower(), right):
            score = whole + bonus + self._fit(before, (left + right).lower(), after)
            sure = score >= _SPLIT_LEAST and (both or len(left + right) > 3)
            yield _Reading(What.SPLIT, start, end, left + right, score, sure)
        if "-" in gap or not left.islower():
            return
        for pair in parting.shifted(left, right):
            if both and min(len(left), len(right)) > 2:  # one slip explains two words that are none
                sure = pair.score > max(rival - 6.0, -8.0)
            else:
                sure = pair.score > max(rival, 0.0) and (both or pair.paired or _are_frequent(pair))
            score = pair.score + max(bonus, 0.0) + self._fit(before, pair.first, "") + self._fit("", pair.second, after)
            yield _Reading(What.SPLIT, start, end, pair.text, score, sure)


def _may_part(left: str, right: str) -> bool:
    """Whether two words are no open compound, such as "sea bed": a small word or two letters are part of none."""
    if left == "a" or right in ("a", "hers"):
        return False
    return min(len(left), len(right)) <= 2 or not lexicon.FUNCTION_WORDS.isdisjoint((left, right))


def _may_be_broken(left: str, right: str, gap: str) -> bool:
    """Whether two tokens show by themselves that a space or hyphen stands at the wrong place."""
    fragments = parting.is_fragment(left), parting.is_fragment(right)
    if gap.startswith("-"):
        return right not in ("and", "or", "to", "nor", "but", "than") and lexicon.common(left + right, 60)
    if len(right) == 1 and right not in "ai":
        return left not in _LETTERED
    if len(left) == 1 and left not in "aI":
        return right not in ("and", "or", "to", "for", "on", "in", "is", "of")
    return any(fragments) and not (left in parting.LIVING and not fragments[1])


def _rival(left: str, right: str) -> float:
    """How likely it is that one of two words is misspelt, and the space between them right."""
    lefts, rights = _meant(left), _meant(right)
    pairs = (parting.together(one, two).score - cost - more + 4.0 for one, cost in lefts for two, more in rights)
    return max(pairs, default=-99.0)


def _meant(word: str) -> list[tuple[str, float]]:
    """The words that a token may stand for, each with what the slip costs."""
    if lexicon.known(word):
        return [(word, 0.0)]
    return [(guess.word, guess.cost) for guess in spelling.near(word)[:3]]


def _are_frequent(pair: parting.Parts) -> bool:
    return min(lexicon.weight(pair.first), lexicon.weight(pair.second)) >= 19.0


def _side(first: str, second: str) -> float:
    """What it says for two words that they stand side by side, by how often the web has them so."""
    if not first or not second:
        return 0.0
    weights = lexicon.weight(first), lexicon.weight(second)
    chance = sum(weights) - 40.0
    counted = lexicon.pair(first, second)
    if counted:
        return min(4.0, max(0.0, (counted - chance) * 0.5))
    return -3.0 if all(weights) and chance > 17.0 else 0.0


def _around(words: Sequence[Word], at: int, reach: int = 1) -> list[str]:
    """The words before and after a word, as many as ``reach`` on each side."""
    return [word.text for word in (*words[max(0, at - reach) : at], *words[at + 1 : at + 1 + reach])]


def _odd(text: str) -> bool:
    """Whether a word is worth a look: in no list, or a fragment of two or three letters."""
    if len(text) > _LONGEST or not text.isalpha() or not text[1:].islower():
        return len(text) == 1 and text.islower() and text not in "ai"
    if len(text) <= 3:
        return text.islower() and parting.is_fragment(text)
    return not lexicon.known(text)


def _hangs(text: str, word: Word) -> bool:
    """Whether a hyphen and a space follow a word."""
    return text[word.end : word.end + 1] == "-" and text[word.end + 1 : word.end + 2].isspace()


def _is_tied(text: str, word: Word) -> bool:
    before, after = text[max(0, word.start - 1) : word.start], text[word.end : word.end + 2]
    if before and (before in _TIED or before.isalnum()):
        return True
    return bool(after) and (after[0].isalnum() or after[0] in "/\\_@=" or (after[0] in _TIED and after[1:].isalnum()))


def _listed(word: Word) -> Slip | None:
    better = misspellings.meant(word.text.lower())
    if not better:
        return None
    if word.text[0].isupper():
        better = tuple(option[0].upper() + option[1:] for option in better)
    return Slip(word.place, What.LISTED, better, True)


def _is_foreign(text: str) -> bool:
    return text in _FOREIGN or (len(text) > 3 and text.islower() and text.isalpha() and not lexicon.known(text, 95))


def _is_strange(words: Sequence[Word], at: int) -> bool:
    """Whether a word is none of English, no slip for one, and no particle of a name."""
    text = words[at].text
    if text in _BEFORE_SURNAMES and any(other.text[:1].isupper() for other in words[at + 1 : at + 3]):
        return False
    if text in _FOREIGN:
        return True
    return _is_foreign(text) and not spelling.near(text)


def _is_variant(word: str, other: str) -> bool:
    """Whether two spellings differ only as British and American ones do."""
    return len(word) > 6 and _VARIANTS.sub(_variant, word) == _VARIANTS.sub(_variant, other)


def _variant(found: re.Match[str]) -> str:
    return {"our": "or", "is": "iz", "ys": "yz", "ae": "e", "oe": "e"}[found.group()]


def _is_plain(text: str) -> bool:
    """Whether a word is everyday English, or a name."""
    return text[:1].isupper() or lexicon.common(text, 60)


def _surely_meant(word: str, guess: spelling.Guess, score: float) -> bool:
    if guess.slips == 2:
        return len(word) >= 9 and score >= 6.0 and guess.cost <= 12.5 and not parting.is_derived(word)
    if word.endswith("s") and guess.word == word[:-1] and not word.endswith("ss"):
        return False
    if len(word) <= 5 and guess.cost > 9.0:
        return False
    return score >= _LEAST.get(len(word), _LEAST_LONG) and not (guess.cost > 5.0 and parting.is_derived(word))


def _is_clear(score: float, beside: float, after_article: bool) -> bool:
    """Whether a reading of a word of four letters is likely enough; anything may be called "a nero"."""
    if after_article:
        return beside > 0.0 and score >= 19.5
    return score >= (16.5 if beside >= 0.3 else 18.5)


def _surely_rare(word: str, guess: spelling.Guess, beside: float) -> bool:
    """Whether a word that only the largest dictionaries hold is a slip for a far commoner one."""
    commoner = lexicon.weight(guess.word) - lexicon.weight(word)
    if len(word) < 4 or guess.cost > 8.0 or parting.is_derived(word) or lexicon.known(word.removesuffix("s"), 60):
        return False
    score = guess.score + beside
    if len(word) >= 6 and commoner >= 9.0 and score >= 19.5:
        return True
    if lexicon.known(word, 80):
        return score >= 19.0 and commoner >= 6.0 and beside >= 1.2
    if len(word) >= 7 and commoner >= (5.0 if beside >= 1.5 else 6.0):
        return True
    if commoner >= 3.0 and score >= 20.5 and beside >= 0.0 and not lexicon.known(word.capitalize(), 60):
        return True
    return commoner >= 0.5 and score >= 18.5 and beside >= 0.6


def _best(block: int, readings: Iterable[_Reading]) -> Slip | None:
    ranked = sorted(readings, key=lambda reading: (not reading.sure, -reading.score, reading.text))
    if not ranked:
        return None
    best = ranked[0]
    better = dict.fromkeys(item.text for item in ranked if (item.start, item.end) == (best.start, best.end))
    return Slip(Place(block, best.start, best.end), best.what, tuple(better)[:3], best.sure)
