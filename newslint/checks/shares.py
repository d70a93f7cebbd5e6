"""Shares told twice, as so many of so many and in per cent, and shares of one whole that are more than all of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from fractions import Fraction
from functools import cache

from newslint.article import Article
from newslint.checks.unpaired import unpaired
from newslint.facts.arithmetic import digits_of, fits, percent, read_as, share, shown
from newslint.findings import Abstention, Hit, Operands, Place, Said
from newslint.ledger.figure_lines import FigureLine, N
from newslint.ledger.numbers import Number
from newslint.on_use import compiled

_DETERMINER = r"(?:the |its |their |his |her |our |those |these |all |some )?"
_WORDS = r"(?: (?!(?:and|but|while|who|which|were|was|are|is|had|have|has|voted|said)\b)[A-Za-z][\w’'-]*){0,6}?"
_VERB = r"(?: [a-z][\w’'-]*){0,5}?"
_OF = (
    rf"(?<!{N} in )(?P<part>{N})(?: [a-z][\w’'-]*){{0,2}}?(?: out)? of"
    rf" (?:{_DETERMINER}(?:[a-z]+[’']s? )?(?:total |roughly )?)(?P<whole>{N})"
)
_PARTS = {
    "half": Fraction(50),
    "a half": Fraction(50),
    "a third": Fraction(100, 3),
    "two-thirds": Fraction(200, 3),
    "two thirds": Fraction(200, 3),
    "a quarter": Fraction(25),
    "three-quarters": Fraction(75),
    "three quarters": Fraction(75),
    "a fifth": Fraction(20),
    "two-fifths": Fraction(40),
    "three-fifths": Fraction(60),
    "four-fifths": Fraction(80),
    "one-third": Fraction(100, 3),
    "one-quarter": Fraction(25),
    "one-fifth": Fraction(20),
    "a tenth": Fraction(10),
}
_RESTATED = r"(?: \(|,? or | — or |, an? (?:[a-z]+ )?(?:rate|share|proportion) of )"
_PART_OF = rf"(?P<part_word>(?i:{'|'.join(sorted(_PARTS, key=len, reverse=True))}))\b"
_PART = rf"(?P<part_word>{'|'.join(sorted(_PARTS, key=len, reverse=True))})\b(?! of)"
_HEDGE = (
    r"(?:about |nearly |almost |roughly |some |around |over |more than |less than |just over |just under |close"
    r" to |well over )"
)
_OWN_WHOLE = compiled(
    r" of (?!(?:the |all |its |their |those )?(?:total|whole|vote|votes|seats|members|membership"
    rf"|all|sample|{N}|(?:them|those)(?=[,.;)]))\b)"
    r"|[- ](?:more|less|fewer|higher|lower|rise|increase|fall|drop|decline|cut|up|down|majority|margin"
    r"|turnout|a year|chance|by (?:volume|weight|value|area|number|revenue))\b"
)
_NOT_SHARES = compiled(
    r"\b(?:floor ?space|weighted|polled|surveyed|respondents|innings|batt\w+|shooting|for-|attempts?"
    r"|three-point|passes|completed"
    r"|respectively|rebounds|points per|excluding|discount|interest)\b",
    re.IGNORECASE,
)


@cache
def _shares() -> tuple[re.Pattern[str], ...]:
    percent_of = rf"(?P<percent>{N})"
    return (
        compiled(rf"{_OF}{_WORDS}{_VERB}{_RESTATED}(?:or |that is |just |a total of )?{percent_of}"),
        compiled(rf"{_OF}{_WORDS}{_VERB}(?: —| –| --|,) {percent_of}(?=[,.;)]|\Z| of the| —| –| --)"),
        compiled(rf"{percent_of}(?: [a-z][\w’'-]*){{0,4}}?[,:]? \(?(?:or )?{_OF}"),
        compiled(
            rf"(?P<whole>{N})(?: [a-z][\w’'-]*){{1,3}}(?:;|,|\.| and)?[^{N};:.]{{0,45}} ?(?P<part>{N}) of"
            rf" (?:them|those|these|which)\b{_VERB}"
            rf"{_RESTATED}{percent_of}"
        ),
        compiled(
            rf"\b[Oo]f (?:{_DETERMINER})(?P<whole>{N})(?: [a-z][\w’'-]*){{1,6}}, (?P<part>{N})(?: [a-z][\w’'-]*){{1,8}}"
            rf"{_RESTATED}{percent_of}"
        ),
        compiled(rf"{_OF}{_WORDS}(?: \(|,? or |, )(?P<hedge>{_HEDGE})?{_PART}"),
        compiled(
            rf"(?P<hedge>(?i:{_HEDGE}))?{_PART_OF} of {_DETERMINER}(?P<whole>{N})(?: [a-z]+){{1,3}},(?: or)?"
            rf" (?P<part>{N})(?=[,.;)](?! (?:and )?{N}))"
        ),
        compiled(rf"{_OF}{_WORDS}{_VERB}, an? {percent_of} (?:stake|share|holding|interest)\b(?! (?:in|of)\b)"),
        compiled(
            rf"\b[Tt]urnout (?:was|of|hit|reached|came to|stood at) {percent_of},? (?:with"
            rf"|as) (?P<part>{N}) of (?:the )?"
            rf"(?P<whole>{N}) (?:[a-z]+ )?voters\b"
        ),
        compiled(
            rf"{percent_of} of {_DETERMINER}(?P<whole>{N})(?:[ -][a-z]+){{0,3}}(?:, or | \(|, that is,? )(?P<part>{N})"
            r"(?=(?: [a-z]+){0,2}[,.;)])"
        ),
    )


def share_percent(article: Article, _: Mapping[str, object]) -> Iterator[Said]:
    """A share told as so many of so many and in per cent that do not agree, or that no whole number can give."""
    for plain in article.ledger.figure_lines:
        line = plain.without_conversions().without_spans()
        if len(line.numbers) < 2:
            continue
        yield from _of_board(article, line)
        paired = False
        for form in _shares():
            for match in form.finditer(line.text):
                paired = True
                yield from _share(article, line, match)
        if not paired:
            yield from unpaired(line, _LOOSELY, _NOT_SHARES)
        for match in _ONE_IN.finditer(line.text):
            yield from _one_in(article, line, match)
    yield from _of_capacity(article)


_LOOSELY = compiled(rf"{N}(?: out)? of (?:the |its )?{N}[^;{N}]{{0,60}}(?:, | \(|or )[^;{N}]{{0,20}}{N}")
_ONE_IN = compiled(
    rf"(?P<part>{N}) in (?:every )?(?P<whole>{N})(?: [a-z][\w’'-]*){{0,3}}?(?: \(|,? or"
    rf" ){{1,2}}(?P<percent>{N})(?=[ ,.;)])"
)


def _one_in(article: Article, line: FigureLine, match: re.Match[str]) -> Iterator[Said]:
    """One in so many, which is often said loosely, and a percentage far from it: "one in four, or 40 percent"."""
    part, whole, stated = (line.number_at(match.start(name)) for name in ("part", "whole", "percent"))
    if stated.unit != "%" or part.unit or whole.unit or not whole.value or part.value >= whole.value:
        return
    exact = part.value / whole.value * 100
    if abs(exact - stated.value) <= max(Fraction(3), exact / 8) or _OWN_WHOLE.match(
        line.text, match.start("percent") + 1
    ):
        return
    where = line.place(match.start(), match.end())
    if part.firm and whole.firm and stated.firm:
        yield Hit(
            where,
            message=f"{_told(part)} in {_told(whole)} is {percent(exact, stated)}%, not {stated.written(article)}.",
            operands={"the part": part, "the whole": whole, "the percentage": stated},
        )
    else:
        yield Abstention(where, "a hedge, a range or a name")


def _share(article: Article, line: FigureLine, match: re.Match[str]) -> Iterator[Said]:
    part, whole = line.number_at(match.start("part")), line.number_at(match.start("whole"))
    groups = match.groupdict()
    stated = line.number_at(match.start("percent")) if groups.get("percent") else None
    if not groups.get("percent") and not groups.get("part_word"):
        return
    if (stated is not None and stated.unit != "%") or part.unit != whole.unit or part.unit in ("%", "points", "age"):
        return
    closed = line.text[match.end() : match.end() + 1] == ")" and "(" in match.group()
    where = line.place(match.start(), match.end() + closed)
    meant = share(read_as(part), read_as(whole))
    reason = _unsure(line, match, part, whole, stated)
    if reason or meant is None:
        yield Abstention(where, reason or "a share of nothing")
        return
    exact = part.value / whole.value * 100
    if stated is None:
        fraction = _PARTS[groups["part_word"].lower()]
        if groups["hedge"] or abs(exact - fraction) <= 5:
            return
        wrong = groups["part_word"].lower()
        operands: Operands = {"the part": part, "the whole": whole, "the share": line.place(*match.span("part_word"))}
        message = f"{_told(part)} of {_told(whole)} is {shown(exact, 1)}%, not {wrong}."
        yield Hit(where, message=message, operands=operands)
    elif match.start("percent") < match.start("part") and whole.value <= 10 and abs(exact - stated.value) <= 5:
        yield Abstention(where, "a few of a few may be said loosely")
    elif not fits(meant, stated) and not any(_also(line, part, whole, stated)):
        yield _off(article, where, part, whole, stated)


def _off(article: Article, where: Place, part: Number, whole: Number, stated: Number) -> Hit:
    operands = {"the part": part, "the whole": whole, "the percentage": stated}
    return Hit(where, message=_message(article, part, whole, stated), operands=operands)


def _message(article: Article, part: Number, whole: Number, stated: Number) -> str:
    unit = stated.written(article)[stated.figure.end - stated.place.start :]
    exact = percent(part.value / whole.value * 100, stated)
    return f"{_told(part)} of {_told(whole)} is {exact}{unit}, not {stated.written(article)}."


def _told(number: Number) -> str:
    return shown(number.value, 2)


def _also(line: FigureLine, part: Number, whole: Number, stated: Number) -> Iterator[bool]:
    """Whether other figures of the sentence give the percentage: then it may be theirs."""
    for other in line.numbers:
        if other not in (part, whole, stated) and not other.unit:
            for one, two in ((other, whole), (part, other)):
                meant = share(read_as(one), read_as(two))
                yield meant is not None and fits(meant, stated)


def _unsure(line: FigureLine, match: re.Match[str], part: Number, whole: Number, stated: Number | None) -> str:
    vague = any(number.in_range or number.named or number.year for number in (part, whole))
    if vague or part.hedge.lower() not in ("", "some") or whole.hedge or (stated is not None and not stated.firm):
        return "a hedge, a range or a name"
    if part.value > whole.value or part.value <= 0 or (part.scale != whole.scale and 1 in (part.scale, whole.scale)):
        return "the first figure may not be part of the second"
    if _NOT_SHARES.search(line.text):
        return "the share may have another base"
    last = stated is not None and match.start("percent") > match.start("part")
    if last and _OWN_WHOLE.match(line.text, match.start("percent") + 1):
        return "the percentage has a base of its own"
    return ""


_BOARD = compiled(
    rf"(?P<percent>{N}) of (?:the|its|their|a|our) (?P<whole>{N})[ -](?:member|person|seat|strong|man|woman"
    r"|judge|nation|state)"
    r"(?: [a-z]+)?? (?P<body>board|council|committee|panel|jury|cabinet|bench|team|squad|crew|commission"
    r"|court|senate|assembly"
    r"|parliament|band|delegation|cast|class|club|group|bloc|union|alliance)\b"
)
_THRESHOLD = compiled(
    r"\b(?:needs?|takes?|requires?|required|must|at least|threshold|quorum|majority|to pass)\b", re.IGNORECASE
)


def _of_board(article: Article, line: FigureLine) -> Iterator[Said]:
    """A percentage of a small body that no whole number of its members gives."""
    for match in _BOARD.finditer(line.text):
        stated, whole = line.number_at(match.start("percent")), line.number_at(match.start("whole"))
        if stated.unit != "%" or whole.unit:
            continue
        where = line.place(match.start(), match.end())
        if not (stated.firm and whole.firm and 1 < whole.value <= 60) or _THRESHOLD.search(line.text):
            yield Abstention(where, "a hedge, a range, a large body or a share that is needed")
            continue
        shares = {count: count * 100 / whole.value for count in range(int(whole.value) + 1)}
        if any(abs(value - stated.value) <= stated.ulp for value in shares.values()):
            continue
        count = min(shares, key=lambda number: abs(shares[number] - stated.value))
        yield Hit(
            where,
            message=
                f"No whole number of {_told(whole)} members is {stated.written(article)} ({count} is"
                f" {shown(shares[count], digits_of(stated) + 1)}%).",
            operands={"the percentage": stated, "the members": whole},
        )  # fmt: skip


_CAPACITY = compiled(
    rf"\b(?:holds?|seats?|has room for|can hold|has a capacity of) (?:up to )?(?P<whole>{N}) (?:people"
    r"|seats|places|fans|spectators)?"
    rf"[^{N}]{{0,40}}[;.,—] (?:and |but )?(?P<part>{N}) (?:tickets|seats|people|places)\b[^{N};]{{0,50}}?,?"
    rf" (?:or )?(?P<percent>{N}) of "
    r"(?:the |its |all )?(?:seats|capacity|tickets|total|places)"
)


def _of_capacity(article: Article) -> Iterator[Said]:
    """Seats sold of those there are: "holds 240 people; 180 tickets …, 75 per cent of the seats"."""
    for line in article.ledger.figure_lines:
        if len(line.numbers) < 3:
            continue
        for match in _CAPACITY.finditer(line.text):
            part, whole, stated = (line.number_at(match.start(name)) for name in ("part", "whole", "percent"))
            if stated.unit != "%" or part.unit or whole.unit:
                continue
            where = line.place(match.start("whole"), match.end())
            meant = share(read_as(part), read_as(whole))
            if not (part.firm and whole.firm and stated.firm) or meant is None:
                yield Abstention(where, "a hedge, a range or a name")
            elif not fits(meant, stated):
                yield _off(article, where, part, whole, stated)


_REST = (
    r"(?:undecided|unsure|(?:did not|didn[’']t|do not|don[’']t) know|had no opinion|no opinion|not sure|not"
    r" certain|abstained"
    r"|(?:would|will) not vote|refused|declined|did not answer|neither|neutral|other|others|the rest|the"
    r" remainder|spoiled)"
)
_SPLIT = compiled(
    rf"(?P<first>{N})(?P<gap>[^{N};:.()]{{1,70}}?),? (?:and |with |while |against )?(?:another |the )?(?P<second>{N})"
    rf"(?P<gap2>[^{N};:.()]{{1,70}}?),? (?:and |with |while )(?:another |the remaining |the other )?(?P<third>{N})"
    rf"(?P<rest>[^{N};:.()]{{0,30}}?\b{_REST}\b)",
    re.IGNORECASE,
)
_ITEM = rf"{N}(?! (?:at|in|on|by|for|from|to|among|likely|sure|certain|full|off|complete)\b)(?: [A-Za-z’'-]+){{1,4}}"
_MADE_OF = compiled(
    r"\b(?:made up of|consists? of|consisting of|comprises|comprised|composed of|split|divided|is)"
    rf" (?P<list>{_ITEM}(?:, {_ITEM})*,? and {_ITEM}?)(?=[.;,)]|\Z)"
)
_TWO_WAY = compiled(
    rf"\b(?:won|backed|rejected|endorsed|beat|defeated|led|prevailed|wins|leads|carried|passed|approved)\b[^{N};:.]{{0,50}}?"
    rf" (?P<list>{N}(?:-|–| to ){N})(?! of (?!the (?:vote|ballot)))"
)
_NAME = r"[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?"
_GOT = r"(?:on|at|with|won|took|had|got|polled|received)"
_VOTES = compiled(
    rf"(?P<list>{_NAME} {_GOT} {N}(?: of the votes?)?, {_NAME}(?: {_GOT})? {N},? (?:and|with) {_NAME}(?: {_GOT})? {N})"
    rf"|(?P<two>{N} of the votes? to (?:{_NAME}[’']s|his|her|their) {N})"
)
_OF_VOTERS = compiled(r"\b(?:votes?|polls?|polling|ballots?|voters|election|referendum)\b", re.IGNORECASE)
_EACH_ALONE = compiled(
    r"\b(?:approv\w+|favou?r\w*|ratings?|turnout|trust\w*|likely|chances?|satisf\w+|recognition|possession|respectively"
    r"|women|men|aged|counted|reporting)\b",
    re.IGNORECASE,
)
_CHOOSES = compiled(
    r"\b(?:chose|choose|backed|backs?|backing|voted|vote|supported|supports?|preferred|prefers?|picked|favou?red"
    r"|went for"
    r"|said they would|in favou?r|for|yes|approv\w+|agreed?|satisfied|happy)\b",
    re.IGNORECASE,
)
_OPPOSES = compiled(
    r"\b(?:no|against|oppos\w+|disapprov\w+|disagree\w*|dissatisfied|unhappy|stay|remain|would not|rejected)\b",
    re.IGNORECASE,
)
_ELSEWHERE = compiled(r"\b(?:in|at|among) (?:the )?[A-Z]|\bof (?:wo)?men\b")
_MOST = 120
"""Shares that make more than this are of things that go together: "70% liked the sea, 60% the hills"."""
_MANY = compiled(
    r"\b(?:more than one|several|multiple|of (?:men|women|those|them)|among|could (?:pick|choose|tick|give)"
    r"|up to|rose|fell|change|Hispanic|Latin[oax]s?"
    r"|also|including|of whom|compared|from)\b",
    re.IGNORECASE,
)


def percent_total(article: Article, _: Mapping[str, object]) -> Iterator[Said]:
    """Shares of one whole that are together more than all of it, beyond rounding."""
    for line in article.ledger.figure_lines:
        if (
            sum(number.unit == "%" for number in line.numbers) < 2
            and "%" not in line.text
            and not _TWO_WAY.search(line.text)
        ):
            continue
        yield from _vote_shares(line)
        for form in (_SPLIT, _MADE_OF, _TWO_WAY):
            for match in form.finditer(line.text):
                start = match.start("list") if "list" in match.groupdict() else match.start()
                numbers = [line.number_at(at) for at in range(start, match.end()) if line.text[at] == N]
                if form is not _SPLIT or _are_sides(match):
                    yield from _summed(line, numbers, (start, match.end()))


def _vote_shares(line: FigureLine) -> Iterator[Said]:
    """Shares of a vote by name: "Hale won 55% of the vote, Orr 39% and Voss 12%"."""
    if not _OF_VOTERS.search(line.text) or _EACH_ALONE.search(line.text):
        return
    for match in _VOTES.finditer(line.text):
        numbers = [line.number_at(at) for at in range(*match.span()) if line.text[at] == N]
        if match["two"] is None or numbers[0].value >= numbers[1].value:
            yield from _summed(line, numbers, match.span())


def _are_sides(match: re.Match[str]) -> bool:
    """Whether the first two of three shares are of those for and against, or of the backers of two names."""
    one, two = match["gap"], match["gap2"]
    if _ELSEWHERE.search(one) or _ELSEWHERE.search(two) or not _CHOOSES.search(one):
        return False
    return bool(
        _OPPOSES.search(two)
        or _CHOOSES.search(two)
        or re.fullmatch(r"(?: per ?cent)?(?: the)?(?: [A-Z][\w’'-]+)+", two)
    )


def _summed(line: FigureLine, numbers: list[Number], span: tuple[int, int]) -> Iterator[Said]:
    if numbers[-1].unit != "%" or any(number.unit not in ("%", "") for number in numbers):
        return
    made = sum((number.value for number in numbers), Fraction(0))
    slack = sum((number.ulp for number in numbers), Fraction(0)) / 2
    if not 100 < made - slack <= _MOST or (len(numbers) == 2 and numbers[0].value < numbers[1].value):
        return
    where = line.place(*span)
    dashed = all(number.in_range for number in numbers) and len(numbers) == 2
    if any(number.hedge.lower() not in ("", "some") or (number.in_range and not dashed) for number in numbers):
        yield Abstention(where, "a hedge or a range")
    elif _MANY.search(line.text):
        yield Abstention(where, "the shares may not be of one whole")
    else:
        told = " + ".join(shown(number.value, 2) for number in numbers)
        yield Hit(where, {"sum": f"{told} = {shown(made, 2)}"}, operands={"a share": numbers})
