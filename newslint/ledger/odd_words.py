"""Whether a word is odd, and what the words and marks around it say of it."""

from __future__ import annotations

from collections.abc import Sequence

from newslint import lexicon, parting, spelling
from newslint.ledger.values import Word

_LONGEST = 30
_TIED = frozenset("@#/\\_.:=&+~<>*$%^|")
"""Marks that tie a word to an address, handle, tag, formula or file name when they touch it."""
FOREIGN = frozenset(
    "de la le les des du el los las del der die das und ein eine il lo di da della y et ou en sur pour por para con "
    "que qui van von den het een och al bin ibn na ne je se aan bij zum zur vom auf sous chez aux dans".split()
)
_BEFORE_SURNAMES = frozenset("van von der den ter al bin ibn".split())


def around(words: Sequence[Word], at: int, reach: int = 1) -> list[str]:
    """The words before and after a word, as many as ``reach`` on each side."""
    return [word.text for word in (*words[max(0, at - reach) : at], *words[at + 1 : at + 1 + reach])]


def is_tied(text: str, word: Word) -> bool:
    """Whether a mark ties a word to an address, a handle, a formula or a file name."""
    before, after = text[max(0, word.start - 1) : word.start], text[word.end : word.end + 2]
    if before and (before in _TIED or before.isalnum()):
        return True
    return bool(after) and (after[0].isalnum() or after[0] in "/\\_@=" or (after[0] in _TIED and after[1:].isalnum()))


def hangs(text: str, word: Word) -> bool:
    """Whether a hyphen and a space follow a word."""
    return text[word.end : word.end + 1] == "-" and text[word.end + 1 : word.end + 2].isspace()


def is_odd(text: str) -> bool:
    """Whether a word is worth a look: in no list, or a fragment of two or three letters."""
    if len(text) > _LONGEST or not text.isalpha() or not text[1:].islower():
        return len(text) == 1 and text.islower() and text not in "ai"
    if len(text) <= 3:
        return text.islower() and parting.is_fragment(text)
    return not lexicon.known(text)


def is_plain(text: str) -> bool:
    """Whether a word is everyday English, or a name."""
    return text[:1].isupper() or lexicon.common(text, 60)


def is_foreign(text: str) -> bool:
    """Whether a word is a small word of another language, or in no list of English."""
    return text in FOREIGN or (len(text) > 3 and text.islower() and text.isalpha() and not lexicon.known(text, 95))


def is_rare_and_short(text: str) -> bool:
    """Whether a word of three letters is in the larger lists of English alone, as "mor" in "ceol mor"."""
    return len(text) == 3 and text.islower() and not lexicon.known(text) and lexicon.known(text, 80)


def is_strange(words: Sequence[Word], at: int) -> bool:
    """Whether a word is none of English, no slip for one, and no particle of a name."""
    text = words[at].text
    if text in _BEFORE_SURNAMES and any(other.text[:1].isupper() for other in words[at + 1 : at + 3]):
        return False
    if text in FOREIGN:
        return True
    return is_foreign(text) and not spelling.near(text)
