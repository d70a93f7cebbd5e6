"""The words of quotations made comparable: case, marks, brackets, cuts, figures and hesitation set aside."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from newslint.findings import Place
from newslint.on_use import compiled
from newslint.records import record

if TYPE_CHECKING:
    from newslint.article import Article

_TOKEN = compiled(
    r"(?P<patched>(?:\[[^\W\d_]{1,12}\](?=[^\W_])[^\W_]+)|[^\W_]+\[[^\W\d_]{1,6}\])"
    r"|(?P<gap>\[[^\]]{0,120}\]|\([^()]{0,120}\)|…|\.(?: ?\.){2,})|(?P<stop>[.!?;:]+)|(?P<percent>%)"
    r"|(?P<word>\d+(?:[.,]\d+)*|[^\W\d_][^\W_]*(?:['’ʼ*]+[^\W_]+)*\**|[^\W_]+)"
)
_SHORT = {"n't": "not", "'re": "are", "'m": "am", "'ve": "have", "'ll": "will"}
_WHOLE = {"can't": ("can", "not"), "won't": ("will", "not"), "shan't": ("shall", "not"), "cannot": ("can", "not")}
_WITH_IS = frozenset("it that he she there what who here where how this everybody everyone nobody everything".split())
_HESITATION = frozenset("um uh er erm uhm mm hmm".split())
_UNITS = {
    word: number
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen".split()
    )
}
_TENS = {
    word: 10 * number for number, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)
}
_SCALES = {"hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000}


@record
class Token:
    """A word of a quotation as it compares, and where it stands.

    ``gap`` says that a cut or an insertion stands right before it, ``starts`` that a sentence or a quotation does.
    ``short`` marks the second half of a contraction, and ``number`` the quotation it belongs to.
    """

    word: str
    place: Place
    gap: bool = False
    starts: bool = False
    short: bool = False
    number: int = 0


def tokens_of(article: Article, places: Sequence[Place], number: int = 0) -> list[Token]:
    """The comparable words of the parts of one quotation, its marks left out or not."""
    found: list[Token] = []
    for part in places:
        found += _figured(list(_tokens(article.blocks[part.block].text, part, number)))
    return found


def _tokens(text: str, part: Place, number: int) -> Iterator[Token]:
    gap, starts = False, True
    for match in _TOKEN.finditer(text, part.start, part.end):
        kind = match.lastgroup
        if kind == "gap":
            gap = True
            continue
        if kind == "stop":
            starts = True
            continue
        place = Place(part.block, *match.span())
        written = match.group()
        if kind == "patched":
            if written[0] != "[":
                gap = True
                continue
            written = written.replace("[", "").replace("]", "")
        words = ["percent"] if kind == "percent" else _folded(written)
        if not words or words[0] in _HESITATION:
            continue
        for at, word in enumerate(words):
            yield Token(word, place, gap and not at, starts and not at, at > 0 and written.lower() != "cannot", number)
        gap = starts = False


def _folded(written: str) -> list[str]:
    """A word without case and accents, a contraction as its two words."""
    word = written.casefold().replace("’", "'").replace("ʼ", "'")
    if not word.isascii():
        decomposed = unicodedata.normalize("NFD", word)
        word = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    if word[0].isdigit():
        return [word.replace(",", "")]
    if "'" not in word:
        return list(_WHOLE.get(word, (word,)))
    if word in _WHOLE:
        return list(_WHOLE[word])
    for ending, full in _SHORT.items():
        if word.endswith(ending):
            return [word.removesuffix(ending), full]
    if word.endswith("'s") and word[:-2] in _WITH_IS:
        return [word[:-2], "is"]
    return [word]


def _figured(tokens: list[Token]) -> list[Token]:
    """The tokens with numbers in words as figures, so that house style of numbers makes no difference."""
    found: list[Token] = []
    at = 0
    while at < len(tokens):
        value, end = _number(tokens, at)
        if end > at:
            first = tokens[at]
            place = Place(first.place.block, first.place.start, tokens[end - 1].place.end)
            found.append(Token(str(value), place, first.gap, first.starts, False, first.number))
            at = end
        else:
            found.append(tokens[at])
            at += 1
    return found


def _number(tokens: list[Token], at: int) -> tuple[int, int]:
    """The value of the number in words that starts at a token, and the token after it; the same token where none."""
    total, current, end = 0, 0, at
    if tokens[at].word == "a" and at + 1 < len(tokens) and tokens[at + 1].word in _SCALES:
        current, end = 1, at + 1
    start = end
    last = ""
    while end < len(tokens) and not (end > start and (tokens[end].gap or tokens[end].starts)):
        word = tokens[end].word
        if word in _UNITS and last in ("", "tens", "hundred"):
            current, last = current + _UNITS[word], "units"
        elif word in _TENS and last in ("", "hundred"):
            current, last = current + _TENS[word], "tens"
        elif word == "hundred" and current:
            current, last = current * 100, "hundred"
        elif word in _SCALES and current and word != "hundred":
            total, current, last = total + current * _SCALES[word], 0, ""
        else:
            break
        end += 1
    return (total + current, end) if end > start else (0, at)
