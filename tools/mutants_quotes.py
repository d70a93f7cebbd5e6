"""Slips of quotations put into clean drafts, one a copy, and how many of them the rules of quotations find.

``python tools/mutants_quotes.py [--count N] [--seed S] [--drafts GLOB] [--missed]`` prints the rates; it exits with 1
where one is below its floor.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from mutants import PLAIN

from newslint.article import Article, Kind
from newslint.drafts import open_draft
from newslint.engine import Desk
from newslint.ledger.values import Quote
from newslint.readers import read
from newslint.rulebook import load
from newslint.settings import Settings
from newslint.source import decode

ROOT = Path(__file__).resolve().parent.parent
FLOOR = 0.85
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_LEAST = 8
_NEAR = 60
_OTHERS = "harbour window never slowly paper eleven garden because silver often north through quiet yellow".split()
_SMALL = {
    "the": "a", "a": "the", "will": "would", "would": "will", "is": "was", "was": "is", "are": "were", "were": "are",
    "this": "that", "that": "this", "and": "or", "in": "on", "on": "in", "to": "for", "for": "to", "not": "never",
    "have": "had", "had": "have", "all": "both", "some": "any", "could": "might", "can": "could", "of": "from",
}  # fmt: skip


@dataclass(frozen=True)
class Slip:
    """A draft with one slip, where it stands, and the rule that should find it."""

    path: Path
    text: str
    start: int
    end: int
    rule: str


Maker = Callable[[Article, random.Random], "tuple[str, int, int] | None"]


def _inner(article: Article, quote: Quote) -> str:
    place = quote.parts[0]
    return article.blocks[place.block].text[place.start + 1 : place.end - 1]


def _body_quotes(article: Article) -> list[Quote]:
    return [
        quote
        for quote in article.ledger.quotes
        if quote.speech
        and quote.closed
        and quote.mark
        and len(quote.parts) == 1
        and article.blocks[quote.parts[0].block].kind is Kind.PARAGRAPH
    ]


def _pulled(change: Callable[[list[str], random.Random], str | None]) -> Maker:
    """A maker that sets a quotation apart with other words, two paragraphs or more further down."""

    def make(article: Article, chance: random.Random) -> tuple[str, int, int] | None:
        found = [quote for quote in _body_quotes(article) if len(_WORD.findall(_inner(article, quote))) >= _LEAST]
        if not found:
            return None
        quote = chance.choice(found)
        later = [index for index, _ in article.blocks_of(Kind.PARAGRAPH) if index > quote.parts[0].block + 2]
        text = change(re.split(r"(\W+)", _inner(article, quote).strip(" ,.")), chance)
        if not later or text is None or "\n" in text or "<" in text:
            return None
        at = article.blocks[chance.choice(later)].extent.start
        source = article.source.text
        left = {"text": "“", "markdown": "> “"}.get(article.format, '<aside class="pullquote"><p>“')
        right = {"text": "”\n\n", "markdown": "”\n\n"}.get(article.format, "”</p></aside>\n")
        return source[:at] + left + text + right + source[at:], at + len(left) - 1, at + len(left) + len(text) + 1

    return make


def _another_word(words: list[str], chance: random.Random) -> str | None:
    places = [at for at, word in enumerate(words) if len(word) > 3 and word.isalpha() and 2 < at < len(words) - 2]
    if not places:
        return None
    at = chance.choice(places)
    return "".join([*words[:at], chance.choice(_OTHERS), *words[at + 1 :]])


def _another_small(words: list[str], chance: random.Random) -> str | None:
    places = [at for at, word in enumerate(words) if word in _SMALL and 2 < at < len(words) - 2]
    if not places:
        return None
    at = chance.choice(places)
    return "".join([*words[:at], _SMALL[words[at]], *words[at + 1 :]])


def _word_lost(words: list[str], chance: random.Random) -> str | None:
    places = [
        at for at, word in enumerate(words) if word.isalpha() and 2 < at < len(words) - 3 and words[at + 1] == " "
    ]
    if not places:
        return None
    at = chance.choice(places)
    return "".join([*words[:at], *words[at + 2 :]])


def _at_cue(mark: str) -> Maker:
    """A maker that puts another mark, or none, for the comma before words that say who speaks."""

    def make(article: Article, chance: random.Random) -> tuple[str, int, int] | None:
        found = []
        for quote in _body_quotes(article):
            place = quote.parts[0]
            text = article.blocks[place.block].text
            cue = quote.speaker.cue if quote.speaker else None
            if text[place.end - 2] != "," or cue is None or cue.block != place.block or len(text) <= place.end:
                continue
            near = place.end < cue.start < place.end + _NEAR and text[place.end] == " "
            near = near and text[place.end + 1].isalpha()  # “a great deal,” 74% said: no cue of that quotation
            spoken = len(_WORD.findall(_inner(article, quote))) > 2
            if near and spoken and not re.search(r"[\"“‘]", text[place.end : cue.start]):
                found.append(place)
        if not found:
            return None
        place = chance.choice(found)
        span = article.blocks[place.block].source_span(place.end - 2, place.end - 1)
        source = article.source.text
        if source[span.start : span.end] != ",":
            return None
        return source[: span.start] + mark + source[span.end :], span.start - 1, span.start + 2

    return make


KINDS: dict[str, tuple[str, Maker]] = {
    "a word of a pull quote is another": ("quotes/wording-drift", _pulled(_another_word)),
    "a small word of a pull quote is another": ("quotes/wording-drift", _pulled(_another_small)),
    "a word of a pull quote is lost": ("quotes/wording-drift", _pulled(_word_lost)),
    "the comma before a cue is lost": ("quotes/missing-comma", _at_cue("")),
    "a full stop for the comma before a cue": ("quotes/stop-before-cue", _at_cue(".")),
}


def slips(paths: Sequence[Path], kind: str, count: int, seed: int) -> Iterator[Slip]:
    """``count`` drafts with one slip of this kind each, the same for the same seed."""
    chance = random.Random(f"{kind} {seed}")
    articles = [(path, read(open_draft(str(path)))) for path in paths]
    rule, make = KINDS[kind]
    made = 0
    for _ in range(count * 60):
        if made == count:
            return
        path, article = chance.choice(articles)
        found = make(article, chance)
        if found:
            made += 1
            yield Slip(path, *found, rule)


def main() -> int:
    """Make the slips, read each draft, print the rates."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--drafts", default=str(ROOT / "tests" / "drafts" / "clean" / "*"))
    parser.add_argument("--missed", action="store_true")
    given = parser.parse_args()
    folder = Path(given.drafts)
    paths = sorted(path for path in folder.parent.glob(folder.name) if path.suffix in PLAIN)
    rules = load()
    low = False
    for kind, (name, _) in KINDS.items():
        desk = Desk([rule for rule in rules if rule.name == name], Settings(), rules)
        made = found = 0
        for slip in slips(paths, kind, given.count, given.seed):
            findings = desk.read(read(decode(slip.text.encode(), str(slip.path)))).findings
            spans = [one.span for one in findings] + [two.span for one in findings for two in one.related]
            hit = any(span.start < slip.end and span.end > slip.start for span in spans)
            made, found = made + 1, found + hit
            if given.missed and not hit:
                print(f"missed: {slip.path.name}: {slip.text[max(0, slip.start - 60) : slip.end + 90]!r}")
        rate = found / max(1, made)
        low = low or rate < FLOOR
        print(f"{kind}: {found} of {made}, {rate:.1%}")
    return 1 if low else 0


if __name__ == "__main__":
    sys.exit(main())
