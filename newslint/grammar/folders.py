"""Where newslint keeps what it may lose: the answers of LanguageTool, and which servers it started."""

from __future__ import annotations

import os
import sys


def cache_folder() -> str:
    """The folder of this user for things that can be made anew; NEWSLINT_CACHE names another."""
    named = os.environ.get("NEWSLINT_CACHE")
    if named:
        return os.path.abspath(named)
    home = os.path.expanduser("~")
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA") or os.path.join(home, "AppData", "Local")
    elif sys.platform == "darwin":
        base = os.path.join(home, "Library", "Caches")
    else:
        base = os.environ.get("XDG_CACHE_HOME") or os.path.join(home, ".cache")
    return os.path.join(base, "newslint")
