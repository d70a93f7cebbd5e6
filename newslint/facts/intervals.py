"""Intervals of exact fractions: a printed figure stands for every value that rounds to it."""

from __future__ import annotations

from fractions import Fraction

from newslint.records import NamedTuple


class Interval(NamedTuple):
    """All values from ``low`` to ``high``, both ends included."""

    low: Fraction
    high: Fraction

    @classmethod
    def around(cls, value: Fraction, reach: Fraction) -> Interval:
        """The values no farther than ``reach`` from a value."""
        return cls(value - reach, value + reach)

    def meets(self, other: Interval) -> bool:
        """Whether the two have a value in common."""
        return self.low <= other.high and other.low <= self.high

    def holds(self, value: Fraction) -> bool:
        """Whether a value lies inside."""
        return self.low <= value <= self.high

    def wider(self, reach: Fraction) -> Interval:
        """The interval with ``reach`` more at both ends."""
        return Interval(self.low - reach, self.high + reach)

    def plus(self, other: Interval) -> Interval:
        """The sums of their values."""
        return Interval(self.low + other.low, self.high + other.high)

    def minus(self, other: Interval) -> Interval:
        """The differences of their values."""
        return Interval(self.low - other.high, self.high - other.low)

    def times(self, other: Interval) -> Interval:
        """The products of their values."""
        corners = [one * two for one in self for two in other]
        return Interval(min(corners), max(corners))

    def over(self, other: Interval) -> Interval | None:
        """The quotients of their values; None where the divisor may be zero."""
        if other.low <= 0 <= other.high:
            return None
        corners = [one / two for one in self for two in other]
        return Interval(min(corners), max(corners))


def total(parts: list[Interval]) -> Interval:
    """The sums of one value of each part."""
    return Interval(sum((part.low for part in parts), Fraction(0)), sum((part.high for part in parts), Fraction(0)))
