"""Quotation marks among quotation marks, at the end of paragraphs, and beside commas and full stops."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from newslint.article import Article, Kind
from newslint.checks.quote_cues import looks_like_title
from newslint.findings import Hit, Place
from newslint.ledger.cue_clauses import clause_after, finite_cues
from newslint.ledger.cues import SPEECH_NOUNS
from newslint.ledger.values import Quote
from newslint.on_use import compiled

_DOUBLE = '"“”„«»'
_READ = frozenset(
    {Kind.HEADLINE, Kind.STANDFIRST, Kind.PARAGRAPH, Kind.LIST, Kind.CAPTION, Kind.BLOCK_QUOTE, Kind.PULL_QUOTE}
)
_OUTSIDE = compiled(r"[.,](?!\w|\.)")
_LEAD = 400
_STOPS = {".": "full stop", ",": "comma"}
_MORE = compiled(r"[.!?…]\s|\b\w\.\Z")
_WORD = compiled(r"[^\W_]+(?:['’][^\W_]+)*")
_IN_WORD = r"(?:[^‘’]|(?<=\w)’(?=\w))"
_SINGLES = compiled(
    rf"(?<![^\s(—–])‘(?=\w){_IN_WORD}{{2,300}} (?P<at>‘(?=\w){_IN_WORD}{{1,80}}’) {_IN_WORD}{{1,200}}[,.!?]’(?=\s|\Z)"
)


def nested_marks(article: Article, _: Mapping[str, object]) -> Iterator[Hit]:
    """A quotation inside another that has marks of the same kind."""
    for quote in article.ledger.quotes:
        if not quote.closed or quote.mark not in _DOUBLE or not quote.mark:
            continue
        for place in quote.nested:
            text = article.blocks[place.block].text
            inner = text[place.start : place.end]
            if article.blocks[place.block].kind in _READ and inner[0] in _DOUBLE and _word_like(text, place):
                left, right = ("‘", "’") if inner[0] in "“„" else ("'", "'")
                yield Hit(place, better=(f"{left}{inner[1:-1]}{right}",))
    for index, block in article.blocks_of(*_READ):
        if block.text.count("‘") > 1 and "“" not in block.text:
            for match in _SINGLES.finditer(block.text):
                yield Hit(Place(index, *match.span("at")), better=(f"“{match['at'][1:-1]}”",))


def _word_like(text: str, place: Place) -> bool:
    """Whether marks stand round words of speech, not round the text of a program, nor doubled for emphasis."""
    before, after = text[place.start - 1 : place.start], text[place.end : place.end + 1]
    doubled = before and before in _DOUBLE and after and after in _DOUBLE
    if doubled or before in tuple("(=[{") or after in tuple("=)]}"):
        return False
    return bool(_WORD.search(text, place.start + 1, place.end - 1))


def closed_between_paragraphs(article: Article, _: Mapping[str, object]) -> Iterator[Hit]:
    """Speech closed at the end of a paragraph although the next one is nothing but more of it."""
    for quote, following in zip(article.ledger.quotes, article.ledger.quotes[1:], strict=False):
        place, onward = quote.parts[-1], following.parts[0]
        text = article.blocks[place.block].text
        if not (quote.closed and quote.mark and quote.mark == following.mark and quote.speech and following.speech):
            continue
        if onward.block != place.block + 1 or onward.start or text[place.end :].strip() or following.speaker is None:
            continue
        whole = len(following.parts) > 1 or not article.blocks[onward.block].text[onward.end :].strip()
        ended = text[place.end - 2 : place.end - 1] in ".!…"
        if quote.speaker and whole and ended and following.speaker.how == "carried":
            yield Hit(Place(place.block, place.end - 1, place.end), related=((onward, "it goes on here"),))


def stop_placement(article: Article, options: Mapping[str, object]) -> Iterator[Hit]:
    """A comma or full stop on the other side of the closing mark than the house sets it."""
    inside = options.get("placement") == "inside"
    for number, quote in enumerate(article.ledger.quotes):
        place = quote.parts[-1]
        block = article.blocks[place.block]
        if not quote.closed or not quote.mark or block.kind not in _READ or place.end - place.start < 3:
            continue
        outside = _OUTSIDE.match(block.text, place.end)
        last = block.text[place.end - 2]
        if outside and (last.isalnum() or last in "%)"):
            literal = _literal(block.text[place.start + 1 : place.end - 1])
            if not literal and (inside or _sentence(quote, place, block.text)):
                mark = block.text[place.end - 1]
                words = {"stop": _STOPS[outside.group()], "where": "inside the marks"}
                yield Hit(Place(place.block, place.end - 1, place.end + 1), words, (outside.group() + mark,))
        elif not inside and _fragment(article, number, quote):
            mark, stop = block.text[place.end - 1], block.text[place.end - 2]
            words = {"stop": _STOPS[stop], "where": "outside the marks after part of a sentence"}
            yield Hit(Place(place.block, place.end - 2, place.end), words, (mark + stop,))


def _literal(inner: str) -> bool:
    """Whether quoted words are an address, a file, a letter or a string that a stop would change."""
    return bool(re.fullmatch(r"\S*[./@\\#]\S+|\w", inner))


def _sentence(quote: Quote, place: Place, text: str) -> bool:
    """Whether a quotation is a whole sentence that somebody says."""
    inner = text[place.start + 1 : place.end - 1]
    if not quote.speech or len(quote.parts) > 1 or not inner[0].isupper() or len(_WORD.findall(inner)) < 4:
        return False
    if looks_like_title(inner):
        return False
    before = text[max(0, place.start - _LEAD) : place.start].rstrip()
    if text[place.end] == ",":
        return (not before or before[-1] in ".!?:\"”’'") and clause_after(text, place.end + 1) is not None
    lead = {word.lower() for word in _WORD.findall(re.split(r"[.!?]\s", before)[-1])}
    return before.endswith(":") and quote.speaker is not None and bool(lead & finite_cues()) and not lead & SPEECH_NOUNS


def _fragment(article: Article, number: int, quote: Quote) -> bool:
    """Whether a quotation with a stop inside is only a part of the sentence that it ends or that goes on."""
    place = quote.parts[-1]
    text = article.blocks[place.block].text
    inner = text[place.start + 1 : place.end - 1]
    before = text[max(0, place.start - _LEAD) : place.start].rstrip()
    if len(quote.parts) > 1 or inner[-1] not in ".," or not inner[-2:-1].isalnum() or not inner[0].islower():
        return False
    if not before or before[-1] in ".!?:,;—–-…" or _MORE.search(inner):
        return False
    after = text[place.end : place.end + 40]
    if inner[-1] == ",":
        onward = _WORD.findall(re.split(r"[.,;:!?]", text[place.end : place.end + 120])[0])[:10]
        return bool(re.match(r" [a-z]", after)) and not any(word.lower() in finite_cues() for word in onward)
    if after.strip() and not re.match(r"\s+[\"“‘'(]?[A-Z0-9]", after):
        return False
    previous = article.ledger.quotes[number - 1] if number else None
    if previous is None or previous.parts[-1].block != place.block:
        return True
    between = text[previous.parts[-1].end : place.start]
    return "." in between or not between.rstrip().endswith(",")
