"""``--watch``: the report again whenever a draft, or what its findings depend on, changes."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from typing import Any

import click

from newslint.config import NAMES, Config, ConfigError
from newslint.drafts import discover
from newslint.records import field, mutable
from newslint.result import DraftResult
from newslint.run import Runner, facts_files, vocabulary

SECONDS = 0.5
"""How long between two looks at the files."""
_CLEAR = "\x1b[2J\x1b[3J\x1b[H"

Stamp = tuple[int, int, int] | None
"""Time of change, size and number of a file; None for one that is not there."""


@mutable
class Watcher(Runner):
    """A runner that reads a file again only when it has changed."""

    _seen: dict[str, tuple[Stamp, DraftResult]] = field(default_factory=dict, repr=False)

    def recalled(self, path: str) -> DraftResult | None:
        """What a file gave the last time where it is the same, or what the cache holds."""
        stamp = _stamp(path)
        known = self._seen.get(path)
        if known and known[0] == stamp:
            return known[1]
        draft = super().recalled(path)
        return self._noted(path, stamp, draft) if draft else None

    def check(self, path: str) -> DraftResult:
        """What one file gives."""
        stamp = _stamp(path)
        return self._noted(path, stamp, super().check(path))

    def _noted(self, path: str, stamp: Stamp, draft: DraftResult) -> DraftResult:
        self._seen[path] = (stamp, draft)
        return draft


def watch(
    paths: Iterable[str],
    options: Mapping[str, Any],
    make: Callable[[], Runner],
    show: Callable[[Runner], object],
    looks: Iterable[object] | None = None,
) -> int:
    """Show a report now and at each look at which something has changed; 0 when the looks end or at Ctrl-C.

    ``make`` gives the runner, anew when the settings have changed; ``show`` checks the drafts and reports.
    """
    runner: Runner | None = None
    settings: dict[str, Stamp] = {}
    drafts: dict[str, Stamp] | None = None
    with suppress(KeyboardInterrupt):  # how a watch is meant to end
        for _ in _every(SECONDS) if looks is None else looks:
            if runner is None or _settings_stamps(runner.config, options) != settings:
                runner = _made(make, runner)
                settings, drafts = _settings_stamps(runner.config, options), None
            now = _draft_stamps(paths, options, runner.config)
            if now != drafts:
                drafts = now
                _show(show, runner, options, len(now))
    return 0


def _every(seconds: float) -> Iterator[None]:
    while True:
        yield
        time.sleep(seconds)


def _made(make: Callable[[], Runner], before: Runner | None) -> Runner:
    """A runner for the settings as they are; while they are wrong, which was told, the one before."""
    vocabulary.cache_clear()
    try:
        return make()
    except SystemExit:
        if before is None:
            raise
        return before


def _show(show: Callable[[Runner], object], runner: Runner, options: Mapping[str, Any], count: int) -> None:
    if options.get("output") is None and sys.stdout.isatty():
        click.echo(_CLEAR, nl=False)
    with suppress(SystemExit):  # a facts file or the like is wrong, which was told: it may be mended while we watch
        show(runner)
    click.echo(f"Watching {count} draft{'' if count == 1 else 's'}: Ctrl-C ends it.", err=True)


def _draft_stamps(paths: Iterable[str], options: Mapping[str, Any], config: Config) -> dict[str, Stamp]:
    found = discover(paths, config.settings.exclude, config.folder, bool(options.get("force_exclude")))
    return {path: _stamp(path) for path, _ in found}


def _settings_stamps(config: Config, options: Mapping[str, Any]) -> dict[str, Stamp]:
    """The stamps of the files that findings depend on beside the drafts."""
    settings = config.settings
    files = [*settings.vocabulary, options.get("baseline") or settings.baseline, config.path or ""]
    files += [origin.rpartition(":")[0] for origin in config.origins.values()]  # the config files that this one extends
    files += [os.path.join(config.folder, name) for name in NAMES]  # one that is written while we watch
    try:
        files += facts_files(settings.facts)
    except ConfigError:
        files += settings.facts
    return {path: _stamp(path) for path in files if path}


def _stamp(path: str) -> Stamp:
    try:
        status = os.stat(path)
    except OSError:
        return None
    return status.st_mtime_ns, status.st_size, status.st_ino
