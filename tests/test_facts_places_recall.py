"""How many swapped regions, countries and capitals the checks of places find, and that the right ones stay silent."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

import pytest

from newslint.facts import places

CITIES = [
    line.split(", ")
    for line in """Toulouse, Occitanie, France
Calgary, Alberta, Canada
Winnipeg, Manitoba, Canada
Saskatoon, Saskatchewan, Canada
Halifax, Nova Scotia, Canada
Brisbane, Queensland, Australia
Adelaide, South Australia, Australia
Geelong, Victoria, Australia
Hobart, Tasmania, Australia
Townsville, Queensland, Australia
Chengdu, Sichuan, China
Wuhan, Hubei, China
Guangzhou, Guangdong, China
Nanjing, Jiangsu, China
Harbin, Heilongjiang, China
Nagoya, Aichi, Japan
Sapporo, Hokkaido, Japan
Leipzig, Saxony, Germany
Nuremberg, Bavaria, Germany
Heidelberg, Baden-Württemberg, Germany
Cologne, North Rhine-Westphalia, Germany
Lucknow, Uttar Pradesh, India
Jaipur, Rajasthan, India
Nagpur, Maharashtra, India
Patna, Bihar, India
Mysuru, Karnataka, India
Cincinnati, Ohio, United States
Milwaukee, Wisconsin, United States
Tulsa, Oklahoma, United States
Albuquerque, New Mexico, United States
Sacramento, California, United States
Omaha, Nebraska, United States
Minneapolis, Minnesota, United States
Pittsburgh, Pennsylvania, United States
Seattle, Washington, United States
Raleigh, North Carolina, United States
Ibadan, Oyo, Nigeria
Port Harcourt, Rivers, Nigeria
Southwold, Suffolk, United Kingdom
Filey, North Yorkshire, United Kingdom
Skegness, Lincolnshire, United Kingdom
Ilfracombe, Devon, United Kingdom
Anstruther, Fife, United Kingdom
Ludlow, Shropshire, United Kingdom
Penzance, Cornwall, United Kingdom
Aldeburgh, Suffolk, United Kingdom
Innsbruck, Tyrol, Austria
Graz, Styria, Austria
Bologna, Emilia-Romagna, Italy
Catania, Sicily, Italy""".splitlines()
]


def found(read: Callable[..., Any], rule: str, text: str) -> bool:
    return any(finding.rule == rule for finding in read(text, rule).findings)


def test_swapped_regions_are_found(read: Callable[..., Any]) -> None:
    chance = random.Random(6)
    missed = []
    for city, region, country in CITIES:
        others = [row[1] for row in CITIES if row[2] == country and row[1] != region]
        wrong = chance.choice(others or ["Ontario"])
        if others and not found(read, "facts/place-parent", f"The fire broke out in {city}, {wrong}, on Monday."):
            missed.append((city, wrong))
    assert len(missed) <= len(CITIES) // 5, missed


def test_swapped_countries_are_found(read: Callable[..., Any]) -> None:
    chance = random.Random(7)
    names = [
        "France",
        "China",
        "Japan",
        "Germany",
        "Nigeria",
        "Austria",
        "Italy",
        "Sweden",
        "Kenya",
        "Poland",
        "Vietnam",
    ]
    big = [row for row in CITIES if any(place.big for place in places.places_named(row[0]))]
    missed = []
    for city, _, country in big:
        wrong = chance.choice([name for name in names if name != country])
        if not found(read, "facts/place-parent", f"The fire broke out in {city}, {wrong}, on Monday."):
            missed.append((city, wrong))
    assert len(missed) <= len(big) // 5, missed


def test_regions_and_countries_as_they_are_stay_silent(read: Callable[..., Any]) -> None:
    text = "\n\n".join(
        f"The fire broke out in {city}, {region}, on Monday. It went on in {city}, {country}."
        for city, region, country in CITIES
    )
    assert not read(text, "facts/place-parent", format="markdown").findings


def test_swapped_capitals_are_found_and_right_ones_are_not(read: Callable[..., Any]) -> None:
    chance = random.Random(8)
    listed = [country for country in places.countries().values() if not places.is_disputed(country.capitals[0])]
    missed = 0
    for country in listed:
        other = chance.choice([one for one in listed if one.capitals[0] not in country.capitals])
        missed += not found(
            read, "facts/capital", f"She lives in {other.capitals[0]}, the capital of {country.names[0]}."
        )
        right = f"She lives in {country.capitals[0]}, the capital of {country.names[0]}."
        assert not found(read, "facts/capital", right), right
    assert missed <= len(listed) // 5


@pytest.mark.parametrize("country", ["JP", "SE", "IN", "TR", "NG"])
def test_every_currency_of_a_country_is_right_with_its_people(country: str, read: Callable[..., Any]) -> None:
    entry = places.countries()[country]
    text = " ".join(f"It cost ten {people} {money}." for people in entry.peoples for money in entry.currencies)
    assert not found(read, "facts/currency-country", text)
