"""What the result of a draft depends on, as digests: where all are the same, so are the findings."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from newslint import __version__
from newslint.records import NamedTuple, fields
from newslint.settings import Settings
from newslint.tables import data_version

try:  # hashlib loads OpenSSL, ten times the cost of all the rest of a look into the cache
    from _blake2 import blake2b
except ImportError:  # an interpreter without the module of its own
    from hashlib import blake2b

if TYPE_CHECKING:
    from datetime import date

    from newslint.source import Source

_APART = frozenset({"extends", "fail_on", "exclude", "vocabulary", "facts", "overrides", "baseline"})
"""Settings that change no finding of a draft, or are looked at on their own (files by what they hold)."""


class Key(NamedTuple):
    """The digest of a draft's text, and those of all that its result depends on besides, by what they stand for."""

    text: str
    parts: tuple[tuple[str, str], ...]

    @property
    def setup(self) -> str:
        """One digest of all parts."""
        return digest(repr(self.parts).encode(), 8)


def digest(data: bytes, size: int = 16) -> str:
    """A digest of ``size`` bytes as hexadecimal digits."""
    return str(blake2b(data, digest_size=size).hexdigest())


def text_digest(source: Source) -> str:
    """The digest of a draft's text; of a Word document also of its styles, tables and pictures."""
    basis = source.text if source.document is None else f"{source.text}\0{source.document!r}"
    return digest(basis.encode("utf-8", "surrogatepass"))


def settings_digest(settings: Settings) -> str:
    """The digest of the settings that change findings."""
    kept = [(item.name, getattr(settings, item.name)) for item in fields(Settings) if item.name not in _APART]
    return digest(repr(kept).encode("utf-8", "backslashreplace"), 8)


def format_part(path: str, chosen: str | None) -> str:
    """What tells a draft's format beside its text: the one chosen, or the ending of its name."""
    name = path.replace("\\", "/").rpartition("/")[2]
    ending = name.rpartition(".")[2].lower() if "." in name else ""
    return f"{chosen or ''}.{ending}"


def run_parts(
    rules_file: str, given_date: date | None, vocabulary: Iterable[str], facts: Iterable[str]
) -> dict[str, str]:
    """The digests that all drafts of a run share.

    Raises:
        OSError: when one of the files cannot be read; the run will say so itself.
    """
    return {
        "newslint": f"{__version__} {sys.version_info[0]}.{sys.version_info[1]} {_tree_digest()}",
        "rules": _files_digest([rules_file], named=False),
        "tables": data_version(),
        "date": given_date.isoformat() if given_date else "",
        "vocabulary": _files_digest(vocabulary),
        "facts": _files_digest(facts),
    }


def changed_part(before: Mapping[str, str], now: Mapping[str, str]) -> str:
    """The first part that differs, as people call it; empty where none does."""
    for name, value in now.items():
        if before.get(name) != value:
            return _CALLED.get(name, name)
    return ""


_CALLED = {
    "newslint": "newslint itself is another version",
    "rules": "the rules changed",
    "tables": "the data tables changed",
    "date": "another publication date was given",
    "vocabulary": "a vocabulary file changed",
    "facts": "a facts file changed",
    "textstat": "textstat is another version, or missing",
    "grammar": "grammar is asked for in another way, or by another LanguageTool",
    "settings": "other settings or options are in force",
    "format": "it is read as another format",
}


def _files_digest(paths: Iterable[str], *, named: bool = True) -> str:
    """A digest of files, of their names too where findings may cite them; empty for no file."""
    parts = []
    for path in paths:
        with open(path, "rb") as file:
            parts.append(f"{path if named else ''}\0{digest(file.read())}")
    return digest("\n".join(parts).encode("utf-8", "backslashreplace"), 8) if parts else ""


def _tree_digest() -> str:
    """In a working tree a digest of sizes and times of newslint's own files, which change without a new version."""
    package = os.path.dirname(os.path.abspath(__file__))
    if not os.path.exists(os.path.join(os.path.dirname(package), "pyproject.toml")):
        return ""
    stamps: list[str] = []
    folders = [package]
    while folders:
        for entry in os.scandir(folders.pop()):
            if entry.is_dir(follow_symlinks=False):
                if entry.name != "__pycache__":
                    folders.append(entry.path)
            elif entry.name != "rules.json" and not entry.name.startswith("."):
                status = entry.stat()
                stamps.append(f"{entry.path[len(package) :]} {status.st_size} {status.st_mtime_ns}")
    return digest("\n".join(sorted(stamps)).encode("utf-8", "backslashreplace"), 8)
