"""What a walk over a Word document gathers: paragraphs under way, runs, pieces of text with their bytes."""

from __future__ import annotations

from dataclasses import dataclass, field

from newslint.word.document import BREAK, OBJECT, Hyperlink, Picture

PREFIXES = {
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "w",
    "http://purl.oclc.org/ooxml/wordprocessingml/main": "w",
    "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing": "wp",
    "http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing": "wp",
    "http://schemas.openxmlformats.org/drawingml/2006/main": "a",
    "http://purl.oclc.org/ooxml/drawingml/main": "a",
    "http://schemas.openxmlformats.org/drawingml/2006/picture": "pic",
    "http://purl.oclc.org/ooxml/drawingml/picture": "pic",
    "http://schemas.openxmlformats.org/drawingml/2006/chart": "c",
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc",
    "http://schemas.openxmlformats.org/officeDocument/2006/math": "m",
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships": "r",
    "http://purl.oclc.org/ooxml/officeDocument/relationships": "r",
    "http://schemas.microsoft.com/office/drawing/2017/decorative": "adec",
    "urn:schemas-microsoft-com:vml": "v",
    "http://www.w3.org/XML/1998/namespace": "xml",
}
SKIPPED = frozenset(
    "w:del w:moveFrom w:delText w:instrText w:delInstrText w:rt w:rPrChange w:pPrChange w:sectPrChange w:tblPrChange "
    "w:trPrChange w:tcPrChange w:tblGridChange w:numberingChange w:sdtPr w:sdtEndPr w:comment mc:Fallback".split()
)
SIGNS = {"w:tab": "\t", "w:ptab": "\t", "w:br": BREAK, "w:cr": BREAK, "w:noBreakHyphen": "\u2011",
          "w:softHyphen": "\u00ad", "w:sym": OBJECT}  # fmt: skip


@dataclass(eq=False, slots=True)
class Run:
    """A run of text and its bytes: from its start tag to after its end tag, and those of its properties."""

    start: int
    end: int = 0
    properties: tuple[int, int] | None = None
    hidden: bool = False
    italic: bool = False
    comment: str = ""
    atoms: int = 0


@dataclass(eq=False, slots=True)
class Atom:
    """A piece of a paragraph's text, the bytes of its element, and whether it is text that may be parted."""

    at: int
    text: str
    start: int
    end: int
    run: Run
    parts: bool


@dataclass(eq=False, slots=True)
class Open:
    """A paragraph under way; ``bytes`` are those of its end tags, and ``host`` is the run that anchors its box."""

    end: int = -1
    parts: list[str] = field(default_factory=list)
    length: int = 0
    style: str = ""
    level: int = -1
    numbering: int = 0
    italic: int = 0
    upright: int = 0
    unmarked: bool = False
    cell: list[int] | None = None
    pictures: list[tuple[Picture, Run | None]] = field(default_factory=list)
    links: list[Hyperlink] = field(default_factory=list)
    boxes: list[Open] = field(default_factory=list)
    atoms: list[Atom] = field(default_factory=list)
    host: Run | None = None

    @property
    def text(self) -> str:
        """The text so far."""
        return "".join(self.parts)


@dataclass(slots=True)
class Drawing:
    """A drawing under way; ``shown`` says that it is a picture and no mere shape."""

    run: Run | None
    shown: bool = False
    alt: str | None = None
    title: str = ""
    target: str = ""
    decorative: bool = False


@dataclass(slots=True)
class Field:
    """A field under way; ``code`` says that its instruction is being read and not yet its result."""

    instruction: str = ""
    code: bool = True
    start: int = 0
    paragraph: Open | None = None


def hyperlink(instruction: str) -> str:
    """The target of a field's instruction, empty where it is no link."""
    words = instruction.split(None, 1)
    if len(words) < 2 or words[0].upper() != "HYPERLINK":
        return ""
    rest = words[1].strip()
    return rest[1:].partition('"')[0] if rest.startswith('"') else rest.split()[0]
