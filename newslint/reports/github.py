"""Annotations for a workflow's log on GitHub, within its limits, and a table for the step summary."""

from __future__ import annotations

from collections.abc import Iterator

from newslint.findings import Finding, Level
from newslint.on_use import compiled
from newslint.reports import text
from newslint.reports.excerpts import one_line
from newslint.reports.places import Places
from newslint.result import Run, RunError

PER_LEVEL = 10
_COMMANDS = {Level.ERROR: "error", Level.WARNING: "warning", Level.SUGGESTION: "notice"}
_SUMMARY_BYTES = 900_000
_MARKUP = compiled(r"[\\`*_{}\[\]<>|#@&~!$]")


def report(run: Run, *, color: bool = False) -> Iterator[str]:  # noqa: ARG001
    """Commands that annotate the gravest findings, at most ten a level, then every finding in a folded part.

    No line of a draft, a path or a message can start a log line as a command. Colours are left out.
    """
    shown, left = _chosen(_annotations(run))
    for _, command in shown:
        yield command + "\n"
    if left:
        yield _command("notice", {"title": "newslint"}, _rest(left)) + "\n"
    if run.summary.findings:
        yield "::group::All findings of newslint\n"
        for piece in text.report(run):
            yield "".join(f"{safe_line(line)}\n" for line in piece.split("\n")[:-1])
        yield "::endgroup::\n"
    yield safe_line(text.summary_line(run)) + "\n"


def safe_line(line: str) -> str:
    """A line that the runner takes for no command: none at its start, and no old-style mark anywhere."""
    line = line.replace("##[", "# #[")
    return f"| {line}" if line.lstrip().startswith("::") else line


def step_summary(run: Run) -> str:
    """A Markdown table of every finding for the step summary, cut with a note where it would be refused."""
    parts = [f"### newslint\n\n{_marked_up(text.summary_line(run))}\n"]
    if run.summary.run_errors + run.summary.notes:
        parts.append("\n")
    parts += [f"- {_marked_up(error.path)}: {_marked_up(error.message)}\n" for error in run.errors]
    rows = [
        f"| {finding.level.value} | {_marked_up(places.name(finding.path, finding.span.start))} "
        f"| {finding.rule} | {_marked_up(finding.message)} |\n"
        for draft in run.drafts
        for places in [Places(draft.source)]
        for finding in draft.shown
    ]
    if rows:
        parts.append("\n| Level | Place | Rule | Message |\n| --- | --- | --- | --- |\n")
    size = sum(_size(part) for part in parts)
    for done, row in enumerate(rows):
        size += _size(row)
        if size > _SUMMARY_BYTES:
            parts.append(f"\n{text.counted(len(rows) - done, 'more finding')} did not fit: see the log of this step.\n")
            break
        parts.append(row)
    return "".join(parts)


def _annotations(run: Run) -> Iterator[tuple[Level, str]]:
    """Every annotation with its level, what went wrong in the run first."""
    for error in run.errors:
        yield Level.ERROR if error.failed else Level.SUGGESTION, _error_command(error)
    for draft in run.drafts:
        places = Places(draft.source)
        for finding in draft.shown:
            yield finding.level, _finding_command(finding, places)


def _chosen(annotations: Iterator[tuple[Level, str]]) -> tuple[list[tuple[Level, str]], dict[Level, int]]:
    """The annotations that fit, gravest first, and the number left out of each level.

    One notice is kept free for the count of what is left out.
    """
    levels: dict[Level, list[tuple[Level, str]]] = {level: [] for level in Level}
    for level, command in annotations:
        levels[level].append((level, command))
    over = any(len(found) > PER_LEVEL for found in levels.values())
    shown: list[tuple[Level, str]] = []
    left: dict[Level, int] = {}
    for level, found in levels.items():
        room = PER_LEVEL - (over and level is Level.SUGGESTION)
        shown += found[:room]
        if len(found) > room:
            left[level] = len(found) - room
    return shown, left


def _rest(left: dict[Level, int]) -> str:
    parts = [text.counted(number, _COMMANDS[level]) for level, number in left.items()]
    total = sum(left.values())
    return f"{text.counted(total, 'more annotation')} ({', '.join(parts)}) would not fit: see the log of this step."


def _finding_command(finding: Finding, places: Places) -> str:
    start, end = places.of(finding.span)
    properties = {"file": finding.path, "line": str(start.line), "endLine": str(end.line)}
    if start.line == end.line:
        properties |= {"col": str(max(1, start.utf16)), "endColumn": str(max(1, end.utf16))}
    lines = [one_line(finding.message)]
    lines += [text.repair_words(suggestion) for suggestion in finding.suggestions[:1]]
    lines += [text.related_words(other, places) for other in finding.elsewhere[:3]]
    lines[1:] = [line[:1].upper() + line[1:] for line in lines[1:]]
    return _command(_COMMANDS[finding.level], {**properties, "title": finding.rule}, "\n".join(lines))


def _error_command(error: RunError) -> str:
    return _command(
        "error" if error.failed else "notice", {"file": error.path, "title": "newslint"}, one_line(error.message)
    )


def _command(name: str, properties: dict[str, str], message: str) -> str:
    listed = ",".join(f"{key}={_escaped(value, ':,')}" for key, value in properties.items())
    return f"::{name} {listed}::{_escaped(message)}".replace("##[", "# #[")


def _escaped(value: str, others: str = "") -> str:
    value = value.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    for character in others:
        value = value.replace(character, f"%{ord(character):02X}")
    return value


def _marked_up(value: str) -> str:
    """Text that Markdown shows as it is: its signs become character references."""
    return _MARKUP.sub(lambda match: f"&#{ord(match.group())};", one_line(value))


def _size(part: str) -> int:
    return len(part.encode("utf-8", "surrogatepass"))
