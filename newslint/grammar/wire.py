"""A LanguageTool server asked over HTTP: one connection kept open, a time limit, and no question after a refusal."""

from __future__ import annotations

import http.client
import json
from typing import Any
from urllib.parse import SplitResult, urlencode, urlsplit

from newslint.grammar.door import Answer, Match, Question, Unavailable

_PATIENCE = 2
"""After so many requests in a row without an answer the server is asked no more."""


class WrongAddress(ValueError):
    """A URL that names no HTTP server."""


def split_url(url: str) -> SplitResult:
    """The parts of a server's URL, less the ``/v2`` that some clients want.

    Raises:
        WrongAddress: for a URL that names no HTTP server.
    """
    try:
        parts = urlsplit(url)
        good = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        good = False
    if not good:
        raise WrongAddress(f"'{url}' is no address of a server: write it as http://localhost:8081")
    return parts._replace(path=parts.path.rstrip("/").removesuffix("/check").removesuffix("/v2"), query="", fragment="")


class Server:
    """A server by URL, asked with ``timeout`` seconds for each answer.

    After a refused connection, or two questions in a row without an answer, every further one fails at once.
    """

    def __init__(self, url: str, timeout: float = 30.0) -> None:
        self.url = url
        self.requests = 0
        self._parts = split_url(url)
        self._timeout = timeout
        self._connection: http.client.HTTPConnection | None = None
        self._failures = 0
        self._given_up: Unavailable | None = None

    def __getstate__(self) -> dict[str, Any]:
        return {**self.__dict__, "_connection": None}

    def check(self, text: str, question: Question) -> Answer:
        """What the server finds in a text.

        Raises:
            Unavailable: when it can't be reached, takes too long, or gives no whole answer.
        """
        found = self._ask("POST", "/v2/check", urlencode({**question.fields, "text": text}))
        try:
            return _answer(found, text)
        except (KeyError, TypeError, ValueError, AttributeError):
            raise self._strange() from None

    def version(self) -> str:
        """The version of LanguageTool that runs there.

        Raises:
            Unavailable: when it can't be reached, takes too long, or is no LanguageTool server.
        """
        found = self._ask("GET", "/v2/info", None)
        try:
            return _version(found)
        except (KeyError, TypeError, AttributeError):
            raise self._strange() from None

    def languages(self) -> tuple[str, ...]:
        """The codes of the languages the server knows, sorted.

        Raises:
            Unavailable: when it can't be reached, takes too long, or is no LanguageTool server.
        """
        found = self._ask("GET", "/v2/languages", None)
        try:
            return tuple(sorted({str(item["longCode"]) for item in found}))
        except (KeyError, TypeError):
            raise self._strange() from None

    def close(self) -> None:
        """End the connection."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _ask(self, method: str, path: str, body: str | None) -> Any:
        if self._given_up is not None:
            raise self._given_up
        try:
            data = self._exchange(method, path, body)
        except Unavailable as error:
            self.close()
            self._failures += 1
            if error.refused or self._failures >= _PATIENCE:
                self._given_up = error
            raise
        self._failures = 0
        try:
            return json.loads(data)
        except ValueError:
            raise self._strange() from None

    def _exchange(self, method: str, path: str, body: str | None) -> bytes:
        """The body of an answer; a connection that the server has closed since the last question is opened anew."""
        reused = self._connection is not None
        try:
            return self._once(method, path, body)
        except (http.client.RemoteDisconnected, ConnectionResetError, BrokenPipeError):
            self.close()
            if not reused:
                raise Unavailable(f"LanguageTool at {self.url} ended the connection without an answer") from None
        except OSError as error:
            raise self._unreached(error) from None
        try:
            return self._once(method, path, body)
        except (OSError, http.client.HTTPException) as error:
            raise self._unreached(error) from None

    def _once(self, method: str, path: str, body: str | None) -> bytes:
        if self._connection is None:
            kind = http.client.HTTPSConnection if self._parts.scheme == "https" else http.client.HTTPConnection
            self._connection = kind(str(self._parts.hostname), self._parts.port, timeout=self._timeout)
        headers = {"Content-Type": "application/x-www-form-urlencoded", "Accept": "application/json"}
        self.requests += 1
        self._connection.request(method, self._parts.path + path, body, headers if body else {})
        try:
            response = self._connection.getresponse()
            data = response.read()
        except http.client.RemoteDisconnected:
            raise
        except http.client.IncompleteRead:
            raise Unavailable(f"LanguageTool at {self.url} broke off in the middle of its answer") from None
        except http.client.HTTPException:
            raise self._strange() from None
        if response.status != 200:
            said = " ".join(data.decode("utf-8", "replace").split())[:160]
            raise Unavailable(f"LanguageTool at {self.url} would not answer ({response.status}: {said})")
        return data

    def _unreached(self, error: Exception) -> Unavailable:
        if isinstance(error, TimeoutError):
            return Unavailable(f"LanguageTool at {self.url} gave no answer within {self._timeout:g} seconds")
        reason = getattr(error, "strerror", None) or str(error) or type(error).__name__
        return Unavailable(f"no LanguageTool server answers at {self.url} ({reason})", refused=True)

    def _strange(self) -> Unavailable:
        return Unavailable(f"{self.url} gave no whole answer of a LanguageTool server")


def _version(found: Any) -> str:
    software = found["software"]
    return " ".join(str(software[key]) for key in ("version", "buildDate") if software.get(key))


def _answer(found: Any, text: str) -> Answer:
    """The answer of a server; its offsets count UTF-16 units, ours characters."""
    offsets = _utf16_offsets(text)
    matches = []
    for item in found["matches"]:
        start, end = item["offset"], item["offset"] + item["length"]
        rule, category = item["rule"], item["rule"].get("category") or {}
        if offsets is not None:
            start, end = offsets[start], offsets[end]
        links = [str(link["value"]) for link in rule.get("urls") or ()]
        better = tuple(str(other["value"]) for other in item.get("replacements") or ())
        matches.append(
            Match(
                start,
                end,
                str(rule["id"]),
                str(item["message"]),
                str(category.get("id", "")),
                str(category.get("name", "")),
                links[0] if links else "",
                better,
            )
        )
    if any(not 0 <= match.start <= match.end <= len(text) for match in matches):
        raise ValueError("a place outside the text")
    return Answer(tuple(sorted(matches)), _version(found))


def _utf16_offsets(text: str) -> list[int] | None:
    """For each UTF-16 unit of a text, and for its end, the character it belongs to; None where both count alike."""
    if not text or max(text) < "\U00010000":
        return None
    offsets: list[int] = []
    for number, letter in enumerate(text):
        offsets.extend([number] * (2 if letter >= "\U00010000" else 1))
    return [*offsets, len(text)]
