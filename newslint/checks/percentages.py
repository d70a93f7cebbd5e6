"""Percentages that do not follow from the two figures beside them: changes and points."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from fractions import Fraction

from newslint.article import Article
from newslint.checks.change_forms import DOWN_VERBS, UP_VERBS, Change, changes_by_percent
from newslint.checks.unpaired import unpaired
from newslint.facts.arithmetic import change, digits_of, like, percent, read_as, shown
from newslint.facts.intervals import Interval
from newslint.findings import Abstention, Hit, Said
from newslint.ledger.figure_lines import FigureLine, N
from newslint.ledger.numbers import Number
from newslint.on_use import compiled
from newslint.records import replace

OTHER_BASES = compiled(
    r"\b(?:compared|versus|against|respectively|adjust(?:ed|ing)|real terms|constant|like-for-like"
    r"|same-store|underlying"
    r"|organic|annuali[sz]ed|compound|on average|average of|exchange rate|yields?|currency|excluding"
    r"|stripping out|pro rata"
    r"|forecasts?|estimated?|(?:to|per) the (?:US )?(?:dollar|euro|pound|yen)|per (?:dollar|euro)|on an? \w+ basis)\b",
    re.IGNORECASE,
)
"""Words in a sentence that tell of another base for a percentage than the figures in it."""
_RATE = compiled(
    r" (?:an?|per|each|every) (?:year(?! (?:earlier|ago|before|later))|month(?! (?:earlier|ago|before|later))"
    r"|week(?! (?:earlier|ago|before|later))|day(?! (?:earlier|ago|before|later))|annum|quarter(?!"
    r" (?:earlier|ago|before)))\b"
    r"| annually| yearly| on average"
)
_OWN_BASE = compiled(
    r" (?:on|from|over|compared|against|versus|than|year[- ](?:on|over)[- ]year|in (?:real|value|volume)|after"
    r"|adjusted|of (?!the \d))\b"
)
_COMPARES = compiled(r"\b(?:compared|versus|against)\b")
_SINCE = compiled(r" (?:since|from (?:a|the same|last)|compared|on a year|year[- ]on[- ]year)\b")
_LEADS_TO = compiled(r"\b(?:taking|bringing|pushing|leaving|lifting|driving|sending|dragging|annual)\b")
_DATED = compiled(r"(?: [a-z]+)? (?:in|at|on|last|a|the)\b")
_OF_A_SCALE = compiled(r"\b(?:dams?|reservoirs?|storages?|catchments?|humidity|battery|charge)\b", re.IGNORECASE)
"""Things measured in per cent of what they hold, whose moves are told in per cent as well."""
_NOUN_AFTER = compiled(r" (?!(?:to|from|in|last|this|at|on|by|for|a|an|the|during|before|when|and|but|as)\b)[a-z]+")
_APPOSED = compiled(r"(?:\bor|,|\() \Z")


def percent_change(article: Article, _: Mapping[str, object]) -> Iterator[Said]:
    """A rise or fall in per cent that the two figures beside it do not give, allowing for rounding."""
    told = set()
    for found, old, new, reason in _relations(article):
        where = found.line.place(found.start, found.end)
        told.add((where.block, found.line.starts[0]))
        meant = change(read_as(old), read_as(new))
        if reason or meant is None:
            yield Abstention(where, reason or "a change from nothing")
        elif found.by.unit == "%" and not _is_told(found, old, new, meant):
            if old.unit == new.unit == "%" and _signed(_points(old, new), found):
                continue
            if _other_fits(found, old, new):
                yield Abstention(where, "another figure of the sentence fits")
            else:
                yield Hit(where, message=_message(article, found, old, new, meant), operands=found.operands)

    for line in article.ledger.figure_lines:
        if len(line.numbers) > 2 and (line.block, line.starts[0]) not in told:
            yield from unpaired(line, _LOOSELY, OTHER_BASES)


_VERBS = "|".join((UP_VERBS.removesuffix("|up"), DOWN_VERBS.removesuffix("|down")))
_LOOSELY = compiled(rf"\b(?:{_VERBS})\b[^;{N}]*{N}[^;]*?\b(?:from|to) [^;{N}]*{N}[^;]*?\b(?:from|to) [^;{N}]*{N}")


def percent_points(article: Article, _: Mapping[str, object]) -> Iterator[Said]:
    """A change between two percentages told in per cent where it is points, or in points that do not fit."""
    for found, old, new, reason in _relations(article):
        meant = change(read_as(old), read_as(new))
        if reason or not old.unit == new.unit == "%" or meant is None or _OF_A_SCALE.search(found.line.text):
            continue
        fit = _signed(_points(old, new), found)
        if (not fit) if found.by.unit == "points" else fit and (not _signed(meant, found) or _is_gap(old, new, found)):
            where, message = found.line.place(found.start, found.end), _points_message(article, old, new, found)
            yield Hit(where, message=message, operands=found.operands)


def _relations(article: Article) -> Iterator[tuple[Change, Number, Number, str]]:
    """The changes of the story with their old and new figures in one unit, and why one is to be left alone."""
    for plain in article.ledger.figure_lines:
        line = plain.without_conversions().without_spans()
        for found in changes_by_percent(line):
            old, new, reason = alike(line, found.old, found.new)
            far = old.unit != "%" and not old.value < 50 * new.value < 2500 * old.value
            yield found, old, new, _unsure(found) or reason or ("the figures may be of different things" if far else "")


def alike(line: FigureLine, old: Number, new: Number) -> tuple[Number, Number, str]:
    """Two figures of one change in one unit and scale ("from 3.2 to €4.1 billion"), and why they may not be."""
    if old.unit != new.unit:
        bare, full = (old, new) if not old.unit else (new, old)
        if bare.unit or not _same_kind(line, bare, full):
            return old, new, "figures of different units"
        old, new = (replace(old, unit=new.unit), new) if bare is old else (old, replace(new, unit=old.unit))
    if old.scale != new.scale and 1 in (old.scale, new.scale):
        small, large = (old, new) if old.scale == 1 else (new, old)
        if small.value < 1000 and large.value >= 10**6:
            if small is new:
                return old, new, "a scale word may be left out"
            factor = large.scale
            old = replace(old, value=old.value * factor, ulp=old.ulp * factor, rulp=old.rulp * factor, scale=factor)
    return old, new, ""


def _same_kind(line: FigureLine, bare: Number, full: Number) -> bool:
    """Whether a figure without a unit is of the other's: "from 60 to 30 tonnes", "to 12 feet from 8"."""
    if 0 < full.place.start - bare.place.end <= 6:
        return True
    at = line.place_of(bare)
    counts = _NOUN_AFTER.match(line.text, at + 1)
    return not counts and (full.unit == "%" or bare.scale == full.scale) and bare.value < full.value * 8


def _unsure(found: Change) -> str:
    text = found.line.text
    if any(number.hedge for number in (found.old, found.new, found.by)):
        return "a figure is hedged"
    if any(not number.firm for number in (found.old, found.new, found.by)):
        return "a range, a name or a year"
    if OTHER_BASES.search(_COMPARES.sub("", text, count=1) if found.compared else text):
        return "the sentence tells of another base for the percentage"
    places = [at for at, char in enumerate(text) if char == N and found.start <= at < found.end]
    by = next(at for at in places if found.line.number_at(at).place == found.by.place)
    if _RATE.match(text, by + 1):
        return "a rate for each year or month"
    if by == places[-1] and (_OWN_BASE.match(text, by + 1) or _OWN_BASE.match(text, found.end)):
        return "the percentage has a base of its own"
    old = found.line.place_of(found.old)
    if by == places[0] and _SINCE.match(text, by + 1) and _DATED.match(text, old + 1):
        return "the percentage has a base of its own"
    if found.compared and _of_two_kinds(found):
        return "the figures may be of different things"
    if text[: found.start].endswith((" and a ", " and an ")):
        return "the last of several changes"
    if found.new.unit == "%" and _LEADS_TO.search(text, found.start, found.end):
        return "a change of one figure that moves another"
    rates = {match.group() for at in places if at != by and (match := _RATE.match(text, at + 1))}
    if len(rates) > 1 or (_APPOSED.search(text, max(0, places[0] - 4), places[0]) and places[0] != by):
        return "a figure may be told for each of something"
    if found.old.value <= 0 or found.new.value < 0:
        return "a figure below zero"
    return ""


def _of_two_kinds(found: Change) -> bool:
    """Whether each figure is followed by another noun: "120 cars, compared with 100 vans"."""
    places = (found.line.place_of(number) for number in (found.old, found.new))
    nouns = [match.group() for at in places if (match := _NOUN_AFTER.match(found.line.text, at + 1))]
    return len(nouns) == 2 and nouns[0] != nouns[1]


def _points(old: Number, new: Number) -> Interval:
    return read_as(new).minus(read_as(old))


def _is_told(found: Change, old: Number, new: Number, meant: Interval) -> bool:
    if _signed(meant, found):
        return True
    if found.either:
        back = change(read_as(new), read_as(old))
        return back is not None and _signed(back, found)
    return False


def _is_gap(old: Number, new: Number, found: Change) -> bool:
    """Whether a percentage is just the gap between two others, and plainly not the change it would be."""
    gap = abs(new.value - old.value)
    return gap == found.by.value and abs(gap / old.value * 100 - gap) > max(2 * found.by.ulp, gap / 2)


def _other_fits(found: Change, old: Number, new: Number) -> bool:
    """Whether the percentage follows from another figure of the sentence and one of the two."""
    for other in found.line.numbers:
        if other in (found.old, found.new, found.by) or other.unit not in (old.unit, new.unit):
            continue
        for one, two in ((other, new), (old, other)):
            meant = change(read_as(one), read_as(two))
            if meant is not None and _signed(meant, found):
                return True
    return False


def _signed(meant: Interval, found: Change) -> bool:
    """Whether a change fits the one stated in size and, where the words give one, direction."""
    reach = max(found.by.ulp, found.by.value * 3 / 200 if found.by.value >= 100 else Fraction(0))
    signs = (found.sign,) if found.sign else (1, -1)
    return any(meant.meets(Interval.around(found.by.value * sign, reach)) for sign in signs)


def _message(article: Article, found: Change, old: Number, new: Number, meant: Interval) -> str:
    exact = (new.value / old.value - 1) * 100
    kind = "rise" if exact > 0 else "fall"
    low, high = sorted((abs(meant.low), abs(meant.high)))
    about = f"{percent(abs(exact), found.by)}%"
    if high - low > 4 * found.by.ulp:
        about = f"about {about} ({shown(low, 1)}–{shown(high, 1)}% allowing for rounding)"
    if old.unit == "%":
        points = shown(abs(new.value - old.value), 2)
        about = f"{points} percentage point{'' if points == '1' else 's'}, or {about}"
    stated = {1: "a rise of ", -1: "a fall of "}.get(found.sign, "") + found.by.written(article)
    text = f"From {old.written(article)} to {new.written(article)} is a {kind} of {about}; the draft says {stated}."
    turned = (new.value - old.value) / new.value * 100 if new.value else Fraction(0)
    if abs(abs(turned) - found.by.value) <= found.by.ulp and (turned > 0) == (found.sign >= 0):
        return f"{text} {found.by.written(article)} is the change measured from the new figure."
    return text


def _points_message(article: Article, old: Number, new: Number, found: Change) -> str:
    points = new.value - old.value
    size = shown(abs(points), 2)
    ratio = shown(abs(points) / old.value * 100, max(1, digits_of(found.by))) if old.value else "0"
    kind = "fall" if points < 0 else "rise"
    return (
        f"From {like(article, new, old.value)} to {new.written(article)} is a {kind} of {size} percentage "
        f"point{'' if size == '1' else 's'} (about {ratio} percent); the draft says {found.by.written(article)}."
    )
