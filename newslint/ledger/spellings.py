"""Whether two words are one word in American and British spelling."""

from __future__ import annotations

from newslint import lexicon
from newslint.on_use import compiled

_PAIRS = {
    "ageing": "aging", "alright": "allright", "aluminium": "aluminum", "amongst": "among", "burnt": "burned",
    "catalogue": "catalog", "cheque": "check", "cheques": "checks", "cosy": "cozy", "dialogue": "dialog",
    "draught": "draft", "draughty": "drafty", "dreamt": "dreamed", "grey": "gray", "jewellery": "jewelry",
    "judgement": "judgment", "kerb": "curb", "kerbs": "curbs", "leapt": "leaped", "learnt": "learned",
    "manoeuvre": "maneuver", "manoeuvres": "maneuvers", "maths": "math", "moustache": "mustache", "mum": "mom",
    "mummy": "mommy", "mums": "moms", "okay": "ok", "plough": "plow", "ploughed": "plowed", "programme": "program",
    "programmes": "programs", "pyjamas": "pajamas", "sceptic": "skeptic", "sceptical": "skeptical",
    "smelt": "smelled", "spelt": "spelled", "spilt": "spilled", "spoilt": "spoiled", "storey": "story",
    "storeys": "stories", "towards": "toward", "tyre": "tire", "tyres": "tires",
}  # fmt: skip
_ENDINGS = (
    (compiled(r"our"), "or"),
    (compiled(r"(?<=[^\W_]{2})is(?=e[drs]?\b|ing\b|ation|able\b)"), "iz"),
    (compiled(r"ys(?=e[drs]?\b|ing\b)"), "yz"),
    (compiled(r"re(?=s?\b)"), "er"),
    (compiled(r"ll"), "l"),
    (compiled(r"ce(?=s?\b)"), "se"),
    (compiled(r"is(?=e[ds]?\b|ing\b)"), "ic"),
    (compiled(r"ogue"), "og"),
    (compiled(r"[ao]e"), "e"),
    (compiled(r"ou"), "o"),
    (compiled(r"œ|æ"), "e"),
)


def spelled_alike(first: str, second: str) -> bool:
    """Whether two words in lower case differ only as American and British spelling do."""
    if _PAIRS.get(first, first) == _PAIRS.get(second, second):
        return True
    return bool(_changed(first) & _changed(second)) and (_of_one_side(first) or _of_one_side(second))


def _changed(word: str) -> set[str]:
    """The word and what each change of spelling makes of it."""
    return {word, *(pattern.sub(better, word) for pattern, better in _ENDINGS)}


def _of_one_side(word: str) -> bool:
    """Whether only American or only British English spells a word so."""
    found = lexicon.entry(word)
    return found is None or found.american != found.british
