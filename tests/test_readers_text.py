"""Plain text: what each line of a saved page, of wire copy and of a bare draft is taken for."""

from __future__ import annotations

import pytest

from newslint.article import Article, FieldState, Kind
from newslint.readers import text as reader
from newslint.readers import text_wire
from newslint.source import Source

K = Kind


def read(text: str, shape: str | None = None) -> Article:
    return reader.read(Source("draft.txt", text), shape)


def kinds(text: str, shape: str | None = None) -> list[Kind]:
    return [block.kind for block in read(text, shape).blocks]


def shown(text: str, shape: str | None = None) -> list[tuple[Kind, str]]:
    return [(block.kind, block.text) for block in read(text, shape).blocks]


HEAD = "Trams return to Harrow Lane\n\n3 May 2026\n\nThe trams are back. They run until ten.\n\n"
END = "\n\nThe fare is £2. It will not rise this year.\n"


def middle(text: str) -> list[tuple[Kind, str]]:
    """What stands between the first and the last paragraph of a story."""
    blocks = shown(HEAD + text + END)
    assert [kind for kind, _ in blocks[:2]] == [K.HEADLINE, K.DATE]
    assert blocks[2][1].startswith("The trams")
    assert blocks[-1] == (K.PARAGRAPH, "The fare is £2. It will not rise this year.")
    return blocks[3:-1]


def test_saved_page() -> None:
    draft = (
        "Our website uses cookies. Accept all | Manage settings\nHome | News | Sport\n\nMill reopens after fire\n\n"
        "By Ines Falk\nBusiness correspondent\n4 March 2026, 07:15\n\nCopy link\n12 comments\n\n"
        "The mill is turning again. It burned for two days.\n\n"
        "A red brick mill with scaffolding on one side\nThe mill last week. Photograph: Jon Dale/NPA\n\n"
        "Sixty people work there. They went back on Monday.\n\nA cold start\n\nThe boiler failed at noon.\n\n"
        "Sign up for our newsletter\nMore on this story\nIs the old brewery next?\n\nif/jd (NPA)\n"
    )
    article = read(draft)
    assert article.shape == "web"
    assert [block.kind for block in article.blocks] == [
        *[K.FURNITURE] * 2,
        *[K.HEADLINE, K.BYLINE, K.BYLINE, K.DATE],
        *[K.FURNITURE] * 2,
        *[K.STANDFIRST, K.ALT, K.CAPTION, K.CREDIT, K.PARAGRAPH, K.SUBHEAD, K.PARAGRAPH],
        *[K.FURNITURE] * 3,
        K.SIGN_OFF,
    ]


def test_wire_copy() -> None:
    draft = (
        "BC-Bridge,1st Ld-Writethru\nEMBARGOED UNTIL NOON MONDAY\nEds: Adds quote.\n\n"
        "Bridge shut after crack is found\n\n"
        "By TOM ROY\nKeystone Press Service\n\nERIE, Pa. (KPS) -- The bridge was shut on Monday.\n\n"
        "-- It was built in 1931.\n\n-- It is 400 feet long.\n\n(more)\n\nIt may open in May.\n\n-30-\n"
    )
    assert read(draft).shape == "wire"
    assert shown(draft)[3:] == [
        (K.HEADLINE, "Bridge shut after crack is found"),
        (K.BYLINE, "By TOM ROY"),
        (K.BYLINE, "Keystone Press Service"),
        (K.DATELINE, "ERIE, Pa. (KPS)"),
        (K.PARAGRAPH, "The bridge was shut on Monday."),
        (K.LIST, "It was built in 1931."),
        (K.LIST, "It is 400 feet long."),
        (K.META, "(more)"),
        (K.PARAGRAPH, "It may open in May."),
        (K.META, "-30-"),
    ]
    assert kinds(draft)[:3] == [K.META, K.META, K.NOTE]


def test_wire_head_in_one_chunk() -> None:
    draft = (
        "AM-Storm,1st Ld\nStorm kills 3 in Maine\nEds: UPDATES.\nBy SAM ROE\nAssociated Press\n\nIt rained on Monday.\n"
    )
    assert kinds(draft) == [K.META, K.HEADLINE, K.NOTE, K.BYLINE, K.BYLINE, K.PARAGRAPH]


def test_press_release() -> None:
    draft = (
        "PRESS RELEASE\n\nCOUNCIL TO PLANT TREES\n\nLONDON – The council will plant trees.\n\nThey cost £9.\n\nENDS\n\n"
        "Notes to editors\n\n1. The council is in London.\n\nCall Ann Bell.\n"
    )
    assert shown(draft) == [
        (K.META, "PRESS RELEASE"),
        (K.HEADLINE, "COUNCIL TO PLANT TREES"),
        (K.DATELINE, "LONDON"),
        (K.PARAGRAPH, "The council will plant trees."),
        (K.PARAGRAPH, "They cost £9."),
        (K.META, "ENDS"),
        (K.NOTE, "Notes to editors"),
        (K.NOTE, "1. The council is in London."),
        (K.NOTE, "Call Ann Bell."),
    ]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("HARRISBURG, Pa. (KPS) -- The board met.", "HARRISBURG, Pa. (KPS)"),
        ("LONDON (Reuters) - The bank met.", "LONDON (Reuters)"),
        ("BOISE, Idaho — The board met.", "BOISE, Idaho"),
        ("LONDON – Four thousand trees.", "LONDON"),
        ("MOSCOW/KYIV, March 3 (Reuters) - Talks failed.", "MOSCOW/KYIV, March 3 (Reuters)"),
        ("Washington (AFP) – The mayor quit.", "Washington (AFP)"),
        ("ST. PAUL, Minn. (AP) — “No,” he said.", "ST. PAUL, Minn. (AP)"),
        ("SÃO PAULO (AP) — Rain fell.", "SÃO PAULO (AP)"),
    ],
)
def test_datelines(text: str, place: str) -> None:
    article = read("Nobody knows the way\n\n" + text + END)
    found = next(block for block in article.blocks if block.kind is K.DATELINE)
    assert found.text == place
    body = article.blocks[article.blocks.index(found) + 1]
    assert body.kind is K.PARAGRAPH
    assert text.endswith(body.text)
    assert article.source.text[slice(*body.source_span(0, len(body.text)))] == body.text


@pytest.mark.parametrize(
    "text",
    [
        "NASA — the agency that flies — said no.",
        "NATO — Europe’s shield — said no.",
        "BREAKING — The mayor has quit.",
        "A man - Tom Roy - was held.",
        "London – the city of bridges – is full.",
        "WHO (the agency) said no.",
    ],
)
def test_no_dateline(text: str) -> None:
    assert text_wire.dateline(text) is None
    assert K.DATELINE not in kinds("Nobody knows the way\n\n" + text + END)


@pytest.mark.parametrize(
    "headline",
    [
        "US-China trade talks stall in Geneva",
        "UPDATE: Police find missing man safe",
        "12 DEAD IN FLOODS",
        "Embargo on Russian oil bites at last",
        "Press release blunder costs council £1m",
        "“It was never mine to sell”",
        "Related companies sold for £1",
        "Who pays for the trams?",
    ],
)
def test_headlines_that_look_like_something_else(headline: str) -> None:
    assert shown(headline + "\n\nIt happened on Monday.\n\nNobody was hurt.\n")[0] == (K.HEADLINE, headline)


@pytest.mark.parametrize(
    "draft",
    [
        "It rained on Monday. Nobody was hurt.\n\nIt rained again on Tuesday.\n",
        "The ship sailed on Monday. (AP)\n\nIt sank on Tuesday.\n",
        "A single line without a stop",
        "“We won,” she said.\n\nThey had lost.\n",
    ],
)
def test_no_headline_is_invented(draft: str) -> None:
    assert set(kinds(draft)) == {K.PARAGRAPH}


@pytest.mark.parametrize("draft", ["", " \n\t\n ", "\r\n\r\n", "\u00a0\n\u2028"])
def test_blank_draft(draft: str) -> None:
    assert read(draft).blocks == ()


@pytest.mark.parametrize(
    ("caption", "words", "credit"),
    [
        ("The pier at duskPhoto: Lena Sand/NPA", "The pier at dusk", "Photo: Lena Sand/NPA"),
        ("The pier. Image: Lena Sand/NPA/AFP", "The pier.", "Image: Lena Sand/NPA/AFP"),
        ("The pier. Photograph: Lena Sand", "The pier.", "Photograph: Lena Sand"),
        ("The pier. Picture: Lena Sand/PA", "The pier.", "Picture: Lena Sand/PA"),
        ("The pier. Credit: Lena Sand", "The pier.", "Credit: Lena Sand"),
        ("The pier. (Lena Sand/NPA)", "The pier.", "Lena Sand/NPA"),
    ],
)
def test_pictures(caption: str, words: str, credit: str) -> None:
    alt = "A wooden pier runs out into a calm sea"
    assert middle(f"{alt}\n{caption}") == [(K.ALT, alt), (K.CAPTION, words), (K.CREDIT, credit)]
    article = read(HEAD + f"{alt}\n{caption}" + END)
    (image,) = article.images
    for field, expected in ((image.alt, alt), (image.caption, words), (image.credit, credit)):
        assert field.text == expected
        assert field.span is not None
        assert article.source.text[slice(*field.span)] == expected
    assert {block.image for block in article.blocks if block.image is not None} == {0}


def test_picture_of_three_lines_and_two_pictures_in_a_chunk() -> None:
    assert middle("Cars on a pier in the rain\nCars wait for the boat.\nPhoto: Ana Ruiz/AP") == [
        (K.ALT, "Cars on a pier in the rain"),
        (K.CAPTION, "Cars wait for the boat."),
        (K.CREDIT, "Photo: Ana Ruiz/AP"),
    ]
    pair = "Cars on a pier\nThe cars. Photo: Ana Ruiz/AP\n"
    assert [kind for kind, _ in middle(pair + pair.strip())] == [K.ALT, K.CAPTION, K.CREDIT] * 2


def test_picture_without_credit() -> None:
    with_credit = "A tram at the stop by the church\nA tram. Photo: Ana Ruiz/AP\n\nTrams are red.\n\n"
    without = "A queue of people in the rain\nPeople wait for the tram."
    assert middle(with_credit + without)[-2:] == [
        (K.ALT, "A queue of people in the rain"),
        (K.CAPTION, "People wait for the tram."),
    ]
    assert read(HEAD + with_credit + without + END).images[1].credit.state is FieldState.ABSENT


def test_short_heading_over_a_sentence_is_no_picture() -> None:
    assert K.ALT not in [
        kind for kind, _ in middle("Two women are jailed over a fire\nThey were sentenced on Tuesday.")
    ]
    assert read(HEAD + "The tram sank. (AP)" + END).images == ()


@pytest.mark.parametrize(
    "line",
    ["Read more: Ten bridges to cross", "Advertisement", "Most read", "Share this article on Facebook", "3 comments"],
)
def test_furniture_stays_as_a_block(line: str) -> None:
    assert middle(line) == [(K.FURNITURE, line)]


@pytest.mark.parametrize(
    "line",
    [
        "Advertisement for the job drew 200 replies.",
        "Recommended doses vary by age.",
        "Subscribe to that view and you will be let down.",
        "Loading the ship took two days.",
        "By Friday the council must choose.",
    ],
)
def test_prose_is_no_furniture(line: str) -> None:
    assert middle(line) == [(K.PARAGRAPH, line)]


@pytest.mark.parametrize("line", ["A cold start", "What happens next?", "09:15"])
def test_subheads(line: str) -> None:
    assert middle(line) == [(K.SUBHEAD, line)]


@pytest.mark.parametrize(
    "line",
    [
        "12 February 2026, 06:30",
        "Published 3 hours ago",
        "Oct 2, 2026",
        "Thu 12 Feb 2026 06.30 GMT",
        "Last modified on Fri 13 Feb 2026 10.02 GMT",
        "2026-02-12",
        "12/02/2026",
    ],
)
def test_dates(line: str) -> None:
    assert kinds(f"Trams return\n\n{line}\n\nThe trams are back.\n\nGood.\n")[:2] == [K.HEADLINE, K.DATE]


@pytest.mark.parametrize(
    "line",
    [
        "By Ana Ruiz",
        "By J. R. Smith and Martin L. King Jr.",
        "BY JEAN-LUC O’DOWD",
        "By Ana Ruiz, political editor",
        "Ana Ruiz",
    ],
)
def test_bylines(line: str) -> None:
    assert kinds(f"Trams return\n\n{line}\n\nThe trams are back.\n\nGood.\n")[:2] == [K.HEADLINE, K.BYLINE]


def test_a_sentence_that_starts_with_by_is_no_byline() -> None:
    assert K.BYLINE not in kinds("Trams return\n\nBy Friday the council must choose\n\nIt met.\n\nGood.\n")


def test_hard_wrapped_paragraphs_are_joined() -> None:
    draft = (
        "Farmers in the valley have been waiting for rain since the\nsecond week of March, and many now say that they\n"
        "will sell.\n\nThe last storm, on March 9, brought less than a tenth of an\ninch. Since then the sky has been "
        "clear on all but four days.\n\nThe weather office in Marlow expects no rain before Sunday,\nMay 10, it said.\n"
    )
    blocks = shown(draft)
    assert len(blocks) == 3
    assert blocks[0][1].endswith("since the second week of March, and many now say that they will sell.")
    assert blocks[2][1].endswith("before Sunday, May 10, it said.")


def test_indented_paragraphs_without_blank_lines() -> None:
    draft = (
        "   The storm came ashore near Belfast with winds of up to 80 mph\nand tore the roof from a school in which 40 "
        "people had taken\nshelter.\n   “We got out through the kitchen and into the yard,” said Ellen\nDrew, 62.\n"
    )
    assert [text[:9] for _, text in shown(draft)] == ["The storm", "“We got o"]


def test_one_paragraph_a_line() -> None:
    draft = (
        "Rain brings relief\nBy Ana Ruiz\n14 June 2025\n"
        "Farmers in the valley have been waiting for rain since the second week of March.\n"
        "On Thursday night it came, all at once, and it did not stop until noon.\n"
        "The river rose by two feet, and by the evening the meadows were under water.\n"
    )
    assert kinds(draft) == [K.HEADLINE, K.BYLINE, K.DATE, *[K.PARAGRAPH] * 3]


def test_only_line_ends_break_lines() -> None:
    draft = "Trams return\n\n\tThe trams\u2028are\x0bback\x0cnow, they say.\n\nGood.\n"
    assert shown(draft)[1] == (K.PARAGRAPH, "The trams\u2028are\x0bback\x0cnow, they say.")


@pytest.mark.parametrize("line", ["hb/tc", "xx/yyy (AP, Reuters)", "(Reporting by Jane Doe; Editing by John Smith)"])
def test_sign_off(line: str) -> None:
    assert shown(HEAD + "It is late." + "\n\n" + line + "\n")[-1] == (K.SIGN_OFF, line)


def test_shape_can_be_forced() -> None:
    draft = "Trams return\n\nThe trams are back.\n\nThey are red.\n\nThey are late.\n\n###\n"
    assert kinds(draft)[-1] is K.META
    assert kinds(draft, "web")[-1] is K.PARAGRAPH
    assert read(draft, "web").shape == "web"


@pytest.mark.parametrize("line", ["###", "(more)", "-30-", "Eds: cut from here."])
def test_cues_of_the_wire_inside_a_saved_page_stay_in_the_story(line: str) -> None:
    draft = HEAD + line + "\n\nA tram in the rain\nA tram. Photo: Ana Ruiz/AP" + END
    assert read(draft).shape == "web"
    assert (K.PARAGRAPH, line) in shown(draft)


def test_items_of_a_list_are_one_group() -> None:
    article = read("Trams return\n\nThey go to:\n\n• the pier\n\n• the hill\n\nThat is all.\n")
    items = [block for block in article.blocks if block.kind is K.LIST]
    assert [item.text for item in items] == ["the pier", "the hill"]
    assert len({item.group for item in items}) == 1


@pytest.mark.parametrize(
    "line",
    [
        "ab/cd (" + "A" * 60 + "!",
        "Photo: " * 20_000,
        "A" * 200_000,
        '."' * 100_000,
        "| " * 100_000,
        "A" + " " * 500_000 + "B",
    ],
)
def test_hostile_lines_are_read(line: str) -> None:
    assert read("Trams return\n\nThe trams are back.\n\n" + line).blocks


def test_a_hard_wrapped_opening_paragraph_has_its_dateline_parted() -> None:
    draft = (
        "Nobody knows the way\n\nMOSCOW (AP) -- The board of the place has met on Monday and\n"
        "it went home. It was a long day in the\nschool, said Ms Croft.\n"
    )
    expected = [
        (K.HEADLINE, "Nobody knows the way"),
        (K.DATELINE, "MOSCOW (AP)"),
        (
            K.PARAGRAPH,
            "The board of the place has met on Monday and it went home. It was a long day in the school, said Ms Croft.",  # noqa: E501
        ),
    ]
    for ending in ("\n", "\r\n", "\r"):
        assert shown(draft.replace("\n", ending)) == expected
