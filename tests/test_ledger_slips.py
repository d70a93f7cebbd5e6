"""Slips of the keyboard: what is meant, and the copy around a word that keeps it from being called one."""

from __future__ import annotations

import pytest

from newslint import compounds, parting, spelling
from newslint.ledger.slips import What
from newslint.readers import read_article


def slips(text: str, format: str = "snippet") -> list[tuple[str, str, str]]:
    """The sure slips of a text: what stands there, what happened, and the likeliest words."""
    article = read_article(text, "draft", format)
    return [
        (article.blocks[slip.place.block].text[slip.place.start : slip.place.end], slip.what.value, slip.better[0])
        for slip in article.ledger.slips
        if slip.sure
    ]


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("ploicy", "policy"),
        ("hospial", "hospital"),
        ("counncil", "council"),
        ("gsrden", "garden"),
        ("restaurent", "restaurant"),
        ("wether", "weather"),
    ],
)
def test_the_likeliest_word_comes_first(wrong: str, right: str) -> None:
    near = spelling.near(wrong)
    assert right in [guess.word for guess in near[:3]]
    assert near == tuple(sorted(near, key=lambda guess: (-guess.score, guess.word)))


def test_long_words_are_read_over_two_slips() -> None:
    assert spelling.far("agreemement")[0].word == "agreement"
    assert spelling.far("polciy") == ()


def test_neighbouring_keys_cost_less_than_far_ones() -> None:
    assert spelling.beside("e", "r")
    assert not spelling.beside("q", "p")
    costs = {guess.word: guess.cost for guess in spelling.near("gooe")}
    assert costs["good"] < costs["goos"] if "goos" in costs else costs["good"] < 9


def test_the_words_around_choose_the_reading() -> None:
    assert slips("They waited forthe bus.") == [("forthe", "fused", "for the")]
    assert slips("It was th ecouncil that met.") == [("th ecouncil", "split", "the council")]
    assert slips("She did not list en to him.") == [("list en", "split", "listen")]
    assert slips("They studied the sea bed and a key board.") == []


@pytest.mark.parametrize(
    "text",
    [
        "The ploicy was one ploicy.",
        "Ploicy Ltd said ploicy was good.",
        "She called it “ploicy” there.",
        "La ploicy del gobierno held.",
        "Write to ploicy@desk.example or #ploicy.",
        "The harbourmaster and the harbormaster met.",
        "He rewilded and unfriended them.",
    ],
)
def test_terms_names_and_foreign_words_are_no_slips(text: str) -> None:
    assert slips(text) == []


def test_italics_hold_foreign_words() -> None:
    assert slips("They ate *herbes* there and *ploicy* too.", "markdown") == []
    assert slips("<p>They ate <em>ploicy</em> there.</p>", "html") == []
    assert slips("<p>They <em>ate</em> ploicy there.</p>", "html") == [("ploicy", "misspelt", "policy")]


def test_a_passage_in_italics_is_read() -> None:
    text = "*The reporter was a guest of the hotel and paid for the hosptal visit.*"
    assert slips(text, "markdown") == [("hosptal", "misspelt", "hospital")]


@pytest.mark.parametrize(
    ("text", "wrong", "right"),
    [
        ("She is caled the mother of the club.", "caled", "called"),
        ("The biggest customre left in May.", "customre", "customer"),
        ("They took more care with the speling.", "speling", "spelling"),
        ("They did not want to toch it again.", "toch", "touch"),
        ("“I had nevr met her,” he said of the underbrush.", "nevr", "never"),
        ("The cat slept unhappyd ecade after decade.", "unhappyd ecade", "unhappy decade"),
        ("The crew were told by policemen that it isalleged to be lost.", "isalleged", "is alleged"),
        ("The man, whois 74, sings.", "whois", "who is"),
        ("She kept the house beforehearing the news.", "beforehearing", "before hearing"),
        ("The van der Meijdens are, it isalleged, gone.", "isalleged", "is alleged"),
    ],
)
def test_slips_that_the_words_around_make_plain(text: str, wrong: str, right: str) -> None:
    assert [(found, better) for found, _, better in slips(text)] == [(wrong, right)]


@pytest.mark.parametrize(
    "text",
    [
        "It was a pro forma vote, the clerk said.",
        "No ifs, ands, or buts, she said.",
        "A hause is a neck between two hills, and the house is below it.",
        "“Ye jist hiv tae listen,” she says. “Maist fowk dinna.”",
        "Tick, a tooth; tock, a tooth.",
        "An espresso is a nero there, with milk a capo.",
        "The whois record of the site was hidden.",
    ],
)
def test_rare_words_with_nothing_around_to_belie_them_stay(text: str) -> None:
    assert slips(text) == []


def test_short_words_in_speech_may_be_dialect() -> None:
    assert slips("“It was a whole nother thing,” she said.") == []


def test_listed_misspellings_keep_their_capital() -> None:
    assert slips("Goverment offices recieved it.") == [
        ("Goverment", What.LISTED.value, "Government"),
        ("recieved", What.LISTED.value, "received"),
    ]


@pytest.mark.parametrize("word", ["saidperformance", "thehuge", "revenueslast", "ofthe", "werepromised"])
def test_verbs_plurals_and_small_words_are_no_parts_of_compounds(word: str) -> None:
    assert compounds.surely_two(parting.parts(word)[0])


@pytest.mark.parametrize(
    ("text", "wrong", "right"),
    [
        ("A large spectatorfleet sailed up the river.", "spectatorfleet", "spectator fleet"),
        ("A pay disputeinvolving the pilots went on.", "disputeinvolving", "dispute involving"),
        ("Rains and strongerwinds are forecast.", "strongerwinds", "stronger winds"),
        ("The tremor has shakenparts of the valley.", "shakenparts", "shaken parts"),
        ("The treatment had been goingwell, she said.", "goingwell", "going well"),
        ("He was held afterattacking an army post.", "afterattacking", "after attacking"),
        ("The roads were closed bybushfire smoke.", "bybushfire", "by bushfire"),
        ("The bridge was shut tofinding teams.", "tofinding", "to finding"),
        ("The mayor turned downproposals for a bridge.", "downproposals", "down proposals"),
        ("She put the medicineover the counter.", "medicineover", "medicine over"),
    ],
)
def test_words_run_together_are_parted_by_what_they_make_elsewhere(text: str, wrong: str, right: str) -> None:
    assert [(found, better) for found, _, better in slips(text)] == [(wrong, right)]


@pytest.mark.parametrize(
    "text",
    [
        "They met at the bookstore near the crossbody counter.",
        "The overperformance of the onboarding team was noted.",
        "A gunbattle and loadshedding kept the votebank at home.",
        "It was outcompeting the rest, an instore display.",
        "The sportswashing claims and the petrolbomb were news.",
        "The melodica player joined in.",
    ],
)
def test_coinages_of_the_papers_stay(text: str) -> None:
    assert slips(text) == []


@pytest.mark.parametrize("word", ["chipmakers", "ticketholders", "standover", "microgrid", "overtourism", "frontpage"])
def test_compounds_stay_whole(word: str) -> None:
    assert not any(map(compounds.surely_two, parting.parts(word)[:1]))
