"""Distances and directions between two towns that the map does not bear out: a check that a newsroom must name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from math import asin, atan2, cos, degrees, radians, sin, sqrt
from typing import TYPE_CHECKING

from newslint.article import UNREAD, Article
from newslint.checks.place_words import NAME
from newslint.findings import Abstention, Hit, Operands, Place, Said
from newslint.on_use import compiled

if TYPE_CHECKING:
    from newslint.facts.places import Where

_SIDES = ("north", "north-east", "east", "south-east", "south", "south-west", "west", "north-west")
_MILE = 1.609344
_NEAR = 60
"""Towns nearer than so many kilometres are not judged: their middles and their edges lie too far apart."""
_TURNED = 100
"""A direction that is off by more degrees than this is told the wrong way round."""
_ELSEWHERE = 3
"""A name that so many other states or provinces of the country have may stand for any of them."""


@cache
def _apart() -> re.Pattern[str]:
    side = r"(?:north|south)[-\u2011 ]?(?:east|west)|north|south|east|west"
    return compiled(
        rf"(?P<one>{NAME}),?[  ](?:(?:is|lies)[  ])?(?:(?:about|some|around|roughly|nearly|almost)[  ])?"
        rf"(?P<far>\d[\d,.]*)[  ]?(?P<unit>km|kilomet(?:re|er)s|miles)"
        rf"(?:(?:[  ]to[  ]the)?[  ](?P<side>{side})[  ]of|[^.;,]{{0,24}}?[  ]from)[  ](?P<two>{NAME})"
    )


def distance(article: Article, _: Mapping[str, object]) -> Iterator[Said]:
    """A distance shorter than the straight line between two towns, or far longer than any road; a wrong direction."""
    for index, block in enumerate(article.blocks):
        for match in _apart().finditer(block.text) if block.kind not in UNREAD else ():
            towns = _towns(match["one"], match["two"])
            where = Place(index, *match.span())
            if towns == ():
                continue
            if towns is None:
                yield Abstention(where, "more than one place of that name")
            else:
                yield from _judged(match, where, *towns)


def _judged(match: re.Match[str], where: Place, one: Where, two: Where) -> Iterator[Said]:
    told = float(match["far"].strip(".,").replace(",", "")) * (1 if match["unit"][0] == "k" else _MILE)
    line = _line(one, two)
    if line < _NEAR:
        return
    if not line * 0.8 - 15 <= told <= line * 3 + 30:
        shown = line if match["unit"][0] == "k" else line / _MILE
        words = {"one": match["one"], "two": match["two"], "line": f"{shown:,.0f} {match['unit']}"}
        yield Hit(where, words, operands=_operands(match, where))
        return
    if match["side"]:
        bearing = _bearing(one, two)
        stated = _SIDES.index(re.sub(r"(?<=th)[-\u2011 ]?(?=[ew])", "-", match["side"])) * 45
        if abs((bearing - stated + 180) % 360 - 180) > _TURNED:
            side = _SIDES[round(bearing / 45) % 8]
            message = f"{match['one']} lies {side} of {match['two']} (GeoNames, 2026-10)."
            yield Hit(where, message=message, operands=_operands(match, where))


def _operands(match: re.Match[str], where: Place) -> Operands:
    towns = tuple(Place(where.block, *match.span(name)) for name in ("one", "two"))
    return {"a town": towns, "the distance": Place(where.block, match.start("far"), match.end("unit"))}


def _towns(one: str, two: str) -> tuple[Where, Where] | tuple[()] | None:
    """The two towns of those names; an empty tuple where one is not known, None where others may be meant."""
    from newslint.facts.places import countries, country_holds, other_regions, places_named

    ones, twos = places_named(one), places_named(two)
    if not ones or not twos:
        return ()
    at_home = [(a, b) for a in ones for b in twos if a.region.country == b.region.country]
    if len(at_home) > 1 or (not at_home and len(ones) + len(twos) > 2):
        return None
    first, second = at_home[0] if at_home else (ones[0], twos[0])
    home = first.region.country if at_home else ""
    if any(code != home and country_holds(one, code) and country_holds(two, code) for code in countries()):
        return None
    if at_home and max(other_regions(one, first), other_regions(two, second)) >= _ELSEWHERE:
        return None
    return first, second


def _line(one: Where, two: Where) -> float:
    """The straight line between two points of the globe in kilometres."""
    rise, run = radians(two.latitude - one.latitude), radians(two.longitude - one.longitude)
    square = sin(rise / 2) ** 2 + cos(radians(one.latitude)) * cos(radians(two.latitude)) * sin(run / 2) ** 2
    return 12742 * asin(sqrt(square))


def _bearing(one: Where, two: Where) -> float:
    """In which direction the first town lies from the second, in degrees from north by east."""
    run = radians(one.longitude - two.longitude)
    north, other = radians(one.latitude), radians(two.latitude)
    across = sin(run) * cos(north)
    up = cos(other) * sin(north) - sin(other) * cos(north) * cos(run)
    return degrees(atan2(across, up)) % 360
