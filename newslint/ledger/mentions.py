"""Candidates for names of persons: each capitalised run split into title and name and weighed with what is beside."""

from __future__ import annotations

from collections.abc import Sequence

from newslint import lexicon
from newslint.findings import Place
from newslint.ledger import name_words as known
from newslint.ledger.beside_names import beside, small_title
from newslint.ledger.name_weight import NO_INITIALS, weigh
from newslint.ledger.runs import SUFFIXES, Run, Token
from newslint.ledger.titles import FIRM_ROLES, HONORIFICS, NAMES_TOO, QUALIFIERS, RANKS, TRADES
from newslint.ledger.values import Word
from newslint.on_use import compiled
from newslint.records import record, replace

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
    "center top bottom image images watch listen read more update updated breaking exclusive q a former then- born "
    "nee née".split()
)
"""Words that start a sentence before a name and are no part of it."""
_LETTERS = frozenset(
    "QC KC SC OBE MBE CBE KBE DBE OM CH PC MP MSP MS TD MEP PhD MD RN DDS JD CPA AO AM AC OAM MLA FRS".split()
)
"""Letters that follow a name, for an honour, an office or a degree."""
_DATED = frozenset("on last next this since until by from every each late early in of".split())
_NAMED = compiled(r", \d\d,|, (?:the|an?|his|her) ")
_POST = compiled(r"\b(?P<post>[A-Z][a-z]+) (?:for|of)(?: the)? (?:[A-Z][a-z]+(?:,| and) )?\Z")
_SHIPS = frozenset("uss hms hmcs hmas hmnzs rms ss mv ins usns usns fv rrs rv".split())
_MARKS = tuple("“\"‘'«")
_QUOTED = compiled(r"[“\"‘'«][A-Z][^”\"’»,.!?]{1,40}(?:[”»]|[\"’'](?!\w))")
_IN = frozenset("in at near outside inside across around toward towards into throughout".split())


@record
class Candidate:
    """A run read as a name: its tokens ``start`` to ``end``, suffix included.

    ``core`` are the tokens without nickname and suffix. ``weight`` says how far its words and neighbours make it a
    person's, ``cue`` how far its neighbours alone do. ``honorific`` and ``title`` stand before the name, ``role``
    beside it; ``honor`` is the honorific in lower case, ``pronoun`` what that shows. ``before`` is the word before the
    name (lower case), ``sure`` says that the role is one that only persons have.
    """

    run: Run
    start: int
    end: int
    weight: int
    cue: int
    place: Place
    core: tuple[Token, ...]
    honorific: Place | None = None
    title: Place | None = None
    role: Place | None = None
    pronoun: str = ""
    honor: str = ""
    age: tuple[int, Place] | None = None
    kin: bool = False
    before: str = ""
    sure: bool = False

    @property
    def placed(self) -> bool:
        """Whether the name stands after "in", "at" or "near"."""
        return self.before in _IN

    @property
    def thing(self) -> bool:
        """Whether the name stands as a thing's does, after "the" or "in"."""
        return self.before == "the" or self.before in _IN

    @property
    def nick(self) -> str:
        """The nickname in marks or brackets, folded; empty where there is none."""
        nick = self.run.nick
        if not nick or not self.start < nick[0] < self.end:
            return ""
        return " ".join(token.low for token in self.run.tokens[nick[0] : nick[1]])

    @property
    def suffix(self) -> str:
        """Jr., III and the like, folded; empty where there is none."""
        last = self.run.tokens[self.end - 1].low
        return last if last in SUFFIXES and self.end - self.start > 1 else ""

    @property
    def introduces(self) -> bool:
        """Whether the words beside the name say who bears it."""
        return bool(self.age or self.role or self.title)

    @property
    def office(self) -> bool:
        """Whether an office or rank with a capital stands before the name."""
        return self.title is not None and self.start > 0


def core_of(run: Run, start: int, end: int) -> tuple[Token, ...]:
    """Tokens of a run without nickname and suffix."""
    nick = run.nick
    return tuple(
        token
        for number, token in enumerate(run.tokens[start:end], start)
        if not (nick and nick[0] <= number < nick[1]) and not (number > start and token.low in SUFFIXES)
    )


def is_acronym(token: Token) -> bool:
    """Whether a word is written in capitals throughout, as BBC and NHS are."""
    return len(token.text) > 1 and token.text.isupper() and token.text.isalpha()


def read_run(text: str, words: Sequence[Word], run: Run) -> Candidate | None:
    """The name in a run with its title, or None where the run holds nothing but titles and small words."""
    start = _after_openers(run)
    count = len(run.tokens)
    while count > start + 1 and run.tokens[count - 1].low in SUFFIXES:
        count -= 1
    while count - start > 2 and _is_letters(run.tokens[count - 1]) and not is_acronym(run.tokens[count - 2]):
        run = replace(run, tokens=run.tokens[: count - 1], possessive=False)
        count -= 1
    start = _after_days(text, words, run, start, count)
    if start >= count:
        return None
    at = _after_titles(run, start, count)
    if at == start:
        at = _after_post(text, run, start, count)
    untitled = at == start
    if untitled:
        at = _after_modifiers(run, start, count)
    return candidate_at(text, words, run, start, at, not untitled) if at < count else None


def candidate_at(text: str, words: Sequence[Word], run: Run, start: int, at: int, titled: bool) -> Candidate | None:
    """The tokens of a run from ``at`` as a name; those from ``start`` are its title, or peoples and parties."""
    core = core_of(run, at, len(run.tokens))
    if not core:
        return None
    honorific = title = None
    honor, kin = "", False
    if titled:
        honorific, honor, title = _title(run, start, at)
    elif at == 0:
        title, kin = small_title(text, words, run.first, known.is_given(core[0].low) or len(core) > 1)
    place = _place(text, run, at)
    near = beside(run.block, text, run.tokens[at].start, place.end, run.possessive)
    cue = near.weight + (3 if titled else 2 if title else 0)
    weight = weigh(tuple(token.text for token in core), tuple(token.low for token in core)) + near.weight
    weight += 2 if not titled and at > start and len(core) == 2 else 0
    weight += (4 if titled else 3 if title else 0) + (3 if run.nick and run.nick[0] > at else 0)
    before = _word_before(text, words, run) if at == 0 else run.tokens[at - 1].low if at == start else ""
    if before in ("the", "a", "an", "these", "those"):
        weight -= 4
    if before in _IN:
        weight -= 1 if len(core) > 1 else 3
    if text[place.end : place.end + 3] == " & " or (at and run.tokens[at - 1].low in _SHIPS):
        weight -= 4
    if before in known.BEASTS:
        weight, cue = weight - 5, 0
    if _QUOTED.match(text, place.start - 1) and not run.possessive and text[place.start - 1 : place.start] in _MARKS:
        weight, cue = weight - 4, 0
    return Candidate(
        run, at, len(run.tokens), weight, cue, place, core, honorific, title, near.role,
        HONORIFICS.get(honor, ""), honor, near.age, kin or near.kin, before, near.sure,
    )  # fmt: skip


def _title(run: Run, start: int, at: int) -> tuple[Place | None, str, Place | None]:
    """The honorific, its word and the office among the tokens before a name."""
    low = run.tokens[at - 1].low
    if low not in HONORIFICS:
        return None, "", run.place(start, at)
    office = run.place(start, at - 1) if at - 1 > start else None
    return run.place(at - 1, at), low, office


def _place(text: str, run: Run, at: int) -> Place:
    """Where a name stands, the stop of Jr. included."""
    place = run.place(at, len(run.tokens))
    if run.tokens[-1].low in ("jr", "sr") and text[place.end : place.end + 1] == ".":
        return Place(place.block, place.start, place.end + 1)
    return place


def _word_before(text: str, words: Sequence[Word], run: Run) -> str:
    if not run.first:
        return ""
    gap = text[words[run.first - 1].end : run.tokens[0].start]
    return words[run.first - 1].text.lower() if gap in (" ", "\u00a0") or gap.strip() in ("“", '"', "‘", "’") else ""


def _after_openers(run: Run) -> int:
    tokens = run.tokens
    at = 0
    while at < len(tokens):
        low = tokens[at].low
        if low == "class" and at + 2 < len(tokens):
            at += 1
            continue
        if low not in OPENERS or is_acronym(tokens[at]):
            break
        more = at + 1 < len(tokens)
        if more and low not in lexicon.FUNCTION_WORDS and (known.is_given(low) or not run.opens):
            break
        if more and not run.opens and known.is_given(low) and low in ("will", "may"):
            break
        at += 1
    return at


def _is_letters(token: Token) -> bool:
    """Whether a word is letters after a name: KC, OBE, CEO."""
    return token.text in _LETTERS or (is_acronym(token) and token.low not in SUFFIXES)


def _after_days(text: str, words: Sequence[Word], run: Run, at: int, count: int) -> int:
    """The number of the token after a day or month that only happens to stand before a name: On Monday Ana Ruiz."""
    tokens = run.tokens
    before = _word_before(text, words, run) if at == 0 else tokens[at - 1].low
    while at < count - 1 and tokens[at].low in known.DAYS:
        if before not in _DATED and (
            known.is_given(tokens[at].low) or (at == count - 2 and _NAMED.match(text, tokens[-1].end) is not None)
        ):
            break
        before = "on"
        at += 1
    return at


def _after_titles(run: Run, start: int, count: int) -> int:
    """The number of the token that follows the last title of a run; ``count`` where there is nothing else in it."""
    tokens = run.tokens
    at = start
    for number in range(start, count - 1):
        low = tokens[number].low
        if ((low in RANKS or low in HONORIFICS) and (low not in NAMES_TOO or _is_title_here(run, number, start))) or (
            number and low in TRADES and count - number > 2 and _starts_name(tokens[number + 1])
        ):
            at = number + 1
        elif number == 0 and run.opens and count > 2 and _is_trade(low, known.is_given(tokens[1].low)):
            at = 1
    last = tokens[count - 1]
    if count - start < 2 or last.low not in RANKS or is_acronym(last):
        return at
    return at if last.low in NAMES_TOO and not (at == count - 1 and tokens[at - 1].low in RANKS) else count


def _starts_name(token: Token) -> bool:
    """Whether a word is a given name or an initial."""
    return known.is_given(token.low) or (len(token.text) == 1 and token.text.isupper())


def _after_post(text: str, run: Run, at: int, count: int) -> int:
    """The number of the token after the field of a post: Minister for Energy Ana Ruiz."""
    start = run.tokens[at].start
    match = _POST.search(text, max(0, start - 40), start)
    if match is None or match["post"].lower() not in RANKS:
        return at
    given = (number for number in range(at + 1, count - 1) if _starts_name(run.tokens[number]))
    return next(given, at)


def _is_trade(low: str, given: bool) -> bool:
    """Whether a word with the capital of a sentence tells what the person named after it is: Qualifier Ana Ruiz."""
    if known.is_given(low) or low in known.BODIES or low in known.PLACE_WORDS or low in known.PLACE_STARTS:
        return False
    if low in TRADES:
        return given or low not in FIRM_ROLES
    return given and (lexicon.common(low, 70) or low.endswith(("ist", "woman", "person", "man")))


def _is_title_here(run: Run, number: int, start: int) -> bool:
    """Whether a word that may be a name as well ("Dean", "King", "Bishop") is an office here."""
    tokens = run.tokens
    if number > start:
        previous = tokens[number - 1].low
        if previous in RANKS and known.is_given(tokens[number].low):
            return number + 2 < len(tokens) or known.is_given(tokens[number + 1].low)
        return not known.is_given(previous) or previous in RANKS or previous in QUALIFIERS
    low = tokens[number].low
    if low in ("king", "queen", "prince", "princess"):
        return True
    return not known.is_given(low)


def _after_modifiers(run: Run, at: int, count: int) -> int:
    """The number of the token after peoples, parties and acronyms that stand before a name of two words or more."""
    tokens = run.tokens
    while at < count - 1:
        token, rest = tokens[at], count - at - 1
        if is_acronym(token):
            initials = len(token.text) == 2 and token.low not in NO_INITIALS and rest == 1
            if initials or all(is_acronym(other) for other in tokens[at:count]):
                break
        elif not (known.is_people(token.low) and rest > 1 and not known.is_given(token.low)):
            break
        at += 1
    return at
