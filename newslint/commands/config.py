"""newslint config: the settings in force."""

from __future__ import annotations

from typing import Any

import click

from newslint.commands import options as shared


@click.command()
@shared.choice_of_rules
@click.option("--schema", is_flag=True, help="Print the JSON schema of the config file.")
def command(schema: bool, **options: Any) -> None:
    """Show the settings in force and where each came from."""
    from newslint import manual

    if schema:
        click.echo(manual.config_schema(), nl=False)
        return
    config, _ = shared.load_config(options)
    click.echo(manual.effective(config), nl=False)
