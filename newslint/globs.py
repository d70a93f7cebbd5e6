"""Globs of the settings: ``*`` within a folder, ``**/`` across folders."""

from __future__ import annotations

import re
from functools import lru_cache


@lru_cache(maxsize=256)
def _glob(pattern: str) -> re.Pattern[str]:
    parts = []
    for token in re.findall(r"\*\*/|\*\*|\*|\?|\[[^\]]+\]|[^*?\[]+|\[", pattern):
        if token == "**/":
            parts.append(r"(?:.*/)?")
        elif token == "**":
            parts.append(r".*")
        elif token == "*":
            parts.append(r"[^/]*")
        elif token == "?":
            parts.append(r"[^/]")
        elif len(token) > 1 and token[0] == "[":
            parts.append(token.replace("[!", "[^"))
        else:
            parts.append(re.escape(token))
    return re.compile("".join(parts))


def glob_matches(pattern: str, path: str) -> bool:
    """Whether a glob covers a path with forward slashes; a glob without a slash is tried on the file name too."""
    pattern = pattern.removeprefix("./")
    if pattern.endswith("/"):
        pattern += "**"
    if _glob(pattern).fullmatch(path):
        return True
    return "/" not in pattern and _glob(pattern).fullmatch(path.rpartition("/")[2]) is not None
