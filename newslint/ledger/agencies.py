"""The table of picture agencies: one name for each, and whose pictures each passes on."""

from __future__ import annotations

import re
from functools import lru_cache

from newslint.tables import rows_of

_AMBIGUOUS = frozenset("aa aap ani ap apa anp cp efe epa esa nan pa splash sputnik tt planet keystone".split())
"""Names that are words, or initials of many things, in lower case; they count as written only."""


@lru_cache(maxsize=1)
def _tables() -> tuple[dict[str, str], dict[str, frozenset[str]]]:
    """The agency of each name in lower case, and the agencies whose pictures each passes on."""
    names: dict[str, str] = {}
    passed_on: dict[str, frozenset[str]] = {}
    for row in rows_of("agencies.tsv"):
        name, others, carried = (*row, "", "")[:3]
        for form in (name, *filter(None, others.split(";"))):
            names[form.lower()] = name
        if carried:
            passed_on[name] = frozenset(carried.split(";"))
    return names, passed_on


@lru_cache(maxsize=2000)
def agency_of(text: str) -> str | None:
    """The agency that a name in a credit means ("AP Photo" is AP), None for a name that is not in the table."""
    plain = " ".join(re.sub(r"[.©®™]", "", text).split())
    if plain.lower() in _AMBIGUOUS and plain.islower():
        return None
    return _tables()[0].get(plain.lower())


def share(first: frozenset[str], second: frozenset[str]) -> bool:
    """Whether two sets of agencies may stand on one picture: one in common, or one that passes on the other's."""
    if first & second:
        return True
    return any(_passes_on(one, other) or _passes_on(other, one) for one in first for other in second)


def _passes_on(agency: str, other: str) -> bool:
    """Whether an agency passes on the other's pictures; a syndicate of papers ("*") those of any not in the table."""
    names, passed_on = _tables()
    carried = passed_on.get(agency, frozenset())
    return other in carried or ("*" in carried and other.lower() not in names)
