"""newslint rules: the list of rules."""

from __future__ import annotations

from typing import Any

import click

from newslint.commands import options as shared


@click.command()
@shared.choice_of_rules
@click.option("--format", "report", type=click.Choice(["text", "json"]), default="text")
def command(report: str, **options: Any) -> None:
    """List every rule: on or off here, level, what it says."""
    from newslint import manual

    config, known = shared.load_config(options)
    click.echo(manual.rule_table(known, config, as_json=report == "json"), nl=False)
