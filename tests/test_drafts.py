"""Whole drafts: the clean ones give no finding at all, the planted ones give what was planted and nothing else."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

from newslint.config import Config
from newslint.result import DraftResult
from newslint.rulebook import Rule
from newslint.run import Runner
from newslint.settings import Settings

DRAFTS = Path(__file__).parent / "drafts"
CLEAN = sorted((DRAFTS / "clean").iterdir())
PLANTED = sorted(path for path in (DRAFTS / "planted").iterdir() if path.suffix != ".tsv")
ALLOWED_MISSES = {
    ("quarto-buses.qmd", "typo/fused-words"),  # "andit": two small words that also read as a misspelling
    ("wire-marathon.txt", "typo/repeated-word"),  # "nobody nobody": not on the closed list
    ("jekyll-chess.md", "names/inconsistent-spelling"),  # once each, and nothing shows that the second is a person
}


@pytest.fixture(scope="module")
def runner(rules: tuple[Rule, ...]) -> Runner:
    return Runner(rules, Config(Settings(), {}, str(DRAFTS)))


def shown(result: DraftResult) -> Iterator[tuple[str, int, int, int]]:
    assert result.source is not None
    for finding in result.shown:
        start, end = (result.source.position(offset) for offset in finding.span)
        yield finding.rule, start.line, start.column, end.line


@pytest.mark.parametrize("path", CLEAN, ids=lambda path: path.name)
def test_clean_drafts_are_silent(path: Path, runner: Runner) -> None:
    result = runner.check(str(path))
    assert not result.errors
    assert [(finding.rule, finding.message, finding.excerpt) for finding in result.shown] == []


def expected() -> dict[str, list[tuple[str, int]]]:
    rows: dict[str, list[tuple[str, int]]] = defaultdict(list)
    _, *lines = (DRAFTS / "planted" / "expected.tsv").read_text(encoding="utf-8").rstrip("\n").split("\n")
    for line in lines:
        name, rule, number, *_ = line.split("\t")
        rows[name].append((rule, int(number)))
    return rows


@pytest.mark.parametrize("path", PLANTED, ids=lambda path: path.name)
def test_planted_defects_are_found_and_nothing_else(path: Path, runner: Runner) -> None:
    found = [(rule, line, end) for rule, line, _, end in shown(runner.check(str(path)))]
    planted = expected()[path.name]
    missed = [
        (rule, line)
        for rule, line in planted
        if (path.name, rule) not in ALLOWED_MISSES
        and not any(rule == other and start <= line <= end for other, start, end in found)
    ]
    besides = [
        (rule, line)
        for rule, line, _ in found
        if not any(abs(line - row) <= 3 and rule == name for name, row in planted)
    ]
    assert (missed, besides) == ([], [])


@pytest.mark.parametrize(
    "path", [path for path in CLEAN + PLANTED if path.suffix != ".docx"], ids=lambda path: path.name
)
def test_line_ends_make_no_difference(path: Path, runner: Runner, tmp_path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    lists = []
    for ending in ("\n", "\r\n"):
        copy = tmp_path / path.name
        copy.write_bytes(b"\xef\xbb\xbf" + text.replace("\n", ending).encode("utf-8"))
        lists.append(list(shown(runner.check(str(copy)))))
    assert lists[0] == lists[1]
