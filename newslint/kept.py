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

from newslint import __version__

_T = TypeVar("_T")
_MOST = 6000
"""Entries in a file before it is begun anew: newslint has a thousand, old versions of a working tree add theirs."""

_known: dict[Any, bytes] | None = None
_new: dict[Any, bytes] = {}
_path = ""


def keep() -> None:
    """Use the file of this user from now on, and write what is new into it when the process ends."""
    global _path, _known
    if _path or sys.implementation.name != "cpython" or os.environ.get("NEWSLINT_CACHE") == "off":
        return
    from newslint.files import cache_folder

    folder = cache_folder()
    if folder:
        _path = os.path.join(folder, f"kept-{__version__}-{sys.hexversion:x}.bin")
        _known = _read(_path)
        import atexit

        atexit.register(_write)


def in_use() -> bool:
    """Whether things are kept in this run."""
    return _known is not None


def kept(key: Any) -> Any:
    """The value kept under a key of plain values, or None."""
    found = _known.get(key) if _known else None
    try:
        return None if found is None else marshal.loads(found)
    except (ValueError, EOFError, TypeError):
        return None


def put(key: Any, value: Any) -> None:
    """Keep a value made of plain values: numbers, texts, bytes, tuples, lists, dictionaries."""
    if _known is not None:
        _new[key] = marshal.dumps(value)


def derived(name: str, make: Callable[[], _T], *paths: str) -> _T:
    """What ``make`` works out from files, kept until one changes; code that may change is one of them."""
    if _known is None:
        return make()
    states = [os.stat(path) for path in paths]
    key = (name, paths, tuple((state.st_size, state.st_mtime_ns) for state in states))
    found: _T | None = kept(key)
    if found is None:
        found = make()
        put(key, found)
    return found


def _read(path: str) -> dict[Any, bytes]:
    from zlib import crc32

    try:
        with open(path, "rb") as file:
            data = file.read()
        if len(data) > 4 and crc32(data[4:]) == int.from_bytes(data[:4], "little"):
            found = marshal.loads(data[4:])
            if isinstance(found, dict):
                return found
    except (OSError, ValueError, EOFError, TypeError):
        pass
    return {}


def _write() -> None:
    """Add what this run worked out; what another run wrote meanwhile stays, and no failure is told."""
    if not _new:
        return
    from zlib import crc32

    from newslint.files import write_bytes

    together = {**_read(_path), **_new}
    data = marshal.dumps(together if len(together) <= _MOST else dict(_new))
    try:
        os.makedirs(os.path.dirname(_path), exist_ok=True)
        write_bytes(_path, crc32(data).to_bytes(4, "little") + data)
    except OSError:
        return
