"""Two determiners in a row: the trace of an edit that left both the old word and the new one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from newslint import lexicon
from newslint.article import UNREAD, Article
from newslint.checks.articles import fitting_article
from newslint.findings import Hit, Place
from newslint.ledger.sentences import STARTS
from newslint.on_use import compiled
from newslint.patterns import matched_case

_PAIR = compiled(
    r"(?<![\w'’“”\"‘./&@#$£€*_\\<=-])(?P<first>[Tt]he|an?|An|[Hh]is|[Ii]ts|[Tt]heir|[Oo]ur|[Mm]y|[Yy]our)"
    r"(?P<gap>\s{1,4})(?P<second>the|an?|his|her|its|their|our|my|your|this|that|these|those)\s{1,4}"
    r"(?P<next>[^\W_][\w'’-]*)"
)
_ARTICLES = frozenset({"a", "an"})
_OWNERS = frozenset({"his", "its", "their", "our", "my", "your"})
_POINTERS = frozenset({"this", "that", "these", "those"})
_LEFT_OUT = frozenset({("its", "a"), ("its", "an"), ("your", "a"), ("your", "an"), ("a", "her"), ("an", "her")})
"""Pairs that other rules explain, or that may be sound ("is it a her?")."""
_FOREIGN = frozenset("la priori posteriori cappella capella fortiori gogo deux tergo clef list lister listers".split())
"""Words after an "a" that is no article."""
_LETTER = frozenset(
    "sound key string side team level levels class vowel minor flat sharp grade train road game column list or".split()
)
"""Words after an "a" or "an" that may be a letter or be spoken of as a word."""
_PAIRED = frozenset("and or n".split())
"""Words that join two determiners named as words: "a his and hers set"."""
_GRADED = frozenset("vitamin type class group serie category section part option point schedule appendix à".split())
_BEFORE_HIS = frozenset(
    "in on at by for from with into to after before during under over about through against within throughout "
    "since until upon toward towards between among".split()
)
"""Words after which "his" is a determiner; after others it may be a pronoun ("a friend of his the other day")."""
_SHORT = {"a": ("at", "as"), "an": ("and", "on", "in")}
"""What a lone article before another determiner may stand for."""
_OPENERS = frozenset("and but that because so or if when as while think thinks thought says said know knows".split())
"""Words that a clause comes after, so that "its" may stand for "it's"."""
_LAST = compiled(r"([^\W_][\w'’-]*)\s+$")


def clashing_determiners(article: Article, _: Mapping[str, object]) -> Iterator[Hit]:
    """Two different determiners with only white space between."""
    for index, block in enumerate(article.blocks):
        if block.kind in UNREAD:
            continue
        for match in _PAIR.finditer(block.text):
            first, second = match["first"].lower(), match["second"]
            if first != second and _clash(block.text, match, first, second):
                better = tuple(matched_case(match["first"], word) for word in _repairs(first, second, match))
                place = Place(index, match.start("first"), match.end("second"))
                yield Hit(place, {"first": match["first"], "second": second}, better)


def _clash(text: str, match: re.Match[str], first: str, second: str) -> bool:
    """Whether both words are determiners of one noun, and neither a pronoun, a letter or a word spoken of."""
    following = match["next"]
    if (first, second) in _LEFT_OUT or following.lower() in _PAIRED or following.isdigit():
        return False
    lead = text[max(0, match.start() - 40) : match.start()]
    if match["first"][0].isupper() and not STARTS.search(lead):
        return False
    before = _LAST.search(lead)
    last = before[1].lower() if before else ""
    if first in _ARTICLES and not _is_article(last, second, following):
        return False
    if second in _ARTICLES and not _fits(following):
        return False
    if second == "that" or first == "his":
        return _sure(first, second, last, following)
    return not (first == "your" and second == "the" and following in ("one", "best", "only"))


def _is_article(last: str, second: str, following: str) -> bool:
    """Whether a first "a" is an article of English: no grade and no word of another language."""
    if last in _GRADED or (last and not last[0].isdigit() and not lexicon.known(last)):
        return False
    return second not in ("my", "your", "this") or following in ("year", "week", "month", "morning", "evening")


def _fits(following: str) -> bool:
    """Whether a second "a" is an article: a word follows that one may stand before."""
    small = following.lower()
    if small in _FOREIGN or small in _LETTER or following[0].isupper():
        return False
    return small not in lexicon.FUNCTION_WORDS or small in ("very", "such", "whose")


def _sure(first: str, second: str, last: str, following: str) -> bool:
    """Whether "his" is a determiner here and "that" none of a clause ("the that" of grammar, "his that")."""
    if second == "that" and (first == "his" or following.lower() in lexicon.FUNCTION_WORDS or not last):
        return False
    if first == "his" and last not in _BEFORE_HIS:
        return False
    return second != "that" or lexicon.common(following.lower(), 35)


def _repairs(first: str, second: str, match: re.Match[str]) -> tuple[str, ...]:
    """What may be meant: either word, or the short word that an article is the rest of."""
    following = match["next"]
    if first in _ARTICLES and second in _ARTICLES:
        return (fitting_article(following) or second, *_SHORT[first][:1])
    if second in _ARTICLES:
        return first, fitting_article(following) or second
    if first == "its" and second not in _POINTERS:
        before = _LAST.search(match.string[max(0, match.start() - 40) : match.start()])
        opens = before is None or before[1].lower() in _OPENERS
        return (f"it's {second}", second, first) if opens else (second, first)
    if first in _ARTICLES:
        return (second, fitting_article(following) or first, *(f"{word} {second}" for word in _SHORT[first]))
    return (first, second) if first in _OWNERS and second in ("the", *_POINTERS) else (second, first)
