"""The list of data tables that newslint ships, kept beside them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

DATA = Path(__file__).resolve().parent.parent / "newslint" / "data"
_MANIFEST = DATA / "manifest.json"
_KEPT = ("inputs", "dropped")


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


def manifest() -> dict[str, Any]:
    """The list as it stands; empty where there is none."""
    found: dict[str, Any] = json.loads(_MANIFEST.read_text(encoding="utf-8")) if _MANIFEST.exists() else {}
    return found


def inputs(lock: Path, tables: Path) -> str:
    """One hash of the lock and of every hand-made table."""
    total = hashlib.sha256()
    for path in (lock, *sorted(tables.glob("*.tsv"))):
        total.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return total.hexdigest()


def record(entries: Sequence[dict[str, object]], made_from: str = "", dropped: int = 0) -> None:
    """Put entries into the list, in place of older ones of the same files.

    ``made_from`` is the hash of what the tables of places are made from, ``dropped`` how many rows were left out of
    them; both are kept where they are not given.
    """
    old = manifest()
    tables = {str(table["file"]): table for table in (*old.get("tables", ()), *entries)}
    newest = max(str(table["date"]) for table in tables.values())
    kept = {"inputs": made_from, "dropped": dropped} if made_from else {key: old[key] for key in _KEPT if key in old}
    made = {"version": newest, **kept, "tables": list(tables.values())}
    _MANIFEST.write_text(json.dumps(made, indent=2) + "\n", encoding="utf-8")


def wrong_hashes() -> Iterator[str]:
    """The tables that are not those that the list was made of."""
    for table in manifest()["tables"]:
        path = DATA / table["file"]
        if not path.exists() or hashlib.sha256(path.read_bytes()).hexdigest() != table["sha256"]:
            yield f"{table['file']}: not the table that manifest.json lists"
