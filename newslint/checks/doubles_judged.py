"""Whether a doubled word may be meant, word by word."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from newslint import lexicon
from newslint.checks.doubled import Doubled, going_with, listed

_DANCE = re.compile(r"\bdanc", re.IGNORECASE)


def for_no_emphasis(doubled: Doubled) -> bool:
    """ "as many many as", "how long long it took", "on his way way home": no place for emphasis."""
    if doubled.word == "way" and doubled.prev in listed("before nouns"):
        return True
    if _at_an_end(doubled) and (not doubled.speech or doubled.prev == "so"):
        return True
    if doubled.word == "ever" and doubled.next == "since":
        return True
    return doubled.prev in ("as", "how") and doubled.next in listed("after how")


def no_score(doubled: Doubled) -> bool:
    """A number in words that is no score: a lower-case word follows that no score has after it."""
    following = doubled.written
    if (doubled.word == "one" and following == "of") or doubled.prev == "of":
        return True
    if not (following.isalpha() and following.islower()) or following in listed("numbers") | listed("scores"):
        return False
    return doubled.prev not in listed("numbers") and doubled.prev not in ("number", ",")


def _as_noun(doubled: Doubled) -> bool:
    """Whether the word before is a noun here ("a sharp cut in in output")."""
    return len(doubled.before) > 1 and doubled.before[-2].lower() in listed("determiners")


def _no_object(doubled: Doubled) -> bool:
    """Whether a pronoun or adverb before it has no verb before that goes with the small word ("found it on on a")."""
    if doubled.word in ("with", "under"):
        return True
    parting = (going_with(doubled.word) or frozenset()) | listed("separable") | listed("bringing")
    return doubled.prev in listed("pronouns") and not doubled.earlier(parting, 4)


def no_particle(doubled: Doubled) -> bool:
    """A small word after which it may stand again as a preposition: "came in in 2019"."""
    prev, verbs = doubled.prev, going_with(doubled.word) or frozenset()
    if doubled.next in listed("after no particle") and (doubled.word != "over" or doubled.next in ("at", "to")):
        return True
    if prev in verbs and _as_noun(doubled) and not prev.endswith(("ed", "ing")):
        return doubled.word != "over"
    if prev in verbs or prev in ("'", "’") or (prev in listed("objects") and not _no_object(doubled)):
        return False
    if doubled.before and doubled.before[-1].endswith(("'s", "’s")):
        return False
    if prev != "part" and doubled.earlier(listed("separable") & verbs | listed("bringing"), 3):
        return False
    return doubled.word in ("down", "out", "away") or not doubled.stranded


def _that(doubled: Doubled) -> bool:
    """ "that that" before a word that cannot follow the pronoun."""
    if doubled.next in listed("after conjunction"):
        return True
    if _relative(doubled):
        return True
    match = re.match(r"\s+([^\W\d_]+)\s+([^\W\d_]+)", _after_text(doubled))
    if not match:
        return False
    noun, verb = match.groups()
    name = noun[0].isupper() and noun[1:].islower() and len(noun) > 3
    if name and verb[0].isupper() and verb[1:].islower():
        return True
    if verb not in listed("finite"):
        return False
    plural = noun in listed("plurals") or (
        noun.islower() and noun.endswith("s") and not noun.endswith(("ss", "us", "is")) and lexicon.known(noun[:-1])
    )
    return name or (plural and verb in listed("plural verbs"))


def _relative(doubled: Doubled) -> bool:
    """A noun, "that that" and a verb, where nobody says or believes anything ("a wave that that sank two boats")."""
    head = doubled.before[-1] if doubled.before else ""
    if not (head.islower() and head.isalpha()) or head in lexicon.FUNCTION_WORDS or head.endswith(("ed", "ing", "ly")):
        return False
    if any(token.lower() in listed("reporting") or token.lower() in listed("content") for token in doubled.before):
        return False
    if not head.endswith("s") and not {token.lower() for token in doubled.before[-4:-1]} & {"a", "an", "the"}:
        return False
    following = doubled.written.removesuffix("n't").removesuffix("n’t")
    verb = following in listed("finite") or (following.endswith("ed") and lexicon.known(following))
    return verb and following.islower()


def _after_text(doubled: Doubled) -> str:
    return doubled.text[doubled.end : doubled.end + 60]


def _had(doubled: Doubled) -> bool:
    if doubled.next in listed("participles"):
        return True
    adverb = re.match(
        r"\s+(?:also|already|earlier|previously|recently|never|not|often|always|twice|once|since|long|just)\s+([a-z]+)",
        _after_text(doubled),
    )
    if adverb and (adverb.group(1).endswith("ed") or adverb.group(1) in listed("participles")):
        return True
    after = re.match(r"\s+([a-z]+)\s+([a-z]+)", _after_text(doubled))
    if after is None or not (after.group(1).endswith("ed") or after.group(1) in listed("irregular")):
        return False
    return after.group(2) in listed("after verb")


def _being(doubled: Doubled) -> bool:
    """ "is", "was", "are", "were": a clause may end at the first of the two ("what it is is")."""
    if doubled.prev in ("who", "which", ",") or _at_an_end(doubled) or _asked(doubled):
        return True
    if doubled.prev in listed("questions") or doubled.earlier(listed("questions") | {"as"}, 10):
        return False
    return not doubled.stranded


def _asked(doubled: Doubled) -> bool:
    """ "asked why he was was late": the clause is what somebody asks or knows, and can't be the subject of a verb."""
    tokens = [token.lower() for token in doubled.before[-3:]]
    asks = tokens and tokens[0] in ("ask", "asked", "asks", "asking", "wonder", "wondered", "explain", "explained")
    return len(tokens) == 3 and bool(asks) and tokens[1] in listed("questions") and tokens[2] in listed("subjects")


def _having(doubled: Doubled) -> bool:
    if doubled.prev == "," or _at_an_end(doubled):
        return True
    return not doubled.earlier(frozenset({"what", "all", "whatever"}), 8) and not doubled.stranded


def _her(doubled: Doubled) -> bool:
    if doubled.prev in listed("before possessive"):
        return True
    return (doubled.prev.endswith("ed") or doubled.prev in ("kept", "met", "held", "lost")) and (
        doubled.prev not in listed("giving")
    )


def _pronoun(doubled: Doubled) -> bool:
    """A pronoun that may end one clause and open the next where a comma is left out."""
    if doubled.prev in listed("reporting") | listed("conjunctions") or doubled.prev in (",", ""):
        return True
    if doubled.word == "it" and doubled.next in listed("after no particle"):
        return True
    return not doubled.earlier(listed("openers")) and doubled.prev not in listed("openers")


def _there(doubled: Doubled) -> bool:
    if doubled.prev in ("up", "out", "over", "down", "from"):
        return doubled.next not in ("is", "was", "are", "were")
    return doubled.next in (
        "is",
        "was",
        "are",
        "were",
        "has",
        "will",
        "would",
        "had",
        "have",
    ) and doubled.prev not in listed("moving")


def _this(doubled: Doubled) -> bool:
    if doubled.next not in listed("times") and doubled.next not in ("summer", "spring", "autumn", "winter", "weekend"):
        return True
    small = doubled.prev in lexicon.FUNCTION_WORDS or doubled.prev in listed("reporting")
    return not small and not doubled.prev.endswith(("ed", "en", "ing")) and bool(doubled.prev)


def _you(doubled: Doubled) -> bool:
    return doubled.prev in (
        "",
        ",",
        "and",
        "but",
        "or",
        "if",
        "when",
        "that",
        "because",
        "as",
        "where",
        "what",
        "how",
        "after",
        "before",
        "once",
        "until",
        "unless",
        "while",
        "whether",
    )


def _no(doubled: Doubled) -> bool:
    if doubled.speech or not doubled.written.isalpha():
        verbs = ("is", "was", "are", "were", "have", "has", "had", "with", "of", "at", "there", "be", "in")
        return doubled.prev in verbs and doubled.written.isalpha()
    return doubled.prev not in ("a", "big", "total", "fashion", "absolute", "definite", "major", "real", "", ",")


def _now(doubled: Doubled) -> bool:
    if doubled.prev in listed("links"):
        return True
    return not doubled.speech and doubled.prev.isalpha() and (doubled.next.isalpha() or doubled.next == ",")


def _do(doubled: Doubled) -> bool:
    return doubled.next == "not" or doubled.prev in ("to", "can", "could", "will", "would", "should", "might", "must")


def _did(doubled: Doubled) -> bool:
    """ "did did not", where no clause may end at the first of the two ("what he did did not help")."""
    if doubled.next != "not":
        return _at_an_end(doubled)
    return doubled.prev not in listed("subjects") or not (doubled.stranded or doubled.earlier(listed("questions")))


def _much(doubled: Doubled) -> bool:
    following = doubled.next
    if _at_an_end(doubled):
        return True
    return following.isalpha() and not following.endswith("er") and following not in listed("compared")


def _up(doubled: Doubled) -> bool:
    if doubled.next in ("to", "and", "there", "here", "north", ",", "!", "in", "on", "at"):
        return doubled.next == "to" and doubled.prev in listed("links")
    return True


def _off(doubled: Doubled) -> bool:
    if doubled.next in listed("after no particle"):
        return True
    return doubled.written.islower() and doubled.next not in ("the", "a", "an", "its", "his", "their", "her", "by")


def _for(doubled: Doubled) -> bool:
    return not (doubled.next in listed("spans") and doubled.prev.endswith(("ed", "ing", "paid", "sought", "fought")))


def _about(doubled: Doubled) -> bool:
    counted = doubled.next[:1].isdigit() or doubled.next in listed("spans") or doubled.next[:1] in "$£€"
    return no_particle(doubled) if counted or doubled.prev in listed("objects") else True


def _i(doubled: Doubled) -> bool:
    return not doubled.before or not doubled.before[-1][:1].isupper()


def _a(doubled: Doubled) -> bool:
    return bool(doubled.written) and doubled.written[0].isalnum() and doubled.prev not in ("serie", "à", "vis", "group")


def _can(doubled: Doubled) -> bool:
    return doubled.prev not in listed("before dance") and doubled.next.isalpha() and not _DANCE.search(doubled.text)


def _at_an_end(doubled: Doubled) -> bool:
    """Whether the sentence, or a part of it, ends right after the word."""
    return doubled.next in (".", ",", ";", "?", "!")


def _compass(doubled: Doubled) -> bool:
    return doubled.next not in listed("compass") and not doubled.next.startswith(("-", "–")) and doubled.times == 2


def _not_after(*words: str) -> Callable[[Doubled], bool]:
    silent = frozenset(words)
    return lambda doubled: doubled.prev not in silent


def _after(*words: str) -> Callable[[Doubled], bool]:
    flagged = frozenset(words)
    return lambda doubled: doubled.prev in flagged


def _not_the_day(doubled: Doubled) -> bool:
    if _at_an_end(doubled):
        return True
    if doubled.prev in ("ever", "long", "looked", "looking", "look", "than", "never", "seen"):
        return False
    article = [token.lower() for token in doubled.before[-2:-1]]
    return not (doubled.prev in listed("times") and article == ["the"])


def _so(doubled: Doubled) -> bool:
    return doubled.next in ("that", "far", "the", "he", "she", "they", "it", "we", "as", "called", "is", "did", "do")


SPECIAL: Mapping[str, Callable[[Doubled], bool]] = {
    "that": _that,
    "had": _had,
    **dict.fromkeys(("is", "was", "are", "were"), _being),
    **dict.fromkeys(("has", "have"), _having),
    "her": _her,
    **dict.fromkeys(("it", "those"), _pronoun),
    "there": _there,
    **dict.fromkeys(("this", "these"), _this),
    "you": _you,
    "no": _no,
    "do": _do,
    **dict.fromkeys(("did", "does"), _did),
    "so": _so,
    "much": _much,
    "now": _now,
    "then": lambda doubled: _at_an_end(doubled) or doubled.prev not in listed("before then"),
    "all": _not_after("after", "above", "first", "at", "them", "once", "it", "us"),
    "will": _not_after(
        "a", "the", "political", "free", "good", "ill", "own", "living", "his", "her", "their", "its", "of"
    ),
    "might": _not_after(
        "military", "economic", "full", "political", "industrial", "naval", "the", "its", "their", "of"
    ),
    "being": _not_after("human", "living", "well", "for", "a", "sentient"),
    "can": _can,
    "up": _up,
    "off": _off,
    "for": _for,
    "about": _about,
    "after": _not_the_day,
    "before": _not_the_day,
    "since": lambda doubled: _at_an_end(doubled) or doubled.prev not in ("ever", "long", "has", "have", "had"),
    "i": _i,
    "a": _a,
    "like": lambda doubled: not doubled.speech or doubled.next == "to",
    "at": _not_after("looked", "looking", "laughed", "shouted", "stared", "aimed", "screamed"),
    **dict.fromkeys(("north", "south", "east", "west"), _compass),
    "go": _after("to", "will", "would", "you", "they", "we"),
    "plus": lambda doubled: bool(doubled.before) and len(doubled.before[-1]) > 1,
    "great": lambda doubled: not doubled.next.startswith("grand") and (not doubled.speech),
    "never": lambda doubled: doubled.next != "land",
    "well": _after("as", "so", "very"),
    "night": _after(
        "last", "the", "that", "every", "each", "first", "opening", "early", "saturday", "friday", "sunday"
    ),
    "come": lambda doubled: doubled.prev in listed("before come"),
    "win": _after("to", "will", "would", "could", "can", "the"),
    "double": _after("to", "more", "will", "would"),
}
"""For a word, whether it is doubled by mistake where it stands."""
