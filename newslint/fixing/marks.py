"""Suppression marks as text: the comment of each format, the line above a block, the list in front matter."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable

from newslint.article import Article, Block, Span
from newslint.findings import Edit
from newslint.on_use import compiled
from newslint.records import NamedTuple

LONGEST_REASON = 200
_COMMENTS = {"html": ("<!-- ", " -->"), "mdx": ("{/* ", " */}"), "text": ("", "")}
_CLOSERS = ("-->", "*/", "%}", "#}")
_DOCTYPE = compiled(r"\s*<!doctype[^>]*>[ \t]*(?:\r\n|\n|\r)?", 2)
_FRONT_MATTER = compiled(r"(?P<fence>---|\+\+\+)[ \t]*(?:\r\n|\n|\r)")
_WP_OPENING = compiled(r"[ \t]*<!--\s+wp:[^\r\n]*?[^/]-->[ \t]*$")
_BREAK = compiled(r"\r\n|\n|\r")
FORMATS = ("text", "markdown", "html", "wordpress", "archieml")
"""Formats that can hold a mark."""


class Lines(NamedTuple):
    """How lines of marks are written into a draft: the comment's two ends, and the draft's own line break."""

    opening: str
    closing: str
    line_break: str

    def mark(self, verb: str, rules: Iterable[str], reason: str) -> str:
        """The comment that holds a mark."""
        words = f" -- {reason}" if reason else ""
        return f"{self.opening}newslint: {verb} {', '.join(sorted(set(rules)))}{words}{self.closing}"


def wrong_reason(reason: str) -> str:
    """Why a reason cannot stand in a mark, empty where it can."""
    if not reason.strip():
        return "say why, for the next editor: --add-ignore 'the band's own spelling'"
    if len(reason) > LONGEST_REASON or not reason.isprintable():
        return f"keep the reason to one line of at most {LONGEST_REASON} characters"
    if any(closer in reason for closer in _CLOSERS):
        return f"the reason may not hold what ends a comment ({' '.join(_CLOSERS)})"
    return ""


def lines_of(article: Article) -> Lines:
    """How marks are written into a draft."""
    style = "html"
    if article.format == "text":
        style = "text"
    elif article.format == "markdown" and os.path.splitext(article.source.path)[1].lower() == ".mdx":
        style = "mdx"
    return Lines(*_COMMENTS[style], line_break(article.source.text))


def line_break(text: str) -> str:
    """The line break that a text uses most."""
    crlf = text.count("\r\n")
    return "\r\n" if crlf * 2 > text.count("\n") else "\r" if "\n" not in text and "\r" in text else "\n"


def line_start(text: str, at: int) -> int:
    """The offset at which the line of an offset starts."""
    return max(text.rfind("\n", 0, at), text.rfind("\r", 0, at)) + 1


def line_end(text: str, at: int) -> int:
    """The offset at which the line of an offset ends, its line break left out."""
    match = _BREAK.search(text, at)
    return match.start() if match else len(text)


def above(article: Article, at: int) -> int:
    """The offset at which a line can be put in above the line of an offset: outside of tags and block comments."""
    text = article.source.text
    start = line_start(text, at)
    while article.format != "text":
        opened = text.rfind("<", 0, start)
        if opened <= text.rfind(">", 0, start):
            break
        start = line_start(text, opened)
    while article.format == "wordpress" and start:
        before = line_start(text, _previous(text, start))
        if not _WP_OPENING.match(text[before : line_end(text, before)]):
            break
        start = before
    return start


def _previous(text: str, start: int) -> int:
    """An offset in the line before the one that starts at an offset."""
    return start - (2 if text[start - 2 : start] == "\r\n" else 1)


def indent(text: str, start: int) -> str:
    """The white space that the line at an offset starts with."""
    line = text[start : line_end(text, start)]
    return line[: len(line) - len(line.lstrip(" \t"))] if line.strip() else ""


def group_of(article: Article, block: Block) -> Span:
    """The extent of the whole list or table that a block belongs to."""
    alike = [other for other in article.blocks if other.kind is block.kind and other.group == block.group]
    extents = [other.extent for other in alike if block.group] or [block.extent]
    return Span(min(extent.start for extent in extents), max(extent.end for extent in extents))


def for_file(article: Article, lines: Lines, rules: Iterable[str], reason: str, *, at_end: bool) -> Edit | None:
    """The edit that ignores rules in the whole draft, None where there is no place for it."""
    text = article.source.text
    if at_end and article.format != "archieml":
        lead = "" if text.endswith(("\n", "\r")) else lines.line_break
        gap = "" if article.format in ("html", "wordpress") else lines.line_break
        return Edit(len(text), len(text), lead + gap + lines.mark("ignore-file", rules, reason) + lines.line_break)
    words = f"{', '.join(sorted(set(rules)))} -- {reason}"
    if article.format == "archieml":
        if any(key.startswith("newslint.") for key in article.meta):
            return None
        return Edit(0, 0, f"newslint.ignore: {words}{lines.line_break}")
    fence = _FRONT_MATTER.match(text) if article.format == "markdown" else None
    if fence and article.meta:
        return _in_front_matter(article, fence["fence"] == "+++", lines.line_break, words)
    doctype = _DOCTYPE.match(text) if article.format == "html" else None
    at = doctype.end() if doctype else 0
    gap = lines.line_break if article.format in ("text", "markdown") else ""
    return Edit(at, at, lines.mark("ignore-file", rules, reason) + lines.line_break + gap)


def _in_front_matter(article: Article, toml: bool, line_break: str, words: str) -> Edit | None:
    text = article.source.text
    quoted = json.dumps(words, ensure_ascii=False)
    listed = [value for key, value in article.meta.items() if key.startswith("newslint.ignore.")]
    if listed and not toml:
        start = line_start(text, listed[-1].span.start)
        prefix = text[start : listed[-1].span.start].rstrip("\"' ")
        end = line_end(text, listed[-1].span.end)
        if prefix.strip() != "-" or text[listed[-1].span.end : end].strip("\"' \t"):
            return None
        return Edit(end, end, f"{line_break}{prefix} {quoted}")
    if any(key.split(".")[0] == "newslint" for key in article.meta):
        return None
    closing = compiled(r"^(?:\+\+\+|---|\.\.\.)[ \t]*$", 8).search(text, 3)
    if closing is None:
        return None
    entry = ["[newslint]", f"ignore = [{quoted}]"] if toml else ["newslint:", "  ignore:", f"    - {quoted}"]
    return Edit(closing.start(), closing.start(), "".join(f"{line}{line_break}" for line in entry))
