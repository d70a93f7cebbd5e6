"""newslint review: one finding at a time, decided by answers, written once at the end."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from mending import DRAFTS

from newslint.article import Span
from newslint.cli import cli
from newslint.findings import Finding, Level
from newslint.readers import read_article
from newslint.reviewing.session import Decision, Kind, Session

TEXT = """\
The council said that the the bridge would close on 31 June.

“We did did not know,” said Ines Palma, the mayor.

The crowd cheered , and and the band played.
"""
FINDINGS = 5


@pytest.fixture
def draft(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "draft.md"
    path.write_text(TEXT, encoding="utf-8")
    return path


def review(*answers: str, path: str = "draft.md") -> Result:
    return CliRunner().invoke(cli, ["review", path], input="".join(f"{answer}\n" for answer in answers))


def changed(draft: Path) -> list[str]:
    before, after = TEXT.split("\n"), draft.read_text(encoding="utf-8").split("\n")
    return [line for line in after if line not in before]


def test_each_finding_is_shown_with_its_line_rule_and_repairs(draft: Path) -> None:
    result = review(*["s"] * FINDINGS)
    assert result.exit_code == 0
    assert re.findall(r"\[\d/\d\] draft\.md:(\d+):\d+: (\w+) (\S+)", result.output) == [
        ("1", "error", "typo/repeated-word"),
        ("1", "error", "facts/impossible-date"),
        ("3", "warning", "typo/repeated-word"),
        ("5", "warning", "typo/space-before-punctuation"),
        ("5", "error", "typo/repeated-word"),
    ]
    assert "    1 | The council said that the the bridge would close on 31 June.\n" in result.output
    assert f"      | {' ' * 22}{'^' * 7}\n" in result.output
    assert "    1  “the”\n" in result.output
    assert "\x1b" not in result.output
    assert result.output.endswith("Nothing was changed.\n")
    assert draft.read_text(encoding="utf-8") == TEXT


def test_repairs_are_taken_by_key(draft: Path) -> None:
    result = review("a", "s", "s", "1", "a")
    assert changed(draft) == [
        "The council said that the bridge would close on 31 June.",
        "The crowd cheered, and the band played.",
    ]
    assert "Wrote draft.md: 3 findings mended, 0 ignored." in result.output


def test_lines_are_shown_as_they_would_be(draft: Path) -> None:
    assert "    5 | The crowd cheered, and and the band played." in review("s", "s", "s", "a", "q").output


def test_words_are_typed(draft: Path) -> None:
    review("s", "e", "30 June", "q")
    assert changed(draft) == ["The council said that the the bridge would close on 30 June."]


def test_an_empty_line_changes_nothing_and_a_dash_deletes(draft: Path) -> None:
    review("e", "", "e", "-", "q")
    assert changed(draft) == ["The council said that  bridge would close on 31 June."]


def test_quitting_writes_what_was_decided(draft: Path) -> None:
    review("a", "q")
    assert changed(draft) == ["The council said that the bridge would close on 31 June."]


@pytest.mark.parametrize("answers", [("a", "s"), ()])
def test_answers_that_end_write_nothing(draft: Path, answers: tuple[str, ...]) -> None:
    result = review(*answers)
    assert result.exit_code == 130
    assert "Nothing was written." in result.output
    assert draft.read_text(encoding="utf-8") == TEXT


def test_going_back_forgets_the_decision(draft: Path) -> None:
    result = review("b", "a", "b", "s", "q")
    assert "This is the first one." in result.output
    assert draft.read_text(encoding="utf-8") == TEXT


def test_ignoring_writes_a_mark_with_its_reason(draft: Path) -> None:
    review("a", "i", "", "i", "a --> b", "i", "a calendar of her own", "q")
    assert changed(draft) == [
        "<!-- newslint: ignore facts/impossible-date -- a calendar of her own -->",
        "The council said that the bridge would close on 31 June.",
    ]
    again = CliRunner().invoke(cli, ["check", "draft.md", "--format", "concise"])
    assert "impossible-date" not in again.output


def test_two_reasons_in_one_place(draft: Path) -> None:
    review("i", "a joke", "i", "a calendar of her own", "q")
    assert changed(draft) == [
        "<!-- newslint: ignore typo/repeated-word -- a joke -->",
        "<!-- newslint: ignore facts/impossible-date -- a calendar of her own -->",
    ]


def test_speech_is_changed_by_hand_alone_and_after_a_question(draft: Path) -> None:
    result = review("s", "s", "a", "e", "did", "n", "q")
    assert "check the recording" in result.output
    assert draft.read_text(encoding="utf-8") == TEXT
    review("s", "s", "e", "did", "y", "q")
    assert changed(draft) == ["“We did not know,” said Ines Palma, the mayor."]


def found(start: int, end: int) -> Finding:
    return Finding("d", "a/b", Level.WARNING, "m", Span(start, end), "paragraph", False, "")


def test_a_finding_that_an_edit_did_away_with_is_not_asked_about() -> None:
    article = read_article("The old mill by the river fell.\n", "d.md")
    session = Session(article, (found(4, 12), found(8, 12), found(20, 25)), lambda text: read_article(text, "d.md"))
    session.decide(Decision(Kind.EDITED, session.edits_of_words("new")))
    assert session.at == 2
    assert session.text() == "The new by the river fell.\n"
    assert session.span_now(Span(20, 25)) == (15, 20)
    assert session.back()
    assert session.at == 0
    assert session.text() == article.source.text


def test_words_that_would_be_read_otherwise_are_asked_about(draft: Path) -> None:
    text = "The the council met on Monday.\n\nIt was May.\n"
    draft.write_text(text, encoding="utf-8")
    result = review("e", "# The", "n", "s")
    assert "More than these words would be read otherwise." in result.output
    assert draft.read_text(encoding="utf-8") == text
    review("e", "# The", "y")
    assert draft.read_text(encoding="utf-8") == text.replace("The the", "# The")


def test_markup_within_the_words_is_left_to_the_editor(draft: Path) -> None:
    text = "The council said **the** the bridge would close.\n"
    draft.write_text(text, encoding="utf-8")
    assert review("a", "e", "s").output.count("mend them in your editor") == 2
    assert draft.read_text(encoding="utf-8") == text


def test_a_draft_changed_meanwhile_is_not_overwritten(draft: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from newslint.reviewing import reviewing

    def late(session: object, *_: object, **__: object) -> None:
        from newslint.reviewing.talk import review as talk

        answers = iter(["a", "q"])
        talk(session, lambda _: next(answers), lambda _: None)  # type: ignore[arg-type]
        draft.write_text("Somebody else was here.\n", encoding="utf-8")

    monkeypatch.setattr(reviewing, "review", late)
    result = CliRunner().invoke(cli, ["review", "draft.md"])
    assert result.exit_code == 2
    assert draft.read_text(encoding="utf-8") == "Somebody else was here.\n"


def test_line_breaks_and_encoding_are_kept(draft: Path) -> None:
    data = b"\xff\xfe" + TEXT.replace("\n", "\r\n").encode("utf-16-le")
    draft.write_bytes(data)
    review("a", "q")
    mended = TEXT.replace("the the", "the").replace("\n", "\r\n")
    assert draft.read_bytes() == b"\xff\xfe" + mended.encode("utf-16-le")


def test_known_findings_of_a_baseline_are_not_asked_about(draft: Path) -> None:
    CliRunner().invoke(cli, ["baseline", "write", "draft.md", "--baseline", "known.jsonl"])
    longer = f"{TEXT.rstrip()} She saw the the mill.\n"
    draft.write_text(longer, encoding="utf-8")
    result = CliRunner().invoke(cli, ["review", "draft.md", "--baseline", "known.jsonl"], input="a\n")
    assert "[1/1] draft.md:5:" in result.output
    assert draft.read_text(encoding="utf-8") == longer.replace("saw the the", "saw the")


def test_drafts_that_cannot_be_reviewed(draft: Path) -> None:
    assert "review needs a file" in review(path="-").output
    word = str(DRAFTS / "planted" / "hall-roof-uk.docx")
    assert "Word documents are not changed" in review(path=word).output
    assert review(path="none.md").exit_code == 2
    draft.write_text("All is well in this town, said the mayor.\n", encoding="utf-8")
    assert review().output == "Nothing to look at.\n"


@pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminals")
def test_in_a_terminal_it_has_colours_and_ctrl_c_writes_nothing(draft: Path) -> None:
    import pty

    master, slave = pty.openpty()
    env = {**os.environ, "PYTHONPATH": str(DRAFTS.parent.parent), "TERM": "xterm"}
    env.pop("NO_COLOR", None)
    command = [sys.executable, "-m", "newslint", "review", "draft.md"]
    done = subprocess.Popen(command, stdin=slave, stdout=slave, stderr=slave, env=env, start_new_session=True,
                            preexec_fn=_take_terminal)  # fmt: skip
    os.close(slave)
    seen = _until(master, b"? help: ")
    assert b"\x1b[" in seen
    os.write(master, b"a\n")
    _until(master, b"? help: ")
    os.write(master, b"\x03")
    assert done.wait(timeout=60) == 130
    os.close(master)
    assert draft.read_text(encoding="utf-8") == TEXT


def _take_terminal() -> None:
    import fcntl
    import termios

    fcntl.ioctl(0, termios.TIOCSCTTY, 0)


def _until(terminal: int, words: bytes) -> bytes:
    seen = b""
    while words not in seen:
        seen += os.read(terminal, 4096)
    return seen
