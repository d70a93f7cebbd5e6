"""The organisations of a story: full names, acronyms, short forms, and where an acronym is spelt out."""

from __future__ import annotations

import pytest

from newslint.article import Article
from newslint.ledger.values import Organisation
from newslint.readers import read_article


def article(text: str) -> Article:
    return read_article(f"A story from the town\n\n{text}\n", "story.txt")


def uses(text: str) -> dict[str, list[str]]:
    """The names of the organisations of a text and the words of each use."""
    read = article(text)
    return {
        body.name: [read.blocks[place.block].text[place.start : place.end] for place in body.mentions]
        for body in read.ledger.organisations
    }


def only(text: str) -> Organisation:
    (body,) = article(text).ledger.organisations
    return body


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The Northvale Water Company paid.", ["Northvale Water Company"]),
        ("She studies at the University of Strathtay.", ["University of Strathtay"]),
        ("The Department of Health and Social Care replied.", ["Department of Health and Social Care"]),
        ("The Health and Safety Executive replied.", ["Health and Safety Executive"]),
        ("The Royal Society for the Protection of Moths paid.", ["Royal Society for the Protection of Moths"]),
        ("Kordia Workers’ Union met.", ["Kordia Workers’ Union"]),
        ("The Brekke Women's Institute met.", ["Brekke Women's Institute"]),
        ("St Hedwig's Hospital shut.", ["St Hedwig's Hospital"]),
        ("The Ferris County Sheriff’s Office said so.", ["Ferris County Sheriff’s Office"]),
        ("Harlow Freight Inc. paid.", ["Harlow Freight Inc."]),
        ("Owen Reed of Pell & Dunmore agreed.", ["Pell & Dunmore"]),
        ("Kordia Union President Ana Ruiz spoke.", ["Kordia Union"]),
        ("Northvale Council and Eastgate Council met.", ["Northvale Council", "Eastgate Council"]),
        ("Yesterday Northvale Council met.", ["Northvale Council"]),
    ],
)
def test_full_names(text: str, names: list[str]) -> None:
    assert list(uses(text)) == names


@pytest.mark.parametrize(
    "text",
    [
        "The council met in Bank Street near Church Lane.",
        "Ana Church met Tom Banks on Monday.",
        "The company said the union had left.",
        "She won the World Cup on a Bank Holiday.",
        "The TV was on. DNA tests cost more in the UK.",
        "He was 52. The MP left at noon.",
    ],
)
def test_no_organisations(text: str) -> None:
    assert uses(text) == {}


def test_acronym_spelt_out_in_brackets() -> None:
    read = article("The Kordia Workers’ Union (KWU) met. The KWU will strike, and KWU’s members agree.")
    (body,) = read.ledger.organisations
    assert (body.name, body.acronym) == ("Kordia Workers’ Union", "KWU")
    assert body.defined is not None
    text = read.blocks[body.defined.block].text
    assert text[body.defined.start : body.defined.end] == "KWU"
    assert [text[place.start : place.end] for place in body.mentions] == ["Kordia Workers’ Union", "KWU", "KWU", "KWU"]


@pytest.mark.parametrize(
    ("text", "name", "acronym"),
    [
        ("The Bureau of Land and Sea (BLS) met.", "Bureau of Land and Sea", "BLS"),
        ("The Bureau of Land and Sea (BLAS) met.", "Bureau of Land and Sea", "BLAS"),
        ("The National Trawler-Owners Front (NTOF) met.", "National Trawler-Owners Front", "NTOF"),
        ("The KWU (Kordia Workers’ Union) met.", "Kordia Workers’ Union", "KWU"),
        ("The Office for Old Bridges (the “OOB”) met.", "Office for Old Bridges", "OOB"),
    ],
)
def test_acronyms(text: str, name: str, acronym: str) -> None:
    body = only(text)
    assert (body.name, body.acronym) == (name, acronym)


def test_words_in_brackets_that_are_no_acronym_define_nothing() -> None:
    assert only("The Northvale Water Company (UK) paid.").acronym == ""
    assert only("Ana Ruiz (NVC) met the Northvale Water Company.").acronym == ""


def test_acronym_never_spelt_out_joins_the_name_with_its_initials() -> None:
    body = only("The Kordia Workers’ Union met. The KWU will strike.")
    assert (body.acronym, body.defined, len(body.mentions)) == ("KWU", None, 2)


def test_acronym_of_two_names_joins_neither() -> None:
    bodies = article("The Kordia Workers’ Union met the Kent Women’s Union. The KWU said no.").ledger.organisations
    assert [body.acronym for body in bodies] == ["", ""]


def test_acronym_without_a_name_that_acts_stands_alone() -> None:
    assert uses("The RSPM said so. The RSPM was right.") == {"RSPM": ["RSPM", "RSPM"]}


def test_short_forms_are_cut_where_a_word_ends() -> None:
    assert uses("Brekke Ltd paid. Brekke said so. The Brekke Bridge and Brekkeland are shut.") == {
        "Brekke Ltd": ["Brekke Ltd", "Brekke"]
    }
    assert uses("Northvale Water Company paid. Northvale Water said so. Northvale did not.") == {
        "Northvale Water Company": ["Northvale Water Company", "Northvale Water"]
    }


def test_name_of_a_person_is_no_short_form() -> None:
    found = uses("Jo Brekke, 52, founded Brekke Ltd. Brekke said the firm would go on.")
    assert found == {"Brekke Ltd": ["Brekke Ltd"]}


def test_longer_name_is_another_organisation() -> None:
    found = uses("The Northvale Council met. The Northvale Council Union did not.")
    assert found == {"Northvale Council": ["Northvale Council"], "Northvale Council Union": ["Northvale Council Union"]}


def test_organisations_are_in_the_order_in_which_they_come_up() -> None:
    assert list(uses("Eastgate Council met Brekke Ltd. The Northvale Trust did not.")) == [
        "Eastgate Council",
        "Brekke Ltd",
        "Northvale Trust",
    ]
