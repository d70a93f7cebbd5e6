"""Read the JSON of agencies and content systems: a profile says where the story and its pictures stand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from newslint.article import Article, Block, Kind, MetaValue, Problem, Span
from newslint.on_use import compiled
from newslint.readers import profiles as known_profiles
from newslint.readers.json_paths import fits, follow, leaves
from newslint.readers.json_pictures import add_pictures
from newslint.readers.json_tree import Branch, Leaf, Tree, decoded, parse, shown
from newslint.readers.layers import Layer
from newslint.readers.markdown_figures import Collected, readable
from newslint.readers.pieces import plain_block
from newslint.readers.profiles import PIECES, Paths, Profile
from newslint.records import replace
from newslint.source import Source

_NEWS = compiled(r'"(?:body_?(?:html|xhtml|text)|bodies|head_?lines?|descriptions?(?:_(?:html|text))?)"\s*:', re.I)
_MARKUP = compiled(r"</?[a-zA-Z][\w-]*(?:\s[^<>]*)?/?>|&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]{2,31});|<!--")
_BREAK = r"(?:\r\n|\n|\r(?!\n))"
_BLANK_LINES = compiled(rf"{_BREAK}(?:[ \t]*+{_BREAK})+")
_LINES = compiled(_BREAK)
_RUNNING = (Kind.PARAGRAPH, Kind.LIST, Kind.NOTE)
_MOST_META = 3000
_LONGEST_META = 400


class OtherJson(Exception):
    """JSON that no profile fits; the message says what to do."""


def read(source: Source, name: str, profiles: Mapping[str, Profile]) -> Article:
    """Read a JSON draft with the profile called ``name``, or for "json" with the first that fits.

    Raises:
        OtherJson: when no profile fits.
        JsonFault: when the text is no JSON.
    """
    text = source.text
    offered = {**profiles, **known_profiles.built_in()}
    if name == "json" and not profiles and not _NEWS.search(text):
        raise OtherJson(_no_profile(offered))
    root, repeated = parse(text)
    profile = offered[name] if name != "json" else _fitting(text, root, offered)
    story = [place.value for place in follow(text, root, profile.story)]
    if not story:
        raise OtherJson(f"nothing stands at the path that the profile '{profile.name}' names for the story")
    reading = _Reading(source, profile)
    reading.run(story[0])
    reading.keep_meta(root)
    for each in repeated:
        place = source.position(each.first.start)
        message = (
            f"The key '{each.key}' stands twice in this object (first on line {place.line}, column {place.column})."
        )
        reading.collected.problems.append(Problem(message, each.span))
    collected = reading.collected
    blocks, images = collected.finished()
    links = tuple(sorted(collected.links, key=lambda link: link.span))
    problems = tuple(collected.problems)
    return Article(source, "json", blocks, images, links, collected.meta, problems, profile.name)


def _no_profile(offered: Mapping[str, Profile]) -> str:
    return (
        f"this JSON has the shape of no profile ({', '.join(offered)}): "
        "describe yours in newslint.toml, see docs/formats.md"
    )


def _fitting(text: str, root: Tree, offered: Mapping[str, Profile]) -> Profile:
    for profile in offered.values():
        for place in follow(text, root, profile.story)[:1]:
            own = () if profile.when else (*profile.headline[:1], *profile.body[:1])
            if fits(text, root, profile.when) and fits(text, place.value, own):
                return profile
    raise OtherJson(_no_profile(offered))


class _Reading:
    """One story on its way to blocks and pictures."""

    def __init__(self, source: Source, profile: Profile) -> None:
        self.source = source
        self.text = source.text
        self.profile = profile
        self.collected = Collected()
        self.headlines: set[str] = set()

    def run(self, story: Tree) -> None:
        """Read the pieces and pictures that the profile names."""
        for piece, kind in PIECES.items():
            paths: Paths = getattr(self.profile, piece)
            for found in leaves(self.text, story, paths):
                for leaf in found:
                    if leaf.string:
                        self._piece(piece, kind, leaf)
        add_pictures(self.text, story, self.profile.pictures, self.collected)

    def _piece(self, piece: str, kind: Kind, leaf: Leaf) -> None:
        outer = decoded(self.text, leaf)
        if piece == "date":
            self.collected.meta.setdefault("published", MetaValue(outer.text.strip(), outer.extent))
        if not readable(outer.text):
            return
        markup = self.profile.markup if piece == "body" else "auto"
        if markup == "auto":
            markup = "html" if _MARKUP.search(outer.text) else "text"
        if markup == "text":
            blocks = list(_plain(outer, kind))
        else:
            blocks = self._nested(outer, kind, markup)
        for block in blocks:
            plain = " ".join(block.text.split())
            if block.kind is Kind.HEADLINE and plain in self.headlines:
                continue
            self.headlines |= {plain} if block.kind is Kind.HEADLINE else set()
            self.collected.blocks.append(block)

    def _nested(self, outer: Block, kind: Kind, markup: str) -> list[Block]:
        """The blocks of a value written in HTML or Markdown; its pictures and links are added."""
        from newslint.readers import read as read_draft

        inner = read_draft(Source(self.source.path, outer.text), markup)
        layer = Layer(outer)
        base = len(self.collected.images)
        self.collected.images.extend(map(layer.image, inner.images))
        self.collected.links.extend(layer.links(inner.links))
        self.collected.problems.extend(layer.problems(inner.problems))
        blocks = []
        for block in map(layer.block, inner.blocks):
            if block.image is not None:
                block = replace(block, image=block.image + base)
            own = kind is Kind.PARAGRAPH or block.kind is not Kind.PARAGRAPH
            blocks.append(block if own else replace(block, kind=kind, level=2 if kind is Kind.SUBHEAD else 0))
        return blocks

    def keep_meta(self, root: Tree) -> None:
        """Keep the scalars of the whole file as metadata, keys joined by dots; the copy itself is left out."""
        stack: list[tuple[str, Tree]] = [("", root)]
        meta = self.collected.meta
        while stack and len(meta) < _MOST_META:
            path, value = stack.pop()
            if isinstance(value, Branch):
                names = value.keys if value.keys is not None else map(str, range(len(value.children)))
                found = list(zip(names, value.children, strict=True))[:_MOST_META]
                keyed = [(f"{path}.{name}" if path else name, child) for name, child in reversed(found)]
                stack.extend((key, child) for key, child in keyed if len(key) < 200)
            elif value.span.end - value.span.start <= _LONGEST_META:
                start, end = value.span
                span = Span(start + 1, end - 1) if value.string else value.span
                meta.setdefault(path, MetaValue(shown(self.text, value), span))


def _plain(outer: Block, kind: Kind) -> Iterator[Block]:
    """The paragraphs of a plain text: parted by blank lines, or by any line break where it has no blank lines."""
    parting = _BLANK_LINES if _BLANK_LINES.search(outer.text.strip()) else _LINES
    breaks = [match.span() for match in parting.finditer(outer.text)] if kind in _RUNNING else []
    layer = Layer(outer)
    at = 0
    for start, end in [*breaks, (len(outer.text),) * 2]:
        block = plain_block(kind, outer.text, at, start, level=2 if kind is Kind.SUBHEAD else 0)
        if block.text:
            yield layer.block(block)
        at = end
