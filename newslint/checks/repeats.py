"""Words typed twice: any lower-case word, save where a sound sentence may double it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from newslint import lexicon
from newslint.article import Article, Kind
from newslint.checks import doubles_allowed as allowed
from newslint.findings import Hit, Place, Tier

_SKIPPED = frozenset({Kind.CODE, Kind.META, Kind.FURNITURE})
_DOUBLED = re.compile(
    r"(?<![\w@#/\\&+=$£€<*'’.‑-])(?P<word>[^\W\d_]++)(?P<again>(?:\s++(?P=word)(?![\w@*]|['’‑-]\w|-\s))++)(?!\s*[-–—]\w)",
    re.IGNORECASE,
)
_TOKEN = re.compile(r"[^\W_](?:[\w'’‑-]*\w)?|[^\w\s]")
_NEXT = re.compile(r"\s*([\w'’‑-]+|[^\w\s]|$)")
_DANCE = re.compile(r"\bdanc", re.IGNORECASE)
_NEAR = 240
"""How many characters before the words are read to judge them."""


@dataclass(frozen=True)
class Doubled:
    """A doubled word with what stands round it: ``speech`` says whether somebody says it, ``times`` how often."""

    word: str
    text: str
    start: int
    end: int
    times: int
    speech: bool

    @cached_property
    def before(self) -> tuple[str, ...]:
        """The words of the sentence before it, as they are written."""
        tokens: list[str] = _TOKEN.findall(self.text, max(0, self.start - _NEAR), self.start)
        for at in range(len(tokens) - 1, -1, -1):
            if tokens[at] in '.!?;:()“"—–…':
                return tuple(tokens[at + 1 :])
        return tuple(tokens)

    @cached_property
    def prev(self) -> str:
        """The word before it in lower case, or the mark; empty at the start of a sentence."""
        return self.before[-1].lower() if self.before else ""

    @cached_property
    def written(self) -> str:
        """The word after it as it is written, or the mark; empty at the end of the text."""
        match = _NEXT.match(self.text, self.end, self.end + 60)
        return match.group(1) if match else ""

    @cached_property
    def next(self) -> str:
        """The word after it in lower case."""
        return self.written.lower()

    def earlier(self, words: frozenset[str], within: int = 40) -> bool:
        """Whether one of the words stands in the sentence before the word right before this one."""
        return any(token.lower() in words for token in self.before[:-1][-within:])

    @cached_property
    def stranded(self) -> bool:
        """Whether a relative clause may end at the first of the two ("the house he was born in in 1950")."""
        written = self.before[-6:]
        tokens = [token.lower() for token in written]
        for at in range(1, len(tokens)):
            if tokens[at] not in allowed.SUBJECTS:
                continue
            head = tokens[at - 1]
            if head in allowed.RELATIVES and not (at > 1 and tokens[at - 2] in allowed.REPORTING):
                return True
            small = head in lexicon.FUNCTION_WORDS or head in allowed.REPORTING
            if head.isalpha() and not small and written[at - 1].islower():
                return True
        return False


def repeated_word(article: Article, _: Mapping[str, object]) -> Iterator[Hit]:
    """A word typed twice with only white space between."""
    for index, block in enumerate(article.blocks):
        if block.kind in _SKIPPED:
            continue
        for match in _DOUBLED.finditer(block.text):
            found = match.group("word")
            if not _worth_a_look(match.group(), found, block.kind):
                continue
            place = Place(index, *match.span())
            times = len(match.group().split())
            speech = article.ledger.in_speech(place)
            tier = verdict(Doubled(found.lower(), block.text, match.start(), match.end(), times, speech))
            if tier:
                yield Hit(place, {"word": found}, (found,), tier=tier)


def _worth_a_look(matched: str, word: str, kind: Kind) -> bool:
    """Whether the words are written as a slip is: all after the first in lower case, the first perhaps not."""
    small = word.lower()
    if small == "i":
        return word == "I" and matched.split()[1] == "I"
    rest = matched.split()[1:]
    if any(other != small for other in rest):
        return False
    if kind is Kind.TABLE and small not in allowed.NEVER:
        return False
    if word == small:
        return len(word) > 1 or word == "a"
    return word == small.capitalize() and len(word) > 1 and small in allowed.NEVER and small not in allowed.NAMES


def verdict(doubled: Doubled) -> Tier | None:
    """How sure it is that a word is doubled by mistake: safe, ask, or None where it may be meant."""
    word = doubled.word
    spoken = allowed.STAMMERED | allowed.EMPHATIC | allowed.EMPHATIC_SPEECH
    if doubled.speech and ((word in spoken and not _frame(doubled)) or doubled.times > 2):
        return None
    if doubled.text[doubled.end : doubled.end + 1] in ("*", "_"):
        return None
    test = _SPECIAL.get(word)
    if test is None and word in allowed.REDUPLICATED:
        return None
    if test is None and word in allowed.PARTICLES:
        test = _particle
    if test is None and word in allowed.EMPHATIC:
        test = _frame
    if test is None and word in allowed.NUMBERS:
        test = _number
    if test:
        return Tier.ASK if test(doubled) else None
    if word in allowed.NEVER:
        return Tier.SAFE
    return Tier.ASK if doubled.times == 2 and _is_word(doubled) else None


def _is_word(doubled: Doubled) -> bool:
    """Whether a word is English: in the list, long, or used singly in the same paragraph."""
    word = doubled.word
    if lexicon.level(word) is not None and lexicon.known(word):
        return True
    if not word.isascii():
        return False
    if doubled.before and doubled.before[-1][0].isdigit():
        return True
    rest = doubled.text[max(0, doubled.start - 2000) : doubled.start] + doubled.text[doubled.end : doubled.end + 2000]
    return len(word) > 8 or (len(word) > 2 and re.search(rf"\b{word}\b", rest) is not None)


def _frame(doubled: Doubled) -> bool:
    """ "as many many as", "how long long it took": no place for emphasis."""
    return doubled.prev in ("as", "how") and doubled.next in (
        "as",
        "to",
        "it",
        "the",
        "will",
        "is",
        "are",
        "he",
        "they",
    )


def _number(doubled: Doubled) -> bool:
    """A number in words that is no score: a lower-case word follows that no score has after it."""
    following = doubled.written
    if doubled.word == "one" and following == "of":
        return True
    if not (following.isalpha() and following.islower()) or following in allowed.NUMBERS | allowed.SCORES:
        return False
    return doubled.prev not in allowed.NUMBERS and doubled.prev not in ("number", ",", "")


def _as_noun(doubled: Doubled) -> bool:
    """Whether the word before is a noun here ("a sharp cut in in output")."""
    return len(doubled.before) > 1 and doubled.before[-2].lower() in allowed.DETERMINERS


def _particle(doubled: Doubled) -> bool:
    """A small word after which it may stand again as a preposition: "came in in 2019"."""
    prev, verbs = doubled.prev, allowed.PARTICLES[doubled.word]
    if prev in verbs and _as_noun(doubled) and not prev.endswith(("ed", "ing")):
        return doubled.word != "over"
    if prev in verbs or prev in allowed.OBJECTS or prev in ("'", "’"):
        return False
    if doubled.before and doubled.before[-1].endswith(("'s", "’s")):
        return False
    if prev != "part" and doubled.earlier(allowed.SEPARABLE & verbs | allowed.BRINGING, 3):
        return False
    return doubled.word in ("down", "out", "away") or not doubled.stranded


def _that(doubled: Doubled) -> bool:
    """ "that that" before a word that cannot follow the pronoun."""
    if doubled.next in allowed.AFTER_CONJUNCTION:
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
    if verb not in allowed.FINITE:
        return False
    plural = (
        noun.islower() and noun.endswith("s") and not noun.endswith(("ss", "us", "is")) and lexicon.known(noun[:-1])
    )
    return name or (plural and verb in allowed.PLURAL_VERBS)


def _relative(doubled: Doubled) -> bool:
    """A noun, "that that" and a verb, where nobody says or believes anything ("a wave that that sank two boats")."""
    head = doubled.before[-1] if doubled.before else ""
    if not (head.islower() and head.isalpha()) or head in lexicon.FUNCTION_WORDS or head.endswith(("ed", "ing", "ly")):
        return False
    if any(token.lower() in allowed.REPORTING or token.lower() in allowed.CONTENT for token in doubled.before):
        return False
    if not {token.lower() for token in doubled.before[-4:-1]} & {"a", "an", "the"}:
        return False
    following = doubled.written
    verb = following in allowed.FINITE or (following.endswith("ed") and lexicon.known(following))
    return verb and following.islower()


def _after_text(doubled: Doubled) -> str:
    return doubled.text[doubled.end : doubled.end + 60]


def _had(doubled: Doubled) -> bool:
    if doubled.next in allowed.PARTICIPLES:
        return True
    adverb = re.match(r"\s+(?:also|already|earlier|previously|recently|never|not)\s+([a-z]+)", _after_text(doubled))
    if adverb and (adverb.group(1).endswith("ed") or adverb.group(1) in allowed.PARTICIPLES):
        return True
    after = re.match(r"\s+([a-z]+)\s+([a-z]+)", _after_text(doubled))
    if after is None or not (after.group(1).endswith("ed") or after.group(1) in allowed.IRREGULAR):
        return False
    return after.group(2) in allowed.AFTER_VERB


def _being(doubled: Doubled) -> bool:
    """ "is", "was", "are", "were": a clause may end at the first of the two ("what it is is")."""
    if doubled.prev in ("who", "which"):
        return True
    if doubled.prev in allowed.QUESTIONS or doubled.earlier(allowed.QUESTIONS, 10):
        return False
    return not doubled.stranded


def _having(doubled: Doubled) -> bool:
    return not doubled.earlier(frozenset({"what", "all", "whatever"}), 8) and not doubled.stranded


def _her(doubled: Doubled) -> bool:
    return doubled.prev in allowed.BEFORE_POSSESSIVE


def _pronoun(doubled: Doubled) -> bool:
    """A pronoun that may end one clause and open the next where a comma is left out."""
    if doubled.prev in allowed.REPORTING | allowed.CONJUNCTIONS or doubled.prev in (",", ""):
        return True
    return not doubled.earlier(allowed.OPENERS) and doubled.prev not in allowed.OPENERS


def _there(doubled: Doubled) -> bool:
    return (
        doubled.next in ("is", "was", "are", "were", "has", "will", "would", "had", "have")
        and doubled.prev not in allowed.MOVING
    )


def _this(doubled: Doubled) -> bool:
    if doubled.next not in allowed.TIMES and doubled.next not in ("summer", "spring", "autumn", "winter", "weekend"):
        return True
    small = doubled.prev in lexicon.FUNCTION_WORDS or doubled.prev in allowed.REPORTING
    return not small and not doubled.prev.endswith(("ed", "en", "ing")) and bool(doubled.prev)


def _you(doubled: Doubled) -> bool:
    return doubled.prev in ("", ",", "and", "but", "if", "when", "that", "because", "as", "where", "what", "how")


def _no(doubled: Doubled) -> bool:
    if doubled.speech or not doubled.written.isalpha():
        verbs = ("is", "was", "are", "were", "have", "has", "had", "with", "of", "at", "there", "be", "in")
        return doubled.prev in verbs and doubled.written.isalpha()
    return doubled.prev not in ("a", "big", "total", "fashion", "absolute", "definite", "major", "real", "", ",")


def _now(doubled: Doubled) -> bool:
    return doubled.prev in allowed.LINKS or (not doubled.speech and doubled.prev != "" and doubled.next.isalpha())


def _do(doubled: Doubled) -> bool:
    return doubled.next == "not" or doubled.prev in ("to", "can", "could", "will", "would", "should", "might", "must")


def _much(doubled: Doubled) -> bool:
    following = doubled.next
    return following.isalpha() and not following.endswith("er") and following not in allowed.COMPARED


def _up(doubled: Doubled) -> bool:
    if doubled.next in ("to", "and", "there", "here", "north", ",", "!", "in", "on", "at"):
        return doubled.next == "to" and doubled.prev in allowed.LINKS
    return True


def _off(doubled: Doubled) -> bool:
    return doubled.written.islower() and doubled.next not in ("the", "a", "an", "its", "his", "their", "her", "by")


def _for(doubled: Doubled) -> bool:
    return not (doubled.next in allowed.SPANS and doubled.prev.endswith(("ed", "ing", "paid", "sought", "fought")))


def _about(doubled: Doubled) -> bool:
    counted = doubled.next[:1].isdigit() or doubled.next in allowed.SPANS or doubled.next[:1] in "$£€"
    return _particle(doubled) if counted or doubled.prev in allowed.OBJECTS else True


def _i(doubled: Doubled) -> bool:
    return not doubled.before or not doubled.before[-1][:1].isupper()


def _a(doubled: Doubled) -> bool:
    return bool(doubled.written) and doubled.written[0].isalnum() and doubled.prev not in ("serie", "à", "vis", "group")


def _can(doubled: Doubled) -> bool:
    return doubled.prev not in allowed.BEFORE_DANCE and doubled.next.isalpha() and not _DANCE.search(doubled.text)


def _compass(doubled: Doubled) -> bool:
    return doubled.next not in allowed.COMPASS and not doubled.next.startswith(("-", "–")) and doubled.times == 2


def _not_after(*words: str) -> Callable[[Doubled], bool]:
    silent = frozenset(words)
    return lambda doubled: doubled.prev not in silent


def _after(*words: str) -> Callable[[Doubled], bool]:
    flagged = frozenset(words)
    return lambda doubled: doubled.prev in flagged


def _not_the_day(doubled: Doubled) -> bool:
    if doubled.prev in ("ever", "long", "looked", "looking", "look", "than", "never", "seen"):
        return False
    return not (doubled.prev in allowed.TIMES and doubled.before[-2:-1] == ("the",))


def _so(doubled: Doubled) -> bool:
    return doubled.next in ("that", "far", "the", "he", "she", "they", "it", "we", "as", "called", "is", "did", "do")


_SPECIAL: Mapping[str, Callable[[Doubled], bool]] = {
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
    "did": lambda doubled: doubled.next == "not" and doubled.prev not in allowed.SUBJECTS,
    "does": lambda doubled: doubled.next == "not" and doubled.prev not in allowed.SUBJECTS,
    "so": _so,
    "much": _much,
    "now": _now,
    "then": _not_after("by", "since", "until", "from", "before", "even"),
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
    "since": _not_after("ever", "long", "has", "have", "had"),
    "i": _i,
    "a": _a,
    "like": lambda doubled: not doubled.speech,
    "at": _not_after("looked", "looking", "laughed", "shouted", "stared", "aimed", "screamed"),
    **dict.fromkeys(allowed.COMPASS, _compass),
    "go": _after("to", "will", "would"),
    "plus": lambda doubled: bool(doubled.before) and len(doubled.before[-1]) > 1,
    "great": lambda doubled: not doubled.next.startswith("grand") and (not doubled.speech),
    "never": lambda doubled: doubled.next != "land",
    "well": _after("as", "so", "very"),
    "night": _after(
        "last", "the", "that", "every", "each", "first", "opening", "early", "saturday", "friday", "sunday"
    ),
    "come": _after("to", "had", "has", "have", "would", "will", "could", "not", "may"),
    "win": _after("to", "will", "would", "could", "can", "the"),
    "double": _after("to", "more", "will", "would"),
}
