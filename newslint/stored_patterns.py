"""Compiled patterns kept between runs: translating them was a quarter of a cold run.

``re`` turns a pattern into a list of numbers, which is slow, and then hands the list to its engine, which is fast.
Where things are kept (``kept.py``), the lists are. Whatever is odd about one, or about this Python, the pattern is
compiled in the usual way.
"""

from __future__ import annotations

import re
from array import array
from typing import Any

from newslint import kept

Code = tuple[int, int, dict[str, int], bytes]
"""Flags, number of groups, numbers of the named ones, and the list as bytes."""


def pattern(source: Any, flags: int = 0) -> re.Pattern[Any]:
    """What ``re.compile`` gives, from what is kept where the pattern is there.

    Raises:
        re.error: when the pattern is wrong.
    """
    if not kept.in_use() or not isinstance(source, str):
        return re.compile(source, flags)
    try:
        from _sre import MAGIC

        key = (source, int(flags), MAGIC)
        code: Code | None = kept.kept(key)
        if code is not None:
            return _from_code(source, code)
        code = _code(source, int(flags))
        made = _from_code(source, code)
    except re.error:
        raise
    except (ImportError, AttributeError, RuntimeError, TypeError, ValueError, OverflowError):
        return re.compile(source, flags)
    kept.put(key, code)
    return made


def _from_code(source: str, code: Code) -> re.Pattern[Any]:
    import _sre

    flags, groups, names, numbers = code
    by_number: list[str | None] = [None] * (groups + 1)
    for name, number in names.items():
        by_number[number] = name
    made: re.Pattern[Any] = _sre.compile(
        source, flags, memoryview(numbers).cast("I").tolist(), groups, names, tuple(by_number)
    )
    return made


def _code(source: str, flags: int) -> Code:
    from re import _compiler, _parser  # type: ignore[attr-defined]

    parsed = _parser.parse(source, flags)
    numbers = array("I", _compiler._code(parsed, flags)).tobytes()
    state = parsed.state
    return flags | state.flags, state.groups - 1, dict(state.groupdict), numbers
