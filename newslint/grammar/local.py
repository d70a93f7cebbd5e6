"""A LanguageTool server of our own: started from a folder of jars, on this machine only, and stopped cleanly."""

from __future__ import annotations

import atexit
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Sequence
from typing import Any, NamedTuple

from newslint.grammar.door import Unavailable
from newslint.grammar.wire import Server

OLDEST_JAVA = 17
_READY = 60.0
"""Seconds a server may take until it answers; it takes one to five."""
_SPARING = ("-Xmx1g", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1")
"""Java at 350 MB and 4 s to the first answer, where its defaults take 660 MB and 8 s."""
_CONFIG = "pipelineCaching=true\nmaxPipelinePoolSize=20\n"
"""Without a kept pipeline the server builds its rules anew for each request: four times slower."""
_MAIN = "org.languagetool.server.HTTPServer"


class Java(NamedTuple):
    """The Java that is found first: its path and version (17 for 17.0.15)."""

    path: str
    version: int


def find_java() -> Java | None:
    """The Java of JAVA_HOME or of the search path, None where there is none that runs."""
    from shutil import which

    home = os.environ.get("JAVA_HOME")
    path = (which("java", path=os.path.join(home, "bin")) if home else None) or which("java")
    if not path:
        return None
    try:
        done = subprocess.run([path, "-version"], capture_output=True, text=True, timeout=30, check=False)
    except (OSError, subprocess.SubprocessError):
        return None
    found = re.search(r'version "(?:1\.)?(\d+)', done.stderr + done.stdout)
    return Java(path, int(found[1])) if found else None


def needed_java() -> Java:
    """The Java that a server can be started with.

    Raises:
        Unavailable: when there is none, or it is too old.
    """
    java = find_java()
    if java is None:
        raise Unavailable(f"there is no Java here: install Java {OLDEST_JAVA} or newer", refused=True)
    if java.version < OLDEST_JAVA:
        raise Unavailable(f"Java {java.version} is too old: install Java {OLDEST_JAVA} or newer", refused=True)
    return java


def class_path(folder: str) -> str:
    """What Java must load to run the server of a folder: that of a download, or one with all jars in it.

    Raises:
        Unavailable: when the folder holds no LanguageTool server.
    """
    for below in ("", "libs", os.path.join("target", "libs")):
        place = os.path.join(folder, below) if below else folder
        names = sorted(os.listdir(place)) if os.path.isdir(place) else []
        if "languagetool-server.jar" in names:
            return os.path.join(place, "languagetool-server.jar")
        if any(name.startswith("languagetool-server-") and name.endswith(".jar") for name in names):
            return os.path.join(place, "*")
    raise Unavailable(f"there is no LanguageTool server in {folder}: it holds no languagetool-server.jar", refused=True)


def stamp(folder: str) -> str:
    """What tells one LanguageTool folder from another, or from itself after an update.

    Raises:
        Unavailable: when the folder holds no LanguageTool server.
    """
    path = class_path(folder)
    place = os.path.dirname(path)
    jars = [name for name in sorted(os.listdir(place)) if name.startswith("languagetool-server")]
    return f"{os.path.abspath(place)} {jars} {[os.stat(os.path.join(place, jar)).st_mtime_ns for jar in jars]}"


class Started(NamedTuple):
    """A server that was started: where it answers, its process number, and the file it writes what it does to."""

    url: str
    process: subprocess.Popen[bytes]
    log: str

    def stop(self) -> None:
        """End the server, by force where it does not end within five seconds."""
        self.process.terminate()
        try:
            self.process.wait(5)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait(5)


def start(folder: str, log: str, *, keep: bool = False, command: Sequence[str] | None = None) -> Started:
    """Start the server of a folder on a free port of this machine and wait until it answers.

    With ``keep`` it outlives this run; otherwise it ends with it. ``command`` replaces Java and its options.

    Raises:
        Unavailable: when Java or the server is missing, or it ends or stays silent instead of answering.
    """
    port = _free_port()
    words = [*(command or _command(folder, log)), "--port", str(port)]
    os.makedirs(os.path.dirname(log), exist_ok=True)
    options: dict[str, Any] = {"start_new_session": True} if keep and sys.platform != "win32" else {}
    with open(log, "wb") as file:
        try:
            process = subprocess.Popen(words, stdin=subprocess.DEVNULL, stdout=file, stderr=file, **options)
        except OSError as error:
            raise Unavailable(f"Java could not be started ({error.strerror})", refused=True) from None
    started = Started(f"http://127.0.0.1:{port}", process, log)
    if not keep:
        _end_with_us(started)
    _wait(started)
    return started


def _command(folder: str, log: str) -> list[str]:
    jars = class_path(folder)
    config = log.removesuffix(".log") + ".properties"
    os.makedirs(os.path.dirname(log), exist_ok=True)
    with open(config, "w", encoding="utf-8") as file:
        file.write(_CONFIG)
    return [needed_java().path, *_SPARING, "-cp", jars, _MAIN, "--config", config]


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _end_with_us(started: Started) -> None:
    """Stop the server when this process ends, by a signal too."""
    atexit.register(started.stop)
    try:
        if signal.getsignal(signal.SIGTERM) is signal.SIG_DFL:
            signal.signal(signal.SIGTERM, _leave)
    except ValueError:
        pass  # not the main thread: whoever runs us sees to signals


def _leave(*_: object) -> None:
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    sys.exit(143)


def _wait(started: Started) -> None:
    end = time.monotonic() + _READY
    while time.monotonic() < end:
        if started.process.poll() is not None:
            raise Unavailable(f"LanguageTool ended at once: {_last_words(started.log)}", refused=True)
        server = Server(started.url, timeout=_READY)
        try:
            server.version()
            return
        except Unavailable:
            time.sleep(0.1)
        finally:
            server.close()
    started.stop()
    raise Unavailable(f"LanguageTool was started but did not answer within {_READY:g} seconds", refused=True)


def _last_words(log: str) -> str:
    """The line of a server's log that says best why it ended."""
    with open(log, encoding="utf-8", errors="replace") as file:
        lines = [" ".join(line.split()) for line in file if line.strip()]
    telling = [line for line in lines if "Exception" in line or "Error" in line or "Caused by" in line]
    return (telling or lines or ["it said nothing"])[-1][:200]
