"""newslint init: a config file to start from."""

from __future__ import annotations

import os

import click

from newslint.commands.options import fail


@click.command()
@click.option("--force", is_flag=True, help="Replace an existing file.")
@click.argument("path", default="newslint.toml")
def command(path: str, force: bool) -> None:
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
