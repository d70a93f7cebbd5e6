"""Who said it: quotations that nobody is said to have said."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from newslint.article import Article, Kind
from newslint.findings import Hit, Place
from newslint.ledger.cues import PLAIN_VERBS, SPEECH_NOUNS, speech_verbs
from newslint.ledger.values import Quote

_MANY = 2
_LEAST_WORDS = 5
_SET_OFF = frozenset(
    {
        Kind.CAPTION, Kind.CREDIT, Kind.ALT, Kind.PULL_QUOTE, Kind.FURNITURE, Kind.META, Kind.NOTE, Kind.CODE,
        Kind.DATE, Kind.BYLINE, Kind.STANDFIRST,
    }
)  # fmt: skip
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_PLURAL_FIRST = re.compile(r"\b(?:[Ww]e|[Uu]s|[Oo]ur|[Oo]urs)\b")
_FIRST_PERSON = re.compile(r"\b(?:I|[Mm]e|[Mm]y|[Mm]ine|[Mm]yself|[Ww]e|[Uu]s|[Oo]ur|[Oo]urs)\b")
_NO_NAME = (
    r"(?!(?:In|On|At|By|For|From|Since|Until|After|Before|Last|Next|This|That|The|A|An|But|And|Each|Every|Both|All|When"
    r"|If|As|Of|To|With|Then|Now|No|Its?|Our|Their|His|Her|Most|Some|Many|Two|Three|January|February|March|April|May"
    r"|June|July|August|September|October|November|December|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b)"
)
_CAP = _NO_NAME + r"[A-Z][^\W\d_]*[’']?[^\W\d_]+(?:-[A-Z][^\W\d_]+)*"
_HONORIFIC = r"(?:Mr|Mrs|Ms|Mx|Dr|Prof|Rev|Sir|Dame|Lord|Lady|Cllr|Councillor|Sgt|Det|Insp|PC|Sen|Rep|Gov|Judge)\.?"
_NAMED = re.compile(rf"{_HONORIFIC} {_CAP}|{_CAP}(?: [A-Z]\.)? (?:(?:de|van|von|al|bin|la) )?{_CAP}")
_PERSON_START = re.compile(
    rf"\W*(?:(?P<pronoun>[Hh]e|[Ss]he|I|[Tt]hey)\b|(?P<name>{_NAMED.pattern})"
    r"|The (?:\d+-year-old|(?:grand)?(?:mother|father|widow|widower|pensioner|couple|woman|man|girl|boy)\b))"
    r"(?:, [^,.]{1,60},)?(?: (?P<verb>[^\W\d_]+))?"
)
_KIN = (
    "brother|sister|mother|father|son|daughter|grandson|granddaughter|grandmother|grandfather|wife|husband|partner|widow"
    "|widower|aunt|uncle|niece|nephew|cousin|friend|neighbou?r|colleague|relative|boss|teammate|classmate"
)
_PASSER = (
    "passer-by|onlooker|bystander|witness|resident|villager|shopper|customer|passenger|commuter|fan|supporter|protester"
    "|demonstrator|student|pupil|teacher|nurse|doctor|driver|worker|farmer|shopkeeper|man|woman|boy|girl|teenager"
)
_SOMEBODY = re.compile(
    rf"\W*(?:(?:His|Her|Their|My|[^\W\d_]+[’']s) (?:[\w-]+ ){{0,2}}(?:{_KIN})\b"
    rf"|(?:A|An|One|Another|The) (?:[\w-]+ ){{0,2}}(?:{_KIN}|{_PASSER})(?:,| who| from| in| at| on| was| is)\b)"
)
_BODIES = frozenset(
    "Council Trust Club Company Party Union Society Association Board Committee Group Bank University College School "
    "Hospital Court Police Service Agency Institute Foundation Museum Theatre Theater County City Town Street Road "
    "Bridge Station Park House Hall Church Hotel Street".split()
)
_STILL = frozenset("has have had will would is are was were can could may might must".split())
_POINTING = re.compile(r"\W*(?:That|Those|These|This|Such|So|It|Thus|Or so|The speaker|The author|The writer)\b")
_HOW = frozenset("how what sentiment view verdict mood summary feeling opinion plaintive blunt account".split())


@dataclass(frozen=True)
class _Bare:
    """A paragraph that is nothing but one quotation, with its body neighbours (-1 where there is none)."""

    quote: Quote
    place: Place
    before: int
    after: int
    set_apart: bool


def unattributed(article: Article, _: Mapping[str, object]) -> Iterator[Hit]:
    """A quotation of a full sentence alone in its paragraph, with no speaker in it, before it or after it."""
    bare = [found for quote in article.ledger.quotes if (found := _bare(article, quote))]
    if not bare or len(bare) > _MANY or not _attributes(article):
        return
    for found in bare:
        if _led_in(article, found) or _taken_up(article, found) or _elsewhere(article, found):
            continue
        if _carried(article, found, alone=len(bare) == 1):
            continue
        yield Hit(found.place)


def _attributes(article: Article) -> bool:
    """Whether the story names a speaker in the very paragraph of at least one other quotation."""
    return any(quote.speech and quote.speaker and quote.speaker.how == "sentence" for quote in article.ledger.quotes)


def _bare(article: Article, quote: Quote) -> _Bare | None:
    place = quote.parts[0]
    block = article.blocks[place.block]
    if block.kind is not Kind.PARAGRAPH or len(quote.parts) > 1 or not (quote.closed and quote.speech and quote.mark):
        return None
    if _WORD.search(block.text, 0, place.start) or _WORD.search(block.text, place.end) or "\n" in block.text:
        return None
    inner = block.text[place.start + 1 : place.end - 1].strip()
    if inner[-1:] not in tuple(".!?…’”'\"") or not re.match(r"\W*(?:[^\W_a-z])", inner):
        return None
    if len(_WORD.findall(inner)) < _LEAST_WORDS or re.search(r"[—–-]\W*\Z", block.text):
        return None
    before, apart = _neighbour(article, place.block, -1)
    after, _ = _neighbour(article, place.block, 1)
    if before < 0 or any(_said(other) for other in article.ledger.quotes_in(before)):
        return None
    return _Bare(quote, place, before, after, apart)


def _said(quote: Quote) -> bool:
    return quote.speech or not quote.closed


def _neighbour(article: Article, index: int, step: int) -> tuple[int, bool]:
    """The paragraph next to a block, and whether a quotation with a source of its own stands between."""
    apart = False
    at = index + step
    while 0 <= at < len(article.blocks):
        kind = article.blocks[at].kind
        if kind is Kind.PARAGRAPH:
            return at, apart
        if kind is Kind.BLOCK_QUOTE and any(
            quote.speaker and quote.speaker.how == "source-line" for quote in article.ledger.quotes_in(at)
        ):
            apart = True
        elif kind not in _SET_OFF:
            return -1, apart
        at += step
    return -1, apart


def _led_in(article: Article, bare: _Bare) -> bool:
    """Whether the paragraph before leads into the quotation: a colon, a question, words about words."""
    text = article.blocks[bare.before].text.rstrip("\"'”’)] ")
    if not text or text[-1] not in ".!" or text.endswith("..."):
        return True
    last = _last_sentence(article, bare.before)
    return any(word.lower() in SPEECH_NOUNS for word in _WORD.findall(last))


def _last_sentence(article: Article, index: int) -> str:
    place = article.ledger.sentences(index)[-1]
    return article.blocks[index].text[place.start : place.end]


def _first_sentence(article: Article, index: int) -> str:
    place = article.ledger.sentences(index)[0]
    return article.blocks[index].text[place.start : place.end]


def _taken_up(article: Article, bare: _Bare) -> bool:
    """Whether the paragraph after says whose words they were, brings somebody new on, or goes on quoting."""
    if bare.after < 0:
        return False
    text = article.blocks[bare.after].text
    if text[0] in "“\"‘'«„":
        return True
    first = _first_sentence(article, bare.after)
    words = [word.lower() for word in _WORD.findall(first)]
    if _POINTING.match(first) and any(word in SPEECH_NOUNS | _HOW or word in speech_verbs() for word in words):
        return True
    if words[:1] == ["the"] and words[1:2] and words[1] in SPEECH_NOUNS:
        return True
    start = _PERSON_START.match(first)
    if not start or any(_said(quote) for quote in article.ledger.quotes_in(bare.after)):
        return False
    if any(word in PLAIN_VERBS for word in words):
        return True
    return bool(start["name"]) and not _known(article, start["name"], bare.place.block)


def _known(article: Article, name: str, until: int) -> bool:
    """Whether the last word of a name stands in the body before a block."""
    family = re.compile(rf"\b{re.escape(name.split()[-1])}\b")
    return any(
        family.search(block.text) for block in article.blocks[:until] if block.kind in (Kind.PARAGRAPH, Kind.STANDFIRST)
    )


def _elsewhere(article: Article, bare: _Bare) -> bool:
    """Whether most of the words stand in another quotation too, as those of a pull quote do."""
    words = {word.lower() for word in _WORD.findall(article.blocks[bare.place.block].text)}
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


def _carried(article: Article, bare: _Bare, alone: bool) -> bool:
    """Whether the paragraph before, which quotes nobody, may still be read as naming the speaker."""
    last = _last_sentence(article, bare.before)
    start = _PERSON_START.match(last)
    words = [word.lower() for word in _WORD.findall(last)]
    if "according" in words or any(word in PLAIN_VERBS for word in words):
        if bare.set_apart:
            return False
        return not alone or not start or not start["name"] or not _another_speaks(article, bare, start["name"])
    if _brings_on(article, bare, last):
        return True
    if start is None:
        return not alone and bool(_NAMED.search(last) or re.search(r"\b(?:[Hh]e|[Ss]he)\b", last))
    quoted = article.blocks[bare.place.block].text
    still = (start["verb"] or "").lower() in _STILL
    own = _PLURAL_FIRST if (start["pronoun"] or "").lower() == "they" else _FIRST_PERSON
    return not (alone and still and not own.search(quoted))


def _brings_on(article: Article, bare: _Bare, last: str) -> bool:
    """Whether the paragraph before ends on one person: somebody's kin or a passer-by, or a name that is new."""
    if _SOMEBODY.match(last):
        return True
    new = [match.group() for match in _NAMED.finditer(last) if not _known(article, match.group(), bare.before)]
    if len(new) != 1 or new[0].split()[-1] in _BODIES:
        return False
    return re.search(rf"{re.escape(new[0])}(?:, | (?:who|is|was|has|had|[^\W\d_]+s)\b)", last) is not None


def _another_speaks(article: Article, bare: _Bare, name: str) -> bool:
    """Whether the next paragraph has somebody else speak, so that either of two people may be meant."""
    if bare.after < 0:
        return False
    text = article.blocks[bare.after].text
    if not any(word.lower() in PLAIN_VERBS for word in _WORD.findall(text)):
        return False
    others = [match.group() for match in _NAMED.finditer(text)]
    family = name.split()[-1]
    return any(other.split()[-1] != family and not _known(article, other, bare.place.block) for other in others)
