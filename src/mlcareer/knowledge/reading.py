"""Reading: one record of a YAML file, validated by its record class, or its faults in our words."""

import json
from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING, Any, get_args

from pydantic import TypeAdapter, ValidationError

from mlcareer.errors import printable
from mlcareer.knowledge.library import KINDS
from mlcareer.knowledge.problems import MOST_PROBLEMS, Problem, ProblemError, did_you_mean
from mlcareer.knowledge.wording import sentence
from mlcareer.knowledge.yaml_file import Place, Spot
from mlcareer.records.base import Record

if TYPE_CHECKING:
    from collections.abc import Mapping


def validated(
    kind: str, raw: Any, file: str, place: Place, spots: "Mapping[Place, Spot]"
) -> Record:
    """Return a record; raises ProblemError with what its class finds wrong in it.

    ``spots`` are the places in the file by key, ``place`` that of the record.
    """
    shape = KINDS[kind].record()
    try:
        # Through JSON, because that is what the wheel carries: one way in, one meaning. Strict,
        # because YAML has told numbers, text and truth apart already.
        record: Record = shape.model_validate_json(json.dumps(raw), strict=True)
    except ValidationError as error:
        faults = error.errors(include_url=False)
        # A misspelt key first: that the right one is missing only follows from it.
        faults.sort(key=lambda one: one["type"] != "extra_forbidden")
        told = _told(file, shape, place, spots, faults)
        raise ProblemError(*islice(told, MOST_PROBLEMS + 1)) from error
    return record


def _told(
    file: str, shape: type[Record], place: Place, spots: "Mapping[Place, Spot]", faults: list[Any]
) -> Iterator[Problem]:
    """Yield the problems of one record in our own words."""
    named = spots.get((*place, "id"))
    record = printable(named.written, 60) if named and named.written else ""
    for fault in faults:
        inside: Place = tuple(one for one in fault["loc"] if one != "[key]")
        at: Place = (*place, *inside)
        while at not in spots and len(at) > len(place):
            at = at[:-1]
        spot = spots[at]
        where = f"line {spot.line}"
        if record:
            where += f", record '{record}'"
        key = ".".join(str(part) for part in inside)
        if key:
            where += f", key '{printable(key, 60)}'"
        if fault["type"] == "extra_forbidden":
            known = _fields(shape, inside[:-1])
            fix = did_you_mean(str(inside[-1]), known, "Remove it, or see mlcareer schema.")
            yield Problem(file, where, "unknown key", fix, record)
            continue
        written = spot.written if at == (*place, *inside) else None
        yield Problem(file, where, *sentence(fault, written), record)


def _fields(shape: type[Record], inside: Place) -> list[str]:
    """Return the keys that a record, or a record inside it, may have."""
    for part in inside:
        if isinstance(part, str) and part in shape.model_fields:
            shape = _record_in(shape.model_fields[part].annotation) or shape
    return list(shape.model_fields)


def _record_in(kind: Any) -> type[Record] | None:
    """Return the record class that an annotation holds, however deep."""
    if isinstance(kind, type) and issubclass(kind, Record):
        return kind
    return next((found for part in get_args(kind) if (found := _record_in(part))), None)


def schemas_of(kinds: list[str]) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return the JSON Schema of what YAML may hold under each key, and what they share."""
    inputs: list[Any] = []
    for key in kinds:
        shape = KINDS[key].record()
        held = shape if KINDS[key].single else tuple[shape, ...]  # type: ignore[valid-type]
        inputs.append((key, "validation", TypeAdapter(held)))
    parts, shared = TypeAdapter.json_schemas(inputs)
    return {key: parts[key, "validation"] for key in kinds}, dict(shared)
