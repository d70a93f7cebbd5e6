"""What a line of a plain-text draft looks like by itself: furniture, date, byline, caption, sign-off."""

from __future__ import annotations

import re
from functools import lru_cache

from newslint.on_use import compiled
from newslint.readers.credits import split_credit

_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_SHORT_MONTHS = r"Jan\.?|Feb\.?|Mar\.?|Apr\.?|Jun\.?|Jul\.?|Aug\.?|Sept?\.?|Oct\.?|Nov\.?|Dec\.?"
_MONTH = rf"(?:{_MONTHS}|{_SHORT_MONTHS})"
_WEEKDAY = r"(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?\.?"
_ORDINAL = r"\d{1,2}(?:st|nd|rd|th)?"
_DAY = (
    rf"(?:{_MONTH} {_ORDINAL}(?:,? \d{{4}})?|{_ORDINAL} {_MONTH}(?:,? \d{{4}})?|\d{{4}}-\d\d-\d\d"
    r"|\d{1,2}[./]\d{1,2}[./]\d{2,4})"
)
_HOUR = r"\d{1,2}(?:[:.]\d\d)?\s*[ap]\.?m\.?|\d{1,2}[:.]\d\d"
_CLOCK = rf"(?:[,;|–—-]|\bat\b)?\s*(?:{_HOUR})(?:\s*[A-Z]{{2,4}}T?)?"
_WHEN = rf"(?:{_WEEKDAY},?\s+)?{_DAY}(?:\s*{_CLOCK})?"
_AGO = r"(?:an?|\d+)\s?(?:m|h|d|mins?|minutes?|hours?|hrs?|days?|weeks?|months?) ago"
_CHANGED = r"(?:(?:first |originally )?(?:published|posted)|(?:last )?(?:updated|modified))(?: on| at)?:?"
DATE_LINE = compiled(
    rf"(?:{_CHANGED}\s*)?(?:(?:{_HOUR})(?:\s*[A-Z]{{2,4}})?,?\s+)?(?:{_WHEN}|{_AGO})"
    rf"(?:\s*[|·•,–—-]?\s*{_CHANGED}.{{0,60}})?",
    re.IGNORECASE,
)
CLOCK_LINE = compiled(r"\d{1,2}[:.]\d\d(?:\s*[ap]\.?m\.?)?(?: (?:GMT|BST|[ECMP][SD]?T))?", re.IGNORECASE)

_BY = compiled(r"(?:By|BY|(?:Words|Story|Report|Reported|Reporting|Analysis|Opinion|Review|Interview) by)[ :]\s*")
_FROM = compiled(r"(?:From|FROM)\s+(?=.{3,60} (?:in|at) [A-Z])")
_NAME_WORD = compiled(r"[^\W\d_a-z][\w.'’\-]*,?|[a-z]{1,2}['’][A-Z][\w'’-]*,?")
_SMALL = frozenset(
    "and & of for in at the de da di du del della van von der den ten la le el al bin ibn dos das e y staff reporter "
    "reporters correspondent correspondents editor editors writer writers our a an in with".split()
)
_NO_NAMES = compiled(rf"(?:{_WEEKDAY}|{_MONTH}|The|This|That|These|Then|Now|Next|Last|All|Any)\b(?! [A-Z][a-z]+$)")
ROLE = compiled(
    r"(?!By\b)(?=[A-Za-z])[\w'’&,. -]{0,50}\b(?:reporters?|correspondents?|editors?|writers?|columnists?|critics?"
    r"|producers?|journalists?|bureau chief|(?:news|press|wire) (?:agency|service|association))"
    r"(?:,? (?:in|at|on|for) [\w'’ .,-]{2,40}|, [A-Z][\w'’ .-]{1,40})?",
    re.IGNORECASE,
)

_ALWAYS_CHROME = compiled(
    r"(?:we (?:and our .{3,30})?use cookies|(?:this|our) (?:web)?site uses cookies|by continuing to use (?:this|our) "
    r"(?:web)?site|sign up (?:for|to) (?:our|the|my)\b|subscribe(?: now\b| today\b| here\b"
    r"| to (?:our|the .{0,30}newsletter)\b)"
    r"|read more\s*(?::|>|»|\||$)|(?:story|article) continues (?:below|after)|continue reading\b|© ?\d{4}"
    r"|(?:follow|like|find) us on\b|download (?:our|the) (?:\w+ )?app\b|share this (?:article|story|page|post)\b|"
    r"(?:copyright )?©.{0,60}all rights reserved|all rights reserved\b|this (?:article|story) (?:first|originally) "
    r"appeared)",
    re.IGNORECASE,
)
_BARE_CHROME = compiled(
    r"(?:skip to (?:main |the )?(?:content|navigation|menu|search)|jump to (?:content|nav\w*)|skip (?:advert\w*|ad)"
    r"|share(?: (?:on|via) .{2,40})?|share|copy link|(?:link )?copied|print(?: this(?: page| article)?)?|"
    r"save(?: (?:this |for )?(?:article|story|later))?|e-?mail(?: this.{0,20})?|advertisements?\b(?: ?[-–|:].{0,40})?"
    r"|sign ?(?:in|up)|log ?in|register(?: now| for free)?|most (?:read|popular|viewed|shared)\b.{0,30}"
    r"|more on this(?: story| topic)?:?|more (?:stories|from)\b.{0,40}|read more\b.{0,150}|"
    r"related(?::?|: .{0,80}| (?:stor|artic|top|cover|cont|link|news|read)\w*:?(?: .{0,60})?)"
    r"|recommended(?: (?:for you|stor\w+|"
    r"reading|artic\w+))?:?|you may also like:?|you might also like:?|follow us|trending(?: now| stories| topics)?:?"
    r"|\d[\d,]* comments?|comments?(?: \(?\d+\)?)?|(?:view|read|add|post|leave|show|hide|jump to) (?:a |all |the )?"
    r"comments?(?: \(?\d+\)?)?|watch live|(?:watch|listen|video|podcast|gallery|in pictures): .{3,150}"
    r"|click here.{0,60}"
    r"|accept(?: all)?(?: cookies)?|reject all|manage (?:settings|cookies|preferences)|cookie (?:settings|policy)"
    r"|back to top|up next|newsletter sign-?up|loading(?: \.\.\.|\.\.\.|…)?|menu|search|home|close|privacy policy|"
    r"terms (?:of use|and conditions|of service)|top stories|latest news|editors?['’]s? picks?|don['’]t miss)",
    re.IGNORECASE,
)
_SECTION = compiled(
    r"(?:breaking )?(?:(?:UK|US|world|local|business) )?(?:news|sports?|business|politics|world|opinion|culture|"
    r"technology|tech|science|health|entertainment|lifestyle|travel|environment|education|money|arts)",
    re.IGNORECASE,
)
MENU = compiled(r"[^|·•›»\n]{2,40}(?:\s[|·•›»]\s[^|·•›»\n]{2,40}){2,}")
_TAIL = compiled(
    r"(?:sign up (?:for|to) |more on this|most (?:read|popular|viewed)|related(?:$|:| (?:stor|artic|top|cover|cont|"
    r"link|news|read))|recommended(?:$|:| (?:for|stor|read|artic))|you (?:may|might) also like|trending(?:$|:| now)|"
    r"more (?:stories|from)\b|subscribe (?:now|today|to)|top stories|latest news|editors?['’]s? picks?)",
    re.IGNORECASE,
)
CORRECTION = compiled(
    r"(?:(?:correction|clarification)s?\s*[:–—-]|this (?:article|story|report|headline) (?:was|has been) "
    r"(?:amended|corrected|updated|changed)|(?:an earlier|a previous) version of this)",
    re.IGNORECASE,
)
SIGN_OFF = compiled(
    r"[a-z]{2,4}(?:/[a-z]{2,4}){1,3}(?:\s*\([A-Z][\w. ]*(?:,\s*[A-Z][\w. ]*)*\))?"
    r"|\((?:[A-Z]{2,6}|Reuters)(?:, ?\w+)*\)"
    r"|\((?:Additional |Further )?(?:Reporting|Writing|Editing|Compiled) by [^()]{3,300}\)"
    r"|Reporting by [^.]{3,120}; ?(?:\w+ )?(?:editing|writing) by [^.]{3,120}\.?",
)
INITIALS = compiled(r"[a-z]{2,3}")
BULLET = compiled(r"(?:--|[-•*–▪●◦■])[ \t]+(?=\S)|\d{1,2}[.)][ \t]+(?=\S)")
_AGENCY_ONLY = compiled(r"\(\s*[\w. ]+\s*\)|\[\s*[\w. ]+\s*\]")


def is_byline(text: str) -> bool:
    """Whether a line says who wrote the story: By and names, and perhaps a role or a place."""
    if len(text) > 110:
        return False
    match = _BY.match(text) or _FROM.match(text)
    if match is None:
        return False
    head = re.split(r"\s[|·•–—-]\s|, ", text[match.end() :], maxsplit=1)[0]
    words = head.split()
    if not words or _NO_NAMES.match(head) or text[-1] in "!?;:":
        return False
    if not all(_NAME_WORD.fullmatch(word) or word in _SMALL for word in words):
        return False
    return _NAME_WORD.fullmatch(words[0]) is not None or bool({"staff", "our", "a"} & {words[0]})


def is_name_line(text: str) -> bool:
    """Whether a line is nothing but two to four words that a name may be made of."""
    words = text.split()
    return 2 <= len(words) <= 4 and len(text) <= 40 and all(_NAME_WORD.fullmatch(w) or w in _SMALL for w in words)


def is_furniture(text: str) -> bool:
    """Whether a line is a part of the page and not of the story: banner, menu, share row, promotion."""
    if len(text) > 300:
        return False
    if _ALWAYS_CHROME.match(text) is not None:
        return len(text) < 160 or "cookies" in text[:80].lower()
    if text[-1] not in '.”"' and _BARE_CHROME.fullmatch(text) is not None:
        return True
    return MENU.fullmatch(text) is not None


def opens_tail(text: str) -> bool:
    """Whether the list of other stories below a page's story may start with this line."""
    return len(text) < 160 and _TAIL.match(text) is not None


_PICTURE_WORD = compiled(r"(?:[Pp]hoto|PHOTO|[Ii]mage|IMAGE|[Pp]icture|PICTURE)")


@lru_cache(maxsize=4096)
def credit_of(text: str) -> tuple[int, int] | None:
    """Where the credit of a line stands in it; None in lines longer than a caption."""
    return split_credit(text) if 4 <= len(text) <= 500 else None


def is_captioned(text: str) -> bool:
    """Whether a line is a caption with its credit, or a credit."""
    if not any(mark in text for mark in ":©([") and not _PICTURE_WORD.search(text):
        return False
    found = credit_of(text)
    if found is None:
        return False
    credit = text[found[0] : found[1]]
    if credit[:1] in "([" and _AGENCY_ONLY.fullmatch(credit.rstrip(" .")):
        return False
    return ":" in credit[:14] or credit[:1] in "([©" or credit.lower().startswith(("photo", "image", "picture"))


def is_credit(text: str) -> bool:
    """Whether a line is a credit and nothing else."""
    return is_captioned(text) and credit_of(text) == (0, len(text))


def is_section(text: str) -> bool:
    """Whether a line above the headline names the part of the paper."""
    return len(text) < 20 and _SECTION.fullmatch(text) is not None
