"""The pages on CI and reports: their pipelines fit the published schemas, their options exist."""

from __future__ import annotations

import json
import re
from importlib.resources import files
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml
from click.testing import CliRunner

from newslint.cli import cli
from newslint.reports import FORMATS

ROOT = Path(__file__).resolve().parent.parent
CI = (ROOT / "docs" / "ci.md").read_text("utf-8")
REPORTS = (ROOT / "docs" / "reports.md").read_text("utf-8")
BLOCKS = [yaml.safe_load(block) for block in re.findall(r"```yaml\n(.*?)```", CI, re.DOTALL)]


def schema(name: str) -> dict[str, Any]:
    package = pytest.importorskip("check_jsonschema", reason="check-jsonschema is not installed: see the dev extra")
    text = (files(package) / "builtin_schemas" / "vendor" / f"{name}.json").read_text("utf-8")
    found: dict[str, Any] = json.loads(text)
    return found


def steps_of(block: Any) -> list[dict[str, Any]]:
    """The steps in a block, be it a workflow, a job or a list of steps."""
    if isinstance(block, list):
        return [step for step in block if isinstance(step, dict) and ({"uses", "run"} & set(step))]
    if isinstance(block, dict):
        return [step for value in block.values() for step in steps_of(value)]
    return []


def test_workflows_fit_the_schema() -> None:
    found = schema("github-workflows")
    checker = jsonschema.validators.validator_for(found)(found)
    workflows = [block for block in BLOCKS if isinstance(block, dict) and "jobs" in block]
    assert len(workflows) == 1
    partial = [steps for block in BLOCKS if block not in workflows and (steps := steps_of(block))]
    assert len(partial) >= 4
    for steps in partial:
        job = {"runs-on": "ubuntu-latest", "steps": steps}
        workflows.append({"on": ["push"], "jobs": {"newslint": job}})
    for workflow in workflows:
        # YAML 1.1 takes the key "on" for the word true.
        checker.validate({"on" if key is True else key: value for key, value in workflow.items()})


def test_the_gitlab_job_fits_the_schema() -> None:
    (job,) = [block for block in BLOCKS if isinstance(block, dict) and "newslint" in block and "jobs" not in block]
    found = schema("gitlab-ci")
    jsonschema.validators.validator_for(found)(found).validate(job)


def test_inputs_of_the_action_exist() -> None:
    action = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
    uses = [step for block in BLOCKS for step in steps_of(block) if step.get("uses", "").startswith("OWNER/newslint@")]
    assert len(uses) >= 3
    for step in uses:
        assert set(step.get("with", {})) <= set(action["inputs"])
    listed = re.findall(r"(?m)^\| `([\w-]+)` \|", CI)
    assert set(listed) == set(action["inputs"])


def test_commands_on_the_pages_have_options_that_exist() -> None:
    shown = CliRunner().invoke(cli, ["check", "--help"]).output
    known = set(re.findall(r"--[a-z][a-z-]+", shown))
    commands = re.findall(r"newslint check [^|`\n]*", CI + REPORTS)
    assert len(commands) >= 5
    for command in commands:
        assert set(re.findall(r"(?<!\S)--[a-z][a-z-]+", command)) <= known
        assert set(re.findall(r"--format ([a-z]+)", command)) <= set(FORMATS)


def test_every_format_has_its_part_of_the_page() -> None:
    parts = {name for head in re.findall(r"(?m)^## (.+)$", REPORTS) for name in head.split(" and ")}
    assert parts == set(FORMATS)
    anchors = {head.replace(" ", "-") for head in re.findall(r"(?m)^## (.+)$", REPORTS)}
    assert set(re.findall(r"\(#([\w-]+)\)", REPORTS)) == anchors
