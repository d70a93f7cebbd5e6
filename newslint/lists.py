"""Word lists of the data files: on each line the name of a list, a tab and words; ``#`` starts a comment."""

from __future__ import annotations

import os
from collections.abc import Mapping
from functools import cache

_FOLDER = os.path.join(os.path.dirname(os.path.abspath(__file__)), "data")


@cache
def lists(file: str) -> Mapping[str, frozenset[str]]:
    """The lists of one file of newslint/data; lines of the same name add up."""
    found: dict[str, list[str]] = {}
    with open(os.path.join(_FOLDER, file), encoding="utf-8") as lines:
        for line in lines:
            name, tab, words = line.rstrip("\n").partition("\t")
            if tab and not name.startswith("#"):
                found.setdefault(name, []).extend(words.split())
    return {name: frozenset(words) for name, words in found.items()}
