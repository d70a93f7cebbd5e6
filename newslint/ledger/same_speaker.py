"""Whether two quotations are given to one speaker, as far as the words that name the speakers tell."""

from __future__ import annotations

from newslint.ledger.values import Quote, Speaker
from newslint.on_use import compiled

_PRONOUNS = frozenset("he she they i we it who one".split())
_SURE = frozenset({"sentence", "source"})
_CAPITAL = compiled(r"[^\W\d_a-z][\w’'-]*")
_RANKS = frozenset(
    "mr mrs ms mx dr prof rev sir dame lord lady sen rep gov gen col maj capt lt sgt cllr det insp supt st professor "
    "president mayor judge justice chief sheriff senator governor superintendent minister councillor coach officer "
    "detective inspector captain sergeant king queen prince princess pope bishop father sister brother the".split()
)


def names_in(speaker: Speaker | None) -> frozenset[str]:
    """The capitalised words that name a speaker, titles left out; empty for a pronoun, a description or nobody."""
    if speaker is None or speaker.name.lower() in _PRONOUNS or not speaker.name[:1].isupper():
        return frozenset()
    words = (word.removesuffix("’s").removesuffix("'s") for word in _CAPITAL.findall(speaker.name))
    return frozenset(word for word in words if word.lower().rstrip(".") not in _RANKS)


def surely_two(first: Quote, second: Quote) -> bool:
    """Whether two quotations are given to two people, each named in the sentence of the words or their source line."""
    one, other = first.speaker, second.speaker
    if one is None or other is None or one.how not in _SURE or other.how not in _SURE:
        return False
    if one.person and other.person:
        return one.person != other.person
    names, others = names_in(one), names_in(other)
    return bool(names and others) and not names & others


def maybe_two(first: Quote, second: Quote) -> bool:
    """Whether the speakers of two quotations, as far as the story shows them, are two."""
    one, other = first.speaker, second.speaker
    if one is None or other is None:
        return False
    if one.person and other.person:
        return one.person != other.person
    return surely_two(first, second)


def maybe_one(first: Quote, second: Quote) -> bool:
    """Whether two quotations have speakers that may be one: the same names, or a pronoun or description for either."""
    one, other = first.speaker, second.speaker
    if one is None or other is None:
        return False
    if one.person and other.person:
        return one.person == other.person
    names, others = names_in(one), names_in(other)
    return not names or not others or bool(names & others)
