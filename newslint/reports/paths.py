"""Paths as other programs read them."""

from __future__ import annotations


def portable(path: str) -> str:
    """A path with forward slashes, without ``./`` before it, and with U+FFFD for what UTF-8 cannot hold."""
    path = path.replace("\\", "/")
    while path.startswith("./"):
        path = path[2:].lstrip("/")
    return path.encode("utf-8", "surrogateescape" if _is_escaped(path) else "replace").decode("utf-8", "replace") or "."


def _is_escaped(path: str) -> bool:
    """Whether every lone surrogate stands for a byte of a name that is not UTF-8."""
    return all("\udc80" <= character <= "\udcff" for character in path if "\ud800" <= character <= "\udfff")
