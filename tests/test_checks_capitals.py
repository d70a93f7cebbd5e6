"""The shift key held too long or pressed too late; initials, brands and names stay silent."""

from __future__ import annotations

import pytest

from newslint.checks.capitals import caps_slip
from newslint.findings import Place
from newslint.readers import read_article


def found(text: str) -> list[tuple[str, str]]:
    article = read_article(text, "draft", "snippet")
    hits = []
    for hit in caps_slip(article, {}):
        assert isinstance(hit.where, Place)
        place = hit.where
        hits.append((article.blocks[place.block].text[place.start : place.end], hit.better[0]))
    return hits


@pytest.mark.parametrize(
    ("text", "slip", "better"),
    [
        ("THe council met.", "THe", "The"),
        ("It met. THis was late.", "THis", "This"),
        ("Then THe council met.", "THe", "the"),
        ("It met on MOnday.", "MOnday", "Monday"),
        ("It met on wEdnesday.", "wEdnesday", "Wednesday"),
        ("It met in tHe hall.", "tHe", "the"),
        ("tHe hall was full.", "tHe", "The"),
        ("President WIlliam Brekke spoke.", "WIlliam", "William"),
        ("The STate’s plan fell.", "STate", "State"),
        ("It was sold aND shut.", "aND", "and"),
        ("It was near oF late.", "oF", "of"),
        ("They came thE day after.", "thE", "the"),
        ("They came to LOndon.", "LOndon", "London"),
        ("“ANd now?” she said.", "ANd", "And"),
        ("It is a cOuncil vote.", "cOuncil", "council"),
    ],
)
def test_slips_of_the_shift_key(text: str, slip: str, better: str) -> None:
    assert found(text) == [(slip, better)]


@pytest.mark.parametrize(
    "text",
    [
        "MPs, PhDs, TVs, iPads, eBay, VMware, McDonald, MacLeod, LGBTQs, CDs, GCSEs, MoD, DfE, PCs, IDs, WiFi.",
        "DVDs, YouTube, BAFTAs, LaGuardia, DeVito, JPMorgan, OKed, PwC, BAe, MSc, BSc, LLb, HMRCs, AAs, APIs.",
        "The MPs’ and MP’s votes, the EU’s law, the UN’s man and the NHS’s plan.",
        "The mRNA jab, pH 7, kWh, dB, eSports, eBook, iPlayer, easyJet, macOS and openSUSE.",
        "COUNCIL VOTES TO SELL THE PORT",
        "See THe.txt, @THe, #MOnday, example.com/THe and the_THe.",
        "The band MOnday on tour: MOnday play in Leeds.",
        "OFsted, UKip, ITunes, USAir, LexisNexis, O’Neill, D’Angelo, McD.",
        "",
    ],
)
def test_initials_brands_and_names(text: str) -> None:
    assert found(text) == []


def test_many_slips_are_read_in_linear_time() -> None:
    assert isinstance(found("THe MOnday " * 30_000), list)
