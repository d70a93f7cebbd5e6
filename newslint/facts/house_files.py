"""Read facts files: YAML and CSV, errors with file and line."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache
from itertools import pairwise
from typing import Any

from newslint.facts.house_entries import FIELDS, LISTS, Entry, FactsError, entries_of
from newslint.house_facts import HouseFacts, Person

_COLUMNS = (
    "kind id name aliases never born title from to value unit near source review_by short founded in use not except "
    "as_of pronouns"
).split()
_KINDS = {"person": "people", "organisation": "organisations", "place": "places", "figure": "figures",
          "spelling": "spellings"}  # fmt: skip
VERSION = "1"


def read_files(paths: Iterable[str]) -> HouseFacts:
    """The facts of some files together; a later file overrides an earlier one by id.

    Raises:
        FactsError: when a file cannot be read, or an entry of it is wrong.
    """
    found: list[Entry] = []
    for path in paths:
        try:
            with open(path, encoding="utf-8-sig", newline="") as file:
                text = file.read()
        except OSError as error:
            raise FactsError(f"{path}: cannot read this facts file ({error.strerror}): check the path") from None
        except UnicodeDecodeError:
            raise FactsError(f"{path}: this facts file is not UTF-8: save it as UTF-8") from None
        found += entries_in(text, path)
    return entries_of(found)


def entries_in(text: str, path: str) -> list[Entry]:
    """The entries of one file, read as CSV where the name ends so, as YAML otherwise."""
    return list(_csv(text, path) if path.lower().endswith(".csv") else _yaml(text, path))


@lru_cache(maxsize=64)
def facts_in(text: str) -> HouseFacts:
    """The facts written as YAML in an option of a rule."""
    return entries_of(entries_in(text, "facts"))


def _yaml(text: str, path: str) -> Iterator[Entry]:
    import yaml

    try:
        root = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        raise FactsError(
            f"{path}:{mark.line + 1 if mark else 1}: not YAML: {getattr(error, 'problem', error)}"
        ) from None
    if root is None:
        return
    if not isinstance(root, yaml.MappingNode):
        raise FactsError(f"{path}:1: a facts file has the keys version, {', '.join(FIELDS)}")
    for key, value in root.value:
        line = key.start_mark.line + 1
        if key.value == "version":
            if value.value != VERSION:
                raise FactsError(f"{path}:{line}: this is version {value.value} of the format; {VERSION} is known")
        elif key.value not in FIELDS:
            raise FactsError(f"{path}:{line}: unknown key '{key.value}' (known: version, {', '.join(FIELDS)})")
        elif not isinstance(value, yaml.SequenceNode):
            raise FactsError(f"{path}:{line}: '{key.value}' must be a list of entries")
        else:
            for item in value.value:
                yield _entry(item, key.value, path)


def _entry(node: Any, kind: str, path: str) -> Entry:
    import yaml

    line = node.start_mark.line + 1
    if not isinstance(node, yaml.MappingNode):
        raise FactsError(f"{path}:{line}: an entry of '{kind}' has fields, as in '- name: …'")
    fields: dict[str, Any] = {}
    lines: dict[str, int] = {}
    for key, value in node.value:
        if key.value in fields:
            raise FactsError(f"{path}:{key.start_mark.line + 1}: '{key.value}' is given twice")
        fields[key.value] = _plain(value)
        lines[key.value] = key.start_mark.line + 1
    return Entry(kind, fields, path, line, lines)


def _plain(node: Any) -> Any:
    import yaml

    if isinstance(node, yaml.ScalarNode):
        return node.value
    if isinstance(node, yaml.SequenceNode):
        return [_plain(item) for item in node.value]
    return {key.value: _plain(value) for key, value in node.value}


def _csv(text: str, path: str) -> Iterator[Entry]:
    reader = csv.DictReader(io.StringIO(text))
    for name in reader.fieldnames or ():
        if name not in _COLUMNS:
            raise FactsError(f"{path}:1: unknown column '{name}' (known: {', '.join(_COLUMNS)})")
    people: dict[str, Entry] = {}
    for row in reader:
        line = reader.line_num
        if None in row:
            raise FactsError(f"{path}:{line}: more cells than columns")
        cells = {key: value.strip() for key, value in row.items() if value and value.strip()}
        kind = _KINDS.get(cells.pop("kind", ""))
        if kind is None:
            raise FactsError(f"{path}:{line}: 'kind' must be one of {', '.join(_KINDS)}")
        fields: dict[str, Any] = {
            key: [part.strip() for part in value.split(";")] if key in LISTS else value for key, value in cells.items()
        }
        term = {key: fields.pop(key) for key in ("title", "from", "to") if key in fields}
        known = people.get(fields.get("id", ""))
        if kind == "people" and known is not None and term:
            known.fields.setdefault("titles", []).append(term)  # one row for each title that a person held
            continue
        if term:
            fields["titles"] = [term]
        entry = Entry(kind, fields, path, line)
        if kind == "people" and "id" in fields:
            people[fields["id"]] = entry
        yield entry


def doubts(facts: HouseFacts, today: date) -> Iterator[str]:
    """What is odd about facts that can be read: past their day of review, in the future, overlapping terms."""
    for noted in (*facts.people, *facts.bodies, *facts.places, *facts.figures, *facts.spellings):
        if noted.is_stale(today):
            yield f"{noted.origin}: '{noted.id}' was to be reviewed by {noted.review_by}: check it and set a later day"
        name, never = getattr(noted, "name", "") or getattr(noted, "use", ""), getattr(noted, "never", ())
        if name and name in never:
            yield f"{noted.origin}: '{noted.id}' lists its own name '{name}' as a form never to print"
        if not noted.source:
            yield f"{noted.origin}: '{noted.id}' has no source: findings will not say where it comes from"
    for person in facts.people:
        yield from _odd_person(person, today)


def _odd_person(person: Person, today: date) -> Iterator[str]:
    if person.born and person.born > today:
        yield f"{person.origin}: '{person.id}' is born in the future, on {person.born}"
    terms = sorted((term for term in person.titles if term.start), key=lambda term: term.start or date.min)
    for one, other in pairwise(terms):
        if one.title.casefold() == other.title.casefold() and (one.end is None or one.end > (other.start or date.min)):
            yield f"{person.origin}: two terms of '{person.id}' as {one.title} overlap"
    for term in person.titles:
        if term.start and person.born_year and term.start.year < person.born_year:
            yield f"{person.origin}: '{person.id}' is {term.title} before being born"
