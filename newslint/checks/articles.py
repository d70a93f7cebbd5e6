"""The article "a" or "an" against the sound of the word, figure or initials after it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from newslint import lexicon
from newslint.article import UNREAD, Article
from newslint.checks import sounds
from newslint.findings import Hit, Place
from newslint.ledger.sentences import STARTS
from newslint.on_use import compiled

_ARTICLE = compiled(
    r"(?<![\w'’./&@#$£€*\\<-])(?P<article>an?|An?)\s{1,4}(?P<quote>['\"“‘]?)(?P<next>[$£€]?[^\W_][\w.,&'’/+-]*)"
)
_NO_ARTICLE_BEFORE = frozenset(
    "vitamin vitamins grade type class group plan serie hepatitis category hall block section part option "
    "point influenza flu channel team pool league division schedule list factor phase annex appendix à tier "
    "ligue liga exhibit".split()
)
"""Words after which a single A is a name or grade."""
_IRISH = frozenset("taoiseach tánaiste garda gardaí post bord taisce dáil seanad roinn".split())
_ARTICLE_LIKE = frozenset({"only", "out", "off", "up", "under", "over", "inside", "outside"})
_LETTER = compiled(r"[A-Za-z](?=-[^\W\d_]{2}|-\d|\d)|[A-Z](?=&[A-Z])")
_SUM = compiled(r"(?!N95\b)[NR]\d")
"""A sum in naira or rand, read as the money: a N30bn loan, a R300m house; no N95 mask."""
_CAPITALS = compiled(r"[A-Z](?:[A-Z&.\d]*[A-Z]|\.[A-Z]\.?|[A-Z])[A-Z\d.&]*(?:['’]?s|['’]|\+)?(?=$|-|['’])")


_GAELIC = compiled(r"[a-z]-[A-Z]")
"""The article of Gaelic names: Mac an t-Saoir."""


def wrong_article(article: Article, _: Mapping[str, object]) -> Iterator[Hit]:
    """ "a" before a vowel sound, "an" before a consonant."""
    for index, block in enumerate(article.blocks):
        if block.kind in UNREAD or not any(letter.islower() for letter in block.text):
            continue
        for match in _ARTICLE.finditer(block.text):
            written, after = match.group("article"), match.group("next").rstrip(".,'’/+-") or ""
            fitting = fitting_article(after if not _dotted(match.group("next")) else match.group("next"))
            if fitting is None or fitting == written.lower():
                continue
            if not _is_article(block.text, match, after) or _GAELIC.match(after):
                continue
            better = fitting.capitalize() if written[0] == "A" else fitting
            choices = _repairs(written.lower(), after, better)
            place = Place(index, match.start("article"), match.end("article"))
            yield Hit(place, {"next": after, "given": written}, choices)


def _dotted(token: str) -> bool:
    return re.match(r"(?:[A-Z]\.){2}|[A-Z]\.$", token) is not None


def fitting_article(token: str) -> str | None:
    """The article the token wants, "a" or "an"; None where unsure or where it is no word for an article."""
    bare = token.lstrip("$£€")
    if not bare:
        return None
    if bare[0].isdigit():
        return sounds.of_number(bare)
    if _SUM.match(bare):
        return None
    if _LETTER.match(bare):
        return sounds.of_letter(bare[0]) if bare[0].isupper() or bare[1] == "-" else None
    if _dotted(bare) or _CAPITALS.match(bare):
        return _of_capitals(bare)
    word = re.split(r"[/.,&+]", bare)[0]
    if len(word) < 2 or word.lower() in lexicon.FUNCTION_WORDS - _ARTICLE_LIKE:
        return None
    if word[0].islower() and word[1].isupper():
        return "an" if word[0] in "ie" or word.startswith("mRNA") else None
    if word.islower() and not lexicon.known(word.capitalize(), 95):
        return None
    return sounds.of_word(word) if any(letter.islower() for letter in word) else None


def _of_capitals(token: str) -> str | None:
    """Initials, or a word in capitals for emphasis."""
    found = sounds.of_initials(token)
    word = token.split("-")[0].lower()
    listed = token.split("-")[0].rstrip("s'’") in sounds.LISTED
    if not listed and word.isalpha() and len(word) > 2 and lexicon.common(word, 50):
        return None
    return found


def _is_article(text: str, match: re.Match[str], after: str) -> bool:
    """Whether the A is an article: no grade, name, list mark or word of another language."""
    written, start = match.group("article"), match.start()
    lead = text[max(0, start - 40) : start]
    if written[0] == "A" and not STARTS.search(lead):
        return False
    if written == "An" and after[:1].isupper() and after[1:2].islower():
        return False
    if after.lower() in _IRISH or (
        after[:1].isupper() and after[1:2].islower() and not _in_english(text, match, after)
    ):
        return False
    before = re.search(r"([\w'’-]+)\s+$", lead)
    if before:
        word = before.group(1)
        if word.lower() in _NO_ARTICLE_BEFORE:
            return False
        foreign = not word[0].isdigit() and not lexicon.known(word.lower()) and not lexicon.known(word)
        return not foreign or after[:1].isdigit()
    return True


def _in_english(text: str, match: re.Match[str], after: str) -> bool:
    """Whether a name stands among English words, where "a" may also be a small word of another language."""
    if lexicon.known(after):
        return True
    following = re.match(r"[.,]?\s+([^\W\d_]+)", text[match.end() : match.end() + 40])
    return following is not None and following.group(1).islower() and lexicon.common(following.group(1), 35)


def _repairs(written: str, after: str, better: str) -> tuple[str, ...]:
    """What may be meant: "an" before a plain consonant may stand for "and"."""
    plain = after.islower() and after.isalpha() and after[0] not in "aeiouh"
    if written == "an" and plain:
        return better, better.replace("a", "and").replace("A", "And")
    return (better,)
