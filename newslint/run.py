"""One run over many drafts: find them, read each, gather what a report needs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from newslint import config as configs
from newslint import readers
from newslint.config import Config
from newslint.drafts import open_draft, relative_to
from newslint.engine import Desk, dated
from newslint.records import field, mutable, replace
from newslint.result import DraftResult, RunError
from newslint.rulebook import Rule
from newslint.settings import Settings
from newslint.source import Source, Unreadable
from newslint.vocabulary import Vocabulary, VocabularyError, parse

if TYPE_CHECKING:
    from newslint.article import Article
    from newslint.house_facts import HouseFacts


@mutable
class Runner:
    """Reads drafts with the rules and settings of one run."""

    rules: Sequence[Rule]
    config: Config
    input_format: str | None = None
    given_date: date | None = None
    today: date | None = None
    _desks: list[tuple[Settings, Desk]] = field(default_factory=list, repr=False)

    def check(self, path: str) -> DraftResult:
        """What one file gives; a file that cannot be read gives an error."""
        try:
            return self.check_source(open_draft(path, configs.shown(path).replace("\\", "/")))
        except Unreadable as error:
            return DraftResult(
                configs.shown(path).replace("\\", "/"), None, (), (RunError(path, str(error), "unreadable"),)
            )

    def check_source(self, source: Source) -> DraftResult:
        """What one text gives."""
        settings = configs.matching(self.config.settings, relative_to(source.path, self.config.folder))
        article = self.read(source)
        if isinstance(article, RunError):
            return DraftResult(source.path, source, (), (article,))
        result = self._desk(settings).read(article, self.today)
        errors = [RunError(source.path, note, "note") for note in source.notes]
        if result.crashed:
            errors.append(RunError(source.path, "a rule failed on this draft: its other findings are listed", "crash"))
        return DraftResult(source.path, source, result.findings, tuple(errors), result.left_alone)

    def read(self, source: Source) -> Article | RunError:
        """The draft as a story, or why it cannot be read as one."""
        try:
            return self.article(source)
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
        relative = relative_to(source.path, self.config.folder)
        formats = [
            override.input_format
            for override in self.config.settings.overrides
            if override.input_format and any(configs.glob_matches(glob, relative) for glob in override.paths)
        ]
        chosen = self.input_format or (formats[-1] if formats else None)
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
        desk = Desk(configs.chosen(settings, self.rules), settings, self.rules)
        self._desks.append((settings, desk))
        return desk


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
        except (OSError, UnicodeDecodeError) as error:
            raise configs.ConfigError(f"{configs.shown(path)}: cannot read this vocabulary ({error})") from None
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


def check_all(runner: Runner, paths: Iterable[str], jobs: int) -> Iterator[DraftResult]:
    """What each file gives, in the order of ``paths``; more than one process is used only where it pays."""
    listed = list(paths)
    if jobs <= 1 or len(listed) < 40:
        yield from map(runner.check, listed)
        return
    from concurrent.futures import ProcessPoolExecutor

    with ProcessPoolExecutor(jobs, initializer=_take, initargs=(runner,)) as pool:
        yield from pool.map(_check, listed, chunksize=max(1, min(16, len(listed) // (jobs * 4))))


_runner: Runner


def _take(runner: Runner) -> None:
    global _runner
    _runner = runner


def _check(path: str) -> DraftResult:
    return _runner.check(path)
