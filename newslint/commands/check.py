"""newslint check: read drafts, report what must be looked at."""

from __future__ import annotations

import sys
from typing import Any

import click

from newslint.commands import options as shared
from newslint.reports import FORMATS


@click.command()
@click.argument("paths", nargs=-1, metavar="[PATHS]...")
@shared.choice_of_rules
@click.option("--format", "report", default="text", metavar="NAME", help=f"One of {', '.join(FORMATS)}.")
@click.option("-o", "--output", metavar="FILE", help="Write the report to a file.")
@click.option("--annotate", metavar="FILE", help="Write a copy of the one Word draft with the findings as comments.")
@click.option("--fail-on", metavar="LEVEL", help="Exit with 1 from this level on: error, warning, suggestion.")
@click.option("--exit-zero", is_flag=True, help="Exit with 0 whatever is found (a bad run still exits with 2).")
@shared.input_format
@shared.stdin_filename
@shared.publication_date
@shared.day_option("--today", text="The day that ends of ignore marks are judged by.")
@click.option("--force-exclude", is_flag=True, help="Leave out excluded drafts even when they are named.")
@click.option("--jobs", default=0, metavar="N", help="Processes to use; 0 (the default) takes one for each core.")
@click.option("--no-cache", is_flag=True, help="Neither read nor write cached results.")
@click.option("-q", "--quiet", is_flag=True, help="Print nothing when nothing is found.")
@click.option("--color", type=click.Choice(["auto", "always", "never"]), default="auto", help="Colours in the report.")
@click.option("--explain", is_flag=True, help="Say what checks of facts looked at and left alone, and why.")
@click.option("-v", "--verbose", is_flag=True, help="Say which config and rules are used, and list hidden findings.")
def command(paths: tuple[str, ...], **options: Any) -> None:
    """Read drafts and report what must be looked at.

    PATHS are files, folders and globs; '-' is standard input. Without any, the working folder is read.

    \b
    Exit: 0 nothing at or above --fail-on, 1 something, 2 a bad run
    (a draft that cannot be read, a wrong setting, a rule that failed).
    """
    from newslint.checking import run_check

    sys.exit(run_check(paths or (".",), options))
