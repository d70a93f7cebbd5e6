"""The plain values of the ledger."""

from __future__ import annotations

from newslint.findings import Place
from newslint.records import NamedTuple, record


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


@record
class Mention:
    """One use of a person's name.

    ``place`` is the name without title, honorific and possessive ending; ``text`` the name as it stands there.
    ``given`` and ``family`` are its parts as written, empty where the use leaves them out. ``honorific`` is the
    courtesy title before it ("Mr", "Dame"), ``title`` the office or rank before it ("Transport Minister"), ``role``
    the office or description set beside it with commas ("the finance minister"): None where there is none.
    """

    place: Place
    text: str
    given: str = ""
    family: str = ""
    honorific: Place | None = None
    title: Place | None = None
    role: Place | None = None

    @property
    def full(self) -> bool:
        """Whether the use gives a given name and a family name."""
        return bool(self.given and self.family)


@record
class Age:
    """An age the story gives a person: years, and where the figure stands."""

    years: int
    place: Place


@record
class Person:
    """One person of the story: the fullest name, every use of it in order, and what else the story says.

    ``pronoun`` is he, she or they, empty where the story does not show it. ``status`` holds the places of words of
    legal standing ("suspect", "convicted") said of the person. ``kin`` are the names of other people of the story with
    the same family name.
    """

    name: str
    given: str
    family: str
    mentions: tuple[Mention, ...]
    pronoun: str = ""
    ages: tuple[Age, ...] = ()
    status: tuple[Place, ...] = ()
    kin: tuple[str, ...] = ()


@record
class Organisation:
    """One organisation: its full name, its acronym and where that is spelt out beside it, and every use in order."""

    name: str
    mentions: tuple[Place, ...]
    acronym: str = ""
    defined: Place | None = None


@record
class Speaker:
    """Who said a quotation: the words that name the speaker, where, and how that was found.

    ``how`` is sentence (said Palma), pronoun, described (the mayor said), metonymy (Washington said) or post (in a
    statement or a social post), all of the quotation's own sentence; paragraph (another quotation of the paragraph is
    theirs), before and next (the sentence or paragraph beside it brings them on), carried (they held the floor), qa
    (questions and answers, transcripts) or source (a block quotation's source line). ``cue`` is where the words stand
    that show it ("said", "according to", a colon), ``person`` the person of the ledger that is meant, where sure.
    """

    name: str
    place: Place | None
    how: str
    cue: Place | None = None
    person: Person | None = None


@record
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


@record
class IndirectSpeech:
    """What somebody is said to have said without quotation: where the clause stands, and who said it."""

    place: Place
    speaker: Speaker


@record
class Unbalanced:
    """A quotation mark or bracket without its partner."""

    place: Place
    mark: str
    opening: bool


@record
class Variant:
    """The variant of English of the story (en-US or en-GB) and what says so."""

    tag: str
    declared: bool
    origin: str
