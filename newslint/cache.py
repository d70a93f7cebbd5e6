"""Results kept from run to run, each in a file named by what it depends on; docs/cache-and-baseline.md tells of it.

A file for each result needs no lock: it is written beside its place and moved there, so that another run finds all of
it or nothing. Its first line is a digest of the rest; a file that fails it, whatever the reason, counts as missing.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import TYPE_CHECKING

from newslint.cache_keys import Key, changed_part, digest
from newslint.files import cache_folder

if TYPE_CHECKING:
    from newslint.result import DraftResult
    from newslint.source import Source

FOLDER = ".newslint-cache"
OFF = "off"
"""What NEWSLINT_CACHE says where nothing is to be kept."""
MOST_BYTES, MOST_ENTRIES = 200 << 20, 100_000
"""The largest that a cache grows; above it the results that were not asked for longest are dropped."""
_ENTRIES = "results-1"
"""The folder of the entries; another number for another form of them."""
_LARGEST = 4 << 20
_DAY = 86_400
_TAG = "CACHEDIR.TAG"
_TAG_TEXT = (
    "Signature: 8a477f597d28d172789f06886806bc55\n"
    "# Results of newslint: safe to delete, as 'newslint cache clean' does.\n"
)


class Cache:
    """The results kept in one folder. Nothing here ever fails a run: what cannot be read or written is not cached."""

    def __init__(self, folder: str) -> None:
        self.folder = folder
        self._entries = os.path.join(folder, _ENTRIES)
        self._made: set[str] = set()

    def find(self, key: Key, source: Source, today: str) -> DraftResult | None:
        """The result kept for a draft where it holds on a day (as 2026-11-23); its ``cached`` says "hit"."""
        found = self._loaded(self._path(key), source)
        if found is None or not _holds(found[0], today):
            return None
        return found[1]

    def why_missing(self, key: Key, source: Source) -> str:
        """Why ``find`` gave nothing, for people."""
        path = self._path(key)
        if os.path.exists(path):
            found = self._loaded(path, source)
            return "its entry is damaged" if found is None else f"it held until {found[0][1] or found[0][0]}"
        for _, parts in self._same_text(key):
            return changed_part(parts, dict(key.parts)) or "its entry was dropped"
        return "new or changed text"

    def keep(self, key: Key, draft: DraftResult, holds: tuple[str, str]) -> None:
        """Write the result of a draft, which holds after one day and until another."""
        from newslint.cache_rows import dumped

        body = f"{dict(key.parts)!r}\n{dumped(draft, holds)}"
        if len(body) > _LARGEST:
            return
        data = body.encode("utf-8", "backslashreplace")
        path = self._path(key)
        scratch = f"{path}.{os.getpid()}"
        try:
            self._make(os.path.dirname(path))
            with open(scratch, "wb") as file:
                file.write(digest(data, 8).encode() + b"\n" + data)
            os.replace(scratch, path)
        except OSError:
            _tried(os.unlink, scratch)

    def trim(self, written: int) -> None:
        """Drop the oldest entries of a cache too large; done once a day, or after many were written."""
        stamp = os.path.join(self._entries, "trimmed")
        try:
            import time

            now = time.time()
            if written < 1_000 and os.path.exists(stamp) and now - os.stat(stamp).st_mtime < _DAY:
                return
            with open(stamp, "wb"):
                pass
        except OSError:
            return
        listed = sorted(self._listed())
        size, count = sum(entry[1] for entry in listed), len(listed)
        if size <= MOST_BYTES and count <= MOST_ENTRIES:
            return
        for _, length, path in listed:
            if size <= MOST_BYTES * 4 // 5 and count <= MOST_ENTRIES * 4 // 5:
                break
            _tried(os.unlink, path)
            size, count = size - length, count - 1

    def clean(self) -> int:
        """Delete the cache and return how many results it held; a folder that newslint did not make is left alone."""
        import shutil

        if not os.path.exists(os.path.join(self.folder, _TAG)):
            return 0
        count = sum(1 for _ in self._listed())
        for name in sorted(os.listdir(self.folder)):
            if name.startswith("results-"):
                shutil.rmtree(os.path.join(self.folder, name), ignore_errors=True)
        for name in (".gitignore", _TAG):
            _tried(os.unlink, os.path.join(self.folder, name))
        _tried(os.rmdir, self.folder)  # it stays where somebody put something else there
        return count

    def size(self) -> tuple[int, int]:
        """How many results are kept, and their bytes."""
        lengths = [length for _, length, _ in self._listed()]
        return len(lengths), sum(lengths)

    def _path(self, key: Key) -> str:
        return os.path.join(self._entries, key.text[:2], f"{key.text[2:]}-{key.setup}")

    def _loaded(self, path: str, source: Source) -> tuple[tuple[str, str], DraftResult] | None:
        body = _sound(path)
        if body is None:
            return None
        from newslint.cache_rows import loaded

        try:
            return loaded(body.partition("\n")[2], source)
        except (ValueError, TypeError, KeyError, RecursionError):
            return None

    def _same_text(self, key: Key) -> Iterator[tuple[str, dict[str, str]]]:
        """The entries of one text, the newest first, with what each depended on."""
        from ast import literal_eval

        found = []
        try:
            for entry in os.scandir(os.path.join(self._entries, key.text[:2])):
                if entry.name.startswith(f"{key.text[2:]}-"):
                    found.append((entry.stat().st_mtime, entry.path))
        except OSError:
            return
        for _, path in sorted(found, reverse=True):
            body = _sound(path)
            if body is not None:
                yield path, literal_eval(body.partition("\n")[0])

    def _listed(self) -> Iterator[tuple[float, int, str]]:
        """Time, bytes and path of each entry."""
        try:
            folders = [entry.path for entry in os.scandir(self._entries) if entry.is_dir()]
            for folder in folders:
                for entry in os.scandir(folder):
                    status = entry.stat()
                    yield status.st_mtime, status.st_size, entry.path
        except OSError:
            return

    def _make(self, folder: str) -> None:
        if folder in self._made:
            return
        os.makedirs(folder, exist_ok=True)
        if not self._made and not os.path.exists(os.path.join(self.folder, _TAG)):
            for name, text in ((".gitignore", "*\n"), (_TAG, _TAG_TEXT)):
                with open(os.path.join(self.folder, name), "w", encoding="utf-8") as file:
                    file.write(text)
        self._made.add(folder)


def place(given: str | None, config_path: str | None, start: str) -> str:
    """The folder of the cache: the one given, NEWSLINT_CACHE, beside the config file, at the top of the git repository
    that a folder lies in, or the user's own folder for caches."""
    chosen = given or os.environ.get("NEWSLINT_CACHE")
    if chosen and (given or chosen != OFF):
        return os.path.abspath(chosen)
    root = os.path.dirname(os.path.abspath(config_path)) if config_path else _repository(start)
    beside = os.path.join(root or ".", FOLDER)
    if root and (os.path.isdir(beside) or os.access(root, os.W_OK)):
        return beside
    return cache_folder() or os.path.abspath(FOLDER)


def _repository(start: str) -> str | None:
    folder = os.path.abspath(start)
    while not os.path.exists(os.path.join(folder, ".git")):
        parent = os.path.dirname(folder)
        if parent == folder:
            return None
        folder = parent
    return folder


def _holds(between: tuple[str, str], today: str) -> bool:
    after, until = between
    return (not after or after < today) and (not until or today <= until)


def _sound(path: str) -> str | None:
    """The text of an entry below its first line, where that is its digest; its time is renewed once a day."""
    try:
        with open(path, "rb") as file:
            data = file.read(_LARGEST + 64)
            status = os.fstat(file.fileno())
    except OSError:
        return None
    head, _, body = data.partition(b"\n")
    if head != digest(body, 8).encode():
        return None
    _renewed(path, status.st_mtime)
    return body.decode("utf-8")


def _renewed(path: str, written: float) -> None:
    import time

    if time.time() - written > _DAY:
        _tried(os.utime, path)


def _tried(function: Callable[[str], None], path: str) -> None:
    """Do something to a file that may be gone already, or in a folder that cannot be written."""
    with suppress(OSError):
        function(path)
