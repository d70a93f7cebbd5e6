"""Whole sentences: one that stands twice, one that starts in lower case."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from newslint import lexicon
from newslint.article import Article, Kind
from newslint.findings import Hit, Place
from newslint.ledger.sentences import ALWAYS, BEFORE_DIGIT, SOMETIMES
from newslint.on_use import compiled
from newslint.records import record

_WORD = compiled(r"[^\W_]+(?:['’][^\W_]+)*")
_LEAST_WORDS = 7
_MOST_TIMES = 3
"""A sentence that stands more often is a formula, a refrain or a line of a list."""
_FORMULA = compiled(
    r"(?:additional )?(?:reporting|writing|editing|edited|compiled) by\b|(?:to )?(?:read|see|find|watch|listen|sign"
    r"|book|subscribe|follow|click|call|email|tickets|entries|doors|for more|if you|do you|have you|you can"
    r"|copyright)\b|(?:our|this|the) (?:newsletter|website|site|page|article|story|column|views|opinions)\b",
    re.IGNORECASE,
)


@record
class _Twin:
    """A sentence that stood before: where it stands, where it first stood, their numbers in the body."""

    place: Place
    first: Place
    number: int
    first_number: int


def duplicate_sentence(article: Article, _: Mapping[str, object]) -> Iterator[Hit]:
    """A sentence of seven words or more that stands twice in body text; a run of them is one finding."""
    linked = {link.text.strip() for link in article.links}
    places = [
        place
        for index, block in article.blocks_of(Kind.PARAGRAPH)
        if block.text not in linked
        for place in article.ledger.sentences(index)
    ]
    forms = [_form(article.blocks[place.block].text[place.start : place.end]) for place in places]
    times = Counter(forms)
    first: dict[str, int] = {}
    twins: list[_Twin] = []
    for number, (place, form) in enumerate(zip(places, forms, strict=True)):
        if not form or not 1 < times[form] <= _MOST_TIMES:
            continue
        earlier = first.setdefault(form, number)
        if earlier != number and _told(article, places[earlier]) and _told(article, place):
            twins.append(_Twin(place, places[earlier], number, earlier))
    for run in _runs(twins):
        yield _hit(run)


def _form(text: str) -> str:
    """The words of a sentence without case, spaces and marks, or nothing where it is too short or no prose."""
    if len(text) < 30 or text.rstrip("\"'”’)]»")[-1:] not in tuple(".!?") or _FORMULA.match(text):
        return ""
    words = _WORD.findall(text.replace("’", "'"))
    letters = [word for word in words if word.isalpha() or "'" in word]
    small = sum(word in lexicon.FUNCTION_WORDS for word in words)
    if len(letters) < _LEAST_WORDS or not small or sum(word[0].islower() for word in letters) * 2 < len(letters):
        return ""
    return " ".join(words).casefold()


def _told(article: Article, place: Place) -> bool:
    """Whether the sentence is the paper's own in part: what somebody says may be said twice."""
    ledger = article.ledger
    head, tail = place.start + 1, max(place.start, place.end - 2)
    return not (
        ledger.in_speech(Place(place.block, head, head + 1)) and ledger.in_speech(Place(place.block, tail, tail + 1))
    )


def _runs(twins: list[_Twin]) -> Iterator[list[_Twin]]:
    """The twins in runs: sentences that follow each other both times."""
    run: list[_Twin] = []
    for twin in twins:
        if run and (twin.number, twin.first_number) != (run[-1].number + 1, run[-1].first_number + 1):
            yield run
            run = []
        run.append(twin)
    if run:
        yield run


def _hit(run: list[_Twin]) -> Hit:
    first, last = run[0], run[-1]
    same = [twin for twin in run if twin.place.block == first.place.block]
    place = Place(first.place.block, first.place.start, same[-1].place.end)
    original = [twin.first for twin in same if twin.first.block == first.first.block]
    where = Place(first.first.block, first.first.start, original[-1].end)
    related: tuple[tuple[Place, str], ...] = ((where, "it stands here first"),)
    if last.place.block != first.place.block:
        related += ((last.place, f"the repeat runs to here, {len(run)} sentences"),)
    what = "This sentence stands" if len(run) == 1 else f"These {len(run)} sentences stand"
    return Hit(place, {"what": what}, related=related)


_LOWER = compiled(
    r"(?P<left>(?<![\w.@/-])[^\W\d_]{3,})(?P<stop>\.|[?!](?![\"'”’]))[ \u00a0\n]{1,3}"
    r"(?P<at>[^\W\d_]+(?:['’][^\W\d_]+)?)(?=[ ,])"
)
_MORE_SHORT = frozenset(
    "approx est dept misc incl excl ed eds vol vols pts pt hrs hr mins secs sec yrs yr oz lbs lb kg tel ext fig figs "
    "ave blvd mgr asst intl natl govt pct dlrs mln bln stg cts shr shrs rev revs net avg qtr mths nine nos ref refs "
    "ibid loc cit seq esp usu orig abbr bros messrs capt mme mlle univ assn tbsp tsp tbs min max per viz aka www etc "
    "alt adj bbl bbls".split()
)
"""Short forms whose stop may stand in mid-sentence, beside those of the ledger."""
_PARTICLES = frozenset("van von der den de del della di da dos du la le ten ter al el bin ibn ap ben".split())
_OPENERS = frozenset(
    "the a an he she they it we this that these those there but and in on at for from after before when while if as "
    "his her its their our some many most all both each another other two three officials police".split()
)
_SURE = frozenset("the a he she they it we this these those there but in on at after when his her their".split())


def lower_case_start(article: Article, _: Mapping[str, object]) -> Iterator[Hit]:
    """A sentence, or a paragraph among sound ones, that starts in lower case."""
    for index, block in article.blocks_of(Kind.PARAGRAPH, Kind.CAPTION, Kind.STANDFIRST, Kind.CORRECTION):
        for match in _LOWER.finditer(block.text):
            if _new_sentence(article, index, match):
                word = match["at"]
                yield Hit(Place(index, *match.span("at")), better=(word[0].upper() + word[1:],))
    yield from _lower_paragraphs(article)


def _new_sentence(article: Article, index: int, match: re.Match[str]) -> bool:
    left, word = match["left"], match["at"]
    low = left.lower()
    if (
        word in _PARTICLES
        or not word.islower()
        or not left.islower()
        or low in ALWAYS | BEFORE_DIGIT | SOMETIMES | _MORE_SHORT
    ):
        return False
    if not lexicon.known(left) or not lexicon.known(word):
        return False
    text = article.blocks[index].text
    if len(left) < 5 and re.search(r"\d\s?\Z", text[max(0, match.start() - 3) : match.start()]):
        return False
    if match["stop"] != "." and word not in _SURE:
        return False
    before = re.split(r"[.!?]\s", text[max(0, match.start() - 300) : match.start()])[-1]
    after = re.split(r"[.!?](?:\s|\Z)", text[match.start("at") : match.start("at") + 300])[0]
    if len(_WORD.findall(before)) < 2 or len(_WORD.findall(after)) < 3:
        return False
    return word in _OPENERS or len(word) > 2


def _lower_paragraphs(article: Article) -> Iterator[Hit]:
    body = [(index, block) for index, block in article.blocks_of(Kind.PARAGRAPH) if block.text]
    lower = [index for index, block in body if block.text[0].islower()]
    if len(lower) != 1 or len(body) < 4:
        return
    index = lower[0]
    text, before = article.blocks[index].text, article.blocks[index - 1] if index else None
    match = _WORD.match(text)
    if not match or match.group() not in _SURE or before is None or before.kind is not Kind.PARAGRAPH:
        return
    ended = re.search(r"(?<=[^\W\d_]{3})[.!?][\"'”’]?\Z", before.text) and not before.text.endswith("..")
    if ended and re.search(r"[.!?][\"'”’]?\Z", text) and len(_WORD.findall(text)) >= _LEAST_WORDS:
        word = match.group()
        yield Hit(Place(index, *match.span()), better=(word[0].upper() + word[1:],))
