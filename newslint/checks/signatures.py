"""What a house may ask to stand at the head and foot of a draft: byline, date, dateline, initials, correction notes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from newslint.article import UNREAD, Article, Kind
from newslint.checks.structure import is_whole, top_of
from newslint.findings import Hit, Place
from newslint.on_use import compiled

_AUTHOR = compiled(
    r"(?:.*[.:_-])?(?:authors?|byline|byl|creator|writers?|reporters?)(?:\.(?:\d+|name|\d+\.name))?", re.I
)


def missing_byline(article: Article, _: Mapping[str, object]) -> Iterator[Hit]:
    """A whole draft with neither byline nor sign-off nor agency."""
    if not is_whole(article) or any(True for _ in article.blocks_of(Kind.BYLINE, Kind.SIGN_OFF)):
        return
    if any(_AUTHOR.fullmatch(key) and value.text.strip() for key, value in article.meta.items()):
        return
    if article.ledger.dateline is not None and ")" in article.ledger.dateline.text:
        return
    if _sign_off(article) is None:
        yield Hit(top_of(article))


def missing_date(article: Article, _: Mapping[str, object]) -> Iterator[Hit]:
    """A whole draft that says nowhere on which day it is published."""
    if not is_whole(article) or article.ledger.published is not None:
        return
    if not any(not block.key for _, block in article.blocks_of(Kind.DATE)):
        yield Hit(top_of(article))


_CAPITALS = compiled(r"[A-ZÀ-Þ][A-ZÀ-Þ.’' /-]+(?=$|,| \()")


def missing_dateline(article: Article, _: Mapping[str, object]) -> Iterator[Hit]:
    """No dateline, or one in another form than "VELM, Kordia (NPA) —"."""
    if not is_whole(article):
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


_INITIALS = compiled(r"(?P<names>[a-z]{2,4}(?:/[a-z]{2,4}){0,3})(?:\s*\([^()]{2,40}\))?")


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


_NOTE = compiled(
    r"(?:correction|clarification|update|editor['’]s note)s?\s*[:–—-]|this (?:article|story|report|headline|piece)"
    r" (?:was|has been) (?:amended|corrected|updated|changed)",
    re.IGNORECASE,
)
_DAY = compiled(
    r"\d{1,2}(?:st|nd|rd|th)?\s+(?:of\s+)?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
    r"|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+\d{1,2}\b"
    r"|\d{4}-\d\d-\d\d|\d{1,2}[/.]\d{1,2}[/.]\d{2,4}",
    re.IGNORECASE,
)
_WHAT = compiled(
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
