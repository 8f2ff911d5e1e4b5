"""Validates data/ and packs it as JSON into the wheel, so that a wrong fact cannot be shipped."""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompileKnowledge(BuildHookInterface[Any]):
    """Turns each kind of YAML record into one compact JSON file under mlcareer/data."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile the knowledge; an editable install reads the YAML of its checkout instead."""
        if version == "editable":
            return
        root = Path(self.root)
        sys.path.insert(0, str(root / "src"))
        try:
            from mlcareer.knowledge.checking import compile_to
        finally:
            sys.path.pop(0)
        self.packed = TemporaryDirectory(prefix="mlcareer-")
        for path in compile_to(root / "data", Path(self.packed.name)):
            build_data["force_include"][str(path)] = f"mlcareer/data/{path.name}"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:  # noqa: ARG002
        """Remove the JSON files once they are in the wheel."""
        if version != "editable":
            self.packed.cleanup()
