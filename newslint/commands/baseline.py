"""newslint baseline: write, prune and check the file of findings that a newsroom lives with."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import click

from newslint.commands import options as shared

if TYPE_CHECKING:
    from newslint.baseline import Baseline
    from newslint.result import DraftResult
    from newslint.run import Runner


@click.group()
def command() -> None:
    """Live with the findings of old drafts, and see every new one.

    The baseline is a file with a line for each known finding. Name it in newslint.toml (baseline =
    "newslint-baseline.jsonl") or with --baseline, and 'newslint check' hides what it lists.
    """


def _options(function: Callable[..., Any]) -> Callable[..., Any]:
    for option in (
        shared.cache_dir,
        click.option("--no-cache", is_flag=True, help="Neither read nor write cached results."),
        click.option(
            "--jobs",
            type=click.IntRange(min=0),
            default=0,
            metavar="N",
            help="Processes to use; 0 (the default) takes one for each core.",
        ),
        shared.day_option("--today", text="The day that ends of ignore marks are judged by."),
        shared.publication_date,
        shared.config_file,
        click.option("--baseline", metavar="FILE", help="The file, where the settings name none or another is meant."),
        click.argument("paths", nargs=-1, metavar="[PATHS]..."),
    ):
        function = option(function)
    return function


@command.command()
@_options
def write(paths: tuple[str, ...], **options: Any) -> None:
    """List every finding of the drafts, so that only new ones are shown from now on.

    Lines of drafts that are not among PATHS stay as they are.
    """
    from newslint.baseline import Baseline, load, written

    runner, drafts = _read(paths, options)
    file = _file(runner, options)
    before = _or_fail(lambda: load(file)) if os.path.exists(file) else Baseline(file, ())
    entries = written(before, drafts)
    _save(file, entries)
    click.echo(f"Wrote {_shown(file)} with {_counted(len(entries), 'finding')}.")
    _say_how(runner, file)
    sys.exit(_bad(drafts))


@command.command()
@_options
def prune(paths: tuple[str, ...], **options: Any) -> None:
    """Delete the lines of findings that no longer occur. Nothing is added."""
    from newslint.baseline import settled

    runner, drafts = _read(paths, options)
    baseline = _load(runner, options)
    result = settled(baseline, drafts)
    _save(baseline.file, result.kept)
    gone = _counted(len(result.stale), "finding")
    click.echo(f"Took {gone} out of {_shown(baseline.file)}; {len(result.kept)} left.")
    sys.exit(_bad(drafts))


@command.command()
@_options
def check(paths: tuple[str, ...], **options: Any) -> None:
    """See whether the baseline lists findings that no longer occur.

    Exit: 0 none, 1 some (they are listed; 'newslint baseline prune' takes them out), 2 a bad run.
    """
    from newslint.baseline import settled

    runner, drafts = _read(paths, options)
    baseline = _load(runner, options)
    stale = settled(baseline, drafts).stale
    for entry in stale:
        click.echo(f"{entry.path}: {entry.rule}: no longer found: “{entry.words}”")
    if stale:
        click.echo(f"{_counted(len(stale), 'finding')} to take out: newslint baseline prune")
    else:
        click.echo(f"{_shown(baseline.file)}: {_counted(len(baseline.entries), 'finding')}, each still there.")
    sys.exit(_bad(drafts) or int(bool(stale)))


def _read(paths: tuple[str, ...], options: dict[str, Any]) -> tuple[Runner, tuple[DraftResult, ...]]:
    """The drafts with all their findings: no baseline hides any, and no limit leaves any out."""
    from newslint.checking import drafts_of, folder_of
    from newslint.config import ConfigError
    from newslint.records import replace
    from newslint.set_up import runner_for

    asked = {**options, "no_baseline": True, "force_exclude": False, "stdin_filename": None}
    runner = runner_for(asked, folder_of(paths or (".",), asked))
    runner.config = replace(runner.config, settings=replace(runner.config.settings, limit=0))
    try:
        drafts = tuple(drafts_of(runner, paths or (runner.config.folder,), asked))
    except ConfigError as error:
        shared.fail(str(error))
    for draft in drafts:
        for told in draft.errors:
            click.echo(f"newslint: {told.path}: {told.message}", err=True)
    return runner, drafts


def _file(runner: Runner, options: dict[str, Any]) -> str:
    from newslint.baseline import NAME

    named: str = options["baseline"] or runner.config.settings.baseline
    return named or os.path.join(runner.config.folder, NAME)


def _load(runner: Runner, options: dict[str, Any]) -> Baseline:
    from newslint.baseline import load

    return _or_fail(lambda: load(_file(runner, options)))


def _or_fail(function: Callable[[], Baseline]) -> Baseline:
    from newslint.config import ConfigError

    try:
        return function()
    except ConfigError as error:
        shared.fail(str(error))


def _save(file: str, entries: list[Any]) -> None:
    from newslint.baseline import dumped
    from newslint.files import write_text

    try:
        write_text(file, dumped(entries))
    except OSError as error:
        shared.fail(f"cannot write {file} ({error.strerror}): check the folder")


def _say_how(runner: Runner, file: str) -> None:
    """What to do so that the baseline is used, where the settings do not name it yet."""
    settings = runner.config.settings
    if settings.baseline and os.path.abspath(settings.baseline) == os.path.abspath(file):
        return
    if runner.config.path is None:
        click.echo(f"Use it with: newslint check --baseline {_shown(file)}")
        return
    from newslint.drafts import relative_to

    line = f'baseline = "{relative_to(file, runner.config.folder)}"'
    in_project = os.path.basename(runner.config.path) == "pyproject.toml"
    where = "below [tool.newslint]" if in_project else "above its first [table]"
    click.echo(f"Add this line to {_shown(runner.config.path)}, {where}: {line}")


def _bad(drafts: tuple[DraftResult, ...]) -> int:
    return shared.BAD_RUN if any(error.failed for draft in drafts for error in draft.errors) else 0


def _shown(path: str) -> str:
    from newslint.config import shown

    return shown(path)


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
