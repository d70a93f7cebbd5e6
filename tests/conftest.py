"""Shared by all tests: the rules, and one way to read a text with them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from itertools import count

import pytest

from newslint import rulebook
from newslint.engine import Desk, Result, dated
from newslint.readers import read_article
from newslint.rulebook import Rule
from newslint.settings import Settings

_FOLDERS = count()


@pytest.fixture(autouse=True)
def cache_of_its_own(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    """No test reads what another has cached, or writes where people's results are kept."""
    monkeypatch.setenv("NEWSLINT_CACHE", str(tmp_path_factory.getbasetemp() / f"cache-{next(_FOLDERS)}"))


@pytest.fixture(scope="session")
def rules() -> tuple[Rule, ...]:
    return rulebook.load(use_cache=False)


@pytest.fixture(scope="session")
def read(rules: tuple[Rule, ...]) -> Callable[..., Result]:
    """Read a text with the default rules, or with those named."""

    def read_text(
        text: str, *names: str, format: str = "snippet", day: str | None = None, path: str = "draft", **options: object
    ) -> Result:
        chosen = [rule for rule in rules if (rule.name in names if names else rule.default)]
        settings = Settings(rules=dict.fromkeys(names, options))  # type: ignore[dict-item]
        article = dated(read_article(text, path, format), date.fromisoformat(day) if day else None)
        return Desk(chosen, settings, rules).read(article)

    return read_text
