"""Figures of the headline and standfirst that the body gives otherwise."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from functools import cache
from itertools import combinations

from newslint.article import Article, Kind
from newslint.facts.arithmetic import change, read_as
from newslint.facts.intervals import Interval
from newslint.findings import Abstention, Hit, Place, Said
from newslint.ledger.figure_lines import FigureLine, N
from newslint.ledger.numbers import Number
from newslint.on_use import compiled
from newslint.records import record

_TOP = (Kind.HEADLINE, Kind.STANDFIRST)
_BODY = (Kind.PARAGRAPH, Kind.LIST, Kind.BLOCK_QUOTE)
_EARLY = Fraction(2, 5)
_UPDATED = compiled(
    r"\b(?:toll|rose to|risen to|climbed to|so far|initially|at first|earlier|later (?:rose|died|said)"
    r"|updated?|revised|more bodies"
    r"|succumbed|feared|previous(?:ly)?|last (?:year|month|week)|preliminary|first reports|another"
    r"|separate(?:ly)?|second (?:attack|crash"
    r"|blast|fire)|latest|since (?:then|\d{4}|[A-Z]\w+)|rising|now)\b",
    re.IGNORECASE,
)
"""Words of a story that tells of a count that changed, or of more than one event."""
_WHO = (
    r"(?: (?:people|persons|men|women|children|boys|girls|passengers|workers|soldiers|officers|civilians"
    r"|students|pupils|others|residents"
    r"|firefighters|miners|migrants|protesters|fans|demonstrators|suspects|patients|tourists|sailors|crew"
    r"|drivers|villagers|troops|teenagers))?"
)


@cache
def _tolls() -> tuple[tuple[str, re.Pattern[str]], ...]:
    n, were = (
        rf"(?P<count>{N})",
        r"(?: (?:were|are|was|is|have been|had been|have|had|reported|confirmed|left|feared))*",
    )
    end = rf"{_WHO}(?! (?:injured|hurt|wounded|homeless|missing|arrested|times|days|weeks|months|years|hours|games))"
    forms = {
        "dead": (
            rf"\bkill(?:s|ed|ing)? {n}{end}",
            rf"{n}{_WHO}{were} (?:dead|die[ds]?|killed|dying)\b",
            rf"\bclaim(?:s|ed|ing)? {n} lives\b",
            rf"{n} deaths\b",
        ),
        "hurt": (
            rf"\b(?:injur(?:es?|ed|ing)|hurts?|hurting|wound(?:s|ed|ing)) {n}{_WHO}",
            rf"{n}{_WHO}{were} (?:injured|hurt|wounded)\b",
        ),
        "arrested": (
            rf"\b(?:arrest(?:s|ed|ing)?|detain(?:s|ed|ing)?) {n}{_WHO}",
            rf"{n}{_WHO}{were} (?:arrested|held|detained)\b",
        ),
        "missing": (rf"{n}{_WHO}{were} missing\b",),
    }
    return tuple((kind, compiled(form, re.IGNORECASE)) for kind, listed in forms.items() for form in listed)


_MORE_BEFORE = compiled(
    r"(?:[a-z] and|man,|boy,|girl,|child,) \Z"
)  # "a man and two women were killed" is not a toll of two


@record
class Toll:
    """A count of the dead, hurt, arrested or missing."""

    kind: str
    number: Number
    place: Place


def _tolls_in(line: FigureLine) -> Iterator[Toll]:
    for kind, pattern in _tolls():
        for match in pattern.finditer(line.text):
            at = match.start("count")
            if not line.number_at(at).unit and not _MORE_BEFORE.search(line.text, max(0, at - 8), at):
                yield Toll(kind, line.number_at(at), line.place(*match.span()))


@record
class _Story:
    """The lines with figures at the top of a story, in its body, and in the first part of its body."""

    top: tuple[FigureLine, ...]
    body: tuple[FigureLine, ...]
    early: tuple[FigureLine, ...]


def _story(article: Article) -> _Story | None:
    lines = article.ledger.figure_lines
    top = tuple(line for line in lines if article.blocks[line.block].kind in _TOP)
    if not top:
        return None
    kinds = [(index, len(block.text)) for index, block in article.blocks_of(*_BODY)]
    length, cut, told = sum(size for _, size in kinds), 0, 0
    for count, (index, size) in enumerate(kinds):
        if told > length * _EARLY and count >= 3:
            break
        told, cut = told + size, index
    body = tuple(line for line in lines if article.blocks[line.block].kind in _BODY)
    return _Story(top, body, tuple(line for line in body if line.block <= cut))


def toll_drift(article: Article, _: Mapping[str, object]) -> Iterator[Said]:
    """A count of dead, hurt, arrested or missing at the top of a story that its body gives otherwise."""
    story = _story(article)
    if story is None:
        return
    claims = [toll for line in story.top for toll in _tolls_in(line)]
    if not claims:
        return
    told = [toll for line in story.early for toll in _tolls_in(line)]
    numbers = [number for line in story.body for number in line.numbers]
    for claim in claims:
        alike = [toll for toll in told if toll.kind == claim.kind]
        values = {toll.number.value for toll in alike}
        if not alike or _supported(claim.number, numbers, ""):
            continue
        reason = _unsure(article, claim, alike, len(values))
        if reason:
            yield Abstention(claim.place, reason)
        else:
            words = {"top": _shown(article, claim.place), "body": _shown(article, alike[0].place)}
            yield Hit(claim.place, words, operands={"the body": alike[:3]})


_WITHIN = compiled(
    r"\b(?:(?:a|per|each|this|every|in a) (?:day|week|month|year|season)|over (?:the weekend|Easter|Christmas"
    r"|the holidays))\b"
)
"""Words of a headline that count over a time, where the body may tell of one event."""
_SOME_OF = compiled(r" (?:from|of) ")
_ONE_KIND = compiled(r"\b(?:children|women|men|boys|girls|soldiers|civilians|officers|firefighters|crew|teenagers)\b")
_KILLER = compiled(
    r"\b(?:gunm[ae]n|attackers?|bombers?|shooters?|assailants?|himself|herself|themselves|suicide|suspects?)\b", re.I
)


def _of_another_group(article: Article, claim: Toll, other: Toll) -> bool:
    """Whether the two counts may be of a group and a part of it: children among the dead, a gunman counted or not."""
    top, body = claim.number.value, other.number.value
    if _WITHIN.search(article.blocks[claim.place.block].text):
        return True
    if top < body and _SOME_OF.match(article.blocks[claim.place.block].text, claim.place.end):
        return True
    if claim.kind == "arrested":
        return False
    if body < top and _ONE_KIND.search(_shown(article, other.place)):
        return not _ONE_KIND.search(_shown(article, claim.place))
    told = any(_KILLER.search(block.text) for _, block in article.blocks_of(*_TOP, *_BODY))
    return claim.kind == "dead" and abs(top - body) == 1 and told


def _below(claim: Number, alike: Sequence[Toll]) -> bool:
    """Whether the body's counts are all below what the top gives as the least: "at least 12 dead", "nine died"."""
    least = claim.hedge.lower() in ("at least", "more than", "over")
    return least and all(toll.number.value < claim.value for toll in alike)


def _unsure(article: Article, claim: Toll, alike: Sequence[Toll], values: int) -> str:
    if values != 1:
        return "the body gives more than one count"
    if any(_of_another_group(article, claim, toll) for toll in alike):
        return "the counts may be of a group and a part of it"
    vague = any(toll.number.hedge or toll.number.in_range for toll in alike)
    if vague or claim.number.in_range or (claim.number.hedge and not _below(claim.number, alike)):
        return "a hedge or a range"
    if any(_UPDATED.search(block.text) for _, block in article.blocks_of(*_TOP, *_BODY)):
        return "the story tells of a count that changed"
    return ""


def _shown(article: Article, place: Place) -> str:
    return article.blocks[place.block].text[place.start : place.end]


def _made_of(claim: Number, one: Number, two: Number) -> bool:
    """Whether a figure is the sum or difference of two, or the change between them in per cent."""
    if claim.unit != "%" or one.unit == "%":
        made = (one.value + two.value, abs(one.value - two.value))
        if any(abs(value - claim.value) <= claim.rulp / 2 for value in made):
            return True
    if claim.unit != "%" or one.value <= 0 or two.value <= 0:
        return False
    told = Interval.around(claim.value, claim.ulp)
    moves = (change(read_as(one), read_as(two)), change(read_as(two), read_as(one)))
    return any(move is not None and (move.meets(told) or Interval(-move.high, -move.low).meets(told)) for move in moves)


def _supported(claim: Number, numbers: Sequence[Number], text: str) -> bool:
    """Whether the body bears a figure of the headline out: the same rounded, a sum, a difference, a change, a word."""
    for number in numbers:
        if abs(number.value - claim.value) <= max(claim.rulp, number.rulp if number.value >= 1000 else Fraction(0)) / 2:
            return True
    alike = [number for number in numbers if number.unit == claim.unit or claim.unit == "%"]
    if any(_made_of(claim, one, two) for one, two in combinations(alike[:60], 2) if one.unit == two.unit):
        return True
    if any(
        one.value * two.value == claim.value for one, two in combinations(numbers[:40], 2) if one.value > 1 < two.value
    ):
        return True
    whole = sum((number.value for number in alike if number.unit == claim.unit), Fraction(0))
    return whole == claim.value or any(word in text for word in _WORDED.get(claim.value, ()))


_WORDED = {
    Fraction(2): ("pair", "couple", "both", "twin"),
    Fraction(3): ("trio",),
    Fraction(6): ("half a dozen", "half-dozen"),
    Fraction(10): ("decade", "tenth"),
    Fraction(12): ("dozen",),
    Fraction(20): ("fifth", "score"),
    Fraction(25): ("quarter",),
    Fraction(33): ("third",),
    Fraction(50): ("half", "halv"),
    Fraction(66): ("two-thirds", "two thirds"),
    Fraction(67): ("two-thirds", "two thirds"),
    Fraction(75): ("three-quarters", "three quarters"),
    Fraction(100): ("doubl", "hundred", "century"),
    Fraction(200): ("trebl", "tripl"),
}
"""Words of a body that bear a figure of the headline out."""
_NOUN = compiled(
    r"[ -](?:(?!of |in |on |to |at |for |by |and |or |with |from |a )[\w’'-]+ ){0,2}?(?P<noun>[A-Za-z]{3,}s|sheep"
    r"|cattle)\b"
)
_PICKED = compiled(r"[ -](?:[a-z]+ )?(?:best|worst|top|first|last|more|\w{3,}est) ", re.IGNORECASE)
"""Words after a figure that pick some out of all: "10 best beaches"."""
_EACH = compiled(r",? (?:each|apiece|per|every)\b| an? (?:year|month|week|day|night|hour|game|match|head|person)\b")
_FAR = 12
"""Two figures more than so many times apart, and by no power of ten, are hardly one told wrongly."""
_NO_NOUNS = frozenset(
    "years days hours weeks months minutes seconds ways things reasons times facts tips questions steps"
    " points goals tries runs was has "
    "this his its lives plus pounds dollars euros miles metres meters feet days' winners rounds games"
    " matches sets laps wickets places "
    "us yes always across less towards series news ages takes makes says gets goes wins rises falls faces"
    " hits dies kills hurts".split()
)
_STEM = compiled(r"[A-Za-z]{4,}")
_COMMON = frozenset(
    "from with that this their they were have been will over into after says said more than year years last"
    " million billion percent".split()
)


def number_conflict(article: Article, _: Mapping[str, object]) -> Iterator[Said]:
    """A figure of the headline that nothing in the body bears out, where the body has one other of the same thing."""
    story = _story(article)
    if story is None or not story.body:
        return
    text = " ".join(line.text.lower() for line in story.body) + " ".join(
        block.text.lower() for _, block in article.blocks_of(*_BODY)
    )
    numbers = [number for line in story.body for number in line.numbers]
    for line in story.top:
        if article.blocks[line.block].kind is not Kind.HEADLINE:
            continue
        tolls = {toll.number.place for toll in _tolls_in(line)}
        for at, char in enumerate(line.text):
            if char != N or line.number_at(at).place in tolls:
                continue
            claim = line.number_at(at)
            if (
                claim.hedge
                or claim.in_range
                or (claim.value < 2 and not claim.money)
                or (claim.named and claim.unit == "" and not _noun(line, at))
            ):
                continue
            if _PICKED.match(line.text, at + 1):
                continue
            rivals = list(_rivals(story.early, line, at, claim))
            if len(rivals) != 1 or _supported(claim, numbers, text):
                continue
            other, where = rivals[0]
            place = line.place(at, at + 1)
            if other.hedge or other.in_range:
                yield Abstention(place, "the body hedges its figure")
                continue
            if _told_of_each(article, where) or _far_apart(claim, other):
                yield Abstention(place, "the body's figure may be of something else")
                continue
            words = {"top": _with_noun(article, line, at), "body": _shown(article, where)}
            yield Hit(place, words, operands={"the body": where})


def _told_of_each(article: Article, place: Place) -> bool:
    return _EACH.match(article.blocks[place.block].text, place.end) is not None


def _far_apart(one: Number, other: Number) -> bool:
    if not one.value or not other.value:
        return True
    factor = max(one.value / other.value, other.value / one.value)
    return factor > _FAR and factor not in (100, 1000, 10**6)


def _with_noun(article: Article, line: FigureLine, at: int) -> str:
    match = _NOUN.match(line.text, at + 1)
    return _shown(article, line.place(at, match.end() if match and not line.number_at(at).unit else at + 1))


def _noun(line: FigureLine, at: int) -> str:
    match = _NOUN.match(line.text, at + 1)
    noun = match["noun"].lower() if match else ""
    return "" if noun in _NO_NOUNS else noun


def _rivals(early: Sequence[FigureLine], line: FigureLine, at: int, claim: Number) -> Iterator[tuple[Number, Place]]:
    """The figures in the first part of the body that count the same thing, or are of the same unit and thing."""
    noun = _noun(line, at)
    stems = {word[:4].lower() for word in _STEM.findall(line.text)} - {word[:4] for word in _COMMON}
    for other in early:
        for place, char in enumerate(other.text):
            if char != N:
                continue
            number = other.number_at(place)
            if claim.unit != number.unit:
                continue
            if claim.unit == "":
                if noun and _noun(other, place) == noun:
                    match = _NOUN.match(other.text, place + 1)
                    yield number, other.place(place, match.end() if match else place + 1)
            elif claim.unit == "%" or claim.money:
                near = other.text[max(0, place - 60) : place + 60]
                shared = stems & {word[:4].lower() for word in _STEM.findall(near)}
                before = {word[:4].lower() for word in _STEM.findall(other.text[max(0, place - 22) : place])}
                if len(shared) >= 2 or shared & before:
                    yield number, other.place(place, place + 1)
