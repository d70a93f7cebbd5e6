"""newslint reads a news draft the way a copy desk does and reports what must be looked at before it goes out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from newslint.article import Article
    from newslint.engine import lint
    from newslint.findings import Edit, Finding
    from newslint.readers import read_article

__version__ = "0.1.0"
__all__ = ["Article", "Edit", "Finding", "__version__", "lint", "read_article"]

_HOMES = {
    "Article": "newslint.article",
    "Edit": "newslint.findings",
    "Finding": "newslint.findings",
    "lint": "newslint.engine",
    "read_article": "newslint.readers",
}


def __getattr__(name: str) -> Any:
    """Import a public name when it is first asked for, so that the command line starts fast."""
    if name in _HOMES:
        from importlib import import_module

        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module 'newslint' has no attribute {name!r}")
