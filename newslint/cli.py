"""The command line. Heavy imports stay inside the commands that need them."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

import click

from newslint import __version__

if TYPE_CHECKING:
    from datetime import date

    from newslint.config import Config
    from newslint.rulebook import Rule

FORMATS = ("text", "concise", "json", "jsonl", "github", "sarif")
INPUTS = ("text", "web", "wire", "markdown", "html", "wordpress", "archieml", "json", "ninjs", "superdesk", "docx")
LEVELS = ("error", "warning", "suggestion")
BAD_RUN = 2


class _Group(click.Group):
    """Commands; a mistyped one gets the nearest name."""

    def resolve_command(self, ctx: click.Context, args: list[str]) -> Any:
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as error:
            from newslint.rulebook import nearest

            guess = nearest(args[0], self.commands)
            hint = f" Did you mean '{guess}'?" if guess else f" Commands: {', '.join(sorted(self.commands))}."
            if os.path.exists(args[0]):
                hint = f" To read this draft: newslint check {args[0]}"
            raise click.UsageError(f"No such command '{args[0]}'.{hint}", ctx) from error


def _version(ctx: click.Context, _: click.Parameter, value: bool) -> None:
    if value and not ctx.resilient_parsing:
        from newslint.tables import data_version

        click.echo(f"newslint {__version__} (data {data_version()})")
        ctx.exit()


@click.group(cls=_Group, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.option("--version", is_flag=True, callback=_version, expose_value=False, is_eager=True, help="Show the version.")
def cli() -> None:
    """newslint reads news copy the way a good copy desk does.

    \b
    newslint check draft.md         read one draft
    newslint check stories/         read every draft below a folder
    newslint rule typo/fused-words  what a rule finds, and why
    newslint init                   write a config file to start from
    """


def _day(_: click.Context, parameter: click.Parameter, value: str | None) -> date | None:
    if value is None:
        return None
    from datetime import date

    try:
        return date.fromisoformat(value)
    except ValueError:
        raise click.BadParameter(f"'{value}' is no date: write it as 2026-11-23", param=parameter) from None


def _config_options(command: Callable[..., Any]) -> Callable[..., Any]:
    for option in (
        click.option("--config", metavar="FILE", help="Use this config file, and look for no other."),
        click.option(
            "--pack", multiple=True, metavar="NAME", help="Run the rules of a house style besides: ap, guardian."
        ),
        click.option("--preset", metavar="NAME", help="recommended, strict or wire."),
        click.option("--ignore", multiple=True, metavar="RULE", help="Do not run these rules or families."),
        click.option("--select", multiple=True, metavar="RULE", help="Run only these rules or families."),
    ):
        command = option(command)
    return command


@cli.command()
@click.argument("paths", nargs=-1, metavar="[PATHS]...")
@_config_options
@click.option("--format", "report", default="text", metavar="NAME", help=f"One of {', '.join(FORMATS)}.")
@click.option("-o", "--output", metavar="FILE", help="Write the report to a file.")
@click.option("--annotate", metavar="FILE", help="Write a copy of the one Word draft with the findings as comments.")
@click.option("--fail-on", metavar="LEVEL", help="Exit with 1 from this level on: error, warning, suggestion.")
@click.option("--exit-zero", is_flag=True, help="Exit with 0 whatever is found (a bad run still exits with 2).")
@click.option("--input-format", metavar="NAME", help=f"Read all drafts as {', '.join(INPUTS)}.")
@click.option("--stdin-filename", metavar="PATH", help="Name of the draft given on standard input (as path '-').")
@click.option("--date", "given_date", callback=_day, metavar="DAY", help="The publication date of the drafts.")
@click.option("--today", callback=_day, metavar="DAY", help="The day that ends of ignore marks are judged by.")
@click.option("--force-exclude", is_flag=True, help="Leave out excluded drafts even when they are named.")
@click.option("--jobs", default=0, metavar="N", help="Processes to use; 0 (the default) takes one for each core.")
@click.option("--no-cache", is_flag=True, help="Neither read nor write cached results.")
@click.option("-q", "--quiet", is_flag=True, help="Print nothing when nothing is found.")
@click.option("--color", type=click.Choice(["auto", "always", "never"]), default="auto", help="Colours in the report.")
@click.option("--explain", is_flag=True, help="Say what checks of facts looked at and left alone, and why.")
@click.option("-v", "--verbose", is_flag=True, help="Say which config and rules are used, and list hidden findings.")
def check(paths: tuple[str, ...], **options: Any) -> None:
    """Read drafts and report what must be looked at.

    PATHS are files, folders and globs; '-' is standard input. Without any, the working folder is read.

    \b
    Exit: 0 nothing at or above --fail-on, 1 something, 2 a bad run
    (a draft that cannot be read, a wrong setting, a rule that failed).
    """
    from newslint.checking import run_check

    sys.exit(run_check(paths or (".",), options))


@cli.command()
@click.argument("path", metavar="DRAFT")
@click.option(
    "--format", "report", type=click.Choice(["text", "json"]), default="text", help="A page to read, or JSON."
)
@click.option("--input-format", metavar="NAME", help=f"Read the draft as {', '.join(INPUTS)}.")
@click.option("--stdin-filename", metavar="PATH", help="Name of the draft given on standard input (as '-').")
@click.option("--date", "given_date", callback=_day, metavar="DAY", help="The publication date of the draft.")
@click.option("--config", metavar="FILE", help="Use this config file, and look for no other.")
def ledger(path: str, **options: Any) -> None:
    """Show who and what newslint found in a draft.

    People with every form of their names, organisations, quotations with who said them and what shows it, dates and
    pictures, each with its lines: to check names at a glance, and to see why a rule spoke or stayed silent.
    """
    from newslint.checking import run_ledger

    sys.exit(run_ledger(path, options))


@cli.command()
@_config_options
@click.option("--format", "report", type=click.Choice(["text", "json"]), default="text")
def rules(report: str, **options: Any) -> None:
    """List every rule: on or off here, level, what it says."""
    from newslint import manual

    config, known = load_config(options)
    click.echo(manual.rule_table(known, config, as_json=report == "json"), nl=False)


@cli.command()
@click.argument("name")
def rule(name: str) -> None:
    """Show the manual page of a rule."""
    from newslint import manual

    known = load_rules()
    found = [item for item in known if item.name == name]
    if not found:
        fail(_no_rule(name, known))
    page = manual.rule_page(found[0])
    click.echo_via_pager(page) if sys.stdout.isatty() else click.echo(page, nl=False)


@cli.command("config")
@_config_options
@click.option("--schema", is_flag=True, help="Print the JSON schema of the config file.")
def show_config(schema: bool, **options: Any) -> None:
    """Show the settings in force and where each came from."""
    from newslint import manual

    if schema:
        click.echo(manual.config_schema(), nl=False)
        return
    config, _ = load_config(options)
    click.echo(manual.effective(config), nl=False)


@cli.command()
@click.option("--force", is_flag=True, help="Replace an existing file.")
@click.argument("path", default="newslint.toml")
def init(path: str, force: bool) -> None:
    """Write a commented config file to start from."""
    from newslint import manual
    from newslint.files import write_text

    if os.path.exists(path) and not force:
        fail(f"{path} is there already: nothing was written (--force replaces it)")
    try:
        write_text(path, manual.starter())
    except OSError as error:
        fail(f"cannot write {path} ({error.strerror}): check the folder")
    click.echo(f"Wrote {path}. Next: newslint check .")


@cli.command()
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def completion(shell: str) -> None:
    """Print what a shell needs to complete newslint's commands.

    Put  eval "$(newslint completion bash)"  into ~/.bashrc, or the like for zsh; for fish pipe it to source.
    """
    from click.shell_completion import get_completion_class

    kind = get_completion_class(shell)
    if kind is not None:
        click.echo(kind(cli, {}, "newslint", "_NEWSLINT_COMPLETE").source())


def fail(message: str) -> None:
    """Say what is wrong and end the run with exit code 2."""
    click.echo(f"newslint: {message}", err=True)
    sys.exit(BAD_RUN)


def load_rules(*, use_cache: bool = True) -> tuple[Rule, ...]:
    """The rules, or the end of the run when a rule file is wrong."""
    from newslint import rulebook

    try:
        return rulebook.load(use_cache=use_cache)
    except rulebook.RulebookError as error:
        fail(str(error))
        raise


def _no_rule(name: str, known: Sequence[Rule]) -> str:
    from newslint.rulebook import nearest

    guess = nearest(name, [item.name for item in known])
    return f"no rule is called '{name}'" + (f": did you mean '{guess}'?" if guess else "; 'newslint rules' lists them")


def load_config(
    options: dict[str, Any], start: str = ".", *, use_cache: bool = True
) -> tuple[Config, tuple[Rule, ...]]:
    """The config in force, command line included, and every rule; a wrong setting ends the run."""
    from newslint import config as configs

    known = load_rules(use_cache=use_cache)
    try:
        config = configs.with_options(configs.load(options.get("config") or configs.find(start)), options)
        configs.check_names(config, known)
    except configs.ConfigError as error:
        fail(str(error))
    return config, known


def main() -> None:
    """Run the command line; a broken pipe (the report into head) is no error."""
    try:
        cli(prog_name="newslint")
    except BrokenPipeError:
        sys.stdout = open(os.devnull, "w")  # noqa: SIM115
        sys.exit(0)
