"""Strings and bare values of TOML front matter with exact places."""

from __future__ import annotations

import re

from newslint.article import Escape, Problem, Span
from newslint.on_use import compiled
from newslint.readers.front_matter_scalars import built, unescaped
from newslint.readers.markdown_figures import Value
from newslint.readers.pieces import TextBuilder

_KEY = r"(?:[A-Za-z0-9_-]+|\"[^\"\r\n]*\"|'[^'\r\n]*')"
_DOTTED = rf"{_KEY}(?:[ \t]*\.[ \t]*{_KEY})*+"
_PART = compiled(_KEY)
_TABLE = compiled(rf"\[(?P<list>\[)?[ \t]*(?P<key>{_DOTTED})[ \t]*\]\]?")
_ASSIGN = compiled(rf"(?P<key>{_DOTTED})[ \t]*=[ \t]*")
_SPACE = compiled(r"(?:[ \t\r\n]|#[^\r\n]*)*+")
_SPACE_COMMA = compiled(r"(?:[ \t\r\n,]|#[^\r\n]*)*+")
_BARE = compiled(r"[^\s,#\[\]{}\"']+(?: [0-9][^\s,#\[\]{}]*)?")
_LINE = compiled(r"[^\r\n]*")
_ESCAPE = compiled(
    r"(?P<skip>\\[ \t]*(?:\r\n|\n|\r)[ \t\r\n]*)|(?P<escape>\\(?:u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|.))"
    r"|(?P<fold>[ \t]*(?:\r\n|\n|\r)[ \t\r\n]*)"
)
_FOLD = compiled(r"(?P<fold>[ \t]*(?:\r\n|\n|\r)[ \t\r\n]*)")
_STRINGS = (
    ('"""', compiled(r'"""(?P<body>(?:[^"\\]|\\.|"(?!""))*+)"""', re.S), _ESCAPE),
    ("'''", compiled(r"'''(?P<body>(?:[^']|'(?!''))*+)'''"), _FOLD),
    ('"', compiled(r'"(?P<body>(?:[^"\\\r\n]|\\.)*+)"'), _ESCAPE),
    ("'", compiled(r"'(?P<body>[^'\r\n]*+)'"), _FOLD),
)
_DEEPEST = 20


def toml_values(text: str, start: int, end: int) -> tuple[list[Value], Problem | None]:
    """The values between two offsets with their dotted keys, and the first thing that is wrong, if anything."""
    scanner = _Scanner(text, end)
    at = _skip(scanner, start)
    table = ""
    counts: dict[str, int] = {}
    while at < end:
        match = _TABLE.match(text, at, end)
        if match is not None:
            table = ".".join(_parts(match.group("key")))
            if match.group("list"):
                counts[table] = counts.get(table, -1) + 1
                table = f"{table}.{counts[table]}"
            at = match.end()
        elif (match := _ASSIGN.match(text, at, end)) is not None:
            key = ".".join(_parts(match.group("key")))
            at = scanner.value(match.end(), f"{table}.{key}" if table else key, 0)
        else:
            at = scanner.fail(at, "this is no key = value")
        at = _skip(scanner, at)
    return scanner.values, scanner.problem


def _skip(scanner: _Scanner, at: int) -> int:
    match = _SPACE.match(scanner.text, at, scanner.end)
    return match.end() if match else at


def _parts(dotted: str) -> list[str]:
    return [part.strip("\"'") for part in _PART.findall(dotted)]


class _Scanner:
    def __init__(self, text: str, end: int) -> None:
        self.text = text
        self.end = end
        self.values: list[Value] = []
        self.problem: Problem | None = None

    def fail(self, at: int, reason: str) -> int:
        """Note the first problem and go on after the line."""
        match = _LINE.match(self.text, at, self.end)
        stop = max(match.end() if match else at, at + 1)
        if self.problem is None:
            self.problem = Problem(f"the TOML front matter cannot be read: {reason}", Span(at, stop))
        return stop

    def value(self, at: int, key: str, depth: int) -> int:
        """Read the value at an offset and say where it ends."""
        opening = self.text[at : at + 1] if at < self.end else ""
        if opening == "[" and depth < _DEEPEST:
            return self._array(at, key, depth)
        if opening == "{" and depth < _DEEPEST:
            return self._inline_table(at, key, depth)
        if opening in ("'", '"') and opening:
            return self._string(at, key)
        match = _BARE.match(self.text, at, self.end)
        if match is None:
            return self.fail(at, "there is no value")
        builder = TextBuilder()
        builder.exact(match.group(), at)
        self.values.append(built(builder, Span(*match.span()), Escape.TOML, key))
        return match.end()

    def _string(self, at: int, key: str) -> int:
        for quote, pattern, inner in _STRINGS:
            if not self.text.startswith(quote, at):
                continue
            match = pattern.match(self.text, at, self.end)
            if match is None:
                continue
            self.values.append(_content(self.text, match.start("body"), match.end("body"), inner, key))
            return match.end()
        return self.fail(at, "a quotation mark is not closed")

    def _array(self, at: int, key: str, depth: int) -> int:
        at += 1
        count = 0
        while True:
            at = self._past(at)
            if at >= self.end:
                return self.fail(self.end - 1, "a list is not closed")
            if self.text[at] == "]":
                return at + 1
            before = at
            at = self.value(at, f"{key}.{count}", depth + 1)
            count += 1
            if at <= before or self.problem is not None:
                return max(at, before + 1)

    def _inline_table(self, at: int, key: str, depth: int) -> int:
        at += 1
        while True:
            at = self._past(at)
            if at < self.end and self.text[at] == "}":
                return at + 1
            match = _ASSIGN.match(self.text, at, self.end)
            if match is None:
                return self.fail(min(at, self.end - 1), "this is no key = value")
            inner = ".".join(_parts(match.group("key")))
            at = self.value(match.end(), f"{key}.{inner}", depth + 1)
            if self.problem is not None:
                return at

    def _past(self, at: int) -> int:
        match = _SPACE_COMMA.match(self.text, at, self.end)
        return match.end() if match else at


def _content(text: str, start: int, end: int, pattern: re.Pattern[str], key: str) -> Value:
    builder = TextBuilder()
    at = start
    for match in pattern.finditer(text, start, end):
        builder.exact(text[at : match.start()], at)
        kind = match.lastgroup
        shown = " " if kind == "fold" else unescaped(match.group()) if kind == "escape" else ""
        builder.replaced(shown, match.start(), match.end())
        at = match.end()
    builder.exact(text[at:end], at)
    return built(builder, Span(start, end), Escape.TOML if pattern is _ESCAPE else Escape.TOML_LITERAL, key)
