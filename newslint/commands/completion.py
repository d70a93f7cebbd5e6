"""newslint completion: what a shell needs to complete commands."""

from __future__ import annotations

import click


@click.command()
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def command(shell: str) -> None:
    """Print what a shell needs to complete newslint's commands.

    Put  eval "$(newslint completion bash)"  into ~/.bashrc, or the like for zsh; for fish pipe it to source.
    """
    from click.shell_completion import get_completion_class

    from newslint.cli import cli

    kind = get_completion_class(shell)
    if kind is not None:
        click.echo(kind(cli, {}, "newslint", "_NEWSLINT_COMPLETE").source())
