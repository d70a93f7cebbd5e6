"""newslint check: read drafts, report what must be looked at."""

from __future__ import annotations

import sys
from typing import Any

import click

from newslint.commands import options as shared
from newslint.reports import COLUMNS, FORMATS

_ALONE = {"--new-only": "--new-only=HEAD", "--grammar": "--grammar=on"}


class _Check(click.Command):
    """A command whose --new-only and --grammar stand with and without a value; click would take the draft after it."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        end = args.index("--") if "--" in args else len(args)
        named = [_ALONE.get(word, word) for word in args[:end]]
        return super().parse_args(ctx, [*named, *args[end:]])


@click.command(cls=_Check)
@click.argument("paths", nargs=-1, metavar="[PATHS]...")
@shared.choice_of_rules
@click.option("--format", "report", default="text", metavar="NAME", help=f"One of {', '.join(FORMATS)}.")
@click.option(
    "--columns", default="characters", metavar="UNIT", help=f"Columns of the concise report: {', '.join(COLUMNS)}."
)
@click.option("-o", "--output", metavar="FILE", help="Write the report to a file.")
@click.option("--annotate", metavar="FILE", help="Write a copy of the one Word draft with the findings as comments.")
@click.option("--fix", is_flag=True, help="Mend what is safe to mend, never inside speech, names, numbers or dates.")
@click.option("--ask", is_flag=True, help="With --fix or --diff: also the fixes that a person should look at.")
@click.option("--diff", is_flag=True, help="Print what would be changed as a diff, and change nothing.")
@click.option("--add-ignore", metavar="REASON", help="Write marks that ignore all that is found, with this reason.")
@click.option("--fail-on", metavar="LEVEL", help="Exit with 1 from this level on: error, warning, suggestion.")
@click.option("--exit-zero", is_flag=True, help="Exit with 0 whatever is found (a bad run still exits with 2).")
@shared.input_format
@shared.stdin_filename
@shared.publication_date
@shared.day_option("--today", text="The day that ends of ignore marks are judged by.")
@click.option("--force-exclude", is_flag=True, help="Leave out excluded drafts even when they are named.")
@click.option(
    "--grammar",
    type=click.Choice(["on", "off", "require"]),
    metavar="[=require]",
    help="Ask LanguageTool about grammar as well; =require makes a bad run of one without it, =off leaves it out.",
)
@click.option(
    "--jobs",
    type=click.IntRange(min=0),
    default=0,
    metavar="N",
    help="Processes to use; 0 (the default) takes one for each core.",
)
@click.option("--no-cache", is_flag=True, help="Neither read nor write cached results.")
@shared.cache_dir
@shared.baseline_file
@click.option("--no-baseline", is_flag=True, help="Show the known findings as well.")
@click.option("--new-only", metavar="[=REF]", help="Show only findings whose words changed since a commit (HEAD).")
@click.option("--statistics", is_flag=True, help="Print counts by rule and draft instead (in JSON: besides).")
@click.option("--profile", is_flag=True, help="Say where the time goes, by stage and by rule (one process, no cache).")
@click.option("--watch", is_flag=True, help="Check again whenever a draft or the settings change, until Ctrl-C.")
@click.option("-q", "--quiet", is_flag=True, help="Print nothing when nothing is found.")
@click.option("--color", type=click.Choice(["auto", "always", "never"]), default="auto", help="Colours in the report.")
@click.option("--explain", is_flag=True, help="Say what checks of facts looked at and left alone, and why.")
@click.option("-v", "--verbose", is_flag=True, help="Say which config and rules are used, and list hidden findings.")
def command(paths: tuple[str, ...], **options: Any) -> None:
    """Read drafts and report what must be looked at.

    PATHS are files, folders and globs; '-' is standard input. Without any, the working folder is read.
    With --fix the report lists what remains; the mended text of standard input goes to standard output, the report to
    standard error. --diff exits with 1 where it would change anything.

    \b
    Exit: 0 nothing at or above --fail-on, 1 something, 2 a bad run
    (a draft that cannot be read, a wrong setting, a rule that failed).
    """
    from newslint.checking import run_check

    sys.exit(run_check(paths or (".",), options))
