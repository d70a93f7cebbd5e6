"""Which tag closes which: the nesting of a flat list of tokens, unclosed and stray tags tolerated, no recursion."""

from __future__ import annotations

from collections import Counter

from newslint.readers.html_tokens import Token, TokenType
from newslint.records import NamedTuple

BLOCK = frozenset(
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure "
    "footer form h1 h2 h3 h4 h5 h6 head header hgroup hr html legend li main menu nav noscript ol p pre search section "
    "summary table tbody td template tfoot th thead tr ul".split()
)
HEADINGS = frozenset("h1 h2 h3 h4 h5 h6".split())
_ENDS_HEADING = frozenset("p ul ol table figure blockquote section article hr pre".split()) | HEADINGS
_REACH = 64
"""How many open elements are looked through for one that a tag closes without saying so."""
_IMPLIED = {
    "li": (frozenset({"li"}), frozenset({"ul", "ol", "menu", "dir"})),
    "dt": (frozenset({"dt", "dd"}), frozenset({"dl"})),
    "dd": (frozenset({"dt", "dd"}), frozenset({"dl"})),
    "td": (frozenset({"td", "th"}), frozenset({"tr", "table"})),
    "th": (frozenset({"td", "th"}), frozenset({"tr", "table"})),
    "tr": (frozenset({"tr"}), frozenset({"table"})),
    "tbody": (frozenset({"tbody", "thead", "tfoot"}), frozenset({"table"})),
    "tfoot": (frozenset({"tbody", "thead", "tfoot"}), frozenset({"table"})),
    "thead": (frozenset({"tbody", "thead", "tfoot"}), frozenset({"table"})),
}


class Tree(NamedTuple):
    """Tokens with, for each start tag, the index of the token at which its element ends.

    ``said`` tells whether an end tag says so (False for elements closed by something else or never).
    """

    tokens: list[Token]
    closes: list[int]
    said: list[bool]


def tree_of(tokens: list[Token]) -> Tree:
    """Find the end of each element."""
    nesting = _Nesting(len(tokens))
    for index, token in enumerate(tokens):
        if token.type is TokenType.START:
            nesting.opened(index, token)
        elif token.type is TokenType.END:
            nesting.closed(index, token.name)
    nesting.finish()
    return Tree(tokens, nesting.closes, nesting.said)


class _Nesting:
    def __init__(self, size: int) -> None:
        self.closes = list(range(1, size + 1))
        self.said = [False] * size
        self.stack: list[tuple[int, str]] = []
        self.blocks: list[int] = []  # places in the stack of the block elements
        self.counts: Counter[str] = Counter()
        self.size = size

    def opened(self, index: int, token: Token) -> None:
        name = token.name
        if name in BLOCK:
            self._imply(index, name)
        if token.closed:
            return
        if name in BLOCK:
            self.blocks.append(len(self.stack))
            self.counts[name] += 1
        self.stack.append((index, name))

    def _imply(self, index: int, name: str) -> None:
        if self.blocks:
            top = self.blocks[-1]
            open_name = self.stack[top][1]
            if open_name == "p" or (open_name in HEADINGS and name in _ENDS_HEADING):
                self._pop_to(top, index)
        if name not in _IMPLIED:
            return
        closing, fences = _IMPLIED[name]
        for place in self.blocks[: -_REACH - 1 : -1]:
            open_name = self.stack[place][1]
            if open_name in closing:
                self._pop_to(place, index)
                return
            if open_name in fences:
                return

    def closed(self, index: int, name: str) -> None:
        if name in BLOCK:
            if self.counts[name]:
                while self.stack[self.blocks[-1]][1] != name:
                    self._pop_to(self.blocks[-1], index)
                self.said[self.stack[self.blocks[-1]][0]] = True
                self._pop_to(self.blocks[-1], index)
            return
        floor = self.blocks[-1] if self.blocks else -1
        for place in range(len(self.stack) - 1, max(floor, len(self.stack) - 1 - _REACH), -1):
            if self.stack[place][1] == name:
                self.said[self.stack[place][0]] = True
                self._pop_to(place, index)
                return

    def _pop_to(self, place: int, index: int) -> None:
        """Close the element at a place of the stack, and all inside it, before the token at ``index``."""
        while len(self.stack) > place:
            opened, name = self.stack.pop()
            self.closes[opened] = index
            if self.blocks and self.blocks[-1] == len(self.stack):
                self.blocks.pop()
                self.counts[name] -= 1

    def finish(self) -> None:
        self._pop_to(0, self.size)
