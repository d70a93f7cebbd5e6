"""The manual page of a LanguageTool rule: what newslint knows of it, and where LanguageTool tells the rest."""

from __future__ import annotations

from newslint.grammar.chosen import FAMILY, default_set
from newslint.grammar.settings import their_name


def page_of(name: str) -> str:
    """The page of a rule (``grammar/he-verb-agr``), or of all of them for the family."""
    if name.partition("/")[2] in ("", "*"):
        return _family_page()
    listed = default_set().get(name)
    rule = listed.rule if listed else their_name(name)
    lines = [name, "=" * len(name), "", f"A rule of LanguageTool, where it is called {rule}."]
    if listed:
        lines += [f"It finds, for example:  {listed.finds}", "", "It speaks by default when grammar is on (--grammar)."]
        if listed.conditions:
            lines += ["newslint passes on only those of its findings that are sure: see docs/grammar.md."]
    else:
        lines += ["", "It is not in the default set. To hear it, in newslint.toml:", "", "  [grammar]"]
        lines += [f'  enable = ["{rule}"]', "", "newslint has no list of LanguageTool's rules, so a mistyped name"]
        lines += ["is silent: LanguageTool's own page shows whether there is such a rule."]
    lines += ["", "level   warning, or suggestion where its category is one of style", "speech  silent by default"]
    lines += ["fix     ask: shown, applied when a person says yes", ""]
    lines += [f"LanguageTool's page:     https://community.languagetool.org/rule/show/{rule}?lang=en"]
    lines += [f"To ignore one place:     newslint: ignore {name} -- REASON", ""]
    return "\n".join(lines)


def _family_page() -> str:
    lines = [FAMILY, "=" * len(FAMILY), "", "Grammar by LanguageTool, off until --grammar or [grammar] asks for it."]
    lines += ["", f"{len(default_set())} rules speak by default:", ""]
    width = max(map(len, default_set()))
    lines += [f"  {name:{width}}  {listed.finds}" for name, listed in sorted(default_set().items())]
    return "\n".join([*lines, "", "docs/grammar.md tells how to set it up and choose rules.", ""])
