"""The baseline: what it hides, what it does not, and how its file is kept in order."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from newslint.cli import cli

NAME = "newslint-baseline.jsonl"
LINE = f'baseline = "{NAME}"\n'
STORY = (
    "The council said that the the bridge would close.\n\n"
    "It reopens in in May, the mayor told residents.\n\n"
    "Repairs cost more than the the town had planned.\n"
)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "newslint.toml").write_text('only = ["typo/repeated-word"]\n', encoding="utf-8")
    put(tmp_path / "old.md", STORY)
    return tmp_path


def put(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def run(*args: str) -> Result:
    return CliRunner().invoke(cli, args)


def use(folder: Path) -> None:
    assert run("baseline", "write").exit_code == 0
    put(folder / "newslint.toml", LINE + 'only = ["typo/repeated-word"]\n')


def shown(*args: str) -> list[str]:
    """The words of the findings that are shown."""
    report = json.loads(run("check", "--format", "json", *args).stdout)
    return [finding["excerpt"] for finding in report["findings"] if not finding["hidden"]]


def listed(folder: Path) -> list[dict[str, str]]:
    return [json.loads(line) for line in (folder / NAME).read_text(encoding="utf-8").splitlines()]


def test_write_lists_findings_sorted_and_says_how_to_use_them(folder: Path) -> None:
    put(folder / "b" / "later.md", "They saw the the river.\n")
    put(folder / "a.md", "They saw the the river.\n")
    result = run("baseline", "write")
    assert result.exit_code == 0
    assert f"Wrote {NAME} with 5 findings." in result.stdout
    assert LINE.strip() in result.stdout
    entries = listed(folder)
    assert [entry["path"] for entry in entries] == ["a.md", "b/later.md", "old.md", "old.md", "old.md"]
    assert {*entries[0]} == {"path", "rule", "words", "fingerprint"}
    assert entries == sorted(entries, key=lambda entry: list(entry.values()))


def test_known_findings_are_hidden_and_new_ones_shown(folder: Path) -> None:
    assert len(shown()) == 3
    use(folder)
    assert shown() == []
    assert run("check").exit_code == 0
    put(folder / "old.md", STORY + "\nThey went to to the river.\n")
    assert shown() == ["to to"]
    assert "(baseline: listed in newslint-baseline.jsonl)" in run("check", "-v").stderr
    assert len(shown("--no-baseline")) == 4


def test_it_is_found_from_a_folder_below_and_by_option(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(folder / "in" / "deep.md", STORY)
    use(folder)
    monkeypatch.chdir(folder / "in")
    assert shown("deep.md", "../old.md") == []
    put(folder / "newslint.toml", 'only = ["typo/repeated-word"]\n')
    assert len(shown("deep.md")) == 3
    assert shown("deep.md", "--baseline", f"../{NAME}") == []


def test_moved_and_edited_text_round_a_finding_keeps_it_hidden(folder: Path) -> None:
    use(folder)
    paragraphs = STORY.split("\n\n")
    put(folder / "old.md", "# A new headline\n\nA new opening of the story.\n\n" + "\n\n".join(paragraphs[::-1]))
    assert shown() == []
    put(folder / "old.md", STORY.replace("that the the bridge", "how the the viaduct"))
    assert shown() == []


def test_edited_words_and_a_second_one_of_the_kind_are_new(folder: Path) -> None:
    use(folder)
    put(folder / "old.md", STORY.replace("in in", "of of"))
    assert shown() == ["of of"]
    put(folder / "old.md", STORY + "\nNobody told the the ferry of it.\n")
    assert shown() == ["the the"]


def test_a_renamed_draft_keeps_its_entries_and_a_copy_does_not(folder: Path) -> None:
    use(folder)
    put(folder / "copy.md", STORY)
    assert len(shown()) == 3
    (folder / "copy.md").unlink()
    (folder / "old.md").rename(folder / "new name.md")
    assert shown() == []
    assert run("baseline", "check").exit_code == 0
    assert run("baseline", "prune").exit_code == 0
    assert {entry["path"] for entry in listed(folder)} == {"new name.md"}


def test_check_and_prune_find_what_is_gone(folder: Path) -> None:
    put(folder / "gone.md", "They saw the the river.\n")
    use(folder)
    assert run("baseline", "check").exit_code == 0
    put(folder / "old.md", STORY.replace("in in", "in"))
    (folder / "gone.md").unlink()
    result = run("baseline", "check")
    assert result.exit_code == 1
    assert "old.md: typo/repeated-word: no longer found: “in in”" in result.stdout
    assert "gone.md: typo/repeated-word: no longer found: “the the”" in result.stdout
    assert "Took 2 findings out" in run("baseline", "prune").stdout
    assert [(entry["path"], entry["words"]) for entry in listed(folder)] == [("old.md", "the the")] * 2
    assert run("baseline", "check").exit_code == 0


def test_prune_adds_nothing_and_renews_fingerprints(folder: Path) -> None:
    use(folder)
    before = listed(folder)
    put(folder / "old.md", STORY.replace("that the the bridge", "how the the viaduct") + "\nThey went to to town.\n")
    assert "Took 0 findings out" in run("baseline", "prune").stdout
    after = listed(folder)
    assert [entry["words"] for entry in after] == [entry["words"] for entry in before]
    assert after != before
    assert shown() == ["to to"]


def test_drafts_that_were_not_read_keep_their_lines(folder: Path) -> None:
    put(folder / "other.md", "They saw the the river.\n")
    use(folder)
    put(folder / "old.md", "Nothing to see.\n")
    put(folder / "other.md", "Nothing to see.\n")
    assert "Took 3 findings out" in run("baseline", "prune", "old.md").stdout
    assert [entry["path"] for entry in listed(folder)] == ["other.md"]
    put(folder / "old.md", "They went to to town.\n")
    run("baseline", "write", "old.md")
    assert [entry["path"] for entry in listed(folder)] == ["old.md", "other.md"]
    (folder / "other.md").write_bytes(b"\x00\x01")
    assert run("baseline", "prune").exit_code == 2
    assert [entry["path"] for entry in listed(folder)] == ["old.md", "other.md"]


def test_a_mark_comes_before_the_baseline(folder: Path) -> None:
    put(folder / "old.md", "<!-- newslint: ignore typo/repeated-word -- as it was said -->\n\n" + STORY)
    run("baseline", "write")
    assert [entry["words"] for entry in listed(folder)] == ["in in", "the the"]


def test_the_limit_counts_what_is_shown(folder: Path) -> None:
    put(folder / "newslint.toml", 'limit = 2\nonly = ["typo/repeated-word"]\n')
    run("baseline", "write")
    assert len(listed(folder)) == 3
    put(folder / "newslint.toml", f'{LINE}limit = 2\nonly = ["typo/repeated-word"]\n')
    new = "".join(f"\nThey went to to town {number}.\n" for number in range(3))
    put(folder / "old.md", STORY + new)
    assert shown() == ["to to", "to to"]
    assert "(1 more findings of this rule are not listed.)" in run("check", "--format", "concise").stdout


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        ("nonsense", f"{NAME}:1: not an entry of a baseline"),
        ('{"path": "a.md"}', f"{NAME}:1: not an entry"),
        ("{}, {}", f"{NAME}:1: not an entry"),
        ('\n\n["a"]', f"{NAME}:3: not an entry"),
        ('{"path": 1, "rule": "a/b", "words": "", "fingerprint": ""}', f"{NAME}:1: not an entry"),
        ("<<<<<<< HEAD\n=======\n>>>>>>> main", f"{NAME}:1: a merge left a conflict"),
    ],
)
def test_a_bad_file_is_told_with_its_line(folder: Path, lines: str, words: str) -> None:
    use(folder)
    put(folder / NAME, lines)
    for args in (("check",), ("baseline", "check"), ("baseline", "prune"), ("baseline", "write")):
        result = run(*args)
        assert result.exit_code == 2
        assert words in result.stderr
    assert (folder / NAME).read_text(encoding="utf-8") == lines


def test_lines_doubled_or_out_of_order_by_a_merge_do_no_harm(folder: Path) -> None:
    use(folder)
    text = (folder / NAME).read_text(encoding="utf-8")
    put(folder / NAME, "\n".join([*reversed(text.splitlines()), *text.splitlines(), ""]))
    assert shown() == []
    run("baseline", "prune")
    assert (folder / NAME).read_text(encoding="utf-8") == text


def test_a_missing_baseline_says_what_makes_it(folder: Path) -> None:
    put(folder / "newslint.toml", LINE)
    result = run("check")
    assert result.exit_code == 2
    assert "'newslint baseline write' makes it" in result.stderr
    put(folder / "newslint.toml", "baseline = 3\n")
    assert "must be the name of a file" in run("check").stderr


def test_a_project_without_config_is_told_of_the_option(folder: Path) -> None:
    (folder / "newslint.toml").unlink()
    assert f"newslint check --baseline {NAME}" in run("baseline", "write").stdout
    assert run("check", "--baseline", NAME).exit_code == 0


def test_cached_results_meet_another_baseline(folder: Path) -> None:
    use(folder)
    assert shown() == []
    put(folder / NAME, "")
    assert len(shown()) == 3
