"""Double quotation marks of one block paired: straight, curly, German and French, with inch marks set aside."""

from __future__ import annotations

from newslint.on_use import compiled
from newslint.records import NamedTuple, field, mutable

_MARK = compiled('["“”„‟«»]')
OPENING = "“„‟«"
_BEFORE_OPEN = frozenset("([{—–-/‘'‚¿¡*_…|\u200b\ufffc")
_AFTER_CLOSE = frozenset(".,;:!?)]}—–-/’'…*_|\u200b\ufffc")
_FRACTIONS = "½¼¾⅓⅔⅛⅜⅝⅞"


class Pair(NamedTuple):
    """An opening and closing mark, the end exclusive; ``depth`` is 0 for a pair inside no other."""

    start: int
    end: int
    mark: str
    depth: int


@mutable
class Doubles:
    """The double marks of a text: pairs in order of their closing, and the marks left over.

    ``odd`` says that the text holds marks that may be no quotation marks, so that what is left over proves nothing.
    """

    pairs: list[Pair] = field(default_factory=list)
    opens: list[tuple[int, str]] = field(default_factory=list)
    closes: list[int] = field(default_factory=list)
    odd: bool = False


def read_doubles(text: str) -> Doubles:
    """Pair the double quotation marks of a text, each judged by its neighbours and what stands open."""
    found = Doubles()
    marks = [(match.start(), match.group()) for match in _MARK.finditer(text)]
    for number, (at, mark) in enumerate(marks):
        role = _role(text, at, mark, found)
        if role == "inch" and found.opens and not _closed_later(text, marks, number):
            role = "close"
        if role == "open":
            found.opens.append((at, mark))
        elif role == "close" and found.opens:
            start, opened = found.opens.pop()
            found.pairs.append(Pair(start, at + 1, opened, len(found.opens)))
        elif role == "close":
            found.closes.append(at)
        elif role == "inch":
            found.odd = True
    found.odd = found.odd or "\ufffc" in text or "``" in text or "''" in text or "`" in text
    return found


def _role(text: str, at: int, mark: str, found: Doubles) -> str:
    before, after = text[at - 1 : at] if at else "", text[at + 1 : at + 2]
    if before == "€" and text[at - 2 : at - 1] == "â":
        return ""  # a dash or mark read in the wrong encoding
    free_before = not before or before.isspace() or before in _BEFORE_OPEN or before in OPENING
    free_after = not after or after.isspace() or after in _AFTER_CLOSE or after in '”"»'
    if mark in '"”' and before and (before.isdigit() or before in _FRACTIONS or before in "′″"):
        feet = text[max(0, at - 4) : at].rstrip("0123456789 ").endswith(("’", "'", "′"))
        if mark == '"' or feet or not found.opens:
            return "inch"
    if mark in "“„‟":
        top = found.opens[-1][1] if found.opens else ""
        wrong = bool(found.opens) and not free_before and free_after
        return "close" if mark == "“" and ((top == "„" and not free_before) or wrong) else "open"
    if mark == "”":
        wrong = not found.opens and free_before and not free_after and before not in tuple("…—–-*_")
        return "open" if wrong else "close"
    if mark in "«»":
        if free_before != free_after:
            return "open" if free_before else "close"
        return "open" if mark == "«" else "close"
    return _straight(before, free_before, free_after, found)


def _straight(before: str, free_before: bool, free_after: bool, found: Doubles) -> str:
    if free_before and not free_after:
        return "open"
    if free_after and not free_before:
        return "close"
    if not (before and before in "—–-…)]’'.,!?" and found.opens):
        found.odd = True
    return "close" if found.opens else "open"


def _closed_later(text: str, marks: list[tuple[int, str]], number: int) -> bool:
    """Whether the next mark closes, so that the mark at ``number`` after a figure stands for inches."""
    if number + 1 >= len(marks):
        return False
    at, mark = marks[number + 1]
    before, after = text[at - 1], text[at + 1 : at + 2]
    if mark in OPENING:
        return False
    return not (before.isspace() or before in "([") and (not after or not after.isalnum())
