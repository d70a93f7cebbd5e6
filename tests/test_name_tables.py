"""The tables of names and titles: well formed, each row found where it stands, nothing listed that is right."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest

from newslint import lexicon
from newslint.ledger.words import words_of
from newslint.name_tables import (
    WrongForms,
    household_names,
    known_acronyms,
    names,
    plural_of,
    surnames,
    titles,
    wrong_forms,
)
from newslint.phrases import Phrases
from newslint.rulebook import PACKS
from newslint.tables import rows_of

each = pytest.mark.parametrize("table", ["known_names", "demonyms"])


def found_in(phrases: Phrases, text: str) -> list[str]:
    return [phrases.phrases[found.number] for found in phrases.find(text, words_of(0, text))]


def rows(table: WrongForms) -> list[Any]:
    return [table.row(number) for number in range(len(table))]


@each
def test_every_wrong_form_is_found_in_a_sentence(table: str) -> None:
    listed = wrong_forms(table)
    missed = [
        row.form for row in rows(listed) if row.form not in found_in(listed.phrases, f"They met {row.form} today.")
    ]
    assert missed == []


@each
def test_no_form_is_listed_twice_or_is_its_own_repair(table: str) -> None:
    listed = rows(wrong_forms(table))
    counts = Counter(
        row.form if row.form.casefold() == row.right[0].casefold() else row.form.casefold() for row in listed
    )
    assert [form for form, count in counts.items() if count > 1] == []
    assert [row.form for row in listed if row.form in row.right] == []


@each
def test_no_wrong_form_is_the_right_one_of_another_row(table: str) -> None:
    listed = rows(wrong_forms(table))
    rights = {right for row in listed for right in row.right}
    assert [row.form for row in listed if row.form in rights] == []


@each
def test_no_wrong_form_is_a_common_word(table: str) -> None:
    single = [row for row in rows(wrong_forms(table)) if re.fullmatch(r"\w+", row.form) and not row.condition.needed]
    common = [row.form for row in single if lexicon.common(row.form.lower(), 55)]
    assert [form for form in common if form.casefold() not in {"iphone", "whatsapp", "youtube"}] == []


@each
def test_conditions_have_known_marks_only(table: str) -> None:
    for cells in rows_of(f"{table}.tsv"):
        assert len(cells) in (2, 3), cells
        for part in cells[2].split(";") if len(cells) == 3 else ():
            assert part.strip() in ("alone", "noun") or part.strip().partition(" ")[0] in ("with", "without"), cells


def test_the_newsrooms_most_frequent_slips_are_listed() -> None:
    listed = {row.form for row in rows(wrong_forms("known_names"))}
    assert {"Kier Starmer", "Mahatma Ghandi", "Phillipines", "Cincinatti", "Smithsonian Institute"} <= listed
    assert len(listed) > 2000


def test_forms_of_names_are_different_and_packs_exist() -> None:
    for row in names().rows:
        assert len(set(row.forms)) == len(row.forms) > 1, row
        assert row.packs <= set(PACKS), row


@pytest.mark.parametrize(
    ("title", "plural"),
    [
        ("adviser", "advisers"),
        ("attorney general", "attorneys general"),
        ("attorney-general", "attorneys-general"),
        ("major general", "major generals"),
        ("commander in chief", "commanders in chief"),
        ("passer-by", "passers-by"),
        ("spokeswoman", "spokeswomen"),
        ("president-elect", "presidents-elect"),
    ],
)
def test_plurals_of_titles(title: str, plural: str) -> None:
    assert plural_of(title) == plural


def test_no_spelling_of_a_title_stands_in_two_rows() -> None:
    forms = Counter(text for (_, _, plural), text in titles().spellings.items() if not plural)
    assert [form for form, count in forms.items() if count > 1] == []


def test_lists_of_names_and_acronyms_hold_what_everybody_knows() -> None:
    assert {"Trump", "Shakespeare", "Messi", "Einstein"} <= household_names()
    assert {"UN", "NATO", "BBC", "DNA"} <= known_acronyms()
    assert {"johansson", "okonkwo", "kowalczyk", "verma"} <= surnames()


def test_a_phrase_is_found_in_any_shape_and_the_longest_wins() -> None:
    phrases = Phrases(["Kiev", "chicken Kiev", "Lloyds of London", "O'Neil"])
    assert found_in(phrases, "Kiev-based cooks, KIEV’S cooks and a chicken\u00a0Kiev") == [
        "Kiev",
        "Kiev",
        "chicken Kiev",
    ]
    assert found_in(phrases, "Lloyds  of London, Lloyds, of London, Kievan, O’Neilson") == []
    assert found_in(phrases, "O’Neil’s and Lloyds of London’s") == ["O'Neil", "Lloyds of London"]


def test_a_listed_name_inside_a_compound_keeps_the_rest(read: Callable[..., Any]) -> None:
    (finding,) = read("A Cincinatti-based firm left.", "names/known-misspelling").findings
    assert (finding.excerpt, finding.suggestions[0].text) == ("Cincinatti", "Cincinnati")


def test_related_places_carry_the_other_form(read: Callable[..., Any]) -> None:
    text = "The adviser left. Two advisers stayed. An advisor came."
    (finding,) = read(text, "names/title-spelling-variant").findings
    assert finding.excerpt == "advisor"
    assert [text[place.span.start : place.span.end] for place in finding.related] == ["adviser", "advisers"]


def test_a_tie_goes_to_the_later_form(read: Callable[..., Any]) -> None:
    (finding,) = read("The adviser left. The advisor came.", "names/title-spelling-variant").findings
    assert finding.excerpt == "advisor"


def test_one_finding_where_accent_first_name_and_spelling_rules_meet(read: Callable[..., Any]) -> None:
    text = "José Barranuevo, 41, won. José Barranuevo was glad. Later Jose Barranuevo left."
    names_of = ["names/diacritics-drift", "names/first-name-drift", "names/inconsistent-spelling"]
    assert [finding.rule for finding in read(text, *names_of).findings] == ["names/diacritics-drift"]


def test_a_word_of_the_house_is_no_slip(read: Callable[..., Any]) -> None:
    from newslint.engine import lint
    from newslint.readers import read_article
    from newslint.records import replace
    from newslint.rulebook import load
    from newslint.vocabulary import parse

    rule = [rule for rule in load(use_cache=False) if rule.name == "names/known-misspelling"]
    article = read_article("The Smithsonian Institute of Holm is a pub.", "draft", "snippet")
    assert len(lint(article, rule).findings) == 1
    assert lint(replace(article, vocabulary=parse(["Smithsonian Institute"])), rule).findings == ()
