"""A full name cut into its given and its family part, and shorter uses held against it."""

from __future__ import annotations

from collections.abc import Sequence

from newslint.ledger import name_words as known
from newslint.ledger.name_weight import EASTERN
from newslint.ledger.near_names import distance
from newslint.ledger.runs import PARTICLES, Token
from newslint.ledger.same_names import given_alike

_CAPITAL_PARTICLES = PARTICLES | frozenset(
    "o ó ni ní nic mac abu umm bar bat mhic ui uí ua vande vander vanden st st. ste ap ab".split()
)
_LONGEST = 40
"""Letters of the longest family name whose slips are looked for."""
_WESTERN = frozenset("kim lee sun han lin an do jung song ha son im su lu lai yuan chan lau".split())
"""Eastern family names that are given names elsewhere."""


def lows_of(core: Sequence[Token]) -> tuple[str, ...]:
    """The folded words of a name; two capitals side by side are two initials."""
    lows: list[str] = []
    for number, token in enumerate(core):
        if number == 0 and len(core) > 1 and len(token.text) == 2 and token.text.isupper():
            lows.extend(token.low)
        else:
            lows.append(token.low)
    return tuple(lows)


def split_at(core: Sequence[Token]) -> tuple[int, bool]:
    """The number of the token at which the second part of a full name starts, and whether the family name is first."""
    lows = [token.low for token in core]
    if _family_first(core, lows):
        return 1, True
    at = len(core) - 1
    while at > 1 and lows[at - 1] in _CAPITAL_PARTICLES:
        at -= 1
    return at, False


def _family_first(core: Sequence[Token], lows: Sequence[str]) -> bool:
    last = core[-1].text
    hyphened = "-" in last and last.partition("-")[2][:1].islower()
    if hyphened and len(core) == 2 and (lows[0] in EASTERN or not known.is_given(lows[0])):
        return "-" not in core[0].text
    if lows[0] not in EASTERN or len(core) > 4:
        return False
    if lows[0] in _WESTERN or known.is_given(lows[0]):
        return False
    return not (known.is_family(lows[-1]) and lows[-1] not in EASTERN) or known.is_given(lows[-1])


def plain(word: str) -> str:
    """A word without the Arabic article, as short forms leave it out."""
    for prefix in ("al-", "el-", "as-", "ash-", "an-"):
        if word.startswith(prefix):
            return word[len(prefix) :]
    return word


def inside(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Whether some words stand side by side in a name."""
    count = len(short)
    return any(long[at : at + count] == short for at in range(len(long) - count + 1))


def slips(word: str) -> list[str]:
    """The forms of a family name by which spellings a letter or two apart are found together."""
    forms = [word]
    if 3 < len(word) <= _LONGEST:
        forms += [word[:at] + word[at + 1 :] for at in range(1, len(word))]
        if len(word) > 7:
            forms.append(f"{word[:4]}…")
    return forms


def ending_only(one: str, other: str) -> bool:
    """Whether a name is another with an ending: Brandt and Brandts, Petrov and Petrova."""
    short, long = sorted((one, other), key=len)
    return long[:-1] == short and long[-1] in "sna"


def misspelt(words: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two full names differ in one letter of the family name, or in the spelling of the given name."""
    if words[0] == other[0]:
        last, known_last = words[-1], other[-1]
        return len(last) >= 4 and last[0] == known_last[0] and distance(last, known_last) == 1
    return words[-1] == other[-1] and given_alike(words[0], other[0])


def is_family_alone(core: Sequence[Token]) -> bool:
    """Whether words are a family name with its particle and no given name: van Dijk, De La Cruz, Ó Briain."""
    first = core[0].low
    if known.is_given(first) or first in ("abu", "umm"):
        return False
    return all(token.low in _CAPITAL_PARTICLES for token in core[:-1])
