"""Rule files: what is wrong in one is said with file and line; what is right is read as text."""

from __future__ import annotations

from pathlib import Path

import pytest

from newslint.rulebook import Rule, RulebookError, names_match, nearest, rule_from, unknown_names
from newslint.rulefiles import compile_rules

GOOD = """\
rule: style/wordy
since: "0.1"
level: suggestion
kind: substitution
swap:
  end result: result
  no: yes
message: "'{found}' says it twice; '{better}' is enough."
why: The extra word costs the reader time.
cases:
  - flag: The [[end result]] was a tie.
  - pass: The result was a tie.
"""


def tree(folder: Path, text: str, name: str = "style/wordy.yaml") -> str:
    path = folder / "rules" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return str(folder / "rules")


def test_house_styles_are_known_and_hold_only_rules_that_are_off(tmp_path: Path) -> None:
    on = GOOD.replace("swap:", "packs:\n  ap: {}\nswap:")
    with pytest.raises(RulebookError, match=r"style/wordy.yaml:5: a rule of a house style is off by default"):
        compile_rules(tree(tmp_path, on))
    with pytest.raises(RulebookError, match=r"'apx' is no house style"):
        compile_rules(tree(tmp_path, on.replace("ap: {}", "apx: {}")))
    (entry,) = compile_rules(tree(tmp_path, on.replace("packs:\n", "default: off\npacks:\n")))
    assert entry["packs"] == {"ap": {}}


def test_values_stay_text(tmp_path: Path) -> None:
    (entry,) = compile_rules(tree(tmp_path, GOOD))
    assert entry["spec"]["swap"] == {"end result": "result", "no": "yes"}
    assert entry["since"] == "0.1"


@pytest.mark.parametrize(
    ("old", "new", "line", "words"),
    [
        ("level: suggestion", "level: sugestion", 3, "did you mean 'suggestion'"),
        ("swap:", "swop:", 5, "did you mean 'swap'"),
        ("rule: style/wordy", "rule: style/wordier", 1, "the file's place says 'style/wordy'"),
        ("  end result: result", "  end (result: result", 5, "does not compile"),
        ("[[end result]]", "end result", 10, "must mark what is found"),
        ("  - pass: The", "  - past: The", 10, "needs either 'flag' or 'pass'"),
        ("why: The", "level: error\nwhy: The", 9, "given twice"),
        ("  no: yes", "  no: [", 9, "not YAML"),
        ("cases:", "where: [hedline]\ncases:", 10, "did you mean 'headline'"),
    ],
)
def test_mistakes_are_named_with_their_line(tmp_path: Path, old: str, new: str, line: int, words: str) -> None:
    with pytest.raises(RulebookError) as raised:
        compile_rules(tree(tmp_path, GOOD.replace(old, new, 1)))
    assert f"rules/style/wordy.yaml:{line}: " in str(raised.value)
    assert words in str(raised.value)


def test_a_name_of_rule_family_or_all_covers_a_rule(tmp_path: Path) -> None:
    rule = rule_from(compile_rules(tree(tmp_path, GOOD))[0])
    assert all(names_match(name, rule) for name in ("style/wordy", "style", "style/", "style/*", "all"))
    assert not any(names_match(name, rule) for name in ("style/word", "sty", "typo"))


def test_a_mistyped_rule_gets_the_nearest(rules: tuple[Rule, ...]) -> None:
    assert unknown_names(["typo/fused-word", "typo", "captions/*"], rules) == [("typo/fused-word", "typo/fused-words")]
    assert nearest("zzzzqq", [rule.name for rule in rules]) is None
