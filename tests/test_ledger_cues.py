"""The verbs that give words to a speaker: their forms and what kind of verb each is."""

from __future__ import annotations

import pytest

from newslint.ledger.cues import cues, speech_verbs, verbs_with

FLAGS = {"plain", "loaded", "bookism", "manner", "gesture", "judging", "written", "hearer", "indirect", "weak"}


@pytest.mark.parametrize(
    ("form", "verb"),
    [
        ("said", "say"),
        ("told", "tell"),
        ("wrote", "write"),
        ("replied", "reply"),
        ("crying", "cry"),
        ("confesses", "confess"),
        ("admitted", "admit"),
        ("quipping", "quip"),
        ("argued", "argue"),
        ("e-mailed", "e-mail"),
        ("signalled", "signal"),
        ("signaled", "signal"),
        ("swore", "swear"),
    ],
)
def test_each_form_leads_to_its_verb(form: str, verb: str) -> None:
    assert cues()[form].verb == verb


@pytest.mark.parametrize(
    "form", ["admited", "quiped", "sayed", "regreted", "telled", "singed", "putted", "quoths", "walked", "is"]
)
def test_forms_that_no_verb_of_speech_has(form: str) -> None:
    assert form not in speech_verbs()


def test_the_table_is_large_and_uses_only_flags_it_explains() -> None:
    verbs = {cue.verb: cue.flags for cue in cues().values()}
    assert len(verbs) >= 250
    assert {flag for flags in verbs.values() for flag in flags} == FLAGS


@pytest.mark.parametrize(
    ("flag", "has", "lacks"),
    [
        ("bookism", ["opined", "quips", "chortled", "gushed"], ["said", "joked", "whispered", "claimed", "warned"]),
        ("loaded", ["claimed", "admits", "conceded", "boasting", "insisted"], ["said", "explained", "confirmed"]),
        ("indirect", ["said", "believes", "told", "warned"], ["laughed", "asked", "praised"]),
        ("hearer", ["told", "informed", "assures"], ["said", "added"]),
        ("gesture", ["smiled", "laughs", "shrugged"], ["joked", "whispered"]),
        ("weak", ["went", "felt", "put", "called"], ["said", "told", "claimed"]),
    ],
)
def test_what_kind_of_verb(flag: str, has: list[str], lacks: list[str]) -> None:
    assert verbs_with(flag).issuperset(has)
    assert verbs_with(flag).isdisjoint(lacks)


def test_several_flags_at_once() -> None:
    assert "tweeted" in verbs_with("written", "indirect")
    assert "emailed" not in verbs_with("written", "indirect")
