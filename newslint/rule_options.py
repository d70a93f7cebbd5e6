"""Options of rules in the settings: a name no rule knows, or a value it cannot use, ends the run before it starts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from newslint.config import Config, ConfigError
from newslint.rulebook import Rule, nearest

_CHOICES = {
    ("captions/missing", "demand"): ("others", "always", "never"),
    ("captions/missing-credit", "demand"): ("others", "always", "never"),
    ("captions/missing-alt", "demand"): ("others", "always", "never"),
    ("headline/case-style", "style"): ("sentence", "title"),
    ("names/house-place-name", "style"): ("ap", "guardian"),
    ("quotes/stop-placement", "placement"): ("inside", "sense"),
    ("readability/grade", "measure"): ("flesch-kincaid", "gunning-fog", "smog", "coleman-liau", "ari"),
    ("typo/unknown-word", "certainty"): ("sure", "likely"),
}


def check_options(config: Config, rules: Iterable[Rule]) -> None:
    """See that every option set for a rule is one of its own, with a value of its kind.

    Raises:
        ConfigError: for the first that is not, with file, line and what the rule takes.
    """
    by_name = {rule.name: rule for rule in rules}
    for key, table in (("rules", config.settings.rules), *(("overrides", each.rules) for each in _overrides(config))):
        for name, options in table.items():
            if name in by_name:
                problem = _problem(by_name[name], options)
                if problem:
                    origin = config.origins.get(f"{key}.{name}") or config.origins.get(key, "settings")
                    raise ConfigError(f"{origin}: '{name}' {problem}")


def _overrides(config: Config) -> Iterable[Any]:
    return config.settings.overrides


def _problem(rule: Rule, options: Mapping[str, Any]) -> str:
    known = dict(rule.options)
    for pack in rule.packs.values():
        known.update({option: value for option, value in pack.items() if option not in known})
    for option, value in options.items():
        if option not in known:
            guess = nearest(option, known)
            takes = f" (it takes {', '.join(sorted(known))})" if known else ": it takes none"
            return f"has no option '{option}'" + (f": did you mean '{guess}'?" if guess else takes)
        wants = _wants(rule.name, option, known[option], value)
        if wants:
            return f"'{option}' must be {wants}, not {value!r}"
    return ""


def _wants(rule: str, option: str, default: object, value: object) -> str:
    """What an option takes, where the value is nothing of the kind; empty where it is."""
    choices = _CHOICES.get((rule, option))
    if choices:
        return "" if value in choices else f"one of {', '.join(choices)}"
    if str(default).lower() in ("true", "false"):
        return "" if str(value).lower() in ("true", "false") else "true or false"
    if not isinstance(default, str) or not default.isdecimal():
        return ""
    if rule.startswith("readability/") and isinstance(value, float) and value >= 0:
        return ""
    return "" if not isinstance(value, bool) and str(value).isdecimal() else "a whole number"
