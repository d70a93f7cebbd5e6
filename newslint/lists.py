"""Word lists of the data files: on each line the name of a list, a tab and words; ``#`` starts a comment."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from newslint.tables import lines_of


@cache
def lists(file: str) -> Mapping[str, frozenset[str]]:
    """The lists of one file of newslint/data; lines of the same name add up."""
    found: dict[str, list[str]] = {}
    for line in lines_of(file):
        name, tab, words = line.partition("\t")
        if tab:
            found.setdefault(name, []).extend(words.split())
    return {name: frozenset(words) for name, words in found.items()}
