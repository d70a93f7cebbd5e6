"""Credits of pictures taken apart: who took it, for which agencies, and how the line is written."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from newslint.article import OBJECT, Block, Kind
from newslint.findings import Place
from newslint.ledger.agencies import agency_of
from newslint.on_use import compiled
from newslint.records import NamedTuple, field, mutable, record

if TYPE_CHECKING:
    from newslint.article import Article

_MEDIA = {
    **dict.fromkeys("photo photos photograph photographs picture pictures pic pics photography".split(), "photo"),
    **dict.fromkeys("image images".split(), "image"),
    **dict.fromkeys("illustration illustrations artwork drawing cartoon graphic graphics chart map".split(), "graphic"),
    **dict.fromkeys("video still screenshot screengrab".split(), "video"),
    "composite": "composite", "collage": "composite", "montage": "composite",
}  # fmt: skip
_MEDIUM = "|".join(sorted(_MEDIA, key=len, reverse=True))
_KIND = r"(?:(?:file|main|lead|top|cover|stock|staff|handout|courtesy|submitted|contributed|agency) )?"
_LABEL = compiled(
    rf"(?P<label>{_KIND}(?P<medium>{_MEDIUM})?\s*(?P<credit>credits?|copyright|source|courtesy(?: of)?)?)"
    r"(?:\s+(?P<by>by|from|taken by|courtesy of|supplied by|provided by)\b:?\s+|(?P<mark>\s*(?::|\.{3}|…))\s*)",
    re.IGNORECASE,
)
_SOURCE = compiled(r"image (?:source|credit),\s*", re.IGNORECASE)
_YEAR = compiled(r",?\s*\b(?:19|20)\d\d$")
_SIGN = compiled(r"(?:©|\([cC]\)|copyright\b)\s*(?:\d{4}\s*)?", re.IGNORECASE)
_PART = compiled(
    r"\s*[/;|•·,()\[\]]\s*|\s+[–—-]\s+|\s*:\s+|\s+(?:and|&|\+|with|via|for|of|on|from|at|courtesy of)\s+", re.IGNORECASE
)
"""What parts the names of a credit."""
_NEXT_LABEL = compiled(rf"[.;]\s+(?=(?:{_MEDIUM}|credit|source)\b[\w ]{{0,12}}(?::| by ))", re.IGNORECASE)
_ROLES = frozenset(
    "pool handout staff str stringer stringers contributor contributed correspondent freelance freelancer file files "
    "archive supplied submitted provided courtesy staff photographer staff photo stf special handout photo".split()
) | {
    "staff photo",
    "staff photographer",
    "file photo",
    "handout photo",
    "pool photo",
    "special to",
    "all rights reserved",
}
_CHAINING = frozenset("pool handout courtesy supplied submitted provided contributed".split())
_BODIES = frozenset(
    "agency archive archives associates association authority bureau broadcasting center centre chronicle city club "
    "college corporation council county courier daily department dept district evening express family film films "
    "force foundation gallery gazette government group guardian hall herald hospital house images inc independent "
    "institute journal ledger library limited ltd magazine mail media mercury ministry mirror museum navy network news "
    "newspaper newspapers newspix observer office pa park photo photographers photography photos pictures police post "
    "press productions projects publishing record registers register republic review school service services society "
    "sport sports stadium star state station studio studios sun television telegraph theatre theater times today "
    "tribune trust tv union university voice week weekly wire world".split()
)
_NAME = compiled(r"[^\W\d_a-z][\w'’.-]*|[dOoD]['’][^\W\d_a-z][\w'’-]*|[^\W\d_]{1,3}-[^\W\d_a-z][\w'’-]*")
_SITE = compiled(r"[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}")
_PARTICLES = frozenset("al bin da das de del della den der di do dos du el ibn la le of san ten ter van von y".split())


@record
class Credit:
    """One person or agency of a credit line.

    ``place`` is where the name stands, ``line`` the whole credit; ``image`` the number of its picture. ``person`` is
    the photographer as written, empty where only agencies are named. ``agencies`` are the names of the table, or as
    written; ``sure`` holds those that are agencies beyond doubt. ``passed_on`` marks pool pictures and handouts.
    ``label`` is what stands before the names ("Photo:", "Photo by", "©"), ``medium`` what it says the picture is.
    ``joint`` is what stands between person and agency ("/", "via", ","), empty where there is none;
    ``agency_first`` says that the agency stands first ("AP Photo/Lena Sand").
    """

    place: Place
    line: Place
    image: int | None
    person: str
    agencies: tuple[str, ...]
    sure: frozenset[str]
    passed_on: bool
    label: str
    medium: str
    joint: str
    agency_first: bool


def find_credits(article: Article) -> tuple[Credit, ...]:
    """The credits of the pictures of a story, one for each person, or for a line that names no person, in order."""
    return tuple(
        credit for index, block in article.blocks_of(Kind.CREDIT) if block.text for credit in _credits(index, block)
    )


@mutable
class _Group:
    """Names under way: the people of one picture and the agencies after them."""

    people: list[Place] = field(default_factory=list)
    agencies: list[str] = field(default_factory=list)
    sure: set[str] = field(default_factory=set)
    passed_on: bool = False
    led: bool = False  # whether an agency stands before the people
    joint: str = ""


class _Part(NamedTuple):
    """A name of a credit: where it stands, and the marks or words that part it from its neighbours."""

    start: int
    end: int
    before: str
    after: str


def _credits(index: int, block: Block) -> Iterator[Credit]:
    text = block.text
    if OBJECT in text:
        return
    starts = [0, *(match.end() for match in _NEXT_LABEL.finditer(text))]
    for start, end in pairwise([*starts, len(text)]):
        label, medium, at = _label(text, start, end)
        passed_on = label.startswith(("handout", "courtesy")) or "courtesy" in label
        for group in _groups(index, text, _parts(text, at, end)):
            for place in group.people or [Place(index, start, end)]:
                yield Credit(
                    place,
                    Place(index, 0, len(text)),
                    block.image,
                    text[place.start : place.end] if group.people else "",
                    tuple(group.agencies),
                    frozenset(group.sure),
                    group.passed_on or passed_on,
                    label,
                    medium,
                    group.joint,
                    group.led,
                )


def _label(text: str, start: int, end: int) -> tuple[str, str, int]:
    """The label before the names, what it says the picture is, and where the names start."""
    source = _SOURCE.match(text, start, end)
    if source:
        return "image source,", "image", source.end()
    match = _LABEL.match(text, start, end)
    if match and (match["medium"] or match["credit"]):
        mark = (match["mark"] or "").strip()
        label = " ".join(match["label"].lower().split()) + (mark or f" {match['by'].lower()}")
        sign = _SIGN.match(text, match.end(), end)
        return label, _MEDIA.get((match["medium"] or "").lower(), ""), sign.end() if sign else match.end()
    sign = _SIGN.match(text, start, end)
    return ("©", "", sign.end()) if sign else ("", "", start)


def _groups(index: int, text: str, parts: Sequence[_Part]) -> Iterator[_Group]:
    group = _Group()
    for part in parts:
        words = text[part.start : part.end]
        role = words.lower().strip(".")
        if role in _ROLES:
            group.passed_on = group.passed_on or role.split()[0] in _CHAINING
            continue
        agency, sure = _agency(words, after=bool(group.people) and _stands_after(part))
        if agency is not None:
            group.led = group.led or not group.people
            group.agencies.append(agency)
            group.sure |= {agency} if sure else set()
        elif not _is_name(words, alone=not (group.people or group.agencies)):
            continue
        else:
            if group.people and group.agencies and not (group.led and part.before in ("and", "&", ",")):
                yield group
                group = _Group()
            group.people.append(Place(index, part.start, part.end))
        if group.people and group.agencies:
            group.joint = group.joint or part.before
    if group.people or group.agencies:
        yield group


def _stands_after(part: _Part) -> bool:
    """Whether a name stands where an agency does: after a slash, "via" or a comma, and no agency comes after it."""
    return part.before in ("/", "via", "for", "of", "at") or (part.before == "," and part.after not in ("/", "via"))


def _parts(text: str, start: int, end: int) -> list[_Part]:
    year = _YEAR.search(text, start, end)
    end = year.start() if year else end
    found: list[_Part] = []
    at, before = start, ""
    for match in _PART.finditer(text, start, end):
        found.extend(_trimmed(text, at, match.start(), before, match.group().strip() or "-"))
        before, at = match.group().strip().lower(), match.end()
    return [*found, *_trimmed(text, at, end, before, "")]


def _trimmed(text: str, low: int, high: int, before: str, after: str) -> Iterator[_Part]:
    while low < high and text[low] in " \xa0“”\"'‘’@.,":
        low += 1
    while high > low and (text[high - 1] in " \xa0“”\"'‘’," or (text[high - 1] == "." and not after)):
        high -= 1
    if high > low:
        yield _Part(low, high, before, after.lower())


def _agency(part: str, *, after: bool) -> tuple[str | None, bool]:
    """The agency a name is, and whether that is beyond doubt; ``after`` says that it stands where agencies do."""
    known = agency_of(part)
    if known:
        return known, True
    words = [word.strip(".'’").lower() for word in part.split()]
    if part[:4] in ("The ", "the ") or _BODIES & set(words) or _SITE.fullmatch(part):
        return part, True
    if part.isupper() and len(words) == 1 and len(part) <= 6 and part.isalpha():
        return part, after
    return (part, len(words) == 1) if after and _is_name(part, alone=True) else (None, False)


def _is_name(part: str, *, alone: bool) -> bool:
    words = part.split()
    if not words or len(words) > 5 or (len(words) == 1 and not alone):
        return False
    return all(_NAME.fullmatch(word) or word in _PARTICLES for word in words) and words[0] not in _PARTICLES


def person_key(name: str) -> str:
    """A photographer's name in the form in which two are compared: no case, accents or stops."""
    from newslint.ledger.names import folded

    return " ".join(folded(name).replace(".", " ").replace("’", "'").split())


def people_of(credits: Sequence[Credit]) -> dict[str, list[Credit]]:
    """The credits of each photographer by name, in order."""
    found: dict[str, list[Credit]] = {}
    for credit in credits:
        if credit.person:
            found.setdefault(person_key(credit.person), []).append(credit)
    return found
