"""How people are brought on: a surname that no full name goes with, or that comes before the full name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from newslint.article import Article, Kind
from newslint.findings import Hit, Place
from newslint.ledger.cues import PLAIN_VERBS, speech_verbs
from newslint.ledger.names import folded
from newslint.ledger.titles import ROLE_HEADS
from newslint.ledger.values import Mention, Person
from newslint.name_tables import household_names
from newslint.on_use import compiled

_BODY = frozenset({Kind.PARAGRAPH, Kind.LIST})
_COURTESY = frozenset("mr mrs ms miss mx".split())
_VERB = compiled(r"[ \u00a0](?P<verb>[a-z]+)\b")
_BEFORE = compiled(r"(?:^|[,”\"’'] )(?P<verb>[a-z]+) (?:Mr|Mrs|Ms|Miss|Mx)\.? $")
_LISTED = 5


@lru_cache(maxsize=1)
def _household() -> frozenset[str]:
    return frozenset(map(folded, household_names()))


def is_household(person: Person) -> bool:
    """Whether readers know a person by the surname or the single name."""
    names = _household()
    return folded(person.family or person.given) in names or folded(person.name) in names


def _text(article: Article, place: Place) -> str:
    return article.blocks[place.block].text[place.start : place.end]


def _own(article: Article, mention: Mention) -> bool:
    """Whether a mention stands in the story's own words in the body."""
    return article.blocks[mention.place.block].kind in _BODY and not article.ledger.in_speech(mention.place)


def _speaks(article: Article, mention: Mention) -> bool:
    """Whether the person is said to speak right there, in the story's own words."""
    text = article.blocks[mention.place.block].text
    after = _VERB.match(text, mention.place.end)
    if (
        after
        and (after["verb"] in PLAIN_VERBS or after["verb"] in speech_verbs())
        and after["verb"].endswith(("d", "s"))
    ):
        return True
    lead = text[max(0, mention.place.start - 40) : mention.place.start]
    before = _BEFORE.search(lead)
    return before is not None and (before["verb"] in PLAIN_VERBS or before["verb"] in speech_verbs())


def not_introduced(article: Article, _: Mapping[str, object]) -> Iterator[Hit]:
    """A person who speaks in the story and is known in it by a courtesy title and surname only."""
    people = article.ledger.people
    families = [folded(person.family) for person in people if person.given and person.family]
    given = {folded(person.given) for person in people if person.given}
    for person in people:
        if person.given or not person.family or person.kin or is_household(person):
            continue
        own = [mention for mention in person.mentions if _own(article, mention)]
        courteous = [mention for mention in own if _is_courteous(article, mention)]
        if not courteous or any(mention.title or mention.role for mention in person.mentions):
            continue
        family = folded(person.family)
        if family in given or any(_alike(family, other) for other in families):
            continue
        if _named_otherwise(article, person) or any(_is_described(article, mention) for mention in own):
            continue
        if any(_speaks(article, mention) for mention in own):
            related = tuple((mention.place, "again here") for mention in own[1:_LISTED])
            yield Hit(own[0].place, related=related)


def _is_courteous(article: Article, mention: Mention) -> bool:
    honorific = mention.honorific
    return honorific is not None and _text(article, honorific).rstrip(".").lower() in _COURTESY


def _is_described(article: Article, mention: Mention) -> bool:
    """Whether the sentence after a name goes on with a description of the person: "Ms Orlen said. The curator …"."""
    text = article.blocks[mention.place.block].text
    following = next(
        (one for one in article.ledger.sentences(mention.place.block) if one.start >= mention.place.end), None
    )
    if following is None:
        return False
    words = text[following.start : following.end].split()[:5]
    return words[0] == "The" and any(word.strip(",.;:") in ROLE_HEADS for word in words[1:])


def _alike(one: str, other: str) -> bool:
    """Whether a surname may be another one misspelt or part of it."""
    if one in other.split() or other in one.split() or one in other.split("-") or other in one.split("-"):
        return True
    from newslint.ledger.near_names import distance

    return distance(one, other) < 3 and one[:1] == other[:1]


def _named_otherwise(article: Article, person: Person) -> bool:
    """Whether the surname stands after another capitalised word: a full name that the ledger did not take for one."""
    pattern = re.compile(rf"(?P<first>[A-Z][\w’'.-]+)[ \u00a0](?:[a-z]{{2,3}} ){{0,2}}{re.escape(person.family)}")
    for block in article.blocks:
        for match in pattern.finditer(block.text):
            if match["first"].rstrip(".").lower() not in _COURTESY and match["first"] not in (
                "But",
                "And",
                "The",
                "When",
            ):
                return True
    return False


def before_introduction(article: Article, _: Mapping[str, object]) -> Iterator[Hit]:
    """A bare surname in the body before the paragraph that gives the full name."""
    shared = _shared_families(article)
    for person in article.ledger.people:
        if not person.given or not person.family or folded(person.family) in shared or is_household(person):
            continue
        full = next((mention for mention in person.mentions if mention.full), None)
        if full is None or article.blocks[full.place.block].kind not in _BODY or not (full.role or full.title):
            continue
        early = [mention for mention in person.mentions if mention.place < full.place and _own(article, mention)]
        bare = [mention for mention in early if _is_bare(article, mention)]
        if bare and len(bare) == len(early) and bare[0].place.block < full.place.block and _is_person(article, bare[0]):
            yield Hit(bare[0].place, {"name": person.name}, related=((full.place, f"“{full.text}” here"),))


def _shared_families(article: Article) -> set[str]:
    """The surnames that more than one person of the story bears."""
    families = [folded(person.family) for person in article.ledger.people if person.family]
    return {family for family in families if families.count(family) > 1}


def _is_bare(article: Article, mention: Mention) -> bool:
    """Whether a mention is a surname alone, with no more than a courtesy title."""
    return bool(mention.family and not mention.given and not mention.title and not mention.role) and (
        mention.honorific is None or _is_courteous(article, mention)
    )


def _is_person(article: Article, mention: Mention) -> bool:
    """Whether the words beside a bare surname show a person: a courtesy title, speech, who."""
    text = article.blocks[mention.place.block].text
    return bool(
        mention.honorific or _speaks(article, mention) or text.startswith((" who ", ", who "), mention.place.end)
    )
