"""The first days of feasts that follow the moon, from the calendars of the PyPI package holidays, which is not run."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from data_rulings import Dropped

FIRST, LAST = 2015, 2030
_MONTHS = "JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC".split()
FEASTS = {
    "Eid al-Fitr": ("islamic", "EID_AL_FITR_DATES"),
    "Eid al-Adha": ("islamic", "EID_AL_ADHA_DATES"),
    "Ramadan": ("islamic", "RAMADAN_BEGINNING_DATES"),
    "Diwali": ("hindu", "DIWALI_INDIA_DATES"),
    "Lunar New Year": ("chinese", "LUNAR_NEW_YEAR_DATES"),
    "Passover": ("hebrew", "PASSOVER_DATES"),
    "Rosh Hashanah": ("hebrew", "ROSH_HASHANAH_DATES"),
    "Yom Kippur": ("hebrew", "YOM_KIPPUR_DATES"),
    "Hanukkah": ("hebrew", "HANUKKAH_DATES"),
}
"""Each feast with its calendar and the table of it."""
HEAD = (
    f"# Feasts that follow the moon: name, first days {FIRST} to {LAST}. From the calendars of the PyPI package\n"
    "# holidays 0.109 (MIT), 2026-11-24. Days of Muslim feasts are computed; the moon may be seen a day off.\n"
)


def feasts(package: Path, dropped: Dropped) -> Iterator[str]:
    """The rows of the table; a day on which the calendars of two regions differ by more than one is left out."""
    yield HEAD
    for name, (calendar, table) in FEASTS.items():
        told = _tables(package / "holidays" / "calendars" / f"{calendar}.py", table)
        kept = []
        for year in range(FIRST, LAST + 1):
            listed = [days[year] for days in told if year in days]
            if any(abs((one - other).days) > 1 for days in listed for one, other in zip(listed[0], days, strict=True)):
                dropped.add("feasts.tsv", f"{name} {year}", *(" ".join(map(str, days)) for days in listed))
            else:
                kept += listed[0]
        yield f"{name}\t{'|'.join(map(str, kept))}\n"


def _tables(path: Path, wanted: str) -> list[dict[int, list[date]]]:
    """The tables of a name in the source of a calendar, each with the days of its years."""
    found = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Dict) and _named(node.targets[0]) == wanted:
            found.append(dict(_row(key, value) for key, value in zip(node.value.keys, node.value.values, strict=True)))
    return found


def _named(node: ast.expr | None) -> str:
    return node.id if isinstance(node, ast.Name) else ""


def _row(key: ast.expr | None, value: ast.expr) -> tuple[int, list[date]]:
    """A year and its days: ``2029: (JAN, 16)``, ``2030: ((JAN, 5), (DEC, 26))``."""
    if not isinstance(key, ast.Constant) or not isinstance(key.value, int) or not isinstance(value, ast.Tuple):
        raise SystemExit("a table of holidays has another form now")
    pairs = value.elts if isinstance(value.elts[0], ast.Tuple) else [value]
    return key.value, [_day(key.value, pair) for pair in pairs]


def _day(year: int, pair: ast.expr) -> date:
    month, day = pair.elts if isinstance(pair, ast.Tuple) else (None, None)
    if not isinstance(day, ast.Constant) or not isinstance(day.value, int):
        raise SystemExit("a table of holidays has another form now")
    return date(year, 1 + _MONTHS.index(_named(month)), day.value)
