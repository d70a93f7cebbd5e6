"""The variant of English of a story: declared by its metadata, else counted from telling spellings."""

from __future__ import annotations

import re
from collections import Counter

from newslint.article import Article, Kind
from newslint.ledger.values import Variant
from newslint.on_use import compiled

_KEYS = ("lang", "language", "locale", "og:locale", "ld.inlanguage", "inlanguage", "content-language")
_DECLARED = compiled(r"en[-_](?P<region>[A-Za-z]{2})\b", re.I)
_REGIONS = {"us": "en-US", "gb": "en-GB", "uk": "en-GB", "ie": "en-GB", "au": "en-GB", "nz": "en-GB", "za": "en-GB"}
_READ = frozenset(
    {Kind.HEADLINE, Kind.STANDFIRST, Kind.PARAGRAPH, Kind.SUBHEAD, Kind.LIST, Kind.BLOCK_QUOTE, Kind.PULL_QUOTE}
) | {Kind.CAPTION}
_BRITISH = compiled(
    r"\b(?:(?:col|fav|neighb|lab|behavi|hon|hum|rum|harb|flav|vap|endeav|rig)our(?:s|ed|ing|ite|ites|able|hood|ly)?"
    r"|(?:cent|theat|kilomet|met|lit|fib|spect|calib)res?|centimetres?|millimetres?|defence|offence|licences?|cheques?"
    r"|(?:travell|cancell|labell|modell|fuell|signall|counsell|marvell|quarrell|channell)(?:ed|ing|ers?)"
    r"|(?:organ|real|recogn|apolog|critic|emphas|final|privat|author|summar|prior|minim|maxim|special|general)"
    r"is(?:e|es|ed|ing|ation|ations)|analys(?:e|ed|ing)|jewellery|kerbs?|tyres?|plough(?:ed|ing)?|grey|aluminium"
    r"|pyjamas|mould|moustache|sceptic(?:al|s)?|programmes?|storeys?|per cent|whilst|mums?|catalogues?|enrolment"
    r"|fulfil|skilful|instalments?|speciality|maths)\b"
)
_AMERICAN = compiled(
    r"\b(?:(?:col|fav|neighb|lab|behavi|hon|hum|rum|harb|flav|vap|endeav|rig)or(?:ed|ing|ite|ites|able|hood|hoods|ly|s)?"
    r"|centers?|theaters?|kilometers?|centimeters?|millimeters?|liters?|fibers?|specters?|calibers?|defense|offense"
    r"|(?:travel|cancel|label|model|fuel|signal|counsel|marvel|quarrel|channel)(?:ed|ing|ers?)"
    r"|analyz(?:e|ed|ing)|jewelry|plow(?:ed|ing)?|gray|aluminum|pajamas|mold|mustache|skeptic(?:al|s)?"
    r"|percent|moms?|catalogs?|enrollment|fulfill|skillful|installments?|sidewalks?|math)\b"
)
_HONORIFIC = compiled(r"\b(?:Mr|Mrs|Ms|Dr)(?P<point>\.?) [A-Z]")


def variant_of(article: Article) -> Variant | None:
    """The variant a story declares or clearly uses; None when it declares another, mixes both or shows neither."""
    for key in article.meta:
        if key.lower() in _KEYS:
            match = _DECLARED.match(article.meta[key].text.strip())
            if match:
                tag = _REGIONS.get(match["region"].lower())
                return Variant(tag, True, f"{key}: {article.meta[key].text.strip()}") if tag else None
    return _counted(article)


def _counted(article: Article) -> Variant | None:
    british: Counter[str] = Counter()
    american: Counter[str] = Counter()
    for block in article.blocks:
        if block.kind not in _READ:
            continue
        british.update(match.group() for match in _BRITISH.finditer(block.text))
        american.update(match.group() for match in _AMERICAN.finditer(block.text))
        for match in _HONORIFIC.finditer(block.text):
            (american if match["point"] else british)["Mr." if match["point"] else "Mr"] += 1
    first, second = _score(british), _score(american)
    if first >= 3 and first >= 5 * second:
        return Variant("en-GB", False, _said(british))
    if second >= 3 and second >= 5 * first:
        return Variant("en-US", False, _said(american))
    return None


def _score(forms: Counter[str]) -> int:
    return sum(min(count, 2) for count in forms.values())


def _said(forms: Counter[str]) -> str:
    return ", ".join(f"“{form}”" for form, _ in forms.most_common(3))
