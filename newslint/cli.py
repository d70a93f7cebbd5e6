"""The command line: one group, whose commands are imported when they are asked for."""

from __future__ import annotations

import gc
import os
import sys
from importlib import import_module
from typing import Any

import click

from newslint import __version__
from newslint.commands import NAMES

INTERRUPTED = 130
"""The exit code that shells use for a command ended by Ctrl-C."""


class _Group(click.Group):
    """Commands by name, each imported on its own; a mistyped one gets the nearest name."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return list(NAMES)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in NAMES:
            return None
        command: click.Command = import_module(f"newslint.commands.{cmd_name.replace('-', '_')}").command
        command.name = cmd_name
        return command

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except click.NoSuchOption as error:
            drafts = [arg for arg in ctx.meta.get("newslint.args", ()) if arg[:1] == "-" and os.path.isfile(arg)]
            hint = f" To read this draft: newslint {ctx.invoked_subcommand} -- {drafts[0]}" if drafts else ""
            raise click.UsageError(error.format_message() + hint, error.ctx) from error
        except KeyboardInterrupt:  # click would print "Aborted!" and exit with 1, which says that something was found
            ctx.exit(INTERRUPTED)

    def resolve_command(self, ctx: click.Context, args: list[str]) -> Any:
        ctx.meta["newslint.args"] = tuple(args[1:])
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as error:
            from newslint.rulebook import nearest

            guess = nearest(args[0], NAMES)
            hint = f" Did you mean '{guess}'?" if guess else f" Commands: {', '.join(NAMES)}."
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


def main() -> None:
    """Run the command line; a broken pipe (the report into head) is no error, and Ctrl-C ends it without a word."""
    from newslint import kept

    gc.set_threshold(100_000, 20, 20)  # a draft makes no garbage that is worth looking for
    kept.keep()
    try:
        cli(prog_name="newslint")
    except BrokenPipeError:
        sys.stdout = open(os.devnull, "w")  # noqa: SIM115
        sys.exit(0)
