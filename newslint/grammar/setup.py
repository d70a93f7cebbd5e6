"""newslint grammar setup, status and stop: what is there and what is missing, in plain words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from newslint.grammar import local, package, servers
from newslint.grammar.door import Unavailable
from newslint.grammar.own import OwnServer
from newslint.grammar.settings import GrammarSettings, grammar_of
from newslint.grammar.wire import Server
from newslint.records import NamedTuple


class Report(NamedTuple):
    """Lines to print, and whether LanguageTool can be asked."""

    lines: tuple[str, ...]
    ready: bool


def run(what: str, raw: Mapping[str, Any], options: Mapping[str, Any]) -> Report:
    """Carry out one of setup, status and stop; options name a folder or address in place of the settings.

    Raises:
        WrongSetting: for settings that cannot be used.
    """
    if what == "stop":
        return stop()
    table = {key: value for key, value in raw.items() if key not in ("url", "folder")}
    given = {"url": options.get("url"), "folder": options.get("from_folder")}
    table.update({key: value for key, value in (given if any(given.values()) else raw).items() if value})
    settings = grammar_of(table)
    if settings.url:
        return _by_url(settings)
    return _set_up(settings) if what == "setup" else _status(settings)


def stop() -> Report:
    """End every server that newslint has started and that still runs, those of runs in progress left alone."""
    ours = [server for server in servers.noted() if server.kept] + servers.left_behind()
    if not ours:
        return Report(("No server of newslint's is running.",), True)
    lines = []
    for server in ours:
        gone = servers.stop(server)
        lines.append(f"{'Stopped' if gone else 'Could not stop'} the server at {server.url} (process {server.pid}).")
    return Report(tuple(lines), all(line.startswith("Stopped") for line in lines))


def _by_url(settings: GrammarSettings) -> Report:
    server = Server(settings.url, min(settings.timeout, 10.0))
    try:
        lines = [f"server    {settings.url} answers: LanguageTool {server.version()}"]
        known = [code for code in server.languages() if code.startswith("en")]
    except Unavailable as error:
        return Report((f"server    {error}", "", "Start the server, or set another 'url' in [grammar]."), False)
    finally:
        server.close()
    lines.append(f"language  {_languages(known)}")
    return Report((*lines, "", "Ready: newslint check --grammar"), bool(known))


def _languages(known: Iterable[str]) -> str:
    codes = ", ".join(known)
    return codes if codes else "no English: this LanguageTool was built without it"


def _status(settings: GrammarSettings) -> Report:
    lines, ready = _parts(settings)
    for server in servers.noted():
        kind = "kept between runs" if server.kept else f"of the run with process {server.owner}"
        lines.append(f"server    {server.url}, {kind}")
    if not any(line.startswith("server") for line in lines):
        lines.append("server    none is running; a check with --grammar starts one")
    end = "Ready: newslint check --grammar" if ready else "Not ready: see above; 'newslint grammar setup' helps."
    return Report((*lines, "", end), ready)


def _parts(settings: GrammarSettings) -> tuple[list[str], bool]:
    """A line each on Java and on the folder, and whether both will do."""
    lines, ready = [], True
    try:
        java = local.needed_java()
        lines.append(f"java      {java.version} ({java.path})")
    except Unavailable as error:
        lines.append(f"java      {error}")
        ready = False
    try:
        folder = settings.folder or package.folder()
        local.class_path(folder)
        lines.append(f"folder    {folder}")
    except Unavailable as error:
        lines.append(f"folder    {error}")
        ready = False
    return lines, ready


def _set_up(settings: GrammarSettings) -> Report:
    lines = []
    if not settings.folder and package.is_installed():
        try:
            local.needed_java()
            package.folder()
        except Unavailable:
            lines += _download()
    more, ready = _parts(settings)
    lines += more
    if not ready:
        return Report((*lines, "", *_advice(settings)), False)
    door = OwnServer(settings.folder, keep=settings.keep, timeout=60.0)
    try:
        version = door.version()
    except Unavailable as error:
        return Report((*lines, f"server    {error}"), False)
    with_it = Server(door.url, 60.0)
    known = [code for code in with_it.languages() if code.startswith("en")]
    with_it.close()
    lines.append(f"server    LanguageTool {version} answers at {door.url}")
    lines.append(f"language  {_languages(known)}")
    kept = " The server is kept: 'newslint grammar stop' ends it." if settings.keep else ""
    end = f"Ready: newslint check --grammar.{kept}"
    if settings.folder:
        end += f"\nIn newslint.toml:\n\n  [grammar]\n  folder = {settings.folder!r}"
    return Report((*lines, "", end), bool(known))


def _download() -> list[str]:
    try:
        return [f"download  LanguageTool is in {package.download()}"]
    except Unavailable as error:
        return [f"download  {error}"]


def _advice(settings: GrammarSettings) -> list[str]:
    if settings.folder:
        return ["Name a folder that holds languagetool-server.jar, as unpacked from LanguageTool's download."]
    return [
        "Any of these will do:",
        f"- {package.HOW_TO_INSTALL}, then 'newslint grammar setup': it downloads LanguageTool (about 250 MB)",
        "- a folder with LanguageTool, unpacked: newslint grammar setup --from-folder FOLDER",
        "- a server that runs already: newslint grammar setup --url http://localhost:8081",
    ]
