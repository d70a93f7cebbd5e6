"""Where sentences end: stops after which a new sentence starts, and the abbreviations whose stop is not one."""

from __future__ import annotations

from newslint.findings import Place
from newslint.on_use import compiled

_STOP = compiled(r"(?<![.!?…])[.!?…]++(?:[ \u00a0]\.)*+['\"”’»)\]]*+(?=\s)|\n")
_GAP = compiled(r"\s*+")
_OPENERS = "“‘\"'«„([¿¡*_—–-"
_LAST_WORD = compiled(r"(?:[^\W_]\.)*[^\W_]+\Z")

ALWAYS = frozenset(
    "mr mrs ms mx dr prof rev revd hon gen lt col maj capt cmdr cpl sgt adm sen rep gov atty supt det insp cllr fr sr "
    "st ste mt ft pres pvt spc vs v eg e.g ie i.e cf viz approx gov.-elect brig messrs mme mlle".split()
)
"""Abbreviations that stand before a name or an example, so that their stop never ends a sentence."""
BEFORE_DIGIT = frozenset(
    "no nos p pp vol ch art sec fig jan feb mar apr jun jul aug sep sept oct nov dec ca c circa par para tel".split()
)
"""Abbreviations whose stop ends no sentence when a digit follows."""
SOMETIMES = frozenset(
    "inc ltd co corp plc llc jr sr etc al ave blvd rd dept univ assn bros est ext hwy ala ariz ark calif colo conn del "
    "fla ga ill ind kan ky la md mass mich minn miss mo mont neb nev okla ore pa tenn tex va vt wash wis wyo ont que "
    "b.c n.y n.j n.h n.m n.c n.d s.c s.d w.va d.c r.i u.s u.k u.n e.u u.s.a u.a.e ph.d m.d b.a m.a g.o.p l.a j.d "
    "min max sq oz lb ed eds trans".split()
)
"""Abbreviations that may end a sentence: they do when a word that starts sentences follows."""
STARTERS = frozenset(
    "a an the this that these those he she it they we i you his her its their our my your there here but and or so yet "
    "in on at by for from with without after before when while where if as since until although though because once "
    "however meanwhile also then now not no what who why how which each every both all some many most more few several "
    "one two three asked under during among despite last earlier later police officials last according to another "
    "other such only even still".split()
)
_ZONES = frozenset(
    "est edt cst cdt mst mdt pst pdt et ct mt pt gmt utc bst cet cest aest aedt awst ist jst kst hkt sgt nzst nzdt "
    "akst akdt hst wat sast msk pkt monday tuesday wednesday thursday friday saturday "
    "sunday mon tue wed thu fri sat sun january february march april may june july august september october november "
    "december jan feb mar apr jun jul aug sep sept oct nov dec eastern central mountain pacific".split()
)
_FIRST_WORD = compiled(r"[“‘\"'«„(\[]*+([^\W_]+)")
STARTS = compiled(r"(?:^|[.!?:][\"”’')\]]*\s+|[\"“‘(\[•–—]\s*|\n\s*)$")
"""The text before a word that starts a sentence, a quotation, an aside or an item."""


def sentences_of(block: int, text: str) -> tuple[Place, ...]:
    """The sentences of a block's text, in order, white space between them left out."""
    found: list[Place] = []
    start = len(text) - len(text.lstrip())
    length = len(text)
    for match in _STOP.finditer(text):
        stop, end = match.span()
        broken = text[stop] == "\n"
        if broken:
            end = stop
        if end <= start:
            continue
        following = end + 1
        if text[end : end + 2].isspace():
            gap = _GAP.match(text, end)
            following = gap.end() if gap else end
        if following >= length:
            break
        if broken or _ends(text, stop, end, following):
            found.append(Place(block, start, start + len(text[start:end].rstrip()) if broken else end))
            start = following
    end = len(text.rstrip())
    if end > start:
        found.append(Place(block, start, end))
    return tuple(found)


def _ends(text: str, stop: int, closed: int, following: int) -> bool:
    """Whether the stop at ``stop``, its closing marks ending at ``closed``, ends a sentence."""
    first = text[following]
    if not first.isupper():
        if first.islower() and not text[following + 1 : following + 2].isupper():  # iPhone
            return False
        if first in ",;:–—&+=/" or (first == "-" and text[following : following + 2] in ("--", "- ")):
            return False
        if first in _OPENERS and text[following + 1 : following + 2].islower() and text[stop] != "!":
            return text[stop] == "?" and first not in "(["
    if text[stop] != "." or closed - stop > 1:
        return True
    near = text[max(0, stop - 24) : stop]
    word = near[max(near.rfind(" "), near.rfind("\u00a0")) + 1 :]
    if len(word) > 8 and "." not in word:
        return True
    match = _LAST_WORD.search(word)
    return match is None or _ends_after(match.group(), text, stop - len(match.group()), following)


def _ends_after(word: str, text: str, at: int, following: int) -> bool:
    low = word.lower()
    if len(low) > 1 and low in ALWAYS:
        return False
    if low in BEFORE_DIGIT and (len(low) > 1 or word in "pc"):
        return not text[following].isdigit()
    match = _FIRST_WORD.match(text, following)
    after = match[1].lower() if match else ""
    if low in ("a.m", "p.m", "am", "pm") and "." in word:
        return after not in _ZONES or after == "may"
    if len(word) == 1 and word.isalpha():
        return word == "I" or word.islower() or (after in STARTERS and text[max(0, at - 1) : at] != ".")
    if "." in word or (low in SOMETIMES and (word[0].isupper() or low in ("etc", "al"))):
        return after in STARTERS
    return True
