"""What newslint stats tells of a draft and its sections: counts, shares and readability, held against the house."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from importlib import import_module
from statistics import median

from newslint import readability
from newslint.article import Article, Kind
from newslint.findings import Hit, Place
from newslint.ledger.narration import BODY, printed_words
from newslint.records import field, record
from newslint.rulebook import Rule

WORDS_A_MINUTE = 238
"""How fast adults read English to themselves, from a count of 190 studies (M. Brysbaert, 2019)."""


@record
class Figures:
    """The counts of a stretch of body copy.

    ``speech`` is the share of its words that are somebody's speech, 0 to 1. ``average`` (words a sentence) and
    ``longest`` are of the paper's own sentences; ``measures`` of their words, None where there are too few of them,
    empty without textstat.
    """

    words: int = 0
    sentences: int = 0
    paragraphs: int = 0
    speech: float = 0.0
    average: float = 0.0
    longest: int = 0
    measures: Mapping[str, float | None] = field(default_factory=dict)


@record
class Section:
    """The copy below one subhead, or before the first (an empty title), and the line it starts at."""

    title: str
    line: int
    figures: Figures


@record
class Limit:
    """A limit of the house: the rule, what is measured, the value (None where it cannot be measured), how many over."""

    rule: str
    measure: str
    limit: float
    value: float | None
    over: int


@record
class DraftStats:
    """One draft in figures; ``sections`` is empty where it has no subheads."""

    path: str
    headline: str
    figures: Figures
    sections: tuple[Section, ...] = ()
    limits: tuple[Limit, ...] = ()


def draft_stats(path: str, article: Article, rules: Iterable[tuple[Rule, Mapping[str, object]]]) -> DraftStats:
    """A draft in figures; ``rules`` are those of its house that set limits, with their options."""
    heads = [(index, block.text) for index, block in article.blocks_of(Kind.SUBHEAD) if not block.key]
    headline = next((block.text for _, block in article.blocks_of(Kind.HEADLINE) if block.text), "")
    parts = _parts(len(article.blocks), heads) if heads else []
    sections = []
    for title, blocks in parts:
        figures = figures_of(article, blocks)
        if figures.words:
            first = next(index for index in blocks if article.blocks[index].kind in (*BODY, Kind.SUBHEAD))
            offset = article.blocks[first].extent.start
            sections.append(Section(title, article.source.position(offset).line, figures))
    limits = tuple(_held(article, rule, options) for rule, options in rules)
    return DraftStats(path, headline, figures_of(article, range(len(article.blocks))), tuple(sections), limits)


def _parts(blocks: int, heads: Sequence[tuple[int, str]]) -> list[tuple[str, range]]:
    """Each section with the numbers of its blocks, its subhead among them."""
    starts = [(0, ""), *heads]
    ends = [*(index for index, _ in heads), blocks]
    return [(title, range(start, end)) for (start, title), end in zip(starts, ends, strict=True) if end > start]


def figures_of(article: Article, blocks: range) -> Figures:
    """The figures of the body copy in a run of blocks."""
    words = spoken = paragraphs = 0
    for index in blocks:
        block = article.blocks[index]
        if block.kind not in BODY:
            continue
        places = [at for _, at in printed_words(article, Place(index, 0, len(block.text)))]
        words += len(places)
        paragraphs += block.kind is not Kind.LIST and bool(places)
        quoted = block.kind is Kind.BLOCK_QUOTE
        spoken += len(places) if quoted else sum(article.ledger.in_speech(at) for at in places)
    sentences = [sentence for sentence in article.ledger.narration if sentence.place.block in blocks]
    measured = readability.measurable(sentences)
    return Figures(
        words,
        len(sentences),
        paragraphs,
        spoken / words if words else 0.0,
        readability.average(measured),
        max((len(sentence.own) for sentence in sentences if sentence.told), default=0),
        _measures(measured),
    )


def _measures(sentences: Sequence[tuple[str, ...]]) -> dict[str, float | None]:
    if missing():
        return {}
    if sum(map(len, sentences)) < readability.LEAST_WORDS:
        return dict.fromkeys(readability.MEASURES)
    return {name: readability.score(name, sentences) for name in readability.MEASURES}


def missing() -> str:
    """Why there are no grade and ease measures, empty where there are."""
    try:
        readability.textstat()
    except readability.NotInstalled as error:
        return str(error)
    return ""


def _held(article: Article, rule: Rule, options: Mapping[str, object]) -> Limit:
    """A draft against one limit, as the rule itself sees it."""
    module, _, name = rule.check.partition(":")
    check = getattr(import_module(f"newslint.checks.{module}"), name)
    over = sum(isinstance(said, Hit) for said in check(article, options))
    measure, value = _VALUES[rule.name](article, options)
    return Limit(rule.name, measure, float(str(options["limit"])), value, over)


def _score(article: Article, options: Mapping[str, object]) -> tuple[str, float | None]:
    name = str(options.get("measure", "flesch-ease"))
    figures = figures_of(article, range(len(article.blocks)))
    return readability.MEASURES[name].title, figures.measures.get(name)


def _average(article: Article, _: Mapping[str, object]) -> tuple[str, float | None]:
    return "words a sentence", readability.average(readability.measurable(article.ledger.narration))


def _sentence(article: Article, _: Mapping[str, object]) -> tuple[str, float | None]:
    told = (len(sentence.own) for sentence in article.ledger.narration if sentence.told)
    return "words of the longest sentence", float(max(told, default=0))


def _paragraph(article: Article, _: Mapping[str, object]) -> tuple[str, float | None]:
    blocks = article.blocks_of(Kind.PARAGRAPH)
    counts = (sum(1 for _ in printed_words(article, Place(index, 0, len(block.text)))) for index, block in blocks)
    return "words of the longest paragraph", float(max(counts, default=0))


def _gap(article: Article, _: Mapping[str, object]) -> tuple[str, float | None]:
    from newslint.checks.readability import runs_of

    return "words in a row without a subhead", float(max((count for _, count in runs_of(article)), default=0))


_VALUES: dict[str, Callable[[Article, Mapping[str, object]], tuple[str, float | None]]] = {
    "readability/grade": _score,
    "readability/ease": _score,
    "readability/average-sentence": _average,
    "readability/sentence-length": _sentence,
    "readability/paragraph-length": _paragraph,
    "readability/subhead-gap": _gap,
}
LIMITED = tuple(_VALUES)
"""The rules that set a limit to something a draft has."""


def total(drafts: Sequence[DraftStats]) -> Figures:
    """The sums of several drafts, and the share of speech in all their words; what cannot be added up is left out."""
    figures = [draft.figures for draft in drafts]
    words = sum(each.words for each in figures)
    spoken = sum(each.speech * each.words for each in figures)
    return Figures(
        words,
        sum(each.sentences for each in figures),
        sum(each.paragraphs for each in figures),
        spoken / words if words else 0.0,
    )


def middle(drafts: Sequence[DraftStats]) -> dict[str, float | None]:
    """The median of each count and measure over several drafts, None where no draft has it."""
    figures = [draft.figures for draft in drafts]
    counts = ("words", "sentences", "paragraphs", "speech", "average", "longest")
    found: dict[str, float | None] = {name: median(getattr(each, name) for each in figures) for name in counts}
    for name in readability.MEASURES:
        known = list(_known(each.measures.get(name) for each in figures))
        found[name] = median(known) if known else None
    return found


def _known(values: Iterable[float | None]) -> Iterator[float]:
    return (value for value in values if value is not None)
