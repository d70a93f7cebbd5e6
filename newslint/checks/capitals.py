"""The shift key held too long or pressed too late: "THe", "MOnday", "tHe"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from newslint import lexicon
from newslint.article import UNREAD, Article
from newslint.findings import Hit, Place
from newslint.ledger.sentences import STARTS
from newslint.on_use import compiled

_MIXED = compiled(
    r"(?<![\w@#./\\&+'’_‑-])(?P<word>[A-Z]{2}[a-z]+|[A-Z]{3,6}[a-z]{1,6}|[a-z][A-Z]+[a-z]*|[a-z]{2,8}[A-Z][a-z]*)"
    r"(?=(?:['’]s?)?(?![\w@/\\&_'’‑-]|\.\w))"
)
_DAYS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april june july august september "
    "october november december".split()
)
_SMALL = (lexicon.FUNCTION_WORDS | {"said", "says", "new"}) - {"its", "us", "it", "is", "am", "me", "ours", "do", "so"}
_SHORT = frozenset(
    "the and for but she her not you all one two new who our sir may how now why can out off was his had inc "
    "ltd".split()
)
_PAIRS = frozenset({"tO", "oF", "bY", "oN", "aT", "hE", "wE"})
_BRANDS = frozenset(
    "ebay ipad ipads iphone iphones ipod ipods imac itunes icloud ukip ofcom ofsted ofgem ofwat email ebook "
    "ebooks ecommerce bae".split()
)


def caps_slip(article: Article, _: Mapping[str, object]) -> Iterator[Hit]:
    """An ordinary word or name with two capitals and then lower case, or with its capital one letter late."""
    found: list[tuple[Place, str, str]] = []
    for index, block in enumerate(article.blocks):
        if block.kind in UNREAD:
            continue
        for match in _MIXED.finditer(block.text):
            word = match["word"]
            if _is_slip(word) and word not in article.vocabulary:
                found.append(
                    (Place(index, *match.span("word")), word, block.text[max(0, match.start() - 6) : match.start()])
                )
    seen = Counter(word for _, word, _ in found)
    for place, word, before in found:
        if seen[word] == 1:
            starts = STARTS.search(before) is not None and not before.endswith(":")
            yield Hit(place, better=(_repaired(word, starts),))


def _is_slip(word: str) -> bool:
    lower = word.lower()
    if lower in _BRANDS:
        return False
    if len(word) == 2:
        return word in _PAIRS
    if word[1].islower():
        return word[0].islower() and (lower in _DAYS or (lower in _SMALL and len(word) > 2))
    if word[0].islower():
        return _late(word, lower)
    if word[2].isupper():
        return lower in _SMALL and len(word) > 3 and lower not in ("cannot",)
    if len(word) == 3:
        return lower in _SHORT
    return _is_known(lower)


def _late(word: str, lower: str) -> bool:
    """ "tHe", "wEdnesday", "tHE"; words that begin with e- or i- are brands and forms of their own."""
    if lower in _DAYS or (lower in _SMALL and len(word) > 2):
        return True
    return len(word) > 4 and word[0] not in "eimxykdp" and word[2:].islower() and _is_known(lower)


def _is_known(lower: str) -> bool:
    """Whether the word, or the name it makes with one capital, is a common one."""
    found = lexicon.entry(lower.capitalize())
    return found is not None and found.level <= 60


def _repaired(word: str, starts: bool) -> str:
    lower = word.lower()
    found = lexicon.entry(lower)
    name = found is None or lower in _DAYS
    if starts or name:
        return lower.capitalize()
    return lower if word[0].islower() or lower in _SMALL else lower.capitalize()
