"""Words that show who speaks: verbs of speech with their forms, nouns for things said or written, lead-ins."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from newslint.records import NamedTuple
from newslint.tables import rows_of


class Cue(NamedTuple):
    """A verb that gives words to a speaker; what the flags mean stands at the head of ``data/cues.tsv``."""

    verb: str
    flags: frozenset[str]


@cache
def cues() -> Mapping[str, Cue]:
    """The verb of each form of the verbs that may give words to a speaker, in lower case."""
    found: dict[str, Cue] = {}
    for row in rows_of("cues.tsv"):
        verb, flags, forms = (*row, "")[:3]
        cue = Cue(verb, frozenset(flags.split()))
        others = forms.strip("-").split() if forms else _inflected(verb)
        for form in (verb, *others):
            found.setdefault(form, cue)
    return found


@cache
def verbs_with(*flags: str) -> frozenset[str]:
    """Every form of the verbs that have all of these flags."""
    return frozenset(form for form, cue in cues().items() if cue.flags.issuperset(flags))


@cache
def speech_verbs() -> frozenset[str]:
    """Every form of the verbs that may give a quotation to a speaker, in lower case."""
    return frozenset(cues())


def _inflected(verb: str) -> tuple[str, ...]:
    if verb.endswith("e"):
        return f"{verb}s", f"{verb}d", f"{verb[:-1]}ing"
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return f"{verb[:-1]}ies", f"{verb[:-1]}ied", f"{verb}ing"
    third = f"{verb}es" if verb.endswith(("s", "sh", "ch", "x")) else f"{verb}s"
    return third, f"{verb}ed", f"{verb}ing"


PLAIN_VERBS = frozenset(
    "say says said tell tells told add adds added explain explains explained argue argues argued insist insists "
    "insisted claim claims claimed warn warns warned admit admits admitted believe believes believed announce "
    "announces announced confirm confirms confirmed recall recalls recalled testify testifies testified maintain "
    "maintains maintained acknowledge acknowledges acknowledged suggest suggests suggested deny denies denied "
    "complain complains complained remember remembers remembered promise promises promised think thinks thought "
    "stress stresses stressed".split()
)
"""Verbs of indirect speech: they report what somebody said without quoting it."""

SPEECH_NOUNS = frozenset(
    "advert adverts advice announcement answer answers anthem appeal ballad banner banners billboard caption "
    "captions card cards catchphrase chant chants chorus comment comments complaint confession conclusion cry cries "
    "diary documents email emails engraving entry epitaph excerpt extract failings feedback footage graffiti "
    "greeting headline headlines hymn inscription instruction instructions interview joke jokes label leaflet "
    "letter letters line lines lyric lyrics mantra memo message messages monologue motto note notes notice notices "
    "oath pamphlet passage phrase placard placards plaque plea poem poems post posts poster posters prayer "
    "proverb question questions quotation quote quotes reaction reactions recording refrain remark remarks reminder "
    "reply replies response responses retort review reviews saying script sentence sentences sign signs "
    "slogan slogans song speech statement statements sticker story tagline tale tattoo testimony text texts "
    "thread transcript tweet tweets verdict verse video voice voicemail voices vow warning warnings wisdom "
    "words writing".split()
)
"""Nouns for things said, sung or written, which lead into words that no person need be named for."""

SIGNS = frozenset(
    "advert adverts anthem ballad banner banners billboard caption captions card cards chant chants chorus engraving "
    "epitaph footage graffiti headline headlines hymn inscription label labels lyric lyrics motto notice placard "
    "placards plaque plaques poem poster posters proverb refrain sign signs slogan slogans song songs sticker stickers "
    "tagline tattoo t-shirt t-shirts verse billboards badge badges headstone gravestone tombstone hashtag".split()
)
"""Nouns for what is written on a thing or sung, so that nobody is heard saying it."""

SURFACES = frozenset("shirt board screen mug cover spine door wall stone paper sheet cardboard cloth flag".split())
"""Nouns for things that may be read, which say something only with a verb such as "read"."""

LEADING_NOUNS = SIGNS | frozenset(
    "advice answer catchphrase comment confession cry diary email excerpt greeting instruction "
    "instructions joke letter mantra memo message note oath phrase plea prayer question "
    "quote reaction reactions remark reminder reply response retort saying speech statement "
    "tale transcript tweet verdict voice voicemail vow warning wisdom words".split()
)
"""Nouns after which a quotation may stand in the next sentence as what they announce."""
