"""JSON as a tree in which every value knows its place; faults are told with what to mend. No recursion."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NoReturn

from newslint.article import Block, Kind, Span
from newslint.on_use import compiled
from newslint.readers.pieces import TextBuilder

DEEPEST = 200
"""Levels of nesting that are read; no CMS writes more."""
_SPACE = compiled(r"[ \t\r\n]*+")
_QUOTED = r'"[^"\\\x00-\x1f]*+(?:\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})[^"\\\x00-\x1f]*+)*+"'
_WORD = r"(?:-?(?:0|[1-9][0-9]*+)(?:\.[0-9]++)?(?:[eE][+-]?[0-9]++)?|true|false|null)(?![\w.])"
_STRING = compiled(_QUOTED)
_LITERAL = compiled(_WORD)
_LEAF = compiled(rf"[ \t\r\n]*+(?:({_QUOTED})|({_WORD}))[ \t\r\n]*+(,)")
_PAIR = compiled(rf"[ \t\r\n]*+({_QUOTED})[ \t\r\n]*+:[ \t\r\n]*+(?:({_QUOTED})|({_WORD}))[ \t\r\n]*+(,)")
_FAULT = compiled(r'(?:[^"\\\x00-\x1f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*+')
_ESCAPE = compiled(r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}|\\.")
_SHORT = {"b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}


class JsonFault(Exception):
    """Text that is no JSON; ``at`` is the offset of the fault."""

    def __init__(self, message: str, at: int) -> None:
        super().__init__(message)
        self.at = at


@dataclass(frozen=True, slots=True)
class Leaf:
    """A string (quotes included in its span), number, true, false or null."""

    span: Span
    string: bool


@dataclass(slots=True)
class Branch:
    """An object (``keys`` holds a key for each child) or a list (``keys`` is None)."""

    span: Span
    children: list[Tree] = field(default_factory=list)
    keys: list[str] | None = None
    places: dict[str, int] = field(default_factory=dict)

    def child(self, key: str) -> Tree | None:
        """The value of a key, as it is written or but for case, "_" and "-"; the last where it stands twice."""
        if self.keys is None:
            return None
        at = self.places.get(key)
        if at is None:
            loose = _loose(key)
            at = next((place for name, place in self.places.items() if _loose(name) == loose), None)
        return None if at is None else self.children[at]


Tree = Leaf | Branch


@dataclass(frozen=True)
class Repeated:
    """A key that stands twice in one object, and the places of both."""

    key: str
    first: Span
    span: Span


def parse(text: str) -> tuple[Tree, list[Repeated]]:
    """The tree of a JSON text and the keys that stand twice.

    Raises:
        JsonFault: where the text is no JSON, or is nested deeper than DEEPEST.
    """
    parser = _Parser(text)
    return parser.run(), parser.repeated


def decoded(text: str, leaf: Leaf) -> Block:
    """The content of a string, its escapes resolved, as a block that maps each character to its place."""
    start, end = leaf.span.start + 1, leaf.span.end - 1
    builder = TextBuilder()
    at = start
    for match in _ESCAPE.finditer(text, start, end):
        builder.exact(text[at : match.start()], at)
        builder.replaced(_character(match.group()), match.start(), match.end())
        at = match.end()
    builder.exact(text[at:end], at)
    return Block(Kind.META, builder.text, builder.pieces, Span(start, end))


def shown(text: str, leaf: Leaf) -> str:
    """A scalar as text: the content of a string, a number or word as it is written."""
    raw = text[leaf.span.start : leaf.span.end]
    return _ESCAPE.sub(lambda match: _character(match.group()), raw[1:-1]) if leaf.string else raw


def _character(escape: str) -> str:
    if len(escape) == 12:
        high, low = int(escape[2:6], 16), int(escape[8:], 16)
        return chr(0x10000 + ((high - 0xD800) << 10) + low - 0xDC00)
    if escape[1] == "u":
        code = int(escape[2:], 16)
        return "\ufffd" if 0xD800 <= code < 0xE000 else chr(code)
    return _SHORT.get(escape[1], escape[1])


def _loose(key: str) -> str:
    return key.replace("_", "").replace("-", "").lower()


class _Parser:
    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.repeated: list[Repeated] = []
        self.open: list[Branch] = []
        self.key_spans: list[dict[str, Span]] = []

    def run(self) -> Tree:
        """Read one value and see that nothing follows it."""
        root: Tree | None = None
        while root is None or self.open:
            value = self._value()
            if self.open:
                self.open[-1].children.append(value)
            if root is None:
                root = value
            if isinstance(value, Branch):
                self.open.append(value)
                self.key_spans.append({})
                self._enter()
            else:
                self._after()
        self._skip()
        if self.at < len(self.text):
            self._fail("something follows the end of the JSON: keep one value in a file", self.at)
        return root

    def _skip(self) -> str:
        match = _SPACE.match(self.text, self.at)
        self.at = match.end() if match else self.at
        return self.text[self.at : self.at + 1]

    def _value(self) -> Tree:
        mark = self._skip()
        start = self.at
        if mark == '"':
            return Leaf(self._string(), True)
        if mark and mark in "{[":
            if len(self.open) >= DEEPEST:
                self._fail(f"nested deeper than {DEEPEST} levels", start)
            self.at += 1
            return Branch(Span(start, start + 1), keys=[] if mark == "{" else None)
        match = _LITERAL.match(self.text, start)
        if match is None:
            self._wrong(mark, "a value")
        self.at = match.end()
        return Leaf(Span(start, self.at), False)

    def _string(self) -> Span:
        start = self.at
        match = _STRING.match(self.text, start)
        if match is None:
            self._broken(start)
        self.at = match.end()
        return Span(start, self.at)

    def _broken(self, start: int) -> NoReturn:
        """Say what is wrong with the string that starts here."""
        fault = _FAULT.match(self.text, start + 1)
        at = fault.end() if fault else start + 1
        if at >= len(self.text):
            self._fail("this string is never closed: add a quotation mark", start)
        if self.text[at] == "\\":
            self._fail(f"'{self.text[at : at + 2].strip()}' is no escape of JSON: double the backslash", at)
        name = {"\n": "line break", "\r": "line break", "\t": "tab"}.get(self.text[at], "control character")
        escape = {"\n": "\\n", "\r": "\\n", "\t": "\\t"}.get(self.text[at], "an escape")
        self._fail(f"a {name} stands in a string: write {escape}, or close the string", at)

    def _enter(self) -> None:
        """What follows an opening bracket: the end, a key, or a value."""
        mark = self._skip()
        if mark and mark in "}]" and self._closes(mark):
            self._close()
            self._after()
        else:
            self._next()

    def _next(self) -> None:
        """Take what comes after a bracket or comma up to the next value, plain pairs and items at once."""
        branch = self.open[-1]
        if branch.keys is None:
            for match in iter(lambda: _LEAF.match(self.text, self.at), None):
                string = match.group(1) is not None
                branch.children.append(Leaf(Span(*match.span(1 if string else 2)), string))
                self.at = match.end()
            return
        for match in iter(lambda: _PAIR.match(self.text, self.at), None):
            self._named(branch, Span(*match.span(1)))
            string = match.group(2) is not None
            branch.children.append(Leaf(Span(*match.span(2 if string else 3)), string))
            self.at = match.end()
        self._key()

    def _closes(self, mark: str) -> bool:
        return mark == ("}" if self.open[-1].keys is not None else "]")

    def _close(self) -> None:
        self.at += 1
        branch = self.open.pop()
        self.key_spans.pop()
        branch.span = Span(branch.span.start, self.at)

    def _after(self) -> None:
        """What follows a value: a comma and the next one, or the ends of what is open."""
        while self.open:
            mark = self._skip()
            if mark == ",":
                self.at += 1
                self._next()
                return
            if mark and mark in "}]" and self._closes(mark):
                self._close()
                continue
            if mark == '"' or (mark and mark in "{["):
                self._fail("a comma is missing before this", self.at)
            self._wrong(mark, "a comma or " + ("}" if self.open[-1].keys is not None else "]"))

    def _key(self) -> None:
        mark = self._skip()
        if mark != '"':
            self._wrong(mark, "a key in double quotation marks")
        span = self._string()
        self._named(self.open[-1], span)
        if self._skip() != ":":
            self._fail("a colon is missing after this key", span.start)
        self.at += 1

    def _named(self, branch: Branch, span: Span) -> None:
        key = shown(self.text, Leaf(span, True))
        if key in branch.places:
            self.repeated.append(Repeated(key, self.key_spans[-1][key], span))
        self.key_spans[-1].setdefault(key, span)
        if branch.keys is not None:
            branch.keys.append(key)
        branch.places[key] = len(branch.children)

    def _wrong(self, mark: str, wanted: str) -> NoReturn:
        if mark and mark in "}]" and self.text[: self.at].rstrip(" \t\r\n").endswith(","):
            self._fail(f"a comma stands before {mark}: take it out", self.text.rindex(",", 0, self.at))
        if not mark:
            self._fail(f"the file ends where {wanted} should stand", self.at)
        if mark == "'":
            self._fail("JSON takes double quotation marks, not single ones", self.at)
        if self.text.startswith(("//", "/*", "#"), self.at):
            self._fail("JSON has no comments: take it out", self.at)
        self._fail(f"{wanted} should stand here, not {mark!r}", self.at)

    def _fail(self, message: str, at: int) -> NoReturn:
        raise JsonFault(message, at)
