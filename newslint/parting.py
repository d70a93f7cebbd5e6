"""Words run together, parted by a stray space, or parted at the wrong place: the words that may be meant, ranked."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from newslint import lexicon
from newslint.lexicon import FUNCTION_WORDS
from newslint.records import NamedTuple

_ALL = 40.0
"""The binary logarithm of all words counted on the web."""
_ALONE = 4.0
"""What a pair of words that was never counted is worth less than chance would have it."""
_SPACE = 4.0
"""What a space too few or too many costs, beside the slips of newslint.spelling."""
_SHORT = frozenset(
    "a i of to in on at by is it as an or he we be do so no my up me us if go am mr ms dr tv ad ex".split()
)


class Parts(NamedTuple):
    """Two words that may be meant: ``score`` is a binary logarithm, ``paired`` whether the web knows them together."""

    first: str
    second: str
    score: float
    paired: bool

    @property
    def text(self) -> str:
        """The two words as they would be printed."""
        return f"{self.first} {self.second}"


@lru_cache(maxsize=4_096)
def parts(word: str) -> tuple[Parts, ...]:
    """The ways to part a lower-case token into two words, likeliest first."""
    found = []
    for cut in range(1, len(word)):
        first, second = word[:cut], word[cut:]
        if may_stand(first) and may_stand(second):
            found.append(together(first, second))
    return tuple(sorted(found, key=lambda item: (-item.score, item.first)))


def may_stand(part: str) -> bool:
    """Whether a part can be a word of running copy."""
    if len(part) <= 2:
        return part in _SHORT
    least = 17.0 if len(part) < 7 else 13.0 if len(part) < 8 else 8.0
    return lexicon.known(part) and (lexicon.weight(part) >= least or (len(part) >= 6 and lexicon.common(part, 40)))


def together(first: str, second: str) -> Parts:
    """How likely two words are to stand side by side in that order."""
    counted = lexicon.pair(first, second)
    chance = lexicon.weight(first) + lexicon.weight(second) - _ALL - _ALONE
    article = 4.0 if "a" in (first, second) else 0.0
    return Parts(first, second, max(counted, chance) - _SPACE + article, counted > 0)


def joined(first: str, second: str) -> float:
    """How likely two tokens are one word parted by a stray space: a binary logarithm, 0 where they make no word."""
    word = first + second
    if not lexicon.known(word) or not word.islower():
        return 0.0
    return lexicon.weight(word) - _SPACE + 2.0


def shifted(first: str, second: str) -> Iterator[Parts]:
    """The pairs of words that two tokens make when the space between them moves by one to three letters."""
    whole, gap = first + second, len(first)
    for cut in (gap - 1, gap + 1, gap - 2, gap + 2, gap - 3, gap + 3):
        if 0 < cut < len(whole) and may_stand(whole[:cut]) and may_stand(whole[cut:]):
            pair = together(whole[:cut], whole[cut:])
            yield pair._replace(score=pair.score - abs(cut - gap))


_WHOLE_SHORT = FUNCTION_WORDS | frozenset(
    "mr ms dr pm go day man men new old two ten six one ex de en al el la le du da di st vs mid pre non pro "
    "per via ad bid ago aid air arm art ask bad bar bed big bit box boy bus buy car cup cut dog due ear eat egg end "
    "eye far few fit fly fun gas get god got gun guy had hit hot ice ill job joy key kid law lay led leg let lie lot "
    "low mad map met mix mum net nor now odd off oil own pay per put raw red rid row run sad sat saw say sea see set "
    "sex sir sit six sky son sun tax tea ten tie top toy try van war way wet win won yes yet".split()
)


PHRASED = frozenset(
    "forma annum facto majeure valorem diem masse vitro vivo curiae situ luxe alia priori rata nauseam infinitum ergo "
    "tempore bono fide fides jure dicta mortem partum versa verbatim passim stricto lato mutandis bello mens "
    "rea".split()
)
"""Words that stand only in foreign phrases."""


LIVING = ("un", "re", "non", "anti", "pre", "post", "mis", "sub", "super", "ultra", "multi", "inter", "micro", "mega",
           "mini", "cyber", "eco", "geo", "bio", "semi", "pro", "co", "de", "mid", "neo", "pseudo", "auto", "tele",
           "hyper", "euro", "photo", "electro", "hydro", "thermo", "agro", "over", "under", "out",
          "counter")  # fmt: skip
"""Prefixes that make new words."""
_ENDINGS = tuple(
    "ness less like ish able ability wise hood ship dom ism isms ist ists ly er ers ing ed ings ise ize ised ized gate "
    "fest scape maker makers making holder holders men man woman women nomics ology".split()
)


@lru_cache(maxsize=4_096)
def is_derived(word: str) -> bool:
    """Whether a word is made of a known one and a living prefix or ending, so that it may be a coinage."""
    for prefix in LIVING:
        rest = word[len(prefix) :]
        if word.startswith(prefix) and len(rest) >= 4 and lexicon.known(rest, 60):
            return True
    for ending in _ENDINGS:
        stem = word.removesuffix(ending)
        if stem != word and len(stem) >= 4 and lexicon.known(stem, 60):
            return True
    return False


def is_fragment(token: str) -> bool:
    """Whether a lower-case token is hardly a word by itself."""
    if len(token) <= 3:
        return token not in _WHOLE_SHORT and token not in _SHORT and (len(token) < 3 or not lexicon.common(token, 50))
    known = lexicon.known(token, 60 if len(token) < 6 else 80)
    return not known and token not in PHRASED and not is_derived(token)
