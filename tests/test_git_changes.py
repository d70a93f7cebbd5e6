"""--new-only: which findings a change made, in repositories made for each test."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

from newslint.cli import cli
from newslint.engine import Desk
from newslint.git_changes import Hunk, hunks_of, touched_spans
from newslint.source import Source, decode

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="needs git")

STORY = (
    "The council said that the the bridge would close, and the mayor agreed with it in full.\n\n"
    "It reopens in in May, the mayor told residents.\n"
)


def git(folder: Path, *args: str) -> None:
    settings = ("-c", "user.name=desk", "-c", "user.email=desk@example.org", "-c", "commit.gpgsign=false")
    subprocess.run(["git", *settings, *args], cwd=folder, check=True, capture_output=True)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with one commit of one story."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    git(tmp_path, "init", "-q", "-b", "main")
    put(tmp_path / "newslint.toml", 'only = ["typo/repeated-word"]\n')
    put(tmp_path / "old.md", STORY)
    commit(tmp_path)
    return tmp_path


def put(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode())


def commit(folder: Path) -> None:
    git(folder, "add", "-A")
    git(folder, "commit", "-qm", "stories")


def run(*args: str) -> Result:
    return CliRunner().invoke(cli, ("check", *args))


def shown(*args: str) -> list[str]:
    """Path and words of the findings that are shown."""
    result = run("--format", "json", *args)
    found = json.loads(result.stdout)["findings"]
    return [f"{Path(finding['path']).name} {finding['excerpt']}" for finding in found if not finding["hidden"]]


def test_an_unchanged_draft_shows_nothing(folder: Path) -> None:
    assert len(shown()) == 2
    assert shown("--new-only") == []
    assert run("--new-only").exit_code == 0
    assert "(new-only: as it was at HEAD)" in run("--new-only", "-v").stderr


def test_the_draft_after_the_option_is_no_commit(folder: Path) -> None:
    assert shown("--new-only", "old.md") == []
    assert shown("old.md", "--new-only") == []


def test_only_words_that_the_change_touched_are_shown(folder: Path) -> None:
    put(folder / "old.md", STORY.replace("in full", "in in full"))
    assert shown("--new-only") == ["old.md in in"]
    put(folder / "old.md", STORY.replace("the the bridge", "the the old bridge"))
    assert shown("--new-only") == ["old.md the the"]
    put(folder / "old.md", STORY.replace("in full", "of course"))
    assert shown("--new-only") == []


def test_a_word_taken_out_between_two_others_counts(folder: Path) -> None:
    put(folder / "old.md", STORY.replace("in in May", "in early in May"))
    commit(folder)
    put(folder / "old.md", STORY)
    assert shown("--new-only") == ["old.md in in"]


def test_moved_lines_and_new_ones_count_and_what_moved_with_them_does_not(folder: Path) -> None:
    put(folder / "old.md", f"# A new headline\n\nThey saw the the river.\n\n{STORY}")
    assert shown("--new-only") == ["old.md the the"]
    assert [line for line in run("--new-only", "--format", "concise").stdout.splitlines() if ":3:" in line]


def test_rewrapped_paragraphs_count_as_unchanged(folder: Path) -> None:
    put(folder / "old.md", STORY.replace("would close, and ", "would close,\nand "))
    assert shown("--new-only") == []


def test_staged_or_not_the_file_as_it_lies_there_counts(folder: Path) -> None:
    put(folder / "old.md", STORY.replace("in full", "in in full"))
    git(folder, "add", "-A")
    assert shown("--new-only") == ["old.md in in"]
    put(folder / "old.md", STORY)
    assert shown("--new-only") == []


def test_new_files_count_whole_tracked_ignored_or_not(folder: Path) -> None:
    put(folder / ".gitignore", "ignored.md\n")
    for name in ("untracked.md", "staged.md", "ignored.md"):
        put(folder / name, "They saw the the river.\n")
    git(folder, "add", "staged.md")
    assert shown("--new-only") == [f"{name}.md the the" for name in ("ignored", "staged", "untracked")]


def test_renamed_files_are_followed_and_odd_names_read(folder: Path) -> None:
    put(folder / "été “new” name.md", STORY + "\nThey went to to town.\n")
    (folder / "old.md").unlink()
    git(folder, "add", "-A")
    assert shown("--new-only") == ["été “new” name.md to to"]


def test_drafts_outside_of_the_repository_count_whole(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    outside = tmp_path_factory.mktemp("outside") / "far.md"
    put(outside, STORY)
    assert len(shown("--new-only", "old.md", str(outside))) == 2


def test_from_a_folder_below_and_through_a_link(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(folder / "in" / "deep.md", STORY)
    commit(folder)
    put(folder / "in" / "deep.md", STORY.replace("in full", "in in full"))
    monkeypatch.chdir(folder / "in")
    assert shown("--new-only") == ["deep.md in in"]
    os.symlink(folder / "in", folder / "link")
    monkeypatch.chdir(folder / "link")
    assert shown("--new-only", "deep.md") == ["deep.md in in"]


def test_a_branch_is_compared_from_where_it_left(folder: Path) -> None:
    git(folder, "checkout", "-qb", "story")
    put(folder / "old.md", STORY.replace("in full", "in in full"))
    commit(folder)
    git(folder, "checkout", "-q", "main")
    put(folder / "old.md", STORY.replace("told residents", "told told residents"))
    commit(folder)
    git(folder, "checkout", "-q", "story")
    assert shown("--new-only") == []
    assert shown("--new-only=main") == ["old.md in in"]


def test_what_git_cannot_tell_ends_the_run(
    folder: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    for ref in ("nowhere", "--output=x", "HEAD:old.md"):
        result = run(f"--new-only={ref}")
        assert result.exit_code == 2
        assert f"git knows no commit '{ref}'" in result.stderr
    git(folder, "checkout", "-q", "--orphan", "other")
    git(folder, "commit", "-qm", "another start")
    assert "fetch-depth: 0" in run("--new-only=main").stderr
    assert "standard input" in run("--new-only", "-").stderr
    plain = tmp_path_factory.mktemp("plain")
    put(plain / "a.md", STORY)
    monkeypatch.chdir(plain)
    result = run("--new-only", "a.md")
    assert result.exit_code == 2
    assert "is in no git repository" in result.stderr
    monkeypatch.setenv("PATH", str(plain))
    assert "needs git, which is not installed" in run("--new-only", "a.md").stderr


def test_in_a_repository_without_a_commit_all_is_new(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    git(tmp_path, "init", "-q")
    put(tmp_path / "a.md", STORY)
    assert len(shown("--new-only", "--select", "typo/repeated-word")) == 2


def test_other_encodings_line_ends_and_marks(folder: Path) -> None:
    crlf = STORY.replace("\n", "\r\n")
    (folder / "crlf.md").write_bytes(b"\xef\xbb\xbf" + crlf.encode())
    (folder / "old1252.md").write_bytes(("Besançon “says” hello.\n\n" + STORY).encode("cp1252"))
    (folder / "wide.md").write_bytes(STORY.encode("utf-16"))
    commit(folder)
    assert shown("--new-only") == []
    (folder / "crlf.md").write_bytes(b"\xef\xbb\xbf" + crlf.replace("The council", "A council").encode())
    (folder / "old1252.md").write_bytes(("Besançon “says” the the hello.\n\n" + STORY).encode("cp1252"))
    assert shown("--new-only") == ["old1252.md the the"]
    (folder / "wide.md").write_bytes(STORY.replace("The council", "A council").encode("utf-16"))
    assert len(shown("--new-only", "wide.md")) == 2, "git compares no lines of UTF-16, so all of it counts"


def test_a_change_at_the_other_end_of_a_relation_counts(folder: Path) -> None:
    put(folder / "newslint.toml", 'only = ["names/first-name-drift"]\n')
    story = (
        "Mayor Rosa Field opened the bridge on Monday after a long repair.\n\nIt was late, and rain fell all day.\n\n"
        "Rosa Field said so again on Tuesday, and told the council of it.\n"
    )
    put(folder / "old.md", story)
    commit(folder)
    put(folder / "old.md", story.replace("Mayor Rosa", "Mayor Roza"))
    assert shown("--new-only") == ["old.md Rosa Field"], (
        "the words of the finding are old, those it is held against new"
    )
    commit(folder)
    assert len(shown()) == 1
    assert shown("--new-only") == []


def test_changes_in_a_merge_count_whole(folder: Path) -> None:
    patch = b"* Unmerged path old.md\ndiff --git a/old.md b/old.md\n--- a/old.md\n+++ b/old.md\n@@ -1 +1 @@\n-a\n+b\n"
    assert hunks_of(b"U\0old.md\0M\0old.md\0", patch) == {"old.md": None}


def test_a_failed_rule_is_shown_whatever_changed(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(desk: Desk, _: object) -> object:
        yield desk.rules[0], ValueError("broken")

    monkeypatch.setattr(Desk, "_hits", failing)
    result = run("--new-only", "--format", "concise")
    assert result.exit_code == 2
    assert "internal/rule-crashed" in result.stdout


def test_lines_of_a_draft_that_look_like_a_patch_are_text() -> None:
    patch = (
        b"diff --git a/a.md b/a.md\n--- a/a.md\n+++ b/a.md\n@@ -1,2 +1,2 @@\n--- a/x\n-@@ -1 +1 @@\n+++ b/x\n"
        b"+diff --git a b\n\\ No newline at end of file\ndiff --git a/b.md b/b.md\nold mode 100644\nnew mode 100755\n"
    )
    assert hunks_of(b"M\0a.md\0M\0b.md\0", patch) == {
        "a.md": (Hunk(1, 2, (b"-- a/x", b"@@ -1 +1 @@")),),
        "b.md": (),
    }


@given(
    st.text("ab \n.é😀", max_size=30), st.integers(0, 9), st.integers(0, 9), st.lists(st.binary(max_size=9), max_size=3)
)
def test_touched_spans_lie_inside_the_text(text: str, start: int, count: int, before: list[bytes]) -> None:
    for span in touched_spans(Source("a.md", text), [Hunk(start, count, tuple(before))]):
        assert 0 <= span.start <= span.end <= len(text)


def test_a_very_large_change_counts_as_a_new_passage() -> None:
    text = "word " * 3_000 + "\n"
    source = decode(text.encode(), "a.md")
    (span,) = touched_spans(source, [Hunk(1, 1, (b"other " * 3_000,))])
    assert span == (0, len(text))
