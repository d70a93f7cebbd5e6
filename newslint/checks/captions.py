"""What captions and alternative texts say: in which language, and who stands left and right."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from newslint.article import Article, Kind
from newslint.findings import Hit, Place
from newslint.on_use import compiled

BODY = (Kind.HEADLINE, Kind.STANDFIRST, Kind.PARAGRAPH, Kind.LIST, Kind.SUBHEAD, Kind.BLOCK_QUOTE, Kind.PULL_QUOTE)


def whole_of(article: Article, index: int) -> Place:
    """The place of all the text of a block."""
    return Place(index, 0, len(article.blocks[index].text))


_LABELS = {
    "Foto": "German, Spanish or another language", "Fotos": "German, Spanish or another language", "Bild": "German",
    "Bildquelle": "German", "Quelle": "German", "Crédit": "French", "Crédits": "French", "Crédit photo": "French",
    "Fotografía": "Spanish", "Fotografia": "Italian or Portuguese", "Crédito": "Spanish or Portuguese",
    "Fuente": "Spanish", "Fonte": "Italian or Portuguese", "Zdjęcie": "Polish", "Fot.": "Polish", "Kuva": "Finnish",
    "Billede": "Danish", "Beeld": "Dutch",
}  # fmt: skip
_LABEL = compiled(
    rf"(?:^|(?<=[.!?)(\[|–—] )|(?<=[(\[]))(?P<label>{'|'.join(map(re.escape, sorted(_LABELS, key=len, reverse=True)))})"
    r"\s?:(?= ?\w)"
)


def wrong_language(article: Article, _: Mapping[str, object]) -> Iterator[Hit]:
    """A caption, credit label or alternative text in another language than the story."""
    pictured = list(article.blocks_of(Kind.CAPTION, Kind.ALT, Kind.CREDIT))
    if not pictured:
        return
    from newslint.ledger.languages import foreign_language, is_english, script_of

    if not is_english(" ".join(block.text for _, block in article.blocks_of(*BODY))):
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
                yield Hit(whole_of(article, index), {"what": what, "language": language})


_SIDE = r"left|right|centre|center"
_MARKER = compiled(
    rf"(?P<comma>(?<=[\w.’'”\"]), (?P<side1>{_SIDE})(?=[,.;]|$| and \b))"
    rf"|(?P<bracket>\((?P<side2>{_SIDE})\))"
    r"|(?P<letter>\((?P<side3>[LRC])\))"
)
_OFFICE = compiled(r"\b(?:Sens?|Reps?|Govs?|Dels?|MPs?|MLA|Senator|Representative|Governor|Delegate)\b")
"""After these a letter in brackets is a party."""
_SIDES = {"l": "left", "r": "right", "c": "centre", "center": "centre"}
_FORMS = {"comma": "between commas", "bracket": "in brackets", "letter": "as a letter"}
_SEVERAL = compiled(
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
