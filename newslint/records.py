"""Small classes of named fields, made in a fraction of the time that ``dataclasses`` and ``typing`` need.

A run makes some 150 such classes and fills half of them, most with a few instances. Nothing is compiled for a class
until it has many: docs/decisions/0009 has the figures. Only what newslint uses is here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from operator import attrgetter
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, TypeVar, dataclass_transform

_T = TypeVar("_T")
_MANY = 40
"""Instances after which a class gets a constructor of its own: writing one takes as long as making a hundred."""


class _Missing:
    def __repr__(self) -> str:
        return "MISSING"


MISSING: Any = _Missing()
"""What a field has for a default, or its maker, when it has none."""


class Field:
    """One field of a record: its name, its type as written, its default or what makes it, and how it is used."""

    __slots__ = ("compare", "default", "default_factory", "metadata", "name", "repr", "type")

    def __init__(
        self, default: Any, default_factory: Any, metadata: Mapping[str, Any] | None, repr: bool, compare: bool
    ) -> None:
        self.name = self.type = ""
        self.default = default
        self.default_factory = default_factory
        self.metadata: Mapping[str, Any] = metadata or {}
        self.repr = repr
        self.compare = compare


def field(
    *,
    default: Any = MISSING,
    default_factory: Any = MISSING,
    metadata: Mapping[str, Any] | None = None,
    repr: bool = True,
    compare: bool = True,
) -> Any:
    """A field that needs more said than its type and default."""
    return Field(default, default_factory, metadata, repr, compare)


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def record(cls: type[_T]) -> type[_T]:
    """Make a class of values that do not change: equal when their fields are, usable as keys."""
    _prepare(cls)
    _set(cls, __setattr__=_frozen, __delattr__=_frozen, __eq__=_equal, __hash__=_hash)
    return cls


@dataclass_transform(field_specifiers=(field,))
def mutable(cls: type[_T]) -> type[_T]:
    """Make a class whose fields may be set; equal when its fields are, and no key."""
    _prepare(cls)
    _set(cls, __eq__=_equal, __hash__=None)
    return cls


@dataclass_transform(eq_default=False, field_specifiers=(field,))
def entity(cls: type[_T]) -> type[_T]:
    """Make a class whose fields may be set and whose instances equal only themselves."""
    _prepare(cls)
    return cls


def fields(cls: type[Any] | Any) -> tuple[Field, ...]:
    """The fields of a record or of its class, those of its bases first.

    Raises:
        TypeError: when it is none.
    """
    try:
        found: tuple[Field, ...] = cls.__record_fields__
    except AttributeError:
        raise TypeError(f"{cls!r} is no record") from None
    return found


def replace(value: _T, /, **changes: Any) -> _T:
    """A copy with some fields changed.

    Raises:
        TypeError: when there is no such field.
    """
    kept = {item.name: getattr(value, item.name) for item in fields(value)}
    return type(value)(**{**kept, **changes})


def _prepare(cls: type[Any]) -> None:
    collected: dict[str, Field] = {}
    for base in reversed(cls.__mro__[1:]):
        collected.update((item.name, item) for item in base.__dict__.get("__record_fields__", ()))
    for name, written in cls.__annotations__.items():
        if str(written).startswith("ClassVar"):
            continue
        given = cls.__dict__.get(name, MISSING)
        item = given if isinstance(given, Field) else Field(given, MISSING, None, True, True)
        item.name, item.type = name, written
        if item is given:
            if item.default is MISSING:
                delattr(cls, name)
            else:
                setattr(cls, name, item.default)
        collected[name] = item
    _set(cls, __record_fields__=tuple(collected.values()), __init__=_first(cls))
    if "__repr__" not in cls.__dict__:
        _set(cls, __repr__=_repr)


def _set(cls: type[Any], **attributes: Any) -> None:
    for name, value in attributes.items():
        setattr(cls, name, value)


def _first(cls: type[Any]) -> Callable[..., None]:
    """A constructor that looks at the fields when it is first called."""

    def construct(self: Any, *args: Any, **kwargs: Any) -> None:
        made = _general(cls)
        _set(cls, __init__=made)
        made(self, *args, **kwargs)

    return construct


def _general(cls: type[Any]) -> Callable[..., None]:
    """A constructor for any fields, that hands over to one of the class's own when there are many instances."""
    names = [item.name for item in cls.__record_fields__]
    whole = set(names)
    defaults = {item.name: item.default for item in cls.__record_fields__ if item.default is not MISSING}
    makers = [
        (item.name, item.default_factory) for item in cls.__record_fields__ if item.default_factory is not MISSING
    ]
    after = hasattr(cls, "__post_init__")
    made = 0

    def construct(self: Any, *args: Any, **kwargs: Any) -> None:
        nonlocal made
        made += 1
        if made > _MANY:
            _set(cls, __init__=_constructor(cls))
        values: dict[str, Any] = self.__dict__
        values.update(defaults)
        values.update(zip(names, args, strict=False))
        values.update(kwargs)
        for name, make in makers:
            if name not in values:
                values[name] = make()
        if values.keys() != whole or len(args) > len(names) or not kwargs.keys().isdisjoint(names[: len(args)]):
            _constructor(cls)(self, *args, **kwargs)  # which says what is wrong
        if after:
            self.__post_init__()

    return construct


def _constructor(cls: type[Any]) -> Callable[..., None]:
    space: dict[str, Any] = {"_given": MISSING}
    heads, lines = [], []
    for item in cls.__record_fields__:
        value = item.name
        if item.default_factory is not MISSING:
            space[f"_make_{item.name}"] = item.default_factory
            heads.append(f"{item.name}=_given")
            value = f"_make_{item.name}() if {item.name} is _given else {item.name}"
        elif item.default is not MISSING:
            space[f"_default_{item.name}"] = item.default
            heads.append(f"{item.name}=_default_{item.name}")
        else:
            heads.append(item.name)
        lines.append(f" _dict[{item.name!r}] = {value}")
    if hasattr(cls, "__post_init__"):
        lines.append(" self.__post_init__()")
    body = "\n".join(lines)
    exec(f"def __init__(self, {', '.join(heads)}):\n _dict = self.__dict__\n{body}", space)
    made: Callable[..., None] = space["__init__"]
    made.__qualname__ = f"{cls.__qualname__}.__init__"
    return made


def _frozen(self: Any, name: str, *_: Any) -> None:
    raise AttributeError(f"a {type(self).__name__} does not change: cannot set '{name}'")


def _key(cls: type[Any]) -> Callable[[Any], Any]:
    found = cls.__dict__.get("__record_key__")
    if found is None:
        names = [item.name for item in cls.__record_fields__ if item.compare]
        found = attrgetter(*names) if names else lambda _: ()
        _set(cls, __record_key__=staticmethod(found))
        found = cls.__dict__["__record_key__"]
    made: Callable[[Any], Any] = found.__func__
    return made


def _equal(self: Any, other: object) -> Any:
    if type(other) is not type(self):
        return NotImplemented
    key = _key(type(self))
    return key(self) == key(other)


def _hash(self: Any) -> int:
    return hash(_key(type(self))(self))


def _repr(self: Any) -> str:
    shown = ", ".join(f"{item.name}={getattr(self, item.name)!r}" for item in fields(self) if item.repr)
    return f"{type(self).__qualname__}({shown})"


if TYPE_CHECKING:
    from typing import NamedTuple as NamedTuple
else:
    from _collections import _tuplegetter

    class NamedTuple(tuple):
        """A tuple with named fields, as ``typing.NamedTuple`` makes them."""

        __slots__ = ()
        _fields = ()
        _field_defaults: Mapping[str, Any] = MappingProxyType({})

        def __init_subclass__(cls) -> None:
            if "_fields" in cls.__dict__ or cls._fields:
                return
            names = tuple(cls.__annotations__)
            cls._fields = names
            cls._field_defaults = {name: cls.__dict__[name] for name in names if name in cls.__dict__}
            for number, name in enumerate(names):
                setattr(cls, name, _tuplegetter(number, ""))

        def __new__(cls, *args, **kwargs):
            """An instance; values by place, by name, or by default."""
            names = cls._fields
            if kwargs or len(args) != len(names):
                given = {**cls._field_defaults, **dict(zip(names, args, strict=False)), **kwargs}
                twice = kwargs.keys() & set(names[: len(args)])
                if len(args) > len(names) or len(given) != len(names) or twice or not given.keys() <= set(names):
                    raise TypeError(f"{cls.__name__} takes {', '.join(names)}")
                args = [given[name] for name in names]
            return tuple.__new__(cls, args)

        def __getnewargs__(self):
            return tuple(self)

        def __repr__(self) -> str:
            shown = ", ".join(f"{name}={value!r}" for name, value in zip(self._fields, self, strict=True))
            return f"{type(self).__qualname__}({shown})"

        def _replace(self, **changes):
            return type(self)(**{**self._asdict(), **changes})

        def _asdict(self):
            return dict(zip(self._fields, self, strict=True))

        @classmethod
        def _make(cls, values):
            return cls(*values)
