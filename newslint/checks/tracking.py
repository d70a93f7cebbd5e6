"""Tracking fields in addresses: known by name, cut out with the address left whole."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from newslint.article import Article
from newslint.checks.addresses import addresses, host_of
from newslint.findings import Hit
from newslint.on_use import compiled

_ANYWHERE = compiled(
    r"utm_(?!(?:zone|x|y|z|n|e|s|lat|lon|long|grid|band|epsg|datum|hemisphere|letter|number|square|coords?)(?:_|$)"
    r"|(?:north|east))\w+"
    r"|fbclid|fb_(?:action_ids|action_types|source|ref)|mibextid|igsh(?:id)?|twclid|ttclid|li_fat_id|epik|sccid|rdt_cid"
    r"|gclid|gclsrc|gbraid|wbraid|dclid|gad_(?:source|campaignid)|srsltid|_ga|_gl|msclkid|yclid|ysclid|_openstat"
    r"|mc_[ce]id|mkt_tok|_hs(?:enc|mi)|__hs(?:tc|sc|fp)|hsctatracking|hss_channel"
    r"|hsa_(?:acc|ad|cam|grp|kw|la|mt|net|ol|src|tgt|ver)|vero_(?:id|conv)|oly_(?:anon|enc)_id|wickedid|_k[ex]|__s"
    r"|ml_subscriber(?:_hash)?|bsft_\w+|sfmc_\w+|dm_i|elq(?:track(?:id)?|aid|at|campaignid)|_bta_(?:tid|c)"
    r"|sp(?:mailingid|userid|jobid|reportid)|nr_email_referer|trk_(?:contact|msg|module|sid)"
    r"|(?:mtm|matomo|pk|piwik)_(?:campaign|source|medium|content|cid|group|placement|keyword|kwd)"
    r"|itm_(?:source|medium|campaign|content|term)|wt_(?:mc|zmc)|wt\.mc_id|s_(?:cid|kwcid)|ef_id|xtor|echobox"
    r"|at_(?:medium|campaign|campaign_type|custom[1-4]|link_(?:id|type|origin)|format|bbc_team|ptr_name|creation|variant"
    r"|emailtype)|ns_(?:mchannel|source|campaign|linkname|fee)|__twitter_impression|ref_src|ref_url"
    r"|irclickid|irgwc|cjevent|sscid|zanpid|rb_clickid|guccounter|guce_referrer(?:_sig)?|itsct|itscg",
    re.I,
)
_BY_SITE: Mapping[str, str] = {
    site: names
    for sites, names in {
        "youtube.com youtu.be": "si|feature|pp|embeds_referring_euri|source_ve_path",
        "spotify.com": "si|nd|dlsi",
        "twitter.com x.com": "s|t|cxt|ref",
        "facebook.com": r"__tn__|__cft__(?:\[\d\]|%5B\d%5D)?|sfnsn|extid|eav|paipv|hc_ref|fref",
        "tiktok.com": "_r|_t|is_from_webapp|sender_device|sender_web_id|is_copy_url",
        "linkedin.com": "trk|trackingid|lipi|lici|originalsubdomain|rcm",
        "reddit.com": "share_id|ref|ref_source|rdt",
        "nytimes.com": "smid|smtyp|referringsource|partner|emc|rref|action|pgtype|contentcollection",
        "theguardian.com": "cmp|cmp_tu|cmp_bunit",
        "bbc.co.uk bbc.com": "ocid|intlink_from_url|link_location",
        "msn.com microsoft.com": "ocid|cvid|ei|pc",
        "dailymail.co.uk": "ito|ico",
        "independent.co.uk standard.co.uk": "cmpid",
        "washingtonpost.com": "itid|wpisrc|wpmm|wp_ml|tid|hpid",
        "wsj.com marketwatch.com barrons.com": "mod|reflink|cx_testid|cx_testvariant|cx_artpos",
        "bloomberg.com": "srnd|sref|cmpid|leadsource",
        "huffpost.com huffingtonpost.co.uk techcrunch.com yahoo.com aol.com": "ncid|soc_src|soc_trk|tsrc",
        "newyorker.com wired.com vogue.com gq.com vanityfair.com": "mbid|cndid|bxid|esrc",
        "economist.com ft.com": "fsrc|ftcamp",
        "amazon.com amazon.co.uk amazon.ca amazon.com.au amazon.de": (
            r"tag|ref_?|pd_rd_\w+|pf_rd_\w+|linkcode|linkid|ascsubtag|creative|creativeasin|camp|sprefix|crid"
        ),
        "ebay.com ebay.co.uk": "mkevt|mkcid|mkrid|campid|toolid|customid|_trkparms|_trksid",
        "etsy.com": "click_key|click_sum|ga_order|ga_search_type|ga_view_type|ref|organic_search_click",
        "google.com google.co.uk": "ved|ei|sca_esv|sxsrf|gs_lcrp|gs_lp|sourceid|sclient|aqs|uact|oq",
        "medium.com": "source",
        "substack.com": "triedredirect|showwelcomeonshare|isfreemail",
        "imdb.com": r"ref_|pf_rd_\w+",
    }.items()
    for site in sites.split()
}
_AND = compiled(r"&(?:amp;|#0*38;|#x0*26;)?", re.I)
_SIGNED = compiled(r"[?&;](?:x-(?:amz|goog)-signature|signature|hmac|sig|hash|checksum)=", re.I)
_NOT_READ = compiled(r"mailto:|tel:|sms:|javascript:|data:", re.I)
_OPEN_TEMPLATE = compiled(r"\{[{%<]|[{<]|\$\{|\*\|")
_LONGEST = 4000


def tracking_params(article: Article, _: Mapping[str, object]) -> Iterator[Hit]:
    """Addresses with fields that only tell who sent the reader; the repair is the address without them."""
    for address in addresses(article):
        raw = address.raw
        if len(raw) > _LONGEST or "=" not in raw or _NOT_READ.match(raw) or _OPEN_TEMPLATE.search(raw):
            continue
        if address.text.partition("?")[0] != raw.partition("?")[0] and "&" not in raw.partition("?")[0]:
            continue
        cleaned, fields = without_tracking(raw)
        if fields:
            names = list(dict.fromkeys(fields))
            shown = ", ".join(names[:3]) + (f" and {len(names) - 3} more" if len(names) > 3 else "")
            yield Hit(address.span, {"fields": shown}, (cleaned,), in_speech=False)


def without_tracking(raw: str) -> tuple[str, list[str]]:
    """An address as written in HTML, Markdown or text, freed of tracking fields, and the names of those."""
    if _SIGNED.search(raw):
        return raw, []
    head, query, fragment = _parted(raw)
    site = _of_site(host_of(head) or "")
    kept, gone = _sifted(query, site)
    left, more = _sifted(fragment, site) if "=" in fragment else (fragment, [])
    if not gone:
        kept = query
    if not more or left:
        left, more = fragment, []
    cleaned = head + (f"?{kept}" if kept or (not gone and "?" in raw[: len(head) + 1]) else "")
    return cleaned + (f"#{left}" if left or (not more and raw.endswith("#")) else ""), gone + more


def _parted(raw: str) -> tuple[str, str, str]:
    """What stands before the question mark, the query, and the fragment; "&#38;" starts no fragment."""
    mark = re.search(r"(?<!&)#", raw)
    whole, fragment = (raw[: mark.start()], raw[mark.end() :]) if mark else (raw, "")
    head, _, query = whole.partition("?")
    return head, query, fragment


def _of_site(host: str) -> re.Pattern[str] | None:
    parts = host.split(".")
    names = next((found for at in range(len(parts)) if (found := _BY_SITE.get(".".join(parts[at:])))), None)
    return compiled(names, re.IGNORECASE) if names else None


def _sifted(query: str, site: re.Pattern[str] | None) -> tuple[str, list[str]]:
    """The fields of a query without the tracking ones, each kept field with the sign before it, and what went."""
    kept, at, sign = "", 0, ""
    gone: list[str] = []
    for match in [*_AND.finditer(query), None]:
        field = query[at : match.start() if match else len(query)]
        name = field.partition("=")[0]
        if _ANYWHERE.fullmatch(name) or (site is not None and site.fullmatch(name)):
            gone.append(name)
        elif field:
            kept += (sign if kept else "") + field
        if match:
            sign, at = match.group(), match.end()
    return kept, gone
