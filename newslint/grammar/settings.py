"""The settings of grammar: the table [grammar] of the config file."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from newslint.records import field, fields, record

LANGUAGES = ("auto", "en-US", "en-GB", "en-AU", "en-CA", "en-NZ", "en-ZA")
SPEECH = ("silent", "query", "withhold")


class WrongSetting(ValueError):
    """A setting of grammar that cannot be used: which, and what it must be."""

    def __init__(self, key: str, message: str) -> None:
        super().__init__(f"'{key}' {message}" if key else message)


def _about(text: str, **kwargs: Any) -> Any:
    return field(metadata={"about": text}, **kwargs)


@record
class GrammarSettings:
    """How LanguageTool is asked, and what of its answers is said."""

    enabled: bool = _about("Whether every check asks for grammar, as --grammar does for one.", default=False)
    url: str = _about("A LanguageTool server that runs already: http://localhost:8081.", default="")
    folder: str = _about("A LanguageTool folder, from which a server is started.", default="")
    language: str = _about(
        "The English that is asked for: en-US, en-GB, en-AU, en-CA, en-NZ, en-ZA, or auto, which takes that of the "
        "draft where it shows, else en-US.",
        default="auto",
    )
    categories: tuple[str, ...] = _about(
        "Categories of LanguageTool whose every rule speaks besides the default set: GRAMMAR, PUNCTUATION.", default=()
    )
    enable: tuple[str, ...] = _about("Rules of LanguageTool that speak besides the default set.", default=())
    disable: tuple[str, ...] = _about("Rules of LanguageTool that don't speak.", default=())
    speech: str = _about(
        "Inside quotation marks: silent, query (a suggestion to check the recording), or withhold (quoted words are "
        "not sent either).",
        default="silent",
    )
    timeout: float = _about("Seconds to wait for an answer.", default=30.0)
    keep: bool = _about("Whether a server that newslint started is kept for the next run.", default=False)


def checked(table: Any) -> dict[str, Any]:
    """The table as it is written, seen to be good.

    Raises:
        WrongSetting: where it is no table, or holds an unknown key or a wrong value.
    """
    if not isinstance(table, dict):
        raise WrongSetting("", "must be a table: [grammar]")
    grammar_of(table)
    return table


def grammar_of(raw: Mapping[str, Any]) -> GrammarSettings:
    """The settings of a table.

    Raises:
        WrongSetting: for an unknown key or a wrong value.
    """
    known = {item.name: item for item in fields(GrammarSettings)}
    values: dict[str, Any] = {}
    for key, value in raw.items():
        if key not in known:
            from newslint.rulebook import nearest

            guess = nearest(key, known)
            hint = f": did you mean '{guess}'?" if guess else f" (known: {', '.join(known)})"
            raise WrongSetting("", f"has no setting '{key}'{hint}")
        values[key] = _value(key, known[key].type, value)
    settings = GrammarSettings(**values)
    if "TYPOS" in settings.categories:
        raise WrongSetting("categories", "cannot hold TYPOS: spelling is read by newslint's own rules (typo)")
    if settings.url and settings.folder:
        raise WrongSetting("", "has both 'url' and 'folder': keep the one that is meant")
    return settings


def _value(key: str, kind: str, value: Any) -> Any:
    if kind == "bool":
        if not isinstance(value, bool):
            raise WrongSetting(key, "must be true or false")
    elif kind == "float":
        if isinstance(value, bool) or not isinstance(value, int | float) or not 0 < value <= 3600:
            raise WrongSetting(key, "must be a number of seconds, at most 3600")
        return float(value)
    elif kind == "str":
        if not isinstance(value, str):
            raise WrongSetting(key, "must be a text")
        choices = {"language": LANGUAGES, "speech": SPEECH}.get(key)
        if choices and value not in choices:
            raise WrongSetting(key, f"cannot be '{value}' (one of {', '.join(choices)})")
        if key == "url" and value:
            _check_url(value)
    else:
        items = [value] if isinstance(value, str) else value
        if not isinstance(items, list) or not all(isinstance(item, str) for item in items):
            raise WrongSetting(key, 'must be a list of texts, as in ["HE_VERB_AGR"]')
        return tuple(their_name(item) for item in items)
    return value


def _check_url(value: str) -> None:
    if not re.fullmatch(r"https?://[^\s/]+(?:/\S*)?", value):
        raise WrongSetting("url", "must be the address of a server, as in http://localhost:8081")


def our_name(rule: str) -> str:
    """The name of a LanguageTool rule in reports: grammar/he-verb-agr for HE_VERB_AGR."""
    return "grammar/" + re.sub(r"[^a-z0-9]+", "-", rule.lower()).strip("-")


def their_name(name: str) -> str:
    """The id of a LanguageTool rule or category, given that or our name of the rule."""
    return name.strip().removeprefix("grammar/").replace("-", "_").upper()
