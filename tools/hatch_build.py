"""Build step: ship the rules compiled to one JSON inside the wheel."""

from __future__ import annotations

import os
import sys
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompileRules(BuildHookInterface):  # type: ignore[type-arg]
    """Compile rules/ into newslint/data/rules.json and add it to the wheel."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002
        """Write the compiled rules beside the package's tables."""
        sys.path.insert(0, self.root)
        from newslint.rulefiles import compile_rules, write_compiled

        target = os.path.join(self.root, "newslint", "data", "rules.json")
        write_compiled(target, compile_rules(os.path.join(self.root, "rules")))
        build_data["force_include"][target] = "newslint/data/rules.json"
