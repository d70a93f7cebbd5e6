"""Measure what newslint finds of slips in names put into clean drafts, with floors: docs/recall-names.md.

``PYTHONPATH=. python tools/mutants_names.py [--count N] [--seed S] [--check] [--drafts FILE...] [--show KIND]``:
without options the table is written anew; ``--check`` only compares the rates with the floors and exits with 1 when
one fell; ``--show`` prints the slips of a kind that nothing found.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from mutants import PLAIN, Mutant

from newslint import lexicon
from newslint.article import Article, Kind
from newslint.drafts import open_draft
from newslint.engine import Desk
from newslint.findings import Place
from newslint.ledger.values import Mention, Person
from newslint.name_tables import titles
from newslint.readers import read
from newslint.rulebook import load
from newslint.settings import Settings
from newslint.source import decode
from newslint.spelling import LETTERS, beside

ROOT = Path(__file__).resolve().parent.parent
TABLE = ROOT / "docs" / "recall-names.md"
FLOORS = {
    "a letter of a surname used three times or more": 0.87,
    "an accent lost": 0.90,
    "a title in its other spelling": 0.70,
    "a letter of an organisation": 0.85,
}
"""The share that must be found; a little below what is measured."""
TWO_NAMES = "web-derby-hansen-hanson.txt"
"""A draft about two people a letter apart, in which a slip makes a third; it is left out."""
_COPY = frozenset({Kind.HEADLINE, Kind.STANDFIRST, Kind.PARAGRAPH, Kind.LIST, Kind.CAPTION, Kind.SUBHEAD})
_OTHERS = ("Martin", "Rachel", "Gordon", "Helena", "Stewart", "Imogen", "Rafael", "Lucinda")

Change = tuple[Place, str]
"""Where a slip goes, and what stands there then."""


def _uses(article: Article, person: Person) -> list[Mention]:
    return [mention for mention in person.mentions if article.blocks[mention.place.block].kind in _COPY]


def _slipped(word: str, chance: random.Random) -> str:
    """A word with one letter transposed, dropped, doubled or mistyped, its first letter kept."""
    at = chance.randrange(1, len(word))
    letter = word[at].lower()
    kind = chance.choice(("swap", "drop", "double", "near"))
    if kind == "swap":
        return word[:at] + word[at + 1 : at + 2] + word[at] + word[at + 2 :]
    if kind == "drop":
        return word[:at] + word[at + 1 :]
    if kind == "double":
        return word[:at] + word[at] + word[at:]
    near = [other for other in LETTERS if other != letter and beside(letter, other)]
    return word[:at] + chance.choice(near) + word[at + 1 :] if near else word


def _surname(article: Article, chance: random.Random) -> Change | None:
    """A surname of which the story has three uses or more, misspelt in one of them."""
    choices: list[tuple[Mention, str]] = []
    for person in article.ledger.people:
        uses = [use for use in _uses(article, person) if use.family]
        last = person.family.split()[-1] if person.family else ""
        if len(uses) >= 3 and len(last) >= 4 and last.isalpha() and person.given:
            choices.extend((use, last) for use in uses if use.text.endswith(last))
    if not choices:
        return None
    use, last = chance.choice(choices)
    wrong = _slipped(last, chance)
    if wrong == last or lexicon.known(wrong.lower(), 60):
        return None
    return use.place._replace(start=use.place.end - len(last)), wrong


def _first_name(article: Article, chance: random.Random) -> Change | None:
    """Another first name in one use of a full name that stands twice or more."""
    choices = []
    for person in article.ledger.people:
        full = [use for use in _uses(article, person) if use.full]
        if len(full) >= 2:
            choices.extend(full)
    if not choices:
        return None
    use = chance.choice(choices)
    given = use.given.split()[0]
    other = chance.choice([name for name in _OTHERS if name[0] != given[0]])
    return use.place._replace(end=use.place.start + len(given)), other


def _accent(article: Article, chance: random.Random) -> Change | None:
    """An accent lost in one use of a name that stands twice or more."""
    choices = []
    for person in article.ledger.people:
        uses = _uses(article, person)
        for use in uses:
            for word in article.ledger.words(use.place.block):
                name = word.text.removesuffix("’s").removesuffix("'s")
                inside = use.place.start <= word.start < use.place.end
                if inside and lexicon.unaccented(name) != name and sum(name in other.text for other in uses) > 1:
                    choices.append((word.place._replace(end=word.start + len(name)), lexicon.unaccented(name)))
    return chance.choice(choices) if choices else None


def _title(article: Article, chance: random.Random) -> Change | None:
    """A title in its other spelling in one of two uses or more of the story's own words."""
    table = titles()
    rows: dict[int, list[tuple[Place, str]]] = {}
    for index, block in enumerate(article.blocks):
        if block.kind not in _COPY:
            continue
        for found in table.phrases.find(block.text, article.ledger.words(index)):
            form = table.forms[found.number]
            place = Place(index, found.start, found.end)
            other = table.spellings.get((form.row, 1 if form.column == 0 else 0, form.plural))
            if other and not found.part and block.text[found.start].islower() and not article.ledger.in_speech(place):
                rows.setdefault(form.row, []).append((place, other))
    choices = [choice for uses in rows.values() if len(uses) > 1 for choice in uses]
    return chance.choice(choices) if choices else None


def _organisation(article: Article, chance: random.Random) -> Change | None:
    """A letter wrong in the longest word of an organisation's name that stands twice or more."""
    choices: list[tuple[Place, str]] = []
    for body in article.ledger.organisations:
        uses = [
            place
            for place in body.mentions
            if article.blocks[place.block].kind in _COPY and _text(article, place) == body.name and " " in body.name
        ]
        own = [word for word in body.name.split() if len(word) > 4 and word.isalpha() and not lexicon.common(word, 60)]
        if len(uses) >= 2 and own:
            choices.extend((place, max(own, key=len)) for place in uses)
    if not choices:
        return None
    place, word = chance.choice(choices)
    start = place.start + _text(article, place).index(word)
    wrong = _slipped(word, chance)
    return None if wrong == word else (Place(place.block, start, start + len(word)), wrong)


def _honorific(article: Article, chance: random.Random) -> Change | None:
    """A courtesy title left out in one of three uses or more."""
    choices = []
    for person in article.ledger.people:
        uses = [
            use
            for use in person.mentions
            if use.honorific
            and not use.given
            and article.blocks[use.place.block].kind is Kind.PARAGRAPH
            and not article.ledger.in_speech(use.place)
            and _text(article, use.honorific).rstrip(".") in ("Mr", "Mrs", "Ms", "Miss")
        ]
        if len(uses) > 1 and person.given and not person.kin:
            choices.extend(uses)
    if not choices:
        return None
    use = chance.choice(choices)
    assert use.honorific is not None
    return use.place._replace(start=use.honorific.start), use.text


def _text(article: Article, place: Place) -> str:
    return article.blocks[place.block].text[place.start : place.end]


KINDS: dict[str, Callable[[Article, random.Random], Change | None]] = {
    "a letter of a surname used three times or more": _surname,
    "an accent lost": _accent,
    "a title in its other spelling": _title,
    "a letter of an organisation": _organisation,
    "a courtesy title left out": _honorific,
    "another first name": _first_name,
}


def mutants(articles: Sequence[tuple[Path, Article]], kind: str, count: int, seed: int) -> Iterator[Mutant]:
    """Up to ``count`` drafts with one slip of this kind each, no slip twice, the same for the same seed."""
    chance = random.Random(f"{kind} {seed}")
    seen: set[tuple[Path, int, str]] = set()
    for _ in range(count * 40):
        if len(seen) == count:
            return
        path, article = chance.choice(articles)
        change = KINDS[kind](article, chance)
        if change is None:
            continue
        place, wrong = change
        block = article.blocks[place.block]
        span = block.source_span(place.start, place.end)
        if not block.is_exact(place.start, place.end) or (path, span.start, wrong) in seen:
            continue
        seen.add((path, span.start, wrong))
        source = article.source.text
        text = source[: span.start] + wrong + source[span.end :]
        yield Mutant(kind, path, text, span.start, span.start + len(wrong), source)


def is_found(mutant: Mutant, desk: Desk) -> bool:
    """Whether a finding, or a place it relates to, meets the slip."""
    article = read(decode(mutant.text.encode(), str(mutant.path)))
    return any(
        span.start < mutant.end and span.end > mutant.start
        for finding in desk.read(article).findings
        for span in (finding.span, *(other.span for other in finding.related))
    )


def measured(paths: Iterable[Path], count: int, seed: int, show: str = "") -> dict[str, tuple[int, int]]:
    """How many slips of each kind were made and found."""
    names = [rule for rule in load() if rule.family == "names" and rule.default]
    desk = Desk(tuple(names), Settings())
    articles = [(path, read(open_draft(str(path)))) for path in paths]
    tallies = {}
    for kind in KINDS:
        made = found = 0
        for mutant in mutants(articles, kind, count, seed):
            hit = is_found(mutant, desk)
            made, found = made + 1, found + hit
            if show and show in kind and not hit:
                around = mutant.text[max(0, mutant.start - 60) : mutant.end + 40].replace("\n", " ")
                print(f"missed: {mutant.path.name}: {mutant.slip}: …{around}…")
        tallies[kind] = (made, found)
    return tallies


def page(tallies: dict[str, tuple[int, int]], drafts: int) -> str:
    """The table as Markdown."""
    rows = [
        f"| {kind} | {made} | {found / made:.0%} |" if made else f"| {kind} | 0 | |"
        for kind, (made, found) in tallies.items()
    ]
    return "\n".join(
        [
            "# What newslint finds of slips in names",
            "",
            f"`python tools/mutants_names.py` put slips into the {drafts} clean drafts of tests/drafts, one a",
            "copy, and read each with the rules of names/ that are on by default. A slip counts as found when a",
            "finding stands on it or names it as a related place. A surname is slipped in one of its uses, with a",
            "letter dropped, doubled, swapped with its neighbour or mistyped; slips that make an English word are",
            "left out. Another first name is found only where the office or the bare surname shows that one",
            "person is meant; nothing else tells the two from a brother and a sister.",
            "",
            "| slip | made | found |",
            "|---|---|---|",
            *rows,
            "",
        ]
    )


def main() -> int:
    """Measure, then write or compare."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--show", default="")
    parser.add_argument("--drafts", nargs="*", default=[])
    given = parser.parse_args()
    clean = ROOT / "tests" / "drafts" / "clean"
    paths = sorted(Path(name) for name in given.drafts)
    paths = paths or [path for path in sorted(clean.iterdir()) if path.name != TWO_NAMES and path.suffix in PLAIN]
    tallies = measured(paths, given.count, given.seed, given.show)
    text = page(tallies, len(paths))
    low = [
        f"{kind}: {tallies[kind][1] / tallies[kind][0]:.0%}, floor {floor:.0%}"
        for kind, floor in FLOORS.items()
        if tallies[kind][0] and tallies[kind][1] / tallies[kind][0] < floor
    ]
    print("\n".join([text, *low]))
    if not given.check and not given.drafts:
        TABLE.write_text(text, encoding="utf-8")
    return 1 if low else 0


if __name__ == "__main__":
    sys.exit(main())
