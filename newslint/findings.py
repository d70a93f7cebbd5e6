"""What rules say: Hit (what a check yields), Finding (what a report shows), Edit and Suggestion."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Protocol

from newslint.article import Span
from newslint.records import NamedTuple, field, record


class Level(StrEnum):
    """How grave a finding is: certain or damaging, likely, or a preference."""

    ERROR = "error"
    WARNING = "warning"
    SUGGESTION = "suggestion"

    @property
    def rank(self) -> int:
        """0 for suggestion, 1 for warning, 2 for error."""
        return _RANKS[self.value]

    def softened(self) -> Level:
        """The level one step down, as for a slip inside somebody's speech."""
        return Level.SUGGESTION if self is not Level.ERROR else Level.WARNING


_RANKS = {"suggestion": 0, "warning": 1, "error": 2}


class Tier(StrEnum):
    """How a repair may be used: in bulk, after a person said yes, or only shown."""

    SAFE = "safe"
    ASK = "ask"
    SHOW = "show"


class Place(NamedTuple):
    """Characters ``start`` to ``end`` (exclusive) of the text of block number ``block``."""

    block: int
    start: int
    end: int

    @property
    def place(self) -> Place:
        """The place itself: it stands where it stands."""
        return self


class Placed(Protocol):
    """A value of the story that knows where it stands: a number, a date, an age."""

    @property
    def place(self) -> Place:
        """Where it stands."""


Operands = Mapping[str, Placed | Sequence[Placed]]
"""Values that a check calculated with, each under what it is ("the earlier figure"), several of a kind together."""


@record
class Hit:
    """What a check found: where, the words for the message, repairs and other places that bear on it.

    ``where`` is a Place in a block's text, or a Span of the source for what is no copy (an image, raw text).
    ``words`` fill the named fields of the rule's message. ``better`` are replacements for the whole place, best
    first. ``related`` are other places with a few words on each, and ``operands`` those of the values it was worked
    out from. ``along`` are other places that the first repair mends as well, with what to put there. ``in_speech`` is
    worked out by the engine where left None. ``tier`` and ``level`` are those of this hit where they are not those of
    the rule (repairs it is sure of, a check that is less sure here); a level that the settings give the rule counts
    more.
    """

    where: Place | Span
    words: Mapping[str, str] = field(default_factory=dict)
    better: tuple[str, ...] = ()
    related: tuple[tuple[Place | Span, str], ...] = ()
    operands: Operands = field(default_factory=dict)
    message: str | None = None
    in_speech: bool | None = None
    tier: Tier | None = None
    along: tuple[tuple[Place, str], ...] = ()
    level: Level | None = None


@record
class Abstention:
    """A relation that a check found and left alone, and why: ``--explain`` lists these."""

    where: Place | Span
    reason: str


Said = Hit | Abstention
"""What a check yields."""


@record
class Edit:
    """Source offsets and the text to put there."""

    offset: int
    end_offset: int
    text: str


@record
class Suggestion:
    """A repair: what the words would be, how it may be used, and its edits (none where it is only shown)."""

    text: str
    tier: Tier
    edits: tuple[Edit, ...] = ()


@record
class Related:
    """Another place that bears on a finding."""

    span: Span
    message: str


@record
class Hidden:
    """Why a finding is not shown: what hid it and the reason given."""

    by: str
    reason: str


@record
class Finding:
    """One thing to look at in one draft; ``span`` is in source offsets."""

    path: str
    rule: str
    level: Level
    message: str
    span: Span
    zone: str
    in_speech: bool
    excerpt: str
    suggestions: tuple[Suggestion, ...] = ()
    related: tuple[Related, ...] = ()
    fingerprint: str = ""
    hidden: Hidden | None = None

    @property
    def elsewhere(self) -> tuple[Related, ...]:
        """The related places outside the words found."""
        low, high = self.span
        return tuple(other for other in self.related if not low <= other.span.start < high)

    @property
    def sort_key(self) -> tuple[str, int, int, str]:
        """The order of findings in every report: path, place, rule."""
        return (self.path, self.span.start, self.span.end, self.rule)
