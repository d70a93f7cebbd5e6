"""The comma before words that say who speaks: lost, a stop in its place, and every way of saying who it was."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from newslint.ledger.cue_clauses import clause_after

MARKS = [("“", "”"), ('"', '"'), ("‘", "’"), ("'", "'")]
CUES = [
    "she said.",
    "he added later.",
    "said Marta Ruiz.",
    "said Marta Ruiz, 41, who farms there.",
    "says Émile Ðurić.",
    "Ruiz said.",
    "Ruiz said on Monday.",
    "Ms Okonkwo-Bello said, laughing.",
    "the mayor told reporters.",
    "the club’s captain said after the match.",
    "one of them said.",
    "Sgt. Dana Holt, a spokeswoman, said.",
    "al-Masri said.",
    "said retired state Sen. Joan Teague.",
    "Teodoro “Teddy” Banks said.",
    "they told the court.",
]


def cases() -> Iterator[Any]:
    for left, right in MARKS:
        for cue in CUES:
            if not (left in "“‘\"'" and "“" in cue and left != '"'):
                yield pytest.param(left, right, cue, id=f"{left}{right} {cue}")


@pytest.mark.parametrize(("left", "right", "cue"), list(cases()))
def test_a_lost_comma_is_found_and_put_back(left: str, right: str, cue: str, read: Callable[..., Any]) -> None:
    text = f"{left}We will go home now{right} {cue}"
    (finding,) = read(text, "quotes/missing-comma").findings
    assert finding.suggestions[0].text == f"now,{right}"
    right_way = f"{left}We will go home now,{right} {cue}"
    edit = finding.suggestions[0].edits[0]
    assert text[: edit.offset] + edit.text + text[edit.end_offset :] == right_way
    assert read(right_way, "quotes/missing-comma", "quotes/stop-before-cue").findings == ()


@pytest.mark.parametrize(("left", "right", "cue"), list(cases()))
def test_a_stop_for_the_comma_is_found_and_mended(left: str, right: str, cue: str, read: Callable[..., Any]) -> None:
    text = f"{left}We will go home now.{right} {cue}"
    (finding,) = read(text, "quotes/stop-before-cue").findings
    edit = finding.suggestions[0].edits[0]
    assert text[: edit.offset] + edit.text + text[edit.end_offset :] == f"{left}We will go home now,{right} {cue}"


@pytest.mark.parametrize(("left", "right"), MARKS)
@pytest.mark.parametrize(
    "after",
    [
        "She said no more.",
        "The mayor said that he would go.",
        "Palma told the court that she had seen him.",
        "Palma said the town would vote.",
        "Palma said at noon that it was over.",
        "Said Musa left.",
        "Brekke says he will stay.",
        "He told us.",
    ],
)
def test_a_sentence_of_its_own_after_speech_is_left_alone(
    left: str, right: str, after: str, read: Callable[..., Any]
) -> None:
    text = f"{left}We will go home now.{right} {after}"
    found = read(text, "quotes/stop-before-cue", "quotes/missing-comma").findings
    assert [finding.excerpt for finding in found] == ([] if after != "He told us." else [f".{right} He"])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (" she said.", ("she", "said", "")),
        (" said Palma on Monday", ("", "said", "inverted")),
        (" the mayor of the town later told reporters", ("", "told", "")),
        (" said a lot about him", None),
        (" she left.", None),
        (" saying so.", None),
        (", she said.", None),
        (" who said so", None),
        (" she smiled.", None),
    ],
)
def test_cue_clauses(text: str, expected: tuple[str, str, str] | None) -> None:
    clause = clause_after(text, 0)
    found = clause and (clause.pronoun, clause.verb, "inverted" if clause.inverted else "")
    assert found == expected
