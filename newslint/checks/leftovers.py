"""What production leaves in copy: page furniture, odd spaces."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from newslint.article import Article, Block, Kind
from newslint.findings import Hit, Place
from newslint.on_use import compiled

_READ = frozenset(
    {Kind.FURNITURE, Kind.PARAGRAPH, Kind.SUBHEAD, Kind.LIST, Kind.STANDFIRST, Kind.SIGN_OFF, Kind.NOTE, Kind.HEADLINE}
)


@lru_cache(maxsize=8)
def _compiled(patterns: tuple[str, ...]) -> re.Pattern[str]:
    return compiled("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE)


def _texts(options: Mapping[str, object], key: str) -> tuple[str, ...]:
    value = options.get(key, ())
    return tuple(str(item) for item in value) if isinstance(value, Sequence) else ()


def page_chrome(article: Article, options: Mapping[str, object]) -> Iterator[Hit]:
    """Furniture of a web page as blocks of its own; a run of such blocks is one finding."""
    pattern = _compiled(_texts(options, "lines"))
    run: list[int] = []
    for index, block in enumerate(article.blocks):
        text = block.text.strip()
        if block.kind in _READ and text and len(text) < 300 and pattern.fullmatch(text):
            if run and index - run[-1] > 1:
                yield _run(article, run)
                run = []
            run.append(index)
        elif run and (block.kind is not Kind.FURNITURE or run[-1] != index - 1):
            yield _run(article, run)
            run = []
        elif run:
            run.append(index)
    if run:
        yield _run(article, run)


def _run(article: Article, run: list[int]) -> Hit:
    first = article.blocks[run[0]]
    related = tuple((Place(index, 0, len(article.blocks[index].text)), "also page furniture") for index in run[1:])
    lines = f"{len(run)} lines from here" if len(run) > 1 else f"“{_short(first.text)}”"
    return Hit(Place(run[0], 0, len(first.text)), {"lines": lines}, related=related[:10])


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= 60 else f"{flat[:57]}…"


_ODD = compiled("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+")
_NAMES = {
    "\u00a0": "no-break space",
    "\u2003": "em space",
    "\u2009": "thin space",
    "\u202f": "narrow no-break space",
    "\u3000": "ideographic space",
}
_KEPT = frozenset({"per cent", "a m", "p m"})


def odd_space(article: Article, _: Mapping[str, object]) -> Iterator[Hit]:
    """No-break and other odd spaces between two ordinary words; one finding with all places."""
    places: list[tuple[Place, str]] = []
    for index, block in enumerate(article.blocks):
        if block.kind in (Kind.CODE, Kind.META):
            continue
        places += [
            (Place(index, *match.span()), match.group()) for match in _ODD.finditer(block.text) if _odd(block, match)
        ]
    if not places:
        return
    where, mark = places[0]
    more = len(places) - 1
    words = {
        "name": _NAMES.get(mark[0], f"odd space (U+{ord(mark[0]):04X})"),
        "more": f" ({more} more place{'s' if more > 1 else ''} in this draft)" if more else "",
    }
    yield Hit(where, words, (" ",), tuple((place, "also here") for place, _ in places[1:20]))


def _odd(block: Block, match: re.Match[str]) -> bool:
    """Whether a space stands between two lower-case words, and no house would tie those together."""
    text = block.text
    before = re.search(r"[^\W\d_]+$", text[max(0, match.start() - 30) : match.start()])
    after = re.match(r"[^\W\d_]+", text[match.end() : match.end() + 30])
    if not before or not after:
        return False
    left, right = before.group(), after.group()
    if not (left.islower() and right.islower() and len(left) > 1 and len(right) > 1):
        return False
    tied = f"{left} {right}" in _KEPT
    last_word = not re.search(r"\s", text[match.end() :])
    return not tied and not last_word
