"""Where paragraphs end: a stop that is missing, a sentence broken in two by a new paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from newslint import lexicon
from newslint.article import Article, Block, Kind
from newslint.findings import Hit, Place
from newslint.ledger.sentences import ALWAYS, SOMETIMES
from newslint.on_use import compiled

_ENDED = compiled(r"[.!?…:;][\"'”’»)\]]*\Z")
_STOPPED = compiled(r"[.!?…][\"'”’»)\]]*\Z")
_BARE_END = compiled(r"(?:^|\s)[\"'“‘(]?(?P<word>[^\W_]+(?:['’-][^\W_]+)*)\Z")
_WORD = compiled(r"[^\W_]+(?:['’-][^\W_]+)*")
_FORM = compiled(
    r"(?:additional )?(?:reporting|writing|editing|edited|written|compiled|translated|photo\w*|graphic\w*|sources?"
    r"|click|learn|donate|join us|contact"
    r"|email|tel|phone|address|follow|read more|more|related|see also|listen|watch|subscribe|sign up|tickets?"
    r"|where|when|price|serves|method|for more|to (?:book|apply|donate|enter)|q|a)\b",
    re.IGNORECASE,
)
_ADDRESS = compiled(r"https?:|www\.|@|#|\.(?:com|org|net|co|uk|gov)\b|\d{5}|[|<>=*~_/\\{}\t]|\.{3}|\s--?\s\S+\Z")
_SOUND_STOP = compiled(r"(?<=[^\W\d_]{3})[.!?][\"'”’)\]]*\s+[\"'“‘(\[]?(?=[^\W\d_a-z])")
_NEXT = compiled(r"[\"'“‘(]*[^\W_a-z]")
_LEAST = 12
_LAST_LEAST = 5
_SHARE = 8
"""One paragraph in so many may lack its stop; where more do, the draft is set that way."""


def missing_full_stop(article: Article, _: Mapping[str, object]) -> Iterator[Hit]:
    """A paragraph of at least one full sentence that ends without a stop, between two paragraphs that end well."""
    body = [(index, block) for index, block in article.blocks_of(Kind.PARAGRAPH) if block.text]
    bare = [index for index, block in body if not _ENDED.search(block.text[-8:])]
    if not bare or len(bare) * _SHARE > len(body) + _SHARE:
        return
    for index in bare:
        if 0 < index < len(article.blocks) - 1 and _stopless(article, index):
            block = article.blocks[index]
            match = _BARE_END.search(block.text, max(0, len(block.text) - 60))
            if match:
                yield Hit(Place(index, *match.span("word")), better=(f"{match['word']}.",))


def _stopless(article: Article, index: int) -> bool:
    before, block, after = article.blocks[index - 1 : index + 2]
    if before.kind is not Kind.PARAGRAPH or after.kind is not Kind.PARAGRAPH:
        return False
    if not (_ENDED.search(before.text[-8:]) and _ENDED.search(after.text[-8:]) and _NEXT.match(after.text)):
        return False
    text = block.text
    if before.text.endswith(":") or "\n" in text or _FORM.match(text) or not _prose(text):
        return False
    stops = list(_SOUND_STOP.finditer(text))
    if not stops:
        return False
    last = text[stops[-1].end() :]
    words = _WORD.findall(last)
    if len(words) < _LAST_LEAST or _FORM.match(last) or _ADDRESS.search(last):
        return False
    small = [word for word in words if word in lexicon.FUNCTION_WORDS]
    return bool(small) and words[-1].lower() not in _CUT and not article.ledger.in_speech(_end(index, block))


_CUT = frozenset(
    "a an the of to and or but for with in on at by from as that which who is are was were has have had will would can "
    "his her its their our your my than if when while because not be been".split()
)
"""Words after which no sentence ends: there the paragraph breaks off, and a stop would not mend it."""


def _end(index: int, block: Block) -> Place:
    return Place(index, len(block.text) - 1, len(block.text))


def _prose(text: str) -> bool:
    words = _WORD.findall(text)
    capitals = sum(word[0].isupper() for word in words)
    return len(words) >= _LEAST and capitals * 2 < len(words) and "\ufffc" not in text


_MOST_BROKEN = 3
_LONG_LINE = 40
_TAIL = compiled(r"(?P<word>[^\W\d_]+),?\Z")
_HEAD = compiled(r"(?P<word>[^\W\d_]+)(?=[\s,.;])")


def broken_paragraph(article: Article, _: Mapping[str, object]) -> Iterator[Hit]:
    """A paragraph that breaks off in mid-sentence and goes on in lower case in the next."""
    found = [
        index
        for index, block in article.blocks_of(Kind.PARAGRAPH)
        if index and block.text[:1].islower() and _goes_on(article.blocks[index - 1], block)
    ]
    lower = sum(block.text[:1].islower() for _, block in article.blocks_of(Kind.PARAGRAPH))
    if len(found) > _MOST_BROKEN or lower > len(found) + 1:
        return
    for index in found:
        before, block = article.blocks[index - 1], article.blocks[index]
        tail, head = _TAIL.search(before.text[-40:]), _HEAD.match(block.text)
        if tail and head:
            last = Place(index - 1, len(before.text) - len(tail.group()), len(before.text))
            words = {"tail": tail.group(), "head": head["word"]}
            yield Hit(Place(index, *head.span("word")), words, related=((last, "it breaks off here"),))


def _goes_on(before: Block, block: Block) -> bool:
    if before.kind is not Kind.PARAGRAPH or "\n" in before.text or "\n" in block.text:
        return False
    if len(before.text) < _LONG_LINE or len(block.text) < 15 or not _STOPPED.search(block.text[-8:]):
        return False
    tail, head = _TAIL.search(before.text[-40:]), _HEAD.match(block.text)
    if not tail or not head or not (tail["word"].islower() or tail.group().endswith(",")):
        return False
    if not head["word"].islower() or not lexicon.known(head["word"]):
        return False
    if tail["word"] in ALWAYS | SOMETIMES or not (before.text[0].isupper() or before.text[0] in "“‘\"'("):
        return False
    words = _WORD.findall(before.text)
    return len(words) >= 7 and any(word in lexicon.FUNCTION_WORDS for word in words) and _one_line(before, block)


def _one_line(before: Block, block: Block) -> bool:
    """Whether neither paragraph is an item of a list, a field or a line of verse."""
    return not _FORM.match(before.text) and not re.search(r"\w: |[|<>=]", block.text[:30])
