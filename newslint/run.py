"""One run over many drafts: find them, read each, gather what a report needs."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any, Protocol

from newslint import config as configs
from newslint.config import Config
from newslint.drafts import open_draft, relative_to
from newslint.globs import glob_matches
from newslint.records import field, mutable, replace
from newslint.result import DraftResult, RunError, rule_info
from newslint.rulebook import Rule
from newslint.settings import Settings
from newslint.source import Source, Unreadable
from newslint.vocabulary import Vocabulary, VocabularyError, parse

if TYPE_CHECKING:
    from newslint.article import Article
    from newslint.engine import Desk
    from newslint.grammar.reading import Grammar
    from newslint.heard import Heard
    from newslint.hiding import Hider
    from newslint.house_facts import HouseFacts
    from newslint.run_cache import RunCache


@mutable
class Runner:
    """Reads drafts with the rules and settings of one run."""

    rules: Sequence[Rule]
    config: Config
    input_format: str | None = None
    given_date: date | None = None
    today: date | None = None
    cache: RunCache | None = None
    hiders: tuple[Hider, ...] = ()
    grammar: Grammar | None = None
    _desks: list[tuple[Settings, Desk]] = field(default_factory=list, repr=False)

    def check(self, path: str) -> DraftResult:
        """What one file gives; a file that cannot be read gives an error."""
        source = self._opened(path)
        return source if isinstance(source, DraftResult) else self.check_source(source)

    def prepare(self) -> None:
        """See to what processes that read for this run must share before they are started: LanguageTool's server."""
        if self.grammar:
            self.grammar.prepare()

    def recalled(self, path: str) -> DraftResult | None:
        """What one file gives where that is known without reading it as a story: from the cache."""
        if self.cache is None:
            return None
        source = self._opened(path)
        if isinstance(source, DraftResult):
            return source
        found = self.cache.find(source, self.settings_for(source), self._format(source))
        return self._finished(found) if found else None

    def check_source(self, source: Source) -> DraftResult:
        """What one text gives."""
        settings, chosen = self.settings_for(source), self._format(source)
        draft = self.cache.find(source, settings, chosen) if self.cache else None
        return self._finished(draft or self._read(source, settings, chosen))

    def settings_for(self, source: Source) -> Settings:
        """The settings in force for a draft."""
        settings = configs.matching(self.config.settings, relative_to(source.path, self.config.folder))
        return replace(settings, limit=0) if self.hiders and settings.limit else settings

    def _opened(self, path: str) -> Source | DraftResult:
        shown = configs.shown(path).replace("\\", "/")
        try:
            return open_draft(path, shown)
        except Unreadable as error:
            return DraftResult(shown, None, (), (RunError(path, str(error), "unreadable"),))

    def _finished(self, draft: DraftResult) -> DraftResult:
        notes = draft.source.notes if draft.source else ()
        if notes:
            told = (RunError(draft.path, note, "note") for note in notes)
            draft = replace(draft, errors=(*told, *draft.errors))
        if not self.hiders:
            return draft
        from newslint.hiding import hidden_by

        return hidden_by(self.hiders, draft, self.config.settings.limit)

    def _read(self, source: Source, settings: Settings, chosen: str | None) -> DraftResult:
        why = self.cache.why_missing(source, settings, chosen) if self.cache else ""
        article = self._story(source, chosen)
        if isinstance(article, RunError):
            return DraftResult(source.path, source, (), (article,))
        draft = replace(self._judged(article, settings), cached=why)
        if self.cache:
            from newslint.run_cache import turning_days

            if self.grammar:
                self.cache.parts["grammar"] = self.grammar.state()
            self.cache.keep(draft, settings, chosen, turning_days(article))
        return draft

    def check_article(self, article: Article) -> DraftResult:
        """What one draft gives that was read already; the cache is not asked."""
        return self._finished(self._judged(article, self.settings_for(article.source)))

    def _judged(self, article: Article, settings: Settings) -> DraftResult:
        from newslint.heard import NOTHING_HEARD

        source = article.source
        heard = self.grammar.heard(article, settings) if self.grammar else NOTHING_HEARD
        result = self._desk(settings).read(article, self.today, heard)
        told = "a rule failed on this draft: its other findings are listed"
        errors = (RunError(source.path, told, "crash"),) if result.crashed else ()
        draft = DraftResult(source.path, source, result.findings, errors, result.left_alone)
        return _with_others(draft, heard)

    def __getstate__(self) -> dict[str, Any]:
        """What goes to another process, which makes the rules ready for itself."""
        return {**self.__dict__, "_desks": []}

    def read(self, source: Source) -> Article | RunError:
        """The draft as a story, or why it cannot be read as one."""
        return self._story(source, self._format(source))

    def _story(self, source: Source, chosen: str | None) -> Article | RunError:
        from newslint import readers

        try:
            return self._article(source, chosen)
        except readers.NotRead as error:
            return RunError(source.path, str(error), "other" if error.other else "unreadable")
        except configs.ConfigError:
            raise
        except Exception as error:  # a reader must never end the run for the other drafts
            message = f"reading it failed ({type(error).__name__}: {error}): please report it"
            return RunError(source.path, message, "crash")

    @cached_property
    def house(self) -> HouseFacts:
        """The facts of the newsroom's files."""
        return house_facts(self.config.settings.facts, self.today)

    def article(self, source: Source) -> Article:
        """The draft as a story."""
        return self._article(source, self._format(source))

    def _format(self, source: Source) -> str | None:
        relative = relative_to(source.path, self.config.folder)
        formats = [
            override.input_format
            for override in self.config.settings.overrides
            if override.input_format and any(glob_matches(glob, relative) for glob in override.paths)
        ]
        return self.input_format or (formats[-1] if formats else None)

    def _article(self, source: Source, chosen: str | None) -> Article:
        from newslint import readers
        from newslint.engine import dated

        article = readers.read(source, chosen, self.config.settings.profiles)
        words = vocabulary(self.config.settings.vocabulary)
        if words:
            article = replace(article, vocabulary=words)
        if self.config.settings.facts:
            article = replace(article, house=self.house)
        return dated(article, self.given_date)

    def _desk(self, settings: Settings) -> Desk:
        for known, desk in self._desks:
            if known == settings:
                return desk
        desk = self._made_desk(configs.chosen(settings, self.rules), settings)
        self._desks.append((settings, desk))
        return desk

    def _made_desk(self, rules: tuple[Rule, ...], settings: Settings) -> Desk:
        from newslint.engine import Desk

        return Desk(rules, settings, self.rules)


@lru_cache(maxsize=16)
def vocabulary(paths: tuple[str, ...]) -> Vocabulary:
    """The words of vocabulary files, a later file holding against an earlier one.

    Raises:
        ConfigError: when a file cannot be read, or a line of it is wrong.
    """
    words = Vocabulary()
    for path in paths:
        try:
            with open(path, encoding="utf-8-sig") as file:
                words = words.joined(parse(file.read().split("\n")))
        except VocabularyError as error:
            raise configs.ConfigError(f"{configs.shown(path)}:{error.number}: {error}") from None
        except OSError as error:
            why = f"cannot read this vocabulary ({error.strerror}): check the path"
            raise configs.ConfigError(f"{configs.shown(path)}: {why}") from None
        except UnicodeDecodeError:
            why = "this vocabulary is not UTF-8: save it as UTF-8"
            raise configs.ConfigError(f"{configs.shown(path)}: {why}") from None
    return words


def house_facts(paths: tuple[str, ...], today: date | None) -> HouseFacts:
    """The facts of the newsroom's files, globs spelt out in the order of their names.

    Raises:
        ConfigError: when a file is missing or cannot be read, or an entry of it is wrong.
    """
    from newslint.facts.house_entries import FactsError
    from newslint.facts.house_files import read_files

    try:
        return replace(read_files(facts_files(paths)), today=today)
    except FactsError as error:
        raise configs.ConfigError(str(error)) from None


def facts_files(paths: Iterable[str]) -> list[str]:
    """The facts files that paths and globs name, as people read their paths.

    Raises:
        ConfigError: when a glob or path names no file.
    """
    from glob import glob

    found: list[str] = []
    for path in paths:
        listed = sorted(glob(path, recursive=True)) if any(mark in path for mark in "*?[") else [path]
        if not listed:
            raise configs.ConfigError(f"{configs.shown(path)}: no facts file is named so")
        found += [configs.shown(name) for name in listed if configs.shown(name) not in found]
    return found


def _with_others(draft: DraftResult, heard: Heard) -> DraftResult:
    """The result with what it needs beside the findings of another program: its rules, and why it could not say all."""
    errors = draft.errors
    if heard.problem:
        kind = "grammar" if heard.fatal else "note"
        errors = (*errors, RunError(draft.path, f"grammar was not checked: {heard.problem}", kind))
    return replace(draft, errors=errors, other_rules=tuple(rule_info(rule) for rule in heard.rules))


class Checker(Protocol):
    """What reads drafts by their paths: a Runner, or one that mends them as well."""

    def check(self, path: str) -> DraftResult:
        """What one file gives."""

    def check_source(self, source: Source) -> DraftResult:
        """What one text gives."""

    def prepare(self) -> None:
        """See to what several processes must share, before they are started."""


def check_all(runner: Checker, paths: Iterable[str], jobs: int) -> Iterator[DraftResult]:
    """What each file gives, in the order of ``paths``; more than one process is used only where it pays."""
    listed = list(paths)
    found = [runner.recalled(path) if isinstance(runner, Runner) else None for path in listed]
    missing = [path for path, draft in zip(listed, found, strict=True) if draft is None]
    if jobs > 1 and _pays(missing):
        from newslint.pool import check_in_processes

        runner.prepare()
        fresh = check_in_processes(runner, missing, jobs)
    else:
        fresh = map(runner.check, missing)
    for draft in found:
        yield draft or next(fresh)


FEW_DRAFTS, FEW_BYTES = 4, 32_000
"""What one process reads as fast as several that must first be started; docs/decisions/0011 has the figures."""


def _pays(paths: list[str]) -> bool:
    if len(paths) < FEW_DRAFTS:
        return False
    size = 0
    for path in paths:
        try:
            size += os.stat(path).st_size
        except OSError:
            continue
        if size >= FEW_BYTES:
            return True
    return False
