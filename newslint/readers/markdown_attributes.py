"""Attributes of shortcodes, includes, components, image lists and chart cells, with the place of each value."""

from __future__ import annotations

import html
import re

from newslint.article import Escape, FieldState, ImageField, Span
from newslint.on_use import compiled
from newslint.readers import fields
from newslint.readers.front_matter_scalars import built
from newslint.readers.markdown_blocks import DROPPED, MASKED_OBJECT
from newslint.readers.markdown_figures import Collected, Value
from newslint.readers.pieces import TextBuilder
from newslint.records import field, mutable

_ATTRIBUTE = compiled(
    r"(?<![^\s{,(])(?P<name>[A-Za-z_:@][\w:.@-]*+)[ \t\r\n]*+=[ \t\r\n]*+"
    r"(?:\"(?P<double>(?:[^\"\\]|\\.)*+)\"|“(?P<curly>[^”]*+)”|'(?P<single>(?:[^'\\]|\\.)*+)'|`(?P<raw>[^`]*+)`|(?P<brace>\{)"
    r"|(?P<bare>[^\s\"'=<>`{}]+))",
    re.S,
)
_ESCAPED = compiled(
    r"(?P<escape>\\[\"'\\])|(?P<entity>&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});)"
    r"|(?P<fold>[ \t]*(?:\r\n|\n|\r)[ \t\r\n]*)"
)
_EXPRESSION_STRING = compiled(
    r"\{\s*(?:\"(?P<double>[^\"\\\n{}]*)\"|'(?P<single>[^'\\\n{}]*)'|`(?P<raw>[^`\\{}$]*)`)\s*\}"
)
_IDENTIFIER = compiled(r"\{\s*(?P<name>[A-Z]{2,8})\s*\}")
_OPTION = compiled(r"[ \t]*#\|[ \t]*(?P<name>[\w-]+)[ \t]*:[ \t]*(?P<value>\S.*?)?[ \t]*$")
_TEMPLATE = compiled(r"\{\{|\{%|\$\{")


@mutable
class Attributes:
    """Values by role of an image, and all others by name."""

    roles: dict[str, Value] = field(default_factory=dict)
    others: dict[str, Value] = field(default_factory=dict)


def attribute_values(source: str, masked: str, span: Span, *, expressions: bool = False) -> Attributes:
    """The attributes written between two offsets; ``expressions`` reads ``{...}`` values as of a program.

    ``masked`` shows which parts a template fills in.
    """
    found = Attributes()
    at = span.start
    while (match := _ATTRIBUTE.search(source, at, span.end)) is not None:
        at = match.end()
        name = match.group("name").lstrip(":@")
        if match.group("brace"):
            value, at = _expression(source, match.start("brace"), span.end)
        else:
            group = match.lastgroup or "bare"
            value = _text(source, *match.span(group))
            if expressions and match.group("name").startswith(":"):
                value = Value("", (), value.span, unknown=True)
        shown = masked[value.span.start : value.span.end]
        if MASKED_OBJECT in shown or (DROPPED in shown and DROPPED not in masked[span.start : span.start + 1]):
            value = Value("", (), value.span, unknown=True)
        role = fields.role_of(name)
        if role is not None:
            found.roles.setdefault(role, value)
        found.others.setdefault(name.lower(), value)
    return found


def _text(source: str, start: int, end: int) -> Value:
    """An attribute's text: escapes and entities read, line breaks as spaces; unknown where a template fills it in."""
    if _TEMPLATE.search(source, start, end):
        return Value("", (), Span(start, end), unknown=True)
    builder = TextBuilder()
    at = start
    for match in _ESCAPED.finditer(source, start, end):
        builder.exact(source[at : match.start()], at)
        if match.lastgroup == "escape":
            builder.replaced(match.group()[1], *match.span())
        elif match.lastgroup == "entity":
            decoded = html.unescape(match.group())
            if decoded == match.group():
                builder.exact(decoded, match.start())
            else:
                builder.replaced(decoded, *match.span())
        else:
            builder.replaced(" ", *match.span())
        at = match.end()
    builder.exact(source[at:end], at)
    return built(builder, Span(start, end), Escape.ATTRIBUTE)


def _expression(source: str, start: int, limit: int) -> tuple[Value, int]:
    """The value of an expression in braces: its text when it is one string or a placeholder name, else unknown."""
    match = _EXPRESSION_STRING.match(source, start, limit)
    if match is not None:
        return _text(source, *match.span(match.lastgroup or 0)), match.end()
    match = _IDENTIFIER.match(source, start, limit)
    if match is not None and match.group("name") in fields.PLACEHOLDERS:
        return _text(source, *match.span("name")), match.end()
    depth, at = 0, start
    for brace in compiled(r"[{}]").finditer(source, start, limit):
        depth += 1 if brace.group() == "{" else -1
        at = brace.end()
        if depth == 0:
            break
    return Value("", (), Span(start, at), unknown=True), at


def quarto_cell(source: str, lines: list[tuple[int, int]], info: str, collected: Collected) -> bool:
    """Add the chart of a code cell that names a caption or alternative text; its credit is the program's affair."""
    if not re.match(r"\{[A-Za-z]", info):
        return False
    values: dict[str, Value] = {}
    for start, end in lines[1:40]:
        match = _OPTION.match(source[start:end])
        if match is None:
            if source[start:end].strip():
                break
            continue
        role = {"fig-cap": "caption", "fig-alt": "alt"}.get(match.group("name"))
        if role is not None and match.group("value"):
            low, high = start + match.start("value"), start + match.end("value")
            if high - low >= 2 and source[low] in "\"'" and source[high - 1] == source[low]:
                low, high = low + 1, high - 1
            values.setdefault(role, _text(source, low, high))
    if not values:
        return False
    unknown = {role: ImageField(FieldState.UNKNOWN) for role in ("src", "caption", "credit")}
    collected.add_image(Span(lines[0][0], lines[-1][1]), values, otherwise=unknown)
    return True
