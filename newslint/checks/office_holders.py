"""Office-holders: people acting in an office outside every term of theirs; a newsroom must name the check to run it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from functools import cache

from newslint.article import UNREAD, Article
from newslint.findings import Abstention, Hit, Place, Said
from newslint.on_use import compiled
from newslint.records import record
from newslint.tables import rows_of

_ACTS = compiled(
    r"\b(?:signed|vetoed|pardoned|ordered|told (?:parliament|Parliament|Congress|the Commons|the House)|announced|"
    r"was inaugurated|was sworn in|resigned|dissolved|addressed (?:the nation|Congress)|appointed|nominated)\b"
)
_NOT = compiled(r"(?:\b(?:then|former|ex|late|future|vice|deputy|elect|the firm’s|the firm's)[ -]?)\Z|-elect\b", re.I)
_DIRECT = compiled(r"[  ](?:(?:also|then|later|formally|finally|quietly|himself|herself)[  ])?")
_LEADS = compiled(r"(?:^|[,;:—“\"]|\b(?:and|but))\s*\Z")
_TALE = compiled(
    r"\b(?:novel|series|film|movie|drama|play|game|fiction\w*|alternate|imagin\w*|satir\w*|if|had|would|not true|untrue"
    r"|false|falsely|fake|hoax|myth|wrongly|mistakenly|incorrectly)\b",
    re.I,
)
_OFFICES = ("president", "prime minister")
_SLACK = timedelta(days=1)


@record
class _Term:
    office: str
    name: str
    start: date
    end: date | None
    ordinal: str


@cache
def _terms() -> dict[str, tuple[_Term, ...]]:
    found: dict[str, list[_Term]] = {}
    for office, _, name, other, start, end, ordinal, *_ in rows_of("offices.tsv"):
        stop = None if end == "-" else date.fromisoformat(end)
        term = _Term(office, name, date.fromisoformat(start), stop, ordinal)
        for known in {name, other} - {"-"}:
            found.setdefault(known, []).append(term)
    return {name: tuple(terms) for name, terms in found.items()}


def office_holder(article: Article, _: Mapping[str, object]) -> Iterator[Said]:
    """Somebody acting in an office on a full date outside every term of theirs, or counted wrongly."""
    for index, block in enumerate(article.blocks):
        if block.kind in UNREAD:
            continue
        for name, terms in _terms().items():
            if article.house.has_person(name):
                continue
            for match in re.finditer(rf"(?<![\w-]){re.escape(name)}\b", block.text):
                yield from _counted(index, block.text, match, terms)
                yield from _acting(article, index, match, terms)


_ORDINAL = compiled(r",[  ](?:the[  ])?(?P<count>\d\d)(?:st|nd|rd|th)[  ](?:U\.?S\.?[  ])?president\b")


def _counted(index: int, text: str, match: re.Match[str], terms: tuple[_Term, ...]) -> Iterator[Hit]:
    count = _ORDINAL.match(text, match.end())
    right = [term.ordinal for term in terms if term.ordinal != "-"]
    if count and right and count["count"] not in right:
        told = f"{terms[0].name} was the president of number {' and '.join(right)}"
        operands = {"the person": Place(index, *match.span()), "the number": Place(index, *count.span("count"))}
        yield Hit(Place(index, match.start(), count.end()), {"told": told}, operands=operands)


def _acting(article: Article, index: int, match: re.Match[str], terms: tuple[_Term, ...]) -> Iterator[Said]:
    text = article.blocks[index].text
    sentence = next(
        (item for item in article.ledger.sentences(index) if item.start <= match.start() < item.end), Place(index, 0, 0)
    )
    lead = text[sentence.start : match.start()]
    titled = next((office for office in _OFFICES if lead.lower().rstrip().endswith(office)), "")
    acts = _ACTS.search(text, match.end(), sentence.end)
    if not acts or not _DIRECT.fullmatch(text, match.end(), acts.start()):
        return
    if not titled and "as president" not in text[acts.end() : sentence.end]:
        return
    own = [term for term in terms if not titled or term.office == titled]
    dates = [
        mention
        for mention in article.ledger.dates
        if mention.place.block == index and sentence.start <= mention.place.start < sentence.end and mention.year
    ]
    place = Place(index, match.start() - (len(titled) + 1 if titled else 0), acts.end())
    day = dates[0].in_year(dates[0].year or 0) if len(dates) == 1 else None
    if day is None or not own:
        yield Abstention(place, "no full date, or more than one, in the sentence")
        return
    before = lead[: len(lead.rstrip()) - len(titled)]
    if _NOT.search(before) or any(_in_term(term, day) for term in own):
        return
    when = dates[0].place
    apart = text[acts.end() : when.start] if when.start > acts.end() else text[when.end : match.start()].lstrip(", ")
    tale = _TALE.search(text, sentence.start, sentence.end)
    if tale or not _LEADS.search(before) or re.search(r"[,;:—]\s", apart):
        yield Abstention(place, "another clause, a tale or a supposition")
        return
    spans = " and ".join(f"from {term.start} to {term.end or 'now'}" for term in own)
    told = f"{own[0].name} was {own[0].office} {spans}; the draft says {day}"
    yield Hit(place, {"told": told}, operands={"the date": dates[0]})


def _in_term(term: _Term, day: date) -> bool:
    return term.start - _SLACK <= day and (term.end is None or day <= term.end + _SLACK)
