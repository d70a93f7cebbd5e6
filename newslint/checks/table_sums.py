"""Columns of a table whose row of totals does not hold their sums."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from newslint.article import Article, Kind
from newslint.facts.arithmetic import shown
from newslint.findings import Hit, Place, Said
from newslint.on_use import compiled
from newslint.records import record

_TOTAL = compiled(r"(?:grand |overall )?totals?:?|total|all|sum", re.IGNORECASE)
_PLAIN = compiled(r"(?P<sign>[£$€])?(?P<figure>\d{1,3}(?:,\d{3})+|\d+)(?P<rest>\.\d+)?(?P<unit>%|m|bn|k)?")
_UNSUMMED = compiled(
    r"\b(?:rank|place|position|year|date|age|rate|average|mean|per|share|ratio|no|number|founded|built"
    r"|price|points? per|%)\b|%",
    re.IGNORECASE,
)
"""Heads of columns whose figures are not added."""


@record
class Cell:
    """One cell of a table: the number of its block and its text."""

    block: int
    text: str


def columns_total(article: Article) -> Iterator[Said]:
    """The totals of tables that are not the sums of the plain numbers above them."""
    for rows in _tables(article):
        last = rows[-1]
        if len(rows) < 4 or not _TOTAL.fullmatch(last[0].text.strip("* ")) or len({len(row) for row in rows}) != 1:
            continue
        for column in range(1, len(last)):
            yield from _column(rows, column)


def _tables(article: Article) -> Iterator[list[list[Cell]]]:
    tables: dict[int, dict[int, list[Cell]]] = {}
    for index, block in article.blocks_of(Kind.TABLE):
        tables.setdefault(block.group, {}).setdefault(block.level, []).append(Cell(index, block.text))
    for rows in tables.values():
        yield [rows[level] for level in sorted(rows)]


def _column(rows: Sequence[Sequence[Cell]], column: int) -> Iterator[Said]:
    cells = [row[column] for row in rows]
    head, parts, total = cells[0], cells[1:-1], cells[-1]
    if _PLAIN.fullmatch(head.text.strip()) or _UNSUMMED.search(head.text):
        return
    read = [_PLAIN.fullmatch(cell.text.strip("* ")) for cell in (*parts, total)]
    figures = [match for match in read if match]
    if (
        len(figures) != len(read)
        or len({(match["sign"], match["unit"]) for match in figures}) != 1
        or figures[0]["unit"] == "%"
    ):
        return
    values = [Fraction((match["figure"] + (match["rest"] or "")).replace(",", "")) for match in figures]
    decimals = max(len(match["rest"] or ".") - 1 for match in figures)
    made, stated = sum(values[:-1], Fraction(0)), values[-1]
    slack = Fraction(len(values), 2 * 10**decimals) if decimals or figures[0]["unit"] else Fraction(0)
    if abs(made - stated) <= slack or not made:
        return
    sign, unit = figures[0]["sign"] or "", figures[0]["unit"] or ""
    told = " + ".join(f"{sign}{shown(value, 2)}{unit}" for value in values[:-1][:8]) + (
        " + …" if len(values) > 9 else ""
    )
    operands = {"a part": tuple(Place(cell.block, 0, len(cell.text)) for cell in parts)}
    words = {"sum": f"{told} = {sign}{shown(made, 2)}{unit}", "stated": total.text.strip("* ")}
    yield Hit(Place(total.block, 0, len(total.text)), words, operands=operands)
