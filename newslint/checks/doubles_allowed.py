"""Tables for doubled words: which never stand twice, which may, and after or before which words."""

from __future__ import annotations

from collections.abc import Mapping


def _set(*words: str) -> frozenset[str]:
    return frozenset(" ".join(words).split())


NEVER = _set(
    "the a an his their our my your its each every some any both such other another last next first and or but",
    "nor because although while until unless whether of to from into onto as than between during against",
    "without within would could should must may cannot he she we they whom whose when where not also only with",
    "said says who which after before about for at by through under was were are be been being has have will",
    "this these those there then it in on is if",
)
"""Small words that a sound sentence does not double, save where another table or test says so."""

NAMES = _set("will may who us it in is on at by said an")
"""Small words that with a capital may be a name or initials."""

STAMMERED = _set("i yes yeah really very never well ever always please so")
"""Words people double when they speak; inside speech they stay."""

EMPHATIC = _set("very really so many long far always way super ultra extra")
"""Words doubled for emphasis, in narrative too."""

EMPHATIC_SPEECH = _set(
    "too big old good great never little bad hard huge tiny hot cold slow poor dear sweet happy sad wonderful",
    "beautiful lovely deep small pretty truly nice tough wide fast close tired awful terrible quite right",
    "wrong high real big strong bright dark loud quiet ever",
)
"""Words doubled for emphasis where somebody speaks."""

REDUPLICATED = _set(
    "bye ha hush tuk pom aye yo chop dik gado nasi mahi piri bora cha bang knock tick tut choo woof beep ding",
    "dong blah tsk rah hip hubba yum wee pee poo boo mama dada gee goody bon pili ylang kai chi chow agar lomi",
    "tom yada la na doo dum da fifty wah tam dub go cray ya ye jaw nudge wink clap drip win lose pooh muu ack",
    "beri gong walla pow boom click tap quack cluck meow moo baa oink ho tee easy hear yes yeah oh ah hey",
    "hello hi ok okay please nein non oui si ja da ta hee heh mmm um er uh toi moi paw koi vroom wakey chin",
    "ping zoom bling swish swoosh splish twinkle pip rum tra bla snip chug nom sing wagga lah te ti",
    "ma pa ba bo bu di du fa ga ka ki ko ku lo lu mu nu pi po pu ra re ri ru sa su ti tu va",
    "vi vo wa wo ye za zu plus minus double thank clip clop bam wham huff puff roll",
)
"""Words that stand twice by right: sounds, dances, dishes, chants, compass points, grades."""

COMPASS = _set("north south east west")
NUMBERS = _set(
    "nil one two three four five six seven eight nine ten eleven twelve twenty thirty forty hundred zero love",
)

SCORES = _set(
    "draw win defeat loss victory lead tie up down at to against with in on before after thanks and by from",
    "but",
)
SUBJECTS = _set("i you he she it we they")
RELATIVES = _set("that which who whom what where whatever wherever whoever how all everything anything nothing")
REPORTING = _set(
    "concede concedes acknowledge acknowledges explain explains stress stresses recognise recognises accept",
    "accepts conclude concludes suspect suspects assume assumes realise realises understand understands",
    "remember see sees ensure prove proves suggest suggests decide decides doubt guess appear appears seem",
    "seems seemed insist insists propose proposes demand demands learned told agree agrees thinking worry",
    "worries admit admits recognize realize convinced confident aware certain sure clear likely unlikely",
    "possible true given so now fact belief view claim idea hope fear evidence news said says say saying added",
    "adds told believe believes believed think thinks thought hope hopes hoped claim claims claimed warn",
    "warned warns announced announces announcing argue argued argues confirmed denied insisted noted noting",
    "notes reported reports showed shows stated states suggested knew know knows found feel felt expected",
    "expects agreed means meant fear feared understood indicated ruled promised pledged admitted heard wrote",
    "asked maintains maintained",
)
QUESTIONS = _set(
    "what who where how why when which whatever whoever wherever whether whichever all thing things everything",
    "nothing anything only problem point trouble",
)
OPENERS = _set(
    "when if once after although though because as before while since until unless whenever where what",
    "whatever how without with by for like than about",
)
LINKS = _set(
    "is was are were has have had be been with there that of and but for to at by in as from or said than not",
    "who which into on because",
)
OBJECTS = _set(
    "it him her them us me you himself herself itself themselves myself back right straight all so everyone",
    "someone anyone everybody somebody people way further later early there here",
)
PRONOUNS = _set("it him her them us me you")
TIMES = _set(
    "day days morning week weeks month months year years night evening hour hours minute minutes decade",
    "decades century season round game match afternoon moment seconds time",
)
SPANS = _set(
    "years months weeks days hours decades ages so more over nearly almost about some many several two three",
    "four five six seven eight nine ten most much just life ever around generations half",
)
BEFORE_POSSESSIVE = _set(
    "and but that when while because if said where is was are were has have of in on from by into at or not",
    "who than through during between among both under against within",
)
BEFORE_DANCE = _set("the a an french of to do did does danced dance dancing doing that this and no their")
AFTER_CONJUNCTION = _set(
    "the he she they it we i a an you his her its their our my these those this there are were have many both",
    "each another some any such who when if although though despite unless because while since after people",
    "men women children police nobody everyone everybody someone anyone every what where how whether neither",
    "either",
)
FINITE = _set("is was are were has have had will would could should can may might must did does do")
PLURAL_VERBS = _set("are were have had will would could should can may might must did do")
PLURALS = _set("cattle police children women men mice geese sheep teeth feet")
"""Plurals without an s that take no "that" before them."""
PARTICIPLES = _set(
    "been become begun gone come taken seen fallen risen said told agreed decided happened tried failed",
    "refused managed",
)

DETERMINERS = _set(
    "the a an its his her their our this that these those any some no further major big sharp small new first",
    "second another each every slight steep large recent huge last next key little",
)
CONJUNCTIONS = _set(
    "when if once although though because while until unless whenever where whatever whether which what how",
    "that and but or as before after",
)
MOVING = _set(
    "live lived lives living been went go goes gone get got getting out over up down in work worked stay",
    "stayed was is were are put born stood sitting from",
)
COMPARED = _set("more less worse better too needed loved longer closer")
IRREGULAR = _set(
    "left made won lost sent held met bought sold paid kept brought built caught led put cut spent taught",
)
AFTER_VERB = _set("a an the his its their him them that to some off up out down two three more")
CONTENT = _set(
    "show showing premise notion suggestion suggestions argument arguments assumption possibility theory point",
    "sense sign impression proof signs word prospect conclusion concern concerns fears hopes claims rule",
    "ruling principle grounds argument reason message view understanding expectation expectations guarantee",
    "promise accusation allegation result way warning warnings doubt doubts speculation rumours rumors chance",
    "chances tell telling convince persuade warning assure assured assuring convincing persuaded reminded",
    "remind informed inform notified question basis condition",
)
WHOEVER = _set("those ones anyone everyone all people man woman men women")
BRINGING = _set("bring brings bringing brought let lets letting invite invited")
SEPARABLE = _set(
    "take takes took taken taking put puts putting get gets got getting send sent hand handed call called turn",
    "turned switch switched move moved pull pulled phase phased usher ushered wave waved ship shipped push",
    "pushed talk talked build built keep kept have had carry carried",
)
AFTER_NO_PARTICLE = _set(", . ; : ! ? at to from for with")
"""What never follows a preposition that has its noun still to come."""
NO_HEADS = _set("like maybe perhaps filled kept made let known")
"""Words that head no relative clause and may stand before its subject."""
BEFORE_COME = _set("to had has have would will could not may")
BEFORE_NOUNS = _set("the this that his her their its my our your a")
AFTER_HOW = _set("as to it the will is are he they")
GIVING = _set(
    "handed offered promised owed showed allowed denied refused granted awarded wished earned asked called cooked",
    "poured passed saved returned served assigned guaranteed fetched issued loaned mailed emailed texted quoted spared",
    "threatened advised assured informed reminded persuaded convinced warned envied forgave ordered booked reserved",
)
"""Verbs that take two objects: "showed her her room"."""
BEFORE_THEN = _set("by since until from before even")
PARTICLES: Mapping[str, frozenset[str]] = {
    "in": _set(
        "come came comes coming go goes went gone going bring brought take took taken taking takes set setting",
        "sets move moved moves moving step stepped stepping check checked checking log logged logging sign",
        "signed phone phoned call called calling cave caved chip chipped cut cash cashed dig dug dive dived",
        "drop dropped fill filled filling fit fits get gets got getting give gave given gives giving hand",
        "handed handing join joined joining jump jumped kick kicked kicks kicking let live lock locked look",
        "looked pitch pitched plug plugged pour poured pouring pull pulled push pushed put reined roll rolled",
        "rolling rope roped run send sent settle settled settling sink sank sunk stand stood standing stay",
        "stayed stop trade traded tune tuned turn turned usher ushered vote voted weigh weighed write wrote",
        "written break broke broken breaking burst buy bought flew fly flown phase phased phasing closed draw",
        "drawn drew dropped sworn swear tied usher wade waded walk walked walking step trickle trickled flood",
        "flooded flooding bed hemmed snowed throw threw thrown top tap lead-in factored built barged sat stuck",
        "interested involved been believe believed specialise specialised invested tuck tucked joined squeeze",
        "crammed piled keyed typed scaled zoomed dialled dialed wander wandered blow blew crept flocked",
        "stepping streamed hone honed homed",
    ),
    "on": _set(
        "go goes went gone going carry carried carrying carries move moved moving moves get gets got getting",
        "hold held keep kept keeps live lived lives pass passed take took taken taking turn turned switch",
        "switched put log logged come came comes coming add added hang hung call called soldier soldiered",
        "press pressed drag dragged drags push pushed sign signed play played stay stayed work worked read so",
        "further later early head then now follow followed battle battled struggle struggled march marched try",
        "tried hooked bet build looked look egged urged cheered tag tagged bolted tacked catch caught spur",
        "spurred rage raged rages ramble storm stormed been fought fight sat stood lay wear wore bring brought",
        "hop hopped climb climbed step stepped piled switched back right leave left try rolled roll travel",
        "travelled wait waited watch from there onwards today",
    ),
    "over": _set(
        "take takes took taken taking hand handed handing hands cross crossed carry carried come came go went",
        "gone going all is was are were be been being get got turn turned turning pull pulled roll rolled",
        "spill spilled boil boiled fall fell fallen knock knocked run ran win won start started left per the",
        "an each last final opening sixth think sleep slept pass passed sign signed flip flew fly flown not",
        "almost nearly move moved switch switched bend bent change changed tip tipped keel keeled hold held",
        "stop stopped given gave give talk talked made read",
    ),
    "down": _set(
        "come came go went gone going step stepped stepping run ran fall fell walk walked ride rode slide slid",
    ),
    "by": _set(
        "stand stood standing stands pass passed passing passes go went gone goes going come came drop dropped",
        "stop stopped get got sit sat fly flew drive drove close near live lived by walked walk rolled ran",
        "abide swear stick",
    ),
    "through": _set(
        "go goes went gone going come came comes get gets got put pull pulled fall fell fallen carry carried",
        "follow followed see sail sailed break broke push pushed run ran halfway midway all way live lived",
        "sleep slept shine pass passed passes went half partway went filter filtered",
    ),
    "about": _set(
        "talk talked talking talks think thought thinking know knew known worry worried worrying ask asked",
        "asking complain complained care cared hear heard come came comes bring brought is was are were be",
        "been being out set go went lie lied learn learned learnt read speak spoke wrote write written",
        "concerned excited just dream dreamt dreamed how what said say forget forgot forgotten moved",
    ),
    "around": _set(
        "come came turn turned go went get got all look looked move moved sit sat stand stood hang all been",
    ),
    "round": _set(
        "come came turn turned go went get got all look looked year this next second first third final last",
    ),
    "out": frozenset(),
    "along": _set("come came go went all get walk walked move moved run ran ride rode"),
    "under": _set(
        "go went gone goes going down buried put keep kept live lived work worked operate operates fall fell",
    ),
    "behind": _set("left fall fell fallen leave stay stayed lag lagged far close from lie"),
    "across": _set("come came get got put walk walked go went run ran swim swam"),
    "away": _set("far run ran"),
    "inside": _set("go went gone get got from"),
    "outside": _set("go went gone get got from stood wait waited"),
    "past": _set("go went gone walk walked drive drove get got"),
    "with": _set("work worked deal dealt live lived agree cope play played begin start started"),
}
