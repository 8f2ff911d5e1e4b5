"""Schema: the JSON Schema of an answer, as it is frozen, or of a knowledge file."""

import json
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from mlcareer.answer import Answer, Source, part
from mlcareer.errors import UnknownNameError
from mlcareer.knowledge.library import KINDS
from mlcareer.knowledge.names import nearest

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mlcareer.formats.document import Document

DRAFT = "https://json-schema.org/draft/2020-12/schema"
ENDING = ".yaml"
CHECKOUT = Path(__file__).parents[3] / "schemas"
"""Where a checkout keeps what a wheel carries beside the code."""


@part
class Schema(Answer):
    """The JSON Schema of an answer or of a knowledge file; its JSON is the schema itself."""

    schema_id: Literal["mlcareer.schema.v1"] = "mlcareer.schema.v1"
    name: str
    names: tuple[str, ...]
    schema: dict[str, Any]
    sources: tuple[Source, ...] = ()

    def body(self) -> object:
        """Return the schema itself."""
        return self.schema


def names() -> "Sequence[str]":
    """Return what there is a schema of: the answers by command, and a file of each kind."""
    return (*_answers(), *(f"{kind}{ENDING}" for kind in KINDS))


def schema(name: str | None = None) -> Schema:
    """Return the JSON Schema of a command's answer or of a knowledge file (``roles.yaml``).

    Without a name: of a knowledge file with every kind of record. Raises UnknownNameError.
    """
    known = names()
    if name is not None and name not in known:
        near = nearest(name, known)
        raise UnknownNameError("schema", name, near, ", ".join(known))
    if name is None:
        found = _of_files("knowledge", list(KINDS))
    elif name.endswith(ENDING):
        found = _of_files(name, [name.removesuffix(ENDING)])
    else:
        found = json.loads((_folder() / f"{name}.json").read_text(encoding="utf-8"))
    return Schema(name=name or "knowledge", names=tuple(known), schema=found)


def _folder() -> Any:
    packed = files("mlcareer") / "schemas"
    return packed if packed.is_dir() else CHECKOUT


def _answers() -> list[str]:
    return sorted(one.name.removesuffix(".json") for one in _folder().iterdir())


def _of_files(title: str, kinds: list[str]) -> dict[str, Any]:
    """Return the schema of a YAML file that may hold these kinds."""
    from mlcareer.knowledge.reading import schemas_of

    parts, shared = schemas_of(kinds)
    return {
        "$schema": DRAFT,
        "title": title,
        "type": "object",
        "properties": parts,
        "additionalProperties": False,
        **shared,
    }


def schema_view(answer: Schema, document: "Document") -> None:
    """Write what the schema is of, and of what else there are some."""
    document.title = f"JSON Schema of {answer.name}"
    document.line("Print it with --json. Names: " + ", ".join(answer.names))
