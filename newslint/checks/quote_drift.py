"""One quotation in two wordings."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property

from newslint import lexicon
from newslint.article import Article, Kind
from newslint.findings import Hit, Place
from newslint.ledger.alignment import Alignment, Difference, aligned
from newslint.ledger.same_speaker import maybe_one, maybe_two
from newslint.ledger.values import Quote
from newslint.ledger.wordings import Token, tokens_of
from newslint.on_use import compiled
from newslint.records import record, replace

_LEAST = 6
_ALIKE = 0.85
_RUN = 5
_BODY = frozenset({Kind.PARAGRAPH})
_SHORTENED = frozenset({Kind.HEADLINE, Kind.SUBHEAD, Kind.STANDFIRST, Kind.LIST})
"""Where a quotation may leave words out: only words that nobody said count there."""
_SET_APART = frozenset({Kind.PULL_QUOTE, Kind.BLOCK_QUOTE, Kind.CAPTION}) | _SHORTENED
_APART = 2
"""Body paragraphs this far apart: nearer ones hold one speech, whose sentences may be alike."""
_LONG = 12
"""Words that two sentences have in common only where they are one sentence."""
_FEWER = 7
"""As many where one fills its paragraph."""
_GUESSED = frozenset({"carried", "next", "before"})
_FREQUENT = 60
_SUNG = compiled(
    r"\b(?:sang|sings?|sung|singing|songs?|lyrics?|chant\w*|verses?|poems?|chorus|hymns?|refrain|psalms?)\b", re.I
)
_NAME_BEHIND = compiled(r"\s[—–-]{1,2}\s?[^—–]{3,80}\Z")
_PEOPLE = frozenset("i you he she we they it me him her us them my your his our their".split())


@record
class _Speech:
    """The quotations of a story as words: those of the body in one row, and where each pair of words stands in it."""

    article: Article
    row: tuple[Token, ...]
    pairs: Mapping[tuple[str, str], tuple[int, ...]]
    order: Mapping[int, int]

    @cached_property
    def body(self) -> str:
        """All words of the body, parted by spaces, to see whether a wording stands there as the paper's own."""
        words = []
        for index, block in enumerate(self.article.blocks):
            if block.kind in _BODY:
                words += [token.word for token in tokens_of(self.article, [Place(index, 0, len(block.text))])]
        return f" {' '.join(words)} "


@record
class _Pair:
    """One wording along another of the body: the numbers of their quotations, and what differs."""

    number: int
    other: int
    said: Sequence[Token]
    stretch: Sequence[Token]
    alignment: Alignment
    differences: Sequence[Difference]


def wording_drift(article: Article, _: Mapping[str, object]) -> Iterator[Hit]:
    """A quotation that stands in the story twice with different words, in the body or set apart from it."""
    quotes = {number: quote for number, quote in enumerate(article.ledger.quotes) if quote.speech and quote.closed}
    if len(quotes) < 2:
        return
    words = {number: tokens_of(article, _said(article, quote), number) for number, quote in quotes.items()}
    kinds = {number: article.blocks[quote.parts[0].block].kind for number, quote in quotes.items()}
    speech = _speech(article, [words[number] for number in quotes if kinds[number] in _BODY])
    found: dict[frozenset[int], _Pair] = {}
    for number, said in words.items():
        if len(said) < _LEAST:
            continue
        if kinds[number] in _SET_APART:
            pair = _set_apart(speech, number, kinds[number], said)
        else:
            pair = _in_body(speech, number, said) if kinds[number] in _BODY else None
        if pair and not _sung(article, quotes[pair.number]):
            found.setdefault(frozenset((pair.number, pair.other)), pair)
    for pair in found.values():
        yield _hit(article, pair)


def _said(article: Article, quote: Quote) -> tuple[Place, ...]:
    """The parts of a quotation; one without marks loses the name that stands behind it after a dash."""
    if quote.mark:
        return quote.parts
    *parts, last = quote.parts
    name = _NAME_BEHIND.search(article.blocks[last.block].text, last.start, last.end)
    return (*parts, last._replace(end=name.start()) if name else last)


def _speech(article: Article, quotations: Sequence[Sequence[Token]]) -> _Speech:
    row = tuple(token for tokens in quotations for token in tokens)
    pairs: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for at in range(len(row) - 1):
        pairs[row[at].word, row[at + 1].word].append(at)
    order = {index: number for number, (index, _) in enumerate(article.blocks_of(*_BODY))}
    return _Speech(article, row, {pair: tuple(places) for pair, places in pairs.items()}, order)


def _like(
    speech: _Speech, said: Sequence[Token], wanted: Callable[[Token], bool]
) -> Iterator[tuple[Alignment, Sequence[Token]]]:
    """The stretches of the body's speech most like these words, each with how they lie along it."""
    votes: Counter[int] = Counter()
    for at in range(len(said) - 1):
        places = speech.pairs.get((said[at].word, said[at + 1].word), ())
        if len(places) <= _FREQUENT:
            votes.update((place - at) // 4 for place in places if wanted(speech.row[place]))
    room = len(said) + _RUN if not any(token.gap for token in said) else 2 * len(said) + 60
    for start, count in votes.most_common(4):
        if count < 2:
            return
        low, high = max(0, start * 4 - _RUN), start * 4 + len(said) + room
        stretch = [token for token in speech.row[low:high] if wanted(token)]
        yield aligned(said, stretch), stretch


def _set_apart(speech: _Speech, number: int, kind: Kind, said: Sequence[Token]) -> _Pair | None:
    """A pull quote, caption, headline or the like against the body."""
    shortened = kind in _SHORTENED
    marked = bool(speech.article.ledger.quotes[number].mark)  # else a name may stand behind the words
    best: _Pair | None = None
    for alignment, stretch in _like(speech, said, _any):
        whole = alignment.matched * 20 >= len(said) * 17 and alignment.longest >= _RUN
        if alignment.share < _ALIKE and (shortened or not whole):
            continue
        if alignment.matched < _RUN or alignment.matched * 5 < len(said) * 3:
            continue
        differences = [
            found
            for found in alignment.differences
            if not (shortened and _left_out(found)) and (marked or found.here[1] < len(said))
        ]
        if not differences:
            return None
        if best is None or len(differences) < len(best.differences):
            best = _Pair(number, stretch[alignment.there[0]].number, said, stretch, alignment, differences)
    if best is None or f" {' '.join(token.word for token in said)} " in speech.body:
        return None
    quotes = speech.article.ledger.quotes
    others = {token.number for token in best.stretch[slice(*best.alignment.there)]}
    one = quotes[number]
    if one.speaker and one.speaker.how in _GUESSED:
        one = replace(one, speaker=None)  # what is set apart need not go on where the paragraph before it stopped
    return None if any(maybe_two(one, quotes[other]) for other in others) else best


def _any(_: Token) -> bool:
    return True


def _left_out(found: Difference) -> bool:
    """Whether a headline only leaves words out or contracts two."""
    return found.contracted or found.here[0] == found.here[1]


def _in_body(speech: _Speech, number: int, said: Sequence[Token]) -> _Pair | None:
    """A quotation of the body against those of paragraphs that are not near."""
    quote = speech.article.ledger.quotes[number]
    first, last = speech.order[quote.parts[0].block], speech.order[quote.parts[-1].block]

    def apart(token: Token) -> bool:
        order = speech.order[token.place.block]
        return order <= first - _APART or order >= last + _APART

    best: _Pair | None = None
    for alignment, stretch in _like(speech, said, apart):
        if alignment.share < _ALIKE and alignment.matched * 20 < len(said) * 17:
            continue
        if not alignment.differences:
            return None
        other = stretch[alignment.there[0]].number
        pair = _Pair(number, other, said, stretch, alignment, alignment.differences)
        if _one_sentence(speech.article, pair) and (best is None or len(pair.differences) < len(best.differences)):
            best = pair
    return best


def _one_sentence(article: Article, pair: _Pair) -> bool:
    """Whether two wordings far apart are surely one sentence, and not two that are built alike."""
    one, other = article.ledger.quotes[pair.number], article.ledger.quotes[pair.other]
    set_off = _set_off(article, one) or _set_off(article, other)
    if not set_off and not maybe_one(one, other):
        return False
    if _asked(article, pair.said[-1]) != _asked(article, pair.stretch[pair.alignment.there[1] - 1]):
        return False
    if pair.alignment.matched < _RUN or pair.alignment.longest < 3:
        return False
    enough = _FEWER if set_off or _bare(article, one) or _bare(article, other) else _LONG
    return pair.alignment.matched >= enough or all(_slight(pair, difference) for difference in pair.differences)


def _bare(article: Article, quote: Quote) -> bool:
    """Whether a quotation fills its paragraph, as a pull quote pasted into text does."""
    place = quote.parts[0]
    return len(quote.parts) == 1 and place.end - place.start + 2 >= len(article.blocks[place.block].text)


def _set_off(article: Article, quote: Quote) -> bool:
    """Whether a quotation fills its paragraph and no words of the story beside it say whose it is."""
    return _bare(article, quote) and (quote.speaker is None or quote.speaker.how in _GUESSED)


def _asked(article: Article, token: Token) -> bool:
    """Whether a question mark follows a word."""
    return article.blocks[token.place.block].text[token.place.end : token.place.end + 1] == "?"


def _slight(pair: _Pair, difference: Difference) -> bool:
    """Whether words differ only in small words or in the form of one word, and nobody else is spoken of."""
    here = [token.word for token in pair.said[slice(*difference.here)]]
    there = [token.word for token in pair.stretch[slice(*difference.there)]]
    if set(here) & _PEOPLE and set(there) & _PEOPLE:
        return False
    if len(here) == len(there) == 1 and here[0][:4] == there[0][:4] and len(here[0]) > 3:
        return True
    return all(word in lexicon.FUNCTION_WORDS for word in (*here, *there))


def _sung(article: Article, quote: Quote) -> bool:
    """Whether the words around a quotation speak of singing, whose lines return a little changed."""
    place = quote.parts[0]
    text = article.blocks[place.block].text
    return bool(_SUNG.search(text[max(0, place.start - 80) : place.start] + text[place.end : place.end + 60]))


def _hit(article: Article, pair: _Pair) -> Hit:
    """The later wording, or the one set apart, with what differs in both."""
    first, last = pair.differences[0], pair.differences[-1]
    if last.here[1] - first.here[0] > _LONG or last.there[1] - first.there[0] > _LONG:
        last = first
    here = _shown(article, pair.said, first.here[0], last.here[1])
    there = _shown(article, pair.stretch, first.there[0], last.there[1])
    one, other = article.ledger.quotes[pair.number], article.ledger.quotes[pair.other]
    later = article.blocks[one.parts[0].block].kind in _SET_APART or one.parts[0] > other.parts[0]
    place, there_place = _part(one, pair.said[first.here[0] :]), _part(other, pair.stretch[first.there[0] :])
    if not later:
        here, there, place, there_place = there, here, there_place, place
    return Hit(place, {"here": here, "there": there}, related=((there_place, "the other wording"),))


def _part(quote: Quote, tokens: Sequence[Token]) -> Place:
    """The part of a quotation that words stand in, its first where they stand in none."""
    block = tokens[0].place.block if tokens else -1
    return next((part for part in quote.parts if part.block == block), quote.parts[0])


def _shown(article: Article, tokens: Sequence[Token], start: int, end: int) -> str:
    """Words with two more on either side, as they stand."""
    near = tokens[max(0, start - 2) : end + 2]
    runs: list[list[Token]] = []
    for token in near:
        if runs and runs[-1][-1].number == token.number and runs[-1][-1].place.block == token.place.block:
            runs[-1].append(token)
        else:
            runs.append([token])
    texts = [article.blocks[run[0].place.block].text[run[0].place.start : run[-1].place.end] for run in runs]
    return " ".join(" ".join(texts).split())
