"""The result of a draft as plain rows for the cache, and back; the path is not in them, so that copies share them."""

from __future__ import annotations

import json
from typing import Any

from newslint.article import Span
from newslint.findings import Edit, Finding, Hidden, Level, Related, Suggestion, Tier
from newslint.result import DraftResult, RuleInfo
from newslint.source import Source

_LEVELS = {level.value: level for level in Level}
_TIERS = {tier.value: tier for tier in Tier}


def dumped(draft: DraftResult, holds: tuple[str, str]) -> str:
    """A result as JSON in ASCII; ``holds`` are the day it starts to hold after and the last day it holds, or empty."""
    rows = [_finding_row(finding) for finding in draft.findings]
    left = [[rule, *span, reason] for rule, span, reason in draft.left_alone]
    others = [[rule.name, rule.level.value, rule.message, rule.why, rule.fix.value] for rule in draft.other_rules]
    return json.dumps([*holds, rows, left, others], separators=(",", ":"))


def loaded(text: str, source: Source) -> tuple[tuple[str, str], DraftResult]:
    """The days between which a result holds, and the result for a draft; the inverse of ``dumped``.

    Raises:
        ValueError, TypeError, KeyError: when the text is something else.
    """
    after, until, rows, left, others = json.loads(text)
    findings = tuple(_finding(row, source.path) for row in rows)
    alone = tuple((rule, Span(start, end), reason) for rule, start, end, reason in left)
    rules = tuple(
        RuleInfo(name, _LEVELS[level], message, why, _TIERS[fix]) for name, level, message, why, fix in others
    )
    return (after, until), DraftResult(source.path, source, findings, (), alone, other_rules=rules)


def _finding_row(finding: Finding) -> list[Any]:
    return [
        finding.rule,
        finding.level.value,
        finding.message,
        *finding.span,
        finding.zone,
        int(finding.in_speech),
        finding.excerpt,
        [
            [item.text, item.tier.value, [[edit.offset, edit.end_offset, edit.text] for edit in item.edits]]
            for item in finding.suggestions
        ],
        [[*other.span, other.message] for other in finding.related],
        finding.fingerprint,
        [finding.hidden.by, finding.hidden.reason] if finding.hidden else None,
    ]


def _finding(row: list[Any], path: str) -> Finding:
    rule, level, message, start, end, zone, in_speech, excerpt, suggestions, related, fingerprint, hidden = row
    return Finding(
        path,
        rule,
        _LEVELS[level],
        message,
        Span(start, end),
        zone,
        bool(in_speech),
        excerpt,
        tuple(map(_suggestion, suggestions)),
        tuple(Related(Span(low, high), words) for low, high, words in related),
        fingerprint,
        Hidden(*hidden) if hidden else None,
    )


def _suggestion(row: list[Any]) -> Suggestion:
    text, tier, edits = row
    return Suggestion(text, _TIERS[tier], tuple(Edit(*edit) for edit in edits))
