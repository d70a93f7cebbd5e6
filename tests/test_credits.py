from __future__ import annotations

import pytest

from newslint.article import Kind
from newslint.readers.credits import split_caption, split_credit
from newslint.readers.pieces import plain_block

FOUND = [
    "The bridge at dusk [Photo: Lena Sand/NPA]",
    "The bridge at dusk[Photo: Lena Sand/NPA]",
    "The bridge at dusk.[Photograph: Lena Sand/The Guardian]",
    "The bridge at dusk. [Picture: PA]",
    "The bridge at dusk. [Image: Getty Images]",
    "Shoppers on the High Street in 2024[Image: Imago/Avalon]",
    "The bridge at dusk. [Credit: Tom O'Dowd]",
    "The bridge at dusk. [Photo by Lena Sand]",
    "The bridge at dusk. [Photo by Lena Sand on Unsplash]",
    "The bridge at dusk. [Photo courtesy of the Harbour Trust]",
    "The bridge at dusk. [Courtesy of the Sand family]",
    "The bridge at dusk. [Illustration: Ana de la Cruz]",
    "Where the money went. [Graphic: Jo Bell]",
    "Where the money went. [Source: Office for National Statistics]",
    "The bridge at dusk. [© Lena Sand 2024]",
    "The bridge at dusk [© Lena Sand]",
    "The bridge at dusk. [(Lena Sand/NPA)]",
    "The bridge at dusk [(Lena Sand/NPA).]",
    "The bridge at dusk [(Photo by Lena Sand)]",
    "State Sen. Hal Broome (R) at the gate. [(Staff photo by Lena Sand)]",
    "The bridge at dusk. [(Jun Oday via NPA)]",
    "The bridge at dusk. [(AP Photo/Jane Doe)]",
    "The bridge at dusk. [(AP Photo/Jane Doe, File)]",
    "The bridge at dusk. [(Photo: Ana Ruiz)]",
    "The bridge at dusk. [[AFP]]",
    "The mayor (left) and his wife. [(Reuters)]",
    "The bridge at dusk. [(Jane Doe via AP)]",
    "The bridge at dusk. [(NASA/JPL-Caltech)]",
    "The bridge at dusk. [(Supplied)]",
    "The bridge at dusk. [Lena Sand/NPA]",
    "The bridge at dusk — [Lena Sand/NPA]",
    "The bridge at dusk | [Lena Sand / NPA]",
    "The bridge at dusk. [STR/AFP via Getty Images]",
    "The bridge at dusk. [Getty Images]",
    "Ms. Chen in her studio.[Credit...Jane Doe for The New York Times]",
    "The prime minister. [(ABC News: Matt Roberts)]",
    "[Getty Images]",
    "[Photo: Lena Sand]",
    "[Lena Sand/NPA]",
    "The bridge. [Photo: A. B. Sand/NPA. Graphic: Jo Bell]",
    "[Photo: Lena Sand/NPA.] The bridge seen from the south.",
    "The sign reads “Stop”.[Photo: Ólafur Þór/EPA]",
]

SILENT = [
    "The bridge at dusk.",
    "Anna Berg (left) with her sister",
    "Anna Berg (second from right)",
    "Anna Berg (Labour)",
    "A man and/or a woman",
    "Players of the 2023/24 season (2023/24)",
    "The mill in Pittsburgh, PA",
    "The mill (Pittsburgh, PA)",
    "A photo by Lena Sand hangs in the hall.",
    "Photo by Lena Sand shows the damage to the roof.",
    "Photos by readers show the storm.",
    "Image from the telescope shows a star being born.",
    "Photo: Children play in the snow outside the school.",
    "The man who took the photograph (centre)",
    "She joined Reuters in 2019.",
    "He works for AP",
    "Passengers at King's Cross/St Pancras",
    "The team: Anna Berg, Tom Hill/captain",
    "The offices of Reuters in London.",
    "Two men. One of them is a photographer.",
    "Source of the Nile. It starts here.",
    "Food and drink (he/him)",
    "",
    "   ",
]


@pytest.mark.parametrize("marked", FOUND)
def test_finds_the_credit(marked: str) -> None:
    if "[[AFP]]" in marked:
        text, wanted = marked.replace("[[AFP]]", "[AFP]"), "[AFP]"
    else:
        text = marked.replace("[", "").replace("]", "")
        wanted = marked[marked.index("[") + 1 : marked.index("]")]
    found = split_credit(text)
    assert found is not None
    assert text[found[0] : found[1]] == wanted


@pytest.mark.parametrize("text", SILENT)
def test_what_is_no_credit(text: str) -> None:
    assert split_credit(text) is None


def test_caption_and_credit_blocks_keep_their_places() -> None:
    text = "xx The bridge at dusk. (Lena Sand/NPA)."
    caption, credit = split_caption(plain_block(Kind.CAPTION, text, 3, len(text), image=2))
    assert caption is not None
    assert credit is not None
    assert (caption.text, caption.kind, caption.image) == ("The bridge at dusk.", Kind.CAPTION, 2)
    assert (credit.text, credit.kind, credit.image) == ("Lena Sand/NPA", Kind.CREDIT, 2)
    assert text[slice(*credit.source_span(0, len(credit.text)))] == "Lena Sand/NPA"


def test_a_caption_that_is_all_credit_has_no_caption() -> None:
    text = "Photo: Lena Sand"
    caption, credit = split_caption(plain_block(Kind.CAPTION, text, 0, len(text)))
    assert caption is None
    assert credit is not None
    assert credit.text == text


def test_a_dash_before_the_credit_is_not_part_of_the_caption() -> None:
    text = "The bridge at dusk — Lena Sand/NPA"
    caption, _ = split_caption(plain_block(Kind.CAPTION, text, 0, len(text)))
    assert caption is not None
    assert caption.text == "The bridge at dusk"


@pytest.mark.parametrize("text", ["Photo: " * 200_000, "(" * 1_000_000, "a/" * 500_000, "Photo by A. " * 100_000])
def test_hostile_captions(text: str) -> None:
    split_credit(text)
