"""Words typed twice: any lower-case word, save where a sound sentence may double it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from newslint import lexicon
from newslint.article import UNREAD, Article, Kind
from newslint.checks.doubled import Doubled, going_with, listed
from newslint.checks.doubles_judged import SPECIAL, for_no_emphasis, no_particle, no_score
from newslint.findings import Hit, Place, Tier
from newslint.on_use import compiled

_DOUBLED = compiled(
    r"(?<![\w@#/\\&+=$£€<*'’.‑-])(?P<word>[^\W\d_]++)(?P<again>(?:\s++(?P=word)(?![\w@*]|['’‑-]\w|-\s))++)(?!\s*[-–—]\w)",
    re.IGNORECASE,
)


def repeated_word(article: Article, _: Mapping[str, object]) -> Iterator[Hit]:
    """A word typed twice with only white space between."""
    for index, block in enumerate(article.blocks):
        if block.kind in UNREAD:
            continue
        for match in _DOUBLED.finditer(block.text):
            found = match.group("word")
            if not _worth_a_look(match.group(), found, block.kind):
                continue
            place = Place(index, *match.span())
            times = len(match.group().split())
            speech = article.ledger.in_speech(place)
            tier = verdict(Doubled(found.lower(), block.text, match.start(), match.end(), times, speech))
            if tier:
                yield Hit(place, {"word": found}, (found,), tier=tier)


def _worth_a_look(matched: str, word: str, kind: Kind) -> bool:
    """Whether the words are written as a slip is: all after the first in lower case, the first perhaps not."""
    small = word.lower()
    if small == "i":
        return word == "I" and matched.split()[1] == "I"
    rest = matched.split()[1:]
    if "\t" in matched or any(other != small for other in rest):
        return False
    if kind is Kind.TABLE and small not in listed("never"):
        return False
    if word == small:
        return len(word) > 1 or word == "a"
    return word == small.capitalize() and len(word) > 1 and small in listed("never") and small not in listed("names")


def verdict(doubled: Doubled) -> Tier | None:
    """How sure it is that a word is doubled by mistake: safe, ask, or None where it may be meant."""
    word = doubled.word
    spoken = listed("stammered") | listed("emphatic") | listed("emphatic speech")
    if doubled.speech and ((word in spoken and not for_no_emphasis(doubled)) or doubled.times > 2):
        return None
    if doubled.text[doubled.end : doubled.end + 1] in ("*", "_"):
        return None
    if doubled.prev in ("who", "that") and doubled.earlier(listed("whoever"), 4) and word in lexicon.FUNCTION_WORDS:
        return Tier.ASK if doubled.before[-2] == "," and word in ("is", "was", "are", "were") else None
    test = SPECIAL.get(word)
    if test is None and word in listed("reduplicated"):
        return None
    if test is None and going_with(word) is not None:
        test = no_particle
    if test is None and word in listed("emphatic"):
        test = for_no_emphasis
    if test is None and word in listed("numbers"):
        test = no_score
    if test:
        return Tier.ASK if test(doubled) else None
    if word in listed("never"):
        return Tier.SAFE
    return Tier.ASK if doubled.times == 2 and _is_word(doubled) else None


def _is_word(doubled: Doubled) -> bool:
    """Whether a word is English, or a unit after a figure: species and dishes double rare words ("dan dan noodles")."""
    if lexicon.known(doubled.word, 95 if len(doubled.word) > 4 else lexicon.SOUND) or (
        doubled.prev in ("a", "an", "the") and len(doubled.word) > 6
    ):
        return True
    return bool(doubled.before and doubled.before[-1][0].isdigit())
