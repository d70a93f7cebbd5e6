"""Answers of LanguageTool by paragraph, in a small database in the cache folder, so that unchanged copy asks nothing.

An answer belongs to a text, a question and a version of LanguageTool. Which version a server had is remembered with
the server, so that a draft that has not changed needs no request at all. The database may be deleted at any time; one
that can't be read or written is done without.
"""

from __future__ import annotations

import json
import os
import sqlite3
from hashlib import blake2b
from typing import Any

from newslint.grammar.door import Match, Question

_LAYOUT = 1
_MOST = 40_000
"""Paragraphs that are remembered; the ones longest unused are forgotten first."""
_TABLES = """
create table if not exists answers (key blob primary key, matches text not null, used integer not null);
create table if not exists servers (place text primary key, version text not null);
"""


_abandoned: list[sqlite3.Connection | None] = []
"""Connections of the process that this one was forked from: closing them here would unlock the file for it."""


class Cache:
    """The answers remembered in a file, or none where ``path`` is None."""

    def __init__(self, path: str | None) -> None:
        self._path = path
        self._opened: sqlite3.Connection | None = None
        self._process = os.getpid()

    def __getstate__(self) -> dict[str, Any]:
        return {**self.__dict__, "_opened": None}

    def version(self, place: str) -> str:
        """The version of LanguageTool last met at a place, empty for a place never asked."""
        rows = self._rows("select version from servers where place = ?", (place,))
        return str(rows[0][0]) if rows else ""

    def met(self, place: str, version: str) -> None:
        """Remember the version of LanguageTool at a place."""
        self._write([("insert or replace into servers values (?, ?)", (place, version))])

    def answer(self, text: str, question: Question, version: str) -> tuple[Match, ...] | None:
        """What that version found in a text, None where it was not asked."""
        key = _key(text, question, version)
        rows = self._rows("select matches from answers where key = ?", (key,))
        try:
            return tuple(Match._make((*row[:7], tuple(row[7]))) for row in json.loads(rows[0][0])) if rows else None
        except (ValueError, TypeError, IndexError):
            return None

    def remember(self, texts: dict[str, tuple[Match, ...]], question: Question, version: str, day: int) -> None:
        """Keep what that version found in each of several texts; ``day`` (since 1970) says when it was used."""
        insert = "insert or replace into answers values (?, ?, ?)"
        rows = [(_key(text, question, version), json.dumps(matches), day) for text, matches in texts.items()]
        forget = (
            "delete from answers where key in (select key from answers order by used, rowid limit "
            f"max(0, (select count(*) from answers) - {_MOST}))"
        )
        self._write([*((insert, row) for row in rows), (forget, ())])

    def close(self) -> None:
        """Close the file."""
        if self._opened is not None:
            self._opened.close()
            self._opened = None

    def _connection(self) -> sqlite3.Connection | None:
        if self._process != os.getpid():  # forked: a database must not be used by two processes at once
            _abandoned.append(self._opened)
            self._opened, self._process = None, os.getpid()
        if self._opened is None and self._path is not None:
            try:
                os.makedirs(os.path.dirname(self._path), exist_ok=True)
                self._opened = sqlite3.connect(self._path, timeout=5.0)
                self._opened.executescript(_TABLES)
            except (OSError, sqlite3.Error):
                self._drop()
        return self._opened

    def _drop(self) -> None:
        """Do without the database for the rest of the run; one that is no database makes room for a new one."""
        self.close()
        path, self._path = self._path, None
        try:
            with open(str(path), "rb") as file:
                broken = not file.read(16).startswith(b"SQLite format 3")
            if broken:
                os.unlink(str(path))
        except OSError:
            pass

    def _rows(self, words: str, values: tuple[Any, ...]) -> list[Any]:
        connection = self._connection()
        try:
            return connection.execute(words, values).fetchall() if connection else []
        except sqlite3.Error:
            self._drop()
            return []

    def _write(self, steps: list[tuple[str, tuple[Any, ...]]]) -> None:
        connection = self._connection()
        if connection is None:
            return
        try:
            with connection:
                for words, values in steps:
                    connection.execute(words, values)
        except sqlite3.Error:
            self._drop()


def _key(text: str, question: Question, version: str) -> bytes:
    basis = "\x1f".join((str(_LAYOUT), version, json.dumps(sorted(question.fields.items())), text))
    return blake2b(basis.encode("utf-8", "replace"), digest_size=16).digest()
