"""Find the credit in the text of a caption: a label, a name and an agency, or a known agency, never a bare remark."""

from __future__ import annotations

import re

from newslint.article import Block, Kind
from newslint.on_use import compiled
from newslint.readers.pieces import subblock

_REACH = 260
"""Characters at the end (or start) of a caption in which a credit is looked for."""
_LONGEST = 18
"""Words of the longest credit."""

_MEDIUM = (
    r"(?:(?:File|Main|Lead|Top|Cover|Header|Hero|Featured|Feature|Banner|Stock|Staff|Submitted|Contributed|Handout"
    r"|Courtesy|Composite|Agency) )?"
    r"(?:[Pp]hoto(?:graph|graphy|s|graphs)?|PHOTO(?:GRAPH|GRAPHY|S|GRAPHS)?|[Pp]ictures?|PICTURES?|[Pp]ics?|PICS?"
    r"|[Ii]mages?|IMAGES?|[Ii]llustrations?|ILLUSTRATIONS?|[Gg]raphics?|GRAPHICS?|[Cc]omposite|COMPOSITE"
    r"|[Aa]rtwork|ARTWORK|[Vv]ideo|VIDEO|[Ss]creenshot|SCREENSHOT|[Ss]creengrab|[Cc]ollage|[Mm]ontage|[Cc]artoon"
    r"|[Mm]ap|[Cc]hart|[Dd]rawing|[Rr]endering|[Ss]till)"
)
_LABEL = compiled(
    r"(?P<lead>^|(?<=[\s.!?…)\]\"'”’»|,;:–—-])|(?<=[^\W\d_A-Z])(?=[A-Z][a-z])|(?<=[0-9])(?=[A-Z][a-z]))"
    rf"(?:(?P<colon>(?:{_MEDIUM}(?: (?:[Cc]redit|by|courtesy(?: of)?|supplied by))?|Credits?|CREDITS?|Copyright"
    r"|COPYRIGHT|Source|SOURCE|Courtesy|COURTESY|Handout|HANDOUT)[ \xa0]?:"
    r"|Credit ?(?:\.{3}|…)|Image (?:source|credit),)"
    rf"|(?P<by>{_MEDIUM} (?:by|BY|via|from|credit|[Cc]ourtesy(?: of)?|COURTESY(?: OF)?|taken by|provided by"
    r"|supplied by|contributed by|used with permission of|copyright)\b)"
    r"|(?P<courtesy>Courtesy(?: [Pp]hoto| [Ii]mage)?(?: of)?\b|Copyright\b)"
    r"|(?P<sign>©|\([cC]\) ?(?=[0-9A-Z])))"
)

_AGENCIES = compiled(
    r"(?<![\w-])(?:AP(?: Photo| Images| Wire)?|Associated Press|AFP(?:TV)?|Agence France-Presse|Reuters|REUTERS"
    r"|PA(?: Wire| Media| Images| Archive)?|Press Association|Getty(?: Images)?|GETTY(?: IMAGES)?|EPA(?:-EFE)?|EFE"
    r"|Shutterstock|SHUTTERSTOCK|Alamy|ALAMY|iStock(?:photo)?|dpa|DPA|Xinhua|Bloomberg|ANSA|TASS|Tass|Sputnik|Kyodo"
    r"|Yonhap|Anadolu(?: Agency)?|NurPhoto|ZUMA(?: Press)?|Zuma Press|SOPA Images|Rex(?: Features)?|REX(?: Features)?"
    r"|AAP|NTB|TT News Agency|Belga|ANP|APA|Keystone|Ritzau(?: Scanpix)?|Scanpix|Lehtikuva|UPI|Imago|IMAGO|Magnum"
    r"|Magnum Photos|Redux|Polaris|Sipa(?: USA)?|SIPA(?: USA)?|Abaca|Hollandse Hoogte|Adobe Stock|Unsplash|Pexels"
    r"|Pixabay|Flickr|Wikimedia(?: Commons)?|Wikipedia|Creative Commons|CC BY(?:-[A-Z]+)*|Public [Dd]omain|NASA|ESA"
    r"|USA Today Sports|USA TODAY Sports|Imagn(?: Images)?|Icon Sportswire|Canadian Press|CP|Action Images"
    r"|Action Plus|ProSports|SWNS|SWpix|INPHO|Inpho|Sportsfile|PA/AP|Avalon|WENN|Splash|Backgrid|Bridgeman Images"
    r"|Library of Congress|National Archives|Instagram|Facebook|Twitter|YouTube|TikTok|Google(?: Maps| Earth)?"
    r"|Maxar(?: Technologies)?|Planet Labs|Corbis|Everett Collection|Mary Evans|Popperfoto)(?![\w-])"
)
_ORGANISATION_LABEL = compiled(r"[A-Z]\w+(?: [A-Z]\w+){0,3}: (?=[A-Z])")
_STATE_LIKE = compiled(r",\s*(?:PA|CP)\W*$")
_TOKEN = compiled(r"[^\s/,;|()\[\]]+")
_NAME = compiled(r"^[‘'“\"@#*]?(?:[^\W\d_a-z]|[a-z]{1,2}['’]?[A-Z]|@|d['’]|al-|el-|[^\x00-\x7f])", re.UNICODE)
_JOINERS = frozenset(
    "a al an and as at bin by da das de del della den der des di do dos du e el en et for from fra i in la las le los "
    "of og on or per och ten ter the to und van via vom von with y zu".split()
)
_PARTICLES = _JOINERS - set("a an as at by for from in of on or per ter the to via with".split())
_CREDIT_WORDS = frozenset(
    "archive archives artist collection composite contributed contributor copyright council courtesy department design "
    "dpa estate family file files gallery getty handout illustration image images library licence license media museum "
    "news office pa permission photo photograph photographer photographs photography photos picture pictures police "
    "pool press provided reporter reserved rights screengrab screenshot service special staff stock stringer submitted "
    "supplied team university used video website wire under all".split()
)
_ALONE = compiled(
    r"(?:Supplied|SUPPLIED|supplied|Handout|HANDOUT|handout|Submitted|Contributed|Courtesy)(?: [Pp]hoto)?"
)
_CREW = compiled(
    r"[.;,|][  ]+(?:[A-Z][a-z]+,? (?:(?:and|&) )?){0,2}(?:styl(?:ing|ists?)|assistants?|assisted|grooming|groomer|hair"
    r"|make-?up|models?|(?:set|prop) design|art direction|retouching|props)(?: (?:and|&) [a-z-]+)?(?: by\b|:) ?",
    re.IGNORECASE,
)
"""What follows the photographer of a studio picture: who made the food, the hair and the set."""
_SENTENCE_END = compiled(r"(?:[a-z]{3}|[A-Z]{2}|[)\]”\"])[.!?…][”\"’')]*[  ]+(?=\S)")
_BREAK = compiled(r"[.!?…][”\"’')\]]*[ \t\n\r ]+|[ \t\n\r ]+[–—|•·][ \t\n\r ]*| - |[–—|](?=[A-Z])")


def split_credit(text: str) -> tuple[int, int] | None:
    """Where the credit of a caption stands in its text, label and brackets included; None where there is none.

    A credit stands at the end of the caption, or at its start when it has a label and names an agency. It has a
    label ("Photo: ...", "Image courtesy of ...", "©"), a slash between names or a known agency.
    """
    end = len(text.rstrip())
    low = max(0, end - _REACH)
    tail = text[low:end]
    if not tail:
        return None
    start = _labelled(tail, whole=low == 0)
    if start is None:
        start = _bracketed(tail)
    if start is None:
        start = _bare(tail, whole=low == 0)
    if start is not None:
        return low + start, end
    return _leading(text)


def split_caption(block: Block) -> tuple[Block | None, Block | None]:
    """A caption block as its caption and its credit (None for the one that is not there).

    The credit block is of kind CREDIT, brackets left off; both keep image, escape and key.
    """
    found = split_credit(block.text)
    if found is None:
        return block, None
    start, end = found
    credit_start, credit_end = _unbracketed(block.text, start, end)
    credit = _part(block, credit_start, credit_end, Kind.CREDIT)
    low, high = (0, start) if start else (end, len(block.text))
    caption_end = _trimmed(block.text, low, high)
    caption = _part(block, low, caption_end, block.kind)
    return (caption if caption.text else None), credit


def _part(block: Block, start: int, end: int, kind: Kind) -> Block:
    return subblock(block, start, end, kind, image=block.image, escape=block.escape, key=block.key, group=block.group)


def _trimmed(text: str, low: int, high: int) -> int:
    """The end of the text between two offsets, spaces and dashes before the credit left off."""
    while high > low and (text[high - 1].isspace() or text[high - 1] in "–—|•·-"):
        high -= 1
    return high


def _unbracketed(text: str, start: int, end: int) -> tuple[int, int]:
    if text[start] not in "([" or re.match(r"\([cC]\)", text[start:end]):
        return start, end
    stripped = text[start:end].rstrip(" .")
    return (start + 1, start + len(stripped) - 1) if stripped[-1:] in (")", "]") else (start, end)


def _labelled(tail: str, *, whole: bool) -> int | None:
    """The offset of the first label after which only a credit follows."""
    for match in _LABEL.finditer(tail):
        at_start = whole and match.start() == 0
        opens = _opens(tail, match.start()) if match.group("colon") is None else _may_label(tail, match)
        if not opens:
            continue
        rest = tail[match.end() :].strip()
        if not rest and match.group("sign") is None:
            continue
        if _is_credit(rest, strays=0 if at_start or match.group("courtesy") or match.group("by") else 2):
            return _with_bracket(tail, match.start())
    return None


def _may_label(tail: str, match: re.Match[str]) -> bool:
    """Whether a label with a colon is one: a capital, or the start of a bracket or line."""
    label = match.group("colon")
    return label[0].isupper() or _opens(tail, match.start())


def _opens(tail: str, at: int) -> bool:
    """Whether a part of the caption may start here: at its start, after a stop, bracket or dash, or glued to a word."""
    if at == 0 or tail[at] in "©":
        return True
    before = tail[at - 1]
    if not before.isspace():
        return before in ".!?…)]([\"'”’»|–—-" or (before.isalnum() and tail[at].isupper())
    return tail[:at].rstrip()[-1:] in tuple('.!?…)]"”’»|–—-;')


def _with_bracket(tail: str, at: int) -> int:
    before = tail[:at].rstrip()
    return len(before) - 1 if before[-1:] in ("(", "[") and tail.rstrip(" .")[-1:] in (")", "]") else at


def _bracketed(tail: str) -> int | None:
    """The offset of the bracket of "... (Lena Sand/NPA)", "... [AFP]" or "... (Photo by Lena Sand)"."""
    closed = tail.rstrip(" .")
    if closed[-1:] not in (")", "]"):
        return None
    opening = closed.rfind("(" if closed[-1] == ")" else "[")
    if opening < 0:
        return None
    inner = closed[opening + 1 : -1].strip()
    label = _LABEL.match(inner)
    if label is not None:
        return opening if _is_credit(inner[label.end() :].strip(), strays=2) else None
    if _STATE_LIKE.search(inner):
        return None
    organisation = _ORGANISATION_LABEL.match(inner)
    if organisation is not None:
        return opening if _is_credit(inner[organisation.end() :], strays=0) else None
    return opening if _named(inner) or _ALONE.fullmatch(inner) else None


def _bare(tail: str, *, whole: bool) -> int | None:
    """The offset of a "Lena Sand/NPA" or "Getty Images" after the last stop or dash, or of the whole text."""
    starts = [match.end() for match in _BREAK.finditer(tail)]
    if whole:
        starts.insert(0, 0)
    for start in starts[-6:] if not whole else [*starts[:1], *starts[1:][-6:]]:
        part = tail[start:].rstrip(" .")
        if not part or part[-1] in ")]" or _STATE_LIKE.search(part):
            continue
        if _named(part) or (start and _ALONE.fullmatch(part)):
            return start
    return None


def _leading(text: str) -> tuple[int, int] | None:
    """A credit before the caption: "Photo: Lena Sand/NPA. The bridge ..."."""
    head = text[:_REACH]
    label = _LABEL.match(head)
    if label is None or label.group("courtesy"):
        return None
    stop = _SENTENCE_END.search(head, label.end())
    if stop is None:
        return None
    end = stop.start() + len(stop.group().rstrip())
    return (0, end) if _named(head[label.end() : end].strip().rstrip(".")) else None


def names_agency(text: str) -> bool:
    """Whether a text names a picture agency that newslint knows."""
    return _AGENCIES.search(text) is not None


def _named(part: str) -> bool:
    """Whether a part without a label is a credit all the same: nothing but names, with an agency or a slash."""
    if not _is_credit(part, strays=0):
        return False
    agency = _AGENCIES.search(part)
    if agency is not None:
        return "/" in part or "," in part or "via" in part or agency.group() == part or _agency_leads(part, agency)
    sides = [side.split() for side in re.split(r"/| via ", part)]
    if len(sides) < 2 or not all(sides) or not all(_all_names(side) for side in sides):
        return False
    return any(2 <= len(side) <= 4 for side in sides)


def _agency_leads(part: str, agency: re.Match[str]) -> bool:
    """Whether the agency stands at an end of at most five words ("AFP Photo", "Jane Doe Reuters")."""
    return (agency.start() == 0 or agency.end() == len(part)) and len(part.split()) <= 5


def _all_names(words: list[str]) -> bool:
    return all(_NAME.match(word) or word in _PARTICLES for word in words) and words[0][:1] not in "0123456789"


def _is_credit(text: str, *, strays: int) -> bool:
    """Whether a text is made of names and the small words of credits; ``strays`` other words may stand in it."""
    text = _CREW.split(text, maxsplit=1)[0]
    if _runs_on(text):
        return False
    words = _TOKEN.findall(text)
    if not words or len(words) > _LONGEST:
        return False
    names = other = 0
    agency = _AGENCIES.search(text) is not None
    for word in words:
        bare = word.strip("\"'“”‘’.:*-–—&©+®™•·")
        if not bare or bare in _JOINERS or bare.isdigit():
            continue
        if _NAME.match(bare) or bare in _CREDIT_WORDS or (agency and not bare.isalpha()):
            names += 1
        elif not _web_name(bare):
            other += 1
    return names > 0 and other <= min(strays, names)


def _web_name(word: str) -> bool:
    return "." in word or "_" in word or "@" in word


def _runs_on(text: str) -> bool:
    """Whether a second sentence follows that is no label of its own."""
    for stop in _SENTENCE_END.finditer(text):
        rest = text[stop.end() :]
        if not _LABEL.match(rest) and not _AGENCIES.match(rest) and not rest.startswith("All rights"):
            return True
    return False
