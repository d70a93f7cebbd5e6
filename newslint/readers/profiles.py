"""Path profiles: which path of a CMS's JSON is the headline, the body, a picture's caption. Plain values, no reading.

A path is keys joined by dots. ``[]`` takes every item of a list and ``*`` every value of an object or list,
``[role=main]`` keeps what has that value (``[type=picture,graphic]`` one of several, ``[type!=text]`` all others),
``[0]`` takes the first that is left. ``a | b`` is the first of the two that holds text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any

from newslint.article import Kind
from newslint.on_use import compiled
from newslint.records import NamedTuple, field, fields, record

_STEP = compiled(
    r"(?P<all>\*)|(?P<key>[\w$@:-]+)|\[\]|\[(?P<number>[0-9]{1,4})\]"
    r"|\[(?P<test>[\w$@:-]+)(?P<sign>!?=)(?P<values>[^\[\]=]*)\]"
)

PIECES: dict[str, Kind] = {
    "headline": Kind.HEADLINE,
    "standfirst": Kind.STANDFIRST,
    "byline": Kind.BYLINE,
    "dateline": Kind.DATELINE,
    "date": Kind.DATE,
    "body": Kind.PARAGRAPH,
    "subhead": Kind.SUBHEAD,
    "list": Kind.LIST,
    "block_quote": Kind.BLOCK_QUOTE,
    "pull_quote": Kind.PULL_QUOTE,
    "correction": Kind.CORRECTION,
    "note": Kind.NOTE,
}
"""The pieces of a story that a profile may name, in the order of its fields."""
MARKUPS = ("auto", "html", "markdown", "text")


class ProfileError(ValueError):
    """A profile that cannot be used; the message says what is wrong in it."""


class Step(NamedTuple):
    """One step of a path: a key, ``*``, ``[]``, ``[N]`` or a test."""

    kind: str
    name: str = ""
    values: tuple[str, ...] = ()
    number: int = 0


Path = tuple[Step, ...]
Paths = tuple[tuple[Path, ...], ...]
"""Paths that are all read; each is a list of alternatives, of which the first that holds text is taken."""


@record
class Pictures:
    """Where the pictures stand, and the paths of their fields from there."""

    at: Path = ()
    src: Paths = ()
    alt: Paths = ()
    caption: Paths = ()
    credit: Paths = ()


@record
class Profile:
    """How to read the JSON of one CMS.

    ``when`` are paths from the top of the file that must all lead somewhere for the profile to fit (without it: those
    of headline and body). All other paths start at the ``story``. ``markup`` is that of the body.
    """

    name: str
    when: Paths = ()
    story: Path = ()
    markup: str = "auto"
    headline: Paths = ()
    standfirst: Paths = ()
    byline: Paths = ()
    dateline: Paths = ()
    date: Paths = ()
    body: Paths = ()
    subhead: Paths = ()
    list: Paths = ()
    block_quote: Paths = ()
    pull_quote: Paths = ()
    correction: Paths = ()
    note: Paths = ()
    pictures: tuple[Pictures, ...] = field(default=())


@lru_cache(maxsize=512)
def path_of(text: str) -> Path:
    """The steps of a path.

    Raises:
        ProfileError: when it is not written as a path.
    """
    steps: list[Step] = []
    at = 0
    text = text.strip()
    while at < len(text):
        if steps and text[at] == ".":
            at += 1
        elif steps and text[at] != "[":
            break
        match = _STEP.match(text, at)
        if match is None:
            break
        steps.append(_step(match))
        at = match.end()
    if at < len(text):
        raise ProfileError(f"the path '{text}' cannot be read from '{text[at : at + 20]}' on: see docs/formats.md")
    return tuple(steps)


def _step(match: re.Match[str]) -> Step:
    if match["all"] or match.group() == "[]":
        return Step("all" if match["all"] else "items")
    if match["number"]:
        return Step("number", number=int(match["number"]))
    if match["test"]:
        values = tuple(value.strip().lower() for value in match["values"].split(","))
        return Step("is" if match["sign"] == "=" else "is not", match["test"], values)
    return Step("key", match["key"])


def paths_of(value: object) -> Paths:
    """The paths of a text, or of a list of texts.

    Raises:
        ProfileError: when it is neither, or one is not written as a path.
    """
    items = [value] if isinstance(value, str) else value
    if not isinstance(items, Sequence) or not all(isinstance(item, str) and item.strip() for item in items):
        raise ProfileError('must be a path or a list of paths, as in "story.title"')
    return tuple(tuple(path_of(part) for part in item.split("|")) for item in items)


def profile_of(name: str, raw: Mapping[str, Any]) -> Profile:
    """The profile of a table of the settings.

    Raises:
        ProfileError: when a field is unknown or wrong.
    """
    if re.fullmatch(r"[a-z][a-z0-9-]*", name) is None:
        raise ProfileError("must have a name of small letters, figures and hyphens")
    values: dict[str, Any] = {}
    known = [item.name.replace("_", "-") for item in fields(Profile) if item.name != "name"]
    for key, value in raw.items():
        if key not in known:
            raise _unknown(key, known)
        try:
            values[key.replace("-", "_")] = _value(key, value)
        except ProfileError as error:
            raise ProfileError(f"'{key}': {error}") from None
    profile = Profile(name, **values)
    if not profile.body and not profile.headline:
        raise ProfileError("names neither a body nor a headline")
    return profile


def _unknown(key: str, known: Iterable[str]) -> ProfileError:
    from newslint.rulebook import nearest

    guess = nearest(key, known)
    return ProfileError(
        f"has no field '{key}'" + (f": did you mean '{guess}'?" if guess else f" (it may have: {', '.join(known)})")
    )


def _value(key: str, value: Any) -> object:
    if key == "story":
        return _one_path(value)
    if key == "markup":
        if value not in MARKUPS:
            raise ProfileError(f"must be one of {', '.join(MARKUPS)}")
        return value
    if key == "pictures":
        tables = [value] if isinstance(value, Mapping) else value
        if not isinstance(tables, list) or not all(isinstance(table, Mapping) for table in tables):
            raise ProfileError("must be a table or a list of tables")
        return tuple(map(_pictures, tables))
    return paths_of(value)


def _one_path(value: object) -> Path:
    if not isinstance(value, str):
        raise ProfileError('must be one path, as in "posts[0]"')
    return path_of(value)


def _pictures(raw: Mapping[str, Any]) -> Pictures:
    known = [item.name for item in fields(Pictures)]
    for key in raw:
        if key not in known:
            raise _unknown(key, known)
    at = _one_path(raw.get("at", ""))
    return Pictures(at, **{key: paths_of(value) for key, value in raw.items() if key != "at"})


_NINJS_PICTURES = {
    "at": "associations.*[type=picture]",
    "src": "renditions.original.href | renditions.*.href | href | uri",
    "alt": "alt_text | body_text",
    "caption": "description_html | description_text | description_caption | descriptions[role=caption][0].value"
    " | descriptions[contenttype=text/html][0].value | descriptions[role!=creditline][0].value",
    "credit": [
        "creditline | credit | descriptions[role=creditline].value | byline | by",
        "copyrightholder",
    ],
}
_NINJS_ITEM = {**_NINJS_PICTURES, "at": "[type=picture]"}
BUILT_IN: dict[str, dict[str, Any]] = {
    "superdesk": {
        "when": [
            "_current_version | family_id | unique_name | original_creator | _id",
            "body_html | abstract | headline",
            "slugline | type",
        ],
        "headline": "headline",
        "standfirst": "abstract | description_html | description_text",
        "byline": "byline",
        "dateline": "dateline.text",
        "date": "versioncreated | firstcreated | _updated",
        "body": ["body_html", "body_footer"],
        "note": "ednote",
        "pictures": [_NINJS_PICTURES],
    },
    "ninjs": {
        "when": [
            "uri | guid",
            "body_html | body_xhtml | body_text | bodies | headline | headlines | description_text | descriptions",
            "versioncreated | version | pubstatus | standard | $standard",
        ],
        "headline": "[type!=picture].headline | [type!=picture].headlines[].value | headline_main",
        "standfirst": "[type!=picture].description_html | [type!=picture].description_text"
        " | [type!=picture].descriptions[contenttype=text/html][0].value"
        " | [type!=picture].descriptions[role!=creditline][0].value",
        "byline": "[type!=picture].byline | [type!=picture].by",
        "date": "versioncreated | contentcreated | firstcreated",
        "body": "body_html | body_xhtml | bodies[contenttype=text/html,application/xhtml+xml][0].value"
        " | [type!=picture].body_text | bodies[contenttype=text/plain][0].value"
        " | bodies[contenttype!=application/xml,text/xml,application/json][0].value",
        "note": "ednote",
        "pictures": [_NINJS_PICTURES, _NINJS_ITEM],
    },
}
"""The profiles that newslint has, written as users write theirs; the first that fits is taken."""


@lru_cache(maxsize=1)
def built_in() -> dict[str, Profile]:
    """The profiles that newslint has, by name."""
    return {name: profile_of(name, raw) for name, raw in BUILT_IN.items()}
