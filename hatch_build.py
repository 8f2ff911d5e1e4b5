"""Validates data/ and packs it as JSON and an index into the wheel, so that no wrong fact ships."""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompileKnowledge(BuildHookInterface[Any]):
    """Turns the YAML into the files that an installed mlcareer reads."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile the knowledge; an editable install reads the YAML of its checkout instead."""
        if version == "editable":
            return
        root = Path(self.root)
        sys.path.insert(0, str(root / "src"))
        try:
            from mlcareer.knowledge.compiling import pack_checkout
        finally:
            sys.path.pop(0)
        self.packed = TemporaryDirectory(prefix="mlcareer-")
        included = build_data["force_include"]
        for path in pack_checkout(root / "data", Path(self.packed.name)):
            included[str(path)] = f"mlcareer/data/{path.name}"
        for path in sorted((root / "schemas").glob("*.json")):
            included[str(path)] = f"mlcareer/schemas/{path.name}"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:  # noqa: ARG002
        """Remove the packed files once they are in the wheel."""
        if version != "editable":
            self.packed.cleanup()
