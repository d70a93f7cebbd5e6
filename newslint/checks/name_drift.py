"""One person under two names: another first name, accents lost, a courtesy title now there and now not."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from newslint import lexicon
from newslint.article import Article, Kind
from newslint.checks.introductions import is_household
from newslint.findings import Hit, Place
from newslint.ledger.cues import speech_verbs
from newslint.ledger.name_weight import EASTERN
from newslint.ledger.names import folded
from newslint.ledger.near_names import distance
from newslint.ledger.same_names import short_form
from newslint.ledger.titles import KIN, QUALIFIERS
from newslint.ledger.values import Mention, Person
from newslint.on_use import compiled

_BODY = frozenset({Kind.PARAGRAPH, Kind.LIST})
_BEFORE = compiled(r"\b(?:Mr|Mrs|Ms|Miss|Mx)\.?\s+\Z")
_UNIQUE = frozenset(
    "mayor minister president premier governor chancellor chairman chairwoman chair chairperson director "
    "chief secretary treasurer ambassador commissioner superintendent principal headteacher headmaster "
    "headmistress bishop archbishop vicar rector dean provost sheriff coroner leader editor founder owner "
    "executive ceo conductor curator harbourmaster harbormaster ombudsman comptroller speaker taoiseach "
    "coach manager captain skipper magistrate judge registrar".split()
)
"""Offices that one person of a story holds at a time."""
_ANOTHER = compiled(
    r"\b(?:former|ex|late|then|predecessor|successor|succeeded|replaced?|replacing|previous|new|next|outgoing|incoming|"
    r"brothers?|sisters?|sons?|daughters?|father|mother|wife|husband|cousins?|nephew|niece|uncle|aunt|twins?|siblings?|"
    r"widow|widower|grand\w+|parents?|couple|family|no relation|unrelated|namesake|not related|married|step\w+|in-law|"
    r"legally|born|birth name|also known|alias|real name|nickname\w*|stage name|goes by|called himself|called herself|"
    r"pseudonym|pen name|transgender|formerly|n[ée]e|junior|senior|Jr|Sr)\b",
    re.I,
)
_DOES = frozenset(
    "sat ran went came left took made got gave found held kept knew led met paid put rose saw sent set shot "
    "sold spent thought wore wrote began became bought brought built caught chose drew drove fell felt fled "
    "flew fought grew heard lay lost won stood spoke sang swam threw woke never also later then once".split()
)
"""What a person may be said to have done right after the name, besides verbs in -ed and verbs of speech."""
_COMMON = frozenset(
    "smith jones williams brown taylor davies evans thomas johnson roberts walker wright robinson thompson "
    "white hughes edwards green hall wood harris martin jackson clarke clark lewis scott young king baker "
    "adams campbell anderson miller davis wilson moore lee garcia martinez rodriguez hernandez lopez "
    "gonzalez perez sanchez singh khan patel kumar sharma ahmed ali hussain begum o'brien murphy kelly ryan "
    "walsh byrne o'connor nguyen tran santos silva pereira costa ferreira cohen levy ivanov kim park choi".split()
)
"""Surnames that two people of a story often share."""
_CLAUSE = compiled(r",| [(–—]|[’']s? | of | from | who ")
_NOUN_BEFORE = compiled(r"\b(?:the|an?|his|her|their|its|[\w-]+[’']s) (?:[\w’'-]+ ){0,4}\Z", re.I)
_LISTED = 5
_PLAIN = str.maketrans(
    {"ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ł": "l", "Ł": "L", "ı": "i", "ħ": "h", "ŧ": "t", "ð": "d", "Ð": "D"}
)


def _text(article: Article, place: Place) -> str:
    return article.blocks[place.block].text[place.start : place.end]


def _accents_off(word: str) -> str:
    """A word without its accents and strokes; its case stays."""
    return lexicon.unaccented(word).translate(_PLAIN)


def diacritics_drift(article: Article, _: Mapping[str, object]) -> Iterator[Hit]:
    """A person's name with its accents in one place and without some of them in another."""
    shared = _shared(article.ledger.people)
    for group in _same_people(article.ledger.people):
        forms: dict[str, dict[str, list[Place]]] = defaultdict(lambda: defaultdict(list))
        for person in group:
            for mention in person.mentions:
                if article.blocks[mention.place.block].kind in (Kind.BYLINE, Kind.CREDIT, Kind.SIGN_OFF):
                    continue
                for word in article.ledger.words(mention.place.block):
                    if mention.place.start <= word.start and word.end <= mention.place.end + 2:
                        name = _bare(word.text)
                        if not name.isupper() or name.islower():
                            place = word.place._replace(end=word.start + len(name))
                            forms[_accents_off(name).lower()][unicodedata.normalize("NFC", name)].append(place)
        for plain, spellings in forms.items():
            if plain not in shared:
                yield from _accents(plain, spellings)


def _bare(word: str) -> str:
    return word[:-2] if word[-2:] in ("’s", "'s") and len(word) > 3 else word


def _same_people(people: Sequence[Person]) -> list[list[Person]]:
    """The people, those whose names differ in strokes (ø, ł) alone taken together."""
    groups: dict[str, list[Person]] = defaultdict(list)
    for person in people:
        groups[_accents_off(person.name).lower()].append(person)
    return list(groups.values())


def _accents(plain: str, spellings: Mapping[str, list[Place]]) -> Iterator[Hit]:
    spelt = {text: places for text, places in spellings.items() if text[:1].isupper()}
    if len(spelt) < 2 or not plain:
        return
    ordered = sorted(spelt.items(), key=lambda item: (-len(item[1]), item[1][0]))
    (usual, others), (rare, places) = ordered[0], ordered[-1]
    if usual.lower() == rare.lower() or _accents_off(usual).lower() != _accents_off(rare).lower():
        return
    related = [(place, f"“{usual}” here") for place in sorted(others)[:_LISTED]]
    related += [(place, f"“{rare}” again") for place in sorted(places)[1:_LISTED]]
    yield Hit(sorted(places)[0], {"other": usual}, (usual,), tuple(related))


def first_name_drift(article: Article, _: Mapping[str, object]) -> Iterator[Hit]:
    """One person, known by surname and office, under two first names."""
    for person in article.ledger.people:
        yield from _two_spellings(article, person)
    people = [person for person in article.ledger.people if person.given and person.family]
    families: dict[str, list[Person]] = defaultdict(list)
    for person in people:
        families[folded(person.family)].append(person)
    for group in families.values():
        for one, other in combinations(group, 2):
            hit = _two_names(article, one, other)
            if hit is not None:
                yield hit


def _fulls(article: Article, person: Person) -> list[Mention]:
    """The uses of a full name outside bylines and credits."""
    return [
        mention
        for mention in person.mentions
        if mention.full and article.blocks[mention.place.block].kind not in (Kind.BYLINE, Kind.CREDIT, Kind.SIGN_OFF)
    ]


def _two_spellings(article: Article, person: Person) -> Iterator[Hit]:
    """A first name in two near spellings, each before the same surname: Sara and Sarah."""
    spellings: dict[str, list[Mention]] = defaultdict(list)
    for mention in _fulls(article, person):
        spellings[_first(mention.given)].append(mention)
    if len(spellings) != 2:
        return
    (usual, often), (rare, seldom) = sorted(spellings.items(), key=lambda item: (-len(item[1]), item[1][0].place))
    if not _alike(usual, rare) or short_form(usual, rare):
        return
    if len({folded(mention.family) for mention in (*often, *seldom)}) > 1:
        return
    if not _told(article, [*often, *seldom]):
        yield _hit(seldom[0], often[0], often)


def _first(given: str) -> str:
    return folded(given.split()[0]) if given.split() else ""


def _alike(one: str, other: str) -> bool:
    """Whether two first names are spellings or slips of one, neither of them an initial."""
    if min(len(one.rstrip(".")), len(other.rstrip("."))) < 3 or one == other:
        return False
    short, long = sorted((one, other), key=len)
    return not long.startswith(short + "-") and (distance(one, other) < 3)


def _hit(wrong: Mention, right: Mention, others: Sequence[Mention]) -> Hit:
    related = tuple((mention.place, f"“{mention.text}” here") for mention in others[:_LISTED])
    return Hit(wrong.place, {"other": right.text}, (right.text,), related)


def _two_names(article: Article, one: Person, other: Person) -> Hit | None:
    """A hit where two people of one surname share an office that one person holds, so that they are one."""
    if is_household(one) or _first(one.given) == _first(other.given):
        return None
    first, second = _fulls(article, one), _fulls(article, other)
    if not first or not second or min(len(first), len(second)) > 1:
        return None
    if short_form(_first(one.given), _first(other.given)):
        return None
    lone = _unexplained(article, one, other) or _misspelt(article, one, other)
    if lone is None and not _same_office(article, one, other):
        return None
    if any("." in name.given or name.given.isupper() or len(_first(name.given)) < 2 for name in (one, other)):
        return None
    if _told(article, [*first, *second]) or (one.pronoun and other.pronoun and one.pronoun != other.pronoun):
        return None
    if any(mention.given and not mention.family for mention in (*one.mentions, *other.mentions)):
        return None
    if lone is not None:
        others = second if lone in first else first
        return _hit(lone, others[0], others)
    often, seldom = sorted((first, second), key=lambda uses: (-len(uses), uses[0].place))
    return _hit(seldom[0], often[0], often)


def _unexplained(article: Article, one: Person, other: Person) -> Mention | None:
    """The lone use of a second bearer of a surname, unexplained, in a story with the bare surname for one person."""
    if folded(one.family) in _COMMON or any(word in EASTERN for word in folded(one.name).split()):
        return None
    lone = [
        _fulls(article, person)[0]
        for person in (one, other)
        if len(_fulls(article, person)) == 1 and not _is_explained(article, person)
    ]
    bare = [
        mention
        for person in (one, other)
        for mention in person.mentions
        if not mention.given and not mention.honorific and not article.ledger.in_speech(mention.place)
    ]
    return lone[0] if len(lone) == 1 and len(bare) > 1 and not _is_listed(article, lone[0]) else None


def _misspelt(article: Article, one: Person, other: Person) -> Mention | None:
    """The lone use, unexplained, of a first name that is another bearer's with a letter changed: Sara for Sarah."""
    if not _alike(_first(one.given), _first(other.given)):
        return None
    lone = [
        _fulls(article, person)[0]
        for person in (one, other)
        if len(_fulls(article, person)) == 1 and not _is_explained(article, person)
    ]
    return lone[0] if len(lone) == 1 and not _is_listed(article, lone[0]) else None


def _is_explained(article: Article, person: Person) -> bool:
    """Whether the story says who a person is: a role, a title, an age, a clause."""
    if person.ages or any(mention.role or mention.title or mention.honorific for mention in person.mentions):
        return True
    for mention in _fulls(article, person):
        text = article.blocks[mention.place.block].text
        if _CLAUSE.match(text, mention.place.end) or _NOUN_BEFORE.search(text, 0, mention.place.start):
            return True
    return False


def _is_listed(article: Article, mention: Mention) -> bool:
    """Whether a name stands in a headline, between other names and commas, or before a noun (the Ana Lind prize)."""
    block = article.blocks[mention.place.block]
    if block.kind not in (*_BODY, Kind.CAPTION, Kind.STANDFIRST) or article.ledger.in_speech(mention.place):
        return True
    after = block.text[mention.place.end : mention.place.end + 12]
    following = re.match(r" ([a-z]+)", block.text[mention.place.end : mention.place.end + 30])
    if following and not _goes_on(following[1]):
        return True
    before = block.text[max(0, mention.place.start - 12) : mention.place.start]
    return bool(
        re.match(r"[,;]? (?:and |or |& )?[A-Z]|[,;(/] ?[A-Z]", after)
        or re.search(r"[A-Z][\w’'-]+(?:[,;] (?:and |& )?| (?:and|&) )\Z", before)
    )


def _goes_on(word: str) -> bool:
    """Whether a word after a name may be a verb or open a phrase, so that the name stands for a person."""
    return word in lexicon.FUNCTION_WORDS or word in speech_verbs() or word in _DOES or word.endswith(("ed", "s"))


def _same_office(article: Article, one: Person, other: Person) -> bool:
    return bool(_offices(article, one) & _offices(article, other))


def _offices(article: Article, person: Person) -> set[str]:
    """The offices that the story gives a person, in lower case, with what belongs to them: "transport minister"."""
    found: set[str] = set()
    for mention in person.mentions:
        for place in (mention.title, mention.role):
            if place is not None:
                found.update(office_of(_text(article, place)))
    return found


def office_of(text: str) -> Iterator[str]:
    """The office in a title or role with its qualifiers: "the foreign minister of Kordia" gives "foreign minister"."""
    words = [_bare(word).lower() for word in re.findall(r"[^\W\d_][\w’'-]*", text)]
    for at, word in enumerate(words):
        if word in ("of", "for", "in", "at", "who", "and", "from", "with", "on", "to"):
            return
        if word in _UNIQUE:
            start = at
            while start and words[start - 1] in QUALIFIERS:
                start -= 1
            if at + 1 < len(words) and words[at + 1] in _UNIQUE | {"general"}:
                continue
            yield " ".join(words[start : at + 1])
            return


def _told(article: Article, mentions: Sequence[Mention]) -> bool:
    """Whether the words around say that there are two people, or two names of one."""
    for mention in mentions:
        text = article.blocks[mention.place.block].text
        if _ANOTHER.search(text, max(0, mention.place.start - 80), mention.place.end + 80):
            return True
    return False


def honorific_drift(article: Article, _: Mapping[str, object]) -> Iterator[Hit]:
    """A person with a courtesy title before the surname in one place and the bare surname in another."""
    shared = _shared(article.ledger.people)
    for person in article.ledger.people:
        if not person.family or not person.given or person.kin or folded(person.family) in shared:
            continue
        titled: list[Place] = []
        bare: list[Place] = []
        for mention in person.mentions:
            if mention.given or mention.title or not _counts(article, mention):
                continue
            if folded(mention.family) != folded(person.family):
                continue  # a slip in the surname is another rule's finding
            start = _courtesy_before(article, mention)
            if start is not None:
                titled.append(mention.place._replace(start=start))
            elif mention.honorific is None:
                bare.append(mention.place)
        if titled and bare:
            usual, rare = sorted((titled, bare), key=lambda places: (-len(places), places[0]))
            word = "with" if rare is titled else "without"
            words = {"how": word, "other": _text(article, usual[0])}
            related = tuple((place, f"“{_text(article, place)}” here") for place in usual[:_LISTED])
            yield Hit(rare[0], words, (_text(article, usual[0]),), related)


def _courtesy_before(article: Article, mention: Mention) -> int | None:
    """Where a courtesy title right before a surname starts, whatever space stands between."""
    text = article.blocks[mention.place.block].text
    match = _BEFORE.search(text, max(0, mention.place.start - 12), mention.place.start)
    return match.start() if match else None


def _shared(people: Sequence[Person]) -> set[str]:
    families = [folded(person.family) for person in people if person.family]
    return {family for family in families if families.count(family) > 1}


def _counts(article: Article, mention: Mention) -> bool:
    """Whether a mention is in the story's own words in the body, and stands for the person, not before a noun."""
    block = article.blocks[mention.place.block]
    if block.kind not in _BODY or article.ledger.in_speech(mention.place):
        return False
    before = block.text[max(0, mention.place.start - 8) : mention.place.start].lower()
    after = block.text[mention.place.end : mention.place.end + 30]
    if re.search(r"\b(?:the|an?|this|that|any|another|one|every) $", before):
        return False
    if re.search(r"\bvs?\.? $", before) or re.match(r" vs?\.? [A-Z]", after):
        return False  # a case of law: "United States v. Brekke"
    following = re.match(r"[ -](?P<word>[a-z]+)", after)
    return following is None or (following["word"] not in KIN | _NOUNS and after[0] != "-")


_NOUNS = frozenset(
    "administration campaign government family household residence home house camp case trial estate era team regime "
    "foundation fund brand show interview speech plan bill law amendment report doctrine years".split()
)
