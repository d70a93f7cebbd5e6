"""What the checks of the facts file share: the facts in force, findings about an entry, the sentence around a place."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import wraps

from newslint.article import Article, Kind
from newslint.findings import Abstention, Hit, Level, Place, Said
from newslint.house_facts import HouseFacts, Noted, Person
from newslint.ledger.values import Mention
from newslint.ledger.values import Person as Named
from newslint.on_use import compiled

_Check = Callable[[Article, Mapping[str, object]], Iterator[Said]]
_NOTE = compiled(
    r"\b(?:an?|the) (?:earlier|previous) version\b|^(?:corrections?|clarifications?)\b|\bcorrections?:", re.I
)
_WRONG = compiled(
    r"\b(?:misspel(?:t|led|ling)|misstated|misreported|misidentified|misnamed|mistakenly|in error|by mistake"
    r"|(?:wrongly|incorrectly) (?:said|wrote|gave|named|called|spel(?:t|led)|stated|reported|described|put"
    r"|identified))\b",
    re.I,
)


def outside_corrections(check: _Check) -> _Check:
    """A check that leaves corrections alone: they name the slip they mend."""

    @wraps(check)
    def checked(article: Article, options: Mapping[str, object]) -> Iterator[Said]:
        for said in check(article, options):
            if isinstance(said, Hit) and isinstance(said.where, Place) and _corrects(article, said.where):
                yield Abstention(said.where, "a correction names the slip it mends")
            else:
                yield said

    return checked


def _corrects(article: Article, place: Place) -> bool:
    block = article.blocks[place.block]
    return (
        block.kind is Kind.CORRECTION
        or _NOTE.search(block.text) is not None
        or _WRONG.search(sentence_at(article, place)) is not None
    )


def facts_of(article: Article, options: Mapping[str, object]) -> HouseFacts:
    """The facts of the house's files, or those written in the option ``facts`` of a rule."""
    written = str(options.get("facts", ""))
    if not written:
        return article.house
    from newslint.facts.house_files import facts_in

    return facts_in(written)


def entry_hit(
    facts: HouseFacts, noted: Noted, place: Place, words: dict[str, str], better: tuple[str, ...] = (), **told: Place
) -> Hit:
    """The finding about an entry; ``told`` are the words of the draft it was judged by, each under what it is."""
    operands = {f"the {name}": where for name, where in told.items()}
    level = Level.SUGGESTION if noted.is_stale(facts.today) else None
    return Hit(place, {**words, "entry": noted.cited}, better, operands=operands, level=level)


def entries_for(facts: HouseFacts, named: Named) -> tuple[Person, ...]:
    """The entries of somebody the draft names."""
    return tuple(person for person in facts.people if named.name in (person.name, *person.aliases, *person.never))


_MEN = frozenset({"mr", "sir", "lord", "master", "shri", "sri", "signor", "herr"})
_WOMEN = frozenset({"mrs", "ms", "miss", "lady", "dame", "smt", "shrimati", "signora", "frau"})


def is_relative(article: Article, mention: Mention, person: Person) -> bool:
    """Whether a surname with its courtesy title is a husband's, a sister's: Mr Feeney, where the entry says she/her."""
    if mention.honorific is None or mention.given or not person.pronouns:
        return False
    told = set(re.findall(r"[a-z]+", person.pronouns.lower()))
    where = mention.honorific
    word = article.blocks[where.block].text[where.start : where.end].rstrip(".").lower()
    return (word in _MEN and "he" not in told) or (word in _WOMEN and "she" not in told)


def sentence_at(article: Article, place: Place) -> str:
    """The sentence around a place, the block where none is found."""
    text = article.blocks[place.block].text
    for sentence in article.ledger.sentences(place.block):
        if sentence.start <= place.start < sentence.end:
            return text[sentence.start : sentence.end]
    return text
