"""``--profile``: where the time of a run goes, by stage and by rule."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from functools import cached_property
from typing import Any

import click

from newslint.article import Article
from newslint.engine import Desk, Result, _guarded
from newslint.findings import Said
from newslint.heard import NOTHING_HEARD, Heard
from newslint.ledger import Ledger
from newslint.patterns import PatternSet
from newslint.records import field, mutable
from newslint.result import DraftResult
from newslint.rulebook import Rule
from newslint.run import Runner
from newslint.settings import Settings
from newslint.source import Source

OPENING, READING, READY = "opening the files", "reading their formats", "making the rules ready"
ASKING, SETTLING = "asking which rules can hit", "overlaps, marks, fingerprints"
START = "start: Python, settings, rules"
_LEAST = 0.0005
_RULE = "rule "


class Clock:
    """Adds up seconds under names; each moment counts under the name entered last and not yet left."""

    def __init__(self, now: Callable[[], float] = time.perf_counter) -> None:
        self.spent: defaultdict[str, float] = defaultdict(float)
        self._now = now
        self._since = 0.0
        self._open: list[str] = []

    @contextmanager
    def under(self, name: str) -> Iterator[None]:
        """Count what is done meanwhile under a name, less what is counted under names entered within."""
        self._turn()
        self._open.append(name)
        try:
            yield
        finally:
            self._turn()
            self._open.pop()

    def _turn(self) -> None:
        now = self._now()
        if self._open:
            self.spent[self._open[-1]] += now - self._since
        self._since = now


@mutable
class ProfiledDesk(Desk):
    """A desk that counts the time of each rule."""

    clock: Clock = field(default_factory=Clock)

    @property
    def patterns(self) -> PatternSet:
        """The rules made ready."""
        with self.clock.under(READY):
            return super().patterns

    def read(self, article: Article, today: date | None = None, heard: Heard = NOTHING_HEARD) -> Result:
        """The findings of one article."""
        with self.clock.under(SETTLING):
            return super().read(article, today, heard)

    def _hits(self, article: Article) -> Iterator[tuple[Rule, Said | Exception]]:
        rules = self.patterns.hits(article)
        while True:
            with self.clock.under(ASKING):
                pair = next(rules, None)
            if pair is None:
                return
            rule, hits = pair
            yield from _guarded(rule, self._timed(rule, hits))

    def _timed(self, rule: Rule, hits: Iterator[Said]) -> Iterator[Said]:
        while True:
            with self.clock.under(_RULE + rule.name):
                hit = next(hits, None)
            if hit is None:
                return
            yield hit


@mutable
class ProfiledRunner(Runner):
    """A runner that counts the time of each stage, each part of the ledger and each rule."""

    clock: Clock = field(default_factory=Clock)
    before: float = field(default_factory=time.process_time)

    def _opened(self, path: str) -> Source | DraftResult:
        with self.clock.under(OPENING):
            return super()._opened(path)

    def _article(self, source: Source, chosen: str | None) -> Article:
        with self.clock.under(READING):
            article = super()._article(source, chosen)
        article.__dict__["ledger"] = self._ledger(article)
        return article

    @cached_property
    def _ledger(self) -> type[Ledger]:
        """A ledger whose parts count their time under their own names, whichever rule asked for them first."""
        made: dict[str, Any] = {}
        for name, part in vars(Ledger).items():
            told = f"ledger: {name.strip('_').replace('_', ' ')}"
            if isinstance(part, cached_property):
                made[name] = cached_property(_counted(self.clock, told, part.func))
            elif callable(part) and not name.startswith("__"):
                made[name] = _counted(self.clock, told, part)
        return type("TimedLedger", (Ledger,), made)

    def _made_desk(self, rules: tuple[Rule, ...], settings: Settings) -> Desk:
        return ProfiledDesk(rules, settings, self.rules, clock=self.clock)


def _counted(clock: Clock, name: str, function: Callable[..., Any]) -> Callable[..., Any]:
    def counted(*args: Any) -> Any:
        with clock.under(name):
            return function(*args)

    return counted


def tell(runner: Runner, drafts: int) -> None:
    """Print the profile of a run on standard error."""
    if isinstance(runner, ProfiledRunner):
        for line in told(runner.clock.spent, drafts, runner.before):
            click.echo(line, err=True)


def told(spent: Mapping[str, float], drafts: int, before: float) -> Iterator[str]:
    """The lines of a profile, each table by time; ``before`` are the seconds before the first draft."""
    rules = {name.removeprefix(_RULE): seconds for name, seconds in spent.items() if name.startswith(_RULE)}
    stages = {name: seconds for name, seconds in spent.items() if not name.startswith(_RULE)}
    stages.update({START: before, f"{len(rules)} rules": sum(rules.values())})
    whole = sum(stages.values())
    yield f"profile: {whole:.3f} s for {drafts} draft{'' if drafts == 1 else 's'}"
    yield from _table(stages, whole, "stage")
    yield ""
    yield from _table(rules, whole, "rule")


def _table(seconds: dict[str, float], whole: float, head: str) -> Iterator[str]:
    yield f"{'seconds':>9} {'share':>6}  {head}"
    listed = sorted(seconds.items(), key=lambda item: (-item[1], item[0]))
    shown = [(name, spent) for name, spent in listed if spent >= _LEAST]
    for name, spent in shown:
        yield f"{spent:>9.3f} {spent / whole:>6.1%}  {name}"
    if len(shown) < len(listed):
        rest = sum(spent for _, spent in listed[len(shown) :])
        yield f"{rest:>9.3f} {rest / whole:>6.1%}  {len(listed) - len(shown)} more, each below {_LEAST * 1000} ms"
