"""The frame of a draft: its headline, the days it is dated by, its subheads, and the fields that a house demands."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from itertools import combinations

from newslint.article import Article, Block, Kind, Span
from newslint.findings import Hit, Place
from newslint.on_use import compiled

_BLOCKS = {
    "headline": Kind.HEADLINE,
    "title": Kind.HEADLINE,
    "standfirst": Kind.STANDFIRST,
    "byline": Kind.BYLINE,
    "author": Kind.BYLINE,
    "dateline": Kind.DATELINE,
    "date": Kind.DATE,
}
_NUMBER = compiled(r"[+-]?\d[\d_,]*(?:\.\d+)?")
_NEEDED = {
    "text": "words",
    "date": "a full date, such as 2026-03-14",
    "list": "a list",
    "number": "a number",
    "boolean": "true or false",
}


def top_of(article: Article) -> Span:
    """Where a finding about the draft as a whole is shown."""
    return Span(0, min(1, len(article.source.text)))


def required_fields(article: Article, options: Mapping[str, object]) -> Iterator[Hit]:
    """A field that the house demands is missing, empty or of another type than it says."""
    for name, kind in _wanted(options.get("fields", ())).items():
        value = article.meta.get(name)
        if any(key.startswith(f"{name}.") for key in article.meta):
            continue
        if value is None:
            if not _in_copy(article, name):
                yield Hit(top_of(article), {"field": name, "state": "missing"})
        elif not value.text.strip():
            yield Hit(value.span, {"field": name, "state": "empty"})
        elif not _is(kind, value.text.strip()):
            yield Hit(value.span, {"field": name, "state": f"'{value.text[:60]}', not {_NEEDED[kind]}"})


def _wanted(fields: object) -> dict[str, str]:
    """The fields by name with the type of each; a list asks for any."""
    if isinstance(fields, Mapping):
        return {str(name): str(kind) for name, kind in fields.items()}
    return dict.fromkeys(map(str, fields), "any") if isinstance(fields, (list, tuple)) else {}


def _is(kind: str, text: str) -> bool:
    """Whether a single value is of a type; no single value is a list."""
    if kind == "date":
        from newslint.ledger.dates_published import first_date

        return first_date(text) is not None
    if kind == "number":
        return _NUMBER.fullmatch(text) is not None
    if kind == "boolean":
        return text.lower() in ("true", "false", "yes", "no")
    if kind == "text":
        return any(letter.isalpha() for letter in text)
    return kind == "any"


def _in_copy(article: Article, name: str) -> bool:
    """Whether the copy itself holds what a missing field stands for: a headline, a byline, a date."""
    kind = _BLOCKS.get(name)
    return kind is not None and any(block.text for _, block in article.blocks_of(kind))


_PARAGRAPHS = 3
"""Paragraphs below which a draft is a note, a caption or a part of a story."""
_OPENING = frozenset({Kind.PARAGRAPH, Kind.LIST, Kind.SUBHEAD, Kind.BLOCK_QUOTE, Kind.TABLE, Kind.STANDFIRST})


def missing_headline(article: Article, _: Mapping[str, object]) -> Iterator[Hit]:
    """A whole draft without a headline: one that opens with a full paragraph, or whose front matter names no title.

    Wire copy, a few loose paragraphs and the fragments that content systems keep have their headline elsewhere.
    """
    if article.format not in ("text", "markdown") or article.shape == "wire" or not is_whole(article):
        return
    if not article.meta and sum(1 for _ in article.blocks_of(Kind.PARAGRAPH)) == _PARAGRAPHS:
        return
    if any(block.text for _, block in article.blocks_of(Kind.HEADLINE)) or article.ledger.dateline is not None:
        return
    first = next((block for block in article.blocks if block.kind in _OPENING), None)
    if first is None or first.kind is not Kind.PARAGRAPH:
        return
    if len(first.text.split()) >= 12 and first.text.rstrip("”\"’')")[-1:] in (".", "!", "?"):
        yield Hit(top_of(article))


def is_whole(article: Article) -> bool:
    """Whether a draft has so many paragraphs that it is a story and no part of one."""
    return sum(1 for _ in article.blocks_of(Kind.PARAGRAPH)) >= _PARAGRAPHS


_YEAR = compiled(r"\d{4}")
_TELLING = (Kind.HEADLINE, Kind.STANDFIRST, Kind.DATE, Kind.BYLINE, Kind.NOTE, Kind.PARAGRAPH)
_REPRINT = compiled(
    r"\b(?:(?:from|in) (?:the|our) archives?|originally published|first published in|on this day|reprint\w*"
    r"|republished)\b",
    re.IGNORECASE,
)


def dateline_conflict(article: Article, _: Mapping[str, object]) -> Iterator[Hit]:
    """Two days that the draft is dated by which only a slip can explain: another year, or day and month swapped."""
    if not _may_differ(article):
        return
    dated = article.ledger.dated
    if len(dated) < 2 or any(_REPRINT.search(block.text[:300]) for _, block in article.blocks_of(*_TELLING)):
        return
    for first, second in combinations(dated, 2):
        if _slipped(first.day, second.day):
            words = {
                "where": second.what[0].upper() + second.what[1:],
                "day": _said(second.day),
                "other": _said(first.day),
                "source": first.what,
            }
            yield Hit(second.where, words, related=((first.where, f"{first.what} says {_said(first.day)}"),))
            return


def _may_differ(article: Article) -> bool:
    """Whether two places that a draft is dated at hold a year."""
    lines = [block.text for _, block in article.blocks_of(Kind.DATE, Kind.BYLINE, Kind.DATELINE) if not block.key]
    lines += [block.text[:120] for _, block in article.blocks_of(Kind.PARAGRAPH)][:1]
    return bool(article.meta) + sum(_YEAR.search(line) is not None for line in lines) > 1


def _slipped(first: date, second: date) -> bool:
    if (first.month, first.day) == (second.month, second.day):
        return abs(first.year - second.year) in (1, 2, 10, 100)
    return first.year == second.year and (first.month, first.day) == (second.day, second.month)


def _said(day: date) -> str:
    return f"{day.day} {day:%B} {day.year}"


_FILLED = compiled(
    r"(?:\d{1,2}[:.]\d\d.{0,12}|references|notes|footnotes|endnotes|bibliography|sources|further reading|related.{0,20}"
    r"|comments|acknowledge?ments|watch.{0,30}|listen.{0,30}|see also)",
    re.IGNORECASE,
)
"""Subheads that stand for a clock time, or below which the page itself puts something."""
_PUBLISHED = ("og:", "ld.", "article:", "twitter:", "parsely-")
"""Metadata of pages that a content system built, headings of its own included."""
_EMPTY = compiled(
    r"(?:</?(?:h[1-6]|p|div|section|article|main|body|html|span|strong|b|em)\b[^<>]*>|<br[^<>]*>|<!--(?!\s*wp:)[^<>]*-->|\s|&nbsp;)*"
)
_WP = compiled(r"<!--\s*/?wp:(?:heading|paragraph|group|column|separator)\b.*?-->", re.S)


_HOLLOW = compiled(
    r"<h(?P<level>[1-6])\b[^<>]*>(?:\s|&nbsp;|<br\s*/?>|</?(?:span|strong|b|em)\b[^<>]*>)*</h(?P=level)>"
    r"|^(?P<marks>#{2,6})[ \t]*$",
    re.MULTILINE,
)


def heading_order(article: Article, options: Mapping[str, object]) -> Iterator[Hit]:
    """A subhead with nothing below it, or two levels below the one above it (``levels = "false"`` allows that)."""
    if any(key.startswith(_PUBLISHED) for key in article.meta):
        return
    heads = [index for index, block in article.blocks_of(Kind.SUBHEAD) if not block.key]
    levels = str(options.get("levels", "true")).lower() == "true" and article.format not in ("text", "snippet")
    for match in _HOLLOW.finditer(article.source.text) if article.format in ("markdown", "html", "wordpress") else ():
        span = Span(*match.span())
        if (match["level"] or article.format == "markdown") and not article.in_code(span):
            yield Hit(span, message="This subhead is empty; write it, or take it out.")
    level = 0
    for index in heads:
        block = article.blocks[index]
        if levels and level and block.level > level + 1:
            message = (
                f"This subhead is of level {block.level}, the one above it of level {level}; use level {level + 1}."
            )
            yield Hit(Place(index, 0, len(block.text)), message=message)
        elif _leads_nowhere(article, index, len(heads)):
            yield Hit(Place(index, 0, len(block.text)))
        level = block.level


def _leads_nowhere(article: Article, index: int, heads: int) -> bool:
    """Whether another subhead of its rank, the sign-off or the end follows a subhead, nothing at all in between."""
    block = article.blocks[index]
    if _FILLED.fullmatch(block.text):
        return False
    below = next((each for each in article.blocks[index + 1 :] if each.kind is not Kind.META), None)
    if article.format in ("text", "snippet"):
        return heads > 2 and below is not None and below.kind is Kind.SIGN_OFF and block.text[-1:] != ")"
    ends = below is None or below.kind is Kind.SIGN_OFF
    if not ends and below is not None and (below.kind is not Kind.SUBHEAD or not 0 < below.level <= block.level):
        return False
    return _nothing(article.source.text[_end(block) : below.extent.start if below else len(article.source.text)])


def _end(block: Block) -> int:
    return max(block.extent.end, block.source_span(0, len(block.text)).end)


def _nothing(between: str) -> bool:
    """Whether a stretch of source shows nothing: no embed, component, table or rule."""
    return _EMPTY.fullmatch(_WP.sub("", between).strip(" \t\r\n#=-")) is not None
