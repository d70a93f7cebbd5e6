"""Bare paragraphs: each chunk between blank lines is a body paragraph. Used by rule cases, never guessed."""

from __future__ import annotations

from newslint.article import Article, Kind
from newslint.on_use import compiled
from newslint.readers.pieces import plain_block
from newslint.source import Source

_CHUNK = compiled(r"[^\s][^\n\r]*(?:(?:\r\n|\n|\r)(?![ \t]*(?:\r\n|\n|\r|$))[^\n\r]*)*")


def read(source: Source) -> Article:
    """Read each chunk of lines between blank lines as one paragraph."""
    blocks = tuple(
        plain_block(Kind.PARAGRAPH, source.text, match.start(), match.end()) for match in _CHUNK.finditer(source.text)
    )
    return Article(source, "snippet", tuple(block for block in blocks if block.text))
