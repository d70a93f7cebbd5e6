"""--watch: what is read at which look. The looks are those of the test, so that nothing waits."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from newslint import watching
from newslint.cli import cli
from newslint.engine import Desk

GOOD = "The council said that the bridge would close.\n"
BAD = GOOD.replace("the bridge", "the the bridge")
SELECT = ("--select", "typo/repeated-word")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in ("a.md", "b.md"):
        put(tmp_path / name, GOOD)
    return tmp_path


def put(path: Path, text: str) -> None:
    """Write a file so that its time differs from before, however coarse the clock of the disk is."""
    before = path.stat().st_mtime_ns if path.exists() else 0
    path.write_text(text, encoding="utf-8")
    os.utime(path, ns=(before + 1_000_000_000, before + 1_000_000_000))


@pytest.fixture
def look(monkeypatch: pytest.MonkeyPatch) -> Callable[..., Any]:
    """Watch, doing one thing before each look after the first; gives the result and what was read at each look."""

    def watch(*things: Callable[[], object], args: tuple[str, ...] = ()) -> tuple[Any, list[list[str]]]:
        reads: list[list[str]] = []
        real = Desk.read

        def counted(desk: Desk, article: Any, *others: Any) -> Any:
            reads[-1].append(article.source.path)
            return real(desk, article, *others)

        def looks(_: float) -> Iterator[None]:
            reads.append([])
            yield
            for thing in things:
                thing()
                reads.append([])
                yield
            raise KeyboardInterrupt

        monkeypatch.setattr(Desk, "read", counted)
        monkeypatch.setattr(watching, "_every", looks)
        return CliRunner().invoke(cli, ("check", "--watch", *args)), reads

    return watch


@pytest.mark.parametrize("cache", [(), ("--no-cache",)])
def test_only_what_changed_is_read_again(folder: Path, look: Callable[..., Any], cache: tuple[str, ...]) -> None:
    result, reads = look(
        lambda: None,
        lambda: put(folder / "a.md", BAD),
        lambda: put(folder / "c.md", BAD.replace("council", "mayor")),
        lambda: (folder / "b.md").unlink(),
        args=(*SELECT, *cache),
    )
    assert reads == [["a.md"] if not cache else ["a.md", "b.md"], [], ["a.md"], ["c.md"], []]
    assert result.exit_code == 0
    assert [line for line in result.stdout.splitlines() if line[:5] in ("2 dra", "Found")] == [
        "2 drafts checked, nothing to look at.",
        "Found 1 error in 1 of 2 drafts.",
        "Found 2 errors in 2 of 3 drafts.",
        "Found 2 errors in 2 of 2 drafts.",
    ]
    assert result.stderr.splitlines()[-1] == "Watching 2 drafts: Ctrl-C ends it."


def test_changed_settings_are_read_and_wrong_ones_told(folder: Path, look: Callable[..., Any]) -> None:
    config, words = folder / "newslint.toml", folder / "words.txt"
    result, reads = look(
        lambda: put(config, 'ignore = ["typo/repeated-word"]\n'),
        lambda: put(config, 'ignroe = ["typo"]\n'),
        lambda: put(config, 'only = ["house/rejected-word"]\nvocabulary = ["words.txt"]\n'),
        lambda: put(words, "!council -> board\n"),
        lambda: put(words, "!council -> board\n!bridge -> viaduct\n"),
        args=("a.md", "--format", "concise"),
    )
    assert result.exit_code == 0
    assert "did you mean 'ignore'" in result.stderr
    assert "words.txt: cannot read this vocabulary" in result.stderr
    assert [len(read) for read in reads] == [1, 1, 0, 0, 1, 1]
    assert result.stdout.count("council") == 2
    assert result.stdout.count("viaduct") == 1


def test_wrong_settings_at_the_start_end_it(folder: Path, look: Callable[..., Any]) -> None:
    put(folder / "newslint.toml", "ignroe = []\n")
    result, _ = look(args=("a.md",))
    assert result.exit_code == 2


def test_the_screen_is_cleared_on_a_terminal_only(folder: Path, look: Callable[..., Any]) -> None:
    result, _ = look(args=SELECT)
    assert "\x1b[2J" not in result.stdout


def test_it_goes_with_files_alone(folder: Path) -> None:
    assert CliRunner().invoke(cli, ("check", "--watch", "-")).exit_code == 2
    assert "of one run" in CliRunner().invoke(cli, ("check", "--watch", "--profile", "a.md")).stderr
