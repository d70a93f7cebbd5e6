"""The cache as one run uses it: what is asked of it, what is kept, and what ``--verbose`` tells of it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from newslint import cache_keys
from newslint.cache import Cache
from newslint.records import field, mutable, replace
from newslint.result import DraftResult
from newslint.settings import Settings
from newslint.source import Source

if TYPE_CHECKING:
    from newslint.article import Article

HIT = "cached"


@mutable
class RunCache:
    """A cache with what all drafts of the run share: the digests of ``parts``, and the day that marks are judged by.

    ``explain`` asks why a result is missing, which costs a look into the folder for each.
    """

    cache: Cache
    parts: dict[str, str]
    today: date
    explain: bool = False
    _digests: list[tuple[Settings, str]] = field(default_factory=list, repr=False)

    def find(self, source: Source, settings: Settings, chosen: str | None) -> DraftResult | None:
        """The result kept for a draft, its ``cached`` filled; None where there is none."""
        found = self.cache.find(self._key(source, settings, chosen), source, self.today.isoformat())
        return replace(found, cached=HIT) if found else None

    def why_missing(self, source: Source, settings: Settings, chosen: str | None) -> str:
        """Why a draft is read anew, for people; empty where nobody asked."""
        if not self.explain:
            return ""
        return self.cache.why_missing(self._key(source, settings, chosen), source)

    def keep(self, draft: DraftResult, settings: Settings, chosen: str | None, days: Iterable[date]) -> None:
        """Keep the result of a draft that was read in full; ``days`` are the last ones of what it depends on."""
        if draft.source is not None and not draft.errors:
            self.cache.keep(self._key(draft.source, settings, chosen), draft, _between(days, self.today))

    def done(self, drafts: Iterable[DraftResult]) -> None:
        """End the run: see that the cache has not grown too large."""
        self.cache.trim(sum(draft.cached != HIT for draft in drafts))

    def _key(self, source: Source, settings: Settings, chosen: str | None) -> cache_keys.Key:
        parts = {
            "settings": self._digest(settings),
            "format": cache_keys.format_part(source.path, chosen),
            **self.parts,
        }
        return cache_keys.Key(cache_keys.text_digest(source), tuple(parts.items()))

    def _digest(self, settings: Settings) -> str:
        for known, found in self._digests:
            if known is settings or known == settings:
                return found
        self._digests.append((settings, cache_keys.settings_digest(settings)))
        return self._digests[-1][1]


def turning_days(article: Article) -> set[date]:
    """The days after which the same draft may give other findings: the ends of its marks and the house's reviews."""
    from newslint.ignores import Marks

    house = article.house
    entries = (*house.people, *house.bodies, *house.places, *house.figures, *house.spellings)
    return {mark.until for mark in Marks(article).marks if mark.until} | {
        entry.review_by for entry in entries if entry.review_by
    }


def _between(days: Iterable[date], today: date) -> tuple[str, str]:
    """The last of the days that has passed and the first that has not, as 2026-11-23; empty where there is none."""
    listed = sorted(set(days))
    passed = [day for day in listed if day < today]
    ahead = [day for day in listed if day >= today]
    return (passed[-1].isoformat() if passed else "", ahead[0].isoformat() if ahead else "")
