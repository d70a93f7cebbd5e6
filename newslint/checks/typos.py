"""Slips of the keyboard that need the lexicon: words run together, a lost space after a stop."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from newslint import lexicon
from newslint.article import Article, Kind
from newslint.findings import Hit, Place
from newslint.ledger.values import Word

_SKIPPED = frozenset({Kind.CODE, Kind.META, Kind.FURNITURE})
_LONGEST = 30
_TIED = frozenset("@#/\\_.:=&+~")
"""Marks that tie a word to an address, handle, tag or file name when they touch it."""


def fused_words(article: Article, _: Mapping[str, object]) -> Iterator[Hit]:
    """Two words run together: a token no list holds that splits into two frequent words."""
    candidates = [
        word
        for index, block in enumerate(article.blocks)
        if block.kind not in _SKIPPED
        for word in article.ledger.words(index)
        if _may_be_fused(article, word)
    ]
    if not candidates:
        return
    seen = Counter(word.text for word in candidates)
    for word in candidates:
        if seen[word.text] > 1:
            continue
        splits = lexicon.splits(word.text)
        if splits:
            yield Hit(word.place, better=tuple(f"{first} {second}" for first, second in splits[:3]))


def _may_be_fused(article: Article, word: Word) -> bool:
    text = word.text
    if not (4 <= len(text) <= _LONGEST and text.isalpha() and text.islower()):
        return False
    if text in article.vocabulary or lexicon.known(text):
        return False
    block = article.blocks[word.block].text
    before, after = block[max(0, word.start - 1) : word.start], block[word.end : word.end + 2]
    tied_before = before in _TIED or before.isalnum()
    tied_after = after[:1].isalnum() or (after[:1] in _TIED and after[1:].isalnum())
    return not (before and tied_before) and not (after and tied_after)


_STOP = re.compile(
    r"(?P<left>(?<![\w.@/#&+-])[^\W\d_]{2,})(?P<mark>[.!?,;:])(?P<right>[^\W\d_]{2,})(?![\w@/+-]|[.:][^\W_])"
)
_TIGHT = re.compile(r"[.!?,;:](?:[^\W\d_]|[“”][^\W\d_])")
_QUOTED = re.compile(r"(?<=[^\W\d_])(?P<open>[.?!,]“)(?=[^\W\d_])|(?<=[^\W\d_])(?P<close>[.?!,]”)(?=[^\W\d_]{2})")
_ABBREVIATIONS = frozenset(
    "st mr mrs ms dr prof rev hon gen col capt lt sgt gov sen rep jr sr inc ltd co corp no vs etc eg ie al ft mt ave "
    "jan feb mar apr jun jul aug sept sep oct nov dec mon tue wed thu fri sat sun approx est dept univ".split()
)
_HOSTS = frozenset(
    "com org net edu gov int mil info biz news media tv io ai app dev uk us eu de fr js ts py md".split()
)


def missing_space(article: Article, _: Mapping[str, object]) -> Iterator[Hit]:
    """No space after a stop or comma, with an ordinary word on each side."""
    for index, block in enumerate(article.blocks):
        if block.kind in _SKIPPED or not _TIGHT.search(block.text):
            continue
        for match in _STOP.finditer(block.text):
            if _two_words(match["left"], match["mark"], match["right"]):
                better = f"{match['left']}{match['mark']} {match['right']}"
                yield Hit(Place(index, *match.span()), better=(better,))
        for match in _QUOTED.finditer(block.text):
            mark = match["open"] or match["close"]
            better = f"{mark[0]} {mark[1]}" if match["open"] else f"{mark} "
            yield Hit(Place(index, *match.span()), better=(better,))


def _two_words(left: str, mark: str, right: str) -> bool:
    if left.lower() in _ABBREVIATIONS or right.lower() in _HOSTS or left.isupper() or right.isupper():
        return False
    if not (left[1:].islower() and right[1:].islower() and lexicon.known(left)):
        return False
    if mark in ".!?":
        if not right[0].isupper():
            return False
        small = right.lower() in lexicon.FUNCTION_WORDS
        sound_left = left.islower() or lexicon.common(right.lower(), 35)
        return small or (len(left) > 2 and sound_left and lexicon.known(right))
    if mark == ":":
        return False
    near = {left, right.lower()} & lexicon.FUNCTION_WORDS
    return left.islower() and bool(near) and lexicon.known(right)
