"""What the newsroom itself has ruled: people, organisations, places, figures and spellings of its facts files."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from functools import cached_property

from newslint.records import record


@record
class Noted:
    """What every entry has: its id, where the facts come from, the day by which to look again, and where it stands.

    ``origin`` is file and line, for messages about the entry itself.
    """

    id: str
    source: str = ""
    review_by: date | None = None
    origin: str = ""

    def is_stale(self, day: date | None) -> bool:
        """Whether the day by which to look again has passed."""
        return self.review_by is not None and day is not None and day > self.review_by

    @property
    def cited(self) -> str:
        """The entry as a finding names it: its id and source."""
        return f"{self.id}: {self.source}" if self.source else self.id


@record
class Term:
    """An office somebody holds or held; an open end is None."""

    title: str
    start: date | None = None
    end: date | None = None


@record
class Person(Noted):
    """A person; ``born`` is a day, or a year alone in ``born_year``."""

    name: str = ""
    aliases: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    born: date | None = None
    born_year: int | None = None
    titles: tuple[Term, ...] = ()
    pronouns: str = ""


@record
class Body(Noted):
    """An organisation."""

    name: str = ""
    short: str = ""
    never: tuple[str, ...] = ()
    founded: int | None = None


@record
class Spot(Noted):
    """A place and the regions it lies in."""

    name: str = ""
    inside: tuple[str, ...] = ()
    never: tuple[str, ...] = ()


@record
class Figure(Noted):
    """A figure and the phrases it stands beside; ``value`` as written stands in ``written``."""

    near: tuple[str, ...] = ()
    value: Fraction = Fraction(0)
    ulp: Fraction = Fraction(1)
    unit: str = ""
    written: str = ""
    as_of: date | None = None


@record
class Spelling(Noted):
    """A form the house prints, forms it does not, and phrases in which they stand all the same."""

    use: str = ""
    never: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()


@record
class HouseFacts:
    """All entries of the facts files in force, a later file's in place of an earlier one's of the same id.

    ``today`` is the day that ``review_by`` is judged by.
    """

    people: tuple[Person, ...] = ()
    bodies: tuple[Body, ...] = ()
    places: tuple[Spot, ...] = ()
    figures: tuple[Figure, ...] = ()
    spellings: tuple[Spelling, ...] = ()
    today: date | None = None

    def __bool__(self) -> bool:
        """Whether the house has said anything."""
        return bool(self.people or self.bodies or self.places or self.figures or self.spellings)

    @cached_property
    def _place_names(self) -> frozenset[str]:
        return frozenset(place.name.casefold() for place in self.places)

    def has_place(self, name: str) -> bool:
        """Whether the house has an entry of its own for a place."""
        return name.casefold() in self._place_names

    def has_person(self, name: str) -> bool:
        """Whether the house has an entry of its own for a person."""
        low = name.casefold()
        return any(low == known.casefold() for person in self.people for known in (person.name, *person.aliases))


NONE = HouseFacts()
"""No facts of a house."""
