"""The cases in tests/facts, one table a rule: verdict, day of publication, text with [[ ]] round what is found."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from test_rule_cases import unmarked

TABLES = sorted((Path(__file__).parent / "facts").glob("*.tsv"))


def _cases() -> list[Any]:
    found = []
    for table in TABLES:
        lines = table.read_text(encoding="utf-8").splitlines()
        for number, line in enumerate(lines, 1):
            if line and not line.startswith("#"):
                verdict, day, text = line.split("\t")
                found.append(pytest.param(table.stem, verdict, day, text, id=f"{table.stem}-{number}"))
    return found


@pytest.mark.parametrize(("rule", "verdict", "day", "text"), _cases())
def test_case(rule: str, verdict: str, day: str, text: str, read: Callable[..., Any]) -> None:
    name = f"facts/{rule}"
    text, expected = unmarked(text.replace("\\n", "\n"))
    assert bool(expected) == (verdict == "flag"), "a case to flag marks the words, a silent one marks none"
    result = read(text, name, day=day or None)
    found = [(finding.span.start, finding.span.end) for finding in result.findings if finding.rule == name]
    assert found == expected, f"{[text[a:b] for a, b in found]} {[finding.message for finding in result.findings]}"


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.stem)
def test_enough_cases(table: Path) -> None:
    lines = table.read_text(encoding="utf-8").splitlines()
    flags = sum(line.startswith("flag\t") for line in lines)
    silent = sum(line.startswith("pass\t") for line in lines)
    assert flags >= 15, f"{flags} cases to flag"
    assert silent >= 30, f"{silent} silent cases"
