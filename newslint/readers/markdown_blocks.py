"""The lines of a Markdown draft as leaves: paragraphs, headings, list items, table rows, code, raw HTML.

Works on the masked text, in which shortcodes, comments and the like are sentinels of the same length.
"""

from __future__ import annotations

import re

from newslint.on_use import compiled
from newslint.records import field, mutable
from newslint.source import LINE_BREAK

DROPPED = "\ufdd0"
"""In masked text, a character of something that leaves nothing in the readable text."""
MASKED_OBJECT = "\ufdd1"
"""In masked text, a character of something that leaves one object character in the readable text."""

_DEEPEST = 24
_BLANK = compiled(rf"[ \t{DROPPED}]*(?=\r|\n|\Z)")
_QUOTE = compiled(r"[ ]{0,3}>[ \t]?")
_ITEM = compiled(r"(?P<marker>[-+*•]|(?P<number>[0-9]{1,9})[.)])(?:(?P<gap>[ \t]+)(?=\S)|(?=[ \t]*(?:\r|\n|\Z)))")
_TASK = compiled(r"\[[ xX]\][ \t]+")
_NOTE = compiled(r"\[\^[^\]\s]{1,200}\]:[ \t]*")
_HEADING = compiled(r"(#{1,6})(?:[ \t]+|(?=\r|\n|\Z))")
_CLOSING_HASHES = compiled(r"(?:^|[ \t])#+[ \t]*$")
_UNDERLINE = compiled(r"(?:=+|-+)[ \t]*(?=\r|\n|\Z)")
_RULE = compiled(r"(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})(?=\r|\n|\Z)")
_FENCE = compiled(r"(?P<mark>`{3,}|~{3,})(?P<info>[^\r\n]*)")
_DIV = compiled(r":{3,}[^\r\n]*")
_DELIMITER_ROW = compiled(r"\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*(?=\r|\n|\Z)")
_TABLE_CAPTION = compiled(r"(?:Table)?:[ \t]+(?=\S)")
_CLASSES = compiled(r"\.([\w-]+)")
_VERBATIM = compiled(r"<(script|style|pre|textarea|figure|table|svg|picture|video|audio|iframe)\b", re.I)
_BLOCK_TAG = compiled(
    r"</?(?:address|article|aside|base|blockquote|body|button|caption|center|col|colgroup|dd|details|dialog|dir|div|dl|dt"
    r"|embed|fieldset|figcaption|figure|footer|form|frame|frameset|h[1-6]|head|header|hr|html|iframe|img|legend|li|link"
    r"|main|menu|menuitem|meta|nav|noframes|object|ol|optgroup|option|p|param|picture|script|search|section|source|style"
    r"|summary|svg|table|tbody|td|textarea|tfoot|th|thead|title|tr|track|ul|video|audio|pre)(?=[\s/>]|\Z)|<[!?]",
    re.I,
)


@mutable
class Leaf:
    """A run of lines that is one block: ``lines`` are source spans, the prefixes of quotes and lists left off."""

    kind: str
    lines: list[tuple[int, int]]
    level: int = 0
    quoted: bool = False
    group: int = 0
    info: str = ""
    classes: set[str] = field(default_factory=set)
    glued: bool = False

    @property
    def start(self) -> int:
        """Where the first line's content begins."""
        return self.lines[0][0] if self.lines else 0

    @property
    def end(self) -> int:
        """Where the last line's content ends."""
        return self.lines[-1][1] if self.lines else 0


@mutable
class _Container:
    kind: str
    indent: int = 0
    marker: str = ""
    group: int = 0


class BlockParser:
    """Reads the lines of masked text into leaves; ``source`` is the text itself, ``indented_code`` false for MDX."""

    def __init__(self, masked: str, source: str, *, indented_code: bool = True) -> None:
        self.text = masked
        self.source = source
        self.leaves: list[Leaf] = []
        self._indented_code = indented_code
        self._stack: list[_Container] = []
        self._open: Leaf | None = None
        self._fence = ""
        self._until = -1
        self._last_list: tuple[int, str, int] | None = None
        self._groups = 0
        self._unclosed: set[str] = set()

    def parse(self, start: int) -> list[Leaf]:
        """The leaves from an offset to the end of the text."""
        at = start
        for match in LINE_BREAK.finditer(self.text, start):
            self._line(at, match.start())
            at = match.end()
        if at < len(self.text):
            self._line(at, len(self.text))
        return self.leaves

    def _line(self, start: int, end: int) -> None:
        at, matched = self._match_containers(start, end)
        blank = self._blank(at, end)
        if self._continues(at, end, matched, blank):
            return
        if blank and self._attributes_line(at, end):
            return
        if matched < len(self._stack) and not blank:
            if self._open and self._open.kind == "paragraph" and not self._starts_block(at, end, any_number=True):
                self._add_line(at, end)
                return
            del self._stack[matched:]
            self._open = None
        if blank:
            self._open = None
            return
        at = self._new_containers(at, end)
        if not self._blank(at, end):
            self._leaf(at, end)

    def _match_containers(self, at: int, end: int) -> tuple[int, int]:
        matched = 0
        for container in self._stack:
            if container.kind == "quote":
                match = _QUOTE.match(self.text, at, end)
                if match is None:
                    break
                at = match.end()
            elif not self._blank(at, end):
                columns, after = self._indent(at, end, container.indent)
                if columns < container.indent:
                    break
                at = after
            matched += 1
        return at, matched

    def _blank(self, at: int, end: int) -> bool:
        match = _BLANK.match(self.text, at, end)
        return match is not None and match.end() == end

    def _indent(self, at: int, end: int, most: int = 1000) -> tuple[int, int]:
        """Columns of white space at an offset, at most ``most``, and the offset after them."""
        columns = 0
        while at < end and columns < most and self.text[at] in " \t":
            columns += 4 - columns % 4 if self.text[at] == "\t" else 1
            at += 1
        return columns, at

    def _continues(self, at: int, end: int, matched: int, blank: bool) -> bool:
        """Whether the line belongs to an open fence, code block or raw HTML, and is done with."""
        leaf = self._open
        if leaf is None or leaf.kind not in ("fence", "html"):
            return False
        if matched < len(self._stack):
            self._open = None
            return False
        if leaf.kind == "fence":
            content = self.text[at:end].strip()
            if content and content == content[0] * len(content) and content.startswith(self._fence):
                self._open = None
            else:
                leaf.lines.append((at, end))
            return True
        if at < self._until or not blank:
            leaf.lines.append((at, end))
            return True
        return False

    def _attributes_line(self, at: int, end: int) -> bool:
        """Whether a line is a kramdown attribute list, whose classes go to the leaf before it."""
        written = self.source[at:end].strip()
        if not (written.startswith(("{:", "{.", "{#")) and written.endswith("}")):
            return False
        if self._open is not None:
            self._open.classes.update(_CLASSES.findall(written))
            self._open = None
            self._after_attributes = end
        return True

    _after_attributes = -1

    def _starts_block(self, at: int, end: int, *, any_number: bool = False) -> bool:
        """Whether a line would end an open paragraph; ``any_number`` when a list it may go on with was left."""
        columns, at = self._indent(at, end)
        if columns >= 4:
            return False
        text = self.text
        if text[at] in ">#" or _FENCE.match(text, at, end) or _RULE.match(text, at, end) or _DIV.match(text, at, end):
            return text[at] != "#" or _HEADING.match(text, at, end) is not None
        item = _ITEM.match(text, at, end)
        if item is not None and item.group("gap") and (any_number or item.group("number") in (None, "1")):
            return True
        return _BLOCK_TAG.match(text, at, end) is not None

    def _new_containers(self, at: int, end: int) -> int:
        while len(self._stack) < _DEEPEST:
            match = _QUOTE.match(self.text, at, end)
            if match is not None:
                self._push(_Container("quote"))
                at = match.end()
                continue
            columns, content = self._indent(at, end)
            if columns >= 4 or content >= end:
                return at
            after = self._new_item(content, columns, end)
            if after is None:
                return at
            at = after
            if self._blank(at, end):
                return at
        return at

    def _new_item(self, at: int, columns: int, end: int) -> int | None:
        """Open a list item or footnote at an offset, if one starts there, and say where its content begins."""
        note = _NOTE.match(self.text, at, end)
        if note is not None:
            self._push(_Container("note", 4))
            return note.end()
        if _RULE.match(self.text, at, end):
            return None
        match = _ITEM.match(self.text, at, end)
        if match is None or (match.group("marker") == "•" and not match.group("gap")):
            return None
        paragraph = self._open is not None and self._open.kind == "paragraph"
        if paragraph and (not match.group("gap") or match.group("number") not in (None, "1")):
            return None
        marker = match.group("marker")[-1]
        depth = len(self._stack)
        if self._last_list is not None and self._last_list[:2] == (depth, marker):
            group = self._last_list[2]
        else:
            self._groups += 1
            group = self._groups
        width = match.end() - match.start() if len(match.group("gap") or "") <= 4 else len(match.group("marker")) + 1
        self._push(_Container("item", columns + max(width, 2), marker, group))
        self._last_list = (depth, marker, group)
        task = _TASK.match(self.text, match.end(), end)
        return task.end() if task else match.end()

    def _push(self, container: _Container) -> None:
        self._open = None
        self._stack.append(container)

    def _leaf(self, at: int, end: int) -> None:
        columns, content = self._indent(at, end)
        paragraph = self._open if self._open is not None and self._open.kind == "paragraph" else None
        if columns >= 4 and paragraph is None and self._indented_code:
            if self._open is not None and self._open.kind == "code":
                self._open.lines.append((at, end))
            else:
                self._start("code", at, end)
            return
        at = content
        text = self.text
        while at < end and text[at] == DROPPED:
            at += 1
        if paragraph is not None and self._underline_or_table(paragraph, at, end):
            return
        if self._open is not None and self._open.kind == "table":
            if not self._starts_block(at, end):
                self._open.lines.append((at, end))
                return
            self._open = None
        self._plain_leaf(at, end, paragraph)

    def _plain_leaf(self, at: int, end: int, paragraph: Leaf | None) -> None:
        text = self.text
        heading = _HEADING.match(text, at, end)
        fence = _FENCE.match(text, at, end)
        if heading is not None:
            self._heading(heading, end)
        elif fence is not None and not (fence.group("mark")[0] == "`" and "`" in fence.group("info")):
            self._start("fence", end, end)
            self.leaves[-1].lines.clear()
            self.leaves[-1].info = fence.group("info").strip()
            self.leaves[-1].lines.append((at, end))
            self._fence = fence.group("mark")
        elif _RULE.match(text, at, end) or _DIV.match(text, at, end):
            self._open = None
            self._last_list = None
        elif text[at] == "<" and self._html(at, end, paragraph):
            pass
        elif paragraph is not None:
            self._add_line(at, end)
        else:
            self._paragraph(at, end)

    def _paragraph(self, at: int, end: int) -> None:
        caption = _TABLE_CAPTION.match(self.text, at, end)
        gap = self.text[max(self._after_attributes, 0) : at] if at - self._after_attributes < 80 else "\n\n"
        glued = self._after_attributes >= 0 and gap.strip() == "" and len(LINE_BREAK.findall(gap)) == 1
        if caption is not None and (self.text[at] != ":" or (self.leaves and self.leaves[-1].kind == "table")):
            self._start("paragraph", caption.end(), end)
            self.leaves[-1].classes.add("table-caption")
        else:
            self._start("paragraph", caption.end() if caption else at, end)
        self.leaves[-1].glued = glued

    def _start(self, kind: str, at: int, end: int, level: int = 0) -> None:
        quoted = any(container.kind == "quote" for container in self._stack)
        group = next((container.group for container in reversed(self._stack) if container.kind == "item"), 0)
        self._open = Leaf(kind, [(at, end)], level, quoted, group)
        self.leaves.append(self._open)
        if not self._stack:
            self._last_list = None

    def _add_line(self, at: int, end: int) -> None:
        assert self._open is not None
        _, at = self._indent(at, end)
        self._open.lines.append((at, end))

    def _heading(self, match: re.Match[str], end: int) -> None:
        content = self.text[match.end() : end]
        closing = (
            _CLOSING_HASHES.search(content.rstrip(" \t" + DROPPED)) if content.rstrip(" \t").endswith("#") else None
        )
        stop = match.end() + closing.start() if closing else end
        self._start("heading", match.end(), stop, len(match.group(1)))
        self._open = None

    def _underline_or_table(self, paragraph: Leaf, at: int, end: int) -> bool:
        """Turn an open paragraph into a heading or table when the line is an underline or delimiter row."""
        last = paragraph.lines[-1]
        if _DELIMITER_ROW.match(self.text, at, end) and "|" in self.text[last[0] : last[1]]:
            columns = self.text[at:end].strip().strip("|").count("|")
            if columns == self.text[last[0] : last[1]].strip().strip("|").replace("\\|", "").count("|"):
                paragraph.lines.pop()
                if not paragraph.lines:
                    self.leaves.pop()
                self._groups += 1
                self._start("table", *last)
                self.leaves[-1].group = self._groups
                return True
        if _UNDERLINE.match(self.text, at, end) and not paragraph.classes:
            paragraph.kind = "heading"
            paragraph.level = 1 if self.text[at] == "=" else 2
            self._open = None
            return True
        return False

    def _html(self, at: int, end: int, paragraph: Leaf | None) -> bool:
        """Start raw HTML at an offset, if a block of it starts there."""
        if not _BLOCK_TAG.match(self.text, at, end) and (paragraph is not None or not self._lone_tag(at, end)):
            return False
        self._start("html", at, end)
        self._until = -1
        verbatim = _VERBATIM.match(self.text, at, end)
        if verbatim is not None:
            self._until = self._closing(verbatim.group(1).lower(), at)
        return True

    def _lone_tag(self, at: int, end: int) -> bool:
        return _LONE_TAG.match(self.text, at, end) is not None

    def _closing(self, name: str, at: int) -> int:
        """Where the closing tag of an element stands; -1 where there is none or Markdown images stand before it."""
        if name in self._unclosed:
            return -1
        match = compiled(f"</{name}", re.I).search(self.text, at)
        if match is None:
            self._unclosed.add(name)
            return -1
        if name == "figure" and self.text.find("![", at, match.start()) >= 0:
            return -1
        return match.start()


_ATTRIBUTE = r"""(?:\s++[A-Za-z_:@][\w.:@-]*+(?:\s*+=\s*+(?:[^\s"'=<>`]++|'[^']*+'|"[^"]*+"))?+)"""
TAG = compiled(rf"<(?P<close>/)?(?P<name>[A-Za-z][A-Za-z0-9-]*+){_ATTRIBUTE}*+\s*+/?>")
_LONE_TAG = compiled(rf"<(?:/[A-Za-z][A-Za-z0-9-]*+\s*+|[A-Za-z][A-Za-z0-9-]*+{_ATTRIBUTE}*+\s*+/?)>[ \t]*(?=\r|\n|\Z)")
