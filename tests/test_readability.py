"""Readability: sentences and syllables of our own in textstat, without a download; what counts and what is left out."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint import readability, stats
from newslint.drafts import open_draft
from newslint.engine import Desk
from newslint.readers import read as read_source
from newslint.readers import read_article
from newslint.rulebook import rule_from
from newslint.rulefiles import compile_rules
from newslint.settings import Settings
from newslint.syllables import by_spelling, syllables

CLEAN = sorted((Path(__file__).parent / "drafts" / "clean").iterdir())
Read = Callable[..., Any]


def told(text: str, format: str = "snippet") -> list[tuple[str, ...]]:
    return readability.measurable(read_article(text, "draft", format).ledger.narration)


@pytest.mark.parametrize("path", CLEAN, ids=lambda path: path.name)
def test_textstat_counts_our_sentences_and_words(path: Path) -> None:
    sentences = readability.measurable(read_source(open_draft(str(path)), None, {}).ledger.narration)
    text = readability.prepared(sentences)
    if not sentences:
        assert "corrections" in path.name  # which no measure reads
        return
    assert readability.textstat().sentence_count(text) == len(sentences)
    assert readability.textstat().lexicon_count(text) == sum(map(len, sentences))


WORDS = st.sampled_from(
    "$1.2 million St. Mr. 6 a.m. U.S. e.g. No. 10 Yahoo! well-known didn’t o’clock and/or ’90s 3,000 10:30 C++ x.y.z "
    "naïve Łódź 1/2 AT&T Ph.D. Inc. the crane fell at dawn Jan. 5 p.m. www.example.org É. d'Estaing".split()
)


@given(
    st.lists(st.lists(WORDS, min_size=1, max_size=12), min_size=1, max_size=8), st.sampled_from(". ! ? ?! …".split())
)
def test_textstat_counts_them_in_any_text(sentences: list[list[str]], stop: str) -> None:
    found = told(" ".join(" ".join(words) + stop for words in sentences))
    if found:
        text = readability.prepared(found)
        assert readability.textstat().sentence_count(text) == len(found)
        assert readability.textstat().lexicon_count(text) == sum(map(len, found))


def test_stops_inside_a_sentence_end_none() -> None:
    text = "He paid $1.2 million for 3,000 acres. Mr. Rask of St. Ives left the U.S. at 6 a.m. on Monday."
    found = told(text)
    assert found == [
        ("He", "paid", "1.2", "million", "for", "3,000", "acres"),
        ("Mr", "Rask", "of", "St", "Ives", "left", "the", "U.S", "at", "6", "a.m", "on", "Monday"),
    ]
    assert readability.textstat().sentence_count(text) == 5, "textstat alone: if this changes, hand in less"
    assert readability.textstat().sentence_count(readability.prepared(found)) == 2


def test_the_formulas_are_those_of_the_books() -> None:
    sentences = told("The old crane fell into the dock. No boat could get past it on Monday.")
    words, said = 15, 17  # Mon-day and in-to have two
    assert sum(map(len, sentences)) == words
    assert sum(syllables(word) for sentence in sentences for word in sentence) == said
    ease, grade = readability.score("flesch-ease", sentences), readability.score("flesch-kincaid", sentences)
    assert ease == pytest.approx(206.835 - 1.015 * words / 2 - 84.6 * said / words)
    assert grade == pytest.approx(0.39 * words / 2 + 11.8 * said / words - 15.59)


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("the", 1), ("council", 2), ("Mayor", 2), ("theatre", 3), ("colour", 2), ("hospitalised", 4), ("area", 3),
        ("business", 2), ("people", 2), ("people’s", 2), ("bus's", 2), ("church's", 2), ("science's", 3), ("boys'", 1),
        ("didn’t", 2), ("we're", 1), ("well-known", 2), ("twenty-one", 3), ("state-of-the-art", 4), ("café", 2),
        ("naïve", 2), ("NHS", 3), ("rhythm", 2), ("2019", 1), ("safely", 2), ("museum", 3), ("radio", 3), ("", 1),
    ],
)  # fmt: skip
def test_syllables(word: str, count: int) -> None:
    assert syllables(word) == count


def test_a_compound_and_a_contraction_keep_their_syllables_in_textstat() -> None:
    engine = readability.textstat()
    for word, count in (("state-of-the-art", 4), ("o’clock", 2), ("didn’t", 2), ("twenty-one", 3), ("Łódź", 1)):
        assert engine.syllable_count(readability.prepared([[word]])) == count, word


def test_spelling_alone_is_right_for_plain_words() -> None:
    assert [by_spelling(word) for word in ("cat", "table", "saved", "wanted", "boxes", "liable")] == [1, 2, 1, 2, 2, 3]


def test_speech_is_left_out() -> None:
    assert told("“It is over, and we have lost it all,” the mayor said.") == []
    assert told("The mayor said in a long letter that it was “a very great pity”.") == [
        ("The", "mayor", "said", "in", "a", "long", "letter", "that", "it", "was")
    ]
    assert told("> The port is shut for good.\n\nIt opened in May.", "markdown") == [("It", "opened", "in", "May")]
    assert told("No more. It was over by noon.") == [("It", "was", "over", "by", "noon")]


def test_a_dateline_is_no_part_of_the_first_sentence(read: Read) -> None:
    text = "MARLOW FALLS, Ore. (AP) — A bear ran through three pies. It was caught on Monday."
    assert told(text) == [("A", "bear", "ran", "through", "three", "pies"), ("It", "was", "caught", "on", "Monday")]
    (finding,) = read(text, "readability/sentence-length", limit="5").findings
    assert finding.excerpt == "A bear ran through three pies."
    assert finding.message.startswith("This sentence has 6 words, more than 5")


def test_smog_wants_thirty_sentences() -> None:
    sentence = ("The", "harbour", "authority", "closed", "it")
    assert readability.score("smog", [sentence] * 29) is None
    assert readability.score("smog", [sentence] * 30) == pytest.approx(1.043 * 30**0.5 + 3.1291)


def test_the_longest_sentences_are_the_evidence(read: Read) -> None:
    text = "A crane fell into the dock at dawn. It was old. The dock will be clear of it by Friday noon."
    (finding,) = read(text, "readability/grade", words="5", limit="-3").findings
    assert finding.message.startswith("The Flesch–Kincaid grade of the body is ")
    assert "above the limit of -3" in finding.message
    assert [(text[slice(*other.span)], other.message) for other in finding.related] == [
        ("The dock will be clear of it by Friday noon.", "the longest sentence, 10 words"),
        ("A crane fell into the dock at dawn.", "the second longest, 8 words"),
    ]


def test_a_measure_that_is_none_is_told(read: Read) -> None:
    result = read("A crane fell.", "readability/grade", words="1", measure="dale-chall")
    assert result.crashed
    assert "'measure' cannot be 'dale-chall'" in result.findings[0].message


def test_what_cannot_be_measured_is_left_alone_with_the_reason(read: Read) -> None:
    result = read("A crane fell into the dock.", "readability/grade", words="1", measure="smog")
    assert [left.reason for left in result.left_alone] == ["the SMOG index needs 30 sentences"]
    assert result.findings == ()


def test_declarative_rules_measure_the_same_sentences(tmp_path: Path) -> None:
    folder = tmp_path / "rules" / "style"
    folder.mkdir(parents=True)
    head = 'rule: style/hard\nsince: "0.1"\nlevel: warning\nkind: metric\nmessage: "{value} of {limit}"\nwhy: So.\n'
    spec = "measure: textstat:flesch-kincaid\nmax: -3\ncases:\n  - flag: '[[a]]'\n  - pass: b\n"
    (folder / "hard.yaml").write_text(head + spec, encoding="utf-8")
    rule = rule_from(compile_rules(str(tmp_path / "rules"))[0])
    text = "He paid $1.2 million for it. “It is a great and wonderful opportunity,” he said."
    value = readability.score("flesch-kincaid", told(text))
    (finding,) = Desk([rule], Settings(), [rule]).read(read_article(text, "draft", "snippet")).findings
    assert finding.message == f"{value:.1f} of -3"


OFFLINE = """
import socket, sys
def refuse(*_, **__):
    raise OSError("the network is shut")
socket.socket.connect = socket.create_connection = socket.getaddrinfo = refuse
from newslint.cli import cli
try:
    cli(sys.argv[1:])
finally:
    print("NLTK", "nltk" in sys.modules)
"""


def run(code: str, *arguments: str, home: Path) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "HOME": str(home), "USERPROFILE": str(home), "NLTK_DATA": str(home)}
    return subprocess.run(
        [sys.executable, "-W", "error", "-c", code, *arguments],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**environment, "PYTHONIOENCODING": "utf-8"},
    )


def test_no_network_no_home_no_nltk(tmp_path: Path) -> None:
    draft = next(path for path in CLEAN if path.name == "us-council.txt")
    done = run(OFFLINE, "stats", "--format", "json", str(draft), home=tmp_path)
    assert '"flesch-kincaid": 9.' in done.stdout, done.stdout + done.stderr
    assert "NLTK False" in done.stdout
    done = run(OFFLINE, "check", "--select", "readability/grade", str(draft), home=tmp_path)
    assert "nothing to look at" in done.stdout, done.stdout + done.stderr
    assert list(tmp_path.iterdir()) == []


WITHOUT = """
import importlib.metadata, sys
class Gone:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] == "textstat":
            raise ModuleNotFoundError(name)
sys.meta_path.insert(0, Gone())
def version(name):
    raise importlib.metadata.PackageNotFoundError(name)
importlib.metadata.version = version
from newslint.cli import cli
cli(sys.argv[1:])
"""


def test_without_textstat_the_plain_counts_come_and_a_word_on_how_to_get_the_rest(tmp_path: Path) -> None:
    draft = tmp_path / "draft.md"
    draft.write_text("# Port shut\n\nA crane fell into the dock at dawn. No boat got past.\n", encoding="utf-8")
    done = run(WITHOUT, "stats", str(draft), home=tmp_path)
    assert done.returncode == 0, done.stderr
    assert [line.split()[1:] for line in done.stdout.splitlines()[1:2]] == [["12", "2", "1", "0:03", "0%", "6.0"]]
    assert "Grade and ease are left out: textstat is not installed: pip install" in done.stdout
    assert "pip install 'newslint[readability]'" in done.stdout
    assert "ease" not in done.stdout.splitlines()[0]


def test_without_textstat_a_rule_that_is_asked_for_ends_the_run_and_a_strict_run_says_so(tmp_path: Path) -> None:
    draft = tmp_path / "draft.md"
    draft.write_text("# Port shut\n\nA crane fell into the dock at dawn. No boat got past.\n", encoding="utf-8")
    done = run(WITHOUT, "check", "--select", "readability", str(draft), home=tmp_path)
    assert done.returncode == 2
    assert "readability/ease needs textstat: pip install" in done.stderr
    done = run(WITHOUT, "check", "--preset", "strict", str(draft), home=tmp_path)
    assert "not run: readability/ease, readability/grade (textstat is missing" in done.stderr
    assert "nothing to look at" in done.stdout
    done = run(WITHOUT, "check", "--select", "readability/sentence-length", str(draft), home=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")


def test_another_textstat_is_told_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    readability.textstat.cache_clear()
    monkeypatch.setitem(sys.modules, "textstat.backend.counts._count_syllables", object())
    try:
        assert "is not a version that newslint knows: pip install" in stats.missing()
    finally:
        monkeypatch.undo()
        readability.textstat.cache_clear()
    assert stats.missing() == ""
