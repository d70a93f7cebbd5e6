"""Leftovers: garbled text made whole, hidden characters that belong, repairs that settle."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from newslint.checks.encoding import repaired


@pytest.mark.parametrize("text", ["’", "“", "–", "é", "£", "€", "ñ", "…", "ł", "\U0001f600"])
def test_what_was_decoded_wrongly_is_told(text: str) -> None:
    garbled = text.encode().decode("cp1252", "replace")
    if "\ufffd" not in garbled:
        assert repaired(garbled) == text


def test_what_was_garbled_twice_is_told() -> None:
    assert repaired("’".encode().decode("cp1252").encode().decode("cp1252")) == "’"


def test_a_quotation_mark_whose_last_byte_is_lost() -> None:
    assert repaired("â€") == "”"


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        ("leftovers/mojibake", "Itâ€™s a cafÃ© in EspaÃ±a.\n"),
        ("leftovers/invisible-char", "The har\u200bbour\ufeff is shut\u200d.\n"),
        ("leftovers/soft-hyphen", "The coun\u00adcil and the for\u00adces.\n"),
        ("leftovers/homoglyph", "The C\u043euncil met.\n"),
        ("leftovers/markup-residue", "Port &amp; rail <em>are</em> **very** late.\n"),
    ],
)
def test_repairs_settle(read: Callable[..., Any], rule: str, text: str) -> None:
    for _ in range(2):
        found = read(text, rule).findings
        for finding in reversed(found):
            edit = finding.suggestions[0].edits[0]
            text = text[: edit.offset] + edit.text + text[edit.end_offset :]
    assert found == ()


def test_a_line_of_wire_copy_stays_in_wire_copy(read: Callable[..., Any]) -> None:
    text = "BC-Port Strike, 1st Ld\n\nVELM (NPA) -- The port is shut, officials said on Monday.\n\n-30-\n"
    assert not read(text, "leftovers/wire-slug", format="text").findings
    assert read(text, "leftovers/wire-slug", format="snippet").findings


def test_one_repair_mends_all_places_of_one_garbled_mark(read: Callable[..., Any]) -> None:
    (finding,) = read("Itâ€™s late. Sheâ€™s here.\n", "leftovers/mojibake").findings
    assert [edit.offset for edit in finding.suggestions[0].edits] == [2, 16]
