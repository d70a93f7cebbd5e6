"""Where newslint keeps what it may lose: the answers of LanguageTool, and which servers it started."""

from __future__ import annotations

import os
import tempfile

from newslint.files import cache_folder


def notes_folder() -> str:
    """The folder for notes on servers and for what these write, in the cache folder where there is one."""
    return os.path.join(cache_folder() or os.path.join(tempfile.gettempdir(), "newslint"), "languagetool")


def answers_file() -> str | None:
    """The file of answers; None where there is no cache folder, or NEWSLINT_CACHE=off asks to keep nothing."""
    folder = cache_folder()
    if folder is None or os.environ.get("NEWSLINT_CACHE") == "off":
        return None
    return os.path.join(folder, "grammar.sqlite")
