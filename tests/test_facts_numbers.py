"""The facts checks against tables of sentences: what each must flag, and what every one must leave alone.

A row of a table: flag or pass, the text (with [[ ]] round the exact words, where that is tested), words of the message,
the day of publication.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from test_rule_cases import unmarked

TABLES = Path(__file__).parent / "facts"
FAMILIES = {"number-conflict": "headline", "malformed-number": "typo"}
EVERYWHERE = "silent"


def rows(table: str) -> list[list[str]]:
    lines = (TABLES / f"{table}.tsv").read_text(encoding="utf-8").splitlines()
    return [(line + "\t\t\t").split("\t")[:4] for line in lines if line]


CHECKS = sorted(path.stem for path in TABLES.glob("*.tsv") if path.stem != EVERYWHERE)
CASES = [
    pytest.param(check, *row, id=f"{check}-{number}") for check in CHECKS for number, row in enumerate(rows(check), 1)
]
SILENT = [row[1] for row in rows(EVERYWHERE)]


def rule(check: str) -> str:
    return f"{FAMILIES.get(check, 'facts')}/{check}"


@pytest.mark.parametrize(("check", "verdict", "text", "said", "day"), CASES)
def test_row(check: str, verdict: str, text: str, said: str, day: str, read: Callable[..., Any]) -> None:
    text, marked = unmarked(text.replace("\\n", "\n"))
    found = read(text, rule(check), format="markdown", day=day or None).findings
    assert {finding.rule for finding in found} <= {rule(check)}
    assert bool(found) is (verdict == "flag"), [finding.message for finding in found]
    if said:
        assert said in found[0].message
    if marked:
        assert [(finding.span.start, finding.span.end) for finding in found] == marked


@pytest.mark.parametrize("text", SILENT)
def test_figures_that_agree_are_left_alone_by_every_check(text: str, read: Callable[..., Any]) -> None:
    found = read(text.replace("\\n", "\n"), *map(rule, CHECKS), format="markdown").findings
    assert [(finding.rule, finding.message) for finding in found] == []


@pytest.mark.parametrize("check", CHECKS)
def test_every_check_has_rows_enough(check: str) -> None:
    verdicts = [row[0] for row in rows(check)]
    flags, silent = verdicts.count("flag"), verdicts.count("pass")
    assert set(verdicts) == {"flag", "pass"}
    assert flags >= 30
    assert silent >= 60


def test_what_one_check_flags_no_check_of_figures_crashes_on(read: Callable[..., Any]) -> None:
    text = "\n\n".join(row[1].replace("\\n", "\n") for check in CHECKS for row in rows(check))
    assert "internal/rule-crashed" not in {finding.rule for finding in read(text, *map(rule, CHECKS)).findings}
