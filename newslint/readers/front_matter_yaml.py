"""Scalars of YAML front matter with exact places: plain, quoted, folded and literal."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from newslint.article import Escape, Problem, Span
from newslint.on_use import compiled
from newslint.readers.front_matter_plain import plain_values
from newslint.readers.front_matter_scalars import NULLS, scalar_value
from newslint.readers.markdown_figures import Value
from newslint.records import NamedTuple
from newslint.source import LINE_BREAK

if TYPE_CHECKING:
    from newslint.readers.front_matter import Head

_LOOSE = compiled(r"(?P<indent>[ \t]*)(?P<key>[\w-]+)[ \t]*:(?:[ \t]+(?P<value>\S.*?))?[ \t]*$")
_MERGED = "<<"


class _Level(NamedTuple):
    """An open collection: the key path it stands at, and for a list the count of its items so far."""

    path: str
    items: list[int] | None
    key: list[Any]


def yaml_values(text: str, start: int, end: int) -> tuple[list[Value], Problem | None]:
    """The scalars between two offsets with their dotted keys, and what is wrong with the YAML, if anything."""
    plain = plain_values(text, start, end)
    if plain is not None:
        return plain, None
    return _by_pyyaml(text, start, end)


def _by_pyyaml(text: str, start: int, end: int) -> tuple[list[Value], Problem | None]:
    import yaml

    values: list[Value] = []
    loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        _walk(yaml.parse(text[start:end], Loader=loader), text, start, values)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        at = min(start + (mark.index if mark else 0), end)
        problem = error.problem or error.context or "it is not valid"
        return values, Problem(f"the YAML front matter cannot be read: {problem}", _line_span(text, at, start, end))
    except yaml.YAMLError as error:
        at = start + max(0, getattr(error, "position", 0) or 0)
        reason = getattr(error, "reason", "it is not valid")
        return values, Problem(f"the YAML front matter cannot be read: {reason}", _line_span(text, at, start, end))
    except (UnicodeError, ValueError):
        return values, Problem("the YAML front matter cannot be read: it holds half a character", Span(start, end))
    return values, None


def _line_span(text: str, at: int, start: int, end: int) -> Span:
    """The rest of the line at an offset; the line before it where nothing is left."""
    at = max(start, min(at, end))
    if text[at:end].strip() == "" or text[at] in "\r\n":
        at = max(start, len(text[start:at].rstrip()) + start - 1)
        at = max(start, text.rfind("\n", start, at) + 1)
    match = LINE_BREAK.search(text, at, end)
    return Span(at, match.start() if match else end)


def _walk(events: Iterator[Any], text: str, base: int, values: list[Value]) -> None:
    """Follow the events without recursion, so that deep nesting is only deep."""
    levels: list[_Level] = []
    anchors: set[str] = set()
    for event in events:
        name = type(event).__name__
        if name in ("MappingEndEvent", "SequenceEndEvent"):
            levels.pop()
            continue
        if name not in ("ScalarEvent", "AliasEvent", "MappingStartEvent", "SequenceStartEvent"):
            continue
        if name == "AliasEvent" and event.anchor not in anchors:
            raise _undefined(event)
        anchors.add(event.anchor)
        if levels and levels[-1].items is None and not levels[-1].key:
            levels[-1].key.append(event)
            if name == "ScalarEvent" or name == "AliasEvent":
                continue
            path, key = levels[-1].path, None
        else:
            path, key = _path(levels)
        if name == "ScalarEvent" and path:
            values.append(_scalar(event, path, key, text, base))
        elif name == "MappingStartEvent":
            levels.append(_Level(path, None, []))
        elif name == "SequenceStartEvent":
            levels.append(_Level(path, [0], []))


def _undefined(event: Any) -> Exception:
    import yaml

    return yaml.MarkedYAMLError(
        problem="a value that starts with * must stand in quotes", problem_mark=event.start_mark
    )


def _path(levels: list[_Level]) -> tuple[str, Any]:
    """The dotted key of the next value, and the event of its key where it has one."""
    if not levels:
        return "", None
    level = levels[-1]
    key = None
    if level.items is not None:
        last = str(level.items[0])
        level.items[0] += 1
    else:
        key = level.key.pop()
        last = str(getattr(key, "value", "")) or "?"
        if last == _MERGED:
            return level.path, key
    if len(level.path) > 500:
        return level.path, key
    return (f"{level.path}.{last}" if level.path else last), key


def _scalar(event: Any, path: str, key: Any, text: str, base: int) -> Value:
    start, end = base + event.start_mark.index, base + event.end_mark.index
    style = event.style or ""
    if start == end or (not style and event.value in NULLS):
        if start == end and key is not None:
            start = end = _after_colon(text, base + key.end_mark.index, end)
        return Value("", (), Span(start, end), Escape.YAML, path)
    if style and style in "'\"":
        return scalar_value(text, start + 1, max(start + 1, end - 1), style, path)
    if style and style in "|>":
        header = LINE_BREAK.search(text, start, end)
        return scalar_value(text, header.end() if header else end, end, "", path)
    return scalar_value(text, start, end, "", path)


def _after_colon(text: str, key_end: int, limit: int) -> int:
    colon = text.find(":", key_end, max(limit, key_end + 3))
    return colon + 1 if colon >= 0 else limit


def loose_values(text: str, head: Head) -> list[Value]:
    """The values of lines ``key: value`` read one by one where the front matter is broken."""
    values: list[Value] = []
    parents: list[tuple[int, str]] = []
    at = head.start
    separator = "=" if head.toml else ":"
    for stop, after in [
        *((match.start(), match.end()) for match in LINE_BREAK.finditer(text, at, head.end)),
        (head.end,) * 2,
    ]:
        line = text[at:stop]
        match = _LOOSE.match(line if separator == ":" else re.sub("=", ":", line, count=1))
        if match is not None:
            depth = len(match.group("indent"))
            while parents and parents[-1][0] >= depth:
                parents.pop()
            path = f"{parents[-1][1]}.{match.group('key')}" if parents else match.group("key")
            if match.group("value") is None:
                parents = [*parents[-6:], (depth, path)]
            else:
                values.append(_loose(text, at + match.start("value"), at + match.end("value"), path))
        at = after
    return values


def _loose(text: str, start: int, end: int, path: str) -> Value:
    raw = text[start:end]
    if raw[0] in "'\"":
        start += 1
        if len(raw) > 1 and raw[-1] == raw[0]:
            end -= 1
        return scalar_value(text, start, end, raw[0], path)
    return scalar_value(text, start, end, "", path)
