"""A surname or a title in two spellings, planted in stories of several formats: found at the slip or its pair."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

SURNAMES = {
    "a wire story, misspelt after a title": (
        "text",
        "Ferry operator fined over empty life jackets\n\n"
        "PORT ADLER — A ferry operator was fined $40,000 on Tuesday after inspectors found 112 life jackets with no\n"
        "flotation foam.\n\n"
        "Inspector Dana Kubiak told the court that the foam had been sold. The jackets, she said, weighed less than a\n"
        "newspaper.\n\n"
        "“You could have drowned in one politely,” Kubiak said.\n\n"
        "The operator's lawyer, Ray Stobart, said his client was sorry. Ms. [[Kubiac]] will inspect the other boats.\n",
    ),
    "a saved page, misspelt in the headline": (
        "text",
        "[[Drumond]] resigns over library cats\n\n"
        "The head of the county's libraries, Isla Drummond, has resigned after a vote on its four cats.\n\n"
        "Drummond, 51, said she would not sign the letters. “They have given better service than I have,” she said.\n",
    ),
    "Markdown, misspelt in the front matter": (
        "markdown",
        "---\ntitle: The last clockmaker of Ennor\n"
        "description: Piran [[Tregenzza]] winds 41 clocks before breakfast.\n---\n\n"
        "Piran Tregenza gets up at five. He has 41 clocks to wind.\n\n"
        "“The trick is not to look at the time,” says Tregenza, who is 78.\n",
    ),
    "Markdown, misspelt in a caption": (
        "markdown",
        "# Choir sings for its roof\n\n"
        "The choir of St Wenna's sang for 26 hours. Its leader, Hugh Pascoe-Lind, lost his voice at hour nine.\n\n"
        '![A man with a baton](choir.jpg "Hugh Pascoe-[[Lynd]] at hour nine. Photo: Ana Orr")\n\n'
        "“I conducted with my eyebrows,” Pascoe-Lind wrote on a card.\n",
    ),
    "HTML, misspelt behind an entity": (
        "html",
        "<h1>Bakery wins oven war</h1><p>Zo&euml; Haberlin, who owns the bakery, said the oven would stay.</p>"
        "<p>&ldquo;It is older than the law,&rdquo; Haberlin said.</p><p>The council said Ms [[Haberlain]] won.</p>",
    ),
    "HTML, misspelt in a figure caption": (
        "html",
        "<h1>Owl returns</h1><p>Tom Brackenridge found the owl in his sink. Brackenridge, 44, is a plumber.</p>"
        "<figure><img src='owl.jpg' alt='An owl'><figcaption>Tom [[Brackenrige]] with the owl</figcaption></figure>",
    ),
    "letters swapped, after a possessive": (
        "text",
        "Mayor loses hat in canal\n\n"
        "The mayor, Ewa Sobczak, lost her hat in the canal on Friday. Sobczak's driver jumped in.\n\n"
        "Asked about the water, [[Sobzcak]] said it was cold.\n",
    ),
    "Mac and Mc": (
        "text",
        "Museum buys a sandwich\n\n"
        "The museum paid £900 for a sandwich of 1952. Its director, Fiona MacAskill, said it was intact.\n\n"
        "MacAskill has asked visitors not to lean on it. “It leans back,” [[McAskill]] said.\n",
    ),
    "a particle kept, the name misspelt": (
        "text",
        "Court frees goat\n\n"
        "A goat that ate a wedding dress was freed on Monday. Its owner, Pieter van den Hoogenband, wept.\n\n"
        "“She is sorry,” Van den Hoogenband said. The dress was silk. Mr. van den [[Hogenband]] has paid for it.\n",
    ),
    "the introduction misspelt": (
        "text",
        "Pilot lands on golf course\n\n"
        "A glider came down on the ninth green on Saturday. Its pilot, Corinne [[Delaverne]], 33, walked away.\n\n"
        "“I asked to play through,” Delavergne said. The club gave her lunch. Delavergne will pay for the flag.\n",
    ),
}
TITLES = {
    "open and hyphenated": (
        "text",
        "Bank picks new chief\n\n"
        "The bank's vice chair, Mona Feld, will lead it from May, the board said.\n\n"
        "Feld joined in 2011. Its other [[vice-chair]], Jon Brand, will leave.\n",
    ),
    "adviser in the story, advisor in a caption": (
        "markdown",
        "# Mayor's adviser quits\n\nAn adviser to the mayor quit on Monday. The adviser, Per Olin, gave no reason.\n\n"
        '![A man leaves](olin.jpg "Per Olin, an [[advisor]] to the mayor, on Monday. Photo: Ana Orr")\n',
    ),
    "one word and two": (
        "html",
        "<h1>School gets a goat</h1><p>The headteacher, Ruth Vane, signed for the goat.</p>"
        "<p>Parents asked the [[head teacher]] to keep it.</p><p>A former headteacher objected.</p>",
    ),
    "before a name, with capitals": (
        "text",
        "Inquiry opens\n\n"
        "The inquiry was opened by Attorney General Lena Moss on Tuesday.\n\n"
        "Counsel for [[Attorney-General]] Moss spoke for an hour. “It is a long list,” she said.\n",
    ),
    "a plural against a singular": (
        "text",
        "Square cleared\n\n"
        "Police cleared the square at dawn. One protester was hurt, and another protester lost a shoe.\n\n"
        "The other [[protestors]] went home by tram.\n",
    ),
    "the headline against the story": (
        "text",
        "Film-maker finds lost reel in freezer\n\n"
        "A [[filmmaker]] has found a lost reel in a freezer in Holm. It lay under peas.\n\n"
        "The film-maker, Ada Quist, 60, was looking for ice.\n",
    ),
}


def planted(text: str) -> tuple[str, int, int]:
    start, end = text.index("[["), text.index("]]") - 2
    return text.replace("[[", "").replace("]]", ""), start, end


def meets(read: Callable[..., Any], rule: str, format: str, text: str) -> bool:
    text, start, end = planted(text)
    return any(
        span.start < end and span.end > start
        for finding in read(text, rule, format=format).findings
        for span in (finding.span, *(place.span for place in finding.related))
    )


@pytest.mark.parametrize(("format", "text"), SURNAMES.values(), ids=SURNAMES.keys())
def test_a_surname_in_two_spellings(format: str, text: str, read: Callable[..., Any]) -> None:
    assert meets(read, "names/inconsistent-spelling", format, text)


@pytest.mark.parametrize(("format", "text"), TITLES.values(), ids=TITLES.keys())
def test_a_title_in_two_spellings(format: str, text: str, read: Callable[..., Any]) -> None:
    assert meets(read, "names/title-spelling-variant", format, text)
