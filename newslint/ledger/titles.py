"""Words before and beside names: honorifics, ranks, offices, trades and kin."""

from __future__ import annotations

HONORIFICS = {
    "mr": "he", "mrs": "she", "ms": "she", "miss": "she", "mx": "they", "dr": "", "sir": "he", "dame": "she",
    "lord": "he", "lady": "she", "prof": "", "professor": "", "rev": "", "reverend": "", "revd": "", "madam": "she",
    "fräulein": "she", "fraulein": "she", "mme": "she", "mlle": "she", "monsieur": "he", "madame": "she",
    "señor": "he", "señora": "she", "herr": "he", "frau": "she", "shri": "he", "smt": "she", "sri": "he",
    "alhaji": "he", "alhaja": "she", "hajiya": "she", "chief": "", "hon": "", "master": "he", "messrs": "",
    "baroness": "she", "baron": "he", "aunty": "she", "tata": "he", "mama": "she", "baba": "he", "gogo": "she",
    "tannie": "she", "papa": "he", "togbe": "he", "dato": "he", "datuk": "he", "cik": "she", "manong": "he",
    "manang": "she", "ka": "", "mang": "he", "aling": "she", "kuya": "he", "ate": "she", "tito": "he",
    "tita": "she", "nanay": "she", "tatay": "he", "lolo": "he", "lola": "she", "pak": "he", "bapak": "he",
    "ibu": "she", "bu": "she", "encik": "he", "puan": "she", "cikgu": "", "haji": "he", "hajah": "she",
    "hajj": "he", "hajja": "she", "thiru": "he", "selvi": "she", "pandit": "he", "ustad": "he", "begum": "she",
    "kumari": "she", "mzee": "he", "mallam": "he", "malam": "he", "otunba": "he", "daw": "she", "khun": "",
    "padre": "he", "signor": "he", "signora": "she", "signorina": "she", "senhor": "he", "senhora": "she",
    "kumu": "", "maestro": "he", "sra": "she", "srta": "she", "uncle": "he", "aunt": "she", "auntie": "she",
    "tante": "she", "oom": "he", "don": "he", "doña": "she",
}  # fmt: skip
"""Courtesy titles and the pronoun that each of them shows, empty where it shows none."""

_RANKS = (
    "garda cr mec mca collector convener convenor ssp sho acp dcp igp dsp asp forewoman foreman tánaiste datuk dato "
    "fiscal const cst ald asst atty dep msgr engr barr ofc dcn drs sens reps govs bdr tpr lcpl profs sen senator rep "
    "representative gov governor lt lieutenant col colonel gen general capt captain sgt sergeant maj major cmdr "
    "commander adm admiral det detective insp inspector constable officer trooper sheriff deputy marshal judge "
    "justice magistrate president chancellor minister premier mayor mayoress councillor councilman councilwoman "
    "councilmember councilor cllr coun alderman alderwoman assemblyman assemblywoman assemblymember congressman "
    "congresswoman ambassador secretary chairman chairwoman chair chairperson director superintendent supt principal "
    "coach manager bishop archbishop cardinal pope father fr sister brother king queen prince princess duke duchess "
    "earl baron baroness count countess viscount sheikh sheik sultan emir imam rabbi pastor deacon vicar canon abbot "
    "mother attorney prosecutor solicitor spokesman spokeswoman spokesperson private corporal cpl pvt pfc spc "
    "specialist airman seaman ensign brigadier brig commissioner commodore marshall taoiseach provost dean rector "
    "headteacher headmaster headmistress mp msp ms mep mla mpp td senator-elect delegate speaker whip comptroller "
    "treasurer clerk coroner executive chief ceo cfo coo cto pc dc ds di dci dsu wpc nurse surgeon engineer professor "
    "prof doctor superintendent-elect president-elect mayor-elect governor-elect vice-president vice-chancellor "
    "vice-chair vice-captain undersecretary reeve warden chaplain curator firefighter paramedic lieutenant-general "
    "major-general co-chair co-founder founder editor leader administrator coordinator co-ordinator organiser "
    "organizer quarterback midfielder striker forward defender goalkeeper pitcher catcher outfielder infielder "
    "shortstop winger tackle linebacker receiver halfback fullback fly-half scrum-half hooker prop lock flanker "
    "batter batsman bowler all-rounder skipper teacher lawyer attorney-general solicitor-general auditor ombudsman "
    "counsel kapitan tan tun congressmember councillor-elect mp-elect tuan ustaz maulana mullah ayatollah "
    "grand-ayatollah lama swami guru pandit chief-of-staff police-commissioner commissioner-general controller "
    "inspector-general sub-inspector havildar subedar sarpanch mlc oba eze obi igwe alhaji barrister arc pst evang "
    "evangelist prophet apostle elder"
)
RANKS = frozenset(_RANKS.split())
"""Offices and ranks that stand with a capital right before a name, in lower case."""

NAMES_TOO = frozenset(
    "mama baba papa tata nana collector bishop dean king prince major judge pope baker abbot duke earl knight marshal "
    "lock prop hooker chase rector page parker taylor cook mason carter cooper fisher porter potter turner butler "
    "priest deacon canon baron constable clerk shepherd don master elder tan obi eze oba prior mayor sargent penn "
    "abbott tun lola tito tita ate bu ibu lolo begum kumari pandit maestro daw pak sri malam".split()
)
"""Offices and trades that are family or given names as well."""

_TRADES = (
    "thief fraudster rapist smuggler gangster arsonist stalker hacker trafficker conspirator ringleader accomplice "
    "offender felon whistleblower sophomore freshman wildcard fellow planner strategist graduate alumnus alumna "
    "homemaker housewife paralegal postdoc mother-of-two mother-of-three father-of-two father-of-three mother-of-one "
    "father-of-one father-of-four mother-of-four academic accountant activist actor actress adviser advisor agent "
    "aide airman ally ambassador analyst anchor archaeologist architect artist assistant astronaut astronomer athlete "
    "attorney author baker ballerina banker bargee barista barman barmaid barrister bassist beekeeper biologist "
    "biographer bishop blacksmith boatbuilder bookkeeper bookseller botanist boxer breeder brewer bricklayer "
    "broadcaster broker builder butcher campaigner candidate captain cardiologist caretaker carpenter cartoonist "
    "cashier caterer cellist champion chairman chairwoman chair chancellor chaplain chef chemist chief choreographer "
    "clerk climber clinician coach collector colleague columnist comedian commander commentator commissioner composer "
    "conductor conservationist constable consultant contractor cook co-author co-founder co-owner co-star co-chair "
    "counsellor councillor councilman councilwoman coroner correspondent cricketer critic curator custodian customer "
    "cyclist dairyman dancer dealer dean defendant defender dentist deputy designer detective developer diplomat "
    "director diver doctor doctor-turned-politician dramatist driver drummer ecologist economist editor electrician "
    "engineer entrepreneur executive expert farmer fighter filmmaker firefighter fisherman fisherwoman fisher florist "
    "footballer forager ranger forward founder friend gardener geologist geophysicist goalkeeper golfer governor "
    "grocer guard guide guitarist gymnast hairdresser harbourmaster harbormaster head headteacher headmaster "
    "headmistress historian host hydrologist illustrator imam inspector instructor inventor investigator jeweller "
    "jeweler jockey journalist judge juror justice keeper keyboardist lawmaker lawyer leader lecturer legislator "
    "librarian lieutenant lifeguard linguist lobbyist magician magistrate manager marshal mathematician mayor "
    "mechanic member meteorologist midfielder midwife miller miner minister missionary model musician naturalist "
    "negotiator neighbour neighbor neurologist novelist nurse nutritionist officer official operator opponent "
    "organiser organizer owner painter paramedic partner passenger pastor patient pathologist pensioner performer "
    "pharmacist philosopher photographer physician physicist physiotherapist pianist pilot pitcher player playwright "
    "plumber poet politician porter postman postmaster potter premier presenter president priest principal prisoner "
    "producer professor programmer projectionist promoter prosecutor protester psychiatrist psychologist publican "
    "publisher pundit pupil quarterback rabbi racer rancher rapper realtor receptionist rector referee reporter "
    "representative researcher resident restaurateur retailer rider rival roofer runner sailor salesman saleswoman "
    "scholar scientist screenwriter sculptor seamstress secretary senator sergeant server sheriff shepherd shopkeeper "
    "shoemaker singer singer-songwriter skater skier skipper sociologist soldier solicitor songwriter specialist "
    "spokesman spokesperson spokeswoman sportswoman sportsman sprinter stallholder star statistician steward striker "
    "student superintendent supervisor surfer surgeon surveyor survivor suspect swimmer tailor teacher teammate "
    "technician tenant therapist tour-guide trader trainer translator treasurer trumpeter trustee umpire undertaker "
    "undersecretary vet veteran veterinarian vicar victim violinist virologist volcanologist volunteer vocalist voter "
    "waiter waitress walker warden weaver welder widow widower winemaker winger winner witness woodcutter worker "
    "wrestler writer youth zookeeper zoologist co-worker classmate roommate housemate flatmate boss landlord landlady "
    "newcomer native villager townsman local grandmaster laureate billionaire millionaire tycoon magnate heir heiress "
    "nominee incumbent challenger frontrunner hopeful commoner claimant plaintiff appellant accused complainant "
    "gunman shooter attacker killer murderer robber burglar kidnapper hostage fugitive inmate detainee toddler infant "
    "baby child boy girl man woman teenager teen schoolboy schoolgirl bride groom fiance fiancee fiancé fiancée "
    "cruiser captain-general policeman policewoman postwoman chairperson alderman goalscorer batsman bowler "
    "wicketkeeper all-rounder fast-bowler seamer spinner opener halfback fullback linebacker rookie setter libero"
)
TRADES = frozenset(_TRADES.split())
"""Words for what somebody is or does, which stand before a name in lower case or with commas beside it."""

KIN = frozenset(
    "don doña tía tío señora señor wife husband son daughter brother sister mother father grandmother grandfather "
    "grandson granddaughter aunt uncle niece nephew cousin widow widower partner girlfriend boyfriend fiance fiancee "
    "fiancé fiancée twin stepson stepdaughter stepfather stepmother stepbrother stepsister half-brother half-sister "
    "mum mom dad nan gran grandma grandpa mother-in-law father-in-law son-in-law daughter-in-law brother-in-law "
    "sister-in-law parents sons daughters brothers sisters children twins friend friends neighbour neighbor "
    "great-grandmother great-grandfather great-grandson great-granddaughter ex-wife ex-husband sibling siblings "
    "grandchild grandchildren spouse".split()
)
"""Words for kin and near ones, in lower case."""

QUALIFIERS = frozenset(
    "former ex acting interim deputy assistant chief vice prime foreign finance transport health education defence "
    "defense home interior justice environment labor labour trade energy housing culture sports agriculture senior "
    "junior lead head first second shadow police fire county city state district federal high supreme crown lay "
    "associate executive managing general technical sporting honorary retired late then local national regional "
    "parliamentary opposition majority minority house senate cabinet veteran longtime town village parish borough "
    "campaign company team club union school board council committee principal private press special public human "
    "resources financial operating marketing medical nursing clinical scientific research world olympic goalkeeping "
    "batting bowling pitching defensive offensive running wide tight point shooting".split()
)
"""Words that stand before an office and belong to it, in lower case."""

ROLE_HEADS = RANKS | TRADES | KIN


FIRM_ROLES = frozenset(
    "broker builder developer distributor keeper leader maker member operator owner partner producer promoter "
    "provider publisher retailer rival supplier trader head lead forward guard center centre general guide local star "
    "boss fan private representative consultant contractor dealer insurer carrier designer opponent winner champion "
    "challenger survivor victim native host chair friend friends neighbour neighbor parents child baby youth".split()
)
"""Words for persons that are said of firms, places and things as well."""

_PERSON_ENDINGS = (
    "woman", "person", "sman", "eman", "kman", "rman", "dman", "ologist", "ographer", "ician", "keeper", "teacher",
    "worker", "driver", "player", "holder", "goer", "grower", "runner", "seller", "writer", "singer", "rider", "ionist",
    "eist", "inist", "onist", "arist", "alist", "orist", "sonian", "arian", "orian", "nian",
)  # fmt: skip


_SHE = frozenset(
    "wife daughter sister mother grandmother granddaughter aunt niece widow girlfriend fiancee fiancée stepdaughter "
    "stepmother stepsister half-sister mum mom nan gran grandma mother-in-law daughter-in-law sister-in-law ex-wife "
    "actress waitress ballerina bride heiress landlady nun policewoman schoolgirl girl woman seamstress barmaid "
    "homemaker housewife mother-of-one mother-of-two mother-of-three mother-of-four great-grandmother alumna".split()
)
_HE = frozenset(
    "husband son brother father grandfather grandson uncle nephew widower boyfriend stepson stepfather "
    "stepbrother half-brother dad grandpa father-in-law son-in-law brother-in-law ex-husband groom policeman "
    "schoolboy boy man landlord barman father-of-one father-of-two father-of-three father-of-four "
    "great-grandfather postman fisherman".split()
)


def pronoun_of(words: list[str]) -> str:
    """The pronoun that words for an office or kin (lower case) show: that of the first which tells."""
    for word in words:
        if word in _SHE or word.endswith("woman"):
            return "she"
        if word in _HE:
            return "he"
        if word in ROLE_HEADS:
            return ""
    return ""


def is_role_word(word: str) -> bool:
    """Whether a word (lower case) tells what somebody is or does."""
    if word in ROLE_HEADS or (len(word) > 6 and word.endswith(_PERSON_ENDINGS)):
        return True
    return "-" in word and word.rpartition("-")[2] in ROLE_HEADS
