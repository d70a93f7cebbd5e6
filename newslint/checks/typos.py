"""Slips of the keyboard that need the lexicon: words run together, a lost space after a stop."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from newslint import lexicon
from newslint.article import UNREAD, Article
from newslint.findings import Hit, Place
from newslint.ledger.slips import What


def fused_words(article: Article, _: Mapping[str, object]) -> Iterator[Hit]:
    """Two words run together: a token no list holds that splits into two frequent words."""
    return _slips(article, What.FUSED)


def split_word(article: Article, _: Mapping[str, object]) -> Iterator[Hit]:
    """A word broken by a stray space or hyphen, or two words parted at the wrong place."""
    return _slips(article, What.SPLIT)


def common_misspelling(article: Article, _: Mapping[str, object]) -> Iterator[Hit]:
    """A misspelling that stands on the list of known ones."""
    return _slips(article, What.LISTED)


def unknown_word(article: Article, options: Mapping[str, object]) -> Iterator[Hit]:
    """A lower-case word that no list holds; with ``certainty: likely`` also those with a doubtful reading."""
    return _slips(article, What.MISSPELT, likely=options.get("certainty") == "likely")


def _slips(article: Article, what: What, *, likely: bool = False) -> Iterator[Hit]:
    for slip in article.ledger.slips:
        if slip.what is what and (slip.sure or likely):
            yield Hit(slip.place, better=slip.better)


_STOP = re.compile(
    r"(?P<left>(?<![\w.@/#&+])[^\W\d_]{2,}|(?<=\d)(?:am|pm|km|kg|cm|mm|mph|kph|bn|ft|in|st|nd|rd|th|s)|\d\d%?|\))"
    r"(?P<mark>[.!?,;:])(?P<right>[^\W\d_]{2,})(?![\w@/+]|[.:][^\W_])"
)
_TIGHT = re.compile(r"[.!?,;:](?:[^\W\d_]|[“”][^\W\d_])")
_QUOTED = re.compile(r"(?<=[^\W\d_])(?P<open>[.?!,]“)(?=[^\W\d_])|(?<=[^\W\d_])(?P<close>[.?!,]”)(?=[^\W\d_]{2})")
_ABBREVIATIONS = frozenset(
    "st mr mrs ms dr prof rev hon gen col capt lt sgt gov sen rep jr sr inc ltd co corp no vs etc eg ie al ft mt ave "
    "jan feb mar apr jun jul aug sept sep oct nov dec mon tue wed thu fri sat sun approx est dept univ".split()
)
_TITLES = frozenset("Capt Cllr Sen Rep Gov Gen Col Lt Sgt Prof Rev Mr Mrs Ms".split())
"""Short forms of titles: a name follows them with a space ("Sen.Whitcomb")."""
_HOSTS = frozenset(
    "com org net edu gov int mil info biz news media tv io ai app dev uk us eu de fr js ts py md".split()
)


def missing_space(article: Article, _: Mapping[str, object]) -> Iterator[Hit]:
    """No space after a stop or comma, with an ordinary word on each side."""
    for index, block in enumerate(article.blocks):
        if block.kind in UNREAD or not _TIGHT.search(block.text):
            continue
        for match in _STOP.finditer(block.text):
            measured = block.text[max(0, match.start() - 1) : match.start()].isdigit()
            if _two_words(match["left"], match["mark"], match["right"], measured=measured):
                better = f"{match['left']}{match['mark']} {match['right']}"
                yield Hit(Place(index, *match.span()), better=(better,))
        for match in _QUOTED.finditer(block.text):
            mark = match["open"] or match["close"]
            better = f"{mark[0]} {mark[1]}" if match["open"] else f"{mark} "
            yield Hit(Place(index, *match.span()), better=(better,))


def _two_words(left: str, mark: str, right: str, *, measured: bool) -> bool:
    """Whether the words on both sides of a mark are two words of copy; ``measured`` where a figure comes before."""
    if left in _TITLES and mark == ".":
        return right[0].isupper() and len(right) > 2 and right[1:].islower()
    if left.lower() in _ABBREVIATIONS or right.lower() in _HOSTS or right.isupper() or not right[1:].islower():
        return False
    if measured or not left.isalpha():
        return mark in ".!?" and right[0].isupper() and right.lower() in lexicon.FUNCTION_WORDS
    if left.isupper() or not left[1:].islower():
        return False
    if mark in ".!?":
        return right[0].isupper() and _ends_sentence(left, right)
    near = {left, right.lower()} & lexicon.FUNCTION_WORDS
    return mark != ":" and left.islower() and bool(near) and lexicon.known(left) and lexicon.known(right)


def _ends_sentence(left: str, right: str) -> bool:
    """Whether a word can end a sentence and a capitalised one start the next."""
    if left.islower():
        return lexicon.known(left) or right.lower() in lexicon.FUNCTION_WORDS
    return len(left) > 2 and (right.lower() in lexicon.FUNCTION_WORDS or lexicon.common(right.lower(), 35))
