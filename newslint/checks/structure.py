"""The draft's own furniture: headline, byline, date, dateline, sign-off, and the fields that a house demands."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from itertools import combinations

from newslint.article import UNREAD, Article, Block, Kind, Span
from newslint.findings import Hit, Place
from newslint.ledger.dates_published import first_date

_BLOCKS = {
    "headline": Kind.HEADLINE,
    "title": Kind.HEADLINE,
    "standfirst": Kind.STANDFIRST,
    "byline": Kind.BYLINE,
    "author": Kind.BYLINE,
    "dateline": Kind.DATELINE,
    "date": Kind.DATE,
}
_NUMBER = re.compile(r"[+-]?\d[\d_,]*(?:\.\d+)?")
_NEEDED = {
    "text": "words",
    "date": "a full date, such as 2026-03-14",
    "list": "a list",
    "number": "a number",
    "boolean": "true or false",
}


def _top(article: Article) -> Span:
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
                yield Hit(_top(article), {"field": name, "state": "missing"})
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
    if article.format not in ("text", "markdown") or article.shape == "wire" or not _is_whole(article):
        return
    if not article.meta and sum(1 for _ in article.blocks_of(Kind.PARAGRAPH)) == _PARAGRAPHS:
        return
    if any(block.text for _, block in article.blocks_of(Kind.HEADLINE)) or article.ledger.dateline is not None:
        return
    first = next((block for block in article.blocks if block.kind in _OPENING), None)
    if first is None or first.kind is not Kind.PARAGRAPH:
        return
    if len(first.text.split()) >= 12 and first.text.rstrip("”\"’')")[-1:] in (".", "!", "?"):
        yield Hit(_top(article))


def _is_whole(article: Article) -> bool:
    return sum(1 for _ in article.blocks_of(Kind.PARAGRAPH)) >= _PARAGRAPHS


_AUTHOR = re.compile(
    r"(?:.*[.:_-])?(?:authors?|byline|byl|creator|writers?|reporters?)(?:\.(?:\d+|name|\d+\.name))?", re.I
)


def missing_byline(article: Article, _: Mapping[str, object]) -> Iterator[Hit]:
    """A whole draft with neither byline nor sign-off nor agency."""
    if not _is_whole(article) or any(True for _ in article.blocks_of(Kind.BYLINE, Kind.SIGN_OFF)):
        return
    if any(_AUTHOR.fullmatch(key) and value.text.strip() for key, value in article.meta.items()):
        return
    if article.ledger.dateline is not None and ")" in article.ledger.dateline.text:
        return
    if _sign_off(article) is None:
        yield Hit(_top(article))


def missing_date(article: Article, _: Mapping[str, object]) -> Iterator[Hit]:
    """A whole draft that says nowhere on which day it is published."""
    if not _is_whole(article) or article.ledger.published is not None:
        return
    if not any(not block.key for _, block in article.blocks_of(Kind.DATE)):
        yield Hit(_top(article))


_CAPITALS = re.compile(r"[A-ZÀ-Þ][A-ZÀ-Þ.’' /-]+(?=$|,| \()")


def missing_dateline(article: Article, _: Mapping[str, object]) -> Iterator[Hit]:
    """No dateline, or one in another form than "VELM, Kordia (NPA) —"."""
    if not _is_whole(article):
        return
    found = article.ledger.dateline
    if found is None:
        first = next((index for index, _ in article.blocks_of(Kind.PARAGRAPH)), None)
        if first is not None:
            yield Hit(Place(first, 0, 1), {"what": "This story has no dateline"})
        return
    key = article.blocks[found.place.block].key
    if not key and not (_CAPITALS.match(found.text) and found.dash in ("—", "--")):
        yield Hit(found.place, {"what": f"The dateline '{found.text}' is in another form"})


_TELLING = (Kind.HEADLINE, Kind.STANDFIRST, Kind.DATE, Kind.BYLINE, Kind.NOTE, Kind.PARAGRAPH)
_REPRINT = re.compile(
    r"\b(?:(?:from|in) (?:the|our) archives?|originally published|first published in|on this day|reprint\w*"
    r"|republished)\b",
    re.IGNORECASE,
)


def dateline_conflict(article: Article, _: Mapping[str, object]) -> Iterator[Hit]:
    """Two days that the draft is dated by which only a slip can explain: another year, or day and month swapped."""
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


def _slipped(first: date, second: date) -> bool:
    if (first.month, first.day) == (second.month, second.day):
        return abs(first.year - second.year) in (1, 2, 10, 100)
    return first.year == second.year and (first.month, first.day) == (second.day, second.month)


def _said(day: date) -> str:
    return f"{day.day} {day:%B} {day.year}"


_INITIALS = re.compile(r"(?P<names>[a-z]{2,4}(?:/[a-z]{2,4}){0,3})(?:\s*\([^()]{2,40}\))?")


def sign_off_initials(article: Article, options: Mapping[str, object]) -> Iterator[Hit]:
    """Initials at the end that are not on the house's list (``initials``); silent without a list."""
    listed = options.get("initials", "")
    known = set(listed.split() if isinstance(listed, str) else map(str, listed if isinstance(listed, list) else ()))
    index = _sign_off(article)
    if not known or index is None:
        return
    match = _INITIALS.fullmatch(article.blocks[index].text)
    at = 0
    for name in match["names"].split("/") if match else ():
        if name not in known:
            yield Hit(Place(index, at, at + len(name)))
        at += len(name) + 1


def _sign_off(article: Article) -> int | None:
    """The block that holds the initials at the end."""
    copy = [index for index, block in enumerate(article.blocks) if block.kind not in UNREAD and block.text]
    for index in reversed(copy[-4:]):
        block = article.blocks[index]
        if block.kind is Kind.SIGN_OFF or ("/" in block.text and _INITIALS.fullmatch(block.text)):
            return index
    return None


_FILLED = re.compile(
    r"(?:\d{1,2}[:.]\d\d.{0,12}|references|notes|footnotes|endnotes|bibliography|sources|further reading|related.{0,20}"
    r"|comments|acknowledge?ments|watch.{0,30}|listen.{0,30}|see also)",
    re.IGNORECASE,
)
"""Subheads that stand for a clock time, or below which the page itself puts something."""
_PUBLISHED = ("og:", "ld.", "article:", "twitter:", "parsely-")
"""Metadata of pages that a content system built, headings of its own included."""
_EMPTY = re.compile(
    r"(?:</?(?:h[1-6]|p|div|section|article|main|body|html|span|strong|b|em)\b[^<>]*>|<br[^<>]*>|<!--(?!\s*wp:)[^<>]*-->|\s|&nbsp;)*"
)
_WP = re.compile(r"<!--\s*/?wp:(?:heading|paragraph|group|column|separator)\b.*?-->", re.S)


_HOLLOW = re.compile(
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


_NOTE = re.compile(
    r"(?:correction|clarification|update|editor['’]s note)s?\s*[:–—-]|this (?:article|story|report|headline|piece)"
    r" (?:was|has been) (?:amended|corrected|updated|changed)",
    re.IGNORECASE,
)
_DAY = re.compile(
    r"\d{1,2}(?:st|nd|rd|th)?\s+(?:of\s+)?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
    r"|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+\d{1,2}\b"
    r"|\d{4}-\d\d-\d\d|\d{1,2}[/.]\d{1,2}[/.]\d{2,4}",
    re.IGNORECASE,
)
_WHAT = re.compile(
    r"\bto (?:correct|clarify|reflect|add|remove|say|state|make|include|attribute|update|fix|change|restore|note|show"
    r"|give)\b|misstat|misspel|mis-?identif|incorrect|wrong|mistaken|erroneous|in error|should have|misattribut|misquot"
    r"|because|\bnot\b|rather than|instead|said|stated|gave|named|referred|described|had\b|omitted",
    re.IGNORECASE,
)


def correction_note(article: Article, _: Mapping[str, object]) -> Iterator[Hit]:
    """A note of correction that gives no date, or does not say what was wrong."""
    for index, block in article.blocks_of(Kind.CORRECTION, Kind.PARAGRAPH, Kind.NOTE):
        if block.kind is not Kind.CORRECTION and not (len(block.text) < 600 and _NOTE.match(block.text)):
            continue
        lacks = [
            words for pattern, words in ((_DAY, "the day"), (_WHAT, "what was wrong")) if not pattern.search(block.text)
        ]
        if lacks:
            yield Hit(Place(index, 0, len(block.text)), {"what": " and ".join(lacks)})
