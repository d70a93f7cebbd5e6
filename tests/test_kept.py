"""What is kept between runs is what would be worked out, and an odd file harms nothing."""

from __future__ import annotations

import marshal
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from newslint import kept, stored_patterns

DRAFT = "The council said that the the bridge would close, Anna Berg said.\n"


def check(folder: Path, *args: str) -> subprocess.CompletedProcess[str]:
    (folder / "draft.txt").write_text(DRAFT, encoding="utf-8")
    environment = {
        **os.environ,
        "XDG_CACHE_HOME": str(folder / "cache"),
        "LOCALAPPDATA": str(folder / "cache"),
        "HOME": str(folder),
    }
    command = [sys.executable, "-m", "newslint", "check", "--no-cache", "--format", "concise", "draft.txt", *args]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)


def stored(folder: Path) -> list[Path]:
    return list(folder.rglob("kept-*.bin"))


def shelf(entries: dict[Any, bytes]) -> kept._Shelf:
    return kept._Shelf(kept._packed(entries))


@pytest.fixture
def known(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "_known", shelf({}))
    monkeypatch.setattr(kept, "_new", {})


PATTERNS = [
    (r"(?P<who>[A-Z]\w+) (said|told)\b(?!x)", 0),
    (r"(?i:caf\w+)|(?<=\d)%", 0),
    (r"(?P<a>é)(?P=a)", re.IGNORECASE),
    (r" a  b # words", re.VERBOSE),
]


@pytest.mark.usefixtures("known")
@pytest.mark.parametrize(("source", "flags"), PATTERNS)
def test_a_stored_pattern_is_the_compiled_one(source: str, flags: int) -> None:
    usual = re.compile(source, flags)
    first = stored_patterns.pattern(source, flags)
    kept._known = shelf(kept._new)
    assert [key[:2] for key in kept._new] == [(source, int(flags))]
    again = stored_patterns.pattern(source, flags)
    for made in (first, again):
        assert (made.pattern, made.flags, made.groups, made.groupindex) == (
            usual.pattern,
            usual.flags,
            usual.groups,
            usual.groupindex,
        )
        for text in ("Berg said 5% of cafés", "ab", "éÉ", "Anna told"):
            assert [match.span() for match in made.finditer(text)] == [match.span() for match in usual.finditer(text)]


@pytest.mark.usefixtures("known")
def test_a_wrong_pattern_is_an_error() -> None:
    with pytest.raises(re.error):
        stored_patterns.pattern("(open")


@pytest.mark.usefixtures("known")
def test_code_of_another_engine_is_compiled_anew() -> None:
    stored_patterns.pattern("a+")
    (key,) = kept._new
    for code in ((32, 0, {}, b"\xff\xff\xff\x7f" * 4), (32, 0, {}, b"odd"), (32, 0), "odd"):
        kept._known = shelf({key: marshal.dumps(code)})
        assert stored_patterns.pattern("a+").findall("caab") == ["aa"]
    kept._known = shelf({key: b"odd"})
    assert stored_patterns.pattern("a+").findall("caab") == ["aa"]


@pytest.mark.usefixtures("known")
def test_what_is_worked_out_from_a_file_is_kept_until_the_file_changes(tmp_path: Path) -> None:
    path = tmp_path / "table.tsv"
    path.write_text("a", encoding="utf-8")
    calls = []

    def make() -> list[str]:
        calls.append(1)
        return [path.read_text(encoding="utf-8")]

    assert kept.derived("table", make, str(path)) == ["a"]
    kept._known = shelf(kept._new)
    assert kept.derived("table", make, str(path)) == ["a"]
    assert len(calls) == 1
    path.write_text("bc", encoding="utf-8")
    assert kept.derived("table", make, str(path)) == ["bc"]


def test_a_second_run_finds_the_same_with_the_file_and_with_a_broken_one(tmp_path: Path) -> None:
    first = check(tmp_path)
    assert "typo/repeated-word" in first.stdout
    (path,) = stored(tmp_path)
    assert check(tmp_path).stdout == first.stdout
    sound = path.read_bytes()
    middle = len(sound) // 2
    for broken in (b"", b"odd", sound[:-9], b"\0" + sound, sound[:middle] + b"oddoddodd" + sound[middle + 9 :]):
        path.write_bytes(broken)
        again = check(tmp_path)
        assert (again.stdout, again.stderr) == (first.stdout, first.stderr)
        assert path.read_bytes() != broken


def test_nothing_is_kept_where_the_folder_cannot_be_made_or_the_user_asks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "cache").write_text("a file", encoding="utf-8")
    done = check(tmp_path)
    assert done.returncode == 1
    assert done.stderr == ""
    (tmp_path / "cache").unlink()
    monkeypatch.setenv("NEWSLINT_CACHE", "off")
    check(tmp_path)
    assert stored(tmp_path) == []
