"""Headlines and standfirsts: length, full stops, and words that come twice."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from newslint.article import Article, Block, Kind
from newslint.findings import Hit, Place
from newslint.on_use import compiled

HEADS = (Kind.HEADLINE, Kind.SUBHEAD)


def whole_of(index: int, block: Block) -> Place:
    """The place of all the text of a block."""
    return Place(index, 0, len(block.text))


def number_of(options: Mapping[str, object], name: str, default: int) -> int:
    """An option that is a whole number."""
    return int(str(options.get(name, default)))


_LIVE = compiled(r"\b(?:live|as it happened|live updates?|liveblog)\b", re.IGNORECASE)


def too_long(article: Article, options: Mapping[str, object]) -> Iterator[Hit]:
    """A headline of more than ``headline`` characters, a standfirst of more than ``standfirst`` (0 for no limit).

    Headlines of live pages, which list what happened, are left alone.
    """
    limits = {Kind.HEADLINE: number_of(options, "headline", 130), Kind.STANDFIRST: number_of(options, "standfirst", 0)}
    for index, block in article.blocks_of(*limits):
        limit, length = limits[block.kind], len(block.text)
        if limit and length > limit and not (block.kind is Kind.HEADLINE and _LIVE.search(block.text)):
            words = {"what": block.kind.value, "length": str(length), "limit": str(limit)}
            yield Hit(whole_of(index, block), words)


_STOP = compiled(r"(?<![.\s])\.$")
_ABBREVIATED = compiled(
    r"(?:\b(?:[A-Za-z]\.)+|\b(?:Inc|Ltd|Co|Corp|Jr|Sr|St|Ave|Rd|Blvd|No|etc|Bros|vs|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec|Calif|Fla"
    r"|Mass|Mich|Minn|Miss|Conn|Colo|Ariz|Ark|Ala|Ga|Ill|Ind|Kan|Ky|La|Md|Mo|Mont|Neb|Nev|Okla|Ore|Pa|Tenn|Tex|Va|Vt"
    r"|Wash|Wis|Wyo|Del|Dept|Gov|Sen|Rep|Mr|Mrs|Dr|Prof|ft|in|lb|oz|approx|est|Mt|Ft|Rev|Hon|Gen|Col|Capt|Lt|Sgt|Maj|Adm|Esq"
    r"|Bldg|Univ|Assn|Intl|Natl|pp|vol|eds?|al|ca|cf)\.)$"
)


def end_stop(article: Article, _: Mapping[str, object]) -> Iterator[Hit]:
    """A headline or subhead of one sentence that ends in a full stop.

    Silent where most subheads end so, and of what stands between headline and story: that may be a standfirst.
    """
    heads = [(index, block) for index, block in article.blocks_of(*HEADS) if block.text]
    stopped = [(index, block) for index, block in heads if _one_sentence(block)]
    lede = first_paragraph(article)
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
                related = ((whole_of(at, paragraph), "the same words"),)
                yield Hit(whole_of(index, block), {"which": which}, related=related)
                break


def _words(text: str) -> list[str]:
    return re.findall(r"[\w’']+", text.lower().replace("’", "'"))


def _shared(words: list[str], others: list[str]) -> int:
    """How many words of a list stand in another in the same order, in runs of at least three."""
    if len(set(words) & set(others)) * 100 < 70 * len(set(words)):
        return 0
    from difflib import SequenceMatcher

    blocks = SequenceMatcher(None, words, others, autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks if block.size >= 3)


_QUOTED = compiled(r"“[^”]*”|\"[^\"]*\"|‘(?:[^’]|’(?=\w)){12,}’|(?<!\w)'(?:[^']|'(?=\w)){12,}'(?!\w)")


def _is_quoted(text: str) -> bool:
    """Whether most of a text stands between quotation marks."""
    quoted = sum(len(match) for match in _QUOTED.findall(text))
    return quoted * 2 > len(text)


def first_paragraph(article: Article) -> tuple[int, Block] | None:
    """The lede: the first paragraph of copy."""
    return next(((index, block) for index, block in article.blocks_of(Kind.PARAGRAPH) if block.text), None)
