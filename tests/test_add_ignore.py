"""Suppression marks in bulk: unused ones are taken out, --add-ignore writes them where each format has room."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from mending import PLANTED, SLIP, mend, mender_of, text_of

from newslint.cli import cli
from newslint.config import Config
from newslint.fixing.mending import Mender
from newslint.result import DraftResult
from newslint.rulebook import Rule
from newslint.settings import Settings
from newslint.source import Source, decode


def run(*args: str, stdin: str | bytes | None = None) -> Result:
    return CliRunner().invoke(cli, args, input=stdin)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "bad.md").write_text(SLIP, encoding="utf-8")
    return tmp_path


@pytest.fixture(scope="module")
def mender(rules: tuple[Rule, ...]) -> Mender:
    return mender_of(rules)


# Unused marks


MARK = "<!-- newslint: ignore typo/fused-words -- a joke -->"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (f"One line of copy.\n\n{MARK}\n\nAnother line.\n", "One line of copy.\n\nAnother line.\n"),
        (f"One line of copy.\n\n{MARK}\nAnother line.\n", "One line of copy.\n\nAnother line.\n"),
        (f"One line of copy.\r\n\r\n  {MARK}\r\n\r\nAnother.\r\n", "One line of copy.\r\n\r\nAnother.\r\n"),
        (f"One line {MARK} of copy.\n", "One line of copy.\n"),
        (f"{MARK}\n\nOne line.\n", "One line.\n"),
        (
            "A.\n\n<!-- newslint: off typo -- why -->\n\nB.\n\n<!-- newslint: on typo -->\n\nC.\n",
            "A.\n\nB.\n\nC.\n",
        ),
    ],
)
def test_unused_marks_are_taken_out(mender: Mender, before: str, after: str) -> None:
    assert text_of(mend(mender, before)) == after


def test_marks_in_use_stay_and_so_do_those_of_rules_that_did_not_run(rules: tuple[Rule, ...]) -> None:
    used = f"{MARK.replace('fused-words', 'repeated-word')}\n\n{SLIP}"
    assert mend(mender_of(rules), used).mended is None
    narrow = Config(Settings(ignore=("typo/repeated-word",)), {}, ".")
    family = used.replace("typo/repeated-word", "typo")
    assert mend(mender_of(rules, config=narrow), family).mended is None


# Marks in bulk


def marked(mender: Mender, text: str, path: str) -> DraftResult:
    return Mender(mender.runner, (), "as it was sent", write=False).check_source(Source(path, text))


LEAD = "The council met on Monday and spoke for two hours about the bridge, members said."
MARKED = "newslint: ignore typo/repeated-word -- as it was sent"
LISTED = '"typo/repeated-word -- as it was sent"'
TWICE = "It went to the the board."
ANNOTATED = [
    ("a.md", f"{LEAD}\n\n{TWICE}\n", f"{LEAD}\n\n<!-- {MARKED} -->\nIt"),
    ("a.mdx", f"{LEAD}\n\n{TWICE}\n", f"{{/* {MARKED} */}}\nIt"),
    ("a.txt", f"{LEAD}\n\n{TWICE}\n", f"{MARKED}\nIt"),
    ("a.md", f"{LEAD}\r\n\r\n{TWICE}\r\n", f"<!-- {MARKED} -->\r\nIt"),
    ("a.md", f"{LEAD}\n\nIt went , to the the board.\n", "ignore typo/repeated-word, typo/space-before-punctuation --"),
    ("a.html", f"<p>{LEAD}</p>\n<div>\n  <p>{TWICE}</p>\n</div>\n", f"\n  <!-- {MARKED} -->\n  <p>It"),
    ("a.html", f"<p>{LEAD}</p><p>{TWICE}</p>", f"<!-- {MARKED} --><p>It"),
    ("a.html", f"<p>{LEAD}</p>\n<img\n  src='a.jpg'\n  alt='The the bridge'>\n", f"<!-- {MARKED} -->\n<img"),
    ("a.md", f"---\ntitle: The the board\n---\n\n{LEAD}\n", f"board\nnewslint:\n  ignore:\n    - {LISTED}\n---"),
    ("a.md", f"+++\ntitle = 'The the board'\n+++\n\n{LEAD}\n", f"[newslint]\nignore = [{LISTED}]\n+++"),
    (
        "a.md",
        f'---\nnewslint:\n  ignore:\n    - "typo/a-an -- old"\ntitle: The the board\n---\n\nHe saw a apple. {LEAD}\n',
        f'    - "typo/a-an -- old"\n    - {LISTED}\ntitle',
    ),
    ("a.aml", "headline: The the board\n\n[+body]\nIt met on Monday.\n[]\n", f"{LISTED[1:-1]}\nheadline"),
    ("a.md", f"{LEAD}\n\n| Who | What |\n|---|---|\n| Ada | saw the the board |\n\nMore.\n", "sent -->\n| Who"),
]


@pytest.mark.parametrize(("path", "text", "expected"), ANNOTATED)
def test_marks_are_written_above_what_they_are_for(mender: Mender, path: str, text: str, expected: str) -> None:
    draft = marked(mender, text, path)
    assert expected in text_of(draft)
    assert draft.mended is not None
    assert draft.mended.ignored >= 1
    again = mender.runner.check_source(Source(path, text_of(draft)))
    assert not again.shown
    without = [line for line in text_of(draft).splitlines() if "newslint" not in line]
    assert len(without) >= len(text.splitlines()) - 1


@pytest.mark.parametrize("path", PLANTED, ids=lambda path: path.name)
def test_marks_for_all_that_is_planted_silence_it(mender: Mender, path: Path) -> None:
    source = decode(path.read_bytes(), path.name)
    draft = Mender(mender.runner, (), "planted", write=False).check_source(source)
    notes = [error.message for error in draft.errors if "no mark was written" in error.message]
    assert len(draft.shown) == len(notes)
    assert not [finding for finding in draft.shown if finding.rule.startswith("ignores/")]
    if path.suffix == ".json":
        assert draft.mended is None
        assert notes
        assert all("JSON has no comments" in note for note in notes)
    else:
        assert len(notes) <= 1


def test_add_ignore_from_the_command_line(folder: Path) -> None:
    result = run("check", "--add-ignore", "as it was sent", "bad.md")
    assert result.exit_code == 0
    assert "1 finding ignored in 1 draft." in result.stdout
    assert run("check", "bad.md").exit_code == 0
    assert "ignores/" not in run("check", "bad.md").stdout
    code = "Write so:\n\n```text\n<<<<<<< HEAD\n```\n"
    assert "newslint" not in text_of(marked(mender_of(()), code, "a.md"))
