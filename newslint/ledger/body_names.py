"""Full names of organisations: capitalised words, linked by of, for, and or &, with a word for a body among them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from newslint.ledger import name_words as known
from newslint.ledger.mentions import OPENERS
from newslint.ledger.names import folded
from newslint.ledger.runs import bare
from newslint.ledger.titles import HONORIFICS, NAMES_TOO, RANKS
from newslint.ledger.values import Word

SMALL = frozenset("of for and the in on at to de des du la le di del & und et y".split())
"""Small words inside names."""
_LINKS = frozenset("of for de des du di del".split())
_GAPS = frozenset((" ", "\u00a0", "’ ", "' ", ". ", " & ", ".\u00a0"))
_SHORT_STOPS = frozenset((". ", ".\u00a0"))
_NO_BODY = frozenset(
    "act bill tax cup street road lane avenue square bridge day week month year award awards prize budget holiday "
    "championship championships final finals festival marathon order law code plan report review survey".split()
)
_LONGEST = 12


def full_names(text: str, words: Sequence[Word]) -> Iterator[tuple[int, int]]:
    """The numbers of the first word and after the last of each full name with a word for a body."""
    at, count = 0, len(words)
    while at < count:
        if not words[at].text[0].isupper() or words[at].text == "I":
            at += 1
            continue
        end = _stretch(text, words, at)
        found = _cut(text, words, at, end)
        if found:
            yield found
            at = found[1]
        else:
            at = end


def _stretch(text: str, words: Sequence[Word], at: int) -> int:
    """The number after the last word of capitalised words linked by of, for, and, &."""
    end = at + 1
    while end < len(words) and end - at < _LONGEST:
        gap = text[words[end - 1].end : words[end].start]
        if gap not in _GAPS or (gap in _SHORT_STOPS and not _abbreviation(words[end - 1].text)):
            break
        word = words[end].text
        if word[0].isupper():
            end += 1
            continue
        ahead = end
        while ahead < len(words) and words[ahead].text in SMALL and ahead - end < 2:
            ahead += 1
        if ahead == end or ahead >= len(words) or not words[ahead].text[0].isupper():
            break
        if word in ("in", "on", "at", "to", "the") or (word == "and" and not _goes_on(words, at, end, ahead)):
            break
        if word in _LINKS and not _is_head(words, at, end):
            break
        end = ahead + 1
    return end


def _abbreviation(word: str) -> bool:
    return word.lower() in ("st", "ste", "mt", "ft", "dr", "u", "s", "n", "a")


def _is_head(words: Sequence[Word], at: int, end: int) -> bool:
    """Whether the word before "of" or "for" is a word for a body."""
    return any(
        folded(bare(word.text)) in known.BODIES or word.text in ("Friends", "Doctors", "Mothers")
        for word in words[at:end]
    )


def _goes_on(words: Sequence[Word], at: int, end: int, ahead: int) -> bool:
    """Whether "and" stands inside a name: Department of Health and Social Care, Health and Safety Executive."""
    left = [word.text for word in words[at:end] if word.text not in ("The", "the")]
    right = folded(bare(words[ahead].text))
    following = [folded(bare(word.text)) for word in words[ahead : ahead + 3] if word.text[0].isupper()]
    if any(word in _LINKS for word in left):
        return right not in known.BODIES and not any(word in known.BODIES for word in following)
    plain = [folded(bare(word)) for word in left]
    if any(word in known.BODIES for word in plain):
        return False
    return (
        len(left) < 3
        and all(known.is_ordinary(word) for word in plain)
        and not any(word in known.DAYS or word in OPENERS for word in plain)
        and len(following) > 1
        and any(word in known.BODIES for word in following[1:])
        and known.is_ordinary(following[0])
    )


def _cut(text: str, words: Sequence[Word], at: int, end: int) -> tuple[int, int] | None:
    """The part of a stretch that is a full name: from its first word of its own to its last word for a body."""
    lows = [folded(bare(word.text)) for word in words[at:end]]
    first = 0
    while first < len(lows) and (lows[first] in OPENERS and not words[at + first].text.isupper()):
        first += 1
    last = len(lows)
    for number in range(first, len(lows) - 1):
        owned = bare(words[at + number].text) != words[at + number].text
        if (
            number > first
            and not owned
            and lows[number] in RANKS - NAMES_TOO
            and lows[number] not in ("executive", "counsel", "speaker", "center", "centre", "guard")
        ):
            last = number
            break
    while first < last and lows[first] in RANKS and lows[first] not in known.BODIES and lows[first] not in NAMES_TOO:
        first += 1
    while first < last and lows[first] in HONORIFICS:
        return None
    heads = [number for number in range(first, last) if lows[number] in known.BODIES]
    if not heads:
        return _partners(text, words, at + first, at + last)
    stop = _last_head(lows, heads, first, last)
    if stop < last and lows[stop] in _NO_BODY:
        return None
    if stop - first == 2 and known.is_given(lows[first]) and known.is_family(lows[stop - 1]):
        return None
    if stop - first < 2 or all(known.is_people(low) or low in SMALL or low in known.DAYS for low in lows[first:stop]):
        return None
    if (
        stop - first == 2
        and lows[first] in ("the", "police", "company", "council", "court")
        and lows[first + 1] in ("office", "board", "station")
    ):
        return None
    return at + first, at + stop


def _partners(text: str, words: Sequence[Word], first: int, last: int) -> tuple[int, int] | None:
    """A name of partners with &: Pell & Dunmore."""
    for number in range(first + 1, last):
        if text[words[number - 1].end : words[number].start] == " & ":
            return (first, last) if last - first < 5 else None
    return None


def _last_head(lows: Sequence[str], heads: Sequence[int], first: int, last: int) -> int:
    stop = heads[-1] + 1
    if stop < last and lows[stop] in _LINKS:
        stop += 1
        while stop < last and (lows[stop] not in RANKS or lows[stop] in known.BODIES):
            stop += 1
        while lows[stop - 1] in SMALL:
            stop -= 1
    elif heads[-1] == first and stop < last:
        stop = first + 1
    return stop


def first_of(acronym: str, words: Sequence[Word], last: int) -> int | None:
    """The number of the word at which the name that an acronym stands for begins."""
    letters = acronym[:-1] if acronym[-1] == "s" and acronym[:-1].isupper() else acronym
    wanted = [letter for letter in letters.upper() if letter.isalpha()]
    at = last
    while wanted and at >= 0 and last - at < _LONGEST:
        parts = [part[:1].upper() for part in re.split(r"[-‑]", words[at].text)]
        if len(parts) > 1 and wanted[-len(parts) :] == parts:
            del wanted[-len(parts) :]
        elif parts[0] == wanted[-1]:
            wanted.pop()
        elif words[at].text not in SMALL:
            return None
        at -= 1
    return at + 1 if not wanted and last - at > 1 else None


def initials(words: Sequence[str]) -> Iterator[str]:
    """The acronyms that a name may have: with and without its small words."""
    large = "".join(word[0] for word in words if word not in SMALL).upper()
    yield large
    whole = "".join(word[0] for word in words if word != "&").upper()
    if whole != large:
        yield whole
