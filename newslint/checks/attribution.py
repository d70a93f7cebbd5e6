"""How speech is given to its speakers: the verb, the pronoun, the paper that quoted somebody first."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from newslint import lexicon
from newslint.article import Article, Kind
from newslint.findings import Hit, Place
from newslint.ledger.cue_clauses import clause_after, finite_cues
from newslint.ledger.cues import cues
from newslint.ledger.titles import is_role_word
from newslint.ledger.values import Quote
from newslint.on_use import compiled

_READ = frozenset({Kind.PARAGRAPH, Kind.CAPTION, Kind.LIST, Kind.STANDFIRST})
_WORD = compiled(r"[^\W_]+(?:['’][^\W_]+)*")


def said_bookism(article: Article, _: Mapping[str, object]) -> Iterator[Hit]:
    """A showy verb of speech right beside a quotation."""
    for place, verb, form in _verbs_beside(article):
        if "bookism" in cues()[form].flags and "weak" not in cues()[form].flags:
            yield Hit(place, better=(_said(form, verb),))


def loaded_cue_verb(article: Article, _: Mapping[str, object]) -> Iterator[Hit]:
    """A verb of speech beside a quotation that hints at guilt or disbelief."""
    for place, verb, form in _verbs_beside(article):
        if "loaded" in cues()[form].flags:
            yield Hit(place, better=(_said(form, verb),))


def _said(form: str, _: str) -> str:
    """“said” in the tense of a form."""
    return "says" if form.endswith("s") and not form.endswith("ss") else "said"


_LEAD_IN = compiled(r"(?P<verb>[a-z]+)(?: \w+ly)?[,:] ?\Z|(?P<bare>[a-z]+) (?:that )?\Z")


def _verbs_beside(article: Article) -> Iterator[tuple[Place, str, str]]:
    """The verb of speech beside each quotation, in its block."""
    seen: set[Place] = set()
    for quote in article.ledger.quotes:
        if not quote.closed or not quote.mark:
            continue
        for found in (_verb_after(article, quote), _verb_before(article, quote)):
            if found and found not in seen:
                seen.add(found)
                form = article.blocks[found.block].text[found.start : found.end].lower()
                yield found, form, form


def _verb_after(article: Article, quote: Quote) -> Place | None:
    place = quote.parts[-1]
    block = article.blocks[place.block]
    if block.kind not in _READ or block.text[place.end - 2 : place.end - 1] not in tuple(",!?—–-…"):
        return None
    clause = clause_after(block.text, place.end)
    return Place(place.block, clause.verb_start, clause.verb_start + len(clause.verb)) if clause else None


def _verb_before(article: Article, quote: Quote) -> Place | None:
    place = quote.parts[0]
    block = article.blocks[place.block]
    match = _LEAD_IN.search(block.text, max(0, place.start - 60), place.start)
    if block.kind not in _READ or not match or not match["verb"] or match["verb"] not in finite_cues():
        return None
    return Place(place.block, *match.span("verb"))


_QUOTED = compiled(
    r"\b(?:was|were|is|are|been|being) (?:also |later |widely )?(?:quoted|cited) (?:as )?(?:saying|telling)\b"
)
_MEDIUM = compiled(
    r"\b(?:by|told|tells|telling|agenc(?:y|ies)|newspapers?|papers?|magazines?|dailies|daily|weekly|TV|television|radio|media|press|"
    r"broadcasters?|channels?|networks?|sites?|websites?|reports?|reported|reporters?|journalists?|interviews?|statements?|releases?|"
    r"articles?|books?|biograph\w+|memoirs?|documents?|documentar\w+|filings?|affidavits?|complaints?|indictments?|transcripts?|minutes|"
    r"studies|study|letters?|posts?|tweets?|emails?|e-mails?|podcasts?|blogs?|Reuters|AFP|AP|BBC|CNN|NBC|CBS|ABC|PTI|ANI|TASS|Tass|"
    r"Interfax|Xinhua|KCNA|Anadolu|IRNA|Fars|Tasnim|Yonhap|Kyodo|Bloomberg|Ansa|ANSA|dpa|DPA|EFE|PA|AAP|RIA|Novosti|NTV|NHK|Axios|"
    r"Politico|Sputnik|\w*(?:Times|Post|Gazette|News|Herald|Tribune|Journal|Mail|Mirror|Guardian|Telegraph|Observer|Chronicle|Globe|"
    r"Standard|Express|Star|Sun|Independent|Record|Echo|Argus|Courier|Press|Bild|Spiegel|Zeitung|Monde|Figaro|País|Repubblica|Corriere|Mundo))\b"
)


def quoted_by_whom(article: Article, _: Mapping[str, object]) -> Iterator[Hit]:
    """“Was quoted as saying” with no word near it of a paper, agency or document that quoted the person."""
    before = ""
    for index, block in enumerate(article.blocks):
        if block.kind not in (Kind.PARAGRAPH, Kind.STANDFIRST, Kind.LIST):
            continue
        places = [Place(index, *match.span()) for match in _QUOTED.finditer(block.text)]
        if places and not _MEDIUM.search(f"{before} {_own_words(article, index)}"):
            yield from (Hit(place) for place in places if not article.ledger.in_speech(place))
        before = block.text


def _own_words(article: Article, index: int) -> str:
    """The text of a block, the words between quotation marks left out."""
    text = article.blocks[index].text
    parts, at = [], 0
    for quote in article.ledger.quotes_in(index):
        for part in quote.parts:
            if part.block == index and part.start >= at:
                parts.append(text[at : part.start])
                at = part.end
    return " ".join([*parts, text[at:]])


_CUT = compiled(r"…|\.{3,}|\. \. \.")
_PATCH = compiled(r"\[[^\]]+\]")
_MANY = 3
_SCRAP = 2


def edited_quote(article: Article, _: Mapping[str, object]) -> Iterator[Hit]:
    """A quotation with three cuts or three patches."""
    for quote in article.ledger.quotes:
        if not quote.speech or not quote.mark:
            continue
        for part in quote.parts:
            text = article.blocks[part.block].text[part.start : part.end]
            cuts, patches = len(_CUT.findall(text)), len(_PATCH.findall(text))
            if cuts >= _MANY or patches >= _MANY:
                what = f"{cuts} cuts" if cuts >= _MANY else f"{patches} insertions"
                yield Hit(part, {"what": what})


def fragment_quotes(article: Article, _: Mapping[str, object]) -> Iterator[Hit]:
    """Three or more quotations of a word or two in one sentence, or one word in marks that nobody is said to use."""
    for index, block in article.blocks_of(Kind.PARAGRAPH, Kind.STANDFIRST):
        closed = [quote for quote in article.ledger.quotes_in(index) if quote.mark and quote.closed]
        parts = [part for quote in closed for part in quote.parts if part.block == index]
        short = [part for part in parts if len(_WORD.findall(block.text, part.start, part.end)) <= _SCRAP]
        for sentence in article.ledger.sentences(index):
            within = [part for part in short if sentence.start <= part.start < sentence.end]
            if len(within) >= _MANY:
                related = tuple((part, "another") for part in within[1:])
                yield Hit(within[0], {"what": f"{len(within)} scraps of speech in one sentence"}, related=related)
            elif len(within) == 1 and _nobody_said(block.text, sentence, within[0]):
                yield Hit(within[0], {"what": "A word in marks that nobody is said to have used"})


_NAMED_WORD = compiled(
    r"\b(?:word|term|phrase|name|named|nicknamed|dubbed|titled|entitled|called|known|so-called|letters?|song|film|book|show|series|"
    r"episode|album|single|play|novel|poem|sign|label|hashtag|password|code|spell\w*|means?|meaning|translat\w+|reads?|marked|labell?ed)\b",
    re.I,
)


def _nobody_said(text: str, sentence: Place, part: Place) -> bool:
    inner = text[part.start + 1 : part.end - 1]
    around = text[sentence.start : part.start] + " " + text[part.end : sentence.end]
    if len(_WORD.findall(inner)) != 1 or not inner[0].islower() or _NAMED_WORD.search(around):
        return False
    return not any(word.lower() in cues() or word.lower() == "according" for word in _WORD.findall(around))


_NEAR_AFTER = 2
_EVERYDAY = 50
_POINTERS = frozenset("he she him her his hers who whose somebody someone one people person couple family".split())
_TOLD = frozenset(
    {Kind.HEADLINE, Kind.STANDFIRST, Kind.PARAGRAPH, Kind.SUBHEAD, Kind.LIST, Kind.CAPTION, Kind.BLOCK_QUOTE}
)
_NO_NAMES = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december i".split()
)


def pronoun_speaker(article: Article, _: Mapping[str, object]) -> Iterator[Hit]:
    """Speech given to he or she at the head of a story that has brought nobody on, and brings nobody on right after."""
    for quote in article.ledger.quotes:
        speaker = quote.speaker
        if speaker is None or speaker.place is None or speaker.how != "pronoun":
            continue
        place = speaker.place
        if article.blocks[place.block].kind is not Kind.PARAGRAPH or speaker.name.lower() not in ("he", "she"):
            return
        if not _somebody(article, Place(0, 0, 0), place) and not _somebody(article, place, _until(article, place)):
            yield Hit(place, {"pronoun": speaker.name.lower()})
        return


def _until(article: Article, place: Place) -> Place:
    """The end of the paragraphs after a place in which a speaker may still be brought on."""
    body = [index for index, _ in article.blocks_of(Kind.PARAGRAPH) if index >= place.block][: _NEAR_AFTER + 1]
    return Place(body[-1], len(article.blocks[body[-1]].text), 0)


def _somebody(article: Article, start: Place, end: Place) -> bool:
    """Whether the story names or describes somebody between two places, or may."""
    for index in range(start.block, end.block + 1):
        block = article.blocks[index]
        if block.kind not in _TOLD:
            continue
        low = start.end if index == start.block else 0
        high = end.start if index == end.block else len(block.text)
        for word in article.ledger.words(index):
            told = low <= word.start and word.end <= high and not article.ledger.in_speech(word.place)
            if told and _person_word(article, word.text, word.place):
                return True
    return False


def _person_word(article: Article, text: str, place: Place) -> bool:
    """Whether a word names or describes a person, or is a name of anybody or anything that no dictionary holds."""
    low = text.lower().removesuffix("’s").removesuffix("'s")
    if low in _POINTERS or is_role_word(low) or article.ledger.person_at(place):
        return True
    return text[0].isupper() and low not in _NO_NAMES and not lexicon.common(low, _EVERYDAY)
