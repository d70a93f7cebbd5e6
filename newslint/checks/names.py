"""Names: one person's surname spelt in two ways."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from newslint import lexicon
from newslint.article import Article
from newslint.findings import Hit
from newslint.ledger.names import COURTESY, NameUse, folded

_ENDINGS = frozenset({"s", "n", "an", "i", "r", "er", "y", "es", "ian", "ese", "ish", "ns", "ans"})
_PLACE_WORDS = frozenset(
    "in at near from to across outside inside around of through toward towards between into".split()
)
_ACTS = re.compile(
    r"['’]s\b|,? (?:who|said|says|added|told|asked|replied|wrote|recalled|insisted|explained|pointed|took|has|had|will|"
    r"would|is|was|went|came|did|does|could|also|then|later|now|[a-z]{3,}ed)\b|, \d\d\b"
)
_PERSON = re.compile(
    r",? (?:who|said|says|told|added|asked|wrote|[a-z]{3,}ed)\b|, (?:\d\d\b|an? |the |whose |[a-z])|['’]s\b"
)
_TIMES = ("never", "once", "twice", "three times", "four times", "five times", "six times")
_CROWD = 50


def inconsistent_spelling(article: Article, _: Mapping[str, object]) -> Iterator[Hit]:
    """A surname in two spellings, where the story shows that they are one person's."""
    forms: dict[str, list[NameUse]] = defaultdict(list)
    for use in article.ledger.names:
        forms[use.text].append(use)
    reported: set[str] = set()
    for one, other in _pairs(forms):
        verdict = _verdict(forms[one], forms[other])
        if verdict and verdict[0][0].text not in reported:
            rare, usual = verdict
            reported.add(rare[0].text)
            yield _hit(rare, usual)


def _hit(rare: Sequence[NameUse], usual: Sequence[NameUse]) -> Hit:
    words = {
        "times": _times(len(rare)),
        "other": usual[0].text,
        "other_times": _times(len(usual)),
    }
    related = [(use.place, "the other spelling") for use in usual[:5]]
    related += [(use.place, "this spelling again") for use in rare[1:5]]
    return Hit(rare[0].place, words, (usual[0].text,), tuple(related))


def _times(count: int) -> str:
    return _TIMES[count] if count < len(_TIMES) else f"{count} times"


def _pairs(forms: Mapping[str, Sequence[NameUse]]) -> Iterator[tuple[str, str]]:
    """Pairs of spellings near enough to be one name: an edit apart, or long names alike at their start."""
    buckets: dict[str, set[str]] = defaultdict(set)
    for form in forms:
        plain = folded(form)
        buckets[plain].add(form)
        if len(plain) <= 40:
            for at in range(1, len(plain)):
                buckets[plain[:at] + plain[at + 1 :]].add(form)
    by_first: dict[str, set[str]] = defaultdict(set)
    for form, uses in forms.items():
        if len(form) >= 7:
            for use in uses:
                if use.first:
                    by_first[use.first].add(form)
                by_first["letters " + folded(form)[:4]].add(form)
    seen: set[tuple[str, str]] = set()
    for group in (*buckets.values(), *by_first.values()):
        if not 1 < len(group) <= _CROWD:
            continue
        for one, other in combinations(sorted(group), 2):
            if (one, other) not in seen:
                seen.add((one, other))
                yield one, other


def _verdict(one: Sequence[NameUse], other: Sequence[NameUse]) -> tuple[Sequence[NameUse], Sequence[NameUse]] | None:
    """The rarer and the usual spelling of one person's name; None when they may be two names."""
    if folded(one[0].text)[0] != folded(other[0].text)[0]:
        return None
    usual, rare = sorted((one, other), key=lambda uses: (-len(uses), uses[0].place))
    steps = distance(folded(rare[0].text), folded(usual[0].text))
    if any(use.of_place or use.initial for use in (*rare, *usual)) or steps > 2:
        return None
    if _same_person(rare, usual, steps) or _one_slip(rare, usual, steps):
        return rare, usual
    return None


def _firsts(uses: Iterable[NameUse]) -> set[str]:
    return {use.first for use in uses if use.first}


def _same_person(rare: Sequence[NameUse], usual: Sequence[NameUse], steps: int) -> bool:
    """Tier A: both spellings follow the same first name, and no other first name."""
    firsts = _firsts(rare)
    if len(firsts) != 1 or firsts != _firsts(usual):
        return False
    short, long = sorted((folded(rare[0].text), folded(usual[0].text)), key=len)
    if steps == 2 and (len(short) < 7 or long.startswith(short)):
        return False
    return len(short) >= 4 and not (_ordinary(rare[0].text) and _ordinary(usual[0].text))


def _one_slip(rare: Sequence[NameUse], usual: Sequence[NameUse], steps: int) -> bool:
    """Tier B: a spelling used once, never after a first name of its own, of a person the story introduces."""
    variant, introduced = rare[0], _firsts(usual)
    if len(rare) > 1 or not introduced or (variant.first and variant.first not in introduced):
        return False
    titled = variant.title in COURTESY
    if _ordinary(variant.text) or (_ordinary(usual[0].text) and not titled):
        return False
    shortest = min(len(variant.text), len(usual[0].text))
    if steps == 2 and (shortest < 8 or folded(variant.text)[:4] != folded(usual[0].text)[:4]):
        return False
    if titled:
        return shortest >= 3
    if shortest < 5 or variant.before in _PLACE_WORDS or not _is_person(usual):
        return False
    if _only_ending(variant.text, usual[0].text):
        return False
    return _ACTS.match(variant.after) is not None or (steps < 2 and len(usual) > 1)


def _is_person(uses: Sequence[NameUse]) -> bool:
    """Whether something in the story shows that the name is a person's: a title, an act, a description."""
    named_as_place = any(use.before in ("in", "at", "near") and not use.first for use in uses)
    acts = any(use.title or _PERSON.match(use.after) for use in uses)
    return acts and not named_as_place


def _ordinary(word: str) -> bool:
    """Whether a name is an English word as well."""
    found = lexicon.entry(word.lower())
    return found is not None and not found.name and found.level <= 60


def _only_ending(one: str, other: str) -> bool:
    short, long = sorted((folded(one), folded(other)), key=len)
    return long.startswith(short) and long[len(short) :] in _ENDINGS


def distance(one: str, other: str) -> int:
    """Edits between two words, a swap of neighbours being one; 3 stands for more than two."""
    if abs(len(one) - len(other)) > 2:
        return 3
    before: list[int] = []
    row = list(range(len(other) + 1))
    for at, letter in enumerate(one, 1):
        before, last, row = row, before, [at]
        for to, opposite in enumerate(other, 1):
            cost = min(before[to] + 1, row[to - 1] + 1, before[to - 1] + (letter != opposite))
            if at > 1 and to > 1 and letter == other[to - 2] and one[at - 2] == opposite:
                cost = min(cost, last[to - 2] + 1)
            row.append(cost)
    return min(row[-1], 3)
