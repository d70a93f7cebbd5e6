"""The conversation of a review: ask, understand the answer, keep the decision."""

from __future__ import annotations

from collections.abc import Callable

from newslint.findings import Edit
from newslint.fixing.marks import wrong_reason
from newslint.reviewing import screen
from newslint.reviewing.session import Ask, Decision, Kind, Session

Say = Callable[[str], None]


def review(session: Session, ask: Ask, say: Say, *, color: bool = False) -> None:
    """Ask for each finding what to do, until all are decided or the person ends it.

    Raises:
        EOFError: when no more answers come.
        KeyboardInterrupt: when the person breaks off.
    """
    told = -1
    while session.finding is not None:
        if told != session.at:
            say("")
            for line in screen.lines(session, color=color):
                say(line)
            told = session.at
        answer = ask(screen.prompt(session.finding)).strip()
        if answer == "q":
            return
        if answer == "b":
            told = -1
            if not session.back():
                say("This is the first one.")
        elif answer in ("s", ""):
            session.decide(Decision(Kind.SKIPPED))
        elif answer == "e":
            _edit(session, ask, say)
        elif answer == "i":
            _ignore(session, ask, say)
        elif answer == "a" or (len(answer) == 1 and answer in "123456789"):
            _take(session, 1 if answer == "a" else int(answer), ask, say)
        else:
            say(screen.HELP)


def _take(session: Session, number: int, ask: Ask, say: Say) -> None:
    finding = session.finding
    if finding is None or number > len(finding.suggestions):
        say("There is no repair of that number: e lets you type one.")
        return
    edits = session.edits_for(finding.suggestions[number - 1])
    if not edits:
        say("Markup stands within these words: mend them in your editor.")
    elif session.touches_speech(edits):
        say("These are somebody's words: check the recording, then type what was said with e.")
    elif not _is_refused(session, edits, ask, say):
        session.decide(Decision(Kind.EDITED, edits))


def _edit(session: Session, ask: Ask, say: Say) -> None:
    finding = session.finding
    if finding is None:
        return
    if not session.edits_of_words(""):
        say("Markup stands within these words: mend them in your editor.")
        return
    say(f"Now: {finding.excerpt}")
    words = ask("New words (an empty line changes nothing, a lone - deletes them): ")
    edits = session.edits_of_words("" if words.strip() == "-" else words)
    if not words.strip() or _is_refused(session, edits, ask, say):
        say("Nothing was changed here.")
        return
    if session.touches_speech(edits) and not _agrees("These are somebody's words. Is this what was said?", ask):
        say("Nothing was changed here.")
        return
    session.decide(Decision(Kind.EDITED, edits))


def _is_refused(session: Session, edits: tuple[Edit, ...], ask: Ask, say: Say) -> bool:
    """Whether edits are not to be made: because they cannot be, or because the person thinks better of it."""
    hindrance = session.hindrance(edits)
    if hindrance:
        say(f"This cannot be written: {hindrance}.")
        return True
    return not session.reads_alike(edits) and not _agrees("More than these words would be read otherwise. Go on?", ask)


def _agrees(question: str, ask: Ask) -> bool:
    return ask(f"{question} [y/N] ").strip().lower() in ("y", "yes")


def _ignore(session: Session, ask: Ask, say: Say) -> None:
    reason = ask("Reason, for the next editor (an empty line goes back): ").strip()
    if not reason:
        return
    wrong = wrong_reason(reason)
    if wrong:
        say(f"That cannot be a reason: {wrong}.")
        return
    session.decide(Decision(Kind.IGNORED, reason=reason))
