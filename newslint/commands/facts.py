"""newslint facts: look after the newsroom's own facts files."""

from __future__ import annotations

import sys
from typing import Any

import click

from newslint.commands import options as shared


@click.group()
def command() -> None:
    """Look after the newsroom's own facts files."""


@command.command("lint")
@click.argument("paths", nargs=-1, metavar="[FILES]...")
@shared.config_file
@shared.day_option("--today", text="The day that review dates are judged by.")
def lint_facts(paths: tuple[str, ...], **options: Any) -> None:
    """Check facts files: errors with their lines, entries to review, terms that overlap.

    FILES are facts files and globs; without any, those of the config are read. Exit: 0 nothing, 1 something to look
    at, 2 a file that cannot be used.
    """
    from datetime import date

    from newslint.config import ConfigError
    from newslint.facts.house_entries import FactsError
    from newslint.facts.house_files import doubts, read_files
    from newslint.run import facts_files

    named = paths or shared.load_config(options)[0].settings.facts
    if not named:
        shared.fail("no facts file is named: give one, or set 'facts' in the config")
    try:
        found = facts_files(named)
        told = list(doubts(read_files(found), options["today"] or date.today()))
    except (FactsError, ConfigError) as error:
        shared.fail(str(error))
    for line in told:
        click.echo(line)
    click.echo(f"{len(found)} facts file{'' if len(found) == 1 else 's'}, {len(told)} to look at", err=True)
    sys.exit(int(bool(told)))
