"""Slips of the keyboard put into clean drafts, one a copy, to measure what newslint finds."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from newslint import lexicon
from newslint.article import Article, Kind
from newslint.drafts import open_draft
from newslint.readers import read
from newslint.spelling import LETTERS, beside

PLAIN = (".txt", ".md", ".mdx", ".qmd", ".html")
"""Drafts whose text stands in the file as it is, so that a slip can be put into it."""
_WORD = re.compile(r"(?<![\w'’@#/.-])[a-z]{2,}(?![\w'’@/-])")
_PAIR = re.compile(r"(?<![\w'’@#/.-])(?P<first>[a-z]+)(?P<gap> )(?P<second>[a-z]+)(?![\w'’@/-])")
_STOP = re.compile(r"(?<=[a-z]{2})\.(?P<gap> )(?=[A-Z][a-z]+\b)")


@dataclass(frozen=True)
class Mutant:
    """A draft with one slip: its text, the place of the slip in it, and the text it was made from."""

    kind: str
    path: Path
    text: str
    start: int
    end: int
    original: str

    @property
    def slip(self) -> str:
        """The words as they stand in the mutant."""
        return self.text[self.start : self.end]


Change = tuple[int, int, str]
"""Where in a block's text the slip goes (start, end) and what stands there then."""


_BESIDE = {
    letter: "".join(other for other in LETTERS if other != letter and beside(letter, other)) for letter in LETTERS
}


def _words(text: str, least: int) -> list[re.Match[str]]:
    return [match for match in _WORD.finditer(text) if len(match.group()) >= least]


def _in_word(change: Callable[[str, random.Random], str]) -> Callable[[str, random.Random], Change | None]:
    def slip(text: str, chance: random.Random) -> Change | None:
        found = _words(text, 5)
        if not found:
            return None
        match = chance.choice(found)
        wrong = change(match.group(), chance)
        return None if wrong == match.group() or lexicon.known(wrong) else (*match.span(), wrong)

    return slip


def _transposed(word: str, chance: random.Random) -> str:
    at = chance.randrange(len(word) - 1)
    return word[:at] + word[at + 1] + word[at] + word[at + 2 :]


def _dropped(word: str, chance: random.Random) -> str:
    at = chance.randrange(len(word))
    return word[:at] + word[at + 1 :]


def _doubled(word: str, chance: random.Random) -> str:
    at = chance.randrange(len(word))
    return word[:at] + word[at] + word[at:]


def _mishit(word: str, chance: random.Random) -> str:
    at = chance.randrange(len(word))
    return word[:at] + chance.choice(_BESIDE[word[at]]) + word[at + 1 :]


def _fused(text: str, chance: random.Random) -> Change | None:
    found = [match for match in _PAIR.finditer(text) if len(match["first"] + match["second"]) >= 4]
    if not found:
        return None
    match = chance.choice(found)
    wrong = match["first"] + match["second"]
    return None if lexicon.known(wrong) else (*match.span(), wrong)


def _split(text: str, chance: random.Random) -> Change | None:
    found = _words(text, 5)
    if not found:
        return None
    match = chance.choice(found)
    word = match.group()
    at = chance.randrange(1, len(word))
    return *match.span(), f"{word[:at]} {word[at:]}"


def is_word(fragment: str) -> bool:
    """Whether a fragment of a split word is a word by itself, so that only the sense shows the slip."""
    return lexicon.common(fragment, 60) if len(fragment) > 2 else fragment in lexicon.FUNCTION_WORDS


def _split_visibly(text: str, chance: random.Random) -> Change | None:
    found = _split(text, chance)
    return found if found and not all(map(is_word, found[2].split(" "))) else None


def _split_hidden(text: str, chance: random.Random) -> Change | None:
    found = _split(text, chance)
    return found if found and all(map(is_word, found[2].split(" "))) else None


def _shifted(text: str, chance: random.Random) -> Change | None:
    found = [match for match in _PAIR.finditer(text) if len(match["second"]) >= 3 and len(match["first"]) >= 2]
    if not found:
        return None
    match = chance.choice(found)
    first, second = match["first"], match["second"]
    wrong = f"{first}{second[0]} {second[1:]}" if chance.random() < 0.5 else f"{first[:-1]} {first[-1]}{second}"
    return None if all(map(is_word, wrong.split(" "))) else (*match.span(), wrong)


def _repeated(text: str, chance: random.Random) -> Change | None:
    found = [match for match in _words(text, 2) if match.group() not in ("had", "that")]
    if not found:
        return None
    match = chance.choice(found)
    return *match.span(), f"{match.group()} {match.group()}"


def _stop_lost(text: str, chance: random.Random) -> Change | None:
    found = list(_STOP.finditer(text))
    if not found:
        return None
    match = chance.choice(found)
    return *match.span("gap"), ""


KINDS: dict[str, Callable[[str, random.Random], Change | None]] = {
    "letters transposed": _in_word(_transposed),
    "letter dropped": _in_word(_dropped),
    "letter doubled": _in_word(_doubled),
    "neighbouring key": _in_word(_mishit),
    "words fused": _fused,
    "word split, a part is no word": _split_visibly,
    "word split, both parts are words": _split_hidden,
    "space shifted": _shifted,
    "word repeated": _repeated,
    "space lost after a stop": _stop_lost,
}


def mutants(paths: Sequence[Path], kind: str, count: int, seed: int) -> Iterator[Mutant]:
    """``count`` drafts with one slip of this kind each, the same for the same seed."""
    chance = random.Random(f"{kind} {seed}")
    articles = [(path, read(open_draft(str(path)))) for path in paths]
    made = 0
    for _ in range(count * 60):
        if made == count:
            return
        path, article = chance.choice(articles)
        mutant = _mutant(path, article, kind, chance)
        if mutant:
            made += 1
            yield mutant


def _mutant(path: Path, article: Article, kind: str, chance: random.Random) -> Mutant | None:
    blocks = [block for _, block in article.blocks_of(Kind.PARAGRAPH) if len(block.text) > 60]
    if not blocks:
        return None
    block = chance.choice(blocks)
    change = KINDS[kind](block.text, chance)
    if change is None or not block.is_exact(change[0], max(change[1], change[0] + 1)):
        return None
    span = block.source_span(change[0], change[1])
    source = article.source.text
    text = source[: span.start] + change[2] + source[span.end :]
    return Mutant(kind, path, text, span.start, span.start + len(change[2]), source)
