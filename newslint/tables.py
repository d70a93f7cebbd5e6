"""The data tables shipped with newslint: their version."""

from __future__ import annotations

import os
from functools import lru_cache


@lru_cache(maxsize=1)
def data_version() -> str:
    """The date of the newest data table, from the manifest beside them; "none" where there is no table."""
    import json

    path = os.path.join(os.path.dirname(os.path.abspath(__file__)), "data", "manifest.json")
    try:
        with open(path, encoding="utf-8") as file:
            manifest = json.load(file)
    except (OSError, ValueError):
        return "none"
    return str(manifest.get("version") or manifest.get("date") or "unknown")
