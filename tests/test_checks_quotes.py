"""Quotations that nobody is said to have said: what is found, and what convention or doubt keeps silent."""

from __future__ import annotations

import pytest

from newslint.checks.quotes import unattributed
from newslint.readers import read_article

OPENING = "The road is open again.\n\n“It hurt us all that winter,” said Ines Palma, who owns the mill.\n\n"
BARE = "“There was nothing to be done about the river.”"


def found(text: str) -> list[str]:
    article = read_article(text, "draft", "snippet")
    places = [hit.where for hit in unattributed(article, {})]
    return [article.blocks[place[0]].text for place in places if len(place) == 3]


def story(before: str, after: str = "The bridge will be rebuilt by May.", quote: str = BARE) -> str:
    return f"{OPENING}{before}\n\n{quote}\n\n{after}"


@pytest.mark.parametrize(
    "before",
    [
        "The bridge was washed away in one night.",
        "Sales of timber rose from 80 tonnes in 2019 to 220 last year.",
        "On Friday Velm Council voted to close the south bank for good.",
        "She was fined £400 in March and lost the boat.",
    ],
)
def test_after_narration_it_is_found(before: str) -> None:
    assert found(story(before)) == [BARE]


@pytest.mark.parametrize(
    "before",
    [
        "“We saw it come over the wall,” said Jo Brekke.",
        "Jo Brekke wiped the mud from the table.",
        "Jo Brekke said that the town was slow to act.",
        "According to Jo Brekke, the town was slow to act.",
        "He said the town had been slow to act.",
        "A sign hung on the gate for a year.",
        "His message to the town was a simple one.",
        "What could the town have done?",
        "The choir stood up and sang:",
        "The man at the gate was clear –",
        "Taped to the gate was a card with a few words on it.",
    ],
)
def test_after_speech_a_beat_or_a_lead_in_it_is_silent(before: str) -> None:
    assert found(story(before)) == []


@pytest.mark.parametrize(
    "after",
    [
        "“We all stood and watched,” said Jo Brekke.",
        "Jo Brekke, 71, was the last to cross the bridge.",
        "That is how Jo Brekke describes the night of the flood.",
        "Those were the words of the mayor.",
        "So said the mayor on Monday.",
        "Ms Palma remembers the night well.",
        "The words were painted on a wall.",
    ],
)
def test_with_a_speaker_in_the_next_paragraph_it_is_silent(after: str) -> None:
    assert found(story("The bridge was washed away in one night.", after)) == []


@pytest.mark.parametrize(
    "quote",
    [
        "“No comment.”",
        "“The Long Way Home by the River”",
        "“there was nothing to be done about it”",
        "“Gone,” “lost,” “sold.”",
    ],
)
def test_what_is_no_full_sentence_is_silent(quote: str) -> None:
    assert found(story("The bridge was washed away in one night.", quote=quote)) == []


def test_a_story_that_names_no_speaker_or_keeps_leaving_them_out_is_silent() -> None:
    narration = "The bridge was washed away in one night."
    assert found(f"The road is open.\n\n{narration}\n\n{BARE}\n\n{narration}") == []
    many = "\n\n".join(f"{narration}\n\n“Nobody ever told us about plan number {number}.”" for number in range(4))
    assert found(f"{OPENING}{many}\n\n{narration}") == []


def test_a_pull_quote_set_as_a_paragraph_is_silent() -> None:
    quote = "“It hurt us all that long winter.”"
    assert found(story("The bridge was washed away in one night.", quote=quote)) == []


def test_the_first_paragraph_of_a_feature_is_silent() -> None:
    assert found(f"{BARE}\n\nThe bridge was gone.\n\n{OPENING}") == []


FACTS = "The road to the north was closed for a week in March."


@pytest.mark.parametrize(
    ("attributed", "bare"),
    [
        ("“It hurt us all,” Ines Palma said.", "“There was nothing to be done.”"),
        ("‘It hurt us all,’ Ines Palma said.", "‘There was nothing to be done.’"),
        ("'It hurt us all,' Ines Palma said.", "'There was nothing to be done.'"),
        ('"It hurt us all," Ines Palma said.', '"There was nothing to be done."'),
        ("‘It hurt us all’, said Ines Palma.", "‘There was nothing to be done. We don’t know why.’"),
        ("« It hurt us all », said Ines Palma.", "« There was nothing to be done. »"),
        ("“It hurt us all,” says Ines Palma.", "“What were we to do about it?”"),
        ("“It hurt us all,” police said.", "“Nobody told us a thing!”"),
    ],
)
def test_in_the_marks_of_many_papers(attributed: str, bare: str) -> None:
    assert found(f"Velm is dry.\n\n{attributed}\n\n{FACTS}\n\n{bare}\n\n{FACTS}") == [bare]


@pytest.mark.parametrize(
    "before",
    [
        "Velm Council said that it would look again at its plans.",
        "The water company blamed the weather for the flood.",
        "A study published on Wednesday found lead in two wells.",
        "Ines Palma was led from the court by two officers.",
        "Each resident will get a letter in April, and the wells will be tested twice.",
        "A mediator left the hotel shortly after midnight.",
        "There are 40 wells in the parish, and 12 of them are dry.",
    ],
)
def test_after_bodies_and_what_happens_to_people_it_is_found(before: str) -> None:
    assert found(story(before)) == [BARE]


@pytest.mark.parametrize(
    "before",
    [
        "“We saw it come over the wall,” said Jo Brekke. The wall was built in 1904.",
        "Jo Brekke remembers the night well.",
        "Jo Brekke, who lost two boats, was not convinced.",
        "The first to arrive was Jo Brekke, a nurse from Velm.",
        "Her brother Luca runs the ferry now.",
        "Asked about the wall, Ines Palma shook her head.",
        "Ines Palma believes the council is to blame.",
        "Ines Palma is not so sure.",
    ],
)
def test_after_somebody_who_may_speak_on_it_is_silent(before: str) -> None:
    assert found(story(before)) == []


def test_words_in_the_first_person_may_be_those_of_the_person_just_named() -> None:
    before = "Ines Palma left the town in May and sold the boat."
    assert found(story(before, quote="“I could not look at the river any more.”")) == []
    assert found(story(before, quote="“The river had come in over the wall.”")) == [
        "“The river had come in over the wall.”"
    ]


def test_at_the_end_of_a_paragraph_of_facts_and_at_its_start() -> None:
    last = f"{FACTS} {BARE}"
    first = f"{BARE} {FACTS}"
    assert found(f"{OPENING}{last}\n\n{FACTS}") == [last]
    assert found(f"{OPENING}{FACTS}\n\n{first}\n\n{FACTS}") == [first]


def test_beside_a_sentence_about_a_person_it_is_silent() -> None:
    assert found(f"{OPENING}{FACTS} Jo Brekke wiped the table. {BARE}\n\n{FACTS}") == []
    assert found(f"{OPENING}{FACTS}\n\n{BARE} Jo Brekke wiped the table.\n\n{FACTS}") == []


def test_in_a_live_report_the_time_before_it_counts_for_nothing() -> None:
    assert found(f"{OPENING}22.41 {FACTS}\n\n22.52 {BARE}\n\n23.05 {FACTS}") == [f"22.52 {BARE}"]


@pytest.mark.parametrize(
    "text",
    [
        "Q: What did you do?\n\nA: “There was nothing to be done about the river.”",
        "Jo Brekke, 34, nurse: “There was nothing to be done about the river.”",
        "JO BREKKE: “There was nothing to be done about the river.”",
        "“There was nothing to be done about the river.”\n\n— Jo Brekke, in a letter to the paper",
        "“There was nothing to be done about the river.\n\n“We saw it come over the wall.”",
    ],
)
def test_transcripts_letters_and_running_speech_are_silent(text: str) -> None:
    before = "Jo Brekke said so to the paper." if text.endswith("wall.”") else FACTS
    assert found(f"{OPENING}{before}\n\n{text}\n\n{FACTS}") == []


def test_rows_of_bare_quotations_are_voices_and_silent() -> None:
    voices = "\n\n".join(
        f"“It was loud, and we all of us saw number {number} fall.”" for number in ("one", "two", "three")
    )
    assert found(f"{OPENING}{FACTS}\n\n{voices}\n\n{FACTS}") == []


def test_a_writer_who_tells_in_the_first_person_quotes_as_he_likes() -> None:
    assert (
        found(f"{OPENING}You would be surprised how many letters I get. {BARE} It goes on like that.\n\n{FACTS}") == []
    )
