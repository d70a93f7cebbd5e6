"""Words run together, parted by a stray space, or parted at the wrong place: the words that may be meant, ranked."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from newslint import lexicon
from newslint.lexicon import FUNCTION_WORDS

_ALL = 40.0
"""The binary logarithm of all words counted on the web."""
_ALONE = 4.0
"""What a pair of words that was never counted is worth less than chance would have it."""
_SPACE = 4.0
"""What a space too few or too many costs, beside the slips of newslint.spelling."""
_SHORT = frozenset(
    "a i of to in on at by is it as an or he we be do so no my up me us if go am mr ms dr tv ad ex".split()
)
_PARTICLES = frozenset("up out off over down away back around through under about able like wise man less ship".split())
"""Last parts that make words ("meetup", "standover"): no evidence that two words ran together."""
_PLAIN_PARTICLES = frozenset("about back away around".split())
"""Those that make words of short verbs only."""
_PLACED = frozenset("in on by so do go no am one all".split())
"""Last parts that make words of short verbs ("plugin") or endings, and follow other words with a space."""
_TAKING = frozenset(
    "teach plug break log sign check built sit stand walk drop phone call trade write cave lead add carry clip come "
    "hang knock pull roll slip stick turn try put hold head follow lay pass fly lock opt buy cash cut drive fill "
    "join kick live love run set shoe shut sleep throw tie tune weigh zoom fade dial pay play pin pop".split()
)
"""Verbs that make words with them ("drop-in", "hanger-on")."""
_PREFIXES = frozenset(
    "over under out up down off by after on in fore back self non through along above near between upon cross mid "
    "counter i".split()
)
"""First parts that make new words ("overtourism"): the pair must be a usual one."""
_HARDLY = frozenset(
    "to for at all any every some no so one be were an as or me us am do go if are has her his can too what how here "
    "where then there about around before within without".split()
)
"""Small words that start some words, and hardly a new one."""
_BOUND = ("ly", "tion", "sion", "ment", "ness", "ity", "ance", "ence", "ous", "ive", "able", "ible", "iest")
"""Endings that closed compounds hardly have inside ("governmentplans")."""
_ACTORS = ("maker", "holder", "owner", "goer", "breaker", "builder", "man", "woman", "men", "women", "phobia", "like",
           "wide", "master", "seed", "keeper", "worker", "house", "room", "land", "side", "work", "proof")  # fmt: skip
"""Last parts of compounds that anybody may make."""
_PASTS = (
    "said told made took gave got came went saw left became began held kept found put let set drew drove rang ran "
    "wrote sang won lost led met spoke felt heard knew thought brought bought caught taught grew threw flew fell "
    "broke chose rose stood sent spent sold beat paid cost"
)
_PAST = frozenset(_PASTS.split())
_ENTERING = frozenset(
    f"{_PASTS} says also still now more most many much other first second third fourth last next year years two "
    "three four five six seven eight nine ten between while since them they their those such people per mr mrs ms "
    "make makes take takes give given get gets goes seen whose never always often even own same good great bad large "
    "nobody everyone anyone someone somebody everybody rather quite nearly almost perhaps however both few several "
    "another each little local national public political economic social legal final former senior recent current "
    "major minor special serious young early whole entire clear able likely possible similar general foreign federal "
    "royal civil decent proper chief career late tiny huge famous modern ancient popular strange terrible nice "
    "happy beautiful angry empty rich poor cheap slow strict vague weird rare rear dozen "
    "thousand million billion hundred old central medical military private official financial annual because until "
    "although though".split()
)
"""Frequent words that no compound starts with."""
_CLOSING = frozenset(
    f"{_PASTS} last next also says more most very much many such since while because later earlier ago today now still "
    "never always often even again each both several two three four five six seven eight nine ten else something "
    "anything nothing everything someone declined looked accused called asked added agreed warned refused failed "
    "wanted seemed appeared remained continued happened opened closed started ended died lived moved arrived returned "
    "outside inside aged needs named used say twice alongside adds "
    "seems becomes includes means anymore wants gets keeps goes comes takes makes gives knows thinks among".split()
)
"""Frequent words that no compound ends with."""
_COMPOUNDING = frozenset("sales sports news arms goods bills savings salvage village marine".split())
"""Words that look inflected and yet start compounds."""
_BINDING_LAST = FUNCTION_WORDS - _PARTICLES - _PLACED
_BINDING_FIRST = _BINDING_LAST - _PREFIXES - _HARDLY
"""Small words that no compound ends or starts with."""


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
    return lexicon.known(part) and lexicon.weight(part) >= least


def together(first: str, second: str) -> Parts:
    """How likely two words are to stand side by side in that order."""
    counted = lexicon.pair(first, second)
    chance = lexicon.weight(first) + lexicon.weight(second) - _ALL - _ALONE
    article = 4.0 if "a" in (first, second) else 0.0
    return Parts(first, second, max(counted, chance) - _SPACE + article, counted > 0)


def surely_two(found: Parts) -> bool:
    """Whether a token that parts this way is two words run together rather than a coinage or a compound."""
    first, second = found.first, found.second
    small = second in FUNCTION_WORDS
    inflected = (_is_inflected(first) or _is_plural(first, second)) and (len(second) > 3 or small)
    if first == "a" or second == "a":
        return found.paired or len(second) >= 4
    if second in _PARTICLES:
        if second == "through" and inflected and first.endswith("s") and not found.paired:
            return True
        if second in _PLAIN_PARTICLES and (len(first) >= 6 or first in _PAST) and found.score >= 0.0:
            return True
        return found.paired and (first in FUNCTION_WORDS or first in _ENTERING or first.endswith("ing") or inflected)
    if second in _PLACED:
        free = first in FUNCTION_WORDS or first in _ENTERING or (len(first) >= 4 and first not in _TAKING)
        long = len(first) >= 5 and first not in _TAKING and found.score >= (8.0 if len(first) == 5 else 5.0)
        return inflected or long or (found.paired and (free or found.score >= 16.0))
    if first in _PREFIXES:
        bound = (first in ("after", "before") and second.endswith("ing")) or (first == "by" and len(second) >= 6)
        return (found.paired and (found.score >= 16.0 or small or bound)) or second in _CLOSING
    if first in _HARDLY:
        if found.paired or second in _CLOSING or (len(second) >= 5 and first != "one"):
            return True
        return len(second) >= 4 and len(first) >= 3 and first != "one" and found.score >= 4.0
    if is_derived(first + second) and not found.paired:
        return False
    if first in _BINDING_FIRST or second in _BINDING_LAST:
        return found.score >= -8.0
    if first in _ENTERING or second in _CLOSING or (inflected and first not in _COMPOUNDING):
        return found.score >= -8.0
    if len(second) >= 8 and second.endswith("ed") and lexicon.common(second, 35) and len(first) >= 4:
        return True
    likely = found.paired or found.score >= 0.0
    return likely and len(first) >= 7 and len(second) >= 4 and not second.removesuffix("s").endswith(_ACTORS)


def _is_plural(first: str, second: str) -> bool:
    """Whether a first part ends in the s of a plural or a verb, and the s cannot start the second part."""
    if not first.endswith("s") or first.endswith("ss"):
        return False
    return len(second) < 4 or not lexicon.known("s" + second)


def _is_inflected(word: str) -> bool:
    """Whether a word has an ending that the first part of a compound hardly has."""
    if word.endswith(("ed", "ing")):
        stem = word.removesuffix("ed").removesuffix("ing")
        return len(stem) > 2 and any(map(lexicon.known, (stem, stem + "e", stem[:-1])))
    return word.endswith(_BOUND)


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
