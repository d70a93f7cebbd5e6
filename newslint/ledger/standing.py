"""What a story says of its people besides their names: pronoun, legal standing, kin."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from newslint.article import Kind
from newslint.findings import Place
from newslint.ledger.titles import KIN, TRADES, pronoun_of
from newslint.on_use import compiled

if TYPE_CHECKING:
    from newslint.article import Article
    from newslint.ledger.cast import Draft, Use

_PROSE = frozenset({Kind.STANDFIRST, Kind.PARAGRAPH, Kind.LIST, Kind.CAPTION})
_MOST = 20
"""How many kin are listed."""
_WORDS = compiled(r"[^\W_]+(?:[-’'][^\W_]+)*")
_SAID = compiled(r"\b(?:said|says|added|according to) (?:M[rs]s?\.? |Dr\.? )?\Z")
_NEAR = 45
"""Characters from the start of a sentence within which a name is its subject."""
_REACH = 240
"""Characters after a name in which a pronoun is looked for."""
_PRONOUN = compiled(r"\b(?:(?P<he>[Hh]e|[Hh]is|[Hh]im|[Hh]imself)|(?P<she>[Ss]he|[Hh]er|[Hh]ers|[Hh]erself))\b")
_ASIDE = compiled(r"['’]")
_OBJECT = compiled(r"\b(?:(?<![Aa]ccording )to|by|of|with|for|from|against|about|under|behind|between|than|like) \Z")
_SOMEBODY = compiled(
    r"\b(?:[Tt]he|[Aa]n?|[Aa]nother|[Oo]ne|[Tt]heir|[Oo]ur|[Mm]y|[Hh]is|[Hh]er|[’']s) "
    r"(?P<words>(?:[a-z-]+ ){0,3}[a-z-]+)"
)
_PERSONS = (TRADES | KIN | frozenset("woman man girl boy person people couple".split())) - frozenset(
    "head star guide partner general member local expert leader official secretary".split()
)
_PASSIVE = (
    r"(?:(?:re)?charged|convicted|acquitted|sentenced|jailed|imprisoned|arrested|indicted|arraigned|remanded|accused"
    r"|suspected|cleared|found (?:not )?guilty|found liable|detained|extradited|exonerated|(?:bound|sent) over)"
    r"(?: (?:with|of)\b)?"
)
_ACTIVE = (
    r"(?:on trial|(?:stands?|standing|stood|fac(?:es?|ed|ing)) trial|fac(?:es?|ed|ing) (?:criminal )?charges"
    r"|plead(?:s|ed)? (?:not )?guilty|pled (?:not )?guilty|den(?:y|ies|ied) (?:the|all|both|any) charges?"
    r"|admit(?:s|ted) (?:murder|manslaughter|fraud|theft|assault|rape|perjury)|on bail|on remand|in custody)"
)
_LINK = (
    r"(?:was|were|is|are|be|has|had|have|been|being|also|later|now|then|who|both|first|twice|already|since|not|never|yet"
    r"|wrongly|formally|previously|still|due|to|held|released|\w+day|on|last|this|year|month|week|and|will|could|would)"
)
_BE = r"(?:was|were|is|are|be|been|being|stands|got|get)"
_AFTER = compiled(
    rf"(?:,? \(?\d\d?\)?,?)?(?:, [^,.;]{{2,60}},)?,?"
    rf"(?:(?: {_LINK}){{0,6}} (?P<active>{_ACTIVE})"
    rf"|(?: {_LINK}){{0,4}} {_BE}(?: {_LINK}){{0,4}} (?P<passive>{_PASSIVE}))\b"
)
_PARTICIPLE = compiled(rf"(?:, \d\d?)?, (?:who is )?(?P<passive>{_PASSIVE})\b")
_IN_HEADLINE = compiled(rf" (?P<passive>{_PASSIVE})\b")
_BEFORE = compiled(
    r"\b(?P<legal>suspect|suspected [a-z]+|alleged [a-z]+|accused|convicted [a-z]+|convict|defendant|fugitive|inmate)"
    r"(?: [a-z]+)?,? \Z"
)
_ROLE = compiled(r"\b(?:suspect|suspected|alleged|accused|convicted|convict|defendant|co-defendant|fugitive)\b")
_OPENING = compiled(r"(?:He|She) ")


class Standing:
    """The persons of a story with their uses in order."""

    def __init__(self, article: Article, drafts: Sequence[Draft]) -> None:
        self.article = article
        self.drafts = drafts
        self.uses: dict[int, list[tuple[int, int, Draft]]] = defaultdict(list)
        for draft in drafts:
            for use in draft.uses:
                self.uses[use.place.block].append((use.place.start, use.place.end, draft))
        for found in self.uses.values():
            found.sort(key=lambda use: use[:2])
        self.families: dict[tuple[str, ...], list[Draft]] = defaultdict(list)
        for draft in drafts:
            if draft.family_lows and draft.given and draft.uses:
                self.families[draft.family_lows].append(draft)

    def pronoun(self, draft: Draft) -> str:
        """He, she or they, by honorific or by the pronouns that follow the name with nobody else between."""
        if draft.pronoun:
            return draft.pronoun
        told = {found for use in draft.uses for found in (self._told(use),) if found}
        if len(told) == 1 and draft.shown in ("", *told):
            return told.pop()
        votes: Counter[str] = Counter()
        for use in draft.uses:
            found = self._vote(use.place)
            if found:
                votes[found] += 1
        if not votes:
            return ""
        best, count = votes.most_common(1)[0]
        if draft.shown not in ("", best) and (count < 2 or len(votes) > 1):
            return ""
        return best if count >= 3 * (sum(votes.values()) - count) else ""

    def _told(self, use: Use) -> str:
        """The pronoun that the office or kin beside a name shows: his wife, Karin Brandt."""
        if use.candidate is None:
            return ""
        for place in (use.candidate.role, use.candidate.title):
            if place is not None:
                text = self.article.blocks[place.block].text[place.start : place.end]
                found = pronoun_of([word.lower() for word in _WORDS.findall(text)])
                if found:
                    return found
        return ""

    def _vote(self, place: Place) -> str:
        block = self.article.blocks[place.block]
        if (
            block.kind not in _PROSE
            or _ASIDE.match(block.text, place.end)
            or _OBJECT.search(block.text, max(0, place.start - 20), place.start)
        ):
            return ""
        end = self._next_use(place.block, place.end, min(len(block.text), place.end + _REACH))
        if not self._leads(place):
            end = min(end, self._sentence(place).end)
        for match in _PRONOUN.finditer(block.text, place.end, end):
            if self.article.ledger.in_speech(Place(place.block, *match.span())):
                continue
            if self._somebody(block.text, place.end, match.start()):
                return ""
            return "he" if match["he"] else "she"
        return ""

    def _sentence(self, place: Place) -> Place:
        """The sentence in which a place starts."""
        sentences = self.article.ledger.sentences(place.block)
        at = bisect_right(sentences, place.start, key=lambda sentence: sentence.start)
        return sentences[max(0, at - 1)] if sentences else place

    def _leads(self, place: Place) -> bool:
        """Whether a name is the subject or speaker of its sentence, so that the next one may go on with it."""
        sentence = self._sentence(place)
        if place.start - sentence.start < _NEAR:
            return True
        text = self.article.blocks[place.block].text
        return _SAID.search(text, max(0, place.start - 14), place.start) is not None

    def _next_use(self, index: int, start: int, end: int) -> int:
        """Where the next name of a person stands after an offset."""
        uses = self.uses[index]
        at = bisect_right(uses, start, key=lambda use: use[0])
        return min(end, uses[at][0]) if at < len(uses) else end

    def _somebody(self, text: str, start: int, end: int) -> bool:
        """Whether somebody without a name is spoken of between two offsets, the name's own role left out."""
        between = text[start:end]
        for match in _SOMEBODY.finditer(between):
            if between[: match.start()].strip() in (",", "—", "–", "("):
                continue
            if any(word in _PERSONS for word in match["words"].split()):
                return True
        return False

    def status(self, draft: Draft) -> tuple[Place, ...]:
        """The places of words of legal standing said of a person, in order."""
        found = {place for use in draft.uses for place in self._legal(use, draft)}
        return tuple(sorted(found))

    def _legal(self, use: Use, draft: Draft) -> Iterator[Place]:
        place = use.place
        text = self.article.blocks[place.block].text
        yield from self._said_of(place.block, place.end, min(len(text), place.end + 160))
        before = text[max(0, place.start - 50) : place.start]
        match = _BEFORE.search(before)
        if match:
            low = place.start - len(before)
            yield Place(place.block, low + match.start("legal"), low + match.end("legal"))
        role = use.candidate.role if use.candidate else None
        if role is not None:
            for match in _ROLE.finditer(text, role.start, role.end):
                yield Place(place.block, *match.span())
        yield from self._legal_next(place, draft, text)

    def _said_of(self, index: int, start: int, end: int) -> Iterator[Place]:
        """Words of legal standing whose subject ends at an offset."""
        block = self.article.blocks[index]
        patterns = (_AFTER, _PARTICIPLE, _IN_HEADLINE) if block.kind is Kind.HEADLINE else (_AFTER, _PARTICIPLE)
        for pattern in patterns:
            match = pattern.match(block.text, start, end)
            if match:
                yield Place(index, *match.span("active" if match.groupdict().get("active") else "passive"))
                return

    def _legal_next(self, place: Place, draft: Draft, text: str) -> Iterator[Place]:
        """Standing that the next sentence says with a pronoun: She pleaded guilty."""
        sentences = self.article.ledger.sentences(place.block)
        at = bisect_right(sentences, place.start, key=lambda sentence: sentence.start)
        pronoun = draft.pronoun or self._vote(place)
        if at >= len(sentences) or not pronoun:
            return
        following = sentences[at]
        if self._next_use(place.block, place.end, following.start + 1) <= following.start:
            return
        opening = _OPENING.match(text, following.start)
        if opening and opening.group().strip().lower() == pronoun:
            yield from self._said_of(place.block, opening.end() - 1, following.end)

    def kin(self, draft: Draft) -> tuple[str, ...]:
        """The names of the other people of the story with the same family name."""
        bearers = self.families.get(draft.family_lows, [])
        return tuple(other.name for other in bearers[:_MOST] if other is not draft)
