"""How far the words of a capitalised name by themselves are a person's, or those of a place, a body or a work."""

from __future__ import annotations

from functools import lru_cache

from newslint import lexicon
from newslint.ledger import name_words as known
from newslint.ledger.runs import PARTICLES
from newslint.on_use import compiled

NO_INITIALS = frozenset(
    "us uk un eu dc ny la nz uae usa ussr ad bc am pm id tv it pc gp mp ba ma phd hq ceo cfo".split()
)
"""Capitals that are no initials of a name."""
_DAYS_TOO = frozenset(
    "may april june august jan eve sun advent yom kippur mar sol wed sat easter august summer".split()
)
"""Days and months that are names of persons as well."""
_ENDINGS = (
    "dottir", "sson", "enko", "escu", "vich", "ovic", "ovich", "wicz", "shvili", "yan", "poulos", "idis", "oglu",
    "owski", "ewski", "inski", "ovsky", "evsky", "ikova", "czyk", "strom", "quist", "qvist",
    "gaard", "berger", "stein", "mann",
)  # fmt: skip
_BOTH = frozenset(
    "beck camp strand pike marsh mills mill field fields wood woods wells well waters heath green north west south "
    "key pond pool way lane grove forest moor row rock glen dale ford cross burn brook brooks stone bell moore rivers "
    "church banks post bond star temple house".split()
)
"""Words of places and bodies that are family names as often."""
_CELTIC = frozenset("ni nic o mac ui ap ab verch mhic".split())
_KOREAN = compiled(r"[A-Z][a-z]{1,5}-[a-z]{2,6}")

_FINAL = "(?:iang|iong|uang|ang|eng|ong|ing|iao|ian|uai|uan|ai|ei|ao|ou|an|en|ia|ie|iu|in|ua|uo|ui|un|ue|er|a|o|e|i|u)"
_SYLLABLE = compiled(rf"(?:zh|ch|sh|[bpmfdtnlgkhjqxzcsrwy])?{_FINAL}")
_TWO_SYLLABLES = compiled(rf"(?:zh|ch|sh|[bpmfdtnlgkhjqxzcsrwy]){_FINAL}(?:zh|ch|sh|[bpmfdtnlgkhjqxzcsrwy]){_FINAL}")
"""Chinese syllables as they are spelt in Latin letters."""

EASTERN = frozenset(
    "kim park lee choi jung jeong kang cho yoon jang lim han oh seo shin kwon hwang ahn song hong moon baek bae nam "
    "ryu noh roh yun im ha son xi li wang zhang liu chen yang zhao huang zhou wu xu sun ma zhu hu guo he lin gao luo "
    "zheng liang xie tang feng deng cao peng zeng xiao tian dong pan yuan cai jiang yu du ye cheng wei su lu ding ren "
    "yao lai nguyen tran le pham hoang huynh phan vu vo dang bui do ngo duong ly mao qin qian bo hua chiang tsai chan "
    "cheung wong leung lam ng ho lau kwok tam tse yip abe kishida orban magyar kovacs szabo toth horvath kiss molnar "
    "nemeth farkas balogh".split()
)
"""Family names that stand first in the order of their language."""


@lru_cache(maxsize=20_000)
def weigh(texts: tuple[str, ...], lows: tuple[str, ...]) -> int:
    """How far the words of a name are a person's: 3 and more for surely, below 0 for surely something else."""
    count = len(lows)
    if " ".join(lows) in known.places():
        return -5 if count > 1 else -4
    if any(low in known.DAYS and low not in _DAYS_TOO for low in lows[count > 1 :]):
        return -5
    weight = _initials(texts, lows) + _given(texts[0], lows[0], count)
    if any(len(text) > 2 and text.isupper() and text.isalpha() for text in texts[1:]) and not texts[0].isupper():
        weight -= 3
    if count == 1:
        return weight - 3 if _is_thing(lows[0]) and not known.is_given(lows[0]) else weight
    given = known.is_given(lows[0])
    weight += _last(texts[-1], lows[-1], given)
    if any(low in PARTICLES for low in lows[1:-1]) and lows[0] not in known.PLACE_STARTS:
        weight += 3 if "bin" in lows or "van" in lows or "von" in lows else 1
    if lows[0] in EASTERN and lows[-1] not in known.PLACE_WORDS:
        weight += 3 if known.is_given(lows[-1]) else 2
    if lows[0] in ("abu", "umm", "um", "oum"):
        weight += 4
    if count == 2 and _KOREAN.fullmatch(texts[0]) and (lows[1] in EASTERN or known.is_family(lows[1])):
        weight += 3
    if count < 4 and _KOREAN.fullmatch(texts[-1]) and not all(known.is_ordinary(part) for part in lows[-1].split("-")):
        weight += 5 if known.is_ordinary(lows[0]) and not known.is_given(lows[0]) else 3
    if _is_double(texts[-1]) and not known.is_ordinary(lows[0], 50) and not any(low in known.BODIES for low in lows):
        weight += 3 if any(known.is_family(part) for part in lows[-1].split("-")) else 2
    if count == 2 and _SYLLABLE.fullmatch(lows[0]) and _TWO_SYLLABLES.fullmatch(lows[1]) and _is_pinyin(lows):
        weight += 3
    if any(low in _CELTIC for low in lows[1:-1]):
        weight += 2
    if any(
        len(low) > 1 and not known.marks(low) and known.is_ordinary(low) and low not in PARTICLES for low in lows[1:-1]
    ):
        weight -= 1 if given else 2
    if not given and any(low in known.BODIES for low in lows[:-1]):
        weight -= 3
    return weight


def _is_double(text: str) -> bool:
    """Whether a word is a double-barrelled family name: Lowe-Kettering."""
    one, _, two = text.partition("-")
    return len(one) > 1 and len(two) > 1 and one[0].isupper() and two[0].isupper() and "-" not in two


def _is_pinyin(lows: tuple[str, ...]) -> bool:
    """Whether words that spell Chinese syllables are no English or Western name."""
    return (
        not any(known.is_ordinary(low) or known.is_given(low) for low in lows[1:]) and lows[0] not in known.PLACE_STARTS
    )


def _is_thing(low: str) -> bool:
    return low in known.BODIES or known.is_people(low) or low in known.EVENTS or low in known.PLACE_WORDS


def _initials(texts: tuple[str, ...], lows: tuple[str, ...]) -> int:
    letters = [low for text, low in zip(texts, lows, strict=True) if len(low) == 1 and text.isupper()]
    if letters:
        if len(letters) > 1 and "".join(letters) in NO_INITIALS and len(lows) - len(letters) == 1:
            return -4
        return 3 if len(lows) > len(letters) else -3
    if len(lows) > 1 and len(texts[0]) == 2 and texts[0].isupper() and lows[0] not in NO_INITIALS:
        return -3 if known.is_ordinary(lows[-1], 35) else 2
    return 0


def _given(text: str, low: str, count: int) -> int:
    if len(low) == 1:
        return 0
    if low == "al":
        return 0
    if low in known.PLACE_STARTS and not (low in ("angel", "glen", "isla") and known.is_given(low)):
        return -2
    if known.is_given(low):
        if count == 1:
            return 1 if known.is_ordinary(low) or low in known.places() else 3
        return 1 if low in known.places() else 2 if known.is_ordinary(low, 35) else 3
    if known.is_people(low):
        return -3
    if low in known.places() or low in known.DAYS or (known.is_ordinary(low) and not known.is_family(low)):
        return -2
    return 1 if text.startswith(("Mc", "O’", "O'")) else 0


def _last(text: str, low: str, given: bool) -> int:
    """The weight of the last word of a name of several."""
    family = known.is_family(low)
    if given and family and low in _BOTH:
        return 0
    if len(low) == 1 and low != "x":
        return -4
    if low in known.BODIES:
        return -2 if given and family else -4
    if low in known.PLACE_WORDS or low in known.EVENTS:
        return -1 if given and family else -4 if given else -3
    if (known.is_people(low) and not family) or (low in known.places() and not given):
        return -3
    if (text.startswith(("Mc", "O’", "O'", "Mac")) and len(text) > 4) or text[0].islower() or low.endswith(_ENDINGS):
        return 2
    if family or (given and not lexicon.known(text)):
        return 1
    return -1 if known.is_ordinary(low, 35 if given else 60) else 0
