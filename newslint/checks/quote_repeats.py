"""The same quoted words twice: used again in the body, given to two people, or in the headline only."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from newslint.article import Article, Kind
from newslint.checks.quote_cues import looks_like_title
from newslint.findings import Hit, Place
from newslint.ledger.alignment import stand_in
from newslint.ledger.cues import SPEECH_NOUNS
from newslint.ledger.same_speaker import maybe_one, surely_two
from newslint.ledger.values import Quote
from newslint.ledger.wordings import tokens_of
from newslint.on_use import compiled
from newslint.records import record

_LEAST = 5
_CLEAR = 13
"""Words enough that no ending echoes them on purpose."""
_BODY = frozenset({Kind.PARAGRAPH})
_SET_APART = frozenset({Kind.PULL_QUOTE, Kind.CAPTION, Kind.BLOCK_QUOTE})
_MANY = 2
_AGAIN = compiled(
    r"\b(?:again|repeat\w*|echo\w*|same|famous\w*|quot(?:e|es|ed|ing)|recit\w*|read|reads|reading|sang|sings?|sung|chant\w*|"
    r"shout\w*|toast\w*|swore|sworn|pledg\w*|meant|means|mantra|refrain|catchphrase|earlier|once|first|original\w*|retweet\w*|"
    r"share[sd]?|in unison|together|both|all)\b",
    re.I,
)
_WORD = compiled(r"[^\W_]+(?:['’][^\W_]+)*")


@record
class _Said:
    """A quotation with its comparable words in one line, and the order of its paragraph in the body."""

    quote: Quote
    words: tuple[str, ...]
    order: int

    @property
    def line(self) -> str:
        """The words, each between spaces."""
        return f" {' '.join(self.words)} "


def _said(article: Article, kinds: frozenset[Kind], speech: bool = True) -> list[_Said]:
    """The quotations in blocks of these kinds, or those alone that are speech."""
    order = {index: number for number, (index, _) in enumerate(article.blocks_of(*_BODY))}
    found = []
    for number, quote in enumerate(article.ledger.quotes):
        if quote.closed and (quote.speech or not speech) and article.blocks[quote.parts[0].block].kind in kinds:
            words = tuple(token.word for token in tokens_of(article, quote.parts, number))
            found.append(_Said(quote, words, order.get(quote.parts[0].block, -1)))
    return found


def repeated(article: Article, _: Mapping[str, object]) -> Iterator[Hit]:
    """A quotation that the body uses twice, alone or inside a longer one of the same speaker."""
    said = _said(article, _BODY)
    if len(said) < 2:
        return
    last = sum(1 for _ in article.blocks_of(*_BODY)) - 1
    starts: defaultdict[tuple[str, ...], list[_Said]] = defaultdict(list)
    for later in said:
        earlier = _earlier(starts, later)
        for at in range(len(later.words) - _LEAST + 1):
            starts[later.words[at : at + _LEAST]].append(later)
        if earlier is None or later.order - earlier.order < 1 or not maybe_one(earlier.quote, later.quote):
            continue
        shorter = min(earlier, later, key=lambda item: len(item.words))
        echo = len(shorter.words) < _CLEAR and later.order >= last - 1
        if not echo and _sentence(article, shorter.quote) and not _pointed_at(article, later.quote):
            yield Hit(later.quote.parts[0], related=((earlier.quote.parts[0], "the same words here"),))


def _earlier(starts: Mapping[tuple[str, ...], Sequence[_Said]], later: _Said) -> _Said | None:
    """The first quotation that holds all the words of another, or all of whose words the other holds."""
    for at in range(len(later.words) - _LEAST + 1):
        for other in starts.get(later.words[at : at + _LEAST], ()):
            if other.line in later.line or later.line in other.line:
                return other
    return None


def _sentence(article: Article, quote: Quote) -> bool:
    """Whether a quotation is a whole sentence, and not the scrap of one that a first paragraph gives."""
    place = quote.parts[0]
    text = article.blocks[place.block].text[place.start : place.end].strip("\"“”‘’'«» ")
    return text[:1].isupper() and text[-1:] in tuple(".,!?…")


def _pointed_at(article: Article, quote: Quote) -> bool:
    """Whether the words around a quotation say that it was said before, or by many."""
    place = quote.parts[0]
    text = article.blocks[place.block].text
    near = text[max(0, place.start - 120) : place.start] + " | " + text[place.end : place.end + 80]
    return bool(_AGAIN.search(near)) or any(word.lower() in SPEECH_NOUNS for word in _WORD.findall(near))


def speaker_drift(article: Article, _: Mapping[str, object]) -> Iterator[Hit]:
    """The same words given to two people, each by name."""
    said = [item for item in _said(article, _BODY | _SET_APART) if len(item.words) >= _LEAST and item.quote.speaker]
    first: dict[tuple[str, ...], _Said] = {}
    for item in said:
        other = first.setdefault(item.words, item)
        if other is item or not surely_two(other.quote, item.quote):
            continue
        if _pointed_at(article, item.quote) or _pointed_at(article, other.quote) or len(item.words) < _LEAST:
            continue
        one, two = other.quote.speaker, item.quote.speaker
        if one is None or two is None:
            continue
        related = ((other.quote.parts[0], f"given to {one.name} here"),)
        yield Hit(item.quote.parts[0], {"one": one.name, "other": two.name}, related=related)


def headline_quote_not_in_body(article: Article, _: Mapping[str, object]) -> Iterator[Hit]:
    """Quoted words of the headline that no quotation of the story has, nor its text."""
    body = [index for index, block in enumerate(article.blocks) if block.kind in _BODY | _SET_APART]
    heads = [
        (number, quote)
        for number, quote in enumerate(article.ledger.quotes)
        if article.blocks[quote.parts[0].block].kind is Kind.HEADLINE and quote.closed and quote.mark
    ]
    if not body or not heads:
        return
    whole = [Place(index, 0, len(article.blocks[index].text)) for index in body]
    rows = [[token.word for token in tokens_of(article, [place])] for place in whole]
    rows.append([word for item in _said(article, _BODY | _SET_APART, speech=False) for word in item.words])
    for number, quote in heads:
        place = quote.parts[0]
        inner = article.blocks[place.block].text[place.start + 1 : place.end - 1]
        words = [token.word for token in tokens_of(article, quote.parts, number)]
        if len(words) >= _MANY and not looks_like_title(inner) and not any(stand_in(words, row) for row in rows):
            yield Hit(place)
