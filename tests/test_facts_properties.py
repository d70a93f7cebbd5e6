"""Relations made of exact numbers and then rounded or truncated, at any precision, are never flagged."""

from __future__ import annotations

from collections.abc import Callable
from decimal import ROUND_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from newslint.facts.units import UNITS

ROUNDINGS = st.sampled_from([ROUND_HALF_UP, ROUND_HALF_EVEN, ROUND_DOWN])
TO_NEAREST = st.sampled_from([ROUND_HALF_UP, ROUND_HALF_EVEN])
DIGITS = st.integers(0, 2)
many = settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def written(value: Fraction, digits: int, how: str) -> str:
    """A value with so many decimals, its thousands parted."""
    exact = Decimal(value.numerator) / Decimal(value.denominator)
    return f"{exact.quantize(Decimal(1).scaleb(-digits), rounding=how):,}"


def worth(text: str) -> float:
    """What a figure as written is."""
    return float(text.replace(",", ""))


def figure(value: int, places: int) -> str:
    """A whole number rounded to a place before the point."""
    step = 10**places
    return f"{(value + step // 2) // step * step:,}"


@pytest.fixture
def flagged(read: Callable[..., Any]) -> Callable[[str], list[str]]:
    names = [f"facts/{name}" for name in (
        "parts-total", "percent-total", "percent-change", "percent-points", "share-percent", "average", "per-capita",
        "multiple", "direction", "unit-conversion",
    )]  # fmt: skip
    return lambda text: [finding.message for finding in read(text, *names).findings]


@many
@given(st.integers(10**6, 10**10), st.integers(10**6, 10**10), DIGITS, DIGITS, ROUNDINGS, ROUNDINGS)
def test_changes_of_millions(
    flagged: Callable[[str], list[str]], old: int, new: int, digits: int, shown: int, how: str, cut: str
) -> None:
    one, two = (written(Fraction(value, 10**6), digits, TO_NEAREST_ONE) for value in (old, new))
    assume(Fraction(old, 10**6) > Fraction(2, 10**digits) and one != two)
    change = abs(Fraction(new, old) - 1) * 100
    by = written(change, shown, cut)
    word, other = ("rose", "rise") if new > old else ("fell", "fall")
    assert flagged(f"Sales {word} {by}% to £{two}m from £{one}m.") == []
    assert flagged(f"Sales {word} from £{one}m to £{two}m, a {by} percent {other}.") == []
    assert flagged(f"Sales were £{two}m, {'up' if new > old else 'down'} {by}% from £{one}m.") == []


TO_NEAREST_ONE = ROUND_HALF_UP


@many
@given(st.integers(1, 999), st.integers(1, 999), DIGITS, ROUNDINGS)
def test_changes_of_counts(flagged: Callable[[str], list[str]], old: int, new: int, shown: int, how: str) -> None:
    assume(old != new)
    by = written(abs(Fraction(new, old) - 1) * 100, shown, how)
    word = "rose" if new > old else "fell"
    assert flagged(f"Membership {word} from {old} to {new}, a change of {by} percent.") == []
    assert flagged(f"Membership {word} {by} per cent, from {old} to {new}.") == []


@many
@given(st.integers(200, 10**4), st.integers(60, 180), st.integers(0, 999), st.integers(1, 3), ROUNDINGS)
def test_changes_of_large_counts_written_in_full(
    flagged: Callable[[str], list[str]], base: int, ratio: int, more: int, places: int, how: str
) -> None:
    old = base * 10**places + more % 10**places
    new = old * ratio // 100 + more % 7
    one, two = figure(old, places), figure(new, places)
    assume(one != two)
    by = written(abs(Fraction(new, old) - 1) * 100, 0, how)
    assert flagged(f"The total {'rose' if new > old else 'fell'} {by}% to {two} from {one}.") == []


@many
@given(st.lists(st.integers(10**7, 10**9), min_size=2, max_size=6), st.integers(0, 1), TO_NEAREST)
def test_sums_of_millions(flagged: Callable[[str], list[str]], parts: list[int], digits: int, how: str) -> None:
    told = [
        f"£{written(Fraction(part, 10**6), digits, how)}m for {name}" for part, name in zip(parts, NAMES, strict=False)
    ]
    total = f"£{written(Fraction(sum(parts), 10**6), digits, how)}m"
    assert flagged(f"The plan has {', '.join(told[:-1])} and {told[-1]}, {total} in all.") == []
    assert flagged(f"The plan costs {total}: {', '.join(told[:-1])} and {told[-1]}.") == []


NAMES = ("steel", "timber", "labour", "paint", "glass", "stone")


@many
@given(st.lists(st.integers(1, 400), min_size=2, max_size=6))
def test_sums_of_counts(flagged: Callable[[str], list[str]], parts: list[int]) -> None:
    told = [f"{part} for {name}" for part, name in zip(parts, NAMES, strict=False)]
    assert flagged(f"There were {', '.join(told[:-1])} and {told[-1]}, {sum(parts)} in all.") == []


@many
@given(st.lists(st.integers(10**5, 10**7), min_size=2, max_size=5), st.integers(0, 4), st.integers(0, 4), TO_NEAREST)
def test_sums_whose_total_is_rounder(
    flagged: Callable[[str], list[str]], parts: list[int], places: int, rounder: int, how: str
) -> None:
    told = [f"{figure(part, places)} in {name}" for part, name in zip(parts, TOWNS, strict=False)]
    total = figure(sum(parts), places + rounder if places + rounder <= 4 else places)
    assert flagged(f"It sold {', '.join(told[:-1])} and {told[-1]}, {total} in all.") == []


TOWNS = ("Ardle", "Brock", "Corrie", "Dunmore", "Esk")


@many
@given(st.integers(1, 10**6), st.integers(2, 10**6), DIGITS, ROUNDINGS)
def test_shares(flagged: Callable[[str], list[str]], part: int, whole: int, digits: int, how: str) -> None:
    assume(part < whole)
    share = written(Fraction(part * 100, whole), digits, how)
    assert flagged(f"It won {part:,} of {whole:,} votes ({share}%).") == []
    assert flagged(f"It won {part:,} of the {whole:,} votes, or {share} per cent.") == []


MEASURES = "km mi m ft kg lb ha acre l gal t cm in km2 mi2 km/h mph".split()
PAIRS = [(one, two) for one in MEASURES for two in MEASURES if one != two and UNITS[one].kind == UNITS[two].kind]
SPELT = {
    "mi": "miles",
    "ft": "feet",
    "lb": "pounds",
    "ha": "hectares",
    "acre": "acres",
    "l": "litres",
    "gal": "gallons",
    "in": "inches",
    "t": "tonnes",
    "m": "metres",
    "km2": "square kilometres",
    "mi2": "square miles",
}


@many
@given(st.sampled_from(PAIRS), st.integers(1, 10**6), st.integers(0, 1), st.integers(0, 1), ROUNDINGS)
def test_conversions(
    flagged: Callable[[str], list[str]], pair: tuple[str, str], size: int, first: int, second: int, how: str
) -> None:
    value = Fraction(size, 10)
    other = value * UNITS[pair[0]].size / UNITS[pair[1]].size
    assume(other >= Fraction(1, 10**second))
    one = f"{written(value, first, ROUND_HALF_UP)} {SPELT.get(pair[0], pair[0])}"
    two = f"{written(other, second, how)} {SPELT.get(pair[1], pair[1])}"
    assume(value >= 1 and float(other) >= 1)
    assert flagged(f"It is {one} ({two}) off.") == []


@many
@given(st.integers(10**5, 10**9), st.integers(2, 900), DIGITS, ROUNDINGS)
def test_averages(flagged: Callable[[str], list[str]], total: int, count: int, digits: int, how: str) -> None:
    each = written(Fraction(total, count), digits, how)
    assert flagged(f"It paid £{total:,} to {count} families, an average of £{each} each.") == []
    assert flagged(f"It paid £{total:,} to {count} families, or £{each} each.") == []


PERCENTAGES = st.integers(100, 99_000)
"""Thousandths of a percentage."""


@many
@given(PERCENTAGES, PERCENTAGES, DIGITS, DIGITS, TO_NEAREST, ROUNDINGS)
def test_points_between_percentages(
    flagged: Callable[[str], list[str]], old: int, new: int, digits: int, shown: int, how: str, cut: str
) -> None:
    one, two = (written(Fraction(value, 1000), digits, how) for value in (old, new))
    assume(worth(one) > 0 and worth(two) > 0 and one != two)
    by = written(abs(Fraction(new - old, 1000)), shown, cut)
    word, other = ("rose", "rise") if new > old else ("fell", "fall")
    assert flagged(f"Support {word} {by} percentage points, to {two}% from {one}%.") == []
    assert flagged(f"Support {word} from {one} percent to {two} percent, a {other} of {by} percentage points.") == []


@many
@given(PERCENTAGES, PERCENTAGES, DIGITS, DIGITS, TO_NEAREST, ROUNDINGS)
def test_percentages_of_percentages(
    flagged: Callable[[str], list[str]], old: int, new: int, digits: int, shown: int, how: str, cut: str
) -> None:
    one, two = (written(Fraction(value, 1000), digits, how) for value in (old, new))
    assume(worth(one) > 0 and worth(two) > 0 and one != two)
    assume(Fraction(old, 1000) > Fraction(2, 10**digits))
    by = written(abs(Fraction(new, old) - 1) * 100, shown, cut)
    assert (
        flagged(f"The rate {'rose' if new > old else 'fell'} {by} percent, from {one} percent to {two} percent.") == []
    )


TIMES = [("doubled", Fraction(2)), ("trebled", Fraction(3)), ("tripled", Fraction(3)), ("quadrupled", Fraction(4)),
         ("halved", Fraction(1, 2)), ("rose by half", Fraction(3, 2)), ("fell by a third", Fraction(2, 3)),
         ("fell by two-thirds", Fraction(1, 3)), ("rose by a quarter", Fraction(5, 4))]  # fmt: skip


@many
@given(st.sampled_from(TIMES), st.integers(10**6, 10**10), DIGITS, DIGITS, TO_NEAREST, TO_NEAREST)
def test_multiples_of_millions(
    flagged: Callable[[str], list[str]],
    told: tuple[str, Fraction],
    old: int,
    first: int,
    second: int,
    how: str,
    cut: str,
) -> None:
    words, factor = told
    one = written(Fraction(old, 10**6), first, how)
    two = written(Fraction(old, 10**6) * factor, second, cut)
    assume(worth(one) > 0 and worth(two) > 0)
    assert flagged(f"Sales {words} from £{one}m to £{two}m.") == []
    assert flagged(f"Sales {words} to £{two}m from £{one}m.") == []


@many
@given(st.sampled_from(TIMES), st.integers(30, 10**6))
def test_multiples_of_counts(flagged: Callable[[str], list[str]], told: tuple[str, Fraction], old: int) -> None:
    words, factor = told
    new = round(old * factor)
    assert flagged(f"Membership {words} from {old:,} to {new:,}.") == []


@many
@given(st.integers(10**8, 10**11), st.integers(200, 10**5), DIGITS, st.integers(0, 2), TO_NEAREST, ROUNDINGS)
def test_amounts_a_head_of_millions(
    flagged: Callable[[str], list[str]], total: int, count: int, digits: int, places: int, how: str, cut: str
) -> None:
    told = written(Fraction(total, 10**6), digits, how)
    assume(worth(told) >= 1)
    people = figure(count, places)
    assume(count >= 100 * 10**places)
    each = written(Fraction(total, count), 0, cut)
    assert flagged(f"The plan gives £{told}m to {people} families, or £{each} each.") == []
    assert flagged(f"The plan gives £{told}m to {people} families, an average of £{each} each.") == []


@many
@given(st.integers(10**5, 10**9), st.integers(10**6, 10**10), DIGITS, DIGITS, TO_NEAREST, ROUNDINGS)
def test_shares_of_millions(
    flagged: Callable[[str], list[str]], part: int, whole: int, digits: int, shown: int, how: str, cut: str
) -> None:
    assume(part < whole)
    one, two = (written(Fraction(value, 10**6), digits, how) for value in (part, whole))
    assume(0 < worth(one) < worth(two))
    share = written(Fraction(part * 100, whole), shown, cut)
    assert flagged(f"It won {one} million of {two} million votes ({share}%).") == []


@many
@given(st.lists(st.integers(0, 900), min_size=3, max_size=3))
def test_sums_of_people(flagged: Callable[[str], list[str]], parts: list[int]) -> None:
    assume(all(part > 1 for part in parts))
    men, women, children = parts
    assert flagged(f"Police held {sum(parts):,} people: {men} men, {women} women and {children} children.") == []
    assert flagged(f"The {men} clubs join {women} others, bringing the total to {men + women:,}.") == []


@many
@given(st.integers(-600, 1200), st.integers(0, 1), st.integers(0, 1), ROUNDINGS)
def test_temperatures(flagged: Callable[[str], list[str]], tenths: int, first: int, second: int, how: str) -> None:
    celsius = Fraction(tenths, 10)
    one = written(celsius, first, ROUND_HALF_UP)
    two = written(celsius * Fraction(9, 5) + 32, second, how)
    assert flagged(f"It was {one} C ({two} F) at noon.") == []


@many
@given(st.sampled_from(PAIRS), st.integers(20, 10**6), st.integers(0, 3))
def test_conversions_told_in_two_digits(
    flagged: Callable[[str], list[str]], pair: tuple[str, str], size: int, places: int
) -> None:
    other = size * UNITS[pair[0]].size / UNITS[pair[1]].size
    assume(other >= 20)
    rough = figure(int(other), min(places, len(str(int(other))) - 2))
    assert flagged(f"It is {size:,} {SPELT.get(pair[0], pair[0])} ({rough} {SPELT.get(pair[1], pair[1])}) off.") == []
