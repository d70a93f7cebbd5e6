"""The mark between speech and the words that say who speaks: a comma lost, a full stop in its place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from newslint.article import Article, Kind
from newslint.findings import Hit, Place
from newslint.ledger.cue_clauses import CueClause, clause_after
from newslint.ledger.cues import SPEECH_NOUNS, cues
from newslint.ledger.sentences import ALWAYS, BEFORE_DIGIT, SOMETIMES
from newslint.ledger.values import Quote
from newslint.on_use import compiled

_READ = frozenset({Kind.PARAGRAPH, Kind.CAPTION, Kind.LIST, Kind.BLOCK_QUOTE})
_WORD = compiled(r"[^\W_]+(?:['’][^\W_]+)*")
_DAY = (
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|yesterday|today|tonight|last|this|later|earlier|afterwards?|then"
    r"|there|again)"
)
_WHERE = r"on|in|at|during|after|before|outside|inside|by|via|from|of|through"
_CLAUSE = r"(?:that|to|he|she|it|they|who|was|were|is|are|had|has|would|will)"
_RUNS_OUT = compiled(
    rf"(?:[.,;:!?—–]|\s*$| (?:[—–]|--|[“\"‘(])| (?:{_WHERE}|when|as|while|with|to|about|over|and|but|upon|following"
    rf"|near|because|adding|referring|pointing|speaking|{_DAY}|\w+ly)\b)"
)
_SENTENCE_OVER = compiled(
    rf"(?:(?: (?:on )?{_DAY}(?: \w+)?| (?:{_WHERE})(?: (?!{_CLAUSE}\b)[\w’'-]+){{1,8}})?\.(?=\s|\Z)|, [a-z]+ing\b)"
)
_NEAR = 12
_LONG = 400
_LAST_WORD = compiled(r"[^\W_]+(?:['’][^\W_]+)*\W{0,3}\Z")
_BEGUN = compiled(r"(?:[.!?:…][\"”’')\]]*\s+|\n\s*|[—–-]\s+)\Z")
_SAID_BEFORE = compiled(
    r"(?P<subject>[^\W_][\w’'.-]*) (?:also |later |then |\w+ly )?(?P<verb>said|says|replied|replies|answered|added|adds"
    r"|explained|explains|continued|shouted|yelled|declared|recalled|insisted|concluded|asked) \Z"
)


def _edges(article: Article) -> Iterator[tuple[Quote, Place, str]]:
    """Each closed quotation between marks that stands in no other, with its last part and the text of its block."""
    for quote in article.ledger.quotes:
        place = quote.parts[-1]
        block = article.blocks[place.block]
        if quote.closed and quote.mark and block.kind in _READ and place.end - place.start > 3:
            yield quote, place, block.text


def missing_comma(article: Article, _: Mapping[str, object]) -> Iterator[Hit]:
    """Speech that runs into the words that say who speaks, or a whole sentence of it that they run into."""
    for quote, place, text in _edges(article):
        inner = text[place.start + 1 : place.end - 1]
        if inner[-1].isalnum() and _whole(quote, place, text):
            clause = clause_after(text, place.end)
            if clause and _over(text, clause) and not _named(inner, clause):
                last = list(_WORD.finditer(text, place.start, place.end - 1))[-1].start()
                better = f"{text[last : place.end - 1]},{text[place.end - 1]}"
                yield Hit(Place(place.block, last, place.end), better=(better,))
        if len(quote.parts) == 1:
            yield from _before(article, place, text, inner)


def _whole(quote: Quote, place: Place, text: str) -> bool:
    """Whether the quotation opens a sentence, with a capital."""
    if len(quote.parts) > 1:
        return True
    first = text[place.start + 1 : place.start + 2]
    before = text[max(0, place.start - _NEAR) : place.start]
    return (first.isupper() or first.isdigit()) and (not before or bool(_BEGUN.search(before)))


def _over(text: str, clause: CueClause) -> bool:
    """Whether the words that say who speaks end there or go on to when, where and how, so that they take no object."""
    return clause.inverted or bool(_RUNS_OUT.match(text, clause.end))


def _named(inner: str, clause: CueClause) -> bool:
    """Whether quoted words may be a title, or the nickname of the person named after them."""
    alone = len(_WORD.findall(inner)) == 1 and not clause.pronoun
    return alone or "written" in cues()[clause.verb].flags or looks_like_title(inner)


def looks_like_title(inner: str) -> bool:
    """Whether quoted words look like a title: two or more, every one with a capital."""
    words = [word for word in _WORD.findall(inner) if word.lower() not in ("the", "a", "of", "and", "in", "to", "for")]
    return len(words) > 1 and all(not word[0].islower() for word in words)


def _before(article: Article, place: Place, text: str, inner: str) -> Iterator[Hit]:
    """The words that say who speaks run into a whole sentence that ends with the quotation."""
    match = _SAID_BEFORE.search(text, max(0, place.start - 60), place.start)
    if not match or inner[-1] not in ".!?" or not inner[0].isupper() or len(_WORD.findall(inner)) < 4:
        return
    if text[place.end : place.end + 1].strip() or text[place.end : place.end + _NEAR].lstrip()[:1].islower():
        return
    subject = match["subject"]
    named = subject[0].isupper() or subject in ("he", "she", "they", "we")
    since = max(text.rfind(". ", 0, match.start()), text.rfind("\n", 0, match.start()), match.start() - _LONG)
    if not named or any(
        word.lower() in SPEECH_NOUNS for word in _WORD.findall(text[max(0, since) : match.start("verb")])
    ):
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
        clause = clause_after(text, place.end)
        if not clause:
            continue
        pronoun = clause.pronoun
        if inner[-1] == "," and pronoun in ("He", "She", "They", "We") and not surname and _over(text, clause):
            yield _mended(place.block, text, clause, (clause.start, clause.start + len(pronoun)), pronoun.lower())
        elif inner[-1] == "." and not _short(inner):
            yield from _stopped(place, text, clause, surname)


def _stopped(place: Place, text: str, clause: CueClause, surname: bool) -> Iterator[Hit]:
    mark, pronoun = text[place.end - 1], clause.pronoun
    ends = (place.end - 2, place.end)
    if text[clause.start].islower() or pronoun == "I":
        if _over(text, clause):
            yield _mended(place.block, text, clause, ends, f",{mark}")
    elif not clause.inverted and text[place.start + 1].isupper() and _SENTENCE_OVER.match(text, clause.end):
        if pronoun and not surname:
            whole = (place.end - 2, clause.start + len(pronoun))
            yield _mended(place.block, text, clause, whole, f",{mark}{text[place.end]}{pronoun.lower()}")
        elif clause.name:
            yield _mended(place.block, text, clause, ends, f",{mark}")


def _mended(block: int, text: str, clause: CueClause, span: tuple[int, int], better: str) -> Hit:
    """The characters of a span, and the last word of the speech with its cue as they should be and as they are."""
    start, end = span
    last = _LAST_WORD.search(text, max(0, start - _LONG), start)
    low = last.start() if last else start
    words = {"right": f"{text[low:start]}{better}{text[end : clause.end]}", "wrong": text[low : clause.end]}
    return Hit(Place(block, start, end), words, (better,))


_ABBREVIATION = compiled(r"(?:[^\W_]\.)*[^\W_]+(?:['’][^\W_]+)*\Z")


def _short(inner: str) -> bool:
    """Whether the stop that ends the words belongs to an ellipsis, an initial or an abbreviation."""
    match = _ABBREVIATION.search(inner[:-1])
    if not match:
        return True
    word = match.group().lower()
    return len(word) == 1 or "." in word or word in ALWAYS | BEFORE_DIGIT | SOMETIMES


_GOD = compiled(r"\b(?:Jesus|Christ|God|Allah|Lord)\b")
_FAMILY = compiled(r"(?<=[^.!?:\"“”‘’'—–-] )(?:He|She|They|We)\b|\b(?:He|She|They|We) (?!I\b)[A-Z][a-z]+\b")


def _capital_pronoun(article: Article) -> bool:
    """Whether He or She may be a surname in this story, or a capital of reverence."""
    return any(_GOD.search(block.text) or _FAMILY.search(block.text) for block in article.blocks if block.kind in _READ)
