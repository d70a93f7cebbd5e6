"""Read a story with LanguageTool: what is new of it is asked in a few requests, the rest is known from before."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from contextlib import suppress

from newslint.article import Article
from newslint.findings import Hit, Place
from newslint.grammar.cache import Cache
from newslint.grammar.chosen import FAMILY, Chosen, rule_of
from newslint.grammar.door import Door, Match, Question, Unavailable
from newslint.grammar.folders import answers_file
from newslint.grammar.own import OwnServer, open_door
from newslint.grammar.settings import GrammarSettings, our_name
from newslint.grammar.zones import Passage, passages
from newslint.heard import Heard
from newslint.on_use import compiled
from newslint.records import NamedTuple
from newslint.rulebook import Rule
from newslint.settings import Settings

BATCH = 10_000
"""Characters of one request, so that each is answered in a second or two; a longer paragraph goes alone."""
_BETWEEN = "\n\n"
_NAMED_IN_MARK = compiled(rf"\b{FAMILY}/[a-z0-9-]+")
_MOST_REPAIRS = 5


class _Batch(NamedTuple):
    """Texts sent in one request, and where each starts in it."""

    texts: tuple[str, ...]
    starts: tuple[int, ...]


class Grammar:
    """LanguageTool for the drafts of one run: one door, one cache. Copies of it in other processes share the server."""

    def __init__(self, settings: GrammarSettings, *, require: bool = False, use_cache: bool = True) -> None:
        self.settings = settings
        self.require = require
        self._cache = Cache(answers_file() if use_cache else None)
        self._door: Door | None = None
        self._place = ""
        self._version = ""
        self._today = int(time.time()) // 86400

    def prepare(self) -> None:
        """Start the server now, before the drafts are shared out among processes, where it must be started at all."""
        try:
            door = self._opened()
            if isinstance(door, OwnServer):
                door.version()
                door.close()
        except Unavailable:
            pass  # each draft says so

    def close(self) -> None:
        """End the connection and close the cache."""
        if self._door is not None:
            self._door.close()
        self._cache.close()

    def state(self) -> str:
        """What results depend on beside the draft and its settings: how LanguageTool is asked, and which one."""
        with suppress(Unavailable):  # nothing is kept of a draft without its grammar
            self._opened()
        return f"{self.settings!r} {self._place} {self._version}"

    def heard(self, article: Article, settings: Settings) -> Heard:
        """What ``read`` gives, or the reason where it fails: this must never cost a finding of newslint's own."""
        try:
            return self.read(article, settings)
        except Exception as error:
            problem = f"it failed ({type(error).__name__}: {error}): please report it"
            return Heard(problem=problem, fatal=self.require)

    def read(self, article: Article, settings: Settings) -> Heard:
        """What LanguageTool says of a story under the settings of its path; where it can't say all, the reason."""
        chosen = Chosen(self.settings, settings)
        if chosen.silent:
            return Heard()
        question = Question(self._language(article), chosen.unasked, (), chosen.named)
        read = list(passages(article, withhold=self.settings.speech == "withhold"))
        answers, problem = self._answers([passage.text for passage in read], question)
        said: list[tuple[Rule, Hit]] = []
        for passage in read:
            said += self._said(article, passage, answers.get(passage.text, ()), chosen)
        known = {rule.name: rule for rule, _ in said}
        for name in _NAMED_IN_MARK.findall(article.source.text) if "newslint" in article.source.text else ():
            known.setdefault(name, rule_of(name))
        return Heard(tuple(said), tuple(known.values()), problem, self.require)

    def _language(self, article: Article) -> str:
        if self.settings.language != "auto":
            return self.settings.language
        variant = article.ledger.variant
        return variant.tag if variant else "en-US"

    def _answers(self, texts: Sequence[str], question: Question) -> tuple[dict[str, tuple[Match, ...]], str]:
        """What is found in each text, and why some have no answer (empty where all have)."""
        found: dict[str, tuple[Match, ...]] = {}
        try:
            door = self._opened()
            found = self._remembered(texts, question)
            version, remembered = self._version, bool(found)
            for batch in _batches([text for text in dict.fromkeys(texts) if text not in found]):
                found.update(self._ask(door, batch, question))
            if remembered and self._version != version:
                return self._answers(texts, question)  # the rest was said by a LanguageTool that is gone
        except Unavailable as error:
            return found, str(error)
        return found, ""

    def _remembered(self, texts: Sequence[str], question: Question) -> dict[str, tuple[Match, ...]]:
        if not self._version:
            return {}
        known = ((text, self._cache.answer(text, question, self._version)) for text in dict.fromkeys(texts))
        return {text: matches for text, matches in known if matches is not None}

    def _opened(self) -> Door:
        if self._door is None:
            self._door, self._place = open_door(self.settings)
            self._version = self._cache.version(self._place)
        return self._door

    def _ask(self, door: Door, batch: _Batch, question: Question) -> dict[str, tuple[Match, ...]]:
        answer = door.check(_BETWEEN.join(batch.texts), question)
        found: dict[str, list[Match]] = {text: [] for text in batch.texts}
        number = 0
        for match in answer.matches:
            while number + 1 < len(batch.starts) and batch.starts[number + 1] <= match.start:
                number += 1
            text, start = batch.texts[number], batch.starts[number]
            if match.end - start <= len(text):
                found[text].append(match._replace(start=match.start - start, end=match.end - start))
        if answer.version != self._version:
            self._version = answer.version
            self._cache.met(self._place, answer.version)
        answers = {text: tuple(matches) for text, matches in found.items()}
        self._cache.remember(answers, question, self._version, self._today)
        return answers

    def _said(
        self, article: Article, passage: Passage, matches: Sequence[Match], chosen: Chosen
    ) -> Iterator[tuple[Rule, Hit]]:
        text = article.blocks[passage.block].text
        for match in matches:
            place = passage.place(match.start, match.end)
            if place is None or passage.is_guarded(place) or not chosen.speaks(match.rule, match.category):
                continue
            in_speech = passage.in_speech(place)
            if in_speech and self.settings.speech != "query":
                continue
            if chosen.sure(match.rule, match.category, text, place.start, place.end):
                yield self._rule(match), _hit(match, place, in_speech)

    def _rule(self, match: Match) -> Rule:
        speech = "query" if self.settings.speech == "query" else "silent"
        why = f"LanguageTool's rule {match.rule} ({match.category_name or match.category})."
        return rule_of(our_name(match.rule), match.category, speech, f"{why} {match.link}".strip())


def _hit(match: Match, place: Place, in_speech: bool) -> Hit:
    message = " ".join(match.message.split())
    category = match.category_name or match.category
    return Hit(
        place,
        {"said": f"{message} (LanguageTool: {category}.)"},
        tuple(better for better in match.better[:_MOST_REPAIRS] if better),
        message="{said}",
        in_speech=in_speech,
    )


def _batches(texts: Sequence[str]) -> Iterator[_Batch]:
    """The texts in as few requests as their length allows."""
    batch: list[str] = []
    starts: list[int] = []
    at = 0
    for text in texts:
        if batch and at + len(text) > BATCH:
            yield _Batch(tuple(batch), tuple(starts))
            batch, starts, at = [], [], 0
        batch.append(text)
        starts.append(at)
        at += len(text) + len(_BETWEEN)
    if batch:
        yield _Batch(tuple(batch), tuple(starts))
