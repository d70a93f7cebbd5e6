"""Attributions cut out of clean drafts, to measure how often quotes/unattributed finds the quotation left alone.

``PYTHONPATH=. python tools/mutants_speech.py [FOLDER...] [--show]``: without folders, tests/drafts/clean. Four sums:

- in place: the cue clause of a quotation is deleted where it stands ("“We saw it come,” said Palma." becomes "“We saw
  it come.”"), and neither the paragraph before nor the one after quotes, names or takes up a person;
- moved: the same, and the paragraph moved behind a paragraph of plain facts;
- joined: the quotation left alone put at the end of a paragraph of plain facts;
- carried: a paragraph such as "“We saw it,” said Palma. “It took the mill.”" is parted before its second quotation, so
  that a reader carries the speaker over: here the rule must stay silent, as it must on the drafts themselves.

What a plain paragraph is, is judged by the words alone and not by the ledger, so that the rule does not judge itself.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from newslint.article import Article, Block, Kind
from newslint.drafts import open_draft
from newslint.engine import Desk
from newslint.ledger.values import Quote
from newslint.readers import read
from newslint.rulebook import load
from newslint.settings import Settings
from newslint.source import decode

ROOT = Path(__file__).resolve().parent.parent
RULE = "quotes/unattributed"
FOUND = {"in place": 0.95, "moved": 0.95, "joined": 0.9}
"""The least share that must be found of each kind; of "carried" and of the drafts none may be flagged but 5 in 100."""
_MARKS = re.compile("[“”\"‘’'«»„]")
_PERSON = re.compile(
    r"\b(?:he|she|him|her|his|hers|who|whose|they|their|I|we|you|says?|said|told|asked|according|reported|announced|wrote|calls?|called"
    r"|thinks?|believes?|hopes?|wants?|words?|signs?|messages?|letters?|notes?|songs?|posters?|banners?|slogans?)\b"
    r"|\b(?:Mr|Mrs|Ms|Dr|Sir|Lady|Lord)\b",
    re.I,
)
_NAME = re.compile(r"(?<=[a-z,;] )[A-Z][a-zà-ÿ’'-]+ (?:(?:de|van|al|von|la) )?[A-Z][a-zà-ÿ’'-]+")


@dataclass(frozen=True)
class Cut:
    """A draft with one attribution cut: its kind, path, text, and where the lone quotation stands in it."""

    kind: str
    path: Path
    text: str
    start: int
    end: int


def cuts(path: Path) -> Iterator[Cut]:
    """The drafts that can be made of one by cutting one attribution."""
    article = read(open_draft(str(path)))
    yield from _parted(article, path)
    facts = [block for _, block in article.blocks_of(Kind.PARAGRAPH) if _plain(article, block)]
    for index, block in article.blocks_of(Kind.PARAGRAPH):
        alone = _left_alone(article, index)
        if alone is None or not block.is_exact(0, len(block.text)):
            continue
        source, extent = article.source.text, block.source_span(0, len(block.text))
        before, after = _neighbours(article, index)
        text = source[: extent.start] + alone + source[extent.end :]
        if before is not None and _plain(article, before) and (after is None or _plain_start(article, after)):
            yield Cut("in place", path, text, extent.start, extent.start + len(alone))
        yield from _elsewhere(article, path, block, alone, facts)


def _parted(article: Article, path: Path) -> Iterator[Cut]:
    """The drafts with a second quotation of one speaker put into a paragraph of its own."""
    if article.format == "html":
        return
    for index, block in article.blocks_of(Kind.PARAGRAPH):
        quotes = article.ledger.quotes_in(index)
        if len(quotes) != 2 or not _cued_after(quotes[0]) or not block.is_exact(0, len(block.text)):
            continue
        start, end = quotes[1].parts[0].start, quotes[1].parts[0].end
        gap = block.text[quotes[0].parts[0].end : start]
        if len(quotes[1].parts) > 1 or end < len(block.text) or not re.search(r"\w\. $", gap):
            continue
        span = block.source_span(start, end)
        source = article.source.text
        text = source[: span.start].rstrip() + "\n\n" + source[span.start :]
        shift = len(text) - len(source)
        yield Cut("carried", path, text, span.start + shift, span.end + shift)


def _elsewhere(article: Article, path: Path, block: Block, alone: str, facts: Sequence[Block]) -> Iterator[Cut]:
    source = article.source.text
    if article.format == "html" or any(len(part) > 400 for part in (alone,)):
        return
    for fact in facts[:4]:
        if fact is block or not fact.is_exact(0, len(fact.text)):
            continue
        number = article.blocks.index(fact)
        _, after = _neighbours(article, number)
        if after is None or after is block or not _plain_start(article, after):
            continue
        at = fact.source_span(0, len(fact.text)).end
        extent = block.source_span(0, len(block.text))
        for kind, gap in (("moved", "\n\n"), ("joined", " ")):
            start = at + len(gap)
            if extent.start > at:
                text = source[:at] + gap + alone + source[at : extent.start].rstrip() + source[extent.end :]
            else:
                start -= extent.end - extent.start
                text = source[: extent.start] + source[extent.end : at] + gap + alone + source[at:]
            yield Cut(kind, path, text, start, start + len(alone))


def _left_alone(article: Article, index: int) -> str | None:
    """A paragraph of quotations and one cue clause with the clause deleted; None where it is anything else."""
    text = article.blocks[index].text
    quotes = [quote for quote in article.ledger.quotes_in(index) if len(quote.parts) == 1]
    first = quotes[0] if quotes else None
    if first is None or not _cued_after(first) or first.parts[0].start or len(quotes) > 2:
        return None
    start, end = first.parts[0].start, first.parts[0].end
    inner = text[start + 1 : end - 1]
    rest = text[end:]
    clause = re.match(r",?\s[^.!?:“”\"‘]{3,120}\.(?=\s|$)", rest)
    if clause is None or inner[-1:] not in (",", "!", "?", ".") or len(inner.split()) < 5 or not inner[0].isupper():
        return None
    following = rest[clause.end() :].strip()
    inner = inner[:-1] + "." if inner.endswith(",") else inner
    if not following:
        return f"{text[start]}{inner}{text[end - 1]}"
    if len(quotes) == 2 and following[0] == text[start] and quotes[1].parts[0].end == len(text):
        return f"{text[start]}{inner} {following[1:]}"
    return None


def _cued_after(quote: Quote) -> bool:
    speaker = quote.speaker
    return bool(quote.speech and quote.closed and speaker and speaker.cue and speaker.cue > quote.parts[0])


def _neighbours(article: Article, index: int) -> tuple[Block | None, Block | None]:
    paragraphs = [number for number, _ in article.blocks_of(Kind.PARAGRAPH)]
    at = paragraphs.index(index)
    before = article.blocks[paragraphs[at - 1]] if at else None
    return before, article.blocks[paragraphs[at + 1]] if at + 1 < len(paragraphs) else None


def _plain(article: Article, block: Block) -> bool:
    """Whether a paragraph tells facts of no person: no quotation, no name, no pronoun, no word about words."""
    text = block.text
    if _MARKS.search(text.replace("’s", "")) or _PERSON.search(text) or len(text.split()) < 8 or text[-1] != ".":
        return False
    return not _NAME.search(text) and not _speaks_of(article, text)


def _speaks_of(article: Article, text: str) -> bool:
    """Whether a text has the family name of any speaker of the story."""
    words = {quote.speaker.name.split()[-1] for quote in article.ledger.quotes if quote.speaker}
    names = {name for person in article.ledger.people for name in (person.family, person.given) if name}
    return any(re.search(rf"\b{re.escape(name)}\b", text) for name in words | names)


def _plain_start(article: Article, block: Block) -> bool:
    """Whether a paragraph's first sentence takes nobody up."""
    first = re.split(r"(?<=[.!?])\s", block.text)[0]
    if first[0] in "“\"‘'" or _PERSON.search(first) or _speaks_of(article, first):
        return False
    return not re.search(r"[A-Z][\w’'-]+ [A-Z][\w’'-]+", first)


def measured(paths: Sequence[Path], show: bool) -> tuple[Counter[str], Counter[str], int]:
    """How many cuts of each kind were made, in how many the quotation was flagged, and findings on the drafts."""
    desk = Desk(tuple(rule for rule in load() if rule.name == RULE), Settings())
    made: Counter[str] = Counter()
    flagged: Counter[str] = Counter()
    noise = 0
    for path in paths:
        noise += len(desk.read(read(open_draft(str(path)))).findings)
        for cut in cuts(path):
            made[cut.kind] += 1
            article = read(decode(cut.text.encode(), str(cut.path)))
            spans = [finding.span for finding in desk.read(article).findings]
            hit = any(span.start < cut.end and cut.start < span.end for span in spans)
            flagged[cut.kind] += hit
            if show and hit == (cut.kind == "carried"):
                near = cut.text[max(0, cut.start - 160) : cut.end + 90].replace("\n", "⏎")
                print(f"{cut.kind}: {path.name}: {near}")
    return made, flagged, noise


def main() -> int:
    """Measure, print, and fail where less is found than must be."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="*", type=Path, default=[ROOT / "tests" / "drafts" / "clean"])
    parser.add_argument("--show", action="store_true", help="print each cut that was judged wrongly")
    given = parser.parse_args()
    paths = sorted(path for folder in given.folders for path in folder.iterdir() if path.is_file())
    made, flagged, noise = measured(paths, given.show)
    good = noise == 0
    for kind, count in sorted(made.items()):
        share = flagged[kind] / count
        good = good and (share <= 0.05 if kind == "carried" else share >= FOUND[kind])
        print(f"{kind:9} {flagged[kind]:4} of {count:4} flagged  {share:.3f}")
    print(f"drafts    {noise:4} findings on {len(paths)} uncut drafts")
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
