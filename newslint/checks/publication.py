"""Past events dated after the day of publication."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from functools import cache

from newslint.article import Article, Kind
from newslint.checks.story_calendar import StoryCalendar, told
from newslint.findings import Abstention, Hit, Said
from newslint.ledger.date_lines import D, DateLine
from newslint.ledger.dates_published import first_date
from newslint.on_use import compiled

_DONE = (
    "opened|closed|died|was born|were born|began|ended|took place|was held|were held|was killed|were killed"
    "|arrived|happened|occurred|was arrested|were arrested|was elected|were elected|was charged|were charged"
    "|was jailed|was sentenced|was convicted|pleaded guilty|won|lost|resigned|launched|was launched|was published"
    "|was released|were released|struck|crashed|was found|were found|married|was appointed|was sworn in|voted"
    "|beat|defeated|premiered|collapsed|sank|burned down|burnt down|broke out|was signed|was opened|was unveiled"
    "|was reported|was recorded|was demolished|was completed|signed|left office|retired|disappeared|went missing"
    "|was last seen|told reporters|testified|announced|ruled|was approved|approved"
)


@cache
def _past() -> re.Pattern[str]:
    place = r"(?: (?:in|at|near|outside|from|off) (?:the )?[A-Z][\w’'-]*(?: [A-Z][\w’'-]*){0,3})?"
    word = r"(?!that\b|which\b|to\b|who\b)[a-z][\w’'-]*"
    what = rf"(?: (?:the|a|an|his|her|its|their) (?:{word} ){{0,2}}{word})?"
    beaten = r"(?:(?<=defeated) [A-Z][\w’'-]*(?: [A-Z][\w’'-]*){0,2})?"
    day = r"(?:(?:early|late) )?(?:on |, )"
    return compiled(
        rf"(?<!to be )(?<!been )(?<!being )\b(?:{_DONE}){beaten}{what}{place},? ?{day}(?P<date>{D})(?! as\b)"
    )


_NOT_TOLD = compiled(
    r"\b(?:will|would|could|should|might|may|shall|if|until|unless|due|plan(?:s|ned|ning)?|schedul\w*|expect\w*"
    r"|set to|book\w*|tickets?|intend\w*|propos\w*|postpon\w*|mov(?:ed|ing)|delay\w*|reschedul\w*|extend\w*"
    r"|expir\w*|deadline|novel|film|fiction\w*|imagin\w*|predict\w*|forecast|dreams?|game|episode|series"
    r"|embargo\w*|by the time|ahead of|before|effective|applications?|registrations?|bookings?|bidding"
    r"|nominations?|entries|polls|when|takes? effect|from|starting|for a|once|typo|error|mistake\w*|wrong\w*"
    r"|incorrect\w*)\b",
    re.IGNORECASE,
)
_CAPTION_DAY = compiled(rf"(?:,|\bon) (?P<date>{D})[.,]?\s*(?:$|\(|Photo|Picture|AP|Reuters)")
_LATER_VERSION = compiled(
    r"\b(?:[Uu]pdated?|UPDATED?|[Cc]orrection|[Cc]larification|earlier version|[Ee]ditor[’']s note)\b"
)


def date_after_publication(article: Article, _: Mapping[str, object]) -> Iterator[Said]:
    """A past event, or a picture, dated after the day the draft is dated."""
    story = StoryCalendar(article)
    if story.published is None:
        return
    latest: date | None = None
    for line in article.ledger.date_lines:
        late = [
            item for item in line.dates if item.year and (item.in_year(item.year) or date.min) > story.published.day
        ]
        if not late:
            continue
        latest = latest or _latest(article, story.published.day)
        patterns = [_past()]
        if article.blocks[line.block].kind is Kind.CAPTION:
            patterns.append(_CAPTION_DAY)
        seen = set()
        for pattern in patterns:
            for match in pattern.finditer(line.text):
                if match.start("date") not in seen:
                    seen.add(match.start("date"))
                    yield from _judged(article, line, match, story.published.day, latest)


def _judged(article: Article, line: DateLine, match: re.Match[str], now: date, latest: date) -> Iterator[Said]:
    mention = line.date_at(match.start("date"))
    day = mention.in_year(mention.year) if mention.year else None
    if day is None or day <= now + timedelta(days=1):
        return
    where = mention.place
    if article.ledger.in_speech(where) or line.text[match.end("date") : match.end("date") + 1] in ("-", "–", "/"):
        yield Abstention(where, "in speech, or a span of days")
    elif _NOT_TOLD.search(line.text):
        yield Abstention(where, "a plan, a condition or a story told")
    elif day <= latest + timedelta(days=1) or any(_LATER_VERSION.search(block.text) for block in article.blocks):
        yield Abstention(where, "the draft was updated later")
    else:
        first = mention.month_first
        words = {"day": told(day, month_first=first), "now": told(now, month_first=first)}
        yield Hit(where, words)


def _latest(article: Article, day: date) -> date:
    """The last day that metadata, date lines and bylines name, the day of publication where there is none."""
    texts = [field.text for field in article.meta.values()]
    texts += [block.text for _, block in article.blocks_of(Kind.DATE, Kind.BYLINE, Kind.META, Kind.FURNITURE)]
    found = [day]
    for text in texts:
        pieces = re.split(r"(?<=\d{4})\b", text[:2000])
        found += [
            other for piece in pieces for other in (first_date(re.sub(r"(?i)updated?|modified", "", piece)),) if other
        ]
        found += [
            date(*map(int, match))
            for match in re.findall(r"\b(20\d\d)-(0[1-9]|1[0-2])-([01][1-9]|2[0-8])", text[:2000])
        ]
    return max(found)
