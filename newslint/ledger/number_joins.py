"""Numbers that belong together: ranges, feet and inches, a scale word or unit said once for two."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from newslint.ledger.number_signs import MONEY, SPACE
from newslint.ledger.numbers import Number
from newslint.on_use import compiled
from newslint.records import replace

_S = SPACE
_SMALLER = {("ft", "in"): 12, ("st", "lb"): 14, ("st", "pounds"): 14, ("lb", "oz"): 16, ("pounds", "oz"): 16}
"""How many of the second unit make one of the first, for measures given in two: 5ft 10in."""
_BETWEEN_UNITS = compiled(rf"{_S}?(?:,? and |, )?\Z")
_DASH = compiled(r"[-–—‑][£$€]?\Z")
_SPACED_DASH = compiled(rf"{_S}?[-–]{_S}?\Z|—\Z")
_TO = compiled(rf"{_S}to{_S}\Z")
_FROM = compiled(rf",?{_S}from{_S}(?:an?{_S})?\Z")  # "slipped 5% to 35% from 40%" is a change
_AND = compiled(rf"(?:{_S}[a-z]+)?{_S}(?:and|to){_S}(?:about{_S}|nearly{_S}|some{_S})?\Z")
_LINK = compiled(rf"{_S}(?:to|or|and|from)(?:{_S}(?:about|nearly|some|just|the))?{_S}\Z|,{_S}\Z")


def joined(text: str, numbers: list[Number]) -> tuple[Number, ...]:
    """The numbers of a text, those in two units made one, seasons ("2026-27") left out, ends of ranges marked."""
    return tuple(_ranged(text, list(_scaled_alike(text, _one_measure(text, numbers)))))


def _one_measure(text: str, numbers: list[Number]) -> list[Number]:
    kept: list[Number] = []
    for number in numbers:
        last = kept[-1] if kept else None
        if last is None:
            kept.append(number)
        elif last.year and text[last.figure.end : number.figure.start] in ("-", "–", "/", "‑"):
            continue
        elif (share := _second_part(text, last, number)) is not None:
            place = last.place._replace(end=number.place.end)
            value, ulp = last.value + number.value / share, number.ulp / share
            kept[-1] = replace(last, place=place, value=value, ulp=ulp, rulp=ulp)
        else:
            kept.append(number)
    return kept


def _second_part(text: str, first: Number, second: Number) -> int | None:
    """How many of the second number's unit make one of the first's, where the two are one measure ("5ft 10in")."""
    share = _SMALLER.get((first.unit, second.unit))
    if share is None or second.value >= share or first.value.denominator != 1:
        return None
    return share if _BETWEEN_UNITS.match(text[first.place.end : second.place.start]) else None


def _scaled_alike(text: str, numbers: list[Number]) -> Iterator[Number]:
    """The numbers, with what is said once for two: "from 50m to 40m crowns" is millions, "25 to 75 cents" all cents."""
    for at, number in enumerate(numbers):
        lone = number.unit == "m" and text[number.figure.end : number.place.end] == "m"
        if lone or not number.unit:
            for other in numbers[max(0, at - 2) : at + 3]:
                factor = _factor(text, number, other, lone)
                if factor and _linked(text, number, other):
                    number = replace(
                        number, value=number.value * factor, ulp=number.ulp * factor, rulp=number.rulp * factor,
                        unit=other.unit, scale=10**6 if lone else 1,
                    )  # fmt: skip
                    break
        yield number


def _factor(text: str, number: Number, other: Number, lone: bool) -> Fraction | None:
    """What a figure must be multiplied by to be of the unit of the one beside it."""
    if other.unit not in MONEY or other is number:
        return None
    if lone:
        return Fraction(10**6) if other.scale == 10**6 else None
    small = text[other.figure.end : other.place.end].strip(" -").lower() in ("p", "pence", "cents")
    return Fraction(1, 100) if small and number.scale == 1 and number.place.start < other.place.start else None


def _linked(text: str, one: Number, other: Number) -> bool:
    first, second = (one, other) if one.place.start < other.place.start else (other, one)
    return _LINK.match(text[first.place.end : second.place.start]) is not None


def _ranged(text: str, numbers: list[Number]) -> Iterator[Number]:
    """The numbers, those that are ends of a range ("10-15", "between 3 and 5", "3 to 5 million") marked as such."""
    marked: set[int] = set()
    for at in range(len(numbers) - 1):
        one, other = numbers[at], numbers[at + 1]
        if other.place.start - one.figure.end > 24:
            continue
        between = text[one.figure.end : other.figure.start]
        between_all = text[one.place.end : other.place.start]
        dashed = _DASH.match(between) or (
            _SPACED_DASH.match(between_all)
            and one.spelled == other.spelled
            and not (one.unit and other.unit and one.unit != other.unit)
        )
        to = _TO.match(between_all) and _alike(one, other) and not _moves(text, one.place.start)
        if to and at + 2 < len(numbers) and numbers[at + 2].unit == other.unit:
            to = None if _FROM.match(text[other.place.end : numbers[at + 2].place.start]) else to
        if dashed or to or (_AND.match(between_all) and _between(text, one.place.start)):
            marked |= {at, at + 1}
    for at, number in enumerate(numbers):
        yield replace(number, in_range=True) if at in marked else number


def _between(text: str, start: int) -> bool:
    return re.search(rf"\bbetween{_S}\Z", text[max(0, start - 9) : start], re.IGNORECASE) is not None


def _alike(one: Number, other: Number) -> bool:
    """Whether two numbers may be the ends of a range: of one kind, the smaller first."""
    return (one.unit == other.unit or not one.unit) and one.value < other.value and one.year == other.year


def _moves(text: str, start: int) -> bool:
    """Whether the number is where something came from: "from 3 to 5" is a change, not a range."""
    return re.search(rf"\bfrom{_S}\Z", text[max(0, start - 6) : start], re.IGNORECASE) is not None
