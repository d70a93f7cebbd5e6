"""Write files in one step: a reader sees the old content or the new, whatever happens in between."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Callable


def write_text(path: str, text: str) -> None:
    """Replace the content of a file (UTF-8, line breaks as given); its mode is kept.

    Raises:
        OSError: when the folder cannot be written.
    """
    write_bytes(path, text.encode("utf-8", "backslashreplace"))


class Changed(Exception):
    """A file holds other content than it did when it was read."""


def replace_bytes(path: str, old: bytes, new: bytes) -> None:
    """Replace the content of a file that still holds ``old``; links are followed, the file's mode is kept.

    Raises:
        Changed: when the file holds something else by now.
        OSError: when the file or its folder cannot be written.
    """
    target = os.path.realpath(path)
    if not os.access(target, os.W_OK):
        raise PermissionError(errno.EACCES, "it may not be written", target)
    write_bytes(target, new, lambda: _see_unchanged(target, old))


def _see_unchanged(path: str, old: bytes) -> None:
    with open(path, "rb") as file:
        if file.read() != old:
            raise Changed


def write_bytes(path: str, data: bytes, last_look: Callable[[], None] | None = None) -> None:
    """Replace the content of a file; its mode is kept.

    With ``last_look``, which may still stop it right before, the new content is on the disk before the old one goes.

    Raises:
        OSError: when the folder cannot be written.
    """
    target = os.path.realpath(path)
    if os.path.exists(target) and not os.path.isfile(target):
        with open(target, "wb") as stream:
            stream.write(data)
        return
    import tempfile

    handle, scratch = tempfile.mkstemp(dir=os.path.dirname(target) or ".", prefix=".newslint-")
    try:
        with open(handle, "wb") as file:
            file.write(data)
            if last_look:
                file.flush()
                os.fsync(file.fileno())
        os.chmod(scratch, os.stat(target).st_mode if os.path.exists(target) else 0o666 & ~_umask())
        if last_look:
            last_look()
        os.replace(scratch, target)
    except BaseException:
        os.unlink(scratch)
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def cache_folder() -> str | None:
    """The folder for what may be thrown away, by the custom of the system; None where the user has no home."""
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA", "")
    elif sys.platform == "darwin":
        base = os.path.expanduser("~/Library/Caches")
    else:
        base = os.environ.get("XDG_CACHE_HOME", "") or os.path.expanduser("~/.cache")
    return os.path.join(base, "newslint") if os.path.isabs(base) else None
