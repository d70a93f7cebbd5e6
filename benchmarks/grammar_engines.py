"""Compare grammar engines on seeded slips and clean drafts: what they find and say wrongly, time and memory.

``python benchmarks/grammar_engines.py tests/drafts/clean [FOLDER...]`` asks Harper (``pip install harper-py``) and,
with ``--languagetool URL``, a LanguageTool server (``python tests/languagetool/server.py`` starts one). Slips are those
of tests/grammar/slips.tsv; the folders hold drafts without an error, so that what an engine says of them is a false
alarm, or to be read (``--list RULE`` prints it). Speech is left out, and so is spelling. ``--halves`` says what those
of Harper's rules that were silent on one half of the drafts do on the other. docs/decisions/0014 has the figures.
"""

from __future__ import annotations

import argparse
import re
import resource
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from newslint.article import Kind  # noqa: E402
from newslint.drafts import discover, open_draft  # noqa: E402
from newslint.findings import Place  # noqa: E402
from newslint.readers import NotRead, read  # noqa: E402
from newslint.source import Unreadable  # noqa: E402

SLIPS = ROOT / "tests" / "grammar" / "slips.tsv"
COPY = (Kind.HEADLINE, Kind.STANDFIRST, Kind.PARAGRAPH, Kind.LIST, Kind.CAPTION, Kind.SUBHEAD)
GRAMMAR = ("Agreement", "Grammar", "Usage", "Nonstandard", "WordChoice", "Malapropism", "Eggcorn", "BoundaryError")
"""Harper's kinds of lints that may be about grammar."""


class Said(NamedTuple):
    """What an engine says of a text: place, its rule and the kind of it, what it would put there."""

    start: int
    end: int
    rule: str
    kind: str
    better: tuple[str, ...]


class Slip(NamedTuple):
    """A sentence with one slip: its kind, the text, where the slip is and what it should be."""

    kind: str
    text: str
    start: int
    end: int
    better: str


class Copy(NamedTuple):
    """A paragraph of a clean draft: draft, text, the variant of English, and the offsets that are speech."""

    draft: str
    text: str
    variant: str
    speech: frozenset[int]


Engine = Callable[[str, str], list[Said]]
"""Asked with a text and a variant of English, en-US or en-GB."""


def slips() -> Iterator[Slip]:
    """The seeded slips."""
    for line in SLIPS.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            kind, marked, better = line.split("\t")
            start, end = marked.index("[["), marked.index("]]") - 2
            yield Slip(kind, re.sub(r"\[\[|\]\]", "", marked), start, end, better)


def copies(folders: list[str]) -> Iterator[Copy]:
    """The copy of the drafts in folders, a paragraph at a time."""
    for path, reason in discover(folders, (), ".", False):
        try:
            if reason:
                raise Unreadable(reason)
            article = read(open_draft(path), None, {})
        except (Unreadable, NotRead) as error:
            print(f"{path}: {error}", file=sys.stderr)
            continue
        variant = article.ledger.variant.tag if article.ledger.variant else "en-GB"
        for index, block in article.blocks_of(*COPY):
            spoken = {at for at in range(len(block.text)) if article.ledger.in_speech(Place(index, at, at + 1))}
            if block.text.strip():
                yield Copy(Path(path).name, block.text, variant, frozenset(spoken))


def harper() -> Engine:
    """Harper as a Python package, all its rules but spelling."""
    from harper import Dialect, Linter

    dialects = {"en-US": Dialect.AMERICAN, "en-GB": Dialect.BRITISH}
    linters: dict[str, Linter] = {}

    def ask(text: str, variant: str) -> list[Said]:
        if variant not in linters:
            linters[variant] = Linter(dialects[variant])
            linters[variant].set_lint_config({**linters[variant].get_default_lint_config(), "SpellCheck": False})
        found = []
        for rule, lints in linters[variant].organized_lints(text, language="plaintext", dedup=False).items():
            for lint in lints:
                better = tuple(suggestion.replacement_text for suggestion in lint.suggestions)
                found.append(Said(lint.span.start, lint.span.end, rule, lint.lint_kind, better))
        return found

    return ask


def languagetool(url: str, disabled: tuple[str, ...]) -> Engine:
    """A LanguageTool server, some categories left out."""
    from newslint.grammar.door import Question
    from newslint.grammar.wire import Server

    server = Server(url)

    def ask(text: str, variant: str) -> list[Said]:
        answer = server.check(text, Question(variant, disabled_categories=disabled))
        return [Said(match.start, match.end, match.rule, match.category, match.better) for match in answer.matches]

    return ask


def native() -> Engine:
    """newslint's own rules that are on by default."""
    from newslint import rulebook
    from newslint.engine import Desk
    from newslint.readers import read_article
    from newslint.settings import Settings

    rules = rulebook.load()
    desk = Desk([rule for rule in rules if rule.default], Settings(), rules)

    def ask(text: str, _: str) -> list[Said]:
        findings = desk.read(read_article(text, "draft", "snippet")).findings
        return [
            Said(item.span.start, item.span.end, item.rule, item.rule, tuple(fix.text for fix in item.suggestions))
            for item in findings
        ]

    return ask


class Measured(NamedTuple):
    """What an engine did: slips found (their numbers) by rule, the right repair among its own, alarms, seconds."""

    found: dict[str, set[int]]
    mended: set[int]
    alarms: list[tuple[Copy, Said]]
    start: float
    seconds: float
    kinds: dict[str, str]

    def all_found(self, rules: set[str] | None = None) -> set[int]:
        """The slips that these rules find, or all of them."""
        return {slip for rule, found in self.found.items() if rules is None or rule in rules for slip in found}


def measured(engine: Engine, seeded: list[Slip], clean: list[Copy]) -> Measured:
    """An engine on the slips and on the clean copy."""
    begun = time.perf_counter()
    for variant in ("en-US", "en-GB"):
        engine("It rained on Monday.", variant)
    start = time.perf_counter() - begun
    found: dict[str, set[int]] = defaultdict(set)
    mended, kinds = set(), {}
    for number, slip in enumerate(seeded):
        for said in engine(slip.text, "en-US"):
            kinds[said.rule] = said.kind
            if said.start <= slip.end and slip.start <= said.end:
                found[said.rule].add(number)
                right = slip.text[: slip.start] + slip.better + slip.text[slip.end :]
                if any(slip.text[: said.start] + fix + slip.text[said.end :] == right for fix in said.better):
                    mended.add(number)
    alarms, begun = [], time.perf_counter()
    for copy in clean:
        for said in engine(copy.text, copy.variant):
            kinds[said.rule] = said.kind
            if said.start not in copy.speech:
                alarms.append((copy, said))
    return Measured(found, mended, alarms, start, time.perf_counter() - begun, kinds)


def report(name: str, result: Measured, seeded: list[Slip], words: int) -> None:
    """An engine's figures as Markdown."""
    print(f"\n## {name}\n")
    print(
        f"slips found {len(result.all_found())} of {len(seeded)}, with the right repair {len(result.mended)}; ", end=""
    )
    print(f"alarms on clean copy {len(result.alarms)} in {words:,} words; ", end="")
    print(f"first answers {result.start:.2f} s, {words / result.seconds:,.0f} words a second\n")
    alarms = Counter(said.rule for _, said in result.alarms)
    print("| rule | kind | slips | alarms |\n|---|---|---|---|")
    rules = sorted(
        set(result.found) | set(alarms), key=lambda rule: (-len(result.found.get(rule, ())), alarms[rule], rule)
    )
    for rule in rules:
        print(f"| {rule} | {result.kinds[rule]} | {len(result.found.get(rule, ()))} | {alarms[rule]} |")
    print("\n| kind of rule | rules that spoke | slips | alarms |\n|---|---|---|---|")
    for kind in sorted(set(result.kinds.values())):
        members = {rule for rule in rules if result.kinds[rule] == kind}
        slips_found = len(result.all_found(members))
        print(f"| {kind} | {len(members)} | {slips_found} | {sum(alarms[rule] for rule in members)} |")
    print("\n| kind of slip | found |\n|---|---|")
    for kind, count in Counter(slip.kind for slip in seeded).items():
        print(f"| {kind} | {sum(seeded[number].kind == kind for number in result.all_found())} of {count} |")


def listed(name: str, result: Measured, rules: list[str]) -> None:
    """What these rules say of clean copy, to be read."""
    for copy, said in result.alarms:
        if said.rule in rules or "all" in rules:
            near = copy.text[max(0, said.start - 50) : said.end + 40].replace("\n", " ")
            words = copy.text[said.start : said.end]
            print(f"{name} {said.rule}: {copy.draft}: …{near}… [{words} → {said.better[:2]}]")


def halves(result: Measured) -> None:
    """Rules silent on every other draft: what they say on the rest, which they were not chosen by."""
    drafts = sorted({copy.draft for copy, _ in result.alarms})
    seen = set(drafts[::2])
    grammar = {rule for rule, kind in result.kinds.items() if kind in GRAMMAR}
    spoke = {said.rule for copy, said in result.alarms if copy.draft in seen}
    rest = [said.rule for copy, said in result.alarms if copy.draft not in seen and said.rule in grammar - spoke]
    silent = grammar - {said.rule for _, said in result.alarms}
    print(
        f"\nRules on grammar silent on one half of the drafts: {len(rest)} alarms of {len(set(rest))} on the other half"
    )
    print(f"Rules silent on all: {len(result.all_found(silent))} slips found ({', '.join(sorted(silent))})")


def main() -> None:
    """Measure the engines that can be had."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folders", nargs="+", help="drafts with no error in them")
    parser.add_argument("--languagetool", metavar="URL")
    parser.add_argument("--disable", default="TYPOS", help="categories that LanguageTool is not asked for")
    parser.add_argument("--halves", action="store_true")
    parser.add_argument(
        "--list", metavar="RULE", action="append", default=[], help="print what this rule says; all: any"
    )
    options = parser.parse_args()
    seeded, clean = list(slips()), list(copies(options.folders))
    words = sum(len(copy.text.split()) for copy in clean)
    results = {"newslint": measured(native(), seeded, [])}
    print(f"{len(seeded)} slips; {words:,} words in {len({copy.draft for copy in clean})} drafts")
    print(f"\nnewslint's own rules find {len(results['newslint'].all_found())} of the slips")
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    try:
        results["Harper"] = measured(harper(), seeded, clean)
        after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        print(f"Harper's memory, two variants of English: {(after - before) >> 10} MB")
    except ImportError:
        print("Harper is not installed: pip install harper-py")
    if options.languagetool:
        disabled = tuple(name for name in options.disable.split(",") if name)
        results["LanguageTool"] = measured(languagetool(options.languagetool, disabled), seeded, clean)
    for name, result in results.items():
        if name != "newslint":
            report(name, result, seeded, words)
            more = result.all_found() - results["newslint"].all_found()
            print(f"\n{len(more)} of its slips are not found by newslint's own rules")
        listed(name, result, options.list)
    if options.halves and "Harper" in results:
        halves(results["Harper"])


if __name__ == "__main__":
    main()
