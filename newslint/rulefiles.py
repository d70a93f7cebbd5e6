"""Read rule files: YAML as strings only, types checked here with file and line, compiled to one JSON."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from typing import Any

from newslint.article import Kind
from newslint.findings import Level, Tier
from newslint.rulebook import GROUPS, KINDS, PACKS, RulebookError, nearest, rule_from

_LEVELS = {level.value for level in Level}
_TIERS = {tier.value for tier in Tier}
_ZONES = {kind.value for kind in Kind} | set(GROUPS) | {"any", "raw"}
_CASE_FIELDS = {"flag", "pass", "fixed", "format", "date", "todo", "options"}
_COMMON = {
    "rule", "since", "level", "kind", "message", "why", "where", "speech", "fix", "default", "packs", "silences",
    "beats", "once", "cases",
}  # fmt: skip
_PATTERN = {"exceptions", "case", "prefilter"}
FIELDS: dict[str, set[str]] = {
    "existence": _PATTERN | {"tokens", "pattern", "whole", "better"},
    "substitution": _PATTERN | {"swap"},
    "occurrence": _PATTERN | {"pattern", "tokens", "max", "min", "per"},
    "repetition": _PATTERN | {"words", "pattern"},
    "consistency": _PATTERN | {"forms"},
    "conditional": _PATTERN | {"first", "second", "within"},
    "capitalization": {"style", "exceptions"},
    "metric": {"measure", "max", "min", "at-least-words"},
    "python": {"check", "options", "prefilter"},
    "engine": set(),
}
_REQUIRED = {
    "substitution": {"swap"},
    "consistency": {"forms"},
    "conditional": {"first", "second"},
    "capitalization": {"style"},
    "metric": {"measure"},
    "python": {"check"},
}
_NUMBERS = {"max", "min", "at-least-words"}


class _File:
    """One rule file as nodes of strings, able to say where each stands."""

    def __init__(self, path: str, shown: str) -> None:
        import yaml

        self.shown = shown
        try:
            with open(path, encoding="utf-8") as file:
                node = yaml.compose(file, Loader=yaml.SafeLoader)
        except yaml.YAMLError as error:
            mark = getattr(error, "problem_mark", None)
            line = mark.line + 1 if mark else 1
            raise RulebookError(f"{shown}:{line}: not YAML: {getattr(error, 'problem', error)}") from None
        if not isinstance(node, yaml.MappingNode):
            raise RulebookError(f"{shown}:1: a rule file is a mapping that starts with 'rule:'")
        self.lines: dict[str, int] = {}
        self.fields: dict[str, Any] = {}
        for key, value in node.value:
            if key.value in self.fields:
                raise RulebookError(f"{shown}:{key.start_mark.line + 1}: '{key.value}' is given twice")
            self.lines[key.value] = key.start_mark.line + 1
            self.fields[key.value] = self._plain(value)

    def _plain(self, node: Any) -> Any:
        import yaml

        if isinstance(node, yaml.ScalarNode):
            return node.value
        if isinstance(node, yaml.SequenceNode):
            return [self._plain(item) for item in node.value]
        plain: dict[str, Any] = {}
        for key, value in node.value:
            if key.value in plain:
                raise RulebookError(f"{self.shown}:{key.start_mark.line + 1}: '{key.value}' is given twice")
            plain[key.value] = self._plain(value)
        return plain

    def wrong(self, key: str, message: str) -> RulebookError:
        return RulebookError(f"{self.shown}:{self.lines.get(key, 1)}: {message}")

    def text(self, key: str, default: str | None = None, choices: set[str] | None = None) -> str:
        value = self.fields.get(key, default)
        if value is None:
            raise self.wrong(key, f"the field '{key}' is missing")
        if not isinstance(value, str) or not (value.strip() or value == default):
            raise self.wrong(key, f"'{key}' must be text")
        if choices is not None and value not in choices:
            guess = nearest(value, choices)
            hint = f": did you mean '{guess}'?" if guess else f" (one of {', '.join(sorted(choices))})"
            raise self.wrong(key, f"'{key}' cannot be '{value}'{hint}")
        return value.strip() if key in ("why", "message") else value

    def list_of_text(self, key: str, default: list[str]) -> list[str]:
        value = self.fields.get(key, default)
        if isinstance(value, str):
            value = [value]
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            raise self.wrong(key, f"'{key}' must be a list of texts")
        return value


def compile_rules(root: str) -> list[dict[str, Any]]:
    """Every rule file below ``root``, checked, as plain values sorted by name.

    Raises:
        RulebookError: for the first file that is wrong, with its line.
    """
    return [read_rule(path, f"rules/{name}", name.removesuffix(".yaml")) for path, name in _rule_files(root)]


def _rule_files(root: str) -> Iterator[tuple[str, str]]:
    for family in sorted(os.listdir(root)):
        folder = os.path.join(root, family)
        if os.path.isdir(folder):
            for name in sorted(os.listdir(folder)):
                if name.endswith(".yaml"):
                    yield os.path.join(folder, name), f"{family}/{name}"


def read_rule(path: str, shown: str, expected: str) -> dict[str, Any]:
    """One rule file as plain values; ``shown`` is its name in messages, ``expected`` the rule its place stands for."""
    file = _File(path, shown)
    name = file.text("rule")
    if name != expected:
        raise file.wrong("rule", f"the file's place says '{expected}', its first line '{name}'")
    kind = file.text("kind", choices=set(KINDS))
    _check_fields(file, kind)
    entry = {
        "name": name,
        "since": file.text("since"),
        "level": file.text("level", choices=_LEVELS),
        "kind": kind,
        "message": file.text("message"),
        "why": file.text("why"),
        "where": _zones(file),
        "speech": file.text("speech", "silent", {"silent", "query", "keep"}),
        "fix": file.text("fix", "show", _TIERS),
        "default": file.text("default", "on", {"on", "off"}) == "on",
        "packs": _packs(file),
        "check": file.text("check") if kind == "python" else "",
        "options": _mapping(file, "options"),
        "spec": _spec(file, kind),
        "silences": file.text("silences", "nothing", {"nothing", "block"}),
        "beats": file.list_of_text("beats", []),
        "once": file.text("once", "no", {"no", "words", "article"}),
        "cases": [_case(file, number, case) for number, case in enumerate(file.fields.get("cases", []), 1)],
        "literals": (),
    }
    entry["literals"] = list(_literals(entry))
    return entry


def _literals(entry: dict[str, Any]) -> tuple[str, ...]:
    """What a text must hold for the rule to hit it, read off its prefilter, or else its pattern."""
    from newslint.kinds import prepare
    from newslint.literals import needed

    if entry["kind"] == "engine":
        return ()
    pattern, _ = prepare(rule_from(entry))
    prefilter = entry["spec"].get("prefilter")
    return needed(prefilter or pattern.source) if pattern else ()


def _check_fields(file: _File, kind: str) -> None:
    allowed = _COMMON | FIELDS[kind]
    for key in file.fields:
        if key not in allowed:
            guess = nearest(key, allowed)
            hint = f": did you mean '{guess}'?" if guess else ""
            raise file.wrong(key, f"a rule of kind '{kind}' has no field '{key}'{hint}")
    for key in sorted(_REQUIRED.get(kind, set())):
        if key not in file.fields:
            raise file.wrong("kind", f"a rule of kind '{kind}' needs the field '{key}'")
    if kind in ("existence", "occurrence", "repetition") and not {"tokens", "pattern", "words"} & set(file.fields):
        raise file.wrong("kind", f"a rule of kind '{kind}' needs a pattern")
    if not file.fields.get("cases") and kind != "engine":
        raise file.wrong("cases", "a rule needs cases: at least one flag and one pass")


def _zones(file: _File) -> list[str]:
    zones: set[str] = set()
    for zone in file.list_of_text("where", ["copy"]):
        if zone not in _ZONES:
            guess = nearest(zone, _ZONES)
            raise file.wrong("where", f"'{zone}' is no zone" + (f": did you mean '{guess}'?" if guess else ""))
        zones |= GROUPS.get(zone, {zone})
    return sorted(zones)


def _mapping(file: _File, key: str) -> dict[str, Any]:
    value = file.fields.get(key, {})
    if not isinstance(value, dict):
        raise file.wrong(key, f"'{key}' must be a mapping")
    return value


def _packs(file: _File) -> dict[str, Any]:
    packs = _mapping(file, "packs")
    for name, options in packs.items():
        if name not in PACKS:
            raise file.wrong("packs", f"'{name}' is no house style (one of {', '.join(PACKS)})")
        if not isinstance(options, dict):
            raise file.wrong("packs", f"the options of '{name}' must be a mapping; {{}} for none")
    if packs and file.fields.get("default") != "off":
        raise file.wrong("packs", "a rule of a house style is off by default: add 'default: off'")
    return packs


def _spec(file: _File, kind: str) -> dict[str, Any]:
    if kind == "engine":
        return {}
    spec: dict[str, Any] = {}
    readers: dict[str, Callable[[str], Any]] = {"swap": lambda key: _mapping(file, key)}
    for key in FIELDS[kind] & set(file.fields):
        if key in readers or key == "forms":
            spec[key] = _mapping(file, key)
        elif key in ("check", "options"):
            continue
        elif key in ("tokens", "exceptions", "words"):
            spec[key] = file.list_of_text(key, [])
        elif key in _NUMBERS:
            try:
                spec[key] = float(file.text(key))
            except ValueError:
                raise file.wrong(key, f"'{key}' must be a number") from None
        else:
            spec[key] = file.text(key)
    _check_patterns(file, spec)
    return spec


def _check_patterns(file: _File, spec: dict[str, Any]) -> None:
    import regex

    for key in ("tokens", "exceptions", "pattern", "prefilter", "first", "second", "swap", "forms"):
        value = spec.get(key, [])
        for pattern in [value] if isinstance(value, str) else value:
            try:
                regex.compile(pattern)
                re.compile(pattern)
            except (regex.error, re.error) as error:
                raise file.wrong(key, f"the pattern {pattern!r} does not compile: {error}") from None


def _case(file: _File, number: int, case: Any) -> dict[str, Any]:
    if not isinstance(case, dict) or ("flag" in case) == ("pass" in case):
        raise file.wrong("cases", f"case {number} needs either 'flag' or 'pass'")
    for key in case:
        if key not in _CASE_FIELDS:
            raise file.wrong("cases", f"case {number} has an unknown field '{key}'")
    flag = "flag" in case
    text = case["flag"] if flag else case["pass"]
    if not isinstance(text, str) or (flag and "[[" not in text):
        raise file.wrong("cases", f"case {number} must mark what is found with [[ ]]")
    compiled: dict[str, Any] = {"flag": flag, "text": text}
    for key in ("fixed", "format", "date", "options"):
        if key in case:
            compiled[key] = case[key]
    if case.get("todo", "false") == "true":
        compiled["todo"] = True
    return compiled


def write_compiled(path: str, entries: list[dict[str, Any]], stamp: object = None) -> None:
    """Write the compiled rules in one step, so that a reader sees the old file or the new one; read-only is fine."""
    import json

    scratch = f"{path}.{os.getpid()}"
    try:
        with open(scratch, "w", encoding="utf-8") as file:
            short = [{key: value for key, value in entry.items() if key != "cases"} for entry in entries]
            cases = {entry["name"]: entry["cases"] for entry in entries}
            for line in ({"stamp": stamp, "rules": short}, cases):
                file.write(json.dumps(line, ensure_ascii=False, separators=(",", ":")) + "\n")
        os.replace(scratch, path)
    except OSError:
        if os.path.exists(scratch):
            os.unlink(scratch)
