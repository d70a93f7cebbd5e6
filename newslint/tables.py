"""The data tables shipped with newslint: how each is opened, and their version."""

from __future__ import annotations

import os
from functools import cache, lru_cache
from typing import Any

from newslint.kept import derived

FOLDER = os.path.join(os.path.dirname(os.path.abspath(__file__)), "data")


def path_of(name: str) -> str:
    """The path of a table of newslint/data."""
    return os.path.join(FOLDER, name)


def text_of(name: str) -> str:
    """A table as it stands."""
    with open(path_of(name), encoding="utf-8") as file:
        return file.read()


def lines_of(name: str) -> list[str]:
    """The rows of a table as they stand; lines that start with # are notes."""
    return [line for line in text_of(name).split("\n") if line and line[0] != "#"]


def rows_of(name: str) -> list[list[str]]:
    """The rows of a table, each as its cells."""
    return [line.split("\t") for line in lines_of(name)]


@cache
def trie_of(name: str, record: str) -> Any:
    """A table that is looked up word by word, memory-mapped; ``record`` is the form of its rows."""
    import marisa_trie

    return marisa_trie.RecordTrie(record).mmap(path_of(name))


@cache
def bytes_of(name: str) -> memoryview:
    """A table of numbers, memory-mapped."""
    import mmap

    with open(path_of(name), "rb") as file:
        return memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))


@lru_cache(maxsize=1)
def data_version() -> str:
    """The date of the newest data table, from the manifest beside them; "none" where there is no table."""
    try:
        return derived("data version", _version, path_of("manifest.json"))
    except (OSError, ValueError):
        return "none"


def _version() -> str:
    import json

    manifest = json.loads(text_of("manifest.json"))
    return str(manifest.get("version") or manifest.get("date") or "unknown")
