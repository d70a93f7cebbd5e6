"""Names as the story uses them: every capitalised run, its surname, and the first name or title before it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from newslint import lexicon
from newslint.article import Kind
from newslint.findings import Place
from newslint.ledger.values import Word
from newslint.on_use import compiled
from newslint.records import record

if TYPE_CHECKING:
    from newslint.article import Article

_READ = frozenset(
    {
        Kind.HEADLINE,
        Kind.STANDFIRST,
        Kind.PARAGRAPH,
        Kind.SUBHEAD,
        Kind.LIST,
        Kind.BLOCK_QUOTE,
        Kind.PULL_QUOTE,
        Kind.CAPTION,
        Kind.ALT,
    }
)
COURTESY = frozenset("mr mrs ms miss mx dr sir dame lord lady prof professor rev reverend".split())
TITLES = COURTESY | frozenset(
    "sen senator rep representative gov governor lt col colonel gen general capt captain sgt sergeant maj major cmdr "
    "commander adm admiral det detective insp inspector constable officer chief sheriff deputy judge justice president "
    "chancellor minister premier mayor councillor councilman councilwoman councilor cllr ambassador secretary chairman "
    "chairwoman chair director superintendent principal coach manager bishop archbishop cardinal pope father sister "
    "brother king queen prince princess duke duchess earl baron baroness count countess sheikh imam rabbi pastor fr st "
    "doctor nurse lawyer attorney prosecutor spokesman spokeswoman spokesperson engineer architect librarian actor "
    "actress singer author writer editor reporter farmer baker teacher resident owner founder former acting defendant "
    "suspect striker goalkeeper midfielder defender winger pitcher quarterback forward driver pilot skipper".split()
)
PARTICLES = frozenset("de da do dos das du del della di van der den ter ten von zu al bin ibn la le el y e".split())
_PLACE_FIRST = frozenset(
    "south north east west new san santa los las saint mount lake fort port great upper lower northern southern "
    "eastern western central royal university".split()
)
_OPENERS = frozenset(
    "later earlier yesterday today tomorrow tonight meanwhile however still now once soon instead perhaps finally "
    "eventually asked even again afterwards often sometimes only outside inside nearby elsewhere like unlike "
    "besides".split()
)
"""Words that open a sentence before a name and are no first names."""
_GIVEN_TITLES = frozenset("earl dean duke prince king baron bishop major father sister brother baker".split())
"""Titles that are first names as well, or stand in for one: right before a surname they introduce a person."""
_ENGLISH = frozenset("the of and to is was for that with on it by from his her said at are be has have had not".split())
_HANDLE = compiled(r"@|\.[a-z]{2}|/\w|_")
_BEFORE_NAMES = lexicon.FUNCTION_WORDS | TITLES | _OPENERS
_SPACE = compiled("[ \u00a0\u202f]$")


@record
class NameUse:
    """One use of a surname, or of a capitalised word that may be one.

    ``first`` is the first name before it, ``title`` the title, both folded and empty where there is none. ``before``
    is the lower-case word before the whole run, ``lead`` the text before it and ``after`` what follows the name.
    ``initial`` marks a lone initial before the surname, ``of_place`` a name such as "South Korea".
    """

    place: Place
    text: str
    first: str
    title: str
    before: str
    lead: str
    after: str
    initial: bool
    of_place: bool


@lru_cache(maxsize=20_000)
def folded(text: str) -> str:
    """A name without accents and case."""
    decomposed = unicodedata.normalize("NFD", text)
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter)).lower()


def find_names(article: Article) -> tuple[NameUse, ...]:
    """The uses of names in the copy, team sheets and result lists left out, in order."""
    found: list[NameUse] = []
    for index, block in enumerate(article.blocks):
        if block.kind not in _READ or _is_list_of_names(block.text):
            continue
        words = article.ledger.words(index)
        if _is_foreign(words):
            continue
        titled = block.kind in (Kind.HEADLINE, Kind.SUBHEAD) and _is_title_case(words)
        found.extend(_in_title(block.text, words) if titled else _uses(block.text, words))
    return tuple(found)


def _is_foreign(words: Sequence[Word]) -> bool:
    """Whether a passage is no English: next to none of the small words that English can't do without."""
    sample = [word.text for word in words[:400] if word.text.islower()]
    return len(sample) >= 12 and sum(word in _ENGLISH for word in sample) * 20 < len(sample)


def _is_title_case(words: Sequence[Word]) -> bool:
    return len(words) > 2 and sum(word.text[:1].isupper() for word in words) * 3 >= 2 * len(words)


def _in_title(text: str, words: Sequence[Word]) -> Iterator[NameUse]:
    """The words of a headline with capitals throughout: each may be a surname, and no run shows a first name."""
    for at, word in enumerate(words):
        if _is_capitalised(word.text) and not lexicon.common(word.text, 60):
            use = _use(text, words, at, at + 1)
            if use:
                yield use


_LISTED = compiled(r"(?<!\w)[^\W\d_]++(?: \([^)]{1,20}\))?[,;]")


def _is_list_of_names(text: str) -> bool:
    """Whether a block is a team sheet: mostly capitalised words with commas between."""
    listed = len(_LISTED.findall(text))
    words = text.split()
    return listed >= 5 and sum(word[:1].isupper() for word in words) * 5 >= 3 * len(words)


def _uses(text: str, words: Sequence[Word]) -> Iterator[NameUse]:
    at = 0
    while at < len(words):
        if not _is_capitalised(words[at].text):
            at += 1
            continue
        end = at + 1
        while end < len(words) and _joins(text, words, end):
            end += 1
        while end > at + 1 and not _is_capitalised(words[end - 1].text):
            end -= 1
        use = _use(text, words, at, end)
        if use:
            yield use
        at = end


def _is_capitalised(word: str) -> bool:
    return word[:1].isupper() and not (len(word) > 3 and word.isupper())


def _joins(text: str, words: Sequence[Word], at: int) -> bool:
    """Whether a word goes on the run of the word before it."""
    gap = text[words[at - 1].end : words[at].start]
    previous = words[at - 1].text
    abbreviated = gap in (". ", ".\u00a0") and (len(previous) == 1 or previous.lower() in TITLES)
    if not (_SPACE.fullmatch(gap) or abbreviated):
        return False
    word = words[at].text
    if word in PARTICLES or (word.lower() in PARTICLES and word.islower()):
        ahead = next((other.text for other in words[at + 1 : at + 4] if other.text not in PARTICLES), "")
        return _is_capitalised(ahead)
    return _is_capitalised(word)


def _opens(word: str) -> bool:
    """Whether a word is a participle or adverb that opens a sentence: "Following Assange", "Recently Marchetti"."""
    return len(word) > 6 and word.endswith(("ing", "ly")) and lexicon.common(word, 60)


def _use(text: str, words: Sequence[Word], at: int, end: int) -> NameUse | None:
    run = list(words[at:end])
    title = ""
    while len(run) > 1 and ((word := run[0].text.lower()) in _BEFORE_NAMES or _opens(word)):
        title = word if word in TITLES else title
        run.pop(0)
    while len(run) > 2 and lexicon.common(run[0].text.lower(), 60):
        run.pop(0)
    last = run[-1]
    if last.text.lower() in ("jr", "sr", "ii", "iii") and len(run) > 1:
        run.pop()
        last = run[-1]
    name = re.sub(r"['’]s?$", "", last.text)
    start = words[at].start
    if text[start - 1 : start] in ("@", "/", "#", "_", ".", "\\") or _HANDLE.match(text, last.end):
        return None
    if len(name) < 3 or (len(run) == 1 and name.lower() in lexicon.FUNCTION_WORDS):
        return None
    if "-" in name[:2] or not re.fullmatch(r"[^\W\d_](?:[^\W\d_]|['’-])*[^\W\d_]", name):
        return None
    givens = [word.text for word in run[:-1] if word.text.lower() not in PARTICLES]
    first = folded(givens[0]) if givens else ""
    if not first and title in _GIVEN_TITLES:
        first, title = title, ""
    before = words[at - 1].text.lower() if at and words[at - 1].end + 2 >= words[at].start else ""
    place = Place(last.block, last.start, last.start + len(name) if name == last.text[: len(name)] else last.end)
    return NameUse(
        place,
        name,
        "" if len(first) == 1 else first,
        title,
        before,
        text[max(0, start - 40) : start],
        text[place.end : place.end + 40],
        bool(givens) and all(len(word) == 1 for word in givens),
        first in _PLACE_FIRST,
    )
