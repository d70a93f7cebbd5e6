"""The quotations of a story, read over whole runs of paragraphs: continued speech, nesting, marks without partner."""

from __future__ import annotations

import re

from newslint.article import Article, Kind
from newslint.findings import Place
from newslint.ledger.doubles import OPENING, Doubles, read_doubles
from newslint.ledger.singles import read_singles
from newslint.ledger.utterances import is_speech
from newslint.ledger.values import Quote, Unbalanced
from newslint.on_use import compiled
from newslint.records import field, mutable, record

READ = frozenset(
    {
        Kind.HEADLINE, Kind.STANDFIRST, Kind.PARAGRAPH, Kind.SUBHEAD, Kind.LIST, Kind.TABLE, Kind.BLOCK_QUOTE,
        Kind.PULL_QUOTE, Kind.CAPTION, Kind.ALT, Kind.CORRECTION, Kind.NOTE,
    }
)  # fmt: skip
_JUDGED = frozenset({Kind.HEADLINE, Kind.STANDFIRST, Kind.PARAGRAPH, Kind.SUBHEAD, Kind.LIST, Kind.CAPTION})
_BREAKS = frozenset({Kind.LIST, Kind.TABLE, Kind.BLOCK_QUOTE, Kind.CODE})
_MARKS = frozenset(OPENING + '"')
_ANY = compiled("[\"“”„‟«»‘’']")
_TWO_WORDS = compiled("(?:(?<!\\S)|(?<=[\"“”„‟«»‘’']))(?>\\S*?[^\\W_])\\S*+\\s++\\S*?[^\\W_]")
_LEAD = compiled(r"[\s‘'(—–*…-]*+")
_MAYBE_CLOSING = compiled(r"’(?!\w)|(?<!\w)’|'(?!\w)")
_SINGLES_FIRST = compiled(r"\s*(?:‘(?=\w)[^‘]*’|'(?=\w)[^']*')(?!\w)")
_LINE_START = compiled("(?:<br[ /]*>|[\r\n])[\\s\u00a0]{0,9}(?:[\"“‘„«']|&(?:ldquo|lsquo|quot|#8220|#34);)", re.I)
_CUT_OFF = compiled(r"(?:…|\.\.\.)[\])]?\s*\Z")


@record
class Reading:
    """The quotations, the marks without partner, and the stretches of direct quotation of each block, in order."""

    quotes: tuple[Quote, ...] = ()
    unbalanced: tuple[Unbalanced, ...] = ()
    speech: dict[int, list[tuple[int, int]]] = field(default_factory=dict)


@mutable
class _Open:
    """Speech whose closing mark has not come: its parts, its last opening mark, and paragraphs without marks since."""

    parts: list[Place]
    mark: str
    nested: list[Place]
    doubtful: bool
    waiting: list[Place] = field(default_factory=list)

    @property
    def last(self) -> Place:
        """The opening mark of the last part."""
        return Place(self.parts[-1].block, self.parts[-1].start, self.parts[-1].start + 1)


class _Reader:
    """Reads block after block, carrying speech that a paragraph leaves open."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self.quotes: list[Quote] = []
        self.unbalanced: list[Unbalanced] = []
        self.muted: list[Place] = []
        self.open: _Open | None = None

    def read(self) -> Reading:
        """Read every block in order."""
        for index, block in enumerate(self.article.blocks):
            if block.kind in _BREAKS and self.open:
                self._give_up(doubtful=True)
            if block.kind in READ and block.text:
                self._block(index, block.kind, block.text)
        self._give_up()
        self.quotes.sort(key=lambda quote: quote.parts[0])
        single = [quote for quote in self.quotes if quote.mark == "‘" and quote.closed]
        if len(single) < 2 or not any(quote.speech for quote in single):
            self.unbalanced = [lone for lone in self.unbalanced if lone.mark != "‘"]
        sure = tuple(lone for lone in self.unbalanced if not self._broken_lines(lone.place.block))
        return Reading(tuple(self.quotes), sure, self._speech())

    def _broken_lines(self, index: int) -> bool:
        """Whether a line of the block's source starts with a mark, as paragraphs parted by line breaks do."""
        extent = self.article.blocks[index].extent
        return bool(_LINE_START.search(self.article.source.text, extent.start, extent.end))

    def _block(self, index: int, kind: Kind, text: str) -> None:
        doubles = read_doubles(text) if _ANY.search(text) else Doubles()
        body = kind is Kind.PARAGRAPH
        if kind in (Kind.BLOCK_QUOTE, Kind.PULL_QUOTE) and not (
            doubles.pairs or doubles.opens or _SINGLES_FIRST.match(text)
        ):
            if text[0] in "—–" and index and self.article.blocks[index - 1].kind is kind:
                return  # the source line of a block quotation
            self.quotes.append(Quote((Place(index, 0, len(text)),), "", True, True))
            self.muted.append(Place(index, 0, len(text)))
            return
        resumed = self._resume(index, text, doubles) if body and self.open else None
        self._closes(index, kind, text, doubles)
        spans = _outermost(doubles, len(text))
        singles, lost = read_singles(text, [span[:2] for span in spans])
        if lost:
            self.muted.append(Place(index, lost[0] + 1, len(text)))
            if body and lost[-1] >= max([span[1] for span in spans] + [end for _, end, _ in singles], default=0):
                spans.append((lost[-1], len(text), text[lost[-1]], False))
        for start, end, mark, closed, nested in _merge(spans, singles, doubles):
            inner = [Place(index, low, high) for low, high in nested]
            self._span(index, kind, text, (start, end, mark, closed), inner, doubles, resumed)

    def _resume(self, index: int, text: str, doubles: Doubles) -> int | None:
        """Carry open speech into a paragraph; the offset of the mark that takes it up again, if one does."""
        held = self.open
        assert held is not None
        if held.mark in "‘'":
            if text[0] == held.mark and not held.waiting:
                return 0
            self._give_up()
            return None
        lead = _LEAD.match(text)
        at = lead.end() if lead else 0
        taken_up = text[at : at + 1] == held.mark or (text[at : at + 1] in _MARKS and held.mark in _MARKS)
        if taken_up and not held.waiting:
            return at
        first_open = min([pair.start for pair in doubles.pairs] + [start for start, _ in doubles.opens], default=None)
        if doubles.closes and (first_open is None or doubles.closes[0] < first_open):
            end = doubles.closes.pop(0) + 1
            held.parts += [*held.waiting, Place(index, 0, end)]
            self._finish(held, True)
        elif first_open is None and not held.waiting:
            held.waiting.append(Place(index, 0, len(text)))
        else:
            self._give_up()
        return None

    def _closes(self, index: int, kind: Kind, text: str, doubles: Doubles) -> None:
        ends = [pair.end for pair in doubles.pairs]
        for at in doubles.closes:
            start = max((end for end in ends if end <= at), default=0) if len(ends) < 200 else 0
            self.muted.append(Place(index, start, at))
            if kind in _JUDGED and not doubles.odd and len(doubles.closes) == 1:
                self.unbalanced.append(Unbalanced(Place(index, at, at + 1), text[at], False))

    def _span(
        self,
        index: int,
        kind: Kind,
        text: str,
        span: tuple[int, int, str, bool],
        nested: list[Place],
        doubles: Doubles,
        resumed: int | None,
    ) -> None:
        start, end, mark, closed = span
        place = Place(index, start, end)
        if resumed == start and self.open:
            self.open.parts += [*self.open.waiting, place]
            self.open.waiting, self.open.doubtful = [], self.open.doubtful or doubles.odd
            self.open.nested += nested
            if closed:
                self._finish(self.open, True)
            return
        if closed:
            speech = is_speech(text, start, end)
            self.quotes.append(Quote((place,), mark, True, speech, tuple(nested)))
            if speech or _TWO_WORDS.search(text, start + 1, end - 1):
                self.muted.append(Place(index, start + 1, end - 1))
            return
        doubtful = doubles.odd or kind not in _JUDGED or bool(_CUT_OFF.search(text))
        if mark in "‘'":
            doubtful = doubtful or mark == "'" or start > 0 or bool(_MAYBE_CLOSING.search(text))
        held = _Open([place], mark, nested, doubtful)
        if kind is Kind.PARAGRAPH:
            self._give_up()
            self.open = held
        else:
            self._lose(held)

    def _finish(self, held: _Open, closed: bool) -> None:
        self.quotes.append(Quote(tuple(held.parts), held.mark, closed, True, tuple(held.nested)))
        for number, part in enumerate(held.parts):
            marked = number == 0 or self.article.blocks[part.block].text[part.start : part.start + 1] in OPENING + '"'
            self.muted.append(Place(part.block, part.start + marked, part.end))
        self.open = None

    def _lose(self, held: _Open) -> None:
        self._finish(held, False)
        if not held.doubtful:
            last = held.last
            mark = self.article.blocks[last.block].text[last.start : last.end]
            self.unbalanced.append(Unbalanced(last, mark, True))

    def _give_up(self, doubtful: bool = False) -> None:
        if self.open:
            self.open.doubtful = self.open.doubtful or doubtful
            self._lose(self.open)

    def _speech(self) -> dict[int, list[tuple[int, int]]]:
        """The muted stretches of each block, sorted, none overlapping."""
        found: dict[int, list[tuple[int, int]]] = {}
        for place in sorted(self.muted):
            spans = found.setdefault(place.block, [])
            if spans and place.start <= spans[-1][1]:
                spans[-1] = (spans[-1][0], max(spans[-1][1], place.end))
            elif place.end > place.start:
                spans.append((place.start, place.end))
        return found


def _outermost(doubles: Doubles, length: int) -> list[tuple[int, int, str, bool]]:
    """The outermost spans between double marks, an open one running to the end of the text."""
    spans = [(pair.start, pair.end, pair.mark, True) for pair in doubles.pairs if pair.depth == 0]
    if doubles.opens:
        start, mark = doubles.opens[0]
        spans = [span for span in spans if span[1] <= start]
        spans.append((start, length, mark, False))
    return sorted(spans)


def _merge(
    spans: list[tuple[int, int, str, bool]], singles: list[tuple[int, int, str]], doubles: Doubles
) -> list[tuple[int, int, str, bool, list[tuple[int, int]]]]:
    """The outermost quotations of a text, double or single, each with the places of those inside it."""
    every = sorted(
        {(start, -end, mark, closed) for start, end, mark, closed in spans}
        | {(start, -end, mark, True) for start, end, mark in singles}
        | {(pair.start, -pair.end, pair.mark, True) for pair in doubles.pairs}
    )
    found: list[tuple[int, int, str, bool, list[tuple[int, int]]]] = []
    for start, minus, mark, closed in every:
        if found and start < found[-1][1]:
            found[-1][4].append((start, -minus))
        else:
            found.append((start, -minus, mark, closed, []))
    return found


def read_quotes(article: Article) -> Reading:
    """Read the quotation marks of a story, in time linear in its size."""
    return _Reader(article).read()
