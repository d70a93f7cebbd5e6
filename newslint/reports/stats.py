"""The reports of newslint stats: a table of at most 100 columns, and JSON as ``stats_schema.json`` describes it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from newslint import __version__, readability
from newslint.records import record
from newslint.reports.excerpts import one_line
from newslint.reports.text import counted
from newslint.result import RunError
from newslint.stats import DraftStats, Figures, Limit, middle, missing, total

SCHEMA = 1
WIDTH = 100
_NONE = "–"
_OPENING = "(opening)"
_LEAST_NAME = 24


@record
class StatsRun:
    """All that a report of figures needs; ``pace`` is in words a minute."""

    drafts: tuple[DraftStats, ...]
    errors: tuple[RunError, ...]
    pace: int
    sections: bool = True


def table(run: StatsRun) -> Iterator[str]:
    """The figures as a table for people, with what is over the limits of the house below it."""
    if run.drafts:
        rows = [_HEAD, *_rows(run)]
        widths = [max(len(row[column]) for row in rows) for column in range(1, len(_HEAD))]
        if missing():
            rows, widths = [row[: _PLAIN + 1] for row in rows], widths[:_PLAIN]
        room = WIDTH - sum(widths) - len(widths)
        name = min(room, max(_LEAST_NAME, *(len(row[0]) for row in rows)))
        for row in rows:
            cells = "".join(f" {cell:>{width}}" for cell, width in zip(row[1:], widths, strict=True))
            yield f"{_fitted(row[0], name):<{name}}{cells}".rstrip() + "\n"
        yield from _below(run)
    if missing():
        yield f"\nGrade and ease are left out: {missing()}\n"


_HEAD = [
    "",
    "words",
    "sent.",
    "para.",
    "time",
    "speech",
    "w/s",
    *(measure.head for measure in readability.MEASURES.values()),
]
_PLAIN = 6


def _rows(run: StatsRun) -> Iterator[list[str]]:
    for draft in run.drafts:
        yield _row(one_line(draft.path), draft.figures, run.pace)
        for section in draft.sections if run.sections else ():
            yield _row(f"  {one_line(section.title) or _OPENING}", section.figures, run.pace)
    if len(run.drafts) > 1:
        all_told = total(run.drafts)
        yield [*_row("total", all_told, run.pace)[:6], *[""] * (1 + len(readability.MEASURES))]
        yield _median_row(middle(run.drafts), run.pace)


def _row(name: str, figures: Figures, pace: int) -> list[str]:
    counts = [figures.words, figures.sentences, figures.paragraphs]
    measures = [_number(figures.measures.get(measure)) for measure in readability.MEASURES]
    average = _number(figures.average or None)
    return [name, *map(str, counts), _time(figures.words, pace), f"{figures.speech:.0%}", average, *measures]


def _median_row(values: Mapping[str, float | None], pace: int) -> list[str]:
    counts = [f"{values[name] or 0:g}" for name in ("words", "sentences", "paragraphs")]
    measures = [_number(values[measure]) for measure in readability.MEASURES]
    plain = [_time(values["words"] or 0, pace), f"{values['speech'] or 0:.0%}", _number(values["average"])]
    return ["median", *counts, *plain, *measures]


def _number(value: float | None) -> str:
    return _NONE if value is None else f"{value:.1f}"


def _seconds(words: float, pace: int) -> int:
    return round(words * 60 / pace)


def _time(words: float, pace: int) -> str:
    minutes, seconds = divmod(_seconds(words, pace), 60)
    return f"{minutes}:{seconds:02}"


def _fitted(name: str, room: int) -> str:
    """A name cut in the middle where it is too long: both the folder and the file stay recognisable."""
    if len(name) <= room:
        return name
    tail = (room - 1) * 2 // 3
    return f"{name[: room - 1 - tail]}…{name[len(name) - tail :]}"


def _below(run: StatsRun) -> Iterator[str]:
    held = [(draft, limit) for draft in run.drafts for limit in draft.limits]
    over = [(draft, limit) for draft, limit in held if limit.over]
    if over:
        yield "\nOver the limits of the house:\n"
    for draft, limit in over:
        yield f"  {one_line(draft.path)}: {_said(limit)}\n"
    if held and not over:
        yield f"\n{'The draft is' if len(run.drafts) == 1 else 'All drafts are'} within the limits of the house.\n"


def _said(limit: Limit) -> str:
    value = f"{limit.value:.1f}" if limit.value is not None and limit.value % 1 else f"{limit.value or 0:g}"
    more = f", {counted(limit.over, 'place')}" if limit.over > 1 else ""
    return f"{limit.measure} {value}, limit {limit.limit:g}{more} ({limit.rule})"


def report_json(run: StatsRun) -> Iterator[str]:
    """The figures as one JSON object."""
    document = {
        "schema": SCHEMA,
        "tool": {"name": "newslint", "version": __version__},
        "engine": None if missing() else {"name": "textstat", "version": _version()},
        "words_per_minute": run.pace,
        "drafts": [_draft_fields(draft, run.pace) for draft in run.drafts],
        "total": _plain_fields(total(run.drafts), run.pace) if run.drafts else None,
        "median": _median_fields(run.drafts) if run.drafts else None,
        "errors": [{"path": error.path, "message": error.message, "kind": error.kind} for error in run.errors],
    }
    yield json.dumps(document, ensure_ascii=True, indent=2) + "\n"


def _version() -> str:
    from importlib.metadata import version

    return version("textstat")


def _plain_fields(figures: Figures, pace: int) -> dict[str, Any]:
    return {
        "words": figures.words,
        "sentences": figures.sentences,
        "paragraphs": figures.paragraphs,
        "reading_seconds": _seconds(figures.words, pace),
        "speech_share": round(figures.speech, 4),
    }


def _figure_fields(figures: Figures, pace: int) -> dict[str, Any]:
    measures = {name: _rounded(value) for name, value in figures.measures.items()} or None
    return {
        **_plain_fields(figures, pace),
        "words_per_sentence": round(figures.average, 2) if figures.average else None,
        "longest_sentence": figures.longest or None,
        "measures": measures,
    }


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 2)


def _draft_fields(draft: DraftStats, pace: int) -> dict[str, Any]:
    return {
        "path": draft.path,
        "headline": draft.headline or None,
        **_figure_fields(draft.figures, pace),
        "sections": [
            {"title": section.title or None, "line": section.line, **_figure_fields(section.figures, pace)}
            for section in draft.sections
        ],
        "limits": [
            {
                "rule": limit.rule,
                "measure": limit.measure,
                "limit": limit.limit,
                "value": _rounded(limit.value),
                "over": limit.over,
            }
            for limit in draft.limits
        ],
    }


def _median_fields(drafts: Sequence[DraftStats]) -> dict[str, Any]:
    values = middle(drafts)
    measures = {name: _rounded(values[name]) for name in readability.MEASURES}
    return {
        "words": values["words"],
        "sentences": values["sentences"],
        "paragraphs": values["paragraphs"],
        "speech_share": round(values["speech"] or 0, 4),
        "words_per_sentence": _rounded(values["average"]),
        "longest_sentence": values["longest"],
        "measures": None if missing() else measures,
    }
