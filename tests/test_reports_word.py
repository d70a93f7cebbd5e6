"""How reports tell places in a Word document: the paragraph and the character, the picture, the note."""

from __future__ import annotations

import json
import zipfile
from importlib.resources import files
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from click.testing import CliRunner
from word_files import DECLARED, paragraph, picture, run, word

from newslint.cli import cli
from newslint.reports import FORMATS

NOTES = f'<w:footnotes {DECLARED}><w:footnote w:id="2">{paragraph("The the count.")}</w:footnote></w:footnotes>'
BODY = "".join(
    [
        paragraph("Bridge opens after a long wait", style="Heading1"),
        paragraph("By Ann Lee"),
        paragraph(picture("")),
        paragraph("Cars cross the bridge.", style="Caption"),
        paragraph("😀 It cost the the mayor a week", '<w:r><w:footnoteReference w:id="2"/></w:r>', run(".")),
    ]
)


@pytest.fixture
def report(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "draft.docx").write_bytes(word(BODY, parts={"footnotes": NOTES}))

    def written(name: str) -> str:
        return CliRunner().invoke(cli, ["check", "--format", name, "draft.docx"]).stdout

    return written


def test_text(report: Any) -> None:
    text = report("text")
    assert "draft.docx: paragraph 3, picture: warning captions/missing-alt" in text
    assert "   4 | Cars cross the bridge." in text
    assert "draft.docx: paragraph 5, character 11: error typo/repeated-word" in text
    assert "   5 | 😀 It cost the the mayor a week.\n     |            ^^^^^^^" in text
    note = text.partition("draft.docx: footnote 1, character 1: error typo/repeated-word\n")[2]
    assert note.splitlines()[1].startswith("     | "), "a note is in no paragraph"


def test_json(report: Any) -> None:
    log = json.loads(report("json"))
    schema = json.loads((files("newslint") / "report_schema.json").read_text("utf-8"))
    jsonschema.Draft202012Validator(schema).validate(log)
    found = {item["place"]: item for item in log["findings"]}
    picture_ = found["paragraph 3, picture"]
    assert (picture_["line"], picture_["column"], picture_["end_line"], picture_["end_column"]) == (3, 0, 4, 23)
    words = found["paragraph 5, character 11"]
    assert (words["line"], words["column"], words["end_column"], words["utf16_column"]) == (5, 11, 18, 12)
    note = found["footnote 1, character 1"]
    assert (note["line"], note["column"]) == (5, 31)
    assert all(suggestion["edits"] == [] for item in log["findings"] for suggestion in item["suggestions"])


def test_other_reports(report: Any) -> None:
    assert "draft.docx:5:11: error typo/repeated-word" in report("concise")
    assert "line=5,endLine=5,col=12,endColumn=19" in report("github")
    regions = [
        result["locations"][0]["physicalLocation"]["region"]
        for result in json.loads(report("sarif"))["runs"][0]["results"]
    ]
    assert all(region["startLine"] >= 1 and region["startColumn"] >= 1 for region in regions)
    assert {"startLine": 5, "startColumn": 11, "endLine": 5, "endColumn": 18} in regions


@pytest.mark.parametrize("name", FORMATS)
def test_every_report_can_be_written(report: Any, name: str) -> None:
    assert "repeated-word" in report(name)


def test_a_mark_in_a_paragraph_of_its_own_hides_what_follows(report: Any, tmp_path: Path) -> None:
    body = paragraph("Bridge opens") + paragraph("It rained all day.") + paragraph(
        "newslint: ignore typo/repeated-word -- the song has it"
    ) + paragraph("We sang the the river song.")  # fmt: skip
    (tmp_path / "draft.docx").write_bytes(word(body))
    assert report("concise") == ""
    with zipfile.ZipFile(tmp_path / "draft.docx") as archive:
        assert archive.testzip() is None
