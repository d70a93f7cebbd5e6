"""Quotations: what is speech, where it ends, who says it, and which marks have no partner."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.article import Article
from newslint.findings import Place
from newslint.readers import read_article


def read(text: str) -> Article:
    return read_article(text, "draft", "snippet")


def quoted(text: str, speech: bool | None = None) -> list[list[str]]:
    article = read(text)
    return [
        [article.blocks[part.block].text[part.start : part.end] for part in quote.parts]
        for quote in article.ledger.quotes
        if speech is None or quote.speech is speech
    ]


def spoken(text: str, words: str) -> bool:
    article = read(text)
    for index, block in enumerate(article.blocks):
        at = block.text.find(words)
        if at >= 0:
            return article.ledger.in_speech(Place(index, at, at + len(words)))
    raise AssertionError(words)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“We won,” she said. “It is hard.”", [["“We won,”"], ["“It is hard.”"]]),
        ('"We cut 12" planks," she said. He is 6\'2" tall.', [['"We cut 12" planks,"']]),
        ("“I’m 6’2” tall,” he said.", [["“I’m 6’2” tall,”"]]),
        ("‘It’s the players’ union,’ said one of ’em. ‘We can’t.’", [["‘It’s the players’ union,’"], ["‘We can’t.’"]]),
        ("'It's the players' union,' he said, in the '90s.", [["'It's the players' union,'"]]),
        ("Rock ’n’ roll, James’ hat, a 5’ plank, the ’90s.", []),
        ("„Wir gehen“, sagte er. « Bonjour », dit-elle.", [["„Wir gehen“"], ["« Bonjour »"]]),
        ("“One.\n\n“Two.\n\n“Three,” she said.", [["“One.", "“Two.", "“Three,”"]]),
        ("‘One of us.\n\n‘Two of us,’ she said.", [["‘One of us.", "‘Two of us,’"]]),
        ("“It ran on.\n\nIt ended here,” she said.", [["“It ran on.", "It ended here,”"]]),
    ],
)
def test_where_quotations_start_and_end(text: str, expected: list[list[str]]) -> None:
    assert quoted(text) == expected


@pytest.mark.parametrize(
    ("text", "inner"),
    [
        ("“He told me ‘go home’ and left,” she said.", "‘go home’"),
        ("‘He told me “go home” and left,’ she said.", "“go home”"),
        ("“He told me “go home” and left,” she said.", "“go home”"),
    ],
)
def test_nested_quotations(text: str, inner: str) -> None:
    article = read(text)
    (quote,) = article.ledger.quotes
    assert [article.blocks[0].text[place.start : place.end] for place in quote.nested] == [inner]


def test_titles_nicknames_and_terms_are_no_speech() -> None:
    text = "Dwayne “The Rock” Johnson sang “I Will Always Love You” to the so-called “experts”. “No,” he said."
    assert quoted(text, speech=True) == [["“No,”"]]


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("She called it “a gift to the town”, he said.", "a gift", True),
        ("She called it “a gift to the town”, he said.", "he said", False),
        ("“We will sell, Brekke said on Monday.", "Brekke", True),
        ("‘We will sell the mill, Brekke said on Monday.", "Brekke", True),
        ("It is his ‘90s hat, Brekke said.", "Brekke", False),
        ("We will sell,” Brekke said on Monday.", "will", True),
        ("We will sell,” Brekke said on Monday.", "Brekke", False),
        ("“One of us.\n\n“Two of us,” she said.", "of us.", True),
        ("He is 6'2\" tall and sat down.", "tall", False),
    ],
)
def test_in_speech(text: str, words: str, expected: bool) -> None:
    assert spoken(text, words) is expected


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("“We won,” said Priya Sandhurst, who is 19. “Then I saw.”", ["Priya Sandhurst", "Priya Sandhurst"]),
        ("“We did not,” said the architect, Marcus Oyelaran.", ["Marcus Oyelaran"]),
        ("“We cannot,” Superintendent Laurel Whitcomb said.", ["Laurel Whitcomb"]),
        ("According to Ines Palma, it was “a gift to the town”.", ["Ines Palma"]),
        ("Ms Howells added: “It is a hedge, that is all.”", ["Howells"]),
        ("“We won the day,” said Ms Howells.\n\n“It was a good day.”", ["Howells", "Howells"]),
        ("“It was a good day for us.”", [None]),
    ],
)
def test_speakers(text: str, speakers: list[str | None]) -> None:
    assert [quote.speaker and quote.speaker.name for quote in read(text).ledger.quotes] == speakers


def test_a_block_quote_without_marks_is_speech_and_its_source_line_names_the_speaker() -> None:
    article = read_article("# Head\n\nIt rained.\n\n> The river came in through the door.\n", "draft", "markdown")
    (quote,) = article.ledger.quotes
    assert quote.speech
    assert quote.mark == ""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“We will sell, Brekke said.", [("“", True)]),
        ("We will sell,” Brekke said.", [("”", False)]),
        ("“One.\n\n“Two.\n\nIt rained.\n\nIt rained.", [("“", True)]),
        ("“One.\n\n“Two,” she said.", []),
        ("“One.\n“Two,” she said.", []),
        ('A 12" pizza, a 6\'2" man.', []),
        ("The bill (tabled in May fell.", [("(", True)]),
        ("Two aims: 1) speed, b) cost :-)", []),
    ],
)
def test_marks_without_partner(text: str, expected: list[tuple[str, bool]]) -> None:
    assert [(lone.mark, lone.opening) for lone in read(text).ledger.unbalanced] == expected


@given(st.text(alphabet="“”\"‘’'() ab.,6\n«»„", max_size=80))
def test_any_marks_give_places_inside_their_blocks(text: str) -> None:
    article = read(text)
    for quote in article.ledger.quotes:
        for part in (*quote.parts, *quote.nested):
            assert 0 <= part.start < part.end <= len(article.blocks[part.block].text)
    for lone in article.ledger.unbalanced:
        assert article.blocks[lone.place.block].text[lone.place.start : lone.place.end] == lone.mark


@pytest.mark.parametrize("unit", ['"', "“", "”", "‘", "'", "(", "“a\n\n", "‘a’ ", 'a"', ").("])
def test_hostile_runs_of_marks_are_read(unit: str) -> None:
    ledger = read(unit * 20_000).ledger
    assert isinstance(ledger.quotes, tuple)
    assert isinstance(ledger.unbalanced, tuple)
