"""Reports: each turns a run into text in pieces; the module of a format is imported when it is asked for."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from newslint.result import Run

_FUNCTIONS = {
    "text": ("text", "report"),
    "concise": ("concise", "report"),
    "json": ("json_report", "report"),
    "jsonl": ("json_report", "report_lines"),
    "github": ("github", "report"),
    "sarif": ("sarif", "report"),
    "gitlab": ("gitlab", "report"),
    "rdjson": ("rdjson", "report"),
    "rdjsonl": ("rdjson", "report_lines"),
    "junit": ("junit", "report"),
    "checkstyle": ("checkstyle", "report"),
    "html": ("html_report", "report"),
}
FORMATS = tuple(_FUNCTIONS)
COLUMNS = ("characters", "utf-16", "bytes")


def report(name: str, run: Run, *, color: bool = False, columns: str = "characters") -> Iterator[str]:
    """The report of a run in one of FORMATS, in pieces that end where lines end.

    ``columns`` is the unit of the columns of the concise report, one of COLUMNS; the other formats say what theirs is.

    Raises:
        ValueError: when no report has this name.
    """
    if name not in _FUNCTIONS:
        raise ValueError(f"no report is called '{name}': the reports are {', '.join(FORMATS)}")
    module, function = _FUNCTIONS[name]
    found = getattr(import_module(f"newslint.reports.{module}"), function)
    more = {"columns": columns} if name == "concise" else {}
    return cast("Iterator[str]", found(run, color=color, **more))
