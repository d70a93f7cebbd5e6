"""The declarative kinds: patterns of a rule file found in blocks of text.

The words that a text must hold for a rule to hit it are read off its pattern when the rules are compiled; a look for
them tells which rules can hit which block, and only those are tried. ``re`` finds the exact places in a paragraph as
papers print them. A text of thousands of characters, or one with loose accents, goes through the ``regex`` module,
which takes a time limit and knows loose accents as parts of words: docs/decisions/0002.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain
from typing import Any

from newslint.article import Article, Block
from newslint.findings import Place, Said
from newslint.on_use import compiled
from newslint.rulebook import Rule
from newslint.stored_patterns import pattern

SECONDS = 5.0
"""How long one pattern may look at one long text; far above any honest need."""
LONG = 4000
"""Characters above which a text is searched with a time limit; paragraphs of news have a tenth of it."""
IGNORE_CASE = 2
"""``re.IGNORECASE``, which is the same in the ``regex`` module."""

_LOOSE_ACCENTS = compiled(
    r"[\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u064b-\u065f\u0900-\u0903\u093a-\u094f\u1ab0-\u1aff\u1dc0-\u1dff"
    r"\u20d0-\u20f0\ufe20-\ufe2f]"
)


class Pattern:
    """A rule's patterns as one, run by either engine."""

    def __init__(self, rule: Rule, sources: Sequence[str], *, bounded: bool) -> None:
        joined = "|".join(f"(?:{source})" for source in sources)
        self.source = rf"(?<!\w)(?:{joined})(?!\w)" if bounded else joined
        self.flags = IGNORE_CASE if rule.spec.get("case", "fold") != "sensitive" else 0

    @cached_property
    def quick(self) -> Any:
        """The compiled pattern of ``re``."""
        return pattern(self.source, self.flags)

    @cached_property
    def careful(self) -> Any:
        """The compiled pattern of the regex module."""
        import regex

        return regex.compile(self.source, regex.V0 | self.flags)

    def find(self, text: str) -> Iterator[Any]:
        """Each match in the text.

        Raises:
            TimeoutError: when one long text takes longer than SECONDS.
        """
        if self._is_plain(text):
            yield from self.quick.finditer(text)
        else:
            yield from self.careful.finditer(text, timeout=SECONDS)

    def whole(self, text: str) -> Any:
        """The match of the whole text, or None."""
        if self._is_plain(text):
            return self.quick.fullmatch(text)
        return self.careful.fullmatch(text, timeout=SECONDS)

    def at(self, text: str, start: int, end: int) -> Any:
        """The match of the whole of these characters of the text, or None."""
        if self._is_plain(text):
            return self.quick.fullmatch(text, start, end)
        return self.careful.fullmatch(text, start, end, timeout=SECONDS)

    def _is_plain(self, text: str) -> bool:
        return len(text) <= LONG and (text.isascii() or not _LOOSE_ACCENTS.search(text))


Finder = Callable[[Article, Iterable[int]], Iterator[Said]]
"""Finds the hits of one rule in the blocks of these indices."""


class PatternRule:
    """One rule, ready to run."""

    def __init__(self, rule: Rule) -> None:
        from newslint import kinds

        self.rule = rule
        self.pattern, self._finder = kinds.prepare(rule)
        self.literals = rule.literals
        self.asked = self.pattern is not None or rule.kind != "python"

    def hits(self, article: Article, indices: Iterable[int]) -> Iterator[Said]:
        """What the rule finds in the blocks of these indices."""
        return self._finder(article, indices)

    def wants(self, block: Block) -> bool:
        """Whether the rule reads this kind of block."""
        return "any" in self.rule.where or block.kind.value in self.rule.where

    def can_hit(self, text: str, folded: str, present: Sequence[str] | None = None) -> bool:
        """Whether a text may hold what the rule looks for.

        ``folded`` is the same without capitals, ``present`` those of the rule's literals that the story has at all.
        """
        literals = self.literals if present is None else present
        if self.literals and not any(literal in folded for literal in literals):
            return False
        if self.rule.kind != "python" or self.pattern is None or len(text) > LONG:
            return True
        return self.pattern.quick.search(text) is not None


class PatternSet:
    """All rules of a run, and which of them can hit an article."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        self.rules = [PatternRule(rule) for rule in rules]

    def hits(self, article: Article) -> Iterator[tuple[Rule, Iterator[Said]]]:
        """Each rule that can hit the article, in order, with what it finds (found while iterated)."""
        texts = [block.text for block in article.blocks]
        folded = [text.casefold() for text in texts]
        story = _Story("\n".join(folded))
        source: _Story | None = None
        for rule in self.rules:
            if not rule.asked:
                yield rule.rule, rule.hits(article, ())
            elif "raw" in rule.rule.where:
                source = source or _Story(article.source.text.casefold())
                present = source.present(rule.literals)
                if rule.can_hit(article.source.text, source.text, present):
                    yield rule.rule, rule.hits(article, ())
            elif (present := story.present(rule.literals)) or not rule.literals:
                indices = (
                    index
                    for index, block in enumerate(article.blocks)
                    if rule.wants(block) and rule.can_hit(texts[index], folded[index], present)
                )
                first = next(indices, None)
                if first is not None:
                    yield rule.rule, rule.hits(article, chain([first], indices))


class _Story:
    """A text without capitals, that tells quickly which words are in it."""

    def __init__(self, text: str) -> None:
        self.text = text
        threes = {text[at : at + 3] for at in range(len(text))}
        self._grams = threes | {three[:2] for three in threes} | set(text)

    def present(self, literals: Iterable[str]) -> list[str]:
        """Those of the literals that stand in the text."""
        grams = self._grams
        return [each for each in literals if each[:3] in grams and each[-3:] in grams and each in self.text]


def matched_case(found: str, better: str) -> str:
    """The replacement in the case of the words found: all capitals, a capital first, or as it is."""
    if found.isupper() and len(found) > 1:
        return better.upper()
    if found[:1].isupper() and better[:1].islower():
        return better[:1].upper() + better[1:]
    return better


def excepted(spans: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    """Whether any of the spans, sorted by start, meets ``start`` to ``end``."""
    return any(low < end and start < high for low, high in spans)


def place_of(index: int, match: Any) -> Place:
    """Where a match stands: its group ``at`` (or ``at2`` and so on, in another branch) where it has one, else all."""
    for name in match.re.groupindex:
        if name[:2] == "at" and (name == "at" or name[2:].isdecimal()) and match.start(name) >= 0:
            return Place(index, match.start(name), match.end(name))
    return Place(index, *match.span())


def words_of(match: Any) -> Mapping[str, str]:
    """The named groups of a match, for the message."""
    return {key: value for key, value in match.groupdict().items() if value is not None}
