"""Percentages that do not follow from the figures beside them: changes, points, shares, wholes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from newslint.article import Article
from newslint.facts.intervals import Interval
from newslint.findings import Abstention, Hit, Said
from newslint.ledger.figure_lines import N, FigureLine
from newslint.ledger.numbers import Number

_UP_NOUN = "rise|increase|jump|gain|surge|climb|growth|leap|hike|uptick|boost|upturn"
_DOWN_NOUN = "fall|drop|decline|decrease|cut|dip|slump|plunge|reduction|slide|loss|downturn|tumble"
_UP_VERB = (
    r"rose|rises?|risen|rising|increas\w+|jump\w*|gain\w*|surg\w+|climb\w*|grew|grows?|growing|grown|leap\w*|soar\w*|swell\w*"
    r"|went up|going up|gone up|shot up|spik\w+|ros|advanced|rebounded|up"
)
_DOWN_VERB = (
    r"fell|falls?|fallen|falling|drop\w*|declin\w+|decreas\w+|cut|cuts|cutting|dipp?\w*|slump\w*|plung\w+|reduc\w+|slid\w*|lost"
    r"|shr[aiu]nk\w*|tumbl\w+|sank|sunk|went down|going down|gone down|slipp\w+|eased|contracted|plummeted|down"
)
_MOVE = rf"(?:(?P<up>{_UP_VERB})|(?P<down>{_DOWN_VERB}))"
_NOUN = rf"(?:(?P<up>{_UP_NOUN})|(?P<down>{_DOWN_NOUN}))"
_BY = r"(?: by| of| some| about| around| nearly| almost| roughly| more than| over| just| a further| an estimated)*"
_WORDS = r"(?: [a-z][a-z’'-]*){0,3}"
_TIME = r"(?:,? (?:in|last|this|over|between|a|from|during|since|for|the|by|at|on|at the end of)(?: [\w’'.-]+){1,4}?)?"
_ADVERB = r"(?: (?:sharply|slightly|steeply|steadily|again|further|year-on-year|year on year|overall))?"


@dataclass(frozen=True)
class _Form:
    """A way to tell a change: its pattern, and which of its groups hold the new figure, the old one and the change."""

    pattern: re.Pattern[str]


def _form(source: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-]){source}", re.IGNORECASE)


_NEW, _OLD, _BY_N = rf"(?P<new>{N})", rf"(?P<old>{N})", rf"(?P<by>{N})"
_FORMS = (
    _form(rf"{_MOVE}{_ADVERB}{_BY} {_BY_N}{_WORDS}?,? to {_NEW}{_WORDS}{_TIME},? from {_OLD}"),
    _form(rf"{_MOVE}{_ADVERB}{_BY} {_BY_N}{_WORDS}?,? from {_OLD}{_WORDS}{_TIME},? to {_NEW}"),
    _form(rf"{_MOVE}{_ADVERB}{_WORDS}?,? from {_OLD}{_WORDS}{_TIME},? to {_NEW}{_WORDS}{_TIME},? (?:or |that is |- |— |– |-- )?(?:an? |by ){_BY_N}"),
    _form(rf"from {_OLD}{_WORDS}{_TIME},? to {_NEW}{_WORDS}{_TIME}(?:,|:| —| –| --| \(|\() ?(?:an? |the )?{_BY_N}[ -]{_NOUN}"),
    _form(rf"from {_OLD}{_WORDS}{_TIME},? to {_NEW}{_WORDS}{_TIME}(?:,|:| —| –| --| \(|\() ?(?:an? )?{_NOUN} of {_BY_N}"),
    _form(rf"from {_OLD}{_WORDS}{_TIME},? to {_NEW}{_WORDS}{_TIME}(?:,|:| —| –| --| \(|\() ?{_MOVE}{_BY} {_BY_N}"),
    _form(rf"to {_NEW}{_WORDS}{_TIME},? from {_OLD}{_WORDS}{_TIME}(?:,|:| —| –| --| \(|\() ?(?:an? |the )?{_BY_N}[ -]{_NOUN}"),
    _form(rf"to {_NEW}{_WORDS}{_TIME},? from {_OLD}{_WORDS}{_TIME}(?:,|:| —| –| --| \(|\() ?(?:an? )?{_NOUN} of {_BY_N}"),
    _form(rf"{_BY_N}[ -]{_NOUN}{_WORDS}{_TIME},? to {_NEW}{_WORDS}{_TIME},? from {_OLD}"),
    _form(rf"{_NEW}{_WORDS}?, {_MOVE}{_BY} {_BY_N}{_WORDS}?,? from {_OLD}"),
)
