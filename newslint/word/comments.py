"""Findings as margin comments in a copy of a Word document, at the words they are about.

The document's own bytes stay as they are: marks are put between runs, and a run is parted where a finding starts or
ends within it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from xml.sax.saxutils import escape, quoteattr

from newslint.article import Span
from newslint.on_use import compiled
from newslint.records import NamedTuple, field, mutable
from newslint.source import Source
from newslint.word.package import Package, parse
from newslint.word.parts import Change, applied, closed_before, new_comments, prefix_of, rewritten
from newslint.word.pieces import Atom, Open, Run
from newslint.word.walk import Walk

AUTHOR = "newslint"
_CHANGED = compiled(rb"<(?P<prefix>[\w.-]+:)?rPrChange\b(?:[^>]*/>|.*?</(?P=prefix)?rPrChange>)", re.S)
_RUN = compiled(rb"<([\w.-]+:)?r[\s/>]")
_NO_XML = compiled("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class Remark(NamedTuple):
    """What is said of a span of the source, a line for each paragraph of the comment."""

    span: Span
    lines: Sequence[str]


def annotated(data: bytes, source: Source, remarks: Sequence[Remark]) -> tuple[bytes, int]:
    """The document with a comment for each remark, and how many there are; earlier comments of newslint are gone.

    ``source`` is what was read from the same bytes.

    Raises:
        Unreadable: when the document cannot be opened.
    """
    package = Package(data)
    part = package.main
    xml = package.xml(part)
    walk = Walk(xml, part, package.relations(part), atoms=True).run()
    comments = package.related(part, "comments")
    old = package.xml(comments) if comments else b""
    known, own = _comments(old, comments or "")
    number = max((int(name) for name in known if name.isdigit()), default=-1) + 1
    marking = _Marking(xml, walk, source)
    texts: list[bytes] = []
    for remark in remarks:
        if marking.mark(remark.span, number):
            texts.append(_comment(number, remark.lines))
            number += 1
    gone = [Change(start, end, b"") for name, start, end in own]
    left = applied(old, gone) if old else b""
    document = applied(xml, [*marking.changes(), *_unmarked(walk, {name for name, _, _ in own})])
    changed = {part: document}
    if texts or comments:
        name = comments or closed_before(part, "comments.xml")
        changed[name] = new_comments(left, b"".join(texts), prefix_of(xml))
    return rewritten(package, changed, comments is None and bool(texts)), len(texts)


def _comments(xml: bytes, name: str) -> tuple[list[str], list[tuple[str, int, int]]]:
    """The ids of the comments of a document, and id and bytes of those that newslint made."""
    from newslint.word.package import new_parser

    known: list[str] = []
    own: list[tuple[str, int, int]] = []
    if not xml:
        return known, own
    parser = new_parser()
    open_at: list[tuple[str, int]] = []

    def start(tag: str, attributes: dict[str, str]) -> None:
        if tag.rpartition(" ")[2] == "comment":
            values = {key.rpartition(" ")[2]: value for key, value in attributes.items()}
            known.append(values.get("id", ""))
            ours = values.get("author") == AUTHOR
            open_at.append((values.get("id", "") if ours else "", parser.CurrentByteIndex))

    def end(tag: str) -> None:
        if tag.rpartition(" ")[2] == "comment" and open_at:
            found, begin = open_at.pop()
            if found:
                own.append((found, begin, xml.find(b">", parser.CurrentByteIndex) + 1))

    parse(xml, name, start=start, end=end, parser=parser)
    return known, own


def _unmarked(walk: Walk, own: set[str]) -> Iterator[Change]:
    """The marks of earlier comments taken out."""
    for start, end, name in walk.comment_marks:
        if name in own:
            yield Change(start, end, b"")


def _comment(number: int, lines: Iterable[str]) -> bytes:
    paragraphs = "".join(
        f'<w:p><w:r><w:t xml:space="preserve">{escape(_NO_XML.sub("", line))}</w:t></w:r></w:p>' for line in lines
    )
    return f'<w:comment w:id="{number}" w:author={quoteattr(AUTHOR)} w:initials="nl">{paragraphs}</w:comment>'.encode()


@mutable
class _Cuts:
    """What is to be put in at a place: ends of ranges come before starts."""

    ends: list[bytes] = field(default_factory=list)
    starts: list[bytes] = field(default_factory=list)

    @property
    def xml(self) -> bytes:
        return b"".join([*self.ends, *self.starts])


class _Spot(NamedTuple):
    """What a line of the source is in Word: a paragraph, or the run of a picture or of the mark of a note."""

    paragraph: Open | None
    run: Run | None


class _Marking:
    """The marks of comments on their way into the document's XML."""

    def __init__(self, xml: bytes, walk: Walk, source: Source) -> None:
        self.xml = xml
        self.source = source
        self.prefix = prefix_of(xml)
        self.spots = list(_spots(walk, source))
        self.runs: dict[int, list[Atom]] = {}
        for paragraph in _all(walk.paragraphs):
            for atom in paragraph.atoms:
                self.runs.setdefault(id(atom.run), []).append(atom)
        self.within: dict[int, tuple[Atom, dict[int, _Cuts]]] = {}
        self.between: dict[int, tuple[Run | None, _Cuts]] = {}

    def mark(self, span: Span, number: int) -> bool:
        """Put the marks of a comment round a span; False where the document has no run near it."""
        start = b'<w:commentRangeStart w:id="%d"/>' % number
        end = b'<w:commentRangeEnd w:id="%d"/><w:r><w:commentReference w:id="%d"/></w:r>' % (number, number)
        first = self._start_cuts(span.start)
        last = self._end_cuts(max(span.end, span.start + 1))
        if first is None or last is None:
            return False
        first.starts.append(self._named(start))
        last.ends.append(self._named(end))
        return True

    def _named(self, xml: bytes) -> bytes:
        """Marks written with the document's own prefix."""
        return self.prefix.named(xml)

    def _row(self, offset: int) -> tuple[int, int]:
        row = bisect_right(self.source.line_starts, offset) - 1
        return row, offset - self.source.line_starts[row]

    def _start_cuts(self, offset: int) -> _Cuts | None:
        row, column = self._row(offset)
        for spot in self.spots[row:]:
            if spot.run is not None:
                return self._at(spot.run.start, None)
            atoms = spot.paragraph.atoms if spot.paragraph is not None else []
            for atom in atoms:
                if atom.at + len(atom.text) > column:
                    return self._cut(atom, max(0, column - atom.at))
            column = 0
        return self._last()

    def _end_cuts(self, offset: int) -> _Cuts | None:
        row, column = self._row(offset)
        if column == 0 and row:
            row, column = row - 1, len(self.source.text)
        for spot in self.spots[row::-1]:
            if spot.run is not None:
                return self._at(spot.run.end, None)
            atoms = spot.paragraph.atoms if spot.paragraph is not None else []
            for atom in reversed(atoms):
                if atom.at < column:
                    return self._cut(atom, min(len(atom.text), column - atom.at))
            column = len(self.source.text)
        return self._first()

    def _first(self) -> _Cuts | None:
        return next((self._cut(atoms[0], 1) for atoms in self.runs.values()), None)

    def _last(self) -> _Cuts | None:
        atoms = next(iter(reversed(self.runs.values())), None)
        return self._cut(atoms[-1], 0) if atoms else None

    def _cut(self, atom: Atom, at: int) -> _Cuts:
        siblings = self.runs[id(atom.run)]
        if at == 0:
            first = atom is siblings[0]
            return self._at(atom.run.start if first else atom.start, None if first else atom.run)
        if at >= len(atom.text) or not atom.parts:
            last = atom is siblings[-1]
            return self._at(atom.run.end if last else atom.end, None if last else atom.run)
        _, cuts = self.within.setdefault(id(atom), (atom, {}))
        return cuts.setdefault(at, _Cuts())

    def _at(self, byte: int, run: Run | None) -> _Cuts:
        return self.between.setdefault(byte, (run, _Cuts()))[1]

    def changes(self) -> Iterator[Change]:
        """The changes to the XML."""
        for byte, (run, cuts) in self.between.items():
            xml = cuts.xml if run is None else self._reopened(run, cuts.xml)
            yield Change(byte, byte, xml)
        for atom, places in self.within.values():
            parts: list[bytes] = []
            at = 0
            for place in sorted(places):
                parts += [self._text(atom.run, atom.text[at:place]), self._reopened(atom.run, places[place].xml)]
                at = place
            yield Change(atom.start, atom.end, b"".join([*parts, self._text(atom.run, atom.text[at:])]))

    def _reopened(self, run: Run, xml: bytes) -> bytes:
        """Marks in the middle of a run: the run is closed before and opened anew after them."""
        look = self.xml[slice(*run.properties)] if run.properties else b""
        tag = self._prefix(run) + b"r"
        return b"".join([b"</", tag, b">", xml, b"<", tag, b">", _CHANGED.sub(b"", look)])

    def _text(self, run: Run, text: str) -> bytes:
        tag = self._prefix(run) + b"t"
        return b"".join([b"<", tag, b' xml:space="preserve">', escape(text).encode(), b"</", tag, b">"])

    def _prefix(self, run: Run) -> bytes:
        """The prefix that a run's own tag is written with."""
        match = _RUN.match(self.xml, run.start)
        return match.group(1) or b"" if match else b"w:"


def _all(paragraphs: Iterable[Open]) -> Iterator[Open]:
    for paragraph in paragraphs:
        yield paragraph
        yield from _all(paragraph.boxes)


def _spots(walk: Walk, source: Source) -> Iterator[_Spot]:
    """What each line of the source is, in the order in which they were laid out.

    Word takes no comments in text boxes and notes: theirs go to where the box is anchored, or to the note's mark.
    """
    for paragraph in walk.paragraphs:
        yield _Spot(paragraph, None)
        for _, run in paragraph.pictures:
            yield _Spot(paragraph if run is None else None, run)
        for box in paragraph.boxes:
            yield _Spot(paragraph if box.host is None else None, box.host)
    marks = {(id(paragraph), at): run for _, _, paragraph, at, run in walk.marks}
    document = source.document
    for note in document.notes if document is not None else ():
        paragraph = walk.paragraphs[note.paragraph]
        run = marks.get((id(paragraph), note.at))
        for _ in note.paragraphs:
            yield _Spot(None if run is not None else paragraph, run)
