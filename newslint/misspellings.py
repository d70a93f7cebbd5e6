"""The list of known misspellings, read when a story holds a word that no dictionary does."""

from __future__ import annotations

from functools import lru_cache

from newslint.kept import derived
from newslint.tables import path_of, rows_of


@lru_cache(maxsize=1)
def _listed() -> dict[str, tuple[str, ...]]:
    return derived("misspellings", _read, path_of("misspellings.tsv"), __file__)


def _read() -> dict[str, tuple[str, ...]]:
    return {wrong: tuple(right.split("|")) for wrong, right in rows_of("misspellings.tsv")}


def meant(word: str) -> tuple[str, ...]:
    """The words a known misspelling in lower case stands for, US before UK; empty where the list lacks it."""
    return _listed().get(word, ())
