"""Whether a token that parts into two words is two words run together, rather than a compound or a coinage."""

from __future__ import annotations

from functools import cache
from math import log2

from newslint import lexicon
from newslint.lexicon import FUNCTION_WORDS, side_by_side
from newslint.lists import lists
from newslint.parting import Parts, is_derived

_LEAST = -8.0
"""How unlikely two words may be side by side where one of them makes no compounds."""
_SPARE = 53.0
"""How far two words must be commoner than the compounds they make."""
_PAIRED = 3.0
_TIED = 1.4
"""What a verb says for the small word that goes with it ("turned down", "born in")."""
_DETERMINERS = frozenset("the a an his her their its our my your these those some".split())
"""Words that no noun stands before, so that the word before them ends in a preposition or a verb."""


def listed(name: str) -> frozenset[str]:
    """The words of a list of data/compounds.tsv."""
    return lists("compounds.tsv")[name]


@cache
def _small_last() -> frozenset[str]:
    return FUNCTION_WORDS - listed("particle") - listed("suffix") - listed("placed")


@cache
def _small_first() -> frozenset[str]:
    return _small_last() - listed("prefix") - listed("through") - listed("small")


def surely_two(found: Parts, before: str = "", after: str = "") -> bool:
    """Whether a token that parts this way is two words; ``before`` and ``after`` are the words beside it, if any."""
    first, second = found.first, found.second
    if "a" in (first, second):
        return _with_article(found, after)
    if second in listed("suffix"):
        return found.paired and (first in FUNCTION_WORDS or _starts_none(found))
    if second in listed("particle"):
        return _ends_in_particle(found, before, after)
    if second in listed("placed"):
        return _ends_in_preposition(found, before, after)
    if first in listed("prefix") or first in listed("through"):
        return _starts_with_prefix(found, before)
    if first in listed("small"):
        return _starts_small(found)
    if is_derived(first + second) and not found.paired:
        return False
    if first in _small_first() or second in _small_last() or _starts_none(found) or second in _closing():
        return found.score >= _LEAST
    return _are_spare(found)


@cache
def _closing() -> frozenset[str]:
    return listed("closing") | listed("past")


def _starts_none(found: Parts) -> bool:
    """Whether the first part starts no compound: a verb in the past, an ending, a plural."""
    first, second = found.first, found.second
    return first in listed("entering") or first in listed("past") or _is_inflected(first, second)


def _are_spare(found: Parts) -> bool:
    """Whether two words in daily use make so few compounds that they hardly make this one.

    The longer a token, the less likely is a coinage; a pair that the web has apart is hardly one word here.
    """
    first, second = found.first, found.second
    if min(len(first), len(second)) < 4 or not (lexicon.common(first, 50) and lexicon.common(second, 50)):
        return False
    made = log2(lexicon.compounds(first).starts + 0.5) + log2(lexicon.compounds(second).ends + 0.5)
    used = lexicon.weight(first) + lexicon.weight(second) + len(first + second)
    return used - 2.0 * made + _apart(found) >= _SPARE


def _apart(found: Parts) -> float:
    """What it says for two words that the web has them apart, and has not got them as one word."""
    return _PAIRED + max(0.0, found.score - 13.0) if found.paired else 0.0


def _with_article(found: Parts, after: str) -> bool:
    if found.paired or len(found.second) >= 4:
        return True
    if found.first == "a":
        return lexicon.common(found.second, 35) and side_by_side(found.second, after) > 0.0
    if found.first in listed("past") or (found.first.endswith(("ed", "ing")) and _is_verb_form(found.first)):
        return True
    return len(found.first) >= 5 and _is_verb(found.first) and lexicon.pair("a", after) > 0.0


def _takes_object(found: Parts, _: str, after: str) -> bool:
    """Whether "the" or the like follows, which no noun stands before ("medicineover the counter")."""
    return after in _DETERMINERS and len(found.first) >= 4 and found.first not in listed("phrasal")


def _ends_in_particle(found: Parts, before: str, after: str) -> bool:
    first, second = found.first, found.second
    if first in listed("phrasal"):
        return found.paired and _starts_none(found)
    if len(first) >= 5 and _is_inflected(first, second):
        return True
    if first in FUNCTION_WORDS or first in listed("entering") or first in listed("past"):
        return found.paired or len(first) >= 4
    long = len(first) >= 7 and lexicon.common(first, 50)
    few = len(first) >= 6 and lexicon.compounds(first).starts <= 4
    return ((long or few) and found.score >= 0.0) or _takes_object(found, before, after)


def _ends_in_preposition(found: Parts, before: str, after: str) -> bool:
    first = found.first
    if _is_inflected(first, found.second) or _takes_object(found, before, after):
        return True
    free = first not in listed("phrasal")
    if free and (found.score >= {5: 8.0}.get(len(first), 5.0) if len(first) >= 5 else False):
        return True
    if free and len(first) >= 6 and lexicon.common(first, 50):
        return True
    small = first in FUNCTION_WORDS or first in listed("entering")
    return found.paired and (small or (len(first) >= 4 and free) or found.score >= 16.0)


def _starts_with_prefix(found: Parts, before: str) -> bool:
    first, second = found.first, found.second
    if (
        len(second) >= 5
        and lexicon.common(second, 50)
        and before not in FUNCTION_WORDS
        and side_by_side(before, first) >= _TIED
    ):
        return True
    if second in _closing() or (found.paired and (found.score >= 16.0 or second in FUNCTION_WORDS)):
        return True
    everyday = lexicon.common(second, 50)
    if first in listed("through"):
        return found.paired or (everyday and len(second) >= 4)
    if first == "after":
        return everyday and len(second) >= (6 if second.endswith("ing") else 7)
    if first in ("by", "on"):
        return everyday and len(second) >= (4 if found.paired else 6) and second not in listed("place")
    if first == "in":
        noun = second.endswith("s") and not second.endswith("ss")
        usual = found.score >= (14.0 if len(second) == 4 else 12.0) and len(second) >= 4
        coined = second.endswith("ing") or second in listed("place")
        return everyday and (usual or (noun and len(second) >= 6)) and not coined
    return False


def _starts_small(found: Parts) -> bool:
    first, second = found.first, found.second
    if first == "one":
        return (
            found.paired
            or second in _closing()
            or (len(second) >= 5 and lexicon.common(second, 50) and second not in listed("one"))
        )
    if found.paired or second in _closing() or len(second) >= 5:
        return True
    return len(second) >= 4 and len(first) >= 3 and found.score >= 4.0


def _is_inflected(first: str, second: str) -> bool:
    """Whether a first part has an ending that the first part of a compound hardly has."""
    if first in listed("compounding") or (second and len(second) <= 3 and second not in FUNCTION_WORDS):
        return False
    if first.endswith("s") and not first.endswith("ss") and (len(second) < 4 or not lexicon.known("s" + second)):
        return True
    if first.endswith(("ed", "ing", "er", "est")):
        return _is_verb_form(first) or _is_compared(first)
    return first.endswith(tuple(listed("bound"))) and lexicon.compounds(first).starts <= 4


def _is_verb_form(word: str) -> bool:
    """Whether a word is made of a verb with -ed or -ing."""
    stem = word.removesuffix("ed").removesuffix("ing")
    if stem == word or len(stem) < 3:
        return False
    doubled = stem[:-1] if stem[-1] == stem[-2] else ""
    return any(lexicon.common(base, 60) for base in (stem, stem + "e", doubled) if len(base) > 2)


def _is_verb(word: str) -> bool:
    """Whether a word has a form in -ing."""
    base = word.removesuffix("s")
    return any(lexicon.common(f"{stem}ing", 60) for stem in (base, base.removesuffix("e")))


def _is_compared(word: str) -> bool:
    """Whether a word is a comparative or a superlative that has the other form beside it."""
    other = f"{word[:-1]}st" if word.endswith("er") else f"{word[:-2]}r"
    return (
        len(word) > 4 and lexicon.common(other, 60) and lexicon.common(word, 60) and word not in listed("compounding")
    )
