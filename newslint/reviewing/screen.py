"""What a person sees of a finding under review: the lines around it, the rule, the evidence, the repairs by number."""

from __future__ import annotations

from collections.abc import Iterator

from newslint.article import Span
from newslint.engine import SPEECH_NOTE
from newslint.findings import Finding, Suggestion, Tier
from newslint.records import replace
from newslint.reports.excerpts import clean, one_line, window
from newslint.reports.places import Places
from newslint.reports.text import LEVEL_COLORS, painted
from newslint.reviewing.session import Session
from newslint.source import Source

HELP = """\
  1-9  take the repair of this number (a takes the first)
  e    type other words for the marked ones
  i    ignore this finding, with a reason that goes into the draft
  s    skip it, and leave the draft as it is (so does an empty line)
  b    go back to the one before, and forget what was decided of it
  q    write what was decided so far, and end
  ?    this list; Ctrl-C ends without writing anything"""
_ROLES = {Tier.SAFE: "", Tier.ASK: "", Tier.SHOW: "  (check first)"}


def lines(session: Session, *, color: bool) -> Iterator[str]:
    """The finding that is to be decided, line by line."""
    finding = session.finding
    if finding is None:
        return
    before = session.article.source
    source = replace(before, text=session.text())
    span = session.span_now(finding.span)
    places = Places(source)
    point = places.at(span.start)
    paint = LEVEL_COLORS[finding.level]
    head = painted(f"{one_line(finding.path)}:{point.line}:{point.column}", "1", color)
    count = f"[{session.at + 1}/{len(session.findings)}]"
    yield f"{count} {head}: {painted(finding.level.value, paint, color)} {finding.rule}"
    yield f"  {one_line(finding.message)}"
    yield from _around(source, places.line(span.start), span, paint, color)
    for other in finding.related[:8]:
        yield f"       also {_other(places, session.span_now(other.span), other.message)}"
    for number, suggestion in enumerate(finding.suggestions[:9], 1):
        yield f"    {number}  {_repair(suggestion)}{'' if finding.in_speech else _ROLES[suggestion.tier]}"
    if finding.in_speech and SPEECH_NOTE not in finding.message:
        yield f"       {SPEECH_NOTE}"


def _around(source: Source, line: int, span: Span, paint: str, color: bool) -> Iterator[str]:
    """The line of a finding with its words marked, and the lines before and after it that hold words."""
    for number in range(max(1, line - 2), min(len(source.line_starts), line + 2) + 1):
        bar = f"{number:5} {painted('|', '2', color)}"
        if number == line:
            view = window(source, line, span)
            yield f"{bar} {view.before}{painted(view.marked, paint, color)}{view.after}".rstrip()
            yield f"      {painted('|', '2', color)} {' ' * view.indent}{painted('^' * view.width, paint, color)}"
        elif source.line_text(number).strip():
            yield f"{bar} {painted(one_line(source.line_text(number), 100), '2', color)}"


def _other(places: Places, span: Span, message: str) -> str:
    excerpt = one_line(places.source.text[span.start : span.end], 60)
    return ": ".join(part for part in (places.short_name(span.start), one_line(message, 100), excerpt) if part)


def _repair(suggestion: Suggestion) -> str:
    text = clean(suggestion.text)
    return f"“{one_line(text, 100) if text.strip() else text}”" if text else "delete it"


def prompt(finding: Finding) -> str:
    """The question, with the keys that make sense here."""
    repairs = min(9, len(finding.suggestions))
    take = {0: "", 1: "a take, "}.get(repairs, f"1-{repairs} take, ")
    return f"{take}e edit, i ignore, s skip, b back, q write and end, ? help: "
