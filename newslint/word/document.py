"""What a Word document says, paragraph by paragraph: insertions are read, deletions and comments are not."""

from __future__ import annotations

from newslint.records import record

BREAK = "\u2028"
"""Stands in a paragraph's text for a line break within it, as it does in Unicode."""
OBJECT = "\ufffc"


@record
class Picture:
    """A picture: where in its paragraph it stands, its alternative text (None: not given), its file's name."""

    at: int
    alt: str | None
    name: str
    decorative: bool


@record
class Hyperlink:
    """A link: the characters of the paragraph it covers, and where it leads."""

    start: int
    end: int
    target: str


@record
class Cell:
    """Where in the tables a paragraph stands: number of the table, its row, how many cells the table has."""

    table: int
    row: int
    cells: int


@record
class Paragraph:
    """A paragraph as Word shows it when all changes are accepted.

    ``styles`` are the names of its style and those it is made from, in small letters; ``level`` is its outline level
    (0 for the highest, -1 for none); ``numbering`` the number of the list it belongs to, 0 for none; ``italic``
    whether all of it is in italics. ``boxes`` are the paragraphs of text boxes anchored in it.
    """

    text: str
    styles: tuple[str, ...] = ()
    level: int = -1
    numbering: int = 0
    italic: bool = False
    cell: Cell | None = None
    pictures: tuple[Picture, ...] = ()
    links: tuple[Hyperlink, ...] = ()
    boxes: tuple[Paragraph, ...] = ()


@record
class Note:
    """A footnote or endnote: its number, and the paragraph and character at which its mark stands."""

    name: str
    paragraph: int
    at: int
    paragraphs: tuple[Paragraph, ...] = ()


@record
class Document:
    """The paragraphs of the body (those in tables among them) in order, and the notes in order of their marks."""

    paragraphs: tuple[Paragraph, ...]
    notes: tuple[Note, ...] = ()
