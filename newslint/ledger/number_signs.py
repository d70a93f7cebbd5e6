"""What stands round a figure: currency signs, scale words, units, the words that blur it or make it part of a name."""

from __future__ import annotations

import re

from newslint.facts.units import unit_end, unit_named
from newslint.ledger.number_words import SCALES
from newslint.ledger.sentences import STARTERS
from newslint.on_use import compiled

SPACE = "[ \u00a0\u2009\u202f]"
CURRENCIES = {
    "US$": "USD", "A$": "AUD", "AU$": "AUD", "C$": "CAD", "CA$": "CAD", "NZ$": "NZD", "HK$": "HKD", "S$": "SGD",
    "R$": "BRL", "NT$": "TWD", "$": "$", "£": "GBP", "€": "EUR", "¥": "¥", "₹": "INR", "₦": "NGN", "₱": "PHP",
    "₩": "KRW", "₪": "ILS", "₽": "RUB", "฿": "THB", "₫": "VND", "₴": "UAH", "₺": "TRY", "₵": "GHS", "Rs": "INR",
    "Rs.": "INR", "EUR": "EUR", "USD": "USD", "GBP": "GBP", "CHF": "CHF", "SEK": "SEK", "NOK": "NOK", "DKK": "DKK",
    "KSh": "KES", "Ksh": "KES", "RM": "MYR", "Rp": "IDR", "N$": "NAD", "J$": "JMD", "TT$": "TTD", "GH₵": "GHS",
}  # fmt: skip
_NAMED_MONEY = {
    "dollar": "$", "pound": "GBP", "euro": "EUR", "yen": "JPY", "yuan": "CNY", "rupee": "INR", "rupiah": "IDR",
    "crown": "crowns", "kronor": "SEK", "kroner": "kroner", "franc": "francs", "peso": "pesos", "rouble": "RUB",
    "ruble": "RUB", "won": "KRW", "lira": "TRY", "rand": "ZAR", "naira": "NGN", "shilling": "shillings",
    "zloty": "PLN", "zlotys": "PLN", "zlotych": "PLN", "dirham": "dirhams", "riyal": "riyals", "dinar": "dinars",
    "forint": "HUF", "cent": "cents", "pence": "pence", "baht": "THB", "ringgit": "MYR", "hryvnia": "UAH",
    "renminbi": "CNY", "cedi": "GHS", "taka": "BDT", "real": "BRL", "reais": "BRL",
}  # fmt: skip
MONEY = frozenset((*CURRENCIES.values(), *_NAMED_MONEY.values())) - {"cents", "pence"}
"""The units that are money."""
PARTS_OF_MONEY = {"cents": "$", "pence": "GBP"}
"""Units of which a hundred make one of another."""
_LETTER_SCALES = {
    "m": 10**6,
    "mn": 10**6,
    "mln": 10**6,
    "bn": 10**9,
    "b": 10**9,
    "tn": 10**12,
    "tr": 10**12,
    "k": 10**3,
}
SIGN = compiled(rf"(?:{'|'.join(sorted(map(re.escape, CURRENCIES), key=len, reverse=True))}){SPACE}?\Z")
SCALE = compiled(
    rf"(?:{SPACE}|-)?({'|'.join(SCALES)})\b(?![’'])|{SPACE}?(bn|tn|tr|mn|mln)\b|([mMbBkK])\b(?![’'&+/²³])",
    re.IGNORECASE,
)
_MANY = compiled(
    rf"{SPACE}(?:people|users|customers|viewers|followers|passengers|voters|households|homes|shares"
    r"|subscribers|vehicles"
    r"|tonnes|tons|barrels|doses|downloads|views|visitors|tourists|jobs|children|adults|tickets|copies"
    r"|items|hits|trips)\b"
)
PERCENT = compiled(
    rf"{SPACE}?%(?:{SPACE}(points?)\b)?|(?:{SPACE}|-)(percentage)[ -]points?\b"
    rf"|(?:{SPACE}|-)per{SPACE}?cent\b(?:{SPACE}(points?)\b)?|pc\b(?!{SPACE}?[A-Z])"
)
_NAMED_SUM = compiled(
    rf"(?:{SPACE}[A-Z][a-z]+|{SPACE}US|{SPACE}U\.S\.)?(?:{SPACE}|-)({'|'.join(_NAMED_MONEY)})s?\b(?![’'-])"
)
_HEDGE = compiled(
    r"(?:\b(?:about|nearly|almost|roughly|some|around|approximately|approx\.?|(?:just |well |slightly |a little |far )?"
    r"(?:more than|over|under|less than|fewer than)|at least"
    r"|(?<!add )(?<!adds )(?<!added )(?<!adding )(?<!went )(?<!goes )(?<!gone )(?<!going )up"
    r" to|as (?:many|much|few|little) as|close to"
    r"|(?:an )?estimated|at most|upwards of|no (?:more|fewer|less) than|nearing|approaching|above|below"
    r"|better than|perhaps|maybe|reportedly|circa|c\.|barely|virtually|practically|exceeding|getting on for"
    r"|in excess of|a minimum of|a maximum of|near|towards?|beyond|only|anything|from about|mere"
    r"|(?:just |a little )?shy of|just short of|a(?: whopping| massive)? maximum|as high as|as low as|every)|[~≈>≥<≤])"
    rf"{SPACE}*(?:(?:the|an?|its|their){SPACE})?\Z",
    re.IGNORECASE,
)
_FIRM = frozenset({"only", "mere", "near", "towards", "toward", "anything"})
_LOOSE = compiled(rf"\+|-?plus\b|-?odd\b|{SPACE}or (?:so|more|fewer|less|thereabouts)\b|-ish\b|-?something\b")
CLOCK = compiled(
    rf"{SPACE}?(?:[ap]\.?m\b|o[’']clock\b|hrs?\b{SPACE}(?:GMT|UTC|BST)|(?:GMT|UTC|BST|[ECMP][SD]T)\b)", re.IGNORECASE
)
STONE = compiled(r"st ?\d{1,2} ?lbs?\b")
_AGE = compiled(r"[- ]years?[- ]olds?\b", re.IGNORECASE)
_RATE = compiled(
    rf"{SPACE}?(?:per|an?|/){SPACE}?(?:gallon|liter|litre|second|minute|capita|head|share|barrel|tonne|ounce|acre)\b"
)
_NAMED = compiled(
    r"(?:\b(?:[Nn]os?|[Nn]umbers?|Channel|Route|Highway|Interstate|[Ss]ections?|[Aa]rticles?|[Cc]hapters?|[Pp]ages?|pp?"
    r"|[Rr]oom|[Ff]light|[Gg]ate|[Pp]latform|[Pp]hase|[Gg]rade|[Ll]evel|[Cc]lass|Act|Part|Psalm"
    r"|Prop(?:osition)?"
    r"|Amendment|Resolution|[Dd]istrict|[Ww]ard|[Pp]recinct|[Uu]nit|[Vv]ol(?:ume)?|[Ee]pisode|[Rr]ound"
    r"|[Ss]tage|[Gg]ame|Bill|[Tt]able|[Ff]ig(?:ure)?|[Tt]ier|[Tt]ype|[Cc]ategory|[Ee]xit|[Jj]unction"
    r"|[Tt]erminal|[Hh]ole|[Ll]ane|[Uu]nder|[Aa]ged?|[Ff]ormula|[Mm]agnitude|[Ll]ine|[Aa]rea|[Bb]uilding|[Ss]uite"
    r"|(?<![Ll]ast )(?<![Tt]his )(?<![Pp]ast )(?<![Nn]ext )(?<![Ee]ach )(?<![Tt]hat )(?:[Yy]ear|[Ww]eek"
    r"|[Dd]ay|[Ss]eason)"
    rf"|[Ff]loor|[Ss]ize|[Ss]core)\.?|[§#]){SPACE}?\Z"
)
_CAPITAL = compiled(rf"(?:\A|[^.!?:\s“‘\"'(]{SPACE}|[^.!?:\s]{SPACE}the{SPACE})([A-Z][\w’'-]+){SPACE}\Z")
_BEFORE_COUNT = frozenset(
    "The A An In On At Of By For From To With And But Or All Some About Nearly Almost Over More Another Only Just "
    "These Those Its Their Our His Her Police Officials Both Other January February March April May June July August "
    "September October November December Monday Tuesday Wednesday Thursday Friday Saturday Sunday Israel Russia "
    "Ukraine China India Britain Between Among Within Under Until Sold Sales Of Nearly Around".split()
)


def scaled(text: str, end: int, money: bool) -> tuple[int, int]:
    """What a scale word after the figure multiplies by, and where it ends: (1, ``end``) where there is none."""
    match = SCALE.match(text, end)
    if not match:
        return 1, end
    if match[1]:
        more = re.match(rf"{SPACE}(million|billion|trillion)\b", text[match.end() : match.end() + 10])
        factor = SCALES[match[1].lower()]
        return (factor * SCALES[more[1]], match.end() + more.end()) if more else (factor, match.end())
    letters = (match[2] or match[3]).lower()
    if match[3] and not money and letters != "k" and not (letters == "m" and _millions(text, match.end())):
        return 1, end
    return _LETTER_SCALES[letters], match.end()


def _millions(text: str, end: int) -> bool:
    """Whether an m after a figure is million: a unit, a currency or people follow."""
    gap = text[end : end + 1] in tuple(" \u00a0\u2009\u202f-")
    if unit_end(text, end) or _MANY.match(text, end) or _NAMED_SUM.match(text, end):
        return True
    return gap and unit_end(text, end + 1) > end + 3


def unit_after(text: str, end: int) -> tuple[str, int]:
    """The unit that follows a figure, and where it ends: ("", ``end``) where none does."""
    percent = PERCENT.match(text, end)
    if percent:
        return ("points" if percent[1] or percent[2] or percent[3] else "%"), percent.end()
    if STONE.match(text, end):
        return "st", end + 2
    age = _AGE.match(text, end)
    if age:
        return "age", age.end()
    gap = 1 if text[end : end + 1] in tuple(" \u00a0\u2009\u202f-") else 0
    stop = unit_end(text, end + gap)
    if stop and not _RATE.match(text, stop):
        written = text[end + gap : stop]
        key = unit_named(written)
        if key and not (gap and written == "in") and not (key == "lb" and written == "pounds"):
            return key, stop
        if key == "lb":
            return "pounds", stop
    money = _NAMED_SUM.match(text, end)
    if money:
        return _NAMED_MONEY[money[1]], money.end()
    if text[end : end + 1] == "p" and not text[end + 1 : end + 2].isalnum():
        return "pence", end + 1
    return "", end


def is_named(text: str, start: int) -> bool:
    """Whether the words before a figure may make it part of a name: "Channel", "No.", a capitalised word."""
    near = text[max(0, start - 40) : start]
    if _NAMED.search(near):
        return True
    match = _CAPITAL.search(near)
    return match is not None and match[1] not in _BEFORE_COUNT and match[1].lower() not in STARTERS


def is_numbered(text: str, start: int) -> bool:
    """Whether a word before a number in words makes it a number of something: "page", "level"."""
    return _NAMED.search(text[max(0, start - 40) : start]) is not None


def hedge_of(text: str, start: int, end: int) -> str:
    """The words right before or after a number that blur it, empty where none do."""
    match = _HEDGE.search(text[max(0, start - 30) : start])
    words = match.group().strip() if match else ""
    if words.lower() in _FIRM:
        words = ""
    loose = _LOOSE.match(text, end)
    return words or (loose.group().strip() if loose else "")
