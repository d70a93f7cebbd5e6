"""He and she against the pronouns that the facts file lists for somebody."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise

from newslint.article import Article, Kind
from newslint.checks.house_entries import entries_for, entry_hit, facts_of, is_relative, outside_corrections
from newslint.findings import Abstention, Place, Said
from newslint.house_facts import HouseFacts, Person
from newslint.ledger.humans import PEOPLE
from newslint.ledger.values import Mention
from newslint.ledger.values import Person as Named
from newslint.on_use import compiled

_SETS = {"he": {"he", "him", "his", "himself"}, "she": {"she", "her", "hers", "herself"}}
_OPENS = compiled(r"(?P<word>He|She) [a-z]")
_NAMES = compiled(r"[A-Z][\w’'-]+ [A-Z][\w’'-]+")
_WORD = compiled(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_MARKS = compiled(r"[“”\"‘]")
_OTHERS = frozenset(
    "who whom whose whoever somebody someone anybody anyone everybody everyone nobody another other else "
    "unknown accused deceased stranger thief robber burglar killer murderer gunman attacker assailant crook "
    "spy hero heroine villain rival opponent successor predecessor baby infant toddler newborn teen youth "
    "adult kid guy bloke lad lass dad mum mom papa mama amma granny grandad twin ex fiance fiancé fiancee "
    "fiancée spouse lover girlfriend boyfriend prince princess king queen pope god lord saint mp gp pm ceo "
    "elect designate horse mare stallion colt filly dog bitch puppy cat kitten bull cow ram ewe pony donkey "
    "elephant tiger lion bear whale parrot pet boat yacht ship vessel ferry trawler lifeboat frigate schooner "
    "murder manslaughter rape assault harassment abuse stalking kidnap kidnapping killing stabbing married "
    "marry wed wedding engaged engagement divorced divorce dating date pregnant birth portrait statue photo "
    "photograph picture film movie drama biopic novel play plays played role character portrays portrayed "
    "stars starred".split()
)
"""Words that bring on somebody else, or an animal or a ship, whom the pronoun may mean."""
_ELSE = compiled(
    r"(?<![.?!:] )(?<!\b[Ii]n )(?<!\b[Oo]n )(?<!\b[Aa]t )(?<!\bnear )(?<!\bsince )"
    r"(?<!\b(?:flew|went|came) to )(?<!\b(?:moved|drove) to )(?<!\breturned to )(?<!\A)(?<!\w)[A-Z][a-z][\w’'-]+"
)
"""Names with a capital that no place or day shows: Luca, Juliet."""
_WHO = compiled(r"\A[^\w.]*, who\b")


@outside_corrections
def pronoun(article: Article, options: Mapping[str, object]) -> Iterator[Said]:
    """He or she right after a sentence about somebody listed with other pronouns, who alone is in the paragraph."""
    facts = facts_of(article, options)
    if not any(person.pronouns for person in facts.people):
        return
    for named in article.ledger.people:
        people = [person for person in entries_for(facts, named) if person.pronouns]
        if len(people) != 1:
            continue
        for mention in named.mentions:
            if article.blocks[mention.place.block].kind is Kind.PARAGRAPH:
                yield from _after(article, facts, people[0], named, mention)


def _after(article: Article, facts: HouseFacts, person: Person, named: Named, mention: Mention) -> Iterator[Said]:
    """The pronoun that opens the sentence after one that the name opens."""
    index = mention.place.block
    text = article.blocks[index].text
    for sentence, following in pairwise(article.ledger.sentences(index)):
        if not sentence.start <= mention.place.start < sentence.end:
            continue
        found = _OPENS.match(text, following.start)
        if found is None or found["word"].lower() in _allowed(person):
            return
        where = Place(index, *found.span("word"))
        reason = _unsure(article, person, named, mention, sentence, following)
        if reason:
            yield Abstention(where, reason)
        else:
            words = {"name": person.name, "listed": person.pronouns}
            yield entry_hit(facts, person, where, words, name=mention.place)
        return


def _allowed(person: Person) -> set[str]:
    """Those of he and she that go with the pronouns listed; both where none of them is known."""
    told = set(re.findall(r"[a-z]+", person.pronouns.lower()))
    known = {word for word, forms in _SETS.items() if forms & told}
    return known if known or told & {"they", "them"} else set(_SETS)


def _unsure(article: Article, person: Person, named: Named, mention: Mention, sentence: Place, following: Place) -> str:
    text = article.blocks[mention.place.block].text
    lead = mention.title or mention.honorific or mention.place
    if min(lead.start, mention.place.start) != sentence.start:
        return "the sentence before does not open with the name"
    if is_relative(article, mention, person) or (named.kin and not mention.full):
        return "a relative of the same surname may be meant"
    near = (mention.place.block - 1, mention.place.block)
    here = {person.name for person in article.ledger.people for other in person.mentions if other.place.block in near}
    if len(here) != 1:
        return "another person in the paragraph or the one before"
    own = [place for place in (mention.place, mention.title, mention.honorific, mention.role) if place]
    rest = text[sentence.start : following.end]
    for place in sorted(own, reverse=True):
        rest = rest[: place.start - sentence.start] + rest[place.end - sentence.start :]
    if _MARKS.search(rest):
        return "speech beside the pronoun"
    if text[mention.place.end : mention.place.end + 1] in ("’", "'"):
        return "something of the person named opens the sentence"
    said = [part for word in _WORD.findall(_WHO.sub("", rest).lower()) for part in word.split("-")]
    if {form for word in said for form in (word, word.removesuffix("s"))} & (PEOPLE | _OTHERS):
        return "another person in the sentences"
    if _NAMES.search(rest) or _ELSE.search(rest, 1):
        return "another name in the sentences"
    return ""
