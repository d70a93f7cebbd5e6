"""The page of what newslint understood of a draft."""

from __future__ import annotations

import json
from pathlib import Path

from click.testing import CliRunner, Result

from newslint.cli import cli

DRAFT = """\
---
title: The mill
date: 2026-03-17
---

The mill burned on Friday, 3 April 2026.

“We saw it 🔥 come,” said the owner.

It was dark.

“Nobody came to help us that night.”

The mill is gone.

![A man at the gate](mill.jpg "The gate. Photo: Lena Sand/NPA")
"""


def run(folder: Path, *args: str, text: str = DRAFT) -> Result:
    path = folder / "mill.md"
    path.write_text(text, encoding="utf-8")
    return CliRunner().invoke(cli, ["ledger", str(path), *args])


def test_every_place_in_the_json_holds_its_words(tmp_path: Path) -> None:
    page = json.loads(run(tmp_path, "--format", "json").stdout)
    assert page["published"] == {"day": "2026-03-17", "origin": "date: 2026-03-17"}
    assert [date["text"] for date in page["dates"]] == ["Friday, 3 April 2026"]
    quoted = page["quotations"]
    assert [quote["text"] for quote in quoted] == ["“We saw it 🔥 come,”", "“Nobody came to help us that night.”"]
    for place in (*page["dates"], *quoted):
        assert DRAFT[place["offset"] : place["end_offset"]] == place["text"]
        line = DRAFT.split("\n")[place["line"] - 1]
        assert line[place["column"] - 1 :].startswith(place["text"])


def test_speakers_and_quotations_of_nobody_are_told_apart(tmp_path: Path) -> None:
    result = run(tmp_path)
    assert result.exit_code == 0
    lines = result.stdout.split("\n")
    first = next(number for number, line in enumerate(lines) if "come,”" in line)
    last = next(number for number, line in enumerate(lines) if "that night" in line)
    assert "the owner" in lines[first + 1]
    assert lines[last + 1].strip() == "nobody named"


def test_pictures_say_what_is_there_and_what_is_not(tmp_path: Path) -> None:
    picture = json.loads(run(tmp_path, "--format", "json").stdout)["pictures"][0]
    assert picture["credit"]["text"] == "Photo: Lena Sand/NPA"
    bare = DRAFT.replace(' "The gate. Photo: Lena Sand/NPA"', "")
    assert "credit: (absent)" in run(tmp_path, text=bare).stdout


def test_a_draft_that_is_not_there_ends_the_run(tmp_path: Path) -> None:
    result = CliRunner().invoke(cli, ["ledger", str(tmp_path / "none.md")])
    assert result.exit_code == 2
    assert "none.md" in result.output


def test_standard_input_is_read_under_a_name(tmp_path: Path) -> None:
    result = CliRunner().invoke(cli, ["ledger", "-", "--stdin-filename", "mill.md"], input=DRAFT)
    assert result.stdout.startswith("mill.md\n  dated 2026-03-17")
