"""The report for people: each finding with its line, the words marked, repairs and other places."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from newslint.article import Span
from newslint.findings import Finding, Level, Related, Suggestion, Tier
from newslint.reports.excerpts import clean, one_line, window
from newslint.reports.places import Places
from newslint.result import Run, RunError

LEVEL_COLORS = {Level.ERROR: "31;1", Level.WARNING: "33;1", Level.SUGGESTION: "36;1"}
_BOLD, _DIM, _GREEN = "1", "2", "32"
_REPAIRS = {Tier.SAFE: "fix", Tier.ASK: "fix, if you agree", Tier.SHOW: "fix by hand"}
_MOST_SUGGESTIONS, _MOST_RELATED = 5, 8
_SAID_BY_ALSO = "also here"


def painted(text: str, code: str, color: bool) -> str:
    """Text in a colour or weight (an SGR code), or as it is."""
    return f"\x1b[{code}m{text}\x1b[0m" if color and text else text


def counted(number: int, noun: str) -> str:
    """A number and its noun, in the plural where it is not one."""
    return f"{number} {noun}{'' if number == 1 else 's'}"


def report(run: Run, *, color: bool = False) -> Iterator[str]:
    """One piece for each finding, then what went wrong, then a line of counts."""
    for draft in run.drafts:
        places = Places(draft.source)
        for finding in draft.shown:
            yield "\n".join(finding_lines(finding, places, color)) + "\n\n"
    told = [error_line(error, color) for error in run.errors]
    if told:
        yield "\n".join(told) + "\n\n"
    yield summary_line(run) + "\n"


def error_line(error: RunError, color: bool = False) -> str:
    """What went wrong with a draft, in one line."""
    level = painted("error", LEVEL_COLORS[Level.ERROR], color) if error.failed else "note"
    return f"{painted(one_line(error.path), _BOLD, color)}: {level}: {one_line(error.message)}"


def summary_line(run: Run, errors: str = "above") -> str:
    """The counts of a run as a sentence or two; ``errors`` says where those of the run itself stand."""
    summary = run.summary
    told = [mended_line(run), _found(run)] if summary.mended else [_found(run)]
    if summary.hidden:
        told.append(f"{counted(summary.hidden, 'finding')} {'is' if summary.hidden == 1 else 'are'} hidden.")
    if summary.run_errors:
        told.append(f"{counted(summary.run_errors, 'error')} in the run itself: see {errors}.")
    return " ".join(told)


def mended_line(run: Run, lead: str = "") -> str:
    """What was written into the drafts: "3 findings fixed in 2 drafts."; ``lead`` stands before the verb."""
    summary = run.summary
    done = [
        f"{counted(number, 'finding')} {lead}{what}"
        for number, what in ((summary.fixed, "fixed"), (summary.ignored, "ignored"))
        if number
    ]
    return f"{' and '.join(done)} in {counted(summary.mended, 'draft')}."


def _found(run: Run) -> str:
    summary = run.summary
    if not summary.findings:
        if summary.drafts:
            return f"{counted(summary.drafts, 'draft')} checked, nothing to look at."
        return "No draft was checked."
    parts = [counted(getattr(summary, level.value), level.value) for level in Level if getattr(summary, level.value)]
    listed = " and ".join(part for part in (", ".join(parts[:-1]), parts[-1]) if part)
    total = "1 draft" if summary.drafts == 1 else f"{summary.flagged} of {summary.drafts} drafts"
    return f"Found {listed} in {total}."


def finding_lines(finding: Finding, places: Places, color: bool = False) -> Iterator[str]:
    """A finding with its line, the words marked, repairs and other places, line by line."""
    start = places.at(finding.span.start)
    paint = LEVEL_COLORS[finding.level]
    place = painted(places.name(one_line(finding.path), finding.span.start), _BOLD, color)
    yield f"{place}: {painted(finding.level.value, paint, color)} {finding.rule}"
    yield f"  {one_line(finding.message)}"
    gutter = max(4, len(str(start.line)) + 2)
    bar = painted("|", _DIM, color)
    yield from _marked_line(finding.span, places, gutter, bar, paint, color)
    notes = chain(
        map(repair_words, finding.suggestions[:_MOST_SUGGESTIONS]),
        (related_words(other, places) for other in finding.elsewhere[:_MOST_RELATED]),
    )
    for note in notes:
        yield f"{' ' * gutter} = {note}"
    more = len(finding.elsewhere) - _MOST_RELATED
    if more > 0:
        yield f"{' ' * gutter} = and {counted(more, 'more place')}"


def _marked_line(span: Span, places: Places, gutter: int, bar: str, paint: str, color: bool) -> Iterator[str]:
    line = places.line(span.start)
    first, last = places.source.line_span(line)
    if first == last and span.end > last:  # a picture of a Word document without words of its own: show its caption
        line = places.line(span.end)
        first, last = places.source.line_span(line)
    if first == last:
        return
    view = window(places.source, line, span)
    named = places.source.place(first) or ""
    count = "" if named and not named.startswith("paragraph ") else str(places.at(first).line)  # a note has no number
    number = painted(count.rjust(gutter), _DIM, color)
    shown = f"{view.before}{painted(view.marked, paint, color)}{view.after}"
    yield f"{number} {bar} {shown}".rstrip()
    yield f"{' ' * gutter} {bar} {' ' * view.indent}{painted('^' * view.width, paint, color)}"


def repair_words(suggestion: Suggestion) -> str:
    """A repair in one line: how it may be used, and what the words would be."""
    text = clean(suggestion.text)
    if not text:
        return f"{_REPAIRS[suggestion.tier]}: delete it"
    shown = one_line(text, 120)
    return f"{_REPAIRS[suggestion.tier]}: {shown if shown == text or len(text) > 120 else f'“{text}”'}"


def related_words(related: Related, places: Places) -> str:
    """Another place in one line: where it is, what bears on the finding, and its words."""
    excerpt = one_line(places.source.text[related.span.start : max(related.span)], 60)
    parts = [
        f"also {places.short_name(related.span.start)}",
        "" if related.message == _SAID_BY_ALSO else one_line(related.message, 120),
        f"“{excerpt}”" if excerpt and not related.message.endswith(f": {excerpt}") else "",
    ]
    return ": ".join(part for part in parts if part)
