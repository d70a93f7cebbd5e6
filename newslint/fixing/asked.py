"""What the options of the check command ask for: who mends, and the diff in place of a report."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import click

from newslint.commands.options import BAD_RUN, fail
from newslint.findings import Tier
from newslint.fixing.diff import diff
from newslint.fixing.ignoring import wrong_reason
from newslint.fixing.mending import Mender
from newslint.reports.text import mended_line
from newslint.result import Run
from newslint.run import Runner


def mender_for(runner: Runner, options: Mapping[str, Any]) -> Mender:
    """What reads the drafts and mends them; options that do not go together end the run."""
    fixing, reason = options["fix"] or options["diff"], options["add_ignore"]
    if options["ask"] and not fixing:
        fail("--ask goes with --fix or --diff: it adds the fixes that a person should look at")
    if reason is not None and wrong_reason(reason):
        fail(f"--add-ignore: {wrong_reason(reason)}")
    if reason is not None and options["diff"] and not options["fix"]:
        fixing = options["ask"]  # shows the marks alone, unless fixes are named as well
    tiers = (Tier.SAFE, Tier.ASK) if options["ask"] else (Tier.SAFE,)
    return Mender(runner, tiers if fixing else (), reason, write=not options["diff"])


def show_diff(run: Run, options: Mapping[str, Any], color: bool) -> int:
    """Print what would be changed; 1 where anything would, 2 after a bad run."""
    from newslint.checking import write

    write((line for draft in run.drafts for line in diff(draft, color=color)), options["output"], options["quiet"])
    for error in run.errors:
        click.echo(f"newslint: {error.path}: {error.message}", err=True)
    if run.summary.mended and not options["quiet"]:
        click.echo(mended_line(run, "would be "), err=True)
    if any(error.failed for error in run.errors):
        return BAD_RUN
    return int(bool(run.summary.mended))
