"""Places against the tables: in the wrong region or country, called a province though a city, called a capital."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from newslint.article import UNREAD, Article
from newslint.checks.place_words import NAME, REGION, adjective_pattern, closes, pairs_in, tells_of_the_past
from newslint.facts.folding import folded
from newslint.facts.places import (
    SOURCE,
    Country,
    Region,
    Where,
    countries,
    countries_of,
    country_name,
    is_disputed,
    is_known_place,
    is_region_name,
    lies_in,
    peoples,
    places_named,
    region_capitals,
    regions_named,
    shares_names,
)
from newslint.findings import Abstention, Hit, Level, Place, Said
from newslint.on_use import compiled

_SHARED = frozenset({"Georgian", "Congolese", "Dominican", "Irish", "Soviet", "Yugoslav", "Persian", "Macedonian",
                     "US", "U.S.", "Kiwi", "Central African"})  # fmt: skip
_LEVELS = compiled(
    rf"\b[Tt]he[  ](?P<rank>province|prefecture|governorate)[  ]of[  ](?P<other>{NAME})"
    rf"|(?P<name>{NAME})[  ](?P<level>province|prefecture|governorate|Province|Prefecture|Governorate)\b(?![-’'])"
)


def place_parent(article: Article, _: Mapping[str, object]) -> Iterator[Said]:
    """A town put in a region or country where no place of its name is known."""
    for index, block in enumerate(article.blocks):
        if block.kind in UNREAD:
            continue
        text = block.text
        for pair in pairs_in(text):
            place = Place(index, pair.first[0], pair.second[1])
            name, region = text[slice(*pair.first)], text[slice(*pair.second)]
            regions = regions_named(region)
            if not regions or (pair.opens and text[pair.second[1] : pair.second[1] + 1] == "," and _may_act(regions)):
                continue
            yield from _parent(article, place, name, region, regions)
        for match in adjective_pattern().finditer(text):
            place = Place(index, match.start("people"), match.end())
            people = match["people"]
            if people in _SHARED:
                continue
            named = tuple(region for country in countries_of(people) for region in regions_named(country.names[0]))
            yield from _parent(article, place, match["name"], people, named or regions_named(people))


def _may_act(regions: tuple[Region, ...]) -> bool:
    return any(region.sovereign for region in regions)


def _parent(article: Article, place: Place, name: str, region: str, regions: tuple[Region, ...]) -> Iterator[Said]:
    """The finding about a name and a region, the reason to leave it alone, or nothing where they agree.

    States of the United States have hamlets that no table lists, so a small town of theirs is only asked about.
    """
    places = places_named(name)
    if not places or not regions or any(lies_in(name, each) for each in regions):
        return
    reason = _reason(article, place, name, region, regions, places)
    if reason:
        yield Abstention(place, reason)
        return
    country = countries_of(region)
    told = _with_article(country[0].names[0]) if country else region
    words = {"name": name, "where": _told(places), "region": told, "source": SOURCE}
    text, at = article.blocks[place.block].text, place.start
    operands = {
        what: Place(place.block, text.index(each, at), text.index(each, at) + len(each))
        for what, each in (("the place", name), ("the region", region))
    }
    small = not places[0].big and places[0].region.country == "US"
    yield Hit(place, words, level=Level.SUGGESTION if small else None, operands=operands)


def _reason(
    article: Article, place: Place, name: str, region: str, regions: tuple[Region, ...], places: tuple[Where, ...]
) -> str:
    text = article.blocks[place.block].text
    if is_disputed(name) or is_disputed(region):
        return "who it belongs to is disputed"
    if article.house.has_place(name):
        return "the house has its own entry for it"
    homes = {where.region.country for where in places}
    if any(each.country not in homes or each.sovereign for each in regions_named(name)):
        return "the place shares its name with a region elsewhere"
    namesakes = places_named(region)
    if namesakes and any(lies_in(region, each) for each in regions):
        return "the region holds a town of its own name"
    if namesakes and any(where.region.country != each.country for where in places for each in regions):
        return "the second name may be that of a town"
    if all(shares_names(each, places) for each in regions):
        return "the region has small places named after towns abroad"
    if tells_of_the_past(text, place.start, place.end):
        return "borders may have been others then"
    if article.ledger.person_at(place):
        return "one of the names is a person's"
    return ""


_TAKES_THE = compiled(
    r"(?:United|Democratic|Republic)\b|(?:Netherlands|Philippines|Bahamas|Gambia|Maldives|Seychelles|Vatican)\b"
    r"|.*(?:Republic|Islands|Emirates|States)\Z"
)


def _with_article(name: str) -> str:
    """The name of a country as a sentence has it: "the United Kingdom", "Japan"."""
    return f"the {name}" if _TAKES_THE.match(name) else name


def _told(places: tuple[Where, ...]) -> str:
    """Where the places of a name lie: "Styria (Austria)"."""
    said = []
    for where in places[:2]:
        country = country_name(where.region.country)
        said.append(f"{where.region.name} ({country})" if country and country != where.region.name else country)
    return " or ".join(dict.fromkeys(said))


def place_level(article: Article, _: Mapping[str, object]) -> Iterator[Said]:
    """A city called a province, where no province or district bears its name."""
    for index, block in enumerate(article.blocks):
        if block.kind in UNREAD:
            continue
        for match in _LEVELS.finditer(block.text):
            name = match["name"] or match["other"]
            name = re.sub(r"^(?:In|The|From|Near|Across|To|At|But|And|Since|When|As|Of|While|If)[  ]", "", name)
            level = (match["level"] or match["rank"]).lower()
            places = places_named(name)
            start = match.start("other") - 16 if match["other"] else match.end("name") - len(name)
            place = Place(index, match.start() if match["other"] else start, match.end())
            if not places or not places[0].big or is_region_name(name) or regions_named(name):
                continue
            if level == "prefecture" and places[0].region.country != "JP":
                continue  # the Marseille prefecture is an office
            if is_disputed(name) or article.house.has_place(name):
                yield Abstention(place, "the house or the world has its own view of it")
                continue
            words = {"name": name, "level": level, "region": _told(places[:1]), "source": SOURCE}
            yield Hit(
                place, words, operands={"the place": Place(index, *match.span("other" if match["other"] else "name"))}
            )


@cache
def _capital_patterns() -> tuple[re.Pattern[str], ...]:
    return (
        compiled(rf"(?P<city>{NAME}),[  ](?:the[  ])?capital[  ]of[  ](?:the[  ])?(?P<of>{REGION})"),
        compiled(rf"(?P<city>{NAME})[  ]is[  ]the[  ]capital[  ]of[  ](?:the[  ])?(?P<of>{REGION})"),
        compiled(rf"\b[Tt]he[  ]capital[  ]of[  ](?:the[  ])?(?P<of>{REGION}),[  ](?P<city>{NAME})"),
        compiled(rf"(?P<of>{REGION})[’']s?[  ]capital(?P<comma>,?)[  ](?P<city>{NAME})"),
        compiled(rf"\b[Tt]he[  ](?P<of>{REGION})[  ]capital(?P<comma>,?)[  ](?P<city>{NAME})"),
        compiled(rf"(?P<city>{NAME}),[  ]the[  ](?P<of>{REGION})[  ]capital\b(?![  ](?:of|city|market|gains))"),
    )  # fmt: skip


_NOT_THE_SAME = compiled(
    r"\b(?:than|unlike|outside|besides|beyond|after|between|like|as well as|not just|and|or|from|apart from)[  ]"
    r"(?:the[  ])?\Z",
    re.IGNORECASE,
)
_ONCE = compiled(
    r"[  ](?:for|from|until|till|between|under|during|before|in[  ]1|since)\b|[’']s?\b|[  ](?:province|state|region)"
)


def capital(article: Article, _: Mapping[str, object]) -> Iterator[Said]:
    """A city called the capital of a country or state whose capital it is not."""
    for index, block in enumerate(article.blocks):
        if block.kind in UNREAD or "apital" not in block.text:
            continue
        seen: list[int] = []
        for number, pattern in enumerate(_capital_patterns()):
            for match in pattern.finditer(block.text):
                for said in _capital(article, index, match, number):
                    if isinstance(said.where, Place) and said.where.start not in seen:
                        seen.append(said.where.start)
                        yield said


def _capital(article: Article, index: int, match: re.Match[str], number: int) -> Iterator[Said]:
    text = article.blocks[index].text
    city, of = match["city"], re.sub(r"^(?:In|The|From|Near|To|At|But|And|When|As|While)[  ]", "", match["of"])
    if number < 3 and countries_of(of) and not regions_named(of):
        return  # the capital of British steel
    listed = _capitals_of(of, city)
    if (
        not listed
        or not is_known_place(city)
        or any(folded(city) == folded(name) for _, names in listed for name in names)
    ):
        return
    place = Place(index, match.start(), match.end())
    if is_disputed(city) or is_disputed(of) or article.house.has_place(city) or of in _SHARED - {"Irish"}:
        yield Abstention(place, "disputed, or ruled by the house")
        return
    last = match.end()
    if number in (2, 3, 4) and (match.groupdict().get("comma", ",") and not closes(text, last, True)):
        yield Abstention(place, "the second name may start a list or a clause")
        return
    if number in (2, 3, 4) and _NOT_THE_SAME.search(text, max(0, match.start() - 24), match.start()):
        yield Abstention(place, "the two may be set against each other")
        return
    if _ONCE.match(text, last) or tells_of_the_past(text, match.start(), last):
        yield Abstention(place, "capitals may have been others then")
        return
    told = " or ".join(f"the capital of {_with_article(name)} is {names[0]}" for name, names in listed)
    operands = {"the city": Place(index, *match.span("city")), "the country": Place(index, *match.span("of"))}
    yield Hit(place, {"told": told[0].upper() + told[1:]}, operands=operands)


def _capitals_of(name: str, city: str) -> list[tuple[str, tuple[str, ...]]]:
    """What a name or a word for a people stands for, each with its capitals; none where one of them is not known.

    Of regions of one name only those that hold the city count, if any does.
    """
    found = []
    named: tuple[Country, ...] = countries_of(name)
    for country in named:
        found.append((country.names[0], country.capitals))
    regions = () if named else regions_named(name)
    for region in [each for each in regions if places_named(city) and lies_in(city, each)] or regions:
        if region.sovereign:
            found.append((region.name, countries()[region.code].capitals))
        elif region.code in region_capitals():
            found.append((region.name, region_capitals()[region.code]))
        else:
            return []
    return found


_MONEY = (
    "yuan renminbi yen rupee rupees rupiah ruble rubles rouble roubles euro euros peso pesos franc francs dinar dinars "
    "dirham dirhams riyal riyals shilling shillings krona kronor krone kroner koruna korunas zloty zlotys forint "
    "forints lira liras ringgit baht naira cedi cedis rand kwacha hryvnia hryvnias tenge lek lev leva kuna guilder "
    "guilders drachma drachmas peseta pesetas escudo escudos shekel shekels taka kyat dong"
).split()
_DOES = (
    "fell|rose|lost|gained|slid|slipped|sank|weakened|strengthened|dropped|dipped|climbed|jumped|plunged|tumbled|traded|eased|hit"
    "|closed|stood|was|were|is|are|has|had|will|would|could|may|might|can|against|and|or|by|in|at|on|from|per|as|of|but|while|when"
    "|after|before|a|with|that|which|who|if|than|it|he|she|they|continued|remained|stayed|came|went|opened|ended|began|bought"
)
"""Words after a currency in the singular that show it to be the currency itself, and not a part of "euro vote"."""


@cache
def _money() -> re.Pattern[str]:
    words = "|".join(map(re.escape, peoples()))
    return compiled(
        rf"(?<![\w’'-])(?P<before>[A-Z]\w+[  ])?(?P<people>{words})[  ]"
        rf"(?P<money>{'|'.join(_MONEY)})\b(?![  ](?:for|to)\b)(?!-)(?:(?<=s)|(?![  ][a-z])|(?=[  ](?:{_DOES})\b))"
    )


def currency_country(article: Article, _: Mapping[str, object]) -> Iterator[Said]:
    """A people joined to a currency that its country never had."""
    for index, block in enumerate(article.blocks):
        if block.kind in UNREAD:
            continue
        for match in _money().finditer(block.text):
            named = countries_of(match["people"])
            money = match["money"]
            had = {form for country in named for form in country.currencies}
            if money in had or money.rstrip("s") in had or money.removesuffix("es") in had:
                continue
            place = Place(index, match.start("people"), match.end())
            if match["before"] and match["before"].strip().lower() not in ("the", "a", "some", "in", "of", "and"):
                yield Abstention(place, "the word may belong to a longer name")
                continue
            told = " or ".join(
                f"{_owner(country.names[0])} currency is the {country.currencies[0]}" for country in named
            )
            operands = {
                "the people": Place(index, *match.span("people")),
                "the currency": Place(index, *match.span("money")),
            }
            yield Hit(place, {"told": told[0].upper() + told[1:]}, operands=operands)


def _owner(country: str) -> str:
    name = _with_article(country)
    return f"{name}’" if name.endswith("s") else f"{name}’s"
