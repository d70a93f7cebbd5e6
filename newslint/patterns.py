"""The declarative kinds: patterns of a rule file found in blocks of text.

One RE2 set, made of a loosened form of every pattern, names the rules that can hit a block in one linear pass. The
``regex`` module then finds the exact places, with Unicode word boundaries, look-around and a time limit. Without RE2
the same places are found, more slowly.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any

from newslint.article import Article, Block
from newslint.findings import Place, Said
from newslint.on_use import compiled
from newslint.rulebook import Rule

SECONDS = 5.0
"""How long one pattern may look at one block; far above any honest need."""

_TOKEN = compiled(r"\\u([0-9A-Fa-f]{4})|\\p\{\w+\}|\\.|\[\^?\]?|\]|[^\\\[\]]+", re.S)
_BEYOND = r"\x{80}-\x{10FFFF}"
_WIDER = {
    r"\w": f"0-9A-Z_a-z{_BEYOND}",
    r"\s": r"\s\x{85}\x{A0}\x{1680}\x{2000}-\x{200A}\x{2028}\x{2029}\x{202F}\x{205F}\x{3000}",
    r"\p{L}": f"A-Za-z{_BEYOND}",
    r"\p{Ll}": f"A-Za-z{_BEYOND}",
    r"\p{Lu}": f"A-Za-z{_BEYOND}",
    r"\p{M}": _BEYOND,
    r"\p{N}": f"0-9{_BEYOND}",
    r"\p{Z}": r" \x{A0}\x{1680}\x{2000}-\x{200A}\x{2028}\x{2029}\x{202F}\x{205F}\x{3000}",
}
"""Few ranges that hold all of a class and more: RE2 builds them in a fraction of the time of the exact ones."""


class Pattern:
    """A rule's patterns as one exact pattern and one that RE2 can run."""

    def __init__(self, rule: Rule, sources: Sequence[str], *, bounded: bool, prefilter: str = "") -> None:
        joined = "|".join(f"(?:{source})" for source in sources)
        self.source = rf"(?<!\w)(?:{joined})(?!\w)" if bounded else joined
        self.prefilter = _loosened(prefilter) or "|".join(f"(?:{_loosened(source)})" for source in sources)
        self.fold = rule.spec.get("case", "fold") != "sensitive"

    @cached_property
    def exact(self) -> Any:
        """The compiled pattern of the regex module."""
        import regex

        return regex.compile(self.source, regex.V0 | (regex.IGNORECASE if self.fold else 0))

    def find(self, text: str) -> Iterator[Any]:
        """Each match in the text.

        Raises:
            TimeoutError: when one block takes longer than SECONDS.
        """
        yield from self.exact.finditer(text, timeout=SECONDS)

    def whole(self, text: str) -> Any:
        """The match of the whole text, or None."""
        return self.exact.fullmatch(text, timeout=SECONDS)


def _loosened(source: str) -> str:
    """A pattern that RE2 can run and that matches wherever the source does: no word boundaries, wider classes."""
    parts, in_class, negated = [], False, False
    for match in _TOKEN.finditer(source):
        token = match.group()
        if match.group(1):
            token = rf"\x{{{match.group(1)}}}"
        elif token in _WIDER and not (in_class and negated):
            token = _WIDER[token] if in_class else f"[{_WIDER[token]}]"
        elif token in ("\\b", "\\B") and not in_class:
            token = ""
        elif token.startswith("["):
            in_class, negated = True, token.startswith("[^")
        elif token == "]":
            in_class = False
        parts.append(token)
    return "".join(parts)


Finder = Callable[[Article, Iterable[int]], Iterator[Said]]
"""Finds the hits of one rule in the blocks of these indices."""


class PatternRule:
    """One rule, ready to run."""

    def __init__(self, rule: Rule) -> None:
        from newslint import kinds

        self.rule = rule
        self.pattern, self._finder = kinds.prepare(rule)
        self.everywhere = self.pattern is None

    def hits(self, article: Article, indices: Iterable[int]) -> Iterator[Said]:
        """What the rule finds in the blocks of these indices."""
        return self._finder(article, indices)

    def wants(self, block: Block) -> bool:
        """Whether the rule reads this kind of block."""
        return "any" in self.rule.where or block.kind.value in self.rule.where


class PatternSet:
    """All rules of a run, and one pass that tells which can hit a text; checks without a prefilter always run."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        self.rules = [PatternRule(rule) for rule in rules]
        self._always: list[int] = []
        self._listed: list[int] = []
        self._unasked = {
            number for number, rule in enumerate(self.rules) if rule.pattern is None and rule.rule.kind == "python"
        }
        self._set = self._compile()

    def _compile(self) -> Any:
        try:
            import re2
        except ImportError:
            self._always = [number for number in range(len(self.rules)) if number not in self._unasked]
            return None
        options = re2.Options()
        options.log_errors = False
        options.case_sensitive = False
        options.max_mem = 64 << 20
        compiled = re2.Set.SearchSet(options)
        for number, rule in enumerate(self.rules):
            if rule.pattern is None:
                if number not in self._unasked:
                    self._always.append(number)
                continue
            try:
                compiled.Add(rule.pattern.prefilter)
                self._listed.append(number)
            except re2.error:
                self._always.append(number)
        if not self._listed:
            return None
        compiled.Compile()
        return compiled

    def candidates(self, text: str) -> list[int]:
        """The numbers of the rules that can hit the text."""
        if self._set is None:
            return self._always
        named = self._set.Match(text.encode("utf-8", "replace").decode("utf-8")) or []
        return sorted([*self._always, *(self._listed[number] for number in named)])

    def hits(self, article: Article) -> Iterator[tuple[Rule, Iterator[Said]]]:
        """Each rule that can hit the article, in order, with what it finds (found while iterated)."""
        blocks: dict[int, list[int]] = {}
        for index, block in enumerate(article.blocks):
            for number in self.candidates(block.text):
                if self.rules[number].wants(block):
                    blocks.setdefault(number, []).append(index)
        raw = {number for number, rule in enumerate(self.rules) if "raw" in rule.rule.where}
        possible = raw & set(self.candidates(article.source.text)) if raw else raw
        for number in sorted(blocks.keys() | possible | self._unasked):
            rule = self.rules[number]
            yield rule.rule, rule.hits(article, blocks.get(number, []))


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
    """Where a match stands: its group ``at`` where it has one, else all of it."""
    group = "at" if "at" in match.re.groupindex and match.start("at") >= 0 else 0
    return Place(index, match.start(group), match.end(group))


def words_of(match: Any) -> Mapping[str, str]:
    """The named groups of a match, for the message."""
    return {key: value for key, value in match.groupdict().items() if value is not None}
