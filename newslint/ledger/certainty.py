"""How sure it is that an odd word is a slip for another one, or two for one, or one for two."""

from __future__ import annotations

import re

from newslint import lexicon, parting, spelling
from newslint.on_use import compiled

_LETTERED = frozenset(
    "letter letters vitamin option plan group grade class type hepatitis section part point figure item paragraph "
    "clause note factor step schedule the a an and or big little small capital lower initial".split()
)
"""Words that a single letter follows."""
_LEAST = {3: 23.5, 4: 13.0, 5: 11.5, 6: 10.0, 7: 9.0, 8: 7.0}
"""How likely a reading of a word of so many letters must be, as a binary logarithm, before it is called sure."""
_LEAST_LONG = 4.0
_VARIANTS = compiled(r"our(?!ous)|(?:is|ys)(?=e|ing|ation)|ae|oe")


def surely_meant(word: str, guess: spelling.Guess, score: float) -> bool:
    """Whether a word that no list holds is surely a slip for another."""
    if guess.slips == 2:
        return len(word) >= 9 and score >= 6.0 and guess.cost <= 12.5 and not parting.is_derived(word)
    if word.endswith("s") and guess.word == word[:-1] and not word.endswith("ss"):
        return False
    if word.endswith("s") and not word.endswith("ss") and guess.cost > 5.0 and lexicon.known(word[:-1]):
        return False  # the plural of a word the list holds in the singular alone
    if len(word) <= 5 and guess.cost > 9.0:
        return False
    return score >= _LEAST.get(len(word), _LEAST_LONG) and not (guess.cost > 5.0 and parting.is_derived(word))


def is_clear(score: float, beside: float, after_article: bool) -> bool:
    """Whether a reading of a word of four letters is likely enough; anything may be called "a nero"."""
    if after_article:
        return beside > 0.0 and score >= 19.5
    return score >= (15.5 if beside >= 0.3 else 17.5)


def surely_rare(word: str, guess: spelling.Guess, beside: float) -> bool:
    """Whether a word that only the largest dictionaries hold is a slip for a far commoner one."""
    commoner = lexicon.weight(guess.word) - lexicon.weight(word)
    if len(word) < 4 or guess.cost > 8.0 or parting.is_derived(word):
        return False
    if lexicon.known(word.removesuffix("s"), 60) and (beside < 2.5 or guess.word == word[:-1]):
        return False
    score = guess.score + beside
    if len(word) >= 6 and commoner >= 9.0 and score >= 19.5:
        return True
    if lexicon.known(word, 80):
        return beside >= 1.2 and (commoner >= 6.0 if score < 20.5 else commoner >= 4.0) and score >= 19.0
    if len(word) >= 7 and commoner >= (5.0 if beside >= 1.5 else 6.0):
        return True
    if commoner >= 3.0 and score >= 20.5 and beside >= 0.0 and not lexicon.known(word.capitalize(), 60):
        return True
    return commoner >= 0.5 and score >= 18.5 and beside >= 0.6


def is_variant(word: str, other: str) -> bool:
    """Whether two spellings differ only as British and American ones do."""
    return len(word) > 6 and _VARIANTS.sub(_variant, word) == _VARIANTS.sub(_variant, other)


def _variant(found: re.Match[str]) -> str:
    return {"our": "or", "is": "iz", "ys": "yz", "ae": "e", "oe": "e"}[found.group()]


def may_part(left: str, right: str) -> bool:
    """Whether two words are no open compound, such as "sea bed": a small word or two letters are part of none."""
    if left == "a" or right in ("a", "hers"):
        return False
    return min(len(left), len(right)) <= 2 or not lexicon.FUNCTION_WORDS.isdisjoint((left, right))


def may_be_broken(left: str, right: str, gap: str) -> bool:
    """Whether two tokens show by themselves that a space or hyphen stands at the wrong place."""
    fragments = parting.is_fragment(left), parting.is_fragment(right)
    if gap.startswith("-"):
        return right not in ("and", "or", "to", "nor", "but", "than") and lexicon.common(left + right, 60)
    if len(right) == 1 and right not in "ai":
        return left not in _LETTERED
    if len(left) == 1 and left not in "aI":
        return right not in ("and", "or", "to", "for", "on", "in", "is", "of")
    return any(fragments) and not (left in parting.LIVING and not fragments[1])


def rival(left: str, right: str) -> float:
    """How likely it is that one of two words is misspelt, and the space between them right."""
    lefts, rights = _meant(left), _meant(right)
    pairs = (parting.together(one, two).score - cost - more + 4.0 for one, cost in lefts for two, more in rights)
    return max(pairs, default=-99.0)


def _meant(word: str) -> list[tuple[str, float]]:
    """The words that a token may stand for, each with what the slip costs."""
    if lexicon.known(word):
        return [(word, 0.0)]
    return [(guess.word, guess.cost) for guess in spelling.near(word)[:3]]


def are_frequent(pair: parting.Parts) -> bool:
    """Whether both words of a pair are everyday ones."""
    return min(lexicon.weight(pair.first), lexicon.weight(pair.second)) >= 19.0
