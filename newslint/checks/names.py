"""Names: one person's surname spelt in two ways."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping

from newslint import lexicon
from newslint.article import Article
from newslint.checks.name_slips import anchored, with_first_names
from newslint.findings import Hit
from newslint.ledger.cues import PLAIN_VERBS, speech_verbs
from newslint.ledger.names import COURTESY, NameUse
from newslint.ledger.near_names import Form, distance, forms_of, near_pairs
from newslint.on_use import compiled

_ENDINGS = frozenset({"s", "n", "an", "i", "r", "er", "y", "es", "ian", "ese", "ish", "ns", "ans"})
_PLACE_WORDS = frozenset("in at near across outside inside around toward towards into".split())
_TO_PLACE = compiled(
    r"\b(?:went|go|goes|going|came|comes?|flew|fly|mov\w+|travel\w*|drove|drive|return\w*|road|way|trip|flight|trains?"
    r"|ferry|bus|back|walk\w*|sent|fled|north|south|east|west|miles|kilomet\w+|hails?|far|journey|sail\w*|route|left)"
    r" (?:to|from|for) $",
    re.I,
)
_OF_PLACE = compiled(
    r"\b(?:town|city|village|county|port|parish|borough|district|state|province|island|isle|bridge|river|lake|university"
    r"|bank|battle|treaty|north|south|east|west|outskirts|suburb|part|parts|centre|center|people|streets?|bay|mayor|bishop"
    r"|archbishop|duke|duchess|earl|king|queen|prince|governor|president|lord|council|area|region|republic|kingdom|hamlet"
    r"|out|miles|kilometres|kilometers) of (?:the )?$",
    re.I,
)
_ELSEWHERE = compiled(
    r", [A-Z][a-z.]+[,.]| (?:is|lies|stands|sits) (?:in|on|near|north|south|east|west)\b"
    r"| (?:is|was) an? (?:\w+ )?(?:town|village|city|suburb|river|lake|hill|brand|company|firm|county|street)\b"
)
_VERBS = (
    r"[a-z]{3,}ed|has|had|have|will|would|could|can|is|was|went|came|did|does|also|then|later|now|never|left|ran|won|lost"
    r"|sang|swam|took|made|got|gave|found|held|kept|knew|led|met|paid|put|read|rose|sat|saw|sent|set|shot|sold|spent|spoke"
    r"|stood|swore|taught|thought|threw|told|understood|wore|wrote|began|became|bought|brought|built|caught|chose|cut|drew"
    r"|drove|fell|felt|fled|flew|fought|grew|heard|hit|laid|beat|hopes?|plans?|wants?|lives|lived|works|runs|leaves|plays"
)
_ACTS = compiled(rf"['’]s\b| family\b|,? who\b|,? (?:{_VERBS}|(?P<verb>[a-z]+))\b|, \d\d\b")
_PERSON = compiled(rf",? (?:who|whose|{_VERBS}|(?P<verb>[a-z]+))\b|, (?:\d\d\b|an? |the |whose |[a-z])|['’]s\b|\W*$")
_SURE = compiled(r",? who\b| and (?:his|her)\b|, \d\d\b|,? (?P<verb>[a-z]+)\b")
_LIST_BEFORE = compiled(r"(?:[^\W\d_][\w’'-]*|\d)[,;] $|[A-Z][\w’'-]* and $")
_LIST_AFTER = compiled(r"(?: \d+)?[,;] [A-Z]| and [A-Z]")
_TOLD_APART = compiled(
    r"\b(?:(?:mis)?spel(?:led|t|ling)|no relation|unrelated|namesakes?|not related|confused with)\b", re.I
)
_KIN = compiled(r"\b(?:brothers|sisters|twins|siblings|cousins)\b", re.I)
_FEMALE = compiled(r"(?:ov|ev|in|yn|sk|ck|dzk)$")
_TIMES = ("never", "once", "twice", "three times", "four times", "five times", "six times")
_LISTED = 5
_BESIDE = 25
_TWO = compiled(r",|,? (?:and|or|with|against|v|vs|versus|beat|than|from|not) ")
_STOPS = compiled(r"[.!?“”\"]")
_NOUNS = frozenset("administration campaign family government team camp trial estate era bet first too".split())
_FOLLOWING = compiled(r" ([^\W\d_A-Z]+)\b")


def inconsistent_spelling(article: Article, _: Mapping[str, object]) -> Iterator[Hit]:
    """A surname in two spellings, where the story shows that they are one person's."""
    forms = forms_of(with_first_names(article))
    given = {first for form in forms.values() for first in form.firsts}
    reported: set[str] = set()
    for one, other in near_pairs(forms):
        usual, rare = sorted((one, other), key=lambda form: (-len(form.uses), form.uses[0].place))
        if rare.text not in reported and _one_name(article, rare, usual, given):
            reported.add(rare.text)
            yield _hit(rare, usual)


def _hit(rare: Form, usual: Form) -> Hit:
    words = {"times": _times(len(rare.uses)), "other": usual.text, "other_times": _times(len(usual.uses))}
    related = [(use.place, "the other spelling") for use in usual.uses[:_LISTED]]
    related += [(use.place, "this spelling again") for use in rare.uses[1:_LISTED]]
    return Hit(rare.uses[0].place, words, (usual.text,), tuple(related))


def _times(count: int) -> str:
    return _TIMES[count] if count < len(_TIMES) else f"{count} times"


def _one_name(article: Article, rare: Form, usual: Form, given: set[str]) -> bool:
    """Whether two spellings are one person's name, as far as the story shows."""
    if rare.plain[0] != usual.plain[0] or rare.doubtful or usual.doubtful:
        return False
    if anchored(article, rare, usual) and not _is_elsewhere(rare):
        return not _told_apart(article, rare, usual, joined=True)
    steps = distance(rare.plain, usual.plain)
    if steps > 2 or (steps == 2 and _short_parts(rare.plain, usual.plain)):
        return False
    if not (
        _same_person(rare, usual, steps) or _one_slip(usual, rare, steps, given) or _one_slip(rare, usual, steps, given)
    ):
        return False
    return not _told_apart(article, rare, usual)


def _short_parts(one: str, other: str) -> bool:
    """Whether the names differ in a short part after a hyphen: Jong-un and Jong-il."""
    if "-" not in one or "-" not in other:
        return False
    parts = zip(one.split("-"), other.split("-"), strict=False)
    return any(len(min(pair, key=len)) < 5 and pair[0] != pair[1] for pair in parts)


def _same_person(rare: Form, usual: Form, steps: int) -> bool:
    """Tier A: both spellings follow the same first name."""
    if len(rare.firsts) != 1 or not rare.firsts <= usual.firsts:
        return False
    if rare.firsts != usual.firsts and (steps > 1 or len(rare.uses) >= len(usual.uses)):
        return False
    short, long = sorted((rare.plain, usual.plain), key=len)
    if steps == 2 and (len(short) < 7 or long.startswith(short)):
        return False
    if len(short) < 4 or (_ordinary(rare.text) and _ordinary(usual.text)):
        return False
    return not _only_ending(rare, usual) or any(_surely_person(use) for use in (*rare.uses[:50], *usual.uses[:50]))


def _one_slip(full: Form, bare: Form, steps: int, given: set[str]) -> bool:
    """Tier B: one spelling follows a first name; the other never does, and one of the two stands but once."""
    if not full.firsts or bare.firsts or _two_people(full, bare, given):
        return False
    titled = any(use.title in COURTESY or (use.title and use.title in full.titles) for use in bare.uses[:2])
    if min(len(full.uses), len(bare.uses)) > 1 and not (
        len(bare.uses) == 2 <= len(full.uses) and bare.courteous and not _is_known_name(bare.text)
    ):
        return False
    if _ordinary(bare.text) or (_ordinary(full.text) and not titled):
        return False
    shortest = min(len(bare.text), len(full.text))
    if steps == 2 and (shortest < 8 or bare.plain[:4] != full.plain[:4]):
        return False
    if titled:
        return shortest >= 3
    if shortest < 5 or steps == 0 or _only_ending(bare, full) or _is_place(bare) or _is_place(full):
        return False
    if any(_LIST_BEFORE.search(use.lead) and _LIST_AFTER.match(use.after) for use in bare.uses[:_LISTED]):
        return False
    return _is_persons(full, bare, steps)


def _is_persons(full: Form, bare: Form, steps: int) -> bool:
    """Whether the words around the names are those around a person's."""
    uses = bare.uses[:_LISTED]
    alone = any(not use.first for use in full.uses)
    if len(full.firsts) > 1 and not alone:
        return False
    if _is_known_name(bare.text):
        if len(bare.uses) == 1:
            return alone and len(full.uses) > 1 and _surely_person(uses[0])
        return lexicon.entry(full.text) is None and any(map(_surely_person, uses))
    if len(bare.uses) > 1:
        return len(full.uses) + len(bare.uses) > 2 and any(_surely_person(use) for use in uses)
    if not any(use.title or _does(_PERSON, use) for use in (*full.uses[:50], *uses)):
        return False
    if _surely_person(uses[0]) or uses[0].before in _told():
        return True
    if lexicon.entry(bare.text) is not None and not _does(_ACTS, uses[0]):
        return False
    return _does(_ACTS, uses[0]) or (steps < 2 and len(full.uses) > 1 and not _before_noun(uses[0]))


def _before_noun(use: NameUse) -> bool:
    """Whether a name stands before a noun, as in "the Theil index"."""
    match = _FOLLOWING.match(use.after)
    if match is None or match[1] in lexicon.FUNCTION_WORDS or match[1].endswith(("s", "ly", "ed")):
        return False
    return match[1] not in _NOUNS


def _two_people(full: Form, bare: Form, given: set[str]) -> bool:
    """Whether titles, first names or endings tell two people apart: Mr and Ms, Simons and Simon, Petrov and Petrova."""
    if full.genders and bare.genders and not full.genders & bare.genders:
        return True
    if bare.plain in given or full.plain in given:
        return True
    short, long = sorted((bare.plain, full.plain), key=len)
    if long == short + "a":
        return _FEMALE.search(short) is not None
    return short[:-1] == long[:-1] and "a" in (short[-1], long[-1]) and _FEMALE.search(short[:-1]) is not None


def _does(pattern: re.Pattern[str], use: NameUse) -> bool:
    """Whether a name is followed by what persons do or have."""
    match = pattern.match(use.after)
    if match is None:
        return False
    verb = match.groupdict().get("verb")
    return verb is None or verb in speech_verbs()


def _surely_person(use: NameUse) -> bool:
    match = _SURE.match(use.after)
    verb = match["verb"] if match else None
    return bool(use.title in COURTESY or (match and (verb is None or verb in PLAIN_VERBS or verb == "who")))


def _told() -> frozenset[str]:
    return speech_verbs() | {"thanked", "fined", "arrested", "charged", "accused", "jailed", "named", "called"}


def _is_place(form: Form) -> bool:
    """Whether the story uses a name as a place's, more than now and then."""
    uses = form.uses[:50]
    return 4 * sum(map(_names_place, uses)) > len(uses)


def _is_elsewhere(form: Form) -> bool:
    """Whether a use stands for a place or a thing, in a list of names, or among words that are not English."""
    return any(
        _names_place(use)
        or (not use.first and ((_before_noun(use) and not _does(_ACTS, use)) or _is_foreign(use)))
        or (_LIST_BEFORE.search(use.lead) and _LIST_AFTER.match(use.after))
        for use in form.uses
    )


def _is_foreign(use: NameUse) -> bool:
    following = _FOLLOWING.match(use.after)
    return following is not None and not lexicon.known(following[1], 95)


def _names_place(use: NameUse) -> bool:
    return bool(
        not use.first
        and not use.title
        and (
            (use.before in _PLACE_WORDS and use.after[:2] not in ("’s", "'s"))
            or _TO_PLACE.search(use.lead) is not None
            or (use.before == "of" and _OF_PLACE.search(use.lead) is not None)
            or _ELSEWHERE.match(use.after) is not None
        )
    )


def _ordinary(word: str) -> bool:
    """Whether a name is an English word as well."""
    found = lexicon.entry(word.lower())
    return found is not None and not found.name and found.level <= 60


def _is_known_name(word: str) -> bool:
    """Whether a dictionary knows the name, so that it may be another person or place that needs no introduction."""
    found = lexicon.entry(word)
    return found is not None and found.level <= 80


def _only_ending(one: Form, other: Form) -> bool:
    short, long = sorted((one.plain, other.plain), key=len)
    return long.startswith(short) and long[len(short) :] in _ENDINGS


def _told_apart(article: Article, rare: Form, usual: Form, *, joined: bool = False) -> bool:
    """Whether the story itself sets the two names beside each other (``joined``: as two), or says that they differ."""
    places = [use.place for use in usual.uses]
    for use in rare.uses[:_LISTED]:
        text = article.blocks[use.place.block].text
        start, end = use.place.start, use.place.end
        around = text[max(0, start - 100) : end + 100]
        if _TOLD_APART.search(around) or (use.first and _KIN.search(around)):
            return True
        at = bisect_left(places, use.place)
        for near in places[max(0, at - 1) : at + 1]:
            if near.block != use.place.block:
                continue
            between = text[near.end : start] if near.end <= start else text[end : near.start]
            if len(between) <= _BESIDE and not _STOPS.search(between) and (not joined or _TWO.match(between)):
                return True
    return False
