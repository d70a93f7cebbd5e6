"""Settings: found, extended, checked, and able to say where each came from."""

from __future__ import annotations

from pathlib import Path

import jsonschema
import pytest

from newslint import config as configs
from newslint import manual
from newslint.engine import Desk
from newslint.globs import glob_matches
from newslint.records import replace
from newslint.rule_options import check_options
from newslint.rulebook import Rule
from newslint.settings import Override, Settings


def write(folder: Path, text: str, name: str = "newslint.toml") -> str:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_the_nearest_file_is_found(tmp_path: Path) -> None:
    write(tmp_path, "limit = 1\n")
    near = write(tmp_path, "limit = 2\n", "desk/newslint.toml")
    write(tmp_path, "[tool.other]\n", "desk/wire/pyproject.toml")
    (tmp_path / "desk" / "wire" / "drafts").mkdir()
    assert configs.find(str(tmp_path / "desk" / "wire" / "drafts")) == near


def test_pyproject_table_is_read(tmp_path: Path) -> None:
    path = write(tmp_path, "[tool.newslint]\nfail-on = 'warning'\n", "pyproject.toml")
    assert configs.load(path).settings.fail_on == "warning"


def test_extends_is_explicit_and_the_nearer_file_wins(tmp_path: Path) -> None:
    write(tmp_path, "limit = 3\nignore = ['links']\npreset = 'strict'\n", "house.toml")
    path = write(tmp_path, "extends = ['../house.toml']\nlimit = 9\nignore = ['captions']\n", "desk/newslint.toml")
    config = configs.load(path)
    assert (config.settings.limit, config.settings.preset) == (9, "strict")
    assert set(config.settings.ignore) == {"links", "captions"}
    assert config.origins["preset"].endswith("house.toml:3")
    assert config.origins["limit"].endswith("newslint.toml:2")


def test_extends_in_a_circle_is_said(tmp_path: Path) -> None:
    write(tmp_path, "extends = ['b.toml']\n", "a.toml")
    path = write(tmp_path, "extends = ['a.toml']\n", "b.toml")
    with pytest.raises(configs.ConfigError, match="circle"):
        configs.load(path)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("# one\nignored = ['typo']\n", r"newslint.toml:2: unknown setting 'ignored': did you mean 'ignore'"),
        ("fail-on = 'eror'\n", r"newslint.toml:1: 'fail-on' cannot be 'eror': did you mean 'error'"),
        ("limit = 'many'\n", r"'limit' must be a whole number"),
        ("select = [1]\n", r"'select' must be a list of texts"),
        ("levels = { 'typo/fused-words' = 'high' }\n", r"'levels' cannot be 'high'"),
        ("packs = ['apx']\n", r"'packs' cannot be 'apx': did you mean 'ap'"),
        ("[[overrides]]\npath = ['a']\n", r"'overrides' has no setting 'path': did you mean 'paths'"),
        ("limit = \n", r"not TOML"),
    ],
)
def test_mistakes_are_named_with_their_line(tmp_path: Path, text: str, words: str) -> None:
    with pytest.raises(configs.ConfigError, match=words):
        configs.load(write(tmp_path, text))


def test_an_unknown_rule_gets_the_nearest(tmp_path: Path, rules: tuple[Rule, ...]) -> None:
    config = configs.load(write(tmp_path, "\nignore = ['typo/fused-word']\n"))
    with pytest.raises(configs.ConfigError, match=r"newslint.toml:2: .*did you mean 'typo/fused-words'"):
        configs.check_names(config, rules)


def test_a_mistake_in_a_table_has_its_own_line(tmp_path: Path, rules: tuple[Rule, ...]) -> None:
    with pytest.raises(configs.ConfigError, match=r"newslint.toml:3: 'levels' cannot be 'fatal'"):
        configs.load(write(tmp_path, '[levels]\n"typo/a-an" = "error"\n"typo/fused-words" = "fatal"\n'))
    config = configs.load(write(tmp_path, 'limit = 3\n[levels]\n"typo/fused-word" = "error"\n'))
    with pytest.raises(configs.ConfigError, match=r"newslint.toml:3: no rule is called 'typo/fused-word'"):
        configs.check_names(config, rules)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            '\n[rules."headline/too-long"]\nheadlin = 90\n',
            r"newslint.toml:2: 'headline/too-long' has no option 'headlin': did you mean 'headline'",
        ),
        (
            '[rules."headline/too-long"]\nheadline = "ninety"\n',
            r"'headline' must be a whole number, not 'ninety'",
        ),
        ('[rules."headline/too-long"]\nheadline = true\n', r"'headline' must be a whole number, not True"),
        ('[rules."typo/a-an"]\nall = true\n', r"'typo/a-an' has no option 'all': it takes none"),
        ('[rules."links/click-here"]\nall = "maybe"\n', r"'all' must be true or false, not 'maybe'"),
        ('[rules."headline/case-style"]\nstyle = "camel"\n', r"'style' must be one of sentence, title, not 'camel'"),
        (
            '[[overrides]]\npaths = ["x"]\n[overrides.rules."readability/grade"]\nlimt = 6\n',
            r"newslint.toml:1: 'readability/grade' has no option 'limt': did you mean 'limit'",
        ),
    ],
)
def test_options_no_rule_can_use_are_named(tmp_path: Path, rules: tuple[Rule, ...], text: str, words: str) -> None:
    with pytest.raises(configs.ConfigError, match=words):
        check_options(configs.load(write(tmp_path, text)), rules)


def test_options_of_the_documentation_are_taken(tmp_path: Path, rules: tuple[Rule, ...]) -> None:
    text = """
required-fields = { headline = "text" }
[images]
require = ["caption", "alt"]
[rules."headline/too-long"]
headline = "90"
standfirst = 200
[rules."headline/case-style"]
style = "title"
[rules."readability/grade"]
limit = 12.5
measure = "gunning-fog"
[rules."links/click-here"]
all = true
[rules."names/acronym-undefined"]
known = "KWU, HFC"
[rules."quotes/stop-placement"]
placement = "sense"
[rules."leftovers/page-chrome"]
lines = ["Print edition"]
"""
    check_options(configs.load(write(tmp_path, text)), rules)


def names(settings: Settings, rules: tuple[Rule, ...]) -> set[str]:
    return {rule.name for rule in configs.chosen(settings, rules)}


def test_selection(rules: tuple[Rule, ...]) -> None:
    assert names(Settings(), rules) == {rule.name for rule in rules if rule.default}
    assert names(Settings(preset="strict"), rules) == {rule.name for rule in rules if not rule.packs}
    quiet = replace(rules[0], default=False)
    assert names(Settings(), (quiet,)) == set()
    assert names(Settings(preset="strict"), (quiet,)) == {quiet.name}
    assert not any(name.startswith("typo/") for name in names(Settings(ignore=("typo",)), rules))
    assert "typo/fused-words" in names(Settings(ignore=("typo",), select=("typo/fused-words",)), rules)
    assert names(Settings(only=("typo/fused-words",)), rules) == {"typo/fused-words"}
    assert "typo/fused-words" not in names(Settings(only=("typo",), ignore=("typo/fused-words",)), rules)


def test_a_house_style_brings_its_rules_and_their_options(rules: tuple[Rule, ...]) -> None:
    plain = next(rule for rule in rules if rule.name == "typo/fused-words")
    housed = replace(plain, default=False, packs={"ap": {"least": "3"}}, options={"least": "1"})
    assert names(Settings(), (housed,)) == set()
    assert names(Settings(packs=("guardian",)), (housed,)) == set()
    assert names(Settings(packs=("ap",)), (housed,)) == {"typo/fused-words"}
    desk = Desk((housed,), Settings(packs=("ap",)))
    assert [rule.rule.options["least"] for rule in desk.patterns.rules] == ["3"]
    own = Settings(packs=("ap",), rules={"typo/fused-words": {"least": "5"}})
    assert [rule.rule.options["least"] for rule in Desk((housed,), own).patterns.rules] == ["5"]


def test_overrides_hold_for_their_paths_only() -> None:
    settings = Settings(overrides=(Override(paths=("wire/**",), ignore=("captions",)),))
    assert configs.matching(settings, "wire/2026/a.txt").ignore == ("captions",)
    assert configs.matching(settings, "web/a.txt").ignore == ()


@pytest.mark.parametrize(
    ("pattern", "path", "covers"),
    [
        ("*.md", "a/b/c.md", True),
        ("a/*.md", "a/b/c.md", False),
        ("a/**/*.md", "a/c.md", True),
        ("archive/", "archive/2020/a.md", True),
        ("a?c.md", "abc.md", True),
        ("[ab].md", "c.md", False),
        ("a.md", "aXmd", False),
    ],
)
def test_globs(pattern: str, path: str, covers: bool) -> None:
    assert glob_matches(pattern, path) is covers


def test_required_fields_reach_their_rule(tmp_path: Path) -> None:
    config = configs.load(write(tmp_path, "required-fields = ['headline', 'date']\n"))
    assert config.settings.rules["structure/front-matter-field"] == {"fields": {"headline": "any", "date": "any"}}


def test_required_fields_have_types(tmp_path: Path) -> None:
    config = configs.load(write(tmp_path, "[required-fields]\ndate = 'date'\ntags = 'list'\n"))
    assert config.settings.rules["structure/front-matter-field"] == {"fields": {"date": "date", "tags": "list"}}
    with pytest.raises(configs.ConfigError, match=r"newslint.toml:1: 'required-fields' cannot be 'day'"):
        configs.load(write(tmp_path, "required-fields = { date = 'day' }\n"))


def test_what_pictures_must_have_holds_for_its_paths(tmp_path: Path) -> None:
    text = (
        "[images]\nrequire = ['caption', 'alt']\n"
        "[rules.'captions/missing-alt']\ndemand = 'others'\n"
        "[[overrides]]\npaths = ['wire/**']\nimages = { require = ['credit'] }\n"
        "[[overrides]]\npaths = ['web/**']\nrequired-fields = ['date']\n"
    )
    settings = configs.load(write(tmp_path, text)).settings

    def demands(path: str) -> list[str]:
        rules = configs.matching(settings, path).rules
        return [rules[f"captions/{name}"]["demand"] for name in ("missing", "missing-credit", "missing-alt")]

    assert demands("a.md") == ["always", "never", "others"]
    assert demands("wire/a.txt") == ["never", "always", "never"]
    assert "structure/front-matter-field" not in configs.matching(settings, "a.md").rules
    assert configs.matching(settings, "web/a.md").rules["structure/front-matter-field"] == {"fields": {"date": "any"}}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("images = ['alt']\n", r"'images' must be a table"),
        ("[images]\nrequires = ['alt']\n", r"'images' must be a table"),
        ("[images]\nrequire = ['alts']\n", r"'images' cannot be 'alts': did you mean 'alt'"),
    ],
)
def test_mistakes_in_what_pictures_must_have_are_named(tmp_path: Path, text: str, words: str) -> None:
    with pytest.raises(configs.ConfigError, match=words):
        configs.load(write(tmp_path, text))


def test_a_nearer_file_may_ask_less_of_pictures(tmp_path: Path) -> None:
    write(tmp_path, "images = { require = ['caption', 'credit', 'alt'] }\n", "house.toml")
    path = write(tmp_path, "extends = ['../house.toml']\nimages = { require = ['alt'] }\n", "desk/newslint.toml")
    assert configs.load(path).settings.images == {"require": ("alt",)}


def test_the_starter_file_is_valid_when_its_lines_are_used(tmp_path: Path) -> None:
    lines = [line.removeprefix("# ") for line in manual.starter().split("\n")]
    kept = [line for line in lines if line.startswith("[") or " = " in line]
    kept = [line for line in kept if not line.startswith("extends")]
    config = configs.load(write(tmp_path, "\n".join(kept)))
    assert config.settings.limit == 50
    assert config.settings.overrides[0].input_format == "wire"


def test_the_schema_knows_every_setting_and_refuses_others() -> None:
    import json

    schema = json.loads(manual.config_schema())
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    assert validator.is_valid({"preset": "wire", "overrides": [{"paths": ["a/**"], "levels": {"typo/x": "error"}}]})
    assert not validator.is_valid({"presets": "wire"})
    assert not validator.is_valid({"overrides": [{"path": ["a"]}]})
