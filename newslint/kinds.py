"""What each declarative kind of rule means: one function that prepares it, one that finds."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from importlib import import_module
from typing import Any

from newslint.article import Article, Span
from newslint.findings import Hit, Place
from newslint.patterns import Finder, Pattern, excepted, matched_case, place_of, words_of
from newslint.rulebook import Rule


def prepare(rule: Rule) -> tuple[Pattern | None, Finder]:
    """The pattern that must be in a block for the rule to hit it (None: any block), and the rule's finder."""
    return _KINDS[rule.kind](rule)


def _pattern(rule: Rule, *sources: str) -> Pattern:
    if sources:
        return Pattern(rule, sources, bounded=False)
    tokens = rule.spec.get("tokens") or rule.spec.get("words")
    if tokens:
        return Pattern(rule, tokens, bounded=True)
    return Pattern(rule, [rule.spec["pattern"]], bounded=False)


class _Exceptions:
    """The spans of a text in which a rule stays silent."""

    def __init__(self, rule: Rule) -> None:
        sources = rule.spec.get("exceptions")
        self._pattern = Pattern(rule, sources, bounded=False) if sources else None

    def spans(self, text: str) -> list[tuple[int, int]]:
        return [match.span() for match in self._pattern.find(text)] if self._pattern else []


def _texts(article: Article, rule: Rule, indices: Iterable[int]) -> Iterator[tuple[int, str]]:
    """The texts the rule reads, -1 standing for the raw source."""
    if "raw" in rule.where:
        yield -1, article.source.text
        return
    for index in indices:
        yield index, article.blocks[index].text


def _where(place: Place) -> Place | Span:
    return Span(place.start, place.end) if place.block < 0 else place


def _existence(rule: Rule) -> tuple[Pattern, Finder]:
    pattern, exceptions = _pattern(rule), _Exceptions(rule)
    whole = rule.spec.get("whole") == "block"
    template = rule.spec.get("better")

    def find(article: Article, indices: Iterable[int]) -> Iterator[Hit]:
        for index, text in _texts(article, rule, indices):
            if whole:
                match = pattern.whole(text.strip())
                if match and not exceptions.spans(text):
                    yield Hit(Place(index, 0, len(text)), words_of(match))
                continue
            silent: list[tuple[int, int]] | None = None
            for match in pattern.find(text):
                place = place_of(index, match)
                if silent is None:
                    silent = exceptions.spans(text)
                if place.end > place.start and not excepted(silent, place.start, place.end):
                    yield Hit(_where(place), words_of(match), _better(match, template))

    return pattern, find


def _better(match: re.Match[str], template: str | None) -> tuple[str, ...]:
    """The repair that a template makes of a match, none where the groups it names are not in it."""
    better = match.expand(template) if template else ""
    return (better,) if better else ()


def _substitution(rule: Rule) -> tuple[Pattern, Finder]:
    swap: dict[str, str] = rule.spec["swap"]
    pattern = Pattern(rule, list(swap), bounded=True)
    single = [(Pattern(rule, [source], bounded=True), better) for source, better in swap.items()]
    exceptions = _Exceptions(rule)

    def find(article: Article, indices: Iterable[int]) -> Iterator[Hit]:
        for index, text in _texts(article, rule, indices):
            silent = exceptions.spans(text)
            for match in pattern.find(text):
                if excepted(silent, *match.span()):
                    continue
                for source, better in single:
                    inner = source.at(text, *match.span())
                    if inner:
                        options = [matched_case(match.group(), inner.expand(option)) for option in better.split("|")]
                        yield Hit(_where(Place(index, *match.span())), better=tuple(options))
                        break

    return pattern, find


def _occurrence(rule: Rule) -> tuple[Pattern | None, Finder]:
    pattern, exceptions = _pattern(rule), _Exceptions(rule)
    most, least = rule.spec.get("max"), rule.spec.get("min")
    per = rule.spec.get("per", "block")

    def units(article: Article, index: int) -> Iterator[tuple[int, int]]:
        if per == "sentence":
            for place in article.ledger.sentences(index):
                yield place.start, place.end
        else:
            yield 0, len(article.blocks[index].text)

    def find(article: Article, indices: Iterable[int]) -> Iterator[Hit]:
        for index in indices:
            text = article.blocks[index].text
            silent = exceptions.spans(text)
            for start, end in units(article, index):
                found = list(pattern.find(text[start:end]))
                count = sum(not excepted(silent, start + match.start(), start + match.end()) for match in found)
                if (most is not None and count > most) or (least is not None and count < least):
                    limit = most if most is not None and count > most else least
                    yield Hit(Place(index, start, end), {"count": str(count), "limit": f"{limit:g}"})

    return (pattern if least is None else None), find


def _repetition(rule: Rule) -> tuple[Pattern, Finder]:
    words = rule.spec.get("words")
    unit = "|".join(words) if words else rule.spec["pattern"]
    loose = Pattern(rule, [unit], bounded=False)
    exact = Pattern(rule, [rf"(?<![\w-])(?P<word>{unit})(?P<gap>\s+)(?P=word)(?![\w-])"], bounded=False)
    exceptions = _Exceptions(rule)

    def find(article: Article, indices: Iterable[int]) -> Iterator[Hit]:
        for index, text in _texts(article, rule, indices):
            silent = exceptions.spans(text)
            for match in exact.find(text):
                if not excepted(silent, *match.span()):
                    yield Hit(_where(Place(index, *match.span())), words_of(match), (match.group("word"),))

    return loose, find


def _consistency(rule: Rule) -> tuple[Pattern, Finder]:
    forms: dict[str, str] = rule.spec["forms"]
    pattern = Pattern(rule, [*forms, *forms.values()], bounded=True)
    pairs = [
        (Pattern(rule, [first], bounded=True), Pattern(rule, [second], bounded=True)) for first, second in forms.items()
    ]
    exceptions = _Exceptions(rule)

    def places(article: Article, indices: list[int], form: Pattern) -> list[tuple[Place, str]]:
        found = []
        for index in indices:
            text = article.blocks[index].text
            silent = exceptions.spans(text)
            for match in form.find(text):
                place = Place(index, *match.span())
                if not excepted(silent, *match.span()) and not article.ledger.in_speech(place):
                    found.append((place, match.group()))
        return found

    def find(article: Article, indices: Iterable[int]) -> Iterator[Hit]:
        listed = list(indices)
        for first, second in pairs:
            ones, others = places(article, listed, first), places(article, listed, second)
            if ones and others:
                rare, usual = sorted((ones, others), key=lambda group: (len(group), -group[0][0].block))
                for place, text in rare[:1]:
                    related = tuple((other, f"“{words}” here") for other, words in usual[:5])
                    more = tuple((other, f"“{words}” again") for other, words in rare[1:5])
                    better = matched_case(text, usual[0][1])
                    yield Hit(place, {"other": usual[0][1]}, (better,), related + more)

    return pattern, find


def _conditional(rule: Rule) -> tuple[Pattern, Finder]:
    first, second = _pattern(rule, rule.spec["first"]), _pattern(rule, rule.spec["second"])
    within = rule.spec.get("within", "article")
    exceptions = _Exceptions(rule)

    def find(article: Article, indices: Iterable[int]) -> Iterator[Hit]:
        whole = "\n".join(block.text for block in article.blocks) if within == "article" else ""
        if whole and any(True for _ in second.find(whole)):
            return
        for index in indices:
            text = article.blocks[index].text
            silent = exceptions.spans(text)
            for match in first.find(text):
                place = place_of(index, match)
                near = _sentence(article, place) if within == "sentence" else text
                if excepted(silent, place.start, place.end):
                    continue
                if whole or not any(True for _ in second.find(near)):
                    yield Hit(place, words_of(match))

    return first, find


def _sentence(article: Article, place: Place) -> str:
    text = article.blocks[place.block].text
    for sentence in article.ledger.sentences(place.block):
        if sentence.start <= place.start < sentence.end:
            return text[sentence.start : sentence.end]
    return text


_SMALL = frozenset(
    "a an and as at but by en for from if in into nor of off on onto or over per so the to up via with yet".split()
)


def _capitalization(rule: Rule) -> tuple[None, Finder]:
    style = rule.spec["style"]
    exceptions = _Exceptions(rule)

    def find(article: Article, indices: Iterable[int]) -> Iterator[Hit]:
        for index in indices:
            text = article.blocks[index].text
            silent = exceptions.spans(text)
            words = [
                text[word.start : word.end]
                for word in article.ledger.words(index)
                if not excepted(silent, word.start, word.end)
            ]
            if not _in_style(style, [word for word in words if word[:1].isalpha()]):
                yield Hit(Place(index, 0, len(text)), {"style": style})

    return None, find


def _in_style(style: str, words: list[str]) -> bool:
    if len(words) < 3:
        return True
    capitals = sum(word[0].isupper() for word in words[1:] if word.lower() not in _SMALL)
    counted = sum(word.lower() not in _SMALL for word in words[1:])
    if style == "not-all-capitals":
        return not all(word.isupper() for word in words)
    if style == "title":
        return capitals == counted
    if style == "upper":
        return all(word.isupper() for word in words)
    return counted < 4 or capitals < counted


def _metric(rule: Rule) -> tuple[None, Finder]:
    measure = _measure(rule.spec["measure"])
    most, least = rule.spec.get("max"), rule.spec.get("min")
    enough = rule.spec.get("at-least-words", 0)

    def find(article: Article, indices: Iterable[int]) -> Iterator[Hit]:
        listed = list(indices)
        if not listed or sum(len(article.ledger.words(index)) for index in listed) < enough:
            return
        value = measure(article, listed)
        if (most is not None and value > most) or (least is not None and value < least):
            limit = most if most is not None and value > most else least
            first = listed[0]
            place = Place(first, 0, len(article.blocks[first].text))
            yield Hit(place, {"value": f"{value:.1f}", "limit": f"{limit:g}"})

    return None, find


def _measure(name: str) -> Callable[[Article, list[int]], float]:
    """A measure of our own counts, or a readability measure named ``textstat:NAME``, its engine imported on demand."""
    if name.startswith("textstat:"):

        def by_textstat(article: Article, indices: list[int]) -> float:
            from newslint import readability

            inside = frozenset(indices)
            sentences = [sentence for sentence in article.ledger.narration if sentence.place.block in inside]
            return readability.score(name.partition(":")[2], readability.measurable(sentences)) or 0.0

        return by_textstat
    return _MEASURES[name]


def _words(article: Article, indices: list[int]) -> float:
    return float(sum(len(article.ledger.words(index)) for index in indices))


def _words_a_sentence(article: Article, indices: list[int]) -> float:
    sentences = sum(len(article.ledger.sentences(index)) for index in indices)
    return _words(article, indices) / max(1, sentences)


_MEASURES: dict[str, Callable[[Article, list[int]], float]] = {
    "words": _words,
    "words-per-sentence": _words_a_sentence,
}


def _python(rule: Rule) -> tuple[Pattern | None, Finder]:
    module, _, name = rule.check.partition(":")
    prefilter = rule.spec.get("prefilter", "")

    def find(article: Article, _: Iterable[int]) -> Iterator[Hit]:
        check = getattr(import_module(f"newslint.checks.{module}"), name)
        yield from check(article, rule.options)

    return (Pattern(rule, [prefilter], bounded=False) if prefilter else None), find


_KINDS: dict[str, Callable[[Rule], tuple[Any, Finder]]] = {
    "python": _python,
    "existence": _existence,
    "substitution": _substitution,
    "occurrence": _occurrence,
    "repetition": _repetition,
    "consistency": _consistency,
    "conditional": _conditional,
    "capitalization": _capitalization,
    "metric": _metric,
}
