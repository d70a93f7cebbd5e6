"""newslint ledger: who and what newslint found in a draft."""

from __future__ import annotations

import sys
from typing import Any

import click

from newslint.commands import options as shared


@click.command()
@click.argument("path", metavar="DRAFT")
@click.option(
    "--format", "report", type=click.Choice(["text", "json"]), default="text", help="A page to read, or JSON."
)
@shared.input_format
@shared.stdin_filename
@shared.publication_date
@shared.config_file
def command(path: str, **options: Any) -> None:
    """Show who and what newslint found in a draft.

    People with every form of their names, organisations, quotations with who said them and what shows it, dates and
    pictures, each with its lines: to check names at a glance, and to see why a rule spoke or stayed silent.
    """
    from newslint import config as configs
    from newslint.checking import folder_of, write
    from newslint.drafts import open_draft, source_of
    from newslint.readers import NotRead
    from newslint.reports.story import story_json, story_text
    from newslint.run import Runner
    from newslint.source import Unreadable

    config, rules = shared.load_config(options, folder_of([path], options))
    shared.one_of("--input-format", options["input_format"], (*shared.INPUTS, *config.settings.profiles))
    runner = Runner(rules, config, options["input_format"], options["given_date"])
    try:
        if path == "-":
            source = source_of(sys.stdin.buffer.read(), options["stdin_filename"] or "-")
        else:
            source = open_draft(path, configs.shown(path))
        article = runner.article(source)
    except (Unreadable, NotRead) as error:
        shared.fail(f"{path}: {error}")
    except configs.ConfigError as error:
        shared.fail(str(error))
    write(iter([story_json(article) if options["report"] == "json" else story_text(article)]), None, quiet=True)
