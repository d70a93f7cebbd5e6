"""The plain values of the ledger."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from newslint.findings import Place


class Word(NamedTuple):
    """A word of block ``block``: characters ``start`` to ``end`` of its text; ``text`` leaves out zero-width marks."""

    block: int
    start: int
    end: int
    text: str

    @property
    def place(self) -> Place:
        """Where the word stands."""
        return Place(self.block, self.start, self.end)


@dataclass(frozen=True)
class Speaker:
    """Who said a quotation: the words that name the speaker, where, and how that was found.

    ``how`` is sentence, paragraph, before, after, carried, or source-line.
    """

    name: str
    place: Place | None
    how: str


@dataclass(frozen=True)
class Quote:
    """A quotation between marks, or a block quotation.

    ``parts`` has one place a paragraph (marks included), more than one for speech that continues over paragraphs.
    ``mark`` is the opening mark (``“``, ``"``, ``‘``, ``'``, ``«``, or empty for a block quotation).
    ``closed`` says whether a closing mark was found. ``nested`` are quotations inside it.
    ``speech`` is false for titles, nicknames, single words and other quoted words that nobody says.
    """

    parts: tuple[Place, ...]
    mark: str
    closed: bool
    speech: bool
    nested: tuple[Place, ...] = ()
    speaker: Speaker | None = None


@dataclass(frozen=True)
class Unbalanced:
    """A quotation mark or bracket without its partner."""

    place: Place
    mark: str
    opening: bool


@dataclass(frozen=True)
class Variant:
    """The variant of English of the story (en-US or en-GB) and what says so."""

    tag: str
    declared: bool
    origin: str
