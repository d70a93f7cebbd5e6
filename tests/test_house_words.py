"""The words a vocabulary file rejects, where it accepts a longer name with one of them inside."""

from __future__ import annotations

import pytest

from newslint.checks.house import rejected_word
from newslint.findings import Hit
from newslint.readers import read_article
from newslint.records import replace
from newslint.vocabulary import parse

WORDS = parse(["!Bombay -> Mumbai", "Bombay High Court", "!chairman -> chair", "Chairman Mao"])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Bombay High Court sat.", []),
        ("He left Bombay for the Bombay High Court.", [8]),
        ("In Bombay, High Court judges sat.", [3]),
        ("The chairman read Chairman Mao.", [4]),
    ],
)
def test_accepted_names_hold_against_rejected_words_inside(text: str, expected: list[int]) -> None:
    article = replace(read_article(text, "draft", "snippet"), vocabulary=WORDS)
    assert [said.where.start for said in rejected_word(article, {}) if isinstance(said, Hit)] == expected
