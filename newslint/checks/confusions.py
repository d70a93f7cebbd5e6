"""Real words in the wrong place: a table of slips, each told by the words next to it.

The table is ``newslint/data/confusions.tsv``; its head explains how a line is written. Only a word that opens a slip
makes the lines for it be looked at, so that a draft costs one dictionary look-up a word.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from newslint.article import UNREAD, Article, Kind
from newslint.findings import Hit, Place
from newslint.ledger.values import Word
from newslint.on_use import compiled
from newslint.patterns import matched_case
from newslint.records import record
from newslint.tables import text_of

_SKIPPED = UNREAD | {Kind.CREDIT, Kind.BYLINE}
_TITLES = frozenset({Kind.HEADLINE, Kind.SUBHEAD})
_TIED = frozenset("@#/\\_.:=&+~-‑–")
_OPENS = frozenset('.!?…:“”"‘(•*\n')
_SIGNS = frozenset({"", "$", "£", "€", "%", "%$", "%£", "%€"})
_END = "."
_FIRST_WORD = compiled(r"(?!;)[^\[]*\[([^\] ]*)")


@record
class Slot:
    """One place of a context: the words that may stand there, or must not; ``end`` stands for the end of a clause."""

    words: frozenset[str]
    endings: tuple[str, ...]
    number: bool
    capital: bool
    end: bool
    optional: bool
    negative: bool

    def takes(self, text: Text, at: int) -> bool:
        """Whether the word at this position fits, its sense turned round for a negative slot left to the caller."""
        low = text.low[at]
        if low in self.words or (self.number and low[0].isdigit()):
            return True
        if self.endings and low.endswith(self.endings):
            return True
        return self.capital and text.words[at].text[0].isupper()


@record
class Slip:
    """A wrong word or phrase, the words before it (nearest first) and after it, and the right ones."""

    before: tuple[Slot, ...]
    wrong: tuple[tuple[str, ...], ...]
    after: tuple[Slot, ...]
    better: tuple[str, ...]
    anywhere: bool

    def found(self, text: Text, at: int) -> tuple[int, str] | None:
        """The position of the last wrong word and the replacements, joined by bars, for a slip that starts here."""
        last = at + len(self.wrong) - 1
        if last >= len(text.words):
            return None
        choice = 0
        for number, words in enumerate(self.wrong):
            if text.low[at + number] not in words or (number and not text.joined(at + number)):
                return None
            if len(words) > 1:
                choice = words.index(text.low[at + number])
        if not _fits(text, at, self.before, -1) or not _fits(text, last, self.after, 1):
            return None
        better = self.better[choice] if len(self.better) > 1 else self.better[0]
        return last, better.replace("{}", text.low[at])


class Text:
    """The words of a block, in lower case but for initials and acronyms, and whether each follows the last directly."""

    def __init__(self, text: str, words: Sequence[Word]) -> None:
        self.text = text
        self.words = words
        capitals = text.upper() == text
        self.low = [_lowered(word.text, number == 0 or capitals) for number, word in enumerate(words)]

    def joined(self, at: int) -> bool:
        """Whether nothing but space, or a sign of money or per cent, parts the word from the one before it."""
        if at == 0:
            return False
        gap = self.text[self.words[at - 1].end : self.words[at].start]
        return gap.isspace() or ("".join(gap.split()) in _SIGNS and gap[-1:] in " $£€")

    def opens(self, at: int) -> bool:
        """Whether a sentence or quotation may start with the word."""
        if at == 0:
            return True
        gap = self.text[self.words[at - 1].end : self.words[at].start]
        return not _OPENS.isdisjoint(gap)

    def tied(self, first: int, last: int) -> bool:
        """Whether the words are part of an address, handle, file name or broken compound."""
        start, end = self.words[first].start, self.words[last].end
        after = self.text[end : end + 2]
        touches = after[:1] in _TIED and (after[1:].isalnum() or after[:1] in "-/_")
        return (start > 0 and self.text[start - 1] in _TIED) or bool(after and touches)


def _lowered(word: str, sentence: bool) -> str:
    if not sentence and word.isupper() and word != "I":
        return word
    return word.lower().replace("’", "'")


def _fits(text: Text, at: int, slots: tuple[Slot, ...], step: int) -> bool:
    """Whether the slots fit the words that go on from a position, forwards or backwards."""
    if not slots:
        return True
    slot, rest = slots[0], slots[1:]
    if slot.optional and _fits(text, at, rest, step):
        return True
    following = at + step
    linked = 0 <= following < len(text.words) and text.joined(max(at, following))
    if slot.negative:
        return not (slot.takes(text, following) if linked else slot.end) and _fits(text, at, rest, step)
    if not linked:
        return slot.end and _fits(text, at, rest, step)
    return slot.takes(text, following) and _fits(text, following, rest, step)


def real_words(article: Article, _: Mapping[str, object]) -> Iterator[Hit]:
    """Words that are sound in themselves and wrong among their neighbours."""
    table = _table()
    for index, block in enumerate(article.blocks):
        if block.kind in _SKIPPED:
            continue
        words = article.ledger.words(index)
        hits = [at for at, word in enumerate(words) if word.text.lower().replace("’", "'") in table.first]
        if hits:
            yield from _in_block(table, index, Text(block.text, words), hits, block.kind in _TITLES)


def _in_block(table: Table, index: int, text: Text, positions: list[int], title: bool) -> Iterator[Hit]:
    done = -1
    for at in positions:
        if at <= done:
            continue
        for slip in table.slips(text.low[at]):
            found = slip.found(text, at)
            if found and _is_word(text, slip, at, found[0], title):
                done, better = found
                place = Place(index, text.words[at].start, text.words[done].end)
                shown = text.text[place.start : place.end]
                yield Hit(place, better=tuple(matched_case(shown, option) for option in better.split("|")))
                break


def _is_word(text: Text, slip: Slip, at: int, last: int, title: bool) -> bool:
    """Whether the words are ordinary ones: no part of a name and no part of an address."""
    small = text.words[at].text[:1].islower() or slip.anywhere or title or text.opens(at)
    return (small or text.text.isupper()) and not text.tied(at, last)


class Table:
    """The slips by the word they start with, each line read when its word is first met."""

    def __init__(self, lines: Sequence[str]) -> None:
        self.first: dict[str, list[str]] = {}
        self.sets: dict[str, tuple[str, ...]] = {}
        self._read: dict[str, tuple[Slip, ...]] = {}
        for line in lines:
            wrong = _FIRST_WORD.match(line)
            if wrong:
                for word in wrong[1].split("/"):
                    self.first.setdefault(word, []).append(line)
            elif line and line[0] != ";":
                name, _, words = line.partition(" = ")
                self.sets[name] = tuple(words.replace(" ", "|").split("|"))

    def slips(self, word: str) -> tuple[Slip, ...]:
        """The slips that start with a word, in the order of the table."""
        found = self._read.get(word)
        if found is None:
            lines = self.first.get(word, ())
            found = self._read[word] = tuple(_slip(line, self.sets) for line in lines)
        return found


@lru_cache(maxsize=1)
def _table() -> Table:
    return Table(text_of("confusions.tsv").split("\n"))


def _slip(line: str, sets: Mapping[str, tuple[str, ...]]) -> Slip:
    pattern, better, *marks = line.split("\t")
    before, _, rest = pattern.partition("[")
    wrong, _, after = rest.partition("]")
    return Slip(
        before=tuple(_slot(slot, sets) for slot in reversed(before.split())),
        wrong=tuple(tuple(word.split("/")) for word in wrong.split()),
        after=tuple(_slot(slot, sets) for slot in after.split()),
        better=_spread(better),
        anywhere="any" in marks,
    )


def _spread(better: str) -> tuple[str, ...]:
    """One replacement, or one for each form of the wrong word: ``pore/pored over`` is ``pore over``, ``pored over``."""
    words = better.split(" ")
    forms = max((word.count("/") for word in words), default=0) + 1
    return tuple(
        " ".join(word.split("/")[number] if "/" in word else word for word in words) for number in range(forms)
    )


def _slot(source: str, sets: Mapping[str, tuple[str, ...]]) -> Slot:
    negative, optional = source.startswith("!"), source.endswith("?")
    words: set[str] = set()
    endings: list[str] = []
    for word in source.strip("!?").split("|"):
        if word.startswith("<"):
            words.update(sets[word[1:-1]])
        elif word.startswith("*"):
            endings.append(word[1:])
        else:
            words.add(word)
    return Slot(
        words=frozenset(words - {"#", "Cap", _END}),
        endings=tuple(endings),
        number="#" in words,
        capital="Cap" in words,
        end=_END in words,
        optional=optional,
        negative=negative,
    )
