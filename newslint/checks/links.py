"""Links that say nothing, lead nowhere, lead to a desk's own machines, or elsewhere than they say."""

from __future__ import annotations

import re
import sys
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence

from newslint.article import Article, Kind, Span
from newslint.checks.addresses import Address, Blocks, addresses, bare_addresses, host_of
from newslint.findings import Hit, Place
from newslint.on_use import compiled

_RUNNING = frozenset({Kind.PARAGRAPH, Kind.LIST, Kind.STANDFIRST, Kind.SUBHEAD})
_SOURCES = compiled(
    r"(?:sources?|references?|links?|further reading|data|notes?|via|see|more|url|web(?:site)?)\s*:", re.I
)


def bare_url(article: Article, _: Mapping[str, object]) -> Iterator[Hit]:
    """An address with its scheme printed in a sentence, in no link, brackets or source list."""
    linked = sorted(link.span for link in article.links if link.target_span != link.span)
    text = article.source.text
    for index, block in enumerate(article.blocks):
        if block.kind not in _RUNNING or _SOURCES.match(block.text) or "://" not in block.text:
            continue
        for start, end in bare_addresses(block):
            span = block.source_span(start, end)
            before, after = text[max(0, span.start - 1) : span.start], text[span.end : span.end + 1]
            words = re.findall(
                r"[^\W\d_]+", block.text[max(0, start - 200) : start] + " " + block.text[end : end + 200]
            )
            framed = before in ("(", "[", "<", "“", '"', "'", "‘") or after == ">"
            if not block.text.startswith("http", start) or len(words) < 3 or framed or _within(linked, span):
                continue
            yield Hit(Place(index, start, end))


def _within(linked: Sequence[Span], span: Span) -> bool:
    """Whether a span starts in one of the links, sorted by place."""
    at = bisect_right(linked, (span.start, sys.maxsize)) - 1
    return at >= 0 and span.start < linked[at].end


_PRESSING = (
    r"(?:please )?(?:click|tap|press) (?:here|on this|this)(?: link)?"
    r"(?: for more| to (?:read|see|find out|learn) more)?"
)
_CLICK = compiled(_PRESSING, re.I)
_EMPTY_TEXT = compiled(
    rf"{_PRESSING}"
    r"|(?:right |over |see |read (?:more |it )?|more |go )?here|(?:via |at |on )?(?:this|the|that) (?:link|page|url)"
    r"|link|click|this|more|(?:read|learn|see) more|find out more|more info(?:rmation)?",
    re.I,
)


def click_here(article: Article, options: Mapping[str, object]) -> Iterator[Hit]:
    """A link whose words say nothing of where it leads; with ``all: true`` also "here", "this link", "read more"."""
    empty = _EMPTY_TEXT if str(options.get("all", "false")).lower() == "true" else _CLICK
    blocks = Blocks(article.blocks)
    for link in article.links:
        words = link.text.strip(" \t\n\u00a0.,:;!>»→›[]()")
        if not words or len(words) > 40 or not empty.fullmatch(words):
            continue
        place = blocks.place(link.span)
        if place is None or not _in_sentence(article, place):
            continue
        if words[0].isupper() and " " not in words and place.start > 0:
            before = article.blocks[place.block].text[: place.start].rstrip(" “\"'(")
            if before[-1:] not in (".", "!", "?", ":", ""):
                continue
        yield Hit(place)


_SCHEME = compiled(
    r"(?P<name>h{1,3}t{0,4}p{0,3}t?s{0,3}|ttps?|hptts?|thtps?)(?P<colon>[:;.,]{0,3})(?P<bars>[/\\]{0,5})", re.I
)
_KNOWN_SCHEME = compiled(r"[a-z][a-z0-9+.-]*:", re.I)
_BARE_HOST = compiled(
    r"www\.[\w-]+\.|(?:[\w-]+\.)+(?:com|org|net|gov|edu|co\.uk|org\.uk|gov\.uk|ac\.uk|com\.au|ie|ca|eu)(?=[/?#:]|$)",
    re.I,
)
_LABEL = r"[^\W_](?:[\w-]{0,61}[^\W_])?"
_GOOD_HOST = compiled(rf"(?:{_LABEL}|_[\w-]+)(?:\.(?:{_LABEL}|_[\w-]+))*|\[[0-9a-f:.]+\]", re.I)
_NO_TLD = frozenset("con cmo ocm cpm vom xom comm ogr rog orgg nte ent nett gvo goc".split())
_STAND_INS = frozenset("URL LINK TK TKTK TKTKTK XX XXX TBC TBD TODO URL_HERE LINK_HERE INSERT".split())
_STAND_IN_WORDS = compiled(r"(?:insert[ _-]?)?(?:url|link)(?:[ _-]?(?:here|to come|goes here|tk))?|\.{3}|…", re.I)
_ADDRESS = compiled(r"[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+")
_IN_TEXT = compiled(
    r"(?<![\w/:.-])(?:htp|htps|hhttps?|htttps?|httpss?s|htpps?|hptts?|thtps?|ttps?|https?(?=[;,.]?//)|https?(?=:/[^/\s]))"
    r"[:;,.]{0,2}/{1,3}[\w-]+\.[\w./?=&%-]{1,200}[\w/]",
    re.I,
)


def malformed(article: Article, _: Mapping[str, object]) -> Iterator[Hit]:
    """Addresses that cannot work, and links with no address or no words."""
    text = article.source.text
    page = "<html" in text[:5000].lower() or "<body" in text[:20_000].lower()
    for address in addresses(article):
        why = _fault(address.text.strip(), written=article.format == "markdown")
        if address.bare and why.startswith("it needs"):
            continue
        if why:
            where = address.place if address.link is not None and address.place is not None else address.span
            yield Hit(where, {"why": why})
        elif not page and address.link is not None and not address.link.text.strip() and _is_empty(text, address):
            yield Hit(address.link.target_span or address.span, {"why": "the link has no words"})
    for index, block in enumerate(article.blocks):
        if block.kind in (Kind.CODE, Kind.META) or "/" not in block.text:
            continue
        for match in _IN_TEXT.finditer(block.text):
            if not re.match(r"https?://[^/]", match.group(), re.I):
                yield Hit(Place(index, *match.span()), {"why": "its start is misspelt"})
    if article.format in ("html", "wordpress"):
        yield from _empty_targets(article)


_NO_TARGET = compiled(
    r"<a\s+href=(?:\"\s*\"|'\s*')(?:\s+(?:target|rel)=[\"'][\w ]*[\"'])*\s*>(?P<words>[^<>]{2,200})</a>", re.I
)


def _empty_targets(article: Article) -> Iterator[Hit]:
    blocks = Blocks(article.blocks)
    for match in _NO_TARGET.finditer(article.source.text):
        place = blocks.place(Span(*match.span("words")))
        if place is not None and article.blocks[place.block].kind in _RUNNING and _in_sentence(article, place):
            yield Hit(place, {"why": "the link has no address"})


def _in_sentence(article: Article, place: Place) -> bool:
    """Whether a link has more words of its block around it than a row of links would."""
    return len(article.blocks[place.block].text) >= place.end - place.start + 10


def _fault(target: str, *, written: bool) -> str:
    """Why an address cannot work, empty where it can or may."""
    if not target:
        return "the link has no address"
    if target[0] in "“”‘’«»" or target[-1] in "“”":
        return "it stands in curly quotation marks"
    if target in _STAND_INS or (written and _STAND_IN_WORDS.fullmatch(target)):
        return f"“{target}” stands for an address to come"
    if re.search(r"[{}<>]|\*\||\$\{", target):
        return ""
    low = target.lower()
    if low in ("mailto:", "tel:"):
        return "nothing follows its scheme"
    scheme = _SCHEME.match(target)
    if (
        scheme
        and len(scheme["name"]) > 3
        and ("//" in scheme["bars"] or "\\" in scheme["bars"] or ":" in scheme["colon"])
    ):
        whole = scheme["name"].lower() in ("http", "https") and scheme["colon"] == ":" and scheme["bars"] == "//"
        if not whole:
            return "its start is misspelt"
        return _host_fault(host_of(target) or "", target)
    if _KNOWN_SCHEME.match(target) or target[0] in "/#?.":
        return ""
    if _ADDRESS.fullmatch(target):
        return "an e-mail address needs mailto: before it"
    return "it needs https:// before it" if _BARE_HOST.match(target) else ""


def _host_fault(host: str, target: str) -> str:
    if not host:
        return "it names no site"
    if "%" in host or not host.isascii():
        return ""
    if host in ("http", "https"):
        return "its start is doubled"
    if host.rpartition(".")[2] in _NO_TLD:
        return f"no site ends in .{host.rpartition('.')[2]}"
    if not _GOOD_HOST.fullmatch(host):
        return f"“{host[:40]}” is no name of a site"
    rest = target.split("//", 1)[1].partition("/")[0]
    return "two addresses run together" if re.search(r"https?:$", rest) else ""


def _is_empty(text: str, address: Address) -> bool:
    """Whether nothing at all stands between the marks of a link."""
    link = address.link
    if link is None:
        return False
    inner = text[slice(*link.span)]
    if not inner.startswith("<"):
        return not inner.strip() and text[max(0, link.span.start - 1) : link.span.start] == "["
    return re.fullmatch(r"<a\s+href=(?:\"[^\"]*\"|'[^']*')\s*>\s*</a>", inner, re.I) is not None


_LOCAL = compiled(
    r"localhost|127\.\d+\.\d+\.\d+|0\.0\.0\.0|\[::1\]|(?:.+\.)?[\w-]+"
    r"\.(?:local|localdomain|internal|lan|corp|intranet|localhost)"
    r"|intranet(?:\..+)?"
)
_PRIVATE = compiled(r"10\.\d+\.\d+\.\d+|192\.168\.\d+\.\d+|172\.(?:1[6-9]|2\d|3[01])\.\d+\.\d+|169\.254\.\d+\.\d+")
_STAGING = compiled(
    r"(?:(?:[\w-]+\.)*(?:[\w-]+-)?(?:staging|preprod|pre-prod|uat|stg)(?:-[\w-]+)?"
    r"|(?:dev|preview)\d?(?:-[\w-]+)?|www-(?:dev|preview|test))"
    r"\.[\w-]+\.[\w.-]+"
    r"|deploy-preview-\d+--[\w.-]+|[\w-]+-git-[\w-]+\.vercel\.app|[\w.-]+\.(?:ngrok\.io|ngrok-free\.app|wpengine\.com"
    r"|wpenginepowered\.com|pantheonsite\.io|ddev\.site|lndo\.site|loca\.lt|kinsta\.cloud|myftpupload\.com)"
)
_PUBLIC = compiled(
    r"preview\.(?:redd\.it|shopify\.com|npr\.org|mailerlite\.com|themeforest\.net)"
    r"|dev\.(?:to|mysql\.com|azure\.com|twitch\.tv|bukkit\.org|epicgames\.com|w3\.org|twitter\.com|opera\.com)"
)
_DISK = compiled(r"file:|[a-z]:[\\/]|\\\\[\w-]+\\|/Users/[^/]+/|/home/[^/]+/(?:Desktop|Documents|Downloads)/", re.I)
_CMS = compiled(r"[?&;](?:preview=true|preview_(?:id|nonce)=)|/wp-admin/", re.I)


def dev_host(article: Article, _: Mapping[str, object]) -> Iterator[Hit]:
    """Links to a machine of the desk's own: local, private, staging or preview hosts, and files on a disk."""
    for address in addresses(article):
        what = _own_machine(address.text.strip(), printed=address.bare)
        if what:
            yield Hit(address.span, {"what": what}, in_speech=False)


def _own_machine(target: str, *, printed: bool) -> str:
    if _DISK.match(target):
        return "a file on a disk"
    host = host_of(target)
    if not host or not re.match(r"https?:|//", target, re.I):
        return ""
    if _LOCAL.fullmatch(host) or ("." not in host and host.isascii() and re.fullmatch(r"[a-z][\w-]+", host)):
        return "" if host in ("http", "https") else "a host inside the house"
    if _PRIVATE.fullmatch(host):
        return "" if printed else "a host inside the house"
    if _STAGING.fullmatch(host) and not _PUBLIC.fullmatch(host):
        return "a staging or preview host"
    return "a page of the editing system" if _CMS.search(target) else ""


_SHOWN = compiled(
    r"(?:https?://)?(?P<host>(?:[a-z0-9-]+\.)+(?:com|org|net|gov|edu|mil|int|info|uk|us|ie|ca|au|nz|eu|de|fr|it|es|nl|in|za"
    r"|tv|io|news))(?::\d+)?(?:[/?#]\S*)?"
)
_SECOND = frozenset("co com org gov ac net edu or ne nhs police sch".split())
_PASSING = frozenset(
    "bit.ly t.co tinyurl.com lnkd.in ow.ly buff.ly trib.al goo.gl dlvr.it is.gd rb.gy cutt.ly shorturl.at archive.org "
    "archive.is archive.ph archive.today archive.md doi.org outlook.com urldefense.com list-manage.com mailchi.mp "
    "awin1.com go2cloud.org skimresources.com redirectingat.com viglink.com linksynergy.com anrdoezrs.net amzn.to "
    "nyti.ms wapo.st youtu.be fb.me apple.co bbc.in reut.rs n.pr g.co prf.hn shareasale.com dpbolvw.net".split()
)
_SAME = ({"twitter.com", "x.com"}, {"facebook.com", "fb.com", "messenger.com"}, {"theguardian.com", "guardian.co.uk"},
         {"bbc.com", "bbc.co.uk"}, {"huffpost.com", "huffingtonpost.com"})  # fmt: skip


def target_mismatch(article: Article, _: Mapping[str, object]) -> Iterator[Hit]:
    """Links whose words are one site's address and whose target is another's."""
    blocks = Blocks(article.blocks)
    for link in article.links:
        words = link.text.strip(" \u00a0()<>[].,")
        if len(words) > 300 or link.target_span == link.span:
            continue
        other = _other_site(words, link.target.strip())
        if other:
            where = blocks.place(link.span) or link.span
            yield Hit(where, {"site": other}, in_speech=False)


def _other_site(words: str, target: str) -> str:
    if _ADDRESS.fullmatch(words) and target.lower().startswith("mailto:"):
        to = target[7:].partition("?")[0].strip()
        return to if _ADDRESS.fullmatch(to) and to.casefold() != words.casefold() else ""
    shown = _SHOWN.fullmatch(words)
    host = host_of(target)
    if shown is None or not host or "." not in host or not target.lower().startswith(("http:", "https:", "//")):
        return ""
    first, second = _site(shown["host"]), _site(host)
    if first == second or second in _PASSING or any({first, second} <= group for group in _SAME):
        return ""
    if shown["host"].removeprefix("www.") in target.lower().replace(host, "", 1):
        return ""
    abroad = len(first.rpartition(".")[2]) == 2 or len(second.rpartition(".")[2]) == 2
    return "" if abroad and first.partition(".")[0] == second.partition(".")[0] else host


def _site(host: str) -> str:
    """The part of a host that is bought: example.org, example.co.uk."""
    parts = host.split(".")
    return ".".join(parts[-3:] if len(parts) > 2 and len(parts[-1]) == 2 and parts[-2] in _SECOND else parts[-2:])
