"""Figures broken in relations that agree, one a copy, to measure what the facts rules find: docs/recall-facts.md.

``python tools/mutants_facts.py [--check]``: without options the table is written anew; ``--check`` only compares the
rates with the floors and with the table, and exits with 1 when one fell. To measure another rule, add sentences that
agree to tools/relations_facts.tsv (the part to break in double square brackets), and a line to PLAN; a change that
PLAN does not know yet is a function of CHANGES, from the part as written to the broken one, or None where the part
cannot be broken so.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from pathlib import Path

from newslint.engine import Desk, dated
from newslint.facts.places import places_named
from newslint.ledger.dates import MONTHS, WEEKDAYS
from newslint.readers import read_article
from newslint.rulebook import load
from newslint.settings import Settings

ROOT = Path(__file__).resolve().parent.parent
TABLE = ROOT / "docs" / "recall-facts.md"
RELATIONS = ROOT / "tools" / "relations_facts.tsv"
_FIGURE = re.compile(r"\d[\d,]*(?:\.\d+)?")
_PART = re.compile(r"\[\[(.+?)\]\]")


def _figure(part: str, change: Callable[[Decimal], Decimal]) -> str | None:
    """The part with its figure changed, as many decimals and the same grouping kept; None where nothing changes."""
    match = _FIGURE.search(part)
    if not match:
        return None
    value = Decimal(match.group().replace(",", ""))
    made = change(value).quantize(Decimal(1).scaleb(int(value.as_tuple().exponent)), rounding=ROUND_HALF_UP)
    text = f"{made:,}" if "," in match.group() or made >= 1000 else str(made)
    return None if made == value or made <= 0 else part[: match.start()] + text + part[match.end() :]


def _swapped(part: str) -> str | None:
    """The first two neighbouring digits that differ change places."""
    for match in re.finditer(r"(?=(\d),?(\d))", part):
        one, two = match.start(1), match.start(2)
        if part[one] != part[two] and part[two] != "0":
            return part[:one] + part[two] + part[one + 1 : two] + part[one] + part[two + 1 :]
    return None


def _last_digit(part: str) -> str | None:
    """The last digit goes up by one, where the figure is told to the last one: the slip of a sum."""
    match = re.search(r"(?<![.\d])\d[\d,]*(?![\d.]| (?:million|billion)|m\b)", part)
    if not match or match.group()[-1] in "09":
        return None
    return part[: match.end() - 1] + str(int(part[match.end() - 1]) + 1) + part[match.end() :]


def _another_weekday(part: str) -> str | None:
    """The weekday after the one written, in full or short."""
    for at, name in enumerate(WEEKDAYS):
        for written in (name, name[:3]):
            if written in part:
                other = WEEKDAYS[(at + 1) % 7]
                return part.replace(written, other if written == name else other[:3], 1)
    return None


def _lacking(part: str) -> str | None:
    """The day after the last one of the month, where that is 30 or less: April 31, 30 February."""
    month = next((at for at, name in enumerate(MONTHS, 1) if re.search(rf"\b{name[:3]}", part)), 0)
    last = {2: "30", 4: "31", 6: "31", 9: "31", 11: "31"}.get(month)
    return re.sub(r"\b\d{1,2}(?!\d)", last, part, count=1) if last else None


def _hour_later(part: str) -> str | None:
    """A clock time with its hour one up, 1200 as 1300."""
    match = re.match(r"(\d{1,2})(?=\d\d\b|[:.]\d\d| ?[ap]\.?m)", part)
    if not match or match[1] in ("11", "12", "23"):
        return None
    return f"{int(match[1]) + 1:0{len(match[1])}}{part[match.end() :]}"


def _digit_lost(part: str) -> str | None:
    """The last group of thousands loses its last digit; one comma alone may be a decimal point, save in money."""
    if part[0] not in "$£" and part.count(",") < 2:
        return None
    return re.sub(r"(,\d\d)\d(?!.*\d)", r"\1", part)


def _digit_more(part: str) -> str | None:
    """The last group of thousands has a digit too many, and is no year."""
    return re.sub(r",(\d\d\d)(?!.*\d)", r",9\1", part)


@cache
def _pairs() -> list[tuple[str, str, str]]:
    """The towns of the relations with the region they stand with and their country's code."""
    found = (part.split(", ") for rule, _, part, _, _ in relations() if rule == "place-parent")
    return [(town, region, places_named(town)[0].region.country) for town, region in found]


def _picked(part: str, options: Sequence[str]) -> str | None:
    """One of some words, the same one each time."""
    return options[sum(map(ord, part)) % len(options)] if options else None


def _another_region(part: str) -> str | None:
    """Another region of the country."""
    town, region, country = next(pair for pair in _pairs() if part == ", ".join(pair[:2]))
    other = _picked(part, [name for _, name, home in _pairs() if home == country and name != region])
    return f"{town}, {other}" if other else None


def _another_town(part: str) -> str | None:
    """Another town of the country."""
    _, region, country = next(pair for pair in _pairs() if part == ", ".join(pair[:2]))
    other = _picked(part, [name for name, where, home in _pairs() if home == country and where != region])
    return f"{other}, {region}" if other else None


def _another_country(part: str) -> str:
    """A country in which the town does not lie."""
    town, _, country = part.partition(", ")
    listed = "France China Japan Germany Nigeria Austria Italy Sweden Kenya Poland Vietnam".split()
    return f"{town}, {_picked(part, [name for name in listed if name != country])}"


_CITIES = "Sydney Istanbul Mumbai Barcelona Milan Munich Casablanca Toronto Shanghai Osaka Geneva Antwerp".split()
_CURRENCIES = "yuan rupiah zlotys forints kronor ringgit baht naira dong rand".split()


def _another_currency(part: str) -> str:
    """The currency of another country."""
    people, _, own = part.rpartition(" ")
    listed = [name for name in _CURRENCIES if name != own and not (people == "Danish" and name == "kronor")]
    return f"{people} {_picked(part, listed)}"


CHANGES: Mapping[str, Callable[[str], str | None]] = {
    "3 points more": lambda part: _figure(part, lambda value: value + 3),
    "3 points less": lambda part: _figure(part, lambda value: value - 3),
    "a quarter more": lambda part: _figure(part, lambda value: value * Decimal("1.25")),
    "a quarter less": lambda part: _figure(part, lambda value: value * Decimal("0.75")),
    "ten times": lambda part: _figure(part, lambda value: value * 10),
    "digits swapped": _swapped,
    "last digit one up": _last_digit,
    "another weekday": _another_weekday,
    "a day the month lacks": _lacking,
    "an hour later": _hour_later,
    "a digit lost": _digit_lost,
    "a digit too many": _digit_more,
    "another region": _another_region,
    "another town": _another_town,
    "another country": _another_country,
    "another city": lambda part: _picked(part, _CITIES),
    "a city": lambda part: _picked(part, "Chengdu Marseille Sapporo Guangzhou Nagoya Wuhan Nanjing".split()),
    "another currency": _another_currency,
}
PLAN: Mapping[str, tuple[str, ...]] = {
    "percent-change": ("3 points more", "3 points less", "digits swapped"),
    "percent-points": ("3 points more", "digits swapped"),
    "share-percent": ("3 points more", "3 points less", "digits swapped"),
    "parts-total": ("last digit one up", "a quarter more", "ten times", "digits swapped"),
    "unit-conversion": ("a quarter more", "a quarter less", "ten times", "digits swapped"),
    "average": ("a quarter more", "ten times"),
    "per-capita": ("a quarter more", "ten times"),
    "multiple": ("a quarter more", "ten times"),
    "currency-conversion": ("a quarter more", "ten times"),
    "vote-count": ("last digit one up", "digits swapped"),
    "direction": ("a quarter more", "digits swapped"),
    "weekday-date": ("another weekday",),
    "impossible-date": ("a day the month lacks",),
    "relative-day": ("another weekday", "3 points more", "3 points less"),
    "age-birth-year": ("3 points more", "3 points less", "digits swapped"),
    "age-drift": ("3 points more", "digits swapped"),
    "lifespan": ("3 points more", "3 points less", "digits swapped"),
    "years-ago": ("3 points more", "3 points less"),
    "holiday-date": ("last digit one up",),
    "time-zone": ("an hour later",),
    "weekday-date@no year": ("another weekday",),
    "malformed-number": ("a digit lost", "a digit too many"),
    "place-parent": ("another region", "another town"),
    "place-parent@country": ("another country",),
    "place-level": ("a city",),
    "capital": ("another city",),
    "currency-country": ("another currency",),
}
"""The changes that each rule is measured with; what follows an @ tells two sorts of relations of one rule apart."""
FLOORS: Mapping[tuple[str, str], float] = {
    ("percent-change", "3 points more"): 0.90,
    ("percent-change", "3 points less"): 0.90,
    ("percent-points", "3 points more"): 0.90,
    ("share-percent", "3 points more"): 0.80,
    ("share-percent", "3 points less"): 0.80,
    ("share-percent", "digits swapped"): 0.80,
    ("parts-total", "last digit one up"): 0.80,
    ("parts-total", "a quarter more"): 0.95,
    ("parts-total", "ten times"): 0.80,
    ("parts-total", "digits swapped"): 0.80,
    ("unit-conversion", "a quarter more"): 0.95,
    ("unit-conversion", "a quarter less"): 0.95,
    ("weekday-date", "another weekday"): 0.99,
    ("weekday-date@no year", "another weekday"): 0.90,
    ("malformed-number", "a digit lost"): 0.90,
    ("malformed-number", "a digit too many"): 0.90,
    ("place-parent", "another region"): 0.80,
    ("place-parent", "another town"): 0.80,
    ("place-parent@country", "another country"): 0.80,
    ("place-level", "a city"): 0.80,
    ("capital", "another city"): 0.80,
    ("currency-country", "another currency"): 0.80,
    ("impossible-date", "a day the month lacks"): 0.90,
    ("age-birth-year", "3 points more"): 0.90,
    ("lifespan", "3 points more"): 0.90,
    ("holiday-date", "last digit one up"): 0.90,
    ("time-zone", "an hour later"): 0.90,
}


@dataclass
class Tally:
    """How many broken relations were made, and in how many the rule spoke."""

    made: int = 0
    found: int = 0

    @property
    def rate(self) -> float:
        """Found of those made."""
        return self.found / max(1, self.made)


def relations() -> Iterator[tuple[str, str, str, str, date | None]]:
    """Each relation: its rule, the text before the part to break, the part, the text after it, the day of the story."""
    for line in RELATIONS.read_text(encoding="utf-8").splitlines():
        rule, text, day = (f"{line}\t\t").split("\t")[:3]
        match = _PART.search(text)
        if match:
            published = date.fromisoformat(day) if day else None
            yield rule, text[: match.start()], match[1], text[match.end() :], published


def measured() -> tuple[dict[tuple[str, str], Tally], list[str]]:
    """The tallies of each rule and change, and the relations that are flagged unbroken."""
    rules = {rule.name.partition("/")[2]: rule for rule in load() if rule.family in ("facts", "typo")}
    desks = {name: Desk((rules[name.partition("@")[0]],), Settings()) for name in PLAN}
    tallies = {(rule, change): Tally() for rule, changes in PLAN.items() for change in changes}
    wrong = []
    for rule, before, part, after, day in relations():
        if _speaks(desks[rule], before + part + after, day):
            wrong.append(before + part + after)
        for change in PLAN[rule]:
            broken = CHANGES[change](part)
            if broken is not None:
                tally = tallies[rule, change]
                tally.made += 1
                tally.found += _speaks(desks[rule], before + broken + after, day)
    return tallies, wrong


def _speaks(desk: Desk, text: str, day: date | None) -> bool:
    return bool(desk.read(dated(read_article(text, "relation", "snippet"), day)).findings)


def page(tallies: Mapping[tuple[str, str], Tally]) -> str:
    """The table as Markdown."""
    rows = [
        f"| {_shown(rule)} | {change} | {tally.made} | {tally.rate:.0%} | "
        f"{f'{FLOORS[rule, change]:.0%}' if (rule, change) in FLOORS else ''} |"
        for (rule, change), tally in tallies.items()
    ]
    return "\n".join(
        [
            "# What the facts rules find of broken figures",
            "",
            "`python tools/mutants_facts.py` breaks one figure or day in each of the relations of",
            "tools/relations_facts.tsv, which agree and stay silent as they stand (some are from the clean drafts),",
            "and reads it with its rule. What rounding still allows counts as missed.",
            "",
            "| rule | figure broken | made | found | floor |",
            "|---|---|---|---|---|",
            *rows,
            "",
        ]
    )


def _shown(rule: str) -> str:
    name, _, sort = rule.partition("@")
    return f"{'typo' if name == 'malformed-number' else 'facts'}/{name}{f', {sort}' if sort else ''}"


def main() -> int:
    """Measure, then write or compare."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true")
    given = parser.parse_args()
    tallies, wrong = measured()
    low = [
        f"{_shown(rule)}, {change}: found {tallies[rule, change].rate:.0%}, floor {floor:.0%}"
        for (rule, change), floor in FLOORS.items()
        if tallies[rule, change].rate < floor
    ]
    low += [f"flagged as it stands: {text}" for text in wrong]
    text = page(tallies)
    print("\n".join([text, *low]))
    if not given.check:
        TABLE.write_text(text, encoding="utf-8")
    elif TABLE.read_text(encoding="utf-8") != text:
        low.append("docs/recall-facts.md is out of date: run tools/mutants_facts.py")
        print(low[-1])
    return 1 if low else 0


if __name__ == "__main__":
    sys.exit(main())
