"""Questions and answers and transcripts: paragraphs that open with who speaks, and the source lines of block quotes."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from newslint.article import Article, Kind
from newslint.findings import Place
from newslint.ledger.values import Person, Speaker
from newslint.on_use import compiled

if TYPE_CHECKING:
    from newslint.ledger.reference import Cast

_LABEL = compiled(
    r"\W{0,3}(?P<label>Q|A|(?:The )?(?:Question|Answer|Interviewer|Reporter|Host|Moderator)|[A-Z][A-Z]{0,2}(?=:)"
    r"|(?:(?:MR|MRS|MS|DR|PROF|SGT|THE|JUDGE|CHAIR)\.? )?[A-Z][A-Z’'.-]+(?: [A-Z][A-Z’'.-]+){0,2}"
    r"|(?:[A-Z][\w’'.-]*\.? ){0,3}[A-Z][\w’'-]+)(?P<mark>:|\.(?=\s))\W{0,2}\s"
)
_OPENING = ("“", '"', "‘", "'", "«", "„")
_TO_YOU = compiled(r"\b[Yy]ou(?:r|[’'](?:re|ve|d|ll))?\b")
_ASKS = frozenset("q question interviewer reporter host moderator the interviewer".split())
_SOURCE = compiled(r"\s*(?:[—–-]{1,2}\s*|\()(?P<name>[^\W_][^—–\n]{1,110}?)[).]?\s*\Z")
_SOURCED = frozenset({Kind.PARAGRAPH, Kind.BLOCK_QUOTE, Kind.SIGN_OFF, Kind.SUBHEAD})
_UNSTOPPED = compiled(r"[A-Z][^.!?:“”\"\n]{3,110}[^.!?:“”\"\s]")
_BENCH = frozenset({"the court", "the judge", "his honour", "her honour", "the bench"})
_STAND = frozenset({"the witness", "the defendant", "the deponent", "the plaintiff", "the accused"})


class Dialogue:
    """The labels of a story that is a transcript or an interview in questions and answers."""

    def __init__(self, article: Article, cast: Cast) -> None:
        self.article, self.cast = article, cast
        self.labels = {
            index: match
            for index, block in enumerate(article.blocks)
            if block.kind in (Kind.PARAGRAPH, Kind.LIST, Kind.SUBHEAD) and (match := _LABEL.match(block.text))
        }
        letters = {match["label"].lower() for match in self.labels.values()}
        self.lettered = {"q", "a"} <= letters

    @cached_property
    def _answers(self) -> frozenset[int]:
        """The paragraphs in quotation marks that follow questions set as paragraphs, where a story has several."""
        prompts: list[tuple[int, bool]] = []
        found: list[int] = []
        for index, block in enumerate(self.article.blocks):
            text = block.text.rstrip()
            if block.kind not in (Kind.PARAGRAPH, Kind.SUBHEAD) or not text:
                continue
            if text[0] in _OPENING:
                found.append(index)
            elif len(text) < 400 and not text.endswith(":"):
                prompts.append((index, text.endswith("?")))
        asked = {index for index, asks in prompts if asks}
        told = {index for index, asks in prompts if not asks and _TO_YOU.search(self.article.blocks[index].text)}
        before: dict[int, int] = {}
        for index in found:
            before[index] = before.get(index - 1, index - 1)
        answers = [index for index in found if before[index] in asked]
        if len(answers) < 3:
            return frozenset()
        return frozenset(answers) | {index for index in found if before[index] in told}

    def speaker(self, index: int, until: int) -> Speaker | None:
        """Who speaks in a paragraph that opens with a label and whose first quotation starts at ``until``."""
        if index in self._answers and until == 0:
            guest = self._guest
            return Speaker(guest.name if guest else "the person interviewed", None, "qa", None, guest)
        match = self.labels.get(index)
        if match is None or match.end() > until + 1 or until - match.end() > 3:
            return None
        label = match["label"]
        low = label.lower().strip(".")
        if low in ("q", "a") and not (self.lettered or match["mark"] == ":"):
            return None
        if match["mark"] == "." and low not in ("q", "a"):
            return None
        place = Place(index, *match.span("label"))
        return Speaker(label, place, "qa", Place(index, *match.span("mark")), self._person(index, low, match))

    def _person(self, index: int, low: str, match: re.Match[str]) -> Person | None:
        named = [name for name in self.cast.names.get(index, ()) if name.start < match.end("label")]
        if named:
            return named[-1].person
        if low in ("a", "answer"):
            return self._guest
        if low in _BENCH:
            return self.cast.described("the judge") or self.cast.described("the magistrate")
        if low in _STAND:
            return self._witness
        return None if low in _ASKS else self._initialled(low)

    @cached_property
    def _guest(self) -> Person | None:
        """The person interviewed: the first one the body names before the questions."""
        first = min((*self.labels, *self._answers), default=0)
        bylines = {
            name.person.name
            for index, block in enumerate(self.article.blocks)
            if block.kind is Kind.BYLINE
            for name in self.cast.names.get(index, ())
        }
        for kinds in ((Kind.PARAGRAPH, Kind.STANDFIRST), (Kind.HEADLINE,)):
            for index, block in enumerate(self.article.blocks[:first]):
                if block.kind in kinds:
                    for name in self.cast.names.get(index, ()):
                        if name.person.name not in bylines:
                            return name.person
        return None

    @cached_property
    def _witness(self) -> Person | None:
        """The person whose testimony the story speaks of before the transcript."""
        for number in range(min(self.labels, default=0), -1, -1):
            text = self.article.blocks[number].text
            for match in re.finditer(
                r"\b(?:testimony of|testified|witness|defendant|gave evidence|giving evidence)\b", text
            ):
                names = self.cast.names.get(number, ())
                if names:
                    return min(names, key=lambda name: abs(name.start - match.start())).person
        return None

    def _initialled(self, low: str) -> Person | None:
        letters = low.replace(".", "")
        if not 1 < len(letters) <= 3:
            return None
        found = [
            person
            for person in self.article.ledger.people
            if "".join(word[0] for word in person.name.split()).lower() == letters
        ]
        return found[0] if len(found) == 1 else None


def source_line(article: Article, index: int, end: int | None) -> tuple[str, Place] | None:
    """The source line of a block quotation: after its closing mark, or in the block that follows it."""
    text = article.blocks[index].text
    if end is not None and end < len(text):
        match = _SOURCE.match(text, end)
        if match:
            return match["name"], Place(index, *match.span("name"))
        return None
    if index + 1 >= len(article.blocks):
        return None
    following = article.blocks[index + 1]
    if following.kind is Kind.META:
        source = following.text.strip("—–- ")
        if source and len(source) < 100:
            return source, Place(index + 1, 0, len(following.text))
    if following.kind in _SOURCED and following.text[:1] in ("—", "–", "-", "("):
        match = _SOURCE.match(following.text)
        if match:
            return match["name"], Place(index + 1, *match.span("name"))
    announced = index > 0 and article.blocks[index - 1].text.rstrip().endswith(":")
    if announced and following.kind in _SOURCED and _UNSTOPPED.fullmatch(following.text):
        return following.text, Place(index + 1, 0, len(following.text))
    return None
