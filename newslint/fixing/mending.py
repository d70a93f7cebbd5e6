"""Check drafts and mend them: fixes first, then marks for what is to be ignored, then one write."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from copy import copy

from newslint.article import Article, Span
from newslint.drafts import open_with_bytes
from newslint.files import Changed, replace_bytes
from newslint.findings import Finding, Level, Tier
from newslint.fixing.choosing import usable
from newslint.fixing.settling import LeftOut, settle
from newslint.records import mutable, replace
from newslint.result import DraftResult, Mended, RunError
from newslint.run import Runner
from newslint.source import Source, Unreadable, encode

CONFLICT = "internal/fix-conflict"


@mutable
class Mender:
    """Reads drafts as its runner does, and mends them.

    ``tiers`` are the fixes that are made, ``reason`` what marks for the rest say (None writes none), ``write`` whether
    files are changed.
    """

    runner: Runner
    tiers: Collection[Tier] = ()
    reason: str | None = None
    write: bool = True

    def check(self, path: str) -> DraftResult:
        """What one file gives after it was mended."""
        draft = self.runner.check(path)
        if draft.source is None or not self._wanted(draft):
            return draft
        try:
            source, data = open_with_bytes(path, draft.path)
        except Unreadable as error:
            return replace(draft, source=None, findings=(), errors=(RunError(draft.path, str(error), "unreadable"),))
        after = self._from(draft, source)
        if after.mended is None or after.source is None or not self.write:
            return after
        problem = written(path, source, data, after.source)
        if problem:
            return replace(draft, errors=(*draft.errors, RunError(draft.path, problem, "unwritten")))
        return after

    def check_source(self, source: Source) -> DraftResult:
        """What one text gives after it was mended; the new text is that of its source."""
        draft = self.runner.check_source(source)
        return draft if draft.source is None or not self._wanted(draft) else self._from(draft, source)

    def _wanted(self, draft: DraftResult) -> bool:
        """Whether a draft has something to mend or to mark, so that it must be read a second time."""
        if draft.source is not None and not draft.source.editable:
            return bool(draft.shown)
        if self.reason is not None and draft.shown:
            return True
        return any(usable(finding, self.tiers) for finding in draft.findings)

    def _from(self, draft: DraftResult, source: Source) -> DraftResult:
        """The draft mended; ``draft`` is what it gave as it is."""
        if not source.editable:
            note = "Word documents are not changed: --annotate writes the findings into a copy as comments"
            return replace(draft, errors=(*draft.errors, RunError(draft.path, note, "note")))
        if not _comes_back(source):
            told = f"not changed: it holds bytes that {source.encoding} does not have; save it as UTF-8"
            return replace(draft, errors=(*draft.errors, RunError(draft.path, told, "unwritten")))
        judge = _Judge(self.runner, draft)

        def read(text: str) -> Article:
            return self.runner.article(replace(source, text=text))

        settled = settle(self.runner.article(source), judge, read, self.tiers)
        article, ignored, unmarked = settled.article, 0, list[str]()
        if self.reason is not None:
            from newslint.fixing.ignoring import add_marks

            article, ignored, unmarked = add_marks(article, judge, read, self.reason)
        after = judge.last_word(article)
        notes = [*map(_left_out, settled.left_out), *unmarked]
        errors = [*after.errors, *(RunError(draft.path, note, "note") for note in notes)]
        findings = [*after.findings, *(_conflict(after, rules) for rules in settled.fights)]
        ordered = tuple(sorted(findings, key=lambda finding: finding.sort_key))
        done = Mended(source, settled.fixed, ignored) if article.source.text != source.text else None
        return replace(after, findings=ordered, errors=tuple(errors), mended=done)


class _Judge:
    """The findings of a draft as it changes, none left out for their number, each text read once.

    What ``--new-only`` hides at first stays hidden, by its fingerprint: git tells of the lines of the file as it is.
    """

    def __init__(self, runner: Runner, first: DraftResult) -> None:
        self._limit = runner.config.settings.limit
        self._runner = copy(runner)
        self._runner.config = replace(runner.config, settings=replace(runner.config.settings, limit=0))
        if runner.hiders:
            from newslint.git_changes import Changes

            self._runner.hiders = tuple(hider for hider in runner.hiders if not isinstance(hider, Changes))
        places_moved = self._runner.hiders != runner.hiders
        self._old = {found.fingerprint: found.hidden for found in first.findings if places_moved and found.hidden}
        self._last = first if self._is_whole(first) else None

    def __call__(self, article: Article) -> tuple[Finding, ...]:
        return self._draft(article).findings

    def last_word(self, article: Article) -> DraftResult:
        """What the draft gives in the end, as the settings have it."""
        from newslint.hiding import hidden_by

        return hidden_by((), self._draft(article), self._limit)

    def _draft(self, article: Article) -> DraftResult:
        last = self._last
        if last is None or last.source is None or last.source.text != article.source.text:
            last = self._runner.check_article(article)
            findings = (
                replace(found, hidden=found.hidden or self._old.get(found.fingerprint)) for found in last.findings
            )
            self._last = last = replace(last, findings=tuple(findings)) if self._old else last
        return last

    def _is_whole(self, draft: DraftResult) -> bool:
        """Whether a draft has so few findings of each rule that the limit left none out."""
        counts = Counter(finding.rule for finding in draft.findings)
        return not self._limit or all(count < self._limit for count in counts.values())


def _comes_back(source: Source) -> bool:
    """Whether the text of a draft can be turned into its bytes again."""
    try:
        encode(source)
    except UnicodeEncodeError:
        return False
    return True


def _left_out(fix: LeftOut) -> str:
    return f"line {fix.line}: the fix of {fix.rule} was left out: {fix.reason}"


def written(path: str, before: Source, data: bytes, after: Source) -> str:
    """Write a mended draft over the bytes it was read from; why that failed, empty where it did not."""
    try:
        if not _comes_back(before) or encode(before) != data:
            return f"not changed: it holds bytes that {before.encoding} does not have; save it as UTF-8"
        replace_bytes(path, data, encode(after))
    except Changed:
        return "not changed: somebody else wrote it while it was read; run newslint again"
    except OSError as error:
        return f"not changed: it cannot be written ({error.strerror})"
    return ""


def _conflict(draft: DraftResult, rules: tuple[str, ...]) -> Finding:
    """The finding that says which rules undo each other, at the first place one of them speaks of."""
    place = next((finding for finding in draft.shown if finding.rule in rules), None)
    text = draft.source.text if draft.source else ""
    span = place.span if place else Span(0, min(1, len(text)))
    if len(rules) > 1:
        told = f"The fixes of {', '.join(rules[:-1])} and {rules[-1]} undo each other, so none of them was made"
    else:
        told = f"The fixes of {rules[0]} never come to an end, so none of them was made"
    message = f"{told}; mend this by hand, or switch one of them off."
    return Finding(draft.path, CONFLICT, Level.WARNING, message, span, "", False, text[span.start : span.end][:80])
