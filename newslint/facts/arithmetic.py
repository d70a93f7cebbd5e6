"""Sums a copy desk does: changes, shares and quotients of rounded figures, and how a result is shown."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from newslint.facts.intervals import Interval
from newslint.ledger.numbers import Number

if TYPE_CHECKING:
    from newslint.article import Article

_PRECISE = 100
"""A large figure written in full is taken as good to one part in this many, or to its last digit that is not zero."""
_HUNDRED = Interval(Fraction(100), Fraction(100))


def read_as(number: Number) -> Interval:
    """The values a figure may stand for: counts and prices below a thousand just themselves, others as rounded.

    "1,200" may be 1,194 to 1,206 and "154,000" 153,500 to 154,500: figures written in full are often rounded ones.
    """
    if number.scale == 1 and number.ulp == 1 and (not number.unit or number.money):
        if abs(number.value) < 1000:
            return Interval(number.value, number.value)
        reach = max(number.ulp, min(number.rulp, abs(number.value) / _PRECISE)) / 2
        return Interval.around(number.value, reach)
    return Interval.around(number.value, number.ulp / 2)


def change(old: Interval, new: Interval) -> Interval | None:
    """By how many per cent of the old value the new one is more (or, below zero, less); None where the old may be 0."""
    if old.low <= 0:
        return None
    return Interval((new.low / old.high - 1) * 100, (new.high / old.low - 1) * 100)


def share(part: Interval, whole: Interval) -> Interval | None:
    """The part in per cent of the whole; None where the whole may be zero."""
    quotient = part.over(whole)
    return quotient.times(_HUNDRED) if quotient else None


def fits(meant: Interval, stated: Number) -> bool:
    """Whether a stated result is within one unit of its last digit of what it may be, allowing for truncation."""
    return meant.meets(Interval.around(stated.value, stated.ulp))


def shown(value: Fraction, digits: int = 0) -> str:
    """A value with its thousands parted and at most so many decimals, zeros at the end left out."""
    text = f"{float(value):,.{digits}f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def digits_of(number: Number) -> int:
    """How many decimals a figure has, at most three."""
    for digits in range(3):
        if (number.ulp * 10**digits).denominator == 1:
            return digits
    return 3


def percent(value: Fraction, stated: Number) -> str:
    """A percentage to one decimal more than the stated one has, unless it is whole."""
    return shown(value, min(2, digits_of(stated) + 1))


def like(article: Article, number: Number, value: Fraction, digits: int | None = None) -> str:
    """A value written the way a number of the story is, with its currency, scale word and unit: "£5.8m"."""
    text = article.blocks[number.place.block].text
    before = text[number.place.start : number.figure.start]
    after = text[number.figure.end : number.place.end]
    if number.spelled:
        return f"{shown(value, 2)}{after}"
    if number.unit in ("$", "GBP") and not before and after.strip(" -").lower() in ("p", "pence", "cent", "cents"):
        return f"{shown(value * 100, 1)}{after}"
    scaled = value / number.scale
    return f"{before}{shown(scaled, _decimals(number, scaled) if digits is None else digits)}{after}"


def _decimals(number: Number, scaled: Fraction) -> int:
    """As many decimals as the value needs, or as a sum of money has, at most three."""
    for digits in range(4):
        if (scaled * 10**digits).denominator == 1:
            return 2 if digits == 1 and number.money and number.scale == 1 else digits
    return 3
