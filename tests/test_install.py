"""The package as others meet it: a wheel in a fresh environment, and a pre-commit hook."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).resolve().parent.parent
DRAFT = "The council said that the the bridge would close.\n\nIt walked home fromfootball, he said.\n"


def call(*command: str | Path, cwd: Path, **env: str) -> subprocess.CompletedProcess[str]:
    clean = {
        key: value for key, value in os.environ.items() if not key.startswith(("PYTHONPATH", "GIT_", "VIRTUAL_ENV"))
    }
    return subprocess.run(
        [str(part) for part in command], cwd=cwd, capture_output=True, text=True, timeout=600, env={**clean, **env}
    )


def checkout(target: Path) -> Path:
    """A copy of the tree as git would give it, committed."""
    listed = call("git", "ls-files", "--cached", "--others", "--exclude-standard", cwd=ROOT).stdout.split("\n")
    for name in filter(None, listed):
        if (ROOT / name).is_file():
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, target / name)
    return commit(target)


def commit(folder: Path) -> Path:
    for command in (["init", "-q"], ["add", "-A"], ["commit", "-qm", "all"]):
        done = call("git", "-c", "user.name=t", "-c", "user.email=t@t.example", *command, cwd=folder)
        assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture(scope="session")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return checkout(tmp_path_factory.mktemp("tree"))


def test_a_wheel_finds_its_rules_and_tables(tree: Path, tmp_path: Path) -> None:
    built = call(sys.executable, "-m", "build", "--wheel", "--outdir", tmp_path / "dist", tree, cwd=tmp_path)
    assert built.returncode == 0, built.stdout + built.stderr
    (wheel,) = (tmp_path / "dist").glob("*.whl")
    venv.create(tmp_path / "env", with_pip=True)
    python = tmp_path / "env" / "bin" / "python"
    installed = call(python, "-m", "pip", "install", "--quiet", wheel, cwd=tmp_path)
    assert installed.returncode == 0, installed.stderr
    (tmp_path / "draft.md").write_text(DRAFT, encoding="utf-8")
    done = call(python, "-m", "newslint", "check", "--format", "json", "draft.md", cwd=tmp_path)
    report = json.loads(done.stdout)
    assert [finding["rule"] for finding in report["findings"]] == ["typo/repeated-word", "typo/fused-words"]
    assert done.returncode == 1
    assert report["tool"]["data_version"] not in ("none", "unknown")
    page = call(python, "-m", "newslint", "check", "--format", "html", "draft.md", cwd=tmp_path)
    assert '<mark class="error">the the</mark>' in page.stdout
    assert "--paper: " in page.stdout


def test_the_hook_sees_a_bad_draft(tree: Path, tmp_path: Path) -> None:
    (tmp_path / "draft.md").write_text(DRAFT, encoding="utf-8")
    commit(tmp_path)
    home = str(tmp_path / ".pre-commit-home")
    command = [sys.executable, "-m", "pre_commit", "try-repo", tree, "newslint", "--all-files"]
    done = call(*command, cwd=tmp_path, PRE_COMMIT_HOME=home)
    assert done.returncode == 1, done.stdout + done.stderr
    assert "typo/repeated-word" in done.stdout
    (tmp_path / "draft.md").write_text("The council said that the bridge would close.\n", encoding="utf-8")
    assert call(*command, cwd=tmp_path, PRE_COMMIT_HOME=home).returncode == 0


def test_the_github_action_installs_and_reads(tree: Path, tmp_path: Path) -> None:
    """The steps of action.yml that run scripts, as the runner runs them, from the action's own checkout."""
    steps = {step["id"]: step for step in yaml.safe_load((tree / "action.yml").read_text("utf-8"))["runs"]["steps"]}
    work, output = tmp_path / "work", tmp_path / "output"
    work.mkdir()
    (work / "draft.md").write_text(DRAFT, encoding="utf-8")
    (work / "venv.py").write_text("raise SystemExit('imported from the folder that is checked')\n", encoding="utf-8")
    env = {"GITHUB_ACTION_PATH": str(tree), "GITHUB_OUTPUT": str(output), "RUNNER_TEMP": str(tmp_path)}
    given = {"NEWSLINT_PYTHON": sys.executable, "NEWSLINT_VERSION": ""}
    bash = ("bash", "--noprofile", "--norc", "-eo", "pipefail", "-c")
    installed = call(*bash, steps["install"]["run"], cwd=work, **env, **given)
    assert installed.returncode == 0, installed.stderr
    python = output.read_text("utf-8").strip().removeprefix("python=")
    done = call(*bash, steps["check"]["run"], cwd=work, **env, NEWSLINT_PYTHON=python)
    assert done.returncode == 1, done.stderr
    assert done.stdout.count("::error file=draft.md,") == 2
