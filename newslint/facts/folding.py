"""One spelling of a place name for comparison."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from zlib import crc32

from newslint.on_use import compiled

FOLDING = __file__
"""This file: what it folds is folded anew when it changes."""
_LETTERS = {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "ħ": "h", "ı": "i", "þ": "th", "æ": "ae", "œ": "oe", "ß": "ss"}
_LETTER = compiled(f"[{''.join(_LETTERS)}]")
_ACCENTS = compiled("[\u0300-\u036f]+")
_DROPPED = compiled(r"[’'ʻʽʼ‘`.]")
_GAPS = compiled("[ \u00a0‑-]+")
_SHORT = {"saint": "st", "sainte": "ste", "mount": "mt", "fort": "ft"}
_LONG = compiled(rf"\b(?:{'|'.join(_SHORT)})\b")


def folded_lines(text: str) -> str:
    """Lines of names without accents, capitals, apostrophes, stops and hyphens; Saint, Mount and Fort are shortened."""
    plain = text.casefold()
    if not plain.isascii():
        plain = unicodedata.normalize("NFKD", _LETTER.sub(lambda match: _LETTERS[match[0]], plain))
        plain = _ACCENTS.sub("", plain)
    plain = _GAPS.sub(" ", _DROPPED.sub("", plain))
    return _LONG.sub(lambda match: _SHORT[match[0]], plain)


@lru_cache(maxsize=4000)
def folded(name: str) -> str:
    """One name as ``folded_lines`` has it, white space at its ends left off."""
    return folded_lines(" ".join(name.split())).strip()


def pair_key(name: str, region: str) -> int:
    """The 32-bit key under which a folded name and a region code stand in the table of pairs."""
    return crc32(f"{name}:{region}".encode())
