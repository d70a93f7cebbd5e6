"""Numbers of the story: what they are worth, how exactly, of what, and with which hedge before them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from typing import TYPE_CHECKING

from newslint.facts.intervals import Interval
from newslint.facts.units import unit_end
from newslint.findings import Place
from newslint.ledger.number_signs import (
    CLOCK,
    CURRENCIES,
    MONEY,
    PARTS_OF_MONEY,
    PERCENT,
    SCALE,
    SIGN,
    SPACE,
    STONE,
    hedge_of,
    is_named,
    is_numbered,
    scaled,
    unit_after,
)
from newslint.ledger.number_words import in_words
from newslint.on_use import compiled
from newslint.records import record

if TYPE_CHECKING:
    from newslint.article import Article

_S = SPACE
_FRACTIONS = dict(zip("½¼¾⅓⅔⅛⅜⅝⅞", map(Fraction, "1/2 1/4 3/4 1/3 2/3 1/8 3/8 5/8 7/8".split()), strict=True))
_DIGITS = compiled(
    r"(?<!\d)\d{1,3}(?:[\u00a0\u2009\u202f]\d{3})+(?!\d)(?:\.\d+)?|(?<![\d.,] )(?<!\d)\d{1,3}(?: \d{3})+(?= [a-z])"
    r"|\d+(?:,\d+)*(?:\.\d+)?"
)
_FRACTION = compiled(r"[ -]?([½¼¾⅓⅔⅛⅜⅝⅞])|[ -]([1-9])/([2-8])(?!\d)")
_PART = compiled(
    r"\b(?:(half)|(?:a |one[- ])(quarter|third|fifth|tenth)|(two)[- ]thirds|(three)[- ]quarters)"
    rf"(?: of)? (?:an?|one)(?= (?:per{SPACE}?cent|percentage point)\b)",
    re.IGNORECASE,
)
_PARTS = {
    "half": "1/2",
    "quarter": "1/4",
    "third": "1/3",
    "fifth": "1/5",
    "tenth": "1/10",
    "two": "2/3",
    "three": "3/4",
}
_NOT_WHOLE = compiled(
    rf"(?:-|{_S})(?:half|halves|thirds?|quarters?|fourths?|fifths?|sixths?|eighths?|tenths?)\b", re.IGNORECASE
)
_COUNTED = compiled(r" (?:[a-z]+ )?(?:people|men|women|children|[a-z]{3,}[^su]s)\b")
_OF_A_YEAR = compiled(
    r"(?:\A|[.!?:;(“\"‘'—–,]|\b(?:in|of|since|from|until|till|by|before|after|during|to|and|or|the|early"
    r"|late|mid|for|year"
    r"|than|at|on|a|an|this|that|into|its|their|his|her|our|winter|spring|summer|autumn|fall|season)|[’']s?) ?\Z",
    re.IGNORECASE,
)
_SLASHED = compiled(r"\d ?(?:°? ?[CF]|km|kg|g|m|cm|mm|ml|lb|oz|miles?|ft|mph|kph|in)/\Z")  # 200C/400F
_BELOW_ZERO = ("C", "F")
_MINUS = compiled(r"\b(?:minus|negative) \Z", re.IGNORECASE)
_LONGEST = 30
"""A run of more digits is no number of a story."""
_DASHES = "-–—‑"


@record
class Number:
    """A number of the story.

    ``place`` covers sign, figure, scale word and unit; ``figure`` the figure alone. ``value`` is exact and in units of
    ``unit``: "%", "points" (percentage points), a currency code or "$", a key of newslint.facts.units, "age", or empty.
    Cents and pence are given in the currency of which a hundred make one. ``ulp`` is one unit of the last digit
    written, ``rulp`` the place of the last digit that is not zero. ``hedge`` holds the words that blur it; ``in_range``
    says that it is one end of a range or score, ``spelled`` that it stands in words, ``named`` that it may be part of a
    name ("Channel 4", "Boeing 787"), ``year`` that it may be a year. ``scale`` is what its scale word multiplies by
    ("million" is 10**6).
    """

    place: Place
    figure: Place
    value: Fraction
    ulp: Fraction
    rulp: Fraction
    unit: str = ""
    hedge: str = ""
    in_range: bool = False
    spelled: bool = False
    named: bool = False
    year: bool = False
    scale: int = 1

    @property
    def exact(self) -> bool:
        """Whether it is a count below a thousand, which rounding does not blur."""
        return not self.unit and self.value.denominator == 1 and self.value < 1000 and self.ulp == 1

    @property
    def money(self) -> bool:
        """Whether it is a sum of money."""
        return self.unit in MONEY

    @property
    def interval(self) -> Interval:
        """The values that round to it at its last digit; a count below a thousand is just itself."""
        return Interval.around(self.value, Fraction(0) if self.exact else self.ulp / 2)

    @property
    def wide(self) -> Interval:
        """The values that round to it at its last digit that is not zero."""
        return Interval.around(self.value, self.rulp / 2)

    @property
    def firm(self) -> bool:
        """Whether it stands for one value: no hedge, no range, no name, no year."""
        return not (self.hedge or self.in_range or self.named or self.year)

    def written(self, article: Article) -> str:
        """The number as the story writes it, its unit included."""
        return article.blocks[self.place.block].text[self.place.start : self.place.end]


def find_numbers(article: Article, index: int) -> tuple[Number, ...]:
    """The numbers of block ``index``, in order; dates, clock times, ordinals, codes and addresses are none."""
    from newslint.ledger.number_joins import joined

    text = article.blocks[index].text
    dates = [mention.place for mention in article.ledger.dates if mention.place.block == index]
    found = sorted((*_figures(index, text), *_spelled(index, text)), key=lambda item: item.place.start)
    kept: list[Number] = []
    for number in found:
        start, end = number.figure.start, number.figure.end
        in_date = any(date.start < end and start < date.end for date in dates)
        if not in_date and not (kept and kept[-1].place.end > start):
            kept.append(number)
    return joined(text, kept)


def _figures(index: int, text: str) -> Iterator[Number]:
    for match in _DIGITS.finditer(text):
        number = _figure(index, text, match)
        if number:
            yield number


def _figure(index: int, text: str, match: re.Match[str]) -> Number | None:
    start, end = match.span()
    if end - start > _LONGEST:
        return None
    digits = re.sub(_S, "", match.group())
    groups = digits.partition(".")[0].split(",")
    if len(groups) > 1 and not _well_grouped(groups):
        return None
    if digits[0] == "0" and digits[1:2].isdigit():
        return None
    before, after = text[max(0, start - 3) : start], text[end : end + 2]
    if _is_code(before, after, text, start, end):
        return None
    value = Fraction(digits.replace(",", ""))
    ulp = Fraction(1, 10 ** len(digits.partition(".")[2]))
    parted = _FRACTION.match(text, end)
    if parted:
        value += _FRACTIONS[parted[1]] if parted[1] else Fraction(int(parted[2]), int(parted[3]))
        ulp, end = Fraction(1, 4), parted.end()
    return _whole(index, text, (start, end), value, ulp, len(groups) == 1 and "." not in digits and not parted)


def _well_grouped(groups: list[str]) -> bool:
    return len(groups[0]) <= 3 and len(groups[-1]) == 3 and all(len(group) in (2, 3) for group in groups[1:-1])


def _is_code(before: str, after: str, text: str, start: int, end: int) -> bool:
    """Whether digits belong to a code, an address, a clock time or an ordinal."""
    last = before[-1:]
    if last == "/" and _SLASHED.search(text, max(0, start - 9), start):
        return False
    if last and (last.isalpha() or last in "/:#@=&_\\") and not SIGN.search(text, max(0, start - 5), start):
        return True
    if last in (".", ",") and before[-2:-1].isdigit():
        return True
    if last in tuple(_DASHES) and before[-2:-1].isalpha() and last != "—":
        return True
    if after[:1] in (":", "/") and after[1:2].isdigit():
        return True
    if after[:1].isalpha() and not (
        SCALE.match(text, end) or unit_end(text, end) or PERCENT.match(text, end) or STONE.match(text, end)
    ):
        return not re.match(r"p\b", text[end : end + 2])
    return CLOCK.match(text, end) is not None


def _whole(index: int, text: str, span: tuple[int, int], value: Fraction, ulp: Fraction, bare: bool) -> Number | None:
    """The number with its sign, scale word, unit and hedge."""
    start, end = span
    sign = SIGN.search(text, max(0, start - 5), start)
    unit = CURRENCIES[sign.group().rstrip(" \u00a0\u2009\u202f")] if sign else ""
    low = sign.start() if sign else start
    scale, end = scaled(text, end, bool(unit))
    value, ulp = value * scale, ulp * scale
    if not unit:
        unit, end = unit_after(text, end)
    if text[low - 1 : low] in ("−", "-") and not text[max(0, low - 2) : low - 1].strip():
        low, value = low - 1, -value
    elif unit in _BELOW_ZERO and _MINUS.search(text, max(0, low - 9), low):
        value = -value
    year = (
        bare and not unit and scale == 1 and 1000 <= value <= 2100 and span[1] - span[0] == 4
        and not (_COUNTED.match(text, end) and not _OF_A_YEAR.search(text[max(0, low - 12) : low]))
    )  # fmt: skip
    named = not unit and scale == 1 and is_named(text, low)
    unit, value, ulp = _in_full(unit, value, ulp)
    hedge = hedge_of(text, low, end)
    whole, figure = Place(index, low, end), Place(index, *span)
    rulp = _last_place(value, ulp)
    return Number(whole, figure, value, ulp, rulp, unit, hedge, named=named, year=year, scale=scale)


def _in_full(unit: str, value: Fraction, ulp: Fraction) -> tuple[str, Fraction, Fraction]:
    """Cents and pence in dollars and pounds."""
    whole = PARTS_OF_MONEY.get(unit)
    return (whole, value / 100, ulp / 100) if whole else (unit, value, ulp)


def _last_place(value: Fraction, ulp: Fraction) -> Fraction:
    """The place of the last digit that is not zero."""
    if not value or (ulp.numerator != 1 and ulp.denominator != 1):
        return ulp
    place = ulp
    while value % (place * 10) == 0:
        place *= 10
    return place


def _spelled(index: int, text: str) -> Iterator[Number]:
    for found in in_words(text):
        if _NOT_WHOLE.match(text, found.end) or CLOCK.match(text, found.end):
            continue
        yield _in_letters(index, text, found.start, found.end, found.value, found.ulp)
    if "percent" in text or "per cent" in text:
        for match in _PART.finditer(text):
            part = Fraction(_PARTS[next(filter(None, match.groups())).lower()])
            yield _in_letters(index, text, *match.span(), part, Fraction(1, 5))


def _in_letters(index: int, text: str, start: int, end: int, value: Fraction, ulp: Fraction) -> Number:
    unit, stop = unit_after(text, end)
    unit, value, ulp = _in_full(unit, value, ulp)
    return Number(
        Place(index, start, stop), Place(index, start, end), value, ulp, _last_place(value, ulp), unit,
        hedge_of(text, start, stop), spelled=True, named=is_numbered(text, start), scale=int(ulp) if ulp >= 1000 else 1,
    )  # fmt: skip
