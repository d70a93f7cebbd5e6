"""The paragraph styles of a Word document: their names, in English whatever the language of Word."""

from __future__ import annotations

from dataclasses import dataclass, field

from newslint.word.package import Package, parse

_LONGEST_CHAIN = 12


@dataclass(slots=True)
class Style:
    """A style: its name in small letters, the style it is made from, its outline level (-1: none), if of a list."""

    name: str = ""
    based: str = ""
    level: int = -1
    listed: bool = False


@dataclass
class Styles:
    """The paragraph styles by id."""

    by_id: dict[str, Style] = field(default_factory=dict)
    default: str = ""

    def chain(self, style_id: str) -> list[Style]:
        """A style and those it is made from, nearest first."""
        found: list[Style] = []
        style = self.by_id.get(style_id or self.default)
        while style is not None and len(found) < _LONGEST_CHAIN:
            found.append(style)
            style = self.by_id.get(style.based)
        return found


def read_styles(package: Package) -> Styles:
    """The styles of a document, none where it has no part for them."""
    part = package.related(package.main, "styles")
    styles = Styles()
    if part is None:
        return styles
    current: list[Style] = []

    def start(tag: str, attributes: dict[str, str]) -> None:
        name = tag.rpartition(" ")[2]
        values = {key.rpartition(" ")[2]: value for key, value in attributes.items()}
        if name == "style":
            current.clear()
            if values.get("type") == "paragraph" and "styleId" in values:
                current.append(Style())
                styles.by_id[values["styleId"]] = current[0]
                if values.get("default") in ("1", "true", "on"):
                    styles.default = values["styleId"]
        elif current:
            _keep(current[0], name, values.get("val", ""))

    parse(package.xml(part), part, start=start)
    return styles


def _keep(style: Style, name: str, value: str) -> None:
    if name == "name":
        style.name = value.lower()
    elif name == "basedOn":
        style.based = value
    elif name == "outlineLvl" and value.isdigit():
        style.level = int(value)
    elif name == "numPr":
        style.listed = True
