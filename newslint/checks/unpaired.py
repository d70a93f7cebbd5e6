"""Why a sentence with figures that look like a relation was left alone: ``--explain`` lists these."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newslint.findings import Abstention, Place
from newslint.ledger.figure_lines import FigureLine, N


def unpaired(line: FigureLine, loose: re.Pattern[str], other_bases: re.Pattern[str]) -> Iterator[Abstention]:
    """The reason for a sentence in which ``loose`` finds a percentage and its figures, but no exact form pairs them.

    ``other_bases`` are words of a sentence that tell of another base for a percentage.
    """
    match = loose.search(line.text)
    if match is None or not any(number.unit == "%" for number in line.numbers):
        return
    numbers = [line.number_at(at) for at in range(*match.span()) if line.text[at] == N]
    if any(number.hedge for number in numbers):
        reason = "a figure is hedged"
    elif any(number.in_range for number in numbers):
        reason = "a range, a name or a year"
    elif other_bases.search(line.text):
        reason = "the sentence tells of another base for the percentage"
    elif len(numbers) > 3:
        reason = "other figures stand between, so that no pairing is sure"
    else:
        return
    yield Abstention(line.place(*match.span()), reason)


def without_date(place: Place) -> Abstention:
    """The reason where a check needs the day of the draft."""
    return Abstention(place, "the draft has no date: give one with --date")
