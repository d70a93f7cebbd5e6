"""HTML as a flat list of tags, text and comments with their exact places; tolerant, never raises, linear in time."""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import IntEnum
from html import unescape
from types import MappingProxyType

from newslint.article import Problem, Span
from newslint.on_use import compiled
from newslint.records import NamedTuple

VOID = frozenset("area base br col embed hr img input link meta param source track wbr amp-img".split())
_RAW = frozenset("script style xmp iframe noembed noframes textarea title".split())
_OPEN = compiled(r"<(?:(?P<comment>!--)|(?P<end>/?)(?P<name>[a-zA-Z][^\s/><]*)|(?P<other>[!?/]))")
_GAP = compiled(r"[\s/]*")
_ATTRIBUTE = compiled(r"(?P<name>=?[^\s/>=]*)(?:\s*+=\s*+(?:(?P<quote>[\"'])|(?P<bare>[^\s>\"'][^\s>]*))?)?")
_CDATA = "![CDATA["


class TokenType(IntEnum):
    """What a token is."""

    TEXT = 0
    START = 1
    END = 2
    COMMENT = 3
    RAW = 4
    SHORTCODE = 5


class Attribute(NamedTuple):
    """An attribute: the raw value's place (exclusive of quotes) and that of the whole attribute."""

    raw: str
    start: int
    end: int
    whole: Span

    @property
    def text(self) -> str:
        """The value with its entities decoded."""
        return unescape(self.raw) if "&" in self.raw else self.raw


NO_ATTRIBUTES: Mapping[str, Attribute] = MappingProxyType({})


class Token(NamedTuple):
    """A run of source: a tag (``name`` in lower case), text, a comment, or the raw content of a script."""

    type: TokenType
    name: str
    start: int
    end: int
    attributes: Mapping[str, Attribute] = NO_ATTRIBUTES
    closed: bool = False

    def value(self, name: str) -> str:
        """The decoded value of an attribute, empty where it is not there."""
        attribute = self.attributes.get(name)
        return attribute.text if attribute is not None else ""


def tokens_of(text: str, start: int, end: int) -> tuple[list[Token], list[Problem]]:
    """The tokens of the source from ``start`` to ``end``, and what could not be read."""
    scanner = _Scanner(text, start, end)
    scanner.run()
    return scanner.tokens, scanner.problems


class _Scanner:
    def __init__(self, text: str, start: int, end: int) -> None:
        self.text, self.at, self.end = text, start, end
        self.tokens: list[Token] = []
        self.problems: list[Problem] = []
        self.last = {mark: text.rfind(mark, start, end) for mark in ('"', "'", ">", "-->", "?>", "]]>")}
        self.never_closed: set[str] = set()

    def run(self) -> None:
        text_from = self.at
        while self.at < self.end:
            match = _OPEN.search(self.text, self.at, self.end)
            if match is None:
                break
            if match.start() > self.last[">"] and not match.group("comment"):
                self._problem("This tag is never closed.", match.start(), match.end())
                break
            self._text(text_from, match.start())
            if match.group("name"):
                self._tag(match)
            else:
                self._markup(match)
            text_from = self.at
        self._text(text_from, self.end)

    def _text(self, start: int, end: int) -> None:
        if end > start:
            self.tokens.append(Token(TokenType.TEXT, "", start, end))

    def _problem(self, message: str, start: int, end: int) -> None:
        self.problems.append(Problem(message, Span(start, end)))

    def _markup(self, match: re.Match[str]) -> None:
        """A comment, doctype, processing instruction, CDATA section or nameless end tag."""
        start = match.start()
        if match.group("comment"):
            self._comment(start)
            return
        if self.text.startswith(_CDATA, start + 1) and start < self.last["]]>"]:
            close = self.text.find("]]>", start, self.end)
            self._text(start + len(_CDATA) + 1, close)
            self.at = close + 3
            return
        mark = "?>" if match.group("other") == "?" and start < self.last["?>"] else ">"
        self.at = self.text.find(mark, start + 1, self.end) + len(mark)
        self.tokens.append(Token(TokenType.COMMENT, "", start, self.at))

    def _comment(self, start: int) -> None:
        if self.text.startswith((">", "->"), start + 4):
            self.at = self.text.find(">", start + 4) + 1
        elif start + 4 <= self.last["-->"]:
            self.at = self.text.find("-->", start + 4, self.end) + 3
        else:
            self._problem("This comment is never closed, so all that follows is hidden.", start, start + 4)
            self.at = self.end
        self.tokens.append(Token(TokenType.COMMENT, "", start, self.at))

    def _tag(self, match: re.Match[str]) -> None:
        start, name = match.start(), match.group("name").lower()
        attributes, close = self._attributes(match.end())
        if close < 0:
            self._problem("A quotation mark in this tag is never closed.", start, match.end())
            close = self.text.find(">", match.end(), self.end)
        self.at = close + 1
        if match.group("end"):
            self.tokens.append(Token(TokenType.END, name, start, self.at))
            return
        slash = self.text[close - 1] == "/" and not self._in_bare_value(attributes, close)
        token = Token(TokenType.START, name, start, self.at, attributes, slash or name in VOID)
        self.tokens.append(token)
        if name in _RAW and not token.closed:
            self._raw(name, start)

    def _in_bare_value(self, attributes: Mapping[str, Attribute], close: int) -> bool:
        return any(attribute.end == close for attribute in attributes.values())

    def _attributes(self, at: int) -> tuple[Mapping[str, Attribute], int]:
        """The attributes and the place of the closing bracket, -1 where a quotation mark is never closed."""
        if self.text[at] == ">":
            return NO_ATTRIBUTES, at
        found: dict[str, Attribute] = {}
        while True:
            gap = _GAP.match(self.text, at, self.end)
            at = gap.end() if gap else at
            if at > self.last[">"]:
                return found, -1
            if self.text[at] == ">":
                return found, at
            match = _ATTRIBUTE.match(self.text, at, self.end)
            if match is None or match.end() == at:
                at += 1
                continue
            at, attribute = self._attribute(match)
            if attribute is None:
                return found, -1
            found.setdefault(match.group("name").lower(), attribute)

    def _attribute(self, match: re.Match[str]) -> tuple[int, Attribute | None]:
        start, end = match.end("name"), match.end("name")
        stop = match.end()
        quote = match.group("quote")
        if quote:
            if stop > self.last[quote]:
                return stop, None
            start, end = stop, self.text.find(quote, stop, self.end)
            stop = end + 1
        elif match.group("bare"):
            start, end = match.span("bare")
        return stop, Attribute(self.text[start:end], start, end, Span(match.start(), stop))

    def _raw(self, name: str, start: int) -> None:
        """The content of a script, style or title, up to its end tag."""
        close = None
        if name not in self.never_closed:
            close = compiled(rf"</{name}(?=[\s/>])", re.I).search(self.text, self.at, self.end)
        if close is None:
            if name not in self.never_closed:
                self._problem(f"This <{name}> is never closed.", start, self.at)
            self.never_closed.add(name)
            return
        if close.start() > self.at:
            self.tokens.append(Token(TokenType.RAW, name, self.at, close.start()))
        self.at = close.start()
