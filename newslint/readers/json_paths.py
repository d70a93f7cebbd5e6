"""Follow the paths of a profile through a tree of JSON."""

from __future__ import annotations

from collections.abc import Iterator

from newslint.readers.json_tree import Branch, Leaf, Tree, shown
from newslint.readers.profiles import Path, Paths, Step

_MOST = 20_000
"""Values that one path leads to; no story has more."""


class Place:
    """A value of the tree and the key or number under which it stands."""

    __slots__ = ("name", "value")

    def __init__(self, value: Tree, name: str = "") -> None:
        self.value = value
        self.name = name


def follow(text: str, root: Tree, path: Path) -> list[Place]:
    """Where a path leads from a value; nowhere where a step fits nothing."""
    places = [Place(root)]
    parted = False
    for step in path:
        if step.kind == "number" and parted:
            places = places[step.number : step.number + 1]
        else:
            places = [found for place in places for found in _taken(text, place, step)][:_MOST]
        parted = step.kind != "key" and step.kind != "number"
    return places


def _taken(text: str, place: Place, step: Step) -> Iterator[Place]:
    value = place.value
    if isinstance(value, Leaf):
        return
    if step.kind == "key":
        child = value.child(step.name)
        if child is not None:
            yield Place(child, step.name)
    elif step.kind == "number":
        if value.keys is None and step.number < len(value.children):
            yield Place(value.children[step.number], str(step.number))
    elif step.kind in ("is", "is not"):
        kept = [place] if value.keys is not None else list(_inside(value))
        yield from (each for each in kept if _passes(text, each.value, step))
    elif step.kind == "all" or value.keys is None:
        yield from _inside(value)


def _inside(value: Branch) -> Iterator[Place]:
    if value.keys is None:
        yield from (Place(child, str(number)) for number, child in enumerate(value.children))
    else:
        yield from (Place(value.children[at], key) for key, at in value.places.items())


def _passes(text: str, value: Tree, step: Step) -> bool:
    """Whether an object has, or has not, one of the values under the key of a test; parameters do not count."""
    if isinstance(value, Leaf):
        return False
    child = value.child(step.name)
    found = shown(text, child).partition(";")[0].strip().lower() if isinstance(child, Leaf) else None
    return (found in step.values) == (step.kind == "is")


def leaves(text: str, root: Tree, paths: Paths) -> list[list[Leaf]]:
    """For each of the paths, the scalars of the first alternative that holds text, else of the first that is there."""
    return [_first(text, root, alternatives) for alternatives in paths]


def _first(text: str, root: Tree, alternatives: tuple[Path, ...]) -> list[Leaf]:
    there: list[Leaf] = []
    for path in alternatives:
        found = [place.value for place in follow(text, root, path) if isinstance(place.value, Leaf)]
        if any(leaf.string and text[leaf.span.start + 1 : leaf.span.end - 1].strip() for leaf in found):
            return found
        there = there or found
    return there


def fits(text: str, root: Tree, when: Paths) -> bool:
    """Whether each of the paths leads somewhere."""
    return all(any(follow(text, root, path) for path in alternatives) for alternatives in when)
