"""The GitHub action: its metadata by the published schema, its steps run as the runner would run them."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from importlib.resources import files
from pathlib import Path

import jsonschema
import pytest
import yaml

ROOT = Path(__file__).resolve().parent.parent
ACTION = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
STEPS = {step["id"]: step for step in ACTION["runs"]["steps"]}
TWICE = "The council said that the the bridge would close.\n"
CLEAN = "The council said that the bridge would close.\n"
EXPRESSION = re.compile(r"\$\{\{ (inputs|steps\.\w+\.outputs)\.([\w-]+) \}\}")


def filled(value: str, inputs: dict[str, str], outputs: dict[str, str]) -> str:
    """A value with its expressions replaced, those of inputs by what was given or the default."""

    def known(match: re.Match[str]) -> str:
        of, name = match.groups()
        return inputs.get(name, ACTION["inputs"][name]["default"]) if of == "inputs" else outputs[name]

    return EXPRESSION.sub(known, value)


class Step:
    """What a run of the step gave."""

    def __init__(self, folder: Path, inputs: dict[str, str], name: str = "check", **env: str) -> None:
        step = STEPS[name]
        script, output, self.summary = (folder.parent / part for part in ("step.sh", "output", "summary"))
        for file in (output, self.summary):
            file.unlink(missing_ok=True)
        script.write_text(step["run"], "utf-8")
        outputs = {"python": sys.executable, "python-path": sys.executable}
        given = {name: filled(value, inputs, outputs) for name, value in step["env"].items()}
        files_of_step = {"GITHUB_OUTPUT": str(output), "GITHUB_STEP_SUMMARY": str(self.summary)}
        done = subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", str(script)],
            cwd=folder,
            env={**base(), "GITHUB_ACTIONS": "true", "GITHUB_ACTION_PATH": str(ROOT), **files_of_step, **given, **env},
            capture_output=True,
            check=False,
            timeout=600,
        )
        self.code, self.out, self.err = done.returncode, done.stdout.decode(), done.stderr.decode()
        lines = output.read_text("utf-8").splitlines() if output.exists() else []
        self.outputs = dict(line.split("=", 1) for line in lines)

    @property
    def annotated(self) -> list[str]:
        return re.findall(r"(?m)^::(?:error|warning|notice) file=([^,]*)", self.out)


def base() -> dict[str, str]:
    clean = {key: value for key, value in os.environ.items() if not key.startswith(("NEWSLINT_", "GIT_"))}
    return {**clean, "PYTHONPATH": os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")]).rstrip(os.pathsep)}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A repository as it is checked out: one draft with a slip, one without, one file that is no draft."""
    found = tmp_path / "work space"
    (found / "stories").mkdir(parents=True)
    (found / "stories" / "bridge.md").write_text(TWICE, "utf-8")
    (found / "stories" / "clean.md").write_text(CLEAN, "utf-8")
    (found / "tool.py").write_text("# the the\n", "utf-8")
    return found


def git(folder: Path, *command: str) -> None:
    subprocess.run(
        ["git", "-c", "user.name=t", "-c", "user.email=t@t.example", *command],
        cwd=folder,
        check=True,
        capture_output=True,
    )


def test_the_metadata_fits_the_schema() -> None:
    package = pytest.importorskip("check_jsonschema", reason="check-jsonschema is not installed: see the dev extra")
    schema = json.loads((files(package) / "builtin_schemas" / "vendor" / "github-actions.json").read_text("utf-8"))
    jsonschema.validators.validator_for(schema)(schema).validate(ACTION)


def test_inputs_reach_scripts_only_through_the_environment() -> None:
    used = {name for step in STEPS.values() for of, name in EXPRESSION.findall(json.dumps(step)) if of == "inputs"}
    conditions = {
        match for step in STEPS.values() for match in re.findall(r"inputs\.([\w-]+) [!=]=", step.get("if", ""))
    }
    assert used | conditions == set(ACTION["inputs"])
    assert all("${{" not in step.get("run", "") for step in STEPS.values())
    assert all(step["shell"] == "bash" for step in STEPS.values() if "run" in step)
    for output in ACTION["outputs"].values():
        assert EXPRESSION.fullmatch(output["value"])


def test_it_annotates_and_fails(folder: Path) -> None:
    step = Step(folder, {})
    assert step.code == 1, step.err
    assert step.annotated == ["stories/bridge.md"]
    assert "typo/repeated-word" in step.summary.read_text("utf-8")
    assert step.outputs == {"exit-code": "1", "sarif-file": ""}


def test_a_clean_folder_passes(folder: Path) -> None:
    step = Step(folder, {"paths": "stories/clean.md"})
    assert (step.code, step.annotated) == (0, [])
    assert step.outputs["exit-code"] == "0"


def test_paths_are_lines_and_may_hold_spaces_and_globs(folder: Path) -> None:
    (folder / "a b.md").write_text(TWICE, "utf-8")
    (folder / "--format.md").write_text(TWICE, "utf-8")
    assert Step(folder, {"paths": "a b.md\n\n  stories/*.md  \n"}).annotated == ["a b.md", "stories/bridge.md"]
    assert Step(folder, {"paths": "--format.md"}).annotated == ["--format.md"]


def test_options_are_split_as_in_a_shell_and_nothing_is_expanded(folder: Path) -> None:
    assert Step(folder, {"args": "--ignore 'typo/repeated-word'"}).code == 0
    step = Step(folder, {"args": "--ignore $(touch made) --ignore `touch made`; touch made"})
    assert step.code == 2
    assert not (folder / "made").exists()
    step = Step(folder, {"args": "--ignore 'typo"})
    assert step.code == 2
    assert step.err == "newslint: No closing quotation\n"
    assert step.outputs["exit-code"] == "2"


def test_the_level_to_fail_on(folder: Path) -> None:
    in_speech = "“The the steel is tired,” said Tomas Brekkestad, the engineer.\n"
    (folder / "stories" / "bridge.md").write_text(in_speech, "utf-8")
    codes = [Step(folder, {"fail-on": level}).code for level in ("", "error", "warning", "suggestion", "wrning")]
    assert codes == [0, 0, 1, 1, 2]


def test_a_sarif_file_is_written_beside_the_annotations(folder: Path) -> None:
    step = Step(folder, {"sarif": "out.sarif"})
    assert (step.code, step.annotated) == (1, ["stories/bridge.md"])
    assert step.outputs == {"exit-code": "1", "sarif-file": "out.sarif"}
    (run,) = json.loads((folder / "out.sarif").read_text("utf-8"))["runs"]
    assert len(run["results"]) == 1
    step = Step(folder, {"sarif": "clean.sarif", "paths": "stories/clean.md"})
    assert (step.code, step.outputs["sarif-file"]) == (0, "clean.sarif")


def test_only_what_has_changed(folder: Path) -> None:
    git(folder, "init", "-qb", "main")
    git(folder, "add", "-A")
    git(folder, "commit", "-qm", "first")
    git(folder, "checkout", "-qb", "change")
    assert Step(folder, {"changed-since": "main"}).out == "No draft has changed.\n"
    (folder / "stories" / "été [1].md").write_text(TWICE, "utf-8")
    (folder / "notes.md").write_text(TWICE, "utf-8")
    (folder / "tool.py").write_text("# the the the\n", "utf-8")
    (folder / "stories" / "clean.md").unlink()
    git(folder, "add", "-A")
    git(folder, "commit", "-qm", "second")
    assert Step(folder, {"changed-since": "main"}).annotated == ["notes.md", "stories/été [1].md"]
    for paths in ("stories", "stories/*.md", "stories/**/*.md"):
        assert Step(folder, {"changed-since": "main", "paths": paths}).annotated == ["stories/été [1].md"]
    (folder / "newslint.toml").write_text('exclude = ["notes.md"]\n', "utf-8")
    assert Step(folder, {"changed-since": "main"}).annotated == ["stories/été [1].md"]


@pytest.mark.parametrize("since", ["no-such-branch", "--output=made"])
def test_what_has_changed_cannot_be_told(folder: Path, since: str) -> None:
    git(folder, "init", "-qb", "main")
    step = Step(folder, {"changed-since": since})
    assert step.code == 2
    assert step.err.startswith("newslint: ")
    assert list(folder.glob("made*")) == []


def test_nothing_is_imported_from_the_folder_that_is_checked(folder: Path) -> None:
    for name in ("click", "newslint", "shlex", "json", "re", "venv"):
        (folder / f"{name}.py").write_text("import os; open('made', 'w').close(); os._exit(7)\n", "utf-8")
    assert Step(folder, {}).code == 1
    assert not (folder / "made").exists()


@pytest.mark.parametrize("name", ["\n::error::x\n##[error]x", "##[group]a", "::stop-commands::a"])
def test_a_name_cannot_command_the_runner(folder: Path, name: str) -> None:
    (folder / f"{name}.md").write_bytes(b"a\x00b")
    (folder / "newslint.toml").write_text('"##[error]\\n::error::x" = 1\n', "utf-8")
    wrong = Step(folder, {})
    (folder / "newslint.toml").unlink()
    read = Step(folder, {})
    assert (wrong.code, read.code) == (2, 2)
    assert "not a text file" in read.err
    ours = re.compile(r"::(?:error file=|group::All findings|endgroup::)")
    for line in (wrong.out + wrong.err + read.out + read.err).splitlines():
        assert "##[" not in line
        assert not line.lstrip().startswith("::") or ours.match(line)
