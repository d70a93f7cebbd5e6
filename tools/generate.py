"""Make everything that can be derived: rule pages, rule table, config schema, README's rule count and CLI help.

``python tools/generate.py`` writes; ``--check`` fails when a file is not as it would be written.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import click

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from newslint import manual, rulebook  # noqa: E402
from newslint.cli import cli  # noqa: E402


def wanted() -> dict[Path, str]:
    """Each generated file and its content."""
    rules = rulebook.load(use_cache=False)
    docs = ROOT / "docs"
    pages = {docs / "rules" / f"{rule.name}.md": manual.rule_markdown(rule) for rule in rules}
    return {
        **pages,
        docs / "rules" / "README.md": manual.rules_markdown(rules),
        docs / "config-schema.json": manual.config_schema(),
        docs / "cli.md": cli_help(),
    }


def cli_help() -> str:
    """The help of every command."""
    parts = ["# Command line", ""]
    context = click.Context(cli, info_name="newslint", max_content_width=100, terminal_width=100)
    for name, command in _commands(cli, context, "newslint"):
        inner = context if command is cli else click.Context(command, info_name=name, terminal_width=100)
        parts += [f"## {name}", "", "```text", command.get_help(inner).rstrip(), "```", ""]
    return "\n".join(parts)


def _commands(command: click.Command, context: click.Context, name: str) -> Iterator[tuple[str, click.Command]]:
    yield name, command
    if isinstance(command, click.Group):
        for part in command.list_commands(context):
            inner = command.get_command(context, part)
            if inner is not None:
                yield from _commands(inner, context, f"{name} {part}")


def main() -> int:
    """Write the files, or with --check compare them; 1 where one is stale."""
    check = "--check" in sys.argv[1:]
    files = wanted()
    stale = [path for path, text in files.items() if not path.exists() or path.read_text(encoding="utf-8") != text]
    kept = set(files)
    extra = [path for path in (ROOT / "docs" / "rules").rglob("*.md") if path not in kept]
    for path in stale + extra:
        print(f"{'stale' if check else 'wrote' if path in kept else 'removed'}: {path.relative_to(ROOT)}")
        if not check:
            if path in kept:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(files[path], encoding="utf-8")
            else:
                path.unlink()
    if check and (stale or extra):
        print("run: python tools/generate.py")
    return 1 if check and (stale or extra) else 0


if __name__ == "__main__":
    raise SystemExit(main())
