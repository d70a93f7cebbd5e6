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


def named_ornament(names: Iterable[str]) -> bool:
    """Whether one of the words of an image's classes says that it is an ornament, mark or advertisement."""
    return not (_DECORATION | _MARKS | _ADVERTS).isdisjoint(names)


def is_ornament(source: str, alt: str) -> bool:
    """Whether the address of an image says so; one with more than a few words of alternative text is a picture."""
    if source.startswith("data:"):
        return False
    if any(tracker in source for tracker in _TRACKERS):
        return True
    stem = re.split(r"[?#]", source)[0].rsplit("/", 1)[-1].rsplit(".", 1)[0]
    words = re.findall(r"[a-z0-9]+", stem[:200].lower())
    if not words or len(alt.split()) > 3:
        return False
    if set(words) & _DECORATION or words[0] in _ADVERTS:
        return True
    return len(words) <= 3 and (words[0] in _MARKS or words[-1] in _MARKS)
