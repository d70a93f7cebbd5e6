"""Runs of capitalised words, the raw stuff of names: initials, particles, nicknames and suffixes included."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newslint.findings import Place
from newslint.ledger.names import PARTICLES as _PARTICLES
from newslint.ledger.names import folded
from newslint.ledger.sentences import ALWAYS
from newslint.ledger.values import Word
from newslint.lexicon import FUNCTION_WORDS
from newslint.on_use import compiled
from newslint.records import NamedTuple, record

PARTICLES = _PARTICLES | frozenset("af av bint abu ould e' los las san zum zur dal dalla degli dello ap ben".split())
"""Small words inside family names, in lower case."""
SUFFIXES = frozenset("jr sr ii iii iv".split())
"""What may follow a family name, in lower case."""
ABBREVIATED = ALWAYS | frozenset(
    "coun ald messrs mlle asst atty supt cmdr gen col wm geo chas jas thos jos fr bro sr dir pvt cst const hr dep cmsr "
    "ofc dcn pr profs drs sens reps govs msgr engr barr evang hon rt ven pte bdr tpr lcpl sqn flt".split()
)
_GAPS = frozenset((" ", "\u00a0", "\u202f", "\u2009"))
_STOPPED = frozenset((". ", ".\u00a0", ".\u202f", "."))
_NICK_OPEN = frozenset((" “", ' "', " ‘", " '", " (", " («", " «", ' ("', " (“"))
_NICK_CLOSE = frozenset(("” ", '" ', "’ ", "' ", ") ", "» ", '") ', "”) "))
_COMPOUND = compiled(
    r"-(?:[a-z]{3,}(?:ed|ing)|born|led|run|built|made|only|style|owned|wide|bound|like|esque|era|area|free|trained|level"
    r"|size|type|class|grown|raised|old|funded|speaking|language|sponsored|elect)$"
)
_PREFIXED = compiled(r"(?:al|el|as|an|ad|ar|at|ul|d|l|dell|bin|ibn|ap|abd|mc)[-’'][A-Z]")


class Token(NamedTuple):
    """A word of a run: ``text`` without possessive ending, ``low`` folded, and where it stands."""

    text: str
    low: str
    start: int
    end: int


@record
class Run:
    """Capitalised words side by side.

    ``first`` and ``last`` are the numbers of the words in the block, ``opens`` whether the run starts a sentence or
    a quotation, ``nick`` the numbers (within the run) of a nickname in marks or brackets, ``possessive`` whether the
    last word has a possessive ending.
    """

    block: int
    tokens: tuple[Token, ...]
    first: int
    last: int
    opens: bool
    nick: tuple[int, int] | None
    possessive: bool

    def place(self, start: int, end: int) -> Place:
        """Where the tokens ``start`` to ``end`` (exclusive) stand."""
        return Place(self.block, self.tokens[start].start, self.tokens[end - 1].end)


def capitalised(word: str) -> bool:
    """Whether a word starts as a name does; a compound such as "Leeds-born" is none."""
    if "-" in word and _COMPOUND.search(word):
        return False
    return word[0].isupper() or (word[0] in "aeudlbim" and _PREFIXED.match(word) is not None)


def runs_of(text: str, words: Sequence[Word]) -> Iterator[Run]:
    """The runs of a block, in order."""
    at, count = 0, len(words)
    while at < count:
        word = words[at].text
        if not capitalised(word) or _is_lone_letter(text, words, at):
            at += 1
            continue
        end, nick = _end_of(text, words, at)
        yield _run(text, words, at, end, nick)
        at = end


def _is_lone_letter(text: str, words: Sequence[Word], at: int) -> bool:
    """Whether a word is the pronoun I or the article A rather than an initial."""
    word = words[at].text
    if word[0] not in "IAO" or word[1:2] not in ("", "’", "'") or (word[0] == "O" and len(word) > 1):
        return False
    if len(word) > 1:
        return word[0] == "I"
    if text[words[at].end : words[at].end + 1] == ".":
        return at + 1 >= len(words) or not words[at + 1].text[0].isupper()
    following = words[at + 1].text if at + 1 < len(words) else ""
    return not (len(following) == 1 and following.isupper())


def _end_of(text: str, words: Sequence[Word], at: int) -> tuple[int, tuple[int, int] | None]:
    end, nick = at + 1, None
    while end < len(words):
        previous, word = words[end - 1], words[end]
        gap = text[previous.end : word.start]
        if _possessive(previous.text):
            break
        if nick is None and gap in _NICK_OPEN and (closed := _nickname(text, words, end)):
            nick, end = (end - at, closed - at), closed + 1
            continue
        if not _joined(gap, previous.text, word.text):
            break
        if _is_lone_letter(text, words, end):
            break
        if capitalised(word.text):
            end += 1
            continue
        ahead = end + 1
        while ahead < len(words) and ahead < end + 3 and words[ahead].text in PARTICLES:
            ahead += 1
        if word.text not in PARTICLES or ahead >= len(words) or not capitalised(words[ahead].text):
            break
        if any(text[words[i].end : words[i + 1].start] not in _GAPS for i in range(end, ahead)):
            break
        end = ahead + 1
    return end, nick


def _joined(gap: str, previous: str, word: str) -> bool:
    if gap in _GAPS:
        return True
    if gap in _STOPPED:
        if len(previous) == 1:
            return (
                previous.isupper()
                and word.lower() not in FUNCTION_WORDS
                and (gap != "." or len(word) == 1 or word[1:2].islower())
            )
        return gap != "." and previous.lower() in ABBREVIATED
    return gap in (", ", ",\u00a0") and word.lower() in SUFFIXES and (len(word) < 3 or word.isupper())


def _nickname(text: str, words: Sequence[Word], at: int) -> int:
    """The number of the word after a nickname that opens at word ``at``; 0 where none does."""
    if not words[at - 1].text[0].isupper():
        return 0
    for last in range(at, min(at + 3, len(words) - 1)):
        if not words[last].text[0].isupper() and words[last].text not in ("the", "of"):
            return 0
        gap = text[words[last].end : words[last + 1].start]
        if gap in _NICK_CLOSE:
            following = words[last + 1].text
            return last + 1 if following[0].isupper() or following in PARTICLES else 0
        if gap not in _GAPS:
            return 0
    return 0


def _possessive(word: str) -> bool:
    return len(word) > 2 and word[-1] in "sS" and word[-2] in "’'ʼ"


def bare(word: str) -> str:
    """A word without its possessive ending."""
    return word[:-2] if _possessive(word) else word


def _run(text: str, words: Sequence[Word], at: int, end: int, nick: tuple[int, int] | None) -> Run:
    tokens = []
    for word in words[at:end]:
        name = bare(word.text)
        cut = len(word.text) - len(name)
        tokens.append(Token(name, folded(name), word.start, word.end - cut))
    start = words[at].start
    return Run(
        words[at].block, tuple(tokens), at, end, opens_sentence(text, start), nick, _possessive(words[end - 1].text)
    )


def opens_sentence(text: str, start: int) -> bool:
    """Whether a run starts a sentence: nothing, a stop or an opening mark stands before it."""
    at = start - 1
    while at >= 0 and (text[at].isspace() or text[at] in "\"“‘'([«„*_•–—-"):
        if text[at] in "“‘«„" or (text[at] in "\"'" and (at == 0 or text[at - 1].isspace())):
            return True
        at -= 1
    return at < 0 or text[at] in ".!?:…”\n|"
