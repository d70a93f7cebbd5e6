"""Clock zones by the letters that news copy gives them: how far from Greenwich, and where and when in use."""

from __future__ import annotations

from datetime import date, datetime, timedelta, tzinfo
from functools import cache

HOURS: dict[str, tuple[float, ...]] = {
    "GMT": (0,), "UTC": (0,), "Z": (0,), "BST": (1, 6, 11), "CET": (1,), "CEST": (2,), "EET": (2,), "EEST": (3,),
    "WET": (0,), "WEST": (1,), "MSK": (3,), "EST": (-5, 10, 11), "EDT": (-4, 11), "ET": (-5, -4),
    "Eastern": (-5, -4, 10, 11), "CST": (-6, 8, -5, 9.5, 10.5), "CDT": (-5, -4), "CT": (-6, -5),
    "Central": (-6, -5, 9.5, 10.5), "MST": (-7, 8, 6.5), "MDT": (-6,), "MT": (-7, -6), "Mountain": (-7, -6),
    "PST": (-8, 8), "PDT": (-7,), "PT": (-8, -7), "Pacific": (-8, -7), "AKST": (-9,), "AKDT": (-8,), "HST": (-10,),
    "JST": (9,), "KST": (9,), "HKT": (8,), "SGT": (8,), "AEST": (10,), "AEDT": (11,), "ACST": (9.5,),
    "ACDT": (10.5,), "AWST": (8,), "NZST": (12,), "NZDT": (13,), "IST": (5.5, 1, 2, 3), "SAST": (2,), "WAT": (1,),
    "EAT": (3,), "CAT": (2,), "PKT": (5,), "NPT": (5.75,),
}  # fmt: skip
"""Hours ahead of Greenwich for each name of a zone, every zone of the name and both seasons of a loose one."""

FAMILIES: tuple[dict[str, tuple[float, ...]], ...] = (
    {
        "EST": (-5,), "EDT": (-4,), "ET": (-5, -4), "Eastern": (-5, -4), "CST": (-6,), "CDT": (-5,), "CT": (-6, -5),
        "Central": (-6, -5), "MST": (-7,), "MDT": (-6,), "MT": (-7, -6), "Mountain": (-7, -6), "PST": (-8,),
        "PDT": (-7,), "PT": (-8, -7), "Pacific": (-8, -7),
    },
    {"EST": (10,), "EDT": (11,), "Eastern": (10, 11), "CST": (9.5,), "CDT": (10.5,), "Central": (9.5, 10.5)},
)  # fmt: skip
"""Names that mean zones of one country where two stand together: North America, Australia; a loose name has both
seasons, standard time first."""


def offsets(one: str, other: str) -> list[tuple[float, float]]:
    """The hours ahead of Greenwich that two names may mean together; two loose names share their season."""
    found = []
    for family in FAMILIES:
        if one in family and other in family:
            first, second = family[one], family[other]
            pairs = zip(first, second, strict=True) if len(first) == len(second) == 2 else None
            found += list(pairs) if pairs else [(here, there) for here in first for there in second]
    return found or [(here, there) for here in HOURS[one] for there in HOURS[other]]


SEASONS: dict[str, tuple[str, bool, str, str]] = {
    "EST": ("America/New_York", False, "New York", "EDT"), "EDT": ("America/New_York", True, "New York", "EST"),
    "CST": ("America/Chicago", False, "Chicago", "CDT"), "CDT": ("America/Chicago", True, "Chicago", "CST"),
    "MST": ("America/Denver", False, "Denver", "MDT"), "MDT": ("America/Denver", True, "Denver", "MST"),
    "PST": ("America/Los_Angeles", False, "Los Angeles", "PDT"),
    "PDT": ("America/Los_Angeles", True, "Los Angeles", "PST"), "BST": ("Europe/London", True, "London", "GMT"),
    "CEST": ("Europe/Paris", True, "Paris", "CET"), "AEDT": ("Australia/Sydney", True, "Sydney", "AEST"),
    "NZDT": ("Pacific/Auckland", True, "Auckland", "NZST"),
}  # fmt: skip
"""Names of one season: the zone, whether the season is summer, a town in it, and the other season's name."""


@cache
def _zone(key: str) -> tzinfo | None:
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    try:
        return ZoneInfo(key)
    except ZoneInfoNotFoundError:
        return None


def is_summer(key: str, day: date) -> bool | None:
    """Whether clocks of a zone stand an hour ahead at noon of a day; None where the system has no table of zones."""
    zone = _zone(key)
    return bool(datetime(day.year, day.month, day.day, 12, tzinfo=zone).dst()) if zone else None


def near_change(key: str, day: date, days: int = 7) -> bool:
    """Whether clocks of a zone change within so many days of a day."""
    span = range(-days, days + 1)
    return len({is_summer(key, day + timedelta(days=step)) for step in span}) > 1
