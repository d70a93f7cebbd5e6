"""Front matter: the YAML or TOML at the head of a Markdown draft, as blocks, images and metadata."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from newslint.article import Kind, MetaValue, Problem, Span
from newslint.on_use import compiled
from newslint.readers import fields
from newslint.readers.front_matter_toml import toml_values
from newslint.readers.front_matter_yaml import loose_values, yaml_values
from newslint.readers.markdown_figures import UNKNOWN, Collected, Value
from newslint.records import NamedTuple
from newslint.source import LINE_BREAK

_OPENING = compiled(r"(---|\+\+\+)[ \t]*(?:\r\n|\n|\r)")
_YAML_END = compiled(r"(?:(?<=\n)|(?<=\r))(?:---|\.\.\.)[ \t]*(?=\r|\n|\Z)")
_TOML_END = compiled(r"(?:(?<=\n)|(?<=\r))\+\+\+[ \t]*(?=\r|\n|\Z)")
_KEY_LINE = compiled(r"[ \t]*(?:[\w.$/-]+|\"[^\"\r\n]*\"|'[^'\r\n]*')[ \t]*[:=]|[ \t]*[{#\[]")
_BLANK_LINES = compiled(r"(?:[ \t]*(?:\r\n|\n|\r))*")
_LOOSE_LINE = compiled(r"[ \t]*(?:[\w.-]+[ \t]*[:=](?:[ \t]|$)|#|- |\Z)|[ \t]+\S")
_STATES = frozenset(("true", "false", "yes", "no", "on", "off"))


class Head(NamedTuple):
    """Where the front matter stands: its inner text from ``start`` to ``end``, and where the body begins."""

    start: int
    end: int
    body: int
    toml: bool


def find_front_matter(text: str) -> tuple[Head | None, Problem | None]:
    """Where the front matter of a draft is, None for a draft without; the problem says that it is never closed."""
    opening = _OPENING.match(text)
    if opening is None:
        return None, None
    start = opening.end()
    toml = opening.group(1) == "+++"
    first = _BLANK_LINES.match(text, start)
    if not _KEY_LINE.match(text, first.end() if first else start) and not (_TOML_END if toml else _YAML_END).match(
        text, start
    ):
        return None, None
    closing = (_TOML_END if toml else _YAML_END).search(text, start)
    if closing is not None:
        return Head(start, closing.start(), closing.end(), toml), None
    end = _last_key_line(text, start)
    problem = Problem(f"the front matter is not closed: add a line {opening.group(1)}", Span(0, 3))
    return Head(start, end, end, toml), problem


def _last_key_line(text: str, start: int) -> int:
    """Where the lines that look like keys and values end."""
    at = start
    for match in LINE_BREAK.finditer(text, start):
        if not _LOOSE_LINE.match(text[at : match.start()]) or at == match.start():
            return at
        at = match.end()
    return at


def read_front_matter(text: str, collected: Collected) -> int:
    """Read the front matter into ``collected`` and say at which offset the body begins."""
    head, problem = find_front_matter(text)
    if problem is not None:
        collected.problems.append(problem)
    if head is None:
        return 0
    values, problem = (toml_values if head.toml else yaml_values)(text, head.start, head.end)
    if problem is not None:
        collected.problems.append(problem)
        values = values if head.toml else loose_values(text, head)
    collect(values, collected)
    return head.body


def collect(values: list[Value], collected: Collected) -> set[str]:
    """Add the metadata, images and pieces of the story that keyed values are; the keys that were used."""
    for value in values:
        if value.key not in collected.meta:
            collected.meta[value.key] = MetaValue(value.text, value.span)
    taken = set(_add_images(values, collected))
    for value in values:
        kind = _kind(value.key)
        if kind is not None and value.key not in taken:
            taken.add(value.key)
            if value.text:
                collected.blocks.append(value.block(kind))
    return taken


def _kind(key: str) -> Kind | None:
    """The piece of the story a dotted key is: a top-level key, a list of them, its text, or the name of an author."""
    top, *below = key.split(".")
    kind = fields.piece_of(top)
    below = [part for part in below if not part.isdigit()]
    if kind is None or not below:
        return kind
    return kind if below == ["name" if kind is Kind.BYLINE else "text"] else None


def _add_images(values: Iterable[Value], collected: Collected) -> Iterator[str]:
    """Add the images of the front matter; yields the keys that were used."""
    nested: dict[str, dict[str, Value]] = {}
    flat: dict[str, dict[str, Value]] = {}
    for value in values:
        parent, _, last = value.key.rpartition(".")
        role = fields.role_of(last)
        if parent and role:
            nested.setdefault(parent, {}).setdefault(role, value)
        found = fields.flat_role(last) if not parent else None
        if found is not None:
            flat.setdefault(found[0], {}).setdefault(found[1], value)
    for parent, roles in nested.items():
        if _is_image(parent, roles):
            yield from _add_image(roles, collected)
    for roles in flat.values():
        if "src" in roles and len(roles) > 1:
            yield from _add_image(roles, collected)


def _is_image(parent: str, roles: dict[str, Value]) -> bool:
    names = [fields.words(part) for part in parent.split(".") if not part.isdigit()]
    if not names or names[-1] in fields.NOT_IMAGES:
        return False
    texts = roles.keys() - {"src"}
    if names[-1] in fields.IMAGE_GROUPS:
        return bool(texts)
    return "src" in roles and bool({"alt"} & texts or {"caption", "credit"} <= texts)


def _add_image(roles: dict[str, Value], collected: Collected) -> Iterator[str]:
    """Add one image; what the front matter never names may still come from the template, so it is unknown.

    A caption without a credit is another matter: whoever shows the one would show the other.
    """
    spans = [value.span for value in roles.values()]
    if all(value.text.lower() in _STATES for value in roles.values()):
        return
    otherwise = dict.fromkeys(("src", "alt", "caption"), UNKNOWN)
    if not ("caption" in roles and roles["caption"].text):
        otherwise["credit"] = UNKNOWN
    anchor = Span(min(span.start for span in spans), max(span.end for span in spans))
    collected.add_image(anchor, roles, otherwise=otherwise)
    yield from (value.key for value in roles.values())
