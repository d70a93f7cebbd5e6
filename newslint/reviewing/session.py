"""The state of a review: the findings in order, what was decided of each, and the draft as it would be."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from enum import StrEnum

from newslint.article import Article, Block, Escape, Span, escape
from newslint.findings import Edit, Finding, Suggestion
from newslint.fixing.choosing import Fix, applied, storable
from newslint.fixing.guards import SPEECH, refusal
from newslint.fixing.ignoring import mark
from newslint.fixing.places import in_one_piece, written
from newslint.fixing.settling import Judge
from newslint.fixing.verifying import Reader, sound
from newslint.records import NamedTuple, field, mutable, replace


class Kind(StrEnum):
    """What was decided of a finding; DROPPED is one that another's edit has done away with."""

    EDITED = "edited"
    IGNORED = "ignored"
    SKIPPED = "skipped"
    DROPPED = "dropped"


class Decision(NamedTuple):
    """What was decided of one finding: its edits, or the reason for ignoring it."""

    kind: Kind
    edits: tuple[Edit, ...] = ()
    reason: str = ""


class Outcome(NamedTuple):
    """The draft after a review: its article, how many findings were mended and ignored, and what could not be done."""

    article: Article
    edited: int
    ignored: int
    notes: tuple[str, ...]


@mutable
class Session:
    """A review of one article. All edits are kept in offsets of the text as it was, so that any can be taken back."""

    article: Article
    findings: tuple[Finding, ...]
    read: Reader
    decisions: dict[int, Decision] = field(default_factory=dict)
    at: int = 0

    @property
    def finding(self) -> Finding | None:
        """The finding that is to be decided, None at the end."""
        return self.findings[self.at] if self.at < len(self.findings) else None

    def decide(self, decision: Decision) -> None:
        """Keep a decision and go on to the next finding that no edit has done away with."""
        self.decisions[self.at] = decision
        self.at += 1
        while self.at < len(self.findings) and self._is_gone(self.findings[self.at]):
            self.decisions[self.at] = Decision(Kind.DROPPED)
            self.at += 1

    def back(self) -> bool:
        """Go back to the finding decided last and forget what was decided; whether there was one."""
        while self.at > 0:
            self.at -= 1
            if self.decisions.pop(self.at).kind is not Kind.DROPPED:
                return True
        return False

    def _is_gone(self, finding: Finding) -> bool:
        return any(_meets(finding.span, edit) for edit in self.edits)

    @property
    def edits(self) -> list[Edit]:
        """Every edit decided so far, in order."""
        found = {edit for decision in self.decisions.values() for edit in decision.edits}
        return sorted(found, key=lambda edit: (edit.offset, edit.end_offset))

    def edits_for(self, suggestion: Suggestion) -> tuple[Edit, ...]:
        """The edits that accept a suggestion; none where it cannot be written into the source."""
        return suggestion.edits or self.edits_of_words(suggestion.text)

    def edits_of_words(self, words: str) -> tuple[Edit, ...]:
        """The edit that puts words in the place of the finding, escaped; none where markup stands within it."""
        finding = self.finding
        if finding is None:
            return ()
        block = _block_of(self.article, finding)
        if block is None:
            how = Escape.JSON if self.article.format == "json" else Escape.NONE
            return (Edit(*finding.span, escape(words, how)),)
        whole = in_one_piece(self.article, block, finding.span, escapes=True)
        return (Edit(*finding.span, written(self.article, block, words)),) if whole else ()

    def hindrance(self, edits: tuple[Edit, ...]) -> str:
        """Why edits cannot be made, empty where they can."""
        others = [edit for edit in self.edits if edit not in edits]
        if any(_meets(Span(edit.offset, edit.end_offset), other) for edit in edits for other in others):
            return "they overlap with words that you have changed"
        if not storable(self.article.source, edits):
            return f"{self.article.source.encoding} has no such character"
        return ""

    def reads_alike(self, edits: tuple[Edit, ...]) -> bool:
        """Whether the draft is read as before with edits made, but for their words."""
        others = [edit for edit in self.edits if edit not in edits]
        return bool(sound(self.article, [Fix("", (*others, *edits))], self.read)[0])

    def touches_speech(self, edits: Iterable[Edit]) -> bool:
        """Whether edits change what somebody is quoted as saying."""
        finding = self.finding
        return (finding is not None and finding.in_speech) or refusal(self.article, edits) == SPEECH

    def text(self) -> str:
        """The draft as it would be now, marks left out."""
        return applied(self.article.source.text, self.edits)

    def span_now(self, span: Span) -> Span:
        """Where a stretch of the draft as it was stands in the draft as it would be now."""
        return _mapped(span, self.edits)

    def outcome(self, judge: Judge) -> Outcome:
        """The draft with all that was decided."""
        edits = self.edits
        article = self.read(applied(self.article.source.text, edits)) if edits else self.article
        ignored = [
            (replace(self.findings[number], span=_mapped(self.findings[number].span, edits)), decision.reason)
            for number, decision in self.decisions.items()
            if decision.kind is Kind.IGNORED
        ]
        article, count, notes = mark(article, judge, self.read, ignored)
        edited = sum(decision.kind is Kind.EDITED for decision in self.decisions.values())
        return Outcome(article, edited, count, tuple(notes))


def _meets(span: Span, edit: Edit) -> bool:
    if span.start == span.end or edit.offset == edit.end_offset:
        return edit.offset <= span.end and span.start <= edit.end_offset
    return edit.offset < span.end and span.start < edit.end_offset


def _mapped(span: Span, edits: Iterable[Edit]) -> Span:
    moved_start = moved_end = 0
    for edit in edits:
        grown = len(edit.text) - (edit.end_offset - edit.offset)
        moved_start += grown if edit.end_offset <= span.start else 0
        moved_end += grown if edit.end_offset <= span.end else 0
    return Span(span.start + moved_start, max(span.start + moved_start, span.end + moved_end))


def _block_of(article: Article, finding: Finding) -> Block | None:
    """The block in whose text a finding was found, None for one in the source."""
    if finding.zone in ("raw", ""):
        return None
    for block in article.blocks:
        inside = block.extent.start <= finding.span.start <= block.extent.end
        if inside and block.kind.value == finding.zone and block.pieces and block.pieces[0].start <= finding.span.start:
            return block
    return None


Ask = Callable[[str], str]
"""Asks a person for a line; raises EOFError where none comes."""
