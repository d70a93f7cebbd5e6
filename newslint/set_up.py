"""From the options of a command to a Runner: config, rules and cache in place."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

import click

from newslint import config as configs
from newslint.commands.options import INPUTS, fail, load_config, one_of
from newslint.records import replace
from newslint.run import Runner, facts_files

if TYPE_CHECKING:
    from newslint.hiding import Hider
    from newslint.run_cache import RunCache


def runner_for(options: Mapping[str, Any], start: str) -> Runner:
    """What reads the drafts of a run; ``start`` is the folder from which config, cache and repository are looked for.

    A wrong option or setting ends the run.
    """
    config, rules = load_config(dict(options), start)
    one_of("--input-format", options.get("input_format"), (*INPUTS, *config.settings.profiles))
    today = options.get("today") or date.today()
    runner = _kind(options)(rules, config, options.get("input_format"), options.get("given_date"), today)
    textstat = _textstat(runner)
    if not options.get("no_cache") and not options.get("profile"):
        runner.cache = _cache(runner, options, start, textstat)
    runner.hiders = tuple(_hiders(runner, options, start))
    return runner


def _kind(options: Mapping[str, Any]) -> type[Runner]:
    if options.get("profile"):
        from newslint.profiling import ProfiledRunner

        return ProfiledRunner
    if options.get("watch"):
        from newslint.watching import Watcher

        return Watcher
    return Runner


def _hiders(runner: Runner, options: Mapping[str, Any], start: str) -> Iterator[Hider]:
    """The baseline in force, then what keeps to the words that a change touched."""
    file = options.get("baseline") or runner.config.settings.baseline
    try:
        if file and not options.get("no_baseline"):
            from newslint import baseline

            yield baseline.load(file)
        if options.get("new_only"):
            from newslint.git_changes import changes_since

            yield changes_since(options["new_only"], start)
    except configs.ConfigError as error:
        fail(str(error))


def _textstat(runner: Runner) -> str:
    """The version of textstat where a rule needs it, else empty.

    Without textstat the run ends where the settings name such a rule; a strict run only says so.
    """
    settings = runner.config.settings
    more = tuple(name for override in settings.overrides for name in override.select)
    running = configs.chosen(replace(settings, select=(*settings.select, *more)), runner.rules)
    if not any(rule.family == "readability" for rule in running):
        return ""
    from newslint import readability

    if readability.installed():
        from importlib.metadata import version

        return version("textstat")
    asked = dict(readability.asked_for(settings, running))
    named = [name for name, by_name in asked.items() if by_name]
    if named:
        fail(f"{named[0]} needs textstat: {readability.INSTALL}, or take the rule out of 'select'")
    if asked:
        click.echo(f"newslint: not run: {', '.join(asked)} (textstat is missing: {readability.INSTALL})", err=True)
    return "missing"


def _cache(runner: Runner, options: Mapping[str, Any], start: str, textstat: str) -> RunCache | None:
    """The cache of the run; None where a file that results depend on cannot be read, which the run will report."""
    from newslint import cache, cache_keys, rulebook
    from newslint.run_cache import RunCache

    if os.environ.get("NEWSLINT_CACHE") == cache.OFF and not options.get("cache_dir"):
        return None
    settings = runner.config.settings
    try:
        facts = facts_files(settings.facts)
        parts = cache_keys.run_parts(rulebook.COMPILED, runner.given_date, settings.vocabulary, facts)
        parts["textstat"] = textstat
    except (OSError, configs.ConfigError):
        return None
    folder = cache.place(options.get("cache_dir"), runner.config.path, start)
    assert runner.today is not None
    return RunCache(cache.Cache(folder), parts, runner.today, bool(options.get("verbose")))
