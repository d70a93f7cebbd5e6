"""Records behave as the standard library's data classes do."""

from __future__ import annotations

import pickle
from functools import cached_property
from typing import Any

import pytest

from newslint.records import NamedTuple, entity, field, fields, mutable, record, replace


@record
class Base:
    name: str
    tags: tuple[str, ...] = ()


@record
class Person(Base):
    notes: dict[str, int] = field(default_factory=dict, compare=False, repr=False)
    age: int = field(default=0, metadata={"about": "years"})

    @cached_property
    def loud(self) -> str:
        return self.name.upper()


@mutable
class Tally:
    counts: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.total = sum(self.counts)


@entity
class Thing:
    size: int


def test_fields_by_place_and_by_name_with_defaults() -> None:
    person = Person("Berg", age=40)
    assert (person.name, person.tags, person.notes, person.age) == ("Berg", (), {}, 40)
    assert Person("Berg").notes is not Person("Berg").notes
    assert repr(person) == "Person(name='Berg', tags=(), age=40)"


@pytest.mark.parametrize("wrong", [{}, {"name": "Berg", "size": 1}])
def test_a_missing_or_unknown_field_is_an_error(wrong: dict[str, Any]) -> None:
    with pytest.raises(TypeError):
        Person(**wrong)
    with pytest.raises(TypeError):
        Person("Berg", ("a",), {}, 1, 2)  # type: ignore[call-arg]


@pytest.mark.parametrize("times", [1, 100])
def test_many_instances_are_as_the_first(times: int) -> None:
    @record
    class Local:
        name: str
        size: int = 3
        tags: list[str] = field(default_factory=list)

    made = [Local(str(number), tags=["a"]) for number in range(times)]
    assert [(each.name, each.size, each.tags) for each in made][-1] == (str(times - 1), 3, ["a"])
    assert Local("x", 4).tags == []
    for wrong in ({}, {"size": 1}, {"name": "x", "sise": 1}, {"sise": 1}):
        with pytest.raises(TypeError):
            Local(**wrong)  # type: ignore[arg-type]
    with pytest.raises(TypeError):
        Local("x", name="y")  # type: ignore[misc]


class Spot(NamedTuple):
    block: int
    start: int = 0

    @property
    def after(self) -> int:
        return self.start + 1


def test_a_named_tuple_is_a_tuple_with_names() -> None:
    spot = Spot(2, start=5)
    assert spot == (2, 5)
    assert (spot.block, spot.after, Spot(1)) == (2, 6, (1, 0))
    assert spot._replace(block=3) == Spot(3, 5)
    assert spot._asdict() == {"block": 2, "start": 5}
    assert repr(spot) == "Spot(block=2, start=5)"
    assert pickle.loads(pickle.dumps(spot)) == spot
    assert sorted([Spot(2), Spot(1, 9)])[0].start == 9
    for args, named in (((), {}), ((1, 2, 3), {}), ((1,), {"block": 2}), ((1,), {"end": 2})):
        with pytest.raises(TypeError):
            Spot(*args, **named)


def test_a_record_does_not_change_and_is_a_key() -> None:
    person = Person("Berg")
    with pytest.raises(AttributeError, match="cannot set 'name'"):
        person.name = "Berge"  # type: ignore[misc]
    with pytest.raises(AttributeError):
        del person.name
    assert {person: 1}[Person("Berg", notes={"a": 1})] == 1
    assert person.loud == "BERG"


def test_records_equal_records_of_their_class_with_the_same_compared_fields() -> None:
    assert Person("Berg", notes={"a": 1}) == Person("Berg")
    assert Person("Berg") != Person("Berg", age=1)
    assert Base("Berg") != Person("Berg")
    assert Base("Berg") != ("Berg", ())


def test_a_mutable_one_changes_and_is_no_key() -> None:
    tally = Tally([1, 2])
    assert tally.total == 3
    tally.counts = [4]
    assert tally == Tally([4])
    with pytest.raises(TypeError):
        hash(tally)


def test_an_entity_equals_only_itself() -> None:
    thing = Thing(1)
    assert thing == thing
    assert thing != Thing(1)
    assert {thing: 1}[thing] == 1


def test_replace_leaves_what_was_worked_out_behind() -> None:
    person = Person("Berg", ("mayor",))
    assert person.loud == "BERG"
    other = replace(person, name="Lind")
    assert (other.loud, other.tags, person.name) == ("LIND", ("mayor",), "Berg")
    with pytest.raises(TypeError):
        replace(person, size=2)


def test_fields_tell_type_default_and_metadata() -> None:
    assert [item.name for item in fields(Person)] == ["name", "tags", "notes", "age"]
    assert (fields(Person)[3].type, fields(Person)[3].default) == ("int", 0)
    assert fields(Person)[3].metadata == {"about": "years"}
    with pytest.raises(TypeError, match="no record"):
        fields(3)
