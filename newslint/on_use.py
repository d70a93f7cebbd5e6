"""Patterns that are compiled when they are first used: a run pays only for those that its draft calls for."""

from __future__ import annotations

import re
from typing import Any, AnyStr, cast

from newslint.stored_patterns import pattern


class _OnUse:
    """Stands for a pattern until one of its methods is asked for, then answers with those of the compiled one."""

    def __init__(self, source: str | bytes, flags: int) -> None:
        self.pattern = source
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        made = self.__dict__.get("_made") or pattern(self.pattern, self._flags)
        self._made = made
        value = getattr(made, name)
        setattr(self, name, value)
        return value


def compiled(source: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """A pattern as ``re.compile`` gives it, made when it is first asked for; a wrong one fails then, in its tests."""
    return cast("re.Pattern[AnyStr]", _OnUse(source, flags))
