"""Suppression marks: by rule, next block, range or file; unused, unknown, expired and malformed ones are findings."""

from __future__ import annotations

from datetime import date

import pytest

from newslint.engine import Desk, Result
from newslint.readers import read_article
from newslint.rulebook import Rule
from newslint.settings import Settings

SLIP = "It went to the the board."


@pytest.fixture
def desk(rules: tuple[Rule, ...]) -> Desk:
    return Desk([rule for rule in rules if rule.default], Settings(), rules)


def shown(result: Result) -> list[str]:
    return [finding.rule for finding in result.findings if finding.hidden is None]


def read(desk: Desk, text: str, format: str = "markdown", today: str | None = None) -> Result:
    return desk.read(read_article(text, "draft", format), date.fromisoformat(today) if today else None)


def test_a_mark_covers_the_next_block_only(desk: Desk) -> None:
    mark = "<!-- newslint: ignore typo/repeated-word -- a joke -->"
    result = read(desk, f"{mark}\n\n{SLIP}\n\nThen {SLIP}\n")
    assert shown(result) == ["typo/repeated-word"]
    (hidden,) = [finding for finding in result.findings if finding.hidden]
    assert hidden.hidden is not None
    assert hidden.hidden.reason == "a joke"


@pytest.mark.parametrize(
    ("format", "mark"),
    [
        ("markdown", "<!-- newslint: ignore typo -- a joke -->"),
        ("markdown", "{/* newslint: ignore typo -- a joke */}"),
        ("markdown", "{% comment %} newslint: ignore typo -- a joke {% endcomment %}"),
        ("html", "<!-- newslint: ignore typo/* -- a joke -->"),
        ("text", "newslint: ignore typo/repeated-word -- a joke"),
    ],
)
def test_the_comment_of_each_format(desk: Desk, format: str, mark: str) -> None:
    body = f"<p>{SLIP}</p>" if format == "html" else SLIP
    lead = "The council met on Monday and spoke for two hours about the bridge, members said."
    lead = f"<p>{lead}</p>" if format == "html" else lead
    assert shown(read(desk, f"{lead}\n\n{mark}\n\n{body}\n", format)) == []


@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\r"])
def test_a_line_of_its_own_is_a_mark_whatever_ends_it(desk: Desk, line_break: str) -> None:
    lead = "The council met on Monday and spoke for two hours about the bridge, members said."
    text = f"{lead}\n\nnewslint: ignore typo/repeated-word -- a joke\n{SLIP}\n".replace("\n", line_break)
    result = read(desk, text, "text")
    assert shown(result) == []
    assert [finding.hidden.reason for finding in result.findings if finding.hidden] == ["a joke"]


def test_a_range_ends_where_it_is_switched_on(desk: Desk) -> None:
    off, on = "<!-- newslint: off typo -- verse -->", "<!-- newslint: on typo -->"
    result = read(desk, f"{off}\n\n{SLIP}\n\nThen {SLIP}\n\n{on}\n\nAt last {SLIP}\n")
    assert shown(result) == ["typo/repeated-word"]


def test_a_file_mark_and_front_matter_cover_the_draft(desk: Desk) -> None:
    assert shown(read(desk, f"{SLIP}\n\n<!-- newslint: ignore-file typo -- verse -->\n\nThen {SLIP}\n")) == []
    front = '---\ntitle: A verse\nnewslint:\n  ignore: "typo/repeated-word -- verse"\n---\n\n'
    assert shown(read(desk, f"{front}{SLIP}\n")) == []


def test_an_end_date_is_kept(desk: Desk) -> None:
    text = f"<!-- newslint: ignore typo until 2026-06-30 -- until the recount -->\n\n{SLIP}\n"
    assert shown(read(desk, text, today="2026-06-30")) == []
    assert shown(read(desk, text, today="2026-07-01")) == ["ignores/expired", "typo/repeated-word"]


@pytest.mark.parametrize(
    ("mark", "rule", "words"),
    [
        ("ignore typo/fused-words -- a joke", "ignores/unused", "take the mark out"),
        ("ignore typo/repeted-word -- a joke", "ignores/unknown-rule", "did you mean 'typo/repeated-word'"),
        ("ignore typo/repeated-word", "ignores/without-reason", "Say why"),
        ("ignore -- a joke", "ignores/malformed", "Name the rule"),
        ("ignroe typo -- a joke", "ignores/malformed", "'ignroe' is not understood"),
        ("ignore typo until June -- a joke", "ignores/malformed", "'June' is no date"),
    ],
)
def test_marks_that_need_a_look(desk: Desk, mark: str, rule: str, words: str) -> None:
    result = read(desk, f"<!-- newslint: {mark} -->\n\n{SLIP}\n")
    (finding,) = [finding for finding in result.findings if finding.rule.startswith("ignores/")]
    assert finding.rule == rule
    assert words in finding.message


def test_a_mark_shown_as_code_is_no_mark(desk: Desk) -> None:
    assert shown(read(desk, "Write this:\n\n```text\n<!-- newslint: ignore typo -- why -->\n```\n")) == []


def test_prose_about_newslint_is_no_mark(desk: Desk) -> None:
    assert shown(read(desk, "The tool newslint: ignore it at your peril, she wrote of the linter.\n")) == []
