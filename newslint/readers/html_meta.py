"""The metadata of a page: its title, language, meta tags and the linked data a search engine reads."""

from __future__ import annotations

import json
import re

from newslint.article import MetaValue, Problem, Span
from newslint.on_use import compiled
from newslint.readers.html_tokens import Token, TokenType
from newslint.readers.html_tree import Tree

_WANTED = compiled(
    r"(?:og|article|twitter|parsely|sailthru|dc|dcterms|cXenseParse)[:.-][\w:.-]+|author|description|date|pubdate|"
    r"publish[-_]?date|byl|news_keywords|keywords|language",
    re.I,
)
_JSON_TOKEN = compiled(r'(?P<string>"(?:[^"\\]|\\.)*+")|(?P<mark>[{}\[\]:,])|(?P<other>[^\s{}\[\]:,"]++)')
_DEEPEST = 40
_MOST = 5000


def metadata_of(text: str, tree: Tree) -> tuple[dict[str, MetaValue], list[Problem]]:
    """The metadata of a page by key ("og:title", "title", "lang", "ld.headline"), the first of each key."""
    meta: dict[str, MetaValue] = {}
    problems: list[Problem] = []
    linked = False
    for token in tree.tokens:
        if token.type is TokenType.START and token.name == "html":
            _put(meta, "lang", token, "lang")
        elif token.type is TokenType.START and token.name == "meta":
            key = (token.value("property") or token.value("name") or token.value("itemprop")).strip()
            if _WANTED.fullmatch(key):
                _put(meta, key, token, "content")
        elif token.type is TokenType.START and token.name == "script":
            linked = "ld+json" in token.value("type").lower()
        elif token.type is TokenType.RAW and token.name == "title":
            _title(text, token, meta)
        elif token.type is TokenType.RAW and linked:
            _linked_data(text, token, meta, problems)
            linked = False
    return meta, problems


def _put(meta: dict[str, MetaValue], key: str, token: Token, name: str) -> None:
    attribute = token.attributes.get(name)
    if attribute is not None and attribute.text.strip():
        meta.setdefault(key, MetaValue(attribute.text.strip(), Span(attribute.start, attribute.end)))


def _title(text: str, token: Token, meta: dict[str, MetaValue]) -> None:
    from html import unescape

    raw = text[token.start : token.end]
    start = token.start + len(raw) - len(raw.lstrip())
    if raw.strip():
        meta.setdefault("title", MetaValue(" ".join(unescape(raw).split()), Span(start, start + len(raw.strip()))))


def _linked_data(text: str, token: Token, meta: dict[str, MetaValue], problems: list[Problem]) -> None:
    """Read the strings of a JSON-LD script with their places; broken JSON is a problem, what was read is kept."""
    path: list[str] = []
    key = ""
    depth = 0
    found = 0
    pending: tuple[str, int, int] | None = None
    for match in _JSON_TOKEN.finditer(text, token.start, token.end):
        mark = match.group("mark")
        if match.group("string"):
            pending = (match.group("string"), match.start() + 1, match.end() - 1)
            continue
        if mark == ":" and pending is not None:
            key = _decoded(pending[0])
        elif pending is not None:
            _found(meta, path, key, pending)
            found += 1
        pending = None
        if mark in ("{", "["):
            depth += 1
            path.append(key if depth <= _DEEPEST else "")
            key = ""
        elif mark in ("}", "]") and path:
            depth -= 1
            path.pop()
        if found > _MOST:
            break
    try:
        json.loads(text[token.start : token.end], strict=False)
    except (ValueError, RecursionError):
        problems.append(Problem("The linked data (JSON-LD) of this page is not sound JSON.", Span(*token[2:4])))


def _found(meta: dict[str, MetaValue], path: list[str], key: str, found: tuple[str, int, int]) -> None:
    if len(path) > _DEEPEST:
        return
    name = ".".join(["ld", *(part for part in path if part and part != "@graph"), *([key] if key else [])])
    value = _decoded(found[0]).strip()
    if value and len(name) < 200:
        meta.setdefault(name, MetaValue(value, Span(found[1], found[2])))


def _decoded(literal: str) -> str:
    try:
        return str(json.loads(literal, strict=False))
    except ValueError:
        return literal[1:-1]
