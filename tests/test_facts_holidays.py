"""The computed days of feasts against days that calendars print."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from newslint.facts.holidays import OBSERVANCES, easter, orthodox_easter
from newslint.tables import rows_of


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


FEASTS = {name: [date.fromisoformat(day) for day in days.split("|")] for name, days in rows_of("feasts.tsv")}
YEARS = range(2015, 2031)


def rosh_hashanah(year: int) -> date:
    """The first of Tishri in a year of our calendar, by the reckoning of molads and postponements."""

    def elapsed(number: int) -> int:
        months = (235 * number - 234) // 19
        day = 29 * months + (12084 + 13753 * months) // 25920
        return day + (3 * (day + 1) % 7 < 3)

    number = year + 3761
    before, now, then = elapsed(number - 1), elapsed(number), elapsed(number + 1)
    late = 2 if then - now == 356 else 1 if now - before == 382 else 0
    return date.fromordinal(now + late - 1373427)


def muslim(number: int, month: int, day: int) -> date:
    """A day of the tabular Muslim calendar."""
    months = 29 * (month - 1) + month // 2
    return date.fromordinal(227014 + 354 * (number - 1) + (3 + 11 * number) // 30 + months + day)


def test_the_feasts_of_the_jewish_calendar_are_those_that_its_reckoning_gives() -> None:
    tishri = {year: rosh_hashanah(year) for year in (*YEARS, 2031)}
    assert FEASTS["Rosh Hashanah"] == [tishri[year] for year in YEARS]
    assert FEASTS["Yom Kippur"] == [tishri[year] + timedelta(days=9) for year in YEARS]
    assert FEASTS["Passover"] == [tishri[year] - timedelta(days=163) for year in YEARS]
    lengths = {year: (tishri[year + 1] - tishri[year]).days for year in YEARS}
    assert FEASTS["Hanukkah"] == [tishri[year] + timedelta(days=83 + (lengths[year] % 10 == 5)) for year in YEARS]


@pytest.mark.parametrize(("name", "month", "day"), [("Ramadan", 9, 1), ("Eid al-Fitr", 10, 1), ("Eid al-Adha", 12, 10)])
def test_the_feasts_of_the_muslim_calendar_are_near_those_of_its_table(name: str, month: int, day: int) -> None:
    reckoned = [muslim(number, month, day) for number in range(1430, 1460)]
    expected = [when for when in reckoned if when.year in YEARS]
    assert len(FEASTS[name]) == len(expected)
    for told, when in zip(FEASTS[name], expected, strict=True):
        assert abs((told - when).days) <= 2


@pytest.mark.parametrize(
    ("name", "first", "last"), [("Lunar New Year", (1, 21), (2, 21)), ("Diwali", (10, 14), (11, 15))]
)
def test_new_moon_feasts_lie_in_their_season_and_whole_months_apart(
    name: str, first: tuple[int, int], last: tuple[int, int]
) -> None:
    days = FEASTS[name]
    assert [day.year for day in days] == list(YEARS)
    new_moon = date(2000, 1, 6).toordinal()
    for day in days:
        assert first <= (day.month, day.day) <= last
        age = (day.toordinal() - new_moon) % 29.530588
        assert min(age, 29.530588 - age) < 1.6


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("Eid al-Fitr", "2024-04-10"), ("Eid al-Adha", "2023-06-28"), ("Ramadan", "2025-03-01"),
        ("Diwali", "2025-10-20"), ("Lunar New Year", "2024-02-10"), ("Lunar New Year", "2026-02-17"),
        ("Passover", "2024-04-23"), ("Rosh Hashanah", "2023-09-16"), ("Hanukkah", "2024-12-26"),
    ],
)  # fmt: skip
def test_days_that_calendars_print(name: str, day: str) -> None:
    assert date.fromisoformat(day) in FEASTS[name]


def test_every_name_of_a_feast_has_its_days() -> None:
    moving = [item for item in OBSERVANCES.values() if not item.rules]
    assert len(moving) > 12
    assert all(len(item.days(2026)) >= 3 for item in moving)
    assert all(not item.days(2012) for item in moving)
