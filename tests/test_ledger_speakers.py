"""Who said it: each way in which a story gives a quotation to a speaker, in the styles of many papers."""

from __future__ import annotations

import pytest

from newslint.ledger.values import Speaker
from newslint.readers import read_article

PALMA = "Ines Palma, 54, owns the mill by the river."
BREKKE = "Tomas Brekke, the mayor of Velm, was at the bridge."


def speakers(text: str, format: str = "snippet") -> list[Speaker | None]:
    article = read_article(text, "draft", format)
    return [quote.speaker for quote in article.ledger.quotes]


def told(text: str, format: str = "snippet") -> list[tuple[str, str] | None]:
    """The person, or else the words, and how a reader knows."""
    return [
        ((speaker.person.name if speaker.person else speaker.name), speaker.how) if speaker else None
        for speaker in speakers(text, format)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“We will sell,” said Ines Palma.", ("Ines Palma", "sentence")),
        ("“We will sell,” Ines Palma said.", ("Ines Palma", "sentence")),
        ("'We will sell,' said Ms Ines Palma on Monday.", ("Ines Palma", "sentence")),
        ("‘We will sell,’ says Ines Palma, who owns the mill.", ("Ines Palma", "sentence")),
        ("“We will sell”, Ines Palma told the BBC.", ("Ines Palma", "sentence")),
        ("“We will sell,” the miller, Ines Palma, told reporters.", ("Ines Palma", "sentence")),
        ("“We will sell,” said the miller, Ines Palma, on Monday.", ("Ines Palma", "sentence")),
        ("“We will sell,” said miller Ines Palma.", ("Ines Palma", "sentence")),
        ("“We will sell,” Velm Valley coach Ines Palma said.", ("Ines Palma", "sentence")),
        ("“We will sell,” Ines Palma, 54, of Velm, said on Monday.", ("Ines Palma", "sentence")),
        ("“We will sell,” Ines Palma, who owns the mill, has said.", ("Ines Palma", "sentence")),
        ("“Will we sell?” Ines Palma asked.", ("Ines Palma", "sentence")),
        ("“We will sell!” cried Ines Palma.", ("Ines Palma", "sentence")),
        ("“We will sell —” Ines Palma began.", ("Ines Palma", "sentence")),
        ("Ines Palma said: “We will sell.”", ("Ines Palma", "sentence")),
        ("Ines Palma said, “We will sell.”", ("Ines Palma", "sentence")),
        ("Ines Palma, the miller, told the Courier: “We will sell.”", ("Ines Palma", "sentence")),
        ("Asked about the mill, Ines Palma replied: “We will sell.”", ("Ines Palma", "sentence")),
        ("Speaking in Velm on Monday, Ines Palma added: “We will sell.”", ("Ines Palma", "sentence")),
        ("Ines Palma went on to say: “We will sell.”", ("Ines Palma", "sentence")),
        ("Ines Palma was blunt: “We will sell.”", ("Ines Palma", "sentence")),
        ("Ines Palma’s verdict: “We will sell.”", ("Ines Palma", "sentence")),
        ("Ines Palma called it “a gift to the town”.", ("Ines Palma", "sentence")),
        ("Ines Palma described the plan for the mill as “a gift to the town”.", ("Ines Palma", "sentence")),
        ("The plan was described by Ines Palma as “a gift to the town”.", ("Ines Palma", "sentence")),
        ("The plan is “a gift to the town”, Ines Palma said.", ("Ines Palma", "sentence")),
        ("The plan is “a gift to the town”, according to Ines Palma.", ("Ines Palma", "sentence")),
        ("According to Ines Palma, the plan is “a gift to the town”.", ("Ines Palma", "sentence")),
        (
            "Ines Palma said that the plan, which the council drew up, was “a gift to the town”.",
            ("Ines Palma", "sentence"),
        ),
        ("Ines Palma thanked the council, saying the plan was “a gift to the town”.", ("Ines Palma", "sentence")),
        ("Ines Palma praised the plan and said it was “a gift to the town”.", ("Ines Palma", "sentence")),
        ("Ines Palma was quoted as saying the plan was “a gift to the town”.", ("Ines Palma", "sentence")),
        ("The plan is, as Ines Palma puts it, “a gift to the town”.", ("Ines Palma", "sentence")),
        ("In Ines Palma’s words, the plan is “a gift to the town”.", ("Ines Palma", "sentence")),
        ("“We will sell,” Ines Palma tweeted.", ("Ines Palma", "post")),
        ("“We will sell,” Ines Palma said in a statement.", ("Ines Palma", "post")),
        ("In a statement, Ines Palma said: “We will sell.”", ("Ines Palma", "post")),
        ("“We will sell,” said a spokeswoman for the council.", ("a spokeswoman for the council", "described")),
        ("A neighbour said: “We will sell.”", ("A neighbour", "described")),
        ("“We will sell,” one of the farmers told the court.", ("one of the farmers", "described")),
        ("“We will sell,” police said.", ("police", "described")),
        ("“We will sell,” Downing Street said.", ("Downing Street", "metonymy")),
        ("The White House said the plan was “a gift to the world”.", ("White House", "metonymy")),
        ("Washington accused the firm of “a grave breach of trust”.", ("Washington", "metonymy")),
    ],
)
def test_in_its_own_sentence(text: str, expected: tuple[str, str]) -> None:
    (found,) = told(text)
    assert found is not None
    assert (found[0].removeprefix("The ").removeprefix("the "), found[1]) == (
        expected[0].removeprefix("The ").removeprefix("the "),
        expected[1],
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "“We will sell,” said Ines Palma, “and that is that.”",
            [("Ines Palma", "sentence"), ("Ines Palma", "sentence")],
        ),
        (
            "“We will sell,” said Ines Palma. “That is that. It is over.”",
            [("Ines Palma", "sentence"), ("Ines Palma", "paragraph")],
        ),
        (
            "Ines Palma called it “a gift” and “the best of days for us”.",
            [("Ines Palma", "sentence"), ("Ines Palma", "sentence")],
        ),
        (
            "“We will sell,” said Ines Palma. Tomas Brekke disagreed. “You will do nothing of the kind.”",
            [("Ines Palma", "sentence"), ("Tomas Brekke", "before")],
        ),
        (
            "“We will sell,” said Ines Palma. “You will not,” said Tomas Brekke.",
            [("Ines Palma", "sentence"), ("Tomas Brekke", "sentence")],
        ),
        ("One man was not sure. “It will end in tears.”", [("One man", "before")]),
        ("Ines Palma wiped the table. “It came in through the door.”", [("Ines Palma", "before")]),
        ("Among them was Ines Palma. “It came in through the door.”", [("Ines Palma", "before")]),
        ("“It came in through the door.” Ines Palma shook her head.", [("Ines Palma", "next")]),
        ("“It came in through the door.” That was how Ines Palma put it.", [("Ines Palma", "next")]),
    ],
)
def test_in_its_own_paragraph(text: str, expected: list[tuple[str, str]]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("before", "text", "expected"),
    [
        (PALMA, "“It came through the door,” she said.", ("Ines Palma", "pronoun")),
        (PALMA, "She said: “It came through the door.”", ("Ines Palma", "pronoun")),
        (PALMA, "The miller said: “It came through the door.”", ("Ines Palma", "described")),
        (BREKKE, "“It came through the door,” he told the court.", ("Tomas Brekke", "pronoun")),
        (BREKKE, "“It came through the door,” the mayor said.", ("Tomas Brekke", "described")),
        (f"{PALMA} {BREKKE}", "“It came through the door,” she said.", ("Ines Palma", "pronoun")),
        (f"{PALMA} {BREKKE}", "“It came through the door,” said the mayor.", ("Tomas Brekke", "described")),
        ("“We will sell,” said Ines Palma.", "“It is over. We are tired.”", ("Ines Palma", "carried")),
        ("Ines Palma said that she would sell.", "“It is over. We are tired.”", ("Ines Palma", "carried")),
        (
            f"{BREKKE} The mayor’s aide, Olu Bankole, left.",
            "“It is over,” said the mayor.",
            ("Tomas Brekke", "described"),
        ),
        ("Olu Bankole, the bank’s governor, left.", "“It is over,” the bank said.", ("the bank", "described")),
        ("Dana Holt, 19, won.", "“It is over,” the teenager said.", ("Dana Holt", "described")),
        ("Dana Holt, who teaches maths, won.", "“It is over,” the teacher said.", ("Dana Holt", "described")),
        ("The Rev Peter Marsh came.", "“It is over,” said the vicar.", ("Peter Marsh", "described")),
        ("According to Ines Palma, the mill is sold.", "“It is over. We are tired.”", ("Ines Palma", "carried")),
        ("Ines Palma was less sure.", "“It is over. We are tired.”", ("Ines Palma", "carried")),
        ("A neighbour who asked not to be named agreed.", "“It is over. We are tired.”", ("A neighbour", "carried")),
    ],
)
def test_with_the_paragraph_before(before: str, text: str, expected: tuple[str, str]) -> None:
    found = told(f"The town was quiet.\n\n{before}\n\n{text}")[-1]
    assert found is not None
    assert (found[0][: len(expected[0])], found[1]) == expected


def test_with_the_paragraph_after() -> None:
    assert told("“I lost everything I had in one night.”\n\nInes Palma, 54, still lives by the river.") == [
        ("Ines Palma", "next")
    ]
    assert told(f"{PALMA}\n\nThe road is shut.\n\n“I lost it all.”\n\nThose were the words of Tomas Brekke.")[-1] == (
        "Tomas Brekke",
        "next",
    )


@pytest.mark.parametrize(
    "between",
    [
        "The road to the north was shut for a week.",
        "Velm Council voted to close the south bank.",
        "She was fined £400 in March.",
        "About 40 people live on the south bank. Each resident will get a letter.",
    ],
)
def test_plain_facts_break_what_is_carried(between: str) -> None:
    assert told(f"“We will sell,” said Ines Palma.\n\n{between}\n\n“It was a terrible night for the town.”")[-1] is None


def test_a_subhead_breaks_what_is_carried() -> None:
    text = (
        "# Head\n\n“We will sell,” said Ines Palma.\n\n## The river\n\n“It was a terrible night.”\n\nThe road is shut."
    )
    assert told(text, "markdown")[-1] is None


def test_speech_that_runs_over_paragraphs_has_one_speaker() -> None:
    for text in (
        "“One of us,” said Ines Palma. “Two of us.\n\n“Three of us.\n\n“Four of us.”",
        "Ines Palma said: “One of us.\n\n“Two of us.”",
        "“One of us.\n\n“Two of us,” said Ines Palma.",
        "‘One of us.\n\n‘Two of us,’ said Ines Palma.",
    ):
        assert {found and found[0] for found in told(text)} == {"Ines Palma"}, text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{PALMA}\n\nQ: Why sell?\n\nA: “It is time to go.”", ["Ines Palma"]),
        (f"{PALMA}\n\nQ. Why sell?\n\nA. “It is time to go.”\n\nQ. And then?\n\nA. “We rest.”", ["Ines Palma"] * 2),
        (f"{BREKKE}\n\nMR. BREKKE: “Where were you?”\n\nTHE CLERK: “At home.”", ["Tomas Brekke", "THE CLERK"]),
        ("Ines Palma, 54, miller: “It is time to go.”\n\nTomas Brekke: “It is not.”", ["Ines Palma", "Tomas Brekke"]),
        (f"{PALMA}\n\nInterviewer: “Why sell?”\n\nPalma: “It is time.”", ["Interviewer", "Ines Palma"]),
        (
            f"{PALMA}\n\nWhy sell?\n\n“It is time to go.”\n\nWhere to?\n\n“To the sea.”\n\nAnd then?\n\n“We rest.”",
            ["Ines Palma"] * 3,
        ),
    ],
)
def test_questions_and_answers_and_transcripts(text: str, expected: list[str]) -> None:
    found = told(text)
    assert [pair and pair[0] for pair in found] == expected
    assert {pair[1] for pair in found if pair} <= {"qa", "sentence"}


def test_block_quotations_with_a_source_line() -> None:
    assert told("# A\n\nIt rained.\n\n> “It came through the door.”\n> — Ines Palma, in a letter\n", "markdown") == [
        ("Ines Palma", "source")
    ]
    assert told("It rained.\n\n“It came through the door.”\n\n— Ines Palma, in a letter to the paper") == [
        ("Ines Palma", "source")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Ines Palma lives here. A sign on the gate read: “Keep off: this pier is not safe.”",
        "Ines Palma wore a T-shirt that read “We will not be moved.”",
        "Ines Palma lives here. Her song “The River Never Sleeps at Night” was a hit.",
        "Ines Palma lives here. The bill is known as “the right to be left alone law”.",
        "Ines Palma lives here. The so-called “experts” of the council left.",
        "Ines “The Mill” Palma lives here.",
        "Ines Palma sang “Roll on, you cold black water, roll on”.",
        "Ines Palma lives here. The choir’s motto is “One voice for all who sing”.",
        "The word “gift” was used. Ines Palma lives here.",
        "Ines Palma held up a banner: “Save our river and our town.”",
    ],
)
def test_what_nobody_says(text: str) -> None:
    article = read_article(text, "draft", "snippet")
    (quote,) = article.ledger.quotes
    assert not quote.speech or quote.speaker is None


def test_the_place_of_the_cue_and_of_the_speaker() -> None:
    text = "“We will sell,” said the mayor, Ines Palma, on Monday."
    (speaker,) = speakers(text)
    assert speaker is not None
    assert speaker.cue is not None
    assert speaker.place is not None
    assert text[speaker.cue.start : speaker.cue.end] == "said"
    assert text[speaker.place.start : speaker.place.end] == "Ines Palma"


@pytest.mark.parametrize(
    "text",
    [
        "The mill went for £4m, the price “of a small house” in the city.",
        "It is “the best of all possible worlds” and so it goes.",
    ],
)
def test_a_fragment_with_no_speaker_in_its_paragraph_has_none(text: str) -> None:
    assert told(f"“We will sell,” said Ines Palma.\n\n{text}")[-1] is None
