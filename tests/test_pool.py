"""Several processes: the order of the results, and a process that dies."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from newslint import pool, run
from newslint.cli import cli
from newslint.config import ConfigError, load
from newslint.pool import check_in_processes
from newslint.result import DraftResult
from newslint.rulebook import Rule
from newslint.run import Runner


class Fatal(Runner):
    """A runner that one draft kills, and that stops at a wrong setting for another."""

    def check(self, path: str) -> DraftResult:
        if "killer" in path:
            os._exit(9)
        if "setting" in path:
            raise ConfigError("words.txt:3: a wrong line")
        return super().check(path)


def drafts(folder: Path, *names: str) -> list[str]:
    for name in names:
        (folder / name).write_text(f"The council said that the the bridge of {name} would close.\n", encoding="utf-8")
    return [str(folder / name) for name in names]


def runner(kind: type[Runner], rules: tuple[Rule, ...]) -> Runner:
    return kind([rule for rule in rules if rule.name == "typo/repeated-word"], load(None))


@pytest.mark.parametrize("method", ["fork", "spawn"])
def test_results_come_in_the_order_of_the_paths(tmp_path: Path, rules: tuple[Rule, ...], method: str) -> None:
    if method not in __import__("multiprocessing").get_all_start_methods():
        pytest.skip(f"no {method} here")
    paths = drafts(tmp_path, *(f"{number}.md" for number in range(12)))
    alone = runner(Runner, rules)
    assert list(check_in_processes(alone, paths, 2, method)) == [alone.check(path) for path in paths]


def test_a_killed_process_costs_one_draft(tmp_path: Path, rules: tuple[Rule, ...]) -> None:
    paths = drafts(tmp_path, *(f"{number}.md" for number in range(4)), "killer.md", *(f"{n}.md" for n in range(5, 10)))
    found = list(check_in_processes(runner(Fatal, rules), paths, 2))
    assert [Path(draft.path).name for draft in found] == [Path(path).name for path in paths]
    (error,) = found[4].errors
    assert error.kind == "crash"
    assert "ended with code 9" in error.message
    assert all(len(draft.findings) == 1 and not draft.errors for draft in found if draft is not found[4])


def test_every_process_may_be_killed(tmp_path: Path, rules: tuple[Rule, ...]) -> None:
    paths = drafts(tmp_path, "killer1.md", "killer2.md", "killer3.md", "good.md")
    found = list(check_in_processes(runner(Fatal, rules), paths, 2))
    assert [len(draft.errors) for draft in found] == [1, 1, 1, 0]


def test_a_wrong_setting_ends_the_run(tmp_path: Path, rules: tuple[Rule, ...]) -> None:
    paths = drafts(tmp_path, "a.md", "setting.md", "b.md")
    with pytest.raises(ConfigError, match="a wrong line"):
        list(check_in_processes(runner(Fatal, rules), paths, 2))


def test_without_processes_the_drafts_are_read_all_the_same(
    tmp_path: Path, rules: tuple[Rule, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    def none(_: object) -> None:
        raise OSError("no more processes")

    monkeypatch.setattr(pool._Pool, "_started", none)
    paths = drafts(tmp_path, "a.md", "b.md")
    assert [len(draft.findings) for draft in check_in_processes(runner(Runner, rules), paths, 2)] == [1, 1]


@pytest.mark.parametrize(("jobs", "sizes", "used"), [
    ("2", [9_000] * 5, True), ("1", [9_000] * 5, False), ("2", [90_000] * 2, False), ("2", [900] * 9, False),
])  # fmt: skip
def test_processes_are_used_where_they_pay(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, jobs: str, sizes: list[int], used: bool
) -> None:
    asked = []

    def counted(alone: Runner, paths: list[str], jobs: int) -> object:
        asked.append((len(paths), jobs))
        return map(alone.check, paths)

    monkeypatch.setattr(pool, "check_in_processes", counted)
    for number, size in enumerate(sizes):
        (tmp_path / f"{number}.txt").write_text(f"{number} " + "The bridge closed.\n\n" * (size // 20), "utf-8")
    CliRunner().invoke(cli, ("check", str(tmp_path), "--jobs", jobs, "--select", "typo/repeated-word"))
    assert asked == ([(len(sizes), 2)] if used else [])


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGINT to send")
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_ctrl_c_ends_the_run_with_130_and_without_a_traceback(tmp_path: Path, jobs: str) -> None:
    os.mkfifo(tmp_path / "waits.md")
    code = (
        "import sys, newslint.drafts, newslint.cli\n"
        "def slow(path, shown=None):\n"
        "    print('reading', flush=True)\n"
        "    open('waits.md').read()\n"
        "newslint.run.open_draft = newslint.drafts.open_draft = slow\n"
        "newslint.run._pays = lambda paths: True\n"
        f"sys.argv = ['newslint', 'check', 'a.md', 'b.md', '--no-cache', '--jobs', '{jobs}']\n"
        "newslint.cli.main()\n"
    ).replace("newslint.drafts, ", "newslint.drafts, newslint.run, ")
    drafts(tmp_path, "a.md", "b.md")
    process = subprocess.Popen(
        [sys.executable, "-c", code], cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        env={**os.environ, "PYTHONPATH": str(Path(run.__file__).parent.parent)},
    )  # fmt: skip
    assert process.stdout is not None
    assert process.stdout.readline() == "reading\n"
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate(timeout=60)
    assert process.returncode == 130
    assert "Traceback" not in errors


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL to send")
def test_a_killed_run_leaves_no_process_behind(tmp_path: Path) -> None:
    code = (
        "import sys\nfrom newslint import rulebook\nfrom newslint.config import load\n"
        "from newslint.pool import check_in_processes\nfrom newslint.run import Runner\n"
        "rules = [rule for rule in rulebook.load() if rule.name == 'typo/repeated-word']\n"
        "results = check_in_processes(Runner(rules, load(None)), ['a.md', 'b.md', 'c.md'], 3)\n"
        "print(len(next(results).findings), flush=True)\nsys.stdin.read()\n"
    )
    drafts(tmp_path, "a.md", "b.md", "c.md")
    process = subprocess.Popen(
        [sys.executable, "-c", code], cwd=tmp_path, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        env={**os.environ, "PYTHONPATH": str(Path(run.__file__).parent.parent)},
    )  # fmt: skip
    assert process.stdout is not None
    assert process.stdout.readline() == "1\n"
    process.kill()
    rest, _ = process.communicate(timeout=60)  # ends when the last process that could write is gone
    assert rest == ""
