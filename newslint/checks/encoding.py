"""Letters gone wrong: text decoded with the wrong character set, invisible characters, letters of other scripts."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping

from newslint.article import Article, Block, Kind
from newslint.findings import Hit, Place
from newslint.on_use import compiled

_UNREAD = frozenset({Kind.CODE})


def _blocks(article: Article) -> Iterator[tuple[int, Block]]:
    for index, block in enumerate(article.blocks):
        if block.kind not in _UNREAD and not block.text.isascii():
            yield index, block


def _western(byte: int) -> str:
    try:
        return bytes([byte]).decode("cp1252")
    except UnicodeDecodeError:
        return chr(byte)


_BYTES = {_western(byte): byte for byte in range(0x80, 0x100)} | {chr(byte): byte for byte in range(0x80, 0xA0)}
_TAIL = "[" + "".join(re.escape(mark) for mark, byte in _BYTES.items() if byte < 0xC0) + "]"
_QUOTING = "‘’“”‹›«»–—•…"
_GARBLED = compiled(
    rf"(?:Ã¢â‚¬{_TAIL}{{1,2}}|â‚¬|â€{_TAIL}?|â{_TAIL}{{2}}|Ã(?:ƒ(?:Â)?)?{_TAIL}|Â[\xa0-\xbf]"
    rf"|[ÄÅ](?![{_QUOTING}]){_TAIL}(?=[^\W\d_]|[ÄÅÃ])"
    rf"|ðŸ{_TAIL}{{2}}|ï»¿|(?:[ÐÑÎÏØÙ×]{_TAIL}){{3,}}|(?:[ã-é]{_TAIL}{{2}}){{2,}}"
    r"|‚Ä[ôúùìîò¢¶]|√[©®°±≥∂≠∫ß])+|\ufffd+|[\x85\x91-\x97\x99]"
)
_MAC = compiled(r"‚Ä|√")


def mojibake(article: Article, _: Mapping[str, object]) -> Iterator[Hit]:
    """Text decoded with the wrong character set, with what it was where that can be told."""
    for index, block in _blocks(article):
        for match in _GARBLED.finditer(block.text):
            found = match.group()
            if found[0] == "Ã" and found[1:2] in _QUOTING and _shouted(block.text, *match.span()):
                continue
            place = Place(index, *match.span())
            yield Hit(place, {"was": ""}) if found[0] == "\ufffd" else _repaired(place, found)


def _shouted(text: str, start: int, end: int) -> bool:
    """Whether a capital stands before and no letter after: a word in capitals that ends a quotation."""
    return text[max(0, start - 1) : start].isupper() and not text[end : end + 1].isalpha()


def _repaired(place: Place, found: str) -> Hit:
    better = repaired(found)
    if better is None:
        return Hit(place, {"was": ""})
    return Hit(place, {"was": f" (it was {better!r})" if better else ""}, (better,))


def repaired(found: str) -> str | None:
    """What a garbled run was before, None where that cannot be told; garbled twice is repaired twice."""
    if len(found) == 1:
        return found.encode("latin-1").decode("cp1252")
    if found in ("â€", "Ã¢â‚¬"):
        return "”"
    text = found
    for _ in range(3):
        again = _once(text)
        if again is None:
            break
        text = again
    text = text.replace("\ufeff", "")
    return (
        text if text != found and not any(unicodedata.category(mark) in ("Cc", "Cn", "Co") for mark in text) else None
    )


def _once(text: str) -> str | None:
    try:
        if _MAC.match(text):
            return text.encode("mac_roman").decode("utf-8")
        return bytes(_BYTES[mark] for mark in text).decode("utf-8")
    except (KeyError, UnicodeError):
        return None


_HIDDEN = compiled(
    r"[\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\u061c\u180e\u034f\u115f\u1160\u3164\uffa0\ufff9-\ufffb"
    r"\x00-\x08\x0e-\x1f\x7f\x80-\x84\x86-\x90\x98\x9a-\x9f]+"
)
_NAMES = {
    "\u200b": "a zero-width space",
    "\u200c": "a zero-width non-joiner",
    "\u200d": "a zero-width joiner",
    "\u2060": "a word joiner",
    "\ufeff": "a byte-order mark",
}
_BIDI = compiled(r"[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]+")
_RIGHT_TO_LEFT = compiled(r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_COMPLEX = compiled(r"[\u0600-\u08ff\u0900-\u109f\u1780-\u18af\ufb50-\ufdff\ufe70-\ufefc]")
_EMOJI = compiled(r"[\u2190-\u2bff\u3030\u303d\ufe0f\U0001f000-\U0001faff\U000e0020-\U000e007f]")


def invisible_char(article: Article, _: Mapping[str, object]) -> Iterator[Hit]:
    """Characters that nobody sees: zero-width, direction and control characters; the repair leaves them out."""
    for block in article.blocks:
        if block.kind in _UNREAD:
            continue
        text = block.text
        foreign: bool | None = None
        for match in _HIDDEN.finditer(text):
            found = match.group()
            if _BIDI.fullmatch(found):
                foreign = _RIGHT_TO_LEFT.search(text) is not None if foreign is None else foreign
                if foreign:
                    continue
            if _belongs(found, text[max(0, match.start() - 1) : match.start()], text[match.end() : match.end() + 1]):
                continue
            name = _NAMES.get(found[0], f"an invisible character (U+{ord(found[0]):04X})")
            words = {"name": name, "near": _near(text, *match.span())}
            lost = unicodedata.category(found[0]) == "Cc" and "|" in words["near"].strip("|")
            yield Hit(block.source_span(*match.span()), words, () if lost else ("",))


def _belongs(found: str, before: str, after: str) -> bool:
    """Whether a hidden character is part of how its neighbours are written."""
    if found in ("\u200c", "\u200d", "\u200b") and _COMPLEX.fullmatch(before or " "):
        return True
    if found in ("\u200b", "\u200c", "\u200d") and _COMPLEX.fullmatch(after or " "):
        return True
    if found == "\u200d":
        return bool(_EMOJI.fullmatch(before or " ") and _EMOJI.fullmatch(after or " "))
    return found == "\u2060" and not (before.isalpha() and after.isalpha())


def _near(text: str, start: int, end: int) -> str:
    left = re.search(r"[\w’'-]{0,20}$", text[max(0, start - 20) : start])
    right = re.match(r"[\w’'-]{0,20}", text[end : end + 20])
    near = (left.group() if left else "") + "|" + (right.group() if right else "")
    return near if near != "|" else "between two words"


_LONG = compiled(r"[^\W\d_\u00ad](?:[^\W\d_]|\u00ad){8,}")


def soft_hyphen(article: Article, _: Mapping[str, object]) -> Iterator[Hit]:
    """Soft hyphens in the text, save in a page that carries them in most of its long words on purpose."""
    if article.format in ("html", "wordpress"):
        words = [word for block in article.blocks for word in _LONG.findall(block.text)]
        if sum("\u00ad" in word for word in words) * 2 >= max(10, len(words)):
            return
    for _index, block in _blocks(article):
        for match in re.finditer("\u00ad+", block.text):
            span = block.source_span(*match.span())
            if not article.source.text.startswith("&", span.start):
                near = _near(block.text, *match.span()).replace("|", "")
                yield Hit(span, {"near": near}, ("",))


_LIKE = str.maketrans(
    "АВЕКМНОРСТХУЅІЈҮԌԛԜаеорсухіјѕԁһӏԝҽкΑΒΕΖΗΙΚΜΝΟΡΤΥΧο", "ABEKMHOPCTXYSIJYGqWaeopcyxijsdhlwekABEZHIKMNOPTYXo"
)
_RUN = compiled(r"[^\W\d_]+")
_FOREIGN = compiled(r"[\u0370-\u03ff\u0400-\u052f]")


def homoglyph(article: Article, _: Mapping[str, object]) -> Iterator[Hit]:
    """A letter of another script inside a Latin word, which it looks like."""
    for index, block in _blocks(article):
        if not _FOREIGN.search(block.text):
            continue
        for match in _RUN.finditer(block.text):
            word = match.group()
            alien = _FOREIGN.findall(word)
            if not alien or len(alien) == len(word) or len(alien) * 2 > len(word):
                continue
            better = word.translate(_LIKE)
            if not _FOREIGN.search(better) and unicodedata.name(better[0], "").startswith("LATIN"):
                script = "Greek" if alien[0] < "\u0400" else "Cyrillic"
                yield Hit(Place(index, *match.span()), {"script": script, "letter": alien[0]}, (better,))
