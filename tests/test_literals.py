"""What a text must hold is read off a pattern, and never leaves out a text that the pattern matches."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newslint.literals import needed


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        (r"(?:click|tap) here", ("click here", "tap here")),
        (r"[Oo]rgani[sz]ations?", ("organisation", "organisations", "organization", "organizations")),
        (r"\b(?:per cent|percent|%)", ("%", "per cent", "percent")),
        (r"\w+ born in \d{4}", (" born in ",)),
        (r"(?:to)? [a-z]+", (" ", "to ")),
        (r"(?=.*capital)x?\w+", ("capital",)),
        (r"(?:born){2,}", ("born",)),
        (r"a*|b+", ()),
        (r"\d+", ()),
        (r"Straße\w+", ("strasse",)),
    ],
)
def test_what_a_pattern_needs(pattern: str, words: tuple[str, ...]) -> None:
    assert needed(pattern) == words


PIECES = [
    "born",
    "in ",
    "[Tt]he ",
    "(?:a|an)",
    "s?",
    "(?:x|yy)?",
    r"\d+",
    r"\w*",
    "(?:died|dies)",
    "(?!z)",
    "[^q]",
    "%",
]


@given(pieces=st.lists(st.sampled_from(PIECES), min_size=1, max_size=5), text=st.text("born in The a an s xy died%z 1"))
@settings(max_examples=400)
def test_a_matching_text_holds_one_of_the_words(pieces: list[str], text: str) -> None:
    pattern = "".join(pieces)
    words = needed(pattern)
    if words and re.search(pattern, text, re.IGNORECASE):
        assert any(word in text.casefold() for word in words)
