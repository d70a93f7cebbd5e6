"""The publication date of a story: by option, metadata, a date line, a byline or a dateline."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from newslint.article import Article, Kind, PublicationDate
from newslint.on_use import compiled

_KEYS = (
    "article:published_time", "datepublished", "ld.datepublished", "date_published", "published_time", "published_at",
    "published", "publishdate", "publish_date", "publish-date", "pubdate", "pub_date", "pub-date",
    "publication_date", "publicationdate", "publication-date", "dc.date.issued", "dc.date", "dcterms.date",
    "firstcreated", "versioncreated", "date", "sailthru.date", "parsely-pub-date",
)  # fmt: skip
_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
            "september sep sept", "october oct", "november nov", "december dec",
        ),
        1,
    )
    for name in names.split()
}  # fmt: skip
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_DAY = r"(?P<day{0}>\d{{1,2}})(?:st|nd|rd|th)?"
_DATE = compiled(
    r"(?<![\d/.-])(?:(?P<iso_year>[12]\d{3})[-/.](?P<iso_month>\d{1,2})[-/.](?P<iso_day>\d{1,2})(?!\d)"
    rf"|{_DAY.format(1)}\s+(?:of\s+)?(?P<month1>{_MONTH})\.?,?\s+(?P<year1>[12]\d{{3}})(?!\d)"
    rf"|(?P<month2>{_MONTH})\.?\s+{_DAY.format(2)},?\s+(?P<year2>[12]\d{{3}})(?!\d)"
    r"|(?P<first>\d{1,2})[/.](?P<second>\d{1,2})[/.](?P<year3>[12]\d{3})(?!\d))",
    re.I,
)
_COMPACT = compiled(r"([12]\d{3})(\d\d)(\d\d)(?:T\d{4,6}.*)?$")
_LATER = compiled(r"\b(?:updated?|modified|revised|corrected|edited|last\s+changed|amended|accessed)\b", re.I)
_FIRST = compiled(r"\b(?:published|posted|first|created|issued|filed)\b", re.I)
_DATELINE = compiled(r"\A(?=\W*[A-Z]{2})[^\n]{3,90}?(?:\s[—–-]+\s|--)")


def published_of(article: Article) -> PublicationDate | None:
    """The day a story is dated, with the words or option that say so; None where no full date does."""
    if article.given_date:
        return PublicationDate(article.given_date, "--date")
    return next(_declared(article), None) or next(_printed(article), None)


def declared_keys(article: Article) -> list[str]:
    """The keys of the metadata that hold the day of publication, the surest first."""
    keys: dict[str, str] = {}
    for key in article.meta:
        keys.setdefault(key.lower(), key)
    return [keys[low] for low in _KEYS if low in keys]


def _declared(article: Article) -> Iterator[PublicationDate]:
    for key in declared_keys(article):
        text = article.meta[key].text.strip()
        day = first_date(text) or _compact(text)
        if day:
            yield PublicationDate(day, f"{key}: {text}")


def _printed(article: Article) -> Iterator[PublicationDate]:
    for index, block in article.blocks_of(Kind.DATE, Kind.BYLINE):
        day = first_date(block.text[:400])
        if day:
            yield PublicationDate(day, article.blocks[index].text)
    for _, block in article.blocks_of(Kind.DATELINE):
        day = first_date(block.text[:200])
        if day:
            yield PublicationDate(day, block.text)
    for _, block in article.blocks_of(Kind.PARAGRAPH):
        head = _DATELINE.match(block.text[:120])
        day = first_date(head.group()) if head else None
        if head and day:
            yield PublicationDate(day, head.group().rstrip(" —–-"))
        return


def first_date(text: str) -> date | None:
    """The first full date of a text that is not the date of an update."""
    for match in _DATE.finditer(text):
        before = text[max(0, match.start() - 60) : match.start()]
        later = [found.end() for found in _LATER.finditer(before)]
        first = [found.end() for found in _FIRST.finditer(before)]
        if later and (not first or first[-1] < later[-1]) and not _DATE.search(before[later[-1] :]):
            continue
        day = _day(match)
        if day:
            return day
    return None


def _day(match: re.Match[str]) -> date | None:
    part = match.groupdict()
    if part["iso_year"]:
        return _date(part["iso_year"], part["iso_month"], part["iso_day"])
    for number in ("1", "2"):
        if part[f"year{number}"]:
            return _date(part[f"year{number}"], str(_MONTHS[part[f"month{number}"].lower()]), part[f"day{number}"])
    first, second = int(part["first"]), int(part["second"])
    if first == second or first > 12:
        return _date(part["year3"], part["second"], part["first"])
    return _date(part["year3"], part["first"], part["second"]) if second > 12 else None


def _compact(text: str) -> date | None:
    match = _COMPACT.match(text)
    return _date(*match.groups()) if match else None


def _date(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None
