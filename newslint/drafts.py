"""Find drafts: files, folders and globs to paths, each once, in a fixed order, with loops and odd files left out."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence

from newslint.globs import glob_matches
from newslint.readers import EXTENSIONS, NOT_READ
from newslint.source import NotText, Source, Unreadable, decode

SKIPPED = frozenset({"node_modules", "__pycache__", "site-packages"})
LARGEST = 64 << 20
"""Bytes of the largest draft that is read; no story is longer."""


def discover(
    paths: Iterable[str], exclude: Sequence[str], folder: str, force_exclude: bool
) -> Iterator[tuple[str, str | None]]:
    """Each draft named or found below a folder, and why it cannot be read (None where it can).

    Files that are named are read whatever their ending; in folders only known endings are, and hidden folders are
    skipped. ``exclude`` globs are relative to ``folder`` and apply to named files only with ``force_exclude``.
    """
    seen: set[str] = set()
    for path in paths:
        found: Iterable[tuple[str, str | None]]
        if path == "-":
            found = [("-", None)]
        elif os.path.isdir(path):
            found = ((name, why) for name, why in _walk(path) if not _excluded(name, exclude, folder))
        elif os.path.exists(path):
            found = [] if force_exclude and _excluded(path, exclude, folder) else [(path, None)]
        else:
            found = [
                (name, reason) for name, reason in _globbed(path) if reason or not _excluded(name, exclude, folder)
            ]
        for name, reason in found:
            if name not in seen:
                seen.add(name)
                yield name, reason


def _globbed(path: str) -> list[tuple[str, str | None]]:
    if os.path.islink(path):
        return [(path, "a link to a file that does not exist, or to itself: mend or remove the link")]
    if any(mark in path for mark in "*?["):
        import glob

        found = sorted(name for name in glob.glob(path, recursive=True) if os.path.isfile(name))
        return [(name, None) for name in found] or [(path, "no file matches this pattern: check the path")]
    return [(path, "no such file or folder: check the path")]


def _walk(root: str) -> Iterator[tuple[str, str | None]]:
    """Files with a known ending below a folder, sorted, and folders that may not be read, with why.

    A folder that a link leads back to is read once.
    """
    visited: set[tuple[int, int]] = set()
    stack = [root]
    while stack:
        folder = stack.pop()
        try:
            status = os.stat(folder)
            entries = sorted(os.scandir(folder), key=lambda entry: entry.name, reverse=True)
        except PermissionError as error:
            yield folder, f"cannot read this folder ({error.strerror}): check its permissions, or exclude it"
            continue
        except OSError:
            continue
        if (status.st_dev, status.st_ino) in visited:
            continue
        visited.add((status.st_dev, status.st_ino))
        files = []
        for entry in entries:
            if entry.name.startswith(".") or entry.name in SKIPPED:
                continue
            try:
                if entry.is_dir():
                    stack.append(entry.path)
                elif entry.is_file() and os.path.splitext(entry.name)[1].lower() in EXTENSIONS:
                    files.append(entry.path)
            except OSError:
                continue
        yield from ((path, None) for path in reversed(files))


def relative_to(path: str, folder: str) -> str:
    """The path from a folder, with forward slashes."""
    try:
        return os.path.relpath(path, folder).replace(os.sep, "/")
    except ValueError:
        return path.replace(os.sep, "/")


def _excluded(path: str, exclude: Sequence[str], folder: str) -> bool:
    if not exclude:
        return False
    relative = relative_to(path, folder)
    return any(glob_matches(pattern, relative) for pattern in exclude)


def source_of(data: bytes, path: str) -> Source:
    """The bytes of a draft as a source: those of a Word document as its readable text, all others decoded.

    Raises:
        Unreadable: when they are neither.
    """
    if data.startswith((b"PK", b"\xd0\xcf\x11\xe0")):
        from newslint.word.package import is_word
        from newslint.word.reading import word_source

        if is_word(data):
            return word_source(data, path)
    return decode(data, path)


def open_draft(path: str, shown: str | None = None) -> Source:
    """Read the bytes of a file and decode them.

    Raises:
        Unreadable: when it cannot be opened, is no regular file, is larger than LARGEST, or is not text.
    """
    return open_with_bytes(path, shown)[0]


def open_with_bytes(path: str, shown: str | None = None) -> tuple[Source, bytes]:
    """The draft of a file and the bytes that it was decoded from.

    Raises:
        Unreadable: as ``open_draft``.
    """
    try:
        if os.path.isdir(path):
            raise Unreadable("a folder: name one draft in it")
        if not os.path.lexists(path):
            raise Unreadable("no such file: check the path")
        if not os.path.isfile(path):
            raise Unreadable("not a regular file: give newslint files or folders")
        size = os.path.getsize(path)
        if size > LARGEST:
            raise Unreadable(f"{size >> 20} MB is more than the {LARGEST >> 20} MB that newslint reads: split the file")
        with open(path, "rb") as file:
            data = file.read()
    except OSError as error:
        raise Unreadable(f"cannot read it ({error.strerror}): check the file and its permissions") from None
    try:
        return source_of(data, shown or path), data
    except NotText as error:
        extension = os.path.splitext(path)[1].lower()
        if extension in NOT_READ:
            raise Unreadable(
                f"newslint does not read {extension} files: save the draft as text, Markdown or HTML"
            ) from None
        raise error
