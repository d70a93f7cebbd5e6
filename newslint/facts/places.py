"""Places of the world: which regions a name can lie in, what regions and countries there are, what their capitals are.

Each table is opened when a check first asks for it.
"""

from __future__ import annotations

from functools import cache, lru_cache

from newslint.facts.folding import FOLDING, folded, folded_lines, pair_key
from newslint.kept import derived
from newslint.records import NamedTuple, record
from newslint.tables import bytes_of, lines_of, path_of, rows_of, trie_of

_NAMED = ("regions.tsv", "countries.tsv")
SOURCE = "GeoNames, 2026-10"
"""The table of places and its date, as findings cite it."""
_BIG = (100_000).bit_length()
_GREAT = (600_000).bit_length()
_MANY_TONGUES = frozenset({"US", "CA", "AU", "NZ", "ZA"})
"""Countries that have small places named after towns all over the world."""
_SETTLED = (
    frozenset("GB IE US CA AU NZ ZA JM BB TT GY BZ BS GD LC KN AG DM IN LK KE ZW ZM NG GH SL BM FK GI".split()),
    frozenset("ES PT MX AR CO PE CL VE EC BO UY PY GT HN SV NI CR PA DO CU PR PH BR AO MZ CV GW ST GQ".split()),
)
"""Countries that share names of places, since one settled the other or one people settled both."""
_TERRITORIES = {
    "FR": "RE GP MQ GF NC PF YT PM WF MF BL", "NL": "CW AW SX BQ", "DK": "GL FO", "US": "PR GU VI AS MP",
    "GB": "GI BM FK KY VG TC AI MS SH GG JE IM", "NO": "SJ", "AU": "NF CX CC", "NZ": "CK NU TK", "CN": "HK MO",
    "FI": "AX",
}  # fmt: skip


class Region(NamedTuple):
    """A country, or a state, province or county: its code, what it is, its names, and the codes that count as in it."""

    code: str
    kind: str
    names: tuple[str, ...]
    inside: tuple[str, ...]

    @property
    def name(self) -> str:
        """The name that messages use."""
        return self.names[0]

    @property
    def country(self) -> str:
        """The code of the country that it is, or that it lies in."""
        return self.code.partition(".")[0]

    @property
    def sovereign(self) -> bool:
        """Whether it is a country."""
        return "." not in self.code


@record
class Country:
    """A country: code, names, words for its people and things, capitals and currencies, those of today first."""

    code: str
    names: tuple[str, ...]
    peoples: tuple[str, ...]
    capitals: tuple[str, ...]
    currencies: tuple[str, ...]


class Where(NamedTuple):
    """Where a place of some name lies: region, people in powers of two, position in degrees."""

    region: Region
    size: int
    latitude: float
    longitude: float

    @property
    def big(self) -> bool:
        """Whether a hundred thousand people or more live there."""
        return self.size >= _BIG


@cache
def _lines() -> list[str]:
    return lines_of("regions.tsv")


@cache
def _region(number: int) -> Region:
    code, kind, names, inside, besides = _lines()[number].split("\t")
    codes = tuple(filter(None, f"{inside}|{besides}".split("|"))) or (code,)
    return Region(code, kind, tuple(names.split("|")), codes)


@cache
def countries() -> dict[str, Country]:
    """The countries by code."""
    found = {}
    for code, *cells in rows_of("countries.tsv"):
        names, peoples, capitals, currencies = (tuple(cell.split("|")) for cell in cells[:4])
        found[code] = Country(code, names, peoples, capitals, currencies)
    return found


@cache
def _names() -> str:
    """The folded names of all regions and then all countries, a line each, each name between bars."""
    return derived("folded names", _fold_names, *(path_of(name) for name in _NAMED), FOLDING)


def _fold_names() -> str:
    rows = [line.split("\t", 3)[2] for line in _lines()]
    lines = [*rows, *("|".join(country.names) for country in countries().values())]
    return folded_lines("|" + "|\n|".join(lines) + "|")


@cache
def _at_line(number: int) -> Region | None:
    """The region or country whose names stand in a line; None for the parts of British counties."""
    if number < len(_lines()):
        region = _region(number)
        part = region.country == "GB" and region.kind != "County" and region.code.count(".") > 1
        return None if part else region
    country = list(countries().values())[number - len(_lines())]
    return Region(country.code, "country", country.names, (country.code, *_TERRITORIES.get(country.code, "").split()))


@lru_cache(maxsize=4000)
def _by_name(name: str) -> tuple[Region, ...]:
    found, sought, at = [], f"|{name}|", -1
    while name and (at := _names().find(sought, at + 1)) >= 0:
        region = _at_line(_names().count("\n", 0, at))
        if region is not None and region not in found:
            found.append(region)
    return tuple(found)


@cache
def _short_forms() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for code, forms, *_ in rows_of("abbreviations.tsv"):
        for form in forms.split("|"):
            found.setdefault(form, []).append(code)
    return found


@cache
def _of_code(code: str) -> Region:
    return _region(next(number for number, line in enumerate(_lines()) if line.startswith(f"{code}\t")))


def regions_named(name: str) -> tuple[Region, ...]:
    """Every country, state, province and county that a name or a short form ("Ind.") may stand for."""
    codes = _short_forms().get(name)
    return tuple(map(_of_code, codes)) if codes else _by_name(folded(name))


@cache
def _by_people() -> dict[str, tuple[Country, ...]]:
    found: dict[str, list[Country]] = {}
    for country in countries().values():
        for people in country.peoples:
            found.setdefault(people, []).append(country)
    return {people: tuple(named) for people, named in found.items()}


def countries_of(people: str) -> tuple[Country, ...]:
    """The countries that a word such as "Danish" may stand for; the word must be written with its capital."""
    return _by_people().get(people, ())


@cache
def peoples() -> tuple[str, ...]:
    """The words for the people and things of a country, longest first."""
    return tuple(sorted(_by_people(), key=lambda people: (-len(people), people)))


def _has(key: int) -> bool:
    """Whether a key is in the sorted table of pairs."""
    view = bytes_of("place_pairs.bin")
    low, high = 0, len(view) // 4
    while low < high:
        middle = (low + high) // 2
        found = int.from_bytes(view[middle * 4 : middle * 4 + 4], "little")
        if found == key:
            return True
        if found < key:
            low = middle + 1
        else:
            high = middle
    return False


@lru_cache(maxsize=4000)
def places_named(name: str) -> tuple[Where, ...]:
    """The places of a name that are big enough, or alone enough, to say where they lie; the biggest first."""
    rows = trie_of("places.marisa", "<HBhh").get(folded(name)) or []
    found = [Where(_region(number), size, down / 100, across / 100) for number, size, down, across in rows]
    return tuple(sorted(found, key=lambda where: (-where.size, where.region.code)))


def lies_in(name: str, region: Region) -> bool:
    """Whether a place of that name is known in or hard by a region; only for names that ``places_named`` knows."""
    plain = folded(name)
    return any(_has(pair_key(plain, code)) for code in region.inside)


def country_holds(name: str, code: str) -> bool:
    """Whether a place of that name is known in the country of a code; only for names that ``places_named`` knows."""
    return _has(pair_key(folded(name), code))


def other_regions(name: str, where: Where) -> int:
    """How many other states, provinces or regions of the country of a place have one of its name."""
    plain, country = folded(name), where.region.country
    codes = {line.partition("\t")[0] for line in _lines() if line.startswith(f"{country}.")} - {where.region.code}
    return sum(_has(pair_key(plain, code)) for code in codes)


def is_region_name(name: str) -> bool:
    """Whether a province, district or county bears a name that ``places_named`` knows."""
    return _has(pair_key(folded(name), "*"))


@cache
def _disputed() -> frozenset[str]:
    return frozenset(folded(name) for row in rows_of("disputed.tsv") for name in row[0].split("|"))


def is_disputed(name: str) -> bool:
    """Whether a place or region is one of those that no check speaks about."""
    return folded(name) in _disputed()


@cache
def region_capitals() -> dict[str, tuple[str, ...]]:
    """The capitals of states and provinces by code, today's first."""
    return {code: tuple(names.split("|")) for code, names, *_ in rows_of("region_capitals.tsv")}


@cache
def _all_capitals() -> frozenset[str]:
    listed = [country.capitals for country in countries().values()] + list(region_capitals().values())
    return frozenset(folded(name) for names in listed for name in names)


def is_known_place(name: str) -> bool:
    """Whether a name is that of a place in the tables."""
    return folded(name) in _all_capitals() or bool(places_named(name))


def country_name(code: str) -> str:
    """The name of a country by its code, empty where the table lacks it."""
    country = countries().get(code)
    return country.names[0] if country else ""


def shares_names(region: Region, places: tuple[Where, ...]) -> bool:
    """Whether a region may hold a small place named after one of these, which lie in other countries."""
    for where in places:
        other = where.region.country
        if other == region.country or (region.sovereign and region.country != "US" and where.size >= _GREAT):
            continue
        if region.country in _MANY_TONGUES or any(region.country in group and other in group for group in _SETTLED):
            return True
    return False
