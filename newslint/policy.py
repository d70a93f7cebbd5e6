"""What a house says of its pictures and metadata, as options of the rules that ask for them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

FIELDS_RULE = "structure/front-matter-field"
IMAGE_RULES = {"caption": "captions/missing", "credit": "captions/missing-credit", "alt": "captions/missing-alt"}


def with_policy(
    rules: Mapping[str, Mapping[str, Any]], images: Mapping[str, tuple[str, ...]], required: Mapping[str, str]
) -> dict[str, Mapping[str, Any]]:
    """The options of rules with what the house says of pictures and metadata; an option set by name holds."""
    options = {name: dict(values) for name, values in rules.items()}
    if "require" in images:
        for field, rule in IMAGE_RULES.items():
            options.setdefault(rule, {}).setdefault("demand", "always" if field in images["require"] else "never")
    if required:
        options.setdefault(FIELDS_RULE, {}).setdefault("fields", dict(required))
    return dict(options)


def merged(
    base: Mapping[str, Mapping[str, Any]], nearer: Mapping[str, Mapping[str, Any]]
) -> dict[str, Mapping[str, Any]]:
    """The options of rules, those of the nearer settings holding against the others."""
    return {name: {**base.get(name, {}), **nearer.get(name, {})} for name in (*base, *nearer)}
