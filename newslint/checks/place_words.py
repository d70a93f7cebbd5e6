"""Names of places as copy writes them, and the signs that a pair of names is something else."""

from __future__ import annotations

import re
from functools import cache

from newslint.on_use import compiled
from newslint.records import NamedTuple

_CAPITAL = r"[A-ZÀ-ÖØ-Þ][\w’'ʻ-]*"
_INNER = r"(?:upon|de|del|la|las|el|du|al|am|an|der|of|the)\b"
NAME = rf"(?:(?:St|Ste|Mt|Ft)\. )?{_CAPITAL}(?:[  ](?:{_CAPITAL}|{_INNER}(?=[  ]{_CAPITAL})))*"
"""A run of capitalised words, with the small words that names of places have inside."""
REGION = rf"(?:[A-Z]\.(?:[  ]?[A-Z][a-z]?\.)+|{_CAPITAL}(?:[  ](?:{_CAPITAL}|(?:and|of|the)\b(?=[  ]{_CAPITAL})))*)"
"""As NAME, and short forms such as N.Y."""
TOWNS = r"(?:cit(?:y|ies)|towns?|villages?|ports?|resort|suburb|hamlet|municipality)"
_SOFT = (
    r"(?:(?:downtown|central|inner|outer|greater|suburban|nearby|north(?:ern)?|south(?:ern)?|east(?:ern)?"
    r"|west(?:ern)?|north-?(?:east|west)(?:ern)?|south-?(?:east|west)(?:ern)?)[  ])?"
)
_OF = rf"(?:{TOWNS}|north|south|east|west|outskirts|centre|center|outside|suburbs|miles?|kilomet(?:re|er)s|km|streets)"
_WENT = frozenset(
    "moved move moves moving travelled traveled went go goes going drove driven returned returns flew came comes come "
    "relocated walked cycled journey trip emigrated home back".split()
)
"""Words after which "to" and "from" lead to where somebody goes, and not to the other side of a match."""
_SAID = frozenset("on at where when after before during last this since who which by while for until as".split())
_OLD = compiled(r"\b(?:1[0-8]\d\d|19[0-8]\d)s?\b|\bcentury\b|\bthen\b|\bformer(?:ly)?\b|\bonce\b|\bhistoric(?:al)?\b")


class Pair(NamedTuple):
    """Two names as they stand in a text: where the first and the second are, and whether the pair opens a sentence."""

    first: tuple[int, int]
    second: tuple[int, int]
    opens: bool


@cache
def _pair() -> re.Pattern[str]:
    return compiled(
        rf"(?<![\w’'-])(?P<lead>[Ii]n|[Aa]t|[Nn]ear|[Ff]rom|[Oo]utside|[Aa]round|[Tt]o|{_OF}[  ]of)[  ]{_SOFT}"
        rf"(?P<first>{NAME})(?P<join>,[  ](?:in[  ])?|[  ]in[  ])(?P<second>{REGION})"
    )


def pairs_in(text: str) -> list[Pair]:
    """The pairs "in City, Region" and "in City in Region" that end as an apposition ends."""
    found = []
    for match in _pair().finditer(text):
        start, end = match.span("second")
        if text[end : end + 1] == "." and len(match["second"]) < 6:
            end += _stop_belongs(match["second"])
        lead = match.start("lead")
        opens = match["lead"][0].isupper() or _starts(text, lead)
        inner, comma = "in" in match["join"], match["join"][0] == ","
        if inner and match["lead"].lower() in ("to", "from") and (comma or not _goes(text[:lead])):
            continue  # a woman from Toulouse, in Spain for work
        if closes(text, end, opens or (inner and comma)):
            found.append(Pair(match.span("first"), (start, end), opens))
    return found


def _goes(before: str) -> bool:
    return before.rstrip().rpartition(" ")[2].lower() in _WENT


def _stop_belongs(name: str) -> bool:
    from newslint.facts.places import regions_named

    return bool(regions_named(f"{name}.")) and not regions_named(name)


def _starts(text: str, at: int) -> bool:
    before = text[:at].rstrip()
    return not before or before[-1] in '.!?:“"‘'


def closes(text: str, end: int, opens: bool) -> bool:
    """Whether what follows shows that the second name ends the apposition: no list goes on and no clause begins."""
    after = text[end : end + 24]
    if not after.strip() or after[0] in '.;:)!?”’"—–' or after.startswith((" (", " –", " —", " [")):
        return not after.startswith(("’s", "'s"))
    word = re.match(r"(,?)[  ]([a-z]+)", after)
    if word is None:
        return False
    if word[1]:
        return word[2] not in ("and", "or", "but", "said")
    return not opens and word[2] in _SAID


def tells_of_the_past(text: str, start: int, end: int) -> bool:
    """Whether the sentence around two offsets speaks of another time, when borders were others."""
    low = max(text.rfind(mark, 0, start) for mark in (". ", "? ", "! ", "\n"))
    high = min((at for at in (text.find(". ", end), text.find("\n", end)) if at >= 0), default=len(text))
    return _OLD.search(text, max(low, 0), high) is not None


@cache
def adjective_pattern() -> re.Pattern[str]:
    """ "the Danish city of Gothenburg": the word for the people or region, and the name."""
    return compiled(rf"\b[Tt]he[  ](?P<people>{REGION})[  ](?:[a-z]+[  ])?{TOWNS}[  ]of[  ](?P<name>{NAME})")
