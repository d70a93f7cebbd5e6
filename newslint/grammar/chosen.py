"""Which of LanguageTool's rules speak: the default set, what the settings add and take away, and as what."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cached_property, lru_cache

from newslint.findings import Level, Tier
from newslint.grammar.settings import GrammarSettings, our_name, their_name
from newslint.on_use import compiled
from newslint.records import NamedTuple
from newslint.rulebook import Rule
from newslint.settings import Settings
from newslint.tables import rows_of

FAMILY = "grammar"
CATEGORIES = (
    "AMERICAN_ENGLISH AMERICAN_ENGLISH_STYLE BRE_STYLE_OXFORD_SPELLING BRITISH_ENGLISH CASING COLLOCATIONS COMPOUNDING "
    "CONFUSED_WORDS CREATIVE_WRITING GENDER_NEUTRALITY GRAMMAR MISC MULTITOKEN_SPELLING NONSTANDARD_PHRASES "
    "PLAIN_ENGLISH PROPER_NOUNS PUNCTUATION REDUNDANCY REPETITIONS REPETITIONS_STYLE SEMANTICS STYLE TEXT_ANALYSIS "
    "TYPOGRAPHY TYPOS WIKIPEDIA"
).split()
"""The categories of LanguageTool's English rules, so that those nobody asked for are not looked for: half the time."""
_ALWAYS = frozenset({"GRAMMAR", "COLLOCATIONS"})
"""The categories that the default set is of."""
_GRAVE = frozenset({"GRAMMAR", "COLLOCATIONS", "CONFUSED_WORDS", "PUNCTUATION", "CASING"})


class Condition(NamedTuple):
    """What must stand, or with ``negated`` must not stand, before a finding, in it and after, or after it."""

    where: str
    negated: bool
    pattern: re.Pattern[str]

    def holds(self, text: str, start: int, end: int) -> bool:
        """Whether it is met by a finding on characters ``start`` to ``end`` of a text."""
        if self.where == "before":
            found = self.pattern.search(text, 0, start)
        else:
            found = self.pattern.match(text, end if self.where == "after" else start)
        return (found is None) is self.negated


class Listed(NamedTuple):
    """A rule of the default set: its id, an example of what it finds, and the conditions it is sure under."""

    rule: str
    finds: str
    conditions: tuple[Condition, ...] = ()

    def sure(self, text: str, start: int, end: int) -> bool:
        """Whether a finding on characters ``start`` to ``end`` of a text is one of those that the rule is right on."""
        return all(condition.holds(text, start, end) for condition in self.conditions)


@lru_cache(maxsize=1)
def default_set() -> Mapping[str, Listed]:
    """The rules that speak by default, by our name."""
    found = {}
    for rule, finds, *conditions in rows_of("grammar.tsv")[1:]:
        found[our_name(rule)] = Listed(rule, finds, tuple(_condition(words) for words in conditions if words))
    return found


def _condition(words: str) -> Condition:
    where, _, pattern = words.removeprefix("not ").partition(" ")
    return Condition(where, words.startswith("not "), compiled(pattern))


class Chosen:
    """The rules that speak under the settings of a draft."""

    def __init__(self, grammar: GrammarSettings, settings: Settings) -> None:
        self._settings = settings
        self._categories = frozenset(grammar.categories)
        self._enabled = {our_name(rule): rule for rule in grammar.enable}
        self._disabled = frozenset(our_name(rule) for rule in grammar.disable)

    @cached_property
    def named(self) -> tuple[str, ...]:
        """The ids of the rules that the settings ask for by name, so that LanguageTool runs them in any case."""
        names = {name for name in (*self._settings.only, *self._settings.select) if name.startswith(f"{FAMILY}/")}
        listed = default_set()
        ids = {listed[name].rule if name in listed else their_name(name) for name in names if not name.endswith("*")}
        return tuple(sorted({*ids, *self._enabled.values()}))

    @cached_property
    def unasked(self) -> tuple[str, ...]:
        """The categories of LanguageTool that nobody asked for."""
        return tuple(name for name in CATEGORIES if name not in _ALWAYS and name not in self._categories)

    @property
    def silent(self) -> bool:
        """Whether the settings leave nothing for LanguageTool to say, so that it need not be asked."""
        named = self._settings.only
        return bool(named) and not any(_family(name) in (FAMILY, "all") for name in named)

    def speaks(self, rule: str, category: str) -> bool:
        """Whether a rule of LanguageTool speaks: one named in full outweighs its family, as for every rule."""
        name, settings = our_name(rule), self._settings
        if name in settings.ignore or name in self._disabled:
            return False
        listed = name in default_set() or name in self._enabled or category in self._categories
        families_out = _covers(settings.ignore)
        if settings.only:
            return name in settings.only or (listed and _covers(settings.only) and not families_out)
        return name in settings.select or (listed and not families_out)

    def sure(self, rule: str, category: str, text: str, start: int, end: int) -> bool:
        """Whether a finding meets the conditions of its rule; one that the settings name, or its category, has none."""
        name = our_name(rule)
        named = {*self._enabled, *self._settings.select, *self._settings.only}
        listed = default_set().get(name)
        return listed is None or name in named or category in self._categories or listed.sure(text, start, end)


def _family(name: str) -> str:
    return name.partition("/")[0]


def _covers(patterns: Iterable[str]) -> bool:
    """Whether one of the patterns names all of grammar."""
    return any(pattern == "all" or pattern.removesuffix("*").removesuffix("/") == FAMILY for pattern in patterns)


def rule_of(name: str, category: str = "GRAMMAR", speech: str = "silent", why: str = "") -> Rule:
    """A rule of LanguageTool as one of ours, so that levels, marks and reports treat it like any other."""
    return Rule(
        name=name,
        since="0.1",
        level=Level.WARNING if category in _GRAVE else Level.SUGGESTION,
        kind="engine",
        message=f"LanguageTool finds a slip of the kind {category}.",
        why=why,
        where=frozenset({"any"}),
        speech=speech,
        fix=Tier.ASK,
        default=False,
        packs={},
        check="",
        options={},
        spec={},
        silences="",
        beats=frozenset(),
        once="",
        raw_cases=(),
    )
