"""The tables of places and countries: facts that changed lately, and what must never be judged."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from pathlib import Path

import pytest

from newslint.facts import places

DATA = Path(places.__file__).parent.parent / "data"

CAPITALS = [
    ("KZ", "Astana"), ("BI", "Gitega"), ("GQ", "Ciudad de la Paz"), ("MM", "Naypyidaw"), ("TZ", "Dodoma"),
    ("CI", "Yamoussoukro"), ("LK", "Colombo"), ("NG", "Abuja"), ("BR", "Brasilia"), ("PK", "Islamabad"),
    ("TR", "Ankara"), ("AU", "Canberra"), ("BO", "Sucre"), ("ZA", "Pretoria"), ("UA", "Kyiv"),
]  # fmt: skip
CURRENCIES = [
    ("HR", "euro"), ("BG", "euro"), ("LT", "euro"), ("LV", "euro"), ("EE", "euro"), ("MR", "ouguiya"), ("ST", "dobra"),
    ("VE", "bolivar"), ("ZM", "kwacha"), ("BY", "ruble"), ("SL", "leone"), ("ZW", "dollar"), ("SV", "dollar"),
]  # fmt: skip
NAMES = [
    ("SZ", "Eswatini"), ("MK", "North Macedonia"), ("CZ", "Czechia"), ("CV", "Cabo Verde"), ("TR", "Türkiye"),
    ("MM", "Myanmar"), ("TL", "Timor-Leste"), ("CI", "Côte d'Ivoire"),
]  # fmt: skip
REGIONS = [
    ("Odisha", "IN.21"), ("Uttarakhand", "IN.39"), ("Telangana", "IN.40"), ("Ladakh", "IN.41"),
    ("Nouvelle-Aquitaine", "FR.75"), ("Occitanie", "FR.76"),
]  # fmt: skip


@pytest.mark.parametrize(("code", "capital"), CAPITALS)
def test_capitals_of_today_come_first(code: str, capital: str) -> None:
    assert places.countries()[code].capitals[0] == capital


@pytest.mark.parametrize(("code", "money"), CURRENCIES)
def test_currencies_of_today_come_first(code: str, money: str) -> None:
    assert places.countries()[code].currencies[0] == money


@pytest.mark.parametrize(("code", "name"), NAMES)
def test_new_names_of_countries_are_known(code: str, name: str) -> None:
    assert [region.code for region in places.regions_named(name)] == [code]


@pytest.mark.parametrize(("name", "code"), REGIONS)
def test_new_names_of_regions_are_known(name: str, code: str) -> None:
    assert code in [region.code for region in places.regions_named(name)]


def test_old_capitals_and_currencies_are_still_right_for_their_time() -> None:
    countries = places.countries()
    assert {"Nur-Sultan", "Almaty"} <= set(countries["KZ"].capitals)
    assert "kuna" in countries["HR"].currencies
    assert "lev" in countries["BG"].currencies


@pytest.mark.parametrize(
    "name", ["Crimea", "Jerusalem", "Kashmir", "Taiwan", "Gaza", "Golan", "Stepanakert", "Hong Kong"]
)
def test_disputed_places_are_known_as_such(name: str) -> None:
    assert places.is_disputed(name)


@pytest.mark.parametrize(
    ("town", "region"),
    [
        ("Great Yarmouth", "Suffolk"), ("Bournemouth", "Hampshire"), ("Stockport", "Cheshire"),
        ("Bolton", "Lancashire"),
        ("Middlesbrough", "North Yorkshire"), ("Croydon", "Surrey"), ("Slough", "Buckinghamshire"),
    ],
)  # fmt: skip
def test_a_town_near_a_county_or_once_of_it_may_be_told_so(town: str, region: str) -> None:
    regions = places.regions_named(region)
    assert regions
    assert any(places.lies_in(town, each) for each in regions)


def test_short_forms_are_read_to_the_letter() -> None:
    assert [region.code for region in places.regions_named("Nev.")] == ["US.NV"]
    assert not places.regions_named("nev.")


def test_the_manifest_lists_every_table_as_it_stands() -> None:
    tables = json.loads((DATA / "manifest.json").read_text(encoding="utf-8"))["tables"]
    listed = {table["file"]: table["sha256"] for table in tables}
    for name in ("places.marisa", "place_pairs.bin", "regions.tsv", "countries.tsv", "disputed.tsv", "offices.tsv"):
        assert listed[name] == hashlib.sha256((DATA / name).read_bytes()).hexdigest()


def test_a_draft_without_places_opens_no_table() -> None:
    code = (
        "import sys; from newslint import lint, read_article; from newslint.rulebook import load\n"
        "lint(read_article('The hall is shut.\\n', 'draft.md', 'markdown'), load())\n"
        "print('newslint.facts.places' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
