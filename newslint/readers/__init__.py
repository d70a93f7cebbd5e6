"""Readers: each turns the text of one format into an Article. Format is told by name, content or the user."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Mapping
from importlib import import_module
from typing import TYPE_CHECKING, cast

from newslint.article import Article
from newslint.on_use import compiled
from newslint.source import Source

if TYPE_CHECKING:
    from newslint.readers.profiles import Profile

FORMATS = (
    "text", "web", "wire", "markdown", "html", "wordpress", "archieml", "json", "ninjs", "superdesk", "docx", "snippet",
)  # fmt: skip
PROFILED = ("json", "ninjs", "superdesk")
"""Formats that are JSON: "json" takes the first profile that fits."""
EXTENSIONS = {
    ".txt": "text",
    ".text": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".mdown": "markdown",
    ".mdx": "markdown",
    ".qmd": "markdown",
    ".rmd": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".aml": "archieml",
    ".archieml": "archieml",
    ".json": "json",
    ".docx": "docx",
}
_MODULES = {"web": "text", "wire": "text", "wordpress": "html"}
_WORDPRESS = compiled(r"<!--\s+/?wp:[a-z]")
_HTML = compiled(r"\s*(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|p|div|article|figure|h[1-6])\b", re.I | re.S)
_FRONT_MATTER = compiled(r"(?:---|\+\+\+)[ \t]*(?:\r\n|\n|\r)")
_MARKDOWN = compiled(r"^(?:#{1,6} \S|!\[[^\]\n]*\]\(|\[[^\]\n]+\]\([^)\n]+\)|```)", re.M)


NOT_READ = frozenset(
    ".doc .odt .rtf .pdf .xml .rst .adoc .tex .ipynb .csv .tsv .yaml .yml .toml .py .js .ts .css".split()
)
"""Endings of formats that newslint has no reader for; read as text they would give nonsense."""


class NotRead(Exception):
    """A draft in a format that newslint cannot read; the message says what to do.

    ``other`` says that it is JSON which is no draft at all, as far as anybody can tell.
    """

    def __init__(self, message: str, *, other: bool = False) -> None:
        super().__init__(message)
        self.other = other


def guess_format(source: Source) -> str:
    """The format of a draft by its file name, or by its content where the name does not say.

    Raises:
        NotRead: when the name says a format without a reader.
    """
    if source.document is not None:
        return "docx"
    extension = os.path.splitext(source.path)[1].lower()
    if extension in NOT_READ:
        raise NotRead(
            f"newslint does not read {extension} files: give it text, Markdown or HTML, or say --input-format"
        )
    named = EXTENSIONS.get(extension)
    head = source.text[:20_000]
    if named in (None, "html", "text") and _WORDPRESS.search(head):
        return "wordpress"
    if named:
        return named
    if _HTML.match(head):
        return "html"
    if _FRONT_MATTER.match(head) or _MARKDOWN.search(head):
        return "markdown"
    return "text"


def read(source: Source, input_format: str | None = None, profiles: Mapping[str, Profile] | None = None) -> Article:
    """Read a draft into an Article.

    ``input_format`` is one of FORMATS ("web" and "wire" force the shape of a text) or the name of one of the
    ``profiles`` of the settings; None guesses.

    Raises:
        NotRead: when the name says a format without a reader, or the draft is not what its format asks.
    """
    from newslint.readers.corrections import with_corrections

    return with_corrections(_read(source, input_format or guess_format(source), profiles))


def _read(source: Source, chosen: str, profiles: Mapping[str, Profile] | None) -> Article:
    if chosen in PROFILED or (profiles and chosen in profiles):
        return _read_json(source, chosen, profiles or {})
    if chosen == "docx" and source.document is None:
        raise NotRead("not a Word document (.docx), whatever its name says: save it as .docx anew")
    if chosen not in FORMATS:
        raise NotRead(
            f"no format is called '{chosen}': the formats are {', '.join([*FORMATS[:-1], *(profiles or {})])}"
        )
    module = import_module(f"newslint.readers.{_MODULES.get(chosen, chosen)}")
    if chosen in _MODULES:
        return cast(Article, module.read(source, chosen))
    return cast(Callable[[Source], Article], module.read)(source)


def _read_json(source: Source, name: str, profiles: Mapping[str, Profile]) -> Article:
    from newslint.readers import json_story
    from newslint.readers.json_tree import JsonFault

    try:
        return json_story.read(source, name, profiles)
    except JsonFault as fault:
        place = source.position(fault.at)
        raise NotRead(f"not sound JSON at line {place.line}, column {place.column}: {fault}") from None
    except json_story.OtherJson as error:
        raise NotRead(str(error), other=True) from None


def read_article(text: str, path: str = "draft", input_format: str | None = None) -> Article:
    """Read the text of a draft that is in memory; ``path`` is its name, used to tell its format."""
    return read(Source(path, text), input_format)
