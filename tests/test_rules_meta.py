"""The rules are linted as rules: names, messages, reasons, cases, patterns."""

from __future__ import annotations

import re

import pytest

from newslint import rulebook
from newslint.patterns import PatternRule
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


patterned = pytest.mark.parametrize(
    "rule", [rule for rule in RULES if rule.kind not in ("python", "engine")], ids=lambda rule: rule.name
)


@patterned
def test_patterns_tell_what_a_text_must_hold_and_never_hit_nothing(rule: Rule) -> None:
    pattern = PatternRule(rule).pattern
    assert pattern is None or rule.literals, "give the rule a 'prefilter' that names words"
    assert pattern is None or not any(match.end() == match.start() for match in pattern.find(""))


@each
def test_a_text_that_a_rule_hits_passes_the_look_for_words(rule: Rule) -> None:
    if rule.kind not in ("python", "engine"):
        ready = PatternRule(rule)
        for case in rule.cases:
            text = case.text.replace("[[", "").replace("]]", "")
            if ready.pattern and any(True for _ in ready.pattern.find(text)):
                assert ready.can_hit(text, text.casefold())


@each
def test_both_engines_find_the_same_in_every_case(rule: Rule) -> None:
    pattern = PatternRule(rule).pattern if rule.kind != "engine" else None
    if pattern is None:
        return
    for case in rule.cases:
        text = case.text.replace("[[", "").replace("]]", "")
        quick = [match.span() for match in pattern.quick.finditer(text)]
        assert quick == [match.span() for match in pattern.careful.finditer(text)]
