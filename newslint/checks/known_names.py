"""Well-known names that newsrooms misspell, and wrong words for peoples: a form is looked up in a table."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cached_property

from newslint import lexicon
from newslint.article import UNREAD, Article, Kind
from newslint.findings import Hit, Place
from newslint.ledger.names import TITLES
from newslint.ledger.odd_words import is_tied
from newslint.ledger.sentences import STARTS
from newslint.ledger.values import Word
from newslint.name_tables import Wrong, wrong_forms
from newslint.on_use import compiled
from newslint.phrases import Found

_SKIPPED = UNREAD | {Kind.BYLINE, Kind.CREDIT, Kind.SIGN_OFF, Kind.DATE}
_SPELLING = compiled(r"\bmis-?spel|\bspel(?:l|t)|\bmispronounc|\btypo\b|\bnamesake", re.I)
_NOUNS = frozenset(
    "actor actress airport airstrike allies ambassador army artist asylum athlete authorities authority bank "
    "baby border boy boys brigade businessman capital cabinet campaign captain child children citizen "
    "citizens city clinic club coach coast coffee community company constitution country couple court "
    "cricketer cuisine culture currency democracy delegation dialect diplomat diplomats dish doctor doctors "
    "economy election embassy émigré engineer envoy evacuees exile exiles families family farmer farmers "
    "father fighter fighters film flag food footballer force forces fugitive general girl girls government "
    "group hospital immigrant immigrants interpreter interpreters islands journalist journalists judge king "
    "language lawmaker lawmakers lawyer leader leaders man market men migrant migrants military minister "
    "ministry mission mother music musician national nationals navy neighbour neighbor newspaper nurse "
    "nurses official officials opposition origin parliament passport peasants people player police "
    "politician politicians politics poet port president prime prince prisoner prisoners province provinces "
    "rebel rebels refugee refugees regime restaurant restaurants ruler rug rugs security side singer sniper "
    "soldier soldiers state student students team teenager teenagers territory town towns translator "
    "translators troops village villagers villages war wife woman women worker workers writer youth".split()
)
_LISTED = 20


class _Copy:
    """The copy of an article as one text, made when a condition asks for it."""

    def __init__(self, article: Article) -> None:
        self._article = article

    @cached_property
    def text(self) -> str:
        """The blocks of copy, one a line."""
        return "\n".join(block.text for block in self._article.blocks if block.kind not in UNREAD)


def listed(article: Article, options: Mapping[str, object]) -> Iterator[Hit]:
    """Each form of the table named by the option ``table`` that stands in the copy and meets its condition."""
    table = wrong_forms(str(options.get("table", "known_names")))
    copy = _Copy(article)
    for index, block in enumerate(article.blocks):
        if block.kind in _SKIPPED:
            continue
        words = article.ledger.words(index)
        for found in table.phrases.find(block.text, words):
            row = table.row(found.number)
            place = Place(index, found.start, found.end)
            if _is_written(block.text, words, found, row) and _is_slip(article, words, found, row, copy):
                yield _hit(block.text, place, row)


def _hit(text: str, place: Place, row: Wrong) -> Hit:
    written = text[place.start : place.end]
    rights = [right.replace("'", "’") if "’" in written or "’" in text else right for right in row.right]
    if written.isupper():
        rights = [right.upper() for right in rights]
    elif written[0].islower() and row.form[0].isupper():
        rights = [right[0].lower() + right[1:] for right in rights]
    return Hit(place, {"right": "” or “".join(rights)}, tuple(rights))


def _is_written(text: str, words: tuple[Word, ...], found: Found, row: Wrong) -> bool:
    """Whether the words have the capitals of the form: a form that differs in capitals alone is met to the letter."""
    written = text[found.start : found.end].replace("’", "'").replace("\u00a0", " ")
    if any(is_tied(text, word) for word in words[found.first : found.last + 1 if not found.part else found.first]):
        return False
    if any(row.form.casefold() == right.casefold() for right in row.right):
        return written == row.form
    if written.isupper():
        return not row.form.isupper()
    parts = zip(re.split(r"[ -]", written), re.split(r"[ -]", row.form), strict=False)
    return all(part[:1].isupper() or not form[:1].isupper() for part, form in parts)


def _is_slip(article: Article, words: tuple[Word, ...], found: Found, row: Wrong, copy: _Copy) -> bool:
    text = article.blocks[found.block].text
    if text[found.start : found.end] in article.vocabulary:
        return False
    condition = row.condition
    if condition.alone and not _is_alone(text, words, found):
        return False
    if condition.noun and not _before_noun(text, words, found):
        return False
    if not condition.holds_in(copy.text):
        return False
    return _SPELLING.search(text, max(0, found.start - 120), found.end + 120) is None


def _is_alone(text: str, words: tuple[Word, ...], found: Found) -> bool:
    """Whether no other name stands right before or after."""
    if found.first:
        before = words[found.first - 1]
        gap = text[before.end : words[found.first].start]
        low = before.text.lower()
        opens = STARTS.search(text[max(0, before.start - 6) : before.start]) is not None
        if (
            gap in (" ", "\u00a0", ". ")
            and before.text[0].isupper()
            and low not in TITLES
            and low not in lexicon.FUNCTION_WORDS
            and not (opens and lexicon.common(low, 60))
        ):
            return False
    if found.last + 1 < len(words):
        after = words[found.last + 1]
        if text[words[found.last].end : after.start] in (" ", "\u00a0") and after.text[0].isupper():
            return False
    return True


def _before_noun(text: str, words: tuple[Word, ...], found: Found) -> bool:
    if found.last + 1 >= len(words) or found.part:
        return False
    after = words[found.last + 1]
    return text[words[found.last].end : after.start] in (" ", "\u00a0") and after.text in _NOUNS
