"""Suppression marks in a draft: by rule, for the next block, a range or the file, with a reason and an end date.

``newslint: ignore RULE[, RULE] [until YYYY-MM-DD] -- REASON`` stands in a comment of the format (HTML, MDX, Liquid) or
on a line of its own in text. ``off`` … ``on`` bound a range, ``ignore-file`` covers the draft. In front matter the
list ``newslint.ignore`` holds ``RULE -- REASON`` for the whole file.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from newslint.article import Article, Span
from newslint.findings import Finding, Hidden
from newslint.on_use import compiled
from newslint.records import record, replace
from newslint.rulebook import Rule, names_match, unknown_names

_MARK = compiled(
    r"(?P<open><!--[ \t]*|\{/\*[ \t]*|\{%-?[ \t]*comment[ \t]*-?%\}[ \t]*|\{#[ \t]*|^[ \t]*)"
    r"newslint:[ \t]*(?P<verb>[a-z-]+)(?P<rest>[^\r\n]{0,500}?)[ \t]*"
    r"(?P<close>-->|\*/\}|\{%-?[ \t]*endcomment[ \t]*-?%\}|#\}|$)",
    re.M,
)
_REST = compiled(
    r"\s*(?P<rules>[a-z][\w/*-]*(?:\s*,\s*[a-z][\w/*-]*)*)?\s*(?:until\s+(?P<until>\S+))?\s*(?:--\s*(?P<reason>.*))?"
)
_VERBS = {"ignore", "off", "on", "ignore-file"}


@record
class Mark:
    """One suppression: the rules it names, the source it covers, its reason and last day, where it stands."""

    rules: tuple[str, ...]
    covers: Span
    span: Span
    reason: str
    until: date | None
    wrong: str = ""


class Marks:
    """All suppression marks of an article, in order."""

    def __init__(self, article: Article) -> None:
        self._article = article
        self.spans: list[Span] = []
        has_marks = "newslint" in article.source.text
        self.marks = [*self._comments(), *self._front_matter()] if has_marks else []

    def covers(self, span: Span) -> bool:
        """Whether the span lies in the line or comment of a mark, which is no copy."""
        at = bisect_right(self.spans, (span.start, len(self._article.source.text) + 1)) - 1
        return at >= 0 and span.start < self.spans[at].end

    def _comments(self) -> Iterator[Mark]:
        text = self._article.source.text
        starts = [block.extent.start for block in self._article.blocks]
        found = [match for match in _MARK.finditer(text) if not self._article.in_code(Span(*match.span()))]
        ends = _range_ends(found, len(text) + 1)
        for number, match in enumerate(found):
            span = Span(match.start() + len(match["open"]) - len(match["open"].lstrip()), match.end())
            self.spans.append(span)
            verb, parts = match["verb"], _REST.match(match["rest"])
            names, reason, until, wrong = _read_rest(parts)
            if verb not in _VERBS or not names or (parts and parts.end() < len(match["rest"].rstrip())):
                yield Mark((), Span(0, 0), span, "", None, _how_to(verb, names))
            elif verb == "ignore-file":
                yield Mark(names, Span(0, len(text) + 1), span, reason, until, wrong)
            elif verb == "off":
                yield Mark(names, Span(match.end(), ends[number]), span, reason, until, wrong)
            elif verb == "ignore":
                yield Mark(names, self._next_block(match.end(), starts), span, reason, until, wrong)

    def _next_block(self, end: int, starts: list[int]) -> Span:
        text = self._article.source.text
        at = bisect_left(starts, end)
        while at < len(starts) and self._is_mark(at):
            at += 1
        if at >= len(starts):
            return Span(end, len(text) + 1)
        after = bisect_right(starts, starts[at])
        following = starts[after] if after < len(starts) else len(text) + 1
        return Span(end, max(self._article.blocks[at].extent.end, min(following, len(text) + 1)))

    def _is_mark(self, at: int) -> bool:
        return self._article.blocks[at].text.startswith("newslint:")

    def _front_matter(self) -> Iterator[Mark]:
        for key, value in self._article.meta.items():
            if key == "newslint.ignore" or key.startswith("newslint.ignore."):
                names, reason, until, wrong = _read_rest(_REST.match(value.text))
                everything = Span(0, len(self._article.source.text) + 1)
                yield Mark(names, everything, value.span, reason, until, wrong or ("" if names else _how_to("", ())))


def _range_ends(found: list[re.Match[str]], end: int) -> list[int]:
    """For each mark, where the next ``on`` for one of its rules starts."""
    ends = [end] * len(found)
    next_on: dict[str, int] = {}
    for number in range(len(found) - 1, -1, -1):
        names = _read_rest(_REST.match(found[number]["rest"]))[0]
        if found[number]["verb"] == "on":
            next_on.update(dict.fromkeys(names, found[number].start()))
        ends[number] = min((next_on[name] for name in names if name in next_on), default=end)
    return ends


def _read_rest(parts: re.Match[str] | None) -> tuple[tuple[str, ...], str, date | None, str]:
    """Rule names, reason, last day and complaint of what follows the verb."""
    if parts is None:
        return (), "", None, ""
    names = tuple(re.split(r"\s*,\s*", parts["rules"])) if parts["rules"] else ()
    until, wrong = _until(parts["until"])
    return names, (parts["reason"] or "").strip(), until, wrong


def _until(words: str | None) -> tuple[date | None, str]:
    if not words:
        return None, ""
    try:
        return date.fromisoformat(words), ""
    except ValueError:
        return None, f"'{words}' is no date: write it as 2026-12-31."


def _how_to(verb: str, names: tuple[str, ...]) -> str:
    if verb and verb not in _VERBS:
        return f"'{verb}' is not understood: write ignore, off, on or ignore-file."
    if not names:
        return "Name the rule to ignore: 'newslint: ignore RULE -- REASON'."
    return "Write it as 'newslint: ignore RULE, RULE until 2026-12-31 -- REASON'."


def hide(
    article: Article,
    findings: Sequence[Finding],
    marks: Marks,
    known: Mapping[str, Rule],
    selected: Sequence[Rule],
    today: date | None,
) -> list[Finding]:
    """The findings with those covered by a mark hidden, and a finding for each mark that is wrong, old or unused."""
    if not marks.marks:
        return list(findings)
    used: set[int] = set()
    result = []
    for finding in findings:
        hidden = None
        for number, mark in enumerate(marks.marks):
            rule = known.get(finding.rule)
            expired = mark.until is not None and today is not None and today > mark.until
            inside = mark.covers.start <= finding.span.start < mark.covers.end
            if rule and inside and not expired and any(names_match(name, rule) for name in mark.rules):
                used.add(number)
                hidden = hidden or Hidden("mark", mark.reason)
        result.append(replace(finding, hidden=hidden) if hidden else finding)
    return [*result, *_about_marks(article, marks, used, known, selected, today)]


def _about_marks(
    article: Article,
    marks: Marks,
    used: set[int],
    known: Mapping[str, Rule],
    selected: Sequence[Rule],
    today: date | None,
) -> Iterator[Finding]:
    running = {rule.name for rule in selected}
    for number, mark in enumerate(marks.marks):
        for rule, message in _complaints(mark, number in used, known, running, today):
            if rule in running:
                excerpt = article.source.text[mark.span.start : mark.span.end]
                yield Finding(article.source.path, rule, known[rule].level, message, mark.span, "raw", False, excerpt)


def _complaints(
    mark: Mark, used: bool, known: Mapping[str, Rule], running: set[str], today: date | None
) -> Iterator[tuple[str, str]]:
    if mark.wrong:
        yield "ignores/malformed", f"This mark ignores nothing. {mark.wrong}" if not mark.rules else mark.wrong
        return
    unknown = unknown_names(mark.rules, known.values())
    for name, guess in unknown:
        hint = f": did you mean '{guess}'?" if guess else "."
        yield "ignores/unknown-rule", f"No rule is called '{name}'{hint}"
    if mark.until and today and today > mark.until:
        yield "ignores/expired", f"This mark ended on {mark.until}: mend the copy or give a new date."
    elif not used and not unknown:
        covered = [
            name for name, rule in known.items() if any(names_match(mark_rule, rule) for mark_rule in mark.rules)
        ]
        if any(name in running for name in covered):
            yield "ignores/unused", f"Nothing here is found by {', '.join(mark.rules)}: take the mark out."
    if not mark.reason:
        yield "ignores/without-reason", "Say why: 'newslint: ignore RULE -- REASON'."
