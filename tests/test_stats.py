"""newslint stats: counts by draft and section, the table, the JSON, limits of the house, drafts that cannot be read."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from jsonschema import Draft202012Validator

from newslint.cli import cli

ROOT = Path(__file__).resolve().parent.parent
SCHEMA = json.loads((ROOT / "newslint" / "stats_schema.json").read_text(encoding="utf-8"))
PLAIN = (
    "The port of Velm shut on Monday. A crane fell in the dock at dawn, and no boat could get past it. The crew "
    "got out in time. Two men hurt their hands, and one was kept in the ward for a night. The firm that owns the "
    "crane said it would pay. Divers went down to look at the chain. It had worn thin on one side, they found. "
    "The dock will be clear by Friday, the port said. Ships that were due this week will sail to Osterby. The "
    "town has one road to the dock, and it was full of trucks all day. Some drivers slept in their cabs. A bar "
    "near the gate gave them soup."
)
DRAFT = f"""# Port shut

{PLAIN}

## The chain

“It was thin,” Ana Brok said.

> We saw it.

- a crane
- It was old.

## Nothing yet

![A dock](dock.jpg)
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "newslint.toml").write_text("", encoding="utf-8")
    (tmp_path / "port.md").write_text(DRAFT, encoding="utf-8")
    (tmp_path / "brief.md").write_text("# Rain\n\nIt rained on Monday. It was cold.\n", encoding="utf-8")
    return tmp_path


def stats(*arguments: str, **more: Any) -> Result:
    return CliRunner().invoke(cli, ["stats", *arguments], **more)


def document(*arguments: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(stats("--format", "json", *arguments).stdout)
    Draft202012Validator(SCHEMA).validate(found)
    return found


def test_a_draft_and_its_sections(folder: Path) -> None:
    (draft,) = document("port.md")["drafts"]
    assert (draft["path"], draft["headline"]) == ("port.md", "Port shut")
    opening, chain = draft["sections"]
    assert (opening["title"], opening["line"], opening["words"], opening["sentences"]) == (None, 3, 120, 12)
    assert (chain["title"], chain["line"], chain["paragraphs"]) == ("The chain", 5, 2)
    assert chain["words"] == 6 + 3 + 5, "quotation, block quote, list"
    assert chain["sentences"] == 3, "an item that is no sentence is none"
    assert chain["speech_share"] == round(6 / 14, 4)
    assert draft["words"] == opening["words"] + chain["words"]
    assert draft["longest_sentence"] == 16
    assert set(chain["measures"].values()) == {None}, "too short to measure"
    assert opening["measures"]["smog"] is None
    assert opening["measures"]["flesch-ease"] > 80 > 10 > opening["measures"]["flesch-kincaid"]
    assert draft["reading_seconds"] == round(134 * 60 / 238)
    assert document("--wpm", "134", "port.md")["drafts"][0]["reading_seconds"] == 60


def test_several_drafts_have_a_total_and_a_median(folder: Path) -> None:
    found = document("port.md", "brief.md")
    port, brief = found["drafts"]
    assert found["total"]["words"] == port["words"] + brief["words"] == 134 + 7
    assert found["median"]["words"] == (134 + 7) / 2
    assert found["median"]["measures"]["ari"] == port["measures"]["ari"], "the brief has none"
    lines = stats("port.md", "brief.md", "--no-sections").stdout.splitlines()
    assert [line.split()[0] for line in lines[1:]] == ["port.md", "brief.md", "total", "median"]
    assert lines[3].split()[1:] == ["141", "17", "4", "0:36", "4%"]


def test_the_table_fits_a_hundred_columns(folder: Path) -> None:
    deep = folder / "a folder with a long name" / "another folder with a long name"
    deep.mkdir(parents=True)
    words = "Notwithstanding considerable administrative complications, representatives deliberated. "
    (deep / "a draft with a long name.md").write_text(
        f"# A\n\n{words * 900}\n\n## {words}\n\n{words}\n", encoding="utf-8"
    )
    shown = stats(".").stdout
    assert max(map(len, shown.splitlines())) <= 100
    assert "…" in shown
    assert "long name.md" in shown
    assert "5400" in shown


def test_limits_of_the_house(folder: Path) -> None:
    (folder / "newslint.toml").write_text(
        'select = ["readability/grade"]\n[rules."readability/grade"]\nlimit = 0\n'
        '[rules."readability/sentence-length"]\nlimit = 12\n'
        '[[overrides]]\npaths = ["brief*"]\n[overrides.rules."readability/sentence-length"]\nlimit = 3\n',
        encoding="utf-8",
    )
    port, brief = (draft["limits"] for draft in document("port.md", "brief.md")["drafts"])
    assert [(limit["rule"], limit["limit"], limit["over"]) for limit in port] == [
        ("readability/grade", 0, 1),
        ("readability/sentence-length", 12, 3),
    ]
    assert [(limit["value"], limit["limit"], limit["over"]) for limit in brief] == [(None, 0, 0), (4, 3, 1)]
    shown = stats("port.md").stdout
    assert "Over the limits of the house:\n  port.md: Flesch–Kincaid grade " in shown
    assert "words of the longest sentence 16, limit 12, 3 places (readability/sentence-length)" in shown
    (folder / "newslint.toml").write_text('[rules."readability/grade"]\nlimit = 12\n', encoding="utf-8")
    assert stats("port.md").stdout.endswith("\nThe draft is within the limits of the house.\n")
    (folder / "newslint.toml").write_text("", encoding="utf-8")
    assert "limit" not in stats("port.md").stdout


def test_every_limit_has_a_value(folder: Path) -> None:
    (folder / "newslint.toml").write_text('select = ["readability"]\n', encoding="utf-8")
    limits = {limit["rule"]: limit for limit in document("port.md")["drafts"][0]["limits"]}
    assert {rule: limit["value"] for rule, limit in limits.items() if limit["measure"].startswith("words")} == {
        "readability/average-sentence": 9.46,
        "readability/sentence-length": 16,
        "readability/paragraph-length": 120,
        "readability/subhead-gap": 120,
    }
    assert limits["readability/ease"]["value"] == document("port.md")["drafts"][0]["measures"]["flesch-ease"]
    assert not any(limit["over"] for limit in limits.values())


def test_per_path_settings_hold_for_findings(folder: Path) -> None:
    (folder / "newslint.toml").write_text(
        'only = ["readability/sentence-length"]\n[[overrides]]\npaths = ["port*"]\n'
        '[overrides.rules."readability/sentence-length"]\nlimit = 15\n',
        encoding="utf-8",
    )
    done = CliRunner().invoke(cli, ["check", "--format", "json", "port.md", "brief.md"])
    assert [(found["path"], found["message"]) for found in json.loads(done.stdout)["findings"]] == [
        ("port.md", "This sentence has 16 words, more than 15; make two of it.")
    ]


def test_what_cannot_be_read_is_told_and_the_rest_is_counted(folder: Path) -> None:
    (folder / "broken.docx").write_bytes(b"PK\x03\x04 no document")
    (folder / "data.json").write_text('{"a": 1}', encoding="utf-8")
    done = stats("broken.docx", "gone.md", "brief.md", "data.json")
    assert done.exit_code == 2
    assert [line.split(":")[1].strip() for line in done.stderr.splitlines()] == ["broken.docx", "gone.md", "data.json"]
    assert "brief.md" in done.stdout
    found = document("broken.docx", "gone.md", "brief.md")
    assert [error["path"] for error in found["errors"]] == ["broken.docx", "gone.md"]
    (folder / "broken.docx").unlink()
    assert stats(".").exit_code == 0, "JSON of another kind is passed over in a folder"
    nothing = document("gone.md")
    assert (nothing["drafts"], nothing["total"], nothing["median"]) == ([], None, None)


def test_standard_input_and_output_file(folder: Path) -> None:
    done = stats("-", "--stdin-filename", "desk.md", "-o", "figures.txt", input="# Rain\n\nIt rained on Monday.\n")
    assert (done.exit_code, done.stdout) == (0, "")
    assert (folder / "figures.txt").read_text(encoding="utf-8").splitlines()[1].split()[:2] == ["desk.md", "4"]


def test_a_wrong_setting_ends_the_run(folder: Path) -> None:
    (folder / "newslint.toml").write_text("limits = 3\n", encoding="utf-8")
    assert stats("port.md").exit_code == 2
    assert "did you mean 'limit'" in stats("port.md").stderr
    assert stats().exit_code == 2
