"""Reports that other programs read: GitLab, reviewdog, JUnit and Checkstyle, each by its contract and a real reader."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ET
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from report_run import CLEAN, FINDINGS, LINES, MILL, PATH, RUN, TWICE, finding, many, one, run_of, written

from newslint.article import Span
from newslint.findings import Edit, Level, Related, Suggestion, Tier
from newslint.records import replace
from newslint.reports.paths import portable
from newslint.reports.places import Places
from newslint.result import DraftResult, Run, RunError
from newslint.source import Row, Source, decode

HOSTILE = "\x00\x1b[2J]]>&<x a=\"'\ud800\ufffe\u2028\u202e\x85 ::error:: ##[error]"
SHOWN = len(FINDINGS) - 1
ERRORS = 2


def hostile() -> Run:
    """A run in which path, message, words, repair and error are all odd."""
    found = Suggestion(HOSTILE, Tier.ASK, (Edit(0, 1, HOSTILE),))
    run = one(HOSTILE, 0, 9, path=f"a/{HOSTILE}.txt", message=HOSTILE, suggestions=(found,))
    draft = replace(run.drafts[0], errors=(RunError(HOSTILE, HOSTILE, "crash"),))
    return replace(run, drafts=(draft,))


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("a/b.md", "a/b.md"),
        ("./a/b c.md", "a/b c.md"),
        (".//a.md", "a.md"),
        ("a\\b.md", "a/b.md"),
        ("C:\\x\\y.md", "C:/x/y.md"),
        ("../été/100%.md", "../été/100%.md"),
        (".hidden/a.md", ".hidden/a.md"),
        ("caf\udcc3\udca9.md", "café.md"),
        ("bad\udcff.md", "bad\ufffd.md"),
        ("bad\ud83d\udcff.md", "bad??.md"),
        ("./", "."),
    ],
)
def test_paths_are_portable(path: str, expected: str) -> None:
    assert portable(path) == expected


# GitLab


def gitlab(run: Run = RUN) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(written("gitlab", run))
    return found


def test_gitlab_items_hold_what_is_asked_for() -> None:
    items = gitlab()
    assert len(items) == SHOWN + ERRORS
    for item in items:
        assert set(item) == {"description", "check_name", "fingerprint", "severity", "location"}
        assert item["severity"] in {"info", "minor", "major", "critical", "blocker"}
        assert re.fullmatch("[0-9a-f]{32}", item["fingerprint"])
        assert 1 <= item["location"]["lines"]["begin"] <= item["location"]["lines"]["end"]
        assert "\n" not in item["description"]
    assert items[1]["description"] == "typo/repeated-word: 'The' is typed twice."
    assert items[1]["location"] == {"path": PATH, "lines": {"begin": 4, "end": 4}}


def test_gitlab_starts_without_a_byte_order_mark_and_is_empty_for_clean_drafts() -> None:
    assert written("gitlab").startswith("[\n{")
    assert gitlab(run_of(DraftResult("b", CLEAN, (), ()))) == gitlab(run_of()) == []


def test_gitlab_calls_wrong_facts_critical() -> None:
    wrong = replace(FINDINGS[0], rule="facts/weekday-date", level=Level.ERROR)
    draft = DraftResult(PATH, MILL, (wrong, replace(wrong, level=Level.WARNING), FINDINGS[1]), ())
    assert [item["severity"] for item in gitlab(run_of(draft))] == ["critical", "minor", "major"]


def test_no_two_gitlab_items_have_one_fingerprint() -> None:
    same = replace(FINDINGS[1], fingerprint="")
    drafts = [DraftResult(path, MILL, (same, same, FINDINGS[1], FINDINGS[1]), ()) for path in ("a", "b")]
    items = gitlab(run_of(*(replace(draft, findings=renamed(draft)) for draft in drafts)))
    assert len({item["fingerprint"] for item in items}) == len(items) == 8


def renamed(draft: DraftResult) -> tuple[Any, ...]:
    return tuple(replace(item, path=draft.path) for item in draft.findings)


def test_a_gitlab_fingerprint_outlives_new_lines_before_it() -> None:
    moved = decode(b"\n\n" + "\r\n".join(LINES).encode(), PATH)
    later = replace(FINDINGS[1], span=Span(TWICE.start + 2, TWICE.end + 2))
    before = gitlab(run_of(DraftResult(PATH, MILL, (FINDINGS[1],), ())))
    after = gitlab(run_of(DraftResult(PATH, moved, (later,), ())))
    assert before[0]["location"] != after[0]["location"]
    assert before[0]["fingerprint"] == after[0]["fingerprint"]


# reviewdog


def diagnostics(run: Run = RUN) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(written("rdjson", run))["diagnostics"]
    return found


def only(fields: dict[str, Any], needed: dict[str, type], others: dict[str, type] | None = None) -> None:
    """Fail unless an object has all needed fields, no field beside the others, and the right type in each."""
    assert set(needed) <= set(fields) <= {*needed, *(others or {})}
    for name, value in fields.items():
        assert isinstance(value, {**needed, **(others or {})}[name]), name


def placed(location: dict[str, Any]) -> None:
    """Fail unless this is a location: a path, and a range whose end is not before its start."""
    only(location, {"path": str}, {"range": dict})
    if "range" in location:
        spanned(location["range"])


def spanned(found: dict[str, Any]) -> None:
    only(found, {"start": dict, "end": dict})
    start, end = found["start"], found["end"]
    for point in (start, end):
        only(point, {"line": int}, {"column": int})
        assert min(point.values()) >= 1
    assert ("column" in start) is ("column" in end)
    assert (start["line"], start.get("column", 1)) <= (end["line"], end.get("column", 1))


@pytest.mark.parametrize("run", [RUN, many(2, 1, 1), hostile()])
def test_rdjson_keeps_to_its_definition(run: Run) -> None:
    whole = json.loads(written("rdjson", run))
    only(whole, {"source": dict, "diagnostics": list})
    for item in whole["diagnostics"]:
        needed = {"message": str, "location": dict, "severity": str, "code": dict}
        only(item, needed, {"suggestions": list, "related_locations": list})
        assert item["severity"] in {"ERROR", "WARNING", "INFO"}
        only(item["code"], {"value": str})
        placed(item["location"])
        for suggestion in item.get("suggestions", ()):
            only(suggestion, {"range": dict, "text": str})
            spanned(suggestion["range"])
        for other in item.get("related_locations", ()):
            only(other, {"message": str, "location": dict})
            placed(other["location"])


@pytest.mark.parametrize("run", [RUN, many(2, 1, 1), hostile()])
def test_rdjson_and_rdjsonl_hold_the_same(run: Run) -> None:
    lines = [json.loads(line) for line in written("rdjsonl", run).split("\n")[:-1]]
    assert all(line.pop("source") == {"name": "newslint"} for line in lines)
    assert lines == diagnostics(run)


def test_rdjson_of_nothing() -> None:
    assert diagnostics(run_of()) == []
    assert written("rdjsonl", run_of()) == ""


def test_rdjson_columns_are_bytes_of_the_file() -> None:
    for item, found in zip(diagnostics(), [item for item in FINDINGS if not item.hidden], strict=False):
        start, end = item["location"]["range"]["start"], item["location"]["range"]["end"]
        lines = (b"\xef\xbb\xbf" + MILL.text.encode()).split(b"\r\n")
        if start["line"] == end["line"]:
            words = lines[start["line"] - 1][start["column"] - 1 : end["column"] - 1].decode()
            assert words == MILL.text[found.span.start : found.span.end]


def test_a_byte_order_mark_counts_in_the_first_line_only() -> None:
    places = Places(decode(b"\xef\xbb\xbf" + "“é—😀”\r\n😀 x".encode(), "a.txt"))
    columns = [places.byte_column(offset) for offset in range(len(places.source.text) + 1)]
    assert columns == [4, 7, 9, 12, 16, 19, 20, 1, 5, 6, 7]
    plain = Places(decode("“é—😀”\r\n😀 x".encode(), "a.txt"))
    assert [plain.byte_column(offset) for offset in (0, 1, 5, 7, 99, -5)] == [1, 4, 16, 1, 7, 1]


def test_byte_columns_agree_with_the_source() -> None:
    source = Source("a", MILL.text)
    for offset in range(len(MILL.text) + 1):
        assert Places(source).byte_column(offset) == source.position(offset).byte_column


def test_a_repair_is_whole_lines_with_all_its_edits() -> None:
    edits = (Edit(TWICE.start, TWICE.end, "The"), Edit(MILL.text.index("4am"), MILL.text.index(" on Tues"), "4 a.m."))
    found = replace(FINDINGS[1], suggestions=(Suggestion("The", Tier.SAFE, edits[::-1]),))
    (item,) = diagnostics(run_of(DraftResult(PATH, MILL, (found,), ())))
    assert item["suggestions"] == [
        {"range": {"start": {"line": 4}, "end": {"line": 4}}, "text": "The fire began at 4 a.m. on Tuesday."}
    ]


def test_a_repair_across_lines_keeps_their_breaks() -> None:
    start, end = MILL.text.index("lost,"), MILL.text.index("with it")
    found = finding("a/b", Level.ERROR, "x", Span(start, end))
    found = replace(
        found, suggestions=(Suggestion("", Tier.ASK, (Edit(start, start + 4, "burnt"), Edit(end, end, "as "))),)
    )
    (item,) = diagnostics(run_of(DraftResult(PATH, MILL, (found,), ())))
    (repair,) = item["suggestions"]
    assert repair["range"] == {"start": {"line": 9}, "end": {"line": 10}}
    assert repair["text"] == "Mr Whitcomb said the stock was burnt,\r\nand the jobs as with it."


def test_half_a_repair_is_not_offered() -> None:
    text = "The the\n" * 40
    edits = (Edit(0, 7, "The"), Edit(8 * 30, 8 * 30 + 7, "The"))
    assert "suggestions" not in diagnostics(one(text, 0, 7, suggestions=(Suggestion("The", Tier.SAFE, edits),)))[0]
    near = (Edit(0, 7, "The"), Edit(8 * 2, 8 * 2 + 7, "The"))
    (repair,) = diagnostics(one(text, 0, 7, suggestions=(Suggestion("The", Tier.SAFE, near),)))[0]["suggestions"]
    assert repair["text"] == "The\nThe the\nThe"


def test_a_repair_in_the_first_line_keeps_the_byte_order_mark() -> None:
    source = decode(b"\xef\xbb\xbfThe the", "a.txt")
    found = replace(FINDINGS[1], span=Span(0, 7), suggestions=(Suggestion("The", Tier.SAFE, (Edit(0, 7, "The"),)),))
    (item,) = diagnostics(run_of(DraftResult("a.txt", source, (found,), ())))
    assert item["suggestions"][0]["text"] == "\ufeffThe"
    assert item["location"]["range"]["start"] == {"line": 1, "column": 4}


def test_a_repair_that_is_only_shown_is_no_suggestion() -> None:
    assert "suggestions" not in diagnostics()[3]


def test_a_place_in_a_word_document_has_no_columns() -> None:
    source = Source("a.docx", "One\nTwo two", rows=(Row(3, None, "paragraph 3"), Row(7, None, "paragraph 7")))
    found = replace(FINDINGS[1], span=Span(4, 11), suggestions=())
    (item,) = diagnostics(run_of(DraftResult("a.docx", source, (found,), ())))
    assert item["location"]["range"] == {"start": {"line": 7}, "end": {"line": 7}}


def test_no_rdjson_line_is_longer_than_reviewdog_reads() -> None:
    text = "“é” " * 20_000
    related = tuple(Related(Span(at, at + 1), "also here " * 80) for at in range(60))
    run = one(
        text, 0, 3, message="é" * 70_000, related=related, suggestions=(Suggestion("x", Tier.SAFE, (Edit(0, 3, "x"),)),)
    )
    (line,) = written("rdjsonl", run).splitlines()
    assert len(line.encode()) < 2**16
    assert json.loads(line)["code"] == {"value": "house/a"}


@pytest.fixture(scope="module")
def reviewdog() -> str:
    """The program itself, from the path or from beside this Python, where .ci/run puts it."""
    found = shutil.which("reviewdog") or shutil.which("reviewdog", path=str(Path(sys.executable).parent))
    if not found:
        pytest.skip("reviewdog is not installed: 'go install github.com/reviewdog/reviewdog/cmd/reviewdog@v0.21.0'")
    return found


def read_by(reviewdog: str, name: str, run: Run, folder: Path) -> list[dict[str, Any]]:
    """What reviewdog understands of a report."""
    done = subprocess.run(
        [reviewdog, f"-f={name}", "-filter-mode=nofilter", "-reporter=rdjsonl", "-diff=true"],
        input=written(name, run).encode("utf-8", "backslashreplace"),
        capture_output=True,
        cwd=folder,
        check=True,
    )
    return [json.loads(line) for line in done.stdout.decode().split("\n")[:-1]]


@pytest.mark.parametrize("name", ["rdjson", "rdjsonl"])
@pytest.mark.parametrize("run", [RUN, many(2, 1, 1), hostile(), run_of()])
def test_reviewdog_reads_rdjson(reviewdog: str, tmp_path: Path, name: str, run: Run) -> None:
    read = read_by(reviewdog, name, run, tmp_path)
    for item in read:
        assert item.pop("source") == {"name": "newslint"}
        item.pop("originalOutput", None)
    assert read == diagnostics(run)


@pytest.mark.parametrize("name", ["checkstyle", "sarif"])
def test_reviewdog_reads_checkstyle_and_sarif(reviewdog: str, tmp_path: Path, name: str) -> None:
    read = read_by(reviewdog, name, RUN, tmp_path)
    shown = [item for item in FINDINGS if not item.hidden]
    for item, found in zip(read, shown, strict=False):
        start = Places(MILL).at(found.span.start)
        assert item["location"]["path"] == PATH
        read_start = item["location"]["range"]["start"]
        assert (read_start["line"], read_start.get("column", 1)) == (start.line, start.column)
        assert item["code"]["value"] == found.rule
    assert len(read) == len(shown) + (ERRORS if name == "checkstyle" else 0)


# JUnit

_MAY_HOLD = {
    "testsuites": ({"name", "tests", "failures", "errors"}, {"testsuite"}),
    "testsuite": ({"name", "tests", "failures", "errors", "skipped"}, {"testcase"}),
    "testcase": ({"name", "classname"}, {"failure", "error", "system-out"}),
    "failure": ({"type", "message"}, set()),
    "error": ({"type", "message"}, set()),
    "system-out": (set(), set()),
}


def junit(run: Run = RUN) -> ET.Element:
    return ET.fromstring(written("junit", run).encode())


@pytest.mark.parametrize("run", [RUN, run_of(), many(3, 2, 1), hostile()])
def test_junit_holds_only_what_its_readers_share(run: Run) -> None:
    root = junit(run)
    assert root.tag == "testsuites"
    for element in root.iter():
        names, children = _MAY_HOLD[element.tag]
        assert set(element.attrib) == names
        assert {child.tag for child in element} <= children
    for suite in root:
        assert int(suite.attrib["tests"]) == len(suite) >= 1
        assert int(suite.attrib["failures"]) == len(suite.findall("testcase/failure"))
        assert int(suite.attrib["errors"]) == len(suite.findall("testcase/error"))
    for name in ("tests", "failures", "errors"):
        assert int(root.attrib[name]) == sum(int(suite.attrib[name]) for suite in root)


def test_junit_has_a_suite_for_each_draft() -> None:
    suites = junit().findall("testsuite")
    assert [(suite.attrib["name"], len(suite)) for suite in suites] == [
        (PATH, SHOWN),
        (CLEAN.path, 1),
        ("drafts/photo.txt", 1),
    ]
    names = [case.attrib["name"] for case in suites[0]]
    assert names.count("typo/repeated-word") == names.count("typo/repeated-word (2)") == 1


def test_junit_suggestions_pass_and_are_told() -> None:
    (case,) = [case for case in junit().iter("testcase") if case.attrib["name"] == "house/odd"]
    assert [child.tag for child in case] == ["system-out"]
    assert "'##[error]' is odd." in (case[0].text or "")


def test_junit_clean_drafts_have_a_case_that_passes() -> None:
    (case,) = junit(run_of(DraftResult("b", CLEAN, (), ()))).iter("testcase")
    assert len(case) == 0
    (case,) = junit(run_of()).iter("testcase")
    assert [child.tag for child in case] == ["system-out"]


def test_junit_is_read_by_a_library() -> None:
    junitparser = pytest.importorskip("junitparser", reason="junitparser is not installed: see the dev extra")
    read = junitparser.JUnitXml.fromstring(written("junit").encode())
    assert (read.tests, read.failures, read.errors) == (SHOWN + 2, 4, 1)
    results = [type(result).__name__ for suite in read for case in suite for result in case.result]
    assert results == ["Failure"] * 4 + ["Error"]


# Checkstyle


def checkstyle(run: Run = RUN) -> ET.Element:
    return ET.fromstring(written("checkstyle", run).encode())


def test_checkstyle_says_where_and_what() -> None:
    files = checkstyle().findall("file")
    assert [file.attrib["name"] for file in files] == [PATH, CLEAN.path, "drafts/photo.txt"]
    first, second, *_ = files[0]
    assert first.attrib == {
        "line": "3",
        "column": "20",
        "severity": "warning",
        "message": "'Whitcombe' may be 'Whitcomb'.",
        "source": "names/inconsistent-spelling",
    }
    assert (second.attrib["line"], second.attrib["severity"]) == ("4", "error")
    assert {error.attrib["severity"] for error in files[0]} == {"error", "warning", "info"}
    assert files[2][0].attrib["source"] == "newslint/unreadable"


def test_checkstyle_of_nothing() -> None:
    assert len(checkstyle(run_of())) == 0
    (file,) = checkstyle(run_of(DraftResult("b", CLEAN, (), ())))
    assert len(file) == 0


# All


@pytest.mark.parametrize("name", ["junit", "checkstyle"])
def test_odd_text_does_not_break_xml(name: str) -> None:
    shown = written(name, hostile())
    shown.encode("utf-8")
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u202e\ud800-\udfff\ufffe\uffff]", shown)
    found = list(ET.parse(BytesIO(shown.encode())).iter("failure" if name == "junit" else "error"))
    assert found[0].attrib["message"].startswith("␀␛[2J]]>&<x a=\"'")


@pytest.mark.parametrize("name", ["gitlab", "rdjson", "rdjsonl", "junit", "checkstyle"])
def test_hidden_findings_are_left_out(name: str) -> None:
    assert "Nobody sees this" not in written(name)


@pytest.mark.parametrize("name", ["gitlab", "rdjson", "junit", "checkstyle"])
def test_reports_of_many_findings_on_one_long_line(name: str) -> None:
    text = "“é—😀” " * 20_000
    found = tuple(replace(FINDINGS[1], span=Span(at * 60, at * 60 + 5)) for at in range(2000))
    assert written(name, run_of(DraftResult(PATH, Source(PATH, text), found, ()))).count("typo/repeated-word") >= 2000
