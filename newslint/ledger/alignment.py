"""How the words of one quotation differ from those of another, cuts that are marked and spelling set aside."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from newslint import lexicon
from newslint.ledger.spellings import spelled_alike
from newslint.ledger.wordings import Token
from newslint.records import record

if TYPE_CHECKING:
    from difflib import Match

_SLIPPED, _NEARLY = 4, 0.8
_LEADS = frozenset("and but so well or because now yes no look oh".split())
_MEASURES = frozenset("dollars pounds euros percent per cent cents pence".split())


_Code = tuple[int, int, int, int]


@record
class Difference:
    """Words of one wording that are others in the second; ``here`` and ``there`` are ranges of their tokens."""

    here: tuple[int, int]
    there: tuple[int, int]
    contracted: bool = False


@record
class Alignment:
    """Two wordings side by side.

    ``share`` is the part of the words that both have (1.0: all), of the stretch they have in common; ``matched`` how
    many words that is and ``longest`` the longest run of them. ``there`` is the stretch of the second wording.
    """

    differences: tuple[Difference, ...]
    matched: int
    longest: int
    share: float
    there: tuple[int, int]


def aligned(here: Sequence[Token], there: Sequence[Token]) -> Alignment:
    """The first wording laid along the second, which may go on before and after it."""
    from difflib import SequenceMatcher

    matcher = SequenceMatcher(None, [token.word for token in here], [token.word for token in there], autojunk=False)
    codes = [code[1:] for code in matcher.get_opcodes() if code[0] != "equal"]
    runs = [block for block in matcher.get_matching_blocks() if block.size]
    if not runs:
        return Alignment((), 0, 0, 0.0, (0, 0))
    (i0, j0), (i9, j9) = _start(there, codes), _end(here, there, codes)
    clipped = [((max(i1, i0), min(i2, i9)), (max(j1, j0), min(j2, j9))) for i1, i2, j1, j2 in codes]
    inside = [Difference(one, other) for one, other in clipped if one[0] < one[1] or other[0] < other[1]]
    kept = sorted((*_kept(here, there, inside), *_contracted(here, there, runs)), key=lambda found: found.here)
    matched = sum(run.size for run in runs)
    share = 2 * matched / (i9 - i0 + j9 - j0)
    return Alignment(tuple(kept), matched, max(run.size for run in runs), share, (j0, j9))


def _start(there: Sequence[Token], codes: Sequence[_Code]) -> tuple[int, int]:
    """Where the common stretch starts in both: what one has before the other begins does not count."""
    if not codes or codes[0][0] > 0:
        return 0, 0
    _, i2, j1, j2 = codes[0]
    room = 0
    while room < min(i2, j2 - j1) and _one_quotation(there, j2 - room):
        room += 1
    return (0, j2 - room) if room else (i2, j2)


def _end(here: Sequence[Token], there: Sequence[Token], codes: Sequence[_Code]) -> tuple[int, int]:
    """Where the common stretch ends in both."""
    if not codes or codes[-1][1] < len(here):
        return len(here), len(there)
    i1, i2, j1, j2 = codes[-1]
    room = 0
    while room < min(i2 - i1, j2 - j1) and _one_quotation(there, j1 + room):
        room += 1
    return (i2, j1 + room) if room else (i1, j1)


def stand_in(words: Sequence[str], row: Sequence[str]) -> bool:
    """Whether words stand in a row of words one after the other, in American or British spelling."""
    for at in range(len(row) - len(words) + 1):
        if all(one == other or spelled_alike(one, other) for one, other in zip(words, row[at:], strict=False)):
            return True
    return False


def _one_quotation(tokens: Sequence[Token], at: int) -> bool:
    """Whether the words before and at a place stand in one quotation."""
    return 0 < at < len(tokens) and tokens[at - 1].number == tokens[at].number


def _kept(here: Sequence[Token], there: Sequence[Token], found: Sequence[Difference]) -> Iterator[Difference]:
    for difference in found:
        one, other = here[slice(*difference.here)], there[slice(*difference.there)]
        if _gapped(here, *difference.here) or _gapped(there, *difference.there):
            continue
        if _sentences(here, *difference.here) and _sentences(there, *difference.there):
            continue
        if not _same(one, other):
            yield difference


def _gapped(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Whether a cut or an insertion is marked at the words or right at their ends."""
    return any(token.gap for token in tokens[start : end + 1])


def _sentences(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Whether words are whole sentences, or none between two of them."""
    if start == len(tokens) or end == len(tokens):
        return start == len(tokens) or tokens[start].starts
    return tokens[start].starts and tokens[end].starts


def _same(one: Sequence[Token], other: Sequence[Token]) -> bool:
    """Whether words differ in spelling, spacing, a blotted-out letter or a word that leads in only."""
    words, others = [token.word for token in one], [token.word for token in other]
    if "".join(words) == "".join(others):
        return True
    if not words or not others:
        rest = one or other
        lead = len(rest) == 1 and rest[0].starts and rest[0].word in _LEADS
        return lead or all(token.word in _MEASURES for token in rest)
    if any("*" in word for word in (*words, *others)):
        return True
    return len(words) == len(others) and all(
        spelled_alike(first, second) or _misspelt(first, second) for first, second in zip(words, others, strict=True)
    )


def _misspelt(first: str, second: str) -> bool:
    """Whether one of two words is the other with a slip of the keyboard, or a name spelt two ways."""
    from difflib import SequenceMatcher

    if min(len(first), len(second)) < _SLIPPED or (lexicon.known(first) and lexicon.known(second)):
        return False
    return SequenceMatcher(None, first, second, autojunk=False).ratio() >= _NEARLY


def _contracted(here: Sequence[Token], there: Sequence[Token], runs: Sequence[Match]) -> Iterator[Difference]:
    """The places where one wording has a contraction and the other its two words."""
    for run in runs:
        for step in range(run.size):
            at, other = run.a + step, run.b + step
            if here[at].short != there[other].short:
                yield Difference((at, at + 1), (other, other + 1), True)
