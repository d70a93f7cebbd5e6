"""What the walk over a page collects before it is put together: blocks with hints, pictures, figures."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

from newslint.article import Block, Escape, FieldState, Image, ImageField, Kind, Span
from newslint.on_use import compiled
from newslint.readers.html_roles import is_decorative
from newslint.readers.html_tokens import Attribute, Token
from newslint.readers.pieces import TextBuilder
from newslint.records import field, mutable

_TEMPLATE = compiled(r"\{\{|\{%|<\?|<%|\$\{|^\{")
_ESCAPED_TAG = compiled(r"&lt;/?[a-zA-Z][^&<>]{0,80}&gt;")


@mutable
class Item:
    """A block under way, with what is needed to settle its kind.

    ``after`` is the image that stands right before it, ``figure`` the figure it is in, ``times`` and ``cites`` the
    ranges of its text inside <time> and <cite>, ``author`` whether a link in it says rel=author.
    """

    block: Block
    tag: str = ""
    title: bool = False
    author: bool = False
    after: int | None = None
    figure: int | None = None
    times: tuple[tuple[int, int], ...] = ()
    cites: tuple[tuple[int, int], ...] = ()


@mutable
class Figure:
    """A figure or caption container: its images, and where an empty caption stands."""

    parent: int | None
    images: list[int] = field(default_factory=list)
    empty_caption: Span | None = None


@mutable
class Picture:
    """An image under way."""

    anchor: Span
    src: ImageField
    alt: ImageField
    decorative: bool
    caption: ImageField = field(default_factory=ImageField)
    credit: ImageField = field(default_factory=ImageField)

    def image(self) -> Image:
        """The finished image."""
        return Image(self.anchor, self.src, self.alt, self.caption, self.credit, self.decorative)


def attribute_field(attribute: Attribute | None) -> ImageField:
    """An attribute as a field of an image; an empty one spans the whole attribute."""
    if attribute is None:
        return ImageField()
    text = attribute.text.strip()
    if not text:
        return ImageField(FieldState.EMPTY, "", attribute.whole)
    state = FieldState.UNKNOWN if _TEMPLATE.search(text) else FieldState.TEXT
    return ImageField(state, text, Span(attribute.start, attribute.end))


def attribute_block(attribute: Attribute, kind: Kind, image: int | None, key: str = "") -> Block:
    """The value of an attribute as a block; tags escaped in it are left out."""
    builder = TextBuilder()
    at = 0
    for match in _ESCAPED_TAG.finditer(attribute.raw):
        builder.folded(attribute.raw[at : match.start()], attribute.start + at, entities=True)
        at = match.end()
    builder.folded(attribute.raw[at:], attribute.start + at, entities=True)
    return builder.block(kind, attribute.whole, image=image, escape=Escape.ATTRIBUTE, key=key)


def picture_of(token: Token) -> Picture:
    """The image of an <img> tag."""
    attributes = token.attributes
    src = attributes.get("src") or attributes.get("data-src") or attributes.get("srcset")
    source, alt = attribute_field(src), attribute_field(attributes.get("alt"))
    return Picture(
        Span(token.start, token.end),
        source,
        alt,
        is_decorative(token, source.text, alt.text),
        attribute_field(attributes.get("data-caption")),
        attribute_field(attributes.get("data-credit")),
    )


def block_field(block: Block) -> ImageField:
    """A caption or credit block as a field of its image."""
    return ImageField(FieldState.TEXT, block.text, block.source_span(0, len(block.text)))


def real_target(target: str) -> str:
    """The target of a link, freed of the redirect that exported documents put before it."""
    if not target.startswith(("https://www.google.com/url?", "http://www.google.com/url?")):
        return target
    try:
        return (parse_qs(urlsplit(target).query).get("q") or [target])[0]
    except ValueError:
        return target
