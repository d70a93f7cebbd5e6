"""The step of the GitHub action: inputs in environment variables to runs of newslint, and their exit code."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from collections.abc import Sequence

from newslint.readers import EXTENSIONS
from newslint.reports.excerpts import clean
from newslint.reports.github import safe_line

BAD_RUN = 2


class _NoHistory(Exception):
    """The checkout does not show what has changed; the message says what git said."""


def main() -> int:
    """Annotate the drafts, write the SARIF file where one is asked for, and return newslint's exit code."""
    paths = [line.strip() for line in _given("PATHS").splitlines() if line.strip()] or ["."]
    try:
        options = shlex.split(_given("ARGS"))
        if _given("CHANGED_SINCE"):
            paths = _changed(_given("CHANGED_SINCE"), paths)
            options.append("--force-exclude")
    except (ValueError, _NoHistory) as error:
        _say(f"newslint: {error}")
        return _done(BAD_RUN, "")
    if not paths:
        print("No draft has changed.")
        return _done(0, "")
    sarif = _given("SARIF")
    if sarif:
        _run([*options, "--format", "sarif", "--output", sarif, "--exit-zero"], paths, told=False)
    if _given("FAIL_ON"):
        options += ["--fail-on", _given("FAIL_ON")]
    code = _run([*options, "--format", "github"], paths, told=True)
    return _done(code, sarif if os.path.isfile(sarif) else "")


def _given(name: str) -> str:
    return os.environ.get(f"NEWSLINT_{name}", "").strip()


def _run(options: Sequence[str], paths: Sequence[str], *, told: bool) -> int:
    """Run newslint; what it says on standard error is passed on so that the runner takes none of it for a command.

    -P keeps Python from importing what lies in the folder that is checked.
    """
    command = [sys.executable, "-P", "-m", "newslint", "check", *options, "--", *paths]
    sys.stdout.flush()
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, encoding="utf-8", errors="replace") as process:
        for line in process.stderr or ():
            if told:
                _say(line)
    return process.returncode if process.returncode in (0, 1) else BAD_RUN


def _changed(since: str, paths: Sequence[str]) -> list[str]:
    """The drafts at or below the paths that were added or changed since a commit.

    Raises:
        _NoHistory: when git cannot tell.
    """
    command = ["git", "diff", "--name-only", "-z", "--no-renames", "--diff-filter=d", "--relative"]
    revision = f"{since}...HEAD"
    if since.startswith("-"):
        raise _NoHistory(f"changed-since cannot be '{since}': give a commit or a branch")
    specs = [f":(glob){path}" for path in paths]
    done = subprocess.run([*command, revision, "--", *specs], capture_output=True, check=False)
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip()
        raise _NoHistory(f"cannot see what has changed since '{since}': check out with 'fetch-depth: 0' ({said})")
    names = [os.fsdecode(name) for name in done.stdout.split(b"\0") if name]
    return [name for name in names if os.path.splitext(name)[1].lower() in EXTENSIONS and os.path.isfile(name)]


def _say(text: str) -> None:
    for line in text.splitlines():
        print(safe_line(clean(line)), file=sys.stderr)


def _done(code: int, sarif: str) -> int:
    """Write the outputs of the step where the runner wants them."""
    path = os.environ.get("GITHUB_OUTPUT")
    if path:
        with open(path, "a", encoding="utf-8") as file:
            file.write(f"exit-code={code}\nsarif-file={clean(sarif)}\n")
    return code


if __name__ == "__main__":
    sys.exit(main())
