"""The data tables shipped with newslint: their version."""

from __future__ import annotations

import os
from functools import lru_cache

from newslint.kept import derived


@lru_cache(maxsize=1)
def data_version() -> str:
    """The date of the newest data table, from the manifest beside them; "none" where there is no table."""
    path = os.path.join(os.path.dirname(os.path.abspath(__file__)), "data", "manifest.json")
    try:
        return derived("data version", lambda: _version(path), path)
    except (OSError, ValueError):
        return "none"


def _version(path: str) -> str:
    import json

    with open(path, encoding="utf-8") as file:
        manifest = json.load(file)
    return str(manifest.get("version") or manifest.get("date") or "unknown")
