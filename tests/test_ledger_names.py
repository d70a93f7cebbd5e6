"""Names as the story uses them: surname, first name, title, and what stands around; names nearly alike."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.ledger.names import NameUse, folded
from newslint.ledger.near_names import distance, forms_of, near_pairs
from newslint.readers import read_article


def names(text: str, format: str = "snippet") -> tuple[NameUse, ...]:
    return read_article(text, "draft", format).ledger.names


def parts(text: str) -> list[tuple[str, str, str]]:
    return [(use.first, use.title, use.text) for use in names(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Later Elena Marchetti spoke.", [("elena", "", "Marchetti")]),
        ("The baker Elena M. Marchetti spoke.", [("elena", "", "Marchetti")]),
        ("Mr Marchetti spoke.", [("", "mr", "Marchetti")]),
        ("Mr. Marchetti spoke.", [("", "mr", "Marchetti")]),
        ("Superintendent Laurel Whitcomb spoke.", [("laurel", "superintendent", "Whitcomb")]),
        ("Mr van der Meulen spoke.", [("", "mr", "Meulen")]),
        ("Ms Ursula von der Leyen spoke.", [("ursula", "ms", "Leyen")]),
        ("Earl Sloane spoke.", [("earl", "", "Sloane")]),
        ("Renée Thibodeau’s cello", [("renee", "", "Thibodeau")]),
        ("Rene\u0301e Thibodeau's cello", [("renee", "", "Thibodeau")]),
        ("Cory Booker Jr. spoke.", [("cory", "", "Booker")]),
        ("Following Marchetti, they left.", [("", "", "Marchetti")]),
        ("write to @Marchetti or see www.Marchetti.com", []),
        ("mail Marchetti@example.com now", []),
    ],
)
def test_surname_first_name_and_title(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert parts(text) == expected


def test_the_place_is_that_of_the_surname_alone() -> None:
    text = "They met Mr Jan Marchetti’s dog."
    (use,) = names(text)
    assert text[use.place.start : use.place.end] == "Marchetti"
    assert use.after.startswith("’s dog")
    assert use.lead.endswith("They met ")
    assert use.before == "met"


def test_lists_foreign_passages_and_code_are_left_out() -> None:
    assert names("Team: Moran, Sheahan, Morran, O’Hara, Venn, Lind.") == ()
    spanish = "El fiscal Pedro Horrach duda si insistir en su postura con el juez y los abogados que piden una causa"
    assert names(spanish) == ()
    assert names("the code `Elena Marchetti`", "markdown") == ()


def test_a_headline_with_capitals_throughout_gives_each_name() -> None:
    found = [use.text for use in names("# Marcheti Wins the Vote\n\nIt rained.", "markdown")]
    assert "Marcheti" in found
    assert "Vote" not in found


def test_initials_and_place_words_are_marked() -> None:
    assert [use.initial for use in names("So M Moran saved it.")] == [True]
    assert [use.initial for use in names("So Ann M. Moran saved it.")] == [False]
    assert [use.of_place for use in names("He left South Korea today.")] == [True]


@pytest.mark.parametrize(
    ("one", "other", "steps"),
    [
        ("drever", "drever", 0),
        ("drever", "dreever", 1),
        ("kolosky", "kolsoky", 1),
        ("barranuevo", "barraneuvo", 1),
        ("thibodeau", "thibaudeau", 2),
        ("lockyer", "lockier", 1),
        ("ann", "marchetti", 3),
        ("abcdef", "uvwxyz", 3),
    ],
)
def test_distance(one: str, other: str, steps: int) -> None:
    assert distance(one, other) == steps


@given(st.text("abc", max_size=8), st.text("abc", max_size=8))
def test_distance_is_the_same_both_ways(one: str, other: str) -> None:
    assert distance(one, other) == distance(other, one)
    assert (distance(one, other) == 0) == (one == other)


@given(st.lists(st.text("abcd", min_size=3, max_size=6), min_size=2, max_size=8, unique=True))
def test_near_pairs_miss_no_pair_an_edit_apart(words: list[str]) -> None:
    text = ". ".join(f"then X{word} left" for word in words)
    forms = forms_of(names(text))
    pairs = {frozenset((one.text, other.text)) for one, other in near_pairs(forms)}
    for one in forms.values():
        for other in forms.values():
            if one is not other and distance(one.plain, other.plain) == 1 and one.plain[0] == other.plain[0]:
                assert frozenset((one.text, other.text)) in pairs


def test_folded() -> None:
    assert folded("Müller") == folded("Mu\u0308ller") == "muller"
