"""What the story reports of people's words without quoting them, where a verb of speech and its subject are plain."""

from __future__ import annotations

from collections.abc import Iterator

from newslint.article import Article, Kind
from newslint.ledger.cues import cues, verbs_with
from newslint.ledger.passages import BE, DETERMINERS, LONGEST, Passage, Span, Token
from newslint.ledger.phrases import Subject, apposed, capital, phrase_at
from newslint.ledger.reference import Cast
from newslint.ledger.subjects import left_of
from newslint.ledger.values import IndirectSpeech, Quote, Speaker
from newslint.on_use import compiled

_READ = frozenset({Kind.STANDFIRST, Kind.PARAGRAPH, Kind.LIST})
_OPENS = (DETERMINERS - {"that", "no", "both"}) | frozenset("he she they it there we i you nobody everyone".split())
"""Words that may open a clause right after a verb of speech."""
_PERSONS = frozenset("he she they it there we i nobody everyone".split())
_WORD = compiled(r"[a-z]+")
_LEAST = 3


def find_indirect(article: Article, quotes: tuple[Quote, ...]) -> tuple[IndirectSpeech, ...]:
    """The clauses of indirect speech in the body, in order."""
    spans: dict[int, list[Span]] = {}
    for number, quote in enumerate(quotes):
        for part in quote.parts:
            spans.setdefault(part.block, []).append(Span(part.start, part.end, number, quote.speech))
    cast = Cast(article, spans)
    found: list[IndirectSpeech] = []
    for index, block in enumerate(article.blocks):
        if block.kind in _READ and block.text and _worth(block.text):
            passage = cast.passage(index)
            for number in range(len(passage.sentences)):
                found.extend(_in_sentence(cast, passage, number))
    return tuple(found)


def _worth(text: str) -> bool:
    """Whether a text has one of the common words of indirect speech at all."""
    words = set(_WORD.findall(text.lower()))
    return not words.isdisjoint(verbs_with("indirect")) or "according" in words


def _in_sentence(cast: Cast, passage: Passage, number: int) -> Iterator[IndirectSpeech]:
    low, end = passage.range_of(number)
    tokens = passage.tokens
    for at in range(low, min(end, low + LONGEST)):
        token = tokens[at]
        if token.low == "according" and at + 2 < end and tokens[at + 1].low == "to":
            found = _according(cast, passage, low, at, end)
        elif token.low in verbs_with("indirect") and not capital(token) and "weak" not in cues()[token.low].flags:
            found = _reported(cast, passage, low, at, end)
        else:
            continue
        if found:
            yield found
            return


def _reported(cast: Cast, passage: Passage, low: int, verb: int, end: int) -> IndirectSpeech | None:
    """He said that it was so; it was so, he said."""
    tokens = passage.tokens
    if verb == low or tokens[verb].low.endswith("ing") or tokens[verb - 1].low in DETERMINERS | BE | {"to", "of"}:
        return None
    start = _clause_after(passage, verb, end)
    if start is not None:
        subject = left_of(passage, low, verb)
        return _told(cast, passage, subject, verb, start, end) if subject else None
    following = tokens[verb + 1] if verb + 1 < end else None
    comma = next((at for at in range(verb - 1, low, -1) if tokens[at].low == ","), None)
    if comma is None or any(token.quoted for token in tokens[low:comma]) or comma - low < _LEAST:
        return None
    if comma == verb - 1 and following:
        subject, after = phrase_at(passage, verb + 1, end, closing=True)
        subject = (apposed(passage, subject, after, end) or subject) if subject else None
    else:
        subject, after = phrase_at(passage, comma + 1, verb)
        subject = subject if after == verb else None
    if subject is None:
        return None
    inserted = max(after, verb + 1) < end and tokens[max(after, verb + 1)].low == ","
    return _told(cast, passage, subject, verb, low, end if inserted else comma)


def _clause_after(passage: Passage, verb: int, end: int) -> int | None:
    """Where the clause after a verb of speech starts, the hearer and "that" left out."""
    tokens = passage.tokens
    at = verb + 1
    if "hearer" in cues()[tokens[verb].low].flags and at < end and tokens[at].low != "that":
        limit = min(at + 7, end)
        heard = next((number for number in range(at, limit) if tokens[number].low == "that"), None)
        if heard is not None:
            return heard + 1 if heard + 1 < end else None
        return next((number for number in range(at + 1, limit) if tokens[number].low in _PERSONS), None)
    if at < end and tokens[at].low == "that":
        return at + 1 if at + _LEAST < end else None
    if at + _LEAST > end or tokens[at].quoted:
        return None
    said = tokens[verb].low in ("said", "says", "say")
    return at if tokens[at].low in (_OPENS if said else _PERSONS) or (said and capital(tokens[at])) else None


def _according(cast: Cast, passage: Passage, low: int, at: int, end: int) -> IndirectSpeech | None:
    tokens: list[Token] = passage.tokens
    subject, after = phrase_at(passage, at + 2, end, closing=True)
    if subject is None:
        return None
    subject = apposed(passage, subject, after, end) or subject
    if at == low:
        comma = next((number for number in range(after, end) if tokens[number].low == ","), None)
        return _told(cast, passage, subject, at, comma + 1, end) if comma and comma + _LEAST < end else None
    return _told(cast, passage, subject, at, low, at) if at - low >= _LEAST else None


def _speaks(subject: Subject) -> bool:
    """Whether a subject is surely one that can say something."""
    words = subject.text.split()
    if subject.kind != "described":
        return subject.text.lower() not in ("who", "which", "that", "it")
    first = words[0].lower()
    if any(word.lower() in BE or word[0] in "“‘\"'" for word in words):
        return False
    return len(words) < 9 and (
        first in DETERMINERS or words[0][0].isupper() or first.endswith("s") or first == "police"
    )


def _told(cast: Cast, passage: Passage, subject: Subject, cue: int, start: int, end: int) -> IndirectSpeech | None:
    tokens = passage.tokens
    while end > start and tokens[end - 1].low in (",", "—", "–", ";"):
        end -= 1
    if end - start < _LEAST or not _speaks(subject):
        return None
    person = cast.person_of(passage, subject)
    how = {"pronoun": "pronoun", "described": "described"}.get(subject.kind, "sentence")
    place, mark = passage.place(subject.start, subject.end), passage.place(tokens[cue].start, tokens[cue].end)
    clause = passage.place(tokens[start].start, tokens[end - 1].end)
    return IndirectSpeech(clause, Speaker(subject.text, place, how, mark, person))
