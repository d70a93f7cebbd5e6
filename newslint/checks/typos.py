"""Slips of the keyboard that need the lexicon: words run together, a lost space after a stop."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from newslint import lexicon
from newslint.article import UNREAD, Article
from newslint.findings import Hit, Place
from newslint.ledger.slips import What
from newslint.on_use import compiled


def fused_words(article: Article, _: Mapping[str, object]) -> Iterator[Hit]:
    """Two words run together: a token no list holds that splits into two frequent words."""
    return _slips(article, What.FUSED)


def split_word(article: Article, _: Mapping[str, object]) -> Iterator[Hit]:
    """A word broken by a stray space or hyphen, or two words parted at the wrong place."""
    return _slips(article, What.SPLIT)


def common_misspelling(article: Article, _: Mapping[str, object]) -> Iterator[Hit]:
    """A misspelling that stands on the list of known ones."""
    return _slips(article, What.LISTED)


def unknown_word(article: Article, options: Mapping[str, object]) -> Iterator[Hit]:
    """A lower-case word that no list holds; with ``certainty: likely`` also those with a doubtful reading."""
    return _slips(article, What.MISSPELT, likely=options.get("certainty") == "likely")


def _slips(article: Article, what: What, *, likely: bool = False) -> Iterator[Hit]:
    for slip in article.ledger.slips:
        if slip.what is what and (slip.sure or likely):
            yield Hit(slip.place, better=slip.better)


_STOP = compiled(
    r"(?P<left>(?<![\w.@/#&+])[^\W\d_]{2,}(?:['’](?:t|s|re|ve|ll|d))?|"
    r"(?<=\d)(?:am|pm|km|kg|cm|mm|mph|kph|bn|ft|in|st|nd|rd|th|s)|\d\d%?|\))"
    r"(?P<mark>[.!?,;:])(?P<right>[^\W\d_]{2,})(?![\w@/+]|[.:][^\W_])"
)
_TIGHT = compiled(r"[.!?,;:](?:[^\W\d_]|[“”][^\W\d_])")
_QUOTED = compiled(r"(?<=[^\W\d_])(?P<open>[.?!,]“)(?=[^\W\d_])|(?<=[^\W\d_])(?P<close>[.?!,]”)(?=[^\W\d_]{2})")
_ABBREVIATIONS = frozenset(
    "st mr mrs ms dr prof rev hon gen col capt lt sgt gov sen rep jr sr inc ltd co corp no vs etc eg ie al ft mt ave "
    "jan feb mar apr jun jul aug sept sep oct nov dec mon tue tues wed weds thu thur thurs fri sat sun approx est dept "
    "univ wm geo chas jas thos geo bros govt assn intl natl msgr fr br supt insp det cpl pvt adm cmdr brig maj hwy "
    "blvd pres atty".split()
)
_WORDS = frozenset("no sat sun mar".split())
"""Those that in lower case are words."""
_GAELIC = compiled(r"(?:Mc|Mac|Fitz|O[’'])[A-Z][a-z]+\Z")
_TITLES = frozenset("Capt Cllr Sen Rep Gov Gen Col Lt Sgt Prof Rev Mr Mrs Ms".split())
"""Short forms of titles: a name follows them with a space ("Sen.Whitcomb")."""
_HOSTS = frozenset(
    "com org net edu gov int mil info biz news media tv io ai app dev uk us eu de fr js ts py md".split()
)


_ENDINGS = frozenset(
    "co au nz ca ie jp cn br es nl se fi dk ch pl ru za ng ke fm gg ly cc ws xyz online shop store site blog tech club "
    "world live life space website cloud digital agency studio design group global london nyc paris html htm pdf doc "
    "docx xls xlsx ppt txt csv jpg jpeg png gif zip exe php asp aspx jsp css json xml yml yaml toml core inc tel auth "
    "api sdk".split()
)
"""Ends of addresses, files and code that a name may have ("Monday.Com", "Asp.Net")."""
_RUNS_ON = compiled(r"(?:['’]s)?[,;]? [“‘(\"']?[^\W\d_]")
_SENTENCE = compiled(r"(?:[^\W_][\w'’,-]* ){2,}\Z")


def missing_space(article: Article, _: Mapping[str, object]) -> Iterator[Hit]:
    """No space after a stop or comma, with an ordinary word on each side."""
    for index, block in enumerate(article.blocks):
        if block.kind in UNREAD or not _TIGHT.search(block.text):
            continue
        for match in _STOP.finditer(block.text):
            measured = block.text[max(0, match.start() - 1) : match.start()].isdigit()
            running = _runs(block.text, match) and _may_open(article, match)
            if _two_words(match["left"], match["mark"], match["right"], measured=measured, running=running):
                better = f"{match['left']}{match['mark']} {match['right']}"
                yield Hit(Place(index, *match.span()), better=(better,))
        for match in _QUOTED.finditer(block.text):
            mark = match["open"] or match["close"]
            better = f"{mark[0]} {mark[1]}" if match["open"] else f"{mark} "
            yield Hit(Place(index, *match.span()), better=(better,))


def _runs(text: str, match: re.Match[str]) -> bool:
    """Whether a sentence runs up to the mark and another one on from it, so that it stands in no address or name."""
    start = match.start()
    while start and text[start - 1].isdigit():
        start -= 1
    before = _SENTENCE.search(text, max(0, start - 80), start)
    return bool(before and re.search(r"(?<!\w)[a-z]", before.group()) and _RUNS_ON.match(text, match.end()))


def _may_open(article: Article, match: re.Match[str]) -> bool:
    """Whether the word after a mark may open a sentence, and the two are no name of the draft ("One.Tel")."""
    right = match["right"]
    texts = [block.text for block in article.blocks if block.kind not in UNREAD]
    if sum(text.count(match.group()) for text in texts) > 1:
        return False
    if right in _TITLES or (len(right) > 3 and lexicon.known(right)):
        return True
    alone = re.compile(rf"(?<![\w.@-]){right}(?![\w-]|\.\w)")
    return any(alone.search(text) for text in texts)


def _two_words(left: str, mark: str, right: str, *, measured: bool, running: bool) -> bool:
    """Whether the words on both sides of a mark are two words of copy.

    ``measured`` says that a figure comes before, ``running`` that sentences run up to the mark and on from it.
    """
    if left in _TITLES and mark == ".":
        return right[0].isupper() and len(right) > 2 and right[1:].islower()
    short = left.lower() in _ABBREVIATIONS and not (left in _WORDS and right.lower() in lexicon.FUNCTION_WORDS)
    if short or right.lower() in _HOSTS or right.isupper() or not right[1:].islower():
        return False
    if measured or not left.isalpha():
        starts = right.lower() in lexicon.FUNCTION_WORDS or (running and lexicon.common(right.lower(), 35))
        return mark in ".!?" and right[0].isupper() and starts
    if left.isupper() or not (left[1:].islower() or _GAELIC.match(left)):
        return False
    if mark in ".!?":
        return right[0].isupper() and _ends_sentence(left, right, running=running)
    near = {left, right.lower()} & lexicon.FUNCTION_WORDS
    return mark != ":" and left.islower() and bool(near) and lexicon.known(left) and lexicon.known(right)


def _ends_sentence(left: str, right: str, *, running: bool) -> bool:
    """Whether a word can end a sentence and a capitalised one start the next."""
    if left.islower():
        return lexicon.known(left) or right.lower() in lexicon.FUNCTION_WORDS
    if len(left) < 3:
        return False
    if right.lower() in lexicon.FUNCTION_WORDS or lexicon.common(right.lower(), 35):
        return True
    return running and right.lower() not in _ENDINGS
