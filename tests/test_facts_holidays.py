"""The computed days of feasts against days that calendars print."""

from __future__ import annotations

from datetime import date

import pytest

from newslint.facts.holidays import OBSERVANCES, easter, orthodox_easter


@pytest.mark.parametrize(
    "day",
    [(1954, 4, 18), (2000, 4, 23), (2008, 3, 23), (2011, 4, 24), (2019, 4, 21), (2024, 3, 31), (2038, 4, 25)],
)  # fmt: skip
def test_western_easter(day: tuple[int, int, int]) -> None:
    assert easter(day[0]) == date(*day)


@pytest.mark.parametrize(
    "day", [(2008, 4, 27), (2010, 4, 4), (2013, 5, 5), (2021, 5, 2), (2024, 5, 5), (2025, 4, 20), (2026, 4, 12)]
)
def test_orthodox_easter(day: tuple[int, int, int]) -> None:
    assert orthodox_easter(day[0]) == date(*day)


def test_easters_are_sundays() -> None:
    assert {rule(year).weekday() for year in range(1900, 2100) for rule in (easter, orthodox_easter)} == {6}


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("Thanksgiving", (2023, 11, 23)), ("Thanksgiving", (2023, 10, 9)), ("Memorial Day", (2021, 5, 31)),
        ("Labor Day", (2025, 9, 1)), ("Martin Luther King Jr. Day", (2024, 1, 15)), ("Victoria Day", (2024, 5, 20)),
        ("Victoria Day", (2026, 5, 18)), ("Advent Sunday", (2023, 12, 3)), ("Advent Sunday", (2024, 12, 1)),
        ("Ash Wednesday", (2024, 2, 14)), ("Mother’s Day", (2024, 3, 10)), ("Mother’s Day", (2024, 5, 12)),
        ("Remembrance Sunday", (2025, 11, 9)), ("Black Friday", (2024, 11, 29)), ("Good Friday", (2025, 4, 18)),
    ],
)  # fmt: skip
def test_observances(name: str, day: tuple[int, int, int]) -> None:
    assert date(*day) in {when for _, when in OBSERVANCES[name].days(day[0])}
