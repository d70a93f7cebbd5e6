"""The checks of the newsroom's facts file against tables of sentences, all read with one facts file on one day.

A row of a table: the check, flag or pass, the text (with [[ ]] round the exact words, ¶ between paragraphs), words of
the message. What one check must leave alone, every check of the house must.
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
    pytest.param(*(line + "\t").split("\t")[:4], id=f"{table.stem}-{number}")
    for table in sorted(HOUSE.glob("*.tsv"))
    for number, line in enumerate(table.read_text(encoding="utf-8").splitlines(), 1)
    if line
]
CHECKS = ("age", "figure", "name", "organisation", "place", "pronoun", "rejected-word", "spelling", "title")
RULES = tuple(f"house/{check}" for check in CHECKS)
WORDS = (
    "utilise -> use; going forward -> in future; leverage; illegals; passed away -> died; chairman -> chair;"
    "Wuhan virus -> coronavirus; Madras -> Chennai; lakh; committed suicide -> died by suicide; eatery; bloodbath"
)
"""What the house never prints, for every row."""
DAY = "2026-10-09"


def found(read: Callable[..., Any], text: str) -> list[Any]:
    return list(read(text, *RULES, format="markdown", day=DAY, facts=FACTS, words=WORDS).findings)


@pytest.mark.parametrize(("check", "verdict", "text", "said"), ROWS)
def test_row(check: str, verdict: str, text: str, said: str, read: Callable[..., Any]) -> None:
    text, marked = unmarked(text.replace(" ¶ ", "\n\n"))
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
    told = [(row.values[1], row.values[2]) for row in ROWS if row.values[0] == check]
    assert len({text for verdict, text in told if verdict == "flag"}) >= 30
    assert len({text for verdict, text in told if verdict == "pass"}) >= 60


def test_every_row_is_of_a_check_and_has_a_verdict() -> None:
    assert {row.values[0] for row in ROWS} == set(CHECKS)
    assert {row.values[1] for row in ROWS} == {"flag", "pass"}
