"""Write the JSON Schema of every answer to schemas/, where it is frozen; the wheel carries it.

    python tools/schemas.py

A field that scripts may rely on is never removed or retyped within a version: the tests refuse it.
"""

import json
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from typing import Any

from pydantic import TypeAdapter

import mlcareer.topics
from mlcareer.answer import Answer

FOLDER = Path(__file__).parents[1] / "schemas"
DRAFT = "https://json-schema.org/draft/2020-12/schema"
OWN = {"schema": {"$ref": DRAFT}}
"""Answers whose JSON is of another shape than their fields."""


def answers() -> Iterator[tuple[str, type[Answer]]]:
    """Yield the answer of every command, by the command's name."""
    for module in walk_packages(mlcareer.topics.__path__, "mlcareer.topics."):
        import_module(module.name)
    for answer in Answer.__subclasses__():
        yield str(answer.schema_id).split(".")[1], answer


def schema_of(name: str, answer: type[Answer]) -> dict[str, Any]:
    """Return the JSON Schema of an answer: every field is stated, and no other."""
    if name in OWN:
        return OWN[name]
    body = TypeAdapter(answer).json_schema(mode="serialization")
    for part in (body, *body.get("$defs", {}).values()):
        if "properties" in part:
            part["required"] = list(part["properties"])
            part["additionalProperties"] = False
    return {"$schema": DRAFT, **body}


def written() -> dict[str, str]:
    """Return the text of every schema by the command's name."""
    return {
        name: json.dumps(schema_of(name, answer), indent=2, ensure_ascii=False) + "\n"
        for name, answer in sorted(answers())
    }


def main() -> None:
    """Write every schema, and remove those of answers that are gone."""
    FOLDER.mkdir(exist_ok=True)
    texts = written()
    for path in FOLDER.glob("*.json"):
        if path.stem not in texts:
            path.unlink()
    for name, text in texts.items():
        (FOLDER / f"{name}.json").write_text(text, encoding="utf-8")
    print(f"{len(texts)} schemas in {FOLDER.name}/")


if __name__ == "__main__":
    main()
