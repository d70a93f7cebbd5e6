"""What captions and alternative texts say: repeats, form, language, names, time and place, left and right."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from newslint.article import Article, Kind
from newslint.findings import Hit, Place
from newslint.ledger.near_names import distance

_BODY = (Kind.HEADLINE, Kind.STANDFIRST, Kind.PARAGRAPH, Kind.LIST, Kind.SUBHEAD, Kind.BLOCK_QUOTE, Kind.PULL_QUOTE)
_LETTERS = re.compile(r"[^\W_]+")


def _whole(article: Article, index: int) -> Place:
    return Place(index, 0, len(article.blocks[index].text))


def _bare(text: str) -> str:
    return " ".join(_LETTERS.findall(text.lower()))


def alt_equals_caption(article: Article, _: Mapping[str, object]) -> Iterator[Hit]:
    """Alternative text that only repeats the caption, case and punctuation aside."""
    captions = {block.image: (index, _bare(block.text)) for index, block in article.blocks_of(Kind.CAPTION)}
    for index, block in article.blocks_of(Kind.ALT):
        at, caption = captions.get(block.image, (index, ""))
        if block.image is not None and caption and caption == _bare(block.text):
            yield Hit(_whole(article, index), related=((_whole(article, at), "the caption"),))


_OPENING = re.compile(
    r"(?:an? |the )?(?:image|photo|photograph|picture|pic|graphic|illustration|drawing) (?:of|showing|that shows|shows)"
    r" (?!the (?:year|day|week|month)\b)\w",
    re.IGNORECASE,
)


def alt_form(article: Article, options: Mapping[str, object]) -> Iterator[Hit]:
    """Alternative text that opens with "image of", or is longer than ``max`` characters."""
    longest = int(str(options.get("max", 250)))
    for index, block in article.blocks_of(Kind.ALT):
        text = block.text
        opening = _OPENING.match(text)
        if opening:
            words = {"what": "A screen reader says 'image' by itself", "mend": f"start after '{opening.group()[:-2]}'"}
            yield Hit(Place(index, 0, opening.end()), words, (opening.group()[-1].upper(),))
        if len(text) > longest:
            what = f"This alternative text has {len(text)} characters, more than {longest}"
            yield Hit(_whole(article, index), {"what": what, "mend": "say what the picture shows in one sentence"})


_LABELS = {
    "Foto": "German, Spanish or another language", "Fotos": "German, Spanish or another language", "Bild": "German",
    "Bildquelle": "German", "Quelle": "German", "Crédit": "French", "Crédits": "French", "Crédit photo": "French",
    "Fotografía": "Spanish", "Fotografia": "Italian or Portuguese", "Crédito": "Spanish or Portuguese",
    "Fuente": "Spanish", "Fonte": "Italian or Portuguese", "Zdjęcie": "Polish", "Fot.": "Polish", "Kuva": "Finnish",
    "Billede": "Danish", "Beeld": "Dutch",
}  # fmt: skip
_LABEL = re.compile(
    rf"(?:^|(?<=[.!?)(\[|–—] )|(?<=[(\[]))(?P<label>{'|'.join(map(re.escape, sorted(_LABELS, key=len, reverse=True)))})"
    r"\s?:(?= ?\w)"
)


def wrong_language(article: Article, _: Mapping[str, object]) -> Iterator[Hit]:
    """A caption, credit label or alternative text in another language than the story."""
    pictured = list(article.blocks_of(Kind.CAPTION, Kind.ALT, Kind.CREDIT))
    if not pictured:
        return
    from newslint.ledger.languages import foreign_language, is_english, script_of

    if not is_english(" ".join(block.text for _, block in article.blocks_of(*_BODY))):
        return
    for index, block in pictured:
        label = _LABEL.search(block.text)
        if label:
            place = Place(index, *label.span("label"))
            yield Hit(place, {"what": "label", "language": _LABELS[label["label"]]})
        if block.kind is not Kind.CREDIT:
            language = foreign_language(block.text) or script_of(block.text)
            if language:
                what = "caption" if block.kind is Kind.CAPTION else "alternative text"
                yield Hit(_whole(article, index), {"what": what, "language": language})


_OLD = re.compile(
    r"\b(?:file|archive|archival|undated|library) (?:photo|photograph|picture|image)|\b(?:1[89]|20)\d\d\b|\bFILE\b"
    r"|\((?:file|archive)\)|\bfrom left\b|\b(?:clockwise|(?:left|l) to (?:right|r))\b",
    re.IGNORECASE,
)


def name_not_in_article(article: Article, _: Mapping[str, object]) -> Iterator[Hit]:
    """A caption names a person in full who is nowhere in the story; group and archive pictures are left alone."""
    captions = {index for index, block in article.blocks_of(Kind.CAPTION) if not _OLD.search(block.text)}
    if not captions or sum(1 for _ in article.blocks_of(Kind.PARAGRAPH)) < 3:
        return
    pictured = [
        person
        for person in article.ledger.people
        if all(article.blocks[use.place.block].kind in (Kind.CAPTION, Kind.ALT) for use in person.mentions)
    ]
    introduced = [next((use for use in person.mentions if use.full), None) for person in pictured]
    seen = [use for use in introduced if use is not None and use.place.block in captions]
    crowd = Counter(use.place.block for use in seen)
    told = [
        person
        for person in article.ledger.people
        if person.family and any(article.blocks[use.place.block].kind in _BODY for use in person.mentions)
    ]
    body = " ".join(block.text for _, block in article.blocks_of(*_BODY))
    for use in seen:
        near = any(
            distance(use.family.lower(), person.family.lower()) <= (2 if use.given == person.given else 1)
            for person in told
        )
        if crowd[use.place.block] < 3 and not near and use.family not in body:
            yield Hit(use.place, {"name": use.text})


_WHEN = re.compile(
    r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)(?:\.|[a-z]*) \d"
    r"|january|february|march|april|june|july|august|september|october|november|december|in may|may \d|today|yesterday"
    r"|tomorrow|tonight|(?:1[5-9]|20)\d\d|undated|last (?:week|month|year|spring|summer|autumn|fall|winter|night)"
    r"|this (?:week|month|year|morning|spring|summer|autumn|fall|winter)|(?:week|month|year|century|decade)s? ago"
    r"|file (?:photo|picture|image)|in the \d0s|earlier|christmas|easter)\b",
    re.IGNORECASE,
)
_WHERE = re.compile(
    r"\b(?:in|at|near|outside|inside|from|across|along|over|off|on|of|through|above|around|beside|to|into|toward|towards)"
    r" (?:the |a |an |his |her |their |downtown |central |[a-z]+ern )?(?:\w+ ){0,2}[A-ZÀ-Þ]"
)


def no_time_place(article: Article, _: Mapping[str, object]) -> Iterator[Hit]:
    """A caption that is a sentence and says neither when nor where."""
    for index, block in article.blocks_of(Kind.CAPTION):
        text = block.text
        sentence = len(text.split()) >= 4 and text.rstrip("”\"’' ")[-1:] in (".", "!")
        if sentence and not _WHEN.search(text) and not _WHERE.search(text):
            yield Hit(_whole(article, index))


_SIDE = r"left|right|centre|center"
_MARKER = re.compile(
    rf"(?P<comma>(?<=[\w.’'”\"]), (?P<side1>{_SIDE})(?=[,.;]|$| and \b))"
    rf"|(?P<bracket>\((?P<side2>{_SIDE})\))"
    r"|(?P<letter>\((?P<side3>[LRC])\))"
)
_OFFICE = re.compile(r"\b(?:Sens?|Reps?|Govs?|Dels?|MPs?|MLA|Senator|Representative|Governor|Delegate)\b")
"""After these a letter in brackets is a party."""
_SIDES = {"l": "left", "r": "right", "c": "centre", "center": "centre"}
_FORMS = {"comma": "between commas", "bracket": "in brackets", "letter": "as a letter"}
_SEVERAL = re.compile(
    r"\b(?:top|bottom|above|below|main|inset|upper|lower|row|clockwise|first|second|third|far|combination|combo|images?"
    r"|pictures|photos|montage|collage|composite|file)\b",
    re.IGNORECASE,
)


def position_markers(article: Article, options: Mapping[str, object]) -> Iterator[Hit]:
    """Left and right marked in two ways, two people on one side, or the agencies' letters (``letters``)."""
    found: dict[str, list[tuple[Place, str]]] = {}
    for index, block in article.blocks_of(Kind.CAPTION):
        sides: dict[str, Place] = {}
        parties = "(L)" not in block.text and "(C)" not in block.text
        for match in _MARKER.finditer(block.text):
            if match["letter"] and (parties or _OFFICE.search(block.text[: match.start()])):
                continue
            form = match.lastgroup if match.lastgroup in _FORMS else next(name for name in _FORMS if match[name])
            word = next(match[name] for name in ("side1", "side2", "side3") if match[name]).lower()
            side = _SIDES.get(word, word)
            place = Place(index, match.start() + 2 * (form == "comma"), match.end())
            found.setdefault(form, []).append((place, match.group().lstrip(", ")))
            if side in sides and side != "centre" and not _SEVERAL.search(block.text):
                message = f"Two people stand on the {side} of this caption; say who stands where."
                yield Hit(place, related=((sides[side], f"also {side}"),), message=message)
            sides.setdefault(side, place)
    yield from _two_ways(found)
    if len(found) == 1 and "letter" in found and str(options.get("letters", "false")).lower() == "true":
        place, text = found["letter"][0]
        yield Hit(place, message=f"'{text}' is the agencies' short form; print the word.")


def _two_ways(found: Mapping[str, list[tuple[Place, str]]]) -> Iterator[Hit]:
    """The agencies' letters where there are any, else the rarer way, and in a tie the later: its first place."""
    if len(found) < 2:
        return
    ranked = sorted(found, key=lambda form: (form != "letter", len(found[form]), -found[form][0][0].block))
    rare, usual = found[ranked[0]], found[ranked[-1]]
    related = tuple((place, f"“{text}” here") for place, text in usual[:5])
    yield Hit(rare[0][0], {"text": rare[0][1], "other": usual[0][1]}, related=related)
