"""What a story calls its people besides their names, so that "the mayor" or "the company" finds whom it means."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from newslint.article import Article
from newslint.findings import Place
from newslint.ledger.passages import DETERMINERS, PREPOSITIONS
from newslint.ledger.subjects import possessive_text
from newslint.ledger.values import Mention, Organisation, Person

_OFFICES = {
    "manager": "coach", "lawyer": "attorney", "solicitor": "attorney", "barrister": "attorney", "counsel": "attorney",
    "kc": "attorney", "qc": "attorney", "chairman": "chair", "chairwoman": "chair", "chairperson": "chair",
    "sen": "senator", "gov": "governor", "rep": "representative", "congressman": "representative",
    "congresswoman": "representative", "dr": "doctor", "prof": "professor", "sgt": "sergeant", "det": "detective",
    "capt": "captain", "rev": "pastor", "reverend": "pastor", "vicar": "pastor", "cllr": "councillor",
    "coun": "councillor", "councilor": "councillor", "pc": "constable", "lt": "lieutenant", "supt": "superintendent",
    "insp": "inspector", "ceo": "executive", "mp": "lawmaker", "prosecuting": "prosecutor", "neighbor": "neighbour",
    "defence": "defense", "mum": "mother", "mom": "mother", "dad": "father",
}  # fmt: skip
_BEFORE = re.compile(
    r"(?:^|[\s“‘\"(])((?:[Tt]he|[Aa]n?|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir|[Oo]ur|[Mm]y|[^\W\d_][\w.-]*[’']s?) [^,.;:!?“”\"]{2,70}), "
    r"(?:(?:[A-Z][\w’'.]*|the) ){0,2}\Z"
)
_BARE = re.compile(r"((?:[a-z][\w-]+ ){1,3})\Z")
_AFTER = re.compile(
    r"(?:, (?:aged )?\d{1,3})?(?:,? (?:who )?(?:is|was|became|becomes) |, )"
    r"((?:(?:now|then|also|still) )?(?:the|an?|its|his|her|their|one of the) [^,.;:!?“”\"]{2,70})"
)
_LOOSE = re.compile(r"(?:, (?:aged )?\d{1,3})?, ((?:[a-z][\w’'-]+ ?){1,5})(?=[,.:;]| of | at | in | for )")
_GENERAL = frozenset(
    "group organisation organization company firm charity business chain retailer operator carmaker manufacturer "
    "developer utility supplier body campaign watchdog regulator publisher studio lender insurer giant maker startup "
    "airline builder bank agency association union".split()
)
_CLUBS = frozenset("club side team".split())
_CLUBBED = frozenset("fc afc rfc cc united city town rovers athletic wanderers rangers albion club hotspur county".split())


class Description(NamedTuple):
    """The words, folded, by which the story calls a person, and where they stand."""

    words: frozenset[str]
    place: Place


def descriptions(article: Article, person: Person) -> list[Description]:
    """The offices, roles and descriptions that stand beside the uses of a person's name."""
    found = []
    for mention in person.mentions:
        for place in (mention.title, mention.role):
            if place is not None:
                text = article.blocks[place.block].text[place.start : place.end]
                found.append(Description(frozenset(content(text.split())), mention.place))
        found.extend(_beside(article, mention))
    return found


def _beside(article: Article, mention: Mention) -> list[Description]:
    text = article.blocks[mention.place.block].text
    start = min(
        (place.start for place in (mention.title, mention.honorific) if place is not None), default=mention.place.start
    )
    found = []
    before = text[max(0, start - 110) : start]
    for match in (_BEFORE.search(before), _BARE.search(before)):
        if match and "\ue000" not in match[1]:
            words = match[1].split()
            last = [word for word in words if word.lower() in PREPOSITIONS] if match.re is _BARE else []
            if not last:
                found.append(Description(frozenset(content(words)), mention.place))
    after = text[mention.place.end : mention.place.end + 130]
    for pattern in (_AFTER, _LOOSE):
        match = pattern.match(after)
        if match:
            found.append(Description(frozenset(content(match[1].split())), mention.place))
            break
    return found


def plain(word: str) -> str:
    """A word of a description in lower case, without possessive ending, offices of one meaning as one word."""
    low = word.lower().replace("’", "'").strip(".,;:()'\"“”").removesuffix("'s")
    return _OFFICES.get(low, low)


def content(words: Sequence[str]) -> set[str]:
    """The words of a description that tell something."""
    return {plain(word) for word in words} - DETERMINERS - PREPOSITIONS - {"and", "former", "then", "", "who", "also"}


def head_of(words: Sequence[str]) -> str:
    """The head of a description: its last word before a preposition or comma."""
    head = ""
    for word in words:
        low = word.lower()
        if low.strip(",") in PREPOSITIONS or low in ("who", "which", "and"):
            break
        if not possessive_text(word):
            head = plain(word)
        if word.endswith(","):
            break
    return "" if head in DETERMINERS else head


def body_of(article: Article, text: str, at: Place) -> Organisation | None:
    """The organisation that a phrase such as "the company" takes up: the last one named before it that fits."""
    words = text.split()
    if not words or words[0].lower() not in ("the", "its", "their"):
        return None
    head = words[-1].lower().strip(".,").replace("’", "'").removesuffix("'s")
    if len(words) > 3:
        return None
    best: tuple[Place, Organisation] | None = None
    for body in article.ledger.organisations:
        names = body.name.lower().split()
        fits = head in names or head in _GENERAL or (head in _CLUBS and not _CLUBBED.isdisjoint(names))
        before = [place for place in body.mentions if place < at]
        if fits and before and (best is None or max(before) > best[0]):
            best = max(before), body
    return best[1] if best else None
