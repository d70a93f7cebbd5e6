"""--statistics and --profile."""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path

import jsonschema
import pytest
from click.testing import CliRunner, Result

from newslint import profiling
from newslint.cli import cli
from newslint.profiling import Clock, told

BAD = "The council said that the the bridge would close.\n\nIt reopens in in May, the mayor told residents.\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "newslint.toml").write_text(
        'only = ["typo/repeated-word", "leftovers/placeholder", "ignores"]\n', encoding="utf-8"
    )
    (tmp_path / "a.md").write_text(BAD, encoding="utf-8")
    mark = "<!-- newslint: ignore typo/repeated-word -- his words -->\n\n"
    (tmp_path / "b.md").write_text(f"{mark}{BAD}\nLorem ipsum dolor sit amet.\n", encoding="utf-8")
    (tmp_path / "c.md").write_text("Nothing to see.\n", encoding="utf-8")
    return tmp_path


def run(*args: str) -> Result:
    return CliRunner().invoke(cli, ("check", *args))


def test_counts_stand_in_place_of_the_findings(folder: Path) -> None:
    result = run("--statistics", "a.md", "b.md", "c.md")
    lines = [line.split() for line in result.stdout.splitlines()]
    assert ["errors", "warnings", "suggestions", "hidden", "drafts", "rule"] in lines
    (row,) = [line for line in lines if line[-1:] == ["typo/repeated-word"]]
    assert sum(map(int, row[:3])) == 3
    assert row[3:5] == ["1", "2"]
    assert "a.md:1" not in result.stdout
    assert [line[-1] for line in lines if line[-1:] in (["a.md"], ["b.md"], ["c.md"])] == ["b.md", "a.md"]
    assert result.stdout.splitlines()[-1].startswith("Found")
    assert result.exit_code == run("a.md", "b.md", "c.md").exit_code


def test_json_holds_them_besides_and_fits_its_schema(folder: Path) -> None:
    schema = json.loads(files("newslint").joinpath("report_schema.json").read_text(encoding="utf-8"))
    report = json.loads(run("--statistics", "--format", "json").stdout)
    jsonschema.validate(report, schema, jsonschema.Draft202012Validator)
    counts = report["statistics"]
    shown = [finding for finding in report["findings"] if not finding["hidden"]]
    for level in ("error", "warning", "suggestion"):
        expected = sum(finding["level"] == level for finding in shown)
        assert sum(rule[level] for rule in counts["rules"]) == expected
        assert sum(draft[level] for draft in counts["drafts"]) == expected
    assert sum(rule["hidden"] for rule in counts["rules"]) == 1
    last = json.loads(run("--statistics", "--format", "jsonl").stdout.splitlines()[-1])
    assert last["statistics"] == counts
    parts = {key: value for key, value in schema.items() if key in ("$schema", "$id", "$defs")}
    jsonschema.Draft202012Validator({**parts, "$ref": "#/$defs/line"}).validate(last)
    assert "statistics" not in json.loads(run("--format", "json").stdout)


def test_reports_without_room_for_counts_say_so(folder: Path) -> None:
    result = run("--statistics", "--format", "sarif")
    assert result.exit_code == 2
    assert "--statistics goes with --format text, concise, json, jsonl" in result.stderr


def test_a_clean_run_has_no_tables(folder: Path) -> None:
    assert run("--statistics", "c.md").stdout == "1 draft checked, nothing to look at.\n"


def test_a_clock_counts_each_moment_once() -> None:
    times = iter(range(100))
    clock = Clock(lambda: float(next(times)))
    with clock.under("rule a"):
        with clock.under("ledger"):
            pass
        with clock.under("ledger"):
            pass
    with clock.under("rule b"):
        pass
    assert dict(clock.spent) == {"rule a": 3.0, "ledger": 2.0, "rule b": 1.0}


def test_a_clock_is_right_after_a_failure() -> None:
    times = iter(range(100))
    clock = Clock(lambda: float(next(times)))
    with clock.under("all"):
        with pytest.raises(ValueError, match="broken"), clock.under("rule a"):
            raise ValueError("broken")
        with clock.under("rule b"):
            pass
    assert dict(clock.spent) == {"all": 3.0, "rule a": 1.0, "rule b": 1.0}


def test_tables_are_sorted_by_time() -> None:
    lines = list(told({"rule x/a": 1.0, "rule x/b": 2.0, "rule x/c": 0.0, "reading": 1.0}, 2, 4.0))
    assert lines[0] == "profile: 8.000 s for 2 drafts"
    assert [line.split()[-1] for line in lines if "%" in line] == [
        "rules", "rules", "reading", "x/b", "x/a", "ms",
    ]  # fmt: skip


def test_the_profile_changes_no_finding_and_names_rules_and_ledger(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(profiling, "_LEAST", 0.0)
    plain = run("a.md", "b.md", "--format", "json", "--select", "quotes,typo,names")
    result = run("a.md", "b.md", "--format", "json", "--select", "quotes,typo,names", "--profile")
    assert result.stdout == plain.stdout
    assert result.exit_code == plain.exit_code
    assert "profile: " in result.stderr
    assert "ledger: " in result.stderr
    assert "  typo/repeated-word\n" in result.stderr
