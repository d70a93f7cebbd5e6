"""Numbers of the story: what they are worth, how exactly, of what, and with which hedge before them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TYPE_CHECKING

from newslint.facts.intervals import Interval
from newslint.facts.units import unit_named, unit_pattern
from newslint.findings import Place
from newslint.ledger.number_words import SCALES, in_words

if TYPE_CHECKING:
    from newslint.article import Article

_S = "[ \u00a0\u2009\u202f]"
CURRENCIES = {
    "US$": "USD", "A$": "AUD", "AU$": "AUD", "C$": "CAD", "CA$": "CAD", "NZ$": "NZD", "HK$": "HKD", "S$": "SGD",
    "R$": "BRL", "NT$": "TWD", "$": "$", "£": "GBP", "€": "EUR", "¥": "¥", "₹": "INR", "₦": "NGN", "₱": "PHP",
    "₩": "KRW", "₪": "ILS", "₽": "RUB", "฿": "THB", "₫": "VND", "₴": "UAH", "₺": "TRY", "₵": "GHS", "Rs": "INR",
    "Rs.": "INR", "EUR": "EUR", "USD": "USD", "GBP": "GBP", "CHF": "CHF", "SEK": "SEK", "NOK": "NOK", "DKK": "DKK",
    "KSh": "KES", "RM": "MYR", "Rp": "IDR",
}  # fmt: skip
_NAMED_MONEY = {
    "dollar": "$", "pound": "GBP", "euro": "EUR", "yen": "JPY", "yuan": "CNY", "rupee": "INR", "rupiah": "IDR",
    "crown": "crowns", "kronor": "SEK", "kroner": "kroner", "franc": "francs", "peso": "pesos", "rouble": "RUB",
    "ruble": "RUB", "won": "KRW", "lira": "TRY", "rand": "ZAR", "naira": "NGN", "shilling": "shillings",
    "zloty": "PLN", "zlotys": "PLN", "zlotych": "PLN", "dirham": "dirhams", "riyal": "riyals", "dinar": "dinars",
    "forint": "HUF", "cent": "cents", "pence": "pence", "baht": "THB", "ringgit": "MYR", "hryvnia": "UAH",
}  # fmt: skip
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
_FRACTIONS = dict(zip("½¼¾⅓⅔⅛⅜⅝⅞", map(Fraction, "1/2 1/4 3/4 1/3 2/3 1/8 3/8 5/8 7/8".split()), strict=True))
_DIGITS = re.compile(r"\d+(?:,\d+)*(?:\.\d+)?")
_SIGN = re.compile(rf"(?:{'|'.join(sorted(map(re.escape, CURRENCIES), key=len, reverse=True))}){_S}?\Z")
_FRACTION = re.compile(r"[ -]?([½¼¾⅓⅔⅛⅜⅝⅞])|[ -]([1-9])/([2-8])(?!\d)")
_SCALE = re.compile(
    rf"(?:{_S}|-)?({'|'.join(SCALES)})\b(?![’'])|{_S}?(bn|tn|tr|mn|mln)\b|([mMbBkK])\b(?![’'&+/²³])", re.IGNORECASE
)
_PERCENT = re.compile(
    rf"{_S}?%(?:{_S}(points?)\b)?|(?:{_S}|-)(percentage)[ -]points?\b"
    rf"|(?:{_S}|-)per{_S}?cent\b(?:{_S}(points?)\b)?|pc\b(?!{_S}?[A-Z])"
)
_MONEY = re.compile(rf"(?:{_S}[A-Z][a-z]+|{_S}US|{_S}U\.S\.)?(?:{_S}|-)({'|'.join(_NAMED_MONEY)})s?\b(?![’'-])")
_HEDGE = re.compile(
    r"(?:\b(?:about|nearly|almost|roughly|some|around|approximately|approx\.?|(?:just |well |slightly |a little |far )?"
    r"(?:more than|over|under|less than|fewer than)|at least|up to|as (?:many|much|few|little) as|close to"
    r"|(?:an )?estimated|at most|upwards of|no (?:more|fewer|less) than|nearing|approaching|above|below"
    r"|better than|perhaps|maybe|reportedly|circa|c\.|barely|virtually|practically|exceeding|getting on for"
    r"|in excess of|a minimum of|a maximum of|near|towards?|beyond|only|anything|between|from about|mere)|[~≈>≥<≤])"
    rf"{_S}*(?:(?:the|an?){_S})?\Z",
    re.IGNORECASE,
)
_FIRM = frozenset({"only", "mere", "near", "towards", "toward", "anything"})
_LOOSE = re.compile(rf"\+|-?plus\b|-?odd\b|{_S}or (?:so|more|fewer|less|thereabouts)\b|-ish\b")
_CLOCK = re.compile(
    rf"{_S}?(?:[ap]\.?m\b|o[’']clock\b|hrs?\b{_S}(?:GMT|UTC|BST)|(?:GMT|UTC|BST|[ECMP][SD]T)\b)", re.IGNORECASE
)
_AGE = re.compile(r"[- ]years?[- ]olds?\b", re.IGNORECASE)
_RATE = re.compile(
    rf"{_S}?(?:per|an?|/){_S}?(?:gallon|liter|litre|second|minute|capita|head|share|barrel|tonne|ounce|acre)\b"
)
_NAMED = re.compile(
    r"(?:\b(?:[Nn]os?|[Nn]umbers?|Channel|Route|Highway|Interstate|[Ss]ections?|[Aa]rticles?|[Cc]hapters?|[Pp]ages?|pp?|[Rr]oom"
    r"|[Ff]light|[Gg]ate|[Pp]latform|[Pp]hase|[Gg]rade|[Ll]evel|[Yy]ear|[Cc]lass|Act|Part|Psalm|Prop(?:osition)?|Amendment"
    r"|Resolution|[Dd]istrict|[Ww]ard|[Pp]recinct|[Uu]nit|[Vv]ol(?:ume)?|[Ee]pisode|[Ss]eason|[Rr]ound|[Ss]tage|[Gg]ame"
    r"|[Ww]eek|[Dd]ay|Bill|[Tt]able|[Ff]ig(?:ure)?|[Tt]ier|[Tt]ype|[Cc]ategory|[Ee]xit|[Jj]unction|[Tt]erminal|[Hh]ole"
    r"|[Ll]ane|[Uu]nder|[Aa]ged?|[Ff]ormula|[Mm]agnitude|[Ll]ine|[Aa]rea|[Bb]uilding|[Ss]uite|[Ff]loor|[Ss]ize|[Ss]core)"
    rf"\.?|[§#]){_S}?\Z"
)
_CAPITAL = re.compile(rf"(?:\A|[^.!?:\s“‘\"'(]{_S}|[^.!?:\s]{_S}the{_S})([A-Z][\w’'-]+){_S}\Z")
_BEFORE_COUNT = frozenset(
    "The A An In On At Of By For From To With And But Or All Some About Nearly Almost Over More Another Only Just "
    "These Those Its Their Our His Her Police Officials Both Other January February March April May June July August "
    "September October November December Monday Tuesday Wednesday Thursday Friday Saturday Sunday Israel Russia "
    "Ukraine China India Britain".split()
)
_DASHES = "-–—‑"


@dataclass(frozen=True)
class Number:
    """A number of the story.

    ``place`` covers sign, figure, scale word and unit; ``figure`` the figure alone. ``value`` is exact and in units of
    ``unit``: "%", "points" (percentage points), a currency code or "$", a key of newslint.facts.units, "age", or empty.
    ``ulp`` is one unit of the last digit written, ``rulp`` the place of the last digit that is not zero. ``hedge``
    holds the words that blur it; ``in_range`` says that it is one end of a range or score, ``spelled`` that it stands
    in words, ``named`` that it may be part of a name ("Channel 4", "Boeing 787"), ``year`` that it may be a year.
    """

    place: Place
    figure: Place
    value: Fraction
    ulp: Fraction
    rulp: Fraction
    unit: str = ""
    hedge: str = ""
    in_range: bool = False
    spelled: bool = False
    named: bool = False
    year: bool = False

    @property
    def exact(self) -> bool:
        """Whether it is a count below a thousand, which rounding does not blur."""
        return not self.unit and self.value.denominator == 1 and self.value < 1000 and self.ulp == 1

    @property
    def interval(self) -> Interval:
        """The values that round to it at its last digit; a count below a thousand is just itself."""
        return Interval.around(self.value, Fraction(0) if self.exact else self.ulp / 2)

    @property
    def wide(self) -> Interval:
        """The values that round to it at its last digit that is not zero."""
        return Interval.around(self.value, self.rulp / 2)

    @property
    def firm(self) -> bool:
        """Whether it stands for one value: no hedge, no range, no name, no year."""
        return not (self.hedge or self.in_range or self.named or self.year)


def find_numbers(article: Article, index: int) -> tuple[Number, ...]:
    """The numbers of block ``index``, in order; dates, clock times, ordinals, codes and addresses are none."""
    text = article.blocks[index].text
    dates = [mention.place for mention in article.ledger.dates if mention.place.block == index]
    found = sorted((*_figures(index, text), *_spelled(index, text)), key=lambda item: item.place.start)
    kept: list[Number] = []
    for number in found:
        start, end = number.figure.start, number.figure.end
        in_date = any(date.start < end and start < date.end for date in dates)
        if not in_date and not (kept and kept[-1].place.end > start):
            kept.append(number)
    return tuple(_ranged(text, kept))


def _figures(index: int, text: str) -> Iterator[Number]:
    for match in _DIGITS.finditer(text):
        number = _figure(index, text, match)
        if number:
            yield number


def _figure(index: int, text: str, match: re.Match[str]) -> Number | None:
    start, end = match.span()
    digits = match.group()
    groups = digits.partition(".")[0].split(",")
    if len(groups) > 1 and not _well_grouped(groups):
        return None
    if digits[0] == "0" and digits[1:2].isdigit():
        return None
    before, after = text[max(0, start - 3) : start], text[end : end + 2]
    if _is_code(before, after, text, start, end):
        return None
    value = Fraction(digits.replace(",", ""))
    ulp = Fraction(1, 10 ** len(digits.partition(".")[2]))
    parted = _FRACTION.match(text, end)
    if parted:
        value += _FRACTIONS[parted[1]] if parted[1] else Fraction(int(parted[2]), int(parted[3]))
        ulp, end = Fraction(1, 4), parted.end()
    return _whole(index, text, (start, end), value, ulp, len(groups) == 1 and "." not in digits and not parted)


def _well_grouped(groups: list[str]) -> bool:
    return len(groups[0]) <= 3 and len(groups[-1]) == 3 and all(len(group) in (2, 3) for group in groups[1:-1])


def _is_code(before: str, after: str, text: str, start: int, end: int) -> bool:
    """Whether digits belong to a code, an address, a clock time or an ordinal."""
    last = before[-1:]
    if last and (last.isalpha() or last in "/:#@=&_\\") and not _SIGN.search(text, max(0, start - 5), start):
        return True
    if last in (".", ",") and before[-2:-1].isdigit():
        return True
    if last in tuple(_DASHES) and before[-2:-1].isalpha() and last != "—":
        return True
    if after[:1] in (":", "/") and after[1:2].isdigit():
        return True
    if after[:1].isalpha() and not (
        _SCALE.match(text, end) or unit_pattern().match(text, end) or _PERCENT.match(text, end)
    ):
        return not re.match(r"p\b", text[end : end + 2])
    return _CLOCK.match(text, end) is not None


def _whole(index: int, text: str, span: tuple[int, int], value: Fraction, ulp: Fraction, bare: bool) -> Number | None:
    """The number with its sign, scale word, unit and hedge."""
    start, end = span
    sign = _SIGN.search(text, max(0, start - 5), start)
    unit = CURRENCIES[sign.group().rstrip(" \u00a0\u2009\u202f")] if sign else ""
    low = sign.start() if sign else start
    scale, end = _scaled(text, end, bool(unit))
    value, ulp = value * scale, ulp * scale
    if not unit:
        unit, end = _unit(text, end)
    if text[low - 1 : low] in ("−", "-") and not text[max(0, low - 2) : low - 1].strip():
        low, value = low - 1, -value
    year = bare and not unit and scale == 1 and 1000 <= value <= 2100 and span[1] - span[0] == 4
    named = not unit and scale == 1 and _is_named(text, low)
    return Number(
        Place(index, low, end), Place(index, *span), value, ulp, _last_place(value, ulp), unit, _hedge(text, low, end),
        named=named, year=year,
    )  # fmt: skip


def _scaled(text: str, end: int, money: bool) -> tuple[int, int]:
    match = _SCALE.match(text, end)
    if not match:
        return 1, end
    if match[1]:
        more = re.match(rf"{_S}(million|billion|trillion)\b", text[match.end() : match.end() + 10])
        factor = SCALES[match[1].lower()]
        return (factor * SCALES[more[1]], match.end() + more.end()) if more else (factor, match.end())
    letters = (match[2] or match[3]).lower()
    if match[3] and not money and (letters != "m" or unit_pattern().match(text, end)) and letters != "k":
        return 1, end
    return _LETTER_SCALES[letters], match.end()


def _unit(text: str, end: int) -> tuple[str, int]:
    percent = _PERCENT.match(text, end)
    if percent:
        return ("points" if percent[1] or percent[2] or percent[3] else "%"), percent.end()
    age = _AGE.match(text, end)
    if age:
        return "age", age.end()
    gap = 1 if text[end : end + 1] in tuple(" \u00a0\u2009\u202f-") else 0
    measure = unit_pattern().match(text, end + gap)
    if measure and not _RATE.match(text, measure.end()):
        key = unit_named(measure.group())
        if key and not (key == "in" and measure.group() == "in") and not (key == "lb" and measure.group() == "pounds"):
            return key, measure.end()
        if key == "lb":
            return "pounds", measure.end()
    money = _MONEY.match(text, end)
    if money:
        return _NAMED_MONEY[money[1]], money.end()
    if text[end : end + 1] == "p" and not text[end + 1 : end + 2].isalnum():
        return "pence", end + 1
    return "", end


def _is_named(text: str, start: int) -> bool:
    near = text[max(0, start - 40) : start]
    if _NAMED.search(near):
        return True
    match = _CAPITAL.search(near)
    return match is not None and match[1] not in _BEFORE_COUNT


def _hedge(text: str, start: int, end: int) -> str:
    match = _HEDGE.search(text[max(0, start - 30) : start])
    words = match.group().strip() if match else ""
    if words.lower() in _FIRM:
        words = ""
    loose = _LOOSE.match(text, end)
    return words or (loose.group().strip() if loose else "")


def _last_place(value: Fraction, ulp: Fraction) -> Fraction:
    """The place of the last digit that is not zero."""
    if not value or (ulp.numerator != 1 and ulp.denominator != 1):
        return ulp
    place = ulp
    while value % (place * 10) == 0:
        place *= 10
    return place


def _spelled(index: int, text: str) -> Iterator[Number]:
    for found in in_words(text):
        part = re.match(
            rf"(?:-|{_S})(?:half|halves|thirds?|quarters?|fourths?|fifths?|sixths?|eighths?|tenths?)\b",
            text[found.end :],
        )
        if part or _CLOCK.match(text, found.end):
            continue
        unit, end = _unit(text, found.end)
        yield Number(
            Place(index, found.start, end), Place(index, found.start, found.end), found.value, found.ulp,
            _last_place(found.value, found.ulp), unit, _hedge(text, found.start, end), spelled=True,
            named=_NAMED.search(text[max(0, found.start - 40) : found.start]) is not None,
        )  # fmt: skip


_RANGE = re.compile(rf"{_S}?[-–—‑]{_S}?[£$€]?|{_S}to{_S}[£$€]?", re.IGNORECASE)


def _ranged(text: str, numbers: list[Number]) -> Iterator[Number]:
    """The numbers, those that are ends of a range ("10-15", "between 3 and 5", "3 to 5 million") marked as such."""
    marked: set[int] = set()
    for at in range(len(numbers) - 1):
        one, other = numbers[at], numbers[at + 1]
        between = text[one.figure.end : other.figure.start]
        joined = text[one.place.end : other.place.start]
        dashed = re.fullmatch(r"[-–—‑][£$€]?", between) or re.fullmatch(rf"{_S}?[-–—]{_S}?", joined)
        to = re.fullmatch(rf"{_S}to{_S}", joined) and _alike(one, other) and not _moves(text, one.place.start)
        if dashed or to or (re.fullmatch(rf"{_S}(?:and|to){_S}", joined) and _between(text, one.place.start)):
            marked |= {at, at + 1}
    for at, number in enumerate(numbers):
        yield replace(number, in_range=True) if at in marked else number


def _between(text: str, start: int) -> bool:
    return re.search(rf"\bbetween{_S}\Z", text[max(0, start - 9) : start], re.IGNORECASE) is not None


def _alike(one: Number, other: Number) -> bool:
    """Whether two numbers may be the ends of a range: of one kind, the smaller first."""
    return (one.unit == other.unit or not one.unit) and one.value < other.value


def _moves(text: str, start: int) -> bool:
    """Whether the number is where something came from: "from 3 to 5" is a change, not a range."""
    return re.search(rf"\bfrom{_S}\Z", text[max(0, start - 6) : start], re.IGNORECASE) is not None
