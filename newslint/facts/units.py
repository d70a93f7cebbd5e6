"""Units of measure with their exact values, by international agreement of 1959 and the SI."""

from __future__ import annotations

from fractions import Fraction
from functools import cache

from newslint.on_use import compiled
from newslint.records import NamedTuple


class Unit(NamedTuple):
    """A unit: what it measures, and how many of the SI unit of that kind one is (metre, square metre, …)."""

    kind: str
    size: Fraction


_F = Fraction
_FOOT = _F(3048, 10000)
_MILE = _FOOT * 5280
_POUND = _F(45359237, 10**8)
_LITRE = _F(1, 1000)
UNITS: dict[str, Unit] = {
    "mm": Unit("length", _F(1, 1000)),
    "cm": Unit("length", _F(1, 100)),
    "m": Unit("length", _F(1)),
    "km": Unit("length", _F(1000)),
    "in": Unit("length", _FOOT / 12),
    "ft": Unit("length", _FOOT),
    "yd": Unit("length", _FOOT * 3),
    "mi": Unit("length", _MILE),
    "nmi": Unit("length", _F(1852)),
    "m2": Unit("area", _F(1)),
    "km2": Unit("area", _F(10**6)),
    "ft2": Unit("area", _FOOT**2),
    "mi2": Unit("area", _MILE**2),
    "yd2": Unit("area", (_FOOT * 3) ** 2),
    "ha": Unit("area", _F(10**4)),
    "acre": Unit("area", _MILE**2 / 640),
    "mg": Unit("mass", _F(1, 10**6)),
    "g": Unit("mass", _F(1, 1000)),
    "kg": Unit("mass", _F(1)),
    "t": Unit("mass", _F(1000)),
    "ton": Unit("mass", _POUND * 2000),
    "lb": Unit("mass", _POUND),
    "oz": Unit("mass", _POUND / 16),
    "st": Unit("mass", _POUND * 14),
    "ml": Unit("volume", _LITRE / 1000),
    "l": Unit("volume", _LITRE),
    "m3": Unit("volume", _F(1)),
    "gal": Unit("volume", _F(3785411784, 10**12)),
    "pt": Unit("volume", _F(473176473, 10**12)),
    "qt": Unit("volume", _F(946352946, 10**12)),
    "ft3": Unit("volume", _FOOT**3),
    "bbl": Unit("volume", _F(3785411784, 10**12) * 42),
    "km/h": Unit("speed", _F(1000, 3600)),
    "mph": Unit("speed", _MILE / 3600),
    "kn": Unit("speed", _F(1852, 3600)),
    "m/s": Unit("speed", _F(1)),
    "ft/s": Unit("speed", _FOOT),
    "C": Unit("temperature", _F(1)),
    "F": Unit("temperature", _F(5, 9)),
}
OTHER_SIZES: dict[str, tuple[Fraction, ...]] = {
    "ton": (_F(1000), _POUND * 2240),
    "t": (_POUND * 2000, _POUND * 2240),
    "gal": (_F(454609, 10**8),),
    "pt": (_F(56826125, 10**11),),
    "qt": (_F(11365225, 10**10),),
    "mi": (_F(1852),),
    "oz": (_F(311034768, 10**10),),
}
"""What else a unit's name may mean: imperial measures, long and metric tons, nautical miles, troy ounces."""
_METRES = "{0}metre {0}metres {0}meter {0}meters"
_LITRES = "{0}litre {0}litres {0}liter {0}liters"
_GRAMS = "{0}gram {0}grams {0}gramme {0}grammes"
_WORDS = {
    "mm": "mm " + _METRES.format("milli"),
    "cm": "cm " + _METRES.format("centi"),
    "m": "m " + _METRES.format(""),
    "km": "km kms " + _METRES.format("kilo"),
    "in": "in ins inch inches",
    "ft": "ft foot feet",
    "yd": "yd yds yard yards",
    "mi": "mi mile miles",
    "nmi": "nautical_mile nautical_miles",
    "m2": "m2 m² sqm sq_m " + _METRES.format("square_") + " " + _METRES.format("sq_"),
    "km2": "km2 km² sq_km " + _METRES.format("square_kilo") + " " + _METRES.format("sq_kilo"),
    "ft2": "ft² sq_ft sq_feet square_foot square_feet",
    "mi2": "sq_mi sq_mile sq_miles square_mile square_miles",
    "yd2": "sq_yard sq_yards square_yard square_yards",
    "ha": "ha hectare hectares",
    "acre": "acre acres",
    "mg": "mg " + _GRAMS.format("milli"),
    "g": "g gm " + _GRAMS.format(""),
    "kg": "kg kgs kilo kilos " + _GRAMS.format("kilo"),
    "t": "tonne tonnes metric_ton metric_tons",
    "ton": "ton tons short_ton short_tons",
    "lb": "lb lbs pound pounds",
    "oz": "oz ounce ounces",
    "st": "stone stones",
    "ml": "ml " + _LITRES.format("milli"),
    "l": _LITRES.format(""),
    "m3": "m³ " + _METRES.format("cubic_"),
    "gal": "gallon gallons",
    "pt": "pint pints",
    "qt": "quart quarts",
    "ft3": "cubic_foot cubic_feet",
    "bbl": "barrel barrels",
    "km/h": "km/h kmh kph "
    + " ".join(f"{form}_{per}_hour" for form in _METRES.format("kilo").split() for per in ("per", "an")),
    "mph": "mph mile_per_hour miles_per_hour miles_an_hour",
    "kn": "knot knots",
    "m/s": "m/s metres_per_second meters_per_second metres_a_second meters_a_second",
    "ft/s": "feet_per_second feet_a_second",
    "C": "°c °_c c celsius degrees_c degrees_celsius degree_celsius degrees_centigrade",
    "F": "°f °_f f fahrenheit degrees_f degrees_fahrenheit degree_fahrenheit",
}


@cache
def _names() -> dict[str, str]:
    return {form.replace("_", " "): key for key, forms in _WORDS.items() for form in forms.split()}


_FIRST_WORD = compiled(r"(?:° ?)?[A-Za-z]+[²³2]?(?:/[a-z])?")
_NEXT_WORD = compiled("[ \u00a0\u202f-][A-Za-z]+")
_GOES_ON = compiled(r"[\w²³]|/(?!\d)")


def unit_end(text: str, start: int) -> int:
    """Where the unit written at ``start`` ends, the longest name taken ("square miles"); 0 where there is none."""
    first = _FIRST_WORD.match(text, start)
    if not first:
        return 0
    ends = [first.end()]
    while len(ends) < 3 and (more := _NEXT_WORD.match(text, ends[-1])):
        ends.append(more.end())
    for end in reversed(ends):
        if not _GOES_ON.match(text, end) and _plain(text[start:end]).lower() in _names():
            return end
    return 0


def _plain(written: str) -> str:
    return written.replace("\u00a0", " ").replace("\u202f", " ").replace("-", " ")


def unit_named(written: str) -> str | None:
    """The key of a unit as written ("kilometres", "sq ft"), None where it is none; C and F stand in capitals."""
    plain = _plain(written)
    if plain in ("c", "f") or (plain.isupper() and plain not in ("C", "F", "KM", "KG", "MPH", "°C", "°F", "KPH")):
        return None
    return _names().get(plain.lower())
