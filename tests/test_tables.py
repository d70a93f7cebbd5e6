"""Data tables are opened in one place."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import newslint
from newslint import tables

PACKAGE = Path(newslint.__file__).parent
OPENERS = {"tables.py", "rulebook.py"}
"""Modules that may name the folder of tables: the reader, and those of what is compiled into it."""


def test_only_the_reader_of_tables_knows_where_they_are() -> None:
    named = {path.name for path in PACKAGE.rglob("*.py") if '"data"' in path.read_text(encoding="utf-8")}
    assert "tables.py" in named
    assert named <= OPENERS


def test_notes_and_empty_lines_are_no_rows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.tsv").write_text("# a note\n\none\ttwo\nthree#\t\n", encoding="utf-8")
    monkeypatch.setattr(tables, "FOLDER", str(tmp_path))
    assert tables.lines_of("a.tsv") == ["one\ttwo", "three#\t"]
    assert tables.rows_of("a.tsv") == [["one", "two"], ["three#", ""]]


def test_the_data_version_is_that_of_the_manifest() -> None:
    manifest = json.loads((PACKAGE / "data" / "manifest.json").read_text(encoding="utf-8"))
    assert tables.data_version() == manifest["version"]
