"""The manual, made from what the code knows: rule pages and table, config schema, effective and starter config."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from typing import Any

from newslint import config as configs
from newslint.config import Config
from newslint.readers.profiles import MARKUPS, PIECES, Profile
from newslint.records import fields
from newslint.rulebook import Case, Rule
from newslint.settings import FIELD_TYPES, IMAGE_FIELDS, LEVELS, PRESETS, Override, Settings

_FIX_WORDS = {
    "safe": "safe: it may be applied in bulk",
    "ask": "ask: shown, applied when a person says yes",
    "show": "show: never applied by newslint",
}
_SPEECH_WORDS = {
    "silent": "nothing is said inside direct speech",
    "query": "inside direct speech it is a query, one level down, and never fixed",
    "keep": "direct speech is read like the rest",
}


def rule_table(rules: Sequence[Rule], config: Config, *, as_json: bool) -> str:
    """Every rule with its state under this config: a table, or JSON."""
    running = {rule.name for rule in configs.chosen(config.settings, rules)}
    levels = config.settings.levels
    if as_json:
        rows = [
            {
                "rule": rule.name,
                "on": rule.name in running,
                "level": str(levels.get(rule.name, rule.level)),
                "fix": str(rule.fix),
                "since": rule.since,
                "message": rule.message,
                "why": rule.why,
            }
            for rule in rules
        ]
        return json.dumps(rows, ensure_ascii=False, indent=2) + "\n"
    width = max(len(rule.name) for rule in rules)
    lines = []
    for rule in rules:
        state = "on " if rule.name in running else "off"
        lines.append(
            f"{rule.name:{width}}  {state}  {levels.get(rule.name, rule.level):10}  {first_sentence(rule.why)}"
        )
    lines.append(f"\n{len(running)} of {len(rules)} rules are on. 'newslint rule NAME' explains one.")
    return "\n".join(lines) + "\n"


def first_sentence(text: str) -> str:
    """The first sentence of a text, on one line."""
    flat = " ".join(text.split())
    return re.split(r"\. (?![a-z])", flat, maxsplit=1)[0].rstrip(".") + "."


def _off(rule: Rule) -> str:
    """How a rule that is off by default is switched on."""
    packs = " or ".join(rule.packs)
    return f"off until selected or with the house style {packs}" if packs else "off until selected"


def rule_page(rule: Rule) -> str:
    """The manual page of a rule for the shell."""
    lines = [rule.name, "=" * len(rule.name), "", rule.why, "", f"It says:  {rule.message}", ""]
    lines += [f"level   {rule.level}" + ("" if rule.default else f"  ({_off(rule)})")]
    lines += [f"reads   {', '.join(sorted(rule.where))}", f"speech  {_SPEECH_WORDS[rule.speech]}"]
    lines += [f"fix     {_FIX_WORDS[rule.fix.value]}", f"since   {rule.since}"]
    for title, cases in (("Flags", _cases(rule, flag=True)), ("Stays silent", _cases(rule, flag=False))):
        if cases:
            lines += ["", title, "-" * len(title)]
            lines += ["\n".join(f"  {line}" for line in case.text.rstrip("\n").split("\n")) for case in cases]
    lines += ["", f"To ignore one place:  newslint: ignore {rule.name} -- REASON", ""]
    return "\n".join(lines)


def _cases(rule: Rule, *, flag: bool) -> list[Case]:
    return [case for case in rule.cases if case.flag is flag and not case.todo]


def rule_markdown(rule: Rule) -> str:
    """The documentation page of a rule in Markdown."""
    state = "on by default" if rule.default else _off(rule)
    parts = [
        f"# {rule.name}",
        f"Level **{rule.level}**, {state}. Since {rule.since}.",
        rule.why,
        f"It says: `{rule.message}`",
        f"- Reads: {', '.join(sorted(rule.where))}.\n- Speech: {_SPEECH_WORDS[rule.speech]}.\n"
        f"- Fix: {_FIX_WORDS[rule.fix.value]}.",
    ]
    for title, cases in (("Flags", _cases(rule, flag=True)), ("Stays silent", _cases(rule, flag=False))):
        if cases:
            parts += [f"## {title}", *(_fenced(case.text) for case in cases)]
    return "\n\n".join(parts) + "\n"


def _fenced(text: str) -> str:
    fence = "```"
    while fence in text:
        fence += "`"
    return f"{fence}text\n{text.rstrip()}\n{fence}"


def rules_markdown(rules: Sequence[Rule]) -> str:
    """The table of all rules in Markdown."""
    lines = [
        "# Rules",
        "",
        f"newslint knows {len(rules)} rules; {sum(rule.default for rule in rules)} are on by default.",
        "",
        "| rule | level | on | fix | what it is for |",
        "|---|---|---|---|---|",
    ]
    for rule in rules:
        why = first_sentence(rule.why).replace("|", "\\|")
        on = "yes" if rule.default else ", ".join(rule.packs) or "no"
        lines.append(f"| [{rule.name}]({rule.name}.md) | {rule.level} | {on} | {rule.fix} | {why} |")
    return "\n".join(lines) + "\n"


def effective(config: Config) -> str:
    """Each setting with its value and where it came from."""
    place = configs.shown(config.path) if config.path else "none: the defaults hold"
    lines = [f"config file: {place}", ""]
    for item in fields(Settings):
        key = item.name.replace("_", "-")
        value = getattr(config.settings, item.name)
        lines.append(f"{key} = {_shown(value)}  # {config.origins.get(key, 'default')}")
    return "\n".join(lines) + "\n"


def _shown(value: Any) -> str:
    if isinstance(value, tuple):
        return "[" + ", ".join(_shown(item) for item in value) + "]"
    if isinstance(value, Profile):
        return f"the profile {value.name}"
    if isinstance(value, Override):
        pairs = ((item.name.replace("_", "-"), getattr(value, item.name)) for item in fields(Override))
        return "{ " + ", ".join(f"{key} = {_shown(entry)}" for key, entry in pairs if entry) + " }"
    if isinstance(value, dict):
        return "{ " + ", ".join(f'"{key}" = {_shown(entry)}' for key, entry in value.items()) + " }" if value else "{}"
    return json.dumps(value, ensure_ascii=False, default=str)


def config_schema() -> str:
    """The JSON schema of the config file, made from the settings."""
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "newslint.toml",
        **_object(fields(Settings), leave_out=("only",)),
    }
    schema["properties"]["overrides"]["items"] = _object(fields(Override))
    return json.dumps(schema, indent=2) + "\n"


def _object(items: Iterable[Any], leave_out: Sequence[str] = ()) -> dict[str, Any]:
    properties = {}
    for item in items:
        if item.name not in leave_out:
            properties[item.name.replace("_", "-")] = {"description": item.metadata["about"], **_type(item)}
    return {"type": "object", "additionalProperties": False, "properties": properties}


def _profile_schema() -> dict[str, Any]:
    paths = {"type": ["string", "array"], "items": {"type": "string"}}
    pictures = {"at": {"type": "string"}, **dict.fromkeys(("src", "alt", "caption", "credit"), paths)}
    table = {"type": "object", "additionalProperties": False, "properties": pictures}
    properties = {
        "when": paths,
        "story": {"type": "string"},
        "markup": {"enum": list(MARKUPS)},
        **{name.replace("_", "-"): paths for name in PIECES},
        "pictures": {"type": ["object", "array"], "items": table},
    }
    return {"type": "object", "additionalProperties": False, "properties": properties}


def _grammar_schema() -> dict[str, Any]:
    from newslint.grammar.settings import LANGUAGES, SPEECH, GrammarSettings

    types: dict[str, dict[str, Any]] = {
        "bool": {"type": "boolean"},
        "float": {"type": "number", "exclusiveMinimum": 0, "maximum": 3600},
        "str": {"type": "string"},
        "tuple[str, ...]": {"type": "array", "items": {"type": "string"}},
    }
    chosen = {"language": {"enum": list(LANGUAGES)}, "speech": {"enum": list(SPEECH)}}
    properties = {
        item.name: {"description": item.metadata["about"], **chosen.get(item.name, types[item.type])}
        for item in fields(GrammarSettings)
    }
    return {"type": "object", "additionalProperties": False, "properties": properties}


def _type(item: Any) -> dict[str, Any]:
    if item.name == "grammar":
        return _grammar_schema()
    if item.name == "preset":
        return {"enum": list(PRESETS)}
    if item.name == "fail_on":
        return {"enum": list(LEVELS)}
    if item.name == "levels":
        return {"type": "object", "additionalProperties": {"enum": list(LEVELS)}}
    if item.name == "images":
        require = {"type": "array", "items": {"enum": list(IMAGE_FIELDS)}}
        return {"type": "object", "additionalProperties": False, "properties": {"require": require}}
    if item.name == "required_fields":
        table = {"type": "object", "additionalProperties": {"enum": list(FIELD_TYPES)}}
        return {"anyOf": [{"type": "array", "items": {"type": "string"}}, table]}
    if item.name == "profiles":
        return {"type": "object", "additionalProperties": _profile_schema()}
    if item.name == "rules":
        return {"type": "object", "additionalProperties": {"type": "object"}}
    if item.type == "int":
        return {"type": "integer", "minimum": 0}
    if item.type.startswith("tuple[Override"):
        return {"type": "array"}
    if item.type.startswith("tuple"):
        return {"type": "array", "items": {"type": "string"}}
    return {"type": "string"}


_STARTERS = {
    "packs": '["ap"]',
    "preset": '"recommended"',
    "fail_on": '"error"',
    "limit": "50",
    "extends": '["../house.toml"]',
    "select": '["headline/too-long"]',
    "ignore": '["captions/missing-credit"]',
    "levels": '{ "typo/fused-words" = "warning" }',
    "exclude": '["archive/**"]',
    "vocabulary": '["words.txt"]',
    "facts": '["newslint-facts.yaml", "facts/*.csv"]',
    "images": '{ require = ["caption", "credit", "alt"] }',
    "required_fields": '{ headline = "text", date = "date", author = "any" }',
}


def starter() -> str:
    """A config file with every setting explained and commented out."""
    lines = ["# newslint settings. Every line is an example: take the # away to use it.", ""]
    for item in fields(Settings):
        if item.name in _STARTERS:
            lines += [f"# {item.metadata['about']}", f"# {item.name.replace('_', '-')} = {_STARTERS[item.name]}", ""]
    lines += [
        "# Options of one rule.",
        '# [rules."headline/too-long"]',
        '# headline = "90"',
        "",
        "# How to read the JSON of your content system: see docs/formats.md.",
        "# [profiles.desk]",
        '# headline = "title"',
        '# body = "content.html"',
        "",
        "# Grammar by LanguageTool: see docs/grammar.md.",
        "# [grammar]",
        "# enabled = true",
        '# url = "http://localhost:8081"',
        "",
        "# Settings for some paths only.",
        "# [[overrides]]",
        '# paths = ["wire/**"]',
        '# input-format = "wire"',
        '# images = { require = ["caption"] }',
        '# ignore = ["links"]',
        "",
    ]
    return "\n".join(lines)
