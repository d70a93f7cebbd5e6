"""Which images are no pictures of the story: logos, icons, spacers, tracking pixels, advertisements."""

from __future__ import annotations

import re
from collections.abc import Iterable

_DECORATION = frozenset("spacer pixel tracking tracker beacon blank transparent 1x1 divider ornament".split())
_MARKS = frozenset("logo icon avatar emoji sprite favicon gravatar".split())
_ADVERTS = frozenset("ad ads advert adverts advertisement adslot sponsor sponsored".split())
_TRACKERS = (
    "facebook.com/tr", "doubleclick.net", "scorecardresearch", "pixel.wp.com", "stats.wp.com", "adserver.", "adsystem.",
    "googlesyndication.com", "/ads/",
)  # fmt: skip


_FOLDERS = ("/templates/", "/icons/", "/logos/", "/sprites/", "/emoji/")
_SMALLEST = 48
"""Pixels of the shorter side below which nothing can be seen in a picture: icons, marks, tracking pixels."""
_TEASER = 160
"""Pixels of the longer side of the pictures that lead to other stories."""


def _pixels(text: str) -> int | None:
    match = re.fullmatch(r"\s*(\d{1,5})(?:px)?\s*", text)
    return int(match.group(1)) if match else None


def is_tiny(width: str, height: str) -> bool:
    """Whether the width or height written at an image makes it an icon or a tracking pixel."""
    return any(side is not None and side <= _SMALLEST for side in (_pixels(width), _pixels(height)))


def is_teaser(width: str, height: str) -> bool:
    """Whether an image that is a link is so small that it leads to another story."""
    wide, high = _pixels(width), _pixels(height)
    return wide is not None and max(wide, high or 0) <= _TEASER


def named_ornament(names: Iterable[str]) -> bool:
    """Whether one of the words of an image's classes says that it is an ornament, mark or advertisement."""
    return not (_DECORATION | _MARKS | _ADVERTS).isdisjoint(names)


def is_ornament(source: str, alt: str) -> bool:
    """Whether the address of an image says so; one with more than a few words of alternative text is a picture."""
    if source.startswith("data:"):
        return False
    if any(part in source for part in (*_TRACKERS, *_FOLDERS)):
        return True
    stem = re.split(r"[?#]", source)[0].rsplit("/", 1)[-1].rsplit(".", 1)[0]
    words = re.findall(r"[a-z0-9]+", stem[:200].lower())
    if not words or len(alt.split()) > 3:
        return False
    if set(words) & _DECORATION or words[0] in _ADVERTS:
        return True
    return words[0] in _MARKS or (len(words) <= 3 and words[-1] in _MARKS)
