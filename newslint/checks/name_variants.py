"""One title or one name in two accepted spellings within a story, and place names in a form the house gave up."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from newslint import lexicon
from newslint.article import Article, Kind
from newslint.findings import Hit, Place
from newslint.ledger.cues import speech_verbs
from newslint.ledger.odd_words import is_tied
from newslint.ledger.sentences import STARTS
from newslint.ledger.titles import HONORIFICS, QUALIFIERS, RANKS
from newslint.ledger.values import Person, Word
from newslint.name_tables import NameForms, TitleForm, names, titles
from newslint.on_use import compiled
from newslint.phrases import Found, Phrases
from newslint.records import record

_READ = frozenset(
    {Kind.HEADLINE, Kind.STANDFIRST, Kind.PARAGRAPH, Kind.SUBHEAD, Kind.LIST, Kind.CAPTION, Kind.ALT, Kind.TABLE}
)
_SPACES = (" ", "\u00a0")
_NUMBERS = frozenset("one two three four five six seven eight nine ten several many few more other former".split())
_LISTED = 5
_DAYS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december jan feb aug sept oct nov dec".split()
)
_TOLD = compiled(
    r"\b(?:spel[lt]\w*|renamed?|formerly|known as|(?:now|once|then|still|also|previously|officially) (?:called|named)|"
    r"(?:old|former|new|colonial|official) name|name change|chang\w+ its name|transliterat\w+|romani[sz]\w+|pronounced|"
    r"in (?:Russian|Ukrainian|English|French|German|Polish|Arabic|Burmese|Turkish))\b"
)
_PAST = compiled(
    r"\b(?:1[5-9]\d\d|200\d)s?\b|\b(?:born|birth|grew up|raised|childhood|century|wartime|war|empire|imperial|colonial|"
    r"British|Raj|Soviet|communist|era|history|historic|ancient|medieval|then|grandfather|grandmother|emigrated|ancestors|"
    r"novel|film|poem|memoir|book|school|regiment|University|founded|revolution|riots|plague|dynasty|"
    r"battles?|landings?|massacre|siege|uprising|occupation|partition|independence)\b"
)


@record
class _Use:
    """A form where it stands: its words, its place and the person it belongs to."""

    text: str
    place: Place
    person: Person | None = None


_LONG_AGO = compiled(r"\b1(?:[5-8]\d\d|9[0-4]\d)s?\b")
"""Years in which the older names were those in use."""


def _blocks(article: Article) -> Iterator[tuple[int, str, tuple[Word, ...]]]:
    for index, block in enumerate(article.blocks):
        if block.kind in _READ and not block.text.isupper():
            yield index, block.text, article.ledger.words(index)


def _found(article: Article, phrases: Phrases) -> Iterator[tuple[str, tuple[Word, ...], Found]]:
    """The listed forms in the story's own words, web addresses left out."""
    for index, text, words in _blocks(article):
        for found in phrases.find(text, words):
            if not any(is_tied(text, word) for word in words[found.first : found.last + 1]) and not (
                article.ledger.in_speech(Place(index, found.start, found.end))
            ):
                yield text, words, found


def _drift(groups: Mapping[object, Sequence[_Use]]) -> tuple[_Use, Sequence[_Use], Sequence[_Use]] | None:
    """The first use of the rarest form, its uses and those of the most frequent one; a tie goes to the later form."""
    if len(groups) < 2:
        return None
    ordered = sorted(groups.values(), key=lambda uses: (-len(uses), uses[0].place))
    return ordered[-1][0], ordered[-1], ordered[0]


def _hit(first: _Use, rare: Sequence[_Use], usual: Sequence[_Use], better: str) -> Hit:
    related = [(use.place, f"“{use.text}” here") for use in usual[:_LISTED]]
    related += [(use.place, f"“{use.text}” again") for use in rare[1:_LISTED]]
    return Hit(first.place, {"other": usual[0].text}, (better,), tuple(related))


def title_spelling(article: Article, _: Mapping[str, object]) -> Iterator[Hit]:
    """A title or trade spelt in two ways in the story's own words."""
    table = titles()
    rows: dict[int, dict[object, list[_Use]]] = defaultdict(lambda: defaultdict(list))
    forms: dict[Place, TitleForm] = {}
    for text, words, found in _found(article, table.phrases):
        if found.part:
            continue
        form = table.forms[found.number]
        place = Place(found.block, found.start, found.end)
        titled = _titled(article, place)
        if _is_title(text, words, found, form, titled is not None):
            rows[form.row][form.column].append(_Use(text[found.start : found.end], place, titled))
            forms[place] = form
    for groups in rows.values():
        drift = _drift(groups)
        if drift is None:
            continue
        first, rare, usual = drift
        form = forms[first.place]
        if form.office and _two_offices(rare, usual):
            continue
        right = table.spellings[form.row, forms[usual[0].place].column, form.plural]
        yield _hit(first, rare, usual, _as_written(first.text, right))


def _titled(article: Article, place: Place) -> Person | None:
    """The person before whose name a title stands."""
    for person in article.ledger.people:
        for mention in person.mentions:
            title = mention.title
            if title and title.block == place.block and title.start <= place.start and place.end <= title.end:
                return person
    return None


def _is_title(text: str, words: tuple[Word, ...], found: Found, form: TitleForm, titled: bool) -> bool:
    """Whether a spelling counts: in lower case, at the start of a sentence, or before a person's name."""
    parts = [words[number].text for number in range(found.first, found.last + 1)]
    following = words[found.last + 1] if found.last + 1 < len(words) else None
    beside = following is not None and text[words[found.last].end : following.start] in _SPACES
    if form.office and "-" in parts[0] and beside and following and _is_noun(following.text):
        return False
    if len(parts) > 1 and not form.office and found.first and not _is_open(text, words, found):
        return False
    if titled or all(part[0].islower() for part in parts):
        return True
    if not all(part[0].islower() for part in parts[1:]):
        return False
    opens = STARTS.search(text[max(0, found.start - 6) : found.start]) is not None
    return opens and not (beside and following and following.text[0].isupper())


def _is_open(text: str, words: tuple[Word, ...], found: Found) -> bool:
    """Whether a trade in two words begins with its first: in "folk song writer" the song belongs to folk."""
    before = words[found.first - 1]
    if text[before.end : words[found.first].start] not in _SPACES:
        return True
    low = before.text.lower()
    return (
        low in lexicon.FUNCTION_WORDS
        or low in QUALIFIERS
        or low.endswith(("’s", "'s", "ed"))
        or low in _NUMBERS
        or low in speech_verbs()
    )


def _is_noun(word: str) -> bool:
    """Whether a lower-case word may be a noun, so that the hyphen before it joins an attribute."""
    if not word[0].islower() or word in lexicon.FUNCTION_WORDS or word in speech_verbs():
        return False
    return not word.endswith(("ed", "ly")) and word != "elect"


def _two_offices(rare: Sequence[_Use], usual: Sequence[_Use]) -> bool:
    """Whether each spelling is the written title of other people: two countries spell the office in two ways."""
    ones, others = [use.person for use in rare], [use.person for use in usual]
    if not all(ones) or not all(others) or any(use.text[0].islower() for use in (*rare, *usual)):
        return False
    return not any(one is other for one in ones for other in others)


def _as_written(found: str, right: str) -> str:
    """The right spelling with the capitals of the one found."""
    parts = re.split(r"[ -]", found)
    if len(parts) > 1 and all(part[0].isupper() for part in parts if part not in ("in", "of", "at")):
        return re.sub(r"(?<![\w’'])(?!in\b|of\b|at\b)\w", lambda match: match.group().upper(), right)
    return right[0].upper() + right[1:] if found[0].isupper() else right


def transliteration(article: Article, _: Mapping[str, object]) -> Iterator[Hit]:
    """One place or person in two forms of the name in the story's own words."""
    table = names()
    rows: dict[int, dict[object, list[_Use]]] = defaultdict(lambda: defaultdict(list))
    copy = ""
    for text, words, found in _found(article, table.phrases):
        number, form = table.forms[found.number]
        row = table.rows[number]
        if _is_the_name(article, text, words, found, row, form):
            place = Place(found.block, found.start, found.end)
            rows[number][form.casefold()].append(_Use(text[found.start : found.end], place))
    for number, groups in rows.items():
        drift = _drift(groups)
        if drift is None:
            continue
        copy = copy or "\n".join(text for _, text, _ in _blocks(article))
        first, rare, usual = drift
        row = table.rows[number]
        if row.condition.holds_in(copy) and not _is_told(article, (*rare, *usual), row):
            yield _hit(first, rare, usual, usual[0].text)


def _is_the_name(article: Article, text: str, words: tuple[Word, ...], found: Found, row: NameForms, form: str) -> bool:
    """Whether a form stands for the place or person itself rather than for a dish, a club or somebody else."""
    written = text[found.start : found.end]
    if any(
        part[:1].islower() and wanted[:1].isupper() for part, wanted in zip(written.split(), form.split(), strict=False)
    ):
        return False
    if any(phrase in text[max(0, found.start - 40) : found.end + 40] for phrase in row.other):
        return False
    before = words[found.first - 1] if found.first else None
    joined = before is not None and text[before.end : words[found.first].start] in _SPACES
    if row.given:
        if joined and before and before.text[0].isupper():
            low = before.text.lower()
            return before.text in row.given or low in RANKS or low in HONORIFICS or low in ("al", "el")
        return not (joined and before and before.text in ("al", "el"))
    if article.ledger.person_at(Place(found.block, found.start, found.end)) is not None:
        return False
    if joined and before and _goes_on(text, before):
        return False
    after = words[found.last + 1] if found.last + 1 < len(words) else None
    if after and text[words[found.last].end : after.start] in _SPACES and after.text[0].isupper():
        return after.text.lower() in _DAYS
    return True


def _goes_on(text: str, before: Word) -> bool:
    """Whether the word before is a capitalised part of a longer name rather than the opening of a sentence."""
    if not before.text[0].isupper() or before.text.lower() in _DAYS:
        return False
    opens = STARTS.search(text[max(0, before.start - 6) : before.start]) is not None
    return not (opens and (before.text.lower() in lexicon.FUNCTION_WORDS or lexicon.common(before.text.lower(), 60)))


def _is_told(article: Article, uses: Sequence[_Use], row: NameForms) -> bool:
    """Whether the story speaks of the names as names, sets them side by side, or tells of the time of the older one."""
    if row.renamed and any(_LONG_AGO.search(text) for _, text, _ in _blocks(article)):
        return True
    for use in uses:
        text = article.blocks[use.place.block].text
        sentence = next(
            (one for one in article.ledger.sentences(use.place.block) if one.start <= use.place.start < one.end),
            use.place,
        )
        part = text[sentence.start : sentence.end]
        if sum(form.casefold() in part.casefold() for form in row.forms) > 1 and _apart(part, row):
            return True
        around = text[max(0, use.place.start - 60) : use.place.end + 60]
        if _TOLD.search(around) or (row.renamed and use.text != row.forms[0] and _PAST.search(part)):
            return True
    return False


def _apart(text: str, row: NameForms) -> bool:
    """Whether two forms stand in one sentence as different words, not one inside the other."""
    seen = {form for form in row.forms if re.search(rf"(?<!\w){re.escape(form)}(?!\w)", text)}
    return len(seen) > 1


def house_place(article: Article, options: Mapping[str, object]) -> Iterator[Hit]:
    """A place in a form that the house style named by the option ``style`` no longer prints."""
    style = str(options.get("style", ""))
    table = names()
    copy = ""
    for text, words, found in _found(article, table.phrases):
        number, form = table.forms[found.number]
        row = table.rows[number]
        if form == row.forms[0] or not (style in row.packs or (not style and row.packs)):
            continue
        use = _Use(text[found.start : found.end], Place(found.block, found.start, found.end))
        if use.text in article.vocabulary or not _is_the_name(article, text, words, found, row, form):
            continue
        copy = copy or "\n".join(other for _, other, _ in _blocks(article))
        if row.condition.holds_in(copy) and not _is_told(article, [use], row):
            yield Hit(use.place, {"style": _STYLES.get(style, "The house")}, (row.forms[0],))
    yield from _the_ukraine(article, style)


_STYLES = {"ap": "AP", "guardian": "The Guardian"}
_UKRAINE = compiled(
    r"\b[Tt]he Ukraine(?=[.,;:!?)]|['’]s\b| (?:and|or|but|in|on|to|is|was|has|had|will|would|said|by)\b)"
)


def _the_ukraine(article: Article, style: str) -> Iterator[Hit]:
    for index, text, _ in _blocks(article):
        for match in _UKRAINE.finditer(text):
            place = Place(index, *match.span())
            if not article.ledger.in_speech(place):
                yield Hit(place, {"style": _STYLES.get(style, "The house")}, ("Ukraine",))
