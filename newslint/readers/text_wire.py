"""The signs of wire copy: slugs, embargoes, notes to editors, datelines, end marks; and which shape a text has."""

from __future__ import annotations

import re
from collections.abc import Sequence

from newslint.on_use import compiled
from newslint.readers.text_lines import Line
from newslint.readers.text_marks import DATE_LINE, is_captioned, is_furniture

_DESK = r"(?:BC|AM|PM|US|EU|AS|UK|AP|ME|AF|LA|RU|NZ|AU|CA|CN|IN|ML|FB|SP)"
_LEAD = r"(?:, ?(?:\d|[A-Z]{4,}|Ld|Adv).{0,60})?"
SLUG = compiled(
    rf"{_DESK}--[A-Z][\w' -]{{1,40}}{_LEAD}|{_DESK}-[A-Z][\w'-]{{1,40}}{_LEAD}"
    rf"|BC-[A-Z][\w'-]+(?: [A-Z][\w'-]+){{1,2}}{_LEAD}"
    r"|\d{1,4} [A-Z]{3,} [A-Z][a-z][\w-]*(?: [A-Z][\w-]*){0,2}"
    r"|[A-Z]{2,}(?:-[A-Z]{2,}){1,4}(?:/[A-Z-]{2,30})?|[A-Z][A-Z-]{2,}/[A-Z/-]{2,40}(?: ?\(.{1,30}\))?"
    rf"|[A-Z]{{2,}}(?:-[A-Z]{{2,}}){{0,3}}--[A-Z][\w' -]{{1,40}}{_LEAD}"
    r"|URGENT|\((?:UPDATES?|ADDS?|RECASTS?|REPEATS?|CORRECTS?)\b[^()]{2,120}\)"
    r"|.{2,40},\s*\d(?:st|nd|rd|th) (?:Ld|Lead)-?Writethru.{0,60}"
)
EMBARGO = compiled(
    r"(?:strictly |under )?embargo(?:ed)?(?:$|:| until\b| till\b| for (?:release|use|publication)\b| \d).{0,120}"
    r"|not for (?:publication|release)(?:$|:| until\b| before\b).{0,120}|for immediate release\b.{0,60}"
    r"|(?:press|news|media) release(?:\s*[:,–—|-]\s*.{0,20}\d.{0,20})?",
    re.IGNORECASE,
)
_NOTE = compiled(r"(?:Eds|EDS|Eds?\. ?note|Editors|EDITORS|Desk|DESK|EDITORS?['’]S? NOTE|Editors?['’]s? note)\s*:.*")
_BRACKET_NOTE = compiled(r"\[[^\]]{3,200}\]")
_NOTES_HEAD = compiled(r"notes? (?:to|for) (?:the )?editors?\s*:?", re.IGNORECASE)
END = compiled(r"#{2,}|(?:# ?){3,}|-{1,2}\s?30\s?-{1,2}|[-/(*]{0,2} ?ends? ?[-/)*]{0,2}", re.IGNORECASE)
_TURN = compiled(r"-?\s*\(?mf\)?|[-/(*]{0,2} ?more ?[-/)*]{0,2}|page \d+|\*{3,}|(?:\* ?){3,}|_{2,}", re.IGNORECASE)
_SURE_END = compiled(r"#{3,}|# # #|-{1,2}\s?30\s?-{1,2}|-?\s?ENDS\s?-?|\(more\)|\(MORE\)|-ends-|mf")

_CAPITALS = r"[A-ZÀ-Þ][A-ZÀ-Þ.’'\-]+"
_REGION = r"(?:, (?:(?:[A-Z]|\d{1,2} [A-Z])[\w.’' -]{1,30}?|(?:19|20)\d\d)){0,3}"
_AGENCY = r"\((?:[A-Z][A-Z&-]{1,9}|Reuters|Xinhua|Bloomberg|dpa|[A-Z][\w&. /-]{2,30})\)"
_DATELINE = compiled(
    rf"(?P<dateline>(?:{_CAPITALS}(?: {_CAPITALS}){{0,4}}(?:/{_CAPITALS}(?: {_CAPITALS}){{0,3}})?{_REGION}"
    rf"(?P<agency>,? ?{_AGENCY})?"
    rf"|[A-ZÀ-Þ][\w.’'\-]+(?: [A-ZÀ-Þ][\w.’'\-]+){{0,3}}{_REGION} (?P<named>\((?:[A-Z][A-Z&-]{{1,9}}|Reuters|dpa)\))"
    r"|(?:[A-Z][a-z]{2,8}\.? \d{1,2} )?(?P<bare>\((?:[A-Z]{2,6}|Reuters)\))))"
    r"\s*(?P<dash>--|[—–_]|-)\s+(?=[\"“‘'(«]?[^\W_a-z])"
)
_NO_PLACE = frozenset(
    "NASA NATO FIFA UEFA OPEC BBC ITV CNN GDP UN EU UK US USA WHO IMF FBI CIA NHS AI MP MPS TV DNA HIV AIDS "
    "COVID NFL NBA NHL MLB IOC IBM BP GM VW UNESCO UNICEF BREAKING EXCLUSIVE UPDATE UPDATED WATCH REVIEW "
    "ANALYSIS OPINION COMMENT PHOTOS VIDEO LIVE URGENT CORRECTION EDITORIAL INTERVIEW NEW NOTE ALERT READ MORE "
    "EXPLAINER FACTBOX PROFILE LISTEN PODCAST FEATURE WARNING OBITUARY LETTER COLUMN ADVERTISEMENT Q A CEO CFO "
    "VIP".split()
)


def dateline(text: str) -> tuple[int, int] | None:
    """Where a dateline at the head of a paragraph ends, and where the text after its dash begins."""
    match = _DATELINE.match(text[:160])
    if match is None:
        return None
    place = match.group("dateline")
    signed = match.group("agency") or match.group("named") or match.group("bare")
    if not signed and re.split(r"[ ,/-]", place)[0].strip(".'’") in _NO_PLACE:
        return None
    return match.end("dateline"), match.end()


def signed_dateline(text: str) -> bool:
    """Whether a line starts with a dateline that names its agency."""
    found = dateline(text)
    return found is not None and text[: found[0]].endswith(")")


def is_slug(text: str) -> bool:
    """Whether a line above the story is a slug or says when it may be used."""
    return len(text) < 160 and (SLUG.fullmatch(text) or EMBARGO.fullmatch(text)) is not None


def is_note(text: str, *, bracketed: bool) -> bool:
    """Whether a line speaks to editors; one in square brackets only where ``bracketed``."""
    return _NOTE.fullmatch(text) is not None or (bracketed and _BRACKET_NOTE.fullmatch(text) is not None)


def heads_notes(text: str) -> bool:
    """Whether the notes to editors start with this line."""
    return len(text) < 40 and _NOTES_HEAD.fullmatch(text) is not None


def is_end(text: str) -> bool:
    """Whether a line marks the end of the story."""
    return len(text) < 20 and END.fullmatch(text) is not None


def is_turn(text: str) -> bool:
    """Whether a line marks the end of a take or page of the story."""
    return len(text) < 20 and _TURN.fullmatch(text) is not None


def shape(lines: Sequence[Line]) -> str:
    """The shape of a text, "web" or "wire", or empty where nothing tells."""
    head, tail = [line.text for line in lines[:12]], [line.text for line in lines[-3:]]
    if any(is_slug(text) for text in head[:6]) or any(heads_notes(line.text) for line in lines[2:]):
        return "wire"
    saved = any(is_furniture(text) for text in head) or any(is_captioned(line.text) for line in lines)
    ended = any(len(text) < 20 and _SURE_END.fullmatch(text) for text in tail)
    ended = ended or any(line.text == "ENDS" for line in lines[2:])
    notes = any(is_note(text, bracketed=False) for text in head[:6])
    if not saved and (ended or notes or any(signed_dateline(text) for text in head)):
        return "wire"
    return "web" if saved or any(len(text) < 120 and DATE_LINE.fullmatch(text) for text in head) else ""
