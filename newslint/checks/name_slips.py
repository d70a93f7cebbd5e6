"""A surname that the story uses again and again, and one use that is no name of its own and a letter off."""

from __future__ import annotations

import re

from newslint import lexicon
from newslint.article import Article
from newslint.ledger import name_words
from newslint.ledger.names import COURTESY, NameUse, folded
from newslint.ledger.near_names import Form, distance
from newslint.ledger.runs import PARTICLES
from newslint.ledger.values import Mention, Person
from newslint.name_tables import surnames
from newslint.records import replace

_MOST = 5_000
"""The most names of a story for which its people are asked."""
_ENOUGH = 2
"""How many other uses make a surname sure."""


def with_first_names(article: Article) -> tuple[NameUse, ...]:
    """The uses of names, each with the first name that the ledger's people give it, past nicknames and particles."""
    uses = article.ledger.names
    if len(uses) > _MOST:
        return uses
    people = article.ledger.people
    double = {
        word
        for person in people
        if person.given
        for word in (*folded(person.given).split()[1:], *folded(person.family).split()[:-1])
        if word not in PARTICLES and len(word) > 2
    }
    double -= {folded(person.given).split()[0] for person in people if len(person.mentions) > 1 and person.given}
    at = {
        (mention.place.block, mention.place.end): (person, mention) for person in people for mention in person.mentions
    }
    return tuple(_known(use, at.get((use.place.block, use.place.end)), double) for use in uses)


def _known(use: NameUse, found: tuple[Person, Mention] | None, double: set[str]) -> NameUse:
    """A use as the people of the story show it; ``double`` are middle names and first parts of double surnames."""
    if use.first in double:
        use = replace(use, first="")
    if found is None:
        return use
    person, mention = found
    if not mention.full or not mention.given.split():
        return replace(use, first="", initial=False) if mention.family and not mention.given else use
    given = folded(person.given or mention.given).split()[0].strip(".")
    is_name = len(given) > 1 and given not in double | PARTICLES
    return replace(use, first=given if is_name else "", initial=False)


def anchored(article: Article, rare: Form, usual: Form) -> bool:
    """Whether one use is a slip for a person's surname used three times: it is in no list of words or names."""
    if len(article.ledger.names) > _MOST or len(rare.uses) != 1 or len(usual.uses) < _ENOUGH:
        return False
    if not _is_surname(article, rare, usual):
        return False
    if len(usual.firsts) > 1 and all(use.first for use in usual.uses):
        return False
    short, long = sorted((rare.plain, usual.plain), key=len)
    steps = distance(rare.plain, usual.plain)
    if len(short) < 4 or steps not in (1, 2) or (steps == 2 and not _long_alike(short, long, usual)):
        return False
    ones, others = _given_names(article, rare), _given_names(article, usual)
    if ones and others and not ones & others:
        return False
    if not ones & others and (is_listed(rare.text) or _is_derived(rare.plain, usual.plain)):
        return False
    return not (rare.genders and usual.genders and not rare.genders & usual.genders)


def _long_alike(short: str, long: str, usual: Form) -> bool:
    """Whether two long names that differ in two letters are yet alike enough, beside a name used three times."""
    return len(short) >= 8 and short[:4] == long[:4] and len(usual.uses) > _ENOUGH


def _is_surname(article: Article, rare: Form, usual: Form) -> bool:
    """Whether the story brings on a person by one of the two spellings."""
    if any(use.title in COURTESY for use in usual.uses):
        return True
    return any(use.first and article.ledger.person_at(use.place) is not None for use in (*usual.uses[:50], *rare.uses))


def _given_names(article: Article, form: Form) -> set[str]:
    """The first names before a surname, nicknames among them, folded."""
    found = set(form.firsts)
    for use in form.uses[:50]:
        person = article.ledger.person_at(use.place) if use.first else None
        for mention in person.mentions if person else ():
            place = mention.place
            if place.block == use.place.block and place.start < use.place.start < place.end:
                found.update(
                    word for word in re.findall(r"[^\W\d_]{2,}", folded(mention.text)) if word not in PARTICLES
                )
    return found - {form.plain}


def is_listed(word: str) -> bool:
    """Whether a list of words, names or places holds a word, so that it may be somebody or something else."""
    low = folded(word)
    return (
        lexicon.entry(word) is not None
        or lexicon.entry(low) is not None
        or name_words.is_family(low)
        or name_words.is_given(low)
        or low in name_words.places()
        or low in surnames()
    )


def _is_derived(rare: str, usual: str) -> bool:
    """Whether one name may be the other with an ending, as of a plural or a woman; not with its last letter doubled."""
    if rare == usual + usual[-1]:
        return False
    if usual.startswith(rare):
        return usual[len(rare) :] in ("s", "a")
    return rare.startswith(usual) and rare[len(usual) :] in ("s", "n", "an", "i", "a", "r", "er", "es", "ian", "y")
