"""Text made fit for XML and HTML: no character that they refuse, and nothing in it that reads as markup."""

from __future__ import annotations

from collections.abc import Mapping

from newslint.reports.excerpts import clean, one_line

_SIGNS = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\ufffe": "\ufffd", "\uffff": "\ufffd"}
_ESCAPES = str.maketrans(_SIGNS)


def escaped(text: str) -> str:
    """Text for the content of an element: signs stand in for control characters, but line feeds are kept."""
    return "\n".join(clean(line) for line in text.split("\n")).translate(_ESCAPES)


def attribute(text: str) -> str:
    """Text on one line, for the value of an attribute in double quotation marks."""
    return one_line(text).translate(_ESCAPES)


def attributes(values: Mapping[str, str | int]) -> str:
    """Attributes in their order, each with a space before it."""
    return "".join(f' {name}="{attribute(str(value))}"' for name, value in values.items())
