"""What no fix in bulk may do: change speech, numbers, dates or names. ``refusal`` is asked before any edit is made."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

from newslint.article import Article
from newslint.findings import Edit, Place
from newslint.fixing.places import Change, Cut, changes
from newslint.on_use import compiled

SPEECH = "it would change the words of a quotation"
_NUMBER = compiled(r"[.,:/–-]?\d+(?:[.,:/–-]\d+)*")
_WORD = compiled(r"\w+(?:['’]\w+)*")
_POSSESSIVE = compiled(r"['’](?:[sS])?$")
_UNSEEN = dict.fromkeys((0xAD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF)) | {0x2019: "'", 0x2BC: "'"}
_DAYS = frozenset(
    "January February March April May June July August September October November December Jan Feb Mar Apr Jun Jul Aug "
    "Sep Sept Oct Nov Dec Monday Tuesday Wednesday Thursday Friday Saturday Sunday Mon Tue Tues Wed Thu Thur Thurs Fri "
    "Sat Sun".split()
)
"""Months and weekdays; without their capital they are other words, or a slip."""
_STOPS = ".,"
_REACH = 300
"""Characters beyond which no word or figure goes on."""
_CLOSING = "\"'”’»"


def refusal(article: Article, edits: Iterable[Edit]) -> str:
    """Why these edits may not be made in bulk, empty where they may.

    Nothing between quotation marks may change but the comma or full stop before the closing mark. No digit may, and no
    number word, month, weekday or name of a person may be lost: a doubled one may be taken out.
    """
    try:
        for edit in edits:
            for change in changes(article, edit):
                reason = refused(article, change)
                if reason:
                    return reason
    except Cut:
        return "it would cut an entity or escape in two"
    return ""


def refused(article: Article, change: Change) -> str:
    """Why one change may not be made in bulk, empty where it may."""
    if _in_speech(article, change):
        return SPEECH
    text = article.blocks[change.block].text
    low, high = _widened(text, change.start, change.end)
    before = text[low:high]
    after = text[low : change.start] + change.text + text[change.end : high]
    if _NUMBER.findall(before) != _NUMBER.findall(after):
        return "it would change a number"
    old, new = _words(before), _words(after)
    lost = set(old - new) if new - old else set(old) - set(new)
    if any(word.casefold() in _counted() or word in _DAYS for word in lost):
        return "it would change a number or a date"
    if any(not word.islower() for word in lost) and lost & _all_words(article.ledger.person_names):
        return "it would change a name"
    return ""


def _widened(text: str, start: int, end: int) -> tuple[int, int]:
    """The bounds of a change, moved out over the words and figures it touches and those beside them."""
    least, most = max(0, start - _REACH), min(len(text), end + _REACH)
    for _ in range(2):
        while start > least and text[start - 1].isspace():
            start -= 1
        while start > least and not text[start - 1].isspace():
            start -= 1
        while end < most and text[end].isspace():
            end += 1
        while end < most and not text[end].isspace():
            end += 1
    return start, end


def _words(text: str) -> Counter[str]:
    """The words of a text, counted; apostrophes made alike, unseen marks and endings of possession left off."""
    return Counter(_POSSESSIVE.sub("", word) for word in _WORD.findall(text.translate(_UNSEEN)))


@lru_cache(maxsize=1)
def _counted() -> frozenset[str]:
    """Number words, in small letters."""
    from newslint.ledger.number_words import SCALES, VALUES

    return frozenset((*VALUES, *SCALES))


@lru_cache(maxsize=4)
def _all_words(names: frozenset[str]) -> frozenset[str]:
    """Every word of some names."""
    return frozenset(word for name in names for word in _words(name))


def _in_speech(article: Article, change: Change) -> bool:
    """Whether a change touches what stands between quotation marks; the marks themselves are the newsroom's."""
    ledger, block = article.ledger, change.block
    text = article.blocks[block].text
    if not ledger.in_speech(Place(block, max(0, change.start - 1), min(len(text), change.end + 1))):
        return False
    marks, seams = _marks(article, block)
    if change.start == change.end:
        before = _spoken(article, block, change.start - 1) and change.start - 1 not in marks
        after = _spoken(article, block, change.start) and change.start not in marks
        if before and change.start in marks:
            return bool(change.text.strip(_STOPS))
        return before or after
    touched = [at for at in range(change.start, change.end) if at not in marks and _spoken(article, block, at)]
    if touched and all(at in seams for at in touched):
        return bool(change.text.strip(_STOPS + _CLOSING))
    return bool(touched)


def _spoken(article: Article, block: int, at: int) -> bool:
    return 0 <= at < len(article.blocks[block].text) and article.ledger.in_speech(Place(block, at, at + 1))


def _marks(article: Article, block: int) -> tuple[set[int], set[int]]:
    """The places of a block's quotation marks, and those of the stops right before closing ones."""
    marks: set[int] = set()
    seams: set[int] = set()
    text = article.blocks[block].text
    for quote in article.ledger.quotes_in(block):
        if not quote.mark:
            continue
        for part in (*quote.parts, *quote.nested):
            if part.block != block:
                continue
            marks |= {at for at in (part.start, part.end - 1) if text[at] in "\"'“”‘’«»„"}
            if text[part.end - 1] in _CLOSING and text[part.end - 2] in _STOPS:
                seams.add(part.end - 2)
    return marks, seams
