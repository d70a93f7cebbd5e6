"""Marked drafts: nothing is found in them but the quotations that nobody is said to have said."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from newslint.engine import Desk
from newslint.readers import read
from newslint.rulebook import Rule
from newslint.settings import Settings
from newslint.source import Source

GOLD = sorted((Path(__file__).parent / "gold").glob("*/*.txt"))
_MARK = re.compile(r"⟪q\d+ (?P<speaker>[^\s|]+) [^\s|]+\||[⟦⟪][^|⟦⟪⟧⟫]*\||[⟧⟫]")


def unmarked(marked: str) -> tuple[str, list[int]]:
    """The copy of a marked draft, and where the quotations of nobody start in it."""
    body = marked.partition("\n---\n")[2].lstrip("\n")
    text, starts, at = "", [], 0
    for match in _MARK.finditer(body):
        text += body[at : match.start()]
        at = match.end()
        if match["speaker"] == "none":
            starts.append(len(text))
    return text + body[at:], starts


@pytest.fixture(scope="module")
def desk(rules: tuple[Rule, ...]) -> Desk:
    return Desk([rule for rule in rules if rule.default], Settings(), rules)


@pytest.mark.parametrize("path", GOLD, ids=lambda path: path.stem)
def test_nothing_is_found_but_quotations_of_nobody(path: Path, desk: Desk) -> None:
    text, starts = unmarked(path.read_text(encoding="utf-8"))
    findings = desk.read(read(Source(path.name, text))).findings
    besides = [
        (finding.rule, finding.excerpt)
        for finding in findings
        if finding.rule != "quotes/unattributed" or not any(abs(finding.span.start - start) < 3 for start in starts)
    ]
    assert besides == []


def test_the_marked_drafts_hold_what_they_are_for() -> None:
    marked = "".join(path.read_text(encoding="utf-8") for path in GOLD)
    assert len(GOLD) >= 60
    assert len(set(re.findall(r"⟪q\d+ none", marked))) > 1
    assert marked.count(" none -|") >= 80
    assert marked.count("⟪q") - marked.count(" none -|") - marked.count(" x -|") >= 300
