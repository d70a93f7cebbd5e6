"""The findings of a Word draft as what its margin comments say, and the copy that holds them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newslint.files import write_bytes
from newslint.findings import Finding
from newslint.reports.excerpts import one_line
from newslint.reports.places import Places
from newslint.reports.text import related_words, repair_words
from newslint.result import DraftResult
from newslint.source import Unreadable
from newslint.word.comments import Remark, annotated
from newslint.word.reading import word_source

_MOST_REPAIRS, _MOST_RELATED = 3, 4


class NotAnnotated(Exception):
    """A copy that cannot be written; the message says why and what to do."""


def annotate(drafts: Sequence[DraftResult], output: str) -> int:
    """Write a copy of the one Word draft with a comment for each shown finding, and say how many there are.

    Raises:
        NotAnnotated: when there is not one Word draft, it has changed since it was read, or the copy cannot be written.
    """
    if len(drafts) != 1:
        raise NotAnnotated(f"give one Word document, not {len(drafts)} drafts")
    draft = drafts[0]
    source = draft.source
    if source is None:
        raise NotAnnotated(f"{draft.path} was not read, so there is nothing to write")
    if source.document is None:
        raise NotAnnotated(f"{draft.path} is no Word document (.docx): only those have margin comments")
    try:
        with open(draft.path, "rb") as file:
            data = file.read()
        if word_source(data, source.path).text != source.text:
            raise NotAnnotated(f"{draft.path} changed while it was read: run it again")
        places = Places(source)
        remarks = [Remark(finding.span, tuple(_lines(finding, places))) for finding in draft.shown]
        copy, count = annotated(data, source, remarks)
        write_bytes(output, copy)
    except OSError as error:
        raise NotAnnotated(f"cannot write {output} ({error.strerror}): check the folder") from None
    except Unreadable as error:
        raise NotAnnotated(f"{draft.path}: {error}") from None
    return count


def _lines(finding: Finding, places: Places) -> Iterator[str]:
    yield one_line(finding.message)
    for suggestion in finding.suggestions[:_MOST_REPAIRS]:
        yield repair_words(suggestion)
    for other in finding.related[:_MOST_RELATED]:
        yield related_words(other, places)
    yield f"{finding.rule} ({finding.level.value})"
