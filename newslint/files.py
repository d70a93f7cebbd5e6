"""Write files in one step: a reader sees the old content or the new, whatever happens in between."""

from __future__ import annotations

import os
import tempfile


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
