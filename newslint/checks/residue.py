"""Residue of other programs: markup that shows in the text, and the slugs of wire copy outside it."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping

from newslint import lexicon
from newslint.article import Article, Kind
from newslint.findings import Hit, Place
from newslint.on_use import compiled

_UNREAD = frozenset({Kind.CODE, Kind.META, Kind.TABLE})
_ENTITY = compiled(
    r"&(?:amp|nbsp|quot|lt|gt|apos|[lr][sd]quo|[mn]dash|hellip|pound|euro|copy|reg|trade|deg|middot|bull|frac\d\d|times"
    r"|shy|zwn?j|[a-zA-Z](?:acute|grave|circ|uml|tilde|cedil|slash|ring)|szlig|#\d{2,6}|#[xX][0-9a-fA-F]{2,5});"
)
_TAG = compiled(
    r"<(?:br ?/?|/?(?:p|b|i|u|em|strong|span|div|sup|sub|small|h[1-6]|li|ul|ol|blockquote|font|center|figure"
    r"|figcaption)(?:\s+[a-zA-Z-]+=(?:\"[^\"<>]{0,300}\"|'[^'<>]{0,300}'))*\s*/?"
    r"|/a|a\s+href=[^<>]{1,400}|/?BR ?/?|/(?:P|DIV|SPAN))>"
)
_BOLD = compiled(r"(?<!\*)\*\*(?=[^\s*])(?P<inner>[^*\n]{1,200}?)(?<=[^\s*])\*\*(?!\*)")
_SHORTCODE = compiled(
    r"\[/(?:caption|gallery|embed|audio|video|playlist|pullquote|youtube|tweet|vc_\w+|et_pb_\w+|su_\w+|url|img)\]"
    r"|\[(?:caption|gallery|embed|audio|video|playlist|pullquote|youtube|tweet|contact-form-7|vc_\w+|et_pb_\w+|su_\w+)"
    r"(?:\s+[\w-]+=[^\[\]]{1,300})\]|\[(?:vc|et_pb)_\w+\]|\[url=[^\[\]]{1,300}\]|\{\{[<%][^{}]{1,300}[>%]\}\}"
    r"|!?\[[^\[\]\n]{1,200}\]\((?:https?://|/|www\.)[^()\s]{1,500}\)"
)
_SIGNS = compiled(r"&[a-zA-Z#]|<[a-zA-Z/]|\*\*|\[|\{\{")


def markup_residue(article: Article, _: Mapping[str, object]) -> Iterator[Hit]:
    """Entities, tags, emphasis signs and shortcodes that a reader would see."""
    for index, block in enumerate(article.blocks):
        text = block.text
        if block.kind in _UNREAD or not _SIGNS.search(text):
            continue
        for match in _ENTITY.finditer(text):
            span = block.source_span(*match.span())
            raw = article.source.text[slice(*span)]
            better = html.unescape(raw)
            better = better if better.startswith("&") else better.replace("\u00a0", " ").replace("\u00ad", "")
            if better != raw:
                yield Hit(span, {"what": f"the entity {match.group()}"}, (better,), in_speech=False)
        for match in _TAG.finditer(text):
            place = Place(index, *match.span())
            yield Hit(place, {"what": f"the tag {match.group()[:40]}"}, _untagged(text, *match.span()))
        for match in _BOLD.finditer(text):
            if _emphasis(text, match):
                yield Hit(Place(index, *match.span()), {"what": f"the mark-up {match.group()[:40]}"}, (match["inner"],))
        for match in _SHORTCODE.finditer(text):
            yield Hit(Place(index, *match.span()), {"what": f"the mark-up {match.group()[:40]}"})


def _untagged(text: str, start: int, end: int) -> tuple[str, ...]:
    """What takes the place of a tag: nothing, a space for a break between words, no offer for a link."""
    tag = text[start:end].lower()
    if tag.startswith(("<a", "</a")):
        return ()
    tight = text[max(0, start - 1) : start].strip() and text[end : end + 1].strip()
    breaking = re.match(r"</?(?:br|p|div|li|h\d|ul|ol|blockquote)\b", tag) is not None
    return (" " if tight and breaking else "",)


def _emphasis(text: str, match: re.Match[str]) -> bool:
    """Whether two pairs of asterisks mark words, and do not stand for letters of a swear word."""
    before = re.search(r"[^\W\d_]*$", text[max(0, match.start() - 30) : match.start()])
    left = before.group() if before else ""
    inner = match["inner"]
    if not left and not text[match.end() : match.end() + 1].isalnum():
        return len(inner) > 2
    return len(left) > 2 and len(inner) > 2 and inner.isalpha() and lexicon.known(left) and lexicon.known(inner)


_DESK = r"(?:BC|AM|PM|US|EU|AS|UK|AP|ME|AF|LA|CA|CN|FB|SP)"
_LEAD = r"(?:, ?(?:\d(?:st|nd|rd|th)? ?)?(?:Ld|Lead|Adv|Sub|Bjt|TOPS|\d).{0,60})?"
_SLUG_LINE = compiled(
    rf"{_DESK}-(?:[A-Z]{{2,4}}-)?-?[A-Z][\w'’ -]{{1,50}}{_LEAD}"
    r"|[A-Z][\w'’ -]{2,50}, \d(?:st|nd|rd|th) (?:Ld|Lead)-?Writethru.{0,60}"
    r"|URGENT|\(?-{0,2} ?MORE ?-{0,2}\)?|[-(] ?more ?[-)]|MORE FOLLOWS|more follows"
    r"|[-(*]{0,2} ?(?:ENDS|END) ?[-)*]{0,2}"
    r"|- ?[Ee]nds? ?-|-{1,2} ?30 ?-{1,2}|#{3,}|(?:# ){2}#"
    r"|\((?:UPDATES?|ADDS?|RECASTS?|REPEATS?|CORRECTS?|REFILES?|Updates|Adds|Recasts|Repeats|Refiles)\b[^()]{2,120}\)"
    r"|[A-Z]{2,}(?:-[A-Z]{2,}){1,4}/[A-Z-]{0,30}(?: \([A-Z][A-Z0-9 ,-]{1,30}\))?|\^[^\^<>]{3,60}<"
    r"|(?:SLUG|Slug|Slugline)(?:LINE|line)?: ?[\w/-]{2,60}"
)
_TRAILING = compiled(r"(?<=[.!?”\"’]) (?P<mark>-?ENDS-?|\(ENDS\)|-30-|###|\(MORE\)|\(more\)|-more-)$")


def wire_slug(article: Article, _: Mapping[str, object]) -> Iterator[Hit]:
    """Codes and advisories of a news agency on lines of their own, in a draft that is no wire copy."""
    if article.shape == "wire":
        return
    for index, block in enumerate(article.blocks):
        if block.kind in _UNREAD or block.kind in (Kind.CAPTION, Kind.ALT, Kind.CREDIT):
            continue
        text = block.text.strip()
        menu = text == "MORE" and article.format in ("html", "wordpress")
        if len(text) < 160 and not menu and _SLUG_LINE.fullmatch(text):
            yield Hit(Place(index, 0, len(block.text)))
        elif match := _TRAILING.search(block.text[-200:]):
            at = max(0, len(block.text) - 200)
            yield Hit(Place(index, at + match.start("mark"), at + match.end("mark")))
