"""Changes and shares of rounded figures, and results written the way the story writes its figures."""

from __future__ import annotations

from fractions import Fraction

import pytest

from newslint.facts.arithmetic import change, fits, like, read_as, share, shown
from newslint.ledger.numbers import Number
from newslint.readers import read_article


def number(text: str) -> Number:
    return read_article(text, "draft", "snippet").ledger.numbers(0)[0]


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("240 seats", 240, 240),
        ("£24", 24, 24),
        ("1,200 seats", 1194, 1206),
        ("154,000 people", 153500, 154500),
        ("£3.2m", 3_150_000, 3_250_000),
        ("4 percent", 3.5, 4.5),
        ("10 km", 9.5, 10.5),
    ],
)
def test_a_figure_is_read_as_exact_or_rounded(text: str, low: float, high: float) -> None:
    assert tuple(map(float, read_as(number(text)))) == (low, high)


def test_a_change_and_a_share_are_intervals() -> None:
    old, new = read_as(number("€3.2 billion")), read_as(number("€4.1 billion"))
    made = change(old, new)
    assert made is not None
    assert [round(float(end), 1) for end in made] == [24.6, 31.7]
    assert fits(made, number("25%"))
    assert not fits(made, number("18%"))
    part = share(read_as(number("18 members")), read_as(number("24 members")))
    assert part is not None
    assert part.low == part.high == 75


def test_no_change_from_nothing() -> None:
    assert change(read_as(number("0 men")), read_as(number("3 men"))) is None


@pytest.mark.parametrize(
    ("text", "value", "found"),
    [
        ("£6m", 5_800_000, "£5.8m"),
        ("$2.5 million", 2_200_000, "$2.2 million"),
        ("eight", 7, "7"),
        ("17,660", 16660, "16,660"),
        ("£3.20", 3.5, "£3.50"),
        ("75 cents", 0.8, "80 cents"),
        ("30 tonnes", 28.5, "28.5 tonnes"),
    ],
)
def test_a_result_is_written_like_the_figure_beside_it(text: str, value: float, found: str) -> None:
    article = read_article(f"It is {text}.", "draft", "snippet")
    assert like(article, article.ledger.numbers(0)[0], Fraction(str(value))) == found


def test_a_value_is_shown_without_noughts_at_its_end() -> None:
    assert [shown(Fraction(1250), 2), shown(Fraction(1, 3), 2), shown(Fraction(5, 2), 3)] == ["1,250", "0.33", "2.5"]
