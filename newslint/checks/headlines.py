"""Headlines, standfirsts and ledes: length, capitals, marks, names, and words that come twice."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher

from newslint import lexicon
from newslint.article import Article, Block, Escape, Kind
from newslint.findings import Hit, Place, Tier

_HEADS = (Kind.HEADLINE, Kind.SUBHEAD)
_PROSE = (Kind.STANDFIRST, Kind.PARAGRAPH, Kind.LIST, Kind.BLOCK_QUOTE, Kind.PULL_QUOTE, Kind.TABLE)


def _whole(index: int, block: Block) -> Place:
    return Place(index, 0, len(block.text))


def _number(options: Mapping[str, object], name: str, default: int) -> int:
    return int(str(options.get(name, default)))


_LIVE = re.compile(r"\b(?:live|as it happened|live updates?|liveblog)\b", re.IGNORECASE)


def too_long(article: Article, options: Mapping[str, object]) -> Iterator[Hit]:
    """A headline of more than ``headline`` characters, a standfirst of more than ``standfirst`` (0 for no limit).

    Headlines of live pages, which list what happened, are left alone.
    """
    limits = {Kind.HEADLINE: _number(options, "headline", 130), Kind.STANDFIRST: _number(options, "standfirst", 0)}
    for index, block in article.blocks_of(*limits):
        limit, length = limits[block.kind], len(block.text)
        if limit and length > limit and not (block.kind is Kind.HEADLINE and _LIVE.search(block.text)):
            words = {"what": block.kind.value, "length": str(length), "limit": str(limit)}
            yield Hit(_whole(index, block), words)


_SMALL = frozenset(
    "a an and as at be but by for from if in into is nor of off on onto or over per so the to up via with yet".split()
)


def case_style(article: Article, options: Mapping[str, object]) -> Iterator[Hit]:
    """A headline or subhead in other capitals than the house's: ``style`` sentence or title; never all capitals."""
    style = str(options.get("style", "sentence"))
    for index, block in article.blocks_of(*_HEADS):
        words = [word.text for word in article.ledger.words(index) if word.text[:1].isalpha()]
        if len(words) < 4:
            continue
        counted = [word for word in words[1:] if word.lower() not in _SMALL and len(word) > 1]
        ordinary = [word for word in counted if lexicon.common(word.lower())]
        if all(word.isupper() for word in words) and len(ordinary) >= 2:
            yield Hit(_whole(index, block), {"style": "all capitals"})
        elif style == "sentence" and all(word[0].isupper() for word in counted) and _plain(ordinary) >= 3:
            yield Hit(_whole(index, block), {"style": "capitals on every word"})
        elif style == "title" and sum(word.islower() for word in ordinary) * 2 > len(counted):
            yield Hit(_whole(index, block), {"style": "sentence capitals"})


def _plain(words: list[str]) -> int:
    """How many words in capitals are ordinary words in lower case, and no part of a name by themselves."""
    return sum(word[:1].isupper() and not word.isupper() for word in words)


_QUOTE_END = re.compile(r"[.!?…][”’\"')]")
_STOP = re.compile(r"(?<![.\s])\.$")
_ABBREVIATED = re.compile(
    r"(?:\b(?:[A-Za-z]\.)+|\b(?:Inc|Ltd|Co|Corp|Jr|Sr|St|Ave|Rd|Blvd|No|etc|Bros|vs|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec|Calif|Fla"
    r"|Mass|Mich|Minn|Miss|Conn|Colo|Ariz|Ark|Ala|Ga|Ill|Ind|Kan|Ky|La|Md|Mo|Mont|Neb|Nev|Okla|Ore|Pa|Tenn|Tex|Va|Vt"
    r"|Wash|Wis|Wyo|Del|Dept|Gov|Sen|Rep|Mr|Mrs|Dr|Prof|ft|in|lb|oz|approx|est|Mt|Ft|Rev|Hon|Gen|Col|Capt|Lt|Sgt|Maj|Adm|Esq"
    r"|Bldg|Univ|Assn|Intl|Natl|pp|vol|eds?|al|ca|cf)\.)$"
)


def end_stop(article: Article, _: Mapping[str, object]) -> Iterator[Hit]:
    """A headline or subhead of one sentence that ends in a full stop.

    Silent where most subheads end so, and of what stands between headline and story: that may be a standfirst.
    """
    heads = [(index, block) for index, block in article.blocks_of(*_HEADS) if block.text]
    stopped = [(index, block) for index, block in heads if _one_sentence(block)]
    lede = _first_paragraph(article)
    stopped = [each for each in stopped if each[1].kind is Kind.HEADLINE or (lede is not None and each[0] > lede[0])]
    subheads = [block for _, block in heads if block.kind is Kind.SUBHEAD]
    ended = [block for block in subheads if block.text.endswith(".")]
    for index, block in stopped:
        if block.kind is Kind.SUBHEAD and len(ended) > 1 and len(ended) * 2 >= len(subheads):
            continue
        at = len(block.text) - 1
        yield Hit(Place(index, at, at + 1), {"what": block.kind.value}, ("",))


def _one_sentence(block: Block) -> bool:
    text = block.text
    if not _STOP.search(text) or _ABBREVIATED.search(text) or len(text) > 100 or len(text.split()) < 3:
        return False
    inner = text[:-1]
    return not re.search(r"[.!?…][”’\"')]*\s", inner) and not inner.endswith(("”", "’", '"', "'"))


_DOUBLE = re.compile(r"“(?P<curly>[^“”]+)”|(?<![\w\d])\"(?P<straight>[^\"]+)\"(?!\w)")


def quote_marks(article: Article, _: Mapping[str, object]) -> Iterator[Hit]:
    """Double quotation marks in a headline."""
    for index, block in article.blocks_of(Kind.HEADLINE):
        for match in _DOUBLE.finditer(block.text):
            curly = match["curly"] is not None
            opening, closing = ("‘", "’") if curly else ("'", "'")
            first, last = Place(index, match.start(), match.start() + 1), Place(index, match.end() - 1, match.end())
            inner = match["curly"] or match["straight"]
            nested = any(mark in inner for mark in "‘'") and not re.fullmatch(r"(?:[^‘'’]|(?<=\w)['’](?=\w))*", inner)
            quoted = block.escape in (Escape.YAML, Escape.TOML, Escape.JSON) and not curly
            tier = Tier.SHOW if nested or quoted else None
            yield Hit(first, {"text": match.group()[:60]}, (opening,), tier=tier, along=((last, closing),))


_SHOWN = frozenset("description meta excerpt summary abstract og trail".split())
"""Words of metadata keys whose text search engines and lists show, not the page beside its first paragraph."""


def repeats_lede(article: Article, _: Mapping[str, object]) -> Iterator[Hit]:
    """A standfirst that says almost word for word what a paragraph of the story says."""
    paragraphs = [(index, block) for index, block in article.blocks_of(Kind.PARAGRAPH) if len(block.text) < 2000]
    for index, block in article.blocks_of(Kind.STANDFIRST):
        words = _words(block.text)
        if not paragraphs or index > paragraphs[0][0]:
            return
        if len(words) < 10 or _SHOWN & set(re.findall(r"[a-z]+", block.key.lower())) or _is_quoted(block.text):
            continue
        for at, paragraph in paragraphs:
            if _shared(words, _words(paragraph.text)) * 100 >= 85 * len(words):
                which = "the first paragraph" if at == paragraphs[0][0] else "a paragraph below"
                related = ((_whole(at, paragraph), "the same words"),)
                yield Hit(_whole(index, block), {"which": which}, related=related)
                break


def _words(text: str) -> list[str]:
    return re.findall(r"[\w’']+", text.lower().replace("’", "'"))


def _shared(words: list[str], others: list[str]) -> int:
    """How many words of a list stand in another in the same order, in runs of at least three."""
    if len(set(words) & set(others)) * 100 < 70 * len(set(words)):
        return 0
    blocks = SequenceMatcher(None, words, others, autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks if block.size >= 3)


def _is_quoted(text: str) -> bool:
    """Whether most of a text stands between quotation marks."""
    quoted = sum(len(match) for match in re.findall(r"“[^”]*”|\"[^\"]*\"|‘[^’]{12,}’", text))
    return quoted * 2 > len(text)


def _first_paragraph(article: Article) -> tuple[int, Block] | None:
    """The lede: the first paragraph of copy."""
    return next(((index, block) for index, block in article.blocks_of(Kind.PARAGRAPH) if block.text), None)


def lede_too_long(article: Article, options: Mapping[str, object]) -> Iterator[Hit]:
    """A first paragraph of more than ``words`` words."""
    lede, limit = _first_paragraph(article), _number(options, "words", 40)
    if lede is None or sum(1 for _ in article.blocks_of(Kind.PARAGRAPH)) < 3:
        return
    count = len(article.ledger.words(lede[0]))
    if count > limit:
        yield Hit(_whole(*lede), {"count": str(count), "limit": str(limit)})


_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_BURIED = re.compile(
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
    lede = _first_paragraph(article)
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
