"""The door to a server of our own: found where one is kept, else started when the first question comes."""

from __future__ import annotations

import os
from typing import Any

from newslint.grammar import local, package, servers
from newslint.grammar.door import Answer, Door, Question, Unavailable
from newslint.grammar.folders import notes_folder
from newslint.grammar.settings import GrammarSettings
from newslint.grammar.wire import Server

_LOADING = 120.0
"""Seconds that reading the rules may take; it is three on a quiet machine."""


class OwnServer:
    """A server of a folder, or of language-tool-python's download where ``folder`` is empty."""

    def __init__(self, folder: str, *, keep: bool, timeout: float) -> None:
        self._folder = folder
        self._keep = keep
        self._timeout = timeout
        self._url = ""
        self._server: Server | None = None
        self._given_up: Unavailable | None = None
        self._warm: set[str] = set()

    def __getstate__(self) -> dict[str, Any]:
        return {**self.__dict__, "_server": None}

    def check(self, text: str, question: Question) -> Answer:
        """What the server finds in a text.

        Raises:
            Unavailable: when it can't be started, takes too long, or gives no whole answer.
        """
        server = self._started()
        if question.language not in self._warm:
            self._warm_up(question)
        return server.check(text, question)

    def version(self) -> str:
        """The version of LanguageTool that runs.

        Raises:
            Unavailable: when it can't be started or does not answer.
        """
        return self._started().version()

    @property
    def url(self) -> str:
        """Where the server answers, empty until it was asked."""
        return self._url

    @property
    def requests(self) -> int:
        """How many requests it was sent by this process."""
        return self._server.requests if self._server else 0

    def close(self) -> None:
        """End the connection; a server that is not kept ends with the run."""
        if self._server is not None:
            self._server.close()

    def _started(self) -> Server:
        if self._given_up is not None:
            raise self._given_up
        try:
            if not self._url:
                self._url = self._start()
        except Unavailable as error:
            self._given_up = error
            raise
        if self._server is None:
            self._server = Server(self._url, self._timeout)
        return self._server

    def _warm_up(self, question: Question) -> None:
        """Ask a trifle first: a server reads its rules with the first question of a language, whose time is its own."""
        trifle = Server(self._url, max(self._timeout, _LOADING))
        try:
            trifle.check("It is so.", question)
        finally:
            trifle.close()
        self._warm.add(question.language)

    def _start(self) -> str:
        for orphan in servers.left_behind():
            servers.stop(orphan)
        folder = self._folder or package.folder()
        stamp = local.stamp(folder)
        running = servers.usable(stamp)
        if running is not None:
            return running.url
        log = os.path.join(notes_folder(), f"{'kept' if self._keep else os.getpid()}.log")
        started = local.start(folder, log, keep=self._keep)
        servers.note(servers.Noted(started.url, started.process.pid, stamp, os.getpid(), self._keep))
        return started.url


def open_door(settings: GrammarSettings) -> tuple[Door, str]:
    """The door that the settings name, and what tells this LanguageTool from others in the cache.

    Nothing is started or asked yet.

    Raises:
        Unavailable: when the folder that is named holds no LanguageTool.
    """
    if settings.url:
        return Server(settings.url, settings.timeout), f"url {settings.url}"
    door = OwnServer(settings.folder, keep=settings.keep, timeout=settings.timeout)
    return door, f"folder {local.stamp(settings.folder)}" if settings.folder else package.place()
