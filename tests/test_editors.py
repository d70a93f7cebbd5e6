"""The recipes of docs/editors.md: their patterns on real reports, and in the editors that are installed here."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner
from report_run import MILL, PATH, RUN, one, written

from newslint.cli import cli
from newslint.reports import COLUMNS, report

ROOT = Path(__file__).resolve().parent.parent
PAGE = (ROOT / "docs" / "editors.md").read_text("utf-8")
RECIPES: dict[str, str] = dict(re.findall(r"<!-- recipe: ([\w-]+) -->\n```\w+\n(.*?)```", PAGE, re.DOTALL))
DRAFT = "“é—😀😀” Mr Brekkestad said the the steel is tired.\n\nMr Brekkestad went home, Mr Brekkestadt said.\n"
WORDS = {"typo/repeated-word": "the the", "names/inconsistent-spelling": "Brekkestadt"}
RULES = ",".join(WORDS)
PATHS = [
    "draft.md",
    "stories/a b, c (2).md",
    "C:\\News Room\\été.md",
    "/srv/news/1:2: b.md",
    "\\\\desk\\share\\draft.md",
    "a: error: b.md",
]


def concise(path: str, columns: str) -> list[str]:
    """The lines that an editor gets for the draft in its buffer."""
    options = [item for rule in WORDS for item in ("--select", rule)]
    done = CliRunner().invoke(
        cli,
        ["check", "--format", "concise", "--columns", columns, *options, "--stdin-filename", path, "-"],
        input=DRAFT.encode(),
    )
    assert done.exit_code == 1, done.output
    return done.output.splitlines()


def at(rule: str, unit: str) -> tuple[int, int]:
    """The line and column of the words of a rule in the draft, counted in this unit."""
    before = DRAFT[: DRAFT.index(WORDS[rule])]
    line, rest = before.count("\n") + 1, before.rpartition("\n")[2]
    width = {"characters": len(rest), "utf-16": len(rest.encode("utf-16-le")) // 2, "bytes": len(rest.encode())}
    return line, width[unit] + 1


def test_the_page_has_its_recipes() -> None:
    assert set(RECIPES) == {"vscode", "nvim-lint", "flymake", "flycheck", "vim", "ale", "sublime", "efm", "helix"}


@pytest.mark.parametrize("unit", COLUMNS)
def test_columns_of_the_concise_report(unit: str) -> None:
    shown = [line.split(" ")[0] for line in concise("x.md", unit)]
    assert shown == ["x.md:{}:{}:".format(*at(rule, unit)) for rule in WORDS]
    columns = ["".join(report("concise", RUN, columns=unit)).split("\n")[0]]
    position = MILL.position(MILL.text.index("Whitcombe"))
    number = {"characters": position.column, "utf-16": position.utf16_column, "bytes": position.byte_column}[unit]
    assert columns[0].startswith(f"{PATH}:3:{number}: ")


def test_a_wrong_unit_is_told() -> None:
    done = CliRunner().invoke(cli, ["check", "--columns", "byte", "-"], input="x")
    assert done.exit_code == 2
    assert "did you mean 'bytes'?" in done.output


# VS Code


def matchers() -> list[dict[str, object]]:
    found: list[dict[str, object]] = json.loads(RECIPES["vscode"])["tasks"][0]["problemMatcher"]
    return found


def pattern(number: int) -> tuple[re.Pattern[str], dict[str, int]]:
    fields = dict(matchers()[number]["pattern"])  # type: ignore[call-overload]
    return re.compile(str(fields.pop("regexp"))), {key: value for key, value in fields.items() if key != "kind"}


@pytest.mark.parametrize("path", PATHS)
def test_the_problem_matcher_reads_every_line(path: str) -> None:
    regexp, fields = pattern(0)
    for line, (rule, level) in zip(concise(path, "utf-16"), zip(WORDS, ("error", "warning"), strict=True), strict=True):
        match = regexp.search(line)
        assert match
        found = {name: match.group(group) for name, group in fields.items()}
        assert (int(found["line"]), int(found["column"])) == at(rule, "utf-16")
        assert (found["severity"], found["code"]) == (level, rule)
        assert found["file"] == path
        assert not pattern(1)[0].search(line)


def test_the_problem_matcher_reads_suggestions_and_odd_messages() -> None:
    regexp, fields = pattern(0)
    lines = written("concise").splitlines()
    read = [match.group(fields["severity"]) for match in map(regexp.search, lines) if match]
    assert read == ["warning", "error", "warning", "error", "suggestion", "suggestion"]
    odd = written("concise", one("abc", 0, 1, message="'b.md:3:4: error x/y z' is odd.")).splitlines()[0]
    match = regexp.search(odd)
    assert match
    assert match.group(fields["file"], fields["code"]) == ("a.txt", "house/a")
    assert match.group(fields["message"]) == "'b.md:3:4: error x/y z' is odd."


def test_what_went_wrong_is_read_by_the_second_matcher() -> None:
    regexp, fields = pattern(1)
    read = [match for match in map(regexp.search, written("concise").splitlines()) if match]
    assert [match.group(fields["file"], fields["severity"], fields["message"]) for match in read] == [
        ("drafts/clean.txt", "note", "line 1 was read as Windows-1252"),
        ("drafts/photo.txt", "error", "not a text file"),
    ]


# Sublime Text, Helix


@pytest.mark.parametrize("path", PATHS)
def test_the_pattern_for_sublime(path: str) -> None:
    names: dict[str, object] = {}
    source = RECIPES["sublime"].replace(
        "from SublimeLinter.lint import WARNING, Linter", "WARNING, Linter = '', object"
    )
    exec(compile(source, "linter.py", "exec"), names)
    regexp = re.compile(names["Newslint"].regex)  # type: ignore[attr-defined]
    read = [match for match in map(regexp.match, concise(path, "characters")) if match]
    assert [(int(match["line"]), int(match["col"])) for match in read] == [at(rule, "characters") for rule in WORDS]
    assert [(match["error"], match["warning"], match["code"]) for match in read] == [
        ("error", None, "typo/repeated-word"),
        (None, "warning", "names/inconsistent-spelling"),
    ]


def test_options_of_the_recipes_exist() -> None:
    shown = CliRunner().invoke(cli, ["check", "--help"]).output
    assert {*re.findall(r"(?<![\w-])--(?!stdin$)[a-z][a-z-]+", "\n".join(RECIPES.values()))} <= {
        *re.findall(r"--[a-z][a-z-]+", shown)
    }


def test_the_settings_for_helix_and_efm_can_be_read() -> None:
    assert tomllib.loads(RECIPES["helix"])["language-server"]["efm"]["command"] == "efm-langserver"
    tool = yaml.safe_load(RECIPES["efm"])["tools"]["newslint"]
    assert tool["lint-command"].startswith("newslint check ")
    assert len(tool["lint-formats"]) == 3


# In the editors themselves


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with the draft, and newslint as a program that the editor finds."""
    (tmp_path / "draft.md").write_text(DRAFT, "utf-8")
    program = tmp_path / "bin" / "newslint"
    program.parent.mkdir()
    options = " ".join(f"--select {rule}" for rule in WORDS)
    program.write_text(f'#!/bin/sh\nshift\nexec "{sys.executable}" -m newslint check {options} "$@"\n', "utf-8")
    program.chmod(0o755)
    return tmp_path


def run_in(folder: Path, *command: str) -> list[str]:
    if not shutil.which(command[0]):
        pytest.skip(f"{command[0]} is not installed")
    paths = {"PATH": f"{folder / 'bin'}{os.pathsep}{os.environ['PATH']}", "PYTHONPATH": str(ROOT)}
    subprocess.run(
        command,
        cwd=folder,
        env={**os.environ, **paths, "LC_ALL": "C.UTF-8"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=120,
        check=False,
    )
    return (folder / "out").read_text("utf-8").splitlines()


EXPECTED = ["1 error the the", "3 warning Brekkestadt"]


def test_vim_reads_it(folder: Path) -> None:
    (folder / "recipe.vim").write_text(RECIPES["vim"], "utf-8")
    (folder / "drive.vim").write_text(
        """set encoding=utf-8
edit draft.md
source recipe.vim
silent make
let s:out = []
for s:item in getqflist()
  call add(s:out, s:item.lnum . s:item.type . ' ' . strpart(getline(s:item.lnum), s:item.col - 1, 7))
endfor
call writefile(s:out, 'out')
qa!
""",
        "utf-8",
    )
    assert run_in(folder, "vim", "-es", "-u", "NONE", "-N", "-S", "drive.vim") == ["1e the the", "3w Brekkes"]


def test_neovim_reads_it(folder: Path) -> None:
    (folder / "recipe.lua").write_text(RECIPES["nvim-lint"], "utf-8")
    (folder / "drive.lua").write_text(
        """local lint = { linters = {} }
package.preload.lint = function() return lint end
vim.cmd('edit draft.md')
dofile('recipe.lua')
local linter, args = lint.linters.newslint, {}
for _, item in ipairs(linter.args) do table.insert(args, type(item) == 'function' and item() or item) end
local text = table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, true), '\\n') .. '\\n'
local out = {}
for _, found in ipairs(linter.parser(vim.fn.system({ linter.cmd, unpack(args) }, text))) do
  local line = vim.api.nvim_buf_get_lines(0, found.lnum, found.lnum + 1, true)[1]
  local level = ({ 'error', 'warning', 'suggestion' })[found.severity]
  table.insert(out, found.lnum + 1 .. ' ' .. level .. ' ' .. line:sub(found.col + 1, found.end_col))
end
vim.fn.writefile(out, 'out')
vim.cmd('qa!')
""",
        "utf-8",
    )
    assert run_in(folder, "nvim", "--headless", "-u", "NONE", "-c", "luafile drive.lua") == EXPECTED


def test_emacs_reads_it(folder: Path) -> None:
    (folder / "recipe.el").write_text(";;; -*- lexical-binding: t -*-\n" + RECIPES["flymake"], "utf-8")
    (folder / "drive.el").write_text(
        """;;; -*- lexical-binding: t -*-
(load-file "recipe.el")
(find-file "draft.md")
(text-mode)
(newslint-flymake
 (lambda (found)
   (let ((lines (mapcar (lambda (item)
                          (format "%d %s %s" (line-number-at-pos (flymake-diagnostic-beg item))
                                  (substring (symbol-name (flymake-diagnostic-type item)) 1)
                                  (buffer-substring (flymake-diagnostic-beg item) (flymake-diagnostic-end item))))
                        found)))
     (with-temp-file "out" (insert (mapconcat #'identity lines "\\n"))))))
(let ((waited 0))
  (while (and (< waited 600) (not (file-exists-p "out")))
    (accept-process-output nil 0.1)
    (setq waited (1+ waited))))
""",
        "utf-8",
    )
    assert run_in(folder, "emacs", "-Q", "--batch", "-l", "drive.el") == EXPECTED
