"""Contractions and possessives written without their apostrophe."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from newslint.article import UNREAD, Article
from newslint.findings import Hit
from newslint.ledger.values import Word

_PARTED = (
    "aren't couldn't didn't doesn't hadn't hasn't haven't isn't mustn't needn't shouldn't wasn't weren't wouldn't "
    "mightn't they're they've you're you've we've could've should've would've might've they'll you'll that'll it'll "
    "they'd you'd that's there's here's what's where's everyone's somebody's nobody's women's children's "
    "congresswoman's spokeswoman's ma'am o'clock y'all"
).split()
_ALWAYS = {whole.replace("'", ""): whole for whole in _PARTED}
"""Forms that are no words without the apostrophe."""
_SUBJECTS = frozenset("i you we they he she it that this there who which people and but or so if".split())
_BARE = frozenset(
    "be have get go let do make take happen work stop need know see come give tell say change help want think like "
    "believe understand really care forget worry even always find afford wait stand imagine remember hear leave keep "
    "mean feel look seem allow accept blame expect live pay play win lose buy trust survive last return end".split()
)
_AFTER_AM = frozenset(
    "not a an the going so very sure sorry glad really just still never always trying happy afraid proud here in "
    "on from too only also getting looking doing done".split()
)
_AFTER_HAVE = frozenset("been got had seen always never just done heard known made lost already gone come told".split())
_MENS = frozenset(
    "team teams tennis singles doubles final race football basketball soccer cricket rugby clothing clothes prison "
    "health world national champion championship title event game league shoes wear fashion relay hockey".split()
)
_NOW_AND_THEN = {
    "dont": ("don't", _SUBJECTS - {"he", "she", "it"}, _BARE),
    "wont": ("won't", _SUBJECTS, _BARE),
    "cant": ("can't", _SUBJECTS, _BARE),
    "im": ("I'm", None, _AFTER_AM),
    "ive": ("I've", None, _AFTER_HAVE),
    "mens": ("men's", None, _MENS),
}
"""Forms that are words as well, of English or another language: what they stand for, and the words that must be
before and after them (any, where None)."""


def missing_apostrophe(article: Article, _: Mapping[str, object]) -> Iterator[Hit]:
    """A contraction or possessive without its apostrophe, where it can be no word of its own."""
    curly = article.source.text.count("’") > article.source.text.count("'")
    for index, block in enumerate(article.blocks):
        if block.kind in UNREAD:
            continue
        words = article.ledger.words(index)
        for at, word in enumerate(words):
            whole = _meant(words, at)
            if whole and not _is_tied(block.text, word):
                better = whole[0].upper() + whole[1:] if word.text[0].isupper() else whole
                yield Hit(word.place, better=(better.replace("'", "’") if curly else better,))


def _meant(words: Sequence[Word], at: int) -> str | None:
    """The contraction that a word stands for, or None."""
    text = words[at].text
    small = text.lower()
    if text[1:] != small[1:]:
        return None
    if small in _ALWAYS:
        return _ALWAYS[small] if text == small or not _is_named(words, at) else None
    if small not in _NOW_AND_THEN or (text != small and small in ("ive", "mens", "im")):
        return None
    whole, subjects, following = _NOW_AND_THEN[small]
    before = words[at - 1].text.lower() if at else ""
    after = words[at + 1].text if at + 1 < len(words) else ""
    return whole if after in following and (subjects is None or before in subjects) else None


def _is_named(words: Sequence[Word], at: int) -> bool:
    """Whether a capitalised form stands among capitalised words, as in "Childrens Hospital"."""
    near = (*words[max(0, at - 1) : at], *words[at + 1 : at + 2])
    return any(word.text[:1].isupper() for word in near)


def _is_tied(text: str, word: Word) -> bool:
    """Whether a mark of an address, a tag or a word of its own touches it."""
    before, after = text[max(0, word.start - 1) : word.start], text[word.end : word.end + 1]
    if before and (before in "@#/_.&-'‘’\"“" or before.isalnum()):
        return before not in "\"“‘'" or after in "\"”’'"
    if after == "." and text[word.end + 1 : word.end + 2].isalnum():
        return True
    return bool(after) and after in "@/_=-"
