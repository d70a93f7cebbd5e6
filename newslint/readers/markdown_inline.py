"""The text of a Markdown leaf as a reader sees it: emphasis and links dropped, each character with its place."""

from __future__ import annotations

import html
import re
import unicodedata
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from typing import Any

from newslint.article import Escape, Link, Span
from newslint.on_use import compiled
from newslint.readers.front_matter_scalars import built
from newslint.readers.markdown_blocks import DROPPED, MASKED_OBJECT, TAG
from newslint.readers.markdown_emphasis import Run, match_runs
from newslint.readers.markdown_figures import OBJECT, Value
from newslint.readers.markdown_links import Reference, Target, destination_end, normal_label
from newslint.readers.pieces import TextBuilder
from newslint.records import field, mutable, record

_SPECIAL = compiled(r"\\|`+|!\[|\[|\]|<|\*+|_+|~~+|(?:https?://|www\.)[^\s<>\ufdd0\ufdd1]+|@(?=\w)")
_PARTS = compiled(
    rf"(?P<escape>\\[!-/:-@\[-`{{-~])|(?P<entity>&(?:#[0-9]{{1,7}}|#[xX][0-9a-fA-F]{{1,6}}|[a-zA-Z][a-zA-Z0-9]{{1,31}});)"
    rf"|(?P<fold>(?:(?<![ \t\\])[ \t]+|\\)?\n)|(?P<drop>{DROPPED}+)|(?P<object>{MASKED_OBJECT}+)"
)
_AUTOLINK = compiled(r"<([a-zA-Z][a-zA-Z0-9+.-]{1,31}:[^\s<>]*+|[\w.+-]++@[\w.-]++)>")
_NOTE_MARK = compiled(r"\[\^[^\]\s]{1,200}\]")
_CITATION = compiled(r"\[[^\]\[]{0,200}?-?@[\w:][^\]\[]{0,300}\]")
_KEY = compiled(r"@\w++(?:[-:./]\w++)*+")
_DESTINATION = compiled(r"[ \t\n]*+(?:<(?P<angle>[^<>\n]*+)>)?")
_TITLE = compiled(
    r"""[ \t\n]*+(?:"(?P<double>(?:[^"\\]|\\.)*+)"|'(?P<single>(?:[^'\\]|\\.)*+)'"""
    r"""|\((?P<round>(?:[^()\\]|\\.)*+)\))?[ \t\n]*+\)""",
    re.S,
)
_LABEL = compiled(r"\[(?P<label>[^\[\]]{0,999})\]")
ATTRIBUTES = compiled(r"\{(?P<list>[^{}\n]*)\}")
_TRAILING = ".,;:!?'\"*_~)”’"


@record
class InlineImage:
    """An image written as ``![alt](src "title"){...}``, or an ``img`` tag: where it stands and what it says."""

    span: Span
    values: Mapping[str, Value]
    attributes: Span | None = None
    tag: bool = False


@mutable
class Inline:
    """What a leaf says: its text builder, links, images, and whether all of it is in italics."""

    builder: TextBuilder
    links: list[Link] = field(default_factory=list)
    images: list[InlineImage] = field(default_factory=list)
    emphasised: bool = False


@mutable
class _Token:
    kind: str
    start: int
    end: int
    run: Run | None = None
    link: tuple[str, Span | None] | None = None


class InlineReader:
    """Reads one leaf; ``text`` is the masked text and ``lines`` the spans of the leaf's lines in it."""

    def __init__(
        self, text: str, lines: Sequence[tuple[int, int]], references: Mapping[str, Reference], *, citations: bool
    ) -> None:
        self._raw = "\n".join(text[start:end] for start, end in lines)
        self._references = references
        self._citations = citations
        self._line_at: list[int] = []
        self._line_start: list[int] = []
        at = 0
        for start, end in lines:
            self._line_at.append(at)
            self._line_start.append(start)
            at += end - start + 1
        self._tokens: list[_Token] = []
        self._plain = 0
        self._brackets: list[tuple[int, bool, bool]] = []
        self._code_runs: dict[int, list[int]] | None = None
        self._result = Inline(TextBuilder())

    def _place(self, at: int) -> int:
        """The source offset of an offset into the leaf."""
        line = bisect_right(self._line_at, at) - 1
        return self._line_start[line] + at - self._line_at[line]

    def _span(self, start: int, end: int) -> Span:
        return Span(self._place(start), self._place(end - 1) + 1 if end > start else self._place(start))

    def read(self) -> Inline:
        """The leaf's text, links and images."""
        self._tokenise()
        runs = [token.run for token in self._tokens if token.run is not None]
        match_runs(runs)
        self._result.emphasised = self._wholly_emphasised()
        self._emit_all()
        return self._result

    def _tokenise(self) -> None:
        at = 0
        while (match := _SPECIAL.search(self._raw, at)) is not None:
            after = self._special(match)
            if after is not None:
                at = after
            elif match.group() == "\\":
                at = min(match.end() + 1, len(self._raw))
            else:
                at = match.end()
        self._add("drop", len(self._raw), len(self._raw))

    def _add(self, kind: str, start: int, end: int, **fields: Any) -> int:
        """Add a token, the plain text before it first, and say where it ends."""
        if start > self._plain:
            self._tokens.append(_Token("text", self._plain, start))
        self._tokens.append(_Token(kind, start, end, **fields))
        self._plain = end
        return end

    def _special(self, match: re.Match[str]) -> int | None:
        """Add the tokens of what starts at a special character; None where it is plain text."""
        mark, start = match.group(), match.start()
        first = mark[0]
        if first == "`":
            return self._code(start, match.end())
        if first in "*_~":
            return self._add("run", start, match.end(), run=self._run(start, match.end()))
        if first == "<":
            return self._angle(start)
        if mark in ("[", "!["):
            return self._open_bracket(start, match.end())
        if mark == "]":
            return self._close_bracket(start)
        if first == "@":
            return self._cross_reference(start)
        if first in "hw":
            return self._bare_url(start, mark)
        return None

    def _code(self, start: int, end: int) -> int | None:
        if self._code_runs is None:
            self._code_runs = {}
            for found in reversed(list(re.finditer("`+", self._raw))):
                self._code_runs.setdefault(found.end() - found.start(), []).append(found.start())
        places = self._code_runs.get(end - start, [])
        while places and places[-1] < end:
            places.pop()
        if not places:
            return None
        close = places[-1] + end - start
        return self._add("object", start, close)

    def _run(self, start: int, end: int) -> Run:
        before = self._raw[start - 1] if start else " "
        after = self._raw[end] if end < len(self._raw) else " "
        left = not _space(after) and (not _punctuation(after) or _space(before) or _punctuation(before))
        right = not _space(before) and (not _punctuation(before) or _space(after) or _punctuation(after))
        mark = self._raw[start]
        if mark == "_":
            opens, closes = left and (not right or _punctuation(before)), right and (not left or _punctuation(after))
        else:
            opens, closes = left, right
        return Run(mark, end - start, opens, closes)

    def _angle(self, start: int) -> int | None:
        match = _AUTOLINK.match(self._raw, start)
        if match is not None:
            inner = Span(*match.span(1))
            target = ("mailto:" if "@" in match.group(1) and ":" not in match.group(1) else "") + match.group(1)
            self._add("drop", start, inner.start)
            self._add("exact", *inner, link=(target, self._span(*inner)))
            return self._add("drop", inner.end, match.end())
        tag = TAG.match(self._raw, start)
        if tag is None:
            return None
        name = tag.group("name").lower()
        if name == "img":
            self._result.images.append(InlineImage(self._span(*tag.span()), {}, tag=True))
        kind = "break" if name in ("br", "hr", "p", "div", "td", "li") else "drop"
        return self._add(kind, *tag.span())

    def _cross_reference(self, start: int) -> int | None:
        """A citation or cross-reference ``@fig-map``, where the dialect has them."""
        if not self._citations or (start and (self._raw[start - 1].isalnum() or self._raw[start - 1] in "\\._")):
            return None
        match = _KEY.match(self._raw, start)
        return self._add("object", *match.span()) if match else None

    def _bare_url(self, start: int, mark: str) -> int | None:
        if start and (self._raw[start - 1].isalnum() or self._raw[start - 1] in "_/"):
            return None
        end = start + len(mark)
        if "](" in mark:
            end = start + mark.index("](")
        for stop in ("[", "]", "|", "`", "”", "“"):
            cut = self._raw.find(stop, start, end)
            end = cut if cut >= 0 else end
        opened = self._raw.count("(", start, end) - self._raw.count(")", start, end)
        while end > start and self._raw[end - 1] in _TRAILING:
            if self._raw[end - 1] == ")":
                if opened >= 0:
                    break
                opened += 1
            end -= 1
        if end - start < 8:
            return None
        return self._add("exact", start, end, link=(self._raw[start:end], self._span(start, end)))

    def _open_bracket(self, start: int, end: int) -> int | None:
        note = _NOTE_MARK.match(self._raw, start)
        if note is not None:
            return self._add("drop", *note.span())
        citation = _CITATION.match(self._raw, start) if self._citations and end - start == 1 else None
        if citation is not None:
            return self._add("object", *citation.span())
        if self._brackets:
            index, image, _ = self._brackets[-1]
            self._brackets[-1] = (index, image, True)
        self._add("bracket", start, end)
        self._brackets.append((len(self._tokens) - 1, end - start == 2, False))
        return end

    def _close_bracket(self, start: int) -> int | None:
        if not self._brackets:
            return None
        index, image, inner = self._brackets.pop()
        opening = self._tokens[index]
        target = self._inline_target(start + 1) or self._reference(start + 1, opening.end, start, inner)
        if target is None:
            return None
        if image:
            return self._image(index, opening, start, target)
        self._tokens[index] = _Token("drop", opening.start, opening.end, link=("", None))
        after = self._past_attributes(target.after)
        return self._add("drop", start, after, link=(target.text, target.span))

    def _past_attributes(self, at: int) -> int:
        match = ATTRIBUTES.match(self._raw, at)
        return match.end() if match and match.group("list")[:1] in tuple(".#:") else at

    def _inline_target(self, at: int) -> Target | None:
        raw = self._raw
        if raw[at : at + 1] != "(":
            return None
        match = _DESTINATION.match(raw, at + 1)
        if match is None:
            return None
        if match.group("angle") is not None:
            start, end, after = match.start("angle"), match.end("angle"), match.end()
        else:
            start = match.end()
            end = after = destination_end(raw, start)
        title = _TITLE.match(raw, after)
        if title is None:
            return None
        value = self._value(*title.span(title.lastgroup)) if title.lastgroup else None
        return Target(raw[start:end], self._span(start, end), title.end(), value)

    def _reference(self, at: int, start: int, end: int, inner: bool) -> Target | None:
        if not self._references:
            return None
        match = _LABEL.match(self._raw, at)
        after = match.end() if match else at
        if match is not None and match.group("label"):
            label = match.group("label")
        elif inner or end - start > 999:
            return None
        else:
            label = self._raw[start:end]
        found = self._references.get(normal_label(label))
        return None if found is None else Target(found.target, found.span, after, found.title)

    def _value(self, start: int, end: int) -> Value:
        """Raw text between two offsets of the leaf as a value, escapes and entities read."""
        builder = TextBuilder()
        self._emit(builder, start, end)
        return built(builder, self._span(start, end), Escape.MARKDOWN)

    def _image(self, index: int, opening: _Token, close: int, target: Target) -> int:
        after = target.after
        attributes = ATTRIBUTES.match(self._raw, after)
        if attributes is not None:
            after = attributes.end()
        values = {"src": Value(target.text, (), target.span), "alt": self._value(opening.end, close)}
        if target.title is not None and target.title.text:
            values["caption"] = target.title
        span = self._span(opening.start, after)
        place = self._span(*attributes.span("list")) if attributes else None
        self._result.images.append(InlineImage(span, values, place))
        del self._tokens[index:]
        self._plain = opening.start
        return self._add("drop", opening.start, after)

    def _wholly_emphasised(self) -> bool:
        tokens = [token for token in self._tokens if self._raw[token.start : token.end].strip(" \t\n" + DROPPED)]
        if len(tokens) < 2 or tokens[0].run is None or tokens[-1].run is None:
            return False
        return tokens[0].run.partner is tokens[-1].run and tokens[0].run.opened == 1 and tokens[0].run.mark != "~"

    def _emit_all(self) -> None:
        builder = self._result.builder
        opened: list[tuple[int, int]] = []
        links: list[tuple[int, int, Span, tuple[str, Span | None]]] = []
        for token in self._tokens:
            place = self._span(token.start, token.end)
            if token.kind == "run" and token.run is not None:
                self._emit(builder, token.start + token.run.closed, token.end - token.run.opened)
            elif token.kind in ("text", "bracket"):
                self._emit(builder, token.start, token.end)
            elif token.kind == "exact" and token.link is not None:
                links.append((len(builder), len(builder) + token.end - token.start, place, token.link))
                builder.exact(self._raw[token.start : token.end], place.start)
            elif token.kind == "object":
                builder.replaced(OBJECT, *place)
            elif token.kind == "break" and not builder.ends_with_space():
                builder.replaced(" ", *place)
            elif token.link == ("", None):
                opened.append((len(builder), token.end))
            elif token.link is not None and opened:
                at, start = opened.pop()
                links.append((at, len(builder), self._span(start, token.start), token.link))
        text = builder.text
        self._result.links = [Link(text[at:end], span, *target) for at, end, span, target in links]

    def _emit(self, builder: TextBuilder, start: int, end: int) -> None:
        """Add raw text of the leaf: escapes, entities, soft line breaks and masked parts as they read."""
        raw, at, dropped = self._raw, start, False
        for match in _PARTS.finditer(raw, start, end):
            self._exact(builder, at, match.start(), dropped)
            low, high = match.span()
            place, stop = self._place(low), self._place(high - 1) + 1
            kind = match.lastgroup
            dropped = kind == "drop"
            if kind == "escape":
                builder.replaced(match.group()[1], place, stop)
            elif kind == "entity":
                self._entity(builder, match.group(), place, stop)
            elif kind == "object":
                builder.replaced(OBJECT, place, stop)
            elif kind == "fold" and not builder.ends_with_space():
                builder.replaced(" ", place, stop)
            at = high
        self._exact(builder, at, end, dropped)

    def _exact(self, builder: TextBuilder, start: int, end: int, dropped: bool) -> None:
        if dropped and builder.ends_with_space():
            while start < end and self._raw[start] == " ":
                start += 1
        if start < end:
            builder.exact(self._raw[start:end], self._place(start))

    def _entity(self, builder: TextBuilder, entity: str, start: int, end: int) -> None:
        decoded = html.unescape(entity)
        if decoded == entity or not decoded:
            builder.exact(entity, start)
        else:
            builder.replaced(decoded, start, end)


def _space(character: str) -> bool:
    return character.isspace()


def _punctuation(character: str) -> bool:
    return unicodedata.category(character)[0] in "PS"
