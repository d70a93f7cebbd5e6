"""The rules are linted as rules: names, messages, reasons, cases, patterns."""

from __future__ import annotations

import re

import pytest

from newslint import rulebook
from newslint.patterns import PatternSet
from newslint.rulebook import Rule

RULES = rulebook.load(use_cache=False)
each = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)


@each
def test_names_are_family_and_lower_case_words(rule: Rule) -> None:
    assert re.fullmatch(r"[a-z]+/[a-z]+(-[a-z]+)*", rule.name)


@each
def test_message_and_reason_are_sentences(rule: Rule) -> None:
    assert rule.message[0].isupper() or rule.message[0] in "'\"“{"
    assert rule.message.endswith((".", "?"))
    assert rule.why.endswith(".")
    assert len(rule.message) <= 160


@each
def test_enough_cases_of_both_kinds(rule: Rule) -> None:
    if rule.kind != "engine":
        assert sum(case.flag and not case.todo for case in rule.cases) >= 3
        assert sum(not case.flag and not case.todo for case in rule.cases) >= 5


@each
def test_rules_that_beat_others_name_real_ones(rule: Rule) -> None:
    assert rule.beats <= {other.name for other in RULES}


@pytest.mark.parametrize(
    "rule", [rule for rule in RULES if rule.kind not in ("python", "engine")], ids=lambda r: r.name
)
def test_patterns_are_in_the_linear_pass_and_never_hit_nothing(rule: Rule) -> None:
    patterns = PatternSet([rule])
    pattern = patterns.rules[0].pattern
    assert pattern is None or not patterns._always, "give the rule a 'prefilter' that RE2 can run"
    assert pattern is None or not any(match.end() == match.start() for match in pattern.find(""))
