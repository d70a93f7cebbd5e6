"""The settings of a run as plain values, with what each means; the config schema is made from these."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from newslint.findings import Level
from newslint.records import field, record

if TYPE_CHECKING:
    from newslint.readers.profiles import Profile


def _about(text: str, **kwargs: Any) -> Any:
    return field(metadata={"about": text}, **kwargs)


@record
class Override:
    """Settings for the drafts whose paths match: the last override that matches wins."""

    paths: tuple[str, ...] = _about("Globs of drafts, relative to the config file: wire/**, *.txt.", default=())
    select: tuple[str, ...] = _about("Rules or families to run besides.", default=())
    ignore: tuple[str, ...] = _about("Rules or families not to run.", default=())
    levels: Mapping[str, Level] = _about("Level by rule name.", default_factory=dict)
    rules: Mapping[str, Mapping[str, Any]] = _about("Options by rule name.", default_factory=dict)
    images: Mapping[str, tuple[str, ...]] = _about("What pictures of these drafts must have.", default_factory=dict)
    required_fields: Mapping[str, str] = _about("Metadata these drafts must have.", default_factory=dict)
    input_format: str = _about("Format of these drafts.", default="")


@record
class Settings:
    """What a newsroom may set, in newslint.toml or [tool.newslint] of pyproject.toml."""

    extends: tuple[str, ...] = _about("Config files to start from, relative to this one.", default=())
    preset: str = _about(
        "recommended (the default set), strict (every rule of no house style), or wire.", default="recommended"
    )
    packs: tuple[str, ...] = _about("House styles whose rules run besides: ap, guardian.", default=())
    select: tuple[str, ...] = _about("Rules or families to run besides those of the preset.", default=())
    ignore: tuple[str, ...] = _about("Rules or families not to run.", default=())
    levels: Mapping[str, Level] = _about("Level by rule name: error, warning or suggestion.", default_factory=dict)
    rules: Mapping[str, Mapping[str, Any]] = _about("Options by rule name.", default_factory=dict)
    fail_on: str = _about("The lowest level that makes the run fail: error, warning, suggestion.", default="error")
    exclude: tuple[str, ...] = _about("Globs of drafts to leave out, relative to the config file.", default=())
    vocabulary: tuple[str, ...] = _about("Files of words to accept, or reject (!word -> better).", default=())
    facts: tuple[str, ...] = _about("Facts files of the newsroom (YAML or CSV), paths or globs.", default=())
    baseline: str = _about("File of known findings that are not shown (newslint baseline write).", default="")
    images: Mapping[str, tuple[str, ...]] = _about(
        "What every picture must have, listed under 'require': caption, credit, alt; what the list leaves out is not "
        "asked for. Without it a picture is held to what the others of its draft have.",
        default_factory=dict,
    )
    required_fields: Mapping[str, str] = _about(
        "Metadata every draft must have: a list of names, or a table of names with the type of each (text, date, list, "
        "number, boolean, any).",
        default_factory=dict,
    )
    limit: int = _about("Most findings listed of one rule in one draft; 0 lists all.", default=50)
    only: tuple[str, ...] = _about("Run only these rules or families (--select on the command line).", default=())
    profiles: Mapping[str, Profile] = _about(
        "Profiles of your content system's JSON by name: which path is the headline, the body, a caption.",
        default_factory=dict,
    )
    overrides: tuple[Override, ...] = _about("Settings for some paths.", default=())


PRESETS = ("recommended", "strict", "wire")
IMAGE_FIELDS = ("caption", "credit", "alt")
FIELD_TYPES = ("any", "text", "date", "list", "number", "boolean")
LEVELS = ("error", "warning", "suggestion")
