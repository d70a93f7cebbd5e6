"""The organisations of a story: full names, acronyms spelt out in brackets, short forms, every use of them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from newslint.article import Kind
from newslint.findings import Place
from newslint.ledger import name_words as known
from newslint.ledger.body_names import SMALL, first_of, full_names, initials
from newslint.ledger.names import folded
from newslint.ledger.runs import bare
from newslint.ledger.values import Organisation, Word
from newslint.on_use import compiled
from newslint.records import field, mutable

if TYPE_CHECKING:
    from newslint.article import Article

_READ = frozenset(
    {
        Kind.HEADLINE, Kind.STANDFIRST, Kind.PARAGRAPH, Kind.SUBHEAD, Kind.LIST, Kind.TABLE, Kind.BLOCK_QUOTE,
        Kind.PULL_QUOTE, Kind.CAPTION, Kind.ALT, Kind.NOTE, Kind.CORRECTION,
    }
)  # fmt: skip
_LEGAL = frozenset(
    "ltd limited inc incorporated corp corporation plc llc llp gmbh ag sa nv bv ab asa spa pty bhd".split()
)
_STOPPED = frozenset("inc ltd co corp bros".split())
_DEFINED = compiled(
    r"[ \u00a0]\((?:the |or |formerly |later )?[“\"‘']?(?P<acronym>[A-Z][A-Za-z&.-]{1,11}[A-Z.]|[A-Z]{2,8}s?)[”\"’']?\)"
)
_REVERSED = compiled(r"\b(?P<acronym>[A-Z]{2,8}) \((?P<name>(?:the )?[A-Z][^()]{5,80})\)")
_ACRONYM = compiled(r"[A-Z][A-Z&]{1,6}s?")
_SAYS = frozenset("said says has had will would is was told announced called warned confirmed plans wants".split())
_GENERIC = frozenset(
    "the a an this that city county state town national federal royal local regional public general central united "
    "first new north south east west northern southern eastern western international world european american british "
    "house department ministry bank board office court church college school university hospital union party police "
    "council company group club committee association society institute trust fund foundation".split()
)


@mutable
class _Body:
    """An organisation on the way."""

    name: str
    words: tuple[str, ...]
    acronym: str = ""
    defined: Place | None = None
    uses: set[Place] = field(default_factory=set)


def find_organisations(article: Article) -> tuple[Organisation, ...]:
    """The organisations of a story that have a full name in it or an acronym, in order."""
    return _Register(article).organisations()


class _Register:
    """Every organisation of one story."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self.bodies: dict[tuple[str, ...], _Body] = {}
        self.by_acronym: dict[str, _Body] = {}
        self.blocks = [
            (index, block.text)
            for index, block in enumerate(article.blocks)
            if block.kind in _READ and block.text and not (block.kind is Kind.HEADLINE and block.text.isupper())
        ]

    def organisations(self) -> tuple[Organisation, ...]:
        """Find the full names, then the acronyms, then every use."""
        for index, text in self.blocks:
            words = self.article.ledger.words(index)
            for match in _DEFINED.finditer(text):
                self._define(index, text, words, match)
            for match in _REVERSED.finditer(text):
                self._define_after(index, text, words, match)
            if self.article.blocks[index].kind is not Kind.HEADLINE:
                for start, end in full_names(text, words):
                    self._add(words[start:end], text)
        self._match_acronyms()
        self._uses()
        found = [
            Organisation(body.name, tuple(sorted(body.uses)), body.acronym, body.defined)
            for body in (*self.bodies.values(), *self._bare())
            if body.uses
        ]
        return tuple(sorted(found, key=lambda body: body.mentions[0]))

    def _bare(self) -> list[_Body]:
        return [body for body in self.by_acronym.values() if not body.words]

    def _add(self, words: Sequence[Word], text: str) -> _Body:
        low = tuple(
            folded(bare(word.text)) if number == len(words) - 1 else folded(word.text)
            for number, word in enumerate(words)
        )
        body = self.bodies.get(low)
        if body is None:
            body = self.bodies[low] = _Body(text[words[0].start : _name_end(text, words[-1])], low)
        return body

    def _define(self, index: int, text: str, words: Sequence[Word], match: re.Match[str]) -> None:
        """An acronym in brackets after the name that it stands for."""
        acronym = match["acronym"].replace(".", "")
        last = bisect_right(words, match.start(), key=_end) - 1
        if last < 0 or text[words[last].end : match.start()].strip("’'\"”"):
            return
        first = first_of(acronym, words, last)
        if first is None or not all(
            word.text[0].isupper() or word.text in SMALL or word.text[0].isdigit() for word in words[first : last + 1]
        ):
            return
        place = Place(index, *match.span("acronym"))
        self._name(self._add(words[first : last + 1], text), acronym, place)

    def _define_after(self, index: int, text: str, words: Sequence[Word], match: re.Match[str]) -> None:
        """A name in brackets after its acronym."""
        low, high = match.span("name")
        inner = list(words[bisect_left(words, low, key=lambda word: word.start) : bisect_right(words, high, key=_end)])
        while inner and inner[0].text.lower() == "the":
            inner.pop(0)
        if len(inner) > 1 and first_of(match["acronym"], inner, len(inner) - 1) == 0:
            self._name(self._add(inner, text), match["acronym"], Place(index, *match.span("name")))

    def _name(self, body: _Body, acronym: str, place: Place) -> None:
        if not body.acronym:
            body.acronym, body.defined = acronym, place
            self.by_acronym.setdefault(acronym, body)

    def _match_acronyms(self) -> None:
        """Give acronyms that are never spelt out to the one name whose initials they are; else let them stand alone."""
        spelt: dict[str, list[_Body]] = defaultdict(list)
        for body in self.bodies.values():
            if not body.acronym:
                for letters in initials(body.words):
                    spelt[letters].append(body)
        for index, text in self.blocks:
            words = self.article.ledger.words(index)
            for number, word in enumerate(words):
                acronym = bare(word.text)
                if not acronym.isupper() or acronym in self.by_acronym or not _ACRONYM.fullmatch(acronym):
                    continue
                bodies = spelt.get(acronym, [])
                if len(bodies) == 1 and len(acronym) > 2:
                    bodies[0].acronym = acronym
                    self.by_acronym[acronym] = bodies[0]
                elif not bodies and len(acronym) > 2 and self._acts(index, text, words, number):
                    self.by_acronym[acronym] = _Body(acronym, (), acronym)

    def _acts(self, index: int, text: str, words: Sequence[Word], number: int) -> bool:
        """Whether an acronym does what bodies do, in a block that is not all capitals."""
        following = words[number + 1].text if number + 1 < len(words) else ""
        beside = text[words[number].end : words[number].end + 1] == " "
        return (
            beside and following in _SAYS and not text.isupper() and self.article.blocks[index].kind is Kind.PARAGRAPH
        )

    def _uses(self) -> None:
        forms: dict[str, list[tuple[tuple[str, ...], _Body]]] = defaultdict(list)
        for body in self.bodies.values():
            for words in (body.words, *self._short(body)):
                forms[words[0]].append((words, body))
        for acronym, body in self.by_acronym.items():
            forms[folded(acronym)].append(((folded(acronym),), body))
        for options in forms.values():
            options.sort(key=lambda option: -len(option[0]))
        for index, text in self.blocks:
            self._uses_in(index, text, forms)

    def _uses_in(self, index: int, text: str, forms: dict[str, list[tuple[tuple[str, ...], _Body]]]) -> None:
        words = self.article.ledger.words(index)
        at = 0
        while at < len(words):
            found = None
            if words[at].text[0].isupper():
                found = next(
                    (
                        option
                        for option in forms.get(folded(bare(words[at].text)), ())
                        if self._stands(text, words, at, option[0])
                    ),
                    None,
                )
            if found is None:
                at += 1
                continue
            form, body = found
            end = _name_end(text, words[at + len(form) - 1])
            if self.article.ledger.person_at(Place(index, words[at].start, end)) is None:
                body.uses.add(Place(index, words[at].start, end))
            at += len(form)

    def _stands(self, text: str, words: Sequence[Word], at: int, form: tuple[str, ...]) -> bool:
        """Whether a form stands at a word, and the capitalised words that follow do not go on with another name."""
        end = at + len(form)
        if end > len(words):
            return False
        for number in range(at, end):
            whole = folded(words[number].text)
            if (whole if number < end - 1 else folded(bare(words[number].text))) != form[number - at]:
                return False
            if words[number].text[0].islower() and words[number].text not in SMALL:
                return False
        if len(form) == 1 and form[0].upper() in self.by_acronym and not bare(words[at].text).isupper():
            return False
        if len(form) == 1 and form[0].upper() in self.by_acronym:
            return True
        if end < len(words) and text[words[end - 1].end : words[end].start] == " ":
            following = words[end].text
            low = following.lower()
            if following[0].isupper() and (low in known.BODIES or low in known.PLACE_WORDS):
                return len(form) > 2 and low not in known.BODIES
        return True

    def _short(self, body: _Body) -> Iterator[tuple[str, ...]]:
        """The shorter forms of a name, cut where a word ends: without the firm's ending, or its first words."""
        words = body.words
        at = len(words)
        while at > 1 and words[at - 1].strip(".") in known.FIRM_ENDINGS:
            at -= 1
        if at < len(words):
            if at > 1 and words[-1] in _LEGAL and self._own(words[0]):
                yield words[:1]
            short = words[:at]
            if (len(short) > 1 and short[-1] not in SMALL) or (len(short) == 1 and self._own(short[0])):
                yield short
        if at == len(words) and at > 2 and not set(words) & SMALL:
            short = words[:2]
            if (
                words[-1] in known.BODIES
                and short[-1] in known.BODIES - {"city", "county"}
                and short not in self.bodies
            ):
                yield short

    def _own(self, word: str) -> bool:
        return word not in _GENERIC and not known.is_ordinary(word) and word not in known.places() and len(word) > 2


def _end(word: Word) -> int:
    return word.end


def _name_end(text: str, word: Word) -> int:
    """Where a name ends: without possessive ending, with the stop of Inc. and its like."""
    end = word.end - (len(word.text) - len(bare(word.text)))
    if text[end : end + 1] != "." or word.text.lower() not in _STOPPED:
        return end
    going_on = text[end + 1 : end + 2] == "," or (text[end + 1 : end + 2] == " " and text[end + 2 : end + 3].islower())
    return end + 1 if going_on or word.text in ("Inc", "Corp") else end
