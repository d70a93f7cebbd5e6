"""Entries of a facts file from plain texts: each field read and checked."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from fractions import Fraction
from typing import Any

from newslint.house_facts import Body, Figure, HouseFacts, Noted, Person, Spelling, Spot, Term
from newslint.on_use import compiled
from newslint.records import field, mutable

_COMMON = ("id", "source", "review_by")
FIELDS: dict[str, tuple[str, ...]] = {
    "people": ("name", "aliases", "never", "born", "titles", "pronouns", *_COMMON),
    "organisations": ("name", "short", "never", "founded", *_COMMON),
    "places": ("name", "in", "never", *_COMMON),
    "figures": ("near", "value", "unit", "as_of", *_COMMON),
    "spellings": ("use", "not", "except", *_COMMON),
}
"""The kinds of entries and their fields."""
_LISTS = frozenset({"aliases", "never", "in", "near", "not", "except"})
_SCALES = {"thousand": 3, "million": 6, "m": 6, "billion": 9, "bn": 9, "trillion": 12, "tn": 12}
_VALUE = compiled(r"(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d+))?(?:\s*([a-z]+))?")
Loose = Mapping[str, Any]


class FactsError(ValueError):
    """An entry that cannot be used; the message names file and line."""


@mutable
class Entry:
    """One entry as it stands in a file: its fields as texts, lists and tables, and the line of each."""

    kind: str
    fields: dict[str, Any]
    path: str
    line: int
    lines: Mapping[str, int] = field(default_factory=dict)

    def wrong(self, key: str, message: str) -> FactsError:
        """The error of a field, with its line."""
        return FactsError(f"{self.path}:{self.lines.get(key, self.line)}: {message}")

    def text(self, key: str) -> str:
        """A field as text, empty where it is not given."""
        value = self.fields.get(key, "")
        if not isinstance(value, str):
            raise self.wrong(key, f"'{key}' must be one text")
        return value.strip()

    def needed(self, key: str) -> str:
        """A field that must be given."""
        value = self.text(key)
        if not value:
            raise self.wrong(key, f"an entry of '{self.kind}' needs '{key}'")
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        """A field as a list; one text is a list of one."""
        value = self.fields.get(key, [])
        listed = [value] if isinstance(value, str) else value
        if not isinstance(listed, list) or not all(isinstance(item, str) for item in listed):
            raise self.wrong(key, f"'{key}' must be a list of texts")
        return tuple(item.strip() for item in listed if item.strip())

    def day(self, key: str) -> date | None:
        """A field as a day."""
        return self.as_day(self.text(key), key)

    def as_day(self, written: str, key: str) -> date | None:
        """A text as a day; a day that no calendar has is an error."""
        if not written:
            return None
        try:
            return date.fromisoformat(written)
        except ValueError:
            raise self.wrong(key, f"'{key}' must be a day that exists, as in 2026-03-01, not '{written}'") from None


def entries_of(found: Sequence[Entry]) -> HouseFacts:
    """The entries as facts; a later entry of one id takes the place of an earlier one.

    Raises:
        FactsError: for an unknown field, a missing one or a value that cannot be read.
    """
    kept: dict[tuple[str, str], Noted] = {}
    for entry in found:
        for key in entry.fields:
            if key not in FIELDS[entry.kind]:
                raise entry.wrong(key, f"unknown field '{key}' (known: {', '.join(FIELDS[entry.kind])})")
        made = _MAKERS[entry.kind](entry, _common(entry))
        kept[entry.kind, made.id] = made
    made_of = {kind: tuple(noted for (other, _), noted in kept.items() if other == kind) for kind in FIELDS}
    return HouseFacts(*(made_of[kind] for kind in FIELDS))  # type: ignore[arg-type]


def _common(entry: Entry) -> dict[str, Any]:
    named = entry.text("id") or entry.text("name") or entry.text("use")
    if not named:
        raise entry.wrong("id", f"an entry of '{entry.kind}' needs an 'id'")
    slug = re.sub(r"[^\w]+", "-", named.casefold()).strip("-")
    return {
        "id": entry.text("id") or slug,
        "source": entry.text("source"),
        "review_by": entry.day("review_by"),
        "origin": f"{entry.path}:{entry.line}",
    }


def _person(entry: Entry, common: Loose) -> Person:
    born = entry.text("born")
    year = int(born) if re.fullmatch(r"\d{4}", born) else None
    day = None if year is not None else entry.day("born")
    titles = entry.fields.get("titles", [])
    if not isinstance(titles, list) or not all(isinstance(item, dict) and item.get("title") for item in titles):
        raise entry.wrong("titles", "'titles' must be a list of {title: …, from: …, to: …}")
    return Person(
        **common, name=entry.needed("name"), aliases=entry.texts("aliases"), never=entry.texts("never"), born=day,
        born_year=day.year if day else year, titles=tuple(_term(entry, item) for item in titles),
        pronouns=entry.text("pronouns"),
    )  # fmt: skip


def _term(entry: Entry, item: Mapping[str, str]) -> Term:
    for key in item:
        if key not in ("title", "from", "to"):
            raise entry.wrong("titles", f"unknown field '{key}' of a title (known: title, from, to)")
    start, end = entry.as_day(item.get("from", ""), "titles"), entry.as_day(item.get("to", ""), "titles")
    if start and end and end < start:
        raise entry.wrong("titles", f"'{item['title']}' ends before it begins")
    return Term(item["title"].strip(), start, end)


def _body(entry: Entry, common: Loose) -> Body:
    founded = entry.text("founded")
    if founded and not re.fullmatch(r"\d{4}", founded):
        raise entry.wrong("founded", f"'founded' must be a year, not '{founded}'")
    return Body(
        **common, name=entry.needed("name"), short=entry.text("short"), never=entry.texts("never"),
        founded=int(founded) if founded else None,
    )  # fmt: skip


def _spot(entry: Entry, common: Loose) -> Spot:
    return Spot(**common, name=entry.needed("name"), inside=entry.texts("in"), never=entry.texts("never"))


def _figure(entry: Entry, common: Loose) -> Figure:
    written = entry.needed("value")
    match = _VALUE.fullmatch(written)
    scale = _SCALES.get(match[3]) if match and match[3] else 0
    if match is None or scale is None:
        raise entry.wrong("value", f"'value' must be a number, as in 41.5 million, not '{written}'")
    digits = match[2] or ""
    value = Fraction(match[1].replace(",", "") + ("." + digits if digits else "")) * 10**scale
    near = entry.texts("near")
    if not near:
        raise entry.wrong("near", "a figure needs 'near': the phrases it stands beside")
    return Figure(
        **common, near=near, value=value, ulp=Fraction(10**scale, 10 ** len(digits)), unit=entry.text("unit"),
        written=written, as_of=entry.day("as_of"),
    )  # fmt: skip


def _spelling(entry: Entry, common: Loose) -> Spelling:
    never = entry.texts("not")
    if not never:
        raise entry.wrong("not", "a spelling needs 'not': the forms the house does not print")
    return Spelling(**common, use=entry.needed("use"), never=never, unless=entry.texts("except"))


_MAKERS: dict[str, Callable[[Entry, Loose], Noted]] = {
    "people": _person,
    "organisations": _body,
    "places": _spot,
    "figures": _figure,
    "spellings": _spelling,
}
LISTS = _LISTS
"""The fields that hold lists."""
