"""The engine: zones, speech, overlaps, repeats, limits, crashes, order, fingerprints."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import pytest

from newslint import rulebook
from newslint.article import Article
from newslint.checks import typos
from newslint.engine import Desk, Result
from newslint.findings import Hit, Level, Place, Tier
from newslint.readers import read_article
from newslint.records import replace
from newslint.rulebook import Rule
from newslint.settings import Settings
from newslint.vocabulary import Vocabulary

Read = Callable[..., Result]


def names(result: Result) -> list[str]:
    return [finding.rule for finding in result.findings]


def test_a_slip_in_speech_is_a_softer_query_that_is_never_fixed(read: Read) -> None:
    text = "It went to the the board.\n\n“It went to the the board,” she said."
    own, spoken = read(text, "typo/repeated-word").findings
    assert (own.level, spoken.level) == (Level.ERROR, Level.WARNING)
    assert "check it against the recording" in spoken.message
    assert own.suggestions[0].tier is Tier.SAFE
    assert own.suggestions[0].edits
    assert spoken.suggestions[0].tier is Tier.SHOW
    assert not spoken.suggestions[0].edits


def test_a_check_may_grade_one_of_its_findings_and_the_settings_overrule_it(read: Read) -> None:
    pair = "It starts at 1700 EST (2100 GMT)."
    season = "It starts at noon PST on July 4, 2026."
    assert [read(text, "facts/time-zone").findings[0].level for text in (pair, season)] == [Level.ERROR, Level.WARNING]
    rule = next(rule for rule in rulebook.load() if rule.name == "facts/time-zone")
    desk = Desk((rule,), Settings(levels={rule.name: Level.SUGGESTION}))
    (finding,) = desk.read(read_article(pair, "draft", "snippet")).findings
    assert finding.level is Level.SUGGESTION


def test_a_silent_rule_says_nothing_in_speech(read: Read) -> None:
    text = "As an AI language model, I cannot vote"
    assert names(read(f"{text}.")) == ["leftovers/ai-residue"]
    assert names(read(f"“{text},” the bot wrote.")) == []


def test_edits_put_the_better_words_in_place(read: Read) -> None:
    text = "The board ofthe port met."
    (finding,) = read(text).findings
    (edit,) = finding.suggestions[0].edits
    assert text[: edit.offset] + edit.text + text[edit.end_offset :] == "The board of the port met."


def test_edits_are_escaped_and_offered_only_where_source_and_text_agree(read: Read) -> None:
    split = read("<p>It went to the <b>the</b> board &amp; left.</p>", format="html").findings
    assert [finding.rule for finding in split] == ["typo/repeated-word"]
    assert not split[0].suggestions[0].edits


def test_a_silencing_rule_mutes_its_block(read: Read) -> None:
    text = "It opens in May, he said.\n\nRead more: the the bridge ofthe port\n\nIt closes in June."
    assert names(read(text)) == ["leftovers/promo-line"]


def test_repeats_are_one_finding_with_places(read: Read) -> None:
    (finding,) = read("Itâ€™s late. Sheâ€™s here. Heâ€™s not.").findings
    assert len(finding.related) == 2
    assert "2 more places" in finding.message


def test_a_limit_says_how_many_more(rules: tuple[Rule, ...]) -> None:
    text = "\n\n".join(f"Number {number} went to the the board." for number in range(9))
    chosen = [rule for rule in rules if rule.name == "typo/repeated-word"]
    findings = Desk(chosen, Settings(limit=3), rules).read(read_article(text, "d", "snippet")).findings
    assert len(findings) == 3
    assert "6 more findings" in findings[-1].message


def test_a_failing_rule_is_a_finding_and_the_rest_run(rules: tuple[Rule, ...], monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: Article, __: Mapping[str, object]) -> Iterator[Hit]:
        yield Hit(Place(0, 0, 3))
        raise ZeroDivisionError("oh")

    monkeypatch.setattr(typos, "fused_words", fail)
    result = Desk([rule for rule in rules if rule.default], Settings(), rules).read(
        read_article("It went to the the board.", "d", "snippet")
    )
    assert result.crashed
    assert set(names(result)) == {"internal/rule-crashed", "typo/fused-words", "typo/repeated-word"}


def test_levels_of_the_house_hold(rules: tuple[Rule, ...]) -> None:
    settings = Settings(levels={"typo/repeated-word": Level.SUGGESTION})
    desk = Desk([rule for rule in rules if rule.default], settings, rules)
    (finding,) = desk.read(read_article("It went to the the board.", "d", "snippet")).findings
    assert finding.level is Level.SUGGESTION


TEXT = (
    "It went to the the board ofthe port.The end , he said.\n\n“We will the the,” she said.\n\nIt is [TK] on 31 June."
)


def test_the_order_of_rules_makes_no_difference(rules: tuple[Rule, ...]) -> None:
    chosen = [rule for rule in rules if rule.default]
    article = read_article(TEXT, "d", "snippet")
    first = Desk(chosen, Settings(), rules).read(article).findings
    random.Random(1).shuffle(chosen)
    assert Desk(chosen, Settings(), rules).read(article).findings == first
    assert [finding.sort_key for finding in first] == sorted(finding.sort_key for finding in first)


def test_fingerprints_survive_edits_elsewhere_and_tell_repeats_apart(read: Read) -> None:
    one = read(TEXT).findings
    moved = read(f"A new first paragraph.\n\n{TEXT}").findings
    assert [finding.fingerprint for finding in one] == [finding.fingerprint for finding in moved]
    twice = read("It went to the the board.\n\nIt went to the the board.", "typo/repeated-word").findings
    assert len({finding.fingerprint for finding in twice}) == 2


def test_vocabulary_is_known_to_checks(rules: tuple[Rule, ...]) -> None:
    article = replace(
        read_article("A willmean stood there.", "d", "snippet"), vocabulary=Vocabulary(frozenset({"willmean"}))
    )
    assert Desk([rule for rule in rules if rule.default], Settings(), rules).read(article).findings == ()


def test_other_declarative_kinds(tmp_path: Any) -> None:
    from newslint.rulebook import rule_from
    from newslint.rulefiles import compile_rules

    files = {
        "consistency": "where: [copy]\nforms:\n  adviser: advisor\n",
        "conditional": "first: \\bKWU\\b\nsecond: Kordia Workers\n",
        "occurrence": "pattern: '!'\nmax: 1\n",
        "capitalization": "where: [paragraph]\nstyle: not-all-capitals\n",
        "metric": "measure: words-per-sentence\nmax: 6\n",
        "substitution": "swap:\n  end results?: result\n",
    }
    texts = {
        "consistency": ("Her adviser left. The adviser rang. An [[advisor]] came.", "An advisor came."),
        "conditional": ("The [[KWU]] struck.", "The Kordia Workers' Union (KWU) struck."),
        "occurrence": ("[[No! Never!]]", "No! Never."),
        "capitalization": ("[[THE PORT IS SHUT]]", "The port is shut"),
        "metric": ("[[One two three four five six seven eight.]]", "One two three. Four five six."),
        "substitution": ("The [[End result]] was a tie.", "The result was a tie."),
    }
    folder = tmp_path / "rules" / "style"
    folder.mkdir(parents=True)
    for kind, fields in files.items():
        head = (
            f'rule: style/{kind}\nsince: "0.1"\nlevel: warning\nkind: {kind}\nmessage: Look here.\nwhy: It says so.\n'
        )
        cases = "cases:\n  - flag: '[[a]]'\n  - pass: b\n"
        (folder / f"{kind}.yaml").write_text(head + fields + cases, encoding="utf-8")
    for entry in compile_rules(str(tmp_path / "rules")):
        rule = rule_from(entry)
        marked, silent = texts[rule.kind]
        text = marked.replace("[[", "").replace("]]", "")
        desk = Desk([rule], Settings(), [rule])
        (finding,) = desk.read(read_article(text, "d", "snippet")).findings
        assert (finding.span.start, finding.span.end) == (marked.index("[["), marked.index("]]") - 2), rule.kind
        assert desk.read(read_article(silent, "d", "snippet")).findings == (), rule.kind
