"""Pictures: caption, credit and alternative text, over every format that has them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise

from newslint import lexicon
from newslint.article import Article, FieldState, Image, ImageField, Kind, Span
from newslint.findings import Hit, Place
from newslint.on_use import compiled

_LABEL = r"(?:Photo(?:graph)?|Image|Picture|Pic|Credit|Graphic|Illustration)"
_GLUED = compiled(rf"(?<=[^\W\d_])[.!?]?(?P<at>{_LABEL}(?: by)?(?=: ?\S)|©)")


def _pictures(article: Article) -> list[Image]:
    return [image for image in article.images if not image.decorative and image.src.state is not FieldState.EMPTY]


def _point(image: Image, field: ImageField) -> Span:
    """Where a missing field is shown: its empty value, else the image."""
    return field.span if field.state is FieldState.EMPTY and field.span else image.anchor


def _demand(options: Mapping[str, object]) -> str:
    """Whether the house asks for a field: of every picture, of none, or where others of the draft have it."""
    return str(options.get("demand", "others"))


def missing_caption(article: Article, options: Mapping[str, object]) -> Iterator[Hit]:
    """A picture without a caption, where another picture of the draft has one or the house demands it."""
    demand = _demand(options)
    pictures = _pictures(article)
    captioned = demand == "always" or any(image.caption for image in pictures)
    for image in pictures:
        bare = image.alt.missing and image.credit.missing and demand != "always"
        if image.caption.missing and captioned and not bare and demand != "never":
            yield Hit(_point(image, image.caption))


_GIVEN = compiled(
    r"\b(?:handout|courtesy of|courtesy|supplied by|provided by|released by|supplied|screengrab|screenshot|still from"
    r"|(?:image|frame) (?:from|taken from) (?:a )?video|stock (?:photo|image)|satellite image"
    r"|google (?:maps|street view|earth)"
    r"|cctv|dashcam|bodycam|body-?worn camera)\b",
    re.IGNORECASE,
)
"""Words of a caption that say where the picture comes from."""


def missing_credit(article: Article, options: Mapping[str, object]) -> Iterator[Hit]:
    """A captioned picture without a credit.

    Silent where two or more captioned pictures all lack one: that house keeps its credits elsewhere.
    """
    demand = _demand(options)
    asked = [
        image
        for image in _pictures(article)
        if image.caption or image.credit.state is FieldState.EMPTY or demand == "always"
    ]
    credited = [image for image in article.images if image.credit and not _is_label(image.credit.text)]
    bare = [image for image in asked if image.credit.missing or _is_label(image.credit.text)]
    keeps_elsewhere = not credited and len(bare) > 1 and not any(image.credit.span for image in bare)
    if demand == "never" or (keeps_elsewhere and demand != "always"):
        return
    for image in bare:
        if image.credit.span:
            what = "The credit is empty" if image.credit.missing else "The credit is a bare label"
            yield Hit(image.credit.span, {"what": what})
        elif demand == "always" or not _GIVEN.search(image.caption.text):
            what = "This picture has a caption and no credit" if image.caption else "This picture has no credit"
            yield Hit(image.caption.span or image.anchor, {"what": what})


def _is_label(text: str) -> bool:
    return re.fullmatch(rf"{_LABEL}s?(?: by)?[:.]?", text.strip(), re.IGNORECASE) is not None


def missing_alt(article: Article, options: Mapping[str, object]) -> Iterator[Hit]:
    """A picture that carries meaning and has no alternative text, in a format that can hold one."""
    demand = _demand(options)
    pictures = _pictures(article)
    can_describe = demand == "always" or article.format != "text" or any(image.alt for image in pictures)
    for image in pictures:
        if image.alt.missing and can_describe and demand != "never":
            yield Hit(_point(image, image.alt))


def credit_fused(article: Article, _: Mapping[str, object]) -> Iterator[Hit]:
    """A credit label run on to the last word of its caption."""
    text = article.source.text
    found: set[int] = set()
    below = [block for _, block in article.blocks_of(Kind.CAPTION, Kind.CREDIT)]
    for caption, credit in pairwise(below):
        start = credit.extent.start
        if (caption.kind, credit.kind) != (Kind.CAPTION, Kind.CREDIT) or caption.extent.end != start or not start:
            continue
        label = re.match(rf"{_LABEL}\b|©", text[start : credit.extent.end])
        if label and not text[start - 1].isspace() and text[start - 1] not in "([{|/":
            found.add(start)
            yield Hit(Span(start, start + label.end()), better=(f" {label.group()}",))
    for index, block in enumerate(article.blocks):
        if block.kind in (Kind.CAPTION, Kind.PARAGRAPH, Kind.ALT) and (":" in block.text or "©" in block.text):
            for match in _GLUED.finditer(block.text):
                place = Place(index, match.start("at"), match.end("at"))
                if block.source_span(*place[1:]).start not in found:
                    yield Hit(place, better=(f" {match['at']}",))


_TITLES = frozenset(
    "president minister prime mayor king queen prince princess duke duchess sir lady lord judge sheriff senator "
    "governor captain coach professor director chief secretary ambassador".split()
)
_VERBS = frozenset(
    "is are was were has have says said wins win won loses lost leaves leave enters makes takes takes gets goes beats "
    "beat opens closes rises falls hits holds stands sits walks runs looks speaks meets waits plays returns arrives "
    "faces signs shows gives calls seeks backs votes plans wants urges warns ends starts begins marks".split()
)


def keyword_slug(article: Article, _: Mapping[str, object]) -> Iterator[Hit]:
    """Archive keywords in place of a caption or alternative text: names and nouns, no verb, no function word."""
    for index, block in enumerate(article.blocks):
        if block.kind in (Kind.ALT, Kind.CAPTION) and _is_keywords(block.text):
            yield Hit(Place(index, 0, len(block.text)), {"text": block.text[:80]})


def _is_keywords(text: str) -> bool:
    words = text.split()
    if (
        not 5 <= len(words) <= 20
        or re.search(r"[.,;:!?“”\"()–—&'’]", text)
        or not all(word.isalpha() for word in words)
    ):
        return False
    lower = [word.lower() for word in words]
    if any(word in lexicon.FUNCTION_WORDS or word in _VERBS or word in _TITLES for word in lower):
        return False
    if len(words) < 7 and any(word.endswith(("ing", "ed")) for word in lower):
        return False
    capitals = sum(word[0].isupper() for word in words)
    ordinary = sum(lexicon.level(word) is not None for word in lower)
    one_case = capitals == len(words) or (capitals == 0 and len(words) >= 6)
    return one_case and ordinary >= 4 - (capitals == 0)
