"""What every answer has: a schema id, one JSON form, and the sources it rests on."""

from collections.abc import Iterable
from typing import Any, ClassVar

from mlcareer.models import Model, Source


class Report(Model):
    """An answer; its fields in order are its JSON."""

    csv_field: ClassVar[str | None] = None
    """The field that holds the rows of the answer's CSV; None where the answer is no table."""
    exit_code: ClassVar[int] = 0

    sources: tuple[Source, ...]

    def as_json(self) -> str:
        """Return the answer as indented JSON."""
        return self.model_dump_json(indent=2)

    def csv_rows(self) -> list[dict[str, Any]] | None:
        """Return the rows of the CSV, or None where the answer is no table."""
        if self.csv_field is None:
            return None
        return [flat(record) for record in getattr(self, self.csv_field)]


class Named(Model):
    """A record in short."""

    id: str
    name: str


class HourRange(Model):
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
