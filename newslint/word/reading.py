"""From the bytes of a Word document to a source: a line for each paragraph, and where each line stands in Word."""

from __future__ import annotations

from collections.abc import Iterator

from newslint.source import Row, Source
from newslint.word.document import Cell, Document, Note, Paragraph
from newslint.word.package import Package
from newslint.word.pieces import Open
from newslint.word.styles import Styles, read_styles
from newslint.word.walk import Walk


def word_source(data: bytes, path: str) -> Source:
    """A Word document as a source.

    Each paragraph is a line. The alternative text of its pictures and the paragraphs of its text boxes follow it, and
    the notes stand at the end, each on a line of its own; ``rows`` says where in Word a line is.

    Raises:
        Unreadable: when it is no Word document, damaged, locked, or larger than any story.
    """
    package = Package(data)
    document = read_document(package)
    lines: list[str] = []
    rows: list[Row] = []
    for line, row in _lines(document):
        lines.append(line)
        rows.append(row)
    return Source(path, "\n".join(lines), "docx", rows=tuple(rows), document=document)


def read_document(package: Package) -> Document:
    """The paragraphs and notes of a document."""
    part = package.main
    walk = Walk(package.xml(part), part, package.relations(part), atoms=False).run()
    styles = read_styles(package)
    numbers = {id(paragraph): number for number, paragraph in enumerate(walk.paragraphs)}
    paragraphs = tuple(_paragraph(each, styles, walk) for each in walk.paragraphs)
    return Document(paragraphs, tuple(_notes(package, walk, styles, numbers)))


def _notes(package: Package, walk: Walk, styles: Styles, numbers: dict[int, int]) -> Iterator[Note]:
    parts: dict[str, Walk] = {}
    counts = {"footnote": 0, "endnote": 0}
    for kind, name, paragraph, at, _ in walk.marks:
        if kind not in parts:
            part = package.related(package.main, f"{kind}s")
            if part is None:
                continue
            parts[kind] = Walk(package.xml(part), part, package.relations(part), atoms=False).run()
        found = parts[kind].notes.get(name)
        counts[kind] += 1
        if found and id(paragraph) in numbers:
            inner = tuple(_paragraph(each, styles, parts[kind]) for each in found)
            yield Note(f"{kind} {counts[kind]}", numbers[id(paragraph)], at, inner)


def _paragraph(found: Open, styles: Styles, walk: Walk) -> Paragraph:
    chain = styles.chain(found.style)
    level = found.level
    if level < 0:
        level = next((style.level for style in chain if style.level >= 0), -1)
    listed = any(style.listed for style in chain[:2])
    cell = Cell(found.cell[0], found.cell[1], walk.table_cells[found.cell[0]]) if found.cell else None
    return Paragraph(
        found.text,
        tuple(style.name for style in chain),
        level if level < 9 else -1,
        found.numbering or int(listed),
        found.italic > 0 and not found.upright,
        cell,
        tuple(picture for picture, _ in found.pictures),
        tuple(sorted(found.links, key=lambda link: link.start)),
        tuple(_paragraph(box, styles, walk) for box in found.boxes),
    )


def _lines(document: Document) -> Iterator[tuple[str, Row]]:
    for number, paragraph in enumerate(document.paragraphs, 1):
        name = f"paragraph {number}"
        yield paragraph.text, Row(number, None, name)
        for picture in paragraph.pictures:
            yield alternative_text(picture.alt), Row(number, 0, f"{name}, picture")
        for box in paragraph.boxes:
            yield box.text, Row(number, None, f"{name}, text box")
    for note in document.notes:
        for paragraph in note.paragraphs:
            yield paragraph.text, Row(note.paragraph + 1, note.at + 1, note.name)


def alternative_text(alt: str | None) -> str:
    """The alternative text of a picture on one line."""
    return " ".join((alt or "").split())
