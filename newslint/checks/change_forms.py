"""The ways a story tells a change: verbs and nouns with their direction, and the forms that join two figures."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from newslint.ledger.figure_lines import FigureLine, N
from newslint.ledger.numbers import Number
from newslint.on_use import compiled
from newslint.records import record, replace

_ENDINGS = "(?:e[dns]?|ing|s|ed|en|n|t)?"
UP_VERBS = (
    r"(?:ris|increas|jump|gain|surg|climb|grow|leap|soar|swell|spik|advanc|rebound|mushroom|balloon|widen|rocket|expand"
    rf"|doubl|lift|rais|accelerat){_ENDINGS}|rose|grew|swollen|edg(?:ed|es|ing) (?:up|higher)"
    r"|(?:went|go|goes|going|gone|shot|ticked|crept) up|up"
)
DOWN_VERBS = (
    r"(?:fall|dropp?|declin|decreas|cutt?|dipp?|slump|plung|reduc|slid|shrink|tumbl|sink|slipp?|eas|plummet|narrow|lower"
    rf"|trimm|slash|halv|retreat|slow){_ENDINGS}|contract(?:ed|s|ing)|fell|lost|shrank|shrunk|sank|sunk"
    r"|edg(?:ed|es|ing) (?:down|lower)|(?:went|go|goes|going|gone) down|down"
)
UP_NOUNS = (
    "rise|increase|jump|gain|surge|climb|growth|leap|hike|uptick|boost|upturn|spike|rebound|advance|improvement"
    "|raise|uplift"
)
DOWN_NOUNS = (
    "fall|drop|decline|decrease|cut|dip|slump|plunge|reduction|slide|loss|downturn|tumble|contraction|collapse"
    "|shrinkage"
)
_BREAKS = compiled(
    r"\b(?:and|while|but|which|who|when|whereas|than|although|compared|against|versus|target(?:ed)?"
    r"|forecasts?|expect\w*"
    rf"|estimates?|predict\w*|if|respectively|on average|{UP_VERBS.removesuffix('|up')}"
    rf"|{DOWN_VERBS.removesuffix('|down')})\b",
    re.IGNORECASE,
)
_BETWEEN = compiled(r" between [\w ]{1,20} and \w+")
_LONG = rf"[^{N};:()\[\]\u201c\u201d]{{0,60}}?"
_GAP = rf"[^{N};:()\[\]\u201c\u201d]{{0,45}}?"
_BY = (
    r"(?: (?:by|of|a|an|some|about|around|nearly|almost|roughly|more than|less than|over|just|only|a"
    r" further|another|further"
    r"|an estimated|sharply|slightly|steeply|steadily|again|year[- ]on[- ]year|overall|another))*"
)
_BASE = r"(?:an? |the |about |around |just |only |some |last year[’']s |[A-Z][a-z]+[’']s )?"
_NEW, _OLD, _P = rf"(?P<new>{N})", rf"(?P<old>{N})", rf"(?P<by>{N})"
_SEP = r"(?:,| —| –| --| \(|,? or|;)"
_MOVE = rf"(?<![\w-])(?:(?P<up>{UP_VERBS})|(?P<down>{DOWN_VERBS}))(?![\w-])"
_NOUN = rf"(?:(?P<up2>{UP_NOUNS})|(?P<down2>{DOWN_NOUNS}))s?\b"
_TOLD = (
    rf" ?(?:or |that is |that[’']s |which is |which was |representing |marking |an? |the |equal to )*"
    rf"(?:{_P}[ -](?:percentage[ -])?(?:[a-z]+ )?{_NOUN}|(?P<noun>(?P<up3>{UP_NOUNS})"
    rf"|(?P<down3>{DOWN_NOUNS})) of{_BY} (?P<by2>{N})"
    rf"|(?P<move>(?P<up4>{UP_VERBS})|(?P<down4>{DOWN_VERBS})){_BY} (?P<by3>{N})|(?:or |by ){_BY} ?(?P<by4>{N}))"
)
_FROM_TO = rf"from {_BASE}{_OLD}(?P<gap1>{_GAP}),? to {_BASE}{_NEW}"
_TO_FROM = rf"to {_BASE}{_NEW}(?P<gap1>{_GAP}),? (?:up |down )?from {_BASE}{_OLD}"
_WHAT = r"(?: (?:its|the|their|his|her|our)(?: [a-z-]+){1,5}?(?= by ))?"
_FORMS = (
    rf"{_MOVE}{_WHAT}{_BY} {_P}(?P<gap0>{_GAP}),? ?(?:—|–|--)? ?{_TO_FROM}",
    rf"{_MOVE}{_WHAT}{_BY} {_P}(?P<gap0>{_GAP}),? ?(?:—|–|--)? ?{_FROM_TO}",
    rf"(?:{_MOVE}(?P<gap0>{_LONG}) )?{_FROM_TO}(?P<gap2>{_GAP}){_SEP}{_TOLD}",
    rf"(?:{_MOVE}(?P<gap0>{_LONG}) )?{_TO_FROM}(?P<gap2>{_GAP}){_SEP}{_TOLD}",
    rf"{_P}[ -](?:percentage[ -])?(?:[a-z]+ )?{_NOUN}(?P<gap0>{_LONG}),? ?(?:—|–|--)? ?{_FROM_TO}",
    rf"{_P}[ -](?:percentage[ -])?(?:[a-z]+ )?{_NOUN}(?P<gap0>{_LONG}),? ?(?:—|–|--)? ?{_TO_FROM}",
    rf"(?P<noun>(?P<up3>{UP_NOUNS})|(?P<down3>{DOWN_NOUNS})) of{_BY} {_P}(?P<gap0>{_LONG}),? ?{_FROM_TO}",
    rf"(?P<noun>(?P<up3>{UP_NOUNS})|(?P<down3>{DOWN_NOUNS})) of{_BY} {_P}(?P<gap0>{_LONG}),? ?{_TO_FROM}",
    rf"{_NEW}(?P<gap0>{_GAP})(?:,| —| –| --) (?:(?P<up>up)|(?P<down>down))(?: by)? {_P}(?P<gap1>{_GAP})"
    rf" (?:from|on|over) {_BASE}{_OLD}",
    rf"{_NEW}(?P<gap0>{_GAP})(?:,| —| –| --) (?:up|down) from {_BASE}{_OLD}(?P<gap1>{_GAP}){_SEP}{_TOLD}",
    rf"{_NEW}(?P<gap0>{_GAP})(?:,| —| –| --) an? {_P}[ -](?:[a-z]+ )?{_NOUN}(?P<gap1>{_GAP}) (?:from|on"
    rf"|over) {_BASE}{_OLD}",
    rf"{_NEW}(?P<gap0>{_GAP})(?:,| —| –| --) an? (?P<noun>(?P<up3>{UP_NOUNS})|(?P<down3>{DOWN_NOUNS})) of"
    rf" {_P}(?P<gap1>{_GAP})"
    rf" (?:from|on|over) {_BASE}{_OLD}",
)
_COMPARED = (
    rf"{_NEW}(?P<gap0>{_GAP}),? (?:compared (?:with|to)|against|versus) {_BASE}{_OLD}(?P<gap1>{_GAP})(?:,| —| –| --)"
    rf" an? (?:{_P}[ -](?:[a-z]+ )?{_NOUN}|(?P<noun>(?P<up3>{UP_NOUNS})|(?P<down3>{DOWN_NOUNS})) of{_BY} (?P<by2>{N}))"
)  # "£64m, against £80m a year earlier, a fall of 20 per cent"
_THAN = (
    rf"{_NEW}(?P<gap0>{_GAP})(?:,| —| –| --| is| was) {_P} (?:(?P<up>higher|more|larger|bigger|greater)"
    rf"|(?P<down>lower|less|smaller|fewer|cheaper)) than {_BASE}{_OLD}"
)  # "£330,000, 10% higher than the £300,000 of a year ago"
_BRACKETED = rf"{_NEW} \((?:\d{{4}}|[HQ]\d(?: \d{{4}})?|FY ?\d\d|last year): {_OLD}\)(?P<gap1>{_GAP}){_SEP}{_TOLD}"
_POINTS = compiled(r"[ -]points?\b")
_TIME = (
    r"(?:in \d{4}|last \w+|this \w+|the \w+ before|a \w+ (?:ago|earlier|before)|in (?:the )?[A-Z]\w+|now"
    r"|previously|the previous \w+)"
)
_TWO = (
    rf"{_OLD}(?P<gap0>(?: [a-z][a-z’'-]*){{0,5}}?(?: {_TIME})?)(?:,? and|;|,? but|,? while|;? now|\.)"
    r" (?:now |it |that |they |then |there )?"
    r"(?:are |were |has |had |have |is |was |sold |sells |made |makes |took |takes |drew |draws |counted |it |just "
    rf"|only |now )*{_NEW}"
    rf"(?P<gap1>(?: [a-z][a-z’'-]*){{0,3}}?(?: {_TIME})?),{_TOLD}"
)  # "18,400 tickets in 2019 and 9,200 last year, a fall of 50 percent"


_ALL = (*_FORMS, _COMPARED, _THAN, _BRACKETED, _TWO)
_WITHOUT_FROM = frozenset(number for number, form in enumerate(_ALL) if "from " not in form.replace("(?:from", ""))


@cache
def _form(source: str) -> re.Pattern[str]:
    return compiled(source)


@record
class Change:
    """A change told with both figures: ``sign`` is 1 for a rise, -1 for a fall, 0 where the words give no direction.

    ``start`` and ``end`` are places in the line. ``either`` says that the words do not tell which figure is the older,
    ``compared`` that they are set against each other and the percentage is told after both.
    """

    line: FigureLine
    old: Number
    new: Number
    by: Number
    sign: int
    start: int
    end: int
    either: bool = False
    compared: bool = False

    @property
    def operands(self) -> dict[str, Number]:
        """The figures it is told with, each under what it is."""
        return {"the earlier figure": self.old, "the later figure": self.new, "the change stated": self.by}


def changes_by_percent(line: FigureLine) -> Iterator[Change]:
    """The changes of a line told with a percentage or points and both figures; each pair of figures once."""
    if len(line.numbers) < 3 or not any(number.unit in ("%", "points") for number in line.numbers):
        return
    seen: set[frozenset[int]] = set()
    for number, source in enumerate(_ALL):
        if number not in _WITHOUT_FROM and "from" not in line.text:
            continue
        for match in _unbroken(_form(source), line.text):
            groups = match.groupdict()
            by = next(match.start(name) for name in ("by", "by2", "by3", "by4") if groups.get(name))
            figures = frozenset((match.start("old"), match.start("new"), by))
            stated = line.number_at(by)
            if not stated.unit and _POINTS.match(line.text, by + 1):
                stated = replace(stated, unit="points")
            if figures in seen or stated.unit not in ("%", "points"):
                continue
            if source is _TWO and not re.search(_TIME, match.group()):
                continue
            seen.add(figures)
            old = line.number_at(match.start("old"))
            old = replace(old, hedge="") if source is _THAN else old  # "20% more than the £300,000" hedges nothing
            yield Change(
                line, old, line.number_at(match.start("new")), stated, _sign(groups),
                *match.span(), either=source is _TWO, compared=source is _COMPARED,
            )  # fmt: skip


def changes_by_amount(line: FigureLine) -> Iterator[Change]:
    """The changes of a line told with an amount and both figures: "rose by 12 to 140 from 128"."""
    if len(line.numbers) < 3 or "from" not in line.text:
        return
    for source in _FORMS[:2]:
        for match in _unbroken(_form(source), line.text):
            by = line.number_at(match.start("by"))
            if by.unit not in ("%", "points", "age"):
                old, new = line.number_at(match.start("old")), line.number_at(match.start("new"))
                yield Change(line, old, new, by, _sign(match.groupdict()), *match.span())


def _unbroken(form: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """The matches of a form that no other verb, comparison or clause breaks."""
    match = form.search(text)
    while match:
        groups = match.groupdict()
        gaps = (_BETWEEN.sub("", groups.get(gap) or "") for gap in ("gap0", "gap1", "gap2"))
        broken = any(_BREAKS.search(gap) for gap in gaps)
        if not broken:
            yield match
        match = form.search(text, match.start() + 1 if broken else match.end())


def _sign(groups: dict[str, str | None]) -> int:
    """The direction the words tell; that of the words beside the percentage counts first."""
    for names in (("2", "3", "4"), ("",)):
        up = any(groups.get("up" + name) for name in names)
        down = any(groups.get("down" + name) for name in names)
        if up != down:
            return 1 if up else -1
    return 0


_MOVES = (
    rf"{_MOVE}(?P<gap0>{_LONG}) (?:{_FROM_TO}"
    rf"|{_TO_FROM.replace('new', 'new2').replace('old', 'old2').replace('gap1', 'gap2')})"
)


@cache
def _moves() -> re.Pattern[str]:
    return compiled(_MOVES)


def moves(line: FigureLine) -> Iterator[tuple[re.Match[str], Number, Number, int]]:
    """The changes told with a verb and both figures: the match, the old figure, the new one, the direction."""
    if len(line.numbers) < 2:
        return
    for match in _unbroken(_moves(), line.text):
        old = match.start("old") if match["old"] else match.start("old2")
        new = match.start("new") if match["new"] else match.start("new2")
        yield match, line.number_at(old), line.number_at(new), 1 if match["up"] else -1
