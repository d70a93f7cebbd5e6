"""The servers that newslint started, each noted in a file, so that they can be found again and stopped."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress

from newslint.files import write_text
from newslint.grammar.door import Unavailable
from newslint.grammar.folders import notes_folder
from newslint.grammar.wire import Server
from newslint.records import NamedTuple


class Noted(NamedTuple):
    """A server: where it answers, its process number, what it was started from, who for, and whether it is kept."""

    url: str
    pid: int
    stamp: str
    owner: int
    kept: bool


def note(server: Noted) -> None:
    """Write a server down; where that can't be done it just won't be found again."""
    try:
        os.makedirs(notes_folder(), exist_ok=True)
        write_text(_path(server.pid), json.dumps(server._asdict()))
    except OSError:
        pass


def forget(pid: int) -> None:
    """Take the note of a server away."""
    with suppress(OSError):
        os.unlink(_path(pid))


def noted() -> Iterator[Noted]:
    """The servers that still run, those of runs that are over included; notes on others are taken away."""
    try:
        names = sorted(os.listdir(notes_folder()))
    except OSError:
        return
    for name in names:
        if not name.endswith(".json"):
            continue
        path = os.path.join(notes_folder(), name)
        try:
            with open(path, encoding="utf-8") as file:
                server = Noted(**json.load(file))
        except (OSError, ValueError, TypeError):
            continue
        if is_server(server.pid):
            yield server
        else:
            forget(server.pid)


def usable(stamp: str) -> Noted | None:
    """A server of the same folder that answers, kept or started earlier in this run; None where there is none."""
    for server in noted():
        if (server.kept or server.owner == os.getpid()) and server.stamp == stamp and answers(server.url):
            return server
    return None


def answers(url: str) -> bool:
    """Whether LanguageTool answers at an address."""
    server = Server(url, timeout=5.0)
    try:
        server.version()
        return True
    except Unavailable:
        return False
    finally:
        server.close()


def left_behind() -> list[Noted]:
    """Servers that nobody keeps and whose run is over, as after a power cut or a kill."""
    return [server for server in noted() if not server.kept and not _runs(server.owner)]


def stop(server: Noted) -> bool:
    """End a server, by force where it does not end within five seconds; whether it is gone."""
    try:
        os.kill(server.pid, signal.SIGTERM)
        for _ in range(50):
            if not is_server(server.pid):
                break
            time.sleep(0.1)
        else:
            os.kill(server.pid, getattr(signal, "SIGKILL", signal.SIGTERM))
    except OSError:
        pass
    forget(server.pid)
    return not is_server(server.pid)


def is_server(pid: int) -> bool:
    """Whether a process is a LanguageTool server, and not another that has got its number since."""
    try:
        if sys.platform == "linux":
            with open(f"/proc/{pid}/cmdline", "rb") as file:
                words = file.read()
        else:
            words = subprocess.run(["ps", "-o", "command=", "-p", str(pid)], capture_output=True, check=False).stdout
    except OSError:
        return False
    return b"org.languagetool.server" in words


def _runs(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


def _path(pid: int) -> str:
    return os.path.join(notes_folder(), f"{pid}.json")
