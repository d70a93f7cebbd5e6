"""Shortcodes, template tags, components and comments of the Markdown dialects: read, then masked at equal length."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable

from newslint.article import Kind, Problem, Span
from newslint.on_use import compiled
from newslint.readers import fields
from newslint.readers.markdown_attributes import Attributes, attribute_values, quarto_cell
from newslint.readers.markdown_blocks import DROPPED, MASKED_OBJECT
from newslint.readers.markdown_figures import Collected
from newslint.records import NamedTuple, record

_LINE_START = r"(?:^|(?<=\r))"
_OPENERS = compiled(
    rf"(?P<fence>{_LINE_START}[ \t>]*(?P<mark>`{{3,}}|~{{3,}}))|(?P<code>`+)|(?P<comment><!--)|(?P<hugo>\{{\{{[<%])"
    rf"|(?P<output>\{{\{{)|(?P<liquid>\{{%)|(?P<attributes>\{{:|\{{[#.][\w-])|(?P<expression>\{{)"
    rf"|(?P<module>{_LINE_START}(?:import|export)(?=[ \t{{]))|(?P<component></?(?:[A-Z][\w.]*+|img\b))",
    re.M,
)
_MODULE = compiled(
    r"(?:import\s*(?:[\w*{][^;\r\n]*?\sfrom\s*)?[\"'][^\"'\r\n]+[\"']|import\s*\{|export\s+(?:default|const|let|var|function|async|class)\b"
    r"|export\s*[{*])"
)
_BLANK_LINE = compiled(r"(?:\r\n|\n|\r(?!\n))[ \t]*(?=\r\n|\n|\r)")
_ATTRIBUTE_LIST = compiled(r"\{[:#.][^{}\r\n]*\}")
_SHORTCODE = compiled(r"\{\{[<%]-?[ \t\r\n]*(?P<close>/)?[ \t\r\n]*(?P<name>[\w./-]+)")
_CLOSED = compiled(r"\{\{[<%][ \t]*/[ \t]*([\w./-]+)")
_LIQUID = compiled(r"\{%-?[ \t\r\n]*(?P<name>[\w-]+)(?:[ \t\r\n]+[\"']?(?P<file>[\w./-]+))?")
_COMPONENT_PART = compiled(
    r"\s*+(?:(?P<end>/?>)|(?P<brace>\{)|[\w:@.-]++(?:\s*+=\s*+(?:\"[^\"]*+\"|'[^']*+'|(?P<value>\{)))?)"
)
_PLACEHOLDER = compiled(r"\{\s*([A-Z]{2,8})\s*\}")
_HTML_NAMES = frozenset(
    "A Abbr Article Aside B Blockquote Body Br Button Cite Code Col Dd Del Div Dl Dt Em Figcaption Footer Form "
    "H1 H2 H3 H4 H5 H6 Header Hr Html I Iframe Ins Label Li Link Main Meta Nav Ol P Pre Q S Script Section Small "
    "Span Strong Style Sub Sup Table Tbody Td Th Thead Tr U Ul".split()
)
_LONGEST_TAG = 20_000


@record
class Dialect:
    """Which readings apply: ``mdx`` for components and expressions, ``quarto`` for cells and citations."""

    mdx: bool = False
    quarto: bool = False


class Region(NamedTuple):
    """Text between an opening and a closing shortcode or component: what it is, and the image it belongs to."""

    start: int
    end: int
    kind: Kind
    image: int | None


@record
class Masked:
    """The text with everything that is no prose as sentinels, and what stood there."""

    text: str
    regions: tuple[Region, ...]
    image_ends: tuple[int, ...]
    image_indexes: tuple[int, ...]

    def region(self, at: int) -> Region | None:
        """The region around an offset, the innermost that starts last."""
        index = bisect_right(self.regions, at, key=lambda region: region.start) - 1
        return self.regions[index] if index >= 0 and at < self.regions[index].end else None

    def image_before(self, at: int) -> int | None:
        """The image whose shortcode or component ends right before an offset, only white space between."""
        index = bisect_right(self.image_ends, at) - 1
        if index < 0:
            return None
        between = self.text[self.image_ends[index] : at]
        return self.image_indexes[index] if len(between) < 400 and not between.strip(" \t\r\n>" + DROPPED) else None


def dialect_of(path: str, text: str, start: int) -> Dialect:
    """The dialect of a draft by its file name and, failing that, its first lines."""
    lower = path.lower()
    head = text[start : start + 20_000]
    mdx = lower.endswith(".mdx") or re.search(r"^import\s[^\r\n]*?\sfrom\s+[\"'][^\r\n]+$", head, re.M) is not None
    quarto = lower.endswith((".qmd", ".rmd")) or re.search(r"^```\{(?:python|r|julia|ojs)\b", head, re.M) is not None
    return Dialect(mdx and not quarto, quarto)


def mask(text: str, start: int, dialect: Dialect, collected: Collected) -> Masked:
    """Mask what follows an offset; its images and problems go to ``collected``."""
    return _Masker(text, start, dialect, collected).run()


class _Masker:
    def __init__(self, text: str, start: int, dialect: Dialect, collected: Collected) -> None:
        self.text = text
        self.start = start
        self.dialect = dialect
        self.collected = collected
        self.parts: list[str] = [text[:start]]
        self.at = start
        self.next: dict[str, int] = {}
        self.open: dict[str, list[tuple[int, Kind, int | None]]] = {}
        self.regions: list[Region] = []
        self.images: list[tuple[int, int]] = []
        self.closed = frozenset(_CLOSED.findall(text, start))
        self.braces = _matching_braces(text, start) if dialect.mdx else {}
        self.readers: dict[str, Callable[[re.Match[str]], int | None]] = {
            "fence": self._fence,
            "code": self._code,
            "comment": self._comment,
            "hugo": self._hugo,
            "output": self._output,
            "liquid": self._liquid,
            "attributes": self._attributes,
            "expression": self._expression,
            "module": self._module,
            "component": self._component,
        }

    def run(self) -> Masked:
        """Go over the text once, from opener to opener."""
        at = self.start
        while (match := _OPENERS.search(self.text, at)) is not None:
            name = next(name for name, value in match.groupdict().items() if value is not None)
            after = self.readers[name](match)
            at = max(after or 0, match.end())
        self.parts.append(self.text[self.at :])
        self.images.sort()
        ends, indexes = tuple(end for end, _ in self.images), tuple(index for _, index in self.images)
        return Masked("".join(self.parts), tuple(sorted(self.regions, key=lambda region: region.start)), ends, indexes)

    def _hide(self, start: int, end: int, mark: str = DROPPED) -> int:
        """Mask a span and say where it ends."""
        self.parts.append(self.text[self.at : start])
        self.parts.append(mark * (end - start))
        self.at = end
        return end

    def _find(self, token: str, at: int) -> int:
        """The next place of a token, each stretch of text searched once."""
        known = self.next.get(token, -2)
        if known == -1 or known >= at:
            return known
        found = self.text.find(token, at)
        self.next[token] = found
        return found

    def _line_end(self, at: int) -> int:
        breaks = [place for place in (self._find("\n", at), self._find("\r", at)) if place >= 0]
        return min(breaks, default=len(self.text))

    def _fence(self, match: re.Match[str]) -> int:
        mark = match.group("mark")
        at = self._line_end(match.end())
        if mark[0] == "`" and "`" in self.text[match.end() : at]:
            return match.end()
        for line in compiled(rf"{_LINE_START}[ \t>]*({re.escape(mark[0])}{{3,}})[ \t]*(?=\r|\n|\Z)", re.M).finditer(
            self.text, at
        ):
            if len(line.group(1)) >= len(mark):
                return line.end()
        return len(self.text)

    def _code(self, match: re.Match[str]) -> int:
        """Skip a code span that is closed on its line."""
        end = self._line_end(match.end())
        if end - match.end() > _LONGEST_TAG:
            return match.end()
        closing = compiled(rf"(?<!`)`{{{len(match.group())}}}(?!`)").search(self.text, match.end(), end)
        return closing.end() if closing else match.end()

    def _comment(self, match: re.Match[str]) -> int | None:
        end = self._find("-->", match.end())
        return None if end < 0 else self._hide(match.start(), end + 3)

    def _closer(self, match: re.Match[str], closer: str, opener: str) -> int | None:
        """The end of a tag that is closed before the next one opens; None for one that is not closed."""
        end = self._find(closer, match.end())
        again = self._find(opener, match.end())
        if end < 0 or 0 <= again < end or end - match.start() > _LONGEST_TAG:
            return None
        return end + len(closer)

    def _hugo(self, match: re.Match[str]) -> int | None:
        closer = ">}}" if match.group().endswith("<") else "%}}"
        end = self._closer(match, closer, match.group())
        if end is None:
            if _SHORTCODE.match(self.text, match.start()):
                span = Span(match.start(), self._line_end(match.end()))
                self.collected.problems.append(Problem(f"this shortcode is not closed: {closer} is missing", span))
            return None
        named = _SHORTCODE.match(self.text, match.start(), end)
        if named is None:
            return self._hide(match.start(), end)
        name, close = named.group("name"), bool(named.group("close"))
        index = self._tag(name, close, self.text[end - 4] == "/", named.end(), match.start(), end)
        inline = not close and index is None and name not in self.closed and self._in_text(match.start(), end)
        return self._hide(match.start(), end, MASKED_OBJECT if inline else DROPPED)

    def _in_text(self, start: int, end: int) -> bool:
        """Whether other text stands on the line right before or after a span."""
        before, after = self.text[max(0, start - 1) : start], self.text[end : end + 1]
        two = self.text[max(0, start - 2) : start]
        return bool(before.strip() or after.strip() or (before == " " and two.strip()))

    def _output(self, match: re.Match[str]) -> int | None:
        if self.dialect.mdx:
            return self._expression(match)
        end = self._closer(match, "}}", "{{")
        if end is None or _BLANK_LINE.search(self.text, match.end(), end):
            return None
        return self._hide(match.start(), end, MASKED_OBJECT)

    def _liquid(self, match: re.Match[str]) -> int | None:
        if self.dialect.mdx:
            return None
        end = self._closer(match, "%}", "{%")
        if end is None:
            return None
        named = _LIQUID.match(self.text, match.start(), end)
        name = named.group("name") if named else ""
        if name in ("comment", "highlight", "schema", "javascript", "stylesheet"):
            closing = compiled(rf"\{{%-?\s*end{name}\s*-?%\}}")
            found = closing.search(self.text, end) if self._find(f"end{name}", end) >= 0 else None
            return self._hide(match.start(), found.end() if found else end)
        if named is not None and not name.startswith("end"):
            shown = (named.group("file") or "") if name.startswith("include") or name == "render" else name
            self._tag(shown, False, True, named.end("name"), match.start(), end)
        return self._hide(match.start(), end)

    def _attributes(self, match: re.Match[str]) -> int | None:
        if self.dialect.mdx:
            return self._expression(match)
        listed = _ATTRIBUTE_LIST.match(self.text, match.start())
        if listed is None or (match.start() and self.text[match.start() - 1] == ")"):
            return None
        return self._hide(*listed.span())

    def _expression(self, match: re.Match[str]) -> int | None:
        if not self.dialect.mdx:
            return None
        start = match.start()
        if self.text.startswith("{/*", start):
            end = self._find("*/}", start)
            return self._hide(start, end + 3) if end >= 0 else None
        closing = self.braces.get(start)
        if closing is None or closing - start > _LONGEST_TAG:
            return None
        named = _PLACEHOLDER.match(self.text, start)
        if named is not None and named.group(1) in fields.PLACEHOLDERS:
            self._hide(start, named.start(1))
            return self._hide(named.end(1), closing + 1)
        return self._hide(start, closing + 1, MASKED_OBJECT)

    def _module(self, match: re.Match[str]) -> int | None:
        if not self.dialect.mdx or not _MODULE.match(self.text, match.start()):
            return None
        blank = _BLANK_LINE.search(self.text, match.start())
        end = blank.start() if blank else len(self.text)
        from newslint.readers.pieces import plain_block

        self.collected.blocks.append(plain_block(Kind.CODE, self.text, match.start(), end))
        return self._hide(match.start(), end)

    def _component(self, match: re.Match[str]) -> int | None:
        name = match.group().lstrip("</")
        image = fields.is_image_name(name) and name.lower() not in ("img", "picture", "image")
        if not self.dialect.mdx and (name == "img" or not (image or fields.letters(name) in fields.PULL_QUOTES)):
            return None
        if name in _HTML_NAMES or name.isupper():
            return None
        end = self._component_end(match.end())
        if end is None:
            return None
        close, alone = match.group().startswith("</"), self.text.startswith("/", end - 2) or name == "img"
        self._tag(name, close, alone, match.end(), match.start(), end)
        return self._hide(match.start(), end)

    def _component_end(self, at: int) -> int | None:
        limit = at + _LONGEST_TAG
        while at < limit and (part := _COMPONENT_PART.match(self.text, at)) is not None and part.end() > at:
            if part.group("end"):
                return part.end()
            brace = "brace" if part.group("brace") else "value"
            if part.group(brace) is not None:
                closing = self.braces.get(part.start(brace))
                if closing is None:
                    return None
                at = closing + 1
            else:
                at = part.end()
        return None

    def _tag(self, name: str, close: bool, alone: bool, attributes: int, start: int, end: int) -> int | None:
        """Read one tag: an image (its index is the answer), a pull quote, the opening or closing of a region."""
        plain = fields.letters(re.split(r"[./]", re.sub(r"\.(?:html|md|liquid)$", "", name))[-1])
        if close:
            opened = self.open.get(plain)
            if opened:
                at, inner, image = opened.pop()
                self.regions.append(Region(at, start, inner, image))
            return None
        found = attribute_values(self.text, self.text, Span(attributes, end), expressions=self.dialect.mdx)
        index = None
        kind: Kind | None = None
        if fields.is_image_name(name) or ("src" in found.roles and {"alt", "caption"} <= found.roles.keys()):
            role = found.others.get("role")
            decorative = role is not None and role.text in ("presentation", "none")
            index = self.collected.add_image(Span(start, end), found.roles, decorative=decorative)
            self.images.append((end, index))
            kind = Kind.CAPTION
        elif plain in fields.PULL_QUOTES or plain in fields.BLOCK_QUOTES:
            kind = Kind.PULL_QUOTE if plain in fields.PULL_QUOTES else Kind.BLOCK_QUOTE
            self._quoted(found, kind)
        elif "caption" in found.roles and "title" not in found.others:
            caption = found.roles["caption"]
            if caption.text and not caption.unknown:
                self.collected.blocks.append(caption.block(Kind.CAPTION))
        if kind is not None and not alone:
            self.open.setdefault(plain, []).append((end, kind, index))
        return index

    def _quoted(self, found: Attributes, kind: Kind) -> None:
        for name in fields.QUOTE_TEXT:
            value = found.others.get(name)
            if value is not None and value.text and not value.unknown:
                self.collected.blocks.append(value.block(kind))


def _matching_braces(text: str, start: int) -> dict[int, int]:
    """The closing brace of each opening one."""
    pairs: dict[int, int] = {}
    opened: list[int] = []
    for match in compiled(r"[{}]").finditer(text, start):
        if match.group() == "{":
            opened.append(match.start())
        elif opened:
            pairs[opened.pop()] = match.start()
    return pairs


__all__ = ["Dialect", "Masked", "Region", "attribute_values", "dialect_of", "mask", "quarto_cell"]
