"""Addresses: tracking fields cut out with the rest left whole, and what is no fault of an address."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from newslint.checks.tracking import without_tracking

LEFT_WHOLE = [
    "https://example.org/a",
    "https://example.org/a?",
    "https://example.org/a?id=1&&page=2#part=2",
    "https://example.org/a?ref=12&source=council&s=3&t=9",
    "https://example.org/map?utm_zone=33&utm_northing=1",
    "https://example.org/a?utm_source=x&X-Amz-Signature=9",
    "https://example.org/a?url=https%3A%2F%2Fexample.net%3Futm_source%3Dx",
]


@pytest.mark.parametrize("address", LEFT_WHOLE)
def test_fields_that_carry_content_stay(address: str) -> None:
    assert without_tracking(address) == (address, [])


@pytest.mark.parametrize(
    ("address", "cleaned"),
    [
        ("https://e.org/a?utm_source=x", "https://e.org/a"),
        ("https://e.org/a?utm_source=x#top", "https://e.org/a#top"),
        ("https://e.org/a?id=1&utm_source=x", "https://e.org/a?id=1"),
        ("https://e.org/a?utm_source=x&id=1&fbclid=y&page=2", "https://e.org/a?id=1&page=2"),
        ("https://e.org/a?utm_source=x&amp;id=1&amp;page=2", "https://e.org/a?id=1&amp;page=2"),
        ("https://e.org/a?id=1&#038;gclid=x&#038;page=2", "https://e.org/a?id=1&#038;page=2"),
        ("https://e.org/a#xtor=RSS-1", "https://e.org/a"),
        ("/a?mc_cid=1", "/a"),
        ("https://www.youtube.com/watch?v=a&feature=share&t=9", "https://www.youtube.com/watch?v=a&t=9"),
        ("https://e.org/watch?v=a&feature=share&UTM_SOURCE=x", "https://e.org/watch?v=a&feature=share"),
    ],
)
def test_tracking_fields_are_cut_out_once(address: str, cleaned: str) -> None:
    assert without_tracking(address)[0] == cleaned
    assert without_tracking(cleaned) == (cleaned, [])


def test_a_fix_stands_at_the_target_alone(read: Callable[..., Any]) -> None:
    text = '<p>The <a class="x" href="https://e.org/a?utm_source=x&amp;b=1">plan</a> is out.</p>'
    (finding,) = read(text, "links/tracking-params", format="html").findings
    (edit,) = finding.suggestions[0].edits
    fixed = text[: edit.offset] + edit.text + text[edit.end_offset :]
    assert fixed == '<p>The <a class="x" href="https://e.org/a?b=1">plan</a> is out.</p>'
    assert not read(fixed, "links/tracking-params", format="html").findings


def test_a_link_and_its_bare_address_are_one_finding(read: Callable[..., Any]) -> None:
    result = read("Read https://e.org/a?fbclid=1 now.\n", "links/tracking-params", format="markdown")
    assert len(result.findings) == 1
