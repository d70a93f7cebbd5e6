"""Words that make a capitalised name a place, a body, a work, a day or a people rather than a person."""

from __future__ import annotations

from functools import cache, lru_cache

from newslint import lexicon
from newslint.tables import text_of

BODIES = frozenset(
    "room grill lounge kitchen deli bistro saloon cantina trattoria pizzeria arms base garage academy elementary "
    "stables kennels co-op nursery waterways bakeries dispensary playhouse monastery abbey priory convent seminary "
    "ledger courier dispatch daily examiner inquirer agency airlines airways alliance ambulance archive archives army "
    "assembly associates association athletic authority ballet band bank bar board brewery brigade brotherhood bureau "
    "cabinet campaign cathedral centre center chamber charity choir church circuit city-state clinic club co "
    "coalition college command commission committee commons community companies company conference confederation "
    "congregation congress consortium constabulary consulate convention cooperative co-operative corp corporation "
    "corps council court courts credit crown department dept directorate dioceses diocese division embassy "
    "enterprises estates exchange executive faculty federation festival fellowship firm fleet forces forum foundation "
    "fund gallery government group guard guild holdings images hospital hospitals hotel house inc incorporated "
    "industries infirmary initiative inquiry inspectorate institute institution insurance interpol investments "
    "investors jury laboratories laboratory league legion legislature library limited llc llp lodge lords ltd "
    "magazine marines media metro ministry mission mosque motors movement museum navy network news newspaper "
    "observatory office ombudsman opera orchestra organisation organization panel parliament partners partnership "
    "party patrol pharmaceuticals philharmonic plc police post press productions programme program project prison "
    "publishing quartet rail railway railways records registry republic research resources rescue restaurant "
    "restaurants rotary rovers sanctuary school schools secretariat senate sentinel service services sisters society "
    "solutions squad staff station studio studios survey synagogue syndicate systems tavern task team technologies "
    "telecom temple theater theatre times trades transit transport treasury tribunal tribune trust trustees unit "
    "united university utilities union unions utility ventures watch water works workers workshop world fc afc rfc sc "
    "cc bakery cafe café diner pub inn brewing brothers bros motor marina vets veterinary surgery practice herald "
    "gazette chronicle journal globe mirror telegraph guardian observer argus advertiser express standard bulletin "
    "echo star mail sun democrats republicans greens conservatives liberals democratic republican infantry regiment "
    "battalion platoon squadron battery front taskforce congregationalists logistics shipping freight lines line "
    "ferries ferry airport administration pictures entertainment sdn bhd gmbh ag sa nv bv ab oy as asa spa srl pty "
    "pte kk foods dairy dairies farms mills mill mining steel oil gas energy electric power pharma biotech bio labs "
    "capital equity asset management consulting advisory strategies group's".split()
)
"""Words of companies and bodies, in lower case."""

FIRM_ENDINGS = frozenset(
    "ltd limited inc incorporated corp corporation co company plc llc llp group holdings industries gmbh ag sa nv bv "
    "ab oy asa spa srl pty pte sdn bhd partners associates enterprises".split()
)
"""Endings of the names of firms, which short forms leave out."""

PLACE_WORDS = frozenset(
    "city bluff bluffs butte landing camp acres commons mall dunes shoals narrows rapids gap notch spit tarn beck "
    "strand parade rise alley place arena arch archipelago area avenue bay bayou beach bend boulevard bridge brook "
    "building burn bypass canal canyon cape castle cave cemetery circle close coast common cottage county court cove "
    "creek crescent cross crossing dale dam delta desert district dock docks down downs drive east estate estuary "
    "falls farm fell fen field fields firth fjord flats ford forest fort garden gardens gate glacier glen green grove "
    "gulch gulf hall harbor harbour heath heights highway hill hills hollow house island islands isle junction key "
    "kingdom knoll lagoon lake lakes lane ledge line loch lock manor market marsh meadow meadows mesa mews mill mine "
    "moor mount mountain mountains mouth north oval pass park parkway path peak peninsula pier pike plain plains "
    "plateau plaza point pond pool port prairie precinct province quarry quay range ranch reef region reserve "
    "reservoir ridge river road rock row sands sea shire shore shores south spring springs square stadium station "
    "strait street summit sound terrace terminal tower towers town township trail tunnel turnpike vale valley view "
    "village walk wall way weir well wells west wharf wood woods yard borough municipality prefecture parish canton "
    "oblast hospital airport freeway motorway expressway interstate route rd st ave blvd dr ln hwy".split()
)
"""Words that end the names of places, in lower case."""

PLACE_STARTS = frozenset(
    "camp joint llyn cwm piazza plaza rue via lago cerro barangay barrio new san santa santo são los las el la le les "
    "saint st mount mt lake fort port great upper lower northern southern eastern western central royal north south "
    "east west little old costa rio río monte cape isle river puerto villa ciudad playa porto sierra bad kuala tel "
    "ras ramat beit abu inner outer".split()
)
"""Words that begin the names of places, in lower case."""

EVENTS = frozenset(
    "fire flood quake earthquake blaze eruption complex massacre act agreement amendment award awards bill bowl "
    "budget championship championships code cup day days eve games grand prix initiative law lottery marathon medal "
    "month night olympics open order pact parade plan prize protocol regatta season series show story strategy summit "
    "sunday tour tournament treaty trophy war week weekend year derby stakes cross star hurricane storm cyclone "
    "typhoon tropical operation chapter scene volume mr report review trial test tests index rule theorem disease "
    "syndrome variant method scale effect".split()
)
"""Words of laws, prizes, contests and days, in lower case."""

BEASTS = frozenset(
    "dog puppy pup cat kitten horse pony mare gelding stallion colt filly foal cow bull calf ewe ram sheepdog collie "
    "labrador retriever terrier spaniel poodle greyhound whippet beagle parrot budgie hamster rabbit tortoise donkey "
    "mule goat pig sow ferret elephant tiger lion bear gorilla orangutan whale dolphin bitch hound mastiff bulldog "
    "pug corgi llama alpaca hawk falcon owl swan goose duck hen cockerel lifeboat trawler yacht boat schooner tug "
    "ferry tanker robot k-9 ship vessel submarine frigate destroyer warship barge locomotive hurricane storm cyclone "
    "typhoon".split()
)
"""Animals, ships and storms, which bear the names of persons, in lower case."""

DAYS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur "
    "thurs fri sat sun christmas easter ramadan diwali hanukkah thanksgiving halloween eid passover lent advent "
    "epiphany pentecost whitsun hogmanay yom kippur rosh hashanah".split()
)
"""Days, months and feasts, in lower case."""

PEOPLES = frozenset(
    "lankan pashtun tamil hutu tutsi zulu xhosa yoruba hausa igbo kikuyu berber druze rohingya uyghur kurd slav arab "
    "hazara tajik uzbek sinhalese punjabi bengali gujarati kashmiri sicilian venetian bavarian catalan afghan african "
    "albanian algerian american angolan argentine argentinian armenian asian australian austrian azerbaijani bahraini "
    "bangladeshi basque belarusian belgian bolivian bosnian brazilian briton british bulgarian burmese cambodian "
    "cameroonian canadian chilean chinese colombian congolese croatian cuban cypriot czech dane danish dutch dutchman "
    "ecuadorian egyptian english englishman englishwoman eritrean estonian ethiopian european filipino filipina "
    "fijian finn finnish french frenchman frenchwoman gambian georgian german ghanaian greek guatemalan haitian "
    "hawaiian honduran hungarian icelandic icelander indian indonesian iranian iraqi irish irishman irishwoman "
    "israeli italian ivorian jamaican japanese jordanian kazakh kenyan korean kurdish kuwaiti latvian lebanese "
    "liberian libyan lithuanian londoner malawian malaysian malian maltese maori māori mexican moldovan mongolian "
    "moroccan mozambican namibian nepalese nepali new nigerian norwegian omani pakistani palestinian panamanian "
    "parisian peruvian pole polish portuguese qatari romanian russian rwandan samoan saudi scot scots scotsman "
    "scotswoman scottish senegalese serb serbian singaporean slovak slovene slovenian somali spaniard spanish "
    "sudanese swede swedish swiss syrian taiwanese tanzanian texan thai tibetan tongan trinidadian tunisian turk "
    "turkish ugandan ukrainian uruguayan venezuelan vietnamese welsh welshman welshwoman yemeni yorker yorkshireman "
    "zambian zimbabwean christian muslim jewish jew catholic protestant anglican buddhist hindu sikh methodist "
    "baptist lutheran mormon quaker shia sunni latino latina hispanic black white democrat republican conservative "
    "tory labour labor liberal green socialist communist independent libertarian unionist nationalist marxist "
    "democratic californian chicagoan glaswegian liverpudlian mancunian geordie cornish aboriginal indigenous inuit "
    "navajo cherokee lakota sioux métis grenadian bajan barbadian bahamian guyanese".split()
)
"""Words for where somebody comes from, what they believe or vote, in lower case."""

_COUNTRIES = """
afghanistan, albania, algeria, andorra, angola, argentina, armenia, australia, austria, azerbaijan, bahamas,
bahrain, bangladesh, barbados, belarus, belgium, belize, benin, bhutan, bolivia, bosnia, botswana, brazil, britain,
brunei, bulgaria, burkina faso, burma, burundi, cambodia, cameroon, canada, cape verde, chile, china, colombia,
congo, costa rica, croatia, cuba, cyprus, czechia, denmark, djibouti, dominica, ecuador, egypt, el salvador,
england, eritrea, estonia, eswatini, ethiopia, fiji, finland, france, gabon, gambia, georgia, germany, ghana,
gibraltar, greece, greenland, grenada, guatemala, guinea, guyana, haiti, honduras, hong kong, hungary, iceland,
india, indonesia, iran, iraq, ireland, israel, italy, ivory coast, jamaica, japan, jordan, kazakhstan, kenya,
kiribati, kosovo, kuwait, kyrgyzstan, laos, latvia, lebanon, lesotho, liberia, libya, liechtenstein, lithuania,
luxembourg, macau, madagascar, malawi, malaysia, maldives, mali, malta, mauritania, mauritius, mexico, moldova,
monaco, mongolia, montenegro, morocco, mozambique, myanmar, namibia, nauru, nepal, netherlands, new zealand,
nicaragua, niger, nigeria, north korea, north macedonia, northern ireland, norway, oman, pakistan, palau, palestine,
panama, papua new guinea, paraguay, peru, philippines, poland, portugal, puerto rico, qatar, romania, russia,
rwanda, samoa, saudi arabia, scotland, senegal, serbia, seychelles, sierra leone, singapore, slovakia, slovenia,
somalia, south africa, south korea, south sudan, spain, sri lanka, sudan, suriname, sweden, switzerland, syria,
taiwan, tajikistan, tanzania, thailand, tibet, togo, tonga, trinidad, tobago, tunisia, turkey, turkmenistan, tuvalu,
uganda, ukraine, united states, united kingdom, america, uruguay, uzbekistan, vanuatu, venezuela, vietnam, wales,
yemen, zambia, zimbabwe, europe, asia, africa, antarctica, crimea, gaza, west bank, kashmir, catalonia, scandinavia
"""
_REGIONS = """
alabama, alaska, arizona, arkansas, california, colorado, connecticut, delaware, florida, hawaii, idaho, illinois,
indiana, iowa, kansas, kentucky, louisiana, maine, maryland, massachusetts, michigan, minnesota, mississippi,
missouri, montana, nebraska, nevada, new hampshire, new jersey, new mexico, new york, north carolina, north dakota,
ohio, oklahoma, oregon, pennsylvania, rhode island, south carolina, south dakota, tennessee, texas, utah, vermont,
virginia, washington, west virginia, wisconsin, wyoming, alberta, british columbia, manitoba, new brunswick,
newfoundland, nova scotia, ontario, quebec, saskatchewan, nunavut, yukon, new south wales, queensland, tasmania,
victoria, northern territory, south australia, western australia, kerala, karnataka, maharashtra, gujarat, punjab,
bihar, tamil nadu, assam, bengal, goa, rajasthan, uttar pradesh, telangana, odisha, haryana, sindh, balochistan,
cornwall, devon, dorset, kent, essex, surrey, sussex, norfolk, suffolk, cumbria, lancashire, yorkshire, cheshire,
staffordshire, derbyshire, nottinghamshire, lincolnshire, leicestershire, shropshire, herefordshire,
gloucestershire, wiltshire, somerset, hampshire, berkshire, oxfordshire, northumberland, durham, merseyside,
tyneside, fife, highland, orkney, shetland, gwynedd, powys, donegal, galway, kerry, mayo, cork, ulster, munster,
bavaria, saxony, tuscany, sicily, sardinia, lombardy, brittany, normandy, provence, andalusia, galicia, flanders,
wallonia
"""
_CITIES = """
aberdeen, abuja, accra, adelaide, addis ababa, albany, albuquerque, alexandria, algiers, amman, amsterdam,
anchorage, ankara, antwerp, arlington, athens, atlanta, auckland, austin, baghdad, baltimore, bangalore, bengaluru,
bangkok, barcelona, basel, bath, beijing, beirut, belfast, belgrade, bergen, berlin, bern, birmingham, bogota,
bologna, bordeaux, boston, bradford, brasilia, bratislava, brighton, brisbane, bristol, brooklyn, bronx, brussels,
bucharest, budapest, buenos aires, buffalo, cairo, calcutta, calgary, cambridge, canberra, cape town, caracas,
cardiff, casablanca, charleston, charlotte, chennai, chicago, christchurch, cincinnati, cleveland, cologne, colombo,
columbus, copenhagen, coventry, dakar, dallas, damascus, darwin, dayton, delhi, denver, derby, derry, des moines,
detroit, dhaka, doha, dresden, dubai, dublin, dundee, dunedin, durban, dusseldorf, edinburgh, edmonton, el paso,
exeter, florence, fort worth, frankfurt, fresno, geneva, genoa, ghent, glasgow, gothenburg, guangzhou, hamburg,
halifax, hamilton, hanoi, harare, hartford, havana, helsinki, hiroshima, ho chi minh city, hobart, honolulu,
houston, hull, hyderabad, indianapolis, inverness, ipswich, islamabad, istanbul, jacksonville, jakarta, jeddah,
jerusalem, johannesburg, kabul, kampala, kano, kansas city, karachi, kathmandu, khartoum, kiev, kyiv, kharkiv,
kingston, kinshasa, kolkata, krakow, kuala lumpur, kyoto, la paz, lagos, lahore, las vegas, leeds, leicester,
leipzig, lima, limerick, lisbon, liverpool, ljubljana, london, los angeles, louisville, luanda, lusaka, lyon,
madrid, malmo, managua, manchester, manhattan, manila, marseille, mecca, melbourne, memphis, mexico city, miami,
milan, milwaukee, minneapolis, minsk, mogadishu, mombasa, monterrey, montevideo, montreal, moscow, mumbai, bombay,
munich, nairobi, naples, nashville, newark, newcastle, new delhi, new orleans, nice, norwich, nottingham, oakland,
odesa, odessa, oklahoma city, omaha, orlando, osaka, oslo, ottawa, oxford, palermo, panama city, paris, perth,
peterborough, philadelphia, phnom penh, phoenix, pittsburgh, plymouth, port of spain, porto, port moresby, prague,
preston, pretoria, providence, pyongyang, quito, rabat, raleigh, ramallah, rangoon, yangon, reykjavik, richmond,
riga, rio de janeiro, riyadh, rochester, rome, rotterdam, sacramento, salt lake city, san antonio, san diego,
san francisco, san jose, san juan, santiago, sao paulo, sarajevo, savannah, seattle, seoul, seville, shanghai,
sheffield, shenzhen, sofia, southampton, st louis, st paul, stockholm, strasbourg, stuttgart, sunderland, suva,
swansea, sydney, taipei, tallinn, tampa, tashkent, tbilisi, tehran, tel aviv, thessaloniki, tokyo, toronto,
toulouse, trieste, tripoli, tromso, tucson, tulsa, tunis, turin, ulaanbaatar, utrecht, valencia, valletta,
vancouver, venice, verona, vienna, vientiane, vilnius, warsaw, wellington, winnipeg, wolverhampton, york, yokohama,
zagreb, zaragoza, zurich, hollywood, silicon valley, wall street, downing street, whitehall, westminster, kremlin,
pentagon, broadway, bollywood, wembley, wimbledon, tora bora, al qaeda, al jazeera, al shabaab, al shabab, al nusra,
al arabiya, al ahly, al hilal, al nassr, al aqsa
"""


@cache
def places() -> frozenset[str]:
    """Countries, states, counties and cities that readers everywhere know, in lower case."""
    listed = ",".join((_COUNTRIES, _REGIONS, _CITIES)).split(",")
    return frozenset(" ".join(place.split()) for place in listed)


@cache
def _names() -> dict[str, str]:
    cells = text_of("names.tsv").replace("\n", "\t").split("\t")
    return dict(zip(cells[::2], cells[1::2], strict=False))


@lru_cache(maxsize=20_000)
def marks(word: str) -> str:
    """What the table of names says of a word: f, m or u for a given name, s for a family name; may be empty."""
    from newslint.ledger.names import folded

    plain = folded(word)
    found = _names().get(plain, "")
    if not found and "-" in plain:
        first, _, last = plain.partition("-")
        found = _names().get(first, "") and _names().get(last, "")
    return found


def is_given(word: str) -> bool:
    """Whether a word is a usual given name."""
    return marks(word)[:1] in ("f", "m", "u")


def sex_of(word: str) -> str:
    """The sex that a given name tells, f or m; empty where it tells none."""
    mark = marks(word)[:1]
    return mark if mark in ("f", "m") else ""


def is_family(word: str) -> bool:
    """Whether a word is a usual family name."""
    return marks(word).endswith("s")


def is_people(low: str) -> bool:
    """Whether a word (lower case) tells where people come from, what they believe or vote, in the plural too."""
    return low in PEOPLES or (low.endswith("s") and low[:-1] in PEOPLES)


@lru_cache(maxsize=20_000)
def is_ordinary(word: str, level: int = 60) -> bool:
    """Whether a word (any case) is an English word up to a level, such as "yesterday" or "silver"."""
    found = lexicon.entry(word.lower())
    return found is not None and not found.name and found.level <= level
