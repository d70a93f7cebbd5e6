"""What of a story LanguageTool is sent, block by block, and what of its answer may be said.

A block's readable text is sent as it stands, so that a place in the one is the same place in the other; code is a
neutral word of one letter, and quoted words are replaced only where the settings hold them back. What lies in speech,
in names, credits and addresses is told apart when the answer comes.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from newslint.article import OBJECT, Article, Block, Kind
from newslint.findings import Place
from newslint.on_use import compiled
from newslint.records import NamedTuple

READ = frozenset({Kind.STANDFIRST, Kind.PARAGRAPH, Kind.LIST, Kind.CAPTION, Kind.CORRECTION})
"""Kinds of blocks that hold whole sentences; headlines, table cells and alt texts have a grammar of their own."""

_CODE = "X"
_HANDLE = compiled(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+|(?<!\w)[@#]\w+")
_SENTENCE_END = compiled(r"[,.?!…;]$")


class Piece(NamedTuple):
    """A run of the text sent that stands for a run of the block's text, one for one or (a stand-in) as a whole."""

    at: int
    length: int
    start: int
    stands_in: bool


class Passage(NamedTuple):
    """The text to send for block number ``block``, and what of the block must be told apart.

    ``speech`` and ``guarded`` (code, credits, addresses) are runs of the block's text that a match must not touch,
    ``names`` runs that it must not lie in.
    """

    block: int
    text: str
    pieces: tuple[Piece, ...]
    speech: tuple[tuple[int, int], ...]
    guarded: tuple[tuple[int, int], ...]
    names: tuple[tuple[int, int], ...]

    def place(self, start: int, end: int) -> Place | None:
        """Where characters of the text sent stand in the block; None where they are a stand-in, whole or in part."""
        if not self.pieces:
            return Place(self.block, start, end)
        first = self._piece(start)
        last = self._piece(max(start, end - 1))
        if first.stands_in or last.stands_in or first is not last:
            return None
        return Place(self.block, first.start + start - first.at, first.start + end - first.at)

    def _piece(self, at: int) -> Piece:
        return self.pieces[bisect_right([piece.at for piece in self.pieces], at) - 1]

    def in_speech(self, place: Place) -> bool:
        """Whether a place touches quoted words."""
        return _touches(self.speech, place)

    def is_guarded(self, place: Place) -> bool:
        """Whether a place touches what is no sentence of the story, or lies in a name."""
        return _touches(self.guarded, place) or any(
            start <= place.start and place.end <= end for start, end in self.names
        )


def _touches(runs: tuple[tuple[int, int], ...], place: Place) -> bool:
    return any(start < place.end and place.start < end for start, end in runs)


def passages(article: Article, *, withhold: bool = False) -> Iterator[Passage]:
    """The blocks of a story that LanguageTool reads, in order; ``withhold`` puts a stand-in for quoted words."""
    names = _names(article)
    credits = [credit.line for credit in article.ledger.credits]
    for index, block in enumerate(article.blocks):
        if not _is_read(block) or not _is_english(block.text):
            continue
        speech = tuple(article.ledger.speech_in(index))
        guarded = [(line.start, line.end) for line in credits if line.block == index]
        guarded += _addresses(article, index)
        text = block.text.replace(OBJECT, _CODE)
        guarded += [(at, at + 1) for at, letter in enumerate(block.text) if letter == OBJECT]
        pieces: tuple[Piece, ...] = ()
        if withhold and speech:
            text, pieces = _withheld(text, speech)
        if text.strip():
            yield Passage(index, text, pieces, speech, tuple(sorted(guarded)), tuple(names.get(index, ())))


def _is_read(block: Block) -> bool:
    """Whether a block holds whole sentences; a short question between paragraphs reads as a subhead."""
    return block.kind in READ or (block.kind is Kind.SUBHEAD and block.text.rstrip().endswith((".", "?", "!")))


def _names(article: Article) -> dict[int, list[tuple[int, int]]]:
    """The names of people and organisations, by block."""
    found: dict[int, list[tuple[int, int]]] = {}
    ledger = article.ledger
    places = [mention.place for person in ledger.people for mention in person.mentions]
    places += [place for organisation in ledger.organisations for place in organisation.mentions]
    places += [use.place for use in ledger.names]
    for place in sorted(set(places)):
        found.setdefault(place.block, []).append((place.start, place.end))
    return found


def _addresses(article: Article, index: int) -> Iterator[tuple[int, int]]:
    """Web and mail addresses, handles and hashtags of a block."""
    from newslint.checks.addresses import bare_addresses

    block = article.blocks[index]
    yield from bare_addresses(block)
    for match in _HANDLE.finditer(block.text):
        yield match.span()


def _is_english(text: str) -> bool:
    """Whether a block may be English: what is surely another language is not sent."""
    from newslint.ledger.languages import foreign_language, script_of

    return script_of(text) is None and foreign_language(text) is None


def _withheld(text: str, speech: tuple[tuple[int, int], ...]) -> tuple[str, tuple[Piece, ...]]:
    """The text with a neutral word for each run of quoted words, with the comma or stop that ends it."""
    said: list[str] = []
    pieces: list[Piece] = []
    at = done = 0
    for start, end in speech:
        if start > done:
            pieces.append(Piece(at, start - done, done, False))
            said.append(text[done:start])
            at += start - done
        stop = _SENTENCE_END.search(text[start:end].rstrip())
        word = f"Yes{stop.group()}" if stop else "this"
        pieces.append(Piece(at, len(word), start, True))
        said.append(word)
        at += len(word)
        done = end
    if done < len(text):
        pieces.append(Piece(at, len(text) - done, done, False))
        said.append(text[done:])
    return "".join(said), tuple(pieces)
