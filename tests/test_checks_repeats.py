"""Doubled words: which are slips, which a sound sentence doubles, and how sure the repair is."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from newslint.checks.repeats import repeated_word
from newslint.findings import Level, Place, Tier
from newslint.readers import read_article


def doubled(text: str, format: str = "snippet") -> list[tuple[str, Tier | None]]:
    """The words found twice in a text, in order, with the tier of the repair."""
    article = read_article(text, "draft", format)
    found = []
    for hit in repeated_word(article, {}):
        assert isinstance(hit.where, Place)
        found.append((hit.words["word"], hit.tier))
    return found


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The bill went to to the mayor.", "to"),
        ("It was the the third storm of of the year.", "the"),
        ("The union and and the bank agreed.", "and"),
        ("The rate would would fall.", "would"),
        ("It cost more than than 20 crowns.", "than"),
        ("They have been been ill.", "been"),
    ],
)
def test_small_words_that_never_stand_twice_are_repaired_in_bulk(text: str, word: str) -> None:
    assert (word, Tier.SAFE) in doubled(text)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The mayor mayor opened the bridge.", "mayor"),
        ("Prices rose rose sharply.", "rose"),
        ("The police police station was shut.", "police"),
        ("She teaches at a school in in Leeds.", "in"),
        ("They met in a hall on on the coast.", "on"),
        ("There was a sharp cut in in output.", "in"),
        ("A meeting was held in in London.", "in"),
        ("They found it on on a school night.", "on"),
        ("A farmer who heard them in in a pub wrote it down.", "in"),
        ("He set off off, stopped and set off again.", "off"),
        ("They asked why he was was so cross.", "was"),
        ("The mill had three owners by then then.", "then"),
        ("A box of seeds, filled with with care, was lost.", "with"),
        ("She met her her second husband there.", "her"),
        ("It was as if he did did not know.", "did"),
        ("A clock that that doesn't work was sold.", "that"),
        ("He described it over the tannoy tannoy.", "tannoy"),
        ("She leaves four four grandchildren.", "four"),
        ("She said that that he would go.", "that"),
        ("The clerk warned that that workers would leave.", "that"),
        ("A wave that that swamped two boats followed.", "that"),
        ("It had had been sold.", "had"),
        ("The firm, which is is owned by Brekke, closed.", "is"),
        ("He saw her, and her her house fell.", "her"),
        ("The firm said it it will pay.", "it"),
        ("They sold two two boats to a firm.", "two"),
        ("She was among the one one of them feared.", "one"),
        ("The well is two km north north of Velm.", "north"),
        ("The car came last night night.", "night"),
        ("It did as well well as others.", "well"),
        ("As many many as 30 were hurt.", "many"),
        ("He was no no longer ill.", "no"),
        ("It raised about about 50 crowns from the fête.", "about"),
        ("The driver, who was was hurt, is home.", "was"),
        ("Asked whether the fish was was fresh, he left.", "was"),
        ("It was only a week ago that he was was promising more.", "was"),
        ("There is is a shift in travel.", "is"),
        ("How did did the crew take it?", "did"),
        ("So did did almost everyone.", "did"),
        ("That might have have been the plan.", "have"),
        ("She lives with her her husband.", "her"),
        ("The students drew lots for it it in May.", "it"),
        ("They spoke of those those people.", "those"),
        ("She meant to get there there by bus.", "there"),
        ("It came in the early hours of this this morning.", "this"),
        ("Two hundred hundred boats left.", "hundred"),
        ("He told how many many gunmen came.", "many"),
        ("The number one one suspect fled.", "one"),
        ("He told her in a clear way way of his plan.", "way"),
        ("The blast killed eight people in in May.", "in"),
        ("He was brought out on on a stretcher.", "on"),
        ("A clerk who was not involved in in the study spoke.", "in"),
        ("The boat sank when off off Cape Lind.", "off"),
        ("They will lose lose their bus.", "lose"),
        ("It was nominated for for two prizes.", "for"),
    ],
)
def test_other_words_ask_first(text: str, word: str) -> None:
    assert doubled(text) == [(word, Tier.ASK)]


@pytest.mark.parametrize(
    "text",
    [
        "The ban came in in 2019 and went on on Monday.",
        "The house he was born in in 1950 burnt down.",
        "He had had enough, and they had had a good year.",
        "He said that that was wrong and that that plan failed.",
        "What it is is a mess. How long the run is is anybody's guess.",
        "He gave her her coat and told her her car was gone.",
        "They brought him in in 2019 and put it on on Sunday.",
        "She showed her her room and owed her her life.",
        "What he did did not help, and where he was was unclear.",
        "Nobody saw Gorilla gorilla there; Vulpes vulpes was near.",
        "The game ended one one after a win, two two at home.",
        "Those who can can, and those who could could.",
        "The day after after he left, the will will be read.",
        "He is a human being being kind.",
        "It was a very very long long way, far far off.",
        "The boat sailed south south east.",
        "The match ended two two; the last was nil nil.",
        "He ate gado gado and mahi mahi, then took a tuk tuk.",
        "Will will sing, and May may dance.",
        "New New York, Baden Baden and Sirhan Sirhan.",
        "When they looked at it it was gone.",
        "A break-in in 1999, a sit-in in Velm and a win-win win.",
        "He gave up, up to a point.",
        "In World War I I was born.",
        "It drew A plus plus from the agency.",
        "See /the the.txt and *very* *very*.",
        "Where the party was was a secret, and how tall he was was known.",
        "As good as they were were the other boats.",
        "What the firm did did not help; all it has has been sold.",
        "The board set off off the coast of Velm.",
        "It was sought for for two years.",
        "He told you you can go.",
        "The crash he was involved in in 2019 was his last.",
        "filetype\toff\t\toff",
        "",
    ],
)
def test_what_a_sound_sentence_doubles_is_left_alone(text: str) -> None:
    assert doubled(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "“No no no, I I think so,” she said.",
        "“It was a very very bad bad day,” he said.",
        "“Never never go there,” Ms Lind told us.",
        '"We have a real real fight," he said.',
    ],
)
def test_stammering_and_emphasis_in_speech_stay(text: str) -> None:
    assert doubled(text) == []


def test_a_word_doubled_across_a_line_end_is_found_once() -> None:
    assert doubled("The panel met and\nand voted.") == [("and", Tier.SAFE)]


def test_three_of_a_small_word_are_one_finding() -> None:
    assert doubled("The the the road was shut.") == [("The", Tier.SAFE)]


def test_a_chant_of_an_ordinary_word_is_left_alone() -> None:
    assert doubled("They sang peace peace peace all night.") == []


def test_cells_that_say_the_same_are_no_doubling() -> None:
    page = "<table><tr><td>goal goal</td><td>the the end</td></tr></table><p>Text.</p>"
    assert [word for word, _ in doubled(page, "html")] == ["the"]


def test_the_tier_of_a_hit_goes_before_that_of_its_rule(read: Callable[..., Any]) -> None:
    result = read("The mayor mayor went to the the port.", "typo/repeated-word")
    tiers = [suggestion.tier for finding in result.findings for suggestion in finding.suggestions]
    assert tiers == [Tier.ASK, Tier.SAFE]


def test_inside_speech_the_level_drops_and_nothing_is_repaired(read: Callable[..., Any]) -> None:
    (finding,) = read("“It went to the the mayor,” she said.", "typo/repeated-word").findings
    assert finding.level is Level.WARNING
    assert finding.suggestions[0].tier is Tier.SHOW


@pytest.mark.parametrize("text", ["a " * 200_000, "the " * 100_000, "in\n" * 100_000, "x" * 500_000 + " " * 500_000])
def test_long_runs_are_read_in_one_pass(text: str) -> None:
    assert len(doubled(text)) <= 1
