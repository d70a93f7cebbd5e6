"""Read a Word document: styles say what a paragraph is, and where none does its words and its neighbours do."""

from __future__ import annotations

from typing import Any

from newslint.article import Article, Block, FieldState, Image, ImageField, Kind, Link, Span
from newslint.on_use import compiled
from newslint.readers import fields
from newslint.readers.credits import split_caption, split_credit
from newslint.readers.markdown_figures import UNKNOWN
from newslint.readers.pieces import TextBuilder
from newslint.readers.text import Reading
from newslint.readers.text_lines import STOP, Line, line_of
from newslint.readers.text_pictures import Picture as TextPicture
from newslint.readers.text_pictures import picture_at
from newslint.records import record, replace
from newslint.source import Source
from newslint.word.document import BREAK, Document, Paragraph, Picture
from newslint.word.reading import alternative_text

_STYLES: dict[str, Kind] = {
    **dict.fromkeys(("title", "headline", "hed", "article title"), Kind.HEADLINE),
    **dict.fromkeys(("subtitle", "standfirst", "dek", "deck", "subhed"), Kind.STANDFIRST),
    **dict.fromkeys(("byline", "author", "authors"), Kind.BYLINE),
    **dict.fromkeys(("dateline", "place line"), Kind.DATELINE),
    **dict.fromkeys(("quote", "intense quote", "block text", "block quote", "quotations"), Kind.BLOCK_QUOTE),
    **dict.fromkeys(("pull quote", "pullquote"), Kind.PULL_QUOTE),
    **dict.fromkeys(("caption", "photo caption", "cutline", "figure caption"), Kind.CAPTION),
    **dict.fromkeys(("credit", "photo credit"), Kind.CREDIT),
    **dict.fromkeys(("header", "footer"), Kind.FURNITURE),
    **dict.fromkeys(("footnote text", "endnote text"), Kind.PARAGRAPH),
    **dict.fromkeys(("html preformatted", "macro text", "code"), Kind.CODE),
}
_TEXT_STYLES = ("normal", "body text", "no spacing", "list paragraph", "normal (web)", "plain text", "default")
_HEADING = compiled(r"heading ([1-9])$")
_CONTENTS = compiled(r"toc [1-9]$|toc heading$|table of figures$")
_LISTED = compiled(r"list (?:bullet|number|continue)")
_DOUBLE_BREAK = compiled(rf"(?:[ \t]*{BREAK}){{2,}}[ \t]*")
_CAPTION_WORDS = 60
_SHORT_CAPTION = 12
_SHORT_LINE = 80
_SLUG_WORDS = 8
_SPEECH = compiled(r"[\"“‘]")
_BLANKS = f" \t\xa0{BREAK}"


def read(source: Source) -> Article:
    """Read a Word document as a story; it is desk copy, in which slugs, notes and end marks are in place."""
    document = source.document
    assert document is not None
    reading = _WordReading(source, document)
    reading.run()
    blocks = sorted(reading.blocks, key=lambda block: block.extent)
    links = tuple(sorted(reading.links, key=lambda link: link.span))
    return Article(source, "docx", tuple(blocks), tuple(reading.images), links, shape="wire")


@record
class _Part:
    """A paragraph with the offset at which its text starts, the number of its first line, and how many lines it has."""

    paragraph: Paragraph
    start: int
    line: int
    lines: int
    table: bool = False


class _WordReading(Reading):
    """A document on its way to blocks."""

    def __init__(self, source: Source, document: Document) -> None:
        self.starts = source.line_starts
        self.document = document
        self.parts: list[_Part] = []
        self.links: list[Link] = []
        self.waiting: list[int] = []
        self.headline = _headline(document)
        self.paragraph: Paragraph = Paragraph("")
        lines = self._laid_out()
        super().__init__(source, lines, "wire")

    def _laid_out(self) -> list[Line]:
        """Note where each paragraph of the body stands, and part it into lines."""
        lines: list[Line] = []
        row = 0
        for paragraph in self.document.paragraphs:
            start = self.starts[row]
            table = paragraph.cell is not None and paragraph.cell.cells > 1
            found = [] if table else _parted(paragraph.text, start)
            self.parts.append(_Part(paragraph, start, len(lines), len(found), table))
            lines += found
            row += 1 + len(paragraph.pictures) + len(paragraph.boxes)
        return lines

    def run(self) -> None:
        """Give every paragraph its kind."""
        row = 0
        for part in self.parts:
            paragraph = self.paragraph = part.paragraph
            row += 1
            for picture in paragraph.pictures:
                self._show_picture(picture, self.starts[row])
                row += 1
            self._note_links(paragraph, part.start)
            for number in range(part.line, part.line + part.lines):
                self._text_line(number)
            if part.table and paragraph.cell is not None:
                cell = paragraph.cell
                end = part.start + len(paragraph.text)
                self._add(Kind.TABLE, part.start, end, group=cell.table, level=cell.row)
            for box in paragraph.boxes:
                self._box(box, self.starts[row])
                row += 1
        for note in self.document.notes:
            for paragraph in note.paragraphs:
                self._note_links(paragraph, self.starts[row])
                self._add(Kind.PARAGRAPH, self.starts[row], self.starts[row] + len(paragraph.text))
                row += 1

    def _text_line(self, number: int) -> None:
        line = self.lines[number]
        if not self.in_notes and self._is_caption(number, line):
            self._caption(line.start, line.end)
        else:
            self._line(number)
        self.waiting = []

    def _note_links(self, paragraph: Paragraph, start: int) -> None:
        for link in paragraph.links:
            words = paragraph.text[link.start : link.end].replace(BREAK, " ")
            self.links.append(Link(words, Span(start + link.start, start + link.end), link.target))

    # Kinds

    def _kind(self, at: int, line: Line) -> Kind:
        plain = super()._kind(at, line)
        kind = styled_kind(self.paragraph)
        if kind is Kind.HEADLINE and (self.paragraph is not self.headline or Kind.HEADLINE in self.seen):
            kind = Kind.SUBHEAD
        if plain in (Kind.META, Kind.NOTE, Kind.CORRECTION):
            return plain
        if kind is None and plain is Kind.HEADLINE and self.headline is not None:
            return Kind.META if len(line.text.split()) <= _SLUG_WORDS else Kind.PARAGRAPH
        return plain if kind is None else kind

    def _picture(self, at: int) -> TextPicture | None:  # noqa: ARG002
        return None

    def _add(self, kind: Kind, start: int, end: int, **more: Any) -> None:
        if kind is Kind.SUBHEAD:
            more["level"] = _level(self.paragraph)
        block = self._block(kind, start, end, **more)
        if block.text:
            self.blocks.append(block)
            self.seen.add(kind)

    def _block(self, kind: Kind, start: int, end: int, **more: Any) -> Block:
        builder = TextBuilder()
        builder.folded(self.text[start:end].replace(BREAK, "\n"), start)
        return builder.block(kind, Span(start, end), **more)

    # Pictures

    def _show_picture(self, picture: Picture, start: int) -> None:
        alt = alternative_text(picture.alt)
        span = Span(start, start + len(alt))
        state = FieldState.TEXT if alt else FieldState.ABSENT if picture.alt is None else FieldState.EMPTY
        name = picture.name.rpartition("/")[2]
        src = ImageField(FieldState.TEXT, name) if name else UNKNOWN
        shown = ImageField(state, alt, span if alt else None)
        self.images.append(Image(span, src, shown, decorative=picture.decorative))
        if not picture.decorative:
            self.waiting.append(len(self.images) - 1)
            if alt:
                self.blocks.append(self._block(Kind.ALT, *span, image=len(self.images) - 1))

    def _is_caption(self, at: int, line: Line) -> bool:
        """Whether a line is a caption: by its style, its credit, or right below a picture in italics or short."""
        if styled_kind(self.paragraph) is Kind.CAPTION:
            return True
        if styled_kind(self.paragraph) is not None or at >= self.end or len(line.text) > 600:
            return False
        words = len(line.text.split())
        if self.waiting and words <= _CAPTION_WORDS:
            if self.paragraph.italic or split_credit(line.text):
                return True
            below = self._below(at)
            if words <= _SHORT_CAPTION and line.stops and not _SPEECH.search(line.text):
                return below is not None and len(below.text.split()) > words
        return Kind.HEADLINE in self.seen and picture_at(self.lines, at) is not None

    def _caption(self, start: int, end: int) -> None:
        """Add a caption and its credit; the pictures right above it are those it belongs to."""
        whole = self._block(Kind.CAPTION, start, end)
        caption, credit = split_caption(whole)
        if not self.waiting and credit is not None:
            self.images.append(Image(Span(start, end), UNKNOWN, UNKNOWN))
            self.waiting = [len(self.images) - 1]
        for kind, block in ((Kind.CAPTION, caption), (Kind.CREDIT, credit)):
            if block is None or not block.text:
                continue
            field = ImageField(FieldState.TEXT, block.text, block.extent)
            role = "caption" if kind is Kind.CAPTION else "credit"
            for index in self.waiting:
                if not getattr(self.images[index], role):
                    self._fill(index, role, field)
            self.blocks.append(replace(block, image=self.waiting[0] if self.waiting else None))
            self.seen.add(kind)

    def _fill(self, index: int, role: str, field: ImageField) -> None:
        """Give a picture its caption or credit; one without alternative text is shown by its caption."""
        image = self.images[index]
        anchor = image.anchor
        if anchor.start == anchor.end and field.span is not None and field.span.start > anchor.start:
            image = replace(image, anchor=Span(anchor.start, field.span.end))
        self.images[index] = replace(image, caption=field) if role == "caption" else replace(image, credit=field)

    def _box(self, box: Paragraph, start: int) -> None:
        """A paragraph of a text box: a caption or what its style says, else a pull quote or text."""
        end = start + len(box.text)
        kind = styled_kind(box)
        if kind is Kind.CAPTION:
            self._caption(start, end)
        elif box.text.strip():
            quoted = _SPEECH.match(box.text.strip()) is not None
            self._add(kind or (Kind.PULL_QUOTE if quoted else Kind.PARAGRAPH), start, end)


def styled_kind(paragraph: Paragraph) -> Kind | None:
    """The kind that the style of a paragraph gives it, None where it is ordinary text."""
    for name in paragraph.styles:
        if name in _TEXT_STYLES:
            break
        if _CONTENTS.match(name):
            return Kind.FURNITURE
        heading = _HEADING.match(name)
        if heading is not None:
            return Kind.HEADLINE if heading[1] == "1" else Kind.SUBHEAD
        kind = Kind.LIST if _LISTED.match(name) else _STYLES.get(name) or fields.piece_of(name)
        if kind is not None:
            return kind
    if paragraph.level >= 0:
        return Kind.HEADLINE if paragraph.level == 0 else Kind.SUBHEAD
    return Kind.LIST if paragraph.numbering else None


def _headline(document: Document) -> Paragraph | None:
    """The paragraph whose style makes it the headline; first-level headings that are many are none."""
    headed = [each for each in document.paragraphs if each.text.strip() and styled_kind(each) is Kind.HEADLINE]
    titled = [each for each in headed if not _HEADING.match(each.styles[0] if each.styles else "")]
    titled = [each for each in titled if each.level <= 0 and each.styles and each.styles[0] not in _TEXT_STYLES]
    if titled:
        return titled[0]
    first = next((each for each in document.paragraphs if each.text.strip()), None)
    return headed[0] if len(headed) == 1 or (headed and headed[0] is first) else None


def _level(paragraph: Paragraph) -> int:
    heading = next((found for name in paragraph.styles if (found := _HEADING.match(name))), None)
    return max(2, int(heading[1]) if heading else paragraph.level + 1)


def _parted(text: str, start: int) -> list[Line]:
    """A paragraph as lines: parted at double breaks, and at single ones where all its lines are short."""
    found: list[Line] = []
    at = 0
    for match in [*_DOUBLE_BREAK.finditer(text), None]:
        part = text[at : match.start() if match else len(text)]
        pieces = part.split(BREAK)
        short = len(pieces) > 1 and all(
            len(each) <= _SHORT_LINE and not STOP.search(each.strip()[-12:]) for each in pieces
        )
        for each in pieces if short else [part]:
            shown = each.strip(_BLANKS)
            if shown:
                lead = start + at + len(each) - len(each.lstrip(_BLANKS))
                found.append(line_of(shown.replace(BREAK, " "), lead, lead + len(shown)))
            at += len(each) + 1 if short else 0
        at = match.end() if match else at
    return found
