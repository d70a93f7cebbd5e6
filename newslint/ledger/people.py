"""The people of a story: names read block by block, joined to persons, headlines in capitals read last."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from newslint.article import Kind
from newslint.findings import Place
from newslint.ledger import name_words as known
from newslint.ledger.cast import Cast, Draft, Use
from newslint.ledger.joining import Joining
from newslint.ledger.mentions import Candidate, read_run
from newslint.ledger.runs import Run, runs_of
from newslint.ledger.same_names import one_name
from newslint.ledger.standing import Standing
from newslint.ledger.values import Age, Mention, Person, Word

if TYPE_CHECKING:
    from newslint.article import Article

_READ = frozenset(
    {
        Kind.HEADLINE, Kind.STANDFIRST, Kind.BYLINE, Kind.PARAGRAPH, Kind.SUBHEAD, Kind.LIST, Kind.TABLE,
        Kind.BLOCK_QUOTE, Kind.PULL_QUOTE, Kind.CAPTION, Kind.ALT, Kind.NOTE, Kind.CORRECTION, Kind.SIGN_OFF,
        Kind.CREDIT,
    }
)  # fmt: skip
_HEADS = frozenset({Kind.HEADLINE, Kind.SUBHEAD})
_LONGEST = 6
"""Words of the longest name looked for in a headline."""


def find_people(article: Article) -> tuple[Person, ...]:
    """The people of a story in the order in which they come up."""
    blocks = article.blocks
    cast = Cast(lambda index: blocks[index].text)
    candidates: list[Candidate] = []
    capitals: list[int] = []
    bylines = frozenset(index for index, block in enumerate(blocks) if block.kind in (Kind.BYLINE, Kind.CREDIT))
    for index, block in enumerate(blocks):
        if block.kind not in _READ or not block.text:
            continue
        words = article.ledger.words(index)
        if block.kind in _HEADS and _all_capitals(block.kind, block.text, words):
            capitals.append(index)
            continue
        for run in runs_of(block.text, words):
            candidate = read_run(block.text, words, run)
            if candidate is not None:
                candidates.append(candidate)
    Joining(cast, candidates, bylines).run()
    for index in capitals:
        for run in runs_of(blocks[index].text, article.ledger.words(index)):
            _in_capitals(cast, run)
    return _finished(article, cast.drafts)


def _all_capitals(kind: Kind, text: str, words: Sequence[Word]) -> bool:
    """Whether a headline has capitals throughout; a short subhead may be just a name, with age and trade."""
    if kind is Kind.SUBHEAD and (len(words) < 5 or "," in text or ":" in text):
        return False
    letters = [word.text[0] for word in words if word.text[0].isalpha()]
    return len(letters) > 2 and sum(letter.isupper() for letter in letters) * 3 >= 2 * len(letters)


def _in_capitals(cast: Cast, run: Run) -> None:
    """The people of the story in a run of a headline whose words all have capitals."""
    at = 0
    while at < len(run.tokens):
        for end in range(min(len(run.tokens), at + _LONGEST), at, -1):
            person = _named(cast, tuple(token.low for token in run.tokens[at:end]))
            if person is not None:
                place = run.place(at, end)
                text = cast.text_at(place)
                given = end - at == 1 and run.tokens[at].low not in person.family_lows
                full = end - at > 1 and run.tokens[at].low == person.given_low
                lead = run.tokens[at].text if full or given else ""
                rest = "" if given else cast.text_at(run.place(at + 1, end)) if full else text
                person.add(Use(place, lead, rest))
                at = end - 1
                break
        at += 1


def _named(cast: Cast, lows: tuple[str, ...]) -> Draft | None:
    options = list(cast.by_word.get(lows[-1], ()))
    if len(lows) == 1:
        if known.is_ordinary(lows[0]) or lows[0] in known.places():
            return None
        return next((person for person in options if lows[0] in person.family_lows), options[0] if options else None)
    for person in options:
        if lows == person.family_lows or (lows[0] == person.words[0] and one_name(lows, person.words, person.nicks)):
            return person
    return None


def _finished(article: Article, drafts: Sequence[Draft]) -> tuple[Person, ...]:
    standing = Standing(article, drafts)
    people = []
    for draft in drafts:
        uses = sorted(draft.uses, key=lambda use: use.place)
        if not uses:
            continue
        ages = [use.candidate.age for use in uses if use.candidate is not None and use.candidate.age is not None]
        people.append(
            Person(
                draft.name,
                draft.given,
                draft.family,
                tuple(_mention(article, use) for use in uses),
                standing.pronoun(draft),
                tuple(Age(years, place) for years, place in ages),
                standing.status(draft),
                standing.kin(draft),
            )
        )
    return tuple(sorted(people, key=lambda person: person.mentions[0].place))


def _mention(article: Article, use: Use) -> Mention:
    text = article.blocks[use.place.block].text[use.place.start : use.place.end]
    found = use.candidate
    titles: tuple[Place | None, ...] = (found.honorific, found.title, found.role) if found else (None, None, None)
    return Mention(use.place, text, use.given, use.family, *titles)
