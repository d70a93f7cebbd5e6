"""Profiles of a house in newslint.toml, and JSON that is no draft, as the command line treats them."""

from __future__ import annotations

import json
import re
from pathlib import Path

import jsonschema
import pytest
from click.testing import CliRunner, Result

from newslint import config as configs
from newslint import manual
from newslint.cli import cli
from newslint.readers import EXTENSIONS

CONFIG = """
[profiles.desk]
story = "items[0]"
headline = "title"
body = ["lead", "text"]
pictures = { at = "photos[]", alt = "alt", caption = "caption", credit = ["by", "agency"] }
"""
STORY = {"items": [{"title": "Bridge opens", "lead": "It is late.", "text": "The the bridge opened."}]}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "story.json").write_text(json.dumps(STORY), encoding="utf-8")
    (tmp_path / "package.json").write_text('{"name": "x", "version": "1.0.0"}', encoding="utf-8")
    return tmp_path


def run(*args: str) -> Result:
    return CliRunner().invoke(cli, ["check", "--format", "concise", *args])


def configured(folder: Path, text: str = CONFIG) -> None:
    (folder / "newslint.toml").write_text(text, encoding="utf-8")


def test_a_profile_of_the_settings_reads_the_house_s_json(folder: Path) -> None:
    configured(folder)
    result = run("story.json")
    assert result.exit_code == 1
    assert "story.json:1:70: error typo/repeated-word" in result.stdout
    assert run("story.json", "--input-format", "desk").stdout == result.stdout


def test_json_that_no_profile_fits_is_an_error_only_where_somebody_names_it(folder: Path) -> None:
    named = run("package.json")
    assert named.exit_code == 2
    assert "the shape of no profile (superdesk, ninjs)" in named.output
    configured(folder)
    for args in ((".",), ("package.json", "--force-exclude"), ("*.json",)):
        result = run(*args, "--exit-zero")
        assert result.exit_code == 0
        assert "package.json" not in result.output


def test_broken_json_that_may_be_a_draft_is_an_error_anywhere(folder: Path) -> None:
    (folder / "draft.json").write_text('{"headline": "A",\n "body_html": "B",}', encoding="utf-8")
    result = run(".")
    assert result.exit_code == 2
    assert (
        "draft.json: error: not sound JSON at line 2, column 18: a comma stands before }: take it out" in result.output
    )


def test_an_override_may_name_a_profile(folder: Path) -> None:
    configured(folder, CONFIG + '[[overrides]]\npaths = ["*.txt"]\ninput-format = "desk"\n')
    (folder / "story.txt").write_text(json.dumps(STORY), encoding="utf-8")
    assert "story.txt:1:70: error typo/repeated-word" in run("story.txt").stdout


@pytest.mark.parametrize(
    ("args", "told"),
    [
        (("--input-format", "dsk"), "--input-format cannot be 'dsk': did you mean 'desk'?"),
        (("--input-format", "superdesk"), None),
    ],
)
def test_format_names(folder: Path, args: tuple[str, ...], told: str | None) -> None:
    configured(folder)
    result = run("story.json", *args)
    assert told is None or (result.exit_code == 2 and told in result.output)


def test_an_override_with_an_unknown_format_says_so(folder: Path) -> None:
    configured(folder, '[[overrides]]\npaths = ["*.json"]\ninput-format = "dsk"\n')
    result = run("story.json")
    assert result.exit_code == 2
    assert "no format is called 'dsk'" in result.output


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[profiles.desk]\nheadlne = 'a'\n", "newslint.toml:1: 'profiles.desk' has no field 'headlne'"),
        ("profiles = 3\n", "newslint.toml:1: 'profiles' must hold a table for each profile"),
        ("[profiles.Desk]\nbody = 'a'\n", "'profiles.Desk' must have a name of small letters"),
    ],
)
def test_a_wrong_profile_is_told_with_its_file(folder: Path, text: str, told: str) -> None:
    configured(folder, text)
    result = run("story.json")
    assert result.exit_code == 2
    assert told in result.output


def test_the_schema_of_the_settings_knows_profiles(folder: Path) -> None:
    configured(folder)
    import tomllib

    schema = json.loads(manual.config_schema())
    jsonschema.validate(tomllib.loads(CONFIG), schema)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({"profiles": {"desk": {"headlin": "a"}}}, schema)
    config = configs.load(str(folder / "newslint.toml"))
    assert "the profile desk" in manual.effective(config)


def test_the_hook_is_given_every_format_that_folders_are_searched_for() -> None:
    hook = (Path(__file__).parents[1] / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")
    for number, pattern in enumerate(re.findall(r"^  files: (.+)$", hook, re.M)):
        refused = {ending for ending in EXTENSIONS if not re.search(pattern, f"stories/a{ending}")}
        assert refused == ({".docx"} if number else set())  # the hook that mends never changes Word documents
        assert not re.search(pattern, "setup.py")


def test_the_worked_example_of_the_manual_finds_what_it_says(folder: Path) -> None:
    page = (Path(__file__).parents[1] / "docs" / "formats.md").read_text(encoding="utf-8")
    for language, name in (("json", "ferry.json"), ("toml", "newslint.toml")):
        (code,) = re.findall(rf"```{language}\n(.*?)```", page, re.S)
        (folder / name).write_text(code, encoding="utf-8")
    found = run("ferry.json").stdout.splitlines()
    assert [line.split()[2] for line in found] == ["captions/missing-alt", "captions/missing-credit"]
    story = CliRunner().invoke(cli, ["ledger", "ferry.json"])
    assert "2025-06-02" in story.stdout
