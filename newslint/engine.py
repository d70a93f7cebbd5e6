"""Run rules on one article: hits become findings, zones and speech are honoured, suppressions come last."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any

from newslint.article import Article, Kind, Span
from newslint.findings import Abstention, Finding, Hit, Level, Place, Related, Said, Suggestion
from newslint.heard import NOTHING_HEARD, Heard
from newslint.ignores import Marks, hide
from newslint.overlaps import fingerprinted, grouped, ours_first, settled
from newslint.patterns import PatternSet
from newslint.records import NamedTuple, field, mutable, record, replace
from newslint.rulebook import Rule
from newslint.settings import Settings

SPEECH_NOTE = "It is inside a quotation: check it against the recording."


class LeftAlone(NamedTuple):
    """Something a rule looked at and was not sure of: the rule, where, and why it stays silent."""

    rule: str
    span: Span
    reason: str


@record
class Result:
    """What one draft gave: its findings in order, hidden ones included, and whether a rule failed."""

    article: Article
    findings: tuple[Finding, ...]
    crashed: bool = False
    left_alone: tuple[LeftAlone, ...] = ()


@mutable
class Desk:
    """The rules of a run made ready once, to read any number of articles."""

    rules: Sequence[Rule]
    settings: Settings
    known: Sequence[Rule] = ()
    _patterns: PatternSet | None = field(default=None, repr=False)

    def __post_init__(self) -> None:
        self._by_name = {rule.name: rule for rule in (*self.known, *self.rules)}

    @property
    def patterns(self) -> PatternSet:
        """The rules made ready, with the options of the house, when the first article is read."""
        if self._patterns is None:
            self._patterns = PatternSet(
                replace(rule, options=options_of(rule, self.settings)) for rule in self.rules if rule.kind != "engine"
            )
        return self._patterns

    def read(self, article: Article, today: date | None = None, heard: Heard = NOTHING_HEARD) -> Result:
        """The findings of one article; ``today`` is the day that ends of suppressions are judged by.

        ``heard`` is what another program says of it: levels, marks and limits hold for that as well.
        """
        marks = Marks(article)
        raw, crashed = [], False
        left_alone: list[LeftAlone] = []
        for rule, hit in (*self._hits(article), *heard.said):
            if isinstance(hit, Abstention):
                left_alone.append(LeftAlone(rule.name, _span(article, hit.where), hit.reason))
            elif isinstance(hit, Exception):
                raw.append(self._crash(article, rule, hit))
                crashed = True
            else:
                found = finding_of(article, rule, hit, self.settings.levels.get(rule.name), marks)
                if found:
                    raw.append(found)
        raw.extend(self._problems(article))
        known = {**self._by_name, **{rule.name: rule for rule in heard.rules}} if heard.rules else self._by_name
        findings = settled(article, raw, known)
        if heard.said:
            findings = ours_first(findings, {rule.name for rule in heard.rules})
        findings = fingerprinted(article, grouped(findings, known), self.settings.limit)
        findings = hide(article, findings, marks, known, (*self.rules, *heard.rules), today)
        findings = sorted(findings, key=lambda finding: finding.sort_key)
        return Result(article, tuple(findings), crashed, tuple(sorted(left_alone, key=lambda left: left.span)))

    def _hits(self, article: Article) -> Iterator[tuple[Rule, Said | Exception]]:
        for rule, hits in self.patterns.hits(article):
            yield from _guarded(rule, hits)

    def _crash(self, article: Article, rule: Rule, error: Exception) -> Finding:
        slow = isinstance(error, TimeoutError)
        message = (
            f"The rule {rule.name} took too long on this draft and was stopped"
            if slow
            else f"The rule {rule.name} failed ({type(error).__name__}: {error})"
        )
        return Finding(
            article.source.path,
            "internal/rule-crashed",
            Level.ERROR,
            f"{message}; the other rules ran. Please report it.",
            Span(0, min(1, len(article.source.text))),
            "",
            False,
            "",
        )

    def _problems(self, article: Article) -> Iterator[Finding]:
        rule = self._by_name.get("structure/unreadable-part")
        if rule is None or rule not in self.rules:
            return
        level = self.settings.levels.get(rule.name, rule.level)
        for problem in article.problems:
            excerpt = article.source.text[problem.span.start : problem.span.end]
            yield Finding(article.source.path, rule.name, level, problem.message, problem.span, "", False, excerpt[:80])


def options_of(rule: Rule, settings: Settings) -> dict[str, Any]:
    """The options of a rule: its own, those of the house styles in force, those of the settings; the last wins."""
    options = dict(rule.options)
    for pack in settings.packs:
        options.update(rule.packs.get(pack, {}))
    options.update(settings.rules.get(rule.name, {}))
    return options


def lint(
    article: Article, rules: Iterable[Rule], settings: Settings | None = None, today: date | None = None
) -> Result:
    """Read an article with these rules; no disk, clock, network or printing, and the same result for the same input."""
    return Desk(tuple(rules), settings or Settings()).read(article, today)


def _guarded(rule: Rule, hits: Iterator[Said]) -> Iterator[tuple[Rule, Said | Exception]]:
    """The hits of a rule, or the exception it ended with: one broken rule never stops the run."""
    try:
        for hit in hits:
            yield rule, hit
    except Exception as error:
        yield rule, error


def finding_of(article: Article, rule: Rule, hit: Hit, level: Level | None, marks: Marks) -> Finding | None:
    """The finding of a hit, or None where the rule does not speak: another zone, somebody's speech, a mark line."""
    place = hit.where
    block = article.blocks[place.block] if isinstance(place, Place) else None
    span = _span(article, place)
    if marks.covers(span):
        return None
    zone = block.kind.value if block else "raw"
    if block is None and "raw" in rule.where and "code" not in rule.where and article.in_code(span):
        return None
    if block and not ({"any", zone} & rule.where):
        return None
    if block and isinstance(place, Place) and block.kind is Kind.CORRECTION and article.ledger.in_speech(place):
        return None  # what a correction quotes is what was wrong
    in_speech = _in_speech(article, rule, hit)
    if in_speech and rule.speech == "silent":
        return None
    found = (
        block.text[place.start : place.end] if block and isinstance(place, Place) else article.source.text[slice(*span)]
    )
    softened = in_speech and rule.speech == "query"
    grade = level or hit.level or rule.level
    message = _message(rule, hit, found)
    return Finding(
        path=article.source.path,
        rule=rule.name,
        level=grade.softened() if softened else grade,
        message=f"{message} {SPEECH_NOTE}" if softened else message,
        span=span,
        zone=zone,
        in_speech=in_speech,
        excerpt=found,
        suggestions=_suggestions(article, rule, hit, span, in_speech),
        related=tuple(_related(article, hit)),
    )


def _span(article: Article, where: Place | Span) -> Span:
    if isinstance(where, Place):
        return article.blocks[where.block].source_span(where.start, where.end)
    return where


def _related(article: Article, hit: Hit) -> Iterator[Related]:
    """The places a hit names, and each value it was worked out from with its words: "the total: 3.2 billion"."""
    for other, words in hit.related:
        yield Related(_span(article, other), words)
    for name, value in hit.operands.items():
        for one in (value,) if hasattr(value, "place") else value:
            place = one.place
            if place != hit.where:
                shown = " ".join(article.blocks[place.block].text[place.start : place.end].split())
                yield Related(_span(article, place), f"{name}: {shown}")


def _in_speech(article: Article, rule: Rule, hit: Hit) -> bool:
    if hit.in_speech is not None:
        return hit.in_speech
    if not isinstance(hit.where, Place) or rule.speech == "keep":
        return False
    return article.ledger.in_speech(hit.where)


class _Fields(dict[str, str]):
    """Named fields of a message; a field that a hit does not fill shows as its name, never as a crash."""

    def __missing__(self, key: str) -> str:
        return "{" + key + "}"


def _message(rule: Rule, hit: Hit, found: str) -> str:
    shown = " ".join(found.split())
    fields = _Fields(found=shown if len(shown) <= 80 else f"{shown[:77]}…", better=hit.better[0] if hit.better else "")
    fields.update(hit.words)
    return (hit.message or rule.message).format_map(fields)


def _suggestions(article: Article, rule: Rule, hit: Hit, span: Span, in_speech: bool) -> tuple[Suggestion, ...]:
    if not hit.better:
        return ()
    from newslint.fixing.offers import suggestions

    return tuple(suggestions(article, rule, hit, span, in_speech))


def dated(article: Article, day: date | None) -> Article:
    """The article with the publication date given by the user."""
    return replace(article, given_date=day) if day else article
