"""What a change touched: the words of drafts that differ from a commit, by git's account of lines and ours of words."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from newslint.article import Span
from newslint.config import ConfigError
from newslint.findings import Finding, Hidden
from newslint.on_use import compiled
from newslint.records import NamedTuple, replace
from newslint.result import DraftResult
from newslint.source import Source

BY = "new-only"
_HUNK = compiled(rb"@@ -\d+(?:,(\d+))? \+(\d+)(?:,(\d+))? @@")
_PIECE = compiled(r"\w+|[^\w\s]|\s+")
_BEFORE = compiled(r"\w+[^\w\n]{0,3}\n?[^\w\n]{0,3}$")
_AFTER = compiled(r"[^\w\n]{0,3}\n?[^\w\n]{0,3}\w+")
_MOST = 4_000_000
"""The most pairs of words that are compared; a larger change counts as a new passage."""
_OF_GIT = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX")
"""What git sets for its hooks; without it git finds the same repository from the folder."""


class Hunk(NamedTuple):
    """Lines that differ: the first new one (counted from 1), how many, and the lines that stood there before.

    Where nothing new stands, ``start`` is the line before the place.
    """

    start: int
    lines: int
    before: tuple[bytes, ...]


class Changes:
    """The changes of a working tree since a commit.

    ``hunks`` holds the changed files by their path from ``top``, None where all of a file counts. ``known`` are the
    files of the commit; a file of neither is new, and all of it counts.
    """

    def __init__(self, top: str, ref: str, hunks: dict[str, tuple[Hunk, ...] | None], known: frozenset[str]) -> None:
        self.top = os.path.realpath(top)
        self.ref = ref
        self.hunks = hunks
        self.known = known

    def hide(self, draft: DraftResult) -> DraftResult:
        """The result with the findings hidden whose words, and the other places that bear on them, are as they were."""
        if draft.source is None or not draft.findings:
            return draft
        hunks = self._hunks(draft.path)
        if hunks is None:
            return draft
        touched = list(touched_spans(draft.source, hunks))
        hidden = Hidden(BY, f"as it was at {self.ref}")
        findings = tuple(
            finding
            if finding.hidden or _is_about_newslint(finding) or _is_touched(finding, touched)
            else replace(finding, hidden=hidden)
            for finding in draft.findings
        )
        return replace(draft, findings=findings)

    def _hunks(self, path: str) -> tuple[Hunk, ...] | None:
        name = os.path.relpath(os.path.realpath(path), self.top).replace(os.sep, "/")
        return self.hunks.get(name, () if name in self.known else None)


def changes_since(ref: str, folder: str) -> Changes:
    """The changes since a commit, or since the branch left it, of the repository that a folder lies in.

    Raises:
        ConfigError: when there is no git, no repository, no such commit, or no history in common with it.
    """
    try:
        top = os.fsdecode(_git(folder, "rev-parse", "--show-toplevel").removesuffix(b"\n"))
    except _GitFailed as error:
        told = f"{os.path.abspath(folder)} is in no git repository"
        raise ConfigError(f"--new-only: {told if 'not a git repository' in str(error) else error}") from None
    base = _base(top, ref)
    if base is None:
        return Changes(top, ref, {}, frozenset())
    try:
        listed = _git(top, "diff", "--name-status", "-z", *_DIFF, base, "--")
        patch = _git(top, "diff", "-U0", *_DIFF, base, "--")
        known = _git(top, "ls-tree", "-r", "-z", "--name-only", "--full-tree", base)
    except _GitFailed as error:
        raise ConfigError(f"--new-only: git failed: {error}") from None
    return Changes(top, ref, hunks_of(listed, patch), frozenset(map(os.fsdecode, known.split(b"\0"))))


_DIFF = ("-M", "--no-color", "--no-ext-diff", "--no-textconv", "--ignore-submodules")


def _base(top: str, ref: str) -> str | None:
    """The commit to compare with; None in a repository without any."""
    try:
        commit = _git(top, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{ref}^{{commit}}").decode().strip()
    except _GitFailed:
        if ref == "HEAD":
            return None
        raise ConfigError(f"--new-only: git knows no commit '{ref}': fetch it, or check the name") from None
    if ref == "HEAD":
        return commit
    try:
        return _git(top, "merge-base", commit, "HEAD").decode().strip()
    except _GitFailed:
        raise ConfigError(
            f"--new-only: '{ref}' and this branch have no commit in common: fetch more history (fetch-depth: 0)"
        ) from None


class _GitFailed(Exception):
    pass


def _git(folder: str, *args: str) -> bytes:
    env = {name: value for name, value in os.environ.items() if name not in _OF_GIT} | {"LC_ALL": "C"}
    try:
        done = subprocess.run(["git", *args], cwd=folder, env=env, capture_output=True, check=False)
    except FileNotFoundError:
        raise ConfigError("--new-only needs git, which is not installed here") from None
    if done.returncode:
        raise _GitFailed(done.stderr.decode("utf-8", "replace").strip() or f"exit code {done.returncode}")
    return done.stdout


def hunks_of(listed: bytes, patch: bytes) -> dict[str, tuple[Hunk, ...] | None]:
    """The hunks of each changed file, from git's list of names (``--name-status -z``) and its patch (``-U0``).

    The patch quotes odd names and the list does not; both have the files in one order.
    """
    sections = _sections(patch)
    found: dict[str, tuple[Hunk, ...] | None] = {}
    for status, name in _names(listed):
        if status == "U":  # both sides of a merge: all of it is for somebody to look at
            found[name] = None
            continue
        lines = next(sections, [])
        hunks = None if any(line.startswith(b"Binary files ") for line in lines[:8]) else tuple(_hunks_in(lines))
        if found.get(name, ()) is not None:
            found[name] = hunks
    return found


def _names(listed: bytes) -> Iterator[tuple[str, str]]:
    """Status letter and present name of each file."""
    parts = iter(listed.split(b"\0"))
    for status in parts:
        if status:
            name = next(parts)
            if status[:1] in b"RC":
                name = next(parts)
            yield status[:1].decode(), os.fsdecode(name)


def _sections(patch: bytes) -> Iterator[list[bytes]]:
    section: list[bytes] = []
    for line in patch.split(b"\n"):
        if line.startswith(b"diff --git "):
            if section:
                yield section
            section = []
        if section or line.startswith(b"diff --git "):
            section.append(line)
    if section:
        yield section


def _hunks_in(lines: Sequence[bytes]) -> Iterator[Hunk]:
    at = 0
    while at < len(lines):
        match = _HUNK.match(lines[at])
        at += 1
        if match:
            removed, start, count = int(match[1] or 1), int(match[2]), int(match[3] or 1)
            before: list[bytes] = []
            while len(before) < removed and at < len(lines):  # counted: a line of the draft may look like a header
                if lines[at].startswith(b"-"):
                    before.append(lines[at][1:])
                at += 1
            yield Hunk(start, count, tuple(before))
            added = 0
            while added < count and at < len(lines):
                added += lines[at].startswith(b"+")
                at += 1


def touched_spans(source: Source, hunks: Sequence[Hunk]) -> Iterator[Span]:
    """The passages of a draft that differ, with the word on either side: a slip may lie between old and new."""
    text = source.text
    starts = [0, *(match.end() for match in re.finditer("\n", text))]  # git's lines, which end at LF alone

    def offset(line: int) -> int:
        return starts[min(max(line, 1), len(starts)) - 1] if line <= len(starts) else len(text)

    codec = source.encoding if source.encoding != "docx" else "utf-8"
    for hunk in hunks:
        first = hunk.start if hunk.lines else hunk.start + 1
        low, high = offset(first), offset(first + hunk.lines)
        if not hunk.lines:
            yield Span(_word_before(text, low), _word_after(text, low))
        elif not hunk.before:
            yield Span(_word_before(text, low), high)
        else:
            before = b"\n".join(hunk.before).decode(codec, "replace").removeprefix("\ufeff")
            yield from _differing(before, text, low, high)


def _differing(before: str, text: str, low: int, high: int) -> Iterator[Span]:
    old = [_like(match.group()) for match in _PIECE.finditer(before)]
    places = [match.span() for match in _PIECE.finditer(text, low, high)]
    while places and text[slice(*places[-1])].isspace():
        places.pop()  # the break after the last line
    new = [_like(text[start:end]) for start, end in places]
    if len(old) * len(new) > _MOST:
        yield Span(low, high)
        return
    for what, _, _, first, last in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if what != "equal":
            start = places[first][0] if first < len(places) else high
            end = places[last - 1][1] if last > first else start
            yield Span(_word_before(text, start), _word_after(text, end))


def _like(piece: str) -> str:
    """A piece as it is compared: one blank is as good as the break of a line, an empty line is not."""
    if not piece.isspace():
        return piece
    if piece.count("\n") > 1:
        return "\n\n"
    return " " if len(piece) == 1 or "\n" in piece else piece


def _word_before(text: str, at: int) -> int:
    """Where the word before an offset starts, in the same paragraph."""
    match = _BEFORE.search(text[max(0, at - 60) : at])
    return at - len(match.group()) if match else at


def _word_after(text: str, at: int) -> int:
    """Where the word after an offset ends, in the same paragraph."""
    match = _AFTER.match(text, at)
    return match.end() if match else at


def _is_about_newslint(finding: Finding) -> bool:
    return finding.rule.startswith("internal/")


def _is_touched(finding: Finding, touched: Sequence[Span]) -> bool:
    places = [finding.span, *(other.span for other in finding.related)]
    return any(_meet(place, span) for place in places for span in touched)


def _meet(first: Span, second: Span) -> bool:
    low, high = max(first.start, second.start), min(first.end, second.end)
    return low < high or (low == high and (first.start == first.end or second.start == second.end))
