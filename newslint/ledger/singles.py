"""Single quotation marks of one block paired, apostrophes, elisions, feet and minutes set aside."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from newslint.on_use import compiled
from newslint.records import NamedTuple

_MARK = compiled("[‘’']")
_ELISION = compiled(r"(?:em|til|n|tis|twas|twere|twill|\d\d?0s|\d\d)\b(?!-)", re.I)
_DROPPED = compiled(r"(?:\w+in|o|th|an|ol|wi|mo|bro|lil)\Z", re.I)
_STRONG = frozenset(".,!?…—–")
_BEFORE_OPEN = frozenset('([{—–/“"„«*_\u200b\ufffc-')


class Single(NamedTuple):
    """A single mark that may open (``o``), surely closes (``d``) or may close (``w``), and the double span it is in."""

    at: int
    role: str
    mark: str
    inside: int


def read_singles(text: str, doubles: Sequence[tuple[int, int]]) -> tuple[list[tuple[int, int, str]], list[int]]:
    """The pairs of single marks, and the opening marks outside double ones that never close.

    ``doubles`` are the outermost spans between double marks, in order; no pair crosses their borders.
    """
    starts = [start for start, _ in doubles]
    groups: dict[int, list[Single]] = {}
    for match in _MARK.finditer(text):
        at = match.start()
        role = _role(text, at)
        if role:
            number = bisect_right(starts, at) - 1
            inside = number if number >= 0 and at < doubles[number][1] else -1
            groups.setdefault(inside, []).append(Single(at, role, text[at], inside))
    pairs: list[tuple[int, int, str]] = []
    lost: list[int] = []
    for group in groups.values():
        _pair(text, group, pairs, lost)
    pairs.sort()
    return pairs, sorted(lost)


def _pair(text: str, group: list[Single], pairs: list[tuple[int, int, str]], lost: list[int]) -> None:
    number = 0
    while number < len(group):
        opening = group[number]
        number += 1
        if opening.role != "o":
            continue
        until = number
        while until < len(group) and group[until].role != "o":
            until += 1
        closing = _closing(text, group[number:until], opening)
        if closing:
            pairs.append((opening.at, closing.at + 1, opening.mark))
        elif opening.inside < 0 and (opening.mark == "‘" or opening.at == 0):
            lost.append(opening.at)
        number = until


def _closing(text: str, between: list[Single], opening: Single) -> Single | None:
    family = [single for single in between if (single.mark == "'") == (opening.mark == "'")]
    sure = [single for single in family if single.role == "d"]
    if sure:
        first = sure[0]
        if text[first.at - 1] in "sS":
            return next((single for single in sure if text[single.at - 1] in _STRONG), first)
        return first
    if opening.mark == "'":
        return None
    return family[-1] if family else None


def _role(text: str, at: int) -> str:
    mark = text[at]
    before, after = text[at - 1] if at else "", text[at + 1 : at + 2]
    if before.isalnum() and after.isalnum():
        return ""
    free_before = not before or before.isspace() or before in _BEFORE_OPEN
    if mark != "’" and free_before:
        wordlike = bool(after) and (after.isalnum() or after in "“\"„([$£€…’'#@-")
        return "o" if wordlike and not _ELISION.match(text, at + 1) else ""
    if mark == "‘" or free_before:
        return ""
    if text[max(0, at - 2) : at].lower() in ("’n", "'n", "‘n"):
        return ""
    if before.isdigit() and (not after or after.isspace()):
        figure = text[max(0, at - 4) : at]  # a year or a thousand: no feet or minutes
        return "w" if figure.replace(",", "").isdigit() and len(figure) == 4 else ""
    if after and (after.isspace() or after.isalpha()):
        word = text[max(0, at - 12) : at]
        if before in "sSxXzZ" or _DROPPED.search(word):
            return "w"
    return "d"
