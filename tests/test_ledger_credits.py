"""Credits taken apart: the person, the agencies, the label, and which agencies may share a picture."""

from __future__ import annotations

import pytest

from newslint.article import Article, Block, Kind, Piece, Span
from newslint.ledger.agencies import agency_of, share
from newslint.ledger.credits import Credit
from newslint.source import Source


def credits_of(*lines: str) -> tuple[Credit, ...]:
    blocks, at = [], 0
    for number, line in enumerate(lines):
        piece = Piece(0, len(line), at, len(line))
        blocks.append(Block(Kind.CREDIT, line, (piece,), Span(at, at + len(line)), image=number))
        at += len(line) + 1
    return Article(Source("draft", "\n".join(lines)), "text", tuple(blocks)).ledger.credits


@pytest.mark.parametrize(
    ("line", "person", "agencies", "label"),
    [
        ("Photo: Lena Sand/NPA", "Lena Sand", ("NPA",), "photo:"),
        ("Lena Ortiz/AFP via Getty Images", "Lena Ortiz", ("AFP", "Getty Images"), ""),
        ("Lena Ortiz/Pool/AP", "Lena Ortiz", ("AP",), ""),
        ("AP Photo/Jane Doe, File", "Jane Doe", ("AP",), ""),
        ("Photo by Lena Sand for The New York Times", "Lena Sand", ("The New York Times",), "photo by"),
        ("Credit...Jane Doe for The Velm Times", "Jane Doe", ("The Velm Times",), "credit..."),
        ("Image source, Getty Images", "", ("Getty Images",), "image source,"),
        ("Sam Greene/The Enquirer via USA Today Network", "Sam Greene", ("The Enquirer", "USA Today Network"), ""),
        ("© Lena Sand 2024", "Lena Sand", (), "©"),
        ("Staff photo by Lena Ortiz", "Lena Ortiz", (), "staff photo by"),
        ("Handout via Reuters", "", ("Reuters",), ""),
        ("STR/AFP via Getty Images", "", ("AFP", "Getty Images"), ""),
        ("ABC News: Matt Roberts", "Matt Roberts", ("ABC News",), ""),
        ("REUTERS/Lena Sand/File Photo", "Lena Sand", ("Reuters",), ""),
        ("Photograph: Jane Barlow/PA Wire", "Jane Barlow", ("PA",), "photograph:"),
        ("WILL OLIVER/EPA", "WILL OLIVER", ("EPA",), ""),
        ("Photo: Ólafur Þór/EPA", "Ólafur Þór", ("EPA",), "photo:"),
        ("Illustration: Guardian Design", "", ("Guardian Design",), "illustration:"),
    ],
)
def test_a_credit_is_taken_apart(line: str, person: str, agencies: tuple[str, ...], label: str) -> None:
    (credit,) = credits_of(line)
    assert (credit.person, credit.agencies, credit.label) == (person, agencies, label)
    if person:
        assert line[credit.place.start : credit.place.end] == person


def test_two_people_of_one_line_have_their_own_agencies() -> None:
    found = credits_of("Jean-Luc d’Arc/AP, Marco van der Berg/Reuters", "AP Photo/Jane Doe and Joe Roe")
    assert [(credit.person, credit.agencies) for credit in found] == [
        ("Jean-Luc d’Arc", ("AP",)),
        ("Marco van der Berg", ("Reuters",)),
        ("Jane Doe", ("AP",)),
        ("Joe Roe", ("AP",)),
    ]


def test_a_second_label_starts_another_credit() -> None:
    found = credits_of("Photo: Lena Sand/AP. Graphic: Jo Bell")
    assert [(credit.person, credit.medium) for credit in found] == [("Lena Sand", "photo"), ("Jo Bell", "graphic")]


def test_pool_pictures_and_handouts_are_marked() -> None:
    passed_on = [
        credit.passed_on for credit in credits_of("Lena Sand/Pool/AP", "Courtesy of Lena Sand", "Lena Sand/AP")
    ]
    assert passed_on == [True, True, False]


def test_a_bare_label_and_a_bare_role_credit_nobody() -> None:
    assert credits_of("Photo", "Supplied", "Handout") == ()


@pytest.mark.parametrize(
    ("name", "agency"),
    [
        ("Associated Press", "AP"),
        ("AP Photo", "AP"),
        ("Agence France-Presse", "AFP"),
        ("getty", "Getty Images"),
        ("PA Media", "PA"),
        ("pa", None),
        ("splash", None),
        ("Coast News", None),
    ],
)
def test_names_of_agencies(name: str, agency: str | None) -> None:
    assert agency_of(name) == agency


@pytest.mark.parametrize(
    ("first", "second", "may"),
    [
        ({"AP"}, {"AP", "Getty Images"}, True),
        ({"AFP"}, {"Getty Images"}, True),
        ({"Shutterstock"}, {"EPA"}, True),
        ({"AP"}, {"Reuters"}, False),
        ({"PA"}, {"Getty Images"}, False),
        ({"NPA"}, {"Coastline Images"}, False),
        ({"The Enquirer"}, {"USA Today Network"}, True),
        ({"AP"}, {"USA Today Network"}, False),
    ],
)
def test_which_agencies_share_a_picture(first: set[str], second: set[str], may: bool) -> None:
    assert share(frozenset(first), frozenset(second)) is may
