"""Sentences that stand twice or start in lower case."""

from __future__ import annotations

import pytest

from newslint.checks.sentences import duplicate_sentence, lower_case_start
from newslint.findings import Hit
from newslint.readers import read_article

LONG = "The port of Velm will close for good in May."
OTHER = "The mayor, who was away on Monday, gave no word of it."


def twice(text: str, format: str = "snippet") -> list[Hit]:
    return list(duplicate_sentence(read_article(text, "draft", format), {}))


def lower(text: str) -> list[str]:
    article = read_article(text, "draft", "snippet")
    places = [hit.where for hit in lower_case_start(article, {})]
    return [article.blocks[place[0]].text[place[1] : place[2]] for place in places if len(place) == 3]


def test_the_repeat_is_marked_and_points_to_the_first() -> None:
    (hit,) = twice(f"{LONG} She left.\n\n{LONG}")
    assert hit.where == (1, 0, len(LONG))
    assert hit.related == (((0, 0, len(LONG)), "it stands here first"),)


def test_a_run_of_repeats_is_one_finding() -> None:
    (hit,) = twice(f"{LONG} {OTHER}\n\nShe left.\n\n{LONG} {OTHER}")
    assert hit.where == (2, 0, len(f"{LONG} {OTHER}"))
    assert hit.words["what"].startswith("These 2")


def test_a_story_pasted_twice_is_one_finding() -> None:
    (hit,) = twice("\n\n".join([LONG, OTHER, LONG, OTHER]))
    assert hit.where == (2, 0, len(LONG))
    assert [place for place, _ in hit.related] == [(0, 0, len(LONG)), (3, 0, len(OTHER))]


def test_case_spaces_and_marks_do_not_count() -> None:
    assert twice(f"{LONG}\n\n{LONG.replace('Velm', 'velm,').replace('close', 'close, ')}")


@pytest.mark.parametrize("times", [1, 4, 9])
def test_once_is_no_repeat_and_many_times_a_formula(times: int) -> None:
    assert not twice("\n\n".join([LONG] * times))


def test_six_words_are_too_few() -> None:
    assert not twice("The port is shut in May.\n\nThe port is shut in May.")


def test_speech_may_be_said_twice_but_its_frame_not() -> None:
    speech = "“We shall go down to the river in the morning.”"
    assert not twice(f"They sang. {speech}\n\nThey sang on. {speech}")
    framed = "“We shall go down to the river,” she told the council on Monday."
    assert twice(f"{framed}\n\nHe left.\n\n{framed}")


def test_other_kinds_of_block_may_repeat_the_body() -> None:
    assert not twice(f"# Port closes\n\n{LONG}\n\n> {LONG}\n\n- {LONG}\n", "markdown")


@pytest.mark.parametrize("word", ["the", "officials", "it", "nobody"])
def test_a_small_letter_after_a_stop(word: str) -> None:
    assert lower(f"The old port closed. {word} gave no reason for it.") == [word]


@pytest.mark.parametrize(
    "text",
    [
        "The fee is approx. ten crowns a year.",
        "It sold nine ft. of rope to him there.",
        "It was shut. eBay gave no reason for it.",
        "It was shut. van Dael gave no reason for it.",
        "It was shut... then it was open to all.",
        "“It was shut?” the mayor asked of them.",
        "It opens at 9 a.m. on the first of May.",
        "See velm.example for the rest of it.",
    ],
)
def test_small_letters_that_are_right(text: str) -> None:
    assert not lower(text)


def test_a_paragraph_alone_in_lower_case() -> None:
    story = ["The old port is shut.", "the council will open it again in May.", "She left.", "He was away."]
    assert lower("\n\n".join(story)) == ["the"]
    assert not lower("\n\n".join(text.lower() for text in story))
