"""The YAML that most front matter is made of, read line by line: loading PyYAML takes as long as reading a draft.

Keys with a scalar on one line, and below a bare key a list or a mapping of such scalars. Where anything else stands,
the whole is left to PyYAML; a test holds that both read the same.
"""

from __future__ import annotations

import re

from newslint.article import Escape, Span
from newslint.on_use import compiled
from newslint.readers.front_matter_scalars import NULLS, scalar_value
from newslint.readers.markdown_figures import Value

_ODD = compiled(r"[^\n\r -~\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]|\r(?!\n)")
_BLANK = compiled(r" *(?:#[^\r\n]*)?(?:\r?\n|\Z)")
_LINE = compiled(
    r"(?P<indent> *)(?P<dash>- +)?(?:(?P<key>[^\W\d][\w-]{0,100}):(?: +|(?=\r?\n|\Z)))?"
    r"(?:\[(?P<flow>[^\[\]{}\"'#&*!|>%@`:?\r\n]*)\]|\"(?P<double>[^\"\\\r\n]*)\"|'(?P<single>[^'\r\n]*)'"
    r"|(?P<plain>(?![-?:,\[\]{}#&*!|>'\"%@`=])(?:[^:#\r\n]|(?<! )#|:(?![ \r\n]|\Z))+))? *(?:\r?\n|\Z)"
)


class _Open:
    """A bare key and what stands below it so far."""

    def __init__(self, key: str) -> None:
        self.key = key
        self.shape: tuple[int, bool] | None = None
        self.count = 0

    def path(self, line: re.Match[str]) -> str | None:
        """The dotted key of a line below, or None where the line does not fit the ones before."""
        shape = (len(line["indent"]), line["dash"] is not None)
        if (self.shape or shape) != shape or (line["key"] is None) != shape[1] or not (shape[1] or shape[0]):
            return None
        self.shape = shape
        self.count += 1
        return f"{self.key}.{line['key'] or self.count - 1}"


def plain_values(text: str, start: int, end: int) -> list[Value] | None:
    """The scalars between two offsets with their dotted keys, or None where not all lines are of the plain kind."""
    if _ODD.search(text, start, end):
        return None
    values: list[Value] = []
    above: _Open | None = None
    at = start
    while at < end:
        blank = _BLANK.match(text, at, end)
        line = None if blank else _LINE.match(text, at, end)
        if line is not None:
            top = line["key"] is not None and not line["indent"] and not line["dash"]
            if top and above is not None and not above.count:
                return None
            bare = line.lastgroup in ("indent", "dash", "key")
            if top and bare:
                above, path = _Open(line["key"]), None
            else:
                path = line["key"] if top else above.path(line) if above else None
                if path is None or bare:
                    return None
                above = None if top else above
                found = [_scalar(text, line, path)] if line["flow"] is None else _flow(text, line, path)
                if found is None:
                    return None
                values += found
        matched = blank or line
        if matched is None:
            return None
        at = matched.end()
    return None if above is not None and not above.count else values


def _flow(text: str, line: re.Match[str], path: str) -> list[Value] | None:
    """The words of a list on one line, or None where one of them is not plain."""
    values: list[Value] = []
    at = line.start("flow")
    items = line["flow"].split(",")
    if len(items) > 1 and not items[-1].strip():
        items.pop()
    for item in items:
        word = item.strip(" ")
        if word or len(items) > 1:
            if not word or word[0] == "-" or word in NULLS:
                return None
            values.append(scalar_value(text, at, at + len(item), "", f"{path}.{len(values)}"))
        at += len(item) + 1
    return values


def _scalar(text: str, line: re.Match[str], path: str) -> Value:
    for group, style in (("double", '"'), ("single", "'")):
        if line[group] is not None:
            return scalar_value(text, *line.span(group), style, path)
    start, end = line.span("plain")
    if line["plain"].strip() in NULLS:
        return Value("", (), Span(start, start + len(line["plain"].rstrip(" "))), Escape.YAML, path)
    return scalar_value(text, start, end, "", path)
