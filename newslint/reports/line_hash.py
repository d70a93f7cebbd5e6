"""The hash of each line of a draft as GitHub's code scanning computes it, to know an alert again when lines move."""

from __future__ import annotations

from collections import Counter

_BLOCK = 100
_BASE = 37
_MASK = (1 << 64) - 1
_FIRST = pow(_BASE, _BLOCK, 1 << 64)
_END = 65535
_LINE_FEED = 10


def line_hashes(text: str) -> list[str]:
    """A hash for each line: hexadecimal, a colon, and the number of its like so far.

    A hash covers the 100 UTF-16 units from the start of its line on, spaces and tabs left out and line breaks as line
    feeds. ``text`` starts with the byte-order mark where the file has one.
    """
    units, starts = _units(text)
    units += [0] * _BLOCK
    value, done = 0, 0
    raw: list[int] = []
    for start in starts:
        end = start + _BLOCK
        if start >= done:
            value, done = 0, start
        for index in range(done, end):
            gone = units[index - _BLOCK] if index - _BLOCK >= 0 and done != start else 0
            value = (value * _BASE + units[index] - _FIRST * gone) & _MASK
        done = end
        raw.append(value)
    seen: Counter[int] = Counter()
    hashes = []
    for value in raw:
        seen[value] += 1
        hashes.append(f"{value:x}:{seen[value]}")
    return hashes


def _units(text: str) -> tuple[list[int], list[int]]:
    """The UTF-16 units that count, with the end mark, and where each line starts among them."""
    flat = text.replace("\r\n", "\n").replace("\r", "\n").replace(" ", "").replace("\t", "")
    octets = flat.encode("utf-16-le", "surrogatepass")
    units = [octets[at] | octets[at + 1] << 8 for at in range(0, len(octets), 2)]
    starts = [0, *(at + 1 for at, unit in enumerate(units) if unit == _LINE_FEED)]
    units.append(_END)
    return units, starts
