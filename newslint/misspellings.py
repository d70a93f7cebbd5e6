"""The list of known misspellings, read when a story holds a word that no dictionary does."""

from __future__ import annotations

import os
from functools import lru_cache

_PATH = os.path.join(os.path.dirname(os.path.abspath(__file__)), "data", "misspellings.tsv")


@lru_cache(maxsize=1)
def _listed() -> dict[str, tuple[str, ...]]:
    with open(_PATH, encoding="utf-8") as file:
        rows = (line.split("\t") for line in file.read().split("\n") if line and not line.startswith("#"))
        return {wrong: tuple(right.split("|")) for wrong, right in rows}


def meant(word: str) -> tuple[str, ...]:
    """The words a known misspelling in lower case stands for, US before UK; empty where the list lacks it."""
    return _listed().get(word, ())
