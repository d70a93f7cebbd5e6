"""The door to LanguageTool: what it is asked, what it answers, and the one error that it can't be had.

Whatever stands behind the door (a server by URL, one started from a folder) is asked through ``Door``, so that the
rest of newslint knows neither HTTP nor Java.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple, Protocol

from newslint.records import record


class Unavailable(Exception):
    """LanguageTool can't be asked or gave no whole answer; the message says why and what to do, in a sentence.

    ``refused`` tells that nobody answers there, so that asking again in the same run is useless.
    """

    def __init__(self, message: str, *, refused: bool = False) -> None:
        super().__init__(message)
        self.refused = refused


class Match(NamedTuple):
    """One thing LanguageTool found: characters ``start`` to ``end`` of the text it was sent."""

    start: int
    end: int
    rule: str
    message: str
    category: str
    category_name: str
    link: str
    better: tuple[str, ...]


class Answer(NamedTuple):
    """What LanguageTool found in a text, in order, and which version of it did."""

    matches: tuple[Match, ...]
    version: str


@record
class Question:
    """What every request of a run has in common: the language, and what is not asked for."""

    language: str
    disabled_categories: tuple[str, ...] = ()
    disabled_rules: tuple[str, ...] = ()
    enabled_rules: tuple[str, ...] = ()

    @property
    def fields(self) -> Mapping[str, str]:
        """The fields of a request, as LanguageTool names them; the picky level is never asked for."""
        named = {
            "language": self.language,
            "disabledCategories": ",".join(self.disabled_categories),
            "disabledRules": ",".join(self.disabled_rules),
            "enabledRules": ",".join(self.enabled_rules),
        }
        return {name: value for name, value in named.items() if value}


class Door(Protocol):
    """Somewhere to ask LanguageTool."""

    def check(self, text: str, question: Question) -> Answer:
        """What LanguageTool finds in a text.

        Raises:
            Unavailable: when there is no whole answer.
        """
        ...

    def version(self) -> str:
        """The version of LanguageTool that answers.

        Raises:
            Unavailable: when none does.
        """
        ...

    def close(self) -> None:
        """End the connection."""
        ...
