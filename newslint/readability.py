"""Readability by textstat, on sentences that newslint parted and syllables that it counted; imported on demand."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from importlib import import_module
from statistics import fmean
from types import ModuleType
from typing import TYPE_CHECKING, Any, NamedTuple

from newslint.on_use import compiled
from newslint.syllables import syllables

if TYPE_CHECKING:
    from newslint.ledger.narration import Sentence
    from newslint.rulebook import Rule
    from newslint.settings import Settings

INSTALL = "pip install 'newslint[readability]'"
LEAST_WORDS = 100
"""The paper's own words below which a measure says little about a text."""


class Measure(NamedTuple):
    """A readability measure: its name, the head of its column, textstat's function and the sentences it needs."""

    name: str
    title: str
    head: str
    function: str
    sentences: int = 1


MEASURES = {
    measure.name: measure
    for measure in (
        Measure("flesch-ease", "Flesch reading ease", "ease", "flesch_reading_ease"),
        Measure("flesch-kincaid", "Flesch–Kincaid grade", "F–K", "flesch_kincaid_grade"),
        Measure("gunning-fog", "Gunning fog index", "fog", "gunning_fog"),
        Measure("smog", "SMOG index", "SMOG", "smog_index", 30),
        Measure("coleman-liau", "Coleman–Liau index", "C–L", "coleman_liau_index"),
        Measure("ari", "automated readability index", "ARI", "automated_readability_index"),
        Measure("dale-chall", "Dale–Chall score", "D–C", "dale_chall_readability_score"),
    )
}
GRADES = tuple(name for name in MEASURES if name not in ("flesch-ease", "dale-chall"))
"""The measures that give a school grade."""
RULES = ("readability/grade", "readability/ease")
"""The rules that need textstat."""


class NotInstalled(Exception):
    """textstat is missing, or is a version that newslint does not know; the message says how to install it."""


def measurable(sentences: Iterable[Sentence]) -> list[tuple[str, ...]]:
    """The paper's own words of each sentence that counts: more than half its own, and three or more of them.

    textstat takes two words for a heading and not for a sentence.
    """
    return [sentence.own for sentence in sentences if sentence.told and len(sentence.own) > 2]


def average(sentences: Sequence[Sequence[str]]) -> float:
    """Words a sentence; 0 where there is none."""
    return fmean(map(len, sentences)) if sentences else 0.0


def score(name: str, sentences: Sequence[Sequence[str]]) -> float | None:
    """A text by one measure, None where the measure needs more sentences than it has.

    Raises:
        NotInstalled: when textstat cannot be used.
    """
    measure = MEASURES[name]
    engine = textstat()
    if len(sentences) < measure.sentences:
        return None
    return float(getattr(engine, measure.function)(prepared(sentences)))


def prepared(sentences: Iterable[Iterable[str]]) -> str:
    """Sentences as one text that textstat parts at the same places and into the same words.

    It ends a sentence at every full stop, exclamation and question mark, so that only those between sentences are
    left: "$1.2 million" is handed in as "12 million", "U.S." as "US".
    """
    return " ".join(" ".join(_handed(word) for word in words) + "." for words in sentences)


_INNER = compiled(r"[^\w'-]+")
_LOST = compiled(r"'(?![tsd]|ve|ll|re)|[^\w']")
"""What textstat drops from a word before it looks it up."""


def _handed(word: str) -> str:
    """A word as textstat is given it; how many syllables it has is noted where textstat would not know it again."""
    plain = _INNER.sub("", word.replace("’", "'").replace("ʼ", "'").replace("‐", "-").replace("‑", "-"))
    seen = _LOST.sub("", plain.lower())
    if seen != plain.lower():
        _COUNTED.note(seen, syllables(plain))
    return plain


class _Sounds(dict[str, list[list[str]]]):
    """Stands for the pronouncing dictionary that textstat would download: as many vowels as a word has syllables."""

    def note(self, word: str, count: int) -> None:
        self[word] = [["1"] * count]

    def __missing__(self, word: str) -> list[list[str]]:
        return [["1"] * syllables(word)]


_COUNTED = _Sounds()


@cache
def textstat() -> Any:
    """textstat, made to work without a download.

    Its syllables come from a dictionary that it fetches through nltk when first asked; it gets those of newslint in
    its place. nltk, of which it uses nothing else, is not imported: that takes five times as long as all the rest. Nor
    are the patterns for hyphens loaded, by which it guesses at words that its dictionary lacks.

    Raises:
        NotInstalled: when it is missing, or is a version that newslint does not know.
    """
    absent = "nltk" not in sys.modules
    if absent:
        sys.modules["nltk"] = ModuleType("nltk")
    try:
        engine = import_module("textstat.textstat").textstatistics()
        counts: Any = import_module("textstat.backend.counts._count_syllables")
        for asked in ("get_cmudict", "get_pyphen"):
            getattr(counts, asked)  # a version without it asks for syllables in another way
    except (ImportError, AttributeError):
        raise NotInstalled(_missing()) from None
    finally:
        if absent:
            del sys.modules["nltk"]
    counts.get_cmudict = lambda lang: _COUNTED  # noqa: ARG005
    counts.get_pyphen = lambda lang: None  # noqa: ARG005  # asked only for words that the dictionary lacks
    counts.count_syllables.cache_clear()
    return engine


def _missing() -> str:
    from importlib.metadata import PackageNotFoundError, version

    try:
        found = version("textstat")
    except PackageNotFoundError:
        return f"textstat is not installed: {INSTALL}"
    return f"textstat {found} is not a version that newslint knows: {INSTALL}"


def installed() -> bool:
    """Whether there is a textstat; it is not imported."""
    from importlib.util import find_spec

    try:
        return find_spec("textstat") is not None
    except ImportError:
        return False


def asked_for(settings: Settings, running: Iterable[Rule]) -> Iterator[tuple[str, bool]]:
    """The rules that run and need textstat, each with whether the house named it (a strict run takes in all)."""
    from newslint.rulebook import names_match

    named = [*settings.only, *settings.select]
    for override in settings.overrides:
        named += override.select
    for rule in running:
        if rule.name in RULES:
            yield rule.name, any(names_match(name, rule) for name in named if name != "all")
