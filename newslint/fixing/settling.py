"""Make fixes pass after pass until nothing is left to mend; rules that undo each other's work are left out and told."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from newslint.article import Article, Span
from newslint.findings import Finding, Tier
from newslint.fixing.choosing import Fix, fixes, storable
from newslint.fixing.guards import refusal
from newslint.fixing.verifying import Reader, sound
from newslint.records import NamedTuple, field, mutable, record

PASSES = 10
_RESTARTS = 5

Judge = Callable[[Article], Sequence[Finding]]
"""The findings of an article."""


class LeftOut(NamedTuple):
    """A fix that was not made: the rule, where its finding stands in the text it was found in, and why."""

    rule: str
    line: int
    reason: str


@record
class Settled:
    """An article after its fixes: the rules whose findings were mended (one entry a finding), and what was not.

    ``fights`` holds the rules that undo each other, an entry for each fight.
    """

    article: Article
    fixed: tuple[str, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    fights: tuple[tuple[str, ...], ...] = ()


def settle(article: Article, judge: Judge, read: Reader, tiers: Collection[Tier]) -> Settled:
    """The article with the fixes of some tiers made, in at most PASSES passes.

    Where a text comes back that was there before, or the last pass still mends, the rules at work there are left out
    and all begins anew; what the other rules mend is kept.
    """
    fights: list[tuple[str, ...]] = []
    for _ in range(_RESTARTS):
        attempt = _Attempt(article, {rule for fight in fights for rule in fight})
        fighting = attempt.run(judge, read, tiers)
        if not fighting:
            left_out = tuple(dict.fromkeys(attempt.left_out))
            return Settled(attempt.article, tuple(attempt.fixed), left_out, tuple(fights))
        fights.append(fighting)
    return Settled(article, (), (), tuple(fights))


class _Made(NamedTuple):
    """A fix of a pass: its rule, and the stretches it wrote as they stand after the pass."""

    rule: str
    spans: tuple[Span, ...]


@mutable
class _Attempt:
    """Passes over one article with some rules left out."""

    article: Article
    rules_out: Collection[str]
    fixed: list[str] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    log: list[list[_Made]] = field(default_factory=list)

    def run(self, judge: Judge, read: Reader, tiers: Collection[Tier]) -> tuple[str, ...]:
        """Mend until nothing is left; the rules that fight, if any do."""
        seen = [self.article.source.text]
        for _ in range(PASSES):
            found = fixes(judge(self.article), tiers, self.rules_out)
            made, after = self._sound(found, read)
            if after is None:
                return ()
            self.fixed += [fix.rule for fix in made]
            self.log.append(_made(made))
            self.article = after
            if after.source.text in seen:
                return self._fighting(seen.index(after.source.text))
            seen.append(after.source.text)
        if not fixes(judge(self.article), tiers, self.rules_out):
            return ()
        return self._fighting(PASSES - 2)

    def _sound(self, found: list[Fix], read: Reader) -> tuple[list[Fix], Article | None]:
        source = self.article.source
        reasons = [_reason(self.article, fix) for fix in found]
        allowed = [fix for fix, reason in zip(found, reasons, strict=True) if not reason]
        made, after = sound(self.article, allowed, read) if allowed else ([], None)
        self.left_out = []  # those of the last pass are told, with the lines of the text as it is then
        for fix, reason in zip(found, reasons, strict=True):
            if fix not in made:
                line = source.position(fix.edits[0].offset).line
                self.left_out.append(LeftOut(fix.rule, line, reason or "the draft would be read otherwise"))
        return made, after

    def _fighting(self, start: int) -> tuple[str, ...]:
        """The rules that wrote where another wrote in the pass before; all of these passes where no two met."""
        met: set[str] = set()
        for before, after in zip(self.log[start:], self.log[start + 1 :], strict=False):
            for first in before:
                for second in after:
                    if any(_meet(one, other) for one in first.spans for other in second.spans):
                        met |= {first.rule, second.rule}
        return tuple(sorted(met or {made.rule for passed in self.log[start:] for made in passed}))


def _reason(article: Article, fix: Fix) -> str:
    """Why a fix may not be made, whatever its rule says of it; empty where it may."""
    if not storable(article.source, fix.edits):
        return f"{article.source.encoding} has no such character"
    return refusal(article, fix.edits)


def _meet(one: Span, other: Span) -> bool:
    """Whether two stretches meet, as they stand in texts that differ a little."""
    slack = 40
    return one.start <= other.end + slack and other.start <= one.end + slack


def _made(made: Sequence[Fix]) -> list[_Made]:
    moved = 0
    spans: dict[int, list[Span]] = {}
    edits = sorted((edit, number) for number, fix in enumerate(made) for edit in map(tuple, _plain_edits(fix)))
    for (offset, end, length), number in edits:
        start = offset + moved
        spans.setdefault(number, []).append(Span(start, start + length))
        moved += length - (end - offset)
    return [_Made(fix.rule, tuple(spans.get(number, ()))) for number, fix in enumerate(made)]


def _plain_edits(fix: Fix) -> list[tuple[int, int, int]]:
    return [(edit.offset, edit.end_offset, len(edit.text)) for edit in fix.edits]
