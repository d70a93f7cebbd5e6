"""Credits of pictures against each other: one photographer with two agencies or two spellings, two ways of writing."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import combinations

from newslint import lexicon
from newslint.article import Article, Kind
from newslint.findings import Hit
from newslint.ledger.agencies import share
from newslint.ledger.credits import Credit, people_of
from newslint.ledger.near_names import distance
from newslint.on_use import compiled

_JOINTS = ("/", ",", "-", ":")
_RIVALS = frozenset({"AP", "AFP", "EPA", "Reuters"})
"""Agencies of which no two put their names to one picture, unless one has it "via" the other."""


def credit_conflict(article: Article, _: Mapping[str, object]) -> Iterator[Hit]:
    """One photographer credited to two agencies that have nothing to do with each other, or spelt in two ways."""
    credits = [credit for credit in article.ledger.credits if credit.person and credit.medium != "composite"]
    for same in people_of(credits).values():
        yield from _two_agencies([credit for credit in same if credit.sure and not credit.passed_on])
    for credit in credits:
        rivals = [agency for agency in credit.agencies if agency in _RIVALS]
        line = article.blocks[credit.line.block].text
        if len(set(rivals)) > 1 and not re.search(r"\b(?:via|pool)\b", line, re.IGNORECASE):
            yield Hit(credit.line, _conflict(credit.person, rivals[0], rivals[1]))
    yield from _two_spellings(credits)


def _conflict(name: str, first: str, second: str) -> dict[str, str]:
    return {"name": name, "first": first, "second": second}


def _two_agencies(credits: Sequence[Credit]) -> Iterator[Hit]:
    """The credit that fits none of the others: the rarer one, the later where both are as frequent."""
    for first, second in combinations(credits, 2):
        if share(frozenset(first.agencies), frozenset(second.agencies)):
            continue
        alike = sum(share(first.sure, other.sure) for other in credits)
        unlike = sum(share(second.sure, other.sure) for other in credits)
        odd, usual = (first, second) if alike < unlike else (second, first)
        words = _conflict(odd.person, usual.agencies[0], odd.agencies[0])
        yield Hit(odd.line, words, related=((usual.line, f"here to {usual.agencies[0]}"),))
        return


def _two_spellings(credits: Sequence[Credit]) -> Iterator[Hit]:
    people = people_of(credits)
    for one, other in combinations(people, 2):
        first, second = people[one], people[other]
        if not _one_name(one.split(), other.split()) or not _same_house(first, second):
            continue
        rare, usual = (first, second) if len(first) < len(second) else (second, first)
        message = "'{found}' or '{other}'? The credits spell this photographer's name in two ways; print the right one."
        related = tuple((credit.place, "the other spelling") for credit in usual[:5])
        yield Hit(rare[0].place, {"other": usual[0].person}, related=related, message=message)


def _one_name(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two names are a slip apart: in the surname, or in a first name that one of them spells like no name."""
    if len(one) != len(other) or len(one) < 2:
        return False
    apart = [at for at in range(len(one)) if one[at] != other[at]]
    if len(apart) != 1 or distance(one[apart[0]], other[apart[0]]) != 1:
        return False
    first, second = one[apart[0]], other[apart[0]]
    if apart[0] == len(one) - 1:
        return min(len(first), len(second)) >= 5
    return apart[0] == 0 and min(len(first), len(second)) >= 4 and not (_is_word(first) and _is_word(second))


def _is_word(word: str) -> bool:
    return lexicon.known(word.capitalize())


def _same_house(first: Sequence[Credit], second: Sequence[Credit]) -> bool:
    """Whether both have an agency in common, or neither has one."""
    ours, theirs = ({agency for credit in credits for agency in credit.agencies} for credits in (first, second))
    return bool(ours & theirs) or not (ours or theirs)


def credit_format_drift(article: Article, _: Mapping[str, object]) -> Iterator[Hit]:
    """Credits of one house that are written in two ways in one place: with and without label, brackets or slash."""
    credits = [
        credit for credit in article.ledger.credits if credit.person and not credit.passed_on and credit.agencies
    ]
    for group in _comparable(article, credits):
        joined = [credit for credit in group if credit.joint in _JOINTS and len(credit.agencies) == 1]
        hit = _odd_one(article, group, _outside) or _odd_one(article, joined, _inside)
        if hit is not None:
            yield hit
            return


def _odd_one(
    article: Article, credits: Sequence[Credit], shape: Callable[[Article, Credit], tuple[str, ...]]
) -> Hit | None:
    """The rarer of two shapes, at its first credit; where both are as frequent, the one that comes later."""
    shapes: dict[tuple[str, ...], list[Credit]] = {}
    for credit in credits:
        shapes.setdefault(shape(article, credit), []).append(credit)
    if len(shapes) < 2:
        return None
    rare, *_, usual = sorted(shapes.values(), key=lambda alike: (len(alike), -alike[0].line.block))
    related = tuple((credit.line, "written so here") for credit in usual[:5])
    other = article.blocks[usual[0].line.block].text[:80]
    return Hit(rare[0].line, {"other": other}, related=related)


def _comparable(article: Article, credits: Sequence[Credit]) -> Iterator[list[Credit]]:
    """Credits that one desk wrote for one place: same carrier, same kind of picture, and an agency in common."""
    groups: dict[tuple[str, str, str], list[Credit]] = {}
    for credit in credits:
        medium = "" if credit.medium == "photo" else credit.medium
        for agency in credit.agencies:
            groups.setdefault((_carrier(article, credit), medium, agency), []).append(credit)
    yield from (group for group in groups.values() if len(group) > 1)


def _carrier(article: Article, credit: Credit) -> str:
    """Where a credit stands: at the end of its caption, in a field of the front matter, or in one of the picture."""
    block = article.blocks[credit.line.block]
    if block.key:
        return "front matter"
    before = article.blocks[credit.line.block - 1] if credit.line.block else None
    if before is not None and before.kind is Kind.CAPTION and before.image == block.image and before.pieces:
        gap = article.source.text[before.source_span(0, len(before.text)).end : block.source_span(0, 1).start]
        if len(gap) <= 6 and not re.search(r"[\r\n<>=]", gap):
            return "caption"
    return "field"


_MODIFIER = compiled(r"\b(?:file|main|lead|top|cover|stock|staff|agency)\s+")
_PLURAL = compiled(r"s(?=:| by)")


def _outside(article: Article, credit: Credit) -> tuple[str, ...]:
    """What stands round the names of a credit: a bracket and a label."""
    start = article.blocks[credit.line.block].source_span(0, 1).start
    bracket = article.source.text[start - 1 : start] if start else ""
    label = _PLURAL.sub("", _MODIFIER.sub("", credit.label))
    return (bracket if bracket in ("(", "[") else "", label)


def _inside(_: Article, credit: Credit) -> tuple[str, ...]:
    """What stands between name and agency, and which of them comes first."""
    return (credit.joint, "agency first" if credit.agency_first else "")
