"""Who said a quotation: by the words around it, by the rest of its paragraph, or carried from the one before."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from newslint.article import Article, Kind
from newslint.findings import Place
from newslint.ledger.cues import speech_verbs
from newslint.ledger.values import Quote, Speaker

_WINDOW = 220
_TITLE = (
    r"(?:(?:Mr|Mrs|Ms|Mx|Dr|Prof|Rev|Sir|Dame|Lord|Lady|Sen|Rep|Gov|Gen|Col|Maj|Capt|Lt|Sgt|Cllr|Det|Insp|Supt|St"
    r"|Professor|President|Mayor|Judge|Justice|Chief|Sheriff|Senator|Governor|Superintendent|Minister|Councillor)\.? )"
)
_CAP = r"(?:[A-Z][\w’'.-]*[\w]|[A-Z]\.)"
_JOIN = r"(?: (?:de|van|von|der|den|al|bin|ibn|la|le|di|da|del|dos|du|of|the|and|&)){0,2}"
_NAME = rf"{_TITLE}?{_CAP}(?:{_JOIN} {_CAP}){{0,5}}"
_PRONOUN = r"(?:he|she|they|I|we|it|He|She|They|We|It|who|one|One)"
_DESCRIBED = r"(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Tt]heir|[Oo]ne|[Aa]nother) [^,.;:!?“”\"]{2,70}?"
_SUBJECT = re.compile(rf"(?P<pronoun>{_PRONOUN})\b|(?P<described>{_DESCRIBED}), (?P<apposed>{_NAME})|(?P<name>{_NAME})")
_SUBJECT_ONLY = re.compile(rf"(?P<described>{_DESCRIBED})(?=[,.;:!?]| who\b|$| (?:said|says|told))")
_LEAD = re.compile(r"[\s,—–-]*+")
_WORD = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*")
_BETWEEN = re.compile(r"(?:,[^,.!?]{1,100},)?(?: (?:also|then|later|has|had|would|\w+ly|once|and|again|both|all))*")
_ACCORDING = re.compile(rf"\b[Aa]ccording to (?:(?P<described>{_DESCRIBED}), )?(?P<name>{_NAME})")
_STOPPED = re.compile(r"[.!?…][”’\"')\]]*\s")
_NOT_NAMES = frozenset(
    "The A An But And In On At By For It He She They We As When If So Yet After Before Her His "
    "Their Its Our My This That".split()
)


def attributed(article: Article, quotes: tuple[Quote, ...]) -> tuple[Quote, ...]:
    """The quotations with their speakers, where the story makes them clear."""
    by_block: dict[int, list[int]] = {}
    running: set[int] = set()
    for number, quote in enumerate(quotes):
        by_block.setdefault(quote.parts[-1].block, []).append(number)
        running.update(part.block for part in quote.parts[:-1])
    found = list(quotes)
    carried: Speaker | None = None
    for index, block in enumerate(article.blocks):
        numbers = by_block.get(index, [])
        if block.kind not in (Kind.PARAGRAPH, Kind.BLOCK_QUOTE, Kind.PULL_QUOTE):
            carried = None if block.kind is Kind.SUBHEAD else carried
            continue
        if not numbers:
            carried = None if block.kind is Kind.PARAGRAPH and index not in running else carried
            continue
        speakers = _in_block(article, index, [found[number] for number in numbers], carried)
        for number, speaker in zip(numbers, speakers, strict=True):
            if speaker:
                found[number] = replace(found[number], speaker=speaker)
                carried = speaker if block.kind is Kind.PARAGRAPH else carried
    return tuple(found)


def _in_block(article: Article, index: int, quotes: list[Quote], carried: Speaker | None) -> list[Speaker | None]:
    text = article.blocks[index].text
    if article.blocks[index].kind is not Kind.PARAGRAPH:
        source = _source_line(article, index, quotes[-1].parts[-1].end if quotes[-1].mark else None)
        if source:
            return [source] * len(quotes)
    places = [(quote.parts[-1].start if quote.parts[-1].block == index else 0, quote.parts[-1].end) for quote in quotes]
    found: list[Speaker | None] = []
    for number, (start, end) in enumerate(places):
        until = places[number + 1][0] if number + 1 < len(places) else len(text)
        since = places[number - 1][1] if number else 0
        found.append(_after(text, index, end, until) or _before(text, index, since, start))
    known = next((speaker for speaker in found if speaker), None)
    if known is None and carried and not _WORD.search(_outside(text, places)):
        known = replace(carried, how="carried")
        return [known] * len(found)
    last = known
    result: list[Speaker | None] = []
    for speaker in found:
        last = speaker or (replace(last, how="paragraph") if last else None)
        result.append(last)
    return result


def _outside(text: str, places: list[tuple[int, int]]) -> str:
    parts, at = [], 0
    for start, end in places:
        parts.append(text[at:start])
        at = max(at, end)
    return "".join([*parts, text[at:]])


def _after(text: str, index: int, end: int, until: int) -> Speaker | None:
    """The speaker named right after a quotation: said Palma, Palma said, the mayor, Ines Palma, said."""
    lead = _LEAD.match(text, end)
    at = lead.end() if lead else end
    limit = min(until, at + _WINDOW)
    verb = _WORD.match(text, at, limit)
    if verb and verb.group() in speech_verbs() and text[verb.end() : verb.end() + 1] == " ":
        return _subject(text, index, verb.end() + 1, limit)
    match = _SUBJECT.match(text, at, limit) or _SUBJECT_ONLY.match(text, at, limit)
    if not match:
        return None
    between = _BETWEEN.match(text, match.end(), limit)
    after = between.end() if between else match.end()
    cue = _WORD.match(text, after + 1, limit) if text[after : after + 1] == " " else None
    if cue and cue.group().lower() in speech_verbs():
        return _speaker(match, index)
    return None


def _before(text: str, index: int, since: int, start: int) -> Speaker | None:
    """The speaker named in the words that lead into a quotation, in the same sentence or right before."""
    window = max(since, start - _WINDOW)
    stops = [match.end() for match in _STOPPED.finditer(text, window, start)]
    open_sentence = start - (stops[-1] if stops else since) > 1
    low = stops[-1] if stops and open_sentence else (stops[-2] if len(stops) > 1 else window)
    according = _ACCORDING.search(text, low, start)
    if according:
        return Speaker(according["name"], Place(index, *according.span("name")), "sentence")
    return next(_leading(text, index, low, start), None)


def _leading(text: str, index: int, low: int, start: int) -> Iterator[Speaker]:
    for cue in _WORD.finditer(text, low, start):
        if cue.group() not in speech_verbs():
            continue
        for match in _SUBJECT.finditer(text, low, cue.start()):
            if (match["name"] or "").split(" ")[0] in _NOT_NAMES:
                continue
            yield _speaker(match, index)
            return
        described = _SUBJECT_ONLY.match(text, low, cue.end())
        if described:
            yield _speaker(described, index)
            return


def _subject(text: str, index: int, at: int, limit: int) -> Speaker | None:
    match = _SUBJECT.match(text, at, limit) or _SUBJECT_ONLY.match(text, at, limit)
    return _speaker(match, index) if match else None


def _speaker(match: re.Match[str], index: int) -> Speaker:
    named = match.groupdict()
    group = next(key for key in ("apposed", "name", "pronoun", "described") if named.get(key))
    return Speaker(match[group], Place(index, *match.span(group)), "sentence")


_SOURCE = re.compile(r"\s*(?:[—–-]+|\()?\s*(?P<name>[^\W\d_][^—–\n]{1,80}?)[).]?\s*\Z")


def _source_line(article: Article, index: int, end: int | None) -> Speaker | None:
    """The source line of a block quotation: after its closing mark, or in the block that follows it."""
    text = article.blocks[index].text
    if end is not None and end < len(text):
        match = _SOURCE.match(text, end)
        if match and text[end:].strip()[0] in "—–-(":
            return Speaker(match["name"], Place(index, *match.span("name")), "source-line")
    if index + 1 < len(article.blocks) and article.blocks[index + 1].kind is Kind.META:
        source = article.blocks[index + 1].text.strip("—–- ")
        if source and len(source) < 100:
            return Speaker(source, Place(index + 1, 0, len(article.blocks[index + 1].text)), "source-line")
    return None
