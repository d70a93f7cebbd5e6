"""Find, read, extend and check settings; remember where each value came from."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from newslint.findings import Level
from newslint.globs import glob_matches
from newslint.policy import merged, with_policy
from newslint.records import fields, record, replace
from newslint.rulebook import PACKS, Rule, names_match, nearest, unknown_names
from newslint.settings import FIELD_TYPES, IMAGE_FIELDS, LEVELS, PRESETS, Override, Settings

NAMES = ("newslint.toml", ".newslint.toml", "pyproject.toml")


class ConfigError(Exception):
    """Settings that cannot be used; the message holds file, line and what to do."""


@record
class Config:
    """The settings in force, where each came from, and the folder that their paths are relative to."""

    settings: Settings
    origins: Mapping[str, str]
    folder: str
    path: str | None = None


def find(start: str) -> str | None:
    """The nearest config file at or above a folder: newslint.toml, or a pyproject.toml with [tool.newslint]."""
    folder = os.path.abspath(start)
    while True:
        for name in NAMES:
            path = os.path.join(folder, name)
            if os.path.isfile(path) and (name != "pyproject.toml" or _has_table(path)):
                return path
        parent = os.path.dirname(folder)
        if parent == folder:
            return None
        folder = parent


def _has_table(path: str) -> bool:
    with open(path, "rb") as file:
        return re.search(rb"^\s*\[+tool\.newslint\b", file.read(), re.M) is not None


def load(path: str | None) -> Config:
    """The config of a file, or the defaults for None.

    Raises:
        ConfigError: when the file or one it extends cannot be read, or holds an unknown key or a wrong value.
    """
    if path is None:
        return Config(Settings(), {}, os.getcwd())
    raw, origins = _extended(os.path.abspath(path), ())
    settings = _settings(raw, origins)
    return Config(settings, origins, os.path.dirname(os.path.abspath(path)), path)


def shown(path: str) -> str:
    """A path as people read it: relative where it lies below the working folder."""
    try:
        relative = os.path.relpath(path)
    except ValueError:
        return path
    return path if relative.startswith("..") else relative


def _extended(path: str, seen: tuple[str, ...]) -> tuple[dict[str, Any], dict[str, str]]:
    if path in seen:
        raise ConfigError(f"{shown(path)}: 'extends' runs in a circle: {' → '.join(map(shown, (*seen, path)))}")
    raw, text = _read(path)
    known = {_key(item.name) for item in fields(Settings)}
    for key in raw:
        if key not in known:
            guess = nearest(key, known)
            raise ConfigError(
                f"{shown(path)}:{_line(text, key)}: unknown setting '{key}'"
                + (f": did you mean '{guess}'?" if guess else f" (known: {', '.join(sorted(known))})")
            )
    merged: dict[str, Any] = {}
    origins: dict[str, str] = {}
    bases = raw.get("extends", [])
    for base in [bases] if isinstance(bases, str) else bases:
        base_raw, base_origins = _extended(os.path.join(os.path.dirname(path), base), (*seen, path))
        _merge(merged, base_raw)
        origins.update(base_origins)
    own = {key: f"{shown(path)}:{_line(text, key)}" for key in raw}
    for key in ("levels", "rules"):
        if isinstance(raw.get(key), dict):
            own |= {f"{key}.{name}": f"{shown(path)}:{_line(text, name, _line(text, key))}" for name in raw[key]}
    for key in ("vocabulary", "facts"):
        raw[key] = [os.path.join(os.path.dirname(path), name) for name in _list(raw.get(key, []))]
    for table, key in ((raw, "baseline"), (raw.get("grammar"), "folder")):
        if isinstance(table, dict) and isinstance(table.get(key), str) and table[key]:
            table[key] = os.path.join(os.path.dirname(path), os.path.expanduser(table[key]))
    _merge(merged, {key: value for key, value in raw.items() if value != []})
    return merged, {**origins, **own}


def _list(value: Any) -> list[Any]:
    return [value] if isinstance(value, str) else value if isinstance(value, list) else []


_REPLACED = frozenset({"require"})
"""Lists that a nearer file replaces instead of adding to: it may ask for less."""


def _merge(into: dict[str, Any], new: Mapping[str, Any]) -> None:
    for key, value in new.items():
        if isinstance(value, dict) and isinstance(into.get(key), dict):
            _merge(into[key], value)
        elif isinstance(value, list) and isinstance(into.get(key), list) and key not in _REPLACED:
            into[key] = [*into[key], *(item for item in value if item not in into[key])]
        else:
            into[key] = value


def _read(path: str) -> tuple[dict[str, Any], str]:
    import tomllib

    try:
        with open(path, encoding="utf-8") as file:
            text = file.read()
        raw = tomllib.loads(text)
    except OSError as error:
        raise ConfigError(f"{shown(path)}: cannot read it ({error.strerror}): check the path") from None
    except UnicodeDecodeError:
        raise ConfigError(f"{shown(path)}: not UTF-8: save it as UTF-8") from None
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"{shown(path)}: not TOML: {error}") from None
    if os.path.basename(path) == "pyproject.toml":
        raw = raw.get("tool", {}).get("newslint", {})
    return raw, text


def _line(text: str, key: str, otherwise: int = 1) -> int:
    match = re.search(rf"^[ \t]*(?:\[+[^\n]*\b{re.escape(key)}\b|\"?{re.escape(key)}\"?\s*=)", text, re.M)
    return text.count("\n", 0, match.start()) + 1 if match else otherwise


def _key(name: str) -> str:
    return name.replace("_", "-")


def _settings(raw: Mapping[str, Any], origins: Mapping[str, str]) -> Settings:
    where = _Where(origins)
    values: dict[str, Any] = {}
    for key in ("extends", "select", "ignore", "exclude", "vocabulary", "facts", "only"):
        if key in raw:
            values[key.replace("-", "_")] = where.texts(key, raw[key])
    for key, choices in (("preset", PRESETS), ("fail-on", LEVELS)):
        if key in raw:
            values[key.replace("-", "_")] = where.choice(key, raw[key], choices)
    if "packs" in raw:
        values["packs"] = tuple(where.choice("packs", name, PACKS) for name in where.texts("packs", raw["packs"]))
    if "baseline" in raw:
        if not isinstance(raw["baseline"], str):
            raise where.wrong("baseline", 'must be the name of a file, as in "newslint-baseline.jsonl"')
        values["baseline"] = raw["baseline"]
    if "limit" in raw:
        if not isinstance(raw["limit"], int) or isinstance(raw["limit"], bool) or raw["limit"] < 0:
            raise where.wrong("limit", "must be a whole number, 0 for no limit")
        values["limit"] = raw["limit"]
    values["levels"] = where.levels("levels", raw.get("levels", {}))
    values["images"] = where.images("images", raw.get("images", {}))
    values["required_fields"] = where.fields("required-fields", raw.get("required-fields", {}))
    values["rules"] = with_policy(
        where.tables("rules", raw.get("rules", {})), values["images"], values["required_fields"]
    )
    if raw.get("grammar"):
        values["grammar"] = where.grammar(raw["grammar"])
    if raw.get("profiles"):
        values["profiles"] = where.profiles(raw["profiles"])
    values["overrides"] = tuple(where.override(item) for item in where.tables_list(raw.get("overrides", [])))
    return Settings(**values)


class _Where:
    """Checks values of one config and says where a wrong one stands."""

    def __init__(self, origins: Mapping[str, str]) -> None:
        self._origins = origins

    def wrong(self, key: str, message: str, name: str = "") -> ConfigError:
        origin = self._origins.get(f"{key}.{name}") or self._origins.get(key, "settings")
        return ConfigError(f"{origin}: '{key}' {message}")

    def texts(self, key: str, value: Any) -> tuple[str, ...]:
        items = [value] if isinstance(value, str) else value
        if not isinstance(items, list) or not all(isinstance(item, str) for item in items):
            raise self.wrong(key, 'must be a list of texts, as in ["typo", "quotes/unattributed"]')
        return tuple(items)

    def choice(self, key: str, value: Any, choices: Sequence[str], name: str = "") -> str:
        if value not in choices:
            guess = nearest(str(value), choices)
            raise self.wrong(key, f"cannot be {value!r}" + (f": did you mean '{guess}'?" if guess else "")
                             + f" (one of {', '.join(choices)})", name)  # fmt: skip
        return str(value)

    def levels(self, key: str, value: Any) -> dict[str, Level]:
        if not isinstance(value, dict):
            raise self.wrong(key, 'must be a table, as in { "typo/fused-words" = "warning" }')
        return {name: Level(self.choice(key, level, LEVELS, name)) for name, level in value.items()}

    def tables(self, key: str, value: Any) -> dict[str, Mapping[str, Any]]:
        if not isinstance(value, dict) or not all(isinstance(item, dict) for item in value.values()):
            raise self.wrong(key, 'must hold a table for each rule, as in [rules."captions/missing-credit"]')
        return value

    def images(self, key: str, value: Any) -> dict[str, tuple[str, ...]]:
        if not isinstance(value, dict) or not value.keys() <= {"require"}:
            raise self.wrong(
                key, 'must be a table with the one key \'require\', as in { require = ["caption", "alt"] }'
            )
        return {
            name: tuple(self.choice(key, field, IMAGE_FIELDS) for field in self.texts(key, fields))
            for name, fields in value.items()
        }

    def fields(self, key: str, value: Any) -> dict[str, str]:
        if isinstance(value, dict):
            return {name: self.choice(key, kind, FIELD_TYPES) for name, kind in value.items()}
        return dict.fromkeys(self.texts(key, value), "any")

    def profiles(self, value: Any) -> dict[str, Any]:
        from newslint.readers.profiles import ProfileError, profile_of

        if not isinstance(value, dict) or not all(isinstance(item, dict) for item in value.values()):
            raise self.wrong("profiles", "must hold a table for each profile, as in [profiles.ghost]")
        found = {}
        for name, raw in value.items():
            try:
                found[name] = profile_of(name, raw)
            except ProfileError as error:
                raise ConfigError(f"{self._origins.get('profiles', 'settings')}: 'profiles.{name}' {error}") from None
        return found

    def grammar(self, value: Any) -> dict[str, Any]:
        from newslint.grammar.settings import WrongSetting, checked

        try:
            return checked(value)
        except WrongSetting as error:
            raise self.wrong("grammar", str(error)) from None

    def tables_list(self, value: Any) -> list[dict[str, Any]]:
        if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
            raise self.wrong("overrides", "must be tables: [[overrides]]")
        return value

    def override(self, raw: dict[str, Any]) -> Override:
        known = {_key(item.name) for item in fields(Override)}
        for key in raw:
            if key not in known:
                guess = nearest(key, known)
                raise self.wrong(
                    "overrides", f"has no setting '{key}'" + (f": did you mean '{guess}'?" if guess else "")
                )
        images = self.images("overrides", raw.get("images", {}))
        required = self.fields("overrides", raw.get("required-fields", {}))
        return Override(
            paths=self.texts("overrides", raw.get("paths", [])),
            select=self.texts("overrides", raw.get("select", [])),
            ignore=self.texts("overrides", raw.get("ignore", [])),
            levels=self.levels("overrides", raw.get("levels", {})),
            rules=with_policy(self.tables("overrides", raw.get("rules", {})), images, required),
            images=images,
            required_fields=required,
            input_format=str(raw.get("input-format", "")),
        )


def check_names(config: Config, rules: Sequence[Rule]) -> None:
    """See that every rule named in the settings exists.

    Raises:
        ConfigError: for the first that does not, with the nearest known name.
    """
    settings = config.settings
    named: list[tuple[str, Iterable[str]]] = [
        ("only", settings.only),
        ("select", settings.select),
        ("ignore", settings.ignore),
        ("levels", settings.levels),
        ("rules", settings.rules),
    ]
    for override in settings.overrides:
        named += [("overrides", (*override.select, *override.ignore, *override.levels, *override.rules))]
    for key, names in named:
        for name, guess in unknown_names(names, rules):
            hint = f": did you mean '{guess}'?" if guess else "; 'newslint rules' lists them"
            origin = config.origins.get(f"{key}.{name}") or config.origins.get(key, f"--{key}")
            raise ConfigError(f"{origin}: no rule is called '{name}'{hint}")


def matching(settings: Settings, relative: str) -> Settings:
    """The settings for one draft; ``relative`` is its path from the config file's folder, with forward slashes."""
    for override in settings.overrides:
        if any(glob_matches(pattern, relative) for pattern in override.paths):
            settings = replace(
                settings,
                select=(*(name for name in settings.select if name not in override.ignore), *override.select),
                ignore=(*(name for name in settings.ignore if name not in override.select), *override.ignore),
                levels={**settings.levels, **override.levels},
                rules=merged(settings.rules, override.rules),
            )
    return settings


def chosen(settings: Settings, rules: Iterable[Rule]) -> tuple[Rule, ...]:
    """The rules that run: those of the preset and those selected, less those ignored.

    A rule named in full outweighs a family: ``ignore = ["typo"]`` with ``select = ["typo/fused-words"]`` runs one.
    """
    return tuple(rule for rule in rules if _runs(settings, rule))


_WIRE_OFF = ("leftovers/wire-slug",)


def _runs(settings: Settings, rule: Rule) -> bool:
    if rule.name in settings.ignore:
        return False
    if settings.only:
        named = any(names_match(pattern, rule) for pattern in settings.only)
        return named and (rule.name in settings.only or not any(names_match(name, rule) for name in settings.ignore))
    if rule.name in settings.select:
        return True
    if any(names_match(pattern, rule) for pattern in settings.ignore):
        return False
    if any(names_match(pattern, rule) for pattern in settings.select):
        return True
    if settings.preset == "wire" and rule.name in _WIRE_OFF:
        return False
    if any(pack in rule.packs for pack in settings.packs):
        return True
    return rule.default or (settings.preset == "strict" and not rule.packs)


def with_options(config: Config, options: Mapping[str, Any]) -> Config:
    """The config with what the command line says: ``--select`` names the only rules that run.

    Raises:
        ConfigError: for an unknown preset or house style.
    """
    settings, origins = config.settings, dict(config.origins)
    changes: dict[str, Any] = {}
    select = tuple(name for group in options.get("select") or () for name in _split(group))
    ignore = tuple(name for group in options.get("ignore") or () for name in _split(group))
    if options.get("preset"):
        changes["preset"] = _Where({"preset": "--preset"}).choice("preset", options["preset"], PRESETS)
        origins["preset"] = "--preset"
    if options.get("pack"):
        check = _Where({"packs": "--pack"})
        named = tuple(check.choice("packs", name, PACKS) for group in options["pack"] for name in _split(group))
        changes["packs"] = (*settings.packs, *named)
        origins["packs"] = "--pack"
    if select:
        changes["only"] = select
        origins["only"] = "--select"
    if ignore:
        changes["ignore"] = (*settings.ignore, *ignore)
        origins["ignore"] = "--ignore"
    return replace(config, settings=replace(settings, **changes), origins=origins)


def _split(names: str) -> list[str]:
    return [name.strip() for name in names.split(",") if name.strip()]
