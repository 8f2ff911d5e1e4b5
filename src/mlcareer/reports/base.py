"""What every answer has: a schema id, one JSON form, and the sources it rests on."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, ClassVar

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


def flat(record: Model) -> dict[str, Any]:
    """Return a record as one CSV row: nested keys joined by dots, lists by semicolons."""
    row: dict[str, Any] = {}

    def add(prefix: str, value: Any) -> None:
        if isinstance(value, dict):
            for key, inner in value.items():
                add(f"{prefix}.{key}" if prefix else key, inner)
        elif isinstance(value, list):
            row[prefix] = "; ".join(
                str(one.get("id", one)) if isinstance(one, dict) else str(one) for one in value
            )
        else:
            row[prefix] = value

    add("", record.model_dump(mode="json"))
    return row
