"""Words of the house: those a newsroom accepts, and those it never prints."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from newslint.records import field, record


class VocabularyError(ValueError):
    """A line of a vocabulary file that cannot be used; ``number`` is its line."""

    def __init__(self, number: int, message: str) -> None:
        super().__init__(message)
        self.number = number


@record
class Vocabulary:
    """Words a house accepts, as written or in any case, and words it rejects with what to print instead.

    An entry wholly in lower case stands for the word in any case; one with a capital only for itself.
    """

    accepted: frozenset[str] = frozenset()
    rejected: Mapping[str, str] = field(default_factory=dict)

    def __contains__(self, word: str) -> bool:
        """Whether the house accepts a word."""
        return bool(self.accepted) and (word in self.accepted or word.lower() in self.accepted)

    def __bool__(self) -> bool:
        """Whether the house said anything."""
        return bool(self.accepted or self.rejected)

    def joined(self, other: Vocabulary) -> Vocabulary:
        """Both together; where they differ the later one holds."""
        accepted = (self.accepted - other.rejected.keys()) | other.accepted
        kept = {word: better for word, better in self.rejected.items() if word not in other.accepted}
        return Vocabulary(accepted, {**kept, **other.rejected})


NONE = Vocabulary()
"""No words of a house."""


def parse(lines: Iterable[str]) -> Vocabulary:
    """The words of a file: one entry a line; ``!word`` rejects it, ``!word -> better`` says what to print instead.

    ``#`` starts a note.

    Raises:
        VocabularyError: for a line that rejects nothing.
    """
    accepted: set[str] = set()
    rejected: dict[str, str] = {}
    for number, line in enumerate(lines, 1):
        entry = line.partition("#")[0].strip()
        if entry.startswith("!"):
            word, _, better = (part.strip() for part in entry[1:].partition("->"))
            if not word:
                raise VocabularyError(number, "write the word to reject after '!', as in '!utilise -> use'")
            rejected[word] = better
        elif entry:
            accepted.add(entry)
            accepted.update(part for part in entry.split() if part[0].isupper())
    return Vocabulary(frozenset(accepted), rejected)
