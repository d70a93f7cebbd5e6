"""Measure what the ledger understands of people and quotations on marked gold drafts.

``python tools/gold.py [FOLDER...] [--half dev|held|all] [--part people|quotes|all] [--show] [--check]``: each FOLDER
(those of tests/gold by default) holds marked drafts (see gold_marks.py). The first half of a folder's names in order
is for development, the second is held out: of that half only sums are printed. ``--show`` prints every error of the
development half; ``--check`` compares the rates over all drafts with their floors.

Uses of names: a use is found when its place is exactly the marked one. Clusters: B-cubed over all uses, one that is
missed or made up counting as an error. Quotations: of those with a speaker, whether the ledger gives the right one, by
how a reader knows; of those nobody is said to have said, what the rule quotes/unattributed finds.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from gold_marks import Gold, Name, Quotation, read_gold

import newslint
from newslint.article import Article
from newslint.engine import Desk
from newslint.findings import Place
from newslint.ledger.values import Quote, Speaker
from newslint.readers import read
from newslint.rulebook import load
from newslint.settings import Settings
from newslint.source import Source

GOLD = Path(__file__).resolve().parent.parent / "tests" / "gold"
FLOORS = {
    "people, B-cubed F1": 0.95,
    "right speaker": 0.92,
    "unattributed, recall": 0.95,
    "unattributed, precision": 0.97,
}
"""Over all drafts of tests/gold, a little below what is measured."""
Reach = tuple[int, int]
"""Two offsets into the source, the end exclusive."""


@dataclass
class Scores:
    """Sums over drafts: uses and clusters of people, uses of organisations, quotations by how."""

    uses: Counter[str] = field(default_factory=Counter)
    recall: float = 0.0
    precision: float = 0.0
    bodies: Counter[str] = field(default_factory=Counter)
    quoted: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    lost: Counter[str] = field(default_factory=Counter)
    errors: list[str] = field(default_factory=list)


def reach(article: Article, place: Place) -> Reach:
    """A place of the ledger as offsets into the source."""
    span = article.blocks[place.block].source_span(place.start, place.end)
    return span.start, span.end


def near(text: str, start: int, end: int) -> str:
    """The words round a place, for a list of errors."""
    before, after = text[max(0, start - 40) : start], text[end : end + 30]
    return f"{before}[[{text[start:end]}]]{after}".replace("\n", "⏎")


def score_people(gold: Gold, article: Article, scores: Scores) -> None:
    """Count the uses of names found, and the B-cubed sums of the clusters."""
    marked = {(name.start, name.end): name.who for name in gold.people()}
    found: dict[Reach, int] = {}
    for number, person in enumerate(article.ledger.people):
        for mention in person.mentions:
            found[reach(article, mention.place)] = number
    scores.uses.update(gold=len(marked), found=len(found), right=len(marked.keys() & found.keys()))
    for at in sorted(marked.keys() - found.keys()):
        scores.errors.append(f"{gold.name}: missed     {near(gold.text, *at)}")
    for at in sorted(found.keys() - marked.keys()):
        scores.errors.append(f"{gold.name}: no person  {near(gold.text, *at)}")
    _bcubed(gold, marked, found, scores)


def _bcubed(gold: Gold, marked: dict[Reach, str], found: dict[Reach, int], scores: Scores) -> None:
    theirs: dict[str, set[Reach]] = defaultdict(set)
    ours: dict[int, set[Reach]] = defaultdict(set)
    for at, who in marked.items():
        theirs[who].add(at)
    for at, number in found.items():
        ours[number].add(at)
    recall = precision = 0.0
    for at in marked.keys() & found.keys():
        gold_cluster, cluster = theirs[marked[at]], ours[found[at]]
        both = len(gold_cluster & cluster)
        recall += both / len(gold_cluster)
        precision += both / len(cluster)
    scores.recall += recall
    scores.precision += precision
    for who, places in sorted(theirs.items()):
        parts = Counter(found[at] for at in places if at in found)
        if len(parts) > 1:
            names = [article_name(gold, ours[number] & places) for number in parts]
            scores.errors.append(f"{gold.name}: split      {who}: {' / '.join(names)}")
    for _, places in sorted(ours.items()):
        people = Counter(marked[at] for at in places if at in marked)
        if len(people) > 1:
            names = [f"{who} {article_name(gold, theirs[who] & places)}" for who in people]
            scores.errors.append(f"{gold.name}: run as one {' / '.join(names)}")


def article_name(gold: Gold, places: Iterable[Reach]) -> str:
    """The different forms that stand at some places."""
    return ", ".join(dict.fromkeys(gold.text[start:end] for start, end in sorted(places)))


def score_organisations(gold: Gold, article: Article, scores: Scores) -> None:
    """Count the uses of organisations' names; the ledger need not hold those without full name or acronym."""
    marked = {(name.start, name.end) for name in gold.organisations()}
    found = {reach(article, place) for body in article.ledger.organisations for place in body.mentions}
    scores.bodies.update(gold=len(marked), found=len(found), right=len(marked & found))
    for at in sorted(found - marked):
        if any(name.start < at[1] and at[0] < name.end and name.who[0] == "p" for name in gold.names):
            scores.errors.append(f"{gold.name}: no body    {near(gold.text, *at)}")
    for at in sorted(marked - found):
        scores.errors.append(f"{gold.name}: no org     {near(gold.text, *at)}")


def score_quotes(gold: Gold, article: Article, scores: Scores) -> None:
    """Count the quotations with the right speaker, by how a reader knows."""
    for quotation in gold.quotations:
        quote = _quote_at(article, quotation)
        speaker = quote.speaker if quote else None
        if quotation.speaker == "x":
            scores.quoted["x"].update(all=1, right=int(quote is None or not quote.speech or speaker is None))
            continue
        tally = scores.quoted["none" if quotation.speaker == "none" else quotation.how]
        right = speaker is None if quotation.speaker == "none" else _is_right(gold, article, quotation, speaker)
        tally.update(all=1, given=int(speaker is not None), right=int(right))
        if not right:
            given = f"{speaker.name} ({speaker.how})" if speaker else "nobody" if quote else "no quotation"
            wanted = f"{_named(gold, quotation.speaker)} ({quotation.how})"
            start, end = quotation.parts[0]
            scores.errors.append(f"{gold.name}: speaker    {wanted}, read as {given}: {near(gold.text, start, end)}")


def _quote_at(article: Article, quotation: Quotation) -> Quote | None:
    """The quotation of the ledger that starts where a marked one does, or else the smallest that covers its start."""
    wanted = {start for start, _ in quotation.parts}
    covering: list[tuple[int, int]] = []
    for number, quote in enumerate(article.ledger.quotes):
        for part in quote.parts:
            start, end = reach(article, part)
            if start in wanted:
                return quote
            if any(start <= at < end for at in wanted):
                covering.append((end - start, number))
    return article.ledger.quotes[min(covering)[1]] if covering else None


def _named(gold: Gold, who: str) -> str:
    if who[0] not in "po" or who == "none":
        return who
    names = [gold.text[name.start : name.end] for name in gold.names if name.who == who]
    return max(names, key=len) if names else who


def _is_right(gold: Gold, article: Article, quotation: Quotation, speaker: Speaker | None) -> bool:
    if speaker is None:
        return False
    if quotation.speaker.startswith("="):
        wanted, given = _words(quotation.speaker[1:].replace("_", " ")), _words(speaker.name)
        return bool(given) and (given <= wanted or wanted <= given)
    marked = [name for name in gold.names if name.who == quotation.speaker]
    if speaker.person is not None:
        places = {reach(article, mention.place) for mention in speaker.person.mentions}
        if 2 * sum(_who_at(gold.names, at) == quotation.speaker for at in places) > len(places):
            return True
    if speaker.place is not None:
        start, end = reach(article, speaker.place)
        inside = {name.who for name in gold.names if name.start < end and start < name.end}
        if inside:
            return quotation.speaker in inside
    words = _words(speaker.name)
    return speaker.person is None and any(
        words & set(gold.text[name.start : name.end].lower().split()[-1:]) for name in marked
    )


def _who_at(names: Sequence[Name], at: Reach) -> str:
    return next((name.who for name in names if name.start < at[1] and at[0] < name.end), "")


def _words(text: str) -> set[str]:
    return {word.strip(".,’'\"“”") for word in text.lower().split()} - {"the", "a", "an", "his", "her", "their", "one"}


@cache
def _desk() -> Desk:
    return Desk(tuple(rule for rule in load() if rule.name == "quotes/unattributed"), Settings())


def score_unattributed(gold: Gold, article: Article, scores: Scores) -> None:
    """Count what the rule quotes/unattributed finds of the quotations without speaker, and what else it flags."""
    lost = [quotation for quotation in gold.quotations if quotation.speaker == "none"]
    spans = [finding.span for finding in _desk().read(article).findings if finding.hidden is None]
    hit = [
        [any(start < span.end and span.start < end for start, end in quotation.parts) for span in spans]
        for quotation in lost
    ]
    right = [any(row[number] for row in hit) for number in range(len(spans))]
    scores.lost.update(gold=len(lost), found=sum(any(row) for row in hit), flagged=len(spans), right=sum(right))
    for quotation, row in zip(lost, hit, strict=True):
        if not any(row):
            scores.errors.append(f"{gold.name}: not flagged {near(gold.text, *quotation.parts[0])}")
    for span, good in zip(spans, right, strict=True):
        if not good:
            scores.errors.append(f"{gold.name}: cries wolf {near(gold.text, span.start, span.end)}")


def ratio(part: float, whole: float) -> str:
    """A share with its numbers."""
    return f"{part / whole:.3f} ({part:g} of {whole:g})" if whole else "none"


def report(scores: Scores, part: str) -> Iterator[str]:
    """The sums as lines of text."""
    if part != "quotes":
        uses = scores.uses
        yield f"  people: uses found      {ratio(uses['right'], uses['gold'])}"
        yield f"  people: uses precision  {ratio(uses['right'], uses['found'])}"
        recall = scores.recall / max(1, uses["gold"])
        precision = scores.precision / max(1, uses["found"])
        both = 2 * recall * precision / (recall + precision) if recall + precision else 0.0
        yield f"  people: B-cubed         recall {recall:.3f} precision {precision:.3f} F1 {both:.3f}"
        bodies = scores.bodies
        yield f"  organisations: found    {ratio(bodies['right'], bodies['gold'])}"
        yield f"  organisations: marked   {ratio(bodies['right'], bodies['found'])}"
    if part != "people":
        yield "  speakers, by how a reader knows: right / given / all"
        for how, tally in sorted(scores.quoted.items()):
            share = tally["right"] / max(1, tally["all"])
            yield f"    {how:<10} {tally['right']:>4} {tally['given']:>4} {tally['all']:>4}  {share:.3f}"
        lost = scores.lost
        yield f"  unattributed: recall    {ratio(lost['found'], lost['gold'])}"
        yield f"  unattributed: precision {ratio(lost['right'], lost['flagged'])}"


def rates(scores: Scores) -> dict[str, float]:
    """The rates that have a floor, over all drafts scored."""
    quoted = [tally for how, tally in scores.quoted.items() if how not in ("none", "x")]
    recall = scores.recall / max(1, scores.uses["gold"])
    precision = scores.precision / max(1, scores.uses["found"])
    return {
        "people, B-cubed F1": 2 * recall * precision / max(1e-9, recall + precision),
        "right speaker": sum(tally["right"] for tally in quoted) / max(1, sum(tally["all"] for tally in quoted)),
        "unattributed, recall": scores.lost["found"] / max(1, scores.lost["gold"]),
        "unattributed, precision": scores.lost["right"] / max(1, scores.lost["flagged"]),
    }


def fallen(scores: Scores) -> Iterator[str]:
    """What fell below its floor."""
    for name, rate in rates(scores).items():
        if rate < FLOORS[name]:
            yield f"{name}: {rate:.3f}, floor {FLOORS[name]:.2f}"


def halves(folder: Path) -> tuple[list[Path], list[Path]]:
    """The drafts of a folder in order of name: the first half for development, the second held out."""
    paths = sorted(folder.glob("*.txt"))
    middle = (len(paths) + 1) // 2
    return paths[:middle], paths[middle:]


def score(paths: Iterable[Path], part: str) -> Scores:
    """The sums over some drafts."""
    scores = Scores()
    for path in paths:
        gold = read_gold(path)
        article = read(Source(f"{gold.name}.txt", gold.text))
        if part != "quotes":
            score_people(gold, article, scores)
            score_organisations(gold, article, scores)
        if part != "people":
            score_quotes(gold, article, scores)
            score_unattributed(gold, article, scores)
    return scores


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "folders", nargs="*", type=Path, default=sorted(path for path in GOLD.iterdir() if path.is_dir())
    )
    parser.add_argument("--half", choices=("dev", "held", "all"), default="all")
    parser.add_argument("--part", choices=("people", "quotes", "all"), default="all")
    parser.add_argument(
        "--check", action="store_true", help="exit with 1 when a rate over all drafts is below its floor"
    )
    parser.add_argument("--show", action="store_true", help="print the errors of the development half")
    given = parser.parse_args()
    print(f"newslint of {Path(newslint.__file__).parent.parent}")
    split = [halves(folder) for folder in given.folders]
    if given.check:
        low = list(fallen(score([path for pair in split for half in pair for path in half], "all")))
        print("\n".join(low) or "every rate is at or above its floor")
        return 1 if low else 0
    for name, number in (("dev", 0), ("held", 1)):
        if given.half not in (name, "all"):
            continue
        paths = [path for pair in split for path in pair[number]]
        scores = score(paths, given.part)
        if given.show and name == "dev":
            print("\n".join(scores.errors))
        print(f"{name}: {len(paths)} drafts")
        print("\n".join(report(scores, given.part)))
        if given.part == "all":
            print("\n".join(f"  {rate:.3f} {measure}" for measure, rate in rates(scores).items()))
    return 0


if __name__ == "__main__":
    sys.exit(main())
