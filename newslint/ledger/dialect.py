"""Speech that is set down as it sounds: words that show dialect, and respellings that no keyboard makes."""

from __future__ import annotations

from collections.abc import Sequence

from newslint import lexicon, spelling
from newslint.ledger.odd_words import is_odd

_WORDS = frozenset(
    "ye yer yez yiz yous youse yow yowe aye nae naw wee tae hae havnae dinna dinnae didnae cannae canna wasnae wisnae "
    "isnae doesnae wouldnae couldnae willnae ken bairn bairns lass lassie wean weans auld mair fae frae gie gonnae "
    "aboot oot hoose doon noo thi tha thee thou thy nowt owt summat sen allus mardy ginnel ain't ain’t gonna wanna "
    "gotta gimme lemme dunno kinda sorta outta finna tryna y'all y’all cos coz innit ma maw meself yerself hisself "
    "theirselves feck eejit ee bab bostin luv cwtch mun boyo jist wis wisnae heid hame ower nobbut tellt "
    "dem dey dat dis deh weh mi wi fi nuh nah inna pon dung gyal likkle pickney ting tings unu gwaan cyaan "
    "una dia abeg wetin wahala dey sabi eish lah lor leh meh kookum".split()
)
"""Words that show that speech is set down in dialect."""
_VOWELS = frozenset("aeiou")
_LONG = 7
"""Words so long are seldom respelt to show how somebody speaks, save for a th or a g that is not said."""
_PASTS = frozenset("tell know grow throw blow catch teach see hear give come run draw sell hold drive speak".split())
"""Verbs whose past many people make with -ed."""
_NEAR = 25


def is_broad(words: Sequence[str], at: int) -> bool:
    """Whether words near a short one, odd or of a dialect, show that it may be respelt as it is said."""
    if words[at].endswith("in") and lexicon.known(f"{words[at]}g"):
        return True
    odd, broad = _signs(words, at)
    return len(words[at]) < _LONG and (odd > 1 or broad > 0)


def is_thick(words: Sequence[str], at: int) -> bool:
    """Whether so many words near a short one are odd or of a dialect that no slip can be told from the speech."""
    odd, broad = _signs(words, at)
    return len(words[at]) < _LONG and broad > 0 and odd + broad > 1


def is_as_heard(word: str, meant: str) -> bool:
    """Whether a word differs from another as speech does, and not as a slip of the keyboard ("everyting", "divil")."""
    if "th" in meant and word in (meant.replace("th", "t", 1), meant.replace("th", "d", 1)):
        return True
    if word.endswith("ed") and word.removesuffix("ed") in _PASTS:
        return True
    if len(word) != len(meant) or len(word) >= _LONG:
        return False
    changed = [pair for pair in zip(word, meant, strict=True) if pair[0] != pair[1]]
    return len(changed) == 1 and _VOWELS.issuperset(changed[0]) and not spelling.beside(*changed[0])


def _signs(words: Sequence[str], at: int) -> tuple[int, int]:
    """How many words near a word are odd, and how many are of a dialect."""
    near = {*words[max(0, at - _NEAR) : at], *words[at + 1 : at + 1 + _NEAR]}
    odd = sum(text.islower() and len(text) > 2 and is_odd(text) for text in near)
    return odd, len(_WORDS & near)
