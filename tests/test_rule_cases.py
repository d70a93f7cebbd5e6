"""The cases in the rule files, run: what they mark is found, and nothing else."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest

from newslint import rulebook
from newslint.rulebook import Case, Rule

MARK = re.compile(r"(?<!!)\[\[|(?<=!\[)\[\[|\]\](?=\]\()|\]\](?!\])")
CASES = [
    pytest.param(rule, case, id=f"{rule.name}-{number}")
    for rule in rulebook.load(use_cache=False)
    for number, case in enumerate(rule.cases, 1)
]


def unmarked(text: str) -> tuple[str, list[tuple[int, int]]]:
    """The text without its marks, and the spans they enclosed."""
    parts, spans, start, at, length = [], [], 0, 0, 0
    for match in MARK.finditer(text):
        parts.append(text[at : match.start()])
        length += match.start() - at
        at = match.end()
        if match.group() == "[[":
            start = length
        else:
            spans.append((start, length))
    return "".join([*parts, text[at:]]), spans


@pytest.mark.parametrize(("rule", "case"), CASES)
def test_case(rule: Rule, case: Case, read: Callable[..., Any]) -> None:
    text, expected = unmarked(case.text) if case.flag else (case.text, [])
    result = read(text, rule.name, format=case.format, day=case.date, **(case.options or {}))
    found = [(finding.span.start, finding.span.end) for finding in result.findings if finding.rule == rule.name]
    if case.todo:
        assert found != expected, "this gap is closed: take its 'todo' out"
        return
    said = [finding.message for finding in result.findings]
    assert sorted(found) == expected, f"{[text[start:end] for start, end in found]} {said}"
    if case.fixed is not None:
        edited = text
        for finding in reversed(result.findings):
            edited = edited[: finding.span.start] + finding.suggestions[0].text + edited[finding.span.end :]
        assert edited == case.fixed
