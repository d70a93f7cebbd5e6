"""How many syllables a word has: a table of the words that the rules of spelling get wrong, and those rules."""

from __future__ import annotations

from functools import lru_cache

from newslint.lexicon import unaccented
from newslint.on_use import compiled
from newslint.tables import trie_of

_VOWELS = compiled(r"[aeiouy]+")
_PARTED = compiled(
    r"i(?:a(?![ln]\Z)|o(?![un])|um|us)|[aeiou]ing|eo(?!us|n)|(?<!q)u(?:a|ou)|[aeou]y[aeiou]"
    r"|(?<![ctsg])ia[ln]\Z|io\Z|ii|eat(?:e|ion)"
)
"""Vowels side by side of which each has a syllable of its own: liable, radio, museum."""
_SILENT = compiled(
    r"[^aeiouyl]e\Z|[aeiouy]le\Z|[^aeiouysxzhcg]es\Z|[^aeiouydt]ed\Z|[^aeiouyl]e(?=(?:ly|ments?|ful|less|ness)\Z)"
)
"""An e that is written and not said: save, saves, saved, safely."""
_SAID = compiled(r"[^aeiouy]sms?\Z|[^aeiou]thms?\Z")
"""An m that makes a syllable without a vowel: schism, rhythm."""

_HISSING = ("s", "x", "z", "ch", "sh", "ce", "ge", "se", "ze")
"""Ends of words after which the s of a possessive makes one more."""
_SPELT_OUT = 4
"""Letters of the longest word without a vowel that is read letter by letter: NHS."""


def by_spelling(word: str) -> int:
    """The syllables that the letters of one word in lower case promise: right for nine in ten words."""
    bare = word.replace("'", "")
    count = len(_VOWELS.findall(bare)) + len(_PARTED.findall(bare)) + len(_SAID.findall(bare))
    if not count and bare.isalpha() and len(bare) <= _SPELT_OUT:
        return len(bare)
    return max(1, count - len(_SILENT.findall(bare)))


@lru_cache(maxsize=50_000)
def syllables(word: str) -> int:
    """The syllables of a word, those of its parts for a compound; a figure counts as one."""
    low = unaccented(word.lower().replace("’", "'"))
    if "-" in low:
        return sum(syllables(part) for part in low.split("-") if part) or 1
    if low.endswith("'s") and len(low) > 2:
        return syllables(low[:-2]) + low[:-2].endswith(_HISSING)
    found = trie_of("syllables.marisa", "<B").get(low.rstrip("'"))
    return int(found[0][0]) if found else by_spelling(low)
