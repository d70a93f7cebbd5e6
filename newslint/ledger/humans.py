"""Nouns for one person, so that "a nurse" may speak and "a bridge" may not."""

from __future__ import annotations

from newslint.ledger.cues import SPEECH_NOUNS
from newslint.on_use import compiled

PEOPLE = frozenset(
    "actor actress adviser advisor aide artist assistant attendant attorney aunt author baker barber bishop "
    "boatman boss boxer boy brother builder butcher bystander campaigner candidate captain carer cashier "
    "chairman chairwoman chef chief child classmate cleaner clerk climber coach colleague commander commuter "
    "conductor constable councillor councilman councilwoman couple courier cousin customer dancer daughter "
    "dealer defender delegate demonstrator deputy designer detective developer diner director doctor driver "
    "editor electrician employee engineer executive expert fan farmer father firefighter fisherman foreman "
    "founder friend gardener girl governor granddaughter grandfather grandmother grandson guard guest guide "
    "historian host husband inspector instructor investigator janitor journalist judge juror keeper lady "
    "landlady landlord lawyer leader lecturer lifeguard lawmaker machinist man manager mayor mechanic member "
    "midwife minister miner mother motorist mourner musician neighbor neighbour nephew niece nurse observer "
    "officer official onlooker operator organiser organizer owner painter parent paramedic partner passenger "
    "passer-by pastor patient pensioner pilot player plumber poet porter postman president priest principal "
    "producer professor prosecutor protester pupil rancher ranger receptionist referee refugee regular "
    "relative reporter representative rescuer researcher resident retiree rider runner sailor scientist "
    "scholar secretary senator sergeant sheriff shopkeeper shopper sibling singer sister soldier solicitor "
    "son speaker spectator spokesman spokesperson spokeswoman steward student superintendent supervisor "
    "supporter surgeon survivor swimmer teacher teenager tenant tourist trader trainer traveller traveler "
    "treasurer uncle user victim villager visitor volunteer voter waiter waitress walker warden widow widower "
    "wife winner witness woman worker writer youngster vice-principal bartender barista cyclist photographer "
    "translator veteran trucker skipper crewman deckhand groom bride caller commenter reader poster master "
    "mate bosun magistrate coroner usher bailiff registrar surveyor joiner carpenter plasterer roofer mason "
    "welder fitter planner lock-keeper gamekeeper curator conservator auctioneer broker banker accountant "
    "auditor consultant contractor haulier docker stevedore trawlerman navigator stoker signaller announcer "
    "presenter broadcaster columnist correspondent critic novelist playwright composer violinist pianist "
    "drummer guitarist cellist vocalist choreographer sculptor potter weaver tailor seamstress cobbler "
    "jeweller jeweler watchmaker blacksmith glazier technician programmer coder hacker blogger influencer "
    "streamer gamer goalkeeper striker midfielder winger forward batsman bowler pitcher catcher quarterback "
    "linebacker umpire jockey trialist rower sprinter marathoner gymnast skater skier snowboarder surfer "
    "golfer selector scout backbencher mp mep congressman congresswoman premier chancellor ambassador envoy "
    "diplomat attache consul monarch king queen prince princess duke duchess earl baron baroness lord pope "
    "cardinal archbishop imam rabbi monk nun vicar rector curate deacon headteacher headmaster headmistress "
    "tutor schoolboy schoolgirl undergraduate graduate intern apprentice trainee recruit cadet private "
    "corporal colonel major general admiral lieutenant sapper gunner inmate prisoner convict suspect accused "
    "complainant claimant plaintiff appellant respondent petitioner landowner homeowner householder "
    "leaseholder squatter stallholder shopworker barmaid barman publican brewer distiller vintner smallholder "
    "grower picker beekeeper shepherd herdsman milkman miller fishmonger greengrocer grocer florist "
    "undertaker embalmer gravedigger optician dentist dietitian physiotherapist therapist psychologist "
    "psychiatrist paediatrician pediatrician oncologist cardiologist virologist epidemiologist hydrologist "
    "meteorologist forecaster botanist zoologist astronomer mathematician statistician linguist archivist "
    "genealogist activist lobbyist stepfather stepmother stepson stepdaughter godmother godfather fiancee "
    "fiance girlfriend boyfriend flatmate roommate housemate bridegroom bridesmaid mum mom dad grandma "
    "grandpa granddad nan passerby dog-walker jogger hiker rambler camper angler birder horsewoman busker "
    "vendor hawker librarian pharmacist analyst economist biologist chemist physicist geologist ecologist "
    "archaeologist".split()
)
"""Nouns for one person."""
_OLD = compiled(r"\d+-year-old\Z")
_BEFORE_TAIL = frozenset("of for from at in with who on".split())


BODIES = frozenset(
    "agency airline alliance army association authority bank board body brewery business cabinet campaign "
    "chain charity church club coalition college commission committee company congregation congress "
    "consortium corporation council court crew crowd department developer embassy factory family federation "
    "firm force foundation gallery government group guild hospital hotel industry inquiry insurer jury league "
    "library maker manufacturer media ministry museum navy network office operator opposition orchestra "
    "organisation organization outfit palace panel parliament party police practice press province public "
    "publisher regulator restaurant retailer school senate service side society staff state station studio "
    "supplier surgery team theatre theater town treasury tribunal trust union university utility village "
    "watchdog workforce world youth pair couple duo trio band choir audience city country "
    "nation house".split()
)
"""Nouns for bodies and groups that may speak."""
DOCUMENTS = frozenset(
    "register record report ledger log book manual guide bible file archive paper survey study review audit "
    "newspaper magazine website site blog account verse chapter scripture proverb rule contract will law act "
    "treaty charter code page feed alert bulletin update newsletter paragraph reading status thread channel forum "
    "circular brochure".split()
)
"""Nouns for what is written and may be quoted like a person."""


def is_thing(text: str, kind: str) -> bool:
    """Whether a description is of one thing that cannot speak: no person, group or body, and nothing with a name."""
    words = text.replace("’s", "").replace("'s", "").split()
    if kind != "described" or any(word[0].isupper() for word in words[1:]):
        return False
    head = ""
    for word in words:
        if word.lower() in _BEFORE_TAIL:
            break
        head = word.lower().strip(",.")
    known = words[0].lower() in ("the", "a", "an", "its", "his", "her", "their", "one")
    return (
        known
        and head not in BODIES | DOCUMENTS
        and head not in SPEECH_NOUNS
        and not head.endswith("s")
        and not is_human(text)
    )


def is_human(text: str) -> bool:
    """Whether a description such as "a nurse from Velm" is of one person."""
    head = ""
    for word in text.replace("’s", "").replace("'s", "").split():
        low = word.strip(",.’'“”").lower()
        if low in _BEFORE_TAIL:
            break
        head = low
    last = head.rpartition("-")[2]
    return (
        last in PEOPLE
        or last.endswith(("woman", "person", "holder", "keeper", "maker", "worker", "owner"))
        or (last.endswith("ist") and len(last) > 5)
        or (last.endswith("man") and last not in ("german", "human", "roman"))
        or bool(_OLD.search(head))
    )
