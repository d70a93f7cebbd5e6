"""The check command: options to a run, a run to a report, a report to an exit code."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

import click

from newslint import __version__
from newslint import config as configs
from newslint.commands.options import BAD_RUN, fail, one_of
from newslint.config import Config
from newslint.drafts import discover
from newslint.findings import Level
from newslint.reports import COLUMNS, FORMATS
from newslint.result import DraftResult, Run, RunError, rule_info
from newslint.rulebook import Rule
from newslint.run import Checker, Runner, check_all
from newslint.set_up import runner_for
from newslint.settings import LEVELS

WITH_STATISTICS = ("text", "concise", "json", "jsonl")


def run_check(paths: Iterable[str], options: dict[str, Any]) -> int:
    """Read drafts, write the report, and return the exit code."""
    one_of("--format", options["report"], FORMATS)
    one_of("--fail-on", options["fail_on"], LEVELS)
    one_of("--columns", options["columns"], COLUMNS)
    _see_that_they_go_together(paths, options)
    if options["watch"]:
        from newslint.watching import watch

        return watch(paths, options, lambda: runner_for(options, folder_of(paths, options)), _once(paths, options))
    return _once(paths, options)(runner_for(options, folder_of(paths, options)))


def _see_that_they_go_together(paths: Iterable[str], options: Mapping[str, Any]) -> None:
    if options["watch"] and "-" in paths:
        fail("--watch looks at files: it cannot be used with standard input")
    if options["watch"] and _mends(options):
        fail("--watch only looks: it cannot be used with what changes drafts")
    if options["watch"] and options["profile"]:
        fail("--profile tells of one run: it cannot be used with --watch")
    if options["new_only"] and "-" in paths:
        fail("--new-only compares files with git: it cannot be used with standard input")
    if options["add_ignore"] and os.path.exists(options["add_ignore"]):
        fail(f"--add-ignore takes a reason, and '{options['add_ignore']}' is a file: --add-ignore 'REASON' DRAFT")
    if options["annotate"] and _mends(options):
        fail("--annotate writes findings into a copy: it cannot be used with what changes drafts")
    if options["statistics"] and options["report"] not in WITH_STATISTICS:
        fail(f"--statistics goes with --format {', '.join(WITH_STATISTICS)}, not with {options['report']}")


def _once(paths: Iterable[str], options: dict[str, Any]) -> Callable[[Runner], int]:
    def check(runner: Runner) -> int:
        mender = None
        if _mends(options):
            from newslint.fixing.asked import mender_for

            mender = mender_for(runner, options)
        try:
            drafts = tuple(drafts_of(runner, paths, options, mender))
        except configs.ConfigError as error:
            fail(str(error))
        finally:
            if runner.grammar:
                runner.grammar.close()
        return _finish(runner, drafts, options, pipes=mender is not None and "-" in paths)

    return check


def _mends(options: Mapping[str, Any]) -> bool:
    return bool(options["fix"] or options["diff"] or options["ask"] or options["add_ignore"] is not None)


def _finish(runner: Runner, drafts: tuple[DraftResult, ...], options: dict[str, Any], *, pipes: bool) -> int:
    """Write the report of a run, and return the exit code; ``pipes`` says that standard output holds a draft."""
    config, rules = runner.config, runner.rules
    if runner.cache:
        runner.cache.done(drafts)
    if options["annotate"]:
        _annotate(drafts, options["annotate"], options["quiet"])
    about = {rule.name: rule_info(rule) for rule in rules}
    about.update((rule.name, rule) for draft in drafts for rule in draft.other_rules)
    run = Run(drafts, about, __version__, _data_version(), options["statistics"])
    if options["diff"]:
        from newslint.fixing.asked import show_diff

        return show_diff(run, options, _colored(options))
    if options["explain"]:
        _say_left_alone(drafts)
    if options["verbose"]:
        _say_how(config, configs.chosen(config.settings, rules), drafts)
    if not (options["quiet"] and _nothing(run)):
        write(_report(run, options), options["output"], options["quiet"], errors=pipes)
    _notes(run, options)
    _step_summary(run, options["report"])
    if options["profile"]:
        from newslint.profiling import tell

        tell(runner, len(drafts))
    return exit_code(run, Level(options["fail_on"] or config.settings.fail_on), options["exit_zero"])


def folder_of(paths: Iterable[str], options: Mapping[str, Any]) -> str:
    """The folder from which a config file is looked for: that of the first draft."""
    first = next(iter(paths))
    if first == "-":
        first = options["stdin_filename"] or "."
    return first if os.path.isdir(first) else os.path.dirname(first) or "."


def drafts_of(
    runner: Runner, paths: Iterable[str], options: Mapping[str, Any], mender: Checker | None = None
) -> Iterator[DraftResult]:
    """What each draft gives, mended where there is a mender: standard input first, then the files in their order."""
    checker = mender or runner
    listed: list[str] = []
    config = runner.config
    for path, reason in discover(paths, config.settings.exclude, config.folder, options["force_exclude"]):
        if reason:
            yield DraftResult(path, None, (), (RunError(path, reason, "unreadable"),))
        elif path == "-":
            yield _standard_input(checker, options["stdin_filename"] or "-", mender is not None and not options["diff"])
        else:
            listed.append(path)
    jobs = options["jobs"] if options["jobs"] > 0 else os.cpu_count() or 1
    if options.get("profile") or (options.get("watch") and not runner.cache):
        jobs = 1  # what is counted, or known from the last look, is in this process
    named = frozenset() if options["force_exclude"] else frozenset(paths)
    for path, draft in zip(listed, check_all(checker, listed, jobs), strict=True):
        if path in named or not _is_no_draft(draft):
            yield draft


def _is_no_draft(draft: DraftResult) -> bool:
    """Whether a file turned out to be JSON of another kind: left out where nobody named it, as in a folder or hook."""
    return [error.kind for error in draft.errors] == ["other"]


def _standard_input(checker: Checker, name: str, pipes: bool) -> DraftResult:
    """What standard input gives; where the run pipes, the text as it is after fixes goes to standard output."""
    from newslint.drafts import source_of
    from newslint.source import Unreadable, encode

    data = sys.stdin.buffer.read()
    try:
        draft = checker.check_source(source_of(data, name))
    except Unreadable as error:
        return DraftResult(name, None, (), (RunError(name, str(error), "unreadable"),))
    if pipes and not any(error.failed for error in draft.errors):
        sys.stdout.buffer.write(encode(draft.source) if draft.mended and draft.source else data)
        sys.stdout.buffer.flush()
    return draft


def _data_version() -> str:
    from newslint.tables import data_version

    return data_version()


def _nothing(run: Run) -> bool:
    return not any(draft.errors or any(not item.hidden for item in draft.findings) for draft in run.drafts)


def _report(run: Run, options: dict[str, Any]) -> Iterator[str]:
    from newslint.reports import report

    if run.statistics and options["report"] in ("text", "concise"):
        from newslint.tally import report as counts

        return counts(run)
    return report(options["report"], run, color=_colored(options), columns=options["columns"])


def _colored(options: Mapping[str, Any]) -> bool:
    return bool(
        options["color"] == "always"
        or (
            options["color"] == "auto"
            and options["output"] is None
            and sys.stdout.isatty()
            and not os.environ.get("NO_COLOR")
        )
    )


def write(pieces: Iterator[str], output: str | None, quiet: bool, *, errors: bool = False) -> None:
    """Write a report to a file, or for None to standard output (standard error with ``errors``)."""
    if output is None:
        stream = (sys.stderr if errors else sys.stdout).buffer
        for piece in pieces:
            stream.write(piece.encode("utf-8", "backslashreplace"))
        stream.flush()
        return
    from newslint.files import write_text

    try:
        write_text(output, "".join(pieces))
    except OSError as error:
        fail(f"cannot write {output} ({error.strerror}): check the folder")
    if not quiet:
        click.echo(f"Wrote {output}.", err=True)


def _annotate(drafts: tuple[DraftResult, ...], output: str, quiet: bool) -> None:
    """Write a copy of the Word draft with its findings as margin comments."""
    from newslint.word.remarks import NotAnnotated, annotate

    try:
        count = annotate(drafts, output)
    except NotAnnotated as error:
        fail(f"--annotate: {error}")
    if not quiet:
        click.echo(f"Wrote {output} with {count} comment{'' if count == 1 else 's'}.", err=True)


def _notes(run: Run, options: dict[str, Any]) -> None:
    """Run errors on standard error, so that they are seen whatever the report's format.

    GitHub's runner takes commands from there as well, so a path must not hold one.
    """
    if options["report"] in ("text", "concise") or not any(run.errors):
        return
    from newslint.reports.excerpts import one_line
    from newslint.reports.github import safe_line

    for error in run.errors:
        click.echo(safe_line(one_line(f"newslint: {error.path}: {error.message}")), err=True)


def _step_summary(run: Run, report: str) -> None:
    """On GitHub, all findings as a table on the page of the run, which has room for more than its annotations."""
    path = os.environ.get("GITHUB_STEP_SUMMARY")
    if report != "github" or not path:
        return
    from newslint.reports.github import step_summary

    try:
        with open(path, "a", encoding="utf-8") as file:
            file.write(step_summary(run))
    except OSError as error:
        click.echo(f"newslint: cannot write the step summary ({error.strerror})", err=True)


def _say_how(config: Config, rules: tuple[Rule, ...], drafts: tuple[DraftResult, ...]) -> None:
    place = configs.shown(config.path) if config.path else "none, the defaults hold"
    click.echo(f"config: {place}\nrules: {len(rules)}", err=True)
    _say_cached(drafts)
    for draft in drafts:
        for finding in draft.findings:
            if finding.hidden and draft.source:
                line = draft.source.position(finding.span.start).line
                reason = finding.hidden.reason or "no reason given"
                click.echo(f"hidden: {draft.path}:{line}: {finding.rule} ({finding.hidden.by}: {reason})", err=True)


def _say_cached(drafts: tuple[DraftResult, ...]) -> None:
    """How many results were cached, and why the others were not."""
    if not any(draft.cached for draft in drafts):
        return
    missed = [draft for draft in drafts if draft.cached not in ("", "cached")]
    click.echo(f"cache: {sum(draft.cached == 'cached' for draft in drafts)} cached, {len(missed)} not", err=True)
    for draft in missed:
        click.echo(f"not cached: {draft.path}: {draft.cached}", err=True)


def _say_left_alone(drafts: tuple[DraftResult, ...]) -> None:
    """What rules looked at and did not speak of, with the reason, on standard error."""
    for draft in drafts:
        for rule, span, reason in draft.left_alone:
            if draft.source:
                point = draft.source.position(span.start)
                words = " ".join(draft.source.text[span.start : span.end].split())
                short = words if len(words) <= 100 else f"{words[:99]}…"
                click.echo(f"left alone: {draft.path}:{point.line}:{point.column}: {rule}: {reason}: {short}", err=True)


def exit_code(run: Run, fail_on: Level, exit_zero: bool) -> int:
    """0: nothing at or above the level; 1: something; 2: a bad run, whatever was found."""
    if any(error.failed for draft in run.drafts for error in draft.errors):
        return BAD_RUN
    shown = (finding for draft in run.drafts for finding in draft.findings if finding.hidden is None)
    return int(not exit_zero and any(finding.level.rank >= fail_on.rank for finding in shown))
