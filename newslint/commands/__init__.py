"""The commands, a module each: ``newslint NAME`` imports ``newslint.commands.NAME`` and runs its ``command``."""

from __future__ import annotations

NAMES = (
    "baseline", "cache", "check", "completion", "config", "facts", "init", "ledger", "rule", "rules", "stats",
)  # fmt: skip
"""Every command; a dash in a name is an underscore in that of its module."""
