"""Repairs of suppression marks: an unused one is taken out, a mistyped rule name is mended."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from newslint.article import Span
from newslint.findings import Edit, Suggestion, Tier
from newslint.on_use import compiled
from newslint.rulebook import Rule, names_match

_BREAK = compiled(r"\r\n|\n|\r")
_BLANK_BEFORE = compiled(r"(?:\A|(?:\r\n|\n|\r))(?:\r\n|\n|\r)\Z|\A\Z")


def taken_out(text: str, spans: Iterable[Span], tier: Tier) -> Suggestion:
    """The removal of marks, each with its whole line where it stands alone on it."""
    return Suggestion("", tier, tuple(Edit(*_removed(text, span), "") for span in spans))


def renamed(text: str, span: Span, name: str, better: str) -> Suggestion | None:
    """Another rule name in a mark, None where the name does not stand in it by itself."""
    at = text.find(name, span.start, span.end)
    if at < 0:
        return None
    return Suggestion(better, Tier.ASK, (Edit(at, at + len(name), better),))


def tier_of_unused(names: Sequence[str], known: Mapping[str, Rule], running: Collection[str]) -> Tier:
    """Safe where every rule of a mark ran: one that is switched off today may find something tomorrow."""
    for rule in known.values():
        named = any(names_match(name, rule) for name in names)
        if named and rule.name not in running and (rule.default or rule.name in names):
            return Tier.ASK
    return Tier.SAFE


def _removed(text: str, span: Span) -> Span:
    start = max(text.rfind("\n", 0, span.start), text.rfind("\r", 0, span.start)) + 1
    match = _BREAK.search(text, span.end)
    end = match.start() if match else len(text)
    if text[start : span.start].strip(" \t") or text[span.end : end].strip(" \t"):
        spaced = text[span.start - 1 : span.start] in (" ", "") and text[span.end : span.end + 1] == " "
        return Span(span.start, span.end + spaced)
    stop = match.end() if match else end
    following = _BREAK.match(text, stop)
    if following and _BLANK_BEFORE.search(text, max(0, start - 4), start):
        stop = following.end()
    return Span(start, stop)
