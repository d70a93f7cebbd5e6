"""The people of a story: every use of a name, joined to the right person, and what else the story says of them.

In the stories ``{a:Ines Palma}`` marks a use of a name; the same letter means the same person.
"""

from __future__ import annotations

import re

import pytest

from newslint.article import Article
from newslint.findings import Place
from newslint.ledger.values import Person
from newslint.readers import read_article

_MARK = re.compile(r"\{(?P<who>\w):(?P<name>[^}]*)\}")


def marked(story: str) -> tuple[str, dict[tuple[int, int], str]]:
    """A story without its marks, and who is named at which offsets."""
    text, names, at = "", {}, 0
    for match in _MARK.finditer(story):
        text += story[at : match.start()]
        names[len(text), len(text) + len(match["name"])] = match["who"]
        text += match["name"]
        at = match.end()
    return text + story[at:], names


def article(text: str) -> Article:
    """A story with a headline of its own, so that the text is body copy."""
    return read_article(f"A story from the town\n\n{text}\n", "story.txt")


def people(text: str) -> dict[str, Person]:
    """The people of a text by their names."""
    return {person.name: person for person in article(text).ledger.people}


def words(story: Article, places: tuple[Place, ...]) -> list[str]:
    """What stands at some places."""
    return [story.blocks[place.block].text[place.start : place.end] for place in places]


STORIES = {
    "offices and surnames": (
        "Finance Minister {a:Ana Ruiz} said the levy would stay. {a:Ruiz} told reporters she had no choice. Sgt. "
        "{b:Dana Holt} and Sen. {c:Luis Mora}, D-N.M., disagreed. {b:Holt} left early. “We will not pay,” "
        "{c:Mora} said."
    ),
    "small titles": (
        "Former mayor {a:Ines Palma} met striker {b:Jo Brekke}, union leader {c:Ada Obi} and the singer {d:Lena "
        "Voss}. {a:Palma} spoke. Then {b:Brekke} did."
    ),
    "roles beside the name": (
        "{a:Maria Lopez}, the finance minister, resigned. The mayor, {b:Ines Palma}, said {a:Lopez} was right. "
        "The council's lawyer, {c:R.T. Duffy}, nodded."
    ),
    "husband and wife": (
        "{a:Tom Brandt}, 52, and his wife, {b:Karin Brandt}, watched. Mr {a:Brandt} wept; Mrs {b:Brandt} did not."
        " {b:Karin} drove home."
    ),
    "partners named once": ("{a:Maria} and {b:Tom Lopez} live next door. “{a:Maria} is loud,” {b:Tom Lopez} said."),
    "father and son": (
        "{a:Robert “Bud” Hale}, a farmer, died on Monday. {a:Bud} was kind, said his son, {b:Robert Hale Jr.}, "
        "who is 50."
    ),
    "initials": (
        "It was {a:J.D. Harlow} and {b:R K Menon} who came. {a:Harlow} sang. {c:M.K. Stalin} spoke; {b:Menon} "
        "listened. Later {c:Stalin} left with {d:P. V. Narasimha Rao}."
    ),
    "particles": (
        "{a:Virgil van Dijk} scored late. {a:Van Dijk}, 33, and {b:Trent de la Cruz} combined. {b:De la Cruz} "
        "said {a:van Dijk} was huge. {c:Mohammed bin Salman} and {d:Khalid al-Mutairi} watched. {d:Al-Mutairi} "
        "clapped; {c:bin Salman} left. {e:Seán Ó Briain} sang and {e:Ó Briain} danced."
    ),
    "family name first": (
        "{a:Kim Jong-un} met {b:Nguyen Van Minh} and {c:Orbán Viktor}. {a:Kim} said the talks were warm. {b:Minh}"
        " said nothing. {c:Orbán} smiled. {d:Chen Wei-ting}, 62, runs it. {d:Chen} is new. {e:Ping Xiaodan} "
        "agreed."
    ),
    "first names later": (
        "{a:Katrín Jakobsdóttir}, the former prime minister, sang. {a:Katrín} said it was fun. {b:Abu Salim}, 64,"
        " brought tea. “We wait,” {b:Abu Salim} said."
    ),
    "two family names": (
        "President {a:Gabriela Montes de Oca} came. {a:Montes de Oca} said so. {b:Luis Alberto Fernández Arce} "
        "resigned. {b:Fernández Arce} had led it. {c:Federico Gutiérrez Zuluaga} stayed; {c:Gutiérrez} paid."
    ),
    "places and firms of the same name": (
        "{a:Maria Lopez} lives in Lopez Street near Palma, Mallorca. The Lopez Foundation paid. The Lopezes left."
        " “Good,” {a:Lopez} said. {b:Ines Palma} did not. Brekke Ltd employs {b:Palma}."
    ),
    "animals, boats, works and households": (
        "{a:Ana Ruiz} has a dog called Trevor. Trevor, who is nine, bit {b:Tom Brandt}. The Ruiz family sold the "
        "lifeboat Mary Ellen. “Billy Elliot” was on at Brandt’s Theatre. {b:Brandt} saw it."
    ),
    "posts of a ministry": (
        "Minister for Energy {a:Declan Prunty} met Secretary of State {b:Colin Powers}. {a:Prunty} wept. District"
        " Collector {c:S. Vadivelan} came. {b:Powers} left."
    ),
    "no people": (
        "Kordia said Silver Creek was cheap. Victoria Park and Charlotte Street are near New York. Tropical Storm"
        " Odile hit. The Pentagon and Al Qaeda declined. In August, Washington said so. Manchester United won; "
        "Bayern did not."
    ),
    "sentence starts": (
        "{a:Ines Palma} spoke. Yesterday {a:Palma} left. But {a:Palma} came back. On Monday {b:Helena Marchetti},"
        " the fisheries minister, rang. Biologist {c:Ximena Holt} watched. Following {a:Palma}, {c:Holt} went in."
    ),
    "misspelt once": (
        "{a:Maria Lindqvist} said she would sue. {a:Lindqvist} was cross. “Never,” {a:Lindquist} said. {b:Gus "
        "Tarantello} laughed. Mr {b:Tarantelo} left."
    ),
    "near names are two people": (
        "{a:Maria Lopez} said she would sue. {b:Carlos Lopes}, a builder, said he would not. {a:Lopez} shrugged "
        "and {b:Lopes} laughed."
    ),
    "same given name misspelt or not": (
        "{a:Sarah Holt} won the first round. She had trained for nine years on the hills above the town, in rain "
        "and in snow, with one dog and no coach, and it showed. “I am tired,” {a:Sara Holt} said. {b:Tim Brandt},"
        " 9, and {c:Tom Brandt}, 11, cheered. {d:Daniel Obi} and {e:Daniela Obi} came too. {f:Sean O’Brien} and "
        "{g:Shaun O’Brien} did not."
    ),
    "unusual given names": (
        "{a:Brecken Sloan} stopped 38 shots. {b:Jari Kallio} and {c:T.J. Brodeur} scored. {a:Sloan}, a "
        "21-year-old from Moose Jaw, has won six straight. {b:Kallio}'s winner went in off a skate."
    ),
    "children": (
        "{a:Ana Ruiz} lives in Santa Rosa with her children, {b:Leo}, 9, and {c:Mia}, 7. {b:Leo} said he liked "
        "it. Her brother {d:Juan} drives. “{c:Mia} is loud,” {a:Ruiz} said."
    ),
    "short forms": (
        "{a:Dafydd Prosser}, 34, drowned. “This was {a:Daf},” said {b:Catherine Ames}. {b:Kate} wept. {c:William "
        "Shaw} came. “{c:Bill} knew,” said {d:Ada Obi}."
    ),
    "nickname alone": (
        "{a:Winston “Conch” Baptiste} sang. {a:Baptiste} is {a:Conch} to all. {b:Nelson Ruiz}, known as {b:El "
        "Gato}, hid."
    ),
    "princes and popes": (
        "Prince {a:Harry} met King {b:Charles}. {a:Harry} smiled. Pope {c:Leo} prayed for {b:Charles}."
    ),
    "lady of another name": (
        "{a:Hugh Carrowby}, Lord {a:Carrowby} of Stane, is dead. He met {b:Rosalind Meade}, a chemist. ‘It was "
        "damp,’ Lady {b:Carrowby} said."
    ),
    "India and Nigeria": (
        "Dr {a:B.R. Ambedkar} wrote it. Shri {b:Narendra Kumar} and Smt {c:Lakshmi Devi} came. Chief Minister "
        "{d:Siddaramaiah} agreed. Alhaji {e:Musa Bello} and Engr. {f:Chidi Okafor} met Oba {g:Ewuare}. {f:Okafor}"
        " spoke."
    ),
    "police ranks": (
        "Chief Constable {a:Sarah Jones} and Det Insp {b:Ravi Shah} asked for witnesses. DI {b:Shah} said a man "
        "was held. PC {c:Lee Hart} found him. Maj. Gen. {d:Keisha Dupree} and Spc. {e:Wyatt Larkin} helped."
    ),
    "letters after the name": (
        "{a:Miranda Sefton} KC opened. {b:Ross Ray} QC replied. {a:Sefton} rose. {b:Ray} did not."
    ),
    "names in rows": (
        "{a:Brett Kavan} and {b:Ketanji Browne} came, with {c:Ana Ruiz}, {d:Tevita Moala} and {e:Jo Brekke}."
    ),
}


@pytest.mark.parametrize("story", STORIES.values(), ids=STORIES.keys())
def test_uses_of_names_are_found_and_joined(story: str) -> None:
    text, names = marked(story)
    read = article(text)
    offset = read.source.text.index(text)
    found = {}
    for number, person in enumerate(read.ledger.people):
        for mention in person.mentions:
            span = read.blocks[mention.place.block].source_span(mention.place.start, mention.place.end)
            found[span.start - offset, span.end - offset] = number
    assert {text[start:end] for start, end in found.keys() ^ names.keys()} == set()
    pairs = {(names[at], found[at]) for at in names}
    assert len(pairs) == len({who for who, _ in pairs}) == len({number for _, number in pairs})


def test_headline_in_title_case_names_the_people_of_the_story() -> None:
    read = read_article(
        "Former Mayor Palma Pleads for Mercy\n\nInes Palma, 61, is on trial. Palma denies it.\n", "a.txt"
    )
    assert [mention.text for mention in read.ledger.people[0].mentions] == ["Palma", "Ines Palma", "Palma"]


def test_headline_in_capitals_names_the_people_of_the_story() -> None:
    read = read_article("PALMA CHARGED OVER BRIDGE\n\nInes Palma, 61, was charged on Friday. She denies it.\n", "a.txt")
    assert [mention.text for mention in read.ledger.people[0].mentions] == ["PALMA", "Ines Palma"]


def test_headline_before_the_introduction_joins_the_person() -> None:
    read = read_article("Palma says no to bridge\n\nMayor Ines Palma said so on Friday.\n", "a.txt")
    assert [mention.text for mention in read.ledger.people[0].mentions] == ["Palma", "Ines Palma"]


def test_bylines_and_captions_are_read() -> None:
    text = "Town wins prize\n\nBy Quill Hathaway\n\nInes Palma, the mayor, wept.\n\nCaption: Palma holds the prize.\n"
    found = {person.name: len(person.mentions) for person in read_article(text, "a.txt").ledger.people}
    assert found == {"Quill Hathaway": 1, "Ines Palma": 2}


def test_name_and_its_parts() -> None:
    found = people("Chief economist Dr. Maria Elena van der Berg spoke. Van der Berg, 52, lives here.")
    person = found["Maria Elena van der Berg"]
    assert (person.given, person.family) == ("Maria Elena", "van der Berg")
    assert [(mention.given, mention.family) for mention in person.mentions] == [
        ("Maria Elena", "van der Berg"),
        ("", "Van der Berg"),
    ]


def test_family_name_first_keeps_its_order() -> None:
    person = people("Kim Jong-un met reporters. Kim smiled.")["Kim Jong-un"]
    assert (person.given, person.family) == ("Jong-un", "Kim")


def test_places_of_honorific_title_and_role() -> None:
    read = article("Labour’s Finance Minister Ana Ruiz met Mr Brekke. Jo Brekke, the owner of a mill, left.")
    ruiz, brekke = read.ledger.people
    first, introduced = brekke.mentions
    title, honorific, role = ruiz.mentions[0].title, first.honorific, introduced.role
    assert title
    assert honorific
    assert role
    assert words(read, (title, honorific, role)) == ["Finance Minister", "Mr", "the owner of a mill"]


def test_role_before_the_name() -> None:
    read = article("The mayor, Ines Palma, said no.")
    role = read.ledger.people[0].mentions[0].role
    assert role
    assert words(read, (role,)) == ["The mayor"]


def test_lower_case_title_with_its_qualifiers() -> None:
    read = article("They met assistant police chief Ines Palma on Friday.")
    title = read.ledger.people[0].mentions[0].title
    assert title
    assert words(read, (title,)) == ["assistant police chief"]


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("Tom Brandt, 52, wept.", [52]),
        ("Tom Brandt (52) wept.", [52]),
        ("Tom Brandt, aged 52, wept.", [52]),
        ("The 52-year-old baker Tom Brandt wept.", [52]),
        ("Tom Brandt, who is 52, wept.", [52]),
        ("Tom Brandt, 52, wept. Brandt, 53, laughed.", [52, 53]),
        ("Tom Brandt, 1:23 behind, wept.", []),
        ("Tom Brandt, 52,000 votes ahead, wept.", []),
        ("A 52-year-old from Brandt wept with Tom Brandt.", []),
        ("Tom Brandt (12), Jo Brekke (43) and Ada Obi (88) scored.", []),
        ("On July 12, Tom Brandt wept.", []),
    ],
)
def test_ages(text: str, years: list[int]) -> None:
    assert [age.years for age in people(text)["Tom Brandt"].ages] == years


def test_age_stands_at_its_figure() -> None:
    read = article("Tom Brandt, 52, wept.")
    assert words(read, tuple(age.place for age in read.ledger.people[0].ages)) == ["52"]


@pytest.mark.parametrize(
    ("text", "pronoun"),
    [
        ("Sam Brekke left. Mr Brekke wept.", "he"),
        ("Sam Brekke left. Ms. Brekke wept.", "she"),
        ("Sam Brekke left. Mx Brekke wept.", "they"),
        ("Dame Sam Brekke left.", "she"),
        ("Sam Brekke left. She wept.", "she"),
        ("Sam Brekke said he would go.", "he"),
        ("Sam Brekke met Ada Obi. She wept.", ""),
        ("Sam Brekke met the mayor. She wept.", ""),
        ("Sam Brekke left. “She wept,” a friend said.", ""),
        ("Sam Brekke’s lawyer said she would sue.", ""),
        ("Sam Brekke left.", ""),
        ("Sam Brekke wept. She left. Brekke sang. He slept.", ""),
        ("Sam Brekke, the mayor, wept. She left.", "she"),
        ("Tom Obi and his wife, Sam Brekke, left.", "she"),
        ("Ada Obi met her brother Sam Brekke.", "he"),
        ("Sam Brekke, whose husband had left, wept.", ""),
        ("The book was lent to Sam Brekke. He wept.", ""),
    ],
)
def test_pronouns(text: str, pronoun: str) -> None:
    assert people(text)["Sam Brekke"].pronoun == pronoun


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Ines Palma was charged with fraud.", ["charged with"]),
        ("Ines Palma, 61, who is accused of fraud, wept.", ["accused of"]),
        ("Ines Palma pleaded not guilty. Palma is on trial.", ["pleaded not guilty", "on trial"]),
        ("Ines Palma wept. She was later convicted.", ["convicted"]),
        ("Police named the suspect Ines Palma.", ["suspect"]),
        ("Ines Palma, the alleged thief and a clerk, wept.", ["alleged"]),
        ("Ines Palma charged up the hill.", []),
        ("Ines Palma met Tom Brandt, who was charged with fraud.", []),
    ],
)
def test_words_of_legal_standing(text: str, status: list[str]) -> None:
    read = article(text)
    person = next(person for person in read.ledger.people if person.name == "Ines Palma")
    assert words(read, person.status) == status


def test_kin_share_the_family_name() -> None:
    found = people("Tom Brandt, 52, and his wife, Karin Brandt, met Ines Palma.")
    assert found["Tom Brandt"].kin == ("Karin Brandt",)
    assert found["Karin Brandt"].kin == ("Tom Brandt",)
    assert found["Ines Palma"].kin == ()


def test_misspelt_mention_keeps_its_letters() -> None:
    person = people("Maria Lindqvist said no. “Never,” Lindquist said.")["Maria Lindqvist"]
    assert [mention.family for mention in person.mentions] == ["Lindqvist", "Lindquist"]


def test_person_at_finds_who_stands_at_a_place() -> None:
    read = article("Tom Brandt met Ines Palma near the old bridge.")
    index = next(number for number, block in enumerate(read.blocks) if block.text.startswith("Tom"))
    text = read.blocks[index].text

    def at(word: str) -> str | None:
        person = read.ledger.person_at(Place(index, text.index(word), text.index(word) + len(word)))
        return person.name if person else None

    assert (at("Brandt"), at("Ines Palma near"), at("bridge")) == ("Tom Brandt", "Ines Palma", None)
    assert read.ledger.person_at(Place(index + 40, 0, 5)) is None


def test_people_are_in_the_order_in_which_they_come_up() -> None:
    assert list(people("Mr Palma met Tom Brandt. Ines Obi came. Leo Palma left.")) == [
        "Leo Palma",
        "Tom Brandt",
        "Ines Obi",
    ]


def test_no_words_no_people() -> None:
    assert read_article("", "a.txt").ledger.people == ()
