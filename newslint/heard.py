"""What another program says of a draft, to be judged, sorted and hidden along with our own findings."""

from __future__ import annotations

from newslint.findings import Hit
from newslint.records import NamedTuple
from newslint.rulebook import Rule


class Heard(NamedTuple):
    """Hits with the rules they are of, every rule that spoke or that a mark names, and why not all was said.

    ``problem`` is empty where all was said; ``fatal`` makes a bad run of it.
    """

    said: tuple[tuple[Rule, Hit], ...] = ()
    rules: tuple[Rule, ...] = ()
    problem: str = ""
    fatal: bool = False


NOTHING_HEARD = Heard()
