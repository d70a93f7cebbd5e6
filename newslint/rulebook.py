"""The rules as values: load the rule files or their compiled form, and choose which of them run."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from functools import cache, cached_property
from typing import Any

from newslint.findings import Level, Tier
from newslint.kept import derived
from newslint.records import record

PACKAGE = os.path.dirname(os.path.abspath(__file__))
COMPILED = os.path.join(PACKAGE, "data", "rules.json")
TREE = os.path.join(os.path.dirname(PACKAGE), "rules")

COPY = frozenset(
    {
        "headline",
        "standfirst",
        "paragraph",
        "subhead",
        "list",
        "table",
        "block-quote",
        "pull-quote",
        "caption",
        "alt",
        "correction",
    }
)
BODY = frozenset({"paragraph", "list", "block-quote", "subhead"})
GROUPS: Mapping[str, frozenset[str]] = {"copy": COPY, "body": BODY}
PATTERN_KINDS = frozenset(
    ["existence", "substitution", "occurrence", "repetition", "consistency", "conditional", "capitalization", "metric"]
)
KINDS = PATTERN_KINDS | {"python", "engine"}
PACKS = ("ap", "guardian")
"""House styles: rules that belong to one run when the settings name it."""


class RulebookError(Exception):
    """A rule file that cannot be used; the message holds file, line and what to do."""


@record
class Case:
    """An example in a rule file: text that must be flagged at the marked spans, or must stay silent."""

    flag: bool
    text: str
    fixed: str | None = None
    format: str = "snippet"
    date: str | None = None
    todo: bool = False
    options: Mapping[str, Any] | None = None


@record
class Rule:
    """One rule: what its file says, types checked.

    ``where`` holds kinds of blocks, or "any" or "raw". ``speech`` is silent, query or keep. ``packs`` are the house
    styles it belongs to, each with the options it has there. ``spec`` holds the fields of its kind (patterns, words,
    limits). ``literals`` are case-folded words of which a text that the rule hits holds one; none where any text may.
    """

    name: str
    since: str
    level: Level
    kind: str
    message: str
    why: str
    where: frozenset[str]
    speech: str
    fix: Tier
    default: bool
    packs: Mapping[str, Mapping[str, Any]]
    check: str
    options: Mapping[str, Any]
    spec: Mapping[str, Any]
    silences: str
    beats: frozenset[str]
    once: str
    raw_cases: tuple[Mapping[str, Any], ...] | None
    literals: tuple[str, ...] = ()

    @property
    def family(self) -> str:
        """The part of the name before the slash."""
        return self.name.partition("/")[0]

    @cached_property
    def cases(self) -> tuple[Case, ...]:
        """The examples of the rule, in the order of its file."""
        raw = _compiled_cases()[self.name] if self.raw_cases is None else self.raw_cases
        return tuple(Case(**case) for case in raw)


def rule_from(fields: Mapping[str, Any]) -> Rule:
    """The rule of a compiled entry."""
    return Rule(
        name=fields["name"],
        since=fields["since"],
        level=Level(fields["level"]),
        kind=fields["kind"],
        message=fields["message"],
        why=fields["why"],
        where=frozenset(fields["where"]),
        speech=fields["speech"],
        fix=Tier(fields["fix"]),
        default=fields["default"],
        packs=fields["packs"],
        check=fields["check"],
        options=fields["options"],
        spec=fields["spec"],
        silences=fields["silences"],
        beats=frozenset(fields["beats"]),
        once=fields["once"],
        raw_cases=tuple(fields["cases"]) if "cases" in fields else None,
        literals=tuple(fields["literals"]),
    )


def load(*, use_cache: bool = True) -> tuple[Rule, ...]:
    """Every rule newslint knows, sorted by name.

    An installed package reads its compiled rules. A working tree compiles the rule files anew when one has changed.

    Raises:
        RulebookError: when a rule file is wrong, or an installation has lost its rules.
    """
    return tuple(rule_from(entry) for entry in _entries(use_cache))


def _entries(use_cache: bool) -> list[dict[str, Any]]:
    in_tree = os.path.exists(os.path.join(os.path.dirname(TREE), "pyproject.toml")) and os.path.isdir(TREE)
    stamp = tree_stamp(TREE) if in_tree else None
    if use_cache or not in_tree:
        try:
            compiled = derived("rules", _compiled_rules, COMPILED)
            if stamp is None or compiled["stamp"] == stamp:
                return list(compiled["rules"])
        except (OSError, ValueError, KeyError):
            if not in_tree:
                raise RulebookError("the rules are missing from this installation: install newslint again") from None
    from newslint.rulefiles import compile_rules, write_compiled

    entries = compile_rules(TREE)
    if use_cache:
        write_compiled(COMPILED, entries, stamp)
    return entries


def _compiled_rules() -> dict[str, Any]:
    import json

    with open(COMPILED, encoding="utf-8") as file:
        found: dict[str, Any] = json.loads(file.readline())
    return found


@cache
def _compiled_cases() -> dict[str, list[Mapping[str, Any]]]:
    """The cases of every rule, which stand on the second line of the compiled rules: no run on drafts needs them."""
    import json

    with open(COMPILED, encoding="utf-8") as file:
        file.readline()
        found: dict[str, list[Mapping[str, Any]]] = json.loads(file.readline())
    return found


def tree_stamp(root: str) -> list[list[Any]]:
    """Name, size and time of change of each rule file and of their compiler: compiled rules must bear the same."""
    stamp: list[list[Any]] = []
    for name in ("rulefiles.py", "literals.py"):
        compiler = os.stat(os.path.join(PACKAGE, name))
        stamp.append([name, compiler.st_size, compiler.st_mtime_ns])
    for family in sorted(os.scandir(root), key=lambda entry: entry.name):
        if not family.is_dir():
            continue
        for entry in sorted(os.scandir(family.path), key=lambda entry: entry.name):
            if entry.name.endswith(".yaml"):
                status = entry.stat()
                stamp.append([f"{family.name}/{entry.name}", status.st_size, status.st_mtime_ns])
    return stamp


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known name most like a mistyped one, None when none is near."""
    from difflib import get_close_matches

    names = list(known)
    matches = get_close_matches(word, names, n=1, cutoff=0.6)
    if not matches:
        tails = {name.rpartition("/")[2]: name for name in names}
        matches = [tails[tail] for tail in get_close_matches(word.rpartition("/")[2], tails, n=1, cutoff=0.6)]
    return matches[0] if matches else None


def unknown_names(patterns: Iterable[str], rules: Iterable[Rule]) -> list[tuple[str, str | None]]:
    """The names (rules, families, ``family/*``, ``all``) that no rule bears, each with the nearest known one."""
    rules = list(rules)
    names = {rule.name for rule in rules}
    families = {rule.family for rule in rules}
    wrong = []
    for pattern in patterns:
        family = pattern.removesuffix("/*").removesuffix("/")
        if pattern != "all" and pattern not in names and family not in families:
            wrong.append((pattern, nearest(pattern, names | families)))
    return wrong


def names_match(pattern: str, rule: Rule) -> bool:
    """Whether a rule name, a family (``typo``, ``typo/``, ``typo/*``) or ``all`` covers the rule."""
    return pattern in ("all", rule.name) or pattern.removesuffix("*").removesuffix("/") == rule.family
