"""The list of data tables that newslint ships, kept beside them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from pathlib import Path

DATA = Path(__file__).resolve().parent.parent / "newslint" / "data"
_MANIFEST = DATA / "manifest.json"


def entry(file: str, rows: int, source: str, version: str, licence: str, built: str) -> dict[str, object]:
    """What the list says of a table; the hash is that of the file as it stands."""
    return {
        "file": file,
        "rows": rows,
        "sha256": hashlib.sha256((DATA / file).read_bytes()).hexdigest(),
        "source": source,
        "source_version": version,
        "licence": licence,
        "date": built,
    }


def record(entries: Sequence[dict[str, object]]) -> None:
    """Put entries into the list, in place of older ones of the same files."""
    old = json.loads(_MANIFEST.read_text(encoding="utf-8"))["tables"] if _MANIFEST.exists() else []
    tables = {str(table["file"]): table for table in (*old, *entries)}
    newest = max(str(table["date"]) for table in tables.values())
    manifest = {"version": newest, "tables": list(tables.values())}
    _MANIFEST.write_text(json.dumps(manifest, indent=2) + "\n", encoding="utf-8")
