"""Candidates for names of persons: each capitalised run split into title and name, and weighed by what stands by it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from newslint import lexicon
from newslint.findings import Place
from newslint.ledger import name_words as known
from newslint.ledger.cues import PLAIN_VERBS, speech_verbs
from newslint.ledger.runs import PARTICLES, SUFFIXES, Run, Token
from newslint.ledger.titles import HONORIFICS, KIN, NAMES_TOO, QUALIFIERS, RANKS, ROLE_HEADS, TRADES
from newslint.ledger.values import Word

SURE = 3
"""The weight from which a name of two words or more is a person's."""

OPENERS = lexicon.FUNCTION_WORDS | frozenset(
    "later earlier yesterday today tomorrow tonight meanwhile however still now once soon instead perhaps finally "
    "eventually asked even again afterwards often sometimes only outside inside nearby elsewhere like unlike besides "
    "according although though despite until since among including following thanks thank dear hello hi yes no maybe "
    "indeed never nobody everybody everyone someone somebody nothing something one two three four five six neither "
    "nor whatever whenever wherever whoever moreover nevertheless nonetheless furthermore thus therefore hence "
    "additionally recently currently previously originally initially officially reportedly allegedly apparently enter "
    "meet ask let's that's it's he's she's there's what's who's here's i'm i've i'll we're they're don't please back "
    "next last first second third early late mid another ever already always ok okay oh ah well why said says say "
    "told tell asks asking see photo picture pictured caption credit by via from with left right above below centre "
    "center top bottom image images watch listen read more update updated breaking exclusive q a".split()
)
"""Words that start a sentence before a name and are no part of it."""

_AGE = re.compile(
    r"(?:[,;:]? \(?|, aged |, age |, then |, now | \(aged )(?P<years>1?\d\d?)"
    r"(?=[,;.:)—–]| and | of [A-Z]| from | who | years? old|-year-old|$)"
)
_AGE_BEFORE = re.compile(r"\b\d{1,3}-year-old (?:[\w’'-]+ ){0,3}$")
_AFTER = re.compile(r"(?P<comma>,)?(?:’s|'s)? ?(?P<word>[^\W\d_]+)")
_ROLE_AFTER = re.compile(
    r"(?:, | — | – | \()(?:(?:who|whose)\b|(?:(?:the|an?|his|her|their|our|my|its|who(?:se)?|[Aa]lso|now|then"
    r"|then-|former|acting"
    r"|one of|[^\W\d_]+[’']s) )?(?P<role>[^,.;:()“”\"]{2,90}))"
)
_WORDS = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*")
_PERSONAL = frozenset(
    "was is has had will would could can may might should does did were smiled laughed nodded shrugged sighed grew "
    "walked stood sat ran died lives lived works worked joined married wept born went came left took made got gave "
    "found held kept knew led met paid put rose saw sent set shot sold spent thought wore wrote began became bought "
    "brought built caught chose drew drove fell felt fled flew fought heard himself herself remembers remembered "
    "wants wanted hopes hoped knows loves loved likes liked plays played scored retired resigned pleaded faces faced "
    "serves served moved returned arrived picked looked turned opened closed started stopped called calls helps "
    "helped teaches taught paints painted sings sang also never still once".split()
)
"""Verbs and adverbs that a person's name may be the subject of; weaker than speech."""
_IN = frozenset("in at near outside inside across around toward towards into throughout".split())
_CALLED = frozenset("named called nicknamed dubbed".split())
NO_INITIALS = frozenset("us uk un eu dc ny la nz uae usa ussr ad bc am pm id tv it pc gp mp ba ma phd".split())


@dataclass(frozen=True, slots=True)
class Candidate:
    """A run read as a name: tokens ``start`` to ``end`` of the run, suffix included.

    ``weight`` says how far its words and neighbours make it a person's, ``cue`` whether a neighbour does so by itself
    (a title, a verb of speech, an age). ``honorific`` and ``title`` are places before the name, ``pronoun`` what the
    honorific shows, ``age`` the years and place after or before it, ``role`` the place of an appositive.
    """

    run: Run
    start: int
    end: int
    weight: int
    cue: int
    honorific: Place | None = None
    title: Place | None = None
    role: Place | None = None
    pronoun: str = ""
    honor: str = ""
    age: tuple[int, Place] | None = None
    kin: bool = False
    placed: bool = False

    @property
    def tokens(self) -> tuple[Token, ...]:
        """The tokens of the name."""
        return self.run.tokens[self.start : self.end]

    @property
    def place(self) -> Place:
        """Where the name stands."""
        return self.run.place(self.start, self.end)

    @property
    def core(self) -> tuple[Token, ...]:
        """The tokens of the name without nickname and suffix."""
        nick = self.run.nick
        return tuple(
            token
            for number, token in enumerate(self.run.tokens)
            if self.start <= number < self.end
            and not (nick and nick[0] <= number < nick[1])
            and not (number > self.start and token.low in SUFFIXES)
        )

    @property
    def nick(self) -> str:
        """The nickname in marks or brackets, folded; empty where there is none."""
        nick = self.run.nick
        if not nick or not self.start < nick[0] < self.end:
            return ""
        return " ".join(token.low for token in self.run.tokens[nick[0] : nick[1]])


def is_acronym(token: Token) -> bool:
    """Whether a word is written in capitals throughout, as BBC and NHS are."""
    return len(token.text) > 1 and token.text.isupper() and token.text.isalpha()


def read_run(text: str, words: Sequence[Word], run: Run) -> Candidate | None:
    """The name in a run with its title, or None where the run holds nothing but titles and small words."""
    start = _skip_openers(run)
    count = len(run.tokens)
    while count > start and run.tokens[count - 1].low in SUFFIXES and count - 1 > start:
        count -= 1
    if start >= count:
        return None
    at = _after_titles(run, start, count)
    if at >= count:
        return None
    bits = _Bits(text, words, run, start, at)
    return bits.candidate()


def _skip_openers(run: Run) -> int:
    tokens = run.tokens
    at = 0
    while at < len(tokens):
        low = tokens[at].low
        if low not in OPENERS or is_acronym(tokens[at]):
            break
        if at + 1 < len(tokens) and known.is_given(low) and low not in lexicon.FUNCTION_WORDS:
            break
        if not run.opens and at + 1 < len(tokens) and low not in lexicon.FUNCTION_WORDS:
            break
        if low in ("will", "may") and at + 1 < len(tokens) and known.is_given(low) and not run.opens:
            break
        at += 1
    return at


def _after_titles(run: Run, start: int, count: int) -> int:
    """The number of the token that follows the last title of a run."""
    tokens = run.tokens
    at = start
    for number in range(start, count - 1):
        low = tokens[number].low
        if low not in RANKS and low not in HONORIFICS:
            continue
        if low in NAMES_TOO and not _is_title_here(run, number, start):
            continue
        at = number + 1
    if (
        at == start
        and count - start > 1
        and tokens[count - 1].low in RANKS - NAMES_TOO
        and not is_acronym(tokens[count - 1])
    ):
        return count
    return at


def _is_title_here(run: Run, number: int, start: int) -> bool:
    """Whether a word that may be a name as well ("Dean", "King", "Bishop") is an office here."""
    tokens = run.tokens
    if number > start:
        previous = tokens[number - 1]
        return not known.is_given(previous.low) or previous.low in RANKS or previous.low in QUALIFIERS
    following = tokens[number + 1].low
    if known.is_given(tokens[number].low) and tokens[number].low not in ("king", "queen", "prince", "princess"):
        return False
    return known.is_given(following) or not known.is_given(tokens[number].low)


class _Bits:
    """One run on its way to a candidate."""

    def __init__(self, text: str, words: Sequence[Word], run: Run, start: int, at: int) -> None:
        self.text, self.words, self.run = text, words, run
        self.begin, self.at = start, at
        self.end = len(run.tokens)
        self.stop = run.tokens[-1].end
        self.after = text[self.stop : self.stop + 120]
        if run.possessive:
            self.after = self.after[2:]
        self.before = words[run.first - 1].text if run.first and self._beside() else ""

    def _beside(self) -> bool:
        gap = self.text[self.words[self.run.first - 1].end : self.run.tokens[0].start]
        return gap in (" ", "\u00a0", ", ", ". ") or gap.strip() in ("“", '"', "‘", "’")

    def candidate(self) -> Candidate | None:
        run, tokens = self.run, self.run.tokens
        honorific = title = None
        honor = pronoun = ""
        if self.at > self.begin:
            low = tokens[self.at - 1].low
            if low in HONORIFICS:
                honorific, honor, pronoun = run.place(self.at - 1, self.at), low, HONORIFICS[low]
                if self.at - 1 > self.begin:
                    title = run.place(self.begin, self.at - 1)
            else:
                title = run.place(self.begin, self.at)
        kin = False
        if title is None and honorific is None:
            self._strip_modifiers()
            if self.at >= self.end:
                return None
            title, kin = self._small_title()
        core = [token for token in tokens[self.at : self.end] if token.low not in SUFFIXES]
        if not core:
            return None
        weight, cue = self._weigh_words(core), 0
        age = self._age()
        role = self._role()
        if honorific or (title and self.at > self.begin):
            weight, cue = weight + 4, cue + 3
        elif title:
            weight, cue = weight + 3, cue + 2
        if age:
            weight, cue = weight + 3, cue + 3
        if role:
            weight, cue = weight + 2, cue + 2
        beside = self._neighbours()
        weight, cue = weight + beside, cue + max(beside, 0)
        placed = self.before in _IN
        if placed:
            weight -= 1 if len(core) > 1 else 3
        if self.before in ("the", "The", "a", "an", "this", "that") and self.at == 0:
            weight -= 4
        return Candidate(run, self.at, self.end, weight, cue, honorific, title, role, pronoun, honor, age, kin, placed)

    def _strip_modifiers(self) -> None:
        """Leave peoples, parties and acronyms that stand before a name out of it."""
        tokens = self.run.tokens
        while self.at < self.end - 1:
            token = tokens[self.at]
            rest = self.end - self.at - 1
            if is_acronym(token) and (len(token.text) > 3 or token.low in NO_INITIALS or rest > 1):
                if len(token.text) == 2 and token.low not in NO_INITIALS:
                    break
                self.at += 1
            elif token.low in known.PEOPLES and rest > 1 and not known.is_given(token.low):
                self.at += 1
            else:
                break

    def _small_title(self) -> tuple[Place | None, bool]:
        """The lower-case office, trade or kin right before the name, with the words that belong to it."""
        run, words = self.run, self.words
        if self.at != 0 or run.first == 0:
            return None, False
        last = run.first - 1
        if self.text[words[last].end : run.tokens[0].start] not in (" ", "\u00a0"):
            return None, False
        head = words[last].text
        if (
            not head[0].islower()
            or head not in ROLE_HEADS
            or (
                head
                in (
                    "head",
                    "lead",
                    "forward",
                    "guard",
                    "center",
                    "centre",
                    "general",
                    "guide",
                    "partner",
                    "local",
                    "star",
                    "head",
                )
                and not known.is_given(run.tokens[0].low)
            )
        ):
            return None, False
        first = last
        while first and self.text[words[first - 1].end : words[first].start] in (" ", "\u00a0"):
            if words[first - 1].text.lower() not in QUALIFIERS and words[first - 1].text not in TRADES:
                break
            first -= 1
        return Place(run.block, words[first].start, words[last].end), head in KIN

    def _weigh_words(self, core: Sequence[Token]) -> int:
        return weigh(tuple(token.text for token in core), tuple(token.low for token in core), bool(self.run.nick))

    def _age(self) -> tuple[int, Place] | None:
        if not self.run.possessive:
            match = _AGE.match(self.after)
            if match:
                years = int(match["years"])
                at = self.stop + match.start("years")
                if 0 < years < 120:
                    return years, Place(self.run.block, at, at + len(match["years"]))
        start = self.run.tokens[0].start
        near = self.text[max(0, start - 60) : start]
        match = _AGE_BEFORE.search(near) if "-year-old" in near else None
        if match:
            at = max(0, start - 60) + match.start()
            digits = re.match(r"\d+", match.group())
            if digits:
                return int(digits.group()), Place(self.run.block, at, at + digits.end())
        return None

    def _role(self) -> Place | None:
        """The office or description set beside the name with a comma, where it holds a word for a person."""
        if self.run.possessive or self.after[:1] not in (",", " "):
            return None
        match = _ROLE_AFTER.match(self.after)
        if not match or not match["role"]:
            return None
        found = [word.lower() for word in _WORDS.findall(match["role"])]
        for number, word in enumerate(found[:9]):
            if word in ROLE_HEADS and (number or word in TRADES or self.after[match.start("role") - 1] == " "):
                start = self.stop + 2 if self.after[0] == "," else self.stop + match.start("role")
                end = self.stop + match.end("role")
                return Place(self.run.block, start, end)
            if word in speech_verbs() or word in ("and", "but", "who", "which", "while"):
                return None
        return None

    def _neighbours(self) -> int:
        """Weight of the verbs beside the name: speech before or after, who, and what people do."""
        weight = 0
        before = self.before.lower()
        if (
            before in ("said", "says")
            or (before in PLAIN_VERBS and before not in ("claim", "claims"))
            or (
                before == "to"
                and re.search(
                    r"[Aa]ccording to $", self.text[max(0, self.run.tokens[0].start - 14) : self.run.tokens[0].start]
                )
            )
        ):
            weight = 2
        elif before in _CALLED:
            weight = 1
        match = _AFTER.match(self.after)
        if match is None or self.run.possessive:
            return weight
        word = match["word"]
        if match["comma"]:
            return max(weight, 2 if word in ("who", "whose") else 0)
        if word in ("said", "says", "told", "added", "recalled", "testified"):
            return max(weight, 2)
        if word in PLAIN_VERBS or (word in speech_verbs() and word.endswith("ed")):
            return max(weight, 2)
        if word in _PERSONAL or word == "who":
            return max(weight, 1)
        return weight


@lru_cache(maxsize=20_000)
def weigh(texts: tuple[str, ...], lows: tuple[str, ...], nick: bool = False) -> int:
    """How far the words of a name by themselves are a person's (3 and more) or something else's (below 0)."""
    first, last = lows[0], lows[-1]
    count = len(lows)
    joined = " ".join(lows)
    if joined in known.places() or any(
        low in known.DAYS
        for low in lows
        if low
        not in (
            "may",
            "april",
            "june",
            "august",
            "jan",
            "eve",
            "sun",
            "advent",
            "yom",
            "kippur",
            "mar",
            "sol",
            "wed",
            "sat",
            "easter",
        )
    ):
        return -5 if count > 1 else -4
    weight = 0
    initials = [low for text, low in zip(texts, lows, strict=True) if len(low) == 1 and text.isupper()]
    if initials and "".join(initials) in NO_INITIALS and len(initials) > 1 and count - len(initials) == 1:
        weight -= 4
    elif initials and count > len(initials):
        weight += 3
    if count > 1 and len(texts[0]) in (2, 3) and texts[0].isupper() and first not in NO_INITIALS:
        weight += 2
    if any(len(text) > 1 and text.isupper() and text.isalpha() for text in texts[1:]):
        weight -= 3
    weight += _given_weight(first, count) + (3 if nick else 0)
    if count > 1:
        weight += _last_weight(texts[-1], last, known.is_given(first))
        weight += 1 if any(low in PARTICLES for low in lows[1:-1]) and first not in known.PLACE_STARTS else 0
        if first in EASTERN and (last not in known.PLACE_WORDS):
            weight += 2
        if any(known.marks(low) == "" and known.is_ordinary(low) for low in lows[1:-1]):
            weight -= 2
        if any(low in known.BODIES for low in lows[:-1]) and not known.is_given(first):
            weight -= 3
    elif last in known.BODIES or last in known.PEOPLES or last in known.EVENTS or last in known.PLACE_WORDS:
        weight -= 3
    return weight


def _given_weight(first: str, count: int) -> int:
    if first in known.PEOPLES and not known.is_given(first):
        return -3
    if first in known.PLACE_STARTS and not known.is_given(first):
        return -2
    if known.is_given(first):
        return 1 if first in known.places() or (known.is_ordinary(first) and count == 1) else 3
    if known.is_ordinary(first) and not known.is_family(first):
        return -2
    if first in known.places():
        return -2
    return 0


def _last_weight(text: str, last: str, given: bool) -> int:
    if last in known.BODIES:
        return -2 if given and known.is_family(last) else -4
    if last in known.PLACE_WORDS or last in known.EVENTS:
        return -1 if given and known.is_family(last) else -3 - given
    if last in known.PEOPLES and not known.is_family(last):
        return -3
    if text.startswith(("Mc", "O’", "O'", "Mac")) and len(text) > 4:
        return 2
    if text[0].islower() or last.endswith(
        (
            "dottir",
            "sson",
            "enko",
            "escu",
            "vich",
            "ović",
            "ovic",
            "ovich",
            "wicz",
            "shvili",
            "yan",
            "poulos",
            "idis",
            "moglu",
        )
    ):
        return 2
    if known.is_family(last):
        return 1
    return -1 if known.is_ordinary(last) else 0


EASTERN = frozenset(
    "kim park lee choi jung jeong kang cho yoon jang lim han oh seo shin kwon hwang ahn song hong moon xi li wang "
    "zhang liu chen yang zhao huang zhou wu xu sun ma zhu hu guo he lin gao luo zheng liang xie tang feng deng cao "
    "peng zeng xiao tian dong pan yuan cai jiang yu du ye cheng wei su lu ding ren yao lai nguyen tran le pham hoang "
    "huynh phan vu vo dang bui do ngo duong ly mao qin qian bo hua chiang tsai chan cheung wong leung lam ng ho lau "
    "kwok tam tse yip abe kishida tanaka suzuki sato takahashi watanabe ito yamamoto nakamura kobayashi orban magyar "
    "nagy kovacs szabo toth horvath kiss molnar nemeth farkas balogh".split()
)
"""Family names that stand first in the order of their language."""
