"""The checks of the newsroom's facts file against a table of sentences, all read with one facts file on one day.

A row of the table: the check, flag or pass, the text (with [[ ]] round the exact words), words of the message. What
one check must leave alone, every check of the house must.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from test_rule_cases import unmarked

HOUSE = Path(__file__).parent / "facts" / "house"
FACTS = (HOUSE / "facts.yaml").read_text(encoding="utf-8")
ROWS = [
    (line + "\t").split("\t")[:4] for line in (HOUSE / "house.tsv").read_text(encoding="utf-8").splitlines() if line
]
CHECKS = ("age", "figure", "name", "place", "spelling", "title")
RULES = tuple(f"house/{check}" for check in CHECKS)
DAY = "2026-10-09"


def found(read: Callable[..., Any], text: str) -> list[Any]:
    return list(read(text, *RULES, format="markdown", day=DAY, facts=FACTS).findings)


@pytest.mark.parametrize(
    ("check", "verdict", "text", "said"), [pytest.param(*row, id=f"{row[0]}-{n}") for n, row in enumerate(ROWS, 1)]
)
def test_row(check: str, verdict: str, text: str, said: str, read: Callable[..., Any]) -> None:
    text, marked = unmarked(text)
    findings = found(read, text)
    if verdict == "pass":
        assert [(finding.rule, finding.message) for finding in findings] == []
        return
    own = [finding for finding in findings if finding.rule == f"house/{check}"]
    assert [(finding.span.start, finding.span.end) for finding in own] == marked
    assert said in own[0].message
    assert own == findings


@pytest.mark.parametrize("check", CHECKS)
def test_every_check_has_rows_enough(check: str) -> None:
    assert sum(row[0] == check and row[1] == "flag" for row in ROWS) >= 30
    assert sum(row[1] == "pass" for row in ROWS) >= 60
