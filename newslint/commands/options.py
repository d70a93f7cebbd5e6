"""What commands share: options, and how a wrong one ends the run."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, NoReturn

import click

if TYPE_CHECKING:
    from datetime import date

    from newslint.config import Config
    from newslint.rulebook import Rule

INPUTS = ("text", "web", "wire", "markdown", "html", "wordpress", "archieml", "json", "ninjs", "superdesk", "docx")
BAD_RUN = 2


def day(_: click.Context, parameter: click.Parameter, value: str | None) -> date | None:
    """The date an option names.

    Raises:
        click.BadParameter: when it is no date.
    """
    if value is None:
        return None
    from datetime import date

    try:
        return date.fromisoformat(value)
    except ValueError:
        raise click.BadParameter(f"'{value}' is no date: write it as 2026-11-23", param=parameter) from None


def day_option(flag: str, *names: str, text: str) -> Callable[..., Any]:
    """An option that takes a date."""
    return click.option(flag, *names, callback=day, metavar="DAY", help=text)


config_file = click.option("--config", metavar="FILE", help="Use this config file, and look for no other.")
input_format = click.option("--input-format", metavar="NAME", help=f"Read all drafts as {', '.join(INPUTS)}.")
stdin_filename = click.option(
    "--stdin-filename", metavar="PATH", help="Name of the draft given on standard input (as path '-')."
)
cache_dir = click.option("--cache-dir", metavar="DIR", help="Folder of cached results (also: NEWSLINT_CACHE).")
baseline_file = click.option("--baseline", metavar="FILE", help="Hide the known findings of this file.")
publication_date = day_option("--date", "given_date", text="The publication date of the drafts.")


def choice_of_rules(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options that choose rules and the config file."""
    for option in (
        config_file,
        click.option(
            "--pack", multiple=True, metavar="NAME", help="Run the rules of a house style besides: ap, guardian."
        ),
        click.option("--preset", metavar="NAME", help="recommended, strict or wire."),
        click.option("--ignore", multiple=True, metavar="RULE", help="Do not run these rules or families."),
        click.option("--select", multiple=True, metavar="RULE", help="Run only these rules or families."),
    ):
        command = option(command)
    return command


def fail(message: str) -> NoReturn:
    """Say what is wrong and end the run with exit code 2."""
    click.echo(f"newslint: {message}", err=True)
    sys.exit(BAD_RUN)


def one_of(option: str, value: str | None, choices: Iterable[str]) -> None:
    """End the run where an option has none of its values, with the nearest of them."""
    if value is not None and value not in choices:
        from newslint.rulebook import nearest

        guess = nearest(value, choices)
        fail(
            f"{option} cannot be '{value}'"
            + (f": did you mean '{guess}'?" if guess else f" (one of {', '.join(choices)})")
        )


def load_rules() -> tuple[Rule, ...]:
    """The rules, or the end of the run when a rule file is wrong."""
    from newslint import rulebook

    try:
        return rulebook.load()
    except rulebook.RulebookError as error:
        fail(str(error))


def load_config(options: dict[str, Any], start: str = ".") -> tuple[Config, tuple[Rule, ...]]:
    """The config in force, command line included, and every rule; a wrong setting ends the run."""
    from newslint import config as configs
    from newslint.rule_options import check_options

    known = load_rules()
    try:
        config = configs.with_options(configs.load(options.get("config") or configs.find(start)), options)
        configs.check_names(config, known)
        check_options(config, known)
    except configs.ConfigError as error:
        fail(str(error))
    return config, known
