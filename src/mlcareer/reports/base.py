"""What every answer has: a schema id, one JSON form, and the sources it rests on."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, ClassVar, get_args, get_origin, get_type_hints

from pydantic_core import to_json

from mlcareer.models.base import Model, Source

ATOMS = frozenset({str, int, float, bool, type(None)})


class Answer(Model):
    """A part of an answer.

    Answers are made by our own typed code, so their fields are checked by mypy and, against their
    JSON Schema, by the tests; at run time making the validators would cost more than the answer.
    """

    if not TYPE_CHECKING:

        def __init__(self, **values: Any) -> None:
            """Take the fields as they are; defaults fill the rest, unknown ones are refused."""
            plan = type(self).plan()
            if not plan.required <= values.keys() <= plan.defaults.keys():
                wrong = sorted(values.keys() ^ plan.required)
                raise TypeError(f"{type(self).__name__}: look at the fields {wrong}")
            self._fill({**plan.defaults, **values})

        # Tells Pydantic to validate JSON as ever, not through this constructor.
        __init__.__pydantic_base_init__ = True


class Report(Answer):
    """An answer; its fields in order are its JSON."""

    csv_field: ClassVar[str | None] = None
    """The field that holds the rows of the answer's CSV; None where the answer is no table."""
    exit_code: ClassVar[int] = 0

    if TYPE_CHECKING:  # each answer declares it last, since Pydantic puts inherited fields first
        sources: tuple[Source, ...]

    def as_json(self) -> str:
        """Return the answer as indented JSON."""
        return to_json(_plain(self), indent=2).decode()

    def csv_columns(self) -> list[str]:
        """Return the names of the CSV's columns: those of the record's class, whatever the rows."""
        if self.csv_field is None:
            return []
        field = type(self).model_fields.get(self.csv_field)
        if field:
            rows = field.annotation
        else:  # a property that gathers them
            rows = get_type_hints(getattr(type(self), self.csv_field).fget)["return"]
        return [name for model in _models_in(rows) for name in _columns(model)]

    def csv_rows(self) -> list[dict[str, Any]] | None:
        """Return the rows of the CSV, or None where the answer is no table."""
        if self.csv_field is None:
            return None
        return [flat(record) for record in getattr(self, self.csv_field)]


class Named(Answer):
    """A record in short."""

    id: str
    name: str


class HourRange(Answer):
    """Hours of study: the sum of the records' low, typical and high values."""

    low: int
    typical: int
    high: int

    @classmethod
    def total(cls, ranges: Iterable["HourRange"]) -> "HourRange":
        """Return the sum, bound by bound."""
        every = list(ranges)
        return cls(
            low=sum(one.low for one in every),
            typical=sum(one.typical for one in every),
            high=sum(one.high for one in every),
        )

    def words(self) -> str:
        """Return the range as text."""
        if not self.high:
            return "0 h"
        return f"{self.low:,}–{self.high:,} h, typically {self.typical:,} h"


def _plain(value: Any) -> Any:
    """Return records as plain objects and tuples as lists, however deep."""
    if isinstance(value, Model):
        value = value.__dict__
    if isinstance(value, dict):
        return {key: one if type(one) in ATOMS else _plain(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [one if type(one) in ATOMS else _plain(one) for one in value]
    return value


PROVENANCE = frozenset({"sources", "verification", "as_of", "check_by"})
"""What a record in a cell leaves out: how we know it, not what it says."""


def flat(record: Model) -> dict[str, Any]:
    """Return a record as one CSV row: nested keys joined by dots, lists by semicolons."""
    row: dict[str, Any] = {}

    def add(prefix: str, value: Any) -> None:
        if isinstance(value, Model):
            value = value.__dict__
        if isinstance(value, dict):
            for key, inner in value.items():
                add(f"{prefix}.{key}" if prefix else key, inner)
        elif isinstance(value, list | tuple):
            row[prefix] = "; ".join(map(_words, value)).rstrip()
        else:
            row[prefix] = value

    add("", record)
    return row


def _words(value: Any) -> str:
    """Return what stands for a value within a cell: a record's id, or else what it says."""
    if isinstance(value, Model):
        value = value.__dict__
    if isinstance(value, dict):
        if "id" in value:
            return str(value["id"])
        return " ".join(
            _words(one) for key, one in value.items() if key not in PROVENANCE and one is not None
        )
    if isinstance(value, list | tuple):
        return ", ".join(map(_words, value))
    if isinstance(value, bool):
        return str(value).lower()
    return "" if value is None else str(value)


def _columns(model: type[Model]) -> Iterator[str]:
    """Yield the columns of a record's class; those of a field by key are known by its rows only."""
    for name, field in model.model_fields.items():
        kind = field.annotation
        if get_origin(kind) is dict:
            continue
        inner = _models_in(kind) if get_origin(kind) is not tuple else []
        yield from (f"{name}.{key}" for one in inner for key in _columns(one))
        if not inner:
            yield name


def _models_in(kind: Any) -> list[type[Model]]:
    """Return the records an annotation names: itself, or in an optional value or a tuple."""
    if isinstance(kind, type) and issubclass(kind, Model):
        return [kind]
    return [model for part in get_args(kind) for model in _models_in(part)]
