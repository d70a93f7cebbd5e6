"""Parts that claim to make up a total and do not."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from newslint.article import Article
from newslint.checks.sum_lists import (
    PEOPLE,
    PREPOSITIONS,
    UNSUMMED,
    list_before,
    part_nouns,
    people_parts,
    seats,
    splits,
)
from newslint.facts.arithmetic import like, shown
from newslint.findings import Abstention, Hit, Operands, Place, Said
from newslint.ledger.figure_lines import FigureLine, N, joined_lines
from newslint.ledger.numbers import Number
from newslint.on_use import compiled
from newslint.records import record, replace

_CLOSING = (
    r"(?:(?:or|for|making|giving|bringing|with|to make|reaching) )?(?:an? |the )?(?:combined |grand "
    r"|overall |new )?total(?: of)?"
    r"|(?:which )?totall?(?:ing|ed|s)|(?:which )?add(?:ing|s)? up to|(?:which )?amount(?:ing|s) to|making"
    r"|altogether|in all,?"
    r"|in total,?|all told,?|all of the|a record"
)
_AFTER = compiled(
    rf"(?P<item>(?:[^{N}:;.]|\.(?! [A-Z])){{0,70}}?)(?:(?:,| —| –| --|;|:| \(|(?<=\))) (?:(?P<said>{_CLOSING}) |or )?"
    r"|(?:,| —| –| --)? (?P<verb>(?:and )?(?:add(?:s|ed)? up to|come to|comes to|came to|make|makes|made"
    r"|total|totals|totall?ed) (?:a total of )?))\Z",
    re.IGNORECASE,
)
_TAIL = compiled(
    r"(?P<noun>(?: [\w’'-]+){0,5}?),? (?:in all|in total|altogether|all told|(?:together|combined)(?! with)"
    r"|between them)\b",
    re.IGNORECASE,
)
_NEXT = compiled(
    rf"(?P<item>[^{N}:;.]{{0,70}})[.] (?P<said>In all|In total|Altogether|All told|Together|Combined|The"
    r" (?:grand |overall )?total"
    rf"|That (?:makes|adds up to|comes to|is)|A total of)\b,?(?P<words>[^{N};:.]{{0,50}}?) ?\Z"
)
_OPEN = compiled(
    r"(?P<noun>(?: [\w’'-]+){0,6}?)(?: in (?:all|total)| altogether)?"
    r"(?::| --| —| –| \(|,? (?:made up of|comprising|consisting of|split into|divided into|broken down"
    r" into))(?: the| an?)?(?: ?\(| |(?<=\())\Z",
    re.IGNORECASE,
)
_CLOSED = compiled(rf"(?P<item>[^{N}:;.()]{{0,80}}?)(?:[.;)!?]|,? --| —| –|[”\"]|\Z)")
_MORE_COMES = compiled(
    r"\b(?:since|so far|this year|have been|has been|nationwide|now|also|including|across the|worldwide|to"
    r" date|every)\b"
)
_NOT_PARTS = compiled(
    r"\b(?:including|of wh(?:om|ich)|of them|among them|respectively|per|each|apiece|every|more than|less"
    r" than|fewer than|more"
    rf"|compared|up from|down from|against|from {N} to|a (?:day|week|month|year|head|person|share|piece"
    r"|ticket|night|game)"
    r"|plus tax|before tax|worth|net of|after costs|both|either|overlap\w*|gained|regained|recovered|gave back|won back"
    r"|less|minus|offset)\b",
    re.IGNORECASE,
)


_TERMS = frozenset(("year", "years", "month", "months"))
_SENTENCED = compiled(
    r"\b(?:sentence[ds]?|jail(?:ed)?|prison|concurrent\w*|consecutive\w*|behind bars|imprison\w*)\b", re.IGNORECASE
)


@record
class Sum:
    """Parts and the total they are said to make, with the words they stand in (``start`` to ``end`` of the line).

    ``open_ended`` says that a total above the sum may hold parts that are not told, ``whole`` that all of the total is
    said to be shared out, ``loose`` that the list may be of other things, or not of all of them.
    """

    line: FigureLine
    parts: tuple[Number, ...]
    total: Number
    start: int
    end: int
    nouns: tuple[str, ...]
    words: str
    open_ended: bool = False
    whole: bool = False
    loose: bool = False


def parts_total(article: Article, _: Mapping[str, object]) -> Iterator[Said]:
    """Parts of a sum, a group or a table column that do not add up to the total given."""
    from newslint.checks.table_sums import columns_total

    seen: set[Place] = set()
    for line in _lines(article):
        for found in _sums(line):
            where = line.place(found.start, found.end)
            if where in seen:
                continue
            seen.add(where)
            yield from _judged(article, found, where)
    yield from columns_total(article)
    for line in article.ledger.figure_lines:
        yield from _more_than_all(line)
        yield from _joined(line)


_OF = compiled(
    rf"(?<![\d/] )(?P<part>{N})(?P<noun>(?: [a-z]+)?) of (?P<all>the |its |their |his |her |our |all"
    rf" )?(?P<whole>{N})(?P<after> [a-z]+)?"
)
_INCLUDING = compiled(
    rf"(?P<whole>{N}) (?:[a-z]+ )?(?:{PEOPLE})[^{N};:.()]{{0,40}}?,? including (?P<part>{N}) (?:[a-z-]+"
    rf" )?(?:{PEOPLE})\b"
)
_KINDS = compiled(
    r" (?:kinds?|types?|sorts?|ways?|categories|varieties|different|or|per|percent|x|times|by)\b|-|\.\d|/"
)


def _more_than_all(line: FigureLine) -> Iterator[Said]:
    """A part that is more than its whole: "eleven of the nine jurors"."""
    if len(line.numbers) < 2:
        return
    for match in (*_OF.finditer(line.text), *_INCLUDING.finditer(line.text)):
        part, whole = line.number_at(match.start("part")), line.number_at(match.start("whole"))
        if part.value <= whole.value or part.unit or whole.unit:
            continue
        where = line.place(match.start("part" if " of " in match.group() else "whole"), match.end())
        if part.scale != whole.scale or not (part.firm and whole.firm) or whole.value < 2:
            yield Abstention(where, "a hedge, a range, a name or a scale word left out")
        elif "all" in match.groupdict() and (
            not (match["all"] or match["after"]) or match["noun"] or _KINDS.match(line.text, match.end("whole"))
        ):
            yield Abstention(where, "the second figure may not be the whole of the first")
        else:
            yield Hit(
                where,
                message=f"{shown(part.value)} is more than {shown(whole.value)}, the whole it is said to be part of.",
                operands={"the part": part, "the whole": whole},
            )


_JOINED = compiled(
    rf"(?P<one>{N})(?: [a-z][\w’'-]*){{0,3}} (?:will )?(?:join(?:s|ed|ing)?|add(?:s|ed|ing)? to) (?:the "
    rf"|its )?(?P<two>{N}) "
    rf"(?:others?|existing|already|more|current)\b[^{N};:.]{{0,50}}?,? (?:bringing|taking|making|for)"
    r" (?:the|its|their|a) total"
    rf"(?: number)?(?: of [a-z ]+)?(?: up)? (?:to|of) (?P<total>{N})"
)


def _joined(line: FigureLine) -> Iterator[Said]:
    """Newcomers and those there before: "five clubs join nine others, bringing the total to 15"."""
    for match in _JOINED.finditer(line.text):
        one, two, total = (line.number_at(match.start(name)) for name in ("one", "two", "total"))
        where = line.place(*match.span())
        if not (one.firm and two.firm and total.firm and one.unit == two.unit == total.unit):
            yield Abstention(where, "a hedge, a range or another unit")
        elif not _adds_up((one, two), total, one.value + two.value):
            made = f"{shown(one.value)} + {shown(two.value)} = {shown(one.value + two.value)}"
            operands: Operands = {"a part": (one, two), "the total": total}
            yield Hit(where, {"sum": made, "stated": shown(total.value)}, operands=operands)


_EACH = compiled(r"\b(?:each|every)\b", re.IGNORECASE)
_TAKEN_OFF = compiled(
    r"\b(?:before|after|less|minus|excluding|net of|deducting)\b[^,]{0,25}\Z|\b(?:down|up) from \Z|\bthan \Z"
    r"|(?:\A|[,;.“] ?)[Oo]f (?:the |its )?\Z"
)
"""Words before a list that say its figures are taken off another, or that the first is the base of the rest."""


def _lines(article: Article) -> Iterator[FigureLine]:
    lines = article.ledger.figure_lines
    for at, line in enumerate(lines):
        if len(line.numbers) > 1:
            yield line.without_conversions().without_spans()
        if at + 1 < len(lines) and lines[at + 1].block == line.block and len(line.numbers) > 1:
            text = article.blocks[line.block].text
            if _NEXT_START.match(text, lines[at + 1].starts[0]) and lines[at + 1].starts[0] - line.starts[-1] < 8:
                yield joined_lines(line, lines[at + 1], article).without_conversions().without_spans()


_NEXT_START = compiled(
    r"(?:In all|In total|Altogether|All told|Together|Combined|The (?:grand |overall )?total|That |A total)\b"
)


def _sums(line: FigureLine) -> Iterator[Sum]:
    at = [match.start() for match in re.finditer(N, line.text)]
    for last in range(1, len(at)):
        first = list_before(line, at, last)
        if first is not None:
            yield from _totals(line, at, first, last)
        elif (first := list_before(line, at, last, free=True)) is not None:
            free = _totals(line, at, first, last)
            for found in free:
                most = max(part.value for part in found.parts)
                if found.total.value > most and _is_total(line.text, line.place_of(found.total)):
                    yield found
    yield from people_parts(line, at, Sum)
    yield from seats(line, Sum)


def _totals(line: FigureLine, at: Sequence[int], first: int, last: int) -> Iterator[Sum]:
    """The totals told after or before the list of numbers ``first`` to ``last``."""
    text = line.text
    if last + 1 < len(at):
        gap = text[at[last] + 1 : at[last + 1]]
        after = _AFTER.match(gap)
        tail = _TAIL.match(text, at[last + 1] + 1)
        if after and (after["said"] or after["verb"] or tail):
            end = tail.end() if tail else at[last + 1] + 1
            whole = (after["said"] or "").startswith("all of")
            yield _sum(line, at, first, last, last + 1, (at[first], end), after["item"], whole=whole)
        following = _NEXT.match(gap)
        if following:
            vague = (
                following["said"] in ("In all", "In total", "Altogether", "All told", "A total of") and last - first < 2
            )
            loose = vague or bool(_MORE_COMES.search(following["words"] + text[at[last + 1] + 1 :]))
            yield _sum(line, at, first, last, last + 1, (at[first], at[last + 1] + 1), following["item"], loose)
    if first == 0:
        return
    split = splits(line, at, first)
    total = split if split is not None else first - 1 if _OPEN.match(text[at[first - 1] + 1 : at[first]]) else -1
    closed = _CLOSED.match(text, at[last] + 1)
    if closed and total >= 0:
        end = at[last] + 1 + len(closed["item"].rstrip())
        known = part_nouns(line, at, total, first, last) or _is_total(text, at[total])
        if known or not any(line.number_at(at[number]).unit for number in (total, *range(first, last + 1))):
            found = _sum(line, at, first, last, total, (at[total], end), closed["item"], whole=split is not None)
            yield found if known else replace(found, loose=True)


def _is_total(text: str, at: int) -> bool:
    """Whether a number is said to be the whole: "a total of 44", "44 in all"."""
    return bool(_TOTAL_BEFORE.search(text[max(0, at - 20) : at]) or _TAIL.match(text, at + 1))


_TOTAL_BEFORE = compiled(r"\b(?:total(?: of)?|in all,?|altogether,?|in total,?) \Z", re.IGNORECASE)


def _sum(
    line: FigureLine, at: Sequence[int], first: int, last: int, total: int, span: tuple[int, int], item: str,
    open_ended: bool = False, whole: bool = False,
) -> Sum:  # fmt: skip
    numbers = [line.number_at(place) for place in at]
    gaps = [line.text[at[number] + 1 : at[number + 1]] for number in range(first, last)]
    nouns = tuple(gap.strip(" ,;").partition(" ")[0].lower() for gap in (*gaps, item))
    parts = [number for number in numbers[first : last + 1] if not (number.spelled and number.value == 1 and not _alike(
        number, numbers[total]))]  # fmt: skip
    if len(parts) > 2 and parts[0].value == numbers[total].value:
        parts = parts[1:]  # "the state has 294 seats; the party won 142, …, 294 in all"
    words = " ".join((*gaps, item, line.text[span[1] : span[1] + 25]))
    open_ended = open_ended or (
        total > last and _may_start_earlier(line, at[:first], (len(parts), numbers[total].value))
    )
    return Sum(line, tuple(parts), numbers[total], *span, nouns, words, open_ended, whole)


def _may_start_earlier(line: FigureLine, before: Sequence[int], others: tuple[int, Fraction]) -> bool:
    """Whether figures before a list may be parts as well; the count of the parts and the total told first are none."""
    return any(line.number_at(at).value not in others and line.text[at + 1 : at + 2] != "-" for at in before)


def _alike(one: Number, other: Number) -> bool:
    return one.unit == other.unit


def _judged(article: Article, found: Sum, where: Place) -> Iterator[Said]:
    parts, total = found.parts, found.total
    reason = _unsure(found)
    if reason:
        yield Abstention(where, reason)
        return
    made = sum((part.value for part in parts), Fraction(0))
    if _adds_up(parts, total, made, found.whole) or (found.open_ended and made < total.value):
        return
    if found.loose and made < total.value and (len(parts) < 3 or (total.value - made) * 4 > total.value):
        yield Abstention(where, "the list may not be of all of them")
        return
    counts = not total.unit
    told = " + ".join(shown(part.value, 3) if counts else like(article, part, part.value) for part in parts)
    stated = shown(total.value, 3) if counts else total.written(article)
    words = {"sum": f"{told} = {like(article, total, made)}", "stated": stated}
    yield Hit(where, words, operands={"a part": parts, "the total": total})


def _unsure(found: Sum) -> str:
    numbers = (*found.parts, found.total)
    if any(number.hedge for number in numbers):
        return "a figure is hedged"
    if any(number.in_range for number in numbers) or found.parts[0].named or found.total.named:
        return "a range or a name"
    if len({number.unit for number in numbers if number.unit}) > 1 or found.total.unit in ("%", "points", "age"):
        return "figures of different units"
    if not found.total.unit and (found.parts[0].unit in _NO_PARTS or any(part.unit for part in found.parts[1:])):
        return "figures of different units"
    if any(_COMPOUND.match(found.line.text, found.line.place_of(part) + 1) for part in _placed(found)):
        return "a figure is part of a compound"
    if found.total.money and not all(number.money for number in numbers):
        return "figures of different units"
    if UNSUMMED & set(found.nouns) and len({noun for noun in found.nouns if noun not in PREPOSITIONS}) > 1:
        return "things that are not simply added"
    if _TERMS & {*found.nouns, *found.line.text[found.end - 20 : found.end + 12].lower().split()}:
        return "terms that may run together"
    if _SENTENCED.search(found.line.text):
        return "terms that may run together"
    if _NOT_PARTS.search(found.words):
        return "the figures may not be parts of one whole"
    if _TAKEN_OFF.search(found.line.text, max(0, found.start - 40), found.start):
        return "the figures may be taken off another"
    if _EACH.search(found.line.text, 0, found.start):
        return "figures for each of several"
    if any(number.value <= 0 for number in numbers):
        return "a figure below zero"
    scales = {number.scale for number in numbers}
    if found.total.scale > 1 and any(part.value < 1000 for part in found.parts) and len(scales) > 1:
        return "a scale word may be left out"
    return ""


_NO_PARTS = ("%", "points", "age")
_COMPOUND = compiled(r"-(?:for|to|in|by|on|of)-")


def _placed(found: Sum) -> Iterator[Number]:
    """The parts that stand as figures in the line, not those said by "a man"."""
    yield from (part for part in found.parts if part in found.line.numbers)


def _last_place(part: Number) -> Fraction:
    """The place that a part may be rounded to; sums of money under 100,000 are told to a twentieth at least."""
    if part.value < 1000 and part.ulp == 1:
        return part.ulp
    if part.money and part.scale == 1 and part.value < 100_000:
        return min(part.rulp, part.value / 20)
    return part.rulp


def _adds_up(parts: Sequence[Number], total: Number, made: Fraction, whole: bool = False) -> bool:
    """Whether the parts, each perhaps rounded, can make the total.

    A total below a thousand, told in whole ones, must be met. A larger one may be off by (k + 1)/2 of the smallest last
    place of k parts; one that is much rounder than its parts by half of its own last place as well. What is shared out
    as a ``whole`` is off when it misses by one last place.
    """
    gap = abs(made - total.value)
    numbers = (*parts, total)
    if total.value < 1000 and all(number.value.denominator == 1 for number in numbers):
        return gap == 0
    least = min(_last_place(part) for part in parts)
    if least == total.rulp == 1 and not total.unit:
        return gap == 0
    slack = least * (len(parts) + 1) / 2
    place = total.ulp if total.scale > 1 else total.rulp
    if place >= 10 * least and (place * 10 <= total.value or gap * 50 <= total.value):
        return gap <= least * len(parts) / 2 + place / 2
    return gap < (least if whole else slack)
