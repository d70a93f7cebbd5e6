"""What newslint understood of a draft: people, organisations, quotations, dates and pictures, as text or JSON."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from newslint.article import OBJECT, Article, Image, Span
from newslint.findings import Place
from newslint.ledger.values import Organisation, Person, Quote
from newslint.reports.json_report import COLUMN_UNIT, dumps
from newslint.reports.places import Places

SCHEMA = 1
_WIDEST = 64
_HOW = {
    "sentence": "in the same sentence",
    "next": "the next sentence says so",
    "after": "the words after say so",
    "before": "the sentence before brings the speaker on",
    "paragraph": "another quotation of the paragraph says so",
    "carried": "carried over from the paragraph before",
    "pronoun": "a pronoun in the same sentence",
    "described": "described in the same sentence",
    "metonymy": "a capital or government",
    "qa": "question and answer",
    "source-line": "the source line",
    "source": "the source line",
    "post": "a post or statement",
}


def story_fields(article: Article) -> dict[str, Any]:
    """What the ledger holds, as plain values; lines and columns are 1-based, columns in code points."""
    page = _Page(article)
    ledger = article.ledger
    published = ledger.published
    return {
        "schema": SCHEMA,
        "path": article.source.path,
        "format": article.format,
        "column_unit": COLUMN_UNIT,
        "published": {"day": published.day.isoformat(), "origin": published.origin} if published else None,
        "language": ledger.variant.tag if ledger.variant else None,
        "people": [page.person(person) for person in ledger.people],
        "organisations": [page.organisation(body) for body in ledger.organisations],
        "quotations": [page.quotation(quote) for quote in ledger.quotes],
        "dates": [page.placed(date.place) for date in ledger.dates],
        "pictures": [page.picture(image) for image in article.images],
    }


class _Page:
    """Values of one article with their places."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self.places = Places(article.source)

    def placed(self, place: Place) -> dict[str, Any]:
        """The words at a place, where they stand and in which part of the story."""
        block = self.article.blocks[place.block]
        text = " ".join(block.text[place.start : place.end].replace(OBJECT, " ").split())
        return {"text": text, "zone": block.kind.value, **self._at(block.source_span(place.start, place.end))}

    def _at(self, span: Span) -> dict[str, int]:
        point = self.places.at(span.start)
        return {"line": point.line, "column": point.column, "offset": span.start, "end_offset": span.end}

    def person(self, person: Person) -> dict[str, Any]:
        roles = [place for mention in person.mentions for place in (mention.title, mention.role) if place]
        return {
            "name": person.name,
            "pronoun": person.pronoun,
            "roles": [self.placed(place) for place in roles],
            "ages": [{"years": age.years, **self.placed(age.place)} for age in person.ages],
            "standing": [self.placed(place) for place in person.status],
            "same_family_name": list(person.kin),
            "mentions": [self.placed(mention.place) for mention in person.mentions],
        }

    def organisation(self, body: Organisation) -> dict[str, Any]:
        return {
            "name": body.name,
            "acronym": body.acronym,
            "spelt_out": self.placed(body.defined) if body.defined else None,
            "mentions": [self.placed(place) for place in body.mentions],
        }

    def quotation(self, quote: Quote) -> dict[str, Any]:
        speaker = quote.speaker
        said = None
        if speaker:
            said = {
                "words": speaker.name,
                "person": speaker.person.name if speaker.person else None,
                "how": speaker.how,
                "cue": self.placed(speaker.cue) if speaker.cue else None,
            }
        whole = " ".join(self.placed(part)["text"] for part in quote.parts)
        return {
            **self.placed(quote.parts[0]),
            "text": whole,
            "paragraphs": len(quote.parts),
            "speech": quote.speech,
            "closed": quote.closed,
            "speaker": said,
        }

    def picture(self, image: Image) -> dict[str, Any]:
        fields = {"source": image.src, "caption": image.caption, "credit": image.credit, "alt": image.alt}
        texts = {name: {"state": field.state.value, "text": field.text} for name, field in fields.items()}
        return {**self._at(image.anchor), "decorative": image.decorative, **texts}


def story_json(article: Article) -> str:
    """What newslint understood as JSON, one line for each person, quotation and picture."""
    fields = story_fields(article)
    lines = []
    for key, value in fields.items():
        if isinstance(value, list) and value:
            items = ",\n".join(f"  {dumps(item)}" for item in value)
            lines.append(f"{dumps(key)}: [\n{items}\n]")
        else:
            lines.append(f"{dumps(key)}: {dumps(value)}")
    return "{\n" + ",\n".join(lines) + "\n}\n"


def story_text(article: Article) -> str:
    """What newslint understood as a page to read beside the draft; places are line:column."""
    fields = story_fields(article)
    lines = [fields["path"]]
    if fields["published"]:
        lines.append(f"  dated {fields['published']['day']} ({fields['published']['origin']})")
    sections = (
        ("People", fields["people"], _person_lines),
        ("Organisations", fields["organisations"], _organisation_lines),
        ("Quotations", fields["quotations"], _quotation_lines),
        ("Dates", fields["dates"], _date_lines),
        ("Pictures", fields["pictures"], _picture_lines),
    )
    for title, items, shown in sections:
        lines += ["", f"{title} ({len(items)})" if items else f"{title}: none found"]
        for item in items:
            lines += shown(item)
    return "\n".join(lines) + "\n"


def _person_lines(person: dict[str, Any]) -> Iterator[str]:
    about = [person["pronoun"], *dict.fromkeys(role["text"] for role in person["roles"])]
    about += [str(years) for years in dict.fromkeys(age["years"] for age in person["ages"])]
    about += dict.fromkeys(word["text"] for word in person["standing"])
    yield f"  {person['name']}" + "".join(f" · {words}" for words in about if words)
    if person["same_family_name"]:
        yield f"      not to be taken for {', '.join(person['same_family_name'])}"
    yield from _forms(person["mentions"])


def _organisation_lines(body: dict[str, Any]) -> Iterator[str]:
    acronym = f" ({body['acronym']}, " if body["acronym"] else ""
    if acronym:
        acronym += f"spelt out at {_where(body['spelt_out'])})" if body["spelt_out"] else "never spelt out)"
    yield f"  {body['name']}{acronym}"
    yield from _forms(body["mentions"])


def _forms(mentions: list[dict[str, Any]]) -> Iterator[str]:
    """Each form of a name with the places where it stands."""
    forms: dict[str, list[str]] = {}
    for mention in mentions:
        zone = "" if mention["zone"] == "paragraph" else f" ({mention['zone']})"
        forms.setdefault(mention["text"], []).append(_where(mention) + zone)
    for text, places in forms.items():
        yield f"      {text}: {', '.join(places)}"


def _quotation_lines(quote: dict[str, Any]) -> Iterator[str]:
    text = quote["text"] if len(quote["text"]) <= _WIDEST else quote["text"][: _WIDEST - 1] + "…"
    speaker = quote["speaker"]
    if speaker:
        person = speaker["person"]
        name = f"{person} (“{speaker['words']}”)" if person and person != speaker["words"] else speaker["words"]
        how = _HOW.get(speaker["how"], speaker["how"])
        cue = f": “{speaker['cue']['text']}”" if speaker["cue"] else ""
        said = f"{name}, {how}{cue}"
    else:
        said = "nobody named" if quote["speech"] else "not speech"
    yield f"  {_where(quote)}  {text}"
    yield f"      {said}"


def _date_lines(date: dict[str, Any]) -> Iterator[str]:
    yield f"  {_where(date)}  {date['text']}"


def _picture_lines(picture: dict[str, Any]) -> Iterator[str]:
    yield f"  {_where(picture)}  {picture['source']['text'] or 'a picture'}" + (
        " (decorative)" if picture["decorative"] else ""
    )
    for name in ("caption", "credit", "alt"):
        field = picture[name]
        yield f"      {name}: {field['text'] or '(' + field['state'] + ')'}"


def _where(place: dict[str, Any]) -> str:
    return f"{place['line']}:{place['column']}"
