"""A run put together by hand: every report is shown the same drafts, findings and errors."""

from __future__ import annotations

from typing import Any

from newslint.article import Span
from newslint.findings import Edit, Finding, Hidden, Level, Related, Suggestion, Tier
from newslint.records import replace
from newslint.reports import report
from newslint.result import DraftResult, RuleInfo, Run, RunError
from newslint.source import Source, decode

PATH = "drafts/mill, take 2.md"
LINES = (
    "# Mill blaze 🔥 closes Ash Road",
    "",
    "“é—😀,” said Daniel Whitcombe, the mill’s owner.",
    "The the fire began at 4am on Tuesday.",
    "",
    "![The mill at dawn](mill.jpg)",
    "Councillors will meet in the town hall on Thursday evening to hear what the fire service has found, and the "
    "county, which owns the road, the bridge and the yard behind it, has said that it will not open the road before "
    "the walls are safe; a decision is awaited from from the insurers, who sent two engineers to the mill on Monday "
    "and who are said by people who know them to be in no great hurry to pay for it.",
    "##[error] and ::error::no command, only odd copy",
    "Mr Whitcomb said the stock was lost,",
    "and the jobs with it.",
)
MILL = decode(b"\xef\xbb\xbf" + "\r\n".join(LINES).encode(), PATH)
CLEAN = decode(b"Nothing is wrong here.\n", "drafts/clean.txt")


def span(words: str, after: str = "") -> Span:
    """Where words stand in the draft of the mill, the first place behind ``after``."""
    start = MILL.text.index(words, MILL.text.index(after))
    return Span(start, start + len(words))


def finding(rule: str, level: Level, message: str, where: Span, **more: object) -> Finding:
    """A finding in the draft of the mill."""
    fields = {
        "zone": "paragraph",
        "in_speech": False,
        "excerpt": MILL.text[where.start : where.end],
        "fingerprint": f"{where.start:016x}",
        **more,
    }
    return Finding(MILL.path, rule, level, message, where, **fields)  # type: ignore[arg-type]


def repair(text: str, tier: Tier, where: Span) -> Suggestion:
    """A suggestion, with its edit where it is not only shown."""
    edits = () if tier is Tier.SHOW else (Edit(where.start, where.end, text),)
    return Suggestion(text, tier, edits)


NAME = span("Whitcombe")
TWICE = span("The the")
AGAIN = span("from from")
ODD = span("##[error]")
PICTURE = Span(span("mill.jpg").start, span("mill.jpg").start)
ACROSS = Span(span("the stock was lost").start, span("and the jobs").end)

FINDINGS = (
    finding(
        "names/inconsistent-spelling",
        Level.WARNING,
        "'Whitcombe' may be 'Whitcomb'.",
        NAME,
        suggestions=(repair("Whitcomb", Tier.ASK, NAME),),
        related=(
            Related(span("Whitcomb", "Mr "), "spelled so"),
            Related(ACROSS, "also here"),
        ),
    ),
    finding(
        "typo/repeated-word",
        Level.ERROR,
        "'The' is typed twice.",
        TWICE,
        suggestions=(repair("The", Tier.SAFE, TWICE),),
    ),
    finding("captions/missing-credit", Level.WARNING, "This picture has no credit.", PICTURE, zone="caption"),
    finding(
        "typo/repeated-word",
        Level.ERROR,
        "'from' is typed twice, 100% sure: [sic](9).",
        AGAIN,
        suggestions=(repair("from", Tier.SHOW, AGAIN), repair("", Tier.SHOW, AGAIN)),
        in_speech=True,
    ),
    finding("house/odd", Level.SUGGESTION, "'##[error]' is odd.", ODD, suggestions=(repair(" ", Tier.ASK, ODD),)),
    finding("house/hidden", Level.ERROR, "Nobody sees this.", ODD, hidden=Hidden("mark", "it is a sample")),
    finding("house/long", Level.SUGGESTION, "This goes on\nfor two lines.", ACROSS),
)
RULES = {
    "names/inconsistent-spelling": RuleInfo(
        "names/inconsistent-spelling",
        Level.WARNING,
        "'{found}' may be '{better}'.",
        "A name spelled two ways is wrong at least once.\n",
        Tier.ASK,
    ),
    "typo/repeated-word": RuleInfo("typo/repeated-word", Level.ERROR, "'{found}' is typed twice.", "", Tier.SAFE),
    "unused/rule": RuleInfo("unused/rule", Level.ERROR, "Unused.", "Unused.", Tier.SAFE),
}
RUN = Run(
    (
        DraftResult(PATH, MILL, FINDINGS, ()),
        DraftResult(CLEAN.path, CLEAN, (), (RunError(CLEAN.path, "line 1 was read as Windows-1252", "note"),)),
        DraftResult("drafts/photo.txt", None, (), (RunError("drafts/photo.txt", "not a text file", "unreadable"),)),
    ),
    RULES,
    "0.1.0",
    "2026.11",
)


def written(name: str, run: Run = RUN, *, color: bool = False) -> str:
    """A report as one text."""
    return "".join(report(name, run, color=color))


def run_of(*drafts: DraftResult) -> Run:
    """A run of these drafts."""
    return Run(drafts, RULES, "0.1.0", "2026.11")


def one(text: str, start: int, end: int, path: str = "a.txt", message: str = "Look here.", **more: Any) -> Run:
    """A run of one draft with one finding."""
    source = Source(path, text)
    found = Finding(
        path, "house/a", Level.ERROR, message, Span(start, end), "paragraph", False, text[start:end], **more
    )
    return run_of(DraftResult(path, source, (found,), ()))


def many(errors: int, warnings: int, suggestions: int) -> Run:
    """A run of one draft with so many findings of each level, the least grave first."""
    levels = [Level.SUGGESTION] * suggestions + [Level.WARNING] * warnings + [Level.ERROR] * errors
    return run_of(DraftResult(PATH, MILL, tuple(replace(FINDINGS[1], level=level) for level in levels), ()))
