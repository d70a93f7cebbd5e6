"""The ArchieML reader: keys, scopes, free text, values over several lines, and the place of every character."""

from __future__ import annotations

import pytest

from newslint.article import Article, FieldState, Kind
from newslint.readers import read_article


def _read(text: str) -> Article:
    return read_article(text, "draft.aml")


def _told(text: str) -> list[tuple[str, str]]:
    return [(block.kind.value, block.text) for block in _read(text).blocks]


def test_keys_at_the_top_are_pieces_of_the_story_and_metadata() -> None:
    article = _read("Hed : Owls return \n dek: They nest again.\nslug: owls-1\nbyline: Ann Lee\npubdate: 2025-07-14\n")
    assert [(block.kind, block.text) for block in article.blocks] == [
        (Kind.HEADLINE, "Owls return"),
        (Kind.STANDFIRST, "They nest again."),
        (Kind.BYLINE, "Ann Lee"),
        (Kind.DATE, "2025-07-14"),
    ]
    assert article.meta["slug"].text == "owls-1"
    assert article.format == "archieml"


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ("[+body]\nThe vote is on.\n\nIt ends at 5.\n[]\nNot copy.", ["The vote is on.", "It ends at 5."]),
        ("[+body]\nNote: the path is shut.\nQ: Why?\n7:30 is the time.", ["Note: the path is shut.", "Q: Why?",
                                                                         "7:30 is the time."]),
        ("[+body]\nOne.\n:skip\nreporter: TK TK\n:endskip\nTwo.\n:ignore\nThree.", ["One.", "Two."]),
        ("[+body]\n[TK]\n[quote from mayor TK]\n{.ad}\nid: 3\n{}\nEnd.", ["[TK]", "[quote from mayor TK]", "End."]),
        ("[+body]\nhttps://example.com/a\n\\[not a scope]\nA *bold* <b>word</b> &amp; more.",
         ["[not a scope]", "A bold word & more."]),
        ("body: First line of it\nruns on here.\n\nSecond one.\n:end\nStray text.", ["First line of it runs on here.",
                                                                               "Second one."]),
        ("body: One.\nNote: a value.\n\\:end is a word here.\n:end", ["One. Note: a value. :end is a word here."]),
        ("[body]\ntype: text\nvalue: A.\ntype: text\nvalue: B.\n[]", ["A.", "B."]),
        ("intro_text: The river rose by a metre over one wet night.\nchart_id: The river rose",
         ["The river rose by a metre over one wet night."]),
        ("[tags]\n* one\n* two\n[]\n[takeaways]\n* Rain fell.\n[]", ["Rain fell."]),
    ],
)  # fmt: skip
def test_copy(source: str, told: list[str]) -> None:
    assert [text for _, text in _told(source)] == told


def test_kinds_within_the_body() -> None:
    source = (
        "[+body]\n## The vote\nsubhed: Later\n* a point\ntype: pullquote\nvalue: “We won.”\n\n"
        "{.quote}\ntext: “We lost.”\nspeaker: Ann Lee\n{}\n"
    )
    assert _told(source) == [
        ("subhead", "The vote"),
        ("subhead", "Later"),
        ("list", "a point"),
        ("pull-quote", "“We won.”"),
        ("block-quote", "“We lost.”"),
    ]


def test_a_correction_on_two_lines_is_one_block_with_its_places() -> None:
    text = "{correction}\ntext: An earlier version\r\nof this misspelt it.\n:end\n{}"
    (block,) = _read(text).blocks
    assert (block.kind, block.text) == (Kind.CORRECTION, "An earlier version of this misspelt it.")
    at = block.text.index("of this")
    assert text[slice(*block.source_span(at, at + 7))] == "of this"


def test_pictures_and_their_fields() -> None:
    article = _read(
        "{hero}\nsrc: a.jpg\nalt: An owl\ncaption: An owl. Photo: Ann Lee/AP\n{}\n[+body]\n"
        "{.image}\nsrc: b.jpg\ncaption: A nest.\ncredit:\n{}\nText.\nphoto: c.jpg\ncaption: Eggs.\n"
    )
    hero, second, third = article.images
    assert (hero.alt.text, hero.caption.text, hero.credit.text) == ("An owl", "An owl.", "Photo: Ann Lee/AP")
    assert second.alt.state is FieldState.ABSENT
    assert second.credit.state is FieldState.EMPTY
    assert second.credit.span is not None
    assert article.source.text[slice(*second.credit.span)] == "credit:"
    assert (third.src.text, third.caption.text, third.credit.state) == ("c.jpg", "Eggs.", FieldState.ABSENT)


def test_a_field_that_no_picture_has_is_unknown() -> None:
    (image,) = _read("[+body]\n{.image}\nsrc: b.jpg\ncaption: A nest.\ncredit: Ann Lee/AP\n{}\n").images
    assert image.alt.state is FieldState.UNKNOWN


def test_a_link_in_a_value_is_read_as_html() -> None:
    text = '[+body]\nThe next is <a href="https://a.example/b">on Friday</a>.\n'
    article = _read(text)
    assert [block.text for block in article.blocks] == ["The next is on Friday."]
    (link,) = article.links
    assert (link.text, link.target) == ("on Friday", "https://a.example/b")
    assert text[slice(*link.span)] == "on Friday"


def test_a_mark_in_a_line_of_its_own_is_no_copy() -> None:
    source = "[+body]\nnewslint: ignore typo/repeated-word -- the song has it\nThe the end.\n"
    assert [text for _, text in _told(source)] == ["The the end."]
