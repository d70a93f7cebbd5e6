"""The words right after speech that say who speaks: she said, said Ines Palma, the mayor told reporters."""

from __future__ import annotations

from functools import cache

from newslint.ledger.cues import cues
from newslint.on_use import compiled
from newslint.records import record

_NOT_CUES = frozenset({"weak", "judging", "gesture"})
_UPPER = r"[^\W\d_a-zß-öø-ÿ]"
_TITLE = rf"(?:Mr|Mrs|Ms|Mx|Dr|Prof|Rev|Sgt|Lt|Capt|Col|Maj|Gen|Cpl|Det|Insp|Supt|Sen|Rep|Gov|Cllr|Coun|St|{_UPPER})\."
_CAPITAL = rf"(?:{_TITLE}|{_UPPER}[^\W\d_]*(?:['’]{_UPPER}[^\W\d_]+)?(?:-[^\W\d_]+)*|al-{_UPPER}[^\W\d_]+)"
_NICKNAME = r"(?:[“\"‘'(][^\s“”\"()]{2,20}[”\"’')][ \u00a0])?"
_PARTICLES = r"(?:(?:de|da|di|del|van|von|der|den|al|bin|la|le) ){0,2}"
_NAME = rf"{_CAPITAL}(?:[ \u00a0]{_NICKNAME}{_PARTICLES}{_CAPITAL}){{0,6}}"
_SUBJECT = compiled(
    rf"(?P<pronoun>[Hh]e|[Ss]he|[Tt]hey|[Ww]e|I|it)\b|(?P<name>{_NAME})"
    r"|(?P<noun>(?:the|a|an|his|her|their|one|another|our|my|its|some|others)\b)"
)
_ASIDE = compiled(r", [^,.;:!?\"“”]{1,60},")
_BEFORE_VERB = compiled(r"[ \u00a0](?:also |later |then |once |had |has |\w+ly )?(?P<verb>[a-z]+)\b")
_WORD = compiled(r"[ \u00a0](?P<word>[\w’'-]+)")
_MOST = 6
_VERB_FIRST = compiled(
    rf"(?P<verb>[a-z]+)[ \u00a0](?:(?:he|she|they|I|it|one|another)\b|(?:[a-z]+ ){{0,3}}{_NAME}"
    r"|(?:the|a|an|his|her|their|its|my|our)[ \u00a0]\w)"
)
_MUCH = compiled(r"\w+ (?:a lot|it all|the same|all|so)\b")
_HEARER = compiled(rf"(?: (?:the |a |his |her )?[\w’'-]+(?: {_UPPER}\w+)?)?")


@record
class CueClause:
    """Where a clause that says who speaks starts, its verb, and where it and whom it was told to end.

    ``pronoun`` is the pronoun that opens it, empty where a name or description does; ``name`` says that a name does.
    ``inverted`` is a clause with the verb first.
    """

    start: int
    verb: str
    verb_start: int
    end: int
    pronoun: str = ""
    name: bool = False
    inverted: bool = False


@cache
def finite_cues() -> frozenset[str]:
    """The forms of the verbs of speech that make a sentence (says, said), less those with another everyday sense."""
    return frozenset(
        form
        for form, cue in cues().items()
        if form != cue.verb and not form.endswith("ing") and not cue.flags & _NOT_CUES
    )


def clause_after(text: str, at: int) -> CueClause | None:
    """The clause that says who speaks, where one stands right after a quotation that ends at ``at`` and one space."""
    if text[at : at + 1] not in (" ", "\u00a0") or not text[at + 1 : at + 2].isalpha():
        return None
    start = at + 1
    match = _VERB_FIRST.match(text, start)
    if match and match["verb"] in finite_cues() and not _MUCH.match(text, start):
        return CueClause(start, match["verb"], start, match.end(), inverted=True)
    return _subject_first(text, start)


def _subject_first(text: str, start: int) -> CueClause | None:
    subject = _SUBJECT.match(text, start)
    if subject is None:
        return None
    end = subject.end()
    for _ in range(_MOST if subject["noun"] else 1):
        aside = _ASIDE.match(text, end)
        verb = _BEFORE_VERB.match(text, aside.end() if aside else end)
        if verb and verb["verb"] in finite_cues():
            after = verb.end()
            if "hearer" in cues()[verb["verb"]].flags:
                hearer = _HEARER.match(text, after)
                after = hearer.end() if hearer else after
            pronoun, name = subject["pronoun"] or "", bool(subject["name"])
            return CueClause(start, verb["verb"], verb.start("verb"), after, pronoun, name)
        word = _WORD.match(text, end)
        if word is None:
            return None
        end = word.end()
    return None
