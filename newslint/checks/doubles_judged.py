"""Whether a doubled word may be meant, word by word."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from newslint import lexicon
from newslint.checks import doubles_verbs
from newslint.checks.doubled import Doubled, going_with, listed
from newslint.lists import lists


def for_no_emphasis(doubled: Doubled) -> bool:
    """ "as many many as", "how long long it took", "on his way way home": no place for emphasis."""
    if doubled.word == "way" and (doubled.prev in listed("before nouns") or doubled.next in listed("after noun")):
        return True
    if doubled.word == "far" and doubled.prev == "as":
        return True
    if doubled.prev == "very" and doubled.word not in listed("emphatic") and doubled.before[-2:-1] != ("very",):
        return True
    if doubled.word == "many" and (doubled.prev in ("how", "as", "too") or doubled.next in listed("finite")):
        return True
    if doubled.at_an_end and (not doubled.speech or doubled.prev == "so"):
        return True
    if doubled.word == "ever" and (doubled.next == "since" or doubled.prev == "than"):
        return True
    if doubled.word == "so" and doubled.next in listed("after so"):
        return True
    return doubled.prev in ("as", "how") and doubled.next in listed("after how")


def no_score(doubled: Doubled) -> bool:
    """A number in words that is no score: a lower-case word follows that no score has after it."""
    following = doubled.written
    if (doubled.word == "one" and following == "of") or doubled.prev == "of":
        return True
    counted = doubled.prev in listed("numbers") or doubled.prev.isdigit()
    if doubled.word == "hundred" and counted:
        return True
    if doubled.prev in ("past", "since") and following not in listed("numbers"):
        return True
    if doubled.prev in listed("before one") and doubled.word == "one":
        return following not in ("draw", "win", "loss", "defeat", "tie")
    if following in (",", ".") and doubled.prev in listed("before numbers"):
        return True
    if not following.replace("-", "").isalpha() or following.lower() in listed("numbers") | listed("scores"):
        return False
    if doubled.prev in listed("before numbers"):
        return True
    if doubled.prev == ",":
        return following.islower() and len(following) > 4 and following not in lexicon.FUNCTION_WORDS
    if following[0].isupper():
        return doubled.prev.endswith("ed") and doubled.prev not in ("tied", "finished", "ended", "levelled", "leveled")
    return not counted


def _as_noun(doubled: Doubled) -> bool:
    """Whether the word before is a noun here ("a sharp cut in in output")."""
    before = [token.lower() for token in doubled.before[-3:-1]]
    if before[-1:] and before[-1] in listed("determiners"):
        return True
    return len(before) == 2 and before[0] in ("a", "an") and before[1].isalpha()


def _no_object(doubled: Doubled) -> bool:
    """Whether a pronoun or adverb before it has no verb before that goes with the small word ("found it on on a")."""
    if doubled.word in ("with", "under"):
        return True
    parting = (going_with(doubled.word) or frozenset()) | listed("separable") | listed("bringing")
    return doubled.prev in listed("pronouns") | listed("persons") and not doubled.earlier(parting, 4)


def no_particle(doubled: Doubled) -> bool:
    """A small word after which it may stand again as a preposition: "came in in 2019"."""
    prev, verbs = doubled.prev, going_with(doubled.word) or frozenset()
    if doubled.next in listed("after no particle") and doubled.next != doubled.word:
        return doubled.word != "over" or doubled.next != "." or prev not in lexicon.FUNCTION_WORDS
    if prev in listed("after who") and "who" in (token.lower() for token in doubled.before[-4:]):
        return True
    if prev in ("up", "out", "off", "away") and prev not in verbs and not doubled.stranded:
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
    match = re.match(r"\s+([^\W\d_]+)\s+([^\W\d_]+)", doubled.following)
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


def _her(doubled: Doubled) -> bool:
    if doubled.prev in listed("before possessive") or doubled.prev.endswith((",", "'s", "’s")):
        return True
    if doubled.next in listed("no verb") or (doubled.prev == "with" and len(doubled.before) > 1):
        return True
    return (doubled.prev.endswith("ed") or doubled.prev in ("kept", "met", "held", "lost")) and (
        doubled.prev not in listed("giving")
    )


def _pronoun(doubled: Doubled) -> bool:
    """A pronoun that may end one clause and open the next where a comma is left out."""
    if doubled.prev in listed("reporting") | listed("conjunctions") or doubled.prev in (",", ""):
        return True
    if doubled.word == "those" and doubled.prev in lexicon.FUNCTION_WORDS - listed("openers"):
        noun = doubled.written
        if doubled.prev == "among" or doubled.at_an_end:
            return True
        return noun == "people" or (noun.islower() and noun.endswith("s") and lexicon.known(noun[:-1]))
    if doubled.next in listed("no verb") or (doubled.word == "it" and not _may_be_verb(doubled.next)):
        return True
    if doubled.word == "it" and doubled.next in listed("after no particle"):
        return True
    return not doubled.earlier(listed("openers")) and doubled.prev not in listed("openers")


def _may_be_verb(word: str) -> bool:
    """Whether a word may follow the subject "it": a verb of the third person, or an adverb before one."""
    if word in listed("finite") | listed("adverbs") or word in lists("compounds.tsv")["past"]:
        return True
    return word.endswith(("s", "ed", "ly", "n't", "n’t", "'ll", "’ll", "'d", "’d")) or not word.isalpha()


def _there(doubled: Doubled) -> bool:
    ends = doubled.at_an_end or doubled.next in listed("no verb") | {"since", "until"}
    if ends and doubled.prev.isalpha() and doubled.prev not in listed("reporting"):
        return True
    if doubled.prev in ("up", "out", "over", "down", "from"):
        return doubled.next not in ("is", "was", "are", "were")
    return doubled.next in listed("after there") and doubled.prev not in listed("moving")


def _this(doubled: Doubled) -> bool:
    if doubled.next not in listed("times") and doubled.next not in ("summer", "spring", "autumn", "winter", "weekend"):
        return True
    if not doubled.prev.isalpha():
        return bool(doubled.prev)
    if doubled.prev == "of" and len(doubled.before) > 1 and doubled.before[-2].lower() in listed("parts"):
        return True
    if doubled.prev in ("but", "and", "or", "because", "while", "although", "though", "whether", "unless"):
        return True
    small = doubled.prev in lexicon.FUNCTION_WORDS or doubled.prev in listed("reporting")
    return not small and not doubled.prev.endswith(("ed", "en", "ing")) and bool(doubled.prev)


def _you(doubled: Doubled) -> bool:
    if doubled.at_an_end or doubled.next in listed("no verb") or doubled.next == "so":
        return True
    return doubled.prev in listed("times") | listed("before you") or doubled.prev in ("", ",")


def _no(doubled: Doubled) -> bool:
    if doubled.speech or not doubled.written.isalpha():
        verbs = ("is", "was", "are", "were", "have", "has", "had", "with", "of", "at", "there", "be", "in")
        return (doubled.prev in verbs or doubled.prev.endswith(("'s", "’s"))) and doubled.written.isalpha()
    return doubled.prev not in ("a", "big", "total", "fashion", "absolute", "definite", "major", "real", "", ",")


def _now(doubled: Doubled) -> bool:
    if doubled.prev in listed("links"):
        return True
    return not doubled.speech and doubled.prev.isalpha() and (doubled.next.isalpha() or doubled.next == ",")


def _much(doubled: Doubled) -> bool:
    following = doubled.next
    if doubled.at_an_end:
        return True
    return following.isalpha() and not following.endswith("er") and following not in listed("compared")


def _up(doubled: Doubled) -> bool:
    if doubled.next in ("to", "and", "there", "here", "north", ",", "!", "in", "on", "at"):
        moving = ("way", "go", "goes", "going", "went", "gone", "climb", "climbed", "climbing", "right")
        spoken = doubled.prev.isalpha() and doubled.prev not in moving and doubled.next in ("in", "on", "at", ",")
        return spoken or (doubled.next == "to" and doubled.prev in listed("links"))
    return True


def _off(doubled: Doubled) -> bool:
    if doubled.next in listed("after no particle"):
        return True
    verbs = going_with("off") or frozenset()
    if doubled.prev.isalpha() and doubled.prev not in verbs and not doubled.earlier(verbs, 4):
        return not doubled.stranded
    return doubled.written.islower() and doubled.next not in ("the", "a", "an", "its", "his", "their", "her", "by")


def _for(doubled: Doubled) -> bool:
    if doubled.next not in listed("spans") or not doubled.prev.endswith(("ed", "ing", "paid", "sought", "fought")):
        return True
    if doubled.next not in listed("numbers"):
        return False
    counted = re.match(r"\s+[a-z]+(?:\s+([\w-]+))?(?:\s+([\w-]+))?", doubled.following)
    return counted is not None and listed("times").isdisjoint(word.lower() for word in counted.groups(""))


def _about(doubled: Doubled) -> bool:
    counted = doubled.next[:1].isdigit() or doubled.next in listed("spans") or doubled.next[:1] in "$£€"
    if counted and doubled.prev in ("is", "are", "was", "were"):
        return not doubled.stranded and not doubled.earlier(listed("questions"))
    return no_particle(doubled) if counted or doubled.prev in listed("objects") else True


def _i(doubled: Doubled) -> bool:
    return not doubled.before or not doubled.before[-1][:1].isupper()


def _a(doubled: Doubled) -> bool:
    return bool(doubled.written) and doubled.written[0].isalnum() and doubled.prev not in ("serie", "à", "vis", "group")


def _compass(doubled: Doubled) -> bool:
    return doubled.next not in listed("compass") and not doubled.next.startswith(("-", "–")) and doubled.times == 2


def _not_after(*words: str) -> Callable[[Doubled], bool]:
    silent = frozenset(words)
    return lambda doubled: doubled.prev not in silent


def _after(*words: str) -> Callable[[Doubled], bool]:
    flagged = frozenset(words)
    return lambda doubled: doubled.prev in flagged


def _not_the_day(doubled: Doubled) -> bool:
    if doubled.at_an_end:
        return True
    if doubled.prev in ("ever", "long", "looked", "looking", "look", "than", "never", "seen"):
        return False
    article = [token.lower() for token in doubled.before[-2:-1]]
    return not (doubled.prev in listed("times") and article == ["the"])


def _so(doubled: Doubled) -> bool:
    return doubled.next in listed("after so")


SPECIAL: Mapping[str, Callable[[Doubled], bool]] = {
    "that": _that,
    "had": doubles_verbs.had,
    **dict.fromkeys(("is", "was", "are", "were"), doubles_verbs.being),
    **dict.fromkeys(("has", "have"), doubles_verbs.having),
    "her": _her,
    **dict.fromkeys(("it", "those"), _pronoun),
    "there": _there,
    **dict.fromkeys(("this", "these"), _this),
    "you": _you,
    "no": _no,
    "do": doubles_verbs.do,
    **dict.fromkeys(("did", "does"), doubles_verbs.did),
    "so": _so,
    "much": _much,
    "now": _now,
    "then": lambda doubled: doubled.at_an_end or doubled.prev not in listed("before then"),
    "all": lambda doubled: (
        doubled.at_an_end or doubled.prev not in ("after", "above", "first", "at", "them", "once", "it", "us")
    ),
    "will": _not_after(
        "a", "the", "political", "free", "good", "ill", "own", "living", "his", "her", "their", "its", "of"
    ),
    "might": _not_after(
        "military", "economic", "full", "political", "industrial", "naval", "the", "its", "their", "of"
    ),
    "being": _not_after("human", "living", "well", "for", "a", "sentient"),
    "can": doubles_verbs.can,
    "up": _up,
    "off": _off,
    "for": _for,
    "about": _about,
    "after": _not_the_day,
    "before": _not_the_day,
    "since": lambda doubled: doubled.at_an_end or doubled.prev not in ("ever", "long", "has", "have", "had"),
    "i": _i,
    "a": _a,
    "like": lambda doubled: not doubled.speech or doubled.next == "to",
    "at": lambda doubled: (
        doubled.prev not in ("looked", "looking", "laughed", "shouted", "stared", "aimed", "screamed")
        or doubled.next
        in ("how", "what", "why", "whether", "something", "immediately", "it", "them", "him", "me", "us")
    ),
    **dict.fromkeys(("north", "south", "east", "west"), _compass),
    "go": lambda doubled: doubled.prev in listed("before come") | {"you", "they", "we"},
    "plus": lambda doubled: bool(doubled.before) and len(doubled.before[-1]) > 1,
    "great": lambda doubled: not doubled.next.startswith("grand") and (not doubled.speech),
    "never": lambda doubled: doubled.next != "land",
    "well": lambda doubled: (
        doubled.prev in ("as", "so", "very") or (doubled.at_an_end and doubled.prev.isalpha() and doubled.prev != "oh")
    ),
    **dict.fromkeys(
        ("lose", "sing", "roll", "hear", "thank", "click", "knock", "clap", "wink", "tap", "drip"),
        lambda doubled: doubled.prev in listed("before come"),
    ),
    "night": lambda doubled: doubled.prev.isalpha() and doubled.prev not in ("say", "says", "said", "saying"),
    "come": lambda doubled: doubled.prev in listed("before come"),
    "win": _after("to", "will", "would", "could", "can", "the"),
    "double": _after("to", "more", "will", "would"),
}
"""For a word, whether it is doubled by mistake where it stands."""
