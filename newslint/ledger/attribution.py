"""The words of a sentence that give a quotation in it to a speaker: those before it and those after it."""

from __future__ import annotations

from newslint.ledger.cues import cues
from newslint.ledger.cues_after import after_quote, later_on
from newslint.ledger.cues_before import GOVERNING, led_in
from newslint.ledger.given import Given, is_sign
from newslint.ledger.passages import LONGEST, Passage, Span
from newslint.records import replace


def given_in(passage: Passage, span: Span, until: int) -> Given | None:
    """What the sentence of a quotation gives it to; it is read on to offset ``until``."""
    number = passage.sentence_of(span.start)
    start, end = passage.sentences[number]
    at = passage.token_from(span.start)
    low = passage.token_from(start)
    last = passage.token_from(span.end)
    low = max(low, at - LONGEST)
    limit = min(passage.token_from(until), last + LONGEST)
    ending = min(passage.token_from(end), last + LONGEST)
    led = led_in(passage, low, at)
    if led and _adjacent(passage, led, at):
        return led
    return after_quote(passage, span, last, limit, ending) or led or later_on(passage, last, ending)


def leading_in(passage: Passage) -> Given | None:
    """Whom the last sentence of a paragraph that ends in a colon announces."""
    low, end = passage.range_of(len(passage.sentences) - 1)
    found = led_in(passage, max(low, end - LONGEST), end)
    if found and found.sign and found.subject and not is_sign(found.subject):
        return replace(found, sign=False)  # a thing that announces whole paragraphs is a document and not a wall
    return found


def _adjacent(passage: Passage, given: Given, at: int) -> bool:
    """Whether the words before a quotation lead straight into it, so that words after it don't count."""
    before = passage.tokens[at - 1]
    if before.low == ":":
        return True
    cue = passage.token_from(given.cue.start)
    verb = cues().get(passage.tokens[cue].low)
    if verb and verb.verb in GOVERNING:
        return at - cue <= 8
    return at - cue <= 3 and (before.low == "," or cue == at - 1)
