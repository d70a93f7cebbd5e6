"""Build newslint/data/words.marisa from the SCOWL word lists and our own additions.

``python tools/build_lexicon.py [--scowl DIR]``: DIR holds the unpacked lists (american-words.10 and so on). Without it
the Debian package ``scowl`` is fetched with apt-get and unpacked into a temporary folder. The same lists give the same
bytes.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import subprocess
import tempfile
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import marisa_trie

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT / "newslint" / "data"
ADDITIONS = ROOT / "tools" / "lexicon_additions.tsv"
VERSION = "2020.12.07-2"
BUILT = "2026-11-23"
AMERICAN, BRITISH, NAME = 1, 2, 4
DIALECTS = {"english": AMERICAN | BRITISH, "american": AMERICAN, "british": BRITISH, "british_z": BRITISH}
CLASSES = {"words": 0, "contractions": 0, "upper": NAME, "proper-names": NAME, "abbreviations": NAME}
_LIST = re.compile(
    r"(?P<dialect>[a-z_]+?)-(?P<kind>words|contractions|upper|proper-names|abbreviations)\.(?P<level>\d\d)"
)


def listed(folder: Path) -> Iterator[tuple[str, int, int]]:
    """Each word of the lists with its level and marks."""
    for path in sorted(folder.iterdir()):
        match = _LIST.fullmatch(path.name)
        if match and match["dialect"] in DIALECTS:
            marks = DIALECTS[match["dialect"]] | CLASSES[match["kind"]]
            for word in path.read_text(encoding="utf-8").split("\n"):
                if word and not word.endswith("'s"):
                    yield unicodedata.normalize("NFC", word), int(match["level"]), marks


def added() -> Iterator[tuple[str, int, int]]:
    """Our own words: a word, its level and dialect (us, uk, both) a line; ``#`` starts a note."""
    for line in ADDITIONS.read_text(encoding="utf-8").split("\n"):
        fields = line.partition("#")[0].split()
        if fields:
            marks = {"us": AMERICAN, "uk": BRITISH, "both": AMERICAN | BRITISH}[
                fields[2] if len(fields) > 2 else "both"
            ]
            yield fields[0], int(fields[1]) if len(fields) > 1 else 50, marks


def merged(folder: Path) -> dict[str, tuple[int, int]]:
    """Each word once, with its lowest level and all its marks; a word that is also ordinary is no name."""
    words: dict[str, tuple[int, int]] = {}
    for word, level, marks in (*listed(folder), *added()):
        old_level, old_marks = words.get(word, (level, marks))
        name = NAME if marks & old_marks & NAME else 0
        words[word] = (min(level, old_level), ((marks | old_marks) & ~NAME) | name)
    return {**{plain(word): entry for word, entry in words.items()}, **words}


def plain(word: str) -> str:
    """A word without its accents, as many houses print it."""
    return "".join(letter for letter in unicodedata.normalize("NFD", word) if not unicodedata.combining(letter))


def fetched(folder: Path) -> Path:
    """The lists of the Debian package, unpacked."""
    subprocess.run(["apt-get", "download", f"scowl={VERSION}"], cwd=folder, check=True)
    (package,) = folder.glob("scowl_*.deb")
    subprocess.run(["dpkg-deb", "--extract", package.name, "lists"], cwd=folder, check=True)
    return folder / "lists" / "usr" / "share" / "dict" / "scowl"


def main() -> None:
    """Write the trie and the manifest."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--scowl", type=Path)
    given: Path | None = parser.parse_args().scowl
    with tempfile.TemporaryDirectory() as scratch:
        words = merged(given or fetched(Path(scratch)))
    trie = marisa_trie.RecordTrie("<BB", sorted(words.items()))
    DATA.mkdir(exist_ok=True)
    target = DATA / "words.marisa"
    trie.save(str(target))
    manifest = {
        "version": BUILT,
        "tables": [
            {
                "file": target.name,
                "rows": len(words),
                "sha256": hashlib.sha256(target.read_bytes()).hexdigest(),
                "source": "SCOWL word lists (Debian package scowl) and tools/lexicon_additions.tsv",
                "source_version": VERSION,
                "licence": "SCOWL licence (permissive, MIT-like); see NOTICE",
                "date": BUILT,
            }
        ],
    }
    (DATA / "manifest.json").write_text(json.dumps(manifest, indent=2) + "\n", encoding="utf-8")
    print(f"{len(words)} words, {target.stat().st_size} bytes")


if __name__ == "__main__":
    main()
