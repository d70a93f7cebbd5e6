"""What newslint works out from its own files and may throw away, kept in one file between runs.

Compiled patterns, the rules, indexes of tables: Python keeps compiled modules in the same way. The file stands in the
user's cache folder and is named for the exact Python and newslint; whatever is odd about it, all is worked out anew.
docs/decisions/0015 has the figures.
"""

from __future__ import annotations

import marshal
import os
import sys
from collections.abc import Callable
from typing import Any, TypeVar
from zlib import crc32

from newslint import __version__

_T = TypeVar("_T")
_MOST = 6000
"""Entries in a file before it is begun anew: newslint has a thousand, old versions of a working tree add theirs."""

_known: _Shelf | None = None
_new: dict[Any, bytes] = {}
_path = ""


class _Shelf:
    """The entries of a file: an index of where each stands, and their bytes, looked at when they are asked for.

    The file starts with the length and the checksum of the index; the index has the checksum of every entry.
    """

    def __init__(self, data: bytes) -> None:
        length, check = (int.from_bytes(data[at : at + 4], "little") for at in (0, 4))
        self._start = 8 + length
        index = data[8 : self._start]
        self._data = data
        self.index: dict[Any, tuple[int, int, int]] = marshal.loads(index) if data and crc32(index) == check else {}

    def get(self, key: Any) -> bytes | None:
        """The bytes of an entry; None where there is none, or not as it was written."""
        offset, length, check = self.index.get(key, (0, 0, 0))
        found = self._data[self._start + offset : self._start + offset + length]
        return found if length and crc32(found) == check else None


def _packed(entries: dict[Any, bytes]) -> bytes:
    index, offset = {}, 0
    for key, value in entries.items():
        index[key] = (offset, len(value), crc32(value))
        offset += len(value)
    head = marshal.dumps(index)
    return b"".join([len(head).to_bytes(4, "little"), crc32(head).to_bytes(4, "little"), head, *entries.values()])


def keep() -> None:
    """Use the file of this user from now on, and write what is new into it when the process ends."""
    global _path
    if _path or sys.implementation.name != "cpython" or os.environ.get("NEWSLINT_CACHE") == "off":
        return
    from newslint.files import cache_folder

    folder = cache_folder()
    if folder:
        _path = os.path.join(folder, f"kept-{__version__}-{sys.hexversion:x}.bin")
        import atexit

        atexit.register(_write)


def in_use() -> bool:
    """Whether things are kept in this run."""
    return _known is not None or bool(_path)


def kept(key: Any) -> Any:
    """The value kept under a key of plain values, or None."""
    global _known
    if _known is None and _path:
        _known = _read(_path)
    found = _known.get(key) if _known is not None else None
    try:
        return None if found is None else marshal.loads(found)
    except (ValueError, EOFError, TypeError):
        return None


def put(key: Any, value: Any) -> None:
    """Keep a value made of plain values: numbers, texts, bytes, tuples, lists, dictionaries."""
    if in_use():
        _new[key] = marshal.dumps(value)


def derived(name: str, make: Callable[[], _T], *paths: str) -> _T:
    """What ``make`` works out from files, kept until one changes; code that may change is one of them."""
    if not in_use():
        return make()
    states = [os.stat(path) for path in paths]
    key = (name, paths, tuple((state.st_size, state.st_mtime_ns) for state in states))
    found: _T | None = kept(key)
    if found is None:
        found = make()
        put(key, found)
    return found


def _read(path: str) -> _Shelf:
    try:
        with open(path, "rb") as file:
            return _Shelf(file.read())
    except (OSError, ValueError, EOFError, TypeError):
        return _Shelf(b"")


def _write() -> None:
    """Add what this run worked out; what another run wrote meanwhile stays, and no failure is told."""
    if not _new:
        return
    from newslint.files import write_bytes

    there = _read(_path)
    renewed = {key[:2] for key in _new if isinstance(key[1], tuple)}
    together = {key: found for key in there.index if key[:2] not in renewed and (found := there.get(key)) is not None}
    together.update(_new)
    try:
        os.makedirs(os.path.dirname(_path), exist_ok=True)
        write_bytes(_path, _packed(together if len(together) <= _MOST else _new))
    except OSError:
        return
