"""The command line: exit codes, options, messages."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from newslint.cli import cli

BAD = "The council said that the the bridge would close.\n\nIt reopens in May, the mayor told residents.\n"
GOOD = "The council said that the bridge would close.\n\nIt reopens in May, the mayor told residents.\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "bad.md").write_text(BAD, encoding="utf-8")
    (tmp_path / "good.md").write_text(GOOD, encoding="utf-8")
    return tmp_path


def run(*args: str, stdin: str | bytes | None = None) -> Result:
    return CliRunner().invoke(cli, args, input=stdin)


def report(*args: str, stdin: str | bytes | None = None) -> dict[str, list[dict[str, object]]]:
    return json.loads(run("check", "--format", "json", *args, stdin=stdin).stdout)  # type: ignore[no-any-return]


def test_exit_codes(folder: Path) -> None:
    assert run("check", "good.md").exit_code == 0
    assert run("check", "bad.md").exit_code == 1
    assert run("check", "bad.md", "--exit-zero").exit_code == 0
    assert run("check", "missing.md").exit_code == 2
    assert run("check", "missing.md", "--exit-zero").exit_code == 2


def test_a_bad_file_does_not_hide_the_findings_of_others(folder: Path) -> None:
    (folder / "photo.md").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00")
    result = run("check", "photo.md", "bad.md")
    assert result.exit_code == 2
    assert "typo/repeated-word" in result.stdout
    assert "not a text file" in result.output


def test_fail_on_decides_what_fails(folder: Path) -> None:
    (folder / "newslint.toml").write_text("levels = { 'typo/repeated-word' = 'suggestion' }\n", encoding="utf-8")
    assert run("check", "bad.md").exit_code == 0
    assert run("check", "bad.md", "--fail-on", "suggestion").exit_code == 1


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (("check", "bad.md", "--select", "typo/repeted-word"), "did you mean 'typo/repeated-word'"),
        (("check", "bad.md", "--format", "jsn"), "did you mean 'json"),
        (("check", "bad.md", "--preset", "recomended"), "did you mean 'recommended'"),
        (("check", "bad.md", "--fail-on", "eror"), "did you mean 'error'"),
        (("check", "bad.md", "--input-format", "markdwn"), "did you mean 'markdown'"),
        (("check", "bad.md", "--date", "14 March"), "write it as 2026-11-23"),
        (("check", "bad.md", "--config", "none.toml"), "cannot read it"),
        (("rule", "typo/fused-word"), "did you mean 'typo/fused-words'"),
        (("check", "bad.md", "--jobs", "-3"), "'--jobs': -3 is not in the range"),
        (("check", "--add-ignore", "bad.md"), "--add-ignore takes a reason, and 'bad.md' is a file"),
        (("check", "--fix", "--annotate", "copy.docx", "bad.md"), "it cannot be used with what changes drafts"),
        (("ledger", "none.md"), "none.md: no such file: check the path"),
        (("ledger", "."), "a folder: name one draft in it"),
        (("facts", "lint", "none.yaml"), "cannot read this facts file (No such file or directory): check the path"),
        (("chek", "bad.md"), "Did you mean 'check'"),
        (("bad.md",), "newslint check bad.md"),
        (("check", "bad.md", "--fomat", "json"), "--format"),
    ],
)
def test_mistakes_get_the_nearest_match(folder: Path, args: tuple[str, ...], words: str) -> None:
    result = run(*args)
    assert result.exit_code == 2
    assert words in result.output
    assert (folder / "bad.md").read_text(encoding="utf-8") == BAD


def test_a_draft_whose_name_starts_with_a_dash(folder: Path) -> None:
    (folder / "-lead.md").write_text(BAD, encoding="utf-8")
    mistaken = run("check", "-lead.md")
    assert mistaken.exit_code == 2
    assert "To read this draft: newslint check -- -lead.md" in mistaken.output
    assert run("check", "--", "-lead.md").exit_code == 1


def test_a_folder_that_may_not_be_read_is_told(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "locked").mkdir()
    scandir = os.scandir

    def refusing(path: str) -> object:
        if os.path.basename(path) == "locked":
            raise PermissionError(13, "Permission denied")
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refusing)
    result = run("check", "--format", "concise", ".")
    assert result.exit_code == 2
    assert "locked: error: cannot read this folder (Permission denied)" in result.stdout
    assert "bad.md:1:23: error typo/repeated-word" in result.stdout


def test_the_rules_of_a_family_are_listed() -> None:
    result = run("rule", "facts")
    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    assert all(line.startswith("facts/") for line in lines[:-2])
    [clock] = [line for line in lines if line.startswith("facts/impossible-time ")]
    assert clock.endswith("no hour has 75 minutes.")


def test_folders_globs_and_standard_input(folder: Path) -> None:
    (folder / "deep" / "er").mkdir(parents=True)
    (folder / "deep" / "er" / "a.md").write_text(BAD, encoding="utf-8")
    (folder / "deep" / "notes.py").write_text("the the", encoding="utf-8")
    (folder / ".git").mkdir()
    (folder / ".git" / "a.md").write_text(BAD, encoding="utf-8")
    assert [item["path"] for item in report(".")["findings"]] == ["bad.md", "deep/er/a.md"]
    assert [item["path"] for item in report("*.md")["findings"]] == ["bad.md"]
    assert [item["path"] for item in report("-", "--stdin-filename", "in.md", stdin=BAD)["findings"]] == ["in.md"]
    assert [item["path"] for item in report("bad.md", "./bad.md", "bad.md")["findings"]] != []


def test_excluded_drafts_are_read_when_named_unless_forced(folder: Path) -> None:
    (folder / "newslint.toml").write_text("exclude = ['bad.md']\n", encoding="utf-8")
    assert report(".")["findings"] == []
    assert len(report("bad.md")["findings"]) == 1
    assert report("bad.md", "--force-exclude")["findings"] == []


def test_output_file_is_whole_and_quiet_prints_nothing(folder: Path) -> None:
    result = run("check", "bad.md", "--format", "json", "--output", "out.json")
    assert result.exit_code == 1
    assert json.loads((folder / "out.json").read_text(encoding="utf-8"))["schema"] == 1
    assert run("check", "good.md", "--quiet").output == ""


def test_an_output_that_cannot_be_written_is_said(folder: Path) -> None:
    result = run("check", "bad.md", "--output", "no/such/out.txt")
    assert result.exit_code == 2
    assert "cannot write no/such/out.txt" in result.output


def test_the_same_bytes_every_run(folder: Path) -> None:
    first, second = run("check", ".", "--format", "json").stdout, run("check", ".", "--format", "json").stdout
    assert first == second


def test_jobs_give_the_same_report(folder: Path) -> None:
    for number in range(60):
        (folder / f"draft-{number:02}.md").write_text(BAD if number % 2 else GOOD, encoding="utf-8")
    command = [sys.executable, "-m", "newslint", "check", ".", "--format", "json"]
    one, two = (subprocess.run([*command, "--jobs", jobs], capture_output=True, cwd=folder).stdout for jobs in "12")
    assert one == two
    assert len(json.loads(one)["findings"]) == 31


def test_vocabulary_of_the_house_is_known(folder: Path) -> None:
    (folder / "draft.md").write_text("The council bought a willmean for the park.\n", encoding="utf-8")
    assert [item["rule"] for item in report("draft.md")["findings"]] == ["typo/fused-words"]
    (folder / "words.txt").write_text("# house words\nwillmean  # a machine\n", encoding="utf-8")
    (folder / "newslint.toml").write_text("vocabulary = ['words.txt']\n", encoding="utf-8")
    assert report("draft.md")["findings"] == []


def test_vocabulary_rejects_words_and_knows_case(folder: Path) -> None:
    (folder / "draft.md").write_text("Utilise the Brolgga, said a brolgga.\n", encoding="utf-8")
    (folder / "words.txt").write_text("!utilise -> use\nBrolgga\n!Said\n", encoding="utf-8")
    (folder / "newslint.toml").write_text("vocabulary = ['words.txt']\n", encoding="utf-8")
    (finding,) = report("draft.md")["findings"]
    assert finding["rule"] == "house/rejected-word"
    assert finding["message"] == "The house does not print 'Utilise': print 'Use'."
    (folder / "more.txt").write_text("fine\n!  # nothing\n", encoding="utf-8")
    (folder / "newslint.toml").write_text("vocabulary = ['more.txt']\n", encoding="utf-8")
    result = run("check", "draft.md")
    assert result.exit_code == 2
    assert "more.txt:2: write the word to reject after '!'" in result.output


def test_the_other_commands(folder: Path) -> None:
    page = run("rule", "typo/fused-words").output
    assert "administrationis" in page
    assert "Stays silent" in page
    assert "rules are on" in run("rules").output
    assert any(row["rule"] == "typo/fused-words" for row in json.loads(run("rules", "--format", "json").output))
    assert "data" in run("--version").output
    assert run("init").exit_code == 0
    assert run("init").exit_code == 2
    assert "limit = 50  # default" in run("config").output
    assert "_NEWSLINT_COMPLETE" in run("completion", "bash").output


def test_config_says_where_values_come_from(folder: Path) -> None:
    (folder / "newslint.toml").write_text("\nfail-on = 'warning'\n", encoding="utf-8")
    output = run("config", "--ignore", "captions").output
    assert 'fail-on = "warning"  # newslint.toml:2' in output
    assert 'ignore = ["captions"]  # --ignore' in output


def test_a_check_imports_nothing_heavy(folder: Path) -> None:
    code = (
        "import sys; from newslint.cli import cli\n"
        "try: cli(['check', 'good.md', 'bad.md'])\nexcept SystemExit: pass\n"
        "heavy = {'textstat', 'language_tool_python', 'pygls', 'lsprotocol', 'spacy', 'nltk', 'requests', 'jinja2',"
        " 'tomllib', 'multiprocessing', 'asyncio', 'urllib.request'}\n"
        "print('HEAVY', sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, cwd=folder, env=os.environ.copy()
    )
    assert "HEAVY []" in done.stdout, done.stdout + done.stderr
