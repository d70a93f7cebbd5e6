"""Titles and offices beside names: capitals that drift, capitals of the house, courtesy titles, offices that clash."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from newslint import lexicon
from newslint.article import Article, Kind
from newslint.findings import Hit, Place
from newslint.ledger import name_words
from newslint.ledger.cues import speech_verbs
from newslint.ledger.names import folded
from newslint.ledger.sentences import STARTS
from newslint.ledger.titles import QUALIFIERS, RANKS
from newslint.ledger.values import Mention, Person
from newslint.on_use import compiled
from newslint.records import record

_BODY = frozenset({Kind.PARAGRAPH, Kind.LIST, Kind.STANDFIRST, Kind.CAPTION})
_WORD = compiled(r"[^\W\d_][\w’'-]*")
_LISTED = 5
_CLIPPED = frozenset("former ex late then acting interim outgoing incoming longtime veteran retired".split())
"""Qualifiers after which many houses keep the title in lower case."""
_LEADS = frozenset(
    "later once today yesterday met saw sent gave left beat chose led took brought found heard held kept "
    "knew lost made paid put ran won told wrote made fought hit caught drove flew bought sold shot struck "
    "swore understood forgave forced".split()
)
"""Words besides function words and verbs of speech that leave the title after them to stand by itself."""
_PORTFOLIO = compiled(
    r"\b(?P<area>[a-z]+) (?P<office>minister|secretary)\b(?! general)(?!-general)(?P<more> (?:for|of|and) )?", re.I
)
_AREAS = frozenset(
    "finance interior foreign defence defense health education justice transport transportation agriculture "
    "environment energy culture housing trade labour labor treasury sports tourism fisheries planning "
    "immigration migration industry communications information climate home commerce employment".split()
)
_NOT_NOW = compiled(
    r"\b(?:former|formerly|ex|then|until|previous|previously|once|became|becomes?|becoming|moved|promoted|appointed|"
    r"named|shadow|acting|deputy|assistant|junior|outgoing|incoming|new|next|later|earlier|now|served|serving|years?|since|"
    r"(?:in|from) (?:19|20)\d\d|reshuffle|succeed\w*|replac\w+|sacked|resign\w+|candidate|nominee|hopeful|also|"
    r"both|doubles|parliamentary|permanent|press|private|party|spokes\w+|opposition|counterpart|his|her|their|office|"
    r"ministry|department|adviser|advisor|aide|elect|wanted|jointly|combined)\b",
    re.I,
)


_CAREER = compiled(
    r"\breshuffl\w+|\bcabinet post|\bportfolios?\b|\bappointed\b|\bpromot\w+|\bobituar\w+|\bwho has died\b|"
    r"\bwas born\b|\bserved as\b|\bheld posts?\b|\bcareer\b|\bmemoirs?\b",
    re.I,
)
"""Words of a story that follows a minister from post to post."""


def _text(article: Article, place: Place) -> str:
    return article.blocks[place.block].text[place.start : place.end]


@record
class _Title:
    """A title right before a name: where, its words, whether they have capitals."""

    place: Place
    words: tuple[str, ...]
    capital: bool
    person: Person


def capitals_drift(article: Article, _: Mapping[str, object]) -> Iterator[Hit]:
    """One title right before a name, with a capital in one place and without it in another."""
    groups: dict[str, list[_Title]] = defaultdict(list)
    for title in _titles(article):
        groups[" ".join(title.words)].append(title)
    for titles in groups.values():
        large = [title for title in titles if title.capital]
        small = [title for title in titles if not title.capital]
        if large and small and _comparable(large, small):
            usual, rare = sorted((large, small), key=lambda group: (-len(group), group[0].place))
            first = rare[0]
            found = _text(article, first.place)
            better = _capitalised(found) if usual is large else found.lower()
            related = tuple((title.place, f"“{_text(article, title.place)}” here") for title in usual[:_LISTED])
            yield Hit(first.place, {"other": _text(article, usual[0].place)}, (better,), related)


def _titles(article: Article) -> Iterator[_Title]:
    """The offices and ranks right before names in the story's own words, where a capital or none is a choice."""
    for person in article.ledger.people:
        for mention in person.mentions:
            place = mention.title
            if place is None or article.blocks[place.block].kind not in _BODY or article.ledger.in_speech(place):
                continue
            text = article.blocks[place.block].text
            words = _WORD.findall(_text(article, place))
            content = [word for word in words if word.lower() not in lexicon.FUNCTION_WORDS]
            if not content or content[-1].lower() not in RANKS or content[0].lower() in _CLIPPED:
                continue
            large = [word[0].isupper() for word in content]
            if any(large) != all(large) or _text(article, place).isupper():
                continue
            if large[0] and STARTS.search(text[max(0, place.start - 6) : place.start]):
                continue
            if not large[0] and not _free(text, place):
                continue
            yield _Title(place, tuple(word.lower() for word in words), large[0], person)


def _free(text: str, place: Place) -> bool:
    """Whether a title in lower case stands by itself before the name: no article, adjective or noun before it."""
    before = re.search(r"(?P<word>[\w’'-]+)[ \u00a0]\Z", text[max(0, place.start - 30) : place.start])
    if before is None:
        return False
    word = before["word"]
    low = word.lower()
    if low in ("the", "a", "an", "his", "her", "its", "their", "our", "my", "this", "that", "another", "both", "two"):
        return False
    if word[0].isupper() or low.endswith(("’s", "'s", "s’", "s'")) or low in _CLIPPED or low in QUALIFIERS:
        return False
    return low in lexicon.FUNCTION_WORDS or low in speech_verbs() or low in _LEADS or low.endswith(("ed", "ing"))


def _comparable(large: Sequence[_Title], small: Sequence[_Title]) -> bool:
    """Whether the titles are surely the same: of one person, or of more than one word."""
    if len(large[0].words) > 1:
        return True
    return any(one.person is other.person for one in large for other in small)


def _capitalised(title: str) -> str:
    return re.sub(
        r"(?<![\w’'-])[^\W\d_][\w’']*",
        lambda match: match.group() if match.group() in _SMALL else match.group()[0].upper() + match.group()[1:],
        title,
    )


_SMALL = frozenset("of for and the in at to".split())


def role_conflict(article: Article, _: Mapping[str, object]) -> Iterator[Hit]:
    """One person given two offices that exclude each other, with no word that one is past or held besides."""
    shared = [folded(person.family) for person in article.ledger.people if person.family]
    for person in article.ledger.people:
        if not person.family or shared.count(folded(person.family)) > 1:
            continue
        offices: dict[str, list[Place]] = defaultdict(list)
        for mention in person.mentions:
            if article.blocks[mention.place.block].kind in (Kind.BYLINE, Kind.CREDIT):
                continue
            for place in (mention.title, mention.role):
                office = _portfolio(article, place) if place else ""
                if place and office:
                    offices[office].append(place)
        yield from _clash(article, offices)


def _portfolio(article: Article, place: Place) -> str:
    """The portfolio of a title or role ("finance minister"), where no word says that it is past or one of two."""
    text = article.blocks[place.block].text
    found = _text(article, place)
    match = _PORTFOLIO.search(found)
    if match is None or match["area"].lower() not in _AREAS or match["more"]:
        return ""
    if len(_PORTFOLIO.findall(found)) > 1 or re.search(
        r"\b(?:and|&)\b|,", found[: match.start()] + found[match.end() :]
    ):
        return ""
    around = text[max(0, place.start - 60) : place.start] + " " + found[: match.start()]
    if _NOT_NOW.search(around.rpartition(". ")[2]) or _NOT_NOW.search(found[match.end() :]):
        return ""
    area = {"defense": "defence", "labor": "labour", "transportation": "transport"}.get(
        match["area"].lower(), match["area"].lower()
    )
    return f"{area} {match['office'].lower()}"


def _clash(article: Article, offices: Mapping[str, list[Place]]) -> Iterator[Hit]:
    if len(offices) != 2:
        return
    (usual, others), (rare, places) = sorted(offices.items(), key=lambda item: (-len(item[1]), item[1][0]))
    if usual.split()[-1] != rare.split()[-1]:
        return
    text = "\n".join(block.text for block in article.blocks)
    if _CAREER.search(text):
        return
    related = tuple((place, f"“{_text(article, place)}” here") for place in others[:_LISTED])
    yield Hit(places[0], {"office": rare, "other": usual}, related=related)


def courtesy_title(article: Article, _: Mapping[str, object]) -> Iterator[Hit]:
    """Mr, Mrs, Ms or Miss before a surname in the story's own words."""
    for person in article.ledger.people:
        if person.kin:
            continue
        for mention in person.mentions:
            if mention.honorific is None or article.ledger.in_speech(mention.place):
                continue
            word = _text(article, mention.honorific).rstrip(".")
            text = article.blocks[mention.place.block].text
            if word not in ("Mr", "Mrs", "Ms", "Miss") or text[: mention.honorific.start].endswith((" and ", " & ")):
                continue
            if not person.given and len(person.mentions) == 1 and _is_title(folded(mention.text)):
                continue
            if text.startswith(":", mention.place.end) or re.search(
                r"\b(?:a|an|the) \Z", text[max(0, mention.honorific.start - 4) : mention.honorific.start], re.I
            ):
                continue
            place = mention.place._replace(start=mention.honorific.start)
            yield Hit(place, better=(mention.text,))


def _is_title(word: str) -> bool:
    """Whether a word after Miss or Mr makes a title of a contest or a work: Miss World, Mr Right."""
    return name_words.is_ordinary(word) or word in name_words.places()


_FORMAL = frozenset(
    "mayor governor senator pope bishop archbishop cardinal sheriff president chancellor councillor congressman "
    "congresswoman".split()
)
"""Formal titles that AP prints with a capital right before a name."""
_JOBS = frozenset(
    "coach actor actress singer author writer novelist poet lawyer attorney teacher farmer analyst economist historian "
    "astronaut activist spokesman spokeswoman spokesperson striker goalkeeper midfielder defender quarterback pitcher "
    "journalist reporter architect artist painter composer comedian dancer chef surgeon scientist engineer".split()
)
"""Descriptions of what people do, printed in lower case everywhere."""
_ALONE = compiled(
    r"(?<=[a-z,;] )(?P<lead>[Tt]he |[Aa] |his |her |their )(?P<at>Mayor|Prime Minister|Premier|"
    r"Governor|Senator|Chancellor|"
    r"President|Bishop|Archbishop|Foreign Secretary|Home Secretary|Health Secretary|Foreign Minister|Finance Minister|"
    r"Defence Minister|Defense Minister|Interior Minister|Transport Minister|Attorney General|Ambassador|Councillor|"
    r"Superintendent|Headteacher|Sheriff|Chief Executive)(?=[.,;:!?)]| (?P<next>[a-z]+)|$)"
)


def title_case(article: Article, options: Mapping[str, object]) -> Iterator[Hit]:
    """A title with a capital where it stands alone, a job with one before a name, a formal title without one (AP)."""
    for index, block in article.blocks_of(*_BODY):
        for match in _ALONE.finditer(block.text):
            place = Place(index, *match.span("at"))
            if _stands_alone(block.text, match) and not article.ledger.in_speech(place):
                yield Hit(place, better=(match["at"].lower(),))
    for person in article.ledger.people:
        for mention in person.mentions:
            hit = _before_name(article, mention, str(options.get("before", "")) == "up")
            if hit is not None:
                yield hit


def _stands_alone(text: str, match: re.Match[str]) -> bool:
    """Whether a title is no part of a name or a work: the Mayor of Casterbridge's end."""
    if match["next"] != "of":
        return True
    named = re.match(r" of [A-Z][\w’'-]+’s|.{0,30}[”\"]", text[match.end("at") :])
    return named is None and match["lead"].strip().lower() == "the"


def _before_name(article: Article, mention: Mention, up: bool) -> Hit | None:
    place = mention.title
    if place is None or article.blocks[place.block].kind not in _BODY or article.ledger.in_speech(place):
        return None
    text = article.blocks[place.block].text
    title = _text(article, place)
    words = title.split()
    starts = STARTS.search(text[max(0, place.start - 6) : place.start]) is not None
    if len(words) == 1 and title.lower() in _JOBS and title[0].isupper() and not starts and mention.full:
        before = re.search(r"(?P<word>[\w’'-]+) \Z", text[max(0, place.start - 30) : place.start])
        if before and before["word"][0].islower():
            return Hit(place, better=(title.lower(),))
    if up and len(words) == 1 and title in _FORMAL and mention.family and _free(text, place):
        return Hit(place, better=(title[0].upper() + title[1:],))
    return None
