"""Columns of corrections: what they tell and quote is what a paper had wrong."""

from __future__ import annotations

from newslint.article import Kind
from newslint.readers import read_article


def kinds(text: str, path: str = "draft.md") -> list[Kind]:
    return [block.kind for block in read_article(text, path).blocks]


def test_all_under_the_heading_of_a_column_are_corrections() -> None:
    text = "# Corrections and clarifications\n\nAn article said so.\n\n## Sport\n\n- A caption said so too.\n"
    assert kinds(text) == [Kind.HEADLINE, Kind.CORRECTION, Kind.SUBHEAD, Kind.CORRECTION]


def test_the_heading_may_have_a_date_and_stand_in_front_matter() -> None:
    text = '---\ntitle: "Corrections: April 8, 2026"\n---\n\nAn article said so.\n'
    assert kinds(text)[-1] is Kind.CORRECTION


def test_corrections_at_the_foot_of_a_page_end_with_the_next_subhead() -> None:
    text = "# Rents rise\n\nRents rose.\n\n## Corrections\n\nAn article said so.\n\n## Next week\n\nMore rents.\n"
    assert kinds(text)[1::2] == [Kind.PARAGRAPH, Kind.CORRECTION, Kind.PARAGRAPH]


def test_prisons_and_a_corrected_story_are_no_column() -> None:
    for headline in ("Corrections officer jailed", "Corrections chief: 40 cells shut", "Correction: Jail-Fire story"):
        assert kinds(f"# {headline}\n\nShe said so on Tuesday.\n")[-1] is Kind.PARAGRAPH
