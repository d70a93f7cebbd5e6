"""The organisations of a story: full names with a word for a body, acronyms spelt out in brackets, every use of either."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from newslint.article import Kind
from newslint.findings import Place
from newslint.ledger import name_words as known
from newslint.ledger.mentions import OPENERS
from newslint.ledger.names import folded
from newslint.ledger.runs import bare
from newslint.ledger.titles import HONORIFICS, NAMES_TOO, RANKS
from newslint.ledger.values import Organisation, Word

if TYPE_CHECKING:
    from newslint.article import Article

_READ = frozenset(
    {
        Kind.HEADLINE, Kind.STANDFIRST, Kind.PARAGRAPH, Kind.SUBHEAD, Kind.LIST, Kind.TABLE, Kind.BLOCK_QUOTE,
        Kind.PULL_QUOTE, Kind.CAPTION, Kind.ALT, Kind.NOTE, Kind.CORRECTION,
    }
)  # fmt: skip
_SMALL = frozenset("of for and the in on at to de des du la le di del & und et y".split())
_LINKS = frozenset("of for de des du di del".split())
_GAPS = frozenset((" ", "\u00a0", "’ ", "' ", ". ", " & ", ".\u00a0"))
_LEGAL = frozenset(
    "ltd limited inc incorporated corp corporation plc llc llp gmbh ag sa nv bv ab asa spa pty bhd".split()
)
_STOPPED = frozenset("inc ltd co corp bros".split())
_SHORT_STOPS = frozenset((". ", ".\u00a0"))
_DEFINED = re.compile(
    r"[ \u00a0]\((?:the |or |formerly |later )?[“\"‘']?(?P<acronym>[A-Z][A-Za-z&.-]{1,11}[A-Z.]|[A-Z]{2,8}s?)[”\"’']?\)"
)
_REVERSED = re.compile(r"\b(?P<acronym>[A-Z]{2,8}) \((?P<name>(?:the )?[A-Z][^()]{5,80})\)")
_ACRONYM = re.compile(r"[A-Z][A-Z&]{1,6}s?")
_NO_BODY = frozenset(
    "act bill tax cup street road lane avenue square bridge day week month year award awards prize budget holiday "
    "championship championships final finals festival marathon order law code plan report review survey".split()
)
_SAYS = frozenset("said says has had will would is was told announced called warned confirmed plans wants".split())
_GENERIC = frozenset(
    "the a an this that city county state town national federal royal local regional public general central united "
    "first new north south east west northern southern eastern western international world european american british "
    "house department ministry bank board office court church college school university hospital union party police "
    "council company group club committee association society institute trust fund foundation".split()
)
_LONGEST = 12


@dataclass
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
        first = _first_of(acronym, words, last)
        if first is None or not all(
            word.text[0].isupper() or word.text in _SMALL or word.text[0].isdigit() for word in words[first : last + 1]
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
        if len(inner) > 1 and _first_of(match["acronym"], inner, len(inner) - 1) == 0:
            self._name(self._add(inner, text), match["acronym"], Place(index, *match.span("name")))

    def _name(self, body: _Body, acronym: str, place: Place) -> None:
        if not body.acronym:
            body.acronym, body.defined = acronym, place
            self.by_acronym.setdefault(acronym, body)

    def _match_acronyms(self) -> None:
        """Give acronyms that are never spelt out to the one name whose initials they are; else let them stand alone."""
        initials: dict[str, list[_Body]] = defaultdict(list)
        for body in self.bodies.values():
            if not body.acronym:
                for letters in _initials(body.words):
                    initials[letters].append(body)
        for index, text in self.blocks:
            words = self.article.ledger.words(index)
            for number, word in enumerate(words):
                acronym = bare(word.text)
                if not acronym.isupper() or acronym in self.by_acronym or not _ACRONYM.fullmatch(acronym):
                    continue
                bodies = initials.get(acronym, [])
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
        lows = [word.text if word.text.isupper() else bare(word.text) for word in words]
        at = 0
        while at < len(words):
            found = None
            if words[at].text[0].isupper():
                found = next(
                    (
                        option
                        for option in forms.get(folded(bare(words[at].text)), ())
                        if self._stands(text, words, lows, at, option[0])
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

    def _stands(self, text: str, words: Sequence[Word], lows: Sequence[str], at: int, form: tuple[str, ...]) -> bool:
        """Whether a form stands at a word, and the capitalised words that follow do not go on with another name."""
        end = at + len(form)
        if end > len(words):
            return False
        for number in range(at, end):
            whole = folded(words[number].text)
            if (whole if number < end - 1 else folded(bare(words[number].text))) != form[number - at]:
                return False
            if words[number].text[0].islower() and words[number].text not in _SMALL:
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
            if len(short) > 1 and short[-1] not in _SMALL:
                yield short
            elif len(short) == 1 and self._own(short[0]):
                yield short
        if at == len(words) and at > 2 and not set(words) & _SMALL:
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


def full_names(text: str, words: Sequence[Word]) -> Iterator[tuple[int, int]]:
    """The numbers of the first word and after the last of each full name with a word for a body."""
    at, count = 0, len(words)
    while at < count:
        if not words[at].text[0].isupper() or words[at].text == "I":
            at += 1
            continue
        end = _stretch(text, words, at)
        found = _cut(text, words, at, end)
        if found:
            yield found
            at = found[1]
        else:
            at = end


def _stretch(text: str, words: Sequence[Word], at: int) -> int:
    """The number after the last word of capitalised words linked by of, for, and, &."""
    end = at + 1
    while end < len(words) and end - at < _LONGEST:
        gap = text[words[end - 1].end : words[end].start]
        if gap not in _GAPS or (gap in _SHORT_STOPS and not _abbreviation(words[end - 1].text)):
            break
        word = words[end].text
        if word[0].isupper():
            end += 1
            continue
        ahead = end
        while ahead < len(words) and words[ahead].text in _SMALL and ahead - end < 2:
            ahead += 1
        if ahead == end or ahead >= len(words) or not words[ahead].text[0].isupper():
            break
        if word in ("in", "on", "at", "to", "the") or (word == "and" and not _goes_on(words, at, end, ahead)):
            break
        if word in _LINKS and not _is_head(words, at, end):
            break
        end = ahead + 1
    return end


def _abbreviation(word: str) -> bool:
    return word.lower() in ("st", "ste", "mt", "ft", "dr", "u", "s", "n", "a")


def _is_head(words: Sequence[Word], at: int, end: int) -> bool:
    """Whether the word before "of" or "for" is a word for a body."""
    return any(
        folded(bare(word.text)) in known.BODIES or word.text in ("Friends", "Doctors", "Mothers")
        for word in words[at:end]
    )


def _goes_on(words: Sequence[Word], at: int, end: int, ahead: int) -> bool:
    """Whether "and" stands inside a name: Department of Health and Social Care, Health and Safety Executive."""
    left = [word.text for word in words[at:end] if word.text not in ("The", "the")]
    right = folded(bare(words[ahead].text))
    following = [folded(bare(word.text)) for word in words[ahead : ahead + 3] if word.text[0].isupper()]
    if any(word in _LINKS for word in left):
        return right not in known.BODIES and not any(word in known.BODIES for word in following)
    plain = [folded(bare(word)) for word in left]
    if any(word in known.BODIES for word in plain):
        return False
    return (
        len(left) < 3
        and all(known.is_ordinary(word) for word in plain)
        and not any(word in known.DAYS or word in OPENERS for word in plain)
        and len(following) > 1
        and any(word in known.BODIES for word in following[1:])
        and known.is_ordinary(following[0])
    )


def _cut(text: str, words: Sequence[Word], at: int, end: int) -> tuple[int, int] | None:
    """The part of a stretch that is a full name: from its first word of its own to its last word for a body."""
    lows = [folded(bare(word.text)) for word in words[at:end]]
    first = 0
    while first < len(lows) and (lows[first] in OPENERS and not words[at + first].text.isupper()):
        first += 1
    last = len(lows)
    for number in range(first, len(lows) - 1):
        owned = bare(words[at + number].text) != words[at + number].text
        if (
            number > first
            and not owned
            and lows[number] in RANKS - NAMES_TOO
            and lows[number] not in ("executive", "counsel", "speaker", "center", "centre", "guard")
        ):
            last = number
            break
    while first < last and lows[first] in RANKS and lows[first] not in known.BODIES and lows[first] not in NAMES_TOO:
        first += 1
    while first < last and lows[first] in HONORIFICS:
        return None
    heads = [number for number in range(first, last) if lows[number] in known.BODIES]
    if not heads:
        return _partners(text, words, at + first, at + last)
    stop = _last_head(lows, heads, first, last)
    if stop < last and lows[stop] in _NO_BODY:
        return None
    if stop - first == 2 and known.is_given(lows[first]) and known.is_family(lows[stop - 1]):
        return None
    if stop - first < 2 or all(known.is_people(low) or low in _SMALL or low in known.DAYS for low in lows[first:stop]):
        return None
    if (
        stop - first == 2
        and lows[first] in ("the", "police", "company", "council", "court")
        and lows[first + 1] in ("office", "board", "station")
    ):
        return None
    return at + first, at + stop


def _partners(text: str, words: Sequence[Word], first: int, last: int) -> tuple[int, int] | None:
    """A name of partners with &: Pell & Dunmore."""
    for number in range(first + 1, last):
        if text[words[number - 1].end : words[number].start] == " & ":
            return (first, last) if last - first < 5 else None
    return None


def _last_head(lows: Sequence[str], heads: Sequence[int], first: int, last: int) -> int:
    stop = heads[-1] + 1
    if stop < last and lows[stop] in _LINKS:
        stop += 1
        while stop < last and (lows[stop] not in RANKS or lows[stop] in known.BODIES):
            stop += 1
        while lows[stop - 1] in _SMALL:
            stop -= 1
    elif heads[-1] == first and stop < last:
        stop = first + 1
    return stop


def _first_of(acronym: str, words: Sequence[Word], last: int) -> int | None:
    """The number of the word at which the name that an acronym stands for begins."""
    letters = acronym[:-1] if acronym[-1] == "s" and acronym[:-1].isupper() else acronym
    wanted = [letter for letter in letters.upper() if letter.isalpha()]
    at = last
    while wanted and at >= 0 and last - at < _LONGEST:
        parts = [part[:1].upper() for part in re.split(r"[-‑]", words[at].text)]
        if len(parts) > 1 and wanted[-len(parts) :] == parts:
            del wanted[-len(parts) :]
        elif parts[0] == wanted[-1]:
            wanted.pop()
        elif words[at].text not in _SMALL:
            return None
        at -= 1
    return at + 1 if not wanted and last - at > 1 else None


def _initials(words: Sequence[str]) -> Iterator[str]:
    """The acronyms that a name may have: with and without its small words."""
    large = "".join(word[0] for word in words if word not in _SMALL).upper()
    yield large
    whole = "".join(word[0] for word in words if word != "&").upper()
    if whole != large:
        yield whole
