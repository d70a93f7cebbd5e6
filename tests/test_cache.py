"""The cache: what is read anew and what is not, told by how often a draft is read as a story."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from newslint import cache, run
from newslint.cli import cli
from newslint.engine import Desk

BAD = "The council said that the the bridge would close.\n\nIt reopens in May, the mayor told residents.\n"
GOOD = BAD.replace("the the", "the")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("NEWSLINT_CACHE")
    (tmp_path / "newslint.toml").write_text("", encoding="utf-8")
    (tmp_path / "bad.md").write_text(BAD, encoding="utf-8")
    (tmp_path / "good.md").write_text(GOOD, encoding="utf-8")
    return tmp_path


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The paths of the drafts that rules were run on, in order."""
    read: list[str] = []
    real = Desk.read

    def counted(desk: Desk, article: Any, *others: Any) -> Any:
        read.append(article.source.path)
        return real(desk, article, *others)

    monkeypatch.setattr(Desk, "read", counted)
    return read


def check(*args: str, stdin: str | None = None) -> Result:
    return CliRunner().invoke(cli, ("check", *args), input=stdin)


def test_an_unchanged_draft_is_not_read_again_and_gives_the_same_report(folder: Path, reads: list[str]) -> None:
    first = check("bad.md", "good.md", "--format", "json")
    assert reads == ["bad.md", "good.md"]
    second = check("bad.md", "good.md", "--format", "json")
    assert reads == ["bad.md", "good.md"]
    assert second.stdout == first.stdout
    assert "typo/repeated-word" in first.stdout
    assert second.exit_code == first.exit_code == 1


def test_a_changed_draft_is_read_again(folder: Path, reads: list[str]) -> None:
    check("bad.md", "good.md")
    (folder / "bad.md").write_text(GOOD.replace("May", "June"), encoding="utf-8")
    assert check("bad.md", "good.md").exit_code == 0
    assert reads == ["bad.md", "good.md", "bad.md"]


def test_a_copy_shares_the_result_under_its_own_name(folder: Path, reads: list[str]) -> None:
    check("bad.md")
    (folder / "copy.md").write_text(BAD, encoding="utf-8")
    told = check("copy.md", "--format", "concise").stdout
    assert reads == ["bad.md"]
    assert "copy.md:1" in told
    assert "bad.md" not in told


def test_another_ending_is_another_format(folder: Path, reads: list[str]) -> None:
    check("bad.md")
    (folder / "bad.txt").write_text(BAD, encoding="utf-8")
    check("bad.txt")
    check("bad.md", "--input-format", "text")
    assert reads == ["bad.md", "bad.txt", "bad.md"]


@pytest.mark.parametrize(
    ("options", "why"),
    [
        (("--select", "typo"), "other settings or options"),
        (("--preset", "strict"), "other settings or options"),
        (("--date", "2026-11-23"), "another publication date"),
        (("--input-format", "text"), "another format"),
    ],
)
def test_options_that_bear_on_findings_are_asked(
    folder: Path, reads: list[str], options: tuple[str, ...], why: str
) -> None:
    check("bad.md")
    told = check("bad.md", "-v", *options).stderr
    assert f"not cached: bad.md: {why}" in told.replace("it is read as ", "")
    assert len(reads) == 2
    check("bad.md")
    assert len(reads) == 2


@pytest.mark.parametrize("options", [("--fail-on", "suggestion"), ("--exit-zero",), ("--format", "json"), ("-v",)])
def test_options_that_do_not_are_not(folder: Path, reads: list[str], options: tuple[str, ...]) -> None:
    check("bad.md")
    check("bad.md", *options)
    assert len(reads) == 1


def test_settings_for_other_drafts_do_not_matter(folder: Path, reads: list[str]) -> None:
    check("bad.md", "good.md")
    (folder / "newslint.toml").write_text('[[overrides]]\npaths = ["good*"]\nignore = ["typo"]\n', encoding="utf-8")
    check("bad.md", "good.md")
    assert reads == ["bad.md", "good.md", "good.md"]


def test_files_that_results_depend_on_are_part_of_them(folder: Path, reads: list[str]) -> None:
    (folder / "newslint.toml").write_text('vocabulary = ["words.txt"]\nfacts = ["facts.yaml"]\n', encoding="utf-8")
    words, facts = folder / "words.txt", folder / "facts.yaml"
    words.write_text("Zorblat\n", encoding="utf-8")
    facts.write_text("people:\n  - {id: mayor, name: Rosa Field}\n", encoding="utf-8")
    first = check("bad.md", "-v")
    assert "new or changed text" in first.stderr, first.output
    words.write_text("Zorblat\nZorblats\n", encoding="utf-8")
    assert "a vocabulary file changed" in check("bad.md", "-v").stderr
    facts.write_text("people:\n  - {id: mayor, name: Rosa Fields}\n", encoding="utf-8")
    assert "a facts file changed" in check("bad.md", "-v").stderr
    assert "cache: 1 cached, 0 not" in check("bad.md", "-v").stderr
    assert len(reads) == 3


def test_a_mark_that_ends_is_judged_by_the_day(folder: Path, reads: list[str]) -> None:
    mark = "<!-- newslint: ignore typo/repeated-word until 2026-11-23 -- old story -->\n\n"
    (folder / "bad.md").write_text(mark + BAD, encoding="utf-8")
    assert check("bad.md", "--today", "2026-11-20").exit_code == 0
    assert check("bad.md", "--today", "2026-11-23").exit_code == 0
    assert len(reads) == 1
    late = check("bad.md", "--today", "2026-11-24", "-v")
    assert late.exit_code == 1
    assert "not cached: bad.md: it held until 2026-11-23" in late.stderr
    assert "ignores/expired" in check("bad.md", "--today", "2030-01-01").stdout
    assert len(reads) == 2
    assert check("bad.md", "--today", "2026-11-20").exit_code == 0


def test_a_review_date_of_a_facts_file_is_judged_by_the_day(folder: Path, reads: list[str]) -> None:
    (folder / "newslint.toml").write_text('facts = ["facts.yaml"]\n', encoding="utf-8")
    entry = "spellings:\n  - {id: kiln, use: Kilnbank, not: [Kiln Bank], review_by: 2026-06-30}\n"
    (folder / "facts.yaml").write_text(entry, encoding="utf-8")
    (folder / "bad.md").write_text("The mayor opened the market in Kiln Bank.\n", encoding="utf-8")
    before = check("bad.md", "--today", "2026-06-01", "--format", "concise").stdout
    after = check("bad.md", "--today", "2026-07-01", "--format", "concise").stdout
    assert len(reads) == 2
    assert "house/spelling" in before
    assert before != after


def test_without_cache_nothing_is_read_or_written(folder: Path, reads: list[str]) -> None:
    check("bad.md", "--no-cache")
    assert not (folder / cache.FOLDER).exists()
    check("bad.md")
    check("bad.md", "--no-cache")
    assert len(reads) == 3


def test_it_can_be_off_for_good(folder: Path, reads: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEWSLINT_CACHE", "off")
    check("bad.md")
    check("bad.md")
    assert len(reads) == 2
    assert sorted(path.name for path in folder.iterdir()) == ["bad.md", "good.md", "newslint.toml"]
    assert cache.place(None, str(folder / "newslint.toml"), ".") == str(folder / ".newslint-cache")


def test_where_it_is(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert cache.place(None, str(folder / "newslint.toml"), "x") == str(folder / ".newslint-cache")
    (folder / ".git").mkdir()
    below = folder / "a" / "b"
    below.mkdir(parents=True)
    assert cache.place(None, None, str(below)) == str(folder / ".newslint-cache")
    monkeypatch.setenv("NEWSLINT_CACHE", str(folder / "mine"))
    assert cache.place(None, None, str(below)) == str(folder / "mine")
    assert cache.place(str(folder / "asked"), None, str(below)) == str(folder / "asked")


def test_beside_a_config_that_cannot_be_written_it_is_read_and_else_the_users(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(folder / "xdg"))
    monkeypatch.setattr(os, "access", lambda *_: False)
    config = str(folder / "newslint.toml")
    assert cache.place(None, config, ".") == str(folder / "xdg" / "newslint")
    (folder / cache.FOLDER).mkdir()
    assert cache.place(None, config, ".") == str(folder / cache.FOLDER)


def test_outside_of_config_and_repository_it_is_the_users(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NEWSLINT_CACHE")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "xdg"))
    monkeypatch.setattr(cache, "_repository", lambda _: None)
    assert cache.place(None, None, str(tmp_path)) == str(tmp_path / "xdg" / "newslint")


def test_git_ignores_it_and_drafts_are_not_looked_for_in_it(folder: Path) -> None:
    check(".")
    assert (folder / cache.FOLDER / ".gitignore").read_text(encoding="utf-8") == "*\n"
    assert (folder / cache.FOLDER / "CACHEDIR.TAG").read_text(encoding="utf-8").startswith("Signature: 8a477f597d28")


def entries(folder: Path) -> list[Path]:
    return sorted(path for path in (folder / cache.FOLDER).glob("results-*/*/*") if path.is_file())


@pytest.mark.parametrize("damage", [b"", b"nonsense", b"\xff\xfe\x00", b"0011223344556677\n{}\n[]"])
def test_a_damaged_entry_is_made_anew(folder: Path, reads: list[str], damage: bytes) -> None:
    check("bad.md")
    (entry,) = entries(folder)
    entry.write_bytes(damage)
    told = check("bad.md", "-v")
    assert told.exit_code == 1
    assert "its entry is damaged" in told.stderr
    check("bad.md")
    assert len(reads) == 2


def test_a_flipped_byte_is_seen(folder: Path, reads: list[str]) -> None:
    check("bad.md")
    (entry,) = entries(folder)
    data = entry.read_bytes()
    assert b"typo/repeated-word" in data
    entry.write_bytes(data.replace(b"typo/repeated-word", b"typo/repeated-wore"))
    assert "typo/repeated-word" in check("bad.md").stdout
    assert len(reads) == 2


def test_a_foreign_entry_with_a_sound_digest_is_made_anew(folder: Path, reads: list[str]) -> None:
    from newslint.cache_keys import digest

    check("bad.md")
    (entry,) = entries(folder)
    for body in (b"{}\n", b"{}\n[1,2]", b"{}\n" + b"[" * 100_000, b'{}\n["","",[["x"]],[]]', b'{}\n["","",[1],[]]'):
        entry.write_bytes(digest(body, 8).encode() + b"\n" + body)
        assert check("bad.md").exit_code == 1
    assert len(reads) == 6


def test_a_folder_that_cannot_be_written_is_no_error(folder: Path, reads: list[str]) -> None:
    (folder / cache.FOLDER).write_text("a file where the folder would be", encoding="utf-8")
    first, second = check("bad.md", "-v"), check("bad.md", "-v")
    assert (first.exit_code, second.exit_code, len(reads)) == (1, 1, 2)
    assert "Traceback" not in first.output


def test_a_failed_rule_is_not_kept(folder: Path, reads: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(desk: Desk, article: Any) -> Any:
        rule = desk.rules[0]
        yield rule, ValueError("broken")

    with monkeypatch.context() as patch:
        patch.setattr(Desk, "_hits", failing)
        assert check("good.md").exit_code == 2
    assert check("good.md").exit_code == 0
    assert len(reads) == 2


def test_standard_input_is_kept_like_a_file(folder: Path, reads: list[str]) -> None:
    first = check("-", "--stdin-filename", "bad.md", stdin=BAD)
    second = check("-", "--stdin-filename", "bad.md", stdin=BAD)
    assert first.stdout == second.stdout
    assert len(reads) == 1
    check("bad.md")
    assert len(reads) == 1


def test_notes_and_encodings_come_back(folder: Path, reads: list[str]) -> None:
    (folder / "old.md").write_bytes(BAD.replace("mayor", "maire à Besançon").encode("cp1252"))
    first, second = check("old.md"), check("old.md")
    assert "Windows-1252" in first.stdout
    assert second.stdout == first.stdout
    assert len(reads) == 1


def test_the_oldest_go_when_it_grows_too_large(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache, "MOST_ENTRIES", 4)
    for number in range(4):
        (folder / f"draft{number}.md").write_text(GOOD.replace("May", f"{number + 3} May"), encoding="utf-8")
        check(f"draft{number}.md")
    for age, entry in enumerate(entries(folder)):
        os.utime(entry, (1_000_000 + age, 1_000_000 + age))
    before = entries(folder)
    kept = cache.Cache(str(folder / cache.FOLDER))
    kept.trim(1_000)
    assert entries(folder) == before
    check("bad.md")
    kept.trim(1_000)
    left = entries(folder)
    assert len(left) == 3
    assert not {before[0], before[1]} & set(left)


def test_clean_deletes_it_and_nothing_else(folder: Path) -> None:
    check("bad.md", "good.md")
    own = folder / cache.FOLDER / "notes.txt"
    own.write_text("mine", encoding="utf-8")
    result = CliRunner().invoke(cli, ("cache", "clean"))
    assert "Deleted 2 cached results in .newslint-cache." in result.stdout
    assert entries(folder) == []
    assert own.read_text(encoding="utf-8") == "mine"
    other = folder / "other" / "results-1"
    other.mkdir(parents=True)
    assert "Deleted 0" in CliRunner().invoke(cli, ("cache", "clean", "--cache-dir", "other")).stdout
    assert other.is_dir()


def test_show_says_where_and_how_much(folder: Path) -> None:
    check("bad.md")
    assert CliRunner().invoke(cli, ("cache", "show")).stdout.startswith(".newslint-cache: 1 result, 0.0 MB")


def test_a_cached_draft_needs_no_rule_and_no_reader(folder: Path) -> None:
    code = (
        "import sys\n"
        "from newslint.cli import main\n"
        "sys.argv = ['newslint', 'check', 'bad.md', '-q', '--exit-zero']\n"
        "try:\n    main()\nexcept SystemExit:\n    pass\n"
        "kinds = ('engine', 'patterns', 'kinds', 'ledger', 'checks', 'readers.markdown', 'ignores')\n"
        "print([name for name in kinds if f'newslint.{name}' in sys.modules], file=sys.stderr)\n"
    )
    env = {**os.environ, "PYTHONPATH": str(Path(cache.__file__).parent.parent)}
    first, second = (
        subprocess.run([sys.executable, "-c", code], cwd=folder, env=env, capture_output=True, text=True, check=True)
        for _ in range(2)
    )
    assert "'engine'" in first.stderr
    assert second.stderr.splitlines()[-1] == "[]"
    assert "typo/repeated-word" in second.stdout


def test_processes_share_it(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run, "_pays", lambda _: True)
    for number in range(12):
        (folder / f"draft{number}.md").write_text(BAD.replace("May", f"{number + 3} May"), encoding="utf-8")
    first = check("--jobs", "3", ".")
    assert len(entries(folder)) == 14
    second = check("--jobs", "3", ".", "-v")
    assert "cache: 14 cached, 0 not" in second.stderr
    assert second.stdout == first.stdout
