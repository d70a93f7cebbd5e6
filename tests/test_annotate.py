"""Findings as margin comments: at the right words, nothing else changed, and Word and LibreOffice can open the copy."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import zipfile
from collections.abc import Sequence
from pathlib import Path
from xml.etree import ElementTree

import pytest
from click.testing import CliRunner, Result
from hypothesis import given, settings
from hypothesis import strategies as st
from word_files import DECLARED, deleted, document, inserted, paragraph, part_of, picture, run, with_part, word

from newslint.article import Span
from newslint.cli import cli
from newslint.drafts import source_of
from newslint.source import Source
from newslint.word.comments import Remark, annotated

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
BODY = "".join(
    [
        paragraph("Bridge opens after a long wait", style="Heading1"),
        paragraph("By Ann Lee"),
        paragraph(run("The the bri"), run("dge", "<w:b/>"), run(" opened on Mon"), inserted(run("day")), deleted("sday"),
                  run(" and saidit would stay.")),
        paragraph(picture("")),
        paragraph("Cars cross the bridge.", style="Caption"),
        paragraph("It cost £2m & more <than> planned, the mayor Mr. Teh said."),
    ]
)  # fmt: skip


def marked(data: bytes) -> dict[str, str]:
    """What Word would show as marked for each comment, by its id: the accepted text between its two marks."""
    found: dict[str, list[str]] = {}
    open_ids: list[str] = []

    def walk(element: ElementTree.Element) -> None:
        if element.tag in (f"{W}del", f"{W}instrText"):
            return
        name = element.get(f"{W}id", "")
        if element.tag == f"{W}commentRangeStart":
            open_ids.append(name)
            found[name] = []
        elif element.tag == f"{W}commentRangeEnd":
            open_ids.remove(name)
        kept = element.get("{http://www.w3.org/XML/1998/namespace}space") == "preserve"
        text = element.text or ""
        shown = {
            f"{W}t": text if kept else text.strip(),
            f"{W}drawing": "[picture]",
            f"{W}tab": "\t",
            f"{W}br": "\u2028",
        }
        for each in open_ids if element.tag in shown else ():
            found[each].append(shown[element.tag])
        for child in element:
            walk(child)

    walk(ElementTree.fromstring(part_of(data, "word/document.xml")))
    assert not open_ids
    return {name: "".join(parts) for name, parts in found.items()}


def remarks(data: bytes) -> dict[str, tuple[str, list[str]]]:
    """Author and lines of each comment by its id."""
    root = ElementTree.fromstring(part_of(data, "word/comments.xml"))
    return {
        each.get(f"{W}id", ""): (
            each.get(f"{W}author", ""),
            ["".join(text.text or "" for text in line.iter(f"{W}t")) for line in each.iter(f"{W}p")],
        )
        for each in root
    }


def annotate(data: bytes, *spans: tuple[int, int]) -> tuple[bytes, Source]:
    source = source_of(data, "draft.docx")
    copy, count = annotated(data, source, [Remark(Span(*span), ("Look here.",)) for span in spans])
    assert count == len(spans)
    return copy, source


def phrase(source: Source, words: str) -> tuple[int, int]:
    start = source.text.index(words)
    return start, start + len(words)


class TestMarks:
    @pytest.mark.parametrize(
        "words",
        ["The the", "bridge", "the bridge opened on Monday and", "Monday", "day and saidit", "said.", "By", "& more <than>",
         "opens after a long wait\nBy Ann", "£2m"],
    )  # fmt: skip
    def test_words(self, words: str) -> None:
        data = word(BODY)
        source = source_of(data, "draft.docx")
        copy, _ = annotate(data, phrase(source, words))
        assert marked(copy) == {"0": words.replace("\n", "")}
        assert source_of(copy, "draft.docx").text == source.text

    def test_a_picture(self) -> None:
        data = word(BODY)
        source = source_of(data, "draft.docx")
        row = source.line_starts[4]
        copy, _ = annotate(data, (row, row), (row, phrase(source, "bridge.")[1]))
        assert marked(copy) == {"0": "[picture]", "1": "[picture]Cars cross the bridge."}

    def test_the_look_of_a_parted_run_is_kept_and_its_change_is_not_doubled(self) -> None:
        look = '<w:b/><w:rPrChange w:id="7" w:author="Desk"><w:rPr><w:i/></w:rPr></w:rPrChange>'
        data = word(paragraph(run("one two three", look)))
        copy, _ = annotate(data, (4, 7))
        xml = part_of(copy, "word/document.xml")
        assert xml.count("<w:rPr><w:b/>") == 3
        assert xml.count("rPrChange ") == 1

    def test_signs_between_pieces_of_one_run(self) -> None:
        data = word(paragraph("<w:r><w:t>one</w:t><w:tab/><w:t>two</w:t><w:br/><w:t>three</w:t></w:r>"))
        copy, source = annotate(data, (4, 7), (3, 4), (5, 10), (0, 13))
        assert by_number(marked(copy)) == ["two", "\t", "wo\u2028th", source.text]

    def test_a_note_and_a_box_are_marked_where_they_are_anchored(self) -> None:
        mark = '<w:r><w:footnoteReference w:id="2"/></w:r>'
        notes = f'<w:footnotes {DECLARED}><w:footnote w:id="2">{paragraph("The count.")}</w:footnote></w:footnotes>'
        box = (
            "<w:r><w:drawing><wp:anchor><wp:docPr id='3' name='b'/><a:graphic><a:graphicData><wps:wsp><wps:txbx>"
            f"<w:txbxContent>{paragraph('In the box.')}</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic>"
            "</wp:anchor></w:drawing></w:r>"
        )
        data = word(paragraph("It cost", mark, " more.") + paragraph("Beside it", box), parts={"footnotes": notes})
        source = source_of(data, "draft.docx")
        copy, _ = annotate(data, phrase(source, "count"), phrase(source, "box"))
        xml = part_of(copy, "word/document.xml")
        assert re.search(
            r'Start w:id="0"/><w:r><w:footnoteReference w:id="2"/></w:r><w:commentRangeEnd w:id="0"/>', xml
        )
        assert re.search(r'Start w:id="1"/><w:r><w:drawing>.*</w:drawing></w:r><w:commentRangeEnd w:id="1"/>', xml)

    def test_a_document_of_empty_paragraphs_takes_no_comment(self) -> None:
        data = word("<w:p/><w:p/>")
        copy, count = annotated(data, source_of(data, "d.docx"), [Remark(Span(0, 1), ("Look.",))])
        assert count == 0
        assert part_of(copy, "word/document.xml") == part_of(data, "word/document.xml")

    @settings(max_examples=120, deadline=None)
    @given(st.data())
    def test_any_words_of_any_runs(self, data: st.DataObject) -> None:
        piece = st.sampled_from(
            [run("The bridge"), run(" & "), run("opened", "<w:i/>"), run("😀 é"), inserted(run("new ")), deleted("old "),
             "<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t></w:r>", "<w:r><w:t> trimmed </w:t><w:br/></w:r>", picture("Cars"),
             '<w:hyperlink w:anchor="x"><w:r><w:t>a link</w:t></w:r></w:hyperlink>', "<w:r/>"]
        )  # fmt: skip
        bodies = data.draw(st.lists(st.lists(piece, max_size=5), min_size=1, max_size=4))
        document_bytes = word("".join(paragraph(*pieces) for pieces in bodies))
        source = source_of(document_bytes, "draft.docx")
        rows = [
            row for row, (start, end) in enumerate(lines(source)) if end > start and source.rows[row].column is None
        ]
        if not rows:
            return
        spans = []
        for _ in range(data.draw(st.integers(1, 3))):
            start, end = lines(source)[data.draw(st.sampled_from(rows))]
            first = data.draw(st.integers(start, end - 1))
            spans.append((first, data.draw(st.integers(first + 1, end))))
        copy, _ = annotate(document_bytes, *spans)
        wanted = [source.text[slice(*span)] for span in spans]
        assert [text.replace("[picture]", "") for text in by_number(marked(copy))] == wanted
        assert source_of(copy, "draft.docx").text == source.text


def lines(source: Source) -> list[tuple[int, int]]:
    return [source.line_span(number) for number in range(1, len(source.line_starts) + 1)]


def by_number(found: dict[str, str]) -> list[str]:
    return [found[name] for name in sorted(found, key=int)]


class TestPackage:
    def test_other_comments_stay_and_ours_are_replaced(self) -> None:
        desk = '<w:comment w:id="4" w:author="Desk"><w:p><w:r><w:t>Check.</w:t></w:r></w:p></w:comment>'
        body = paragraph(
            '<w:commentRangeStart w:id="4"/>', run("The the"), '<w:commentRangeEnd w:id="4"/>',
            '<w:r><w:rPr><w:b/></w:rPr><w:commentReference w:id="4"/></w:r>', run(" bridge"),
        )  # fmt: skip
        data = word(body, parts={"comments": f"<w:comments {DECLARED}>{desk}</w:comments>"})
        once, _ = annotate(data, (0, 7), (8, 14))
        twice, _ = annotate(once, (4, 14))
        assert [author for author, _ in remarks(once).values()] == ["Desk", "newslint", "newslint"]
        assert marked(twice) == {"4": "The the", "7": "the bridge"}
        assert remarks(twice)["7"] == ("newslint", ["Look here."])
        assert len(remarks(twice)) == 2

    def test_everything_else_is_byte_for_byte_the_same(self) -> None:
        data = word(BODY)
        copy, _ = annotate(data, (0, 6))
        with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(io.BytesIO(copy)) as new:
            changed = {
                name for name in new.namelist() if name not in old.namelist() or old.read(name) != new.read(name)
            }
            assert new.namelist()[: len(old.namelist())] == old.namelist()
        assert changed == {
            "[Content_Types].xml", "word/_rels/document.xml.rels", "word/document.xml", "word/comments.xml",
        }  # fmt: skip
        assert annotate(data, (0, 6))[0] == copy

    @pytest.mark.parametrize("comments", ["<w:comments {}/>", "<w:comments {}></w:comments>\n"])
    def test_an_empty_part_of_comments(self, comments: str) -> None:
        data = word(paragraph("The the bridge"), parts={"comments": comments.format(DECLARED)})
        copy, _ = annotate(data, (0, 7))
        assert remarks(copy) == {"0": ("newslint", ["Look here."])}

    def test_another_prefix_and_none(self) -> None:
        for prefix, declared in (("x:", "xmlns:x"), ("", "xmlns")):
            xml = document(paragraph("The the bridge")).replace("xmlns:w=", f"{declared}=")
            xml = re.sub(r"(?<=[</])w:", prefix, xml).replace(" w:val", f" {prefix}val")
            data = with_part(word(""), "word/document.xml", xml.encode())
            copy, _ = annotate(data, (4, 7))
            assert marked(copy) == {"0": "the"}

    def test_words_that_xml_cannot_hold(self) -> None:
        data = word(paragraph("one"))
        copy, _ = annotated(data, source_of(data, "d.docx"), [Remark(Span(0, 1), ("a \x07 \ufffe <b> & \ud800",))])
        assert remarks(copy)["0"][1] == ["a   <b> & "]


def check(*args: str) -> Result:
    return CliRunner().invoke(cli, ["check", "--exit-zero", "--format", "concise", *args])


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "draft.docx").write_bytes(word(BODY))
    return tmp_path


class TestCommand:
    def test_a_copy_is_written_and_the_draft_left_alone(self, folder: Path) -> None:
        before = (folder / "draft.docx").read_bytes()
        result = check("--annotate", "out.docx", "draft.docx")
        assert result.exit_code == 0
        assert "Wrote out.docx with" in result.stderr
        copy = (folder / "out.docx").read_bytes()
        said = {marked(copy)[name]: lines for name, (_, lines) in remarks(copy).items()}
        assert "typo/repeated-word (error)" in said["The the"]
        assert "fix by hand: said it" in said["saidit"]
        assert (folder / "draft.docx").read_bytes() == before
        assert sorted(path.name for path in folder.iterdir()) == ["draft.docx", "out.docx"]

    def test_the_draft_itself_only_when_it_is_named(self, folder: Path) -> None:
        assert check("--annotate", "draft.docx", "draft.docx").exit_code == 0
        assert "The the" in marked((folder / "draft.docx").read_bytes()).values()

    def test_a_draft_without_findings_is_copied(self, folder: Path) -> None:
        (folder / "clean.docx").write_bytes(word(paragraph("It rained on Monday.")))
        result = check("--annotate", "out.docx", "clean.docx")
        assert "with 0 comments" in result.stderr
        assert source_of((folder / "out.docx").read_bytes(), "out.docx").text == "It rained on Monday."

    @pytest.mark.parametrize(
        ("args", "told"),
        [
            (("--annotate", "out.docx", "draft.docx", "notes.txt"), "give one Word document, not 2 drafts"),
            (("--annotate", "out.docx", "notes.txt"), "is no Word document (.docx)"),
            (("--annotate", "out.docx", "broken.docx"), "was not read"),
            (("--annotate", "none/out.docx", "draft.docx"), "cannot write none/out.docx"),
        ],
    )
    def test_what_cannot_be_annotated(self, folder: Path, args: Sequence[str], told: str) -> None:
        (folder / "notes.txt").write_text("It rained.\n", encoding="utf-8")
        (folder / "broken.docx").write_bytes(word(BODY)[:500])
        result = check(*args)
        assert result.exit_code == 2
        assert told in result.stderr
        assert not (folder / "out.docx").exists()


OFFICE = shutil.which("soffice") or shutil.which("libreoffice")


@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")
def test_libreoffice_opens_the_copy_with_the_comments_at_the_right_words(folder: Path) -> None:
    check("--annotate", "out.docx", "draft.docx")
    assert OFFICE is not None
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [OFFICE, profile, "--headless", "--convert-to", "odt", "--outdir", str(folder), str(folder / "out.docx")]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
    assert (folder / "out.odt").exists(), done.stderr
    with zipfile.ZipFile(folder / "out.odt") as archive:
        xml = archive.read("content.xml").decode("utf-8")
    found = {}
    for note in re.finditer(r'<office:annotation [^>]*office:name="([^"]+)".*?</office:annotation>', xml, re.S):
        end = xml.index(f'<office:annotation-end office:name="{note[1]}"/>')
        between = re.sub(r"<office:annotation .*?</office:annotation>", "", xml[note.end() : end], flags=re.S)
        said = re.sub(r"<[^>]+>", " ", note[0])
        assert "newslint" in said
        found[re.search(r"[a-z]+/[a-z-]+(?= \()", said)[0]] = re.sub(r"<[^>]+>", "", between)  # type: ignore[index]
    assert found["typo/repeated-word"] == "The the"
    assert found["typo/fused-words"] == "saidit"
    assert found["captions/missing-alt"] == "Cars cross the bridge."
