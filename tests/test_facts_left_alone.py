"""Why a relation was left alone: each reason that the design names is given, and ``--explain`` tells it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from newslint.cli import cli

TABLE = Path(__file__).parent / "facts_left_alone.tsv"
ROWS = [(line + "\t").split("\t")[:4] for line in TABLE.read_text(encoding="utf-8").splitlines()]
NAMED = {
    "hedge": ("a figure is hedged", "a hedge", "a hedge, a range or a name", "the body hedges its figure"),
    "range": ("a range", "a range or list of days", "a range, a name or a year", "a range or a name"),
    "third number": ("other figures stand between, so that no pairing is sure",),
    "ambiguous place": (
        "the second name may be that of a town", "the place shares its name with a region elsewhere",
        "the region has small places named after towns abroad",
    ),
    "no date": ("the draft has no date: give one with --date", "no year is known"),
    "quotation": ("the speaker's day, not the paper's", "the speaker's year may not be the paper's"),
    "other units": ("figures of different units",),
    "other base": ("the share may have another base", "the sentence tells of another base for the percentage"),
    "disputed": ("who it belongs to is disputed",),
    "another time": ("borders may have been others then", "capitals may have been others then"),
    "another person": ("the name may be a relative's", "the death may be a relative's"),
    "open list": ("the list may be only a part",),
    "dimensions": ("dimensions",),
    "one time all year": ("a place that keeps one time all year", "close to a change of clocks"),
    "Julian calendar": ("the Julian calendar",),
}  # fmt: skip
"""What the design calls each reason to abstain, and the words of it."""


@pytest.mark.parametrize(("rule", "text", "reason", "day"), ROWS)
def test_a_relation_that_is_not_sure_is_left_alone_with_its_reason(
    rule: str, text: str, reason: str, day: str, read: Callable[..., Any]
) -> None:
    result = read(text.replace("\\n", "\n"), rule, format="markdown", day=day or None)
    assert not result.findings
    assert reason in [left.reason for left in result.left_alone]


@pytest.mark.parametrize("name", NAMED)
def test_every_reason_of_the_design_has_its_rows(name: str) -> None:
    told = {row[2] for row in ROWS}
    assert set(NAMED[name]) <= told


def test_explain_tells_rule_place_and_reason(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "d.md").write_text("The council votes tomorrow, Friday.\n", encoding="utf-8")
    silent = CliRunner().invoke(cli, ["check", "d.md"])
    told = CliRunner().invoke(cli, ["check", "--explain", "d.md"])
    assert "no date" not in silent.output
    assert "facts/relative-day" in told.output
    assert "the draft has no date: give one with --date" in told.output
