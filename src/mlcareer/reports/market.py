"""The answer of ``mlcareer market``."""

from typing import ClassVar, Literal

from mlcareer.models import Population, Source, Statistic
from mlcareer.reports.base import Answer, Named, Report


class Counted(Answer):
    """One counted value of a population."""

    id: str
    name: str
    value: float
    unit: str
    sources: tuple[str, ...]


class Count(Answer):
    """A population of postings with its values, the largest first."""

    population: Population
    values: tuple[Counted, ...]
    hidden: int


class TrendPoint(Answer):
    """PyTorch against TensorFlow in one population."""

    id: str
    year: str
    population: str
    unit: str
    pytorch: float
    tensorflow: float
    ratio: float
    sources: tuple[str, ...]


class Market(Report):
    """What sources count about demand."""

    csv_field: ClassVar[str | None] = "rows"

    schema_id: Literal["mlcareer.market.v1"] = "mlcareer.market.v1"
    role: Named | None
    counts: tuple[Count, ...]
    trend: tuple[TrendPoint, ...]
    trend_note: str
    statistics: tuple[Statistic, ...]
    sources: tuple[Source, ...]

    @property
    def rows(self) -> tuple[Counted, ...]:
        """Every counted value, for the CSV."""
        return tuple(value for count in self.counts for value in count.values)
