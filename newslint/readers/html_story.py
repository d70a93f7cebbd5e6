"""Settle what the blocks of a page are, once all of them are known: headline, byline, date, captions, credits."""

from __future__ import annotations

import re
from collections.abc import Callable

from newslint.article import Block, FieldState, ImageField, Kind, Span
from newslint.on_use import compiled
from newslint.readers.credits import split_caption, split_credit
from newslint.readers.html_draft import Figure, Item, Picture, block_field
from newslint.readers.html_flow import Flow
from newslint.readers.pieces import subblock
from newslint.records import replace

_BYLINE = compiled(r"(?:By|BY|Words by|Reporting by|Story by|Written by)[ \xa0]+[^\W\d_a-z][\w'’.-]*(?:[\s,&|]|$)")
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
_WEEKDAY = r"(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?,?[ \xa0]"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_DATE = compiled(
    r"[ \xa0,]*[|•·–—][ \xa0]*"
    rf"(?P<date>(?:Published|Updated|Posted)?:?[ \xa0]*(?:{_WEEKDAY})?"
    rf"(?:{_MONTH}[ \xa0]{_DAY},?|{_DAY}[ \xa0]{_MONTH},?)[ \xa0]\d{{4}}\b.{{0,40}})$"
)
_DATE_WORDS = compiled(r"(?:published|updated|posted|last|modified|first|on|at|date|[:,|•·–—-]|\s)*", re.I)
_CORRECTION = compiled(
    r"(?:Correction|CORRECTION|Clarification|CLARIFICATION)[:.–—]|"
    r"This (?:article|story|report|piece) (?:was|has been) (?:amended|corrected|updated) (?:on|to)\b"
)
_OPENING = 6
"""Blocks from the start in which a byline or date may stand without a class that says so."""
_RULES = " \xa0|•·–—"
_SPEECH = compiled(r"[\"“”]")
_CAPTION_WORDS = 60
_BARE_CAPTION_WORDS = 12


def settled(flow: Flow, *, exported: bool, base: int = 0) -> list[Block]:
    """The blocks of a walk in source order, kinds settled; the pictures of the flow get captions and credits.

    ``exported`` says that a word processor wrote the page, so that a short line after an image is its caption.
    """
    items = flow.items
    _headline(items)
    items = _each(items, _quote_source)
    items = _opening(items)
    for place, item in enumerate(items):
        _correction(item)
        _caption_by_place(items, place, item, flow, exported)
    items = _each(items, _split)
    _attach(items, flow, base)
    return sorted((item.block for item in items), key=lambda block: block.extent.start)


def _each(items: list[Item], split: Callable[[Item], list[Item]]) -> list[Item]:
    return [part for item in items for part in split(item)]


def _as(item: Item, kind: Kind) -> None:
    item.block = replace(item.block, kind=kind, level=0)


def _headline(items: list[Item]) -> None:
    """The first main heading is the headline; without one, the first block whose class says title."""
    copy = [item for item in items if item.block.kind in (Kind.SUBHEAD, Kind.PARAGRAPH) and item.tag != "img"]
    titled = [item for item in copy[:_OPENING] if item.title and item.tag != "h1"]
    first = next((item for item in copy if item.tag == "h1"), None)
    if first is None or (titled and titled[0].tag == "p" and copy.index(titled[0]) < copy.index(first)):
        first = titled[0] if titled else None
    if first is not None:
        _as(first, Kind.HEADLINE)


def _part(item: Item, start: int, end: int, kind: Kind, key: str = "") -> Item:
    block = subblock(item.block, start, end, kind, escape=item.block.escape, key=key)
    return replace(item, block=block, times=(), cites=())


def _quote_source(item: Item) -> list[Item]:
    """Part the <cite> at the end of a quotation from its words."""
    block = item.block
    if block.kind not in (Kind.BLOCK_QUOTE, Kind.PULL_QUOTE) or not item.cites:
        return [item]
    start, end = item.cites[-1]
    if end < len(block.text):
        return [item]
    source = _part(item, start, len(block.text), Kind.META, "cite")
    words = block.text[:start].rstrip(" –—-\xa0")
    return [_part(item, 0, len(words), block.kind), source] if words else [source]


def _opening(items: list[Item]) -> list[Item]:
    """Find the byline and date above the story, part "By X | October 2, 2026" in two."""
    result: list[Item] = []
    paragraphs = 0
    for item in items:
        block = item.block
        if block.kind is Kind.PARAGRAPH and paragraphs < _OPENING:
            paragraphs += 1
            words = len(block.text.split())
            if words <= 25 and (_BYLINE.match(block.text) or _names_author(item)) and block.text[-1] not in '.?!”"':
                _as(item, Kind.BYLINE)
            elif _is_date(item):
                item = _part(item, len(block.text) - len(block.text.lstrip(_RULES)), len(block.text), Kind.DATE)
        result.extend(_dated(item) if item.block.kind is Kind.BYLINE else [item])
    return result


def _is_date(item: Item) -> bool:
    """Whether a block is nothing but a date, with or without a <time>."""
    text = item.block.text
    if item.times:
        return not _DATE_WORDS.sub("", _without(text, item.times))
    bare = text.lstrip(_RULES)
    return len(bare) <= 80 and "." not in bare[-1:] and _DATE.fullmatch(f"| {bare}") is not None


def _names_author(item: Item) -> bool:
    return item.author and len(item.block.text.split()) <= 12


def _without(text: str, ranges: tuple[tuple[int, int], ...]) -> str:
    at, left = 0, []
    for start, end in ranges:
        left.append(text[at:start])
        at = max(at, end)
    return "".join([*left, text[at:]])


def _dated(item: Item) -> list[Item]:
    """A byline and, where it ends in a date, the date."""
    text = item.block.text
    if item.times:
        start = item.times[0][0]
    else:
        match = _DATE.search(text[-200:])
        if match is None:
            return [item]
        start = match.start("date") + max(0, len(text) - 200)
    words = text[:start].rstrip(" \xa0|•·–—,-")
    date = _part(item, start, len(text), Kind.DATE)
    if not words or not date.block.text:
        _as(item, Kind.DATE)
        return [item]
    return [_part(item, 0, len(words), Kind.BYLINE), date]


def _correction(item: Item) -> None:
    if item.block.kind is Kind.PARAGRAPH and _CORRECTION.match(item.block.text):
        _as(item, Kind.CORRECTION)


def _caption_by_place(items: list[Item], place: int, item: Item, flow: Flow, exported: bool) -> None:
    """Make a paragraph a caption because of where it stands and what it says."""
    block = item.block
    if block.kind is not Kind.PARAGRAPH or len(block.text) > 800:
        return
    words = len(block.text.split())
    if item.figure is not None and flow.figures[item.figure].images and words <= _CAPTION_WORDS:
        same = (each.block.kind for each in items[max(0, place - 4) : place + 5] if each.figure == item.figure)
        if Kind.CAPTION not in same:
            _as(item, Kind.CAPTION)
    elif item.after is not None and words <= _CAPTION_WORDS and split_credit(block.text):
        _as(item, Kind.CAPTION)
    elif item.after is not None and exported and words <= _BARE_CAPTION_WORDS and block.text.endswith("."):
        following = [each for each in items[place + 1 : place + 3] if each.block.kind is Kind.PARAGRAPH]
        longer = following and len(following[0].block.text.split()) > words
        if longer and not _SPEECH.search(block.text):
            _as(item, Kind.CAPTION)


def _split(item: Item) -> list[Item]:
    """Part the credit from a caption."""
    if item.block.kind is not Kind.CAPTION:
        return [item]
    parts = split_caption(item.block)
    return [replace(item, block=part) for part in parts if part is not None and part.text]


def _attach(items: list[Item], flow: Flow, base: int) -> None:
    """Give captions and credits to their images, and images to them."""
    last: int | None = None
    for item in items:
        block = item.block
        if block.kind is Kind.ALT or item.tag == "img":
            last = block.image
        if block.kind not in (Kind.CAPTION, Kind.CREDIT):
            last = last if block.kind is Kind.ALT else None
            continue
        images = _images_of(item, flow.figures, last)
        if item.tag != "img" and images:
            item.block = replace(block, image=images[0])
        last = item.block.image
        for index in images:
            picture = flow.pictures[index - base]
            if block.kind is Kind.CAPTION and not picture.caption:
                picture.caption = block_field(block)
            elif block.kind is Kind.CREDIT and not picture.credit:
                picture.credit = block_field(block)
    for figure in flow.figures:
        for index in figure.images:
            _empty(flow.pictures[index - base], figure.empty_caption)


def _empty(picture: Picture, span: Span | None) -> None:
    if span is not None and picture.caption.state is FieldState.ABSENT:
        picture.caption = ImageField(FieldState.EMPTY, "", span)


def _images_of(item: Item, figures: list[Figure], last: int | None) -> list[int]:
    if item.tag == "img" and item.block.image is not None:
        return [item.block.image]
    if item.figure is not None:
        own = figures[item.figure].images
        return own or _inner(item.figure, figures)
    found = item.after if item.after is not None else last
    return [] if found is None else [found]


def _inner(figure: int, figures: list[Figure]) -> list[int]:
    """The images of the figures within a figure: those of a gallery."""
    return [image for each in figures[figure + 1 : figure + 200] if each.parent == figure for image in each.images]
