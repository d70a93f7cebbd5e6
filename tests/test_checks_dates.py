"""Weekdays against their dates, and dates that no calendar has: what is found, and what stays silent."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta

import pytest

from newslint.article import Article
from newslint.checks.dates import impossible_date, weekday_date
from newslint.engine import dated
from newslint.findings import Hit, Said
from newslint.readers import read_article

MARK = re.compile(r"\[\[|\]\]")
Check = Callable[[Article, Mapping[str, object]], Iterator[Said]]


def hits(check: Check, text: str, day: str | None = None) -> list[tuple[tuple[int, int], Hit]]:
    """What a check finds in a text, each with its offsets."""
    article = dated(read_article(text, "draft", "snippet"), date.fromisoformat(day) if day else None)
    found = []
    for hit in check(article, {}):
        if not isinstance(hit, Hit):
            continue
        block, start, end = hit.where  # type: ignore[misc]
        span = article.blocks[block].source_span(start, end)
        found.append(((span.start, span.end), hit))
    return found


def marked(text: str) -> tuple[str, list[tuple[int, int]]]:
    """A text without its marks, and the spans between them."""
    parts = MARK.split(text)
    ends, at = [], 0
    for part in parts:
        at += len(part)
        ends.append(at)
    return "".join(parts), list(zip(ends[::2], ends[1::2], strict=False))


MISMATCHES = [
    ("It ended on [[Friday 24 July 2025]].", None),
    ("Café doors open [[Saturday, August 29, 2025]].", None),
    ("Handed over on [[Friday 18\xa0June\xa02026]] in Perth.", None),
    ("She leaves [[Friday\u202f18\u2009June\xa02026]].", None),
    ("Voters go to the polls on [[Tuesday, October 5, 2026]].", None),
    ("The last film was on [[Sunday, August 30, 2025]], she said.", None),
    ("The board votes [[Thursday, April 28, 2026]].", None),
    ("The board votes [[Thurs., Apr. 28, 2026]].", None),
    ("The board votes [[Thu 28 Apr 2026]].", None),
    ("It was [[April 28, 2026, a Thursday]], and it rained.", None),
    ("It was [[28 April 2026, a Thursday]], and it rained.", None),
    ("It was [[April 28, 2026 (Thursday)]].", None),
    ("It was [[28 April 2026 (Thu)]].", None),
    ("Held on [[Sunday the 3rd of May 2025]].", None),
    ("Held on [[Sunday, the 3rd of May, 2025]].", None),
    ("Held on [[Sunday 3rd May 2025]] at 3pm.", None),
    ("Held on [[Monday, Sept. 3rd, 2025]] at 3 p.m.", None),
    ("[[MONDAY, SEPT. 3, 2025]] — the mayor spoke.", None),
    ("[[monday 3 september 2025]] was a bad day.", None),
    ("It is due on Wednesday, Dec 24, 2025.", None),
    ("It is due on [[Wednesday, Dec 24, 2026]].", None),
    ("The hearing, set for Wednesday, March 15, 2023, runs on to [[Thursday, March 17, 2023]].", None),
    ("From Friday, May 1, 2026, to [[Monday, May 5, 2026]].", None),
    ("The sale runs from [[Friday, May 2, 2026]], to Monday, May 4, 2026.", None),
    ("On [[Tuesday, June 9, 2022]], 2,000 people came.", None),
    ("The D-Day landings began on [[Monday, 6 June 1944]].", None),
    ("The moon landing came on [[Monday, July 20, 1969]].", None),
    ("He died on [[Saturday Nov. 22, 1963]].", None),
    ("Doors: Friday 1 January 2027? No: [[Thursday 1 January 2027]].", None),
    ("The match on [[Saturday (11 July 2025]]) is off.", None),
    ("The match on [[Saturday, July 11, 2025]] — is off.", None),
    ("[[Wed. Feb. 29, 2020]] was a leap day.", None),
    ("“We married on [[Saturday, June 6, 2021]],” he said.", None),
    ("The exhibition opens on [[Friday, 12 of June 2025]].", None),
    ("It opens [[Saturday 12 June, 2025]].", None),
    ("It opens at 7 p.m. [[Tuesday, Nov. 4, 2026]].", None),
    ("Polls open on [[Tuesday, Oct. 14]].", "2026-10-09"),
    ("Polls open on [[Tuesday 14 October]].", "2026-10-09"),
    ("The fair ends [[Saturday, Jan. 3]].", "2026-12-20"),
    ("It began on [[Monday, Dec. 30]].", "2027-01-08"),
    ("They met on [[October 14, a Tuesday]], in Rome.", "2026-10-20"),
    ("It opens [[Thursday the 15th of May]].", "2026-05-10"),
    ("In 1999 he moved.\n\nThe vote is on [[Tuesday, Oct. 14]].", "2026-10-09"),
    ("It opened on [[Sunday, Feb. 3]].", "2026-10-09"),
]
FITTING = [
    ("It opens on Tuesday, March 3, 2026.", None),
    ("Guy Fawkes was found on Friday, Nov. 5, 1605.", None),
    ("Monday-Wednesday, Oct. 12-14, 2026.", None),
    ("Doors open on Tuesday, 1 March\n\n2000 GMT is the close.", None),
    ("The last night, Sunday, Sept. 8, was in 1963.", None),
    ("Saturday and Sunday, Oct. 10 and 11, 2026.", None),
    ("Saturday and Sunday, 10 and 11 October 2026.", None),
    ("Saturday and Sunday, 10-11 October 2026.", None),
    ("Saturday/Sunday 10/11 October 2026.", None),
    ("Friday to Sunday, 9 to 11 October 2026.", None),
    ("Fridays to Sundays until 11 October 2026.", None),
    ("Every Tuesday from 1 May 2026 to 2 July 2026.", None),
    ("The Sunday Times, May 5, 2026, said so.", None),
    ("In The Sunday Times on May 5, 2026, she wrote.", None),
    ("On Black Friday, Nov. 28, 2026, they shopped.", None),
    ("Good Friday, April 4, 2026? Cyber Monday, Dec. 1, 2026?", None),
    ("Old Style it was Sunday, 3 September 1801.", None),
    ("Lenin wrote in Petrograd on Monday 24 October 1917.", None),
    ("Polls open on Tuesday, Oct. 14.", None),
    ("They left on Saturday. March 3, 2026, was the deadline.", None),
    ("They will decide by Friday, June 5, 2026 at 5 p.m.", None),
    ("Closed Monday. May 6, 2026: open again.", None),
    ("See you on Sunday. 3 May 2026 is the last day.", None),
    ("On Saturday, March 3, 2000 people marched in Velm.", None),
    ("At 8pm EST on Tuesday, 3 March 2026 (1am GMT Wednesday, 4 March 2026) it fell.", None),
    ("At 8pm EST on Monday, 3 March 2026, or 1am GMT.", None),
    ("Man Friday, 3 May 2026, opened at the Playhouse.", None),
    ("Ruby Tuesday, May 6, 2026, shut its doors.", None),
    ("Sheffield Wednesday, 5 May 2026, won the cup.", None),
    ("Chapter 3, May 2026. Tuesday was dull.", None),
    ("It was due Tuesday, but 3 May 2026 came and went.", None),
    ("Sun, 25 degrees. May 3, 2026 will be hot.", None),
    ("The Sun, May 5, 2026: page 3.", None),
    ("The sun, 3 May 2026, was hot.", None),
    ("We sat down. Mar 3, 2026 was a Tuesday.", None),
    ("He was wed 3 May 2026 in York.", None),
    ("He wed, 3 May 2026, in York; the cat sat 4 May 2026.", None),
    ("On the night of Friday/Saturday, 1/2 May 2026.", None),
    ("On Saturday night, May 2, 2026.", None),
    ("Ash Wednesday 2026 was 18 February.", None),
    ("Tuesday-Thursday 3 March 2026.", None),
    ("Monday, Tuesday and Thursday, May 6, 2026, are full.", None),
    ("Thursday, Friday, 1 May 2026.", None),
    ("On Tuesday (March 3, 2026) it opened.", None),
    ("Tuesday 3 March 2026, 17:00; Friday 2 January 2026", None),
    ("Tuesday 14 March", None),
    ("Tuesday, March 14-16, 2026; Tuesday, March 14/15, 2026; Tuesday 14 to 16 March 2026.", None),
    (
        "Tuesday, March 14 and 15, 2026; Tuesday, March 14 or 15; Tuesday, March 14, and Wednesday, March 15, 2023.",
        None,
    ),
    ("On Wednesday, May 5.2026 shares were sold.", None),
    ("Room 12 May 2026, Friday prayers.", None),
    ("The May 4, 2026, Tuesday edition was lost.", None),
    ("May 4, 2026, a Monday night to forget.", None),
    ("Thursday 1 October 1925 was dry in London.", None),
    ("Washington’s birthday, Friday, Feb. 11, 1731/32.", None),
    ("He was born Wednesday, 7 November 1917, in Petrograd; in Russia it was Wednesday, 25 October 1917.", None),
    ("The first show is on Friday, 5 June 2026 and the last on Sunday, 7 June 2026.", None),
    ("Polls open on Wednesday, Oct. 14.", "2026-10-09"),
    ("In 1963 the last night was Sunday, Sept. 8.", "2024-05-01"),
    ("He died in 2025. The fire began on Tuesday, Oct. 14.", "2026-10-09"),
    ("On Tuesday, Oct. 14, last year, he left.", "2026-10-09"),
    ("Next year’s vote is on Tuesday, Nov. 2.", "2026-10-09"),
    ("On Tuesday, Oct. 14 last year he left.", "2026-10-09"),
    ("Last year, on Tuesday, Oct. 14, he left.", "2026-10-09"),
    ("Two years ago, on Monday, Oct. 14, he left.", "2026-10-09"),
]
IMPOSSIBLE = [
    "The lease ends on [[Sept. 31]] next year.",
    "It closed on [[June 31, 2026]].",
    "Born on [[Feb. 29, 2025]].",
    "The year ended [[November 31]] was poor.",
    "The race is on [[30 February]].",
    "It opened on [[31 June 2023]] and shut on [[29 February 2023]].",
    "“We met on [[April 31]],” she said.",
    "Due [[Thursday, 31 April 2026]], they say.",
    "Due by the [[31st of November]].",
    "Due by the [[31st of November]].",
    "The school opens [[September 31st]].",
    "It runs from 1 to [[31 April 2026]].",
    "It runs from April 1 to [[April 31]].",
    "It shuts at midnight on [[31\xa0Sept.]]",
    "On [[Nov. 31, 2025]], two trains met.",
    "He was born on [[29 February 1900]].",
    "The deadline is [[Feb. 30]].",
    "The deadline, [[Feb 30]], is near.",
    "The bill is due [[31 November]].",
    "Applications close on [[Friday 31 June]].",
    "He arrived on [[April 0, 2024]].",
    "Closing date: [[31 June]]",
    "[[June 31]] is the last day to pay.",
    "The tax year ends on the [[31 June 2026]].",
    "Her birthday is [[September 31]], she says.",
    "It lasted until [[November 31, 1999]].",
    "Tickets go on sale [[31 April]].",
    "Between 30 March and [[31 April]] it is shut.",
    "By [[31 September]] the work had stopped.",
    "Since [[June 31]], no ship has come.",
]
POSSIBLE = [
    "He was born on Feb. 29, 2024; the next is on 29 February 2028.",
    "Traders sold March 87 contracts and June 90-day bills.",
    "In May 31 people died, and in June 31 people were hurt.",
    "Sweden had a 30 February 1712.",
    "The shop sold 31 September tickets and 30 February calendars.",
    "On 31 May and on Oct. 31 the gates are shut.",
    "In April 31 ships came, in November 31 left.",
    "He was born on Feb. 29.",
    "It scored 31 in June.",
    "By June 31 of the 40 had left.",
    "By June, 31 of the 40 had left.",
    "In September 31% of us voted.",
    "Since June 31 schools have shut.",
    "In June 31-year-old Ann won.",
    "Of the 31 June births, 12 were boys.",
    "April 31 Productions made it.",
    "June 31, a novel by Priestley, was filmed.",
    "He has 31 Nov. invoices.",
    "Sept. 11, 2001; Nov. 30; 30 June; Feb. 28.",
    "In November, 31 people were held.",
    "This June 31 pupils left.",
    "Last June 31 of them left.",
    "Only 29 February mornings were dry.",
    "In Feb. 2025 29 people left.",
    "There is no February 30, so they met in March.",
    "There is no 31 June.",
    "April may be dry. May 31 is a holiday.",
    "September 30, 2026. Fig. 31 April.",
    "The Thirty-First of June is a film. “31 June” too.",
    "Every 29 February he throws a party. It was 29 February again.",
    "Room 31 June Street? 31 April Road is for sale. She lives at 31 June Avenue.",
    "31 April, a cat, sleeps.",
    "Version 6.30 February build.",
]


@pytest.mark.parametrize(("text", "day"), MISMATCHES)
def test_weekday_misses(text: str, day: str | None) -> None:
    plain, expected = marked(text)
    assert [span for span, _ in hits(weekday_date, plain, day)] == expected


@pytest.mark.parametrize(("text", "day"), FITTING)
def test_weekday_silent(text: str, day: str | None) -> None:
    assert hits(weekday_date, text, day) == []


@pytest.mark.parametrize("text", IMPOSSIBLE)
def test_impossible(text: str) -> None:
    plain, expected = marked(text)
    assert [span for span, _ in hits(impossible_date, plain)] == expected


@pytest.mark.parametrize("text", POSSIBLE)
def test_possible(text: str) -> None:
    assert hits(impossible_date, text) == []


@pytest.mark.parametrize(
    ("text", "message", "better"),
    [
        (
            "It was Saturday, Aug. 29, 2025.",
            "Aug. 29, 2025, is a Friday, not a Saturday (in 2026 it is a Saturday): mend the day or the date.",
            ("Friday, Aug. 29, 2025", "Saturday, Aug. 30, 2025"),
        ),
        (
            "It was Friday 24 July 2025.",
            "24 July 2025 is a Thursday, not a Friday (in 2026 it is a Friday): mend the day or the date.",
            ("Thursday 24 July 2025", "Friday 25 July 2025"),
        ),
        (
            "It was SUNDAY 3RD MAY 2025.",
            "3 May 2025 is a Saturday, not a Sunday (in 2026 it is a Sunday): mend the day or the date.",
            ("SATURDAY 3RD MAY 2025", "SUNDAY 4th MAY 2025"),
        ),
        (
            "It is Wednesday, June 30, 2026.",
            "June 30, 2026, is a Tuesday, not a Wednesday (in 2027 it is a Wednesday): mend the day or the date.",
            ("Tuesday, June 30, 2026", "Wednesday, June 24, 2026"),
        ),
        (
            "It was Apr. 28, 2026, a Thursday.",
            "Apr. 28, 2026, is a Tuesday, not a Thursday: mend the day or the date.",
            ("Apr. 28, 2026, a Tuesday", "Apr. 30, 2026, a Thursday"),
        ),
        (
            "It was Sat., Apr. 28, 2026.",
            "Apr. 28, 2026, is a Tuesday, not a Saturday: mend the day or the date.",
            ("Tue., Apr. 28, 2026", "Sat., Apr. 25, 2026"),
        ),
    ],
)
def test_both_repairs_in_the_form_of_the_draft(text: str, message: str, better: tuple[str, ...]) -> None:
    ((_, hit),) = hits(weekday_date, text)
    assert hit.message == message
    assert hit.better == better


def test_the_year_that_fits_is_past_or_to_come_as_seen_from_publication() -> None:
    ((_, hit),) = hits(weekday_date, "It was Saturday, Aug. 29, 2025.", "2026-12-01")
    assert hit.message is not None
    assert "(in 2026 it was a Saturday)" in hit.message


@pytest.mark.parametrize(
    "form", ["{0:%A}, {0:%B} {0.day}, {0.year}", "{0:%A} {0.day} {0:%B} {0.year}", "{0:%a} {0.day} {0:%b} {0.year}"]
)
def test_every_weekday_but_the_right_one_is_found(form: str) -> None:
    for step in range(0, 2000, 37):
        day = date(2023, 1, 1) + timedelta(days=step)
        right = form.format(day)
        assert hits(weekday_date, f"It opens on {right} at noon.") == []
        word = right.split(",")[0].split(" ")[0]
        for off in range(1, 7):
            other = (day + timedelta(days=off)).strftime("%A" if len(word) > 3 else "%a")
            assert len(hits(weekday_date, f"It opens on {right.replace(word, other, 1)} at noon.")) == 1


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("It closed on June 31, 2026.", "June has 30 days."),
        ("Born on 29 February 2025.", "2025 is not a leap year: February has 28 days."),
        ("It closes on Feb. 30.", "February has 28 days, 29 in a leap year."),
        ("Due on April 0, 2024.", "No month has a day 0."),
    ],
)
def test_what_the_calendar_says(text: str, message: str) -> None:
    ((_, hit),) = hits(impossible_date, text)
    assert hit.message == message


def test_speech_is_asked_about(read: Callable[..., object]) -> None:
    result = read("“We married on Saturday, June 6, 2021,” he said.", "facts/weekday-date")
    (finding,) = result.findings  # type: ignore[attr-defined]
    assert finding.in_speech
    assert finding.level == "warning"


def test_corrections_may_name_the_wrong_day() -> None:
    for lead, count in (("Correction: An", 0), ("An", 1)):
        words = f"{lead} earlier version gave the day as Tuesday, May 4, 2026."
        article = read_article(f"<article><p>The fair opened.</p><p>{words}</p></article>", "draft.html", "html")
        assert len(list(weekday_date(article, {}))) == count
