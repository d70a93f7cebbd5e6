"""How hard the paper's own words are to read, held against the limits of the house."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from newslint import readability
from newslint.article import Article, Kind
from newslint.checks.headlines import number_of
from newslint.findings import Abstention, Hit, Place, Said
from newslint.ledger.narration import BODY, Sentence, printed_words

_LEAST_SENTENCES = 5
"""Sentences below which an average is that of one long one."""
_SEPARATORS = ",;•"


def grade(article: Article, options: Mapping[str, object]) -> Iterator[Said]:
    """A body whose school grade by ``measure`` is above ``limit``, where it has ``words`` words or more."""
    name = str(options.get("measure", "flesch-kincaid"))
    if name not in readability.GRADES:
        raise ValueError(f"'measure' cannot be '{name}' (one of {', '.join(readability.GRADES)})")
    yield from _scored(article, options, name, 13.0, above=True)


def ease(article: Article, options: Mapping[str, object]) -> Iterator[Said]:
    """A body whose Flesch reading ease is below ``limit``, where it has ``words`` words or more."""
    yield from _scored(article, options, "flesch-ease", 40.0, above=False)


def average_sentence(article: Article, options: Mapping[str, object]) -> Iterator[Hit]:
    """A body whose sentences have more than ``limit`` words on average, where it has ``words`` words or more."""
    found, measured = _measured(article, options)
    limit, value = _limit(options, 25.0), readability.average(measured)
    if found and len(measured) >= _LEAST_SENTENCES and round(value, 1) > limit:
        yield Hit(found[0].place, {"value": f"{value:.1f}", "limit": f"{limit:g}"}, related=_longest(found))


def _scored(
    article: Article, options: Mapping[str, object], name: str, default: float, *, above: bool
) -> Iterator[Said]:
    found, measured = _measured(article, options)
    if not found:
        return
    try:
        value = readability.score(name, measured)
    except readability.NotInstalled as error:
        yield Abstention(found[0].place, str(error))
        return
    limit = _limit(options, default)
    if value is None:
        reason = f"the {readability.MEASURES[name].title} needs {readability.MEASURES[name].sentences} sentences"
        yield Abstention(found[0].place, reason)
    elif round(value, 1) > limit if above else round(value, 1) < limit:
        words = {"measure": readability.MEASURES[name].title, "value": f"{value:.1f}", "limit": f"{limit:g}"}
        yield Hit(found[0].place, words, related=_longest(found))


def _limit(options: Mapping[str, object], default: float) -> float:
    return float(str(options.get("limit", default)))


def _measured(article: Article, options: Mapping[str, object]) -> tuple[list[Sentence], list[tuple[str, ...]]]:
    """The sentences that are the paper's own and their words, both empty where there are too few words."""
    found = [sentence for sentence in article.ledger.narration if sentence.told]
    measured = readability.measurable(found)
    if sum(map(len, measured)) < number_of(options, "words", readability.LEAST_WORDS):
        return [], []
    return found, measured


def _longest(sentences: Sequence[Sentence]) -> tuple[tuple[Place, str], ...]:
    """The two sentences with the most words of the paper's own, the longest first."""
    longest = sorted(sentences, key=lambda sentence: (-len(sentence.own), sentence.place))[:2]
    told = ("the longest sentence", "the second longest")
    return tuple(
        (sentence.place, f"{what}, {len(sentence.own)} words") for sentence, what in zip(longest, told, strict=False)
    )


def sentence_length(article: Article, options: Mapping[str, object]) -> Iterator[Hit]:
    """A sentence of more than ``limit`` words, those in quotation marks not counted; a list of things is none."""
    limit = number_of(options, "limit", 45)
    for sentence in article.ledger.narration:
        count = len(sentence.own)
        if sentence.told and count > limit and not _is_list(article, sentence):
            spoken = " outside quotation marks" if count < len(sentence.words) else ""
            yield Hit(sentence.place, {"count": str(count), "limit": str(limit), "spoken": spoken})


def _is_list(article: Article, sentence: Sentence) -> bool:
    """Whether a sentence runs through names or items: parted by semicolons, or with a comma every five words."""
    place = sentence.place
    text = article.blocks[place.block].text[place.start : place.end]
    marks = sum(text.count(mark) for mark in _SEPARATORS) + (" and " in text or " & " in text)
    return text.count(";") > 1 or "•" in text or marks * 5 >= len(sentence.words)


def paragraph_length(article: Article, options: Mapping[str, object]) -> Iterator[Hit]:
    """A paragraph of more than ``limit`` words, unless half of it or more is somebody's speech."""
    limit = number_of(options, "limit", 120)
    for index, block in article.blocks_of(Kind.PARAGRAPH):
        place = Place(index, 0, len(block.text))
        words = [at for _, at in printed_words(article, place)]
        if len(words) <= limit:
            continue
        own = sum(not article.ledger.in_speech(at) for at in words)
        if own * 2 > len(words):
            yield Hit(place, {"count": str(len(words)), "limit": str(limit)})


def subhead_gap(article: Article, options: Mapping[str, object]) -> Iterator[Hit]:
    """More than ``limit`` words in a row with no subhead, picture, list, table or quotation set apart.

    Wire copy has none of these until an editor puts them in.
    """
    if article.shape == "wire":
        return
    limit = number_of(options, "limit", 600)
    for run, total in runs_of(article):
        if total > limit:
            start = article.ledger.sentences(run[0])[0]
            passed = article.ledger.sentences(_passing(article, run, limit))[0]
            words = {"count": str(total), "limit": str(limit)}
            yield Hit(passed, words, related=((start, "it starts here"),) if start != passed else ())


def _passing(article: Article, run: Sequence[int], limit: int) -> int:
    """The paragraph of a run in which its words pass the limit."""
    total = 0
    for index in run:
        total += _count(article, index)
        if total > limit:
            break
    return index


def _count(article: Article, index: int) -> int:
    return sum(1 for _ in printed_words(article, Place(index, 0, len(article.blocks[index].text))))


def runs_of(article: Article) -> Iterator[tuple[list[int], int]]:
    """Paragraphs in a row with nothing between them that a reader's eye can rest at, and their words."""
    pictures = sorted(image.anchor.start for image in article.images)
    run: list[int] = []
    for index, block in enumerate(article.blocks):
        plain = block.kind is Kind.PARAGRAPH and bool(block.text.strip())
        last = article.blocks[run[-1]].extent.start if run else 0
        parted = any(last < at < block.extent.start for at in pictures)
        if run and (parted or (not plain and block.kind in _RESTS)):
            yield run, sum(_count(article, each) for each in run)
            run = []
        if plain:
            run.append(index)
    if run:
        yield run, sum(_count(article, each) for each in run)


_RESTS = (Kind.SUBHEAD, Kind.TABLE, Kind.PULL_QUOTE, Kind.CAPTION, *(kind for kind in BODY if kind != Kind.PARAGRAPH))
