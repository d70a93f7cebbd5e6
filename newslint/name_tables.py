"""The tables of names and titles, each read when a check first asks for it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from newslint.on_use import compiled
from newslint.phrases import Phrases
from newslint.records import record
from newslint.tables import lines_of, path_of, rows_of

_COMPOUND = compiled(
    r"((?!major|lieutenant|brigadier).+)([ -](?:general|elect|laureate))|(\w+)([ -](?:in|at|of)[ -].+|[ -]by)"
)


@record
class Condition:
    """What must hold for a listed form to be a slip: words the draft must have or must not have, the neighbours."""

    needed: tuple[str, ...] = ()
    barred: tuple[str, ...] = ()
    alone: bool = False
    noun: bool = False

    def holds_in(self, text: str) -> bool:
        """Whether the copy as a whole has one of the needed words and none of the barred ones."""
        return (not self.needed or any(_stands(word, text) for word in self.needed)) and not any(
            _stands(word, text) for word in self.barred
        )


def _stands(word: str, text: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text) is not None


@lru_cache(maxsize=500)
def condition(cell: str) -> Condition:
    """The condition that a cell of a table spells out: "with A, B; without C; alone; noun"."""
    needed: tuple[str, ...] = ()
    barred: tuple[str, ...] = ()
    marks = set()
    for part in filter(None, map(str.strip, cell.split(";"))):
        word, _, rest = part.partition(" ")
        listed = tuple(item.strip() for item in rest.split(",") if item.strip())
        if word == "with":
            needed = listed
        elif word == "without":
            barred = listed
        else:
            marks.add(part)
    return Condition(needed, barred, "alone" in marks, "noun" in marks)


@record
class Wrong:
    """A wrong form, the right ones, and when it is one."""

    form: str
    right: tuple[str, ...]
    condition: Condition


class WrongForms:
    """A table of wrong forms; a row is read in full when its form turns up."""

    def __init__(self, name: str) -> None:
        self._rows = lines_of(name)
        self.phrases = Phrases([row.partition("\t")[0] for row in self._rows], path_of(name))

    def __len__(self) -> int:
        return len(self._rows)

    def row(self, number: int) -> Wrong:
        """The row of this number."""
        form, right, *rest = self._rows[number].split("\t")
        return Wrong(form, tuple(right.split("/")), condition(rest[0] if rest else ""))


@lru_cache(maxsize=2)
def wrong_forms(name: str) -> WrongForms:
    """The table of misspelt names ("known_names") or of wrong words for peoples ("demonyms")."""
    return WrongForms(f"{name}.tsv")


@record
class TitleForm:
    """A spelling of a title: its row, its column, whether it is the plural, whether the title is a compound office."""

    row: int
    column: int
    plural: bool
    office: bool


class Titles:
    """The spellings of titles, plurals made."""

    def __init__(self) -> None:
        texts: list[str] = []
        self.forms: list[TitleForm] = []
        self.spellings: dict[tuple[int, int, bool], str] = {}
        for number, (mark, *row) in enumerate(rows_of("title_spellings.tsv")):
            for column, text in enumerate(row):
                for plural, form in enumerate((text, plural_of(text))):
                    self.spellings[number, column, bool(plural)] = form
                    self.forms.append(TitleForm(number, column, bool(plural), mark == "~"))
                    texts.append(form)
        self.phrases = Phrases(texts, path_of("title_spellings.tsv"), __file__)


def plural_of(title: str) -> str:
    """The plural of a title: attorneys general, firemen, passers-by."""
    found = _COMPOUND.fullmatch(title) if " " in title or "-" in title else None
    head, tail = (found[1] or found[3], found[2] or found[4]) if found else (title, "")
    if head == "passerby":
        head = "passersby"
    elif head.endswith(("man", "woman")):
        head = head[:-3] + "men" if head.endswith("man") else head
    else:
        head += "s"
    return head + tail


@lru_cache(maxsize=1)
def titles() -> Titles:
    """The table of spellings of titles."""
    return Titles()


@record
class NameForms:
    """The forms of one name, those of today first.

    ``renamed`` says that an older form is right in accounts of its time; ``given`` are the first names that the
    person's surname follows, empty for places; ``packs`` the house styles that print the first form only;
    ``other`` phrases in which a form is something else.
    """

    forms: tuple[str, ...]
    renamed: bool
    given: frozenset[str]
    packs: frozenset[str]
    other: tuple[str, ...]
    condition: Condition


class Names:
    """The names that have several forms in English."""

    def __init__(self) -> None:
        self.rows = [_name_row(row) for row in rows_of("name_forms.tsv")]
        self.forms = [(number, form) for number, row in enumerate(self.rows) for form in row.forms]
        self.phrases = Phrases([form for _, form in self.forms], path_of("name_forms.tsv"), __file__)


def _name_row(cells: list[str]) -> NameForms:
    forms, marks, packs, *rest = cells
    parts = [part.strip() for part in (rest[0] if rest else "").split(";") if part.strip()]
    named = marks.split()
    return NameForms(
        tuple(forms.split("|")),
        "renamed" in named,
        frozenset(named[1:] if named[0] == "person" else ()),
        frozenset(packs.replace("-", "").split()),
        tuple(part for part in parts if not part.startswith("without ")),
        condition(";".join(part for part in parts if part.startswith("without "))),
    )


@lru_cache(maxsize=1)
def names() -> Names:
    """The table of names that have several forms."""
    return Names()


def all_of(lines: Iterable[str]) -> frozenset[str]:
    """The entries of a list, parted by commas."""
    return frozenset(entry.strip() for line in lines for entry in line.split(",") if entry.strip())


@lru_cache(maxsize=1)
def household_names() -> frozenset[str]:
    """Surnames and single names that every reader knows, folded."""
    return all_of(row[0] for row in rows_of("household_names.tsv"))


@lru_cache(maxsize=1)
def surnames() -> frozenset[str]:
    """Surnames that word lists lack, in lower case."""
    return frozenset(name.casefold() for name in all_of(row[0] for row in rows_of("surnames.tsv")))


@lru_cache(maxsize=1)
def known_acronyms() -> frozenset[str]:
    """Acronyms that readers know without being told what they stand for."""
    return all_of(row[0] for row in rows_of("acronyms.tsv"))
