"""Read ArchieML: keys and objects as metadata and pictures, free text and lists of a body as the story."""

from __future__ import annotations

import re
from collections.abc import Iterable

from newslint.article import Article, Escape, Kind, MetaValue, Span
from newslint.on_use import compiled
from newslint.readers import fields
from newslint.readers.archieml_lines import Entry, Type, entries, whole_line
from newslint.readers.front_matter import collect
from newslint.readers.front_matter_scalars import built
from newslint.readers.markdown_figures import UNKNOWN, Collected, Value, readable
from newslint.readers.markdown_inline import InlineReader
from newslint.readers.pieces import TextBuilder
from newslint.records import NamedTuple, field, mutable, replace
from newslint.source import Source

_BODIES = frozenset(
    "body story content text article copy main grafs graphs paragraphs sections blocks components chapters".split()
)
"""Lists whose items are the story."""
_LISTS = frozenset("bullets list points takeaways highlights keypoints keytakeaways".split())
_TYPES: dict[str, Kind] = {
    **dict.fromkeys("text p para paragraph copy body graf graph lede intro".split(), Kind.PARAGRAPH),
    **dict.fromkeys(
        "subhed subhead subheading subheader header heading crosshead hed headline title h2 h3 h4 chapter".split(),
        Kind.SUBHEAD,
    ),
    **dict.fromkeys(fields.PULL_QUOTES, Kind.PULL_QUOTE),
    **dict.fromkeys(fields.BLOCK_QUOTES, Kind.BLOCK_QUOTE),
    **dict.fromkeys("list bullet bullets li item".split(), Kind.LIST),
    **dict.fromkeys("correction clarification".split(), Kind.CORRECTION),
    **dict.fromkeys("note editorsnote ednote".split(), Kind.NOTE),
    **dict.fromkeys("caption cutline".split(), Kind.CAPTION),
    "credit": Kind.CREDIT,
}
"""What the ``type`` of an element, its name, or its one key makes of its text (letters only, lower case)."""
_TEXTS = frozenset("text value quote content body copy p para paragraph".split())
"""Keys of an element that hold its text."""
_MACHINERY = frozenset(
    "type slug id class classes size align width height layout link url href src embed html code script style template "
    "color theme tag tags keywords section category seo notes todo comments internal".split()
)
_SENTENCE = compiled(r"[“‘\"'(]?[^\W\d_a-z].*[.!?…][”’\"')\]]*", re.S)
_TAG = compiled(r"<(?:p|div|ul|ol|li|h[1-6]|blockquote|figure|img|table|iframe|script|style|section|aside|a)\b", re.I)
_ADDRESS = compiled(r"https?://\S+")
_LEAD = compiled(r"(?P<hash>#{1,6})[ \t]+|(?P<quote>>)[ \t]+|(?:[-•–▪●]|\*)[ \t]+|[0-9]{1,2}[.)][ \t]+")
_LONG_LINE = 120
"""Characters from which a line of a value is a whole paragraph and not a part of one wrapped by hand."""
_DEEPEST = 40


def read(source: Source) -> Article:
    """Read an ArchieML document as a story."""
    reading = _Reading(source.text)
    for entry in entries(source.text, is_key):
        reading.take(entry)
    collected = reading.finish()
    blocks, images = collected.finished()
    links = tuple(sorted(collected.links, key=lambda link: link.span))
    return Article(source, "archieml", blocks, images, links, collected.meta)


def is_key(name: str) -> bool:
    """Whether the word before a colon is a key rather than the start of a sentence: "Note: the path is closed"."""
    if not name[0].isalpha():
        return False
    if not name[0].isupper():
        return True
    plain = fields.letters(name)
    return (
        fields.piece_of(name) is not None
        or fields.role_of(name) is not None
        or (not name.isupper() and any(mark in name for mark in "._"))
        or (plain in ("type", "value", "slug") and not name.isupper())
    )


class _Scope(NamedTuple):
    """An open object or list: its dotted path, whether it is a list, holds free text, and is part of the body."""

    path: str
    name: str
    array: bool
    free: bool
    body: bool


@mutable
class _Group:
    """The keys of one object: of a scope, of an item of a list, or keys in a row within free text."""

    name: str
    path: str
    body: bool
    start: int
    end: int
    entries: list[Entry] = field(default_factory=list)

    def value(self, name: str) -> Entry | None:
        """The last entry with this key."""
        return next((entry for entry in reversed(self.entries) if fields.words(entry.name) == name), None)


class _Reading:
    """A document on its way to blocks and pictures."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.collected = Collected()
        self.stack: list[_Scope] = []
        self.group: _Group | None = None
        self.groups: list[_Group] = []
        self.values: list[Value] = []
        self.prose: list[tuple[str, Entry]] = []
        self.counts: dict[str, int] = {}

    def take(self, entry: Entry) -> None:
        """Take the next entry."""
        if entry.type is Type.OPEN and not entry.flags and entry.name in fields.PLACEHOLDERS:
            entry = Entry(Type.TEXT, "", entry.start, entry.start, ((entry.start, entry.mark_end),))
        if entry.type is Type.OPEN:
            self._open(entry)
        elif entry.type is Type.CLOSE:
            self._end_group(entry.mark_end)
            self._close()
        elif entry.type is Type.KEY and (is_key(entry.name) or not self._free()):
            self._key(entry)
        elif entry.type is Type.ITEM and self.stack and self.stack[-1].array and not self._free():
            self._end_group(entry.start)
            self._item(entry)
        elif entry.type is not Type.EMPTY and self._free():
            self._end_group(entry.start)
            self._free_text(entry)

    def _free(self) -> bool:
        return bool(self.stack) and self.stack[-1].free

    def _in_body(self) -> bool:
        return bool(self.stack) and self.stack[-1].body

    def _open(self, entry: Entry) -> None:
        self._end_group(entry.start)
        nested = "." in entry.flags and bool(self.stack)
        if not nested:
            self.stack.clear()
        del self.stack[_DEEPEST:]
        above = self.stack[-1].path if self.stack else ""
        path = f"{above}.{entry.name}" if above else entry.name
        array = entry.bracket == "["
        if nested and not array:
            number = self.counts.get(path, 0)
            self.counts[path] = number + 1
            path = f"{path}.{number}" if len(path) < 500 else above
        free = array and "+" in entry.flags
        body = free or self._in_body() or (array and fields.letters(entry.name) in _BODIES)
        self.stack.append(_Scope(path, entry.name, array, free, body))
        if not array:
            self.group = _Group(entry.name.rsplit(".", 1)[-1], path, self._in_body(), entry.start, entry.mark_end)

    def _close(self) -> None:
        if self.stack:
            self.stack.pop()

    def _key(self, entry: Entry) -> None:
        if entry.name.lower() == "newslint" or not self.stack:
            self._end_group(entry.start)
            self._head("", entry)
            return
        group = self.group
        scope = self.stack[-1]
        if group is not None and scope.array and any(each.name == entry.name for each in group.entries):
            self._end_group(entry.start)
            group = None
        if group is None:
            path = scope.path
            if scope.array:
                number = self.counts.get(path, 0)
                self.counts[path] = number + 1
                path = f"{path}.{number}"
            name = "" if scope.array else scope.name
            self.group = group = _Group(name, path, self._in_body(), entry.start, entry.mark_end)
            if scope.array and not scope.free:
                group.name = scope.name
        group.entries.append(entry)
        group.end = whole_line(entry)[1]

    def _end_group(self, end: int) -> None:
        group, self.group = self.group, None
        if group is None or not group.entries:
            return
        group.end = max(group.end, min(end, len(self.text)))
        if group.body:
            self.groups.append(group)
        else:
            for entry in group.entries:
                self._head(group.path, entry)

    def _head(self, path: str, entry: Entry) -> None:
        """A key outside the body: metadata, a piece of the story, or a field of a picture."""
        key = f"{path}.{entry.name}" if path else entry.name
        self.values.append(self._value(entry, key))
        self.prose.append((key, entry))

    # Text

    def _value(self, entry: Entry, key: str = "") -> Value:
        lines = [line for line in entry.lines if line[0] < line[1]]
        if not lines:
            return Value("", (), Span(entry.start, entry.mark_end), Escape.NONE, key)
        inline = InlineReader(self.text, lines, {}, citations=False).read()
        return built(inline.builder, Span(lines[0][0], lines[-1][1]), Escape.MARKDOWN, key)

    def _item(self, entry: Entry) -> None:
        name = fields.letters(self.stack[-1].name)
        kind = Kind.LIST if name in _LISTS else Kind.PARAGRAPH if name in _BODIES else None
        value = self._value(entry)
        if kind is not None or _is_prose(value.text):
            group = self.stack[-1].path
            self._paragraphs(entry, kind or Kind.LIST, group=len(group) if kind is not Kind.PARAGRAPH else 0)
        self.collected.meta.setdefault(f"{self.stack[-1].path}.{entry.start}", MetaValue(value.text, value.span))

    def _free_text(self, entry: Entry) -> None:
        start, end = whole_line(entry)
        if _ADDRESS.fullmatch(self.text, start, end):
            return
        lead = _LEAD.match(self.text, start, end)
        if lead is None or lead.end() >= end:
            self._paragraph(((start, end), *entry.lines[1:]), Kind.PARAGRAPH)
        elif lead["hash"]:
            self._paragraph(((lead.end(), end),), Kind.SUBHEAD, level=max(2, len(lead["hash"])))
        elif lead["quote"]:
            self._paragraph(((lead.end(), end),), Kind.BLOCK_QUOTE)
        else:
            self._paragraph(((lead.end(), end),), Kind.LIST, group=1)

    def _paragraphs(self, entry: Entry, kind: Kind, *, group: int = 0) -> None:
        """The paragraphs of a value: parted by blank lines, or a line each where the lines are long."""
        whole = any(end - start > _LONG_LINE for start, end in entry.lines)
        part: list[tuple[int, int]] = []
        for line in (*entry.lines, (0, 0)):
            if part and (whole or line[0] == line[1]):
                self._paragraph(part, kind, group=group)
                part = []
            if line[0] < line[1]:
                part.append(line)

    def _paragraph(self, lines: Iterable[tuple[int, int]], kind: Kind, *, level: int = 0, group: int = 0) -> None:
        lines = [line for line in lines if line[0] < line[1]]
        if not lines:
            return
        span = Span(lines[0][0], lines[-1][1])
        if _TAG.search(self.text, *span):
            self._html(span, kind)
            return
        inline = InlineReader(self.text, lines, {}, citations=False).read()
        self.collected.links.extend(inline.links)
        for image in inline.images:
            self.collected.add_image(image.span, dict(image.values))
        level = level or (2 if kind is Kind.SUBHEAD else 0)
        block = inline.builder.block(kind, span, escape=Escape.MARKDOWN, level=level, group=group)
        if kind is Kind.CAPTION:
            self._caption(block.text, inline.builder, span)
        elif readable(block.text) or (block.text and block.text != "\ufffc"):
            self.collected.blocks.append(block)

    def _caption(self, text: str, builder: TextBuilder, span: Span) -> None:
        """A caption that no picture is named for: a picture all the same, of which the rest is unknown."""
        if text:
            value = built(builder, span, Escape.MARKDOWN)
            self.collected.add_image(span, {"caption": value}, otherwise={"src": UNKNOWN, "alt": UNKNOWN})

    def _html(self, span: Span, kind: Kind) -> None:
        from newslint.readers.html import read_fragment

        fragment = read_fragment(self.text, span.start, span.end, len(self.collected.images))
        self.collected.images.extend(fragment.images)
        self.collected.links.extend(fragment.links)
        for block in fragment.blocks:
            same = block.kind is not Kind.PARAGRAPH or kind is Kind.PARAGRAPH
            self.collected.blocks.append(block if same else replace(block, kind=kind))

    # Groups

    def finish(self) -> Collected:
        """All that was read."""
        self._end_group(len(self.text))
        named = {value.key for value in self.values if value.text}
        taken = collect(self.values, self.collected)
        for key, entry in self.prose:
            if key in taken or key not in named or _machinery(key):
                continue
            if fields.letters(key) in _BODIES or _is_prose(self._value(entry).text):
                self._paragraphs(entry, Kind.PARAGRAPH)
        pictures = [(group, roles) for group in self.groups if (roles := self._roles(group)) is not None]
        used = {role for _, roles in pictures for role in roles}
        used |= {fields.role_of(key.rsplit(".", 1)[-1]) or "" for key in taken}
        for group, roles in pictures:
            otherwise = {role: UNKNOWN for role in ("src", "alt", "caption", "credit") if role not in used}
            if "caption" in roles and roles["caption"].text:
                otherwise.pop("credit", None)
            self.collected.add_image(Span(group.start, group.end), roles, otherwise=otherwise)
        shown = {id(group) for group, _ in pictures}
        for group in self.groups:
            if id(group) not in shown:
                self._element(group)
        return self.collected

    def _roles(self, group: _Group) -> dict[str, Value] | None:
        """The fields of the picture that a group of keys is, None where it is none."""
        kind = group.value("type")
        name = self._value(kind).text if kind is not None else group.name
        words = fields.words(name)
        if words in fields.NOT_IMAGES:
            return None
        roles: dict[str, Value] = {}
        for entry in group.entries:
            role = fields.role_of(entry.name)
            if role is not None and entry is not kind:
                roles.setdefault(role, self._value(entry))
        names = (words, *(fields.words(entry.name) for entry in group.entries if entry.lines))
        if roles and (fields.is_image_name(name) or any(each in fields.IMAGE_GROUPS for each in names)):
            return roles
        texts = roles.keys() - {"src"}
        source = "src" in roles and not any(fields.letters(entry.name) in _TEXTS for entry in group.entries)
        return roles if source and bool({"alt"} & texts or {"caption", "credit"} <= texts) else None

    def _element(self, group: _Group) -> None:
        """The text of a group of keys that is no picture."""
        typed = group.value("type")
        name = fields.letters(self._value(typed).text if typed is not None else group.name)
        known = _TYPES.get(name)
        for entry in group.entries:
            plain = fields.letters(entry.name)
            if entry is typed:
                continue
            if plain in _TEXTS and (known is not None or name in _BODIES or not name):
                self._paragraphs(entry, known or Kind.PARAGRAPH)
            elif plain in _TYPES and known is None and (not name or name in _BODIES):
                self._paragraphs(entry, _TYPES[plain])
            elif plain not in _MACHINERY and _is_prose(self._value(entry).text):
                self._paragraphs(entry, Kind.PARAGRAPH)


def _machinery(key: str) -> bool:
    return any(fields.letters(part) in _MACHINERY for part in key.split("."))


def _is_prose(text: str) -> bool:
    """Whether a value under a key that nobody knows is copy: at least six words, written as a sentence."""
    return len(text.split()) >= 6 and _SENTENCE.fullmatch(text) is not None
