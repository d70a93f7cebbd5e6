"""Who said it: quotations that nobody is said to have said."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from newslint.article import Article, Kind
from newslint.findings import Hit, Place
from newslint.ledger.cues import LEADING_NOUNS
from newslint.ledger.passages import STAMP
from newslint.ledger.values import Quote
from newslint.on_use import compiled
from newslint.records import record

_LEAST_WORDS = 4
_RUN = 3
"""So many bare quotations one after the other are a list of voices or a dialogue."""
_MANY = 4
_PASSED_OVER = frozenset(
    {
        Kind.CAPTION, Kind.CREDIT, Kind.ALT, Kind.PULL_QUOTE, Kind.FURNITURE, Kind.META, Kind.NOTE, Kind.CODE,
        Kind.DATE, Kind.BYLINE, Kind.STANDFIRST, Kind.BLOCK_QUOTE,
    }
)  # fmt: skip
_WORD = compiled(r"[^\W_]+(?:['’][^\W_]+)*")
_ENDED = compiled(r"[.!?…][”’\"'»]*\Z")
_OPENED = compiled(r"\W*(?:[^\W_a-z])")
_ONE = frozenset("a an the one another his her their its our my this that each every".split())
_STANDS = frozenset("was is are were hung hangs lay lies stood stands came".split())
_HE = compiled(r"(?:He|She)\b")
_TELLS = compiled(r"\b(?:I|[Mm]y|[Ww]e|[Oo]ur|[Yy]ou(?:[’'](?:d|ll|re|ve))?|[Yy]our)\b|\bI[’']")


@record
class _Bare:
    """A quotation that makes up whole sentences and has no speaker, with the body paragraph before it."""

    quote: Quote
    place: Place
    alone: bool
    before: int


def unattributed(article: Article, _: Mapping[str, object]) -> Iterator[Hit]:
    """A quotation of a full sentence with no speaker in its paragraph, in the one before it or in the one after it."""
    quotes = article.ledger.quotes
    bare = [found for quote in quotes if (found := _bare(article, quote))]
    if not bare or not _names_speakers(article):
        return
    if len(bare) >= _MANY and 2 * len(bare) > sum(quote.speech for quote in quotes):
        return
    for found in _outside_runs(bare):
        if not (_led_in(article, found) or _elsewhere(article, found) or _of_the_subject(article, found)):
            yield Hit(found.place)


def _names_speakers(article: Article) -> bool:
    """Whether the story says of anything in it who said it."""
    return any(quote.speech and quote.speaker and quote.speaker.cue for quote in article.ledger.quotes) or any(
        block.kind is Kind.PARAGRAPH and re.search(r"\b(?:said|says|told|according to)\b", block.text)
        for block in article.blocks
    )


def _bare(article: Article, quote: Quote) -> _Bare | None:
    place = quote.parts[0]
    block = article.blocks[place.block]
    if block.kind is not Kind.PARAGRAPH or len(quote.parts) > 1 or not (quote.closed and quote.speech and quote.mark):
        return None
    if quote.speaker or "\n" in block.text:
        return None
    inner = block.text[place.start + 1 : place.end - 1].strip()
    if not _ENDED.search(inner) or not _OPENED.match(inner) or len(_WORD.findall(inner)) < _LEAST_WORDS:
        return None
    stamp = STAMP.match(block.text)
    lead, rest = block.text[stamp.end() if stamp else 0 : place.start], block.text[place.end :]
    alone = not _WORD.search(lead) and not _WORD.search(rest)
    if not alone and not (_closed_off(lead) and _starts_anew(rest)):
        return None
    if not alone and _TELLS.search(_own_words(article, place.block)):
        return None
    if re.search(r"[—–-]\W*\Z", rest) or re.search(r"[—–:-]\W*\Z", lead):
        return None
    before = _paragraph_before(article, place.block)
    led = bool(_WORD.search(lead))
    if (before < 0 and not led) or (not led and any(_unclosed(other) for other in article.ledger.quotes_in(before))):
        return None
    return _Bare(quote, place, alone, before)


def _own_words(article: Article, index: int) -> str:
    """The words of a paragraph outside quotation."""
    text = article.blocks[index].text
    for quote in article.ledger.quotes_in(index):
        for part in quote.parts:
            if part.block == index:
                text = text[: part.start] + " " * (part.end - part.start) + text[part.end :]
    return text


def _closed_off(lead: str) -> bool:
    """Whether the words before a quotation end a sentence."""
    return not _WORD.search(lead) or bool(re.search(r"[.!?…][”’\"'»)]*\s\Z", lead))


def _starts_anew(rest: str) -> bool:
    """Whether the words after a quotation start a sentence."""
    return not _WORD.search(rest) or bool(re.match(r"\s[“‘\"'(]?[A-Z0-9]", rest))


def _unclosed(quote: Quote) -> bool:
    return not quote.closed


def _paragraph_before(article: Article, index: int) -> int:
    """The body paragraph before a block, or -1 where something else than a subhead stands between."""
    for number in range(index - 1, -1, -1):
        kind = article.blocks[number].kind
        if kind is Kind.PARAGRAPH:
            return number
        if kind not in _PASSED_OVER and kind is not Kind.SUBHEAD:
            return -1
    return -1


def _outside_runs(bare: Sequence[_Bare]) -> Iterator[_Bare]:
    """The bare quotations that are no part of a row of them."""
    for number, found in enumerate(bare):
        low = high = number
        while low and bare[low].before == bare[low - 1].place.block and bare[low].alone:
            low -= 1
        while high + 1 < len(bare) and bare[high + 1].before == bare[high].place.block and bare[high + 1].alone:
            high += 1
        if high - low + 1 < _RUN:
            yield found


def _led_in(article: Article, bare: _Bare) -> bool:
    """Whether the words before a quotation lead into it: a colon, a question, words about words."""
    if bare.alone or not _WORD.search(article.blocks[bare.place.block].text[: bare.place.start]):
        if article.blocks[bare.place.block - 1].kind is Kind.SUBHEAD:
            return False
        text = article.blocks[bare.before].text.rstrip("\"'”’)] ")
        if not text or text[-1] not in ".!" or text.endswith("..."):
            return True
        place = article.ledger.sentences(bare.before)[-1]
        last = article.blocks[bare.before].text[place.start : place.end]
    else:
        last = article.blocks[bare.place.block].text[: bare.place.start].rstrip()
        if last[-1:] == "?":
            return True
        last = re.split(r"(?<=[.!?])\s", last)[-1]
        if _HE.match(last):
            return True
    return _announces([word.lower() for word in _WORD.findall(last)])


def _announces(words: Sequence[str]) -> bool:
    """Whether a sentence is about something said, sung or written: its subject, or what it ends on."""
    for at, word in enumerate(words):
        turned = at > 1 and words[at - 2] in _STANDS
        leads = at < 3 or (at < 5 and words[0] == "there") or at > len(words) - 3 or turned
        if word in LEADING_NOUNS and leads and any(before in _ONE for before in words[max(0, at - 2) : at]):
            start = next((number for number in range(at - 1, max(-1, at - 4), -1) if words[number] in _ONE), at)
            if at < 3 or start == 0 or words[start - 1] not in ("to", "on", "in", "at", "by", "of", "from", "for"):
                return True
    return False


def _of_the_subject(article: Article, bare: _Bare) -> bool:
    """Whether a profile quotes the one person that its headline or standfirst names, and nobody else so far."""
    before = [quote for quote in article.ledger.quotes if quote.speech and quote.parts[0] < bare.place]
    spoken = [quote.speaker.person for quote in before if quote.speaker and quote.speaker.cue]
    names = {person.family for person in spoken if person}
    if len(names) != 1 or None in spoken or not all(names):
        return False
    name = compiled(rf"\b{re.escape(names.pop())}\b")
    return any(name.search(block.text) for _, block in article.blocks_of(Kind.HEADLINE, Kind.STANDFIRST))


def _elsewhere(article: Article, bare: _Bare) -> bool:
    """Whether most of the words stand in another quotation too, as those of a pull quote do."""
    text = article.blocks[bare.place.block].text[bare.place.start : bare.place.end]
    words = {word.lower() for word in _WORD.findall(text)}
    for quote in article.ledger.quotes:
        if quote.parts[0] != bare.place:
            others = {
                word.lower()
                for part in quote.parts
                for word in _WORD.findall(article.blocks[part.block].text[part.start : part.end])
            }
            if len(words & others) * 10 >= len(words) * 7:
                return True
    return False
