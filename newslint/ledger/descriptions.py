"""What a story calls its people besides their names, so that "the mayor" or "the company" finds whom it means."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from newslint.article import Article, Kind
from newslint.findings import Place
from newslint.ledger.humans import BODIES, PEOPLE
from newslint.ledger.passages import DETERMINERS, PREPOSITIONS
from newslint.ledger.phrases import possessive_text
from newslint.ledger.values import Mention, Organisation, Person
from newslint.on_use import compiled
from newslint.records import NamedTuple

_OFFICES = {
    "manager": "coach", "lawyer": "attorney", "solicitor": "attorney", "barrister": "attorney", "counsel": "attorney",
    "kc": "attorney", "qc": "attorney", "chairman": "chair", "chairwoman": "chair", "chairperson": "chair",
    "sen": "senator", "gov": "governor", "rep": "representative", "congressman": "representative",
    "congresswoman": "representative", "dr": "doctor", "prof": "professor", "sgt": "sergeant", "det": "detective",
    "capt": "captain", "rev": "pastor", "reverend": "pastor", "vicar": "pastor", "cllr": "councillor",
    "coun": "councillor", "councilor": "councillor", "pc": "constable", "lt": "lieutenant", "supt": "superintendent",
    "insp": "inspector", "ceo": "executive", "mp": "lawmaker", "prosecuting": "prosecutor", "neighbor": "neighbour",
    "defence": "defense", "mum": "mother", "mom": "mother", "dad": "father",
    "rector": "pastor", "chaplain": "pastor", "clergyman": "pastor", "parson": "pastor", "curate": "pastor",
    "skipper": "captain", "keeper": "goalkeeper", "gaffer": "coach", "boss": "boss", "headteacher": "principal",
    "headmaster": "principal", "headmistress": "principal", "head": "principal", "md": "director", "gp": "doctor",
    "policeman": "officer", "policewoman": "officer", "fireman": "firefighter", "barkeeper": "landlord",
}  # fmt: skip
_WIDER = {
    "scientist": "biologist chemist physicist geologist ecologist neurobiologist hydrologist astronomer botanist "
    "zoologist virologist epidemiologist meteorologist oceanographer researcher professor climatologist geneticist",
    "researcher": "biologist scientist professor fellow academic economist chemist physicist neurobiologist ecologist",
    "academic": "professor prof lecturer reader scholar historian",
    "expert": "professor consultant analyst lecturer specialist researcher",
    "officer": "sergeant constable inspector superintendent detective lieutenant captain deputy commander",
    "detective": "inspector sergeant", "inspector": "inspector", "soldier": "corporal private sergeant lieutenant",
    "politician": "minister councillor mayor senator lawmaker representative governor mp leader premier",
    "lawmaker": "senator representative mp backbencher councillor assemblyman", "minister": "secretary pastor",
    "official": "minister secretary director commissioner deputy", "leader": "president chair minister premier",
    "boss": "coach executive owner director chair president", "executive": "executive president director",
    "player": "striker midfielder defender goalkeeper winger forward guard pitcher quarterback captain center batter",
    "athlete": "runner sprinter swimmer jumper cyclist rower", "sportsman": "striker bowler batsman",
    "musician": "guitarist pianist drummer violinist cellist singer bassist trumpeter",
    "artist": "painter sculptor potter illustrator", "writer": "novelist poet playwright author journalist",
    "author": "novelist writer historian wrote writes",
    "performer": "actor singer dancer comedian", "star": "actor actress singer",
    "farmer": "grower rancher smallholder beekeeper shepherd farms", "fisherman": "skipper fisher trawlerman fishes",
    "cleric": "pastor priest bishop vicar imam rabbi", "priest": "father fr pastor canon", "nun": "sister",
    "doctor": "doctor surgeon physician consultant gp", "medic": "doctor surgeon nurse paramedic",
    "peer": "lord baroness lady baron baroness", "knight": "sir", "owner": "owns runs proprietor founder landlord",
    "coach": "coaches", "teacher": "teaches headteacher", "driver": "drives", "chair": "chairs heads",
    "pilot": "flew flies",
    "founder": "founded founder", "director": "directed directs", "landlord": "landlady publican",
    "defendant": "denies denied accused charged pleaded", "accused": "denies denied charged pleaded",
    "candidate": "candidate challenger", "barrister": "attorney", "prosecutor": "prosecutor prosecutes",
    "survivor": "survived rescued", "winner": "won wins champion", "champion": "won champion",
    "mother": "mother mum", "pensioner": "retired pensioner", "retiree": "retired",
}  # fmt: skip
"""Words that may stand for what the story says of a person in narrower words or by a verb."""
_LEAD = compiled(r"An? ((?:[\w’'-]+ ){1,5}?)(?=who|has|had|was|is|told|will|accused|[a-z]+ed )")
_TELLS = compiled(r",? (?:\d{1,3},)?[^.!?;“”\"]{0,60}")
_GENERAL = frozenset(
    "group organisation organization company firm charity business chain retailer operator carmaker manufacturer "
    "developer utility supplier body campaign watchdog regulator publisher studio lender insurer giant maker startup "
    "airline builder bank agency association union".split()
)
_CLUBS = frozenset("club side team".split())
_CLUBBED = frozenset(
    "fc afc rfc cc united city town rovers athletic wanderers rangers albion club hotspur county".split()
)


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], ...], tuple[re.Pattern[str], ...]]:
    """The patterns of descriptions before a name and after it, made when they are first asked for."""
    before = compiled(
        r"(?:^|[\s“‘\"(])((?:[Tt]he|[Aa]n?|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir|[Oo]ur|[Mm]y|[^\W\d_][\w.-]*[’']s?)"
        r" [^,.;:!?“”\"]{2,70}), "
        r"(?:(?:[A-Z][\w’'.]*|the) ){0,2}\Z"
    )
    country = compiled(r"(?:^|\s)([A-Z][^\W\d_]+[’']s) \Z")
    bare = compiled(r"((?:[a-z][\w-]+ ){1,3})\Z")
    after = compiled(
        r"(?:, (?:aged )?\d{1,3})?,?"
        r"(?: (?:who )?(?:is|was|became|becomes|ha[sd] been|(?:work|serve|train)(?:s|ed) as) | as |,? )"
        r"((?:(?:now|then|also|still) )?(?:the|an?|its|his|her|their|one of the) [^,.;:!?“”\"]{2,70})"
    )
    turned = compiled(
        r"(?:^|[\s“‘(])((?:[Tt]he|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir|[^\W\d_][\w.-]*[’']s?)"
        r" [^,.;:!?“”\"]{2,60}) (?:is|was|will be) \Z"
    )
    bracketed = compiled(r" \(([a-z][^)]{2,40})\)")
    loose = compiled(r"(?:, (?:aged )?\d{1,3})?, ((?:[a-z][\w’'-]+ ?){1,5})(?=[,.:;]| of | at | in | for )")
    return (before, country, bare, turned), (after, loose, bracketed)


class Description(NamedTuple):
    """The words, folded, by which the story calls a person, where they stand, and those that may be the head."""

    words: frozenset[str]
    place: Place
    heads: frozenset[str]


def _described(words: Sequence[str], place: Place) -> Description:
    return Description(frozenset(content(words)), place, frozenset(_heads(words)))


def _called(place: Place, *words: str) -> Description:
    return Description(frozenset(words), place, frozenset(words))


def _heads(words: Sequence[str]) -> set[str]:
    """The words of a description that say what somebody is: none with a possessive ending, none after "of" or "who"."""
    found: set[str] = set()
    for word in words:
        if word.lower() in _TAILS:
            break
        if not possessive_text(word):
            found |= content([word])
    return found


_TAILS = PREPOSITIONS | {"who", "which", "that", "whose", "where"}


def descriptions(article: Article, person: Person) -> list[Description]:
    """The offices, roles and descriptions that stand beside the uses of a person's name."""
    found = []
    for mention in person.mentions:
        for place in (mention.title, mention.role, mention.honorific):
            if place is not None:
                text = article.blocks[place.block].text[place.start : place.end]
                found.append(_described(text.split(), mention.place))
        found.extend(_beside(article, mention))
    found += [_called(age.place, f"{age.years}-year-old") for age in person.ages]
    teens = [age for age in person.ages if 12 < age.years < 20]
    found += [_called(age.place, "teenager", "youngster") for age in teens]
    old = [age for age in person.ages if age.years >= 65]
    found += [_called(age.place, "pensioner", "septuagenarian", "octogenarian") for age in old]
    party = _PARTY.match(_after(article, person))
    if party:
        found.append(_called(person.mentions[0].place, _PARTIES[party[1]]))
    return found


_PARTY = compiled(r",? \(?([DR])-[A-Z]")
_PARTIES = {"D": "democrat", "R": "republican"}


def _after(article: Article, person: Person) -> str:
    """The words after the first full use of a person's name."""
    place = next((mention.place for mention in person.mentions if mention.full), person.mentions[0].place)
    return article.blocks[place.block].text[place.end : place.end + 12]


def delayed(article: Article) -> tuple[Person, Description] | None:
    """The person whom the second or third paragraph names after the first has described one: "A Velm man has …"."""
    paragraphs = [index for index, block in enumerate(article.blocks) if block.kind is Kind.PARAGRAPH][:3]
    if len(paragraphs) < 2:
        return None
    lead = _LEAD.match(article.blocks[paragraphs[0]].text)
    if lead is None or any(
        mention.place.block == paragraphs[0] for person in article.ledger.people for mention in person.mentions
    ):
        return None
    for index in paragraphs[1:]:
        named = [
            (mention.place, person)
            for person in article.ledger.people
            for mention in person.mentions
            if mention.place.block == index
        ]
        if named:
            place, person = min(named, key=lambda pair: pair[0])
            return person, _described(lead[1].split(), place)
    return None


def fits(head: str, wanted: set[str], description: Description) -> bool:
    """Whether a phrase takes up a description: its head as the same word, or as a wider one and the rest the same."""
    heads = description.heads
    if head in heads:
        return True
    if not wanted - {head} <= description.words:
        return False
    if any(word in heads or f"~{word}" in heads for word in _WIDER.get(head, "").split()):
        return True
    stem = head[:-2] if head.endswith(("er", "or")) and len(head) > 5 else ""
    if stem and any(word.startswith(f"~{stem}") for word in heads):
        return True
    return head not in PEOPLE and _of_country(head, description.words)


def _of_country(head: str, words: frozenset[str]) -> bool:
    """Whether "the Kenyan" may be the person of "Kenya’s Elijah Sang"."""
    start = head[:4] if head.endswith(("an", "man", "er", "ish", "ese", "ot")) else ""
    return len(start) == 4 and any(word.startswith(start) for word in words)


def _beside(article: Article, mention: Mention) -> list[Description]:
    text = article.blocks[mention.place.block].text
    start = min(
        (place.start for place in (mention.title, mention.honorific) if place is not None), default=mention.place.start
    )
    found = []
    before = text[max(0, start - 110) : start]
    leading, following = _patterns()
    for pattern in leading:
        match = pattern.search(before)
        if match:
            words = match[1].split()
            tied = match.end(1) == len(before) and any(word in PREPOSITIONS for word in words)
            if not tied:
                found.append(_described(words, mention.place))
    after = text[mention.place.end : mention.place.end + 130]
    for pattern in following:
        match = pattern.match(after)
        if match:
            found.append(_described(match[1].split(), mention.place))
            break
    told = _TELLS.match(after)
    if told:
        found.append(_called(mention.place, *(f"~{plain(word)}" for word in told.group().split())))
    return found


def plain(word: str) -> str:
    """A word of a description in lower case, without possessive ending, offices of one meaning as one word."""
    low = word.lower().replace("’", "'").strip(".,;:()'\"“”").removesuffix("'s")
    low = low.removeprefix("co-").removeprefix("ex-").removeprefix("vice-")
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
    best: tuple[int, Place, Organisation] | None = None
    for body in article.ledger.organisations:
        rank = _takes_up(head, body.name.lower().split())
        before = [place for place in body.mentions if place < at]
        if rank and before and (best is None or (rank, max(before)) > best[:2]):
            best = rank, max(before), body
    if best is None or (best[0] == 1 and best[1].block < at.block - 2):
        return None
    return best[2]


def _takes_up(head: str, names: Sequence[str]) -> int:
    """How well "the company" or "the museum" fits a body's name: 2 by its words, 1 where nothing speaks against it."""
    if head in names or head in _GENERAL or (head in _CLUBS and not _CLUBBED.isdisjoint(names)):
        return 2
    return int(head in BODIES and head not in _CLUBS and BODIES.isdisjoint(names))
