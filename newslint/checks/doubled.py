"""A doubled word with what stands round it."""

from __future__ import annotations

from functools import cached_property

from newslint import lexicon
from newslint.lists import lists
from newslint.on_use import compiled
from newslint.records import record

_TOKEN = compiled(r"[^\W_](?:[\w'’‑-]*\w)?|[^\w\s]")
_NEXT = compiled(r"\s*([\w'’‑-]+|[^\w\s]|$)")
_NEAR = 240
"""How many characters before the words are read to judge them."""


def listed(name: str) -> frozenset[str]:
    """The words of a list of data/doubles.tsv."""
    return lists("doubles.tsv")[name]


def going_with(word: str) -> frozenset[str] | None:
    """The verbs and the like that go with a small word, after which it may stand again; None for other words."""
    return lists("doubles.tsv").get(f"with {word}")


@record
class Doubled:
    """A doubled word with what stands round it: ``speech`` says whether somebody says it, ``times`` how often."""

    word: str
    text: str
    start: int
    end: int
    times: int
    speech: bool

    @cached_property
    def before(self) -> tuple[str, ...]:
        """The words of the sentence before it, as they are written."""
        tokens: list[str] = _TOKEN.findall(self.text, max(0, self.start - _NEAR), self.start)
        for at in range(len(tokens) - 1, -1, -1):
            if tokens[at] in '.!?;:()“"—–…':
                return tuple(tokens[at + 1 :])
        return tuple(tokens)

    @cached_property
    def prev(self) -> str:
        """The word before it in lower case, or the mark; empty at the start of a sentence."""
        return self.before[-1].lower() if self.before else ""

    @cached_property
    def written(self) -> str:
        """The word after it as it is written, or the mark; empty at the end of the text."""
        match = _NEXT.match(self.text, self.end, self.end + 60)
        return match.group(1) if match else ""

    @cached_property
    def next(self) -> str:
        """The word after it in lower case."""
        return self.written.lower()

    @property
    def at_an_end(self) -> bool:
        """Whether the sentence, or a part of it, ends right after the word."""
        return self.next in (".", ",", ";", "?", "!")

    @property
    def following(self) -> str:
        """The text after it."""
        return self.text[self.end : self.end + 60]

    def earlier(self, words: frozenset[str], within: int = 40) -> bool:
        """Whether one of the words stands in the sentence before the word right before this one."""
        return any(token.lower() in words for token in self.before[:-1][-within:])

    @cached_property
    def stranded(self) -> bool:
        """Whether a relative clause may end at the first of the two ("the house he was born in in 1950")."""
        written = self.before[-6:]
        tokens = [token.lower() for token in written]
        for at in range(1, len(tokens)):
            if tokens[at] not in listed("subjects"):
                continue
            head = tokens[at - 1]
            if head in listed("relatives") and not (at > 1 and tokens[at - 2] in listed("reporting")):
                return True
            small = head in lexicon.FUNCTION_WORDS or head in listed("reporting") or head in listed("no heads")
            small = small or (head.endswith("ed") and lexicon.known(head.removesuffix("ed")))
            if head.isalpha() and not small and written[at - 1].islower():
                return True
        return False
