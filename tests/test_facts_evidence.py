"""A finding of a sum, a date or a place names every value it was worked out from, so that an editor can go there."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from test_rule_cases import unmarked

from newslint import rulebook
from newslint.rulebook import Rule

ALONE = {
    "facts/impossible-date": "the date is held against the calendar alone",
    "facts/impossible-time": "the time is held against the clock alone",
    "facts/date-after-publication": "the other day is that of publication, which stands in the metadata",
    "house/spelling": "the form is held against the facts file alone",
    "house/rejected-word": "the word is held against a list alone",
}
"""Rules with one value in the draft, and what it is held against."""
RULES = [
    rule for rule in rulebook.load(use_cache=False) if rule.family in ("facts", "house") and rule.name not in ALONE
]
HEADLINE = ["headline/number-conflict"]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_every_value_of_a_sum_is_listed_with_its_words(rule: Rule, read: Callable[..., Any]) -> None:
    case = next(case for case in rule.cases if case.flag and not case.todo)
    text, _ = unmarked(case.text)
    result = read(text, rule.name, format=case.format, day=case.date, **(case.options or {}))
    finding = next(finding for finding in result.findings if finding.rule == rule.name)
    assert finding.related
    for other in finding.related:
        label, _, words = other.message.partition(": ")
        assert label
        assert other.span != finding.span
        assert " ".join(text[slice(*other.span)].split()) == words


def test_the_rules_left_out_exist() -> None:
    assert set(ALONE) <= {rule.name for rule in rulebook.load(use_cache=False)}


def test_the_figures_of_a_change_are_told_apart(read: Callable[..., Any]) -> None:
    text = "Revenue rose 18% to €4.1 billion from €3.2 billion."
    (finding,) = read(text, "facts/percent-change").findings
    assert {other.message for other in finding.related} == {
        "the earlier figure: €3.2 billion", "the later figure: €4.1 billion", "the change stated: 18%",
    }  # fmt: skip
    assert finding.elsewhere == ()


def test_the_flagged_words_are_no_operand_and_several_of_a_kind_are_all_listed(read: Callable[..., Any]) -> None:
    text = "| fund | sum |\n|---|---|\n| roads | 12 |\n| parks | 8 |\n| total | 21 |\n"
    (finding,) = read(text, "facts/parts-total", format="markdown").findings
    assert [other.message for other in finding.related] == ["a part: 12", "a part: 8"]
    assert finding.elsewhere == finding.related
    assert text[slice(*finding.span)] == "21"
