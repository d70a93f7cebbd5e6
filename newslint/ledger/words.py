"""Words of a block: letters with inner apostrophes and hyphens; zero-width marks inside a word are skipped."""

from __future__ import annotations

import unicodedata

from newslint.ledger.values import Word
from newslint.on_use import compiled

INVISIBLE = compiled("[\u00ad\u200b-\u200d\u2060\ufeff]")
_WORD = compiled(
    "[^\\W_][\\w\u0300-\u036f\u1dc4-\u1dff\u20d0-\u20ff\ufe20-\ufe2f\u00ad\u200b-\u200d\u2060\ufeff]*+"
    "(?:['’ʼ\u2010\u2011-](?=[^\\W_])[\\w\u0300-\u036f\u00ad\u200b-\u200d\u2060\ufeff]++)*+"
)
_ODD = compiled("[\u00ad\u200b-\u200d\u2060\ufeff]|_(?![^\\W_])")
_TRAILING = "\u00ad\u200b\u200c\u200d\u2060\ufeff_"


def words_of(block: int, text: str) -> tuple[Word, ...]:
    """The words of a block's text, in order; a hyphenated compound is one word."""
    if text.isascii() or (unicodedata.is_normalized("NFC", text) and not _ODD.search(text)):
        return tuple(Word(block, match.start(), match.end(), match.group()) for match in _WORD.finditer(text))
    return tuple(_word(block, match.start(), match.group()) for match in _WORD.finditer(text))


def _word(block: int, start: int, found: str) -> Word:
    if found.isascii():
        return Word(block, start, start + len(found), found)
    found = found.rstrip(_TRAILING)
    return Word(block, start, start + len(found), unicodedata.normalize("NFC", INVISIBLE.sub("", found)))
