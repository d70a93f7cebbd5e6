"""newslint rule NAME: the manual page of a rule."""

from __future__ import annotations

import sys

import click

from newslint.commands import options as shared


@click.command()
@click.argument("name")
def command(name: str) -> None:
    """Show the manual page of a rule, or the list of a family."""
    from newslint import manual
    from newslint.rulebook import is_elsewhere, nearest

    known = shared.load_rules()
    found = [item for item in known if item.name == name]
    if not found and is_elsewhere(name):
        from newslint.grammar.page import page_of

        click.echo(page_of(name), nl=False)
        return
    family = [item for item in known if item.family == name.rstrip("/*")]
    if family:
        config, _ = shared.load_config({})
        click.echo(manual.rule_table(family, config, as_json=False), nl=False)
        return
    if not found:
        guess = nearest(name, [item.name for item in known])
        hint = f": did you mean '{guess}'?" if guess else "; 'newslint rules' lists them"
        shared.fail(f"no rule is called '{name}'{hint}")
    page = manual.rule_page(found[0])
    click.echo_via_pager(page) if sys.stdout.isatty() else click.echo(page, nl=False)
