"""Whether words between quotation marks are somebody's speech, or a title, nickname, term or scare quote."""

from __future__ import annotations

import re

from newslint.ledger.cues import speech_verbs
from newslint.on_use import compiled

_WORD = compiled(r"[^\W_](?:[^\s“”\"‘«»]*[^\W_])?")
_LAST = compiled(r"([^\W_]+)[,:;]?\s*\Z")
_NAMING = compiled(
    r"(?:\b(?:so-called|the (?:words?|terms?|phrase|title|name|song|film|movie|album|book|novel|play|hashtag|slogan)"
    r"|(?:known|billed|described|branded|listed|labell?ed|tagged|marked) as|dubbed|nicknamed|called|titled|entitled"
    r"|headlined|named|song|single|film|hit|episode|podcast|series|exhibition|album|novel|book|show|word|term"
    r"|musical|documentary|memoir|essay|poem|painting|sitcom|drama|column|section|an?|the|his|her|their|its|of)),?\s*\Z",
    re.I,
)
_NAMED = compiled(
    r"\b(?:(?:also|better|best|now|widely|locally|otherwise|formerly|commonly) )?(?:(?:known|billed|listed|tagged) as"
    r"|so-called|dubbed|nicknamed|titled|entitled|headlined|(?:is|are|was|were|been|be|being) called)\s*\Z",
    re.I,
)
_STOPPED = compiled(r"[.!?…][”’\"'»]?\s\Z")
_AFRESH = compiled(r"\s*[A-Z“‘\"']")
_SMALL = frozenset("a an the and or but of to in on at by for from with as is it if nor so yet".split())


def is_speech(text: str, start: int, end: int) -> bool:
    """Whether the quotation from ``start`` to ``end`` of ``text``, marks included, is speech rather than a term."""
    inner = text[start + 1 : end - 1].strip()
    words = _WORD.findall(inner[:600])
    if not words:
        return False
    before, after = text[max(0, start - 60) : start], text[end : end + 80]
    cue = _is_cued(before, after, inner)
    apart = inner[-1] in ".!?…" and inner[:1].isupper() and bool(_STOPPED.search(before))
    if not before.strip() and not after.strip() and inner[-1] in ".!?…" and inner[:1].isupper():
        return True
    if len(words) <= 2 and apart and (_AFRESH.match(after) or not after.strip()):
        return True
    if len(words) == 1:
        return cue and inner[-1] in ",.!?…—-" and inner[:1].isupper()
    if cue and inner[-1] in ",.!?…—–":
        return True
    if _is_nickname(before, after, words) or (_is_title(words) and not cue):
        return False
    if _NAMED.search(before) and not after.lstrip(",").startswith(" by "):
        return False
    if len(words) <= 5 and _NAMING.search(before):
        return False
    if inner[-1] in "!?" and inner[:1].isupper():
        return True
    if (
        len(words) > 2
        and inner[-1] in "."
        and inner[:1].isupper()
        and (not before.strip() or before.rstrip()[-1] in ".!?…:")
    ):
        return True
    return len(words) >= 4 or (cue and len(words) > 1)


def _is_cued(before: str, after: str, inner: str) -> bool:
    stripped = before.rstrip()
    if not stripped or stripped[-1] in ":":
        return bool(stripped) or inner[-1:] in tuple(".!?,…")
    last = _LAST.search(before)
    if last and last[1].lower() in speech_verbs() and stripped[-1] in ",:":
        return True
    if inner[-1:] not in tuple(",.!?…—–-"):
        return False
    return any(word.lower() in speech_verbs() for word in re.findall(r"[^\W_]+", after.split(".")[0])[:4])


def _is_nickname(before: str, after: str, words: list[str]) -> bool:
    previous = re.search(r"([^\W_]+)\.? \Z", before)
    following = re.match(r" ([^\W\d_])", after)
    return bool(len(words) <= 3 and previous and following and previous[1][0].isupper() and following[1].isupper())


def _is_title(words: list[str]) -> bool:
    if len(words) < 2:
        return False
    large = [word for word in words if word.lower() not in _SMALL]
    return words[0][0].isupper() and len(large) > 0 and all(not word[0].islower() for word in large)
