"""Lists of parts in a sentence: where they start and end, what is counted, and whether they name all of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from newslint.ledger.figure_lines import FigureLine, N
from newslint.on_use import compiled

_LEAD = (
    r"(?:(?:and |plus |with )?(?:an?|the|another|a further|a final|the remaining|the other|another|just|only|then) )?"
)
_IN_ITEM = rf"(?:[^{N}:;.()]|\.(?! [A-Z])){{0,80}}?"
_MIDDLE = compiled(rf"{_IN_ITEM}(?P<mark>[,;]) {_LEAD}\Z", re.IGNORECASE)
_LAST = compiled(rf"{_IN_ITEM},?(?P<mark>;?) (?:and|plus|&) {_LEAD}\Z", re.IGNORECASE)
_NOUN_FIRST = compiled(r"(?: [\w’'-]+){0,4}?(?:(?P<last>,? (?:and|plus|&))|[,;]) (?:[A-Za-z][\w’'-]* ){1,4}\Z")
_NAME_FIRST = compiled(r"(?: [\w’'-]+){0,4}?(?:(?P<last>,? (?:and|plus|&))|[,;]) (?:the )?(?:[A-Z][\w’'-]* ){1,3}\Z")
_ASIDE = compiled(r"[^;:.()]{1,60} \Z")
_WAYS = compiled(r" ways(?::| --| —| –|,)(?: with)? \Z")
_SPLIT = compiled(rf"[^{N}:;.]{{0,60}}\b(?:split|divided|shared|cut|parcelled out) \Z")

UNSUMMED = frozenset(
    "goal goals behind behinds try tries conversion conversions penalty penalties point points touchdown"
    " touchdowns wicket "
    "wickets run runs over overs set sets foul fouls year years month months week weeks day days hour hours"
    " minute minutes "
    "second seconds inch inches feet times percent".split()
)
"""Words of things that count more than one each, overlap, or have smaller units."""
_PARTITIONS = (
    frozenset("men women boys girls man woman boy girl".split()),
    frozenset("men women children man woman child babies baby".split()),
    frozenset("adults children adult child".split()),
    frozenset("males females male female".split()),
    frozenset("gold golds silver silvers bronze bronzes".split()),
    frozenset("wins draws losses defeats ties win draw loss defeat tie".split()),
    frozenset("passengers crew".split()),
    frozenset("students teachers student teacher staff pupils pupil".split()),
    frozenset("civilians soldiers soldier civilian troops".split()),
)
_WHOLES = (
    frozenset(
        "people persons men women workers officers suspects victims passengers players survivors patients"
        " migrants "

                  "residents members students pupils guests refugees prisoners inmates hostages others visitors"
                  " demonstrators "
              "protesters fans staff dead bodies".split()),
    frozenset("medals games matches".split()),
)  # fmt: skip
PREPOSITIONS = frozenset("in from at on for to by with against under of among were are was went".split())
PEOPLE = (
    "people|persons|men|women|children|boys|girls|adults|workers|officers|soldiers|passengers|students"
    "|pupils|civilians|residents"
    "|patients|migrants|suspects|victims|protesters|players|others|members|employees|teachers|visitors"
    "|guests|prisoners|infants"
    "|babies|teenagers|refugees|firefighters|police officers|nurses|doctors|journalists|tourists|foreigners"
    "|hostages|rebels"
)
"""Words for people, as alternatives of a pattern."""
_WORDS = compiled(r" ([a-z][\w’'-]*)", re.IGNORECASE)


def list_before(line: FigureLine, at: Sequence[int], last: int, *, free: bool = False) -> int | None:
    """The first number of the list whose last one, after "and", is number ``last``; None where none ends there.

    Where ``free``, an item may tell what is counted in any words before its number ("the state called 14").
    """
    text = line.text
    gap = text[at[last - 1] + 1 : at[last]]
    noun_first = _noun_first(line, at[last], free).match(gap)
    if not _LAST.match(gap) and not (noun_first and noun_first["last"]):
        return None
    first = last - 1
    if first > 0 and _LAST.match(text[at[first - 1] + 1 : at[first]]):
        return None
    ending = _LAST.match(gap)
    mark = (ending["mark"] if ending else "") or ","
    while first > 0:
        gap = text[at[first - 1] + 1 : at[first]]
        if mark == "," and ";" in gap:
            break  # "turnover was £12m; costs were £4m for pay, £3m for rent and £2m for stock"
        number = line.number_at(at[first])
        noun_first = _noun_first(line, at[first], free).match(gap)
        if (
            _MIDDLE.match(gap)
            or (noun_first and not noun_first["last"])
            or (number.spelled and number.value == 1 and number.unit == "" and _ASIDE.match(gap))
        ):
            first -= 1
        else:
            break
    return first


def _noun_first(line: FigureLine, at: int, free: bool) -> re.Pattern[str]:
    """How an item looks that names its thing first: "raffles €3,200", "the Greens five"."""
    return _NOUN_FIRST if free or line.number_at(at).money else _NAME_FIRST


def splits(line: FigureLine, at: Sequence[int], first: int) -> int | None:
    """The number of the total of "split three ways:" and a list; -1 where it must follow, None without such words."""
    if not _WAYS.match(line.text[at[first - 1] + 1 : at[first]]):
        return None
    if first > 1 and _SPLIT.match(line.text[at[first - 2] + 1 : at[first - 1]]):
        return first - 2
    return -1


def part_nouns(line: FigureLine, at: Sequence[int], total: int, first: int, last: int) -> bool:
    """Whether all parts of a list are of the kind of the total, or the known parts of such a whole."""
    whole = line.number_at(at[total])
    parts = [line.number_at(place) for place in at[first : last + 1]]
    if whole.unit:
        return all(part.unit == whole.unit or (not part.unit and not whole.money) for part in parts)
    if any(part.unit for part in parts):
        return False
    name = _head(line.text, at[total] + 1)
    heads = [_head(line.text, place + 1) for place in at[first : last + 1]]
    if all(head in ("", name) or _singular(head) == _singular(name) for head in heads):
        return bool(name)
    return _parted(name, heads)


def _parted(name: str, heads: Sequence[str]) -> bool:
    people, results = _WHOLES
    for number, partition in enumerate(_PARTITIONS):
        if set(heads) <= partition and len({_singular(head) for head in heads}) == len(heads):
            return not name or name in (results if number in (4, 5) else people)
    return False


def _singular(word: str) -> str:
    return {"men": "man", "women": "woman", "children": "child", "people": "person"}.get(word, word.rstrip("s"))


def _head(text: str, start: int) -> str:
    """The noun that a number counts: the last of the words after it, up to a preposition or mark; empty without one."""
    head = ""
    while True:
        match = _WORDS.match(text, start)
        if not match or match[1].lower() in PREPOSITIONS or match[1].lower() in ("and", "who", "that", "aged", "or"):
            return head.lower()
        head, start = match[1], match.end()


_SEXES = ("men", "women")
_SIDES = r"(?:men|women|Republicans|Democrats|independents|Conservatives|Tories|Labour members|Liberal Democrats)"
_PERSON = r"(?:man|woman|boy|girl|child|baby|men|women|boys|girls|children|babies)"
_SEATED = compiled(
    rf"{N}[ -](?:member|seat|person|strong|judge|justice)(?: [a-z-]+){{1,2}},? (?:(?:has|have|had|is made up of"
    rf"|was made"
    rf" up of|comprises|comprising|consists of|consisting of|of|with|includes) )?{N} (?P<one>{_SIDES})(?:,? and |, ){N}"
    rf" (?P<two>{_SIDES})\b"
)


_ONES = compiled(
    rf"\b[Oo]f (?:the |its |their )?{N} (?:[a-z]+ )?(?:people|passengers|victims|suspects|dead|injured|pupils"
    rf"|students|staff"
    rf"|patients|workers|players|members|prisoners|residents|guests|migrants"
    rf"|survivors)(?: [a-z]+){{0,3}}, {N} (?:were|are)"
    rf" (?P<one>men|women|boys|girls|adults|children) and {N} (?:were |are )?(?P<two>men|women|boys|girls|adults"
    rf"|children)\b"
)


def seats(line: FigureLine, make: Callable[..., Any]) -> Iterator[Any]:
    """Sums of the members of a body on two sides: "the 15-member panel has nine Republicans and six Democrats"."""
    found = [(match, False) for match in _SEATED.finditer(line.text)]
    found += [(match, True) for match in _ONES.finditer(line.text)]
    for match, counted in found:
        whole, *parts = (line.number_at(at) for at in range(*match.span()) if line.text[at] == N)
        heads = (match["one"].lower(), match["two"].lower())
        more = sum(part.value for part in parts) > whole.value
        alike = _parted("people", heads) if counted else len({head in _SEXES for head in heads}) == 1
        if more and not whole.unit and heads[0] != heads[1] and alike:
            yield make(line, tuple(parts), whole, *match.span(), heads, "")


_PEOPLE = compiled(
    rf"{N} (?:[a-z-]+ )?(?:people|others|suspects|passengers|victims)(?: (?:dead|there))?(?::| --| —| –) "
    rf"(?P<list>(?:(?:{N}|an?) (?:[a-z-]+ )?{_PERSON},? (?:and )?)*(?:{N}|an?) (?:[a-z-]+"
    rf" )?{_PERSON})(?=[.;)]| --| —|\Z)"
)
_SINGLE = compiled(rf"\ban? (?:[a-z-]+ )?{_PERSON}")


def people_parts(line: FigureLine, at: Sequence[int], make: Callable[..., Any]) -> Iterator[Any]:
    """Sums of people in which one part is told without a number: "four people: a man, two women and a child"."""
    for match in _PEOPLE.finditer(line.text):
        singles = len(_SINGLE.findall(match["list"]))
        if not singles or " and " not in match["list"]:
            continue
        heads = re.findall(_PERSON + r"\b", match["list"])
        numbers = [line.number_at(place) for place in at if match.start("list") <= place < match.end("list")]
        if len(heads) != singles + len(numbers) or not _parted("people", heads):
            continue
        ones = tuple(_one(line, found.start() + match.start("list")) for found in _SINGLE.finditer(match["list"]))
        total = line.number_at(match.start())
        yield make(line, (*numbers, *ones), total, *match.span(), tuple(heads), match["list"])


def _one(line: FigureLine, start: int) -> Any:
    """The number that "a man" stands for."""
    from fractions import Fraction

    from newslint.ledger.numbers import Number

    place = line.place(start, start + 1)
    return Number(place, place, Fraction(1), Fraction(1), Fraction(1), spelled=True)
