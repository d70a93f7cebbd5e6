"""Surnames spelt in two ways: which slips are found, and which look-alikes stay silent.

Real names stand where two well-known people, places or firms are one letter apart; what is said of them is invented.
"""

from __future__ import annotations

import re

import pytest

from newslint.article import Kind
from newslint.checks.names import inconsistent_spelling
from newslint.findings import Hit
from newslint.readers import read_article

MARK = re.compile(r"\[\[|\]\]")


def hits(text: str, format: str = "snippet") -> list[tuple[str, Hit]]:
    """What is found in a text: the words at each place, with the hit."""
    article = read_article(text, "draft", format)
    return [
        (article.blocks[hit.where.block].text[hit.where.start : hit.where.end], hit)  # type: ignore[union-attr]
        for hit in inconsistent_spelling(article, {})
    ]


def offsets(text: str) -> list[tuple[int, int]]:
    article = read_article(text, "draft", "snippet")
    places = [hit.where for hit in inconsistent_spelling(article, {})]
    return [tuple(article.blocks[place.block].source_span(place.start, place.end)) for place in places]  # type: ignore


def marked(text: str) -> tuple[str, list[tuple[int, int]]]:
    """A text without its marks, and the spans between them."""
    parts = MARK.split(text)
    ends, at = [], 0
    for part in parts:
        at += len(part)
        ends.append(at)
    return "".join(parts), list(zip(ends[::2], ends[1::2], strict=False))


SLIPS = [
    (
        "Ferry boss Colin Drever, 52, said the boats were full.\n\nDrever said more would come. Mr "
        "[[Dreever]] promised a second ship."
    ),
    (
        "Superintendent Laurel Whitcomb said Tuesday the roof leaked. Asked about cost, [[Whitcombe]] "
        "pointed to the state."
    ),
    "Nurse Orla Kinsella won the prize.\n\n[[Kinsela]] told the crowd it was a shock.",
    "The mayor, Dina Frobisher, opened the bridge. “It is done,” [[Frobischer]] said.",
    "Renée Thibodeau plays the cello. Friends of Renée [[Thibaudeau]] came too.",
    "Renée Thibodeau plays the cello. Friends of Renée [[Thibaudeau]] came too.",
    "Ilse Vasko heard it first. Vasko sang twice. [[Vasco]] laughed at the echo.",
    "Provost Anne Carnegie cut the ribbon. Ms [[Carnagie]] said it was grand.",
    "Earl Sloane ran the ferry for 40 years. Mr. [[Sloan]] never missed a day.",
    "Owner June Teague reopened the Bijou. Teague said the popcorn was hers. Later [[Teage]] sold out of it.",
    "Paulette Voss, the health commissioner, spoke. Dr. [[Vos]] said wells were safe.",
    "Neil Tolland, 33, was fined. Magistrates told [[Toland]] to keep away from whales.",
    "Priya Whitlock planted it. Whitlock said so. The dog of [[Whitlok]] barked.",
    (
        "[[Marcheti]] wins again\n\nElena Marchetti won the vote on Sunday. Marchetti, 44, said she was "
        "glad. Marchetti leaves in May."
    ),
    "José Barranuevo, 41, won the vote. Mr [[Barraneuvo]] will take office.",
    "Ivan Kolosky was charged on Friday. Kolosky denied it. [[Kolsoky]] denied knowing of the money.",
    "Zoë Müller won the race. Zoë [[Muller]] lost the next one.",
    "Ian MacAllister sang. Later Ian [[McAllister]] danced.",
    (
        "Chief executive Hanneke Brouwers resigned on Monday. Ms Brouwers had led the bank since "
        "2019. Ms [[Brouwer]] did not reply."
    ),
    "Councillor Siobhan Heffernan spoke first. Cllr [[Hefernan]] then left.",
    "Sgt. Dale Pruitt found the car. [[Pruett]]’s report said it was empty. Pruitt declined to say more.",
    "Professor Adaeze Okonkwo led the study. Okonkwo’s team found it. Prof [[Okonkow]] warned of more.",
    "Trevor Ashworth, a baker, makes pies. Ashworth sells 200 a day. “I love them,” says [[Ashwroth]].",
    (
        "Det. Insp. Moira Gallacher asked for witnesses. Det. Insp. [[Gallagher]] said a man had run "
        "off. Gallacher thanked the town."
    ),
    (
        "Wide receiver Deshawn Pettigrew caught nine passes. Pettigrew ran 40 yards. [[Pettigrow]] "
        "left in the third quarter."
    ),
    "“Mr [[Lockier]] was kind to us,” she said of Hamish Lockyer, the engineer. Lockyer smiled.",
    "Sara Lindqvist has won again. Sara [[Lindquist]] is 30.",
    "Tomás O’Shaughnessy scored twice. O’Shaughnessy, 24, was carried off. [[O’Shaugnessy]] said he was fine.",
    "Artist Vera Szymanska painted the wall. Szymanska said it took a month. Friends say [[Szymanksa]] slept there.",
    "Carlos Villanueva runs the shop. Villanueva opened it in 1990. It was “a dump,” [[Villaneuva]] recalled.",
    "Jan van der Meulen sued. Van der Meulen lost. Mr van der [[Muelen]] will appeal.",
    "Ngozi Adeyemi-Clarke, 29, runs. Adeyemi-Clarke won in 2020. [[Adeyemi-Clark]] will retire.",
    "Pat Haddon trains horses. Mr Haddon said so. Mr [[Hadden]] left.",
    "A spokesman for Fiona Ballantyne said no. Ms [[Ballantine]] is away. Ms Ballantyne returns in May.",
    "Mayor Ruth Castellano called it a triumph. Castellano spoke for an hour. Critics of [[Castelano]] were quiet.",
    "Abdul Rahmani, who fled in 2021, cooks. Rahmani’s stew is famous. [[Rhamani]] cooks it daily.",
    "Hollie Braithwaite, 19, swam the Channel. [[Brathwaite]] swam for 14 hours, said her father.",
    "Police named the dead man as Stefan Wojcik. [[Wojick]], 38, had lived in Leeds.",
    "Dr Wen-Li Tsang found it. Tsang said so. Dr [[Tseng]] is at Yale.",
    "Elena [[Marcheti]], 44, won the vote. Marchetti said she was glad. Marchetti leaves in May.",
    "Colin [[Dreever]], the ferry boss, resigned. Mr Drever had run it since 2019. Mr Drever did not reply.",
    (
        "Aoife Brannigan, a vet, saw the swan first. Brannigan said it was calm. Ms [[Branigan]] took "
        "it home. Ms Branigan fed it."
    ),
    "Councillor Imran Qureshi said the plan was dead. Qureshi told the meeting. Cllr [[Quereshi]] will vote no.",
    (
        "Mark and Jane Hollis run the inn. Jane Hollis cooks; Mark Hollis pours. Jane [[Holis]] also "
        "gardens. Mark Hollis swims."
    ),
    "The widow, Beatriz Figueroa, wept. “[[Figueora]] was a good man,” a friend said of her husband.",
    "Striker Ollie Watkinson scored twice. Watkinson limped off. [[Watkinsn]] hit the bar.",
    (
        "Detective Sergeant Gwen Llewellyn led the case. Llewellyn’s team found it. [[Llewelyn]] said "
        "a man had been held."
    ),
    "Jakub Nowakowski was elected. Nowakowski took office. Mr [[Nowakovski]] promised change.",
    "Dr. Siddharth Raghavan wrote it. Raghavan, 50, teaches. [[Ragahvan]] declined to comment.",
    "The case was brought by Ines Palmeira. Lawyers for [[Palmiera]] declined to comment. Palmeira wept.",
    "Thomas Abernathy, who built the boat, died. [[Abernethy]] was 90.",
    "Yolanda Cartwright sued. [[Cartright]] won.",
    "Sir Nigel Featherstone opened it. Sir Nigel [[Fetherstone]] left.",
    "Lord Haverstock, Giles Haverstock, spoke. Lord [[Haverstok]] sat.",
]
SILENT = [
    "Ana Hansen and Tom Hanson spoke. Hansen said yes, Hanson said no.",
    (
        "The band played. Ana Hansen sang, and Tom Hanson played drums. Hansen said yes. Mr Hanson "
        "agreed. Hansen left. Hanson stayed."
    ),
    "Luis Ruiz came home. The Ruizes were glad, and Ruiz’s dog barked. Ruiz said so.",
    "South Korea won. South Koreans cheered. A Korean fan said the Koreas were one.",
    "Shane Morgan scored. Sheahan, Moran, O’Hara and Venn were out. Morgan said so.",
    "Shane Morgan scored twice. M Moran saved it. Morgan laughed.",
    "Valles Marineris was seen by Mariners 6 and 7. Mariner 9 followed.",
    "Marta Hollin runs the trust. Hollin flew from Holland. Holland was cold. Hollin said so.",
    "Peter Brandt lives in Brandte. Brandt said Brandte was cold.",
    "The brothers Karl Lindner and Karl Lindnor did not know each other's work.",
    "Brothers Ivan Petrov and Ivan Petrova.",
    "Ivan Petrov and his wife, Maria Petrova, live here. Petrov is 40. Petrova is 38.",
    "Andrei Volkov married Elena Volkova in 2001. Volkov said yes. Volkova said so too.",
    "John Marsh, 40, said the marsh was wet. Marsh laughed. March was dry. Marsh left.",
    "Rita Carver, a nurse, said the Carters were out. Carver left.",
    "Alan Parke, who runs Parker & Sons, said so. Parke left. Parker said it would close.",
    "The singer Nora Keane lives in Keene. Keane said so. Keene is a town in New Hampshire.",
    "Kurt Weill wrote it. Weill died in 1950. Well, it lasts.",
    "Sam Bolt ran. Bolt won. Both were glad.",
    "Emma Raducanu won. Raducanu smiled. The Raducanus cheered.",
    "Jon Rahm and Jon Rohm? No.",
    "Mary Smith met Mary Smyth at school. Smith said yes; Smyth said no.",
    "Ann Brown said no. Bob Browne said yes. Brown left.",
    "Dr Ann Clarke works with Mr Clark Kent. Clarke said so. Clark laughed.",
    "Anna Marten and Mr Martin met. Marten said so, and Martin, who is 80, agreed. Marten left. Martin stayed.",
    "Kyle Larson won for Hendrick. Larsen Motors built the car. Larson said so.",
    "Ben Stokes hit 90. Stoke lost. Stokes said he was glad.",
    "Harry Kane scored. Kane said so. Kano is a city in Nigeria.",
    "Chris Wood scored for Forest. Woods were dark. Wood said so. Woods was caddie.",
    "Rory McIlroy led. McIlroy said so. Mcilroys everywhere.",
    "Gov. Gretchen Whitmer spoke. Whitmer said so. Whittmer Street is shut.",
    "@whitmar wrote it. Gretchen Whitmer said so. Whitmer left. See www.Whitmar.com and whitmor@example.com.",
    "Olaf Scholz spoke. Scholz’s party lost. Scholze Institute said so.",
    "Lena Fischer spoke. Fischer said so. Fisher-Price sells toys. Fischer left.",
    "Donna Stephens, 50, and her lawyer, Stephen Lee, met. Stephens said so. Stephen smiled.",
    "Robert Roberts is Robert to friends. Roberts said so. Robert laughed.",
    "Peter Peters was fined. Peters denied it. Peter, 40, has a dog.",
    "Alexandra Martins spoke. Martins said so. Martin’s sister left.",
    "Simon Simons said no. Simons left. Simon sang.",
    "In Gaza, Amal Haniyeh spoke. Haniyeh said so. Haniya said no, and Yusuf Haniya left.",
    (
        "Mr Abdullahi and Mr Abdullah are rivals. Ahmed Abdullahi won. Abdullahi said so. Abdullah "
        "conceded, and Farah Abdullah cried."
    ),
    "Kim Jong-un met Kim Jong-il's guard. Kim spoke.",
    "The Hague ruled. William Hague spoke. Hague said so. Hogue did not.",
    "Lisbeth Berger runs Bergen's museum. Berger said so. Bergen is wet. Berger left for Bergen.",
    "Marco Romani lives in Romania. Romani said so. Romans do too. Romano cheese is good.",
    "Jean Parisi loves Paris. Parisi said the Paris air was foul. Parisi left.",
    "Tom Holland and Merrick Hollands. Hollands said. Holland said.",
    "Germany’s Jan Germans ran. Germans cheered. German said so.",
    "Serena Williams won. William was there. Williams said so. Prince William left. William smiled.",
    "Phil Collins sang. Collin said so. Collin Morikawa played. Collins left.",
    "Anders Andersson and Mr Anderson met. Andersson said yes. Mr Anderson, of Ohio, said no. Paul Anderson is 50.",
    "Marie Laurent teaches in Laurens. Laurent said so.",
    "Lady Ashton, Catherine Ashton, spoke. Ashton said. Aston Villa lost. Aston was full.",
    "Kate Burton, of Barton, said the Burton Inn had shut. Barton is small. Burton left.",
    "Le maire Jean Dupont a dit que Dupond était là. Jean Dupont parle.",
    "Results: Müller 1, Muller 2, Moller 3, Miller 4, Mueller 5.",
    "Ole Hansen, Per Jensen, Lars Jansen, Nils Hanson, Kim Olsen ran. Ole Hansen won.",
    "Ex-Tesla engineer Priya Nair spoke. Nair said so. Nairn is in Scotland.",
    "Hassan Ali, Hasan Aly and Hassan Alli were held. Ali said no.",
    "Ursula von der Leyen spoke. Von der Leyen said so. Leyden is far. Leiden too.",
    "Greta Thunberg spoke. Thunberg said so. Thunberger pens are dear.",
    "Margaret Atwood wrote it. Attwood Academy took it up. Atwood was pleased.",
    "Alan Turing spoke. Turing's test. Turin hosted it. During the war, Turing worked.",
    "Sam Altman left OpenAI. Altman said so. Altmann, a baker unknown to him, and Peter Altmann, laughed.",
    "Kylie Minogue and Dannii Minogue sang. Minogue said so.",
    "Prof. Ian Macdonald and Dr. Fay McDonald wrote it. Macdonald said so. McDonald agreed.",
    "Ronald McDonald House opened. John MacDonald gave money. MacDonald said so. McDonald’s did too.",
    "Erin Brady scored. Brody, the coach’s dog, barked. Brady said so. Brady left.",
    "Judge Nina Marlowe fined Marlow Town Council. Marlowe said so. Marlow must pay. Marlowe left.",
    "Alice Weiner directed it. Wiener sausages were served. Weiner said so.",
    "Rosa Lindqvist, 40, of Lindqvists, said that Lindqvist was her name.",
    "Hurricane Helena hit. Helene Davis said so. Davis left. Davies did too, and Gareth Davies said no.",
    "Elon Musk spoke. Musk said so. Must he? Most agreed. Mask up.",
    "Amir Khalil spoke. Khalil said so. Khalid sang it. Khalil left.",
    "Angela Merkel spoke. Merkel’s party lost. Markel Insurance paid.",
    "Emmanuel Macron spoke. Macron said so. Marcon, a village, was wet. Macron left for Marcon.",
    "Joe Biden spoke. Biden said so. Bidens grow by the road.",
    "Anna Kowalska and Piotr Kowalski live here. Kowalska said so. Kowalski agreed.",
    "Mr Petrov spoke. Ms Petrova, his wife, Anna Petrova, agreed.",
    "Mr Carlson spoke for Ann Carlsen. Carlsen agreed. Carlsen left.",
    "Ann Carlsen, who is suing, spoke. Mr Karlsen left.",
    "The Boeing Dreamliner landed. Boeing Dreamliners are quiet.",
    "Tesla Cybertruck sales fell. Tesla Cybertrucks were recalled.",
    "An Iraqi Kurd spoke to Iraqi Kurds.",
    "Lake Windermere froze. Lake Windermeres do not exist.",
    "The Martian is a film. Martians? Martin Marten plays it.",
    "Kari Nordmann is the Norwegian Jane Doe. Nordman, the dog, barked; Norman too.",
    "“I am Elena Marchetti,” she said. She won the Marchette Prize. Marchetti smiled. Marchette was a poet.",
    (
        "Judge Karin Immergut ruled. Immergut said so. (Her name was misspelled Imergut in court.) "
        "Imergut is not her name."
    ),
    "Sven Göransson and Mr Goransson are cousins.",
    "Lars Lindstrom beat Erik Lindström. Lindstrom said so. Lindström did not.",
    "Patrick Mahomes threw. Mahomes ran. Mohamed saw it. Mahomet too.",
    "Rafael Nadal beat Casper Ruud. Nadal said so. Rudd watched. Ruud smiled.",
    "Paul Rudd met Amber Rudd and Casper Ruud. Ruud said so.",
    "Phil Neville and Gary Neville spoke. Nevill Road is shut. Neville said so.",
    "Liz Truss spoke. Truss said so. Trust is low. Trusts said so.",
    "Pia Grande sings. Ariana Grande sings. Grandi said so.",
    (
        "Filippo Grandi, of the UNHCR, spoke. Grandi said so. Casa Grande is in Arizona. Ariana "
        "Grande sang; Grande left."
    ),
    "The Cincinnati Bengals beat the Bengalis. Bengal said so.",
    "Justice Elena Kagan wrote it. Kagan said so. Kagen did not. Steve Kagen was a congressman.",
    "The Warriors’ Steph Curry scored 30. Curry said so. Currie did not play. Currys sells phones.",
    "Jesse Marsch coached. Marsch said so. March was cold. Marsh gas rose.",
    "Carlo Ancelotti spoke. Ancelotti said so. Angelotti is in Tosca.",
    "Dr Ana Souza and Dr Souto work here. Souza said so. Souto agreed.",
    "Maria Souza works for the Sousa Foundation. Souza said so.",
    "Mike Johnson spoke. Johnson said so. Ben Johnston caught it. Johnston ran.",
    "Jim Jordan spoke. Jordan said so. Jordon, Utah, is small. King Abdullah of Jordan left.",
    "Kevin McCarthy spoke. McCarthy said so. Joseph MacCarthy wrote it.",
    "Peter Thiel gave it. Thiel said so. Theil index rose.",
    "Ron DeSantis spoke. DeSantis said so. Desantis for president signs were up.",
    "Louisiana’s Steve Scalise spoke. Scalise said so. Louisianans cheered. Louisiana.",
    "Guests: Ana Prior, Ben Pryor, Cy Pryer, Di Prier and Ed Priar. Ana Prior won.",
    "1. Lena Fisk 2. Lina Fisc 3. Mo Farrah. Lena Fisk won.",
    "Ed Sheeran sang. Sheeran said so. Sheerin sat on the bench for Leeds. Ryan Sheerin scored.",
    "Chris Evans and Chris Evens are in it. Evans said so.",
    "Marcus Rashford scored. Rashford said so. Rochford is in Essex. He grew up in Ashford.",
    "Ida Lund lives in Lunde. Lund said so. Lunde is wet.",
    "Nurse Nina Halvorsen works at Halverson Hospital. Halvorsen said so.",
    "Nina Halvorsen bought a Halverson lamp. Halvorsen said so. A Halverson costs $40.",
    "Rose Tremain wrote it. Tremaine Road is where Rose lives. Tremain said so.",
    "Shakespeare’s Shylock speaks. Sherlock Holmes listens. Shylocke too.",
    "Ahmad Vahidi spoke. Vahidi said so. Vahedi, of the rival party, said no. Hamid Vahedi is 60.",
]


@pytest.mark.parametrize("text", SLIPS)
def test_slips(text: str) -> None:
    plain, expected = marked(text)
    assert offsets(plain) == expected


@pytest.mark.parametrize("text", SILENT)
def test_silent(text: str) -> None:
    assert [found for found, _ in hits(text)] == []


def test_both_forms_are_counted_and_placed() -> None:
    ((found, hit),) = hits("Elena Marchetti won. Marchetti smiled. Marchetti left.\n\nMarcheti denied it.")
    assert found == "Marcheti"
    assert hit.words == {"times": "once", "other": "Marchetti", "other_times": "three times"}
    assert hit.better == ("Marchetti",)
    assert [words for _, words in hit.related] == ["the other spelling"] * 3


def test_the_rarer_form_is_reported_and_at_a_tie_the_later() -> None:
    ((found, _),) = hits("Elena Marcheti, 44, won. Marchetti said so. Marchetti left.")
    assert found == "Marcheti"
    ((found, hit),) = hits("Dr. Paulette Voss spoke. Dr. Vos sat.")
    assert (found, hit.better) == ("Vos", ("Voss",))


def test_a_form_that_comes_twice_is_one_finding_with_both_places() -> None:
    ((found, hit),) = hits(
        "Aoife Brannigan, a vet, spoke. Brannigan left. Ms Branigan took it home. Ms Branigan fed it."
    )
    assert found == "Branigan"
    assert hit.words["times"] == "twice"
    assert [words for _, words in hit.related] == ["the other spelling", "the other spelling", "this spelling again"]


def test_headline_and_captions_count_and_credits_do_not() -> None:
    page = (
        "# Marcheti Wins the Vote\n\nElena Marchetti said that she was glad. Marchetti, 44, left.\n\n"
        "![The hall](hall.jpg)\n\n*Photo: Ada Marcheti/Velm Post*\n"
    )
    article = read_article(page, "draft.md", "markdown")
    found = list(inconsistent_spelling(article, {}))
    assert [article.blocks[hit.where.block].kind for hit in found] == [Kind.HEADLINE]  # type: ignore[union-attr]


def test_one_word_in_two_encodings_is_one_word() -> None:
    assert hits("Zo\u00eb M\u00fcller won. Zoe\u0308 Mu\u0308ller lost. Mr M\u00fcller and Mr Mu\u0308ller left.") == []


def test_accents_alone_need_the_same_first_name_or_title() -> None:
    assert [found for found, _ in hits("Zoë Müller won. Zoë Muller lost.")] == ["Muller"]
    assert hits("Zoë Müller won. Müller said so. Muller said no.") == []


def test_many_names_do_not_take_all_day() -> None:
    letters = "abcdefghijklmnopqrst"
    names = [
        f"{one}{two}{three}{four}ovic".title()
        for one in letters
        for two in letters
        for three in letters
        for four in "aeiou"
    ]
    text = ". ".join(f"Ana {name} said so" for name in names)
    assert isinstance(hits(text), list)


SURNAMES = (
    "Marchetti Whitlock Thibodeau Kinsella Abernathy Castellano Figueroa Drummond Okonkwo Szymanska Halvorsen".split()
)
STORIES = (
    "Police named the owner as Jo {name}, 44. {name} said that it was over. Then {slip} left for home.",
    "Jo {name}, who runs the mill, spoke. Mr {slip} said no.",
    "{slip} quits\n\nThe owner, Jo {name}, resigned on Friday. {name}’s house was dark.",
    "The prize went to Jo {name}. “It is mine,” {slip} told the crowd.",
    "Jo {slip} won the race. {name}, 44, was glad. {name} said so.",
)


def slips(name: str) -> list[str]:
    """A name with a letter dropped, doubled or swapped with the next, anywhere but at its start."""
    found = []
    for at in range(1, len(name) - 1):
        found += [name[:at] + name[at + 1 :], name[:at] + name[at] + name[at:]]
        found.append(name[:at] + name[at + 1] + name[at] + name[at + 2 :])
    return sorted(set(found) - {name})


@pytest.mark.parametrize("story", STORIES)
def test_nine_slips_in_ten_are_found(story: str) -> None:
    cases = [(name, slip) for name in SURNAMES for slip in slips(name)]
    missed = [case for case in cases if not hits(story.format(name=case[0], slip=case[1]))]
    assert len(missed) * 10 <= len(cases), missed
    assert all(hits(story.format(name=name, slip=name)) == [] for name in SURNAMES)
