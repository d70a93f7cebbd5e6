"""Numbers written in words: "twenty-one", "a hundred and six", "two and a half million"."""

from __future__ import annotations

import re
from fractions import Fraction

from newslint.on_use import compiled
from newslint.records import NamedTuple

_SMALL = {
    word: value
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen".split()
    )
}
_TENS = {
    word: value * 10
    for value, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2)
}
SCALES = {
    "hundred": 100,
    "thousand": 1_000,
    "million": 10**6,
    "billion": 10**9,
    "trillion": 10**12,
    "dozen": 12,
    "lakh": 10**5,
    "crore": 10**7,
}
_WORDS = "|".join(sorted([*_SMALL, *_TENS, *SCALES], key=len, reverse=True))
_START = "|".join(sorted([*_SMALL, *_TENS], key=len, reverse=True))
IN_WORDS = compiled(
    rf"(?<![\w’'-])(?:(?:an? )?(?P<half>half)(?: an? | of an? )(?=(?:{'|'.join(SCALES)})\b)"
    rf"|(?P<article>an? )(?=(?:hundred|thousand|million|billion|trillion|dozen|crore|lakh)\b)|(?=(?:{_START})\b))"
    rf"(?P<words>(?:{_WORDS})(?:(?:[ -]|,? and )(?:{_WORDS})(?![\w’']))*)(?P<halves> and a half)?"
    rf"(?P<scale> (?:hundred|thousand|million|billion|trillion))?(?![\w’'])",
    re.IGNORECASE,
)
_TOKEN = compiled(r"[a-z]+", re.IGNORECASE)


class InWords(NamedTuple):
    """A number in words: characters ``start`` to ``end`` of the text, its value and the place of its last digit."""

    start: int
    end: int
    value: Fraction
    ulp: Fraction


def in_words(text: str) -> list[InWords]:
    """The numbers in words of a text, in order; runs that make no one number ("two three") are parted."""
    found = []
    for match in IN_WORDS.finditer(text):
        found += _read(text, match)
    return found


def _read(text: str, match: re.Match[str]) -> list[InWords]:
    groups: list[InWords] = []
    value, group, last = 0, 0, 10**15
    start, end = match.start(), match.start("words")
    tokens = [token for token in _TOKEN.finditer(text, *match.span("words")) if token.group().lower() != "and"]
    for token in tokens:
        word = token.group().lower()
        if word in SCALES:
            scale = SCALES[word]
            if scale == 100 or (scale == 12 and group):
                group = (group or 1) * scale
            else:
                value, group = value + (group or 1) * scale, 0
            last = scale
        else:
            small = _SMALL.get(word, _TENS.get(word, 0))
            joined = (last == 100 or last >= 1000) if (value or group) else True
            if group and group % 10 == 0 and group % 100 >= 20 and small < 10 and last in range(20, 100):
                joined = small > 0
            if not joined or last == 0:
                groups.append(_number(start, end, value + group))
                value, group, start = 0, 0, token.start()
            group += small
            last = small
        end = token.end()
    whole = Fraction(value + group)
    if match["half"]:
        whole /= 2
    ulp = _ulp(whole * 2) / 10 if match["half"] else _ulp(whole)
    if match["halves"]:
        whole, ulp = whole + Fraction(1, 2), Fraction(1, 2)
    if match["scale"]:
        scale = SCALES[match["scale"].strip().lower()]
        whole, ulp = whole * scale, ulp * scale
    groups.append(InWords(start, match.end(), whole, ulp))
    return groups


def _number(start: int, end: int, value: int) -> InWords:
    return InWords(start, end, Fraction(value), _ulp(Fraction(value)))


def _ulp(value: Fraction) -> Fraction:
    """One, or the scale of a number such as "three million" that is given in no smaller units."""
    for scale in (10**12, 10**9, 10**6, 10**3):
        if value >= scale and value % scale == 0:
            return Fraction(scale)
    return Fraction(1)
