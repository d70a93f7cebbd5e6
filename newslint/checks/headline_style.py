"""What houses differ on in headlines and ledes: capitals, marks, questions, length, names that the story lacks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from newslint import lexicon
from newslint.article import Article, Escape, Kind
from newslint.checks.headlines import HEADS, first_paragraph, number_of, whole_of
from newslint.findings import Hit, Place, Tier
from newslint.on_use import compiled

_PROSE = (Kind.STANDFIRST, Kind.PARAGRAPH, Kind.LIST, Kind.BLOCK_QUOTE, Kind.PULL_QUOTE, Kind.TABLE)

_SMALL = frozenset(
    "a an and as at be but by for from if in into is nor of off on onto or over per so the to up via with yet".split()
)


def case_style(article: Article, options: Mapping[str, object]) -> Iterator[Hit]:
    """A headline or subhead in other capitals than the house's: ``style`` sentence or title; never all capitals."""
    style = str(options.get("style", "sentence"))
    for index, block in article.blocks_of(*HEADS):
        words = [word.text for word in article.ledger.words(index) if word.text[:1].isalpha()]
        if len(words) < 4:
            continue
        counted = [word for word in words[1:] if word.lower() not in _SMALL and len(word) > 1]
        ordinary = [word for word in counted if lexicon.common(word.lower())]
        if all(word.isupper() for word in words) and len(ordinary) >= 2:
            yield Hit(whole_of(index, block), {"style": "all capitals"})
        elif style == "sentence" and all(word[0].isupper() for word in counted) and _plain(ordinary) >= 3:
            yield Hit(whole_of(index, block), {"style": "capitals on every word"})
        elif style == "title" and sum(word.islower() for word in ordinary) * 2 > len(counted):
            yield Hit(whole_of(index, block), {"style": "sentence capitals"})


def _plain(words: list[str]) -> int:
    """How many words in capitals are ordinary words in lower case, and no part of a name by themselves."""
    return sum(word[:1].isupper() and not word.isupper() for word in words)


_QUOTED = (Escape.YAML, Escape.YAML_SINGLE, Escape.YAML_DOUBLE, Escape.TOML, Escape.TOML_LITERAL, Escape.JSON)
_DOUBLE = compiled(r"“(?P<curly>[^“”]+)”|(?<![\w\d])\"(?P<straight>[^\"]+)\"(?!\w)")


def quote_marks(article: Article, _: Mapping[str, object]) -> Iterator[Hit]:
    """Double quotation marks in a headline."""
    for index, block in article.blocks_of(Kind.HEADLINE):
        for match in _DOUBLE.finditer(block.text):
            curly = match["curly"] is not None
            opening, closing = ("‘", "’") if curly else ("'", "'")
            first, last = Place(index, match.start(), match.start() + 1), Place(index, match.end() - 1, match.end())
            inner = match["curly"] or match["straight"]
            nested = any(mark in inner for mark in "‘'") and not re.fullmatch(r"(?:[^‘'’]|(?<=\w)['’](?=\w))*", inner)
            quoted = block.escape in _QUOTED and not curly
            tier = Tier.SHOW if nested or quoted else None
            yield Hit(first, {"text": match.group()[:60]}, (opening,), tier=tier, along=((last, closing),), paired=True)


def lede_too_long(article: Article, options: Mapping[str, object]) -> Iterator[Hit]:
    """A first paragraph of more than ``words`` words."""
    lede, limit = first_paragraph(article), number_of(options, "words", 40)
    if lede is None or sum(1 for _ in article.blocks_of(Kind.PARAGRAPH)) < 3:
        return
    count = len(article.ledger.words(lede[0]))
    if count > limit:
        yield Hit(whole_of(*lede), {"count": str(count), "limit": str(limit)})


_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_BURIED = compiled(
    r"(?P<at>(?:At|During|Following|After|In) (?:a|an|the|its|their|last night['’]s|yesterday['’]s)"
    r" (?:[\w’'-]+ ){0,4}(?:meeting|session|hearing|conference|briefing|press release|statement|news release|report"
    r" (?:released|published|issued)|interview)\b"
    r"|According to|In (?:a|an) (?:[\w-]+ )?(?:statement|press release|email|letter|report)\b"
    rf"|On (?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:{_MONTHS}) \d+),? "
    r"(?:(?:morning|afternoon|evening|night),? )?(?:the|members|officials)\b"
    r"|It (?:was|has been) (?:announced|revealed|confirmed|reported)\b|There (?:was|were|is|are)\b"
    r"|(?:[\w’'-]+ ){1,6}(?:announced|revealed|confirmed) (?:(?:today|yesterday|on \w+) )?that\b)"
)


def buried_lede(article: Article, _: Mapping[str, object]) -> Iterator[Hit]:
    """A first paragraph that opens with the setting, the process or the attribution."""
    lede = first_paragraph(article)
    match = _BURIED.match(lede[1].text) if lede else None
    if lede and match:
        yield Hit(Place(lede[0], *match.span("at")))


def name_not_in_body(article: Article, _: Mapping[str, object]) -> Iterator[Hit]:
    """A person or capitalised name of the headline that the story never mentions, in full or in part."""
    if sum(1 for _ in article.blocks_of(Kind.PARAGRAPH)) < 3:
        return
    told = (*_PROSE, Kind.SUBHEAD, Kind.CAPTION, Kind.DATELINE)
    body = " ".join(block.text for _, block in article.blocks_of(*told))
    stems = {lexicon.unaccented(word)[:4] for word in re.findall(r"[^\W\d_]{3,}", body.lower())}
    for index, _block in article.blocks_of(Kind.HEADLINE):
        for place, name in _names(article, index):
            parts = re.findall(r"[^\W\d_]{3,}", lexicon.unaccented(name.lower()))
            if parts and not any(part[:4] in stems for part in parts) and not _initials(name, body):
                yield Hit(place, {"name": name})


def _initials(name: str, body: str) -> bool:
    """Whether a name in capitals is short for words of the story ("NHRA" for "Northern Harbour ...")."""
    letters = name.replace(".", "")
    if not (letters.isupper() and 2 <= len(letters) <= 6):
        return False
    words = r"\w*[ -](?:(?:of|the|and|for) )*".join(rf"\b{letter}" for letter in letters)
    return re.search(words, body, re.IGNORECASE) is not None


def _names(article: Article, index: int) -> Iterator[tuple[Place, str]]:
    """The people of a headline, and in one with sentence capitals its other names."""
    block = article.blocks[index]
    people = [use.place for person in article.ledger.people for use in person.mentions if use.place.block == index]
    for place in people:
        yield place, block.text[place.start : place.end]
    words = article.ledger.words(index)
    lower = sum(word.text[:1].islower() for word in words)
    if lower * 2 < len(words):
        return
    for word in words:
        before = block.text[: word.start].rstrip()
        opens = not before or before[-1] in ":.?!‘“'\"–—|"
        inside = any(place.start <= word.start < place.end for place in people)
        text = word.text.removesuffix("’s").removesuffix("'s")
        if (
            not text[:1].isupper()
            or len(text) < 3
            or inside
            or lexicon.common(text.lower())
            or re.fullmatch(r"[A-Z]+s", text)
        ):
            continue
        if not (opens and lexicon.known(text.lower())):
            yield Place(index, word.start, word.start + len(text)), text
