"""language-tool-python, which finds LanguageTool on this machine and fetches it: an extra, imported when needed.

It is GPL-3.0-only, so nothing else of newslint imports it, and nothing but a download of its own needs it.
"""

from __future__ import annotations

import os
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from newslint.grammar.door import Unavailable

HOW_TO_INSTALL = "pip install 'newslint[grammar]'"


def is_installed() -> bool:
    """Whether language-tool-python is there; it is not imported for that."""
    return find_spec("language_tool_python") is not None


def place() -> str:
    """What tells its downloads from other LanguageTools, without asking it."""
    return f"language-tool-python {os.environ.get('LTP_PATH', '')}".strip()


def folder() -> str:
    """The folder of the newest LanguageTool that it has downloaded.

    Raises:
        Unavailable: when the package is missing, or has downloaded none.
    """
    versions = _package().LocalLanguageTool.get_installed_versions()
    if not versions:
        raise Unavailable("LanguageTool has not been downloaded yet: run 'newslint grammar setup'", refused=True)
    return str(max(versions).get_directory_path())


def download() -> str:
    """Have it download the LanguageTool it is made for, checked against the hash it knows; the folder of it.

    Raises:
        Unavailable: when the package or Java is missing, or the download fails.
    """
    module = _package()
    wanted = module.LocalLanguageTool.from_version_name(module.LTP_DOWNLOAD_VERSION)
    try:
        wanted.download()
        return str(wanted.get_directory_path())
    except (SystemExit, Exception) as error:  # it raises ImportError for a missing Java, and SystemExit for an odd one
        raise Unavailable(f"LanguageTool could not be downloaded: {' '.join(str(error).split())[:200]}") from None


def _package() -> Any:
    if not is_installed():
        raise Unavailable(f"language-tool-python is not installed: {HOW_TO_INSTALL}", refused=True)
    return import_module("language_tool_python.download_lt")
