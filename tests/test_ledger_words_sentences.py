"""Words and sentences of a block: what a reader would call one word, one sentence."""

from __future__ import annotations

import pytest

from newslint.readers import read_article


def words(text: str) -> list[str]:
    return [word.text for word in read_article(text, "draft", "snippet").ledger.words(0)]


def sentences(text: str) -> list[str]:
    article = read_article(text, "draft", "snippet")
    return [article.blocks[0].text[place.start : place.end] for place in article.ledger.sentences(0)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It’s a break-in, isn't it?", ["It’s", "a", "break-in", "isn't", "it"]),
        ("the players’ union’s 14ft rope", ["the", "players", "union’s", "14ft", "rope"]),
        ("one of ’em, rock ’n’ roll", ["one", "of", "em", "rock", "n", "roll"]),
        ("well- or ill-made", ["well", "or", "ill-made"]),
        ("the \ufffc widget \ufffc", ["the", "widget"]),
        ("hy\u00adphen and zero\u200bwidth\u200b end", ["hyphen", "and", "zerowidth", "end"]),
        ("Que\u0301bec and Québec", ["Québec", "and", "Québec"]),
        ("… — “”", None),
    ],
)
def test_words(text: str, expected: list[str] | None) -> None:
    assert words(text) == (expected or [])


def test_a_word_stands_where_its_letters_stand() -> None:
    article = read_article("a hy\u00adphen\u200b.", "draft", "snippet")
    word = article.ledger.words(0)[1]
    assert article.blocks[0].text[word.start : word.end] == "hy\u00adphen"


@pytest.mark.parametrize(
    "expected",
    [
        ["Sen. Jo Bell met Gov. Hart in St. Paul, Minn., at 7 p.m. Monday.", "It rained at 5 p.m.", "The end."],
        ["He paid $3.5m in the U.S.", "The deal died.", "The U.S. Senate voted."],
        ["“We won.", "We ran,” she said.", "“Why?” she asked.", "“No.”", "He left."],
        ["J. K. Rowling and George W. Bush met on Jan. 3.", "So did No. 10.", "No.", "Never."],
        ["He said... nothing.", "He paused…", "Then he left.", "Wait . . . what?"],
        ["Mr. Brekke, of Acme Inc. in Ohio, fell.", "It was sold by Acme Inc.", "The rest stayed."],
        ["(He left at noon.)", 'Then "No!" cried Tom.', "She ate e.g. apples."],
        ["DULUTH, Minn. — The seven left.", "iPhone sales rose by 2.5 per cent."],
        ["So did I.", "Plan B.", "The rest was lost."],
    ],
)
def test_sentences(expected: list[str]) -> None:
    assert sentences(" ".join(expected)) == expected


def test_a_hostile_run_of_stops_is_one_sentence() -> None:
    assert len(sentences("." * 300_000)) == 1
