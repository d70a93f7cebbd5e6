"""newslint review: decide on the findings of a draft one at a time."""

from __future__ import annotations

import os
import sys
from typing import Any

import click

from newslint.commands import options as shared


@click.command()
@click.argument("path", metavar="DRAFT")
@shared.choice_of_rules
@shared.input_format
@shared.publication_date
@shared.day_option("--today", text="The day that ends of ignore marks are judged by.")
@shared.baseline_file
@click.option("--color", type=click.Choice(["auto", "always", "never"]), default="auto", help="Colours.")
def command(path: str, **options: Any) -> None:
    """Go through the findings of one draft, and decide on each.

    Take a repair, type your own words, ignore the finding with a reason, or leave it. What was decided is written in
    one step at the end; Ctrl-C writes nothing.
    """
    from newslint.reviewing.reviewing import run_review

    color = options["color"] == "always" or (
        options["color"] == "auto" and sys.stdout.isatty() and not os.environ.get("NO_COLOR")
    )
    sys.exit(run_review(path, options, color=color))
