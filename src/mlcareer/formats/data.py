"""Writes an answer as data: JSON of all of it, CSV of its rows."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import TYPE_CHECKING, Any, get_args, get_origin, get_type_hints

from mlcareer.errors import WrongUsageError

if TYPE_CHECKING:
    from mlcareer.answer import Answer

FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What makes a spreadsheet take a cell for a formula."""
PROVENANCE = frozenset({"sources", "verification", "as_of", "check_by"})
"""What a record in a cell leaves out: how we know it, not what it says."""


def as_json(answer: "Answer") -> str:
    """Return the answer as indented JSON, its fields in order."""
    from pydantic_core import to_json

    return to_json(answer.body(), indent=2).decode() + "\n"


def as_csv(answer: "Answer") -> str:
    """Return the rows of the answer as CSV, nested fields joined by dots, lists by semicolons.

    The columns are those of the rows' classes, whatever the rows hold. Raises WrongUsageError where
    the answer is no table.
    """
    import csv
    from io import StringIO

    if answer.rows is None:
        raise WrongUsageError(
            "this answer is no table, so it has no CSV", "Use --format json or markdown"
        )
    rows = [_flat(row) for row in getattr(answer, answer.rows)]
    known = [name for shape in _shapes(_kind_of_rows(answer)) for name in _columns(shape)]
    further = (name for row in rows for name, value in row.items() if value is not None)
    names = dict.fromkeys(["id", *known, *further])
    columns = sorted(names, key=lambda name: name == "sources")
    out = StringIO()
    cells = ([_cell(row.get(name)) for name in columns] for row in rows)
    csv.writer(out, lineterminator="\n").writerows([columns, *cells])
    return out.getvalue()


def _kind_of_rows(answer: "Answer") -> Any:
    """Return the annotation of the field, or of the property, that holds the rows."""
    name = str(answer.rows)
    gathered = getattr(type(answer), name, None)
    if isinstance(gathered, property):
        return get_type_hints(gathered.fget)["return"]
    return get_type_hints(type(answer))[name]


def _flat(part: Any) -> dict[str, Any]:
    """Return a part of an answer as one row."""
    row: dict[str, Any] = {}

    def add(prefix: str, value: Any) -> None:
        if is_dataclass(value):
            value = vars(value)
        if isinstance(value, dict):
            for key, inner in value.items():
                add(f"{prefix}.{key}" if prefix else key, inner)
        elif isinstance(value, list | tuple):
            row[prefix] = "; ".join(map(_words, value)).rstrip()
        else:
            row[prefix] = value

    add("", part)
    return row


def _words(value: Any) -> str:
    """Return what stands for a value within a cell: a record's id, or else what it says."""
    if is_dataclass(value):
        value = vars(value)
    if isinstance(value, dict):
        if "id" in value:
            return str(value["id"])
        said = (inner for key, inner in value.items() if key not in PROVENANCE)
        return " ".join(_words(inner) for inner in said if inner is not None)
    if isinstance(value, list | tuple):
        return ", ".join(map(_words, value))
    if isinstance(value, bool):
        return str(value).lower()
    return "" if value is None else str(value)


def _cell(value: Any) -> Any:
    """Return a value as other programs read it, and text so that no spreadsheet computes it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str) and value.startswith(FORMULA):
        return f"'{value}"
    return value


def _columns(shape: Any) -> Iterator[str]:
    """Yield the columns of a part's class; those of a field by key are known by its rows only."""
    hints = get_type_hints(shape)
    for name in (field.name for field in fields(shape)):
        kind = hints[name]
        if get_origin(kind) is dict:
            continue
        inner = _shapes(kind) if get_origin(kind) is not tuple else []
        yield from (f"{name}.{key}" for part in inner for key in _columns(part))
        if not inner:
            yield name


def _shapes(kind: Any) -> list[Any]:
    """Return the parts an annotation names: itself, or in an optional value or a tuple."""
    if is_dataclass(kind):
        return [kind]
    return [shape for part in get_args(kind) for shape in _shapes(part)]
