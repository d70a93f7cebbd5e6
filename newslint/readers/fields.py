"""Which metadata keys, attributes and names mean which piece of a story: plain tables that settings may extend.

Keys are compared as words: ``heroImage``, ``hero_image`` and ``Hero-Image`` are all ``hero image``.
"""

from __future__ import annotations

import re

from newslint.article import Kind
from newslint.on_use import compiled

_WORDS = compiled(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|[0-9]+")

PIECES: dict[str, Kind] = {
    **dict.fromkeys(("title", "headline", "hed", "head", "display title", "seo title", "og title"), Kind.HEADLINE),
    **dict.fromkeys(
        (
            "standfirst description dek deck subhed subheadline summary subtitle excerpt lede abstract strapline sell "
            "blurb intro"
        ).split(),
        Kind.STANDFIRST,
    ),
    **dict.fromkeys(("sub title", "sub headline", "sub head", "meta description", "trail text"), Kind.STANDFIRST),
    **dict.fromkeys(
        ("author", "authors", "byline", "bylines", "by", "writer", "writers", "reporter", "reporters"), Kind.BYLINE
    ),
    **dict.fromkeys(
        (
            "date",
            "pub date",
            "pubdate",
            "published",
            "published at",
            "published date",
            "publish date",
            "date published",
            "publication date",
            "published on",
            "first published",
            "posted",
        ),
        Kind.DATE,
    ),
    "dateline": Kind.DATELINE,
    **dict.fromkeys(("correction", "corrections", "clarification", "clarifications"), Kind.CORRECTION),
}
"""Top-level keys of the front matter that are a piece of the story."""

ROLES: dict[str, str] = {
    **dict.fromkeys(("src", "path", "url", "file", "filename", "href", "source file", "image", "img", "photo"), "src"),
    **dict.fromkeys(("alt", "alt text", "alternative text", "alternate text", "fig alt", "image alt"), "alt"),
    **dict.fromkeys(("caption", "cutline", "title", "fig cap", "legend", "cap", "image caption"), "caption"),
    **dict.fromkeys(
        (
            "credit",
            "credits",
            "credit line",
            "attribution",
            "attr",
            "photographer",
            "photo credit",
            "image credit",
            "copyright",
            "copyright holder",
            "courtesy",
            "byline",
        ),
        "credit",
    ),
}
"""Keys and attributes of an image: its source, alternative text, caption and credit."""

IMAGE_GROUPS = frozenset(
    (
        "image|images|featured image|feature image|featured|cover|cover image|cover photo|hero image|lead image|"
        "hero|lead|lead photo|main image|header|header image|banner|banner image|photo|photos|picture|pictures|figure|"
        "figures|gallery|slides|"
        "thumbnail|teaser|teaser image|card|card image|social image|og image|top image|lead art|art"
    ).split("|")
)
"""Keys under which a map (or a list of maps) is an image."""

NOT_IMAGES = frozenset("video audio podcast author authors map embed".split())
"""Keys under which a map is no image even when it has a source and a caption."""

IMAGE_NAMES = frozenset(
    "figure fig image img picture photo imgfig imagefigure figureimage responsiveimage captionedimage articleimage "
    "storyimage heroimage imageblock imagewithcaption nextimage imgproc lazyimage".split()
)
"""Shortcodes, includes and components (letters only, lower case) that show a picture."""

PULL_QUOTES = frozenset("pullquote pull pullquotes pullout".split())
"""Shortcodes and components whose text is a pull quote."""

BLOCK_QUOTES = frozenset("quote blockquote bquote".split())
"""Shortcodes and components whose text is a quotation block."""

QUOTE_TEXT = frozenset(("text", "quote", "content", "body"))
"""Attributes of a pull quote that hold its words."""

PLACEHOLDERS = frozenset(("TODO", "TK", "TKTK", "FIXME", "TBD", "TBC", "XXX"))
"""Identifiers that stand where a value is still to come."""


def words(key: str) -> str:
    """A key as lower-case words with one space between: ``heroAltText`` is ``hero alt text``."""
    return " ".join(word.lower() for word in _WORDS.findall(key))


def letters(name: str) -> str:
    """The ASCII letters of a name in lower case: ``Pull-Quote`` is ``pullquote``."""
    return "".join(character for character in name.lower() if "a" <= character <= "z")


def piece_of(key: str) -> Kind | None:
    """The piece of the story that a top-level key is, None for any other."""
    return PIECES.get(words(key))


def role_of(key: str) -> str | None:
    """What a key or attribute of an image is (src, alt, caption or credit), None for any other."""
    plain = words(key)
    return ROLES.get(plain) or ROLES.get(plain.removeprefix("fig ").removeprefix("data "))


def is_image_name(name: str) -> bool:
    """Whether a shortcode, include or component of this name shows a picture."""
    stem = re.split(r"[./]", re.sub(r"\.(?:html|md|liquid|njk)$", "", name))[-1]
    return letters(stem) in IMAGE_NAMES


def flat_role(key: str) -> tuple[str, str] | None:
    """The image group and role of a flat key: ``heroAlt`` is ("hero", "alt"); None for others.

    The group is what is left of the key, "image" and its like taken out: that of ``image`` is empty.
    """
    parts = words(key).split()
    for length in (2, 1):
        role = ROLES.get(" ".join(parts[-length:])) if len(parts) >= length else None
        if role is None or (parts[-1] in ("title", "url", "path", "file", "href") and len(parts) == 1):
            continue
        group = [part for part in parts[:-length] if part not in ("image", "img", "photo", "picture")]
        if not group or " ".join(group) in IMAGE_GROUPS or f"{' '.join(group)} image" in IMAGE_GROUPS:
            return " ".join(group), role
    return None
