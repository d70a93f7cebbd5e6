"""What WordPress adds to HTML: block comments and shortcodes in square brackets."""

from __future__ import annotations

import re

from newslint.article import Span
from newslint.on_use import compiled
from newslint.readers.html_tokens import Attribute, Token, TokenType

BLOCK_COMMENT = compiled(r"<!--\s+/?wp:[a-z]")
_CAPTION_SHORTCODE = compiled(r"\[(?:wp_)?caption[ \]]")
_KNOWN = (
    "caption wp_caption gallery embed playlist youtube vimeo tweet soundcloud contact-form contact-form-7 pullquote "
    "wp_ad nextpage adsense googlemaps dropcap"
)
_NAMES = "|".join(re.escape(name) for name in sorted(_KNOWN.split(), key=len, reverse=True))
_ATTRIBUTES = r"(?:\s+[\w-]+=(?:\"[^\"\[\]<>]*\"|'[^'\[\]<>]*'|[^\s\[\]\"'<>]+))"
_SHORTCODE = compiled(
    rf"\[(?P<end>/)?(?P<name>(?:{_NAMES})(?=[\s/\]])|[a-z][a-z0-9_-]*(?={_ATTRIBUTES}|\s*/\])"
    r"|(?(end)[a-z][a-z0-9_-]*(?=\])|(?!)))"
    rf"(?P<attributes>{_ATTRIBUTES}*)[^\[\]<>\"']{{0,200}}\]"
)
_ATTRIBUTE = compiled(r"([\w-]+)=(?:\"([^\"]*)\"|'([^']*)'|([^\s\]\"']+))")
_SWALLOWING = frozenset("embed audio video playlist youtube vimeo tweet twitter instagram soundcloud facebook".split())


def is_wordpress(text: str) -> bool:
    """Whether a text holds WordPress block comments or its caption shortcode."""
    return bool(BLOCK_COMMENT.search(text)) or (bool(_CAPTION_SHORTCODE.search(text)) and "[/" in text)


def with_shortcodes(text: str, tokens: list[Token]) -> list[Token]:
    """The tokens with shortcodes cut out of the text; a caption becomes a figure, an embed's address is left out."""
    result: list[Token] = []
    swallowing = ""
    for token in tokens:
        if token.type is not TokenType.TEXT:
            result.append(token)
            continue
        at = token.start
        for match in _SHORTCODE.finditer(text, token.start, token.end):
            if match.start() > at and not swallowing:
                result.append(Token(TokenType.TEXT, "", at, match.start()))
            at = match.end()
            swallowing = _swallow(match, swallowing)
            result.append(_token(match))
        if at < token.end and not swallowing:
            result.append(Token(TokenType.TEXT, "", at, token.end))
        swallowing = ""
    return result


def _swallow(match: re.Match[str], swallowing: str) -> str:
    """The name of the shortcode whose content is no text, while one is open."""
    name = match.group("name")
    if match.group("end"):
        return ""
    closing = match.string.startswith(f"[/{name}]", match.end()) or name in _SWALLOWING
    return name if closing and match.string.find(f"[/{name}]", match.end(), match.end() + 500) >= 0 else swallowing


def _token(match: re.Match[str]) -> Token:
    name = match.group("name")
    if name in ("caption", "wp_caption"):
        kind = TokenType.END if match.group("end") else TokenType.START
        return Token(kind, "figure", match.start(), match.end(), _attributes(match))
    if name == "pullquote":
        kind = TokenType.END if match.group("end") else TokenType.START
        quote = Attribute("pullquote", match.start(), match.start(), Span(match.start(), match.end()))
        return Token(kind, "blockquote", match.start(), match.end(), {"class": quote})
    return Token(TokenType.SHORTCODE, name, match.start(), match.end())


def _attributes(match: re.Match[str]) -> dict[str, Attribute]:
    found: dict[str, Attribute] = {}
    for each in _ATTRIBUTE.finditer(match.string, match.start("attributes"), match.end("attributes")):
        group = next(number for number in (2, 3, 4) if each.group(number) is not None)
        if each.group(1) == "caption":
            raw = each.group(group)
            found["data-caption"] = Attribute(raw, each.start(group), each.end(group), Span(each.start(), each.end()))
    return found
