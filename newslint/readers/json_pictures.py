"""Pictures of a JSON story: those a profile names, joined to those that stand in the body as well."""

from __future__ import annotations

from collections.abc import Iterator

from newslint.article import Escape, FieldState, Image, ImageField, Kind, Span
from newslint.on_use import compiled
from newslint.readers.credits import names_agency
from newslint.readers.json_paths import Place, follow, leaves
from newslint.readers.json_tree import Leaf, Tree, decoded
from newslint.readers.layers import Layer
from newslint.readers.markdown_figures import UNKNOWN, Collected, Value
from newslint.readers.profiles import Paths, Pictures
from newslint.records import mutable, replace

_TAG = compiled(r"<[a-zA-Z/!][^<>]*>|&[#\w]+;")
_OPENED = compiled(r"EMBED START \w+ \{id: \\?[\"'](?P<name>[^\"'\\]{1,80})\\?[\"']")
_NAMED = compiled(r"\b(?:id|data-assoc-ref)=\\?[\"'](?P<name>[^\"'\\]{1,80})\\?[\"']")
_REACH = 400
"""Characters before a picture of the body in which the mark of an embed is looked for."""
ROLES = ("src", "alt", "caption", "credit")


@mutable
class _Found:
    """A picture under way: the values of each field in the order of the profile's paths."""

    place: Place
    values: dict[str, list[Value]]


def add_pictures(text: str, story: Tree, tables: tuple[Pictures, ...], collected: Collected) -> None:
    """Add the pictures of a story; one that the body shows already lends it the fields it lacks.

    A field that no picture of the draft has may be given elsewhere, so it is unknown and not missing.
    """
    found: list[_Found] = []
    for table in tables:
        for place in follow(text, story, table.at):
            if isinstance(place.value, Leaf):
                continue
            values = {role: list(_values(text, place.value, getattr(table, role))) for role in ROLES}
            if any(values.values()):
                found.append(_Found(place, values))
    used = {role for each in found for role in ROLES if each.values[role]}
    shown = _Shown(text, collected.images)
    lent: set[int] = set()
    for each in found:
        index = shown.find(each)
        if index is None:
            _add(each, used, collected)
        else:
            _lend(each, index, collected)
            lent.add(index)
    for index in shown.embedded:
        image = collected.images[index]
        if index not in lent and image.credit.state is FieldState.ABSENT:
            collected.images[index] = replace(image, credit=UNKNOWN)


def _values(text: str, picture: Tree, paths: Paths) -> Iterator[Value]:
    """The values of a field, one at most for each of its paths."""
    for found in leaves(text, picture, paths):
        if found:
            yield _value(text, found[0])


def _value(text: str, leaf: Leaf) -> Value:
    if not leaf.string:
        return Value("", (), leaf.span, Escape.JSON)
    outer = decoded(text, leaf)
    if _TAG.search(outer.text):
        from newslint.readers.html import read_fragment

        blocks = [block for block in read_fragment(outer.text, 0, len(outer.text)).blocks if block.image is None]
        if blocks:
            block = Layer(outer).block(blocks[0])
            return Value(block.text, block.pieces, outer.extent, Escape.JSON_HTML)
    from newslint.readers.pieces import plain_block

    block = plain_block(Kind.META, outer.text, 0, len(outer.text))
    if not block.text:
        return Value("", (), leaf.span, Escape.JSON)
    return Value(block.text, Layer(outer).block(block).pieces, outer.extent, Escape.JSON)


def _add(found: _Found, used: set[str], collected: Collected) -> None:
    roles = {role: values[0] for role, values in found.values.items() if values and role != "credit"}
    otherwise = {role: UNKNOWN for role in ROLES if role not in used}
    credit = _credit(found.values["credit"])
    if credit.state is not FieldState.ABSENT:
        otherwise["credit"] = credit
    elif "caption" in roles and roles["caption"].text:
        otherwise.pop("credit", None)
    index = collected.add_image(_anchor(found.place.value), roles, otherwise=otherwise)
    _credit_blocks(found.values["credit"], index, collected)


def _anchor(picture: Tree) -> Span:
    """Where a finding about the whole picture points: the bracket that opens it."""
    return Span(picture.span.start, picture.span.start + 1)


def _credit(values: list[Value]) -> ImageField:
    """The credit of a picture: who took it and for whom, joined by a slash.

    It is empty where the last of the two is left empty ("") and the first names no agency or second party either.
    """
    texts = [value for value in values if value.text]
    if values and not values[-1].text and not any("/" in value.text or names_agency(value.text) for value in texts):
        return ImageField(FieldState.EMPTY, "", values[-1].span)
    if not texts:
        return ImageField()
    return ImageField(FieldState.TEXT, "/".join(value.text for value in texts), texts[0].span)


def _credit_blocks(values: list[Value], index: int, collected: Collected) -> None:
    collected.blocks.extend(value.block(Kind.CREDIT, index) for value in values if value.text)


class _Shown:
    """The pictures of the body, to be found by caption, address, or the name in the mark of an embed.

    ``embedded`` are those in the mark of an embed, whose credit stands with the picture's own data if anywhere.
    """

    def __init__(self, text: str, images: list[Image]) -> None:
        self._places: dict[tuple[str, str], int] = {}
        self.embedded: list[int] = []
        for index, image in enumerate(images):
            start, end = image.anchor
            names = [match["name"] for match in _NAMED.finditer(text, start, end)]
            before = text[max(0, start - _REACH) : start]
            opened = list(_OPENED.finditer(before))
            if opened and "EMBED END" not in before[opened[-1].end() :]:
                names.append(opened[-1]["name"])
                self.embedded.append(index)
            caption = " ".join(image.caption.text.split())
            for kind, value in [("caption", caption), ("src", image.src.text), *(("name", name) for name in names)]:
                if value:
                    self._places.setdefault((kind, value), index)

    def find(self, found: _Found) -> int | None:
        """The number of the picture in the body that a picture of the profile is."""
        keys = [("name", found.place.name)]
        keys += [("caption", " ".join(value.text.split())) for value in found.values["caption"]]
        keys += [("src", value.text) for value in found.values["src"]]
        return next((self._places[key] for key in keys if key in self._places), None)


def _lend(found: _Found, index: int, collected: Collected) -> None:
    image: Image = collected.images[index]
    credit = _credit(found.values["credit"])
    if image.credit.missing and credit.state is not FieldState.ABSENT:
        image = replace(image, credit=credit)
        _credit_blocks(found.values["credit"], index, collected)
    collected.images[index] = image
    captions = [value for value in found.values["caption"] if value.text]
    if image.caption.missing and captions:
        collected.images[index] = replace(image, caption=captions[0].field())
        collected.add_caption(index, captions[0].block(Kind.CAPTION, index))
