"""Images of a Markdown draft and the blocks of their alternative text, caption and credit."""

from __future__ import annotations

from collections.abc import Mapping

from newslint.article import Block, Escape, FieldState, Image, ImageField, Kind, Link, MetaValue, Piece, Problem, Span
from newslint.on_use import compiled
from newslint.readers.credits import split_caption
from newslint.readers.ornaments import is_ornament
from newslint.records import field, mutable, record, replace

ROLE_KINDS = {"alt": Kind.ALT, "caption": Kind.CAPTION, "credit": Kind.CREDIT}
OBJECT = "\ufffc"
"""What stands in a block's text for an inline thing that is no text: a code span, an expression, a template value."""
_READABLE = compiled(r"[^\W_]|[^\x00-\x7f]")


@record
class Value:
    """The value of a key or attribute: its text with a map to the source, and the span it stands in.

    ``unknown`` values are given by a template or program. ``key`` is the dotted metadata key, if any.
    """

    text: str
    pieces: tuple[Piece, ...]
    span: Span
    escape: Escape = Escape.NONE
    key: str = ""
    unknown: bool = False

    def block(self, kind: Kind, image: int | None = None) -> Block:
        """The value as a block of the story."""
        return Block(kind, self.text, self.pieces, self.span, image=image, escape=self.escape, key=self.key)

    def field(self) -> ImageField:
        """The value as a field of an image."""
        if self.unknown:
            return ImageField(FieldState.UNKNOWN, "", self.span)
        if not self.text:
            return ImageField(FieldState.EMPTY, "", self.span)
        return ImageField(FieldState.TEXT, self.text, self.span)


UNKNOWN = ImageField(FieldState.UNKNOWN)


def readable(text: str) -> bool:
    """Whether a text has a letter or digit, so that it is copy."""
    return any(character.isalnum() for character in text)


@mutable
class Collected:
    """What was read so far, in any order; ``finished`` sorts it by place."""

    blocks: list[Block] = field(default_factory=list)
    images: list[Image] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    meta: dict[str, MetaValue] = field(default_factory=dict)

    def add_image(
        self,
        anchor: Span,
        values: Mapping[str, Value],
        *,
        decorative: bool = False,
        otherwise: Mapping[str, ImageField] | None = None,
    ) -> int:
        """Add an image from its values by role (src, alt, caption, credit) and say its index.

        ``otherwise`` gives the fields for which there is no value, ABSENT where it does not.
        """
        index = len(self.images)
        fields = dict(otherwise or {})
        fields.update({role: value.field() for role, value in values.items()})
        decorative = decorative or is_ornament(*(fields.get(role, ImageField()).text for role in ("src", "alt")))
        self.images.append(Image(anchor, decorative=decorative, **fields))
        for role in ("alt", "credit"):
            value = values.get(role)
            if value is not None and value.text and not value.unknown and not (decorative and role == "alt"):
                self.blocks.append(value.block(ROLE_KINDS[role], index))
        caption = values.get("caption")
        if caption is not None and caption.text and not caption.unknown:
            self.add_caption(index, caption.block(Kind.CAPTION, index))
        return index

    def add_caption(self, index: int, block: Block) -> None:
        """Add the caption of an image, its credit as a block of its own; fields the image has already are kept."""
        image = self.images[index]
        caption, credit = split_caption(replace(block, kind=Kind.CAPTION, image=index))
        changes: dict[str, ImageField] = {}
        if caption is not None:
            self.blocks.append(caption)
            if not image.caption or image.caption.text == block.text:
                changes["caption"] = ImageField(FieldState.TEXT, caption.text, block.extent)
        elif image.caption.text == block.text:
            changes["caption"] = ImageField()
        if credit is not None:
            self.blocks.append(credit)
            if not image.credit:
                changes["credit"] = ImageField(FieldState.TEXT, credit.text, credit.extent)
        self.images[index] = replace(image, **changes)

    def finished(self) -> tuple[tuple[Block, ...], tuple[Image, ...]]:
        """The blocks and images in source order."""
        order = sorted(range(len(self.images)), key=lambda index: self.images[index].anchor)
        place = {old: new for new, old in enumerate(order)}
        blocks = [block if block.image is None else replace(block, image=place[block.image]) for block in self.blocks]
        blocks.sort(key=_where)
        return tuple(blocks), tuple(self.images[index] for index in order)


def _where(block: Block) -> tuple[int, int]:
    start = block.pieces[0].start if block.pieces else block.extent.start
    return start, block.extent.start
