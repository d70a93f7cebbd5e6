"""Walk over the XML of a Word document's text: paragraphs, runs, changes, fields, pictures, with their bytes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from newslint.source import Unreadable
from newslint.word.document import OBJECT, Hyperlink, Picture
from newslint.word.package import new_parser, parse
from newslint.word.pieces import PREFIXES, SIGNS, SKIPPED, Atom, Drawing, Field, Open, Run, hyperlink

MOST_PARAGRAPHS = 300_000
_PROPERTIES = frozenset({"w:rPr", "w:trPr", "w:tcPr"})
_OFF = frozenset({"0", "false", "off", "none"})


class Walk:
    """One pass over a part; ``paragraphs`` are those of the body, ``notes`` those of a part of notes by id."""

    def __init__(self, data: bytes, name: str, relations: dict[str, tuple[str, str, bool]], *, atoms: bool) -> None:
        self.data, self.name, self.relations, self.keep = data, name, relations, atoms
        self.paragraphs: list[Open] = []
        self.notes: dict[str, list[Open]] = {}
        self.marks: list[tuple[str, str, Open, int, Run | None]] = []
        self.comment_marks: list[tuple[int, int, str]] = []
        self.tables: list[list[int]] = []
        self.table_cells: dict[int, int] = {}
        self._skip = 0
        self._path: list[str] = []
        self._homes: list[list[Open]] = [self.paragraphs]
        self._unmarked: list[Open | None] = [None]
        self._open: list[Open] = []
        self._runs: list[Run] = []
        self._drawings: list[Drawing] = []
        self._links: list[tuple[Open, int, str]] = []
        self._fields: list[Field] = []
        self._text: list[str] | None = None
        self._preserve = False
        self._began = 0
        self._count = 0
        self._names: dict[str, str] = {}
        self._parser: Any = None

    def run(self) -> Walk:
        """Read the whole part."""
        self._parser = new_parser()
        parse(self.data, self.name, start=self._start, end=self._end, text=self._characters, parser=self._parser)
        return self

    def _short(self, tag: str) -> str:
        found = self._names.get(tag)
        if found is None:
            uri, _, local = tag.rpartition(" ")
            found = f"{PREFIXES.get(uri, '?')}:{local}" if uri else local
            self._names[tag] = found
        return found

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        if self._skip:
            self._skip += 1
            return
        name = self._short(tag)
        above = self._path[-1] if self._path else ""
        if name in SKIPPED and not (name in ("w:del", "w:moveFrom") and above in _PROPERTIES):
            if name == "w:instrText" and self._fields:
                self._text, self._preserve = [], True
                self._path.append(name)
            else:
                self._skip = 1
            return
        self._path.append(name)
        handler = _STARTS.get(name)
        if handler is not None:
            handler(self, {self._short(key): value for key, value in attributes.items()})
        elif name in SIGNS and above == "w:r":
            self._sign(name, attributes)

    def _end(self, _: str) -> None:
        if self._skip:
            self._skip -= 1
            return
        name = self._path.pop()
        handler = _ENDS.get(name)
        if handler is not None:
            handler(self)

    def _characters(self, text: str) -> None:
        if self._text is not None and not self._skip:
            self._text.append(text)

    def _here(self) -> int:
        return int(self._parser.CurrentByteIndex)

    def _after(self) -> int:
        """The byte after the tag that is being read."""
        return self.data.find(b">", self._here()) + 1

    # Paragraphs

    def _start_paragraph(self, _: dict[str, str]) -> None:
        self._count += 1
        if self._count > MOST_PARAGRAPHS:
            raise Unreadable(f"more than {MOST_PARAGRAPHS} paragraphs: this is no story, or a trap")
        going = self._unmarked[-1]
        self._unmarked[-1] = None
        paragraph = going or Open(cell=self.tables[-1] if self.tables else None)
        if going is None:
            self._homes[-1].append(paragraph)
        paragraph.unmarked = False
        if self._runs:
            paragraph.host = self._runs[0]
        self._open.append(paragraph)

    def _end_paragraph(self) -> None:
        paragraph = self._open.pop()
        paragraph.end = self._here()
        if paragraph.unmarked:
            self._unmarked[-1] = paragraph
        if not self._open:
            self._fields = [each for each in self._fields if not each.code]

    def _paragraph_style(self, values: dict[str, str]) -> None:
        if self._open and self._path[-2] == "w:pPr":
            self._open[-1].style = values.get("w:val", "")

    def _outline(self, values: dict[str, str]) -> None:
        if self._open and values.get("w:val", "").isdigit():
            self._open[-1].level = int(values["w:val"])

    def _numbering(self, values: dict[str, str]) -> None:
        if self._open and values.get("w:val", "").isdigit():
            self._open[-1].numbering = int(values["w:val"])

    def _deleted(self, _: dict[str, str]) -> None:
        """The mark of a paragraph is deleted: it runs on into the next."""
        if self._open and self._path[-3:-1] == ["w:pPr", "w:rPr"]:
            self._open[-1].unmarked = True

    def _start_box(self, _: dict[str, str]) -> None:
        self._homes.append(self._open[-1].boxes if self._open else [])
        self._unmarked.append(None)

    def _end_box(self) -> None:
        self._homes.pop()
        self._unmarked.pop()

    def _start_note(self, values: dict[str, str]) -> None:
        found: list[Open] = []
        if values.get("w:type", "normal") == "normal":
            self.notes[values.get("w:id", "")] = found
        self._homes.append(found)
        self._unmarked.append(None)

    # Tables

    def _start_table(self, _: dict[str, str]) -> None:
        number = len(self.table_cells) + 1
        self.table_cells[number] = 0
        self.tables.append([number, 0])

    def _end_table(self) -> None:
        self.tables.pop()
        self._unmarked[-1] = None

    def _start_row(self, _: dict[str, str]) -> None:
        if self.tables:
            self.tables[-1] = [self.tables[-1][0], self.tables[-1][1] + 1]

    def _start_cell(self, _: dict[str, str]) -> None:
        if self.tables:
            self.table_cells[self.tables[-1][0]] += 1
        self._unmarked[-1] = None

    # Runs

    def _start_run(self, _: dict[str, str]) -> None:
        self._runs.append(Run(self._here()))

    def _end_run(self) -> None:
        run = self._runs.pop()
        run.end = self._after()
        if run.comment and not run.atoms:
            self.comment_marks.append((run.start, run.end, run.comment))

    def _start_properties(self, _: dict[str, str]) -> None:
        if self._runs and self._path[-2] == "w:r":
            self._runs[-1].properties = (self._here(), 0)

    def _end_properties(self) -> None:
        if self._runs and self._path[-1] == "w:r" and self._runs[-1].properties:
            self._runs[-1].properties = (self._runs[-1].properties[0], self._after())

    def _vanish(self, values: dict[str, str]) -> None:
        if self._runs and self._path[-3:-1] == ["w:r", "w:rPr"]:
            self._runs[-1].hidden = values.get("w:val", "1") not in _OFF

    def _italic(self, values: dict[str, str]) -> None:
        if self._runs and self._path[-3:-1] == ["w:r", "w:rPr"]:
            self._runs[-1].italic = values.get("w:val", "1") not in _OFF

    def _start_text(self, values: dict[str, str]) -> None:
        if self._runs and self._path[-2] == "w:r":
            self._text = []
            self._preserve = values.get("xml:space") == "preserve"
            self._began = self._here()

    def _end_text(self) -> None:
        if self._text is None:
            return
        text = "".join(self._text)
        self._text = None
        text = text.replace("\r\n", " ").replace("\n", " ").replace("\r", " ")
        self._add(text if self._preserve else text.strip(" \t"), self._began, self._after(), parts=True)

    def _sign(self, name: str, _: dict[str, str]) -> None:
        start = self._here()
        self._add(SIGNS[name], start, self._after(), parts=False)

    def _add(self, text: str, start: int, end: int, *, parts: bool) -> None:
        """Add text to the open paragraph, unless it is hidden or part of a field's instruction."""
        run = self._runs[-1]
        if not text or not self._open or run.hidden or any(each.code for each in self._fields):
            return
        paragraph = self._open[-1]
        if not text.isspace():
            paragraph.italic += len(text) if run.italic else 0
            paragraph.upright += 0 if run.italic else len(text)
        run.atoms += 1
        if self.keep:
            paragraph.atoms.append(Atom(paragraph.length, text, start, end, run, parts))
        paragraph.parts.append(text)
        paragraph.length += len(text)

    def _formula(self, _: dict[str, str]) -> None:
        if self._open:
            self._open[-1].parts.append(OBJECT)
            self._open[-1].length += 1

    # Notes and comments

    def _note_mark(self, values: dict[str, str]) -> None:
        if self._open:
            kind = self._path[-1][2:].removesuffix("Reference")
            run = self._runs[-1] if self._runs else None
            self.marks.append((kind, values.get("w:id", ""), self._open[-1], self._open[-1].length, run))

    def _comment_mark(self, values: dict[str, str]) -> None:
        if self._runs:
            self._runs[-1].comment = values.get("w:id", "")

    def _comment_range(self, values: dict[str, str]) -> None:
        end = self._after()
        if not self.data.startswith(b"/>", end - 2):
            end = self.data.find(b">", end) + 1
        self.comment_marks.append((self._here(), end, values.get("w:id", "")))

    # Links and fields

    def _target(self, values: dict[str, str]) -> str:
        relation = self.relations.get(values.get("r:id", ""))
        if relation is not None:
            return relation[1]
        return f"#{values['w:anchor']}" if values.get("w:anchor") else ""

    def _start_link(self, values: dict[str, str]) -> None:
        if self._open:
            self._links.append((self._open[-1], self._open[-1].length, self._target(values)))

    def _end_link(self) -> None:
        if self._links:
            paragraph, start, target = self._links.pop()
            self._link(paragraph, start, target)

    def _link(self, paragraph: Open, start: int, target: str) -> None:
        if target and paragraph.length > start:
            paragraph.links.append(Hyperlink(start, paragraph.length, target))

    def _field_mark(self, values: dict[str, str]) -> None:
        kind = values.get("w:fldCharType")
        if kind == "begin" and self._open:
            self._fields.append(Field())
        elif kind == "separate" and self._fields and self._open:
            last = self._fields[-1]
            last.code, last.start, last.paragraph = False, self._open[-1].length, self._open[-1]
        elif kind == "end" and self._fields:
            last = self._fields.pop()
            if last.paragraph is not None and self._open and last.paragraph is self._open[-1]:
                self._link(last.paragraph, last.start, hyperlink(last.instruction))

    def _end_instruction(self) -> None:
        if self._text is not None and self._fields:
            self._fields[-1].instruction += "".join(self._text)[:2000]
        self._text = None

    def _start_simple(self, values: dict[str, str]) -> None:
        if self._open:
            self._links.append((self._open[-1], self._open[-1].length, hyperlink(values.get("w:instr", ""))))

    # Pictures

    def _start_drawing(self, _: dict[str, str]) -> None:
        self._drawings.append(Drawing(self._runs[-1] if self._runs else None))

    def _described(self, values: dict[str, str]) -> None:
        drawing = self._drawings[-1] if self._drawings else None
        if drawing is None or (drawing.alt is not None and self._path[-1] != "wp:docPr"):
            return
        described = values.get("descr", values.get("alt"))
        drawing.alt = described if described is not None else drawing.alt
        drawing.title = values.get("title", "") or drawing.title

    def _shown(self, values: dict[str, str]) -> None:
        if self._drawings:
            drawing = self._drawings[-1]
            drawing.shown = True
            relation = self.relations.get(values.get("r:embed") or values.get("r:link") or values.get("r:id", ""))
            drawing.target = drawing.target or (relation[1] if relation else "")

    def _decorative(self, values: dict[str, str]) -> None:
        if self._drawings:
            self._drawings[-1].decorative = values.get("val", "1") not in _OFF

    def _end_drawing(self) -> None:
        drawing = self._drawings.pop()
        if drawing.shown and self._open:
            alt = drawing.alt or drawing.title or drawing.alt
            picture = Picture(self._open[-1].length, alt, drawing.target, drawing.decorative)
            self._open[-1].pictures.append((picture, drawing.run))
            if drawing.run is not None:
                drawing.run.atoms += 1


_STARTS: dict[str, Callable[[Walk, dict[str, str]], None]] = {
    "w:p": Walk._start_paragraph,
    "w:pStyle": Walk._paragraph_style,
    "w:outlineLvl": Walk._outline,
    "w:numId": Walk._numbering,
    "w:del": Walk._deleted,
    "w:moveFrom": Walk._deleted,
    "w:txbxContent": Walk._start_box,
    "w:footnote": Walk._start_note,
    "w:endnote": Walk._start_note,
    "w:tbl": Walk._start_table,
    "w:tr": Walk._start_row,
    "w:tc": Walk._start_cell,
    "w:r": Walk._start_run,
    "w:rPr": Walk._start_properties,
    "w:vanish": Walk._vanish,
    "w:i": Walk._italic,
    "w:t": Walk._start_text,
    "m:oMath": Walk._formula,
    "w:footnoteReference": Walk._note_mark,
    "w:endnoteReference": Walk._note_mark,
    "w:commentReference": Walk._comment_mark,
    "w:commentRangeStart": Walk._comment_range,
    "w:commentRangeEnd": Walk._comment_range,
    "w:hyperlink": Walk._start_link,
    "w:fldSimple": Walk._start_simple,
    "w:fldChar": Walk._field_mark,
    "w:drawing": Walk._start_drawing,
    "w:pict": Walk._start_drawing,
    "wp:docPr": Walk._described,
    "pic:cNvPr": Walk._described,
    "v:shape": Walk._described,
    "a:blip": Walk._shown,
    "c:chart": Walk._shown,
    "v:imagedata": Walk._shown,
    "adec:decorative": Walk._decorative,
}
_ENDS: dict[str, Callable[[Walk], None]] = {
    "w:p": Walk._end_paragraph,
    "w:txbxContent": Walk._end_box,
    "w:footnote": Walk._end_box,
    "w:endnote": Walk._end_box,
    "w:tbl": Walk._end_table,
    "w:r": Walk._end_run,
    "w:rPr": Walk._end_properties,
    "w:t": Walk._end_text,
    "w:instrText": Walk._end_instruction,
    "w:hyperlink": Walk._end_link,
    "w:fldSimple": Walk._end_link,
    "w:drawing": Walk._end_drawing,
    "w:pict": Walk._end_drawing,
}
