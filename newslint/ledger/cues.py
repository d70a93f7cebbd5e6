"""Words that show who speaks: verbs of speech with their forms, nouns for things said or written, lead-ins."""

from __future__ import annotations

from functools import cache

_REGULAR = (
    "acknowledge add admit advise affirm agree allege announce answer argue ask assert assure attest aver bark bawl "
    "beam beg bellow blurt boast brag call caution charge cheer chime chide chirp chuckle claim clarify comment "
    "complain conclude concede concur confess confide confirm continue contend counsel counter croak crow cry "
    "deadpan declare demand deny describe disclose discuss drawl echo elaborate emphasise emphasize enquire enthuse "
    "exclaim exhort explain fret fume gasp giggle groan growl grumble gush hint holler howl inform inquire insist "
    "instruct interject interrupt intone joke jest laugh lament lecture marvel maintain mention moan mock mumble "
    "murmur muse mutter note object observe offer opine order plead pledge point post preach predict press proclaim "
    "promise pronounce protest quip rant rave reason reassure recall recite reckon recommend recount reflect regret "
    "reiterate rejoin relate remark remember remind reminisce repeat reply report request resolve respond retort "
    "reveal roar rule scoff scold scream shout shriek shrug sigh signal smile snap snarl snort sob specify spit "
    "splutter stammer state stress stutter submit suggest summarise summarize surmise sympathise sympathize taunt "
    "tease testify thank theorise theorize thunder tweet urge utter venture voice volunteer vow wail warn whine "
    "whisper wonder yell message text email conjecture quote sing sum rhyme pray pen sign wish hiss huff bemoan "
    "stipulate underline underscore assess guess hope fear worry accuse blame criticise criticize praise hail "
    "welcome greet narrate type"
).split()
_IRREGULAR = {
    "say": "says said saying",
    "tell": "tells told telling",
    "write": "writes wrote written writing",
    "read": "reads reading",
    "speak": "speaks spoke spoken speaking",
    "think": "thinks thought thinking",
    "feel": "feels felt feeling",
    "go": "goes went",
    "know": "knows knew",
    "believe": "believes believed believing",
    "swear": "swears swore",
    "put": "puts",
    "begin": "begins began",
    "shoot": "shoots shot",
    "hold": "holds held",
    "find": "finds found",
    "weep": "weeps wept",
    "grin": "grins grinned",
    "let": "lets",
}
_DOUBLED = frozenset(
    "admit beg quip submit signal counsel marvel chat brag plan rap reel".split()
)  # the last letter doubles before -ed


@cache
def speech_verbs() -> frozenset[str]:
    """Every form of the verbs that may give a quotation to a speaker, in lower case."""
    forms: set[str] = set()
    for verb in _REGULAR:
        forms.update(_inflected(verb))
    for verb, others in _IRREGULAR.items():
        forms.update((verb, *others.split()))
    return frozenset(forms)


def _inflected(verb: str) -> tuple[str, ...]:
    if verb.endswith("e"):
        return verb, f"{verb}s", f"{verb}d", f"{verb[:-1]}ing"
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return verb, f"{verb[:-1]}ies", f"{verb[:-1]}ied", f"{verb}ing"
    third = f"{verb}es" if verb.endswith(("s", "sh", "ch", "x")) else f"{verb}s"
    past = [f"{verb}ed", f"{verb}ing"]
    if verb in _DOUBLED:
        past += [f"{verb}{verb[-1]}ed", f"{verb}{verb[-1]}ing"]
    return verb, third, *past


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
