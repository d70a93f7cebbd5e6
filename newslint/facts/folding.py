"""One spelling of a place name for comparison."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from zlib import crc32

from newslint.on_use import compiled

_LETTERS = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "ħ": "h", "ı": "i", "þ": "th", "æ": "ae", "œ": "oe", "ß": "ss"}
)
_DROPPED = compiled(r"[’'ʻʽʼ‘`.]")
_SHORT = {"saint": "st", "sainte": "ste", "mount": "mt", "fort": "ft"}


@lru_cache(maxsize=4000)
def folded(name: str) -> str:
    """A name without accents, capitals, apostrophes, stops and hyphens; Saint, Mount and Fort are shortened."""
    if name.isascii():
        plain = name.lower()
    else:
        plain = unicodedata.normalize("NFKD", name.casefold().translate(_LETTERS))
        plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    words = _DROPPED.sub("", plain).replace("-", " ").replace("‑", " ").split()
    return " ".join(_SHORT.get(word, word) for word in words)


def pair_key(name: str, region: str) -> int:
    """The 32-bit key under which a folded name and a region code stand in the table of pairs."""
    return crc32(f"{name}:{region}".encode())
