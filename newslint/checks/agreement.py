"""Subject and verb that disagree, in the few frames where the words alone decide."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from newslint.article import UNREAD, Article
from newslint.findings import Hit, Place
from newslint.ledger.sentences import STARTS
from newslint.on_use import compiled

_PLURAL = r"(?:[a-z]{2,}(?<![siu'’])s|men|women|children|people)"
_SINGLE = compiled(
    r"\b(?P<subject>(?:One|Each) of (?:the|his|her|its|their|our|these|those) "
    rf"(?:(?!few|only|those)[a-z-]+(?<!s) ){{0,2}}{_PLURAL}) (?P<verb>are|were|have)(?= [a-z])"
)
_THERE = compiled(
    r"\b(?P<subject>[Tt]here) (?P<verb>is|was) (?P<count>two|three|four|five|six|seven|eight|nine|ten|several"
    rf"|dozens of|hundreds of|thousands of) (?P<noun>{_PLURAL})(?![\w’'-])"
)
_THEY = compiled(r"\b(?P<subject>[Tt]hey|[Ww]e) (?P<verb>was) (?P<next>[a-z]+)(?![\w’'-])")
_KIND = compiled(r"\b(?P<subject>[Tt]hese|[Tt]hose) (?P<verb>kind|sort|type) of(?= [a-z])")
_AMOUNTS = frozenset(
    "minutes hours days weeks months years miles metres meters feet pounds dollars points times tons tonnes litres "
    "liters quarters thirds kilometres kilometers degrees euros pence cents seconds yards acres decades billions "
    "millions thousands hundreds inches".split()
)
_AFTER_THEY = frozenset(
    "not also now then already still being a an the in at on from to told given left seen made done gone taken sent "
    "sold born hit hurt lost paid held kept found known shown caught built".split()
)
_TURNED = {"are": "is", "were": "was", "have": "has", "is": "are", "kind": "kinds", "sort": "sorts", "type": "types"}
_LINKS = frozenset("who that which".split())


def agreement(article: Article, _: Mapping[str, object]) -> Iterator[Hit]:
    """ "One of the bridges are closed", "there is three reasons", "they was", "these kind of"."""
    for index, block in enumerate(article.blocks):
        if block.kind in UNREAD:
            continue
        text = block.text
        for pattern in (_SINGLE, _THERE, _THEY, _KIND):
            for match in pattern.finditer(text):
                if _disagrees(pattern, text, match):
                    place = Place(index, match.start("subject"), match.end("verb"))
                    yield Hit(place, better=(f"{match['subject']} {_right(pattern, match)}",))


def _right(pattern: re.Pattern[str], match: re.Match[str]) -> str:
    return "were" if pattern in (_THERE, _THEY) and match["verb"] == "was" else _TURNED[match["verb"]]


def _disagrees(pattern: re.Pattern[str], text: str, match: re.Match[str]) -> bool:
    """Whether nothing around a frame gives it another reading."""
    before = text[max(0, match.start() - 40) : match.start()]
    if pattern is _SINGLE:
        return bool(STARTS.search(before)) and _LINKS.isdisjoint(match["subject"].split())
    if pattern is _THERE:
        return match["noun"] not in _AMOUNTS
    if pattern is _THEY:
        following = match["next"]
        sound = following in _AFTER_THEY or (following.endswith(("ed", "ing")) and len(following) > 4)
        return sound and (
            bool(STARTS.search(before)) or bool(re.search(r"(?:,|\b(?:and|but|that|said|says)) $", before))
        )
    return True
