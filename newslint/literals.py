"""The words that a text must hold for a pattern to match it, read off the pattern when the rules are compiled.

``needed("(?:click|tap) here")`` is ``("click here", "tap here")``: where a text holds neither, the pattern need not be
tried, nor even compiled.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

_MOST = 60
"""Literals that one requirement may list; a pattern that would list more keeps the part before."""
_LONG = 5
"""Letters beyond which a longer literal is no better than a shorter one."""

Words = frozenset[str]


def needed(source: str) -> tuple[str, ...]:
    """Case-folded literals of which any matching text holds one; none where the pattern does not tell.

    Raises:
        re.error: when the pattern is wrong.
    """
    from re import _parser  # type: ignore[attr-defined]

    parsed = _parser.parse(source)
    return tuple(sorted(_best(parsed) or ()))


def _best(parsed: Iterable[Any]) -> Words | None:
    """The requirement that tells most among those of a sequence."""
    found: list[Words] = []
    run: Words = frozenset([""])
    for op, value in parsed:
        name = str(op)
        if name in ("AT", "ASSERT_NOT"):
            continue
        finite = _finite(name, value)
        if finite is not None and len(finite) * len(run) <= _MOST:
            run = frozenset(before + after for before in run for after in finite)
            continue
        found.append(run)
        run = frozenset([""])
        if finite is not None:
            run = finite
        else:
            inner = _inside(name, value)
            if inner:
                found.append(inner)
    found.append(run)
    return max((words for words in found if words and all(words)), key=_worth, default=None)


def _worth(words: Words) -> tuple[int, int]:
    return min(_LONG, *map(len, words), _LONG), -len(words)


def _inside(name: str, value: Any) -> Words | None:
    """What a part of no fixed text requires, if anything."""
    if name == "SUBPATTERN":
        return _best(value[-1])
    if name in ("ATOMIC_GROUP",):
        return _best(value)
    if name == "ASSERT":
        return _best(value[1])
    if name in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT") and value[0] >= 1:
        return _best(value[2])
    if name == "BRANCH":
        parts = [_best(branch) for branch in value[1]]
        joined = frozenset[str]().union(*(part for part in parts if part))
        return joined if all(parts) and len(joined) <= _MOST * 4 else None
    return None


def _finite(name: str, value: Any) -> Words | None:
    """All the texts a part can stand for, where they are few."""
    if name == "LITERAL":
        return frozenset([chr(value).casefold()])
    if name == "IN":
        return _members(value)
    if name == "SUBPATTERN":
        return _all_of(value[-1])
    if name == "ATOMIC_GROUP":
        return _all_of(value)
    if name == "BRANCH":
        parts = [_all_of(branch) for branch in value[1]]
        if any(part is None for part in parts):
            return None
        joined = frozenset[str]().union(*(part for part in parts if part is not None))
        return joined if len(joined) <= _MOST else None
    if name in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT") and value[1] == 1:
        inner = _all_of(value[2])
        return inner | {""} if inner is not None and not value[0] else inner
    return None


def _members(value: list[Any]) -> Words | None:
    letters: set[str] = set()
    for op, item in value:
        if str(op) == "LITERAL":
            letters.add(chr(item).casefold())
        elif str(op) == "RANGE" and item[1] - item[0] < 10:
            letters.update(chr(code).casefold() for code in range(item[0], item[1] + 1))
        else:
            return None
    return frozenset(letters) if len(letters) <= 10 else None


def _all_of(parsed: Iterable[Any]) -> Words | None:
    whole: Words = frozenset([""])
    for op, value in parsed:
        name = str(op)
        if name in ("AT", "ASSERT_NOT"):
            continue
        finite = _finite(name, value)
        if finite is None or len(finite) * len(whole) > _MOST:
            return None
        whole = frozenset(before + after for before in whole for after in finite)
    return whole
