"""Figures typed wrongly: glued to a word, grouped wrongly, letters among digits, the wrong ordinal ending."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from newslint import lexicon
from newslint.article import UNREAD, Article
from newslint.findings import Hit, Place
from newslint.on_use import compiled

_FREE = r"(?<![\w@#/\\&+=.:,_%‑-])"
"""Nothing before that would make the token part of an address, tag, code or longer number."""

_DIGITS_WORD = compiled(
    rf"{_FREE}(?P<figure>[£$€]?\d{{1,3}}(?:,\d{{3}})*+|[£$€]?\d{{4}})(?P<word>[a-z]{{3,20}})(?![\w@/\\]|\.\w)"
)
_WORD_DIGITS = compiled(
    rf"{_FREE}(?P<word>[A-Z]?[a-z]{{1,9}})(?P<figure>\d{{1,3}}(?:,\d{{3}})*+|\d{{4}})(?P<tail>s?)"
    r"(?![\w@/\\]|[.-][^\W\d_]|[.:]\d)"
)
_SHORT_AFTER = frozenset("men the and who was has but per".split())
_ONE_WORD = frozenset(
    "million billion trillion mins secs kbps mbps gbps kmph kcal kilo fold some ever real plus star track door carat "
    "karat chan live music seven volt watt mile gram inch pins year hour hand side view play gear ball pack bars tone "
    "step speed megs gigs bits bytes cents stone".split()
)
"""Words that stand close to figures in names, units or the style of a house."""
_BEFORE_FIGURES = frozenset(
    "of in on at to by for from with since until till and or than about around after before during between over under "
    "was were is are nearly almost only least approximately some aged into up".split()
)
_MONTHS = frozenset("january february march april may june july august september october november december".split())


def letter_digit_fused(article: Article, _: Mapping[str, object]) -> Iterator[Hit]:
    """A number glued to the ordinary word before or after it; a token used twice is taken for one that was meant."""
    found = [(token, hit) for token, hit in _fused(article) if token not in article.vocabulary]
    seen = Counter(token for token, _ in found)
    for token, hit in found:
        if seen[token] == 1:
            yield hit


def _fused(article: Article) -> Iterator[tuple[str, Hit]]:
    for index, block in enumerate(article.blocks):
        if block.kind in UNREAD:
            continue
        for match in _DIGITS_WORD.finditer(block.text):
            choices = _parted_after(match["figure"], match["word"])
            if choices:
                yield match.group(), Hit(Place(index, *match.span()), better=choices)
        for match in _WORD_DIGITS.finditer(block.text):
            if _parted_before(match["word"], match["figure"]):
                better = f"{match['word']} {match['figure']}{match['tail']}"
                yield match.group(), Hit(Place(index, *match.span()), better=(better,))


def _parted_after(figure: str, word: str) -> tuple[str, ...]:
    if len(word) == 3:
        return (f"{figure} {word}",) if word in _SHORT_AFTER else ()
    spans = ("year", "hour", "mile")
    if word not in spans and (word in _ONE_WORD or not lexicon.common(word, 35)):
        return ()
    singular = not word.endswith("s") and word in ("year", "month", "week", "hour", "minute", "mile", "metre", "meter")
    return (f"{figure}-{word}", f"{figure} {word}") if singular else (f"{figure} {word}",)


def _parted_before(word: str, figure: str) -> bool:
    digits = figure.replace(",", "")
    year = len(figure) == 4 and 1500 <= int(digits) <= 2100
    if word.lower() in _MONTHS:
        return word[0].isupper() and (year or len(digits) <= 2)
    if word not in _BEFORE_FIGURES:
        return word.lower() in _BEFORE_FIGURES and year
    return year or len(digits) >= (3 if len(word) == 2 else 2)


_ORDINAL = compiled(
    r"(?<![\w.,/:#@£$€&])(?P<figure>\d{1,3}(?:,\d{3})*+|\d+)(?P<end>st|nd|rd|th|ST|ND|RD|TH)(?![\w@/\\]|[-‑]\d|\.\w)"
)
_WEIGHT = compiled(
    r"\b(?:stones?|weigh\w*|lbs?|\d+lbs?|scales|kg|slim\w*|heavi\w+|pounds?|diet\w*|frame)\b", re.IGNORECASE
)
_COUNTED = frozenset(
    "day century anniversary edition year birthday minute floor place time round over of street avenue district and "
    "january february march april may june july august september october november december week season game match "
    "hole lap annual month goal president".split()
)


def ordinal_suffix(article: Article, _: Mapping[str, object]) -> Iterator[Hit]:
    """The wrong ending on an ordinal in figures: "22th", "3st"."""
    for index, block in enumerate(article.blocks):
        if block.kind in UNREAD:
            continue
        for match in _ORDINAL.finditer(block.text):
            right = _ending(match["figure"])
            found = match["end"]
            if found.lower() == right or (found == "st" and not _ranked(block.text, match)):
                continue
            if found == "rd" and re.match(r"\s+(?:mag|clip)", block.text[match.end() : match.end() + 20]):
                continue
            better = match["figure"] + (right.upper() if found.isupper() else right)
            yield Hit(Place(index, *match.span()), better=(better,))


def _ending(figure: str) -> str:
    digits = figure.replace(",", "")
    if digits[-2:] in ("11", "12", "13"):
        return "th"
    return {"1": "st", "2": "nd", "3": "rd"}.get(digits[-1], "th")


def _ranked(text: str, match: re.Match[str]) -> bool:
    """Whether "st" is meant as an ending: it also stands for stone ("he weighs 12st")."""
    if _WEIGHT.search(text[max(0, match.start() - 300) : match.end() + 300]):
        return False
    following = re.match(r"[\s-]+([A-Za-z]+)", text[match.end() : match.end() + 30])
    return following is not None and following.group(1).lower() in _COUNTED


_GROUPED = compiled(
    r"(?<![\w@#/\\&+=.,:_‑-])(?P<money>[$£€₹¥]?)(?P<figure>\d+(?:,\d+)+)(?P<rest>\.\d+)?"
    r"(?![@/\\(,]|(?!(?:m|bn|tn|k)\b)\w|[-–‑:]\w|[.]\d)"
)
_PARTED = compiled(r"(?<![\w,./-])(?P<figure>[$£€₹₦]?\d{1,3}(?:,\d{3})*)(?P<gap>, )000\b(?!,? \d|[-,./]\d)")
_EUROPEAN = compiled(
    r"(?<![\w,./-])(?P<figure>\d{2,3}\.000)(?=\s(?:people|voters|homes|houses|jobs|residents|workers|fans|children|students"
    r"|patients|deaths|cases|troops|soldiers|members|visitors|families|employees)\b)"
)
_LETTERED = compiled(
    r"(?<![\w@#/\\&+=_.‑-])[$£€]?"
    r"(?P<figure>(?=[\dOol][\d,.OoIl]{0,40}\d|\d)[\dOol][\d,.OoIl]*[\dOolI])(?![\w@/\\‑-]|[.]\w)"
)
_POINTED = compiled(
    r"(?<![\w@#/\\&+=.,:_-])(?P<money>[$£€]?)(?P<figure>\d+\.(?:\d+)?\.\d+)(?![\w/]|[.,]\d)"
    r"(?P<unit>\s?(?:%|per cent|percent|million|billion))?"
)
_LIST_BEFORE = compiled(
    r"(?:\b(?:pages?|nos?|numbers?|sections?|articles?|chapters?|verses?|lines?|rooms?|routes?|skus?|codes?|models?|parts?|refs?|lots?|items?)\.?\s+|[(\[]\s?)$",
    re.IGNORECASE,
)
_CODED = compiled(r"\b(?:[Rr]oom|[Uu]nit|[Mm]odel|[Ff]light|[Pp]late|[Cc]ode|[Nn]o\.|[Bb]lock|[Tt]ype|[A-Z]{2,})\s\Z")
_PEOPLE = compiled(
    r"\s(?:people|voters|homes|houses|jobs|residents|workers|fans|children|students|patients|deaths|cases"
    r"|troops|soldiers|"
    r"dollars|pounds|members|visitors|families|employees|tonnes|votes)\b"
)


def malformed_number(article: Article, _: Mapping[str, object]) -> Iterator[Hit]:
    """Thousands groups of the wrong size, letters among digits, two decimal points."""
    for index, block in enumerate(article.blocks):
        if block.kind in UNREAD:
            continue
        text = block.text
        badly = [match for match in _GROUPED.finditer(text) if _badly_grouped(text, match)]
        for match in () if _have_decimal_commas(text, badly) else badly:
            digits = match["figure"].replace(",", "")
            better = f"{match['money']}{int(digits):,}{match['rest'] or ''}" if len(digits) < 20 else ""
            why = "its groups of thousands are not of three digits"
            yield Hit(Place(index, *match.span()), {"why": why}, (better,) if better else ())
        for match in _PARTED.finditer(text):
            better = f"{match['figure']},000"
            yield Hit(Place(index, *match.span()), {"why": "there is a space in it"}, (better,))
        for match in _EUROPEAN.finditer(text):
            better = match["figure"].replace(".", ",")
            yield Hit(Place(index, *match.span()), {"why": "a point parts its thousands"}, (better,))
        for match in _LETTERED.finditer(text):
            if not _CODED.search(text, max(0, match.start() - 12), match.start()) and _lettered(
                match["figure"], text[match.end() : match.end() + 12]
            ):
                better = match.group().translate(str.maketrans("OoIl", "0011"))
                yield Hit(Place(index, *match.span()), {"why": "there is a letter among its digits"}, (better,))
        for match in _POINTED.finditer(text):
            groups = match["figure"].split(".")[1:]
            if (match["money"] or match["unit"]) and any(len(group) != 3 for group in groups):
                place = Place(index, match.start(), match.end("figure"))
                yield Hit(place, {"why": "it has two decimal points"})

        for match in _TWO_SCALES.finditer(text):
            if match["money"] or match["thing"]:
                yield Hit(Place(index, match.start(), match.end("scales")), {"why": "it has two scale words"})


_TWO_SCALES = compiled(
    r"(?<![\d,.])(?P<money>[$£€₹])?(?P<scales>\d[\d,.]{0,20}[\s-]?(?:(?:million|m)\s(?:billion|trillion)|(?:billion"
    r"|bn)\s(?:million|trillion)|trillion\s(?:million|billion)))\b"
    r"(?P<thing>\s(?:dollars|pounds|euros|rupees|naira|people|jobs|shares|homes|tonnes|voters|users))?"
)


def _have_decimal_commas(text: str, badly: list[re.Match[str]]) -> bool:
    """Whether several figures look as if a comma stood for the point in all of them: "12,9716 and 77,5946"."""
    tails = {len(match["figure"].partition(",")[2]) for match in badly}
    plain = not any(match["money"] or _PEOPLE.match(text, match.end()) for match in badly)
    return len(badly) > 1 and len(tails) == 1 and plain


def _badly_grouped(text: str, match: re.Match[str]) -> bool:
    first, *groups = match["figure"].split(",")
    if first.startswith("0") or any(len(group) == 1 for group in groups):
        return False
    if _LIST_BEFORE.search(text[max(0, match.start() - 20) : match.start()]):
        return False
    after, money = text[match.end() : match.end() + 16], match["money"]
    if re.match(r"\s?(?:%|per cent|percent|pct)", after):
        return False
    last = groups[-1]
    if len(first) > 3:
        year = 1400 <= int(first[:5]) <= 2100
        return all(len(group) == 3 for group in groups) and (bool(money) or not year) and len(first) < 7
    if any(len(group) != 3 for group in groups[:-1]):
        return len(last) == 2 and bool(money)
    if len(last) > 3:
        date = len(groups) == 1 and re.fullmatch(r"1[4-9]\d\d|20\d\d", last) is not None
        return len(last) < 7 and not (date and not money and len(first) < 3)
    if len(last) == 2:
        return len(groups) > 1 or (money in "$£" and bool(money)) or _PEOPLE.match(after) is not None
    return False


def _lettered(figure: str, after: str) -> bool:
    """Whether an O or l stands for a figure: "1OO", "2O19", "l0", no litres ("10l") and no names ("O2")."""
    if not any(letter.isalpha() for letter in figure) or figure.count(".") > 1:
        return False
    core = figure.replace(",", "").replace(".", "")
    if re.fullmatch(r"\d+[Oo]+[\dOo]*\d|\d+[Il][\dIl]*\d|\d+OO+|\d+oo+", core):
        return True
    if re.fullmatch(r"l(?:0|\d{2,})", core):
        return True
    if re.fullmatch(r"\dO", core):
        return re.match(r"\s[a-z]{3,}s\b", after) is not None
    return re.fullmatch(r"\d{2,}O", core) is not None and re.match(r"\s[a-z]{3}|%|\s?per", after) is not None
