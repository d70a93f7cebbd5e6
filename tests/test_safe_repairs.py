"""Safe repairs settle: made again and again they come to an end, touch nothing else, and leave speech as it is."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import pytest

from newslint.engine import Desk
from newslint.findings import Edit, Finding, Tier
from newslint.readers import read
from newslint.rulebook import load
from newslint.settings import Settings
from newslint.source import decode

PLANTED = [
    path
    for path in sorted((Path(__file__).parent / "drafts" / "planted").iterdir())
    if path.suffix not in (".tsv", ".docx")
]
MESSY = (
    "Mayor opens  the the bridge\n\n"
    "The mayor opened  the bridge on Tuesday ,  and and the crowd of of 300 cheered .\n\n"
    "She said the the toll would go\u200b to to charity at  last,,  and  in in May it did.\n\n"
    "“We went to  to the river and  sang,” said Ines Palma , 41,  the the treasurer.\n\n"
    "The cafÃ© sold  Ã©clairs and\u00a0\u00a0tea to  the the children.\n"
)


def findings(text: str, name: str) -> Sequence[Finding]:
    desk = Desk(tuple(rule for rule in load() if rule.default), Settings())
    return desk.read(read(decode(text.encode(), name))).findings


def safe_edits(found: Sequence[Finding]) -> list[Edit]:
    edits: dict[tuple[int, int], Edit] = {}
    for finding in found:
        if finding.hidden is None and finding.suggestions and finding.suggestions[0].tier is Tier.SAFE:
            for edit in finding.suggestions[0].edits:
                edits.setdefault((edit.offset, edit.end_offset), edit)
    kept: list[Edit] = []
    for edit in sorted(edits.values(), key=lambda item: (item.offset, item.end_offset)):
        if not kept or edit.offset >= kept[-1].end_offset:
            kept.append(edit)
    return kept


def mended(text: str, edits: Sequence[Edit]) -> str:
    for edit in reversed(edits):
        text = text[: edit.offset] + edit.text + text[edit.end_offset :]
    return text


def settled(text: str, name: str) -> tuple[str, int]:
    for passes in range(12):
        edits = safe_edits(findings(text, name))
        if not edits:
            return text, passes
        text = mended(text, edits)
    raise AssertionError(f"{name}: still mending after 12 passes")


@pytest.mark.parametrize("path", PLANTED, ids=lambda path: path.name)
def test_repairs_of_a_draft_settle(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    after, passes = settled(text, path.name)
    assert passes <= 10
    assert settled(after, path.name) == (after, 0)


def test_everything_safe_is_mended_and_nothing_else() -> None:
    after, _ = settled(MESSY, "messy.txt")
    lines = after.split("\n\n")
    assert lines[0] == "Mayor opens the bridge"
    assert lines[1] == "The mayor opened the bridge on Tuesday, and the crowd of 300 cheered."
    assert (
        lines[2] == "She said the toll would go to charity at last, and in in May it did."
    )  # a doubled word to look at
    assert lines[4] == "The café sold éclairs and tea to the children.\n"


def test_repairs_lie_apart_and_in_the_draft() -> None:
    edits = safe_edits(findings(MESSY, "messy.txt"))
    assert edits
    for before, after in pairwise(edits):
        assert before.end_offset <= after.offset
    assert all(0 <= edit.offset <= edit.end_offset <= len(MESSY) for edit in edits)
