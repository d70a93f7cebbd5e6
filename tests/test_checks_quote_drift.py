"""One quotation in two wordings, in every kind of mark and format, and the likeness that proves nothing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

PAIRS = [
    (
        "The bridge does not count our boats. It just keeps closing",
        "The bridge doesn’t count boats. It just keeps closing",
    ),
    ("We gave up counting the crates at twelve thousand", "We gave up counting crates at 12,000"),
    ("I would not have dared to fly it that low on purpose", "I would never have dared to fly it that low on purpose"),
    (
        "We cannot keep painting a ship that is older than its crew",
        "We cannot keep painting a ship older than its crew",
    ),
    ("You ring the bell and it comes back to you with a cold", "You ring the bell and it comes back with a cold"),
    ("We will build every school by June, whatever it costs", "We will build every road by June, whatever it costs"),
    ("They told me that I could never come back to the farm", "They told me that I could come back to the farm"),
]
MARKS = [("“", "”"), ('"', '"'), ("‘", "’")]
SPEAKERS = ["Aoife Brennan", "Chukwuemeka Obi", "Dolores Huerta-Vance", "Ms Lakshmi Rao"]


def draft(said: str, again: str, form: str, marks: tuple[str, str], speaker: str) -> tuple[str, str]:
    left, right = marks
    pulled = f"{left}{again}{right}"
    said = f"{left}{said},{right} {speaker} said on Monday."
    if form == "markdown":
        return f"# The town\n\n{said}\n\nThe vote is in May.\n\n> {pulled}\n\nIt is over.\n", "markdown"
    if form == "shortcode":
        return (
            f"# The town\n\n{said}\n\n{{{{< pullquote >}}}}\n{pulled}\n{{{{< /pullquote >}}}}\n\nIt is over.\n",
            "markdown",
        )
    if form == "html":
        pulled = f'<aside class="pullquote">{pulled}</aside>'
        return f"<article><h1>The town</h1><p>{said}</p><p>The vote is in May.</p>{pulled}</article>", "html"
    return f"{said}\n\nThe vote is in May.\n\nIt rained all day.\n\n{pulled}\n\nIt is over.\n", "snippet"


@pytest.mark.parametrize("form", ["markdown", "shortcode", "html", "text"])
@pytest.mark.parametrize("marks", MARKS, ids="".join)
@pytest.mark.parametrize("number", range(len(PAIRS)))
def test_drift_of_a_pull_quote_is_found(
    number: int, marks: tuple[str, str], form: str, read: Callable[..., Any]
) -> None:
    said, again = PAIRS[number]
    text, format = draft(said, again, form, marks, SPEAKERS[number % len(SPEAKERS)])
    (finding,) = read(text, "quotes/wording-drift", format=format).findings
    assert again[:20] in finding.excerpt
    assert len(finding.related) == 1
    assert finding.related[0].span.start < finding.span.start


@pytest.mark.parametrize("form", ["markdown", "shortcode", "html", "text"])
@pytest.mark.parametrize("number", range(len(PAIRS)))
def test_the_same_words_are_silent(number: int, form: str, read: Callable[..., Any]) -> None:
    for words in PAIRS[number]:
        text, format = draft(words, words, form, MARKS[number % 3], SPEAKERS[number % len(SPEAKERS)])
        assert read(text, "quotes/wording-drift", format=format).findings == ()


def test_the_message_shows_both_wordings(read: Callable[..., Any]) -> None:
    text, format = draft(*PAIRS[2], "markdown", MARKS[0], SPEAKERS[0])
    (finding,) = read(text, "quotes/wording-drift", format=format).findings
    assert "“I would never have dared” here" in finding.message
    assert "“I would not have dared” elsewhere" in finding.message


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("We will plant more trees for our children", "We will plant more fields for our children"),
        ("I was the first to leave the boat", "I was the last to leave the boat"),
        ("She was late for every match we played", "He was late for every match we played"),
        ("Who would want to leave this lovely town", "Who would want to leave this lovely town?"),
    ],
)
def test_sentences_built_alike_are_two(first: str, second: str, read: Callable[..., Any]) -> None:
    stop = "" if second.endswith("?") else ","
    text = f"“{first},” said Aoife Brennan.\n\nIt rained.\n\nThe road was shut.\n\n“{second}{stop}” Brennan said."
    assert read(text, "quotes/wording-drift").findings == ()


def test_two_people_may_say_nearly_the_same(read: Callable[..., Any]) -> None:
    text = (
        "“We saw the roof go and then the wall,” said Aoife Brennan.\n\nIt rained.\n\nThe road was shut.\n\n"
        "“We saw the roof go and then a wall,” said Chukwuemeka Obi."
    )
    assert read(text, "quotes/wording-drift").findings == ()
    assert len(read(text.replace("Chukwuemeka Obi", "Ms Brennan"), "quotes/wording-drift").findings) == 1
