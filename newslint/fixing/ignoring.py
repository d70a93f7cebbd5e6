"""Write suppression marks for all that is found, each as near to its finding as the format allows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from newslint.article import Article, Block, Span
from newslint.findings import Edit, Finding
from newslint.fixing.choosing import Fix
from newslint.fixing.marks import FORMATS, Lines, above, for_file, group_of, indent, line_end, lines_of, wrong_reason
from newslint.fixing.settling import Judge
from newslint.fixing.verifying import Reader, sound
from newslint.records import NamedTuple, replace

__all__ = ["add_marks", "wrong_reason"]

_OWN = ("ignores/", "internal/")
"""Families whose findings no mark hides."""


class _Place(NamedTuple):
    """Where a mark goes: how, and the stretch of the draft that it is for."""

    way: str
    span: Span


def add_marks(article: Article, judge: Judge, read: Reader, reason: str) -> tuple[Article, int, list[str]]:
    """The article with marks for all that is shown, how many findings they hide, and what could not be marked."""
    shown = [finding for finding in judge(article) if finding.hidden is None]
    return mark(article, judge, read, [(finding, reason) for finding in shown])


def mark(
    article: Article, judge: Judge, read: Reader, wanted: Sequence[tuple[Finding, str]]
) -> tuple[Article, int, list[str]]:
    """The article with marks for some findings, each with its reason; the rest as for ``add_marks``.

    Every mark is tried: the draft must read as before and the finding be hidden, else the next place is tried, the line
    above the block first, then before the tag, around the list or table, and last for the whole draft.
    """
    hidden = 0
    notes: list[str] = []
    waiting = list(wanted)
    for reason in dict.fromkeys(reason for _, reason in wanted):
        pending = [finding for finding, why in waiting if why == reason]
        waiting = [(finding, why) for finding, why in waiting if why != reason]
        told = [_cannot(article, finding) for finding in pending]
        notes += filter(None, told)
        pending = [finding for finding, note in zip(pending, told, strict=True) if not note]
        before = len(pending)
        for way in _WAYS:
            if pending:
                article, made, pending = _round(article, judge, read, reason, pending, way)
                waiting = [(_after(finding, made), why) for finding, why in waiting]
        hidden += before - len(pending)
        still = {(finding.rule, finding.span) for finding in judge(article) if finding.hidden is None}
        pending = [finding for finding in pending if (finding.rule, finding.span) in still]
        notes += [_note(article, finding, "no mark would leave the draft as it is read") for finding in pending]
    return article, hidden, notes


def _cannot(article: Article, finding: Finding) -> str:
    """Why a finding cannot get a mark at all, empty where it may."""
    if finding.rule.startswith(_OWN):
        return _note(article, finding, "it is about marks or newslint itself")
    if article.format not in FORMATS:
        return _note(article, finding, f"{article.format.upper()} has no comments; ignore the rule in newslint.toml")
    if article.in_code(finding.span):
        return _note(article, finding, "it is inside code")
    return ""


def _note(article: Article, finding: Finding, why: str) -> str:
    line = article.source.position(finding.span.start).line
    return f"line {line}: no mark was written for {finding.rule}: {why}"


def _round(
    article: Article, judge: Judge, read: Reader, reason: str, pending: Sequence[Finding], way: str
) -> tuple[Article, list[Fix], list[Finding]]:
    """Try one way for all findings at once, and keep the marks that hide what they are for."""
    groups: dict[_Place, list[Finding]] = {}
    left = []
    for finding in pending:
        span = _stretch(way, article, finding)
        if span is None:
            left.append(finding)
        else:
            groups.setdefault(_Place(way, span), []).append(finding)
    lines = lines_of(article)
    fixes = {place: _fix(article, lines, place, found, reason) for place, found in groups.items()}
    tried = [fix for fix in fixes.values() if fix is not None]
    made, after = sound(article, tried, read) if tried else ([], None)
    if after is None:
        return article, [], [*pending]
    quiet = {(finding.rule, finding.span) for finding in judge(after) if finding.hidden is not None}
    good = []
    for place, found in groups.items():
        fix = fixes[place]
        if fix in made and all((one.rule, _moved(one.span, made)) in quiet for one in found):
            good.append(fix)
        else:
            left += found
    if len(good) < len(made):
        made, after = sound(article, [fix for fix in good if fix is not None], read) if good else ([], None)
    if after is None:
        return article, [], [*pending]
    return after, made, [_after(finding, made) for finding in left]


def _after(finding: Finding, made: Iterable[Fix]) -> Finding:
    return replace(finding, span=_moved(finding.span, made))


def _moved(span: Span, made: Iterable[Fix]) -> Span:
    """A stretch of the draft after insertions; one that starts where a mark was put in stands after it."""
    edits = [edit for fix in made for edit in fix.edits]
    start = sum(len(edit.text) for edit in edits if edit.offset <= span.start)
    end = sum(len(edit.text) for edit in edits if edit.offset < max(span.end, span.start + 1))
    return Span(span.start + start, span.end + end)


def _block(article: Article, finding: Finding) -> Block | None:
    """The smallest block that a finding stands in."""
    around = [block for block in article.blocks if block.extent.start <= finding.span.start < block.extent.end]
    return min(around, key=lambda block: block.extent.end - block.extent.start, default=None)


def _stretch(way: str, article: Article, finding: Finding) -> Span | None:
    """The stretch that a mark of some way is for: where it goes in, or what it is put around; None for no such way."""
    block = _block(article, finding)
    if way.startswith("draft"):
        return Span(0, len(article.source.text))
    if article.format == "archieml" or (block is not None and block.key):
        return None
    start = block.extent.start if block else finding.span.start
    if way.startswith("above"):
        at = above(article, start)
        return Span(at, at) if block or start else None
    if block is None:
        return None
    if way == "before the tag":
        tag = article.format in ("html", "wordpress") and article.source.text[start : start + 1] == "<"
        return Span(start, start) if tag else None
    span = group_of(article, block)
    return Span(above(article, span.start), line_end(article.source.text, max(span.start, span.end - 1)))


_WAYS = ("above", "above with a blank line", "before the tag", "around", "draft", "draft, at its end")


def _fix(article: Article, lines: Lines, place: _Place, found: Sequence[Finding], reason: str) -> Fix | None:
    """The edits that put a mark in its place."""
    rules = [finding.rule for finding in found]
    text, (start, end) = article.source.text, place.span
    if place.way.startswith("draft"):
        edit = for_file(article, lines, rules, reason, at_end=place.way != "draft")
        return Fix("", (edit,), comment=True) if edit else None
    if place.way == "before the tag":
        return Fix("", (Edit(start, start, lines.mark("ignore", rules, reason)),), comment=True)
    lead, stop = indent(text, start), lines.line_break
    if place.way == "around":
        off, on = lines.mark("off", rules, reason), lines.mark("on", rules, "")
        return Fix("", (Edit(start, start, f"{lead}{off}{stop}"), Edit(end, end, f"{stop}{lead}{on}")), comment=True)
    gap = stop if place.way == "above with a blank line" else ""
    return Fix("", (Edit(start, start, f"{lead}{lines.mark('ignore', rules, reason)}{stop}{gap}"),), comment=True)
