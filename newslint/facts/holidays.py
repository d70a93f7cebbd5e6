"""Days of feasts and observances: fixed ones, nth weekdays and both Easters computed, those of the moon listed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from functools import cache

from newslint.records import record

Rule = Callable[[int], date]
"""The day of an observance in a year."""

MON, TUE, WED, THU, FRI, SAT, SUN = range(7)


def easter(year: int) -> date:
    """Easter Sunday of the western churches, by the anonymous Gregorian computation."""
    century, rest = divmod(year, 100)
    skipped, left = divmod(century, 4)
    correction = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * (year % 19) + century - skipped - correction + 15) % 30
    quarter, odd = divmod(rest, 4)
    weekday = (32 + 2 * left + 2 * quarter - epact - odd) % 7
    late = (year % 19 + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def orthodox_easter(year: int) -> date:
    """Easter Sunday of the eastern churches, by the Julian computation, as a day of our calendar (1900 to 2099)."""
    epact = (19 * (year % 19) + 15) % 30
    weekday = (2 * (year % 4) + 4 * (year % 7) - epact + 34) % 7
    month, day = divmod(epact + weekday + 114, 31)
    return date(year, month, day + 1) + timedelta(days=13)


def nth(number: int, weekday: int, month: int) -> Rule:
    """The nth weekday (0 is Monday) of a month; -1 is the last."""

    def rule(year: int) -> date:
        if number > 0:
            first = date(year, month, 1)
            return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (number - 1))
        last = date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
        return last - timedelta(days=(last.weekday() - weekday) % 7)

    return rule


def on(month: int, day: int) -> Rule:
    """A fixed day of a month."""
    return lambda year: date(year, month, day)


def after(rule: Rule, days: int) -> Rule:
    """So many days after another observance, before it where negative."""
    return lambda year: rule(year) + timedelta(days=days)


def around_easter(days: int) -> tuple[tuple[str, Rule], ...]:
    """An observance so many days after Easter, by both computations."""
    return (("western", after(easter, days)), ("Orthodox", after(orthodox_easter, days)))


def monday_before(month: int, day: int) -> Rule:
    """The Monday before a day of a month."""

    def rule(year: int) -> date:
        last = date(year, month, day) - timedelta(days=1)
        return last - timedelta(days=last.weekday())

    return rule


def advent(year: int) -> date:
    """The first Sunday of Advent, the fourth before Christmas Day."""
    eve = date(year, 12, 24)
    return eve - timedelta(days=(eve.weekday() + 1) % 7 + 21)


@record
class Observance:
    """A feast or observance: its name, the rule of every country that has one of that name, and whether it moves.

    ``fixed`` ones stand on one day of the year, for which another may be given where that is a weekend. A date more
    than ``near`` days off is that of something else, such as the next item of a list or a film of the name.
    """

    name: str
    rules: tuple[tuple[str, Rule], ...]
    fixed: bool = False
    near: int = 15

    def days(self, year: int) -> list[tuple[str, date]]:
        """Where it is held (empty where it is the same everywhere) and on which day of a year."""
        return [(where, rule(year)) for where, rule in self.rules]


@record
class Feast(Observance):
    """A feast that follows the moon, from the table of its first days.

    ``before`` and ``after`` are how many days before and after the first one still belong to it: its eve, a moon
    sighted on another evening, its length. ``eve`` says that it begins on the evening before; ``told`` is how a message
    gives the day.
    """

    table: str = ""
    before: int = 0
    after: int = 0
    eve: bool = False
    told: str = "is about"

    def days(self, year: int) -> list[tuple[str, date]]:
        """Its first days in a year and the ones next to it; none in years the table lacks."""
        return [("", day) for day in _first_days()[self.table] if abs(day.year - year) < 2]


@cache
def _first_days() -> dict[str, tuple[date, ...]]:
    from newslint.tables import rows_of

    return {name: tuple(map(date.fromisoformat, days.split("|"))) for name, days in rows_of("feasts.tsv")}


def _feasts() -> list[Feast]:
    """The feasts of the moon by every name that copy gives them."""
    evening = "begins on the evening of"
    listed = {
        "Eid al-Fitr": ("Eid al-Fitr|Eid al Fitr|Eid-al-Fitr|Eid ul-Fitr|Eid-ul-Fitr", 2, 4, False, "is about"),
        "Eid al-Adha": ("Eid al-Adha|Eid al Adha|Eid-al-Adha|Eid ul-Adha|Eid-ul-Adha", 2, 6, False, "is about"),
        "Ramadan": ("Ramadan|Ramzan", 2, 31, False, "begins about"),
        "Diwali": ("Diwali|Deepavali", 3, 3, False, "is about"),
        "Lunar New Year": ("Lunar New Year|Chinese New Year", 1, 16, False, "is"),
        "Passover": ("Passover|Pesach", 1, 8, True, evening),
        "Rosh Hashanah": ("Rosh Hashanah|Rosh Hashana", 1, 1, True, evening),
        "Yom Kippur": ("Yom Kippur", 1, 0, True, evening),
        "Hanukkah": ("Hanukkah|Chanukah|Hanukah|Chanukkah", 1, 7, True, evening),
    }
    return [
        Feast(name, (), table=table, before=before, after=after, eve=eve, told=told)
        for table, (names, before, after, eve, told) in listed.items()
        for name in names.split("|")
    ]


_FIXED = {
    "Christmas Day": (12, 25), "Christmas Eve": (12, 24), "New Year’s Day": (1, 1), "New Year’s Eve": (12, 31),
    "Boxing Day": (12, 26), "St. Stephen’s Day": (12, 26), "All Saints’ Day": (11, 1), "All Souls’ Day": (11, 2),
    "Valentine’s Day": (2, 14), "St. Patrick’s Day": (3, 17), "St. George’s Day": (4, 23),
    "St. Andrew’s Day": (11, 30), "Veterans Day": (11, 11), "Armistice Day": (11, 11), "Juneteenth": (6, 19),
    "Australia Day": (1, 26), "Anzac Day": (4, 25), "Canada Day": (7, 1), "Bastille Day": (7, 14),
    "Waitangi Day": (2, 6), "April Fools’ Day": (4, 1), "Earth Day": (4, 22),
    "International Women’s Day": (3, 8), "Cinco de Mayo": (5, 5),
}  # fmt: skip
_MOVING: dict[str, tuple[tuple[str, Rule], ...]] = {
    "Thanksgiving": (("U.S.", nth(4, THU, 11)), ("Canada", nth(2, MON, 10)), ("Liberia", nth(1, THU, 11))),
    "Thanksgiving Day": (("U.S.", nth(4, THU, 11)), ("Canada", nth(2, MON, 10)), ("Liberia", nth(1, THU, 11))),
    "Labor Day": (("U.S. and Canada", nth(1, MON, 9)), ("many countries", on(5, 1))),
    "Labour Day": (
        ("Canada", nth(1, MON, 9)), ("many countries", on(5, 1)), ("New Zealand", nth(4, MON, 10)),
        ("Queensland", nth(1, MON, 5)), ("New South Wales", nth(1, MON, 10)), ("Western Australia", nth(1, MON, 3)),
        ("Victoria", nth(2, MON, 3)), ("Jamaica", on(5, 23)), ("Trinidad", on(6, 19)), ("Bahamas", nth(1, FRI, 6)),
    ),
    "Memorial Day": (
        ("U.S.", nth(-1, MON, 5)), ("U.S. to 1970", on(5, 30)), ("Newfoundland", on(7, 1)), ("South Korea", on(6, 6)),
    ),
    "Martin Luther King Jr. Day": (("U.S.", nth(3, MON, 1)),),
    "Martin Luther King Day": (("U.S.", nth(3, MON, 1)),),
    "MLK Day": (("U.S.", nth(3, MON, 1)),),
    "Presidents Day": (("U.S.", nth(3, MON, 2)),),
    "Columbus Day": (("U.S.", nth(2, MON, 10)), ("the day itself", on(10, 12))),
    "Black Friday": (("the day after Thanksgiving", after(nth(4, THU, 11), 1)),),
    "Cyber Monday": (("four days after Thanksgiving", after(nth(4, THU, 11), 4)),),
    "Victoria Day": (("Canada", monday_before(5, 25)),),
    "Remembrance Sunday": (("U.K.", nth(2, SUN, 11)),),
    "Mother’s Day": (
        ("U.S. and many countries", nth(2, SUN, 5)), ("U.K. and Ireland", after(easter, -21)),
        ("France", nth(-1, SUN, 5)), ("France at Whitsun", nth(1, SUN, 6)), ("Spain", nth(1, SUN, 5)),
        ("Mexico", on(5, 10)), ("Thailand", on(8, 12)), ("Argentina", nth(3, SUN, 10)), ("Arab countries", on(3, 21)),
        ("Norway", nth(2, SUN, 2)), ("Poland", on(5, 26)), ("Bulgaria", on(3, 8)), ("Costa Rica", on(8, 15)),
        ("Russia", nth(-1, SUN, 11)), ("Indonesia", on(12, 22)),
    ),
    "Mothering Sunday": (("U.K.", after(easter, -21)),),
    "Father’s Day": (
        ("U.S., U.K. and many countries", nth(3, SUN, 6)), ("Australia and New Zealand", nth(1, SUN, 9)),
        ("Italy and Spain", on(3, 19)), ("Germany", after(easter, 39)), ("Nordic countries", nth(2, SUN, 11)),
        ("Brazil", nth(2, SUN, 8)), ("Thailand", on(12, 5)), ("Russia", nth(3, SUN, 10)), ("Poland", on(6, 23)),
        ("Austria and Belgium", nth(2, SUN, 6)), ("Romania", nth(2, SUN, 5)), ("Taiwan", on(8, 8)),
        ("Lithuania", nth(1, SUN, 6)), ("Korea", on(5, 8)),
    ),
    "Good Friday": around_easter(-2),
    "Maundy Thursday": around_easter(-3),
    "Palm Sunday": around_easter(-7),
    "Easter": around_easter(0),
    "Easter Sunday": around_easter(0),
    "Easter Monday": around_easter(1),
    "Ash Wednesday": (("", after(easter, -46)),),
    "Shrove Tuesday": (("", after(easter, -47)),),
    "Pancake Day": (("", after(easter, -47)),),
    "Ascension Day": around_easter(39),
    "Pentecost": around_easter(49),
    "Whit Monday": around_easter(50),
    "Advent Sunday": (("", advent),),
    "Halloween": (("", on(10, 31)),),
    "Groundhog Day": (("", on(2, 2)),),
    "Burns Night": (("", on(1, 25)),),
    "St. David’s Day": (("", on(3, 1)),),
}  # fmt: skip

_NEAR = {"Halloween": 2, "Groundhog Day": 2}
"""Those that are films as well, which open in the weeks around."""

OBSERVANCES: dict[str, Observance] = {
    **{name: Observance(name, (("", on(*day)),), fixed=True) for name, day in _FIXED.items()},
    **{name: Observance(name, rules, near=_NEAR.get(name, 15)) for name, rules in _MOVING.items()},
    **{feast.name: feast for feast in _feasts()},
}
"""The observances by name, with every country's rule of that name."""
