"""The newsroom's facts file: what is read, what is refused and where, and how it bears on findings."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from newslint.cli import cli
from newslint.facts.house_entries import FactsError
from newslint.facts.house_files import doubts, entries_in, facts_in, read_files

PERSON = """version: 1
people:
  - id: marchetti
    name: Elena Marchetti
    born: 1971-03-08
    titles:
      - {title: finance minister, from: 2024-05-02}
    source: ministry site
    review_by: 2027-03-01
"""


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("people:\n  - name: A B\n    brn: 1970\n", 3, "unknown field 'brn'"),
        ("people:\n  - name: A B\n    born: 1970-02-30\n", 3, "a day that exists"),
        ("people:\n  - born: 1970\n    id: x\n", 2, "needs 'name'"),
        ("peoples: []\n", 1, "unknown key 'peoples'"),
        ("version: 2\n", 1, "version 2"),
        ("people:\n  - name: A\n    name: B\n", 3, "given twice"),
        ("figures:\n  - {id: x, near: [budget], value: lots}\n", 2, "must be a number"),
        ("figures:\n  - {id: x, value: 4}\n", 2, "needs 'near'"),
        (
            "people:\n  - name: A B\n    titles: [{title: mayor, from: 2020-01-01, to: 2019-01-01}]\n",
            3,
            "before it begins",
        ),
        ("spellings:\n  - {use: Kyiv}\n", 2, "needs 'not'"),
        ("people: {name: A}\n", 1, "must be a list"),
        ("people:\n  - name: [unclosed\n", 3, "not YAML"),
    ],
)
def test_errors_name_the_line(text: str, line: int, words: str) -> None:
    with pytest.raises(FactsError, match=rf"facts:{line}: .*") as raised:
        facts_in(text)
    assert words in str(raised.value)


def test_csv_gives_what_yaml_gives(tmp_path: Path) -> None:
    path = tmp_path / "facts.csv"
    path.write_text(
        "kind,id,name,born,title,from,to,source,review_by,value,unit,near\n"
        "person,marchetti,Elena Marchetti,1971-03-08,finance minister,2024-05-02,,ministry site,2027-03-01,,,\n"
        "person,marchetti,,,mayor of Ardle,2016-01-01,2024-04-30,,,,,\n"
        "figure,port,,,,,,,,41.5 million,EUR,port budget;port's budget\n",
        encoding="utf-8",
    )
    facts = read_files([str(path)])
    (person,) = facts.people
    assert (person.name, person.born, [term.title for term in person.titles]) == (
        "Elena Marchetti", date(1971, 3, 8), ["finance minister", "mayor of Ardle"]
    )  # fmt: skip
    assert (facts.figures[0].value, facts.figures[0].near) == (41_500_000, ("port budget", "port's budget"))


def test_csv_errors_name_the_line(tmp_path: Path) -> None:
    with pytest.raises(FactsError, match=r"f\.csv:2: 'kind' must be one of"):
        entries_in("kind,name\nhuman,A B\n", "f.csv")
    with pytest.raises(FactsError, match=r"f\.csv:1: unknown column 'nom'"):
        entries_in("kind,nom\nperson,A B\n", "f.csv")


def test_a_later_file_overrides_by_id(tmp_path: Path) -> None:
    first, second = tmp_path / "a.yaml", tmp_path / "b.yaml"
    first.write_text(PERSON, encoding="utf-8")
    second.write_text(PERSON.replace("1971", "1972"), encoding="utf-8")
    assert [person.born_year for person in read_files([str(first), str(second)]).people] == [1972]


def test_doubts_name_stale_entries_and_overlapping_terms() -> None:
    text = PERSON.replace("2024-05-02}", "2024-05-02}\n      - {title: finance minister, from: 2025-01-01}")
    said = list(doubts(facts_in(text), date(2028, 1, 1)))
    assert any("was to be reviewed by 2027-03-01" in line for line in said)
    assert any("two terms of 'marchetti' as finance minister overlap" in line for line in said)
    assert not list(doubts(facts_in(PERSON), date(2026, 1, 1)))


@pytest.fixture
def newsroom(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "newslint.toml").write_text('facts = ["facts/*.yaml"]\n', encoding="utf-8")
    (tmp_path / "facts").mkdir()
    (tmp_path / "facts" / "people.yaml").write_text(PERSON, encoding="utf-8")
    return tmp_path


def check(*arguments: str) -> tuple[int, str]:
    done = CliRunner().invoke(cli, ["check", "--format", "concise", *arguments])
    return done.exit_code, done.output


def test_the_house_files_are_read_and_cited(newsroom: Path) -> None:
    (newsroom / "d.md").write_text("Elena Marchetti, 48, spoke on Monday.\n", encoding="utf-8")
    _, said = check("d.md", "--select", "house", "--date", "2026-10-09", "--today", "2026-10-09")
    assert "d.md:1:18: warning house/age" in said
    assert "marchetti: ministry site" in said


def test_past_its_review_an_entry_only_suggests(newsroom: Path) -> None:
    (newsroom / "d.md").write_text("Elena Marchetti, 48, spoke on Monday.\n", encoding="utf-8")
    _, said = check("d.md", "--select", "house", "--date", "2026-10-09", "--today", "2027-10-09")
    assert "suggestion house/age" in said


def test_the_house_outranks_the_tables(newsroom: Path) -> None:
    (newsroom / "d.md").write_text("The pier in Southwold, Norfolk, is shut.\n", encoding="utf-8")
    _, said = check("d.md", "--select", "facts/place-parent", "--select", "house/place")
    assert "facts/place-parent" in said
    (newsroom / "facts" / "places.yaml").write_text("places: [{name: Southwold, in: [Norfolk]}]\n", encoding="utf-8")
    _, said = check("d.md", "--select", "facts/place-parent", "--select", "house/place")
    assert "place" not in said


def test_the_house_outranks_the_table_of_offices(newsroom: Path) -> None:
    text = "President George W. Bush signed the bill on Feb. 2, 2010, aides said.\n"
    (newsroom / "d.md").write_text(text, encoding="utf-8")
    _, said = check("d.md", "--select", "facts/office-holder")
    assert "facts/office-holder" in said
    (newsroom / "facts" / "more.yaml").write_text("people: [{name: George W. Bush, source: us}]\n", encoding="utf-8")
    _, said = check("d.md", "--select", "facts/office-holder")
    assert "office-holder" not in said


def test_a_broken_or_missing_file_ends_the_run(newsroom: Path) -> None:
    (newsroom / "d.md").write_text("It rained.\n", encoding="utf-8")
    (newsroom / "facts" / "bad.yaml").write_text("people:\n  - nam: A\n", encoding="utf-8")
    code, said = check("d.md")
    assert code == 2
    assert "bad.yaml:2" in said
    (newsroom / "newslint.toml").write_text('facts = ["none/*.yaml"]\n', encoding="utf-8")
    code, said = check("d.md")
    assert code == 2
    assert "no facts file" in said


def test_facts_lint(newsroom: Path) -> None:
    runner = CliRunner()
    fine = runner.invoke(cli, ["facts", "lint", "--today", "2026-10-09"])
    assert fine.exit_code == 0
    stale = runner.invoke(cli, ["facts", "lint", "--today", "2028-10-09"])
    assert stale.exit_code == 1
    assert "was to be reviewed" in stale.output
    (newsroom / "bad.csv").write_text("kind,name\nhuman,A\n", encoding="utf-8")
    broken = runner.invoke(cli, ["facts", "lint", "bad.csv"])
    assert broken.exit_code == 2
    assert "bad.csv:2" in broken.output
