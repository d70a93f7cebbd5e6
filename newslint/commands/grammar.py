"""newslint grammar: whether LanguageTool can be had, and the server that is kept between runs."""

from __future__ import annotations

import sys
from typing import Any

import click

from newslint.commands import options as shared


@click.command()
@click.argument("what", type=click.Choice(["setup", "status", "stop"]), default="status", metavar="[setup|status|stop]")
@shared.config_file
@click.option("--from-folder", metavar="FOLDER", help="Try the LanguageTool in this folder.")
@click.option("--url", metavar="URL", help="Try the LanguageTool server at this address.")
def command(what: str, config: str | None, **options: Any) -> None:
    """Say whether LanguageTool can be asked, make it ready, or stop the server that is kept.

    \b
    setup   make ready what the settings name: try a server, start one from a
            folder, or have language-tool-python download LanguageTool
    status  say what is there and what is missing, and start nothing
    stop    end every server that newslint has started

    \b
    Exit: 0 ready (or stopped), 2 not.
    """
    from newslint.grammar import setup
    from newslint.grammar.settings import WrongSetting

    settings, _ = shared.load_config({"config": config})
    try:
        report = setup.run(what, settings.settings.grammar, options)
    except WrongSetting as error:
        shared.fail(str(error))
    for line in report.lines:
        click.echo(line)
    sys.exit(0 if report.ready else shared.BAD_RUN)
