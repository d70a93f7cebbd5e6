"""Markdown drafts: front matter, prose, images and the dialects of Hugo, Jekyll, MDX, Quarto and Google Docs."""

from __future__ import annotations

import itertools
import re
from typing import Any

from newslint.article import Article, Block, Escape, Kind, Span
from newslint.on_use import compiled
from newslint.readers.credits import split_credit
from newslint.readers.front_matter import read_front_matter
from newslint.readers.front_matter_scalars import built
from newslint.readers.markdown_blocks import DROPPED, MASKED_OBJECT, BlockParser, Leaf
from newslint.readers.markdown_figures import OBJECT, UNKNOWN, Collected, Value, readable
from newslint.readers.markdown_inline import Inline, InlineImage, InlineReader
from newslint.readers.markdown_links import Reference, normal_label
from newslint.readers.pieces import TextBuilder
from newslint.readers.shortcodes import Dialect, Region, attribute_values, dialect_of, mask, quarto_cell
from newslint.records import replace
from newslint.source import Source

_DEFINITION = compiled(
    r"[ ]{0,3}\[(?P<label>[^\[\]\^][^\[\]]{0,998})\]:[ \t]*(?:<(?P<angle>[^<>\n]*)>|(?P<bare>[^\s<]\S*))"
    r"(?:[ \t]+(?:\"(?P<double>[^\n]*)\"|'(?P<single>[^\n]*)'|\((?P<round>[^\n]*)\)))?[ \t]*$"
)
_CALLOUT = compiled(r"\[![A-Za-z]+\][-+]?[ \t]*")
_LABELLED = compiled(
    r"\W*(?:photo|photograph|photography|picture|pictures|image|images|illustration|credit|courtesy|graphic|composite)\b|\W*©",
    re.I,
)
_BYLINE = compiled(r"(?:By|BY) [A-Z](?:[^.!?\n]|(?<=\b[A-Z])\.){2,60}")
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
_DATE = compiled(
    rf"(?:[A-Z][a-z]+day,? )?(?:[0-9]{{1,2}} {_MONTH},? [0-9]{{4}}|{_MONTH} [0-9]{{1,2}}, [0-9]{{4}}"
    r"|[0-9]{4}-[0-9]{2}-[0-9]{2})"
)
_CAPTION_CLASSES = frozenset("caption photo-caption image-caption figcaption cutline wp-caption-text credit".split())
_CAPTION_TAG = compiled(r"<(em|i|small|sub|figcaption)>.*</\1>", re.S)
_LONGEST_CAPTION = 600


def read(source: Source) -> Article:
    """Read a Markdown draft as a story."""
    collected = Collected()
    body = read_front_matter(source.text, collected)
    reader = _BodyReader(source, body, collected)
    reader.read()
    blocks, images = collected.finished()
    links = tuple(sorted(collected.links, key=lambda link: link.span))
    return Article(source, "markdown", blocks, images, links, collected.meta, tuple(collected.problems))


class _BodyReader:
    """Reads what follows the front matter into a collection of blocks and images."""

    def __init__(self, source: Source, body: int, collected: Collected) -> None:
        self._source = source.text
        self._start = body
        self._collected = collected
        self._dialect: Dialect = dialect_of(source.path, source.text, body)
        self._masked = mask(source.text, body, self._dialect, collected)
        self._text = self._masked.text
        self._references: dict[str, Reference] = {}
        self._below: int | None = None
        self._known = {block.kind for block in collected.blocks}
        self._seen = 0
        self._headline = any(block.kind is Kind.HEADLINE for block in collected.blocks)

    def read(self) -> None:
        """Read the whole body."""
        parser = BlockParser(self._text, self._source, indented_code=not self._dialect.mdx)
        leaves = parser.parse(self._start)
        for leaf in leaves:
            if leaf.kind == "paragraph":
                self._take_definitions(leaf)
        for leaf in leaves:
            if leaf.lines:
                self._leaf(leaf)

    def _take_definitions(self, leaf: Leaf) -> None:
        """Take the link definitions off the head of a paragraph."""
        taken = 0
        for start, end in leaf.lines:
            match = _DEFINITION.match(self._text[start:end])
            if match is None:
                break
            taken += 1
            name = "angle" if match.group("angle") is not None else "bare"
            span = Span(start + match.start(name), start + match.end(name))
            title = next((part for part in ("double", "single", "round") if match.group(part)), None)
            value = None
            if title is not None:
                builder = TextBuilder()
                builder.exact(match.group(title), start + match.start(title))
                value = built(builder, Span(start + match.start(title), start + match.end(title)), Escape.MARKDOWN)
            label = normal_label(match.group("label"))
            self._references.setdefault(label, Reference(match.group(name), span, value))
        del leaf.lines[:taken]

    def _leaf(self, leaf: Leaf) -> None:
        shown = self._masked.image_before(leaf.start)
        if shown is not None and (self._below is None or shown > self._below):
            self._below = shown
        if leaf.kind in ("fence", "code"):
            self._code(leaf)
        elif leaf.kind == "html":
            self._html(leaf)
        elif leaf.kind == "table":
            self._table(leaf)
        elif leaf.kind == "heading":
            self._heading(leaf)
        else:
            self._paragraph(leaf)
        if leaf.kind not in ("paragraph", "html", "fence"):
            self._below = None

    def _inline(self, lines: list[tuple[int, int]]) -> Inline:
        inline = InlineReader(self._text, lines, self._references, citations=self._dialect.quarto).read()
        self._collected.links.extend(inline.links)
        return inline

    def _block(self, inline: Inline, kind: Kind, leaf: Leaf, **fields: Any) -> Block | None:
        """The block of an inline text, None where there is nothing to read."""
        block = inline.builder.block(kind, Span(leaf.start, leaf.end), escape=Escape.MARKDOWN, **fields)
        return block if readable(block.text) or (block.text and OBJECT not in block.text) else None

    def _add(self, block: Block | None) -> None:
        if block is not None:
            self._collected.blocks.append(block)

    def _heading(self, leaf: Leaf) -> None:
        inline = self._inline(leaf.lines)
        self._images(inline, alone=False)
        block = self._block(inline, Kind.SUBHEAD, leaf, level=leaf.level)
        if block is not None and leaf.level == 1 and not self._headline:
            self._headline = True
            block = replace(block, kind=Kind.HEADLINE, level=1)
        self._add(block)

    def _code(self, leaf: Leaf) -> None:
        if leaf.kind == "fence":
            if quarto_cell(self._source, leaf.lines, leaf.info, self._collected):
                self._below = None
            leaf = replace(leaf, lines=leaf.lines[1:])
        builder = TextBuilder()
        for number, (start, end) in enumerate(leaf.lines):
            if number:
                builder.replaced("\n", leaf.lines[number - 1][1], start)
            builder.exact(self._source[start:end], start)
        block = builder.block(Kind.CODE, Span(leaf.start, leaf.end))
        self._add(block if block.text else None)

    def _table(self, leaf: Leaf) -> None:
        for number, (start, end) in enumerate(leaf.lines):
            for low, high in _cells(self._text, start, end):
                inline = self._inline([(low, high)])
                self._images(inline, alone=False)
                cell = Leaf("table", [(low, high)])
                self._add(self._block(inline, Kind.TABLE, cell, group=leaf.group, level=number + 1))

    def _paragraph(self, leaf: Leaf) -> None:
        below, self._below = self._below, None
        lines = leaf.lines
        if len(lines) == 2 and _DATE.fullmatch(self._text[slice(*lines[1])].strip(" *_")) and self._seen <= 1:
            self._paragraph(replace(leaf, lines=lines[:1]))
            self._paragraph(replace(leaf, lines=lines[1:]))
            return
        if len(lines) > 1 and self._text[lines[0][0] :].startswith(("![", "[![")):
            first = self._inline(lines[:1])
            if first.images and not readable(first.builder.text):
                self._below = self._images(first, alone=True)
                self._paragraph(replace(leaf, lines=lines[1:], glued=True))
                return
            self._collected.links[len(self._collected.links) - len(first.links) :] = []
        marker = _CALLOUT.match(self._text, lines[0][0], lines[0][1]) if leaf.quoted else None
        inline = self._inline([(marker.end(), lines[0][1]), *lines[1:]] if marker else lines)
        region = self._masked.region(leaf.start)
        block = self._block(inline, self._kind(leaf, region), leaf, group=leaf.group)
        shown = self._images(inline, alone=block is None)
        if shown is not None and block is None:
            self._below = shown
        if block is not None and block.kind is Kind.PARAGRAPH:
            block = self._head(block)
        if block is None:
            self._below = below if self._below is None else self._below
        elif region is not None and region.kind is Kind.CAPTION and region.image is not None:
            self._collected.add_caption(region.image, block)
        elif below is not None and self._is_caption(block, inline, leaf):
            self._collected.add_caption(below, block)
        else:
            self._add(block)

    def _kind(self, leaf: Leaf, region: Region | None) -> Kind:
        if region is not None:
            return region.kind
        if "table-caption" in leaf.classes or leaf.classes & _CAPTION_CLASSES:
            return Kind.CAPTION
        if leaf.quoted:
            return Kind.BLOCK_QUOTE
        return Kind.LIST if leaf.group else Kind.PARAGRAPH

    def _head(self, block: Block) -> Block:
        """A paragraph at the head of the body as byline or date, where it is one; the one above it as standfirst."""
        blocks = self._collected.blocks
        kind = Kind.BYLINE if _BYLINE.fullmatch(block.text) else Kind.DATE if _DATE.fullmatch(block.text) else None
        if self._seen > 1 or kind is None or kind in self._known:
            self._seen += 1
            return block
        self._known.add(kind)
        above = blocks[-1] if blocks else None
        if (
            self._seen == 1
            and above is not None
            and above.kind is Kind.PARAGRAPH
            and Kind.STANDFIRST not in self._known
        ):
            blocks[-1] = replace(above, kind=Kind.STANDFIRST)
            self._known.add(Kind.STANDFIRST)
        return replace(block, kind=kind)

    def _is_caption(self, block: Block, inline: Inline, leaf: Leaf) -> bool:
        """Whether the paragraph right below an image is its caption: marked, italic, or ending in a labelled credit."""
        if leaf.classes & _CAPTION_CLASSES:
            return True
        if leaf.quoted or leaf.group or len(block.text) > _LONGEST_CAPTION:
            return False
        credit = split_credit(block.text)
        raw = self._text[leaf.start : leaf.end].strip() if inline.builder.text else ""
        if inline.emphasised or _CAPTION_TAG.fullmatch(raw):
            return leaf.glued or credit is not None
        return credit is not None and _LABELLED.match(block.text[credit[0] :]) is not None

    def _images(self, inline: Inline, *, alone: bool) -> int | None:
        """Add the images of a text and say the index of the last; ``alone`` when they are all there is."""
        index = None
        for image in inline.images:
            index = self._image(image, alone=alone)
        return index

    def _image(self, image: InlineImage, *, alone: bool) -> int:
        if image.tag:
            tag = attribute_values(self._source, self._text, image.span)
            decorative = _plain(tag.others.get("role")) in ("presentation", "none")
            return self._collected.add_image(image.span, tag.roles, decorative=decorative)
        values = dict(image.values)
        written = values.get("alt")
        if image.attributes is not None:
            listed = attribute_values(self._source, self._text, image.attributes)
            if "alt" in listed.roles and written is not None and written.text and alone:
                values["caption"] = written
            values.update(listed.roles)
            decorative = _plain(listed.others.get("role")) in ("presentation", "none")
            if "alt" in listed.roles:
                return self._collected.add_image(image.span, values, decorative=decorative)
        else:
            decorative = False
        otherwise = {}
        if self._dialect.quarto and alone and written is not None and written.text:
            values["caption"] = values.pop("alt")
            otherwise["alt"] = UNKNOWN
        return self._collected.add_image(image.span, values, decorative=decorative, otherwise=otherwise)

    def _html(self, leaf: Leaf) -> None:
        from newslint.readers.html import read_fragment

        images = self._collected.images
        base = len(images)
        fragment = read_fragment(self._text, leaf.start, leaf.end, base)
        images.extend(self._unmasked_image(image) for image in fragment.images)
        self._collected.links.extend(link for link in fragment.links if _clean(link.text + link.target))
        for block in fragment.blocks:
            shown = unmasked(block)
            if readable(shown.text):
                self._collected.blocks.append(shown)
        self._below = len(images) - 1 if fragment.images and not images[-1].caption else None

    def _unmasked_image(self, image: Any) -> Any:
        """An image whose fields that hold template values are unknown."""
        changes = {}
        for role in ("src", "alt", "caption", "credit"):
            field = getattr(image, role)
            if DROPPED in field.text or MASKED_OBJECT in field.text:
                shown = field.text.replace(DROPPED, "").replace(MASKED_OBJECT, "")
                changes[role] = replace(field, text=shown) if readable(shown) else UNKNOWN
        return replace(image, **changes)


def _plain(value: Value | None) -> str:
    return value.text if value is not None else ""


def _clean(text: str) -> bool:
    return DROPPED not in text and MASKED_OBJECT not in text


_SENTINELS = compiled(rf"{DROPPED}+|{MASKED_OBJECT}+")


def unmasked(block: Block) -> Block:
    """A block in which what was masked is left out, or one object character."""
    if _clean(block.text):
        return block
    builder = TextBuilder()
    for piece in block.pieces:
        text = block.text[piece.at : piece.at + piece.length]
        if not piece.exact:
            builder.replaced(text, piece.start, piece.start + piece.source_length)
            continue
        at = 0
        for match in _SENTINELS.finditer(text):
            builder.exact(text[at : match.start()], piece.start + at)
            if match.group()[0] == MASKED_OBJECT:
                builder.replaced(OBJECT, piece.start + match.start(), piece.start + match.end())
            at = match.end()
        builder.exact(text[at:], piece.start + at)
    shown = builder.block(block.kind, block.extent)
    return replace(block, text=shown.text, pieces=shown.pieces)


_CELL = compiled(r"\\.|`[^`\r\n]*`|\|")


def _cells(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The spans of the cells of a table row that have any text."""
    bars = [match.start() for match in _CELL.finditer(text, start, end) if match.group() == "|"]
    edges = [start - 1, *bars, end]
    spans = [(low + 1, high) for low, high in itertools.pairwise(edges)]
    return [(low, high) for low, high in spans if text[low:high].strip(" \t" + DROPPED)]
