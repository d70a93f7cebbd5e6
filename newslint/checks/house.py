"""What the house itself decided: words it never prints."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from newslint.article import Article, Kind
from newslint.findings import Abstention, Hit, Place, Said
from newslint.on_use import compiled
from newslint.vocabulary import Vocabulary, parse

_HEADS = frozenset({Kind.HEADLINE, Kind.SUBHEAD})
_NEXT = compiled(r"[  ][A-Z]")


def rejected_word(article: Article, options: Mapping[str, object]) -> Iterator[Said]:
    """A word or phrase that a vocabulary file, or the option ``words`` ("utilise -> use; alibi"), rejects."""
    own = parse(f"!{entry}" for entry in str(options.get("words", "")).split(";") if entry.strip())
    rejected = {**article.vocabulary.rejected, **own.rejected}
    if not rejected:
        return
    listed = {word.lower(): (word, better) for word, better in rejected.items()}
    pattern = _pattern(listed)
    accepted = _phrases(article.vocabulary, listed)
    names = {
        match.group()
        for index, block in enumerate(article.blocks)
        for match in pattern.finditer(block.text)
        if block.kind not in _HEADS and _is_name(article, Place(index, *match.span()), listed[match.group().lower()][0])
    }
    for index, block in enumerate(article.blocks):
        kept = [match.span() for match in accepted.finditer(block.text)] if accepted else []
        for match in pattern.finditer(block.text):
            word, better = listed[match.group().lower()]
            where = Place(index, *match.span())
            if not (word.islower() or match.group() == word):
                continue
            if any(start <= where.start and where.end <= end for start, end in kept):
                yield Abstention(where, "the vocabulary accepts the longer name")
            elif any(part.start <= where.start < part.end for part in _quoted(article, index)):
                yield Abstention(where, "the word stands between quotation marks")
            elif match.group() in names or _is_name(article, where, word):
                yield Abstention(where, "the word may be a name, or part of one")
            else:
                yield _hit(article, where, word, better)


def _pattern(entries: Mapping[str, object]) -> re.Pattern[str]:
    """The entries as words of their own: no part of an address, a file's name, a tag or a compound."""
    listed = sorted(entries, key=lambda entry: (-len(entry), entry))
    return compiled(
        rf"(?<![\w@#/.-])(?:{'|'.join(map(re.escape, listed))})(?![\w@/-]|\.\w)",
        re.IGNORECASE,
    )


def _phrases(vocabulary: Vocabulary, listed: Mapping[str, object]) -> re.Pattern[str] | None:
    """The accepted names of several words that have a rejected one inside."""
    held = sorted(
        entry for entry in vocabulary.accepted if " " in entry and any(word in entry.lower() for word in listed)
    )
    return compiled(rf"(?<!\w)(?:{'|'.join(map(re.escape, held))})(?!\w)") if held else None


def _quoted(article: Article, index: int) -> list[Place]:
    return [part for quote in article.ledger.quotes_in(index) for part in quote.parts if part.block == index]


def _is_name(article: Article, where: Place, word: str) -> bool:
    """Whether a word listed without a capital has one that is neither the sentence's nor a headline's."""
    block = article.blocks[where.block]
    found = block.text[where.start : where.end]
    if not word.islower() or not found[0].isupper() or found.isupper():
        return False
    opens = not re.search(r"\w", block.text[_start(article, where) : where.start])
    return _NEXT.match(block.text, where.end) is not None if opens else block.kind not in _HEADS


def _start(article: Article, where: Place) -> int:
    """Where the sentence around a place begins."""
    starts = (place.start for place in article.ledger.sentences(where.block) if place.start <= where.start)
    return max(starts, default=0)


def _hit(article: Article, where: Place, word: str, better: str) -> Hit:
    if not better:
        return Hit(where, {"instead": "take it out or say it otherwise"})
    text = article.blocks[where.block].text
    opens = not re.search(r"\w", text[_start(article, where) : where.start])
    if text[where.start].isupper() and (opens or word[0].islower()):
        better = better[0].upper() + better[1:]
    return Hit(where, {"instead": f"print '{better}'"}, (better,))
