"""A review from the command line: read the draft, talk, write it once."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from typing import Any

import click

from newslint import config as configs
from newslint.article import Article
from newslint.checking import folder_of
from newslint.commands.options import BAD_RUN, fail
from newslint.drafts import open_with_bytes
from newslint.findings import Finding
from newslint.fixing.mending import written
from newslint.readers import NotRead
from newslint.records import replace
from newslint.reports.text import counted
from newslint.result import DraftResult
from newslint.reviewing.session import Session
from newslint.reviewing.talk import review
from newslint.run import Runner
from newslint.set_up import runner_for
from newslint.source import Source, Unreadable

_INTERRUPTED = 130


def run_review(path: str, options: Mapping[str, Any], *, color: bool) -> int:
    """Review one draft; 0 where it ended as it should, 2 where the draft cannot be read or written."""
    if path == "-":
        fail("review needs a file: standard input is where you answer")
    runner = runner_for({**options, "no_cache": True}, folder_of([path], options))
    source, data, article, draft = _opened(runner, path)

    def read(text: str) -> Article:
        return runner.article(replace(source, text=text))

    def judge(current: Article) -> tuple[Finding, ...]:
        return runner.check_article(current).findings

    session = Session(article, draft.shown, read)
    for error in draft.errors:
        click.echo(f"newslint: {error.path}: {error.message}", err=True)
    if not session.findings:
        click.echo("Nothing to look at.")
        return 0
    try:
        review(session, _ask, click.echo, color=color)
    except (EOFError, KeyboardInterrupt, click.Abort):
        click.echo("\nNothing was written.")
        return _INTERRUPTED
    outcome = session.outcome(judge)
    for note in outcome.notes:
        click.echo(note)
    if outcome.article.source.text == source.text:
        click.echo("Nothing was changed.")
        return 0
    problem = written(path, source, data, outcome.article.source)
    if problem:
        click.echo(f"newslint: {draft.path}: {problem}", err=True)
        return BAD_RUN
    click.echo(f"Wrote {draft.path}: {counted(outcome.edited, 'finding')} mended, {outcome.ignored} ignored.")
    return 0


def _opened(runner: Runner, path: str) -> tuple[Source, bytes, Article, DraftResult]:
    """The draft, its bytes, and what is found in it; one that cannot be read or changed ends the run."""
    try:
        source, data = open_with_bytes(path, configs.shown(path).replace("\\", "/"))
        if not source.editable:
            fail(f"{path}: Word documents are not changed: newslint check --annotate writes comments into a copy")
        article = runner.article(source)
        return source, data, article, runner.check_article(article)
    except (Unreadable, NotRead) as error:
        fail(f"{path}: {error}")
    except configs.ConfigError as error:
        fail(str(error))


def _ask(question: str) -> str:
    click.echo(question, nl=False)
    line = sys.stdin.readline()
    if not line:
        raise EOFError
    return line.rstrip("\r\n")
