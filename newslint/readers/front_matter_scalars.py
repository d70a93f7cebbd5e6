"""Values of metadata with exact places: what stands between quotes or on folded lines, and what an escape means."""

from __future__ import annotations

from newslint.article import Escape, Kind, Span
from newslint.on_use import compiled
from newslint.readers.markdown_figures import Value
from newslint.readers.pieces import TextBuilder

NULLS = frozenset(("~", "null", "Null", "NULL"))
"""What stands for no value in YAML."""
_FOLD = compiled(r"[ \t]*(?:\r\n|\n|\r)[ \t\r\n]*")
_DOUBLE = compiled(
    r"(?P<skip>\\(?:\r\n|\n|\r)[ \t]*)|(?P<escape>\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|.))"
    r"|(?P<fold>[ \t]*(?:\r\n|\n|\r)[ \t\r\n]*)"
)
_SINGLE = compiled(r"(?P<escape>'')|(?P<fold>[ \t]*(?:\r\n|\n|\r)[ \t\r\n]*)")
_PLAIN_ESCAPES = {
    "n": " ",
    "t": " ",
    "r": " ",
    "_": "\xa0",
    "N": " ",
    "L": " ",
    "P": " ",
    "0": "",
    "a": "",
    "b": "",
    "e": "",
}
_STYLES = {"": Escape.YAML, "'": Escape.YAML_SINGLE, '"': Escape.YAML_DOUBLE}


def scalar_value(text: str, start: int, end: int, style: str, path: str) -> Value:
    """The value of a scalar whose content, quotes left off, is from ``start`` to ``end``; line breaks are spaces."""
    if not style:
        raw = text[start:end]
        start += len(raw) - len(raw.lstrip(" \t\r\n"))
        end = start + len(raw.strip(" \t\r\n"))
    builder = TextBuilder()
    pattern = {"'": _SINGLE, '"': _DOUBLE, "": _FOLD}[style]
    at = start
    for match in pattern.finditer(text, start, end):
        builder.exact(text[at : match.start()], at)
        kind = match.lastgroup or "fold"
        shown = " " if kind == "fold" else unescaped(match.group()) if kind == "escape" else ""
        builder.replaced(shown, match.start(), match.end())
        at = match.end()
    builder.exact(text[at:end], at)
    return built(builder, Span(start, end), _STYLES[style], path)


def built(builder: TextBuilder, span: Span, escape: Escape, key: str = "") -> Value:
    """What was built as a value, white space at its ends left off."""
    block = builder.block(Kind.META, span)
    return Value(block.text, block.pieces, span, escape, key)


def unescaped(escape: str) -> str:
    """The character that an escape of YAML stands for."""
    if escape == "''":
        return "'"
    if escape[1] in "xuU" and len(escape) > 2:
        code = int(escape[2:], 16)
        return chr(code) if code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd"
    return _PLAIN_ESCAPES.get(escape[1], escape[1])
