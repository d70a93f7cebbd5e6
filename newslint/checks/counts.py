"""Counts that the list after them does not have, and ranges given backwards."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from newslint.article import Article
from newslint.findings import Abstention, Hit, Place, Said
from newslint.ledger.figure_lines import FigureLine, N
from newslint.on_use import compiled

_SMALL = "zero one two three four five six seven eight nine ten eleven twelve".split()
_OPENER = r"(?P<opener>: | — | – | -- |, namely,? |, | \()"
NOT_LISTED = frozenset(
    "goals points tries runs times games wins hours days weeks months years minutes miles metres meters"
    " votes dollars pounds "
    "euros medals titles assists wickets sets counts charges inches feet kilometres kilometers laps"
    " trophies caps awards nights dates evenings sessions rounds stages legs decades overs".split()
)
"""Nouns that a list of names after them need not be."""
VAGUE = compiled(
    r"\b(?:include|including|such as|among|other|others|more|further|remaining|additional|like|at least|or"
    r"|first|last|of which"
    r"|of whom|led by|against|with|between|both|per|than|after|before|by|over|to)\b",
    re.IGNORECASE,
)
_FIRMS = frozenset(
    "Co Co. Inc Inc. Ltd Ltd. Sons Daughters Partners Company Associates Brothers Jr Jr. Sr Sr. LLC PLC III II".split()
)
_REGIONS = frozenset(
    "Alabama Alaska Arizona Arkansas California Colorado Connecticut Delaware Florida Georgia Hawaii Idaho "
    "Illinois Indiana Iowa Kansas Kentucky Louisiana Maine Maryland Massachusetts Michigan Minnesota Mississippi "
    "Missouri Montana Nebraska Nevada Ohio Oklahoma Oregon Pennsylvania Tennessee Texas Utah Vermont Virginia "
    "Washington Wisconsin Wyoming Ontario Quebec Alberta Manitoba Saskatchewan France Germany Italy Spain England "
    "Scotland Wales Ireland Canada Australia India China Japan Nigeria Kenya Essex Kent Surrey Sussex Devon "
    "Cornwall Norfolk Suffolk Yorkshire Lancashire Victoria Queensland Tasmania".split()
) | frozenset(
    "New York,New Jersey,New Hampshire,New Mexico,North Carolina,South Carolina,North Dakota,South Dakota,"
    "West Virginia,Rhode Island,British Columbia,South Africa,New South Wales,South Australia".split(",")
)
"""States and countries that follow a town's name: "Portland, Maine"."""
_KINDS_OF_REGION = compiled(
    r"(?:states?|provinces|countries|nations|counties|regions|republics|territories|members|districts)\Z"
)


_HINT = compiled(
    rf"{N}[^{N}]{{3,90}}?(?:: | — | – | -- |, | \()(?:namely,? )?(?:the )?[A-Z][^{N}.;:]{{0,60}}?(?:,| and) "
)


@cache
def _listed() -> re.Pattern[str]:
    word = r"[A-Z][\w’'&-]*(?:\.(?=,| [A-Z]))?"
    item = rf"(?:the )?{word}(?: (?:(?:of|the|de|la|le|du|van|von|der|den|bin|al|el|on|upon|in|for|to) )*{word}){{0,5}}"
    noun = r"(?P<noun>(?: [\w’'-]+){0,3}? (?:[a-z][\w’'-]*s|people|men|women|children))"
    place = r"(?P<place> (?:in|from|of|at|on|across|for) (?:the |its |his |her )?[\w’'-]+(?: [\w’'-]+){0,2}?)?"
    told = (
        r"(?: (?:will|are|were|have|has|had|stood|took|won|lost|made|got|came|went|joined|signed|voted"
        r"|backed|remain|remained|qualified|survived|survive|advanced|opened|closed|merged|met"
        r"|agreed)(?: [a-z][\w’'-]*){0,4}?(?=: ))?"
    )
    return compiled(
        rf"(?P<count>{N}){noun}{place}(?P<told>{told}){_OPENER}(?P<list>{item}(?:, {item}){{0,14}},? and"
        rf" {item}|{item}(?:, {item}){{2,14}})"
        rf"(?P<close>(?<! [A-Z])[.;!)](?=\s|\Z|[)”\"’.,;])|(?: —| –| --)|,[”\"]|\Z)"
    )


def count_list(article: Article, _: Mapping[str, object]) -> Iterator[Said]:
    """A stated count and a list of names with another number of items."""
    from newslint.checks.bulleted import bullets

    yield from bullets(article)
    for line in article.ledger.figure_lines:
        yield from _aged_people(line)
        if not _HINT.search(line.text):
            continue
        for match in _listed().finditer(line.text):
            count = line.number_at(match.start("count"))
            items = [item for item in re.split(r",? and |, ", match["list"]) if item]
            if count.value == len(items) or count.unit or count.value < 2 or count.value > 20:
                continue
            where = line.place(match.start("count"), match.end("list"))
            reason = _unsure(line, match, items, int(count.value)) or (
                "" if count.firm else "a hedge, a range or a name"
            )
            if reason:
                yield Abstention(where, reason)
            else:
                words = {"count": f"{counted(int(count.value))}{match['noun']}", "listed": counted(len(items))}
                yield Hit(where, words, operands={"the count": count, "the list": line.place(*match.span("list"))})


@cache
def _people_with_ages() -> re.Pattern[str]:
    name = r"[A-Z][\w’'.-]+(?: (?:[a-z]{2,3} )?[A-Z][\w’'.-]+){0,3}"
    person = rf"{name}, {N}(?:,? (?:both |all )?of [A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?)?"
    told = r"(?: (?:were|was|are|have been|had been|died|appeared|survived)(?: [a-z]+){0,4}?)?"
    return compiled(
        rf"(?P<count>{N})(?P<noun>(?: [a-z][\w’'-]*){{0,3}}? (?:[a-z]+s|people|men|women|children))(?P<told>{told})"
        rf"(?:: | as |, | — | – | -- )(?P<list>{person}(?:(?:; and |; |, and | and "
        rf"|, ){person}){{1,11}})(?=[.;,)—–]| —|\Z)"
    )


def _aged_people(line: FigureLine) -> Iterator[Said]:
    """A count of people and a list of another number of names with ages."""
    if len(line.numbers) < 3 or not _AGE_AFTER.search(line.text):
        return
    for match in _people_with_ages().finditer(line.text):
        count = line.number_at(match.start("count"))
        listed = match["list"].count(N)
        if count.value == listed or count.unit or not 2 <= count.value <= 12:
            continue
        where = line.place(match.start("count"), match.end("list"))
        before = line.text[max(0, match.start() - 16) : match.start()]
        ages = [line.number_at(at) for at in range(*match.span("list")) if line.text[at] == N]
        if not all(age.firm and not age.unit and age.value.denominator == 1 and age.value < 115 for age in ages):
            yield Abstention(where, "figures that are no ages")
        elif not count.firm or VAGUE.search(match["noun"] + match["told"]) or _SOME_BEFORE.search(before):
            yield Abstention(where, "the list may be only a part, or of more than these")
        elif listed < count.value and _MORE_AFTER.search(line.text, match.end()):
            yield Abstention(where, "the list may go on")
        elif abs(count.value - listed) > 3:
            yield Abstention(where, "the list may be of something else")
        else:
            words = {"count": f"{counted(int(count.value))}{match['noun']}", "listed": counted(listed)}
            yield Hit(where, words)


_AGE_AFTER = compiled(rf"[A-Z][\w’'-]+, {N}[,;]")
_MORE_AFTER = compiled(rf"[A-Z][\w’'-]+, {N}|\b(?:and|with|plus) (?:an?|the|his|her|their|another|one|two|{N})(?!\w)")
_SOME_BEFORE = compiled(r"\b(?:of (?:the |its |his |her |their )?|other |another |than |and |plus |with )\Z")


def counted(count: int) -> str:
    """A small count in words, a larger one in figures."""
    return _SMALL[count] if count < len(_SMALL) else str(count)


def _unsure(line: FigureLine, match: re.Match[str], items: list[str], count: int) -> str:
    noun = match["noun"].rpartition(" ")[2].lower()
    before = line.text[max(0, match.start() - 16) : match.start()]
    if noun in NOT_LISTED:
        return "the names may not be what is counted"
    if VAGUE.search(match["noun"] + match["told"]) or re.search(
        r"\bof (?:the |its |his |her |their )?\Z|\b(?:other|another|than)\b ?\Z", before
    ):
        return "the list may be only a part"
    if abs(len(items) - count) > 3 or len(items) == 2 * count or len(items) < 2:
        return "the list may hold more than names"
    if any(_FIRMS & set(item.split()) or item.endswith((" Co.", " Inc.")) or "&" in item for item in items):
        return "a name may hold a comma or “and”"
    if any(item in _REGIONS for item in items[1:]) and not _KINDS_OF_REGION.search(noun):
        return "a name may be the region of the one before"
    if match["opener"] == " (" and not match["close"].startswith(")"):
        return "the list may not be of what is counted"
    if match["opener"] == ", " and (
        match["place"] or not match["close"].startswith((".", ";", ")", " —", " –", " --"))
    ):
        return "the list may not be of what is counted"
    return ""


_BETWEEN = compiled(
    rf"(?P<lead>[\w’'-]+ )?\bbetween (?P<one>{N}) and (?P<two>{N})(?P<after> [\w’'-]+(?: [\w’'-]+)?)?", re.IGNORECASE
)
_AGED = compiled(
    rf"\b(?:aged|ages|ages of) (?:(?:from )?(?P<one>{N}) (?:to|-|–)|between (?P<first>{N}) and) (?P<two>{N})"
)
_SHARED = compiled(
    r"(?:gap|difference|split|divided|choice|choose|distinction|link|shared|ratio|relationship|tie|halfway"
    r"|midway|draw|drew|game|match"
    r"|war|fight|row|relations|comparison|divide|ranking|ranked|gulf|swing|swung|margin|odds|contest|final"
    r"|line|passage|decide|toss-up|torn|choosing|sandwiched|stuck|caught) ?",
    re.IGNORECASE,
)
_COUNTING_DOWN = compiled(
    r" (?:years? (?:ago|before|earlier)|bc\b|bce\b|minutes? (?:before|to|left)|before|to go|left|remaining"
    r"|seconds? (?:left|to|remaining)"
    r"|from|away|off|short|degrees (?:north|south|east|west)|below|degrees below|hours? before|days? before"
    r"|weeks? before|months? before|per cent odds|o[’']clock"
    r"|on|am|pm|million years)",
    re.IGNORECASE,
)


def range_order(article: Article, _: Mapping[str, object]) -> Iterator[Said]:
    """A range that is given with the larger figure first."""
    for line in article.ledger.figure_lines:
        if len(line.numbers) < 2 or ("between" not in line.text.lower() and "age" not in line.text):
            continue
        told: set[Place] = set()
        for match in (*_AGED.finditer(line.text), *_BETWEEN.finditer(line.text)):
            lower = "first" if match.groupdict().get("first") else "one"
            one, two = line.number_at(match.start(lower)), line.number_at(match.start("two"))
            if two.place in told or one.value <= two.value or one.value <= 0 or two.value <= 0:
                continue
            told.add(two.place)
            where = line.place(match.start() + len(match.groupdict().get("lead") or ""), match.end("two"))
            after, lead = match.groupdict().get("after"), match.groupdict().get("lead") or ""
            left_out = two.scale > one.scale or (two.unit != one.unit and one.unit)
            aged = "after" not in match.groupdict()
            if left_out or (not aged and not (two.unit or after)):
                yield Abstention(where, "a unit or scale word may be left out")
            elif _SHARED.fullmatch(lead) or (after and _COUNTING_DOWN.match(after)) or (one.named and not aged):
                yield Abstention(where, "the two may not be a range")
            else:
                words = {"one": one.written(article), "two": two.written(article)}
                yield Hit(where, words, operands={"the start of the range": one, "its end": two})
