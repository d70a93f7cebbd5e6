"""Word documents: what is copy and what is not, styles, pictures, tables, notes, and where each word stands."""

from __future__ import annotations

import io
import zipfile

import pytest
from word_files import DECLARED, deleted, document, inserted, paragraph, picture, run, with_part, word

from newslint.article import Article, FieldState, Kind
from newslint.drafts import source_of
from newslint.readers import NotRead, read, read_article
from newslint.source import Source, Unreadable


def _source(body: str, **more: object) -> Source:
    return source_of(word(body, **more), "draft.docx")  # type: ignore[arg-type]


def _read(*paragraphs: str, **more: object) -> Article:
    return read(_source("".join(each if each.startswith("<") else paragraph(each) for each in paragraphs), **more))


def _told(article: Article) -> list[tuple[str, str]]:
    return [(block.kind.value, block.text) for block in article.blocks]


def _place(article: Article, phrase: str) -> tuple[int, int]:
    (block,) = [block for block in article.blocks if phrase in block.text]
    position = article.source.position(block.source_span(block.text.index(phrase), len(block.text)).start)
    return position.line, position.column


STORY = (
    paragraph("Bridge opens after a long wait", style="Heading1"),
    paragraph("By Ann Lee"),
    paragraph("The bridge at Thornby opened on Monday, a year late."),
)


class TestCopy:
    def test_insertions_are_read_and_deletions_are_not(self) -> None:
        changed = paragraph("The council voted ", inserted("narrowly "), deleted("by a mile "), "to sell the bridge.")
        assert _source(changed).text == "The council voted narrowly to sell the bridge."

    def test_runs_make_words(self) -> None:
        split = paragraph(run("home"), run("com", "<w:b/>"), run("ing, she said."))
        assert _source(split).text == "homecoming, she said."

    @pytest.mark.parametrize(
        ("xml", "text"),
        [
            ("<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t></w:r>", "a\tb"),
            ("<w:r><w:t>a</w:t><w:br/><w:t>b</w:t></w:r>", "a\u2028b"),
            ("<w:r><w:t>twenty</w:t><w:noBreakHyphen/><w:t>one</w:t></w:r>", "twenty\u2011one"),
            ("<w:r><w:t> trimmed\nhere </w:t></w:r>", "trimmed here"),
            ('<w:r><w:t xml:space="preserve"> kept </w:t></w:r>', " kept "),
            ("<w:r><w:t>R&amp;D &lt;x&gt; &#233;</w:t></w:r>", "R&D <x> é"),
            ("<w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r><w:r><w:t>seen</w:t></w:r>", "seen"),
            ('<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>seen</w:t></w:r>', "seen"),
            ('<w:r><w:rPr><w:rPrChange w:id="1"><w:rPr><w:vanish/></w:rPr></w:rPrChange></w:rPr><w:t>seen</w:t></w:r>', "seen"),
            ('<w:moveFrom w:id="1"><w:r><w:t>old</w:t></w:r></w:moveFrom><w:moveTo w:id="2"><w:r><w:t>new</w:t></w:r></w:moveTo>',
             "new"),
            ('<w:commentRangeStart w:id="0"/><w:r><w:t>word</w:t></w:r><w:commentRangeEnd w:id="0"/>'
             '<w:r><w:commentReference w:id="0"/></w:r>', "word"),
            ('<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> DATE </w:instrText></w:r>'
             '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>5 May</w:t></w:r>'
             '<w:r><w:fldChar w:fldCharType="end"/></w:r>', "5 May"),
            ("<w:sdt><w:sdtPr><w:alias w:val='x'/></w:sdtPr><w:sdtContent><w:r><w:t>kept</w:t></w:r></w:sdtContent></w:sdt>",
             "kept"),
            ("<mc:AlternateContent><mc:Choice Requires='wps'><w:r><w:t>one</w:t></w:r></mc:Choice>"
             "<mc:Fallback><w:r><w:t>two</w:t></w:r></mc:Fallback></mc:AlternateContent>", "one"),
        ],
    )  # fmt: skip
    def test_text_of_a_paragraph(self, xml: str, text: str) -> None:
        assert _source(paragraph(xml)).text == text

    def test_a_field_that_never_ends_swallows_no_more_than_its_paragraph(self) -> None:
        broken = paragraph('<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:t>lost</w:t></w:r>')
        assert _source(broken + paragraph("kept")).text == "\nkept"

    def test_a_deleted_paragraph_mark_joins_two_paragraphs(self) -> None:
        mark = '<w:rPr><w:del w:id="1" w:author="Desk"/></w:rPr>'
        text = _source(paragraph("The vote ", properties=mark) + paragraph("was close.") + paragraph("It rained.")).text
        assert text == "The vote was close.\nIt rained."

    def test_empty_paragraphs_count(self) -> None:
        article = _read(*STORY, paragraph(), paragraph("The the mayor came by boat."))
        assert _place(article, "The the") == (5, 1)


class TestKinds:
    def test_styles_of_any_language_of_word(self) -> None:
        article = _read(
            *STORY,
            paragraph("A late start", style="berschrift2"),
            paragraph("It was long.", style="PullQuote"),
            paragraph("First thing", style="ListBullet"),
            paragraph("Second thing", properties='<w:numPr><w:ilvl w:val="0"/><w:numId w:val="3"/></w:numPr>'),
            "It rained all day in the end, and nobody seemed to mind.",
        )
        assert _told(article) == [
            ("headline", "Bridge opens after a long wait"),
            ("byline", "By Ann Lee"),
            ("paragraph", "The bridge at Thornby opened on Monday, a year late."),
            ("subhead", "A late start"),
            ("pull-quote", "It was long."),
            ("list", "First thing"),
            ("list", "Second thing"),
            ("paragraph", "It rained all day in the end, and nobody seemed to mind."),
        ]

    def test_without_styles_the_words_tell(self) -> None:
        article = _read(
            "Bridge opens after a long wait", "By Ann Lee", "Dec. 5, 2025",
            "THORNBY, Ohio (KPS) — The bridge opened on Monday, a year late.", "It rained.", "-30-", "Notes: call the mayor.",
        )  # fmt: skip
        assert [kind for kind, _ in _told(article)] == [
            "headline", "byline", "date", "dateline", "paragraph", "paragraph", "meta", "note",
        ]  # fmt: skip

    def test_a_slug_above_the_headline_is_no_headline(self) -> None:
        article = _read("Bridge story final", *STORY)
        assert _told(article)[:2] == [("meta", "Bridge story final"), ("headline", "Bridge opens after a long wait")]

    def test_many_first_level_headings_are_subheads(self) -> None:
        article = _read(
            "Bridge opens after a long wait", "By Ann Lee", "The bridge opened on Monday.",
            paragraph("A late start", style="Heading1"), "It rained on the mayor.", paragraph("The cost", style="Heading1"),
            "Nobody knows.",
        )  # fmt: skip
        assert [text for kind, text in _told(article) if kind == "headline"] == ["Bridge opens after a long wait"]
        assert [text for kind, text in _told(article) if kind == "subhead"] == ["A late start", "The cost"]

    def test_lines_broken_by_hand(self) -> None:
        head = paragraph("<w:r><w:t>By Ann Lee</w:t><w:br/><w:t>Staff Writer</w:t></w:r>")
        body = paragraph("<w:r><w:t>One sentence ends.</w:t><w:br/><w:br/><w:t>Another one starts here.</w:t></w:r>")
        told = _told(_read(STORY[0], head, body))
        assert ("byline", "By Ann Lee") in told
        assert told[-2:] == [("paragraph", "One sentence ends."), ("paragraph", "Another one starts here.")]

    def test_tables(self) -> None:
        row = "<w:tr><w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr>"
        cells = row.format(paragraph("Town"), paragraph("Votes")) + row.format(paragraph("Thornby"), paragraph("212"))
        box = f"<w:tbl><w:tr><w:tc>{paragraph('The river rose again on Monday.')}</w:tc></w:tr></w:tbl>"
        article = _read(*STORY, f"<w:tbl>{cells}</w:tbl>", box)
        table = [block for block in article.blocks if block.kind is Kind.TABLE]
        assert [(block.text, block.level) for block in table] == [("Town", 1), ("Votes", 1), ("Thornby", 2), ("212", 2)]
        assert len({block.group for block in table}) == 1
        assert _told(article)[-1] == ("paragraph", "The river rose again on Monday.")
        assert _place(article, "212") == (7, 1)

    def test_links(self) -> None:
        body = paragraph(
            "See ", '<w:hyperlink r:id="rId50"><w:r><w:t>the plan</w:t></w:r></w:hyperlink>', " and ",
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> HYPERLINK "https://b.example/x" </w:instrText></w:r>'
            '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>the map</w:t></w:r>'
            '<w:r><w:fldChar w:fldCharType="end"/></w:r>', ".",
        )  # fmt: skip
        article = _read(*STORY, body, links={"rId50": "https://a.example/?x=1&y=2"})
        links = [(link.text, link.target) for link in article.links]
        assert links == [("the plan", "https://a.example/?x=1&y=2"), ("the map", "https://b.example/x")]
        text = article.source.text
        assert [text[slice(*link.span)] for link in article.links] == ["the plan", "the map"]


class TestPictures:
    def test_alternative_text_caption_and_credit(self) -> None:
        article = _read(
            *STORY,
            paragraph(picture("Cars on a\nbridge")),
            paragraph("Cars cross on Monday. Photo: Ann Lee/AP", style="Caption"),
            paragraph(picture("")),
            paragraph("The river below.", style="Bildunterschrift"),
            paragraph(picture()),
            "The toll is two dollars, and nobody has paid it yet.",
        )
        first, second, third = article.images
        assert (first.alt.text, first.caption.text, first.credit.text) == (
            "Cars on a bridge", "Cars cross on Monday.", "Photo: Ann Lee/AP",
        )  # fmt: skip
        assert (second.alt.state, second.caption.text) == (FieldState.EMPTY, "The river below.")
        assert (third.alt.state, third.caption.state) == (FieldState.ABSENT, FieldState.ABSENT)
        assert _place(article, "Cars on") == (4, 0)
        assert article.source.place(first.anchor.start) == "paragraph 4, picture"
        assert article.source.place(third.anchor.start) == "paragraph 8, picture"
        assert _place(article, "The river") == (7, 1)

    def test_a_decorative_picture(self) -> None:
        mark = (
            '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative '
            'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>'
        )
        (image,) = _read(*STORY, paragraph(picture("", extra=mark))).images
        assert image.decorative

    def test_a_deleted_picture_is_none(self) -> None:
        gone = f'<w:del w:id="1" w:author="Desk">{picture("Cars")}</w:del>'
        assert _read(*STORY, paragraph(gone)).images == ()

    def test_a_caption_in_a_text_box_belongs_to_its_picture(self) -> None:
        box = (
            "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wp:anchor><wp:docPr id='3' name='Text Box 3'/>"
            "<a:graphic><a:graphicData><wps:wsp><wps:txbx><w:txbxContent>"
            + paragraph("Cars cross on Monday. Photo: Ann Lee/AP", style="Caption")
            + "</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice>"
            "<mc:Fallback><w:pict><v:textbox><w:txbxContent>"
            + paragraph("Cars cross on Monday.")
            + "</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
        )
        (image,) = _read(*STORY, paragraph(picture("Cars"), box), "It rained.").images
        assert (image.caption.text, image.credit.text) == ("Cars cross on Monday.", "Photo: Ann Lee/AP")

    def test_a_caption_without_its_style_right_below_a_picture(self) -> None:
        long = "The toll is two dollars, and nobody has paid it yet, the mayor said on Monday."
        marked = paragraph(run("Cars cross the river at dawn", "<w:i/>"))
        article = _read(*STORY, paragraph(picture("Cars")), marked, long)
        assert article.images[0].caption.text == "Cars cross the river at dawn"
        article = _read(*STORY, paragraph(picture("Cars")), long, "It rained.")
        assert article.images[0].caption.state is FieldState.ABSENT


def test_notes_stand_at_the_end_and_are_placed_by_number() -> None:
    mark = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    notes = (
        f'<w:footnotes {DECLARED}><w:footnote w:type="separator" w:id="0"><w:p/></w:footnote>'
        f'<w:footnote w:id="2">{paragraph("The the count was made twice.")}</w:footnote></w:footnotes>'
    )
    article = _read(*STORY, paragraph("It cost more", mark, " than planned."), "It rained.", parts={"footnotes": notes})
    assert _told(article)[-1] == ("paragraph", "The the count was made twice.")
    offset = article.source.text.index("The the")
    assert article.source.place(offset + 4) == "footnote 1, character 5"
    assert article.source.position(offset)[:2] == (4, 13)


class TestNoDocument:
    @pytest.mark.parametrize("input_format", [None, "docx"])
    def test_text_under_the_name_of_a_word_document(self, input_format: str | None) -> None:
        with pytest.raises(NotRead, match="not a Word document"):
            read_article("plain text", "draft.docx", input_format)

    @pytest.mark.parametrize(
        ("data", "told"),
        [
            (b"PK\x03\x04 broken", "damaged"),
            (word("")[:900], "damaged"),
            (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "old Office file (.doc): save it as .docx"),
            (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "locked with a password"),
            (word("", main="<w:document"), "damaged (word/document.xml, line 1"),
            (word("", main=document("<w:p>")), "damaged (word/document.xml, line 2"),
            (word("", main=f'<!DOCTYPE x [<!ENTITY a "b">]>{document("<w:p/>")[56:]}'), "holds a document type"),
            (word("<w:p/>" * 300_001), "more than 300000 paragraphs"),
        ],
    )
    def test_what_cannot_be_read_says_why(self, data: bytes, told: str) -> None:
        with pytest.raises(Unreadable) as error:
            source_of(data, "draft.docx")
        assert told in str(error.value)

    def test_a_zip_that_is_no_document(self) -> None:
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w") as archive:
            archive.writestr("a.txt", "text")
        with pytest.raises(Unreadable, match="no Word document"):
            source_of(stream.getvalue(), "draft.docx")

    def test_a_part_that_unpacks_to_too_much(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("newslint.word.package.LARGEST_PART", 100_000)
        with pytest.raises(Unreadable, match="unpacks to more than"):
            source_of(word("<w:p/>" * 30_000), "draft.docx")


def test_utf_16_and_another_prefix() -> None:
    xml = document(paragraph("It rained in Québec.")).replace("w:", "x:").replace("xmlns:w=", "xmlns:x=")
    data = with_part(word(""), "word/document.xml", xml.replace("UTF-8", "UTF-16").encode("utf-16"))
    assert source_of(data, "draft.docx").text == "It rained in Québec."
