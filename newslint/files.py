"""Write files in one step: a reader sees the old content or the new, whatever happens in between."""

from __future__ import annotations

import os
import sys


def write_text(path: str, text: str) -> None:
    """Replace the content of a file (UTF-8, line breaks as given); its mode is kept.

    Raises:
        OSError: when the folder cannot be written.
    """
    write_bytes(path, text.encode("utf-8", "backslashreplace"))


def write_bytes(path: str, data: bytes) -> None:
    """Replace the content of a file; its mode is kept.

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
        os.chmod(scratch, os.stat(target).st_mode if os.path.exists(target) else 0o666 & ~_umask())
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
