"""Fixes in files: encodings, line breaks, links and modes kept; a kill at any step leaves the old or the new draft."""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from mending import DRAFTS, MENDED, SLIP

from newslint import files
from newslint.cli import cli


def run(*args: str, stdin: str | bytes | None = None) -> Result:
    return CliRunner().invoke(cli, args, input=stdin)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "bad.md").write_text(SLIP, encoding="utf-8")
    return tmp_path


def test_fix_writes_and_reports_what_remains(folder: Path) -> None:
    (folder / "two.md").write_text(f"{SLIP}\nThe the mayor left on 31 June.\n", encoding="utf-8")
    result = run("check", "--fix", ".")
    assert result.exit_code == 1
    assert "3 findings fixed in 2 drafts. Found 1 error in 1 of 2 drafts." in result.stdout
    assert (folder / "bad.md").read_text(encoding="utf-8") == MENDED
    assert run("check", "--fix", "bad.md").exit_code == 0


def test_json_counts_what_was_fixed(folder: Path) -> None:
    summary = json.loads(run("check", "--fix", "--format", "json", "bad.md").stdout)["summary"]
    assert (summary["fixed"], summary["mended"], summary["findings"]) == (1, 1, 0)


def test_diff_writes_nothing_and_applies(folder: Path) -> None:
    text = "\ufeff" + SLIP.replace("\n", "\r\n") + "Teh end, without a line break, of the the story."
    (folder / "bad.md").write_bytes(text.encode())
    result = run("check", "--diff", "--ask", "bad.md")
    assert result.exit_code == 1
    assert (folder / "bad.md").read_bytes() == text.encode()
    subprocess.run(["git", "apply", "-"], input=result.stdout_bytes, cwd=folder, check=True)
    by_diff = (folder / "bad.md").read_bytes()
    (folder / "bad.md").write_bytes(text.encode())
    run("check", "--fix", "--ask", "bad.md")
    assert (folder / "bad.md").read_bytes() == by_diff != text.encode()
    assert run("check", "--diff", "--ask", "bad.md").exit_code == 0


@pytest.mark.parametrize(
    ("encoding", "lead"),
    [
        ("utf-8", b""),
        ("utf-8", b"\xef\xbb\xbf"),
        ("utf-16-le", b"\xff\xfe"),
        ("utf-16-be", b"\xfe\xff"),
        ("cp1252", b""),
    ],
)
def test_encoding_mark_and_line_breaks_are_kept(folder: Path, encoding: str, lead: bytes) -> None:
    text = "The café said that the the bridge “would” close.\r\n\r\nIt reopens in May,\nthe mayor said.\r\n"
    (folder / "bad.md").write_bytes(lead + text.encode(encoding))
    assert run("check", "--fix", "bad.md").exit_code == 0
    assert (folder / "bad.md").read_bytes() == lead + text.replace("the the", "the").encode(encoding)


def test_mode_and_links_are_kept(folder: Path) -> None:
    os.chmod(folder / "bad.md", 0o640)
    (folder / "link.md").symlink_to("bad.md")
    run("check", "--fix", "link.md")
    assert (folder / "link.md").is_symlink()
    assert (folder / "bad.md").read_text(encoding="utf-8") == MENDED
    assert stat.S_IMODE((folder / "bad.md").stat().st_mode) == 0o640


def test_bytes_that_cannot_come_back_are_not_written(folder: Path) -> None:
    data = SLIP.encode() + b"caf\xe9 \x81\n"
    (folder / "bad.md").write_bytes(data)
    result = run("check", "--fix", "bad.md")
    assert result.exit_code == 2
    assert "not changed: it holds bytes that cp1252 does not have" in result.stdout
    assert (folder / "bad.md").read_bytes() == data


def test_a_draft_changed_meanwhile_is_not_overwritten(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = files.write_bytes

    def late(path: str, data: bytes, last_look: object = None) -> None:
        (folder / "bad.md").write_text("Somebody else was here.\n", encoding="utf-8")
        real(path, data, last_look)  # type: ignore[arg-type]

    monkeypatch.setattr(files, "write_bytes", late)
    result = run("check", "--fix", "bad.md")
    assert result.exit_code == 2
    assert "somebody else wrote it" in result.stdout
    assert (folder / "bad.md").read_text(encoding="utf-8") == "Somebody else was here.\n"
    assert os.listdir(folder) == ["bad.md"]


HERE = {**os.environ, "PYTHONPATH": str(DRAFTS.parent.parent)}
STEPS = ("mkstemp", "write", "fsync", "chmod", "look", "replace", "replaced")
KILLED = """
import os, sys, tempfile, builtins
step = sys.argv[1]
from newslint import files

def dies(function, before=True):
    def wrapped(*args, **kwargs):
        if before:
            os._exit(9)
        function(*args, **kwargs)
        os._exit(9)
    return wrapped

if step == "mkstemp": tempfile.mkstemp = dies(tempfile.mkstemp)
if step == "fsync": os.fsync = dies(os.fsync)
if step == "chmod": os.chmod = dies(os.chmod)
if step == "look": files._see_unchanged = dies(files._see_unchanged)
if step == "replace": os.replace = dies(os.replace)
if step == "replaced": os.replace = dies(os.replace, before=False)
if step == "write":
    real = builtins.open
    class Half:
        def __init__(self, file): self.file = file
        def __enter__(self): return self
        def __exit__(self, *_): pass
        def write(self, data):
            self.file.write(data[: len(data) // 2]); self.file.flush(); os._exit(9)
    files.open = lambda file, mode: Half(real(file, mode)) if mode == "wb" else real(file, mode)
from newslint.cli import cli
cli(["check", "--fix", "bad.md"])
"""


@pytest.mark.parametrize("step", STEPS)
def test_a_kill_at_any_step_leaves_the_old_or_the_new_draft(folder: Path, step: str) -> None:
    done = subprocess.run([sys.executable, "-c", KILLED, step], cwd=folder, env=HERE, capture_output=True)
    assert done.returncode == 9
    assert (folder / "bad.md").read_text(encoding="utf-8") == (MENDED if step == "replaced" else SLIP)


def test_an_error_at_any_step_leaves_the_old_draft_and_nothing_else(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("fsync", "chmod", "replace"):
        with monkeypatch.context() as patch:
            patch.setattr(os, name, _full_disk)
            result = run("check", "--fix", "bad.md")
        assert result.exit_code == 2
        assert "not changed: it cannot be written (No space left on device)" in result.stdout
        assert (folder / "bad.md").read_text(encoding="utf-8") == SLIP
        assert os.listdir(folder) == ["bad.md"]


def _full_disk(*_: object) -> None:
    raise OSError(28, "No space left on device")


def test_standard_input_comes_out_mended(folder: Path) -> None:
    result = run("check", "--fix", "-", "--stdin-filename", "in.md", stdin=SLIP)
    assert (result.exit_code, result.stdout) == (0, MENDED)
    assert "1 finding fixed in 1 draft" in result.stderr
    clean = "\ufeffNothing\r\nto see in this line of the draft.\r\n".encode()
    assert run("check", "--fix", "-", "--stdin-filename", "in.md", stdin=clean).stdout_bytes == clean
    assert run("check", "--diff", "-", "--stdin-filename", "in.md", stdin=SLIP).stdout.startswith("--- a/in.md\n")


def test_word_documents_are_left_alone(folder: Path) -> None:
    data = (DRAFTS / "planted" / "hall-roof-uk.docx").read_bytes()
    (folder / "hall.docx").write_bytes(data)
    result = run("check", "--fix", "hall.docx")
    assert "Word documents are not changed" in result.stdout
    assert (folder / "hall.docx").read_bytes() == data


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (("--ask",), "--ask goes with"),
        (("--add-ignore", " "), "say why"),
        (("--add-ignore", "a --> b"), "ends a comment"),
    ],
)
def test_options_that_do_not_go_together(folder: Path, args: tuple[str, ...], words: str) -> None:
    result = run("check", "bad.md", *args)
    assert result.exit_code == 2
    assert words in result.output


def test_the_hook_mends_the_drafts_it_is_given(folder: Path) -> None:
    import yaml

    hooks = yaml.safe_load((DRAFTS.parent.parent / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    entries = {hook["id"]: hook["entry"].split()[1:] for hook in hooks}
    assert list(entries) == ["newslint", "newslint-fix"]
    assert run(*entries["newslint"], "bad.md").exit_code == 1
    assert run(*entries["newslint-fix"], "bad.md").exit_code == 0
    assert (folder / "bad.md").read_text(encoding="utf-8") == MENDED


def git(*args: str) -> None:
    subprocess.run(["git", "-c", "user.name=Desk", "-c", "user.email=desk@example.org", *args], check=True)


def test_new_only_mends_what_the_change_touched_and_nothing_else(folder: Path) -> None:
    old = "The old tale , they said, of the the mill.\n\nIt stood by the river, they said, on the green.\n"
    (folder / "bad.md").write_text(old, encoding="utf-8")
    git("init", "-q")
    git("add", "-A")
    git("commit", "-qm", "First")
    (folder / "bad.md").write_text(old.replace("by the river,", "by the the  river ,"), encoding="utf-8")
    assert "3 findings fixed in 1 draft." in run("check", "--fix", "--new-only", "bad.md").stdout
    assert (folder / "bad.md").read_text(encoding="utf-8") == old


def test_new_only_marks_what_the_change_touched_and_nothing_else(folder: Path) -> None:
    git("init", "-q")
    git("add", "-A")
    git("commit", "-qm", "First")
    (folder / "bad.md").write_text(f"{SLIP}\nShe saw the the mill.\n", encoding="utf-8")
    run("check", "--add-ignore", "a joke", "--new-only", "bad.md")
    assert (folder / "bad.md").read_text(encoding="utf-8") == (
        f"{SLIP}\n<!-- newslint: ignore typo/repeated-word -- a joke -->\nShe saw the the mill.\n"
    )


def test_many_drafts_are_mended_in_several_processes(folder: Path) -> None:
    for number in range(30):
        (folder / f"draft-{number:02}.md").write_text(f"{SLIP * 12}\n", encoding="utf-8")
    command = [sys.executable, "-m", "newslint", "check", "--fix", "--jobs", "2", "."]
    done = subprocess.run(command, cwd=folder, env=HERE, capture_output=True, text=True)
    assert "361 findings fixed in 31 drafts. 31 drafts checked, nothing to look at." in done.stdout
    assert {path.read_text(encoding="utf-8") for path in folder.glob("draft-*")} == {f"{MENDED * 12}\n"}


def test_known_findings_of_a_baseline_are_left_alone(folder: Path) -> None:
    assert run("baseline", "write", "bad.md").exit_code == 0
    (folder / "bad.md").write_text(f"{SLIP}\nShe saw the the mill.\n", encoding="utf-8")
    baseline = next(path.name for path in folder.iterdir() if "baseline" in path.name)
    run("check", "--fix", "--baseline", baseline, "bad.md")
    assert (folder / "bad.md").read_text(encoding="utf-8") == f"{SLIP}\nShe saw the mill.\n"
