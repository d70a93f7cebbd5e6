"""What houses differ on in captions: alternative text that repeats, its form, names, time and place."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from newslint.article import Article, Kind
from newslint.checks.captions import BODY, whole_of
from newslint.findings import Hit, Place
from newslint.ledger.near_names import distance
from newslint.on_use import compiled

_LETTERS = compiled(r"[^\W_]+")


def _bare(text: str) -> str:
    return " ".join(_LETTERS.findall(text.lower()))


def alt_equals_caption(article: Article, _: Mapping[str, object]) -> Iterator[Hit]:
    """Alternative text that only repeats the caption, case and punctuation aside."""
    captions = {block.image: (index, _bare(block.text)) for index, block in article.blocks_of(Kind.CAPTION)}
    for index, block in article.blocks_of(Kind.ALT):
        at, caption = captions.get(block.image, (index, ""))
        if block.image is not None and caption and caption == _bare(block.text):
            yield Hit(whole_of(article, index), related=((whole_of(article, at), "the caption"),))


_OPENING = compiled(
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
            yield Hit(whole_of(article, index), {"what": what, "mend": "say what the picture shows in one sentence"})


_OLD = compiled(
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
        if person.family and any(article.blocks[use.place.block].kind in BODY for use in person.mentions)
    ]
    body = " ".join(block.text for _, block in article.blocks_of(*BODY))
    for use in seen:
        near = any(
            distance(use.family.lower(), person.family.lower()) <= (2 if use.given == person.given else 1)
            for person in told
        )
        if crowd[use.place.block] < 3 and not near and use.family not in body:
            yield Hit(use.place, {"name": use.text})


_WHEN = compiled(
    r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)(?:\.|[a-z]*) \d"
    r"|january|february|march|april|june|july|august|september|october|november|december|in may|may \d|today|yesterday"
    r"|tomorrow|tonight|(?:1[5-9]|20)\d\d|undated|last (?:week|month|year|spring|summer|autumn|fall|winter|night)"
    r"|this (?:week|month|year|morning|spring|summer|autumn|fall|winter)|(?:week|month|year|century|decade)s? ago"
    r"|file (?:photo|picture|image)|in the \d0s|earlier|christmas|easter)\b",
    re.IGNORECASE,
)
_WHERE = compiled(
    r"\b(?:in|at|near|outside|inside|from|across|along|over|off|on|of|through|above|around|beside|to|into|toward|towards)"
    r" (?:the |a |an |his |her |their |downtown |central |[a-z]+ern )?(?:\w+ ){0,2}[A-ZÀ-Þ]"
)


def no_time_place(article: Article, _: Mapping[str, object]) -> Iterator[Hit]:
    """A caption that is a sentence and says neither when nor where."""
    for index, block in article.blocks_of(Kind.CAPTION):
        text = block.text
        sentence = len(text.split()) >= 4 and text.rstrip("”\"’' ")[-1:] in (".", "!")
        if sentence and not _WHEN.search(text) and not _WHERE.search(text):
            yield Hit(whole_of(article, index))
