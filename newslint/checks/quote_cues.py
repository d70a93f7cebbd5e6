"""The mark between speech and the words that say who speaks: a comma lost, a full stop in its place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from newslint.article import Article, Kind
from newslint.findings import Hit, Place
from newslint.ledger.cues import SPEECH_NOUNS, cues
from newslint.ledger.sentences import ALWAYS, BEFORE_DIGIT, SOMETIMES
from newslint.ledger.values import Quote

_READ = frozenset({Kind.PARAGRAPH, Kind.CAPTION, Kind.LIST, Kind.BLOCK_QUOTE})
_NOT_CUES = frozenset({"weak", "judging", "gesture"})
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_TITLE = r"(?:Mr|Mrs|Ms|Mx|Dr|Prof|Rev|Sgt|Lt|Capt|Col|Maj|Gen|Cpl|Det|Insp|Supt|Sen|Rep|Gov|Cllr|Coun|St|[A-Z])\."
_CAPITAL = rf"(?:{_TITLE}|[A-Z][^\W\d_]*(?:['’][A-Z][^\W\d_]+)?(?:-[A-Z][^\W\d_]+)*)"
_NAME = rf"{_CAPITAL}(?: (?:(?:de|da|di|del|van|von|der|den|al|bin|la|le) ){{0,2}}{_CAPITAL}){{0,4}}"
_NOUN = r"(?:the|a|an|his|her|their|one|another|our|my) (?:[\w’'-]+ ){0,3}?[\w’'-]+"
_VERB = r"(?P<verb>[a-z]+)"
_ADVERB = r"(?:also |later |then |once |had |has |\w+ly )?"
_SUBJECT_FIRST = re.compile(
    rf"(?:(?P<pronoun>[Hh]e|[Ss]he|[Tt]hey|[Ww]e|I|it)|(?P<name>{_NAME})(?:, [^,.;:!?\"“”]{{1,60}},)?|(?P<noun>{_NOUN})"
    rf"(?:, [^,.;:!?\"“”]{{1,60}},)?) {_ADVERB}{_VERB}"
)
_VERB_FIRST = re.compile(rf"{_VERB} (?:(?:he|she|they|I|it)\b|{_NAME}|{_NOUN})")
_HEARER = r"(?: (?:the |a |his |her )?[\w’'-]+(?: [A-Z]\w+)?)?"
_DAY = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|yesterday|today|tonight|last|this|later|earlier|afterwards?)"
_RUNS_OUT = re.compile(
    rf"(?:[.,;:!?—–]|\s*$| (?:[—–]|--)| (?:on|in|at|during|after|before|when|as|while|with|from|outside|inside|by|of|through"
    rf"|to|via|about|over|and|but|upon|following|near|because|adding|referring|pointing|speaking|{_DAY}|\w+ly)\b)"
)
_SENTENCE_OVER = re.compile(rf"(?: (?:on )?{_DAY}(?: (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day| (?:morning|night|week))?)?\.(?=\s|\Z)")
_BEGUN = re.compile(r"(?:\A|[.!?:…][\"”’')\]]*\s+|\n\s*|[—–-]\s+)\Z")
_SAID_BEFORE = re.compile(
    r"(?P<subject>[^\W_][\w’'.-]*) (?:also |later |then |\w+ly )?(?P<verb>said|says|replied|replies|answered|added|adds|explained"
    r"|explains|continued|shouted|yelled|declared|recalled|insisted|concluded|asked) \Z"
)


@cache
def finite_cues() -> frozenset[str]:
    """The forms of the verbs of speech that make a sentence: says, said."""
    return frozenset(
        form
        for form, cue in cues().items()
        if form != cue.verb and not form.endswith("ing") and not cue.flags & _NOT_CUES
    )


def _edges(article: Article) -> Iterator[tuple[Quote, Place, str]]:
    """Each closed quotation between marks that stands in no other, with its last part and the text of its block."""
    for quote in article.ledger.quotes:
        place = quote.parts[-1]
        block = article.blocks[place.block]
        if quote.closed and quote.mark and block.kind in _READ and place.end - place.start > 3:
            yield quote, place, block.text


def cue_after(text: str, at: int) -> re.Match[str] | None:
    """The words that say who speaks right after a quotation and one space."""
    if text[at : at + 1] not in (" ", "\u00a0") or not text[at + 1 : at + 2].isalpha():
        return None
    for pattern in (_VERB_FIRST, _SUBJECT_FIRST):
        match = pattern.match(text, at + 1)
        if match and match["verb"] in finite_cues():
            return match
    return None


def missing_comma(article: Article, _: Mapping[str, object]) -> Iterator[Hit]:
    """Speech of a whole sentence that runs into the words that say who speaks, or they into it, with no mark between."""
    for quote, place, text in _edges(article):
        inner = text[place.start + 1 : place.end - 1]
        if inner[-1].isalnum() and _whole(quote, place, text):
            match = cue_after(text, place.end)
            if match and _over(text, match) and not _named(inner, match):
                last = list(_WORD.finditer(text, place.start, place.end - 1))[-1].start()
                yield Hit(Place(place.block, last, place.end), better=(f"{text[last:place.end - 1]},{text[place.end - 1]}",))
        if len(quote.parts) == 1:
            yield from _before(article, place, text, inner)


def _whole(quote: Quote, place: Place, text: str) -> bool:
    """Whether the quotation opens a sentence, with a capital."""
    if len(quote.parts) > 1:
        return True
    first = text[place.start + 1 : place.start + 2]
    return (first.isupper() or first.isdigit()) and bool(_BEGUN.search(text, 0, place.start))


def _over(text: str, match: re.Match[str]) -> bool:
    """Whether the words that say who speaks end there or go on to when, where and how, so that they take no object."""
    cue = cues()[match["verb"]]
    at = match.end()
    if "hearer" in cue.flags and match.re is _SUBJECT_FIRST:
        hearer = re.compile(_HEARER).match(text, at)
        at = hearer.end() if hearer else at
    return bool(_RUNS_OUT.match(text, at))


def _named(inner: str, match: re.Match[str]) -> bool:
    """Whether quoted words may be a title, or the nickname of the person named after them."""
    alone = len(_WORD.findall(inner)) == 1 and not match.groupdict().get("pronoun")
    return alone or looks_like_title(inner)


def looks_like_title(inner: str) -> bool:
    """Whether quoted words look like a title: two or more, every one with a capital."""
    words = [word for word in _WORD.findall(inner) if word.lower() not in ("the", "a", "of", "and", "in", "to", "for")]
    return len(words) > 1 and all(not word[0].islower() for word in words)


def _before(article: Article, place: Place, text: str, inner: str) -> Iterator[Hit]:
    """The words that say who speaks run into a whole sentence that ends with the quotation."""
    match = _SAID_BEFORE.search(text, max(0, place.start - 60), place.start)
    if not match or inner[-1] not in ".!?" or not inner[0].isupper() or len(_WORD.findall(inner)) < 4:
        return
    if text[place.end : place.end + 1].strip() or text[place.end :].lstrip()[:1].islower():
        return
    subject = match["subject"]
    named = subject[0].isupper() or subject in ("he", "she", "they", "we")
    since = max(text.rfind(". ", 0, match.start()), text.rfind("\n", 0, match.start()), 0)
    if not named or any(word.lower() in SPEECH_NOUNS for word in _WORD.findall(text[since : match.start("verb")])):
        return
    if article.ledger.in_speech(Place(place.block, match.start("verb"), match.end("verb"))):
        return
    verb = match["verb"]
    yield Hit(Place(place.block, match.start("verb"), match.end("verb")), better=(f"{verb},", f"{verb}:"))


def stop_before_cue(article: Article, _: Mapping[str, object]) -> Iterator[Hit]:
    """A full stop between speech and the words that say who speaks, or a capital on them after a comma."""
    surname = _capital_pronoun(article)
    for _quote, place, text in _edges(article):
        inner = text[place.start + 1 : place.end - 1]
        match = cue_after(text, place.end)
        if not match:
            continue
        pronoun = match.groupdict().get("pronoun") or ""
        if inner[-1] == "," and pronoun in ("He", "She", "They", "We") and not surname and _over(text, match):
            yield Hit(Place(place.block, *match.span("pronoun")), better=(pronoun.lower(),))
        elif inner[-1] == "." and not _short(inner):
            yield from _stopped(place, text, match, pronoun, surname)


def _stopped(place: Place, text: str, match: re.Match[str], pronoun: str, surname: bool) -> Iterator[Hit]:
    mark = text[place.end - 1]
    if text[match.start()].islower() or pronoun == "I":
        if _over(text, match):
            yield Hit(Place(place.block, place.end - 2, place.end), better=(f",{mark}",))
    elif match.re is _SUBJECT_FIRST and _SENTENCE_OVER.match(text, match.end()):
        if pronoun and not surname:
            end = match.end("pronoun")
            better = f",{mark}{text[place.end]}{pronoun.lower()}"
            yield Hit(Place(place.block, place.end - 2, end), better=(better,))
        elif match["name"]:
            yield Hit(Place(place.block, place.end - 2, place.end), better=(f",{mark}",))


_ABBREVIATION = re.compile(r"(?:[^\W_]\.)*[^\W_]+\Z")


def _short(inner: str) -> bool:
    """Whether the stop that ends the words belongs to an ellipsis, an initial or an abbreviation."""
    match = _ABBREVIATION.search(inner[:-1])
    if not match:
        return True
    word = match.group().lower()
    return len(word) == 1 or "." in word or word in ALWAYS | BEFORE_DIGIT | SOMETIMES


_GOD = re.compile(r"\b(?:Jesus|Christ|God|Allah|Lord)\b")
_FAMILY = re.compile(r"(?<=[^.!?:\"“”‘’'—–-] )(?:He|She|They|We)\b|\b(?:He|She|They|We) (?!I\b)[A-Z][a-z]+\b")


def _capital_pronoun(article: Article) -> bool:
    """Whether He or She may be a surname in this story, or a capital of reverence."""
    return any(_GOD.search(block.text) or _FAMILY.search(block.text) for block in article.blocks if block.kind in _READ)
