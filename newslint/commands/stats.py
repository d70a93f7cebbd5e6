"""newslint stats: words, reading time and readability of drafts and their sections."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import click

from newslint.commands import options as shared

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from newslint.result import RunError
    from newslint.rulebook import Rule
    from newslint.run import Runner
    from newslint.source import Source
    from newslint.stats import DraftStats


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="DRAFT...")
@click.option(
    "--format", "report", type=click.Choice(["table", "json"]), default="table", help="A table to read, or JSON."
)
@click.option("-o", "--output", metavar="FILE", help="Write the report to a file.")
@click.option(
    "--wpm", type=click.IntRange(50, 1000), metavar="N", help="Words a minute that reading time is counted by: 238."
)
@click.option("--no-sections", is_flag=True, help="Leave out the lines of the sections between subheads.")
@shared.input_format
@shared.stdin_filename
@shared.config_file
def command(paths: tuple[str, ...], **options: Any) -> None:
    """Count words, reading time and readability of drafts.

    The body is counted: paragraphs, lists and quotations set apart. Grade and ease measures are of the paper's own
    sentences, speech left out; stretches of fewer than 100 such words have none. They need textstat
    (pip install 'newslint[readability]'). Drafts are held against the limits of the readability rules in the settings.

    \b
    Exit: 0, or 2 where a draft cannot be read (the others are counted).
    """
    from newslint import config as configs
    from newslint.checking import folder_of, write
    from newslint.reports.stats import StatsRun, report_json, table
    from newslint.result import RunError
    from newslint.run import Runner
    from newslint.stats import WORDS_A_MINUTE, DraftStats

    config, rules = shared.load_config(options, folder_of(paths, options))
    shared.one_of("--input-format", options["input_format"], (*shared.INPUTS, *config.settings.profiles))
    runner = Runner(rules, config, options["input_format"])
    try:
        told = list(_drafts(runner, paths, options["stdin_filename"]))
    except configs.ConfigError as error:
        shared.fail(str(error))
    drafts = tuple(each for each in told if isinstance(each, DraftStats))
    errors = tuple(each for each in told if isinstance(each, RunError))
    run = StatsRun(drafts, errors, options["wpm"] or WORDS_A_MINUTE, not options["no_sections"])
    write(report_json(run) if options["report"] == "json" else table(run), options["output"], quiet=False)
    for each in errors:
        click.echo(f"newslint: {each.path}: {each.message}", err=True)
    sys.exit(shared.BAD_RUN if errors else 0)


def _drafts(runner: Runner, paths: Iterable[str], stdin_filename: str | None) -> Iterator[DraftStats | RunError]:
    """The figures of each draft, or why it cannot be read; JSON that is no draft is left out where nobody named it."""
    from newslint import config as configs
    from newslint.drafts import discover, open_draft, source_of
    from newslint.result import RunError
    from newslint.source import Unreadable

    config, named = runner.config, frozenset(paths)
    for path, reason in discover(paths, config.settings.exclude, config.folder, False):
        shown = configs.shown(path).replace("\\", "/")
        try:
            if reason:
                raise Unreadable(reason)
            if path == "-":
                source = source_of(sys.stdin.buffer.read(), stdin_filename or "-")
            else:
                source = open_draft(path, shown)
        except Unreadable as error:
            yield RunError(shown, str(error), "unreadable")
            continue
        found = _figures(runner, source)
        if not isinstance(found, RunError) or path in named or found.kind != "other":
            yield found


def _figures(runner: Runner, source: Source) -> DraftStats | RunError:
    from newslint.result import RunError
    from newslint.stats import draft_stats

    article = runner.read(source)
    if isinstance(article, RunError):
        return article
    return draft_stats(source.path, article, _limits(runner, source.path))


def _limits(runner: Runner, path: str) -> Iterator[tuple[Rule, Mapping[str, Any]]]:
    """The rules that hold the draft to a limit: those that run on it, and those whose limit the settings give."""
    from newslint import config as configs
    from newslint.drafts import relative_to
    from newslint.engine import options_of
    from newslint.stats import LIMITED

    settings = configs.matching(runner.config.settings, relative_to(path, runner.config.folder))
    running = {rule.name for rule in configs.chosen(settings, runner.rules)}
    for rule in runner.rules:
        if rule.name in LIMITED and (rule.name in running or "limit" in settings.rules.get(rule.name, {})):
            yield rule, options_of(rule, settings)
