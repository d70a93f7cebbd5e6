"""The form of quotation marks: straight or curly, single or double, and the right way round."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from newslint.article import Article, Block, Kind
from newslint.findings import Hit, Place
from newslint.ledger.cues import speech_verbs
from newslint.ledger.values import Quote
from newslint.on_use import compiled
from newslint.records import NamedTuple

_COPY = frozenset(
    {
        Kind.HEADLINE, Kind.STANDFIRST, Kind.PARAGRAPH, Kind.SUBHEAD, Kind.LIST, Kind.BLOCK_QUOTE, Kind.PULL_QUOTE,
        Kind.CAPTION,
    }
)  # fmt: skip
_CONTRACTED = r"(?:s|t|re|ve|ll|d|m|S|T|RE|VE|LL|D|M)(?![^\W_])"
_APOSTROPHE = compiled(rf"(?<=[^\W\d_])['’](?={_CONTRACTED})")
_CURLED = {'"': ("“", "”"), "'": ("‘", "’")}
_STRAIGHT = {"“": '"', "”": '"', "‘": "'", "’": "'"}
_CURLY = compiled("[“”‘’]")
_SHOWN = 20
_TEXT = frozenset({Kind.PARAGRAPH, Kind.BLOCK_QUOTE, Kind.STANDFIRST})
_PROSE = 60


def _counts(article: Article, block: Block) -> bool:
    """Whether a block's marks are the writer's own: on saved pages, lines of prose and not teasers of other stories."""
    if block.kind not in _COPY:
        return False
    prose = len(block.text) >= _PROSE and block.text[-1] in ".!?\"”'’"
    return article.format not in ("html", "wordpress") or (block.kind in _TEXT and prose)


class _Mark(NamedTuple):
    """A mark and what it would be in the other style."""

    place: Place
    curly: bool
    other: str


def mixed_quote_style(article: Article, _: Mapping[str, object]) -> Iterator[Hit]:
    """Straight and curly marks of one kind in one article, at the rarer form; apostrophes are a kind of their own."""
    texts = [block.text for block in article.blocks if block.kind in _COPY]
    if not any('"' in text or "'" in text for text in texts) or not any(_CURLY.search(text) for text in texts):
        return
    doubles, singles = _quotation_marks(article)
    for name, marks in (
        ("quotation marks", doubles),
        ("quotation marks", singles),
        ("apostrophes", _apostrophes(article)),
    ):
        curly = [mark for mark in marks if mark.curly]
        straight = [mark for mark in marks if not mark.curly]
        if not curly or not straight:
            continue
        rare, usual = sorted((straight, curly), key=lambda group: (len(group), -group[0].place.block))
        if article.format == "markdown" and rare is curly:
            continue  # a program that curls the marks later makes them all alike
        yield _mixed(name, rare, usual)


def _mixed(name: str, rare: list[_Mark], usual: list[_Mark]) -> Hit:
    style, other = ("curly", "straight") if rare[0].curly else ("straight", "curly")
    more = f" ({len(rare)} of {len(rare) + len(usual)})" if len(rare) > 1 else ""
    related = [(mark.place, f"{style} here too") for mark in rare[1:_SHOWN]]
    related += [(mark.place, f"{other} here") for mark in usual[:3]]
    return Hit(
        rare[0].place,
        {"name": name, "style": style, "other": other, "more": more},
        (rare[0].other,),
        tuple(related),
        along=tuple((mark.place, mark.other) for mark in rare[1:]),
    )


def _quotation_marks(article: Article) -> tuple[list[_Mark], list[_Mark]]:
    """The double and the single marks of the quotations, so that feet, inches and apostrophes never count."""
    doubles: list[_Mark] = []
    singles: list[_Mark] = []
    for place, closed in _spans(article.ledger.quotes):
        block = article.blocks[place.block]
        if not _counts(article, block) or place.end - place.start < 2:
            continue
        ends = [(place.start, 0), *([(place.end - 1, 1)] if closed else [])]
        for at, side in ends:
            mark = block.text[at]
            if mark in _CURLED or mark in _STRAIGHT:
                curly = mark in _STRAIGHT
                found = _Mark(Place(place.block, at, at + 1), curly, _STRAIGHT.get(mark) or _CURLED[mark][side])
                (doubles if mark in '"“”' else singles).append(found)
    return sorted(doubles), sorted(singles)


def _spans(quotes: Iterable[Quote]) -> Iterator[tuple[Place, bool]]:
    """Each part of each quotation, nested ones too, and whether its last character closes it."""
    for quote in quotes:
        if not quote.mark:
            continue
        for number, part in enumerate(quote.parts):
            yield part, quote.closed and number == len(quote.parts) - 1
        for place in quote.nested:
            yield place, True


def _apostrophes(article: Article) -> list[_Mark]:
    """The apostrophes of contractions and possessives, so that marks in foreign names never count."""
    return [
        _Mark(Place(index, *match.span()), match.group() == "’", "'" if match.group() == "’" else "’")
        for index, block in enumerate(article.blocks)
        if _counts(article, block)
        for match in _APOSTROPHE.finditer(block.text)
    ]


_BODY = frozenset({Kind.PARAGRAPH, Kind.CAPTION})
_CLEAR = 3
_TIMES = 3
_CALLED = compiled(
    r"\b(?:call|describ|brand|dub|label|deem|denounc|condemn|prais|dismiss|criticis|criticiz|hail|term)(?:s|es|ed|ing)\b"
)


def quote_mark_style(article: Article, _: Mapping[str, object]) -> Iterator[Hit]:
    """Words somebody said in single marks in an article that clearly uses double ones, or the other way round."""
    said = [
        (quote, quote.parts[0])
        for quote in article.ledger.quotes
        if quote.closed and len(quote.parts) == 1 and quote.mark and article.blocks[quote.parts[0].block].kind in _BODY
    ]
    double = [place for quote, place in said if quote.mark in '"“' and quote.speech]
    single = [
        place
        for quote, place in said
        if quote.mark in "'‘"
        and (quote.speech or _called(article, place))
        and not _may_be_single(article, place, quote.speech)
    ]
    if len(double) >= _CLEAR and len(double) >= _TIMES * len(single):
        yield from _odd(article, single, "single", "double", double[0])
    elif len(single) >= _CLEAR and len(single) >= _TIMES * len(double):
        yield from _odd(article, double, "double", "single", single[0])


def _may_be_single(article: Article, place: Place, speech: bool) -> bool:
    """Whether single marks are the house's own: many set captions as display, and schemes and titles are no speech."""
    block = article.blocks[place.block]
    if block.kind is Kind.CAPTION:
        return True
    words = block.text[place.start + 1 : place.end - 1].split()
    return not speech and len(words) > 1 and all(word[:1].isupper() for word in words)


def _called(article: Article, place: Place) -> bool:
    """Whether a verb of naming or saying stands close before the quoted words."""
    near = article.blocks[place.block].text[max(0, place.start - 60) : place.start]
    clause = re.split(r"[.!?;]\s", near)[-1]
    last = clause.split()[-1:] or [""]
    return bool(_CALLED.search(clause)) or last[0].strip(",:").lower() in speech_verbs()


def _odd(article: Article, places: list[Place], style: str, other: str, usual: Place) -> Iterator[Hit]:
    for place in places:
        text = article.blocks[place.block].text[place.start : place.end]
        if style == "single" and re.search(r'["“”]', text):
            continue
        if text[-1] not in "'’\"”" or re.search(r"['‘\"“]", text[1:-1]):
            continue
        curly = text[0] in "‘“"
        left, right = ("“”" if curly else '""') if other == "double" else ("‘’" if curly else "''")
        words = {"style": style, "other": other}
        yield Hit(place, words, (f"{left}{text[1:-1]}{right}",), ((usual, f"{other} marks here"),))


_ACUTE = compiled(rf"(?<=[^\W\d_][^\W\d_])[´`](?={_CONTRACTED})|(?<=[nN])[´`](?=[tT](?![^\W_]))")
_TURNED = compiled(r"(?<=[^\W\d_]{2})‘(?=(?:s|re|ve|ll)(?![^\W_]))|(?<=n)‘(?=t(?![^\W_]))")
_LEFT_OUT = compiled(r"(?<![^\s(“—–-])‘(?=(?:\d0s|em|til|tis|twas)(?![^\W_])|n[’'‘](?![^\W_]))")
_LATER = compiled(r"(?<![sS])(?<!\bn)’(?![^\W_])")
_OPENS = compiled(r"(?<![^\s(\[—–])[“”](?=[^\W_])")
_CLOSES = compiled(r"(?<=[^\s(\[—–])[“”](?=[\s.,;:!?)\]—–]|\Z)")
_DOUBLE = compiled(r"[“”]")


def wrong_mark(article: Article, _: Mapping[str, object]) -> Iterator[Hit]:
    """A curly mark turned the wrong way; a backtick or acute accent in place of an apostrophe."""
    straight = curly = 0
    for block in article.blocks:
        if block.kind in _COPY:
            straight, curly = straight + block.text.count("'"), curly + block.text.count("’")
    own = "'" if straight > curly else "’"
    for index, block in enumerate(article.blocks):
        text = block.text
        if block.kind not in _COPY or not re.search("[“”‘´`]", text):
            continue
        for pattern in (_ACUTE, _TURNED):
            for match in pattern.finditer(text):
                better = own if pattern is _ACUTE else "’"
                yield Hit(Place(index, *match.span()), {"what": "an apostrophe"}, (better,))
        for match in _LEFT_OUT.finditer(text):
            if not _LATER.search(text, match.end() + 2, match.end() + 400):
                yield Hit(Place(index, *match.span()), {"what": "an apostrophe"}, ("’",))
        yield from _turned_doubles(index, text)


def _turned_doubles(index: int, text: str) -> Iterator[Hit]:
    """Closing marks that open a quotation and opening marks that close one, judged by the marks before them."""
    if "„" in text or "‟" in text:
        return
    open_now = False
    for match in _DOUBLE.finditer(text):
        mark, at = match.group(), match.start()
        if mark == "”" and not open_now and _OPENS.match(text, at) and _DOUBLE.search(text, at + 1):
            yield Hit(Place(index, at, at + 1), {"what": "an opening mark"}, ("“",))
            open_now = True
        elif mark == "“" and open_now and _CLOSES.match(text, at):
            yield Hit(Place(index, at, at + 1), {"what": "a closing mark"}, ("”",))
            open_now = False
        else:
            open_now = mark == "“"
