"""The Word drafts of tests/drafts as they are made: ``python tests/word_drafts.py`` writes them anew."""

from __future__ import annotations

from pathlib import Path

from word_files import DECLARED, deleted, inserted, paragraph, picture, run, word

FOLDER = Path(__file__).parent / "drafts"


def _table(*rows: tuple[str, ...]) -> str:
    return "<w:tbl>" + "".join(
        "<w:tr>" + "".join(f"<w:tc>{paragraph(cell)}</w:tc>" for cell in row) + "</w:tr>" for row in rows
    ) + "</w:tbl>"  # fmt: skip


def _notes(text: str) -> dict[str, str]:
    return {"footnotes": f'<w:footnotes {DECLARED}><w:footnote w:id="2">{paragraph(text)}</w:footnote></w:footnotes>'}


_NOTE = '<w:r><w:footnoteReference w:id="2"/></w:r>'
_LIST = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="3"/></w:numPr>'

CLEAN_UK = "".join(
    [
        paragraph("The baker who delivers by barge", style="Title"),
        paragraph("By Imogen Hartley"),
        paragraph("14 March 2025"),
        paragraph("On the canal at Hebden Bridge the bread arrives at six, with a bell."),
        paragraph(picture("A narrow green boat with loaves stacked on its roof")),
        paragraph("Owen Pascoe ties up at the lock on Friday. Photograph: Sadia Malik/Calder News", style="Caption"),
        paragraph("Owen Pascoe bought the boat in 2021, when the rent on his shop went up ", deleted("by by a third, "),
                  inserted("for the third time"), "."),
        paragraph("“I sat down and worked out what a mooring costs,” he says. “Then I sold the van.”"),
        paragraph("The oven takes up ", run("half", "<w:i/>"), " the cabin. He sleeps in the other half, “like a loaf”, and ",
                  '<w:commentRangeStart w:id="0"/>', run("starts at two"), '<w:commentRangeEnd w:id="0"/>',
                  '<w:r><w:commentReference w:id="0"/></w:r>', " in the morning."),
        paragraph("A slow round", style="berschrift2"),
        paragraph("The round takes four hours. There are three stops", _NOTE, ":"),
        paragraph("the lock by the cinema, at six", properties=_LIST),
        paragraph("the mill, at half past seven", properties=_LIST),
        paragraph("the old brewery, at nine", properties=_LIST),
        paragraph("He carries three kinds of bread and no cake."),
        _table(("Loaf", "Price"), ("White", "£3.20"), ("Rye", "£3.80"), ("Sourdough", "£4.50")),
        paragraph("“My mother says it is a long way to come for toast,” says Pascoe, “but she comes.”"),
        paragraph("Bargebread sails every day but Monday. Its times are on ",
                  '<w:hyperlink r:id="rId50"><w:r><w:t>the trust’s website</w:t></w:r></w:hyperlink>', "."),
        paragraph("ENDS"),
    ]
)  # fmt: skip
CLEAN_US = "".join(
    [
        paragraph("LIBRARY-NIGHT"),
        paragraph("Library stays open all night, and fills up"),
        paragraph("By Marcus Delaney"),
        paragraph("Oct. 22, 2024"),
        paragraph("The lights at the Fairmont branch did not go out on Friday, and neither did the readers."),
        paragraph("By midnight every chair was taken. By three a man in slippers had finished a novel and asked for "
                  "another one."),
        paragraph("“I came for the quiet,” said Ruth Okafor, 67, who lives two blocks away. “I stayed for the soup.”"),
        paragraph(picture("A row of people asleep in armchairs between bookshelves")),
        paragraph("Readers rest at 4 a.m. in the history room. Photo: Lena Brooks/Plains Daily"),
        paragraph("<w:r><w:t>The branch will do it again in May.</w:t><w:br/><w:br/>"
                  "<w:t>It has asked the soup kitchen to come back, too.</w:t></w:r>"),
        paragraph(picture("", extra="<a:extLst><a:ext uri='{C183D7F6-B498-43B3-948B-1728B52AA6E4}'><adec:decorative "
                          "xmlns:adec='http://schemas.microsoft.com/office/drawing/2017/decorative' val='1'/></a:ext>"
                          "</a:extLst>")),
        paragraph("-30-"),
        paragraph("Marcus: 555-0100, back at the desk on Monday."),
    ]
)  # fmt: skip
PLANTED_UK = "".join(
    [
        paragraph("Village hall roof lifts off in storm", style="Heading1"),
        paragraph("By Gwen Parry"),
        paragraph("Nobody was under it, apart from the the piano."),
        paragraph(picture("IMG_2231.jpg")),
        paragraph("The hall on Sunday morning. Photograph: Dai Rowlands/PA", style="Caption"),
        paragraph("The roof of the village hall in Llanfair came off ", inserted("late onthe Saturday"), deleted("on Friday"),
                  " night and landed in the churchyard."),
        paragraph("“It went up like a hat,” said the caretaker, Elwyn Pugh, who was locking the gate."),
        paragraph("[insert cost here] The council will meet on Tuesday, 12 March 2025."),
        paragraph("What comes next", style="berschrift2"),
        paragraph("The piano was dry. Mr Pughe played it , he said, to be sure."),
        paragraph(picture("")),
        paragraph("Volunteers move the piano. Photograph: Dai Rowlands/PA", style="Caption"),
        _table(("Item", "Cost"), ("Tarpaulin", "£90"), ("Tuner of of pianos", "£60")),
        paragraph("The choir will sing in the open until 31 April", _NOTE, "."),
        paragraph("ENDS"),
    ]
)  # fmt: skip
PLANTED_US = "".join(
    [
        paragraph("Town paints its water tower like a peach"),
        paragraph("By Carla Whitmore"),
        paragraph("July 8, 2025"),
        paragraph("CLANTON, Ala. (KPS) — The water tower is orange now, and you can see it fromthe highway."),
        paragraph("Here is the revised version you asked for:"),
        paragraph("“We wanted people to smile at 70 miles an hour,” said Mayor Dewitt Sanders."),
        paragraph(picture("A round orange water tower against a blue sky")),
        paragraph("The tower on Monday.", style="Caption"),
        paragraph(picture("A man on a ladder paints a leaf")),
        paragraph("A painter adds the leaf. Photo: Joan Tate/AP", style="Caption"),
        paragraph("The paint cost ", run("$41", "<w:b/>"), run(",000"), ". A leaf was was added later."),
        paragraph("Mayor Sandars said that the town would not paint the fire station (it is red."),
        paragraph("-30-"),
    ]
)  # fmt: skip
DRAFTS = {
    "clean/barge-baker-uk.docx": word(
        CLEAN_UK, parts=_notes("A fourth stop is planned."), links={"rId50": "https://bargebread.example/times"}
    ),
    "clean/library-night-us.docx": word(CLEAN_US),
    "planted/hall-roof-uk.docx": word(PLANTED_UK, parts=_notes("The vicar has has agreed.")),
    "planted/peach-tower-us.docx": word(PLANTED_US),
}

if __name__ == "__main__":
    for name, data in DRAFTS.items():
        (FOLDER / name).write_bytes(data)
