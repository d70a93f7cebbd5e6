"""One body, firm, product or team under two names that are nearly the same."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from newslint import lexicon
from newslint.article import Article, Kind
from newslint.findings import Hit, Place
from newslint.ledger import name_words
from newslint.ledger.names import folded
from newslint.ledger.near_names import distance
from newslint.ledger.runs import PARTICLES
from newslint.ledger.sentences import STARTS
from newslint.ledger.values import Word
from newslint.records import field, mutable

_READ = frozenset({Kind.HEADLINE, Kind.STANDFIRST, Kind.PARAGRAPH, Kind.LIST, Kind.CAPTION})
_SMALL = frozenset("of for and the &".split())
_COUNTED = frozenset(
    "school hospital hotel court bank church club team college library museum theatre theater cinema shop "
    "store pub inn bar station airport port school home centre center clinic farm mill mine council union "
    "party league group company firm force army brigade regiment committee commission board award prize game "
    "championship cup open university restaurant road street lane avenue mountain hill lake river island "
    "garden park ground field house building tower bridge prison officer minister secretary republican "
    "democrat conservative liberal nationalist socialist green member fund trust institute academy society "
    "association department office service branch county district state".split()
)
"""Words of which there can be one or several, so that an s makes another name."""
_DIALECT = (("our", "or"), ("re", "er"), ("ise", "ize"), ("isation", "ization"), ("ence", "ense"), ("ogue", "og"))
_LISTED = 5


@mutable
class _Form:
    """A name of several words as it is written, with its uses."""

    text: str
    words: tuple[str, ...]
    uses: list[Place] = field(default_factory=list)


def drift(article: Article, _: Mapping[str, object]) -> Iterator[Hit]:
    """A name of several words, no person's, of which one word differs by a letter from the story's other uses."""
    forms = _forms(article)
    by_frame: dict[tuple[int, int, tuple[str, ...]], list[_Form]] = defaultdict(list)
    for form in forms.values():
        for at in range(len(form.words)):
            by_frame[len(form.words), at, form.words[:at] + form.words[at + 1 :]].append(form)
    reported: set[str] = set()
    for (_count, at, _frame), group in sorted(by_frame.items()):
        if len(group) != 2:
            continue
        usual, rare = sorted(group, key=lambda form: (-len(form.uses), form.uses[0]))
        if rare.text in reported or not _is_slip(article, usual, rare, at):
            continue
        reported.add(rare.text)
        related = [(place, f"“{usual.text}” here") for place in usual.uses[:_LISTED]]
        related += [(place, f"“{rare.text}” again") for place in rare.uses[1:_LISTED]]
        yield Hit(rare.uses[0], {"other": usual.text}, (usual.text,), tuple(related))


def _forms(article: Article) -> dict[tuple[str, ...], _Form]:
    found: dict[tuple[str, ...], _Form] = {}
    for index, block in enumerate(article.blocks):
        if block.kind not in _READ:
            continue
        words = article.ledger.words(index)
        if block.kind is Kind.HEADLINE and sum(word.text[0].isupper() for word in words) * 3 > 2 * len(words):
            continue
        for start, end in _runs(block.text, words):
            place = Place(index, words[start].start, _end(words[end - 1]))
            if _is_person(article, place):
                continue
            low = tuple(
                folded(_bare(word.text)) if word is words[end - 1] else folded(word.text) for word in words[start:end]
            )
            found.setdefault(low, _Form(block.text[place.start : place.end], low)).uses.append(place)
    return found


def _is_person(article: Article, place: Place) -> bool:
    """Whether a name is a person's, and the story says so by more than one use of two words."""
    person = article.ledger.person_at(place)
    if person is None:
        return False
    first = person.mentions[0]
    return len(person.mentions) > 1 or bool(person.pronoun or first.honorific or first.title or first.role)


def _runs(text: str, words: Sequence[Word]) -> Iterator[tuple[int, int]]:
    """Two to six capitalised words side by side, linked by small words, the opening word of a sentence left out."""
    at = 0
    while at < len(words):
        if not words[at].text[0].isupper():
            at += 1
            continue
        end = at + 1
        while end < len(words) and text[words[end - 1].end : words[end].start] in (" ", "\u00a0", " & "):
            if words[end - 1].text[-2:] in ("’s", "'s"):
                break
            if not words[end].text[0].isupper():
                ahead = end + 1
                if words[end].text not in _SMALL or ahead >= len(words) or not words[ahead].text[0].isupper():
                    break
                if words[end].text == "and" or text[words[end].end : words[ahead].start] != " ":
                    break
            end += 1
        while not words[end - 1].text[0].isupper():
            end -= 1
        start = at
        opens = STARTS.search(text[max(0, words[at].start - 6) : words[at].start]) is not None
        if words[at].text == "The" or (opens and lexicon.common(words[at].text.lower(), 60)):
            start += 1
            while start < end and not words[start].text[0].isupper():
                start += 1
        if 2 <= end - start <= 6:
            yield start, end
        at = end


def _bare(word: str) -> str:
    return word[:-2] if word[-2:] in ("’s", "'s") and len(word) > 3 else word


def _end(word: Word) -> int:
    return word.end - (len(word.text) - len(_bare(word.text)))


def _is_slip(article: Article, usual: _Form, rare: _Form, at: int) -> bool:
    """Whether two names are surely one: they differ in one letter of one word, and by no plural or dialect."""
    one, other = usual.words[at], rare.words[at]
    if len(rare.uses) > 1 and len(rare.uses) * 2 > len(usual.uses):
        return False
    rest = usual.words[:at] + usual.words[at + 1 :]
    if not any(_is_own(word) for word in (*rest, one, other)):
        return False
    if min(len(one), len(other)) < 5 or not one.isalpha() or not other.isalpha() or distance(one, other) != 1:
        return False
    if one[0] != other[0] or _is_dialect(one, other) or _is_other_word(one, other):
        return False
    if not (_is_body(usual.words) or (len(usual.uses) > 1 and not _is_place(usual.words))):
        return False
    if _is_name_of_person(usual.words) or _is_name_of_person(rare.words):
        return False
    short, long = sorted((one, other), key=len)
    if long == short + "s":
        singular = short in _COUNTED or name_words.PEOPLES & {short, long} or _after_article(article, usual, rare)
        return not singular and at == len(usual.words) - 1
    return True


def _is_own(word: str) -> bool:
    """Whether a word is a name of its own rather than an English word or a place everybody knows."""
    return not lexicon.common(word, 60) and word not in _SMALL and word not in name_words.PEOPLES


def _is_other_word(one: str, other: str) -> bool:
    """Whether both are words or names by themselves, and not one the plural of the other, so that both may be meant."""
    short, long = sorted((one, other), key=len)
    if long == short + "s":
        return False
    return all(lexicon.known(word, 80) or lexicon.known(word.capitalize(), 80) for word in (one, other))


def _is_dialect(one: str, other: str) -> bool:
    return any(
        one.replace(british, american) == other or other.replace(british, american) == one
        for british, american in _DIALECT
    )


def _is_body(words: Sequence[str]) -> bool:
    return any(word in name_words.BODIES or word in name_words.FIRM_ENDINGS for word in words)


def _is_place(words: Sequence[str]) -> bool:
    return words[-1] in name_words.PLACE_WORDS or words[0] in name_words.PLACE_STARTS


def _is_name_of_person(words: Sequence[str]) -> bool:
    """Whether the words may be a person's first name and surname."""
    if _is_body(words):
        return False
    return name_words.is_given(words[0]) or any(word in PARTICLES for word in words[1:-1])


def _after_article(article: Article, usual: _Form, rare: _Form) -> bool:
    """Whether one of the two is spoken of as one of several: a Boston Celtic, the Minnesota Viking player."""
    for form in (usual, rare):
        for place in form.uses:
            before = article.blocks[place.block].text[max(0, place.start - 10) : place.start].lower()
            if re.search(r"\b(?:a|an|the|former|ex-|every|each|one|of|as) ?$", before):
                return True
    return False
