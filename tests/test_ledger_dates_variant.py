"""The day a story is dated, and its variant of English."""

from __future__ import annotations

from datetime import date

import pytest

from newslint.article import Article, Block, Kind, MetaValue, Span
from newslint.readers import read_article
from newslint.records import replace


def story(meta: dict[str, str] | None = None, **lines: str) -> Article:
    blocks = tuple(Block(Kind[kind.upper()], text, (), Span(0, 0)) for kind, text in lines.items())
    values = {key: MetaValue(text, Span(0, 0)) for key, text in (meta or {}).items()}
    return replace(read_article("", "draft", "snippet"), blocks=blocks, meta=values)


@pytest.mark.parametrize(
    ("article", "expected"),
    [
        (story({"date": "2025-05-22T08:00:00-06:00"}), date(2025, 5, 22)),
        (story({"title": "x", "pubDate": "22 May 2025"}), date(2025, 5, 22)),
        (story({"updated": "2025-06-01", "article:published_time": "2025-05-22"}), date(2025, 5, 22)),
        (story({"updated": "2025-06-01"}), None),
        (story({"date": "May 2025"}), None),
        (story(date="Thursday 22nd May 2025, 06:30"), date(2025, 5, 22)),
        (story(date="Updated 23 May 2025. Published 22 May 2025"), date(2025, 5, 22)),
        (story(date="Last updated on May 23, 2025"), None),
        (story(date="03/04/2025"), None),
        (story(date="23/04/2025"), date(2025, 4, 23)),
        (story(date="31 February 2025"), None),
        (story(byline="By Beatriz Holm | Oct. 2, 2026"), date(2026, 10, 2)),
        (story(paragraph="BOISE, Idaho, May 20, 2026 (KPS) — A wet spring has lifted the lake."), date(2026, 5, 20)),
        (story(paragraph="The bridge opened on May 20, 2026, and it rained."), None),
    ],
)
def test_published(article: Article, expected: date | None) -> None:
    found = article.ledger.published
    assert (found.day if found else None) == expected


def test_the_given_date_comes_first_and_the_origin_is_said() -> None:
    article = story({"date": "2025-05-22"})
    assert article.ledger.published is not None
    assert article.ledger.published.origin == "date: 2025-05-22"
    given = replace(article, given_date=date(2024, 1, 1))
    assert given.ledger.published is not None
    assert given.ledger.published.day == date(2024, 1, 1)


@pytest.mark.parametrize(
    ("article", "tag", "declared"),
    [
        (story({"lang": "en-US"}, paragraph="The colour of the labour centre was grey."), "en-US", True),
        (story({"language": "en_AU"}), "en-GB", True),
        (story({"lang": "en"}, paragraph="The colour of the theatre was grey."), "en-GB", False),
        (story(paragraph="Mr Brekke said 5 per cent of the tyres were sold."), "en-GB", False),
        (story(paragraph="About 5 percent of the gray theaters closed."), "en-US", False),
        (story(paragraph="About 5 percent of the colour was gone."), None, False),
        (story({"lang": "en-CA"}, paragraph="The colour of the theatre was grey."), None, False),
        (story(paragraph="The bridge is shut."), None, False),
        (story(paragraph="The Labour Centre Theatre and the World Trade Center."), None, False),
    ],
)
def test_variant(article: Article, tag: str | None, declared: bool) -> None:
    found = article.ledger.variant
    assert (found.tag if found else None) == tag
    if found:
        assert found.declared is declared
