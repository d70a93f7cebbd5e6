"""See that edits did what they should: the draft is read again, and only the words that were mended differ."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from newslint.article import Article, Block, Image
from newslint.findings import Edit
from newslint.fixing.choosing import Fix, applied
from newslint.fixing.places import Change, Cut, changes
from newslint.on_use import compiled
from newslint.readers import NotRead

_MARK = "newslint:"
"""What a mark in a draft of plain text starts with: a block for the reader, no copy."""
_NUMBER = compiled(r"\d+")
Reader = Callable[[str], Article]
"""Reads a changed text of the draft."""


def sound(article: Article, fixes: Sequence[Fix], read: Reader) -> tuple[list[Fix], Article | None]:
    """Those of some fixes that can be made together, and the article that they give (None where there is none)."""
    after = _checked(article, fixes, read)
    if after is not None:
        return list(fixes), after
    if len(fixes) < 2:
        return [], None
    middle = len(fixes) // 2
    first, _ = sound(article, fixes[:middle], read)
    second, _ = sound(article, fixes[middle:], read)
    after = _checked(article, [*first, *second], read) if first or second else None
    if after is None and first and second:
        return first, _checked(article, first, read)
    return [*first, *second], after


def _checked(article: Article, fixes: Sequence[Fix], read: Reader) -> Article | None:
    """The article after some fixes, None where anything but the words they mend would be read otherwise."""
    edits = [edit for fix in fixes for edit in fix.edits]
    try:
        expected = _expected(article, [edit for fix in fixes if not fix.comment for edit in fix.edits])
        after = read(applied(article.source.text, edits))
    except (Cut, NotRead):
        return None
    return after if _alike(article, after, expected, edits) else None


def _expected(article: Article, edits: Iterable[Edit]) -> list[str]:
    """What each block should say, white space made alike."""
    by_block: dict[int, list[Change]] = {}
    for edit in edits:
        for change in changes(article, edit):
            by_block.setdefault(change.block, []).append(change)
    return [_plain(_changed(block, by_block.get(index, ()))) for index, block in enumerate(article.blocks)]


def _changed(block: Block, found: Iterable[Change]) -> str:
    text = block.text
    for change in sorted(found, reverse=True):
        text = text[: change.start] + change.text + text[change.end :]
    return text


def _plain(text: str) -> str:
    return " ".join(text.split())


def _alike(before: Article, after: Article, expected: Sequence[str], edits: Sequence[Edit]) -> bool:
    kept = [
        (block, text)
        for block, text in zip(before.blocks, expected, strict=True)
        if (text or not block.text) and not text.startswith(_MARK)
    ]
    return (
        (before.format, before.shape) == (after.format, after.shape)
        and [(_frame(block), text) for block, text in kept]
        == [(_frame(block), _plain(block.text)) for block in after.blocks if not block.text.startswith(_MARK)]
        and list(map(_states, before.images)) == list(map(_states, after.images))
        and _targets(before, edits) == _targets(after, edits, before)
        and len(before.problems) >= len(after.problems)
        and _keys(before) == _keys(after)
    )


def _keys(article: Article) -> list[str]:
    """The keys of the metadata, their numbers made alike: those of lists in ArchieML are offsets."""
    return sorted(_NUMBER.sub("0", key) for key in article.meta if not key.startswith("newslint."))


def _frame(block: Block) -> tuple[object, ...]:
    return (block.kind, block.key, block.level, block.image, block.escape)


def _states(image: Image) -> tuple[object, ...]:
    return (image.src.text, image.decorative, image.alt.state, image.caption.state, image.credit.state)


def _targets(article: Article, edits: Iterable[Edit], before: Article | None = None) -> list[str]:
    """The address of each link, those that an edit touches left empty."""
    touched = []
    for link in (before or article).links:
        span = link.target_span or link.span
        touched.append(any(edit.offset <= span.end and edit.end_offset >= span.start for edit in edits))
    if len(touched) != len(article.links):
        return [f"{len(article.links)} links"]
    return ["" if edited else link.target for link, edited in zip(article.links, touched, strict=True)]
