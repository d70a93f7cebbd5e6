"""Drafts that are none: a clear message, exit 0, 1 or 2, no traceback."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from click.testing import CliRunner
from word_files import paragraph, picture, run, with_part, word

from newslint.cli import cli

ONE_LINE = "The council met on Monday and spoke of the bridge. " * 20_000

HOSTILE = {
    "empty": b"",
    "blank": b" \n\n\t\r\n",
    "nul": b"The council\x00 met.",
    "binary": bytes(range(256)) * 64,
    "one long line": ONE_LINE.encode(),
    "no spaces": b"a" * 1_000_000,
    "quote marks": b'"' * 300_000,
    "curly marks": "“‘".encode() * 150_000,
    "apostrophes": "'’".encode() * 150_000,
    "brackets": b"([{" * 100_000,
    "tags": b"<" * 300_000,
    "open tags": b"<div>" * 50_000,
    "comments": b"<!--" * 50_000,
    "block quotes": b"> " * 50_000 + b"deep",
    "lists": b"\n".join(b" " * number + b"- x" for number in range(300)),
    "emphasis": b"*_" * 100_000,
    "links": b"[" * 100_000 + b"](x)" * 1000,
    "images": b"![](" * 50_000,
    "shortcodes": b"{{< " * 50_000 + b"{% " * 50_000,
    "entities": b"&amp" * 100_000,
    "paragraphs": b"A line of copy.\n\n" * 20_000,
    "lines": b"A line\n" * 50_000,
    "front matter": b"---\n" * 50_000,
    "yaml bomb": b"---\na: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nd: [*c, *c]\n---\n\nText.",
    "names": " ".join(f"Ana{chr(97 + n % 26)}{chr(97 + n // 26 % 26)}rez said." for n in range(20_000)).encode(),
    "commas": b"," * 200_000,
    "marks": b"<!-- newslint: off typo -- x -->\n" * 5_000,
    "surrogates": b"\xed\xa0\x80\xed\xb0\x80",
    "bom only": b"\xef\xbb\xbf",
    "odd spaces": "\u00a0\u2028\u200b".encode() * 100_000,
    "combining": ("e" + "\u0301" * 100_000).encode(),
    "keys": b"a: b\n" * 50_000,
    "scopes": b"{.a}\n[.b]\n" * 20_000 + b"c: d\n",
    "free text": b"[+body]\n" + b"Note: a.\n" * 30_000 + b":end\n" * 20_000,
    "archieml images": b"[+body]\n" + b"{.image}\nsrc: a\nalt: b\n" * 10_000,
    "json-ld": b'<script type="application/ld+json">' + b"[" * 50_000,
}


def in_json(content: bytes) -> bytes:
    """A hostile text as every piece of a story in JSON."""
    text = content.decode("utf-8", "replace")
    picture = {"type": "picture", "description_text": text[:10_000], "byline": text[:100]}
    story = {"uri": "x", "version": "1", "headline": text, "body_html": text, "associations": {"a": picture}}
    return json.dumps(story).encode()


HOSTILE_JSON = {
    "deep": b"[" * 100_000,
    "deep story": b'{"headline":' * 100_000,
    "open string": b'{"headline": "' + b"\\u201c" * 100_000,
    "backslashes": b'{"headline": "' + b"\\" * 300_001,
    "commas": b'{"headline": [' + b"," * 100_000,
    "one key": b'{"headline": "a"' + b', "headline": "a"' * 30_000 + b"}",
    "pictures": json.dumps(
        {
            "uri": "x",
            "version": "1",
            "headline": "H",
            "body_html": "<figure><img src='a.jpg'><figcaption>C.</figcaption></figure>" * 5_000,
            "associations": [{"type": "picture", "description_text": f"C {n}."} for n in range(5_000)],
        }
    ).encode(),
    "wide": json.dumps({"uri": "x", "version": "1", "headline": "H", **{f"k{n}": [n] for n in range(50_000)}}).encode(),
    "numbers": b'{"headline": ' + b"9" * 300_000 + b"}",
    "spaces": b'{"uri": "x", "version": "1", "body_text": "' + b" " * 300_000 + b'"}' + b" " * 300_000,
    **{
        f"{name} in a string": in_json(HOSTILE[name])
        for name in ("no spaces", "quote marks", "tags", "open tags", "comments", "entities", "odd spaces", "combining")
    },
}


@pytest.mark.parametrize("name", HOSTILE_JSON)
def test_hostile_json(name: str, tmp_path: Path) -> None:
    path = tmp_path / "draft.json"
    path.write_bytes(HOSTILE_JSON[name])
    result = CliRunner().invoke(cli, ["check", str(path), "--format", "concise", "--jobs", "1"])
    assert result.exit_code in (0, 1, 2)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    assert "rule-crashed" not in result.output
    assert "please report it" not in result.output


def in_word(content: bytes) -> bytes:
    """A hostile text as paragraphs, caption and alternative text of a Word document."""
    text = "".join(each for each in content.decode("utf-8", "replace")[:200_000] if each >= " " or each == "\t")
    parts = [paragraph(text[at : at + 4_000]) for at in range(0, len(text), 4_000)]
    return word("".join([paragraph(picture(text[:5_000])), paragraph(text[:2_000], style="Caption"), *parts]))


CHANGED = '<w:ins w:id="1" w:author="a">' * 3_000 + run("deep") + "</w:ins>" * 3_000
HOSTILE_WORD = {
    "no body": word("", main="<a/>"),
    "nothing": word("", main=""),
    "paragraphs": word("<w:p/>" * 100_000),
    "runs": word("<w:p>" + "<w:r><w:t>a</w:t></w:r>" * 100_000 + "</w:p>"),
    "pictures": word(paragraph(picture("An alt")) * 3_000),
    "tables": word("<w:tbl><w:tr><w:tc>" * 5_000 + paragraph("deep") + "</w:tc></w:tr></w:tbl>" * 5_000),
    "changes": word(paragraph(CHANGED)),
    "fields": word(paragraph('<w:r><w:fldChar w:fldCharType="begin"/></w:r>' * 20_000 + run("text"))),
    "headings": word(paragraph("A heading", style="Heading1") * 10_000),
    "notes": word(paragraph('<w:r><w:footnoteReference w:id="9"/></w:r>' * 20_000)),
    "wrong ids": word(
        paragraph("a", style="None", properties='<w:outlineLvl w:val="x"/><w:numPr><w:numId/></w:numPr>')
    ),
    "circle of styles": with_part(
        word(paragraph("a", style="A")),
        "word/styles.xml",
        b'<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:style w:type="paragraph" '
        b'w:styleId="A"><w:name w:val="a"/><w:basedOn w:val="A"/></w:style></w:styles>',
    ),
    "cut short": word(paragraph("a"))[:1_500],
    "zeros": b"PK\x03\x04" + b"\0" * 100_000,
    "old": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 100_000,
    **{
        f"{name} in paragraphs": in_word(HOSTILE[name])
        for name in ("no spaces", "quote marks", "brackets", "odd spaces", "combining", "names", "surrogates")
    },
}


@pytest.mark.parametrize("name", HOSTILE_WORD)
def test_hostile_word_documents(name: str, tmp_path: Path) -> None:
    path, copy = tmp_path / "draft.docx", tmp_path / "copy.docx"
    path.write_bytes(HOSTILE_WORD[name])
    result = CliRunner().invoke(cli, ["check", str(path), "--format", "concise", "--annotate", str(copy)])
    assert result.exit_code in (0, 1, 2)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    assert "rule-crashed" not in result.output
    assert "please report it" not in result.output


@pytest.mark.parametrize("ending", ["txt", "md", "html", "aml"])
@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_drafts(name: str, ending: str, tmp_path: Path) -> None:
    path = tmp_path / f"draft.{ending}"
    path.write_bytes(HOSTILE[name])
    result = CliRunner().invoke(cli, ["check", str(path), "--format", "concise", "--jobs", "1"])
    assert result.exit_code in (0, 1, 2)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    assert "rule-crashed" not in result.output
    assert "please report it" not in result.output


def test_a_link_loop_and_an_unreadable_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    os.symlink("loop.md", "loop.md")
    os.mkdir("folder")
    os.symlink("..", os.path.join("folder", "up"))
    Path("a.md").write_text("Plain copy.\n", encoding="utf-8")
    walked = CliRunner().invoke(cli, ["check", "."])
    assert walked.exit_code == 0
    looped = CliRunner().invoke(cli, ["check", "loop.md"])
    assert looped.exit_code == 2
    assert "a link to a file that does not exist, or to itself" in looped.output
    fifo = CliRunner().invoke(cli, ["check", os.devnull])
    assert fifo.exit_code == 2
    assert "not a regular file" in fifo.output


def test_a_file_that_may_not_be_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.md"
    path.write_text("Plain copy.\n", encoding="utf-8")

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("newslint.drafts.os.path.getsize", refuse)
    result = CliRunner().invoke(cli, ["check", str(path)])
    assert result.exit_code == 2
    assert "Permission denied" in result.output
