"""Acronyms: never spelt out, spelt out too late, or in brackets after a name that they do not fit."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from newslint import lexicon
from newslint.article import Article, Kind
from newslint.findings import Hit, Place
from newslint.ledger import name_words
from newslint.ledger.names import folded
from newslint.ledger.odd_words import is_tied
from newslint.ledger.values import Organisation, Word
from newslint.name_tables import known_acronyms
from newslint.on_use import compiled

_BODY = frozenset({Kind.PARAGRAPH, Kind.LIST})
_TOKEN = compiled(r"[A-Z]{3,6}")
_ROMAN = compiled(r"[IVXLCDM]+")
_CALL_SIGN = compiled(r"[KW][A-Z]{2,3}")
_BROADCASTER = frozenset("tv television radio fm am channel news".split())
_DATELINE = compiled(r"[^.!?]{0,60} (?:—|–|--) ")
_CALLED = frozenset(
    "giant firm company insurer bank maker group network broadcaster charity retailer brand band label "
    "station developer operator called named dubbed provider manufacturer supplier publisher consultancy "
    "agency outlet supermarket chain explosive chemical drug hormone enzyme protein gene software app "
    "platform game rapper singer duo trio".split()
)
"""Words that say what kind of thing bears the letters as its name."""
_TICKER = compiled(
    r"(?:NYSE|NASDAQ|LSE|LON|ASX|TSX|NSE|BSE|ticker|symbol|code|airport|flight|model|route|station|plate)"
    r"\W{0,4}(?:code |symbol )?$",
    re.I,
)
_SMALL = frozenset("a an and as at by de del des di du for from in la le of on or the to und with y & et der".split())
_LEGAL = frozenset("inc ltd plc llc co corp gmbh sa ag nv limited incorporated company".split())
_BRACKETS = compiled(r" \((?P<acronym>[A-Z]{3,6})\)")


def undefined(article: Article, options: Mapping[str, object]) -> Iterator[Hit]:
    """An acronym in the body that the story never spells out and that readers cannot be taken to know."""
    known = known_acronyms() | {word.strip() for word in str(options.get("known", "")).split(",")}
    told = {body.acronym for body in article.ledger.organisations if body.defined or body.name != body.acronym}
    initials = _all_initials(article)
    seen: set[str] = set()
    for index, text, word in _acronyms(article):
        acronym = word.text.removesuffix("’s").removesuffix("'s")
        if acronym in seen or acronym in known or acronym in told or acronym in article.vocabulary:
            continue
        if acronym in initials or _is_spelt_out(article, acronym):
            continue
        place = Place(index, word.start, word.start + len(acronym))
        if article.ledger.in_speech(place) or article.ledger.person_at(place) or _TICKER.search(text[: word.start]):
            continue
        seen.add(acronym)
        yield Hit(place)


def _acronyms(article: Article) -> Iterator[tuple[int, str, Word]]:
    """The acronyms of the body that are not part of a longer name, in blocks that are not all capitals."""
    for index, block in article.blocks_of(*_BODY):
        text = block.text
        if text.isupper() or sum(letter.isupper() for letter in text) * 3 > len(text):
            continue
        dateline = _DATELINE.match(text)
        start = dateline.end() if dateline else 0
        words = article.ledger.words(index)
        for number, word in enumerate(words):
            bare = word.text.removesuffix("’s").removesuffix("'s")
            if word.start >= start and _TOKEN.fullmatch(bare) and _is_acronym(text, words, number, bare):
                yield index, text, word


def _is_acronym(text: str, words: Sequence[Word], number: int, bare: str) -> bool:
    """Whether letters are an acronym by themselves: no numeral, call sign, shout, or part of the name of a firm."""
    word = words[number]
    if is_tied(text, word) or _ROMAN.fullmatch(bare) or lexicon.common(bare.lower(), 50):
        return False
    before = words[number - 1].text if number else ""
    after = words[number + 1] if number + 1 < len(words) else None
    if before.lower() in _CALLED or (before.isupper() and len(before) > 3) or before.isdigit():
        return False
    if not number and text.startswith(":", word.end):
        return False
    if after and text[word.end : after.start] in (" ", "\u00a0"):
        if after.text[0].isupper():
            return False
        return not (_CALL_SIGN.fullmatch(bare) and after.text.lower() in _BROADCASTER)
    return True


def _all_initials(article: Article) -> set[str]:
    """The initials of every run of two to six capitalised words of the story, small words left out or counted."""
    found: set[str] = set()
    for index, block in enumerate(article.blocks):
        words = [word.text for word in article.ledger.words(index)] if block.text else []
        for start, first in enumerate(words):
            if not first[0].isupper():
                continue
            letters = whole = ""
            for word in words[start : start + 9]:
                if word[0].isupper():
                    letters += word[0]
                    whole += word[0]
                elif word.lower() in _SMALL:
                    whole += word[0].upper()
                else:
                    break
                if len(letters) > 1:
                    found.update((letters, whole))
    return found


def _is_spelt_out(article: Article, acronym: str) -> bool:
    """Whether the acronym stands in brackets or between commas beside words, in any case, that may spell it out."""
    pattern = compiled(
        rf"\({acronym}s?\)|\b{acronym}s? \(|\b{acronym}s?, (?:or|the|which stands|short for|an acronym)|"
        rf", or {acronym}\b|known as (?:the )?{acronym}\b|, {acronym}, "
    )
    return any(pattern.search(block.text) for block in article.blocks)


def defined_late(article: Article, _: Mapping[str, object]) -> Iterator[Hit]:
    """An acronym that the body uses before the place that spells it out."""
    known = known_acronyms()
    for body in article.ledger.organisations:
        if body.defined is None or not body.acronym or body.acronym in known or body.acronym in article.vocabulary:
            continue
        if article.blocks[body.defined.block].kind not in _BODY or len(body.acronym) < 3:
            continue
        early = _early_use(article, body)
        if early is not None:
            yield Hit(early, {"name": body.name}, related=((body.defined, f"spelt out here: “{body.name}”"),))


def _early_use(article: Article, body: Organisation) -> Place | None:
    """The first use of the acronym in the body's own words, when nothing before it gives the name."""
    defined = body.defined
    assert defined is not None
    for place in body.mentions:
        block = article.blocks[place.block]
        if place >= defined or (place.block == defined.block and _same_sentence(article, place, defined)):
            return None
        text = block.text[place.start : place.end]
        if block.kind not in _BODY or article.ledger.in_speech(place):
            if text != body.acronym and block.kind in _BODY:
                return None
            continue
        return place if text == body.acronym else None
    return None


def _same_sentence(article: Article, place: Place, defined: Place) -> bool:
    return any(
        one.start <= place.start < one.end and one.start <= defined.start < one.end
        for one in article.ledger.sentences(place.block)
    )


def mismatch(article: Article, _: Mapping[str, object]) -> Iterator[Hit]:
    """Initials in brackets that miss the name before them by one letter."""
    for index, block in enumerate(article.blocks):
        if block.kind not in _BODY and block.kind not in (Kind.STANDFIRST, Kind.CAPTION):
            continue
        for match in _BRACKETS.finditer(block.text):
            acronym = match["acronym"]
            words = [word for word in article.ledger.words(index) if word.end <= match.start()]
            run = _run_before(block.text, words, match.start())
            wanted = _wanted(acronym, [word.text for word in run])
            if wanted and acronym not in known_acronyms() and _is_odd(article, acronym, wanted):
                place = Place(index, *match.span("acronym"))
                name = block.text[run[0].start : match.start()]
                yield Hit(place, {"name": name, "wanted": wanted}, (wanted,))


def _run_before(text: str, words: Sequence[Word], end: int) -> list[Word]:
    """The capitalised words, with small ones between, that end right before the brackets."""
    run: list[Word] = []
    following = end
    for word in reversed(words):
        gap = text[word.end : following]
        if gap not in ("", " ", "’ ", "' ", " & ", ", ", "-", ". "):
            break
        if not (word.text[0].isupper() or word.text.lower() in _SMALL):
            break
        if gap == ", " and not (run and word.text[0].isupper() and run[0].text[0].isupper()):
            break
        run.insert(0, word)
        following = word.start
    while run and not run[0].text[0].isupper():
        run.pop(0)
    return run


def _wanted(acronym: str, run: list[str]) -> str:
    """The initials that the name has, where the acronym has as many letters and just one other; else nothing."""
    parts = [part for word in run for part in _split(word)]
    if len(run) < 2 or any(folded(part.split("’")[0].split("'")[0]) in name_words.PEOPLES for part in parts):
        return ""
    readings = set(_readings(parts, len(acronym)))
    if acronym in readings or not readings:
        return ""
    near = sorted(reading for reading in readings if _one_letter(acronym, reading, parts))
    content = [part for part in parts if part.lower() not in _SMALL]
    if len(near) != 1 or len(content) != len(acronym):
        return ""
    if not any(folded(part.split("’")[0]) in name_words.BODIES for part in content[-1:] + content[:1]):
        return ""
    return near[0]


def _split(word: str) -> list[str]:
    """The parts of a hyphenated word that have initials of their own."""
    parts = word.split("-")
    return parts if len(parts) > 1 and all(part[:1].isupper() for part in parts) else [word]


def _readings(parts: list[str], count: int) -> Iterator[str]:
    """The initials of the last words, small words left out or counted."""
    content = [part for part in parts if part.lower() not in _SMALL and part.lower().strip(".") not in _LEGAL]
    everything = [part for part in parts if part.lower().strip(".") not in _LEGAL]
    full = [part for part in parts if part.lower() not in _SMALL]
    for words in (content, everything, full, parts):
        if len(words) >= count:
            yield "".join(word[0].upper() for word in words[-count:])
            yield "".join(word[0].upper() for word in words[:count])


def _one_letter(acronym: str, reading: str, parts: list[str]) -> bool:
    wrong = [at for at, letter in enumerate(acronym) if reading[at] != letter]
    if len(wrong) != 1:
        return False
    content = [part for part in parts if part.lower() not in _SMALL]
    word = content[wrong[0]].upper() if wrong[0] < len(content) else ""
    return acronym[wrong[0]] not in word[:3]


def _is_odd(article: Article, acronym: str, wanted: str) -> bool:
    """Whether the story uses the initials that the name has, or uses those in the brackets hardly anywhere else."""
    text = "\n".join(block.text for block in article.blocks)
    uses = len(re.findall(rf"\b{acronym}\b", text))
    return uses < 3 or re.search(rf"\b{wanted}\b", text) is not None
