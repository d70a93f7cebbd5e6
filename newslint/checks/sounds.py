"""How the start of a word, figure or set of initials sounds: with a vowel ("an") or a consonant ("a")."""

from __future__ import annotations

import re

from newslint import lexicon
from newslint.on_use import compiled

_VOWEL_LETTERS = frozenset("AEFHILMNORSX")
"""Letters whose names start with a vowel sound."""
_EITHER = frozenset("FHLMNRSX")
"""Of these, the letters that start with a consonant when the initials are said as a word."""

_SPELT = frozenset(
    "MP MEP MLA MSP NHS FBI SOS LGBT LGBTQ LGBTQI LGBTQIA NGO RSPCA RSPB RNLI RAF RAC MBA MBE MRI MRSA SUV SMS "
    "SEC SEO SAS SDLP SNP SUP SSE HIV HBO HSE HMRC HGV HRT HR HQ HPV HSBC HNC NYPD NYSE NBA NRA NSA NIH NCAA "
    "NFL NHL NDA NUJ NUT NUS NAO NAACP NPR NVQ NASD NEU FA FAA FDA FDIC FCC FCO FCDO FIA FEC FOI FAO FOMC FSA "
    "FSB LED LCD LNG LPG LSE LSD LAPD LP MI5 MI6 MIT MOT MMR MMA MTV MVP MSC RBI RMT RUC RTL RNA MRNA SAG- "
    "AFTRA SIS SUVS XML FHA FERC FSLIC LME LDP NEC NTT ROI SCO SOE HDTV HTML HTTP RPG RSVP".split()
)
"""Initials with a vowel in them, or known well, that are said letter by letter."""
_SAID = frozenset(
    "NATO NASA NASDAQ NAFTA NASCAR NYMEX NIMBY NICE NOAA FIFA FEMA FARC FRAM LASER RADAR RAM ROM SARS "
    "SARS-COV-2 MERS MORI MASH SALT START STEM SWAT SCUBA SIM SIPTU SETI SADC SEATO SAGA LAN HUD HAMAS HAZMAT "
    "MENSA MIDI RICO RADA LAMDA FIDE FINRA SOCA SOAS MITI".split()
)
"""Initials said as a word that starts with a consonant."""
_YOU = frozenset(
    "US USA UN UK UAE USB UFO UEFA UNESCO UNICEF USAID UKIP UAV UV UHF UTI USSR UNHCR UCLA UDA UVF UDR UPS "
    "USDA USS UBS UAW UCL USC UKTV UKHSA UTV UNRWA UNDP UCI USPS UFC USGA UHT UGT UCU".split()
)
"""Initials that start with U and are said "you"."""

LISTED = _SPELT | _SAID | _YOU | frozenset({"IT", "AI", "EU", "OK", "AA", "ID", "TV", "PR", "PC", "PE"})
"""Initials known as such, which are no words in capitals."""

_NUMBER = compiled(r"(\d+)((?:,\d{3})*)(s?)")
_YOU_WORD = compiled(
    r"uni(?!dent|deol|diom|deal|m(?!odal)|n|ll|ro|ss|gno|ta|te[mr]i[sz])|unanim|ubiq|ufo|uganda|ukrain|ukul|uke\b|ulysses|"
    r"ura[nl]|ure|urin|urol|uric|us(?!h)|ut[aeio]|ute\b|uvul"
)
_UH_WORD = compiled(
    r"un(?!i)(?!anim)|uni(?:dent|deol|diom|deal|m(?!odal)|n|ll|ro|ss|gno)|up|ug[lg]|ulc|ult|ulster|umb|ump|umam|umpt|"
    r"urb|urg|urch|urn|ush|utt(?!ar)|utm|uzb|uzi\b|uber\b|udder"
)
_A_DESPITE = compiled(r"eu|ewe|one(?:['’s-]|$|ness|self|sie|time)|once|ouija|oui\b")
_CLUSTER = compiled(r"[bcdfgpt]r|[bcfgps]l|s[chkmnptw]|[cptw]h|tw|qu")
_UNSURE = compiled(r"ou[aei](?!ja)|oax|i[aeou](?!wa|ta|di|n)|ew|uy|uigh|ye?o?[mn]i")
_SILENT_H = compiled(r"hour(?!i)|honest|honou?r(?!e|é)|honoree|heir")
_H_EITHER = compiled(
    r"histor|hotel|hyster|habit|halluc|harmon|hero|heredit|hilar|hispan|hypo|hyper|heret|homage|herb|humbl|horr|hibern|"
    r"hosan|hegel|hiat|hepat|hebr|hyd"
)


def of_letter(letter: str) -> str:
    """The article before the name of a letter."""
    return "an" if letter.upper() in _VOWEL_LETTERS else "a"


def of_number(token: str) -> str | None:
    """The article before figures such as "8%", "11th" or "1,800"; None where houses or readers differ."""
    match = _NUMBER.match(token)
    if not match:
        return None
    digits, groups, ending = match.groups()
    if digits[0] == "0" or digits in ("888", "808"):
        return None
    if digits[0] == "8":
        return "an"
    if digits[:2] in ("11", "18"):
        if len(digits) in (2, 5, 8):
            return "an"
        if len(digits) == 4:
            return "an" if ending and digits[3] == "0" and digits.startswith("18") else None
        return "a" if len(digits) == 3 else None
    if digits == "1" and groups[:2] in (",1", ",8"):
        return None
    return "a"


def of_initials(token: str) -> str | None:
    """The article before capitals such as "MP", "NATO" or "US"; None where it is unsure how they are said."""
    stem = token.split("-")[0] if token not in _SPELT else token
    name = re.sub(r"(?:['’]?s|['’]|\+)$", "", stem).rstrip(".")
    if "&" in name or re.fullmatch(r"(?:[A-Z]\.)+[A-Z]?", stem):
        return of_letter(name[0])
    letters = name.rstrip("0123456789")
    if not letters.isascii() or not letters.isupper():
        return None
    if len(letters) == 1 or name in _SPELT or letters in _SPELT:
        return of_letter(name[0])
    if name in _SAID:
        return "a"
    return _of_unlisted(letters)


def _of_unlisted(letters: str) -> str | None:
    first = letters[0]
    if first == "U":
        spelt = letters in _YOU or not set(letters[1:]) & set("AEIOUY")
        return "a" if spelt else None
    if len(set(letters)) == 1 or letters.startswith(("EU", "ONE", "OUI", "EW")):
        return "an" if letters == "EU" else None
    if first in "AEIO":
        return "an"
    if first not in _EITHER:
        return "a"
    spelt = not set(letters) & set("AEIOUY") and 3 <= len(letters) <= 5 and letters not in ("NSW", "SQL", "MRS", "SCSI")
    return "an" if spelt else None


def of_word(word: str) -> str | None:
    """The article before an ordinary word or name; None where both are used or the sound is unsure."""
    lower, capital = word.lower(), word[:1].isupper()
    first = lower[:1]
    if first == "u":
        if capital and not lexicon.known(re.split(r"['’-]", word)[0], 70):
            return None
        return "a" if _YOU_WORD.match(lower) else "an" if _UH_WORD.match(lower) else None
    if first in "aeio":
        if _A_DESPITE.match(lower):
            return None if capital and not lexicon.known(word) and not lower.startswith("euro") else "a"
        return None if _UNSURE.match(lower) else "an"
    if first == "h":
        if _SILENT_H.match(lower):
            return "an"
        return None if _H_EITHER.match(lower) or capital else "a"
    if first == "y":
        return "a" if lower[1:2] in "aeiou" and lower[1:] else None
    if not first.isascii() or not first.isalpha() or first == "x":
        return None
    if lower[1:2] not in "aeiou" and not (lexicon.known(word) and (not capital or _CLUSTER.match(lower))):
        return None
    return "a"
