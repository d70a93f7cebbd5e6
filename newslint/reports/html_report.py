"""The report as one page that needs nothing else: no network, no script, the same bytes every run."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from importlib.resources import files

from newslint.findings import Level
from newslint.reports import text
from newslint.reports.excerpts import one_line
from newslint.reports.html_marks import Numbered, marked_lines
from newslint.reports.markup import attribute, attributes
from newslint.reports.places import Places
from newslint.result import DraftResult, Run, RunError

_MOST_SUGGESTIONS, _MOST_RELATED = 5, 8
_GROUPS = tuple((level, f"{level.value.title()}s") for level in Level)
# The page may show its own style and do nothing else, whatever a draft holds.
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"


def report(run: Run, *, color: bool = False) -> Iterator[str]:  # noqa: ARG001
    """The page in pieces, a draft at a time. It is dark where the reader's system is."""
    yield from _head(run)
    yield _index(run)
    yield "<main>\n"
    number = 0
    for place, draft in enumerate(run.drafts, 1):
        shown = draft.shown
        if shown:
            items = [Numbered(number + at, finding) for at, finding in enumerate(shown, 1)]
            yield from _draft(run, draft, items, f"draft-{place}")
        number += len(shown)
    data = f", data {attribute(run.data_version)}" if run.data_version else ""
    yield f"</main>\n<footer><p>newslint {attribute(run.version)}{data}</p></footer>\n</body>\n</html>\n"


def _head(run: Run) -> Iterator[str]:
    summary = attribute(text.summary_line(run, errors="below"))
    style = (files("newslint.reports") / "page.css").read_text("utf-8")
    yield '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
    yield f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
    yield '<meta name="color-scheme" content="light dark">\n<meta name="referrer" content="no-referrer">\n'
    yield f"<title>newslint: {summary}</title>\n<style>\n{style}</style>\n</head>\n<body>\n"
    yield f"<header>\n<h1>newslint</h1>\n<p>{summary}</p>\n"
    if run.summary.findings:
        yield "<p>Marked words carry a label: E is an error, W a warning, S a suggestion. "
        yield "The label leads to what is said of them, and back.</p>\n"
    yield "</header>\n"


def _index(run: Run) -> str:
    """What went wrong, a table of the drafts with findings where there are several, and the names of the rest."""
    parts = []
    errors = list(run.errors)
    if errors:
        listed = "".join(f"<li>{_told(error)}</li>\n" for error in errors)
        parts.append(
            f'<section aria-labelledby="wrong">\n<h2 id="wrong">The run itself</h2>\n<ul>\n{listed}</ul>\n</section>\n'
        )
    flagged = [(number, draft) for number, draft in enumerate(run.drafts, 1) if draft.shown]
    if len(run.drafts) > 1 and flagged:
        heads = "".join(f'<th scope="col">{name}</th>' for name in ("Draft", *(group for _, group in _GROUPS)))
        rows = "".join(_row(number, draft) for number, draft in flagged)
        table = f"<table>\n<thead><tr>{heads}</tr></thead>\n<tbody>\n{rows}</tbody>\n</table>\n"
        parts.append(f'<nav aria-labelledby="drafts">\n<h2 id="drafts">Drafts</h2>\n{table}</nav>\n')
    clean = [draft.path for draft in run.drafts if draft.source and not draft.shown]
    if clean:
        listed = "".join(f"<li>{attribute(path)}</li>\n" for path in clean)
        head = f"{text.counted(len(clean), 'draft')} with nothing to look at"
        parts.append(f"<details>\n<summary>{head}</summary>\n<ul>\n{listed}</ul>\n</details>\n")
    return "".join(parts)


def _row(number: int, draft: DraftResult) -> str:
    levels = [finding.level for finding in draft.shown]
    cells = "".join(
        f'<td class="{level.value if level in levels else "none"}">{levels.count(level)}</td>' for level in Level
    )
    return f'<tr><th scope="row"><a href="#draft-{number}">{attribute(draft.path)}</a></th>{cells}</tr>\n'


def _told(error: RunError) -> str:
    level = "error" if error.failed else "note"
    return f"<b>{attribute(error.path)}</b>: {level}: {attribute(error.message)}"


def _draft(run: Run, draft: DraftResult, items: Sequence[Numbered], name: str) -> Iterator[str]:
    """A draft with its words marked, and beside it the list of what was found, gravest first."""
    places = Places(draft.source)
    yield f'<section class="draft" id="{name}" aria-labelledby="{name}-title">\n'
    yield f'<h2 id="{name}-title">{attribute(draft.path)}</h2>\n<div class="columns">\n'
    yield '<div class="text" role="group" aria-label="Text of the draft">\n'
    yield "".join(marked_lines(places, items, name))
    yield '</div>\n<div class="findings" role="region" aria-label="Findings" tabindex="0">\n'
    for level, group in _GROUPS:
        found = [item for item in items if item.finding.level is level]
        if found:
            yield f'<h3 class="{level.value}">{group} ({len(found)})</h3>\n<ul>\n'
            for item in found:
                yield _finding(run, item, places, name)
            yield "</ul>\n"
    yield "</div>\n</div>\n</section>\n"


def _finding(run: Run, item: Numbered, places: Places, name: str) -> str:
    finding = item.finding
    number, level = item.number, finding.level.value
    place = places.source.place(finding.span.start) or "line {0.line}, column {0.column}".format(
        places.at(finding.span.start)
    )
    back = attributes({"class": f"label {level}", "href": f"#mark-{number}", "aria-label": f"{item.label}, {level}"})
    speech = " · in speech" if finding.in_speech else ""
    parts = [
        f'<li id="finding-{number}" class="{level}">\n<p><a{back}>{item.label}</a> {attribute(finding.message)}</p>\n'
    ]
    parts.append(f'<p class="rule">{attribute(finding.rule)} · {attribute(place)}{speech}</p>\n')
    notes = [attribute(text.repair_words(suggestion)) for suggestion in finding.suggestions[:_MOST_SUGGESTIONS]]
    for other in finding.related[:_MOST_RELATED]:
        words = attribute(text.related_words(other, places))
        notes.append(f'<a href="#{name}-{places.line(other.span.start)}">{words}</a>')
    more = len(finding.related) - _MOST_RELATED
    if more > 0:
        notes.append(f"and {text.counted(more, 'more place')}")
    if notes:
        parts.append("<ul>" + "".join(f"<li>{note}</li>" for note in notes) + "</ul>\n")
    rule = run.rules.get(finding.rule)
    if rule and rule.why.strip():
        parts.append(f"<details><summary>Why</summary><p>{attribute(one_line(rule.why))}</p></details>\n")
    return "".join((*parts, "</li>\n"))
