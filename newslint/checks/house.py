"""What the house itself decided: words it never prints."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from newslint.article import Article
from newslint.findings import Hit, Place
from newslint.on_use import compiled
from newslint.vocabulary import parse


def rejected_word(article: Article, options: Mapping[str, object]) -> Iterator[Hit]:
    """A word or phrase that a vocabulary file, or the option ``words`` ("utilise -> use; alibi"), rejects."""
    own = parse(f"!{entry}" for entry in str(options.get("words", "")).split(";") if entry.strip())
    rejected = {**article.vocabulary.rejected, **own.rejected}
    if not rejected:
        return
    listed = {word.lower(): (word, better) for word, better in rejected.items()}
    entries = sorted(listed, key=lambda entry: (-len(entry), entry))
    pattern = compiled(rf"(?<!\w)(?:{'|'.join(map(re.escape, entries))})(?!\w)", re.IGNORECASE)
    for index, block in enumerate(article.blocks):
        for match in pattern.finditer(block.text):
            word, better = listed[match.group().lower()]
            if word.islower() or match.group() == word:
                yield _hit(Place(index, *match.span()), match.group(), better)


def _hit(place: Place, found: str, better: str) -> Hit:
    if not better:
        return Hit(place, {"instead": "take it out or say it otherwise"})
    if found[0].isupper():
        better = better[0].upper() + better[1:]
    return Hit(place, {"instead": f"print '{better}'"}, (better,))
