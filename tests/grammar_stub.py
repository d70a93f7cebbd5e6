"""A stand-in for a LanguageTool server: it finds a few slips by pattern, and fails in any way it is told to."""

from __future__ import annotations

import json
import re
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs

SLIPS = (
    (re.compile(r"\bHe (go)\b", re.I), "HE_VERB_AGR", "GRAMMAR", "Grammar", ["goes", "went"]),
    (re.compile(r"\bmust (to) pay"), "MUST_HAVE_TO", "GRAMMAR", "Grammar", ["have to"]),
    (re.compile(r"\b(in the the)\b"), "WAS_BEEN", "GRAMMAR", "Grammar", ["in the"]),
    (re.compile(r"\b(very)\b"), "VERY_WEAK", "STYLE", "Style", []),
    (re.compile(r"\b(Gopal)\b"), "IT_VBZ", "GRAMMAR", "Grammar", ["Goal"]),
)


class Stub:
    """The server and what it has been asked. ``mode`` is ok, or the way it fails from now on."""

    def __init__(self) -> None:
        self.mode = "ok"
        self.version = "6.8"
        self.asked: list[dict[str, str]] = []
        self.connections = 0
        self.sockets: list[socket.socket] = []
        self.released = threading.Event()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), type("Handler", (_Handler,), {"stub": self}))
        self._server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self._server.server_address[1]}"
        threading.Thread(target=self._server.serve_forever, args=(0.01,), daemon=True).start()

    def stop(self) -> None:
        """End the server as a kill does: open connections are cut, and whoever asks from now on is refused."""
        self.released.set()
        self._server.shutdown()
        self._server.server_close()
        for connection in self.sockets:
            with suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    stub: Stub

    def setup(self) -> None:
        super().setup()
        self.stub.connections += 1
        self.stub.sockets.append(self.connection)

    def do_GET(self) -> None:
        if self.path == "/v2/languages":
            return self._send(json.dumps([{"name": "English", "code": "en", "longCode": "en-US"}]).encode())
        return self._send(json.dumps({"software": self._software()}).encode())

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"])).decode("ascii")
        fields = {name: values[0] for name, values in parse_qs(body).items()}
        self.stub.asked.append(fields)
        data = json.dumps({"software": self._software(), "matches": list(self._matches(fields["text"]))}).encode()
        return self._send(data)

    def _software(self) -> dict[str, str]:
        return {"name": "LanguageTool", "version": self.stub.version, "buildDate": "2026-05-05"}

    def _matches(self, text: str) -> Iterator[dict[str, Any]]:
        for pattern, rule, category, name, better in SLIPS:
            for match in pattern.finditer(text):
                start, end = (len(text[:at].encode("utf-16-le")) // 2 for at in match.span(1))
                if self.stub.mode == "wrong places":
                    start += 10_000
                yield {
                    "message": f"Found {{{rule}}}.",
                    "offset": start,
                    "length": end - start,
                    "replacements": [{"value": word} for word in better],
                    "rule": {
                        "id": rule,
                        "category": {"id": category, "name": name},
                        "urls": [{"value": "https://languagetool.org/insights/"}],
                    },
                }

    def _send(self, data: bytes) -> None:
        mode = self.stub.mode
        if mode == "silent":
            self.stub.released.wait(30)
        if mode in ("silent", "hang up"):
            self.close_connection = True
            return
        length = len(data)
        if mode == "half":
            data = data[: len(data) // 2]
            length = len(data)
        elif mode == "cut off":
            data = data[: len(data) // 2]
            self.close_connection = True
        elif mode == "page":
            data = b"<html>Welcome to the printer</html>"
            length = len(data)
        self.send_response(500 if mode == "error" else 200)
        self.send_header("Content-Length", str(length))
        self.end_headers()
        self.wfile.write(data)
        if mode == "once":
            self.close_connection = True

    def log_message(self, *_: object) -> None:
        """Nothing on standard error."""


@contextmanager
def stub_server() -> Iterator[Stub]:
    """A stand-in that runs until the end of the block."""
    stub = Stub()
    try:
        yield stub
    finally:
        stub.stop()
