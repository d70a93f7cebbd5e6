"""The language of a short text, by its small words and its script; None where these leave any doubt."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache

from newslint import lexicon
from newslint.on_use import compiled

_SMALL_WORDS = {
    "English": "the of and to was were is are has have had with from that this by at on for his her their its after "
    "who as be been not they he she it an or but over during before into near outside under while",
    "Spanish": "el la los las del al y en con por para un una unos unas que se su sus de es fue está están como más "
    "durante entre hasta sobre desde tras ante sin contra este esta pero también ha han lo le",
    "French": "le la les des du et en dans sur avec pour par un une au aux qui que est sont sa son ses leur leurs de "
    "lors après devant sous chez entre à été était ont a ce cette ne pas plus contre depuis",
    "German": "der die das den dem des ein eine einen einem einer und im am zum zur von vom mit auf für ist sind war "
    "wird wurde bei nach aus vor über unter gegen sich nicht auch als an zu in während nahe neben hat haben",
    "Italian": "il lo la gli le i del della dei delle degli dello al alla alle nel nella sul sulla con per di da e ed "
    "un una uno che è sono si in tra dopo durante contro presso davanti suo sua ha hanno non",
    "Portuguese": "o os as do da dos das no na nos nas ao aos em com por para um uma que se de e é são foi sua seu "
    "pelo pela pelos após durante entre até sobre contra não mais como está",
    "Dutch": "de het een en van in op met voor door bij naar uit aan te is zijn was werd wordt niet ook als dat die "
    "tijdens tegen over onder tussen om zich hun haar heeft hebben",
    "Danish": "og af en et den det de til på med som er var har fra ved om for efter under mod mellem ikke der sig i "
    "blev bliver hans hendes over",
    "Norwegian": "og av en et den det de til på med som er var har fra ved om for etter under mot mellom ikke seg i "
    "ble blir hans hennes over",
    "Swedish": "och av en ett den det de till på med som är var har från vid om för efter under mot mellan inte sig i "
    "blev blir hans hennes över",
    "Polish": "w we na z ze do i od po przez przy dla oraz jest są był była było się nie to jak który która podczas "
    "przed za o pod nad między o",
    "Czech": "v ve na z ze do a od po při pro je jsou byl byla bylo se si ne to jak který která během před za u o pod "
    "nad mezi s podle",
    "Finnish": "ja on oli ovat ei että sekä kun kuin joka jossa myös mutta hän ennen jälkeen aikana vuonna kanssa "
    "ovat sen tämä",
    "Romanian": "și si în din la cu pe de a al ale o un una sunt este era care prin pentru după lângă între nu mai "
    "fost lui sa său",
    "Hungarian": "a az és egy nem is hogy volt van vannak már meg csak után előtt között alatt mellett által",
    "Turkish": "ve bir bu ile için da de olan olarak ki çok daha sonra önce arasında değil",
    "Indonesian": "yang di dan ke dari untuk dengan pada ini itu adalah oleh dalam akan tidak saat para",
    "Estonian": "ja on oli ei et kui ka aga oma mis see selle pärast enne ning",
}
_UNTOLD = frozenset(
    "a as an in on is was die war am at of no me do he she to per van i o e y de la le el en the".split()
)
"""Small words that English names and English copy hold as well, so that alone they show nothing."""
_MENU = frozenset("con alla alle allo al ai agli di e ed in à la au aux et de en y a mit und met del".split())
"""Small words of dishes: "huevos a la mexicana con frijoles"."""
_IN_SENTENCES = frozenset("eine einen einem einer ist sind wird wurde nach gegen während neben bei".split())
"""German small words that no name holds; its nouns have capitals, so that no lower-case word need be there."""
_WORD = compiled(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_QUOTED = compiled(r"“[^”]*”|\"[^\"]*\"|‘[^’]*’|«[^»]*»|„[^“”]*[“”]")
_ELIDED = compiled(r"^(?:l|d|qu|n|s|j|c|m|t|dell|nell|all|sull|un|dall)['’](?=[^\W\d_]{2})", re.IGNORECASE)
_SCRIPTS = (
    ("Cyrillic", compiled("[\u0400-\u04ff]")),
    ("Greek", compiled("[\u0370-\u03ff]")),
    ("Arabic", compiled("[\u0600-\u06ff\u0750-\u077f]")),
    ("Hebrew", compiled("[\u0590-\u05ff]")),
    ("Devanagari", compiled("[\u0900-\u097f]")),
    ("Chinese or Japanese", compiled("[\u3040-\u30ff\u4e00-\u9fff]")),
    ("Korean", compiled("[\uac00-\ud7af]")),
    ("Thai", compiled("[\u0e00-\u0e7f]")),
)
_LETTER = compiled(r"[^\W\d_]")


@lru_cache(maxsize=1)
def _languages() -> dict[str, tuple[str, ...]]:
    """The languages that each small word belongs to."""
    found: dict[str, list[str]] = {}
    for language, words in _SMALL_WORDS.items():
        for word in dict.fromkeys(words.split()):
            found.setdefault(word, []).append(language)
    return {word: tuple(languages) for word, languages in found.items()}


def script_of(text: str) -> str | None:
    """The script other than Latin in which most of a text is written, None for Latin and for a mere word or two."""
    letters = len(_LETTER.findall(text))
    for name, pattern in _SCRIPTS:
        count = len(pattern.findall(text))
        if count >= 8 and count * 10 >= letters * 7:
            return name
    return None


def small_words(text: str) -> dict[str, list[str]]:
    """For each language, the small words of it that a text holds outside quotation marks, in order."""
    found: dict[str, list[str]] = {}
    for match in _WORD.finditer(_QUOTED.sub(" ", text)):
        word = match.group().lower()
        elided = _ELIDED.match(word)
        if elided:
            found.setdefault("French", []).append(elided.group())
            continue
        for language in _languages().get(word, ()):
            found.setdefault(language, []).append(word)
    return found


def foreign_language(text: str) -> str | None:
    """The language of a caption or other short text that is surely not English; None where it may be.

    It takes three small words of one language (two where one of them is telling), none of English alone, and a
    lower-case word that is no small or English one: the name of a foreign street, film or dish is no sentence.
    """
    words = _WORD.findall(_QUOTED.sub(" ", text))
    if len(words) < 4:
        return None
    found = small_words(text)
    english = [word for word in found.pop("English", []) if word not in _UNTOLD]
    counts = Counter({language: len(set(small)) for language, small in found.items()})
    if english or not counts:
        return None
    language = counts.most_common(1)[0][0]
    small = set(found[language])
    if len(found[language]) * 6 < len(words) or small <= _MENU or not _shows(small):
        return None
    listed = {word for others in found.values() for word in others}
    content = [word for word in words if word.islower() and len(word) > 3 and word not in listed]
    if len(small - _UNTOLD) >= 4:
        return language
    if content and sum(lexicon.common(word) for word in content) * 2 >= len(content):
        return None
    return language if content or small & _IN_SENTENCES else None


def _shows(small: set[str]) -> bool:
    """Whether small words of one language show it: three of them, or two with one that nothing else resembles."""
    telling = {word for word in small if word not in _UNTOLD and len(word) > 1}
    return len(small) >= 3 or (len(small) == 2 and any(len(word) >= 4 or not word.isascii() for word in telling))


def is_english(text: str) -> bool:
    """Whether a text of some length is English: a tenth of its words are small words that English can't do without."""
    words = _WORD.findall(text)
    english = [word for word in small_words(text).get("English", []) if word not in _UNTOLD - {"the", "of", "to"}]
    return len(words) >= 20 and len(english) * 10 >= len(words)
