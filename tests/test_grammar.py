"""Grammar in a check: what is sent, what is said, what is remembered, and that no failure costs a finding of ours."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from click.testing import CliRunner, Result
from grammar_stub import Stub, stub_server

from newslint import manual
from newslint.cli import cli
from newslint.grammar.chosen import default_set
from newslint.grammar.settings import WrongSetting, grammar_of, our_name
from newslint.grammar.zones import passages
from newslint.readers import read_article

OURS = "The council said that the the bridge would close. "
DRAFT = f"{OURS}\n\nHe go to the bridge each day, the mayor said.\n\nThe city must to pay for it.\n"


@pytest.fixture
def stub() -> Iterator[Stub]:
    with stub_server() as server:
        yield server


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stub: Stub) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    config(tmp_path, url=stub.url)
    return tmp_path


def config(place: Path, rest: str = "", **grammar: Any) -> None:
    table = "".join(f"{key} = {json.dumps(value)}\n" for key, value in grammar.items())
    (place / "newslint.toml").write_text(f"{rest}\n[grammar]\n{table}", encoding="utf-8")


def run(*args: str) -> Result:
    return CliRunner().invoke(cli, args)


def check(folder: Path, text: str, *args: str, name: str = "draft.md") -> Any:
    (folder / name).write_text(text, encoding="utf-8")
    result = run("check", name, "--format", "json", "--grammar", *args)
    return json.loads(result.stdout)


def said(report: Any, family: str = "grammar") -> list[tuple[str, str]]:
    return [(item["rule"], item["excerpt"]) for item in report["findings"] if item["rule"].startswith(f"{family}/")]


def test_grammar_is_off_until_it_is_asked_for(folder: Path, stub: Stub) -> None:
    (folder / "draft.md").write_text(DRAFT, encoding="utf-8")
    assert "grammar/" not in run("check", "draft.md").output
    assert stub.asked == []
    assert "grammar/he-verb-agr" in run("check", "--grammar", "draft.md").output
    config(folder, url=stub.url, enabled=True)
    assert "grammar/he-verb-agr" in run("check", "draft.md").output
    assert "grammar/" not in run("check", "draft.md", "--grammar=off").output


def test_rules_of_grammar_without_grammar_are_told(folder: Path) -> None:
    (folder / "draft.md").write_text(DRAFT, encoding="utf-8")
    assert "grammar is off: add --grammar" in run("check", "draft.md", "--select", "grammar/he-verb-agr").output
    assert "grammar is off" not in run("check", "draft.md", "--select", "typo").output


def test_nothing_of_grammar_is_imported_without_it(folder: Path) -> None:
    (folder / "draft.md").write_text(DRAFT, encoding="utf-8")
    code = (
        "import sys; from newslint.cli import cli; sys.argv = ['newslint', 'check', 'draft.md', '--exit-zero']\n"
        "try: cli()\n"
        "except SystemExit: pass\n"
        "print('HEAVY', sorted({'newslint.grammar.reading', 'newslint.grammar.wire', 'http.client', 'sqlite3',"
        " 'language_tool_python'} & set(sys.modules)))"
    )
    config(folder)
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=folder)
    assert "HEAVY []" in done.stdout


def test_a_finding_stands_at_the_words_and_offers_a_repair(folder: Path) -> None:
    text = "# Bridge\n\nAn emoji 😀 and an entity &amp; more. *He* [go](https://example.com/x) there, the mayor said.\n"
    report = check(folder, text)
    (finding,) = [item for item in report["findings"] if item["rule"] == "grammar/he-verb-agr"]
    assert text[finding["offset"] : finding["end_offset"]] == "go"
    assert finding["level"] == "warning"
    assert [(item["text"], item["tier"]) for item in finding["suggestions"]] == [("goes", "ask"), ("went", "ask")]
    assert finding["suggestions"][0]["edits"] == [
        {"offset": finding["offset"], "end_offset": finding["end_offset"], "text": "goes"}
    ]
    assert finding["message"] == "Found {HE_VERB_AGR}. (LanguageTool: Grammar.)"


def test_markup_code_and_metadata_are_not_sent(folder: Path, stub: Stub) -> None:
    text = (
        "---\ntitle: He go\n---\n# He go home\n\nRun `He go` now & see <b>He</b> go.\n\n```\nHe go\n```\n\n"
        "| He go | x |\n|---|---|\n| He go | y |\n"
    )
    report = check(folder, text)
    assert [item["text"] for item in stub.asked] == ["Run X now & see He go."]
    assert said(report) == [("grammar/he-verb-agr", "go")]


def test_speech_is_left_alone(folder: Path, stub: Stub) -> None:
    text = "“He go to every game,” said the coach. He go home.\n"
    report = check(folder, text)
    assert stub.asked[0]["text"] == text.strip()
    assert [item["column"] for item in report["findings"] if item["rule"] == "grammar/he-verb-agr"] == [
        text.rindex("go") + 1
    ]


def test_speech_may_be_queried(folder: Path, stub: Stub) -> None:
    config(folder, url=stub.url, speech="query")
    report = check(folder, "“He go to every game,” said the coach.\n")
    (finding,) = report["findings"]
    assert (finding["level"], finding["in_speech"]) == ("suggestion", True)
    assert "check it against the recording" in finding["message"]
    assert {item["tier"] for item in finding["suggestions"]} == {"show"}


def test_speech_may_be_withheld(folder: Path, stub: Stub) -> None:
    config(folder, url=stub.url, speech="withhold")
    text = "“He go to every game,” said the coach. He go home with “a big bag” in hand, and he go out.\n"
    report = check(folder, text)
    assert stub.asked[0]["text"] == "“Yes,” said the coach. He go home with “this” in hand, and he go out."
    columns = [item["column"] - 1 for item in report["findings"]]
    assert [text[at : at + 2] for at in columns] == ["go", "go"]
    assert columns == [text.index("go home"), text.index("go out")]


def test_names_credits_and_addresses_are_left_alone(folder: Path) -> None:
    text = (
        "Ravi Gopal has won the seat. Gopal thanked voters at https://example.com/He-go and he.go@example.com.\n\n"
        "![A man](a.jpg)\n*A man waves. Photo: He go/AP*\n"
    )
    assert said(check(folder, text)) == []


def test_a_rule_of_ours_wins(folder: Path) -> None:
    report = check(folder, "The mayor said so in the the hall on Tuesday, and he go home.\n")
    assert [item["rule"] for item in report["findings"]] == ["typo/repeated-word", "grammar/he-verb-agr"]
    alone = check(folder, "The mayor said so in the the hall on Tuesday, and he go home.\n", "--select", "grammar")
    assert [item["rule"] for item in alone["findings"]] == ["grammar/was-been", "grammar/he-verb-agr"]


def test_which_rules_speak(folder: Path, stub: Stub) -> None:
    text = "He go, and the city must to pay a very big sum.\n"
    every = [("grammar/he-verb-agr", "go"), ("grammar/must-have-to", "to")]
    assert said(check(folder, text)) == every
    assert "STYLE" in stub.asked[-1]["disabledCategories"].split(",")
    assert "GRAMMAR" not in stub.asked[-1]["disabledCategories"].split(",")
    assert said(check(folder, text, "--ignore", "grammar/he-verb-agr")) == every[1:]
    assert said(check(folder, text, "--ignore", "grammar")) == []
    assert said(check(folder, text, "--select", "grammar/he-verb-agr,typo")) == every[:1]
    assert said(check(folder, text, "--select", "grammar/very-weak")) == [("grammar/very-weak", "very")]
    assert stub.asked[-1]["enabledRules"] == "VERY_WEAK"
    config(folder, url=stub.url, disable=["HE_VERB_AGR"], enable=["VERY_WEAK"])
    assert said(check(folder, text)) == [every[1], ("grammar/very-weak", "very")]
    config(folder, url=stub.url, categories=["STYLE"])
    assert said(check(folder, text)) == [*every, ("grammar/very-weak", "very")]
    assert "STYLE" not in stub.asked[-1]["disabledCategories"].split(",")
    assert all("TYPOS" in fields["disabledCategories"].split(",") for fields in stub.asked)
    assert not any("level" in fields for fields in stub.asked)


def test_a_check_without_grammar_rules_asks_nothing(folder: Path, stub: Stub) -> None:
    check(folder, DRAFT, "--select", "typo")
    assert stub.asked == []


def test_levels_and_paths_hold_for_grammar(folder: Path, stub: Stub) -> None:
    rest = "levels = { 'grammar/he-verb-agr' = 'error' }\n[[overrides]]\npaths = ['wire/*']\nignore = ['grammar/*']\n"
    config(folder, rest, url=stub.url)
    (finding,) = check(folder, "He go home, the mayor said.\n")["findings"]
    assert finding["level"] == "error"
    (folder / "wire").mkdir()
    assert said(check(folder, "He go home, the mayor said.\n", name="wire/a.md")) == []


def test_marks_hide_grammar_and_are_judged(folder: Path) -> None:
    mark = "<!-- newslint: ignore grammar/he-verb-agr -- dialect -->\n"
    report = check(folder, f"{mark}He go home, the mayor said.\n")
    assert [item["hidden"] for item in report["findings"]] == [{"by": "mark", "reason": "dialect"}]
    unused = check(folder, f"{mark}He went home, the mayor said.\n")
    assert [item["rule"] for item in unused["findings"]] == ["ignores/unused"]
    off = check(folder, f"{mark}He went home, the mayor said.\n", "--grammar=off")
    assert off["findings"] == [], "without grammar nobody knows whether the mark is of use"


@pytest.mark.parametrize("name", ["grammar", "grammar/*", "grammar/he-verb-agr", "grammar/never-heard-of"])
def test_names_of_grammar_rules_are_known_everywhere(folder: Path, name: str) -> None:
    rest = f"ignore = ['{name}']\n"
    config(folder, rest)
    (folder / "a.md").write_text(f"<!-- newslint: ignore {name} -- why not -->\n\nAll is well.\n", encoding="utf-8")
    result = run("check", "a.md", "--ignore", name)
    assert (result.exit_code, "unknown" in result.output) == (0, False)


@pytest.mark.parametrize("name", ["grammer", "grammer/he-verb-agr", "grammar/He_Verb!"])
def test_a_mistyped_family_is_still_told(folder: Path, name: str) -> None:
    (folder / "a.md").write_text("All is well.\n", encoding="utf-8")
    result = run("check", "a.md", "--select", name)
    assert result.exit_code == 2
    assert "no rule is called" in result.output


def test_the_pages_of_grammar_rules(folder: Path) -> None:
    page = run("rule", "grammar/he-verb-agr")
    assert page.exit_code == 0
    assert "HE_VERB_AGR" in page.output
    assert "speaks by default" in page.output
    other = run("rule", "grammar/very-weak").output
    assert 'enable = ["VERY_WEAK"]' in other
    assert "grammar/he-verb-agr" in run("rule", "grammar").output


def test_a_second_run_asks_nothing_and_a_changed_paragraph_alone(folder: Path, stub: Stub) -> None:
    first = check(folder, DRAFT)
    assert len(stub.asked) == 1
    assert check(folder, DRAFT) == first
    assert len(stub.asked) == 1
    assert said(check(folder, DRAFT.replace("each day", "each night"))) == said(first)
    assert [fields["text"] for fields in stub.asked[1:]] == ["He go to the bridge each night, the mayor said."]


def test_results_of_drafts_are_kept_with_their_grammar(folder: Path, stub: Stub) -> None:
    """The cache of whole results must not hand out one without grammar, of other settings, or of a failed question."""
    first = check(folder, DRAFT)
    plain = check(folder, DRAFT, "--grammar=off")
    assert said(plain) == []
    assert check(folder, DRAFT) == first
    assert "cache: 1 cached, 0 not" in run("check", "draft.md", "--grammar", "-v").output
    report = json.loads(run("check", "draft.md", "--grammar", "--format", "sarif").stdout)
    assert "LanguageTool's rule HE_VERB_AGR" in json.dumps(report["runs"][0]["tool"])
    config(folder, url=stub.url, disable=["HE_VERB_AGR"])
    assert said(check(folder, DRAFT)) == [("grammar/must-have-to", "to")]
    stub.mode = "error"
    failed = check(folder, DRAFT + "\nA line more.\n")
    assert [error["kind"] for error in failed["errors"]] == ["note"]
    stub.mode = "ok"
    assert check(folder, DRAFT + "\nA line more.\n")["errors"] == []


def test_what_was_asked_of_another_version_is_asked_again(folder: Path, stub: Stub) -> None:
    check(folder, DRAFT)
    stub.version = "6.9"
    longer = check(folder, DRAFT + "\nA new line of text.\n")
    assert [fields["text"] for fields in stub.asked[1:]] == ["A new line of text.", stub.asked[0]["text"]]
    assert check(folder, DRAFT + "\nA new line of text.\n") == longer
    assert len(said(check(folder, DRAFT))) == 2
    assert len(stub.asked) == 3


def test_other_settings_are_another_question(folder: Path, stub: Stub) -> None:
    check(folder, DRAFT)
    config(folder, url=stub.url, language="en-GB")
    check(folder, DRAFT)
    assert [fields["language"] for fields in stub.asked] == ["en-US", "en-GB"]
    config(folder, url=stub.url, disable=["HE_VERB_AGR"], language="en-GB")
    check(folder, DRAFT)
    assert len(stub.asked) == 2, "what is left unsaid was answered all the same"


def test_without_cache_everything_is_asked(folder: Path, stub: Stub) -> None:
    check(folder, DRAFT, "--no-cache")
    check(folder, DRAFT, "--no-cache")
    assert len(stub.asked) == 2
    assert not (folder / "cache" / "newslint" / "grammar.sqlite").exists()


def test_a_cache_that_is_no_database_is_replaced(folder: Path, stub: Stub) -> None:
    (folder / "cache" / "newslint").mkdir(parents=True)
    (folder / "cache" / "newslint" / "grammar.sqlite").write_bytes(
        b"no database, but long enough to be looked at\n" * 20
    )
    first = check(folder, DRAFT)
    assert said(first)
    check(folder, DRAFT)
    count = len(stub.asked)
    assert check(folder, DRAFT) == first
    assert len(stub.asked) == count


def test_a_cache_folder_that_cannot_be_made_costs_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "file").write_text("", encoding="utf-8")
    monkeypatch.setenv("XDG_CACHE_HOME", str(folder / "file" / "below"))
    assert said(check(folder, DRAFT)) == [("grammar/he-verb-agr", "go"), ("grammar/must-have-to", "to")]


def test_the_language_of_the_draft(folder: Path, stub: Stub) -> None:
    check(folder, "---\nlang: en-GB\n---\nHe go home.\n", "--no-cache")
    check(folder, "He go home.\n", "--no-cache")
    assert [fields["language"] for fields in stub.asked] == ["en-GB", "en-US"]


def test_foreign_paragraphs_are_not_sent(folder: Path, stub: Stub) -> None:
    check(folder, "He go home.\n\nDer Bürgermeister ist nach dem Brand mit seiner Frau in die Stadt gegangen.\n")
    assert [fields["text"] for fields in stub.asked] == ["He go home."]


def test_a_long_draft_goes_in_a_few_requests(folder: Path, stub: Stub) -> None:
    paragraphs = [f"Paragraph {number} says that he go to town {number} times. " * 8 for number in range(60)]
    report = check(folder, "\n\n".join(paragraphs) + "\n", "--select", "grammar")
    assert len(stub.asked) == 3
    assert max(len(fields["text"]) for fields in stub.asked) <= 10_000
    text = (folder / "draft.md").read_text(encoding="utf-8")
    assert len(report["findings"]) == 50, "the limit of findings of one rule holds"
    assert all(text[item["offset"] : item["end_offset"]] == "go" for item in report["findings"])


FAILURES = ["half", "cut off", "page", "error", "hang up", "silent", "wrong places"]


@pytest.mark.parametrize("mode", FAILURES)
def test_no_failure_costs_a_finding_of_ours(folder: Path, stub: Stub, mode: str) -> None:
    config(folder, url=stub.url, timeout=0.2)
    stub.mode = mode
    report = check(folder, DRAFT)
    assert said(report) == []
    assert said(report, "typo") == [("typo/repeated-word", "the the")]
    assert [(error["path"], error["kind"]) for error in report["errors"]] == [("draft.md", "note")]
    assert report["errors"][0]["message"].startswith("grammar was not checked: ")
    assert run("check", "draft.md", "--grammar").exit_code == 1
    assert run("check", "draft.md", "--grammar", "--exit-zero").exit_code == 0
    required = run("check", "draft.md", "--grammar=require", "--format", "json")
    assert required.exit_code == 2
    assert said(json.loads(required.stdout), "typo") == [("typo/repeated-word", "the the")]
    assert [error["kind"] for error in json.loads(required.stdout)["errors"]] == ["grammar"]
    stub.mode = "ok"
    assert said(check(folder, DRAFT)) == [("grammar/he-verb-agr", "go"), ("grammar/must-have-to", "to")]


def test_a_server_that_is_not_there(folder: Path, stub: Stub) -> None:
    stub.stop()
    for name in ("a.md", "b.md", "c.md"):
        (folder / name).write_text(DRAFT, encoding="utf-8")
    report = json.loads(run("check", "a.md", "b.md", "c.md", "--grammar", "--format", "json").stdout)
    assert len(said(report, "typo")) == 3
    assert [error["path"] for error in report["errors"]] == ["a.md", "b.md", "c.md"]
    assert "no LanguageTool server answers" in report["errors"][0]["message"]


def test_a_server_killed_in_the_middle_of_a_run(folder: Path, stub: Stub, monkeypatch: pytest.MonkeyPatch) -> None:
    from newslint.grammar.reading import Grammar

    read = Grammar.read

    def killing(self: Grammar, article: Any, settings: Any) -> Any:
        heard = read(self, article, settings)
        if article.source.path == "b.md":
            stub.stop()
        return heard

    monkeypatch.setattr(Grammar, "read", killing)
    for name in ("a.md", "b.md", "c.md", "d.md"):
        (folder / name).write_text(DRAFT.replace("each day", f"each day of {name}"), encoding="utf-8")
    report = json.loads(run("check", "a.md", "b.md", "c.md", "d.md", "--grammar", "--format", "json").stdout)
    assert len(said(report, "typo")) == 4, "no finding of ours is lost"
    assert [item["path"] for item in report["findings"] if item["rule"] == "grammar/he-verb-agr"] == ["a.md", "b.md"]
    assert [error["path"] for error in report["errors"]] == ["c.md", "d.md"]


def test_what_is_known_is_said_when_the_server_is_gone(folder: Path, stub: Stub) -> None:
    check(folder, DRAFT)
    stub.stop()
    assert said(check(folder, DRAFT)) == [("grammar/he-verb-agr", "go"), ("grammar/must-have-to", "to")]
    changed = check(folder, DRAFT + "\nA new line.\n")
    assert said(changed) == [("grammar/he-verb-agr", "go"), ("grammar/must-have-to", "to")]
    assert [error["kind"] for error in changed["errors"]] == ["note"]


def test_many_drafts_share_one_connection(folder: Path, stub: Stub) -> None:
    for number in range(5):
        (folder / f"{number}.md").write_text(DRAFT.replace("each day", f"on day {number}"), encoding="utf-8")
    run("check", ".", "--grammar", "--jobs", "1")
    assert (len(stub.asked), stub.connections) == (5, 1)


def test_drafts_shared_out_among_processes(folder: Path, stub: Stub) -> None:
    for number in range(42):
        (folder / f"{number:02}.md").write_text(DRAFT.replace("each day", f"on day {number}"), encoding="utf-8")
    result = run("check", ".", "--grammar", "--jobs", "2", "--format", "json")
    assert len(said(json.loads(result.stdout))) == 84


@pytest.mark.parametrize(
    ("table", "words"),
    [
        ({"urll": "x"}, "no setting 'urll': did you mean 'url'"),
        ({"url": "localhost:8081"}, "'url' must be the address"),
        ({"speech": "loud"}, "'speech' cannot be 'loud'"),
        ({"language": "de"}, "'language' cannot be 'de'"),
        ({"timeout": 0}, "'timeout' must be a number"),
        ({"timeout": True}, "'timeout' must be a number"),
        ({"keep": "yes"}, "'keep' must be true or false"),
        ({"categories": ["TYPOS"]}, "spelling"),
        ({"enable": [3]}, "'enable' must be a list"),
        ({"url": "http://localhost:1", "folder": "x"}, "both 'url' and 'folder'"),
    ],
)
def test_wrong_settings_are_told(folder: Path, table: dict[str, Any], words: str) -> None:
    config(folder, **table)
    (folder / "a.md").write_text("All is well.\n", encoding="utf-8")
    result = run("check", "a.md")
    assert result.exit_code == 2
    assert "newslint.toml:2: 'grammar'" in result.output
    assert words in result.output


def test_the_schema_knows_the_settings_of_grammar() -> None:
    validator = jsonschema.Draft202012Validator(json.loads(manual.config_schema()))
    good = {"url": "http://localhost:8081", "speech": "query", "timeout": 3, "keep": True, "enable": ["A"]}
    assert validator.is_valid({"grammar": good})
    assert grammar_of(good).speech == "query"
    for wrong in ({"urll": "x"}, {"speech": "loud"}, {"timeout": 0}, {"keep": "yes"}, {"enable": [3]}):
        assert not validator.is_valid({"grammar": wrong})
        with pytest.raises(WrongSetting):
            grammar_of(wrong)


def test_the_default_set_is_well_formed() -> None:
    listed = default_set()
    assert len(listed) > 60
    assert all(re.fullmatch(r"[A-Z0-9_]+", item.rule) and item.finds for item in listed.values())
    assert all(name == our_name(item.rule) for name, item in listed.items())


def test_a_condition_leaves_out_what_a_rule_is_wrong_about() -> None:
    rule = default_set()["grammar/md-baseform"]
    assert rule.sure("The plan would allowed it", 15, 22)
    assert rule.sure("The firm could quickly lost it", 23, 27)
    assert not rule.sure("The gas can had been filled", 12, 15)
    agreement = default_set()["grammar/agreement-sent-start"]
    assert not agreement.sure("His innings was over", 12, 15)
    assert agreement.sure("Each of the men have gone", 16, 20)
    assert not default_set()["grammar/this-nns"].sure("with this Worlds win", 5, 9)
    assert default_set()["grammar/in-weekday"].sure("It was held in Saturday at noon", 12, 23)
    assert not default_set()["grammar/in-weekday"].sure("It was held in Saturday's rain", 12, 23)
    assert not default_set()["grammar/in-weekday"].sure("He turned himself in Saturday", 18, 29)
    assert default_set()["grammar/depend-on"].sure("It depends from the bus", 3, 10)
    assert not default_set()["grammar/depend-on"].sure("It depends how you look", 3, 10)


def test_every_place_of_a_passage_is_in_its_block() -> None:
    text = "“He go,” said Ann. “They *was*   there &amp; left,” Tom\nsaid, “so `x` there.”\n"
    article = read_article(text, "a.md", "markdown")
    for withhold in (False, True):
        for passage in passages(article, withhold=withhold):
            block = article.blocks[passage.block].text
            for start in range(len(passage.text)):
                place = passage.place(start, start + 1)
                if place is not None and passage.text[start] != "X":
                    assert block[place.start : place.end] == passage.text[start]


def test_status_without_anything(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    config(folder)
    monkeypatch.setenv("PATH", str(folder))
    monkeypatch.delenv("JAVA_HOME", raising=False)
    result = run("grammar", "status")
    assert result.exit_code == 2
    assert "there is no Java here: install Java 17 or newer" in result.output
    assert "none is running" in result.output
    assert run("grammar", "stop").output == "No server of newslint's is running.\n"


def test_an_old_java_is_told(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if os.name == "nt":
        pytest.skip("the stand-in for Java is a shell script")
    java = folder / "bin" / "java"
    java.parent.mkdir()
    java.write_text("#!/bin/sh\necho 'openjdk version \"11.0.2\" 2019-01-15' >&2\n", encoding="utf-8")
    java.chmod(0o755)
    monkeypatch.setenv("JAVA_HOME", str(folder))
    config(folder)
    assert "Java 11 is too old: install Java 17 or newer" in run("grammar", "status").output


def test_setup_with_a_server_by_address(folder: Path, stub: Stub) -> None:
    result = run("grammar", "setup")
    assert result.exit_code == 0
    assert f"{stub.url} answers: LanguageTool 6.8" in result.output
    assert "en-US" in result.output
    stub.mode = "page"
    assert run("grammar", "status", "--url", stub.url).exit_code == 2


def test_setup_with_a_folder_that_holds_none(folder: Path) -> None:
    result = run("grammar", "setup", "--from-folder", str(folder))
    assert result.exit_code == 2
    assert "holds no languagetool-server.jar" in result.output
