"""The client of a LanguageTool server: places, connections, and every way in which an answer can fail to come."""

from __future__ import annotations

import os
import pickle
import socket
from collections.abc import Iterator

import pytest
from grammar_stub import Stub, stub_server

from newslint.grammar.door import Question, Unavailable
from newslint.grammar.wire import Server, WrongAddress, split_url

ENGLISH = Question("en-US")


@pytest.fixture
def stub() -> Iterator[Stub]:
    with stub_server() as server:
        yield server


def found(server: Server, text: str) -> list[str]:
    return [text[match.start : match.end] for match in server.check(text, ENGLISH).matches]


def test_a_place_is_counted_in_characters(stub: Stub) -> None:
    server = Server(stub.url)
    assert found(server, "He go. 😀 He go, 𝄞𝄞 must to pay.") == ["go", "go", "to"]


def test_what_is_asked(stub: Stub) -> None:
    Server(stub.url).check("Très bien & 100% — He go.", Question("en-GB", ("TYPOS", "STYLE"), ("A",), ("B", "C")))
    assert stub.asked == [
        {
            "language": "en-GB",
            "disabledCategories": "TYPOS,STYLE",
            "disabledRules": "A",
            "enabledRules": "B,C",
            "text": "Très bien & 100% — He go.",
        }
    ]


def test_a_match_holds_what_reports_need(stub: Stub) -> None:
    answer = Server(stub.url).check("He go.", ENGLISH)
    (match,) = answer.matches
    assert (match.rule, match.category, match.category_name) == ("HE_VERB_AGR", "GRAMMAR", "Grammar")
    assert match.better == ("goes", "went")
    assert match.link == "https://languagetool.org/insights/"
    assert answer.version == "6.8 2026-05-05"


def test_one_connection_serves_many_questions(stub: Stub) -> None:
    server = Server(stub.url)
    for _ in range(3):
        assert found(server, "He go.") == ["go"]
    assert (stub.connections, server.requests) == (1, 3)


def test_a_connection_that_was_closed_meanwhile_is_opened_anew(stub: Stub) -> None:
    server = Server(stub.url)
    stub.mode = "once"
    assert found(server, "He go.") == ["go"]
    assert found(server, "He go.") == ["go"]
    assert stub.connections == 2


@pytest.mark.parametrize("address", ["", "/v2", "/v2/", "/v2/check", "/"])
def test_an_address_may_end_in_v2(stub: Stub, address: str) -> None:
    assert Server(stub.url + address).version() == "6.8 2026-05-05"


@pytest.mark.parametrize("url", ["localhost:8081", "ftp://localhost", "http://", "http://host:99999", "http://h:x", ""])
def test_what_is_no_address_is_refused(url: str) -> None:
    with pytest.raises(WrongAddress, match="no address of a server"):
        split_url(url)


@pytest.mark.parametrize(
    ("mode", "words"),
    [
        ("half", "no whole answer"),
        ("cut off", "broke off in the middle"),
        ("page", "no whole answer"),
        ("error", "would not answer .500"),
        ("hang up", "ended the connection without an answer"),
        ("silent", "no answer within 0.2 seconds"),
        ("wrong places", "no whole answer"),
    ],
)
def test_an_answer_that_does_not_come_whole(stub: Stub, mode: str, words: str) -> None:
    stub.mode = mode
    server = Server(stub.url, timeout=0.2)
    with pytest.raises(Unavailable, match=words) as caught:
        server.check("He go.", ENGLISH)
    assert not caught.value.refused
    stub.mode = "ok"
    assert found(server, "He go.") == ["go"], "the next question is asked as if nothing had been"


def test_two_questions_without_answer_are_enough(stub: Stub) -> None:
    stub.mode = "silent"
    server = Server(stub.url, timeout=0.1)
    for _ in range(5):
        with pytest.raises(Unavailable, match="no answer within"):
            server.check("He go.", ENGLISH)
    assert server.requests == 2


def test_after_a_refusal_nothing_is_asked() -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    server = Server(f"http://127.0.0.1:{port}")
    for _ in range(3):
        with pytest.raises(Unavailable, match="no LanguageTool server answers at") as caught:
            server.check("He go.", ENGLISH)
        assert caught.value.refused
    assert server.requests == 1


def test_a_server_killed_between_two_questions(stub: Stub) -> None:
    server = Server(stub.url)
    assert found(server, "He go.") == ["go"]
    stub.stop()
    with pytest.raises(Unavailable) as caught:
        server.check("He go.", ENGLISH)
    assert caught.value.refused


@pytest.mark.skipif(not hasattr(os, "fork"), reason="processes are not forked here")
def test_a_forked_process_opens_a_connection_of_its_own(stub: Stub) -> None:
    server = Server(stub.url)
    assert found(server, "He go.") == ["go"]
    child = os.fork()
    if child == 0:
        os._exit(0 if found(server, "He go, he go.") == ["go", "go"] else 1)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    assert found(server, "He go.") == ["go"]
    assert stub.connections == 2


def test_a_server_can_be_handed_to_another_process(stub: Stub) -> None:
    server = Server(stub.url)
    assert found(server, "He go.") == ["go"]
    assert found(pickle.loads(pickle.dumps(server)), "He go.") == ["go"]
