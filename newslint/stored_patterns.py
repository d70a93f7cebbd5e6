"""Compiled patterns kept between runs, as Python keeps compiled modules: translating them is a quarter of a cold run.

``re`` turns a pattern into a list of numbers, which is slow, and then hands the list to its engine, which is fast. The
lists are kept in one file of the user's cache folder, named for the exact Python and newslint. Whatever is odd about
the file or about this Python, patterns are compiled in the usual way. docs/decisions/0015 has the figures.
"""

from __future__ import annotations

import os
import re
import sys
from array import array
from typing import Any

from newslint import __version__

_MOST = 5000
"""Patterns in a file before it is begun anew: newslint has some 900, old versions of a working tree add theirs."""

_known: dict[tuple[str, int], tuple[int, int, dict[str, int], bytes]] | None = None
_new: dict[tuple[str, int], tuple[int, int, dict[str, int], bytes]] = {}
_path = ""


def keep() -> None:
    """Use the file of this user from now on, and write what is new into it when the process ends."""
    global _path, _known
    if _path or sys.implementation.name != "cpython" or os.environ.get("NEWSLINT_CACHE") == "off":
        return
    try:
        from _sre import MAGIC

        from newslint.files import cache_folder

        folder = cache_folder()
    except ImportError:
        return
    if not folder:
        return
    _path = os.path.join(folder, f"patterns-{__version__}-{sys.hexversion:x}-{MAGIC}.bin")
    _known = _read(_path)
    import atexit

    atexit.register(_write)


def pattern(source: Any, flags: int = 0) -> re.Pattern[Any]:
    """What ``re.compile`` gives, from the file where it has the pattern.

    Raises:
        re.error: when the pattern is wrong.
    """
    if _known is None or not isinstance(source, str):
        return re.compile(source, flags)
    kept = _known.get((source, int(flags)))
    try:
        return _from_code(source, kept) if kept else _compiled(source, int(flags))
    except re.error:
        raise
    except (ImportError, AttributeError, RuntimeError, TypeError, ValueError, OverflowError):
        return re.compile(source, flags)


def _from_code(source: str, kept: tuple[int, int, dict[str, int], bytes]) -> re.Pattern[Any]:
    import _sre

    flags, groups, names, code = kept
    by_number: list[str | None] = [None] * (groups + 1)
    for name, number in names.items():
        by_number[number] = name
    made: re.Pattern[Any] = _sre.compile(
        source, flags, memoryview(code).cast("I").tolist(), groups, names, tuple(by_number)
    )
    return made


def _compiled(source: str, flags: int) -> re.Pattern[Any]:
    from re import _compiler, _parser  # type: ignore[attr-defined]

    parsed = _parser.parse(source, flags)
    code = array("I", _compiler._code(parsed, flags))
    state = parsed.state
    kept = (flags | state.flags, state.groups - 1, dict(state.groupdict), code.tobytes())
    made = _from_code(source, kept)
    _new[(source, flags)] = kept
    return made


def _read(path: str) -> dict[tuple[str, int], tuple[int, int, dict[str, int], bytes]]:
    import marshal
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
    """Add what this run compiled to the file; what another run wrote meanwhile stays, and no failure is told."""
    if not _new:
        return
    import marshal
    from zlib import crc32

    from newslint.files import write_bytes

    kept = {**_read(_path), **_new}
    data = marshal.dumps(kept if len(kept) <= _MOST else dict(_new))
    try:
        os.makedirs(os.path.dirname(_path), exist_ok=True)
        write_bytes(_path, crc32(data).to_bytes(4, "little") + data)
    except OSError:
        return
